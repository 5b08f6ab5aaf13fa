//! What a missing value gives, how far it reaches, and what is said of it.

use crate::case::{board, card, inputs, reasons, shown, terms};
use assessment::scorecard::{Setting, score};
use jiff::civil::date;
use methodology::catalogue::Scorecard;

fn with(aggregate: &str, missing: &str) -> Scorecard {
    let body = format!("    aggregate: {aggregate}\n    missing: {missing}\n");
    card(&format!("{body}{}", terms(&[("a", "weight: 1"), ("b", "weight: 3"), ("c", "weight: 4")])))
}

const ROWS: [&str; 3] = ["x 2 - 4", "y 2 6 8", "z 2 2 -"];

fn of(aggregate: &str, missing: &str) -> Vec<String> {
    shown(&board(&with(aggregate, missing), "a b c", &ROWS))
}

#[test]
fn points_of_a_sum() {
    assert_eq!(of("sum", "zero"), ["18.00", "52.00", "8.00"]);
    // The mean of b is 4, of c 6.
    assert_eq!(of("sum", "group_mean"), ["30.00", "52.00", "32.00"]);
    // 18 · 8/5 and 8 · 8/4: the whole weight stays.
    assert_eq!(of("sum", "reweight"), ["28.80", "52.00", "16.00"]);
    assert_eq!(of("sum", "refuse"), ["-", "52.00", "-"]);
}

#[test]
fn means_of_those_that_are_there() {
    assert_eq!(of("arithmetic", "zero"), ["2.25", "6.50", "1.00"]);
    assert_eq!(of("arithmetic", "group_mean"), ["3.75", "6.50", "4.00"]);
    assert_eq!(of("arithmetic", "reweight"), ["3.60", "6.50", "2.00"]);
    // (2 · 4^4)^(1/5) = 2^(9/5).
    assert_eq!(of("geometric", "reweight")[0], "3.48");
    // Zero is no value of a geometric mean; (2 · 6³ · 8⁴)^(1/8).
    assert_eq!(of("geometric", "zero"), ["-", "6.04", "-"]);
}

#[test]
fn a_refusal_says_what_is_missing() {
    let board = board(&with("sum", "refuse"), "a b c", &ROWS);
    assert_eq!(reasons(&board), ["b: b not yet filed", "", "c: c not yet filed"]);
    assert_eq!(board.ranks, [0, 1, 0]);
    assert_eq!(board.subjects.len(), 3);
}

#[test]
fn a_score_on_gaps_is_an_estimate() {
    let estimated = |missing: &str| board(&with("sum", missing), "a b c", &ROWS).estimated.clone();
    assert_eq!(estimated("zero"), [true, false, true]);
    assert_eq!(estimated("reweight"), [true, false, true]);
    let card = with("sum", "zero");
    let mut inputs = inputs(&card, "a b c", &["x 1 1 1", "y 1 1 1"]);
    inputs.estimated = vec![(1, 1)];
    let board = score(&card, crate::case::DAY, &inputs).unwrap();
    assert_eq!(board.estimated, [false, true]);
    let cells: Vec<bool> = board.explain(1).terms.iter().map(|t| t.measured.as_ref().unwrap().estimated).collect();
    assert_eq!(cells, [false, true, false]);
}

#[test]
fn a_group_whose_parts_are_all_left_out_is_left_out() {
    let body = "    aggregate: arithmetic
    missing: reweight
    terms:
      g: { title: { zh: 组, en: group }, weight: 2, aggregate: arithmetic }
      x: { title: { zh: 甲, en: x }, in: g, weight: 1, value: a, unit: '1' }
      y: { title: { zh: 乙, en: y }, in: g, weight: 3, value: b, unit: '1' }
      z: { title: { zh: 丙, en: z }, weight: 1, value: c, unit: '1' }
";
    let board = board(&card(body), "a b c", &["s - - 5", "t - - -", "u 1 - 4"]);
    assert_eq!(shown(&board), ["5.00", "-", "2.00"]);
    assert_eq!(reasons(&board)[1], "no part has a value");
    // y is left out for u: x weighs all of the group, two thirds of the whole.
    let story = board.explain(2);
    let counted: Vec<Option<f64>> = story.terms.iter().map(|t| t.counted).collect();
    assert_eq!(counted, [Some(2.0 / 3.0), Some(1.0), None, Some(1.0 / 3.0)]);
}

#[test]
fn nobody_has_a_mean_to_give() {
    let card = card(&format!("    aggregate: sum\n    missing: group_mean\n{}", terms(&[("a", "weight: 1"), ("b", "weight: 1")])));
    let board = board(&card, "a b", &["x 1 -", "y 2 -"]);
    assert_eq!(shown(&board), ["-", "-"]);
    assert_eq!(reasons(&board)[0], "b: b not yet filed");
}

