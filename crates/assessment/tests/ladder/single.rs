//! What is evaluated for one firm is what whole columns give.

use crate::case::{catalogue, inputs};
use assessment::ladder::single::Single;
use assessment::scorecard::formula::amounts;
use assessment::scorecard::{Column, truths};
use figures::Decimal;
use jiff::civil::date;
use methodology::catalogue::{Check, Way};

const ROWS: usize = 200;

struct Draw(u64);

impl Draw {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

#[test]
fn one_row_is_evaluated_as_all_are() {
    let catalogue = catalogue();
    let mut draw = Draw(5);
    let empty = inputs(&catalogue, &[("F", "")], date(2022, 6, 1));
    let columns: Vec<Column> = empty
        .now
        .iter()
        .map(|column| match column {
            Column::Amounts(_) => Column::Amounts((0..ROWS).map(|_| some(&mut draw)).collect()),
            Column::Texts(_) => Column::Texts(
                (0..ROWS).map(|_| ["是", "否", ""][draw.below(3) as usize]).map(|w| (!w.is_empty()).then(|| w.to_owned())).collect(),
            ),
            Column::Flags(_) => Column::Flags((0..ROWS).map(|_| [None, Some(true), Some(false)][draw.below(3) as usize]).collect()),
        })
        .collect();
    let mut asked = 0;
    for rule in catalogue.rules.values() {
        for leaf in rule.leaves() {
            let tests = leaf.when.iter().chain(match &leaf.check {
                Check::Told(told) => Some(&told.test),
                _ => None,
            });
            for test in tests {
                let all = truths(test, &columns, ROWS);
                let each: Vec<Option<bool>> = (0..ROWS).map(|row| Single::of(&columns, row).truth(test)).collect();
                assert_eq!(all, each, "{}.{}", rule.id, leaf.id);
                asked += 1;
            }
        }
        for score in &rule.scores {
            let Way::Bands { value, .. } = &score.points.way else { continue };
            let all = amounts(value, &columns, ROWS);
            (0..ROWS).for_each(|row| assert_eq!(all[row].ok(), Single::of(&columns, row).amount(value).ok(), "{}.{}", rule.id, score.id));
            asked += 1;
        }
    }
    assert!(asked > 80, "{asked}");
}

fn some(draw: &mut Draw) -> Option<Decimal> {
    let value = Decimal::new(draw.below(40_000) as i64 - 2_000, 2);
    // Zeros are divisors too.
    [None, Some(Decimal::ZERO), Some(value), Some(value), Some(value)][draw.below(5) as usize]
}
