//! The packs of the project load without an issue and say what the other crates rely on.

use crate::folder;
use figures::{Lang, Measure};
use methodology::catalogue::{Nature, Source};
use methodology::{Catalogue, load};
use std::collections::BTreeSet;

fn official() -> Catalogue {
    let (catalogue, issues) = load(&folder::read(&folder::packs(), &["base", "industry-monthly", "examples-a7"]));
    let rendered: Vec<String> = issues.iter().map(|i| i.render(Lang::En)).collect();
    assert!(issues.is_empty(), "{}", rendered.join("\n"));
    catalogue
}

#[test]
fn the_official_packs_have_no_issues() {
    let catalogue = official();
    assert_eq!(catalogue.zone, "Asia/Shanghai");
    assert_eq!(catalogue.code_exceptions.len(), 4);
    assert!(catalogue.legal_forms.iter().any(|form| form == "有限公司"));
    assert_eq!(catalogue.disclosure.min_units, 3);
    assert_eq!(catalogue.packs[0].id, "base");
}

#[test]
fn headline_indicators_are_there_with_their_growth() {
    let catalogue = official();
    for id in
        ["industry.output", "industry.output.digital_core", "industry.sales", "industry.exports", "industry.revenue", "industry.profit"]
    {
        let level = catalogue.resolve(id).expect(id);
        assert_eq!((level.transform, &level.indicator.measure), (figures::Transform::Level, &Measure::parse("千元").expect("unit")));
        assert!(
            catalogue.resolve(&format!("{id}.growth")).is_some_and(|r| r.transform == figures::Transform::Growth && r.indicator.id == id)
        );
    }
    assert!(catalogue.resolve("industry.output.grwth").is_none());
}

#[test]
fn what_is_required_is_listed_and_nothing_else() {
    let catalogue = official();
    let wanted: Vec<String> = catalogue.todo().into_iter().map(|w| w.id).collect();
    let limits = ["industry.energy.coal", "industry.energy.per_output", "industry.value_added"];
    let (numbers, whole): (Vec<&String>, Vec<&String>) = wanted.iter().partition(|id| id.starts_with('E'));
    let definitions =
        ["industry.capacity_utilisation", "industry.value_added", "products", "sei_products", "strategic_emerging", "producer_price_index"];
    assert_eq!(whole[..definitions.len()], definitions);
    assert_eq!(whole[definitions.len()..], limits, "thresholds");
    let edits: std::collections::BTreeSet<&str> = numbers.iter().filter_map(|id| id.split('.').next()).collect();
    assert_eq!(edits.into_iter().collect::<Vec<_>>(), ["E27", "E32"]);
    let indicator = catalogue.indicator("industry.value_added").expect("defined");
    let day = "2021-06-30".parse().expect("date");
    assert!(catalogue.formula_at(indicator, day).is_some_and(|f| f.expr.is_none()));
}

