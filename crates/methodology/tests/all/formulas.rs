//! What formulas mean: the typed trees and units the engine is given.

use figures::{Decimal, Lang, Measure};
use methodology::formula::ast::{Cond, Expr, Ordering, Term, Whole};
use methodology::{Catalogue, PackFile, load};

const PACK: &str = r#"
pack: { id: p, version: "1", title: { zh: 包, en: pack }, owner: o }
forms:
  B204-1:
    title: { zh: 表, en: form }
    source: { document: d }
    items:
      "01": { title: { zh: 产值, en: output }, unit: 千元 }
      "02": { title: { zh: 产值, en: output }, unit: 万元 }
      "05": { title: { zh: 用地, en: land }, unit: 亩 }
      "06": { title: { zh: 用地, en: land }, unit: m² }
classifications:
  one: { title: { zh: 一, en: one }, source: { document: d }, classes: { x: { title: { zh: 甲, en: x }, codes: ["39*"] } } }
  two:
    title: { zh: 二, en: two }
    source: { document: d }
    classes: { x: { title: { zh: 甲, en: x }, codes: ["39*"] }, "01": { title: { zh: 乙, en: y }, codes: ["3562"] } }
  later: { title: { zh: 缺, en: later }, source: { state: required, note: the list }, classes: {} }
tables:
  rate: { title: { zh: 率, en: rate }, unit: "%", source: { document: d }, values: { 2018-01-01: { "39": 20, "3973": 25.5 }, 2020-01-01: { "39": 21 } } }
indicators:
"#;

fn indicator(id: &str, unit: &str, formula: &str) -> String {
    let formula = formula.replace('\'', "''");
    format!(
        "  {id}: {{ title: {{ zh: 甲, en: a }}, unit: \"{unit}\", owner: o, frequency: monthly, source: {{ document: d }}, formula: {{ 2018-01-01: '{formula}' }} }}\n"
    )
}

fn catalogue(indicators: &[(&str, &str, &str)]) -> Catalogue {
    let text: String = indicators.iter().map(|(id, unit, formula)| indicator(id, unit, formula)).collect();
    let (catalogue, issues) = load(&[PackFile { path: "p/pack.yaml".into(), text: format!("{PACK}{text}") }]);
    assert!(issues.is_empty(), "{}", issues.iter().map(|i| i.render(Lang::En)).collect::<String>());
    catalogue
}

fn expr(unit: &str, formula: &str) -> Expr {
    tree(&catalogue(&[("a", unit, formula)]), "a")
}

fn tree(catalogue: &Catalogue, id: &str) -> Expr {
    catalogue.indicator(id).and_then(|i| i.formulas[0].expr.clone()).expect("checked tree")
}

fn item(code: &str) -> Term {
    Term::Item { form: "B204-1".into(), item: code.into() }
}

fn sum(term: Term, filter: Cond) -> Expr {
    Expr::Sum { term, filter }
}

fn class(classification: &str, class: &str) -> Cond {
    Cond::InClass { classification: classification.into(), class: class.into() }
}

fn scaled(term: Term, over: i64, under: i64) -> Term {
    Term::Scaled(Box::new(term), Decimal::from(over), Decimal::from(under))
}

#[test]
fn a_sum_is_over_everyone_or_over_a_class() {
    assert_eq!(expr("千元", "sum(B204-1.01)"), sum(item("01"), Cond::True));
    assert_eq!(expr("千元", "sum(B204-1.01 where industry in one)"), sum(item("01"), class("one", "x")));
    assert_eq!(expr("千元", "sum(B204-1.01 where industry in two.01)"), sum(item("01"), class("two", "01")));
}

#[test]
fn a_classification_alone_stands_for_all_its_classes() {
    let all = Cond::Or(Box::new(class("two", "01")), Box::new(class("two", "x")));
    assert_eq!(expr("千元", "sum(B204-1.01 where industry in two)"), sum(item("01"), all));
}

#[test]
fn mu_and_square_metres_are_added_with_an_exact_factor() {
    // 1 m² is 3/2000 亩.
    let term = Term::Add(Box::new(item("05")), Box::new(scaled(item("06"), 3, 2000)));
    assert_eq!(expr("亩", "sum(B204-1.05 + B204-1.06)"), sum(term, Cond::True));
}

#[test]
fn a_sum_comes_in_the_declared_unit() {
    assert_eq!(expr("万元", "sum(B204-1.01)"), sum(scaled(item("01"), 1, 10), Cond::True));
    let table = Term::Mul(Box::new(item("01")), Box::new(Term::Table("rate".into())));
    assert_eq!(expr("千元", "sum(B204-1.01 * table(rate))"), sum(scaled(table, 1, 100), Cond::True));
}

