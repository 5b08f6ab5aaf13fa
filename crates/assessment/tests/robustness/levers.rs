//! Levers and distances by hand; each that is found is also tried by scoring anew.

use crate::bands::both;
use crate::case::{DAY, board, card, d, inputs, terms};
use assessment::robustness::{Cannot, Contest, Goal, Levers, Move, Needed, Never};
use assessment::scorecard::{Board, Column, Decided, Inputs, Why, score};
use figures::Decimal;
use methodology::catalogue::{Effect, Scorecard};

/// Whether a goal is reached on a board, against what stood on another before.
pub fn reached(board: &Board, before: &Board, row: usize, goal: Goal) -> bool {
    match goal {
        Goal::Rank(rank) => board.rank(row).is_some_and(|own| own <= rank),
        Goal::Class(class) => board.final_classes[row].is_some_and(|own| own <= class),
        Goal::Next => {
            let above = |other: &usize| before.ranks[*other] > 0 && before.ranks[*other] < before.ranks[row];
            let next = (0..before.ranks.len()).filter(above).map(|other| before.ranks[other]).max();
            // One who is left without a score is past as well.
            let past = |other: usize| board.ranks[other] == 0 || board.ranks[row] < board.ranks[other];
            let ahead = |other: usize| before.ranks[other] != next.unwrap() || past(other);
            board.rank(row).is_some() && (0..before.ranks.len()).all(ahead)
        }
    }
}

/// The board with another value in one column.
pub fn changed(card: &Scorecard, given: &Inputs, column: usize, row: usize, to: Decimal) -> Board {
    let mut given = given.clone();
    let Column::Amounts(amounts) = &mut given.columns[column] else { panic!("no amounts") };
    amounts[row] = Some(to);
    score(card, DAY, &given).unwrap()
}

/// A number that is a billionth of itself less than is needed.
pub fn just_below(found: &Move) -> f64 {
    found.to - found.by.signum() * found.to.abs() * 1e-9
}

/// A double with all its digits, or the nearest amount.
pub fn decimal(x: f64) -> Decimal {
    format!("{x}").parse().unwrap()
}

/// That a lever does it: at its value and not just below, at its amount and not a ten-thousandth less.
#[track_caller]
fn assert_holds(card: &Scorecard, given: &Inputs, row: usize, goal: Goal, column: usize, found: &Move) {
    let before = score(card, DAY, given).unwrap();
    let at = |x: Decimal| reached(&changed(card, given, column, row, x), &before, row, goal);
    let back = just_below(found);
    assert!(at(decimal(found.to)), "{found:?} does not reach it");
    assert!(!at(decimal(back)), "{found:?} is more than is needed");
    let (amount, step) = (found.amount.unwrap(), d(if found.by > 0.0 { "0.0001" } else { "-0.0001" }));
    assert!(at(amount) && !at(amount - step), "{found:?}");
    let after = changed(card, given, column, row, decimal(found.to));
    assert_eq!((after.rank(row), after.score(row).map(round)), (Some(found.rank), Some(round(found.score))));
}

fn round(x: f64) -> i64 {
    (x * 1e9).round() as i64
}

struct Case {
    card: Scorecard,
    given: Inputs,
}

fn case(body: &str, head: &str, rows: &[&str]) -> Case {
    let card = card(body);
    let given = inputs(&card, head, rows);
    Case { card, given }
}

impl Case {
    fn levers(&self, row: usize, goal: Goal) -> Result<Levers, Never> {
        let board = score(&self.card, DAY, &self.given).unwrap();
        Contest::new(&board).levers(row, goal)
    }

    /// The changes of the leaves a, b, … in this order, all held against scoring anew.
    #[track_caller]
    fn changes(&self, row: usize, goal: Goal) -> Vec<Result<Move, Cannot>> {
        let mut levers = self.levers(row, goal).unwrap().levers;
        levers.sort_by_key(|lever| lever.leaf);
        for lever in &levers {
            if let Ok(found) = &lever.change {
                assert_holds(&self.card, &self.given, row, goal, lever.leaf, found);
            }
        }
        levers.into_iter().map(|lever| lever.change).collect()
    }
}

/// A number that was worked out by hand, to nine digits.
#[track_caller]
fn assert_to(found: &Result<Move, Cannot>, to: f64) -> Move {
    let found = found.unwrap();
    assert!((found.to - to).abs() <= 1e-9 * to.abs(), "{found:?} is not {to}");
    found
}

