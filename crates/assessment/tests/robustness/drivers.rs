//! Drivers: the variance of a score and of a rank, taken apart by hand.

use crate::bands::{both, uncertain, varied};
use crate::case::board;
use assessment::robustness::{Draws, Estimate, Output, Source, drivers};

fn draws(draws: u32, threads: usize) -> Draws {
    Draws { draws, seed: 9, threads }
}

#[track_caller]
fn assert_near(found: Estimate, truth: f64) {
    assert!(found.error < 0.03, "{found:?} is too uncertain");
    assert!((found.value - truth).abs() <= 4.0 * found.error, "{found:?} is not {truth}");
}

#[test]
fn two_methods_make_the_variance_they_make_by_hand() {
    // (20, 80) between posts 0 and 100, arithmetic .5 and geometric .4; in ratio to 50, 1 and .8. Squares of the four about their
    // mean: .2275; of rows .2025, of columns .0225, and .0025 only of both together.
    let says = "normalise: [ { by: ratio } ], aggregate: [ geometric ]";
    let body =
        format!("    aggregate: arithmetic\n    normalise: {{ by: goal_posts }}\n{}", both("weight: 1, base: 50, low: 0, high: 100"));
    let board = board(&varied(says, &body), "a b", &["x 20 80"]);
    let uncertain = uncertain(&board);
    assert_eq!(uncertain.sources, [Source::Normaliser, Source::Aggregate]);
    let found = &drivers(&uncertain, &board, &[Output::Score(0)], draws(20_000, 2))[0];
    assert!((found.mean - 0.675).abs() < 0.01 && (found.variance - 0.2275 / 4.0).abs() < 0.001, "{found:?}");
    for (of, (first, both)) in found.inputs.iter().zip([(0.2025, 0.205), (0.0225, 0.025)]) {
        assert_near(of.first, first / 0.2275);
        assert_near(of.total, both / 0.2275);
    }
}

#[test]
fn only_what_is_uncertain_drives_a_rank() {
    // x takes b of y or z; a mean of a sum moves nothing.
    let body = format!("    aggregate: sum\n    missing: refuse\n{}", both("weight: 1"));
    let board = board(&varied("aggregate: [ arithmetic ]", &body), "a b", &["x 5 -", "y 1 1", "z 0 9"]);
    let uncertain = uncertain(&board);
    assert_eq!(uncertain.sources, [Source::Aggregate, Source::Gaps]);
    let outputs = [Output::Rank(0), Output::Shift];
    // It has rank 2 after taking 1, and 1 after 9; the others are then shifted by half a place on average, or by one.
    for (found, apart) in drivers(&uncertain, &board, &outputs, draws(2000, 2)).into_iter().zip([1.0, 0.5]) {
        assert_eq!(found.inputs[0].total.value, 0.0);
        assert_near(found.inputs[1].first, 1.0);
        // The variance of a coin.
        assert!((found.variance - apart * apart / 4.0).abs() < 0.01 * apart, "{found:?}");
    }
}

#[test]
fn each_group_of_siblings_is_a_driver_of_its_own() {
    let body = "    aggregate: arithmetic
    terms:
      g: { title: { zh: 组, en: group }, weight: 2, aggregate: arithmetic }
      x: { title: { zh: 甲, en: x }, in: g, weight: 1, value: a, unit: '1' }
      y: { title: { zh: 乙, en: y }, in: g, weight: 3, value: b, unit: '1' }
      z: { title: { zh: 丙, en: z }, weight: 1, value: c, unit: '1' }
";
    let board = board(&varied("weights: 0.3, bounds: 0.1", body), "a b c", &["s 1 1 9", "t 8 2 3"]);
    let uncertain = uncertain(&board);
    assert_eq!(uncertain.sources, [Source::Weights(4), Source::Weights(0), Source::Bounds]);
    let found = drivers(&uncertain, &board, &[Output::Score(0), Output::Score(1)], draws(2000, 2));
    // Within the group s has the same twice, so that the weights there change nothing; raw values have no bounds.
    assert!((found[0].inputs[0].total.value - 1.0).abs() < 0.1, "{found:?}");
    assert!(found[0].inputs[1].total.value < 1e-12 && found[1].inputs[1].total.value > 0.1, "{found:?}");
    assert_eq!(found[1].inputs[2].total.value, 0.0);
}

#[test]
fn threads_do_not_change_a_byte() {
    let body = format!("    aggregate: arithmetic\n    missing: refuse\n{}", both("weight: 1"));
    let board = board(&varied("weights: 0.2, aggregate: [ geometric ]", &body), "a b", &["x 5 -", "y 1 1", "z 2 9"]);
    let by = |threads| format!("{:?}", drivers(&uncertain(&board), &board, &[Output::Rank(0), Output::Shift], draws(101, threads)));
    assert_eq!(by(1), by(2));
    assert_eq!(by(1), by(3));
}
