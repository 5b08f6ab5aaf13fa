//! Trap T8: caps, gaps, base years and ties of the evaluation by output per mu, to two decimals.

use crate::case::{DAY, d, inputs, repository, shown};
use assessment::scorecard::{Bound, score};
use jiff::civil::{Date, date};
use methodology::catalogue::{MissingScore, Scorecard};

const HEAD: &str = "MJ-1.01 land.used MJ-1.02 MJ-1.03 MJ-1.04 MJ-1.05 MJ-1.06 MJ-1.07 unit.member";
/// Tax 120, value added 150 (per mu), energy 3, emission 5000, labour 20, research .03.
const FIRM: &str = "F 120 1 150 50 0.03 7.5 3 100 yes";
const NO_EMISSION: &str = "F 120 1 150 50 - 7.5 3 100 yes";
const LOW_TAX: &str = "F 30 1 150 50 0.03 7.5 3 100 yes";
const YEAR_BEFORE: Date = date(2021, 12, 31);

fn capped(cap: &str) -> Scorecard {
    refined(&format!("    cap: {cap}\n"))
}

fn refined(says: &str) -> Scorecard {
    repository("mine.card", &format!("scorecards:\n  mine.card:\n    refines: per_mu.huangyan\n    source: {{ state: fictional }}\n{says}"))
}

fn first(card: &Scorecard, day: Date, rows: &[&str]) -> String {
    shown(&score(card, day, &inputs(card, HEAD, rows)).unwrap()).remove(0)
}

fn both(card: &Scorecard, rows: &[&str]) -> [String; 2] {
    [first(card, DAY, rows), first(card, YEAR_BEFORE, rows)]
}

#[test]
fn trap_t8_caps_and_base_years() {
    let open = repository("per_mu.huangyan", "");
    assert_eq!(both(&open, &[FIRM]), ["224.80", "216.29"]);
    assert_eq!(both(&capped("1.5"), &[FIRM]), ["120.41", "122.89"]);
    assert_eq!(both(&capped("2"), &[FIRM]), ["135.41", "137.89"]);
    assert_eq!(both(&open, &[LOW_TAX]), ["112.76", "112.49"]);
}

#[test]
fn trap_t8_a_missing_emission_is_zero_the_mean_or_left_out() {
    let with = |policy: &str| refined(&format!("    terms: {{ emission: {{ missing: {policy} }} }}\n"));
    assert_eq!(both(&with("zero"), &[NO_EMISSION]), ["214.66", "206.01"]);
    assert_eq!(both(&with("reweight"), &[NO_EMISSION]), ["238.51", "228.90"]);
    assert_eq!(both(&with("refuse"), &[NO_EMISSION]), ["-", "-"]);
    // One other firm has an item score of 9.00: nine tenths of the base of either year.
    let mean = with("group_mean");
    assert_eq!(first(&mean, DAY, &[NO_EMISSION, "G 1 1 4436.829 1 1 1 1 1 yes"]), "223.66");
    assert_eq!(first(&mean, YEAR_BEFORE, &[NO_EMISSION, "G 1 1 4374.972 1 1 1 1 1 yes"]), "215.01");
}

#[test]
fn the_mean_of_a_gap_is_that_of_capped_scores() {
    // The other's emission is thrice the base, and counts with half of that: 10 × 1.5 more than without.
    let mean = capped("1.5");
    let story = score(&mean, DAY, &inputs(&mean, HEAD, &[NO_EMISSION, "G 1 1 14789.43 1 1 1 1 1 yes"])).unwrap().explain(0);
    let emission = &story.terms[3];
    assert_eq!((emission.value, emission.points), (Some(1.5), Some(15.0)));
    assert_eq!(emission.measured.as_ref().unwrap().policy, Some(MissingScore::GroupMean));
    assert!(story.estimated);
}

#[test]
fn a_score_is_told_term_by_term() {
    let card = capped("1.5");
    let board = score(&card, DAY, &inputs(&card, HEAD, &[FIRM])).unwrap();
    let story = board.explain(0);
    let tax = &story.terms[0];
    let measured = tax.measured.as_ref().unwrap();
    assert_eq!((measured.value, measured.over, measured.x), (Ok(d("120")), Some(Ok(d("1"))), Some(120.0)));
    assert_eq!(measured.normalised, Some(120.0 / 24.097));
    assert_eq!((measured.bound, measured.policy), (Some(Bound::Cap), None));
    assert_eq!((tax.weight, tax.value, tax.points), (Some(d("30")), Some(1.5), Some(45.0)));
    let used = board.used(0, 0);
    assert_eq!((used.base, used.cap, used.n), (Some(d("24.097")), Some(d("1.5")), 1));
    // The shares of all terms make the whole, 45 of 120.41 among them.
    let shares: Vec<f64> = story.terms.iter().map(|t| t.share.unwrap()).collect();
    assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    assert!((shares[0] - 45.0 / 120.41).abs() < 1e-4);
    assert!(!story.estimated);
    assert_eq!((story.rank, story.of), (Some(1), 1));
}

#[test]
fn negative_taxes_count_as_none() {
    let card = repository("per_mu.huangyan", "");
    let board = score(&card, DAY, &inputs(&card, HEAD, &["F -5 1 0 1 1 1 0 1 yes", "G 0 1 0 1 1 1 0 1 yes"])).unwrap();
    assert_eq!(shown(&board), ["0.00", "0.00"]);
    assert_eq!(board.ranks, [1, 1]);
    let measured = board.explain(0).terms[0].measured.clone().unwrap();
    assert_eq!((measured.x, measured.prepared), (Some(-5.0), Some(0.0)));
}
