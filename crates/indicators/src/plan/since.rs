//! Since when a value is what it is: a revision that changes another item of its sheet leaves it as it was.

use super::facts::{SINCE, UNTIL, column};
use datafusion::arrow::array::{Array, AsArray, Decimal128Array, Int32Array, Int64Array};
use datafusion::arrow::datatypes::{Decimal128Type, Int32Type, Int64Type};
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::error::Result;
use std::collections::BTreeMap;

const REVISION: &str = "revision";

/// The row of each unit, where it has one.
pub type Rows = Vec<Option<u32>>;

/// The row that each later revision follows in its chain.
#[derive(Debug, Default)]
pub struct Before(BTreeMap<u32, u32>);

impl Before {
    /// Notes the later revisions among the rows of some places, each of one period and role; `unit` tells whose they are.
    pub fn new<'a, U: Ord>(rows: &RecordBatch, places: impl Iterator<Item = &'a Vec<u32>>, unit: impl Fn(u32) -> U) -> Result<Self> {
        let revisions = column(rows, REVISION)?.as_primitive::<Int32Type>();
        let until = column(rows, UNTIL)?.as_primitive::<Int64Type>();
        let key = |row: u32, back: i32| (unit(row), revisions.value(row as usize) - back);
        let mut before = BTreeMap::new();
        for place in places {
            let replaced = place.iter().filter(|row| until.value(**row as usize) != ledger::OPEN);
            let replaced: BTreeMap<(U, i32), u32> = replaced.map(|row| (key(*row, 0), *row)).collect();
            let later = place.iter().filter(|row| revisions.value(**row as usize) > 1);
            before.extend(later.filter_map(|row| Some((*row, *replaced.get(&key(*row, 1))?))));
        }
        Ok(Before(before))
    }

    /// The same for rows taken from others, that follow these: the first of them has a number, and each the number of
    /// the row that it was taken from.
    pub fn taken(&mut self, first: u32, from: &[u32]) {
        let taken: Vec<(u32, u32)> = (first..).zip(from).filter_map(|(row, of)| Some((row, *self.0.get(of)?))).collect();
        self.0.extend(taken);
    }
}

/// The values of an item.
pub struct Values<'a> {
    values: &'a Decimal128Array,
    known: &'a Int64Array,
    revisions: &'a Int32Array,
    /// The facts, where it matters which filing named the item.
    facts: Option<&'a Int64Array>,
    before: &'a Before,
}

impl<'a> Values<'a> {
    /// The values that rows of a form have of an item.
    pub fn new(rows: &'a RecordBatch, item: &str, before: &'a Before) -> Result<Self> {
        let values = column(rows, &ledger::value_column(item))?.as_primitive::<Decimal128Type>();
        // But in a replay a filing is in force from when it is known.
        let known = column(rows, "known").or_else(|_| column(rows, SINCE))?.as_primitive::<Int64Type>();
        let revisions = column(rows, REVISION)?.as_primitive::<Int32Type>();
        let facts = rows.column_by_name(&ledger::fact_column(item)).map(|facts| facts.as_primitive::<Int64Type>());
        Ok(Values { values, known, revisions, facts, before })
    }

    /// The scaled amount of a row, if it has the item.
    pub fn of(&self, row: u32) -> Option<i128> {
        self.values.is_valid(row as usize).then(|| self.values.value(row as usize))
    }

    /// When a filing last named the value of a row.
    pub fn said(&self, row: u32) -> i64 {
        self.known(self.first(row, |before, row| self.facts.is_some_and(|f| f.value(before as usize) == f.value(row as usize))))
    }

    /// When the value of a row became what it is.
    pub fn changed(&self, row: u32) -> i64 {
        self.known(self.first_equal(row))
    }

    fn known(&self, row: u32) -> i64 {
        self.known.value(row as usize)
    }

    fn first_equal(&self, row: u32) -> u32 {
        self.first(row, |before, row| self.of(before) == self.of(row))
    }

    /// The first of the rows before one that are alike, one after the other.
    fn first(&self, mut row: u32, alike: impl Fn(u32, u32) -> bool) -> u32 {
        while self.revisions.value(row as usize) > 1
            && let Some(before) = self.before.0.get(&row).filter(|before| alike(**before, row))
        {
            row = *before;
        }
        row
    }

    /// Since when a unit's value is what the row has: another filing may have had the same before, and nothing else been
    /// told in between.
    pub fn since(&self, filings: &[Rows], unit: usize, row: u32) -> i64 {
        let first = self.first_equal(row);
        let replaced =
            self.before.0.get(&first).filter(|before| self.of(**before).is_some()).map_or(i64::MIN, |before| self.changed(*before));
        let others = filings.iter().filter_map(|rows| rows[unit]).filter(|other| *other != row && self.of(*other) == self.of(row));
        let same = others.map(|other| self.changed(other)).filter(|changed| *changed >= replaced);
        same.fold(self.known(first), i64::min)
    }

    /// The row of a unit that has the value: of several filings that have one, the value that changed last; of those that
    /// changed at the same moment, the first.
    pub fn newest(&self, filings: &[Rows], unit: usize) -> Option<u32> {
        let all = filings.iter().filter_map(|rows| rows[unit]).filter(|row| self.values.is_valid(*row as usize));
        all.reduce(|first, next| if self.changed(next) > self.changed(first) { next } else { first })
    }
}