#[test]
fn a_denominator_of_zero_and_a_missing_one_are_told_apart() {
    let body = "    aggregate: sum
    terms:
      r: { title: { zh: 比, en: ratio }, weight: 1, value: a, over: b, unit: '1' }
";
    let board = board(&card(body), "a b", &["x 1 0", "y 1 -", "z - 0", "w 3 4"]);
    assert_eq!(reasons(&board), ["ratio: zero denominator", "ratio: b not yet filed", "ratio: a not yet filed", ""]);
    assert_eq!(shown(&board)[3], "0.75");
}

/// A loss over negative equity is no profit: −6 / −2 isn't 3.
#[test]
fn minus_over_minus_is_no_plus() {
    let body = "    aggregate: sum
    terms:
      r: { title: { zh: 比, en: ratio }, weight: 1, value: a, over: b, unit: '1', negative: zero }
";
    let board = board(&card(body), "a b", &["x -6 -2", "y 6 -2", "z -6 2", "w 6 2"]);
    assert_eq!(shown(&board), ["-", "-", "0.00", "3.00"]);
    let why = board.because(0).unwrap();
    assert_eq!((why.why.code(), why.words(&board.card).en.as_str()), ("negative_denominator", "ratio: negative denominator"));
    assert_eq!((why.words(&board.card).zh.as_str(), board.ranks[0]), ("“比”：分母为负", 0));
}

#[test]
fn formulas_are_exact_and_overflow_is_told() {
    let body = "    aggregate: sum
    terms:
      t: { title: { zh: 项, en: term }, weight: 1, value: 'max(a, b) * c - or_zero(d)', unit: '1' }
";
    let largest = "79228162514264337593543950335";
    let rows = ["x 1 3 0.1 0.2".to_owned(), "y 1 3 2 -".to_owned(), format!("z {largest} 0 10 0")];
    let board = board(&card(body), "a b c d", &rows.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(shown(&board), ["0.10", "6.00", "-"]);
    assert_eq!(reasons(&board)[2], "term: too many digits");
}

#[test]
fn a_wanted_weight_leaves_everybody_without_a_score_and_the_rest_computed() {
    let wanted = "weight: { state: required, unit: '1', note: 权重未公布 }";
    let card = card(&format!("    aggregate: arithmetic\n    missing: reweight\n{}", terms(&[("a", "weight: 1"), ("b", wanted)])));
    let board = board(&card, "a b", &["x 1 2", "y 3 -"]);
    assert_eq!(shown(&board), ["-", "-"]);
    assert_eq!(reasons(&board), ["b: rule not available", "b: rule not available"]);
    assert_eq!((board.value(0, 1), board.value(1, 0)), (Some(3.0), Some(2.0)));
    assert_eq!((board.explain(0).terms[0].counted, board.points(0, 0)), (None, None));
    assert_eq!((board.settings.lacking.len(), board.settings.lacking[0].setting), (1, Setting::Weight));
    assert_eq!(board.settings.lacking[0].words(&board.card).en, "weight of b: rule not available");
}

#[test]
fn a_wanted_base_is_not_a_missing_value() {
    let wanted = "weight: 1, normalise: { by: ratio }, base: { state: required, unit: '1', note: 基准未公布 }";
    let card = card(&format!("    aggregate: arithmetic\n    missing: reweight\n{}", terms(&[("a", "weight: 1"), ("b", wanted)])));
    let board = board(&card, "a b", &["x 1 2", "y 3 -"]);
    assert_eq!(reasons(&board), ["b: rule not available", "b: rule not available"]);
}

#[test]
fn a_base_has_to_be_in_force() {
    let dated = "weight: 1, normalise: { by: ratio }, base: { 2022-01-01: 2, 2023-01-01: 4 }";
    let card = card(&format!("    aggregate: sum\n{}", terms(&[("a", dated)])));
    let on = |day| score(&card, day, &inputs(&card, "a", &["x 8"])).unwrap();
    assert_eq!(shown(&on(date(2021, 12, 31))), ["-"]);
    assert_eq!(reasons(&on(date(2021, 12, 31))), ["a: definition not in force"]);
    assert_eq!(shown(&on(date(2022, 1, 1))), ["4.00"]);
    assert_eq!(shown(&on(date(2023, 6, 1))), ["2.00"]);
}

#[test]
fn the_mean_of_z_scores_is_zero_which_roots_refuse() {
    let body = "    aggregate: geometric\n    missing: group_mean\n    normalise: { by: z }\n";
    let card = card(&format!("{body}{}", terms(&[("a", "weight: 1"), ("b", "weight: 1, normalise: { by: raw }")])));
    // In doubles the sum of these z-scores is not zero, by a hair, of one sign in one order and of the other in another.
    for rows in [["x 0.1 1", "y 0.2 1", "z 0.9 1", "w - 1"], ["z 0.9 1", "y 0.2 1", "x 0.1 1", "w - 1"]] {
        let board = board(&card, "a b", &rows);
        assert_eq!((board.value(0, 3), shown(&board).remove(3)), (Some(0.0), "-".to_owned()));
        assert_eq!(board.because(3).unwrap().why.code(), "refused_by_aggregate");
    }
}
