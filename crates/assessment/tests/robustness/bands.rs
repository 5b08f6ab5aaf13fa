//! Bands, shares of places and classes: weights and bounds.

use crate::case::{DAY, board, card, d, inputs, terms};
use assessment::robustness::{Runs, Uncertain};
use assessment::scorecard::{Board, Decided, Inputs, Lease, score};
use methodology::catalogue::{Effect, Inherit, Scorecard};

/// The card with a robustness: `weights: 0.2`.
pub fn varied(says: &str, body: &str) -> Scorecard {
    card(&format!("    robustness: {{ draws: 1, seed: 1, {says} }}\n{body}"))
}

pub fn uncertain(board: &Board) -> Uncertain {
    Uncertain::of(board, board.card.robustness.as_ref().unwrap())
}

pub fn runs(board: &Board, runs: u32, seed: u64) -> Runs {
    Runs::of(&uncertain(board), board, (runs, seed, 2))
}

/// That so many of so many runs are what a probability gives, within four standard errors.
#[track_caller]
pub fn assert_share(found: u32, of: u32, probability: f64) {
    let (found, n) = (f64::from(found) / f64::from(of), f64::from(of));
    let error = (probability * (1.0 - probability) / n).sqrt();
    assert!((found - probability).abs() <= 4.0 * error, "{found} is not {probability} ± {error}");
}

fn two(says: &str, by: &str) -> Scorecard {
    varied(says, &format!("    aggregate: sum\n    normalise: {{ by: {by} }}\n{}", both("weight: 50, base: 1")))
}

pub fn both(says: &str) -> String {
    terms(&[("a", says), ("b", says)])
}

#[test]
fn who_passes_by_weights_passes_as_often_as_by_hand() {
    // Weights 50 (1 ± 0.2 u): y passes x where 1.1 (1 + 0.2 v) > 1 + 0.2 u, that is u < 0.5 + 1.1 v, on (−1, 1)²: 39/55.
    let board = board(&two("weights: 0.2", "raw"), "a b", &["x 1 0", "y 0 1.1"]);
    let runs = runs(&board, 20_000, 3);
    assert_share(runs.among_first(1, 1), 20_000, 39.0 / 55.0);
    assert_eq!(runs.among_first(0, 1) + runs.among_first(1, 1), 20_000);
    assert_eq!((runs.among_first(0, 2), runs.among_first(0, 0)), (20_000, 0));
    // Each is at both places in more than a twentieth of the runs; y is first in most.
    let (x, y) = (runs.band(&board, 0, d("0.9")).unwrap(), runs.band(&board, 1, d("0.9")).unwrap());
    assert_eq!((x.rank, x.low, x.high, x.median, x.runs), (Some(2), 1, 2, 2, 20_000));
    assert_eq!((y.rank, y.low, y.high, y.median), (Some(1), 1, 2, 1));
    assert!((x.mean + y.mean - 3.0).abs() < 1e-12);
    // Both ranks shift by one or neither does.
    let stability = runs.stability(&board);
    assert!((stability.shift.unwrap().value - (y.mean - 1.0)).abs() < 1e-12);
    assert_eq!((stability.runs, stability.lossy), (20_000, 0));
}

#[test]
fn who_passes_by_bases_passes_as_often_as_by_hand() {
    // Bases 1 ± 0.1 u: 1.05 / (1 + 0.1 v) > 1 / (1 + 0.1 u), that is v < 0.5 + 1.05 u: 0.713988.
    let board = board(&two("bounds: 0.1", "ratio"), "a b", &["x 1 0", "y 0 1.05"]);
    assert_share(runs(&board, 20_000, 3).among_first(1, 1), 20_000, 0.713_988);
}

#[test]
fn posts_move_by_parts_of_their_distance() {
    // Posts 0 and 10, moved by at most 2 each: x = 5 lies between, y = 0 or z = 10 may be clipped.
    let body =
        format!("    aggregate: arithmetic\n    normalise: {{ by: goal_posts }}\n{}", terms(&[("a", "weight: 1, low: 0, high: 10")]));
    let board = board(&varied("bounds: 0.2", &body), "a", &["x 5", "y 0", "z 10"]);
    let uncertain = uncertain(&board);
    let mut setup = uncertain.setup();
    let mut work = uncertain.model.work();
    // Base, lower and upper post by −1, 0 and +1: (5 − 0) / (12 − 0).
    uncertain.set(&[0.0, 0.5, 1.0], &mut setup);
    uncertain.run(&setup, &mut work);
    assert_eq!(work.scores, [5.0 / 12.0, 0.0, 10.0 / 12.0]);
    // Posts −2 and 8.
    uncertain.set(&[0.5, 0.0, 0.0], &mut setup);
    uncertain.run(&setup, &mut work);
    assert_eq!(work.scores, [7.0 / 10.0, 2.0 / 10.0, 1.0]);
}

