//! Classes by shares and cut-offs, ties at the cut, and what decides over them.

use crate::case::{DAY, board, card, card_of_units, errors, grades, inputs, notes, terms};
use assessment::scorecard::{Board, Decided, score};
use methodology::catalogue::{Effect, Scorecard};

const ABCD: &str = "      grades:
        - { grade: A, title: { zh: 甲, en: a }, upto: 20 % }
        - { grade: B, title: { zh: 乙, en: b }, upto: 80 % }
        - { grade: C, title: { zh: 丙, en: c }, upto: 95 % }
        - { grade: D, title: { zh: 丁, en: d } }
";

fn graded(says: &str, more: &str) -> Scorecard {
    card_of_units(&format!("    aggregate: sum\n{}    classes:\n{says}{ABCD}{more}", terms(&[("a", "weight: 1")])))
}

/// So many firms, the first with the highest score; those named share the score of the one before.
fn firms(n: usize, equal: &[usize]) -> Vec<String> {
    let mut score = 1000;
    let mut one = |nth: usize| {
        score -= usize::from(!equal.contains(&nth));
        format!("f{nth} {score}")
    };
    (1..=n).map(&mut one).collect()
}

fn count(card: &Scorecard, n: usize, equal: &[usize]) -> [usize; 4] {
    let rows = firms(n, equal);
    let grades = grades(&board(card, "a", &rows.iter().map(String::as_str).collect::<Vec<_>>()));
    ["A", "B", "C", "D"].map(|grade| grades.matches(grade).count())
}

#[test]
fn trap_t8_a_fifth_of_39_firms_is_seven_or_eight() {
    // 7.8, 31.2 and 37.05 places.
    assert_eq!(count(&graded("      rounding: floor\n", ""), 39, &[]), [7, 24, 6, 2]);
    assert_eq!(count(&graded("      rounding: ceil\n", ""), 39, &[]), [8, 24, 6, 1]);
    assert_eq!(count(&graded("      rounding: nearest\n", ""), 39, &[]), [8, 23, 6, 2]);
}

#[test]
fn trap_t8_equals_at_the_cut_share_the_class() {
    // The eighth is equal to the seventh.
    assert_eq!(count(&graded("      rounding: floor\n      ties: better\n", ""), 39, &[8]), [8, 23, 6, 2]);
    assert_eq!(count(&graded("      rounding: floor\n      ties: worse\n", ""), 39, &[8]), [6, 25, 6, 2]);
    // All are equal: all the best, or all the worst.
    let all: Vec<usize> = (2..=39).collect();
    assert_eq!(count(&graded("      ties: better\n", ""), 39, &all), [39, 0, 0, 0]);
    assert_eq!(count(&graded("      ties: worse\n", ""), 39, &all), [0, 0, 0, 39]);
}

#[test]
fn shown_scores_may_be_what_is_compared() {
    let of = |compare: &str| {
        let card = graded("", &format!("    compare: {compare}\n    decimals: 1\n"));
        let board = board(&card, "a", &["x 9.04", "y 9.01", "z 9.06", "w 1", "v 0"]);
        (board.ranks.clone(), grades(&board))
    };
    assert_eq!(of("exact"), (vec![2, 3, 1, 4, 5], "BBABD".to_owned()));
    assert_eq!(of("shown"), (vec![2, 2, 1, 4, 5], "BBABD".to_owned()));
}

#[test]
fn classes_by_cut_off_and_nobody_without() {
    let body = "    aggregate: sum
    classes:
      grades:
        - { grade: A, title: { zh: 甲, en: a }, at_least: 80 }
        - { grade: B, title: { zh: 乙, en: b }, at_least: 60 }
";
    let board = board(&card(&format!("{body}{}", terms(&[("a", "weight: 1")]))), "a", &["x 80", "y 79.999", "z 60", "w 59.9"]);
    assert_eq!(grades(&board), "ABB-");
    assert_eq!(board.classes[3].unwrap_err().words(&board.card).en, "the score is in no class");
}

