//! Who sees which causes of a change: single units only those who may, and the shares add up for everybody.

mod common;

use common::{d, figure, unit, value};
use figures::{CreditCode, Moment, Outcome, Text};
use indicators::diff::{Cause, Counts, DefinitionCause, Diff, Exact, FilingCause, Step};
use methodology::catalogue::Disclosure;
use publication::difference::{Difference, Why, disclose};
use publication::disclosure::{Audience, Gate};

const ID: &str = "industry.output@2021-01..06";

fn gate(audience: Audience) -> Gate {
    Gate::new(&Disclosure { min_units: 3, trusted: vec!["office".to_owned()], ..Disclosure::default() }, audience)
}

fn amount(n: i64) -> Exact {
    Exact::between(d("0"), n.into())
}

fn step(cause: Cause, share: i64) -> Step {
    Step { at: Moment::from_micros(0), cause, before: value("1"), after: value("2"), share: Some(amount(share)), together: 0 }
}

fn filing(n: u32, share: i64) -> Step {
    let unit = CreditCode::fictional(n).as_str().to_owned();
    step(Cause::Filing(FilingCause { unit, name: String::new(), form: "B204-1".to_owned(), horizon: false, facts: Vec::new() }), share)
}

fn definition(share: i64) -> Step {
    step(Cause::Definition(DefinitionCause { hash: (String::new(), String::new()), changed: Vec::new() }), share)
}

/// A change by filings of so many units, of 10, 20, …, and by other definitions, of 7.
fn diff(units: u32, contributors: u64) -> Diff {
    let mut causes: Vec<Step> = (1..=units).map(|n| filing(n, i64::from(n) * 10)).collect();
    causes.push(definition(7));
    let change: i64 = (1..=i64::from(units)).map(|n| n * 10).sum::<i64>() + 7;
    Diff {
        title: Text::new("产值", "output"),
        area: Text::new("园区", "park"),
        shown: (unit("千元"), 0),
        from: figure(ID, value("100"), "千元", contributors),
        to: figure(ID, Outcome::Value(d("100") + figures::Decimal::from(change)), "千元", contributors),
        measure: unit("千元"),
        change: Some(amount(change)),
        causes,
        without_effect: Counts::default(),
    }
}

fn added_up(told: &Difference) -> Exact {
    told.causes.iter().filter_map(|s| s.share).chain(told.together.iter().filter_map(|t| t.share)).fold(Exact::ZERO, Exact::plus)
}

#[test]
fn the_office_sees_every_cause() {
    let told = disclose(diff(4, 10), &gate(Audience::Office));
    assert_eq!((told.causes.len(), told.together.len()), (5, 0));
    assert_eq!(Some(added_up(&told)), told.change);
}

#[test]
fn the_public_sees_definitions_beside_what_enough_units_did_together() {
    let told = disclose(diff(3, 10), &gate(Audience::Public));
    assert_eq!(told.causes.iter().map(|s| s.cause.kind()).collect::<Vec<_>>(), ["definition"]);
    assert_eq!(told.together.iter().map(|t| (t.why, t.causes, t.share)).collect::<Vec<_>>(), [(Why::Withheld, 3, Some(amount(60)))]);
    assert!(told.causes.iter().all(|s| s.before.value().is_none() && s.after.value().is_none()), "totals between the two are withheld");
}

#[test]
fn what_too_few_units_did_is_not_told_apart_from_the_definitions() {
    let told = disclose(diff(2, 10), &gate(Audience::Public));
    assert_eq!((told.causes.len(), told.together[0].causes, told.together[0].share), (0, 3, told.change));
    let alone = disclose(diff(0, 10), &gate(Audience::Public));
    assert_eq!((alone.causes.len(), alone.together.len()), (1, 0), "definitions alone are nobody's secret");
}

#[test]
fn a_firm_sees_its_own_and_the_others_together() {
    let firm = Audience::Firm(CreditCode::fictional(2));
    let told = disclose(diff(2, 10), &gate(firm.clone()));
    assert_eq!(told.causes.iter().map(|s| s.share).collect::<Vec<_>>(), [Some(amount(20))]);
    assert_eq!((told.together[0].causes, told.together[0].share), (2, Some(amount(17))), "one other unit, told with the definitions");
    let told = disclose(diff(4, 10), &gate(firm));
    assert_eq!(told.causes.len(), 2);
    assert_eq!(Some(added_up(&told)), told.change);
}

#[test]
fn a_withheld_figure_has_no_causes() {
    let told = disclose(diff(3, 2), &gate(Audience::Public));
    assert!(told.is_withheld() && told.causes.is_empty() && told.together.is_empty() && told.change.is_none());
}

#[test]
fn the_largest_are_told_one_by_one() {
    let told = disclose(diff(4, 10), &gate(Audience::Office)).top(2);
    assert_eq!(told.causes.iter().map(|s| s.share).collect::<Vec<_>>(), [Some(amount(30)), Some(amount(40))]);
    assert_eq!(told.together.iter().map(|t| (t.why, t.causes, t.share)).collect::<Vec<_>>(), [(Why::Small, 3, Some(amount(37)))]);
}
