//! Laws that hold of any values.

use crate::case::{DAY, card, terms};
use assessment::scorecard::{Board, Column, Inputs, score};
use figures::Decimal;
use methodology::catalogue::Scorecard;
use proptest::prelude::*;
use std::sync::LazyLock;

fn of(aggregate: &str, by: &str, missing: &str) -> Scorecard {
    let body = format!("    aggregate: {aggregate}\n    missing: {missing}\n    normalise: {{ by: {by} }}\n");
    let three = [("a", "weight: 2"), ("b", "weight: 3, better: lower"), ("c", "weight: 5")];
    card(&format!("{body}{}", terms(&three)))
}

static LINEAR: LazyLock<Vec<Scorecard>> = LazyLock::new(|| ["min_max", "z"].map(|by| of("arithmetic", by, "reweight")).to_vec());

static ALL: LazyLock<Vec<Scorecard>> = LazyLock::new(|| {
    let by = ["raw", "min_max", "z", "rank", "percentile", "borda"];
    let aggregates = ["sum", "arithmetic", "geometric", "harmonic", "median", "outranking"];
    let policies = ["zero", "group_mean", "reweight", "refuse"];
    let pairs = by.iter().flat_map(|by| aggregates.iter().map(move |aggregate| (by, aggregate)));
    pairs.enumerate().map(|(nth, (by, aggregate))| of(aggregate, by, policies[nth % policies.len()])).collect()
});

type Rows = Vec<Vec<Option<i32>>>;

fn rows() -> impl Strategy<Value = Rows> {
    let cell = prop_oneof![1 => Just(None), 6 => (-40..40i32).prop_map(Some)];
    prop::collection::vec(prop::collection::vec(cell, 3), 0..12)
}

fn scored(card: &Scorecard, rows: &Rows, scale: impl Fn(usize, i32) -> Decimal) -> Board {
    let column = |nth: usize| rows.iter().map(|row| row[nth].map(|value| scale(nth, value))).collect();
    let subjects = (0..rows.len()).map(|nth| format!("s{nth}")).collect();
    score(card, DAY, &Inputs { subjects, columns: (0..3).map(|nth| Column::Amounts(column(nth))).collect(), ..Inputs::default() }).unwrap()
}

fn plain(_: usize, value: i32) -> Decimal {
    Decimal::from(value)
}

proptest! {
    #[test]
    fn ranks_do_not_depend_on_units(rows in rows(), by in 1..1000i64, more in -50..50i64) {
        for card in LINEAR.iter() {
            // Another factor and another zero for each term.
            let scaled = scored(card, &rows, |nth, value| Decimal::from(value) * Decimal::new(by + nth as i64, 1) + Decimal::from(more));
            prop_assert_eq!(scored(card, &rows, plain).ranks, scaled.ranks);
        }
    }

    #[test]
    fn the_order_of_subjects_is_theirs_alone(rows in rows(), turn in 0..12usize, which in 0..36usize) {
        let card = &ALL[which];
        let mut turned = rows.clone();
        turned.rotate_left(turn.min(rows.len()));
        let (one, other) = (scored(card, &rows, plain), scored(card, &turned, plain));
        let mut ranks = one.ranks.clone();
        ranks.rotate_left(turn.min(rows.len()));
        prop_assert_eq!(&ranks, &other.ranks);
        let mut keys: Vec<Option<f64>> = (0..rows.len()).map(|row| one.score(row).map(assessment::scorecard::number::settled)).collect();
        keys.rotate_left(turn.min(rows.len()));
        let others: Vec<Option<f64>> = (0..rows.len()).map(|row| other.score(row).map(assessment::scorecard::number::settled)).collect();
        for (a, b) in keys.iter().zip(&others) {
            let near = match (a, b) { (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(1.0), (a, b) => a == b };
            prop_assert!(near, "{:?} {:?}", a, b);
        }
    }

    #[test]
    fn nobody_is_dropped_and_nothing_is_empty(rows in rows(), which in 0..36usize) {
        let board = scored(&ALL[which], &rows, plain);
        prop_assert_eq!((board.subjects.len(), board.shown.len(), board.final_classes.len()), (rows.len(), rows.len(), rows.len()));
        for row in 0..rows.len() {
            prop_assert_eq!(board.score(row).is_some(), board.because(row).is_none());
            prop_assert_eq!(board.rank(row).is_some(), board.unranked(row).is_none());
            let story = board.explain(row);
            prop_assert_eq!(story.terms.len(), 3);
            for term in &story.terms {
                let measured = term.measured.as_ref().unwrap();
                prop_assert_eq!(measured.normalised.is_some(), measured.why.is_none());
            }
        }
        prop_assert!(board.ranks.iter().all(|rank| *rank <= board.ranked[0]));
    }

    #[test]
    fn shares_of_a_mean_make_a_whole(rows in rows()) {
        let board = scored(&LINEAR[0], &rows, plain);
        for row in 0..rows.len() {
            if board.whole(row).is_some_and(|whole| whole.abs() > 1e-6) {
                let shares: f64 = board.explain(row).terms.iter().filter_map(|term| term.share).sum();
                prop_assert!((shares - 1.0).abs() < 1e-6, "{shares}");
            }
        }
    }
}
