//! Missing values: bands of those who have gaps.

use crate::bands::{assert_share, both, runs, uncertain, varied};
use crate::case::{board, d};
use assessment::robustness::{Contest, Goal};
use assessment::scorecard::Board;

const ROWS: [&str; 4] = ["x 5 -", "y 10 1", "z 8 5", "w 3 9"];

fn with_gap(missing: &str, more: &str) -> Board {
    let body = format!("    aggregate: sum\n    missing: {missing}\n{more}{}", both("weight: 1"));
    board(&varied("weights: 0", &body), "a b", &ROWS)
}

#[test]
fn a_gap_takes_the_values_of_others() {
    // With 1, 5 and 9 x has 6, 10 and 14 against 11, 13 and 12: the last place twice, the first once.
    for missing in ["refuse", "zero", "group_mean", "reweight"] {
        let board = with_gap(missing, "");
        let runs = runs(&board, 9000, 5);
        let band = runs.band(&board, 0, d("0.9")).unwrap();
        assert_eq!((band.low, band.high, band.median, band.runs), (1, 4, 4, 9000), "{missing}");
        assert_share(runs.among_first(0, 1), 9000, 1.0 / 3.0);
        // Whoever has all values is moved by at most one place.
        let others: Vec<(u32, u32)> = (1..4).map(|row| runs.band(&board, row, d("0.9")).unwrap()).map(|b| (b.low, b.high)).collect();
        assert_eq!(others, [(3, 4), (1, 2), (2, 3)], "{missing}");
    }
}

#[test]
fn who_has_no_score_for_want_of_values_gets_a_band_and_no_rank() {
    let board = with_gap("refuse", "");
    assert_eq!(board.ranks, [0, 3, 1, 2]);
    let runs = runs(&board, 1000, 5);
    assert_eq!(runs.band(&board, 0, d("0.9")).unwrap().rank, None);
    // Nobody who has a place on the board is ever without one.
    assert_eq!(runs.stability(&board).lossy, 0);
}

#[test]
fn what_a_mean_filled_is_a_gap_and_ones_own_earlier_value_is_none() {
    let filled = with_gap("refuse", "    prepare: [ { impute: mean } ]\n");
    let band = runs(&filled, 2000, 5).band(&filled, 0, d("0.9")).unwrap();
    assert_eq!((band.rank, band.low, band.high), (Some(4), 1, 4));
    // Without earlier values nothing is filled, and it is a gap still.
    let previous = with_gap("refuse", "    prepare: [ { impute: previous } ]\n");
    assert_eq!(uncertain(&previous).numbers(), 1);
}

#[test]
fn donors_are_of_the_ranking_group() {
    let groups = "    groups:
      - { id: big, title: { zh: 大, en: big }, when: 'c >= 1' }
      - { id: rest, title: { zh: 其余, en: the rest } }
";
    let body = format!("    aggregate: sum\n    missing: refuse\n{groups}{}", both("weight: 1"));
    let rows = ["x 5 - 1", "y 10 1 1", "z 8 5 0", "w 3 - 0", "v - 7 0"];
    let board = board(&varied("weights: 0", &body), "a b c", &rows);
    let runs = runs(&board, 500, 5);
    let band = |row| runs.band(&board, row, d("1")).unwrap();
    // x takes 1 of y and stays behind. w takes 5 or 7 and has 8 or 10, v takes 8 or 3 and has 15 or 10, and z 13.
    assert_eq!((band(0).low, band(0).high), (2, 2));
    assert_eq!((band(3).low, band(3).high), (2, 3));
    assert_eq!((band(4).low, band(4).high), (1, 2));
}

#[test]
fn where_nobody_has_a_value_the_policy_stays() {
    let body = format!("    aggregate: sum\n    missing: zero\n{}", both("weight: 1"));
    let board = board(&varied("weights: 0", &body), "a b", &["x 5 -", "y 10 -"]);
    assert_eq!(uncertain(&board).numbers(), 0);
    assert_eq!(runs(&board, 10, 5).band(&board, 0, d("0.9")).map(|b| (b.low, b.high)), Some((2, 2)));
}

#[test]
fn who_is_listed_only_has_no_band_and_no_levers() {
    let exclude = "    exclude: [ { id: new, title: { zh: 新, en: new }, when: 'c >= 1' } ]\n";
    let body = format!("    aggregate: sum\n    missing: refuse\n{exclude}{}", both("weight: 1"));
    let board = board(&varied("weights: 0.2", &body), "a b c", &["x 9 9 1", "y 2 1 0", "z 3 - 0"]);
    let runs = runs(&board, 50, 5);
    assert_eq!(runs.band(&board, 0, d("0.9")), None);
    assert_eq!((runs.among_first(0, 9), runs.among_first(2, 1)), (0, 50));
    // It is no donor either: z takes the 1 of y.
    assert_eq!(runs.band(&board, 1, d("0.9")).map(|band| (band.rank, band.low)), Some((Some(1), 2)));
    let unranked = Contest::new(&board).levers(0, Goal::Next).map_err(|never| never.words(&board).en);
    assert_eq!(unranked, Err("not ranked: new".to_owned()));
    assert_eq!(Contest::new(&board).distance(0), None);
}
