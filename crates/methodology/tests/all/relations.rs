//! What relations of edits mean: typed trees, units, options. What is wrong with one is in `wrong`.

use figures::{Decimal, Lang, Measure, Period, Text};
use methodology::catalogue::{Column, Form, Span};
use methodology::formula::ast::Ordering;
use methodology::relation::{At, Check, Missing, Relation, Since, Term};
use methodology::{Catalogue, PackFile, load};

const PACK: &str = r#"
pack: { id: p, version: "1", title: { zh: 包, en: pack }, owner: o }
forms:
  B204-1:
    title: { zh: 表, en: form }
    source: { document: d }
    exempt_months: [1]
    items:
      "01": { title: { zh: 产值, en: output }, unit: 千元 }
      "03": { title: { zh: 销售, en: sales }, unit: 千元 }
  RK-1:
    title: { zh: 申请, en: application }
    source: { document: d }
    items:
      "01": { title: { zh: 产值, en: output }, unit: 万元 }
edits:
  E1:
    title: { zh: 一, en: one }
    class: B
    form: B204-1
    missing: skip_if_all
    parameters: { step: 1000 万元, low: 70 %, count: 3 }
    source: { document: d }
    checks:
"#;

fn catalogue(checks: &str) -> Catalogue {
    let (catalogue, issues) = load(&[PackFile { path: "p/pack.yaml".into(), text: format!("{PACK}{checks}") }]);
    assert!(issues.is_empty(), "{}", issues.iter().map(|i| i.render(Lang::En)).collect::<String>());
    catalogue
}

fn checks(text: &str) -> Vec<Check> {
    catalogue(text).edits["E1"].checks.clone()
}

fn only(holds: &str) -> Check {
    checks(&format!("      - holds: '{holds}'\n")).remove(0)
}

fn d(text: &str) -> Decimal {
    text.parse().expect(text)
}

#[test]
fn negations_move_inwards() {
    let check = only("not (B204-1.01 > B204-1.03 or unit.new)");
    let Relation::All(parts) = check.holds else { panic!("{:?}", check.holds) };
    assert!(matches!(&parts[0], Relation::Compare(_, Ordering::AtMost, _)));
    assert_eq!(parts[1], Relation::Unit { event: "new".into(), since: Since::Year, wanted: false });
    let check = only("not B204-1.01 in [0, step]");
    assert!(matches!(check.holds, Relation::Within { inside: false, .. }));
}

#[test]
fn amounts_are_compared_in_the_unit_of_the_constant() {
    let Relation::Compare(left, _, right) = only("B204-1.01 <= step").holds else { panic!() };
    assert_eq!((left.measure.name(), right.measure.name()), ("万元", "万元"));
    assert_eq!(left.term, Term::Scaled(Box::new(Term::Value(0)), d("1"), d("10")));
    let Relation::Within { value, low, .. } = only("B204-1.03 / B204-1.01 in [low, 130 %]").holds else { panic!() };
    assert_eq!(value.measure, Measure::percent());
    assert_eq!(low.term, Term::Number(d("70"), Some(Measure::percent())));
}

#[test]
fn zero_fits_every_unit_and_bare_numbers_fit_shares() {
    assert!(matches!(only("B204-1.01 >= 0").holds, Relation::Compare(..)));
    assert!(matches!(only("B204-1.03 / B204-1.01 <= 2").holds, Relation::Compare(..)));
    assert!(matches!(only("period.month > count").holds, Relation::Compare(..)));
}

#[test]
fn a_distance_within_a_tolerance_is_an_equality() {
    assert!(matches!(only("abs(B204-1.01 - B204-1.03) <= step").holds, Relation::Close(..)));
    assert!(matches!(only("not abs(B204-1.01 - B204-1.03) > step").holds, Relation::Close(..)));
    assert!(matches!(only("abs(B204-1.01 - B204-1.03) >= step").holds, Relation::Compare(..)));
}

#[test]
fn references_name_column_and_period_and_are_counted_once() {
    let check = only("same_period(month(B204-1.01)) = year_ago(RK-1.01) + previous(B204-1.01) - previous(B204-1.01)");
    let said: Vec<_> = check.operands.iter().map(|o| (o.form.as_str(), o.column, o.at)).collect();
    assert_eq!(said, [("B204-1", Some(Span::Month), At::SamePeriod), ("RK-1", None, At::YearAgo), ("B204-1", None, At::Previous)]);
    assert_eq!(check.own, 3);
}