fn ratios(cap: &str) -> Case {
    let body = format!(
        "    aggregate: sum\n    normalise: {{ by: ratio }}\n{cap}{}",
        terms(&[("a", "weight: 60, base: 10"), ("b", "weight: 40, base: 10")])
    );
    case(&body, "a b", &["me 10 10", "x 15 10", "y 10 15", "z 11 11"])
}

#[test]
fn a_place_by_ratios() {
    // 100 against 130, 120 and 110. For the first place 30 more: 60 a / 10 = 90, 40 b / 10 = 70.
    let case = ratios("");
    let changes = case.changes(0, Goal::Rank(1));
    let (a, b) = (assert_to(&changes[0], 15.0), assert_to(&changes[1], 17.5));
    assert_eq!((a.amount, b.amount), (Some(d("15")), Some(d("17.5"))));
    assert!((a.by - 5.0).abs() < 1e-9 && (a.part.unwrap() - 0.5).abs() < 1e-9 && (b.part.unwrap() - 0.75).abs() < 1e-9);
    // Equals share the better place, so that 130 is enough; the smaller change stands first.
    let levers = case.levers(0, Goal::Rank(1)).unwrap();
    assert_eq!((levers.needed, levers.short, levers.levers[0].leaf), (Needed::AtLeast(130.0), Some(30.0), 0));
    assert_eq!((a.rank, levers.levers[0].now), (1, Some(10.0)));
    // To the third place 110; past the next 110 is not enough.
    assert_to(&case.changes(0, Goal::Rank(3))[0], 10.0 + 10.0 / 6.0);
    let next = case.changes(0, Goal::Next)[0].unwrap();
    assert!(next.to > 10.0 + 10.0 / 6.0 && next.to < 11.666_667 && next.rank == 3, "{next:?}");
    assert_eq!(case.levers(0, Goal::Next).unwrap().needed, Needed::Above(110.0));
}

#[test]
fn a_cap_says_how_much_is_short() {
    // At most 60 · 1.2 + 40 = 112 and 60 + 48 = 108 against 120 (x is capped as well), 108, 106… z has 110.
    let case = ratios("    cap: 1.2\n");
    let levers = case.levers(0, Goal::Rank(1)).unwrap();
    assert_eq!(levers.needed, Needed::AtLeast(112.0));
    let changes = case.changes(0, Goal::Rank(1));
    assert_to(&changes[0], 12.0);
    assert_eq!(changes[1], Err(Cannot::Short { most: 108.0, by: 4.0 }));
    let board = score(&case.card, DAY, &case.given).unwrap();
    let words = changes[1].unwrap_err().words(&board);
    assert_eq!((words.zh.as_str(), words.en.as_str()), ("即使做到最好仍差 4.00 分", "even at its best 4.00 points short"));
}

#[test]
fn less_is_better_by_the_inverse_ratio_and_by_posts() {
    // 60 · 10 / a = 90.
    let lower = terms(&[("a", "weight: 60, base: 10, better: lower"), ("b", "weight: 40, base: 10")]);
    let case = case_of("sum", "ratio", &lower, &["me 10 10", "x 10 17.5"]);
    let a = assert_to(&case.changes(0, Goal::Rank(1))[0], 60.0 / 9.0);
    assert!((a.part.unwrap() + 1.0 / 3.0).abs() < 1e-9);
    assert_eq!(a.amount, Some(d("6.6666")));
    // (8 − a) / 8 between posts: for .75 it is 2, and at zero there is no more than 1.
    let posts = terms(&[("a", "weight: 1, low: 0, high: 8, better: lower"), ("b", "weight: 1, low: 0, high: 8")]);
    let case = case_of("arithmetic", "goal_posts", &posts, &["me 4 4", "x 2 4", "y 0 6"]);
    assert_to(&case.changes(0, Goal::Rank(2))[0], 2.0);
    assert_eq!(case.changes(0, Goal::Rank(1))[0], Err(Cannot::Short { most: 0.75, by: 0.125 }));
}

fn case_of(aggregate: &str, by: &str, terms: &str, rows: &[&str]) -> Case {
    let head: String = ["a", "b", "c", "d"][..rows[0].split(' ').count() - 1].join(" ");
    case(&format!("    aggregate: {aggregate}\n    normalise: {{ by: {by} }}\n{terms}"), &head, rows)
}

