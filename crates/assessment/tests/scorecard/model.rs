//! The numbers beneath: other weights, methods and bounds without making the card anew, and one value changed.

use crate::case::{board, card, terms};
use assessment::scorecard::Board;
use assessment::scorecard::model::{Variant, Work};
use assessment::scorecard::normalise::{Choice, Normal, Shift};
use assessment::scorecard::number::settled;
use methodology::catalogue::{Aggregate, Scale, Ties};

fn ratios() -> Board {
    let both = "weight: 1, normalise: { by: ratio }, base: 10";
    let card = card(&format!("    aggregate: arithmetic\n{}", terms(&[("a", both), ("b", "weight: 3, normalise: { by: min_max }")])));
    board(&card, "a b", &["x 20 0", "y 10 5", "z 5 10"])
}

fn run(board: &Board, change: impl Fn(&mut Variant)) -> Vec<f64> {
    let mut variant = board.variant.clone();
    change(&mut variant);
    let mut work: Work = board.model.work();
    // Twice, as what a run leaves behind must not matter.
    board.model.run(&board.variant, &mut work);
    board.model.run(&variant, &mut work);
    work.scores.iter().map(|score| settled(*score)).collect()
}

#[test]
fn a_run_takes_other_weights_bounds_and_means() {
    let board = ratios();
    assert_eq!(run(&board, |_| {}), [0.5, 0.625, 0.875]);
    assert_eq!(run(&board, |v| v.weights = vec![1.0, 1.0]), [1.0, 0.75, 0.75]);
    // A base of 20 instead of 10.
    assert_eq!(run(&board, |v| v.shifts[0] = Shift { base: 1.0, ..Shift::default() }), [0.25, 0.5, 0.8125]);
    // Posts of 5 and 15 instead of 0 and 10.
    assert_eq!(run(&board, |v| v.shifts[1] = Shift { low: 0.5, high: 0.5, ..Shift::default() }), [0.125, 0.25, 0.5]);
    let harmonic = run(&board, |v| v.aggregate = Some(Aggregate::Harmonic));
    assert!(harmonic[0].is_nan());
    // 4/(1 + 3·2) and 4/(2 + 3).
    assert_eq!(harmonic[1..], [settled(4.0 / 7.0), 0.8]);
    // All bounds cross: nobody has a score.
    assert!(run(&board, |v| v.shifts[1] = Shift { low: 1.0, ..Shift::default() }).iter().all(|score| score.is_nan()));
}

#[test]
fn a_run_takes_another_way_of_normalising() {
    let mut board = ratios();
    let normal =
        Normal { by: Scale::Rank, base: None, low: None, high: None, log: false, to: (0.0, 1.0), ties: Ties::Mean, sample_deviation: true };
    let leaf = &mut board.model.leaves[0];
    let choice = Choice::new(normal, false, &leaf.x, &board.model.fields);
    leaf.choices.push(choice);
    // Places 3, 2, 1 of a, and b as before.
    assert_eq!(run(&board, |v| v.choices[0] = 1), [0.75, 0.875, 1.0]);
    assert_eq!(run(&board, |_| {}), [0.5, 0.625, 0.875]);
}

#[test]
fn one_value_changed_gives_the_score_it_would_be() {
    let mut board = ratios();
    let variant = board.variant.clone();
    let (model, work) = (&board.model, &mut board.work);
    let before = work.clone();
    // y with a of 30: (3 + 3·0.5)/4; with b of 20 beyond the bounds that stay: (1 + 3·2)/4.
    assert_eq!(model.rescored(&variant, work, (1, 0), 30.0, |_, score| score), Some(1.125));
    assert_eq!(model.rescored(&variant, work, (1, 1), 20.0, |_, score| score), Some(1.75));
    assert_eq!(model.rescored(&variant, work, (1, 1), f64::NAN, |_, score| score), None);
    assert_eq!((&before.values[..6], &before.scores), (&work.values[..6], &work.scores));
}

#[test]
fn a_place_is_that_among_the_others() {
    let card = card(&format!("    aggregate: sum\n    normalise: {{ by: percentile }}\n{}", terms(&[("a", "weight: 100")])));
    let mut board = board(&card, "a", &["x 1", "y 2", "z 3"]);
    let (model, work) = (&board.model, &mut board.work);
    // x at 2.5 beats one of two others, y at 1 none and z at 3 both as before.
    let scored = [(0, 2.5), (1, 1.0), (2, 3.0)].map(|(row, x)| model.rescored(&board.variant, work, (row, 0), x, |_, score| score));
    assert_eq!(scored, [Some(50.0), Some(0.0), Some(100.0)]);
}