#[test]
fn one_check_for_several_items_is_one_for_each() {
    let found = checks("      - { holds: item >= month(item), items: [\"01\", \"03\"], columns: [cumulative], class: C }\n");
    let items: Vec<_> = found.iter().map(|c| c.operands[0].item.as_str()).collect();
    assert_eq!(items, ["01", "03"]);
    assert_eq!((found[0].class.as_str(), found[0].columns.as_slice()), ("C", &[Span::Cumulative][..]));
}

#[test]
fn class_and_missing_are_those_of_the_edit_unless_said() {
    assert_eq!((only("B204-1.01 >= 0").class, only("B204-1.01 >= 0").missing), ("B".into(), Missing::SkipIfAll));
    let own = checks("      - { holds: B204-1.01 >= 0, missing: never_skip }\n").remove(0);
    assert_eq!((own.missing, own.when, own.hint), (Missing::NeverSkip, None, None));
}

#[test]
fn the_period_before_skips_exempt_months_and_stays_within_the_year_where_it_is_cumulative() {
    let catalogue = catalogue("      - holds: B204-1.01 >= 0\n");
    let form = &catalogue.forms["B204-1"];
    let previous = |text: &str| form.previous(text.parse::<Period>().expect(text)).map(|p| p.to_string());
    assert_eq!(previous("2021-03").as_deref(), Some("2021-02"));
    assert_eq!(previous("2021-02").as_deref(), Some("2020-12"));
    assert_eq!(previous("2021-01..03").as_deref(), Some("2021-01..02"));
    assert_eq!(previous("2021-01..02"), None);
    let mut quarterly = form.clone();
    quarterly.frequency = "quarterly".into();
    assert_eq!(quarterly.previous("2021-01..06".parse().expect("period")), "2021-01..03".parse().ok());
    assert_eq!(quarterly.previous("2021-Q2".parse().expect("period")), "2021-01..03".parse().ok());
}

#[test]
fn a_sheet_by_quarters_goes_on_over_the_turn_of_the_year() {
    let sheet = by_quarters();
    let previous = |text: &str| sheet.previous(text.parse::<Period>().expect(text)).map(|p| p.to_string());
    assert_eq!(previous("2021-01..03").as_deref(), Some("2020-Q4"));
    assert_eq!(previous("2021-Q2").as_deref(), Some("2021-01..03"));
    assert_eq!(previous("2020-Q4").as_deref(), Some("2020-Q3"));
}

#[test]
fn the_newest_report_of_a_form_ended_by_then_and_is_less_than_a_year_old() {
    let newest = |text: &str| -> Vec<String> {
        let until = text.parse::<Period>().expect(text);
        by_quarters().newest(until).iter().map(ToString::to_string).collect()
    };
    assert_eq!(newest("2021-05"), ["2021-01..03", "2020-Q4", "2020-Q3", "2020-Q2"]);
    assert_eq!(newest("2021-01..06"), ["2021-Q2", "2021-01..03", "2020-Q4", "2020-Q3"]);
    let monthly = catalogue("      - holds: B204-1.01 >= 0\n").forms["B204-1"].clone();
    assert_eq!(monthly.newest("2021-02".parse().expect("period")).len(), 12);
    assert_eq!(monthly.ending_with(2021, 6).iter().map(ToString::to_string).collect::<Vec<_>>(), ["2021-06", "2021-01..06"]);
}

/// A form with one column, of its quarter.
fn by_quarters() -> Form {
    let mut form = catalogue("      - holds: B204-1.01 >= 0\n").forms["B204-1"].clone();
    form.frequency = "quarterly".into();
    form.exempt_months = Vec::new();
    form.columns = vec![Column {
        id: "1".into(),
        title: Text::new("本季", "quarter"),
        aliases: Vec::new(),
        role: figures::Role::Current,
        span: Span::Report,
        locked: false,
    }];
    form
}