#[test]
fn the_samples_own_bounds_move_with_the_value() {
    let mixed = |rows: &[&str]| {
        let leaves = terms(&[("a", "weight: 1, normalise: { by: min_max }"), ("b", "weight: 1")]);
        case_of("sum", "raw", &leaves, rows)
    };
    // .5 + .4 against 1 + .2: within the bounds 80.
    assert_to(&mixed(&["me 50 0.4", "x 100 0.2", "y 0 0.5"]).changes(0, Goal::Rank(1))[0], 80.0);
    // Against 1 + 1: the value passes the bound, and what 100 is worth falls to 100/250.
    assert_to(&mixed(&["me 50 0.4", "x 100 1", "y 0 0.5"]).changes(0, Goal::Rank(1))[0], 250.0);
    // Against 1 + 1.5 one more than all others is not enough.
    let changes = mixed(&["me 50 0.4", "x 100 1.5", "y 0 0.5"]).changes(0, Goal::Rank(1));
    assert!(matches!(changes[0], Err(Cannot::Short { by, .. }) if (by - 0.1).abs() < 1e-5), "{changes:?}");
    // Standard scores: mean and deviation move.
    let z = case_of("arithmetic", "z", &both("weight: 1"), &["me 1 2", "x 4 3", "y 2 9", "z 0 1"]);
    assert!(z.changes(0, Goal::Rank(2)).iter().all(Result::is_ok));
}

#[test]
fn places_are_passed_by_the_least_bit_more() {
    let case = case_of("arithmetic", "rank", &both("weight: 1"), &["me 1 2", "x 4 3", "y 2 1", "z 3 4"]);
    // Halves of 1 + 2 against those of 4 + 3, 2 + 1 and 3 + 4. Above all in a, it has 4 + 2 against 3 + 3 and 2 + 4: level, and
    // not past. Above all in b, 1 + 4 against 4 + 2 and 3 + 3.
    let (level, less) = (Err(Cannot::Short { most: 3.0, by: 0.0 }), Err(Cannot::Short { most: 2.5, by: 0.5 }));
    assert_eq!(case.changes(0, Goal::Next), [level, less]);
    let board = score(&case.card, DAY, &case.given).unwrap();
    assert_eq!(level.unwrap_err().words(&board).en, "at its best only level");
    // For the second place level is enough.
    let changes = case.changes(0, Goal::Rank(2));
    assert_eq!((changes[0].map(|found| (found.to, found.rank)), changes[1]), (Ok((4.0_f64.next_up(), 1)), less));
}

const GRADES: &str = "    classes:
      rounding: floor
      grades:
        - { grade: A, title: { zh: 甲, en: a }, upto: 40 % }
        - { grade: B, title: { zh: 乙, en: b }, upto: 80 % }
        - { grade: C, title: { zh: 丙, en: c } }
";

fn graded(classes: &str, rows: &[&str]) -> Case {
    let body = format!("    aggregate: sum\n{classes}{}", terms(&[("a", "weight: 1"), ("b", "weight: 2")]));
    case(&body, "a b", rows)
}

const FIVE: [&str; 5] = ["me 1 1", "p 10 0", "q 8 0", "r 5 0", "s 0 0"];

#[test]
fn a_class_is_reached_by_the_last_place_in_it() {
    // Two of five are in A: 3 points against 10 and 8, so 8 where equals are in the better class.
    let case = graded(GRADES, &FIVE);
    let changes = case.changes(0, Goal::Class(0));
    assert_to(&changes[0], 6.0);
    assert_to(&changes[1], 3.5);
    // More than 8 where they are in the worse one.
    let worse = graded(&GRADES.replace("floor", "floor\n      ties: worse"), &FIVE);
    assert_eq!(worse.levers(0, Goal::Class(0)).unwrap().needed, Needed::Above(8.0));
    assert!(worse.changes(0, Goal::Class(0))[0].unwrap().to > 6.0);
    // It is in B, and would be in C by nothing at all.
    assert_eq!(case.levers(0, Goal::Class(1)), Err(Never::Reached));
    assert_eq!(case.levers(0, Goal::Class(3)), Err(Never::NoClass));
}

#[test]
fn a_class_by_score_and_a_class_without_places() {
    let cut = GRADES.replace("upto: 40 %", "at_least: 7.25").replace("upto: 80 %", "at_least: 2");
    assert_to(&graded(&cut, &FIVE).changes(0, Goal::Class(0))[0], 5.25);
    // A fifth of two firms is no place.
    let few = graded(&GRADES.replace("40 %", "20 %"), &FIVE[..2]);
    assert_eq!(few.levers(0, Goal::Class(0)), Err(Never::NoPlace));
    assert_eq!(few.levers(0, Goal::Rank(0)), Err(Never::NoPlace));
    assert_eq!(ratios("").levers(0, Goal::Class(0)), Err(Never::NoClass));
}

