//! The packs of the project load without an issue and say what the other crates rely on.

use crate::folder;
use figures::{Lang, Measure};
use methodology::catalogue::Nature;
use methodology::{Catalogue, load};

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
        assert_eq!((level.growth, &level.indicator.measure), (false, &Measure::parse("千元").expect("unit")));
        assert!(catalogue.resolve(&format!("{id}.growth")).is_some_and(|r| r.growth && r.indicator.id == id));
    }
    assert!(catalogue.resolve("industry.output.grwth").is_none());
}

#[test]
fn what_is_required_is_listed_and_nothing_else() {
    let catalogue = official();
    let wanted: Vec<String> = catalogue.todo().into_iter().map(|w| w.id).collect();
    assert_eq!(wanted, ["industry.value_added", "products", "strategic_emerging"]);
    let indicator = catalogue.indicator("industry.value_added").expect("defined");
    let day = "2021-06-30".parse().expect("date");
    assert!(catalogue.formula_at(indicator, day).is_some_and(|f| f.expr.is_none()));
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

#[test]
fn all_packs_of_the_project_fit_together() {
    let (catalogue, issues) = load(&folder::read(&folder::packs(), &["."]));
    let rendered: Vec<String> = issues.iter().map(|i| i.render(Lang::En)).collect();
    assert!(issues.is_empty(), "{}", rendered.join("\n"));
    assert!(catalogue.packs.len() >= 3);
}