#[test]
fn growth_is_a_share_and_its_distance_is_in_points() {
    let check = only("abs(growth(B204-1.01) - growth(B204-1.03)) <= 30 百分点");
    let Relation::Close(a, b, slack) = &check.holds else { panic!("{:?}", check.holds) };
    assert_eq!((&a.term, &b.term), (&Term::Growth(0, 1), &Term::Growth(2, 3)));
    assert_eq!((a.measure.clone(), slack.measure.clone()), (Measure::percent(), Measure::points()));
    let said: Vec<_> = check.operands.iter().map(|o| (o.item.as_str(), o.at)).collect();
    assert_eq!(said, [("01", At::Own), ("01", At::LastYear), ("03", At::Own), ("03", At::LastYear)]);
    // A quotient is a share too, and is brought to per cent.
    let check = only("abs(B204-1.03 / B204-1.01 - previous(B204-1.03) / previous(B204-1.01)) <= 20 百分点");
    let Relation::Close(a, ..) = &check.holds else { panic!("{:?}", check.holds) };
    assert!(matches!(&a.term, Term::Scaled(_, over, under) if (*over, *under) == (d("100"), d("1"))), "{:?}", a.term);
}

#[test]
fn the_newest_value_of_a_form_may_be_asked_for_the_period_before() {
    let check = only("previous(latest(RK-1.01)) <= max(latest(RK-1.01), year_end(RK-1.01))");
    let said: Vec<_> = check.operands.iter().map(|o| (o.at, o.latest)).collect();
    assert_eq!(said, [(At::Previous, true), (At::Own, true), (At::YearEnd, false)]);
}

#[test]
fn dated_numbers_make_a_check_for_every_span_and_a_wanted_one_is_named() {
    let text = PACK.replace(
        "parameters: { step: 1000 万元, low: 70 %, count: 3 }",
        "parameters: { step: { 2020-01-01: 10 万元, 2021-07-01: 20 万元 }, low: { state: required, unit: 千元, note: n } }",
    );
    let text = format!("{text}      - holds: B204-1.01 <= step\n      - holds: B204-1.01 >= low\n");
    let (catalogue, issues) = load(&[PackFile { path: "p/pack.yaml".into(), text }]);
    assert!(issues.is_empty(), "{}", issues.iter().map(|i| i.render(Lang::En)).collect::<String>());
    let checks = &catalogue.edits["E1"].checks;
    let day = |text: &str| text.parse().expect(text);
    let amounts: Vec<_> = ["2019-12-31", "2020-01-01", "2021-06-30", "2021-07-01"]
        .map(|text| checks.iter().find(|c| c.text.ends_with("step") && c.in_force(day(text))).expect(text))
        .iter()
        .map(|c| match &c.holds {
            Relation::Compare(_, _, side) if c.wanted.is_empty() => side.term.clone(),
            _ => Term::Month,
        })
        .collect();
    let ten = |n: &str| Term::Number(d(n), Measure::parse("万元"));
    assert_eq!(amounts, [Term::Month, ten("10"), ten("10"), ten("20")]);
    assert!(checks.iter().filter(|c| c.text.ends_with("low")).all(|c| c.wanted == ["low"]));
    let todo: Vec<_> = catalogue.todo().into_iter().map(|w| (w.kind, w.id, w.note)).collect();
    assert_eq!(todo, [("parameter", "E1.low".to_owned(), "n".to_owned())]);
}

#[test]
fn an_office_sets_its_own_numbers_and_class() {
    let own = "tolerances:\n  E1: { class: C, parameters: { step: 5 万元 }, source: { document: o } }\n";
    let files = [
        PackFile { path: "p/pack.yaml".into(), text: format!("{PACK}      - holds: B204-1.01 <= step\n") },
        PackFile { path: "p/own.yaml".into(), text: own.into() },
    ];
    let (catalogue, issues) = load(&files);
    assert!(issues.is_empty(), "{}", issues.iter().map(|i| i.render(Lang::En)).collect::<String>());
    let check = &catalogue.edits["E1"].checks[0];
    let Relation::Compare(_, _, right) = &check.holds else { panic!() };
    assert_eq!((check.class.as_str(), &right.term), ("C", &Term::Number(d("5"), Measure::parse("万元"))));
}

#[test]
fn formulas_of_indicators_know_bounds_but_not_strokes() {
    let indicator = |formula: &str| {
        let text = format!(
            "      - holds: B204-1.01 >= 0\nindicators:\n  a: {{ title: {{ zh: 甲, en: a }}, unit: 家, owner: o, frequency: monthly, source: {{ document: d }}, formula: {{ 2018-01-01: '{formula}' }} }}\n"
        );
        load(&[PackFile { path: "p/pack.yaml".into(), text: format!("{PACK}{text}") }]).1
    };
    assert!(indicator("count(B204-1 where B204-1.01 in [0, 2000 万元])").is_empty());
    assert_eq!(indicator("count(B204-1 where B204-1.01 / B204-1.03 > 2)")[0].code, "division");
}
