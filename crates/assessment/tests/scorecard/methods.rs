//! Each way of normalising, on a few values by hand, in both directions.

use crate::case::{board, card, d, errors, reasons, shown, terms};
use figures::Decimal;
use methodology::catalogue::{Leaf, Scorecard, TermKind};

/// The values of one term, normalised and shown with four digits.
fn of(by: &str, says: &str, values: &[&str]) -> Vec<String> {
    let body = format!("    aggregate: arithmetic\n    decimals: 4\n    normalise: {{ by: {by} }}\n");
    let card = card(&format!("{body}{}", terms(&[("a", &format!("weight: 1{says}"))])));
    let rows: Vec<String> = values.iter().enumerate().map(|(nth, value)| format!("s{nth} {value}")).collect();
    shown(&board(&card, "a", &rows.iter().map(String::as_str).collect::<Vec<_>>()))
}

const LOWER: &str = ", better: lower";

#[test]
fn raw_is_as_it_is_and_turned_where_less_is_better() {
    assert_eq!(of("raw", "", &["3", "-1"]), ["3.0000", "-1.0000"]);
    assert_eq!(of("raw", LOWER, &["3", "-1"]), ["-3.0000", "1.0000"]);
}

#[test]
fn a_ratio_is_to_its_base_or_of_it() {
    assert_eq!(of("ratio", ", base: 4", &["3", "-1"]), ["0.7500", "-0.2500"]);
    // Zero or less has no ratio where less is better.
    assert_eq!(of("ratio", ", base: 4, better: lower", &["3", "0", "-1"]), ["1.3333", "-", "-"]);
}

fn leaf(card: &mut Scorecard) -> &mut Leaf {
    match &mut card.terms[0].kind {
        TermKind::Leaf(leaf) => leaf,
        TermKind::Group(_) => panic!("a group"),
    }
}

#[test]
fn a_base_of_zero_is_an_error() {
    let mut card =
        card(&format!("    aggregate: sum\n    missing: zero\n    normalise: {{ by: ratio }}\n{}", terms(&[("a", "weight: 1, base: 1")])));
    // No pack can say it; a program could.
    leaf(&mut card).normalise.base.as_mut().unwrap().values[0].1.amount = Decimal::ZERO;
    let board = board(&card, "a", &["x 3", "y -"]);
    assert_eq!((shown(&board), errors(&board)), (vec!["-".to_owned(); 2], vec!["a: the base is zero".to_owned()]));
}

#[test]
fn least_to_greatest_goes_to_two_ends() {
    assert_eq!(of("min_max", "", &["10", "40", "20"]), ["0.0000", "1.0000", "0.3333"]);
    assert_eq!(of("min_max", LOWER, &["10", "40", "20"]), ["1.0000", "0.0000", "0.6667"]);
    // Posts don't clip here.
    assert_eq!(of("min_max", ", low: 0, high: 20", &["10", "40"]), ["0.5000", "2.0000"]);
    assert_eq!(of("min_max, from: 0.2, to: 1", "", &["10", "40", "25"]), ["0.2000", "1.0000", "0.6000"]);
}

#[test]
fn goal_posts_clip() {
    assert_eq!(of("goal_posts", ", low: 10, high: 30", &["0", "15", "40"]), ["0.0000", "0.2500", "1.0000"]);
    assert_eq!(of("goal_posts", ", low: 10, high: 30, better: lower", &["0", "15", "40"]), ["1.0000", "0.7500", "0.0000"]);
    // ln 10 lies half-way from ln 1 to ln 100; what is not above zero has no logarithm.
    assert_eq!(of("goal_posts", ", low: 1, high: 100, log: true", &["10", "0"]), ["0.5000", "-"]);
}

#[test]
fn z_scores_by_the_deviation_of_a_sample_or_of_all() {
    // Mean 4; squares 9 + 1 + 16 = 26: √13 = 3.6056, √(26/3) = 2.9439.
    assert_eq!(of("z", "", &["1", "3", "8"]), ["-0.8321", "-0.2774", "1.1094"]);
    assert_eq!(of("z, deviation: population", "", &["1", "3", "8"]), ["-1.0190", "-0.3397", "1.3587"]);
    assert_eq!(of("z", LOWER, &["1", "3", "8"]), ["0.8321", "0.2774", "-1.1094"]);
}

#[test]
fn places_from_below_with_equals() {
    let values = ["5", "1", "5", "9"];
    assert_eq!(of("rank, ties: min", "", &values), ["2.0000", "1.0000", "2.0000", "4.0000"]);
    assert_eq!(of("rank, ties: mean", "", &values), ["2.5000", "1.0000", "2.5000", "4.0000"]);
    assert_eq!(of("rank, ties: max", "", &values), ["3.0000", "1.0000", "3.0000", "4.0000"]);
    assert_eq!(of("rank, ties: min", LOWER, &values), ["2.0000", "4.0000", "2.0000", "1.0000"]);
}

#[test]
fn shares_and_numbers_of_others_that_are_beaten() {
    let values = ["5", "1", "5", "9"];
    assert_eq!(of("percentile", "", &values), ["0.3333", "0.0000", "0.3333", "1.0000"]);
    assert_eq!(of("percentile, to: 100", LOWER, &values), ["33.3333", "100.0000", "33.3333", "0.0000"]);
    assert_eq!(of("percentile, ties: mean", "", &values), ["0.5000", "0.0000", "0.5000", "1.0000"]);
    assert_eq!(of("borda", "", &values), ["1.5000", "0.0000", "1.5000", "3.0000"]);
    assert_eq!(of("borda", LOWER, &values), ["1.5000", "3.0000", "1.5000", "0.0000"]);
}

