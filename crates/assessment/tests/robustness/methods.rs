//! Other ways of normalising and aggregating.

use crate::bands::{assert_share, both, runs, uncertain, varied};
use crate::case::{board, d, terms};
use assessment::scorecard::Board;

/// Scores of a run in which the only uncertain thing is the other way.
fn other(board: &Board) -> Vec<f64> {
    let uncertain = uncertain(board);
    let mut setup = uncertain.setup();
    let mut work = uncertain.model.work();
    uncertain.set(&vec![0.99; uncertain.numbers()], &mut setup);
    uncertain.run(&setup, &mut work);
    work.scores
}

#[track_caller]
fn assert_near(found: &[f64], by_hand: &[f64]) {
    assert!(found.len() == by_hand.len() && found.iter().zip(by_hand).all(|(a, b)| (a - b).abs() < 1e-12), "{found:?} {by_hand:?}");
}

#[test]
fn another_normaliser_is_drawn_as_often_as_the_cards_own() {
    // Min–max: .5, .6, .5. Ranks: 2, 2, 2, so that all are first.
    let body = format!("    aggregate: arithmetic\n    normalise: {{ by: min_max }}\n{}", both("weight: 1"));
    let board = board(&varied("normalise: [ { by: rank } ]", &body), "a b", &["x 100 0", "y 60 60", "z 0 100"]);
    assert_eq!(board.ranks, [2, 1, 2]);
    assert_near(&other(&board), &[2.0, 2.0, 2.0]);
    let runs = runs(&board, 4000, 5);
    assert_share(runs.among_first(0, 1), 4000, 0.5);
    assert_eq!(runs.among_first(1, 1), 4000);
    assert_eq!(runs.band(&board, 0, d("0.9")).map(|b| (b.low, b.high)), Some((1, 2)));
}

#[test]
fn other_ways_take_base_and_direction_of_the_leaf() {
    let posts = "better: lower, base: 4, low: 2, high: 10";
    let body = |by: &str| {
        let leaf = terms(&[("a", &format!("weight: 1, {posts}"))]);
        varied(&format!("normalise: [ {{ by: {by} }} ]"), &format!("    aggregate: arithmetic\n    normalise: {{ by: efficacy }}\n{leaf}"))
    };
    let of = |by: &str| other(&board(&body(by), "a", &["x 4", "y 8"]));
    // 4/4 and 4/8; between its posts; between least and greatest; the fewer the more are beaten.
    assert_near(&of("ratio"), &[1.0, 0.5]);
    assert_near(&of("goal_posts"), &[0.75, 0.25]);
    assert_near(&of("min_max"), &[1.0, 0.0]);
    assert_near(&of("borda"), &[1.0, 0.0]);
    assert_near(&of("distance"), &[1.0, 2.0 / 6.0]);
}

#[test]
fn a_way_that_a_leaf_has_no_base_for_is_not_taken_for_it() {
    let leaves = terms(&[("a", "weight: 1, base: 2"), ("b", "weight: 1")]);
    let board = board(
        &varied("normalise: [ { by: ratio } ]", &format!("    aggregate: arithmetic\n    normalise: {{ by: raw }}\n{leaves}")),
        "a b",
        &["x 4 10"],
    );
    assert_near(&other(&board), &[(2.0 + 10.0) / 2.0]);
}

#[test]
fn caps_are_parts_of_a_full_mark() {
    let body = |by: &str| {
        let leaf = terms(&[("a", "weight: 1, base: 1, cap: 1.5, floor: 0.5")]);
        varied(&format!("normalise: [ {{ by: {by} }} ]"), &format!("    aggregate: arithmetic\n    normalise: {{ by: ratio }}\n{leaf}"))
    };
    let of = |by: &str| other(&board(&body(by), "a", &["x 3", "y 2", "z 1", "w 0"]));
    assert_near(&of("percentile"), &[1.0, 2.0 / 3.0, 0.5, 0.5]);
    assert_near(&of("rank"), &[4.0, 3.0, 2.0, 1.0]);
}

#[test]
fn an_arithmetic_mean_of_a_sum_is_the_sum() {
    // 2 × (30 a + 10 b) + 20 c and points beside it: on the scale of the card, the same score.
    let body = "    aggregate: sum
    bonus: [ { id: more, title: { zh: 加, en: more }, amount: d } ]
    terms:
      g: { title: { zh: 组, en: group }, weight: 2, aggregate: sum }
      x: { title: { zh: 甲, en: x }, in: g, weight: 30, value: a, unit: '1' }
      y: { title: { zh: 乙, en: y }, in: g, weight: 10, value: b, unit: '1' }
      z: { title: { zh: 丙, en: z }, weight: 20, value: c, unit: '1' }
";
    let board = board(&varied("aggregate: [ arithmetic ]", body), "a b c d", &["s 0.5 0.2 0.9 3", "t 0.1 0.1 0.4 0"]);
    assert_near(&other(&board), &[2.0 * (15.0 + 2.0) + 18.0 + 3.0, 2.0 * 4.0 + 8.0]);
    // Geometric: of 100 points, 80 go by the group, of which three quarters by a.
    let board = crate::case::board(&varied("aggregate: [ geometric ]", body), "a b c d", &["s 0.5 0.2 0.9 3"]);
    let group = 0.5_f64.powf(0.75) * 0.2_f64.powf(0.25);
    assert_near(&other(&board), &[100.0 * group.powf(0.8) * 0.9_f64.powf(0.2) + 3.0]);
}

#[test]
fn a_sum_of_a_mean_is_the_mean() {
    let body = format!("    aggregate: arithmetic\n{}", terms(&[("a", "weight: 3"), ("b", "weight: 1")]));
    let board = board(&varied("aggregate: [ sum ]", &body), "a b", &["s 8 4"]);
    assert_near(&other(&board), &[7.0]);
}

#[test]
fn runs_in_which_a_method_refuses_somebody_are_counted() {
    // Half of the runs are geometric, and refuse y for its zero.
    let body = format!("    aggregate: arithmetic\n{}", both("weight: 1"));
    let board = board(&varied("aggregate: [ geometric ]", &body), "a b", &["x 1 2", "y 9 0", "z 1 1"]);
    let runs = runs(&board, 4000, 5);
    let y = runs.band(&board, 1, d("0.9")).unwrap();
    assert_share(y.runs, 4000, 0.5);
    assert_eq!(runs.stability(&board).lossy, 4000 - y.runs);
    // In the others it is first; x and z move up where it is gone.
    assert_eq!((y.low, y.high), (1, 1));
    assert_eq!(runs.band(&board, 0, d("0.9")).map(|b| (b.low, b.high, b.runs)), Some((1, 2, 4000)));
}
