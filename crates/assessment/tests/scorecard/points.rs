//! Coefficient, bonuses, penalties and bounds of a score.

use crate::case::{board, card_of_units, d, notes, shown, terms};
use assessment::scorecard::RuleOf;
use methodology::catalogue::Scorecard;

fn adjusted() -> Scorecard {
    let body = "    aggregate: sum
    coefficient: { id: k, title: { zh: 系数, en: coefficient }, amount: b, at_least: 0.8, at_most: 1.2 }
    bonus:
      - { id: star, title: { zh: 加分, en: star }, amount: c, at_most: 5 }
      - { id: fixed, title: { zh: 领跑者, en: front-runner }, amount: '2', when: 'front = \"yes\"' }
    penalty:
      - { id: rent, title: { zh: 出租, en: letting }, amount: 'max(5 * (F-1.04 - 1), 0)' }
    score: { at_least: 0, at_most: 130 }
";
    card_of_units(&format!("{body}{}", terms(&[("a", "weight: 1")])))
}

#[test]
fn they_follow_on_the_whole_in_order() {
    let rows = [
        // 100 · 1.1 + 3 + 2 − 10.
        "x 100 1.1 3 3 yes", // The coefficient and the points have bounds: 100 · 1.2 + 5.
        "y 100 2 9 1 no",    // Missing ones are none.
        "z 100 - - - no",    // No cap on deductions but that of the score.
        "w 10 1 0 9 no", "v 120 1.2 5 - yes",
    ];
    let board = board(&adjusted(), "a b c d front", &rows);
    assert_eq!(shown(&board), ["105.00", "125.00", "100.00", "0.00", "130.00"]);
    assert_eq!((board.whole(0), board.score(0)), (Some(100.0), board.score(0)));
    let story = board.explain(0);
    let of = |rule| story.adjusted.iter().find(|(r, _)| *r == rule).map(|(_, amount)| *amount);
    assert_eq!(of(RuleOf::Coefficient), Some(d("1.1")));
    assert_eq!((of(RuleOf::Bonus(0)), of(RuleOf::Bonus(1)), of(RuleOf::Penalty(0))), (Some(d("3")), Some(d("2")), Some(d("10"))));
    assert_eq!(board.explain(2).adjusted, []);
}

#[test]
fn an_unknown_condition_gives_no_points() {
    let board = board(&adjusted(), "a b c d front", &["x 100 1 0 0 -"]);
    assert_eq!(shown(&board), ["100.00"]);
    assert_eq!(notes(&board, 0), ["whether `front-runner` applies is not known, so it was not applied"]);
}

#[test]
fn without_a_score_there_is_nothing_to_adjust() {
    let board = board(&adjusted(), "a b c d front", &["x - 1 5 0 yes"]);
    assert_eq!(shown(&board), ["-"]);
}