#[test]
fn whole_formulas_are_added_in_the_unit_of_the_first() {
    let ten_thousand = sum(scaled(item("02"), 10, 1), Cond::True);
    let both = Expr::Add(Box::new(sum(item("01"), Cond::True)), Box::new(ten_thousand));
    assert_eq!(expr("千元", "sum(B204-1.01) + sum(B204-1.02)"), both);
}

#[test]
fn a_ratio_keeps_its_own_unit() {
    let catalogue = catalogue(&[("a", "%", "ratio(sum(B204-1.01), sum(B204-1.02))")]);
    let a = catalogue.indicator("a").expect("a");
    assert_eq!(a.shown, Measure::percent());
    // 千元 over 万元: one of it is a tenth.
    assert_eq!(a.measure.convert(Decimal::ONE, &Measure::percent()), Some(Decimal::from(10)));
}

#[test]
fn shares_growth_and_other_indicators() {
    let catalogue = catalogue(&[
        ("z.part", "千元", "sum(B204-1.01 where industry in one)"),
        ("a.share", "%", "share(z.part, of: parent_area)"),
        ("b.share", "%", "share(z.part, of: sum(B204-1.01))"),
        ("c", "%", "growth(cumulative(z.part))"),
        ("d", "百分点", "a.share.growth"),
        ("e", "%", "z.part.growth"),
    ]);
    let part = || Box::new(Expr::Indicator("z.part".into()));
    assert_eq!(tree(&catalogue, "a.share"), Expr::Share { part: part(), whole: Whole::ParentArea });
    let whole = Whole::Of(Box::new(sum(item("01"), Cond::True)));
    assert_eq!(tree(&catalogue, "b.share"), Expr::Share { part: part(), whole });
    assert_eq!(tree(&catalogue, "c"), Expr::Growth(Box::new(Expr::Cumulative(part()))));
    assert_eq!(tree(&catalogue, "d"), Expr::Growth(Box::new(Expr::Indicator("a.share".into()))));
    assert_eq!(tree(&catalogue, "e"), Expr::Growth(part()));
}

#[test]
fn conditions_bind_not_before_and_before_or() {
    let street = Cond::Attribute { name: "street".into(), value: "东街".into() };
    let more = Cond::Compare(item("01"), Ordering::Greater, scaled(Term::Number(Decimal::from(2000), Measure::parse("万元")), 10, 1));
    let both = Cond::And(Box::new(Cond::Not(Box::new(street))), Box::new(more));
    let all = Cond::Or(Box::new(both), Box::new(class("one", "x")));
    let text = "count(B204-1 where not street = \"东街\" and B204-1.01 > 2000 万元 or industry in one)";
    assert_eq!(expr("家", text), Expr::Count { form: "B204-1".into(), filter: all });
}

#[test]
fn zero_needs_no_unit() {
    let positive = Cond::Compare(item("01"), Ordering::Greater, Term::Number(Decimal::ZERO, None));
    assert_eq!(expr("家", "count(B204-1 where B204-1.01 > 0)"), Expr::Count { form: "B204-1".into(), filter: positive });
}

#[test]
fn what_is_known_is_equal_to_itself() {
    let known = Cond::Compare(item("01"), Ordering::Equal, item("01"));
    assert_eq!(expr("家", "count(B204-1 where known(B204-1.01))"), Expr::Count { form: "B204-1".into(), filter: known });
}

#[test]
fn what_uses_a_wanted_definition_has_no_tree_and_no_issue() {
    let catalogue = catalogue(&[("a", "千元", "sum(B204-1.01 where industry in later)")]);
    assert_eq!(catalogue.indicator("a").map(|a| a.formulas[0].expr.clone()), Some(None));
    assert_eq!(catalogue.todo().len(), 1);
}

#[test]
fn tables_take_the_longest_code_and_the_latest_day() {
    let catalogue = catalogue(&[("a", "千元", "sum(B204-1.01)")]);
    let rate = |day: &str, code| catalogue.tables["rate"].value_at(day.parse().expect("date"), code);
    assert_eq!(rate("2019-06-30", "3973"), "25.5".parse().ok());
    assert_eq!(rate("2019-06-30", "3911"), Some(Decimal::from(20)));
    assert_eq!(rate("2021-06-30", "3973"), Some(Decimal::from(21)));
    assert_eq!(rate("2017-06-30", "3973"), None);
    assert_eq!(catalogue.classifications["two"].classes_of("3973"), ["x"]);
}

#[test]
fn the_hash_names_the_files_whatever_their_order() {
    let file = |path: &str, text: &str| PackFile { path: path.into(), text: text.into() };
    let (a, b) = (file("a", "1"), file("b", "2"));
    assert_eq!(methodology::hash(&[a.clone(), b.clone()]), methodology::hash(&[b.clone(), a.clone()]));
    assert_ne!(methodology::hash(std::slice::from_ref(&a)), methodology::hash(&[a, b]));
    assert_ne!(methodology::hash(&[file("ab", "c")]), methodology::hash(&[file("a", "bc")]));
}