#[test]
fn every_edit_of_the_methodology_is_there_but_those_of_projects() {
    let catalogue = official();
    let asked = (1..=44).filter(|n| !(37..=41).contains(n)).map(|n| format!("E{n:02}"));
    let missing: Vec<String> = asked.filter(|id| !catalogue.edits.contains_key(id)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let bare = |e: &&methodology::catalogue::Edit| e.checks.is_empty() && e.outliers.is_empty() && e.macros.is_empty();
    // What is no arithmetic is a rule of the checker or of the reader.
    let ruled: Vec<&str> = catalogue.edits.values().filter(bare).map(|e| e.id.as_str()).collect();
    assert_eq!(ruled, ["E-unit-slip", "E01", "E02", "E04", "E06", "E42"]);
}

#[test]
fn a_value_bears_on_the_indicator_that_sums_its_item() {
    let catalogue = official();
    let day = "2021-06-30".parse().expect("date");
    let edit = &catalogue.edits["E13"];
    let on = |form: &str, item: &str| catalogue.headline(edit, form, item, day).map(|h| (h.indicator.id.clone(), h.factor.to_string()));
    let one = |id: &str| Some((id.to_owned(), "1".to_owned()));
    assert_eq!(on("B204-1", "01"), one("industry.output"));
    assert_eq!(on("B204-1", "04"), one("industry.exports"));
    assert_eq!(on("B203", "327"), one("industry.profit"));
    assert_eq!(on("B203", "213"), one("industry.assets"));
    assert_eq!(on("B203", "101"), None);
    let named = methodology::catalogue::Edit { headline: Some("industry.sales".into()), ..edit.clone() };
    assert_eq!(catalogue.headline(&named, "B204-1", "03", day).map(|h| h.indicator.id.as_str()), Some("industry.sales"));
    assert_eq!(catalogue.headline(&named, "B204-1", "01", day), None);
}

#[test]
fn formulas_are_in_force_from_their_day() {
    let catalogue = official();
    let output = catalogue.indicator("industry.output").expect("defined");
    assert!(catalogue.formula_at(output, "2017-12-31".parse().expect("date")).is_none());
    assert!(catalogue.formula_at(output, "2018-01-01".parse().expect("date")).is_some());
}

#[test]
fn balances_and_averages_are_not_flows() {
    let catalogue = official();
    let nature = |form: &str, code: &str| catalogue.forms.get(form).and_then(|f| f.items.get(code)).expect(code).nature;
    for code in ["201", "202", "205", "213", "217", "218"] {
        assert_eq!(nature("B203", code), Nature::Stock, "B203 {code}");
    }
    let rest = [nature("202-1", "01"), nature("202-1", "02"), nature("B203", "606"), nature("B203", "301"), nature("B204-1", "01")];
    assert_eq!(rest, [Nature::Stock, Nature::Average, Nature::Average, Nature::Flow, Nature::Flow]);
    assert_eq!(catalogue.forms["B104-3"].families["products"].nature, Nature::Stock);
}

fn all() -> Catalogue {
    load(&folder::read(&folder::packs(), &["."])).0
}

#[test]
fn every_indicator_has_its_full_card_and_a_worked_example() {
    let catalogue = all();
    // Those of the examples of methods show what a formula does, and nobody monitors them.
    let monitored = |id: &str| !id.starts_with("example.");
    let unfinished = catalogue.unfinished().into_iter().filter(|w| monitored(&w.id));
    let open: Vec<String> = unfinished.map(|w| format!("{} {}: {}", w.kind, w.id, w.note)).collect();
    assert!(open.is_empty(), "{}", open.join("\n"));
    assert!(catalogue.indicators.keys().filter(|id| monitored(id)).count() >= 60);
}

#[test]
fn thresholds_are_official_or_say_that_they_are_not() {
    for indicator in all().indicators.values() {
        let thresholds = &indicator.thresholds;
        let set = thresholds.warning.or(thresholds.excellence).is_some();
        assert_eq!(set, thresholds.source.as_ref().is_some_and(|s| !matches!(s, Source::Required { .. })), "{}", indicator.id);
    }
}

#[test]
fn every_category_is_used_and_has_a_place_of_its_own() {
    let catalogue = all();
    let used: BTreeSet<&str> = catalogue.indicators.values().filter_map(|i| i.card.category.as_deref()).collect();
    assert_eq!(used, catalogue.categories.keys().map(String::as_str).collect());
    assert_eq!(catalogue.categories.values().map(|c| c.order).collect::<BTreeSet<_>>().len(), catalogue.categories.len());
}

#[test]
fn all_packs_of_the_project_fit_together() {
    let (catalogue, issues) = load(&folder::read(&folder::packs(), &["."]));
    let rendered: Vec<String> = issues.iter().map(|i| i.render(Lang::En)).collect();
    assert!(issues.is_empty(), "{}", rendered.join("\n"));
    assert!(catalogue.packs.len() >= 3);
}

#[test]
fn sums_of_what_happened_add_up_over_the_year_and_nothing_else_does() {
    let catalogue = official();
    let day = "2021-06-30".parse().expect("date");
    let adds_up = |id: &str| catalogue.adds_up(catalogue.indicator(id).expect(id), day);
    let flows = ["industry.output", "industry.output.digital_core", "industry.profit", "industry.electricity"];
    let others = ["industry.assets", "industry.sales_rate", "industry.rd.units"];
    assert_eq!((flows.map(adds_up), others.map(adds_up)), ([true; 4], [false; 3]));
}
