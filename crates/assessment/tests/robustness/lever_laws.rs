//! Laws of levers on any values and methods: what is found reaches the goal, and just below it doesn't.

use crate::case::{DAY, card, d, terms};
use crate::levers::{changed, decimal, just_below, reached};
use assessment::robustness::{Cannot, Contest, Goal};
use assessment::scorecard::{Board, Column, Inputs, score};
use figures::Decimal;
use methodology::catalogue::{Scale, Scorecard};
use proptest::prelude::*;
use std::sync::LazyLock;

const GRADES: &str = "    classes:
      grades:
        - { grade: A, title: { zh: 甲, en: a }, upto: 35 % }
        - { grade: B, title: { zh: 乙, en: b } }
";

fn of(aggregate: &str, by: &str, more: &str) -> Scorecard {
    let body = format!("    aggregate: {aggregate}\n    normalise: {{ by: {by} }}\n{more}{GRADES}");
    let posts = "base: 20, low: 5, high: 30";
    let says = [format!("weight: 2, {posts}"), format!("weight: 3, better: lower, {}", posts.replace("base: 20", "base: 4"))];
    card(&format!("{body}{}", terms(&[("a", &says[0]), ("b", &says[1]), ("c", "weight: 5, normalise: { by: min_max, from: 0.1 }")])))
}

static CARDS: LazyLock<Vec<Scorecard>> = LazyLock::new(|| {
    let by = ["raw", "ratio", "min_max", "goal_posts", "z", "rank", "percentile", "efficacy", "distance", "borda"];
    let aggregates = ["sum", "arithmetic", "geometric", "harmonic", "median", "outranking"];
    let policies = ["zero", "group_mean", "reweight", "refuse"];
    let steps =
        ["", "    prepare: [ { impute: median } ]\n", "    prepare: [ { treat: { by: log } } ]\n    compare: shown\n    decimals: 3\n"];
    let pairs = by.iter().flat_map(|by| aggregates.iter().map(move |aggregate| (by, aggregate)));
    let of = |(nth, (by, aggregate)): (usize, (&&str, &&str))| {
        of(aggregate, by, &format!("    missing: {}\n{}", policies[nth % policies.len()], steps[nth % steps.len()]))
    };
    pairs.enumerate().map(of).collect()
});

type Rows = Vec<Vec<Option<i32>>>;

fn rows() -> impl Strategy<Value = Rows> {
    let cell = prop_oneof![1 => Just(None), 9 => (1..40i32).prop_map(Some)];
    prop::collection::vec(prop::collection::vec(cell, 3), 2..9)
}

fn given(rows: &Rows) -> Inputs {
    let column = |nth: usize| Column::Amounts(rows.iter().map(|row| row[nth].map(Decimal::from)).collect());
    Inputs { subjects: (0..rows.len()).map(|nth| format!("s{nth}")).collect(), columns: (0..3).map(column).collect(), ..Inputs::default() }
}

trait Most {
    fn most(&self) -> Decimal;
}

impl Most for Column {
    fn most(&self) -> Decimal {
        let Column::Amounts(amounts) = self else { panic!("no amounts") };
        amounts.iter().flatten().copied().max().unwrap_or_default()
    }
}

fn holds(card: &Scorecard, given: &Inputs, board: &Board, row: usize, goal: Goal) -> Result<(), TestCaseError> {
    let Ok(levers) = Contest::new(board).levers(row, goal) else { return Ok(()) };
    prop_assert!(!reached(board, board, row, goal));
    prop_assert_eq!(levers.levers.len(), 3);
    for lever in &levers.levers {
        let at = |x: Decimal| reached(&changed(card, given, lever.leaf, row, x), board, row, goal);
        match lever.change {
            Ok(found) => {
                prop_assert!(at(decimal(found.to)), "{:?} does not reach {:?}", found, goal);
                prop_assert!(!at(decimal(just_below(&found))), "{:?} is more than {:?} needs", found, goal);
                prop_assert!(found.amount.is_none_or(at), "{:?}", found);
            }
            Err(Cannot::Short { .. }) => {
                // Eight times the largest there is, or an eighth, or nothing at all.
                let most = given.columns[lever.leaf].most();
                let ratio = board.model.leaves[1].choices[0].normal.by == Scale::Ratio;
                let x = if lever.leaf != 1 {
                    most * d("8")
                } else if ratio {
                    decimal(lever.now.unwrap()) / d("8")
                } else {
                    d("0")
                };
                prop_assert!(!at(x), "{:?} is not short of {:?}", lever, goal);
            }
            Err(_) => {}
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn what_is_found_is_needed_and_enough(rows in rows(), which in 0..60usize, row in 0..9usize) {
        let (card, given) = (&CARDS[which], given(&rows));
        let board = score(card, DAY, &given).unwrap();
        for goal in [Goal::Next, Goal::Rank(1), Goal::Rank(2), Goal::Class(0)] {
            holds(card, &given, &board, row.min(rows.len() - 1), goal)?;
        }
    }
}