#[test]
fn a_wanted_cut_leaves_classes_open_and_not_ranks() {
    let body = "    aggregate: sum
    classes:
      grades:
        - { grade: A, title: { zh: 甲, en: a }, upto: { state: required, unit: '1', note: 比例未公布 } }
        - { grade: B, title: { zh: 乙, en: b } }
";
    let board = board(&card(&format!("{body}{}", terms(&[("a", "weight: 1")]))), "a", &["x 8", "y 9"]);
    assert_eq!((grades(&board).as_str(), board.ranks.clone()), ("--", vec![2, 1]));
    assert_eq!(board.classes[0].unwrap_err().code(), "rule_not_available");
    assert_eq!(board.settings.lacking[0].words(&board.card).en, "cut of a: rule not available");
}

const RULES: &str = "    overrides:
      - { id: veto, title: { zh: 一票否决, en: veto }, when: 'accident = \"yes\"', grade: D }
      - { id: late, title: { zh: 迟报, en: filed late }, when: 'late = \"yes\"', at_best: B }
      - { id: new, title: { zh: 保护, en: protected }, when: 'protected = \"yes\"', at_least: C }
    exclude:
      - { id: out, title: { zh: 公用事业, en: utilities }, when: 'utility = \"yes\"' }
";

fn ruled(rows: &[&str]) -> Board {
    board(&graded("", RULES), "a accident late protected utility", rows)
}

/// Subject, class before and after, and reason of all changes.
fn changes(board: &Board) -> Vec<String> {
    let grade = |class: Option<u8>| class.map_or("-", |class| board.card.classes.as_ref().unwrap().grades[class as usize].grade.as_str());
    let told = |c: &assessment::scorecard::overrides::Change| {
        let why = c.by.words(&board.card, &board.subjects, &board.decisions).en;
        format!("{} {}>{} {why}", board.subjects[c.subject as usize], grade(c.from), grade(c.to))
    };
    board.changes.iter().map(told).collect()
}

#[test]
fn rules_decide_over_classes_in_order_and_each_is_kept() {
    let board = ruled(&["f1 9 yes no no no", "f2 8 no yes no no", "f3 7 no yes no no", "f4 6 no no no no", "f5 5 no no yes no"]);
    // By place A B B B D.
    assert_eq!(grades(&board), "DBBBC");
    assert_eq!(changes(&board), ["f1 A>D veto", "f5 D>C protected"]);
    // A later rule counts after the earlier: what is protected is no worse than C, accident or not.
    let both = ruled(&["f1 9 yes no yes no", "f2 8 no no no no", "f3 7 no no no no", "f4 6 no no no no", "f5 5 no no no no"]);
    assert_eq!(changes(&both), ["f1 A>D veto", "f1 D>C protected"]);
    let story = both.explain(0);
    assert_eq!((story.class_before, story.class, story.changes.len()), (Ok(0), Some(2), 2));
}

#[test]
fn a_veto_gives_a_class_to_who_has_no_score_but_not_to_the_excluded() {
    let board = ruled(&["f1 - yes no no no", "f2 8 no no no no", "f3 9 yes no no yes", "f4 - no yes yes no"]);
    assert_eq!(grades(&board), "DD--");
    assert_eq!(changes(&board), ["f1 ->D veto"]);
}

#[test]
fn what_is_not_known_is_not_applied_but_said() {
    let board = ruled(&["f1 9 - no no no", "f2 8 no no no -"]);
    assert_eq!(grades(&board), "BD");
    assert_eq!(notes(&board, 0), ["whether `veto` applies is not known, so it was not applied"]);
    assert_eq!(notes(&board, 1), ["whether `utilities` applies is not known, so it was not applied"]);
}

#[test]
fn people_decide_after_the_rules() {
    let card = graded("", RULES);
    let rows = ["f1 9 yes no no no", "f2 8 no no no no", "f3 7 no no no no", "f4 6 no no no no", "f5 5 no no no no"];
    let mut given = inputs(&card, "a accident late protected utility", &rows);
    let decided = |subject: &str, effect| Decided {
        subject: subject.to_owned(),
        effect,
        reason: "事故不属实".to_owned(),
        reference: "O-7".to_owned(),
    };
    given.decisions = vec![
        decided("f1", Effect::Is("A".to_owned())),
        decided("f9", Effect::Is("A".to_owned())),
        decided("f2", Effect::AtBest("E".to_owned())),
    ];
    let board = score(&card, DAY, &given).unwrap();
    assert_eq!(changes(&board), ["f1 A>D veto", "f1 D>A decision O-7: 事故不属实"]);
    assert_eq!(errors(&board), ["`f9`, of which something was decided, is not judged here", "there is no grade `E`"]);
}