#[test]
fn what_is_decided_otherwise_is_not_reached_by_points() {
    let decided = |effect| {
        let case = graded(GRADES, &FIVE);
        let decision = Decided { subject: "me".to_owned(), effect, reason: "事故".to_owned(), reference: "七号".to_owned() };
        let given = Inputs { decisions: vec![decision], ..case.given };
        let board = score(&case.card, DAY, &given).unwrap();
        let found = Contest::new(&board).levers(0, Goal::Class(0));
        found.map(|levers| levers.levers.len()).map_err(|never| (never.code(), never.words(&board).en))
    };
    let held = "the class does not go by the score: decision 七号: 事故".to_owned();
    // No better than B holds it, though B is what it has anyway.
    assert_eq!(decided(Effect::AtBest("B".to_owned())), Err(("held", held.clone())));
    assert_eq!(decided(Effect::Is("C".to_owned())), Err(("held", held)));
    assert_eq!(decided(Effect::AtLeast("B".to_owned())), Ok(2));
    assert_eq!(decided(Effect::Is("A".to_owned())), Err(("reached", "reached".to_owned())));
}

#[test]
fn who_has_no_value_or_no_place_is_told_why() {
    let body = format!("    aggregate: sum\n    missing: zero\n{}", both("weight: 1"));
    let gap = case(&body, "a b", &["me 1 -", "x 3 0"]);
    let changes = gap.changes(0, Goal::Rank(1));
    assert_to(&changes[0], 3.0);
    assert_eq!(changes[1], Err(Cannot::Missing(Why::NotFiled(1))));
    let none = case(&body.replace("zero", "refuse"), "a b", &["me 1 -", "x 3 0"]);
    assert!(matches!(none.levers(0, Goal::Rank(1)), Err(Never::Unranked(because)) if because.why == Why::NotFiled(1)));
    assert_eq!(none.levers(1, Goal::Next).map(|levers| levers.needed), Err(Never::Reached));
}

#[test]
fn a_weight_below_zero_goes_backward() {
    let leaves = terms(&[("a", "weight: 2"), ("b", "weight: 1")]);
    // No pack can say it; a program could.
    let mut case = case_of("sum", "raw", &leaves, &["me 1 1", "x 5 0"]);
    case.card.terms[1].weight.values[0].1.amount = -d("1");
    assert_eq!(case.changes(0, Goal::Rank(1))[1], Err(Cannot::Backward));
}

#[test]
fn a_value_below_zero_that_counts_as_zero_has_to_come_above_it() {
    let body = format!("    aggregate: sum\n    negative: zero\n{}", both("weight: 1"));
    let change = assert_to(&case(&body, "a b", &["me -5 1", "x 3 0"]).changes(0, Goal::Rank(1))[0], 2.0);
    assert!((change.by - 7.0).abs() < 1e-9 && (change.part.unwrap() - 1.4).abs() < 1e-9);
    // From zero there is no part.
    let change = assert_to(&case(&body, "a b", &["me 0 1", "x 3 0"]).changes(0, Goal::Rank(1))[0], 2.0);
    assert_eq!(change.part, None);
}

#[test]
fn the_mean_that_others_get_moves_with_the_value() {
    // y has the mean of the a that are there: (1 + 3) / 2 + 2 = 4, and ½ more for each that me gains. 1 + δ + 1 = 4 + δ/2: δ = 4.
    let body = format!("    aggregate: sum\n    missing: group_mean\n{}", both("weight: 1"));
    let case = case(&body, "a b", &["me 1 1", "x 3 0", "y - 2"]);
    assert_to(&case.changes(0, Goal::Rank(1))[0], 5.0);
}

#[test]
fn steps_are_taken_again() {
    // The gap of y takes the mean, as above; the log of x − least + 1; the same with both.
    for steps in [
        "{ impute: mean }", "{ treat: { by: log } }", "{ impute: mean }, { treat: { by: log } }",
        "{ treat: { by: clip, low: 0.1, high: 0.9 } }",
    ] {
        let body = format!("    aggregate: sum\n    prepare: [ {steps} ]\n    missing: zero\n{}", both("weight: 1"));
        let case = case(&body, "a b", &["me 1 1", "x 3 0.5", "y - 2", "z 0.5 0.2", "w 2 2"]);
        let changes = case.changes(0, Goal::Rank(2));
        assert!(changes.iter().any(Result::is_ok), "{steps}");
    }
    let body = format!("    aggregate: sum\n    prepare: [ {{ impute: mean }} ]\n    missing: refuse\n{}", both("weight: 1"));
    assert_to(&case(&body, "a b", &["me 1 1", "x 3 0", "y - 2"]).changes(0, Goal::Rank(1))[0], 5.0);
}

