//! Screening, filling and treating, in the order declared, each with what it left behind.

use crate::case::{DAY, board, card, column, inputs, reasons, shown, terms};
use assessment::scorecard::score;
use methodology::catalogue::Scorecard;

fn prepared(steps: &str) -> Scorecard {
    let body = format!(
        "    aggregate: arithmetic\n    missing: reweight\n    groups:\n      - {{ id: one, title: {{ zh: 一, en: one }}, when: 'd = 1' }}\n      - {{ id: two, title: {{ zh: 二, en: two }} }}\n    prepare:\n{steps}"
    );
    card(&format!("{body}{}", terms(&[("a", "weight: 1"), ("b", "weight: 1"), ("c", "weight: 1")])))
}

const ROWS: [&str; 5] = ["x 1 1 1 1", "y 3 5 - 1", "z - 9 8 2", "w 8 1 - 2", "v - - 7 2"];

fn values(steps: &str, leaf: usize) -> Vec<f64> {
    let board = board(&prepared(steps), "a b c d", &ROWS);
    board.model.leaves[leaf].x.iter().map(|x| assessment::scorecard::number::settled(*x)).collect()
}

#[test]
fn gaps_are_filled_by_all_or_by_the_group() {
    assert_eq!(values("      - { impute: mean }\n", 0), [1.0, 3.0, 4.0, 8.0, 4.0]);
    assert_eq!(values("      - { impute: median }\n", 0), [1.0, 3.0, 3.0, 8.0, 3.0]);
    assert_eq!(values("      - { impute: group_mean }\n", 2), [1.0, 1.0, 8.0, 7.5, 7.0]);
    assert_eq!(values("      - { impute: group_median }\n", 1), [1.0, 5.0, 9.0, 1.0, 5.0]);
}

#[test]
fn only_the_terms_named_are_filled_and_the_cells_are_marked() {
    let board = board(&prepared("      - { impute: mean, terms: [a] }\n"), "a b c d", &ROWS);
    assert_eq!(board.steps[0].marked, [(0, 2), (0, 4)]);
    assert_eq!(board.steps[0].after.len(), 1);
    assert!(board.before(0, 0)[2].is_nan());
    // y and w lack c, v lacks b; z has all by the filling.
    assert_eq!(board.estimated, [false, true, true, true, true]);
    let story = board.explain(2);
    let measured = story.terms[0].measured.as_ref().unwrap();
    assert_eq!((measured.x, measured.prepared, measured.steps.clone()), (None, Some(4.0), vec![(0, Some(4.0))]));
    assert!(measured.estimated && !story.terms[1].measured.as_ref().unwrap().estimated);
    assert_eq!(measured.policy, None);
}

#[test]
fn who_has_too_few_values_is_listed_without_a_score() {
    let board = board(&prepared("      - { screen: 0.5 }\n      - { impute: mean }\n"), "a b c d", &ROWS);
    assert_eq!(shown(&board)[4], "-");
    assert_eq!(reasons(&board)[4], "too few values to be scored");
    assert_eq!((board.screened(4), board.screened(0)), (Some(1), None));
    assert_eq!(board.explain(4).terms[2].measured.as_ref().unwrap().why.unwrap().code(), "screened");
    // v has gone before the means were taken: c is 4.5 on the mean of x and z.
    assert_eq!(board.model.leaves[2].x[1], 4.5);
    assert_eq!(board.subjects.len(), 5);
    // The other way round nobody lacks anything.
    let filled = crate::case::board(&prepared("      - { impute: mean }\n      - { screen: 1 }\n"), "a b c d", &ROWS);
    assert!(filled.steps[1].screened.is_empty());
}

#[test]
fn gaps_are_filled_by_the_newest_earlier_values() {
    let body = "    aggregate: sum
    prepare:
      - { impute: previous }
    terms:
      r: { title: { zh: 比, en: ratio }, weight: 1, value: a, over: b, unit: '1' }
";
    let card = card(body);
    let mut given = inputs(&card, "a b", &["x - 2", "y 9 -", "z - -", "w 1 1"]);
    let before: Vec<Vec<&str>> = ["x 8 4", "y 7 3", "z - 5", "w 5 5"].iter().map(|row| row.split_whitespace().collect()).collect();
    given.earlier = card.operands.iter().map(|operand| column(operand, &["a", "b"], &before)).collect();
    let board = score(&card, DAY, &given).unwrap();
    // What is known now stays: 8 / 2 and 9 / 3.
    assert_eq!(shown(&board), ["4.00", "3.00", "-", "1.00"]);
    assert_eq!(board.estimated, [true, true, false, false]);
}

#[test]
fn treatments_change_values_and_say_where() {
    let body = |treat: &str| {
        let body = format!("    aggregate: sum\n    prepare:\n      - {{ treat: {{ {treat} }}, terms: [a] }}\n");
        card(&format!("{body}{}", terms(&[("a", "weight: 1"), ("b", "weight: 0")])))
    };
    let rows = ["x 0 1", "y 10 1", "z 20 1", "w 30 1", "v 40 1"];
    // Quarters of five values are the second and the fourth.
    let clipped = board(&body("by: clip, low: 0.25, high: 0.75"), "a b", &rows);
    assert_eq!(shown(&clipped), ["10.00", "10.00", "20.00", "30.00", "30.00"]);
    assert_eq!(clipped.steps[0].marked, [(0, 0), (0, 4)]);
    assert_eq!(clipped.estimated, [false; 5]);
    let logged = board(&body("by: log"), "a b", &["x -1 1", "y 0 1", "z 6 1"]);
    // ln 1, ln 2, ln 8.
    assert_eq!(shown(&logged), ["0.00", "0.69", "2.08"]);
    // Twenty values of which one is far away: it becomes the next.
    let many: Vec<String> = (1..=19).chain([900]).map(|n| format!("s{n} {n} 1")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let far = board(&body("by: winsorise, at_most: 5, skew: 2, kurtosis: 3.5"), "a b", &many);
    assert_eq!(far.steps[0].marked, [(0, 19)]);
    assert_eq!(shown(&far)[19], "19.00");
}

#[test]
fn a_step_for_a_group_of_terms_is_for_its_leaves() {
    let body = "    aggregate: sum
    missing: zero
    prepare: [ { impute: mean, terms: [g] } ]
    terms:
      g: { title: { zh: 组, en: group }, weight: 1, aggregate: sum }
      x: { title: { zh: 甲, en: x }, in: g, weight: 1, value: a, unit: '1' }
      y: { title: { zh: 乙, en: y }, weight: 1, value: b, unit: '1' }
";
    assert_eq!(shown(&board(&card(body), "a b", &["s 4 1", "t - -"])), ["5.00", "4.00"]);
}
