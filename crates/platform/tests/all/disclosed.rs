//! The primary rules of disclosure over the sample park: what the public, a leader and a firm see, recomputed from what firms filed.

use crate::wanmu::{park, wanmu};
use figures::Decimal;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const AT: [&str; 2] = ["--as-of", "2021-08-10"];

fn asked(indicator: &str, more: &[&str]) -> Vec<Value> {
    let run = wanmu(park(), &[&["figure", indicator, "--period", "2021-H1", "--json"], &AT[..], more].concat());
    assert_eq!(run.code, 0, "{indicator} {more:?} {}", run.err);
    let document = run.json();
    document["figures"].as_array().cloned().unwrap_or_else(|| vec![document])
}

fn value(figure: &Value) -> Option<Decimal> {
    figure["value"].as_str().map(|text| text.parse().expect("decimal"))
}

/// Values by member.
fn by(indicator: &str, dimension: &str, audience: &str) -> BTreeMap<String, Option<Decimal>> {
    let all = asked(indicator, &["--by", dimension, "--audience", audience]);
    all.iter().map(|figure| (figure["by"][dimension].as_str().expect("member").to_owned(), value(figure))).collect()
}

fn alone(id: &str, audience: &str) -> Value {
    let run = wanmu(park(), &[&["explain", id, "--audience", audience, "--json"], &AT[..]].concat());
    run.json()["figure"].clone()
}

fn total(all: &BTreeMap<String, Option<Decimal>>, of: &BTreeSet<&String>) -> Decimal {
    of.iter().filter_map(|member| all[*member]).sum()
}

/// What the office sees of a table, and of what the public sees each member or that it doesn't.
fn tables(indicator: &str, dimension: &str) -> [BTreeMap<String, Option<Decimal>>; 2] {
    ["office", "public"].map(|audience| by(indicator, dimension, audience))
}

#[test]
fn what_is_shown_of_divisions_leaves_no_single_one() {
    for dimension in ["division", "industry", "street", "leading", "hightech", "digital_core"] {
        let [office, public] = tables("industry.output", dimension);
        assert_eq!(office.keys().collect::<Vec<_>>(), public.keys().collect::<Vec<_>>());
        for (member, shown) in &public {
            assert!(shown.is_none() || *shown == office[member], "{dimension} {member}");
        }
        let hidden: BTreeSet<&String> =
            public.iter().filter(|(member, shown)| shown.is_none() && office[*member].is_some()).map(|(m, _)| m).collect();
        assert_ne!(hidden.len(), 1, "{dimension}: {hidden:?} is what the others leave");
        let largest = hidden.iter().filter_map(|member| office[*member]).max().unwrap_or_default();
        assert!(hidden.is_empty() || largest < total(&office, &hidden), "{dimension}");
    }
    let [office, public] = tables("industry.output", "industry");
    assert!(public.values().filter(|shown| shown.is_none()).count() > 2 && office.values().all(Option::is_some));
}

/// Firms by division with their amounts, from what the office sees.
#[test]
fn a_division_is_shown_where_three_or_more_have_it_and_none_most_of_it() {
    let firms = by("industry.output", "firm", "office");
    let (office, public) = (by("industry.output", "division", "office"), by("industry.output", "division", "public"));
    for (division, _) in public.iter().filter(|(_, shown)| shown.is_some()) {
        let id = format!("industry.output@2021-H1,by=division:{division}");
        let run = wanmu(park(), &[&["explain", &id, "--json"], &AT[..]].concat());
        let members = run.json()["sections"][0]["population"].as_array().cloned().expect("population");
        let here = members.iter().filter(|m| m["part"] != "reclassified_out");
        let amounts: Vec<Decimal> = here.filter_map(|m| firms.get(m["unit"].as_str()?).copied().flatten()).collect();
        let largest = amounts.iter().max().copied().unwrap_or_default();
        assert!(amounts.len() >= 3, "{division}");
        assert!(largest * Decimal::ONE_HUNDRED <= office[division].expect("value") * Decimal::from(70), "{division}");
    }
}

#[test]
fn a_cell_asked_alone_gets_the_answer_of_its_table() {
    for dimension in ["division", "leading"] {
        for (member, shown) in by("industry.output", dimension, "public") {
            let one = alone(&format!("industry.output@2021-H1,by={dimension}:{member}"), "public");
            assert_eq!(value(&one), shown, "{dimension} {member}");
            assert_eq!(one["reason"] == "suppressed", shown.is_none());
        }
    }
    // An indicator of its own is the same cell.
    for (member, indicator) in [("hightech", "industry.output.hightech"), ("other", "industry.output.non_hightech")] {
        assert_eq!(
            by("industry.output", "hightech", "public")[member],
            value(&asked(indicator, &["--audience", "public"])[0]),
            "{indicator}"
        );
    }
    for class in ["microelectronics", "smart_equipment", "biomedicine"] {
        let own = value(&asked(&format!("industry.output.{class}"), &["--audience", "public"])[0]);
        assert_eq!(by("industry.output", "leading", "public")[class], own, "{class}");
    }
}

#[test]
fn the_growth_and_the_pull_of_a_withheld_cell_are_withheld() {
    let levels = by("industry.output", "industry", "public");
    for ending in ["growth", "pull", "contribution"] {
        let changes = by(&format!("industry.output.{ending}"), "industry", "public");
        for (member, shown) in levels.iter().filter(|(_, shown)| shown.is_none()) {
            assert_eq!(changes[member], *shown, "{ending} {member}");
        }
    }
}

#[test]
fn a_combination_that_is_not_proven_is_refused_with_a_sentence() {
    let refused = |indicator: &str, more: &[&str]| {
        let figures = asked(indicator, &[more, &["--audience", "leader"]].concat());
        assert!(figures.iter().all(|f| f["value"].is_null() && f["reason"] == "suppressed"), "{indicator} {more:?}");
        figures[0]["withheld"]["rule"].as_str().map(str::to_owned)
    };
    for (indicator, more) in [
        ("industry.output.hightech", &["--by", "division"][..]),
        ("industry.output", &["--area", "district_rest", "--by", "division"]),
        ("industry.output.hightech", &["--area", "district_rest"]),
        ("industry.output", &["--by", "hightech+digital_core"]),
    ] {
        assert_eq!(refused(indicator, more).as_deref(), Some("not_proven_safe"), "{indicator} {more:?}");
    }
    let run = wanmu(
        park(),
        &[
            &["figure", "industry.output.hightech", "--period", "2021-H1", "--by", "division", "--audience", "public", "--lang", "en"],
            &AT[..],
        ]
        .concat(),
    );
    assert!(run.err.contains("has not been shown to be safe"), "{}", run.err);
    let office = asked("industry.output.hightech", &["--by", "division"]);
    assert!(office.iter().all(|f| f["value"].is_string() && f["withheld"].is_null()));
}

#[test]
fn a_firm_sees_itself_exactly_and_no_other() {
    let firms = by("industry.output", "firm", "office");
    let (code, own) = firms.iter().find(|(_, value)| value.is_some()).expect("a firm");
    let seen = by("industry.output", "firm", &format!("firm:{code}"));
    assert_eq!(seen.iter().filter(|(_, value)| value.is_some()).collect::<Vec<_>>(), [(code, own)]);
    let public = by("industry.output", "division", "public");
    let as_firm = by("industry.output", "division", &format!("firm:{code}"));
    assert!(as_firm.iter().all(|(member, value)| value.is_none() || public[member] == *value), "no division more than everybody");
}
