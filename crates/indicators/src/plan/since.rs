//! Since when a value is what it is: a revision that changes another item of its sheet leaves it as it was.

use super::batches::{Batches, Column, RowOf};
use super::facts::{SINCE, UNTIL};
use datafusion::arrow::array::ArrowPrimitiveType;
use datafusion::arrow::datatypes::{Decimal128Type, Int32Type, Int64Type};
use datafusion::common::HashMap;
use datafusion::error::Result;
use std::hash::Hash;
use std::ops::Range;

const REVISION: &str = "revision";

/// The row that each later revision follows in its chain.
#[derive(Debug, Default)]
pub struct Before(HashMap<u32, u32>);

impl Before {
    /// Notes the later revisions among the rows of some places, each of one period and role; `unit` tells whose they are.
    pub fn new<'a, U: Eq + Hash>(
        rows: &Batches,
        places: impl Iterator<Item = &'a Vec<Range<u32>>>,
        unit: impl Fn(u32) -> U,
    ) -> Result<Self> {
        let revisions = rows.column::<Int32Type>(REVISION)?;
        let until = rows.column::<Int64Type>(UNTIL)?;
        let key = |row: u32, back: i32| (unit(row), revisions.value(row) - back);
        let mut before = HashMap::new();
        for place in places {
            let replaced = which(place, &until, |until| until != ledger::OPEN);
            let replaced: HashMap<(U, i32), u32> = replaced.map(|row| (key(row, 0), row)).collect();
            let later = which(place, &revisions, |revision| revision > 1);
            before.extend(later.filter_map(|row| Some((row, *replaced.get(&key(row, 1))?))));
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

/// The rows of a place whose value in a column is such.
fn which<'a, T: ArrowPrimitiveType>(
    place: &'a [Range<u32>],
    column: &'a Column<T>,
    such: impl Fn(T::Native) -> bool + Copy + 'a,
) -> impl Iterator<Item = u32> + 'a {
    place.iter().flat_map(move |rows| rows.clone().zip(column.of(rows)).filter(move |(_, value)| such(**value)).map(|(row, _)| row))
}

/// How filings follow one another: when each became known, and the one it replaced.
pub struct Chains {
    known: Column<Int64Type>,
    revisions: Column<Int32Type>,
    before: Before,
}

impl Chains {
    /// The chains of rows of which is known what each follows.
    pub fn new(rows: &Batches, before: Before) -> Result<Self> {
        // But in a replay a filing is in force from when it is known.
        let known = rows.column("known").or_else(|_| rows.column(SINCE))?;
        Ok(Chains { known, revisions: rows.column(REVISION)?, before })
    }

    /// The revision of a row, from 1.
    pub fn revision(&self, row: u32) -> i32 {
        self.revisions.value(row)
    }
}

/// What is read of an item: its amounts, and its facts where it matters which filing named it.
pub struct Item {
    values: Column<Decimal128Type>,
    facts: Option<Column<Int64Type>>,
    /// Whether any row has it.
    filed: bool,
}

impl Item {
    /// An item of some rows.
    pub fn new(rows: &Batches, item: &str) -> Result<Self> {
        let values = rows.column(&ledger::value_column(item))?;
        Ok(Item { filed: values.has_any(), values, facts: rows.find(&ledger::fact_column(item)) })
    }

    /// The id of the fact that a row's amount comes from, where ids are read.
    pub fn fact(&self, row: u32) -> Option<i64> {
        self.facts.as_ref().map(|facts| facts.value(row))
    }
}

/// The values of an item.
pub struct Values<'a> {
    /// The item.
    pub item: &'a Item,
    /// How the filings follow one another.
    pub chains: &'a Chains,
}

impl Values<'_> {
    /// The scaled amount of a row, if it has the item.
    pub fn of(&self, row: u32) -> Option<i128> {
        self.item.values.get(row)
    }

    /// When a filing last named the value of a row.
    pub fn said(&self, row: u32) -> i64 {
        self.chains.known.value(self.first(row, |before, row| self.item.fact(before).is_some_and(|fact| self.item.fact(row) == Some(fact))))
    }

    /// When the value of a row became what it is.
    pub fn changed(&self, row: u32) -> i64 {
        self.chains.known.value(self.first_equal(row))
    }

    fn first_equal(&self, row: u32) -> u32 {
        self.first(row, |before, row| self.of(before) == self.of(row))
    }

    /// The first of the rows before one that are alike, one after the other.
    fn first(&self, mut row: u32, alike: impl Fn(u32, u32) -> bool) -> u32 {
        while self.chains.revision(row) > 1
            && let Some(before) = self.chains.before.0.get(&row).filter(|before| alike(**before, row))
        {
            row = *before;
        }
        row
    }

    /// Since when a unit's value is what the row has: another filing may have had the same before, and nothing else been
    /// told in between.
    pub fn since(&self, filings: &[RowOf], unit: u32, row: u32) -> i64 {
        let first = self.first_equal(row);
        let replaced =
            self.chains.before.0.get(&first).filter(|before| self.of(**before).is_some()).map_or(i64::MIN, |before| self.changed(*before));
        let others = filings.iter().filter_map(|rows| rows.of(unit)).filter(|other| *other != row && self.of(*other) == self.of(row));
        let same = others.map(|other| self.changed(other)).filter(|changed| *changed >= replaced);
        same.fold(self.chains.known.value(first), i64::min)
    }

    /// The row of a unit that has the value: of several filings that have one, the value that changed last; of those that
    /// changed at the same moment, the first.
    pub fn newest(&self, filings: &[RowOf], unit: u32) -> Option<u32> {
        if !self.item.filed {
            return None;
        }
        let all = filings.iter().filter_map(|rows| rows.of(unit)).filter(|row| self.of(*row).is_some());
        all.reduce(|first, next| if self.changed(next) > self.changed(first) { next } else { first })
    }
}