#[test]
fn without_uncertainty_bands_are_the_ranks_themselves() {
    let board = board(&two("weights: 0", "raw"), "a b", &["x 1 0", "y 0.3 0.7", "z 3 1", "w 0 0", "v 5 5"]);
    assert_eq!(board.ranks, [3, 3, 2, 5, 1]);
    let uncertain = uncertain(&board);
    assert_eq!((uncertain.sources.len(), uncertain.numbers()), (0, 0));
    let runs = runs(&board, 10, 1);
    for row in 0..5 {
        let band = runs.band(&board, row, d("0.9")).unwrap();
        let rank = board.ranks[row];
        assert_eq!((band.rank, band.low, band.high, band.median, band.mean), (Some(rank), rank, rank, rank, f64::from(rank)));
    }
    assert_eq!(runs.stability(&board).shift.unwrap().value, 0.0);
}

#[test]
fn weights_of_siblings_keep_what_they_add_up_to() {
    // A sum of sums: 2 × (30 a + 10 b) + 20 c is worth 100 points in every run; of a mean the weights keep their sum.
    let body = "    aggregate: sum
    terms:
      g: { title: { zh: 组, en: group }, weight: 2, aggregate: sum }
      x: { title: { zh: 甲, en: x }, in: g, weight: 30, value: a, unit: '1' }
      y: { title: { zh: 乙, en: y }, in: g, weight: 10, value: b, unit: '1' }
      z: { title: { zh: 丙, en: z }, weight: 20, value: c, unit: '1' }
";
    for (how, full) in [("sum", 100.0), ("arithmetic", 22.0)] {
        let body = body.replacen("aggregate: sum\n    terms", &format!("aggregate: {how}\n    terms"), 1);
        let board = board(&varied("weights: 0.5", &body), "a b c", &["s 1 1 1"]);
        let uncertain = uncertain(&board);
        let mut setup = uncertain.setup();
        for numbers in [[0.0, 0.9, 0.2, 0.7], [0.99, 0.0, 0.5, 0.5]] {
            uncertain.set(&numbers, &mut setup);
            let weights = &setup.variant.weights;
            assert_ne!(weights[..], [2.0, 30.0, 10.0, 20.0]);
            assert!((weights[1] + weights[2] - 40.0).abs() < 1e-12, "{weights:?}");
            let whole = if how == "sum" { weights[0] * 40.0 + weights[3] } else { weights[0] + weights[3] };
            assert!((whole - full).abs() < 1e-12, "{weights:?}");
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_on_any_number_of_threads() {
    let says = "weights: 0.2, bounds: 0.1, normalise: [ { by: percentile } ], aggregate: [ geometric ]";
    let rows = ["x 1 4", "y 2 3", "z 3 2", "w 4 -", "v 5 1"];
    let board = board(&two(says, "ratio"), "a b", &rows);
    let by = |seed, threads| Runs::of(&uncertain(&board), &board, (301, seed, threads));
    assert_eq!(by(7, 1), by(7, 2));
    assert_eq!(by(7, 1), by(7, 5));
    assert_eq!(by(7, 1), by(7, 1));
    assert_ne!(by(7, 1), by(8, 1));
    // More runs are the same ones and some more.
    let more = Runs::of(&uncertain(&board), &board, (400, 7, 2));
    assert!((0..301).all(|run| more.run(run) == by(7, 1).run(run)));
}

const GRADES: &str = "    classes:
      grades:
        - { grade: A, title: { zh: 甲, en: a }, upto: 50 % }
        - { grade: B, title: { zh: 乙, en: b } }
";

#[test]
fn classes_have_their_share_of_the_runs() {
    let body = format!("    aggregate: sum\n{GRADES}{}", both("weight: 50"));
    let card = varied("weights: 0.2", &body);
    let rows = ["x 1 0", "y 0 1.1"];
    let board = score(&card, DAY, &inputs(&card, "a b", &rows)).unwrap();
    let runs = runs(&board, 5000, 3);
    // One of two is in A: whoever is first.
    assert_eq!(runs.by_class(&board, 0), [runs.among_first(0, 1), runs.among_first(0, 2) - runs.among_first(0, 1)]);
    assert_share(runs.by_class(&board, 1)[0], 5000, 39.0 / 55.0);
}

#[test]
fn what_decides_over_a_class_decides_in_every_run() {
    let body = format!("    aggregate: sum\n{GRADES}{}", both("weight: 50"));
    let inherit = Some(Inherit { resource: "land".to_owned(), except: Vec::new() });
    let card = Scorecard { inherit, ..varied("weights: 0.2", &body) };
    let rows = ["x 1 0", "y 0 1.1", "t 0 0", "w 9 9"];
    let lease = Lease { landlord: "y".to_owned(), area: d("10"), usage: None };
    let decided =
        Decided { subject: "w".to_owned(), effect: Effect::AtBest("B".to_owned()), reason: "事故".to_owned(), reference: "1".to_owned() };
    let landlords = vec![vec![], vec![], vec![lease], vec![]];
    let given = Inputs { landlords, decisions: vec![decided], ..inputs(&card, "a b", &rows) };
    let board = score(&card, DAY, &given).unwrap();
    let runs = runs(&board, 2000, 3);
    // w is first and no better than B; x and y take turns as the second of two in A; t has the class of y.
    assert_eq!((runs.among_first(3, 1), runs.by_class(&board, 3)), (2000, vec![0, 2000]));
    let y = runs.by_class(&board, 1);
    assert!(y[0] > 0 && y[1] > 0);
    assert_eq!(runs.by_class(&board, 2), y);
}

/// What holds a tenant holds in every run over the class of its landlord, which still moves.
#[test]
fn a_tenant_that_is_held_moves_with_its_landlord() {
    // Of six two are in A and none in B, so that a class moves by two.
    let rest = "        - { grade: C, title: { zh: 丙, en: c } }\n";
    let grades = GRADES.replace("upto: 50 %", "upto: 33.5 %").replace("en: b } }", "en: b }, upto: 34 % }") + rest;
    let body = format!("    aggregate: sum\n{grades}{}", both("weight: 50"));
    let inherit = Some(Inherit { resource: "land".to_owned(), except: Vec::new() });
    let card = Scorecard { inherit, ..varied("weights: 0.2", &body) };
    let of = |landlord: &str| vec![Lease { landlord: landlord.to_owned(), area: d("10"), usage: None }];
    let decided = |subject: &str, effect| Decided { subject: subject.to_owned(), effect, reason: String::new(), reference: String::new() };
    let given = Inputs {
        landlords: vec![vec![], vec![], of("y"), of("y"), of("t"), vec![]],
        decisions: vec![decided("t", Effect::AtBest("B".to_owned())), decided("u", Effect::AtLeast("B".to_owned()))],
        ..inputs(&card, "a b", &["x 1 0", "y 0 1.1", "t 0 0", "u 0 0", "v 0 0", "w 9 9"])
    };
    let board = score(&card, DAY, &given).unwrap();
    let runs = runs(&board, 2000, 3);
    // w is always first; y, second on the board, takes turns with x.
    let y = runs.by_class(&board, 1);
    assert!(y[0] > 0 && y[1] == 0 && y[2] > 0, "{y:?}");
    assert_eq!(runs.by_class(&board, 2), [0, y[0], y[2]]);
    assert_eq!(runs.by_class(&board, 3), [y[0], y[2], 0]);
    // v follows t, which is no better than B.
    assert_eq!(runs.by_class(&board, 4), [0, y[0], y[2]]);
}

#[test]
fn no_more_places_are_kept_than_there_is_room_for() {
    assert!(Runs::fits(4_000, 50_000) && !Runs::fits(4_001, 50_000));
    assert!(!Runs::fits(u32::MAX, usize::MAX) && Runs::fits(u32::MAX, 0));
}

#[test]
fn cut_offs_are_not_held_against_scores_on_other_scales() {
    let cut = GRADES.replace("upto: 50 %", "at_least: 60");
    let body = format!("    aggregate: sum\n{cut}{}", both("weight: 50"));
    let of = |says: &str| {
        let board = board(&varied(says, &body), "a b", &["x 1 0", "y 0 1.3"]);
        let runs = runs(&board, 1000, 3);
        (runs.graded(), runs.by_class(&board, 0), runs.by_class(&board, 1).first().copied())
    };
    // y has 50 · 1.3 (1 + 0.2 v) / (1 + 0.1 (u + v)) ≥ 60: in many runs and not in all; x never.
    let (graded, x, y) = of("weights: 0.2");
    assert!(graded && x == [0, 1000] && y.is_some_and(|y| y > 0 && y < 1000), "{x:?} {y:?}");
    assert_eq!(of("weights: 0.2, normalise: [ { by: z } ]"), (false, vec![], None));
}