#[test]
fn shown_scores_may_be_what_is_compared() {
    // Half a point rounds up: 60 a / 10 + 40 ≥ 129.5.
    let case = ratios("    compare: shown\n    decimals: 0\n");
    assert_to(&case.changes(0, Goal::Rank(1))[0], 89.5 / 6.0);
}

#[test]
fn everybody_compared_with_everybody_is_scored_anew() {
    let leaves = terms(&[("a", "weight: 1"), ("b", "weight: 1"), ("c", "weight: 1")]);
    let case = case_of("outranking", "raw", &leaves, &["me 1 5 1", "x 3 3 3", "y 2 2 4"]);
    // Level with x in a, neither outranks the other, and both outrank y.
    assert_eq!(case.changes(0, Goal::Rank(1))[0].map(|found| (found.to, found.rank)), Ok((3.0, 1)));
}

#[test]
fn a_needed_numerator_keeps_the_denominator() {
    // Tax 100 on 8 mu: 12.5 · 60 / 10 = 75 + 40 = 115; for 130, 15 per mu: 120. Land let go does as well, and is not a leaf.
    let body = "    aggregate: sum
    normalise: { by: ratio }
    terms:
      tax: { title: { zh: 税, en: tax }, weight: 60, base: 10, value: a, over: b, unit: '1' }
      more: { title: { zh: 他, en: more }, weight: 40, base: 10, value: c, unit: '1' }
";
    let case = case(body, "a b c", &["me 100 8 10", "x 15 1 10"]);
    let lever = case.levers(0, Goal::Rank(1)).unwrap().levers.into_iter().find(|lever| lever.term == 0).unwrap();
    let found = assert_to(&lever.change, 15.0);
    assert_eq!((lever.now, found.amount, found.shown(2)), (Some(12.5), Some(d("120")), Some(d("15.00"))));
    let before = score(&case.card, DAY, &case.given).unwrap();
    let at = |tax: &str| reached(&changed(&case.card, &case.given, 0, 0, d(tax)), &before, 0, Goal::Rank(1));
    assert!(at("120") && !at("119.9999"));
    // A third of 100 rounds to the side on which the goal is reached.
    let third = Move { to: 100.0 / 3.0, by: 1.0, part: None, amount: None, score: 0.0, rank: 1 };
    assert_eq!(third.shown(2), Some(d("33.34")));
    assert_eq!(Move { by: -1.0, ..third }.shown(2), Some(d("33.33")));
}

#[test]
fn the_next_above_and_below_are_so_far() {
    let body = format!(
        "    aggregate: sum\n    penalty: [ {{ id: less, title: {{ zh: 扣, en: less }}, amount: c }} ]\n{}",
        terms(&[("a", "weight: 3"), ("b", "weight: 1")])
    );
    // 10, 7 (9 less 2), 6, 6 and 1.
    let board = board(&card(&body), "a b c", &["p 3 1 0", "q 2 3 2", "me 1 3 0", "r 2 0 0", "s 0 1 0"]);
    let mut contest = Contest::new(&board);
    let me = contest.distance(2).unwrap();
    let (up, down) = (me.up.unwrap(), me.down.unwrap());
    assert_eq!((me.rank, me.of, up.row, up.rank, up.gap, down.row, down.rank, down.gap), (3, 5, 1, 2, 1.0, 4, 5, 5.0));
    // q has 3 points more in a and as many in b; the rest is its penalty.
    assert_eq!((me.terms, me.rest), (vec![Some(3.0), Some(0.0)], Some(-2.0)));
    // Of equals neither is the next to the other.
    assert_eq!(contest.distance(3).unwrap().up.map(|up| up.row), Some(1));
    let last = contest.distance(4).unwrap();
    assert_eq!((last.up.map(|up| (up.row, up.rank)), last.down), (Some((2, 3)), None));
    let first = contest.distance(0).unwrap();
    assert_eq!((first.up, first.terms.len(), first.rest, first.down.map(|d| d.gap)), (None, 0, None, Some(3.0)));
}
