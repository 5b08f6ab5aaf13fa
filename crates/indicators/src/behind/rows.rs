//! What each unit has in a sum: this period, on every base, and estimated where it is late.

use crate::tally::{HERE, PUBLISHED, column, exact};
use datafusion::arrow::array::{Array, ArrayRef, AsArray, StringArray};
use datafusion::arrow::datatypes::Decimal128Type;
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::error::DataFusionError;
use figures::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Which amounts are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    /// This period's.
    Now,
    /// Of late filers their base, by which they are estimated.
    Late,
    /// Last year's of this year's units.
    Comparable,
    /// This period's of units with both.
    MatchedNow,
    /// Last year's of the same.
    Matched,
    /// Last year's as then published.
    Published,
    /// Last year's of last year's units, as it may be asked now.
    Restated,
}

/// How many sides there are.
const SIDES: usize = 7;

/// A unit's amounts by side; nothing on a side on which it isn't.
pub(super) type Amounts = [Option<Decimal>; SIDES];

/// The units of a sum by member of the breakdown.
#[derive(Debug, Default)]
pub(super) struct Rows(pub BTreeMap<(Arc<str>, Arc<str>), Amounts>);

/// Columns of a batch of panel rows.
struct Batch {
    words: [StringArray; 3],
    amounts: [ArrayRef; 3],
}

impl Batch {
    fn of(batch: &RecordBatch) -> Result<Self, DataFusionError> {
        let words = |name| Ok::<_, DataFusionError>(column(batch, name)?.as_string::<i32>().clone());
        let amount = |name: &str| batch.column_by_name(name).cloned().ok_or_else(|| DataFusionError::Internal(format!("no column {name}")));
        Ok(Batch { words: [words("key")?, words("unit")?, words("part")?], amounts: [amount("x")?, amount("base")?, amount("pub")?] })
    }

    fn word(&self, nth: usize, row: usize) -> &str {
        if self.words[nth].is_valid(row) { self.words[nth].value(row) } else { "" }
    }

    fn amount(&self, nth: usize, row: usize) -> Option<Decimal> {
        let amounts = self.amounts[nth].as_primitive_opt::<Decimal128Type>()?;
        let scale = u32::try_from(amounts.scale()).ok()?;
        amounts.is_valid(row).then(|| exact(amounts.value(row), scale)).flatten()
    }
}

impl Rows {
    /// Reads the panel rows of a sum.
    pub fn of(batches: &[RecordBatch]) -> Result<Self, DataFusionError> {
        let mut rows = Rows::default();
        let mut words = Words::default();
        for batch in batches {
            let of = Batch::of(batch)?;
            for row in 0..batch.num_rows() {
                let amounts = amounts(of.word(2, row), [0, 1, 2].map(|nth| of.amount(nth, row)));
                let key = (words.one(of.word(0, row)), words.one(of.word(1, row)));
                add(rows.0.entry(key).or_default(), amounts);
            }
        }
        Ok(rows)
    }

    /// The amounts of units on a side, with their member.
    pub fn on(&self, side: Side) -> impl Iterator<Item = (&Arc<str>, &Arc<str>, Decimal)> {
        self.0.iter().filter_map(move |((key, unit), amounts)| Some((key, unit, amounts[side as usize]?)))
    }
}

/// A row's amounts by the part of the panel it is of.
fn amounts(part: &str, [x, base, published]: [Option<Decimal>; 3]) -> Amounts {
    let here = HERE.contains(&part);
    let both = here && part != "new" && base.is_some();
    let mut amounts = Amounts::default();
    let mut say = |side: Side, amount: Option<Decimal>| amounts[side as usize] = amount;
    say(Side::Now, here.then(|| x.unwrap_or_default()));
    say(Side::Late, if here { Some(x.unwrap_or_default()) } else { base.filter(|_| matches!(part, "not_filed" | "unsettled")) });
    say(Side::Comparable, base.filter(|_| here));
    say(Side::MatchedNow, x.filter(|_| both));
    say(Side::Matched, base.filter(|_| both));
    say(Side::Published, published.filter(|_| PUBLISHED.contains(&part)));
    say(Side::Restated, base.filter(|_| part == "restated_panel"));
    amounts
}

fn add(all: &mut Amounts, more: Amounts) {
    for (all, more) in all.iter_mut().zip(more) {
        *all = match (*all, more) {
            (Some(a), Some(b)) => Some(a + b),
            (a, b) => a.or(b),
        };
    }
}

/// Words kept once each.
#[derive(Default)]
struct Words(BTreeMap<Arc<str>, Arc<str>>);

impl Words {
    fn one(&mut self, word: &str) -> Arc<str> {
        if let Some(known) = self.0.get(word) {
            return known.clone();
        }
        let new: Arc<str> = word.into();
        self.0.insert(new.clone(), new.clone());
        new
    }
}