#[test]
fn efficacy_goes_from_sixty_to_a_hundred_and_beyond() {
    assert_eq!(of("efficacy", ", low: 10, high: 20", &["10", "15", "25"]), ["60.0000", "80.0000", "120.0000"]);
    assert_eq!(of("efficacy", ", low: 10, high: 20, better: lower", &["10", "15", "25"]), ["100.0000", "80.0000", "40.0000"]);
}

#[test]
fn the_distance_to_a_target_ends_there() {
    assert_eq!(of("distance", ", low: 0, base: 50", &["25", "80"]), ["0.5000", "1.0000"]);
    // Without a post from the least, and where less is better from the greatest.
    assert_eq!(of("distance", ", base: 50", &["10", "30", "80"]), ["0.0000", "0.5000", "1.0000"]);
    assert_eq!(of("distance", ", base: 10, better: lower", &["10", "30", "50"]), ["1.0000", "0.5000", "0.0000"]);
}

#[test]
fn caps_and_floors_are_of_the_full_mark() {
    assert_eq!(of("ratio", ", base: 10, cap: 1.5, floor: 0.5", &["20", "10", "1"]), ["1.5000", "1.0000", "0.5000"]);
    // As parts in per cent, too.
    assert_eq!(of("ratio", ", base: 10, cap: 150 %", &["20"]), ["1.5000"]);
}

#[test]
fn trap_t8_equal_bounds_are_an_error_and_not_zero() {
    for (by, says) in [("min_max", ""), ("z", ""), ("goal_posts", ", low: 5, high: 6"), ("min_max", ", low: 5, high: 6")] {
        let body = format!("    aggregate: arithmetic\n    missing: zero\n    normalise: {{ by: {by} }}\n");
        let mut card = card(&format!("{body}{}", terms(&[("a", &format!("weight: 1{says}")), ("b", "weight: 1, normalise: { by: raw }")])));
        if let Some(high) = &mut leaf(&mut card).normalise.high {
            high.values[0].1.amount = d("5");
        }
        // Who lacks the value isn't better off than who has it.
        let board = board(&card, "a b", &["x 4 1", "y 4 2", "z - 3"]);
        assert_eq!(shown(&board), ["-", "-", "-"], "{by}");
        assert_eq!(errors(&board), ["a: the upper bound is not above the lower (max = min)"], "{by}");
        assert_eq!(reasons(&board)[0], errors(&board)[0], "{by}");
        // What can be computed is there.
        assert_eq!(board.value(1, 1), Some(2.0), "{by}");
    }
}

#[test]
fn equal_values_of_doubles_are_seen_to_be_equal() {
    // The mean of three times 0.1 is not 0.1, so a deviation alone wouldn't show it.
    assert_eq!(of("z", "", &["0.1", "0.1", "0.1"]), ["-", "-", "-"]);
}

#[test]
fn one_alone_has_no_place() {
    for by in ["rank", "percentile", "borda", "z"] {
        let card = card(&format!("    aggregate: sum\n    normalise: {{ by: {by} }}\n{}", terms(&[("a", "weight: 1")])));
        let board = board(&card, "a", &["x 4"]);
        assert_eq!(errors(&board), ["a: nobody else in the group to compare with"], "{by}");
        assert_eq!(shown(&board), ["-"], "{by}");
    }
}

#[test]
fn bounds_are_those_of_the_ranking_group_and_of_those_who_are_ranked() {
    let body = "    aggregate: sum
    normalise: { by: min_max }
    groups:
      - { id: big, title: { zh: 大, en: big }, when: 'b >= 10' }
      - { id: rest, title: { zh: 其余, en: the rest } }
    exclude:
      - { id: new, title: { zh: 新, en: new firms }, when: 'c = 1' }
";
    let card = card(&format!("{body}{}", terms(&[("a", "weight: 100")])));
    let rows = ["s 0 20 0", "t 10 20 0", "u 5 20 0", "v 100 1 0", "w 300 1 0", "n 700 1 1"];
    let board = board(&card, "a b c", &rows);
    // The excluded is listed with its score by the others' bounds, and has no place.
    assert_eq!(shown(&board), ["0.00", "100.00", "50.00", "0.00", "100.00", "300.00"]);
    assert_eq!(board.ranks, [3, 1, 2, 2, 1, 0]);
    assert_eq!(board.unranked(5).unwrap().words(&board.card).en, "not ranked: new firms");
    assert_eq!((board.used(0, 1).n, board.used(0, 1).low, board.used(0, 1).high), (2, 100.0, 300.0));
}

#[test]
fn places_of_the_excluded_are_as_if_each_were_the_only_such() {
    let body = "    aggregate: sum
    normalise: { by: percentile }
    exclude:
      - { id: new, title: { zh: 新, en: new firms }, when: 'b = 1' }
";
    let card = card(&format!("{body}{}", terms(&[("a", "weight: 1")])));
    let board = board(&card, "a b", &["x 1 0", "y 2 0", "m 3 1", "n 3 1"]);
    assert_eq!(shown(&board), ["0.00", "1.00", "1.00", "1.00"]);
}
