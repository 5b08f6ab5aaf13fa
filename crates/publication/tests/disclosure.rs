//! The gate: who sees what, and what is left of a figure that may not be seen.

mod common;

use common::{d, figure, rules, unit, value, with};
use figures::{Attributes, Base, CreditCode, Figure, Outcome, Panel, PanelPart, Reason};
use publication::{Audience, Gate};

fn gate(audience: Audience) -> Gate {
    Gate::new(&rules(), audience)
}

fn firm(n: u32) -> Audience {
    Audience::Firm(CreditCode::fictional(n))
}

fn cell(n: u32) -> Figure {
    figure(&format!("industry.output@2021-01..06,by=firm:{}", CreditCode::fictional(n)), value("5"), "千元", 1).bare()
}

const SUPPRESSED: Outcome = Outcome::Missing(Reason::Suppressed);

#[test]
fn audiences_are_read_by_their_words() {
    assert_eq!(Audience::parse("public", &[]), Some(Audience::Public));
    assert_eq!(Audience::parse(&format!("firm:{}", CreditCode::fictional(7)), &[]), Some(firm(7)));
    assert_eq!(Audience::parse("firm:9135", &[]), None);
    assert_eq!(Audience::parse("everybody", &[]), None);
}

#[test]
fn a_firm_sees_its_own_cell_and_nobody_elses() {
    assert_eq!(gate(firm(1)).pass(cell(1)).outcome(), value("5"));
    assert_eq!(gate(firm(1)).pass(cell(2)).outcome(), SUPPRESSED);
    assert_eq!(gate(Audience::Public).pass(cell(1)).outcome(), SUPPRESSED);
    assert_eq!(gate(Audience::Office).pass(cell(1)).outcome(), value("5"));
}

#[test]
fn a_total_that_an_office_filed_is_no_single_firm() {
    let id = |by: &str| format!("Q101-1.51@2021-01..06,by={by}:{}", CreditCode::fictional(1));
    let pass = |by: &str| gate(Audience::Public).pass(figure(&id(by), value("47"), "个", 1)).outcome();
    assert_eq!((pass(figures::BY_OFFICE), pass("firm"), pass("office")), (value("47"), SUPPRESSED, SUPPRESSED));
}

#[test]
fn an_aggregate_of_too_few_units_is_withheld() {
    let of = |n: u64| figure("industry.output@2021-01..06", value("5"), "千元", n);
    assert_eq!(gate(Audience::Public).pass(of(3)).outcome(), value("5"));
    assert_eq!(gate(Audience::Public).pass(of(2)).outcome(), SUPPRESSED);
    assert_eq!(gate(firm(1)).pass(of(2)).outcome(), SUPPRESSED);
    assert_eq!(gate(Audience::Leader).pass(of(2)).outcome(), value("5"));
    let nobody = figure("industry.output@2021-01..06", Outcome::Missing(Reason::NotFiled), "千元", 0);
    assert_eq!(gate(Audience::Public).pass(nobody).outcome(), Outcome::Missing(Reason::NotFiled));
}

fn growth_with_one_new_unit(contributors: u64) -> Figure {
    let plain = figure("industry.output.growth@2021-01..06", value("20"), "%", contributors);
    let panel = Panel { new: PanelPart { units: 1, current: d("10"), ..PanelPart::default() }, ..Panel::default() };
    let base = Base {
        current: d("120"),
        base: Some(d("100")),
        published_base: d("100"),
        published_current: d("120"),
        measure: unit("千元"),
        panel,
    };
    let attributes = Attributes { growth: Some(base), ..plain.attributes().clone() };
    with(plain, attributes)
}

#[test]
fn a_panel_that_names_one_unit_is_left_out_and_the_rate_stays() {
    let public = gate(Audience::Public).pass(growth_with_one_new_unit(9));
    assert_eq!(public.outcome(), value("20"));
    assert!(public.attributes().growth.is_none());
    assert!(gate(Audience::Office).pass(growth_with_one_new_unit(9)).attributes().growth.is_some());
    let few = gate(Audience::Public).pass(growth_with_one_new_unit(2));
    assert_eq!((few.outcome(), few.attributes().growth.is_none()), (SUPPRESSED, true));
}

#[test]
fn filings_are_for_the_trusted_and_the_firm_itself() {
    let own = CreditCode::fictional(1);
    assert!(gate(Audience::Office).microdata(own.as_str()));
    assert!(gate(firm(1)).microdata(own.as_str()));
    assert!(!gate(firm(2)).microdata(own.as_str()));
    assert!(!gate(Audience::Public).microdata(own.as_str()));
}

/// Of 10, 1, 4 and 0 the one is withheld and would follow from the whole, so the four is too; of two that are withheld neither follows.
#[test]
fn counts_of_too_few_are_withheld_and_do_not_follow() {
    let hidden = Err(Reason::Suppressed);
    let public = gate(Audience::Public);
    assert_eq!([0, 1, 2, 3].map(|number| public.count(number)), [Ok(0), hidden, hidden, Ok(3)]);
    assert_eq!(public.counts(&[10, 1, 4, 0]), [Ok(10), hidden, hidden, Ok(0)]);
    assert_eq!(public.counts(&[10, 1, 2, 4]), [Ok(10), hidden, hidden, Ok(4)]);
    assert_eq!(public.counts(&[10, 4, 0]), [Ok(10), Ok(4), Ok(0)]);
    assert_eq!(gate(Audience::Office).counts(&[10, 1]), [Ok(10), Ok(1)]);
}
