//! Sums that events change: what a unit adds to them is taken out as it was and put in as it is.

use super::replay::unit_and_state;
use crate::engine::Engine;
use crate::evaluate::Cell;
use crate::panels::Panels;
use crate::reading::Reading;
use crate::request::RequestError;
use crate::sums::{Asked, Sums};
use crate::tally::{self, Tallies, Tally, text};
use datafusion::arrow::array::{Array, Decimal128Array};
use datafusion::arrow::record_batch::RecordBatch;
use figures::Reason;
use std::collections::BTreeMap;

/// Digits after the point of the amounts of panel rows.
const SCALE: u32 = 10;

/// What units of one part of a panel add up to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Amounts {
    units: i64,
    x: i128,
    base: i128,
    known_bases: i64,
    x_with_base: i128,
    published: i128,
    published_units: i64,
    negative: i64,
    contributing: i64,
}

impl Amounts {
    fn plus(&mut self, other: &Amounts, sign: i64) {
        let wide = i128::from(sign);
        self.units += sign * other.units;
        self.x += wide * other.x;
        self.base += wide * other.base;
        self.known_bases += sign * other.known_bases;
        self.x_with_base += wide * other.x_with_base;
        self.published += wide * other.published;
        self.published_units += sign * other.published_units;
        self.negative += sign * other.negative;
        self.contributing += sign * other.contributing;
    }

    fn sums(&self) -> tally::Sums {
        let amount = |units| tally::exact(units, SCALE).unwrap_or_default();
        let count = |n: i64| u64::try_from(n).unwrap_or_default();
        tally::Sums {
            units: count(self.units),
            x: amount(self.x),
            base: amount(self.base),
            known_bases: count(self.known_bases),
            x_with_base: amount(self.x_with_base),
            published: amount(self.published),
            published_units: count(self.published_units),
            revision: 0,
            negative: count(self.negative),
            contributing: count(self.contributing),
        }
    }
}

/// Amounts by the place of the sum and the part of its panel.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Totals(BTreeMap<(usize, String), Amounts>);

impl Totals {
    fn row(&mut self, place: usize, rows: &RecordBatch, row: usize) {
        let Some(part) = text(rows, "part", row) else { return };
        let [x, base, published] = ["x", "base", "pub"].map(|name| units(rows, name, row));
        let amounts = Amounts {
            units: 1,
            x: x.unwrap_or_default(),
            base: base.unwrap_or_default(),
            known_bases: base.is_some().into(),
            x_with_base: base.and(x).unwrap_or_default(),
            published: published.unwrap_or_default(),
            published_units: published.is_some().into(),
            negative: x.is_some_and(|x| x < 0).into(),
            contributing: x.is_some_and(|x| x != 0).into(),
        };
        self.0.entry((place, part)).or_default().plus(&amounts, 1);
    }

    /// Puts what one event changed in the place of what was before.
    pub fn change(&mut self, before: &Totals, after: &Totals) {
        for (totals, sign) in [(before, -1), (after, 1)] {
            for (key, amounts) in &totals.0 {
                self.0.entry(key.clone()).or_default().plus(amounts, sign);
            }
        }
        self.0.retain(|_, amounts| amounts.units != 0);
    }

    /// Whether a level is the same by both: the base has no part in it.
    pub fn same_level(&self, other: &Totals) -> bool {
        self.level() == other.level()
    }

    /// Units and amounts by place: of those that filed, those that did not, and those of whom it is not known.
    fn level(&self) -> BTreeMap<(usize, &str), (i64, i128)> {
        let mut out: BTreeMap<(usize, &str), (i64, i128)> = BTreeMap::new();
        for ((place, part), amounts) in self.0.iter().filter(|((_, part), _)| !GONE.contains(&part.as_str())) {
            let kind = if ["not_filed", "unsettled", "unknown"].contains(&part.as_str()) { part.as_str() } else { "" };
            let sum = out.entry((*place, kind)).or_default();
            *sum = (sum.0 + amounts.units, sum.1 + amounts.x);
        }
        out
    }

    fn tally(&self, place: usize) -> Option<Tally> {
        let of = self.0.range((place, String::new())..(place + 1, String::new()));
        let mut tally = None;
        of.for_each(|((_, part), amounts)| tally.get_or_insert_with(Tally::empty).add(part, &amounts.sums()));
        tally
    }
}

/// Parts that no level counts.
const GONE: [&str; 4] = ["left", "moved_out", "reclassified_out", "restated_panel"];

/// The amount in units of the last place.
fn units(rows: &RecordBatch, name: &str, row: usize) -> Option<i128> {
    let column = rows.column_by_name(name)?.as_any().downcast_ref::<Decimal128Array>()?;
    column.is_valid(row).then(|| column.value(row))
}

/// The sums behind one figure.
pub(crate) struct Wanted<'a> {
    pub asked: &'a Asked,
    pub sums: &'a Sums,
    /// The member of the breakdown; empty for the whole.
    pub member: &'a str,
}

impl Wanted<'_> {
    fn places(&self) -> Vec<usize> {
        let mut places = Vec::new();
        self.asked.places_of(self.member, &mut places);
        places.sort_unstable();
        places.dedup();
        places
    }

    /// The key of the rows that count, and whether it is a unit's code.
    fn key(&self, place: usize) -> (&str, bool) {
        match self.sums.list[place].1.by.as_deref() {
            None => ("", false),
            Some(by) => (self.member, by == "firm"),
        }
    }

    /// What all units add up to in a reading of the book.
    pub fn total(&self, engine: &Engine, reading: &Reading) -> Result<Totals, RequestError> {
        let mut out = Totals::default();
        self.each(engine, reading, |place, rows, row, key| {
            if text(rows, "key", row).as_deref() == Some(key.0) {
                out.row(place, rows, row);
            }
        })?;
        Ok(out)
    }

    /// What each state of each unit adds in the reading of a replay.
    pub fn by_state(&self, engine: &Engine, reading: &Reading) -> Result<BTreeMap<(String, usize), Totals>, RequestError> {
        let mut out: BTreeMap<(String, usize), Totals> = BTreeMap::new();
        self.each(engine, reading, |place, rows, row, (key, is_code)| {
            let (Some(name), Some(found)) = (text(rows, "unit", row), text(rows, "key", row)) else { return };
            let Some((unit, state)) = unit_and_state(&name) else { return };
            let counts = if is_code { unit == key } else { found == key };
            if counts {
                out.entry((unit.to_owned(), state)).or_default().row(place, rows, row);
            }
        })?;
        Ok(out)
    }

    fn each(
        &self,
        engine: &Engine,
        reading: &Reading,
        mut with: impl FnMut(usize, &RecordBatch, usize, (&str, bool)),
    ) -> Result<(), RequestError> {
        let mut panels = Panels::new(engine, self.sums, reading);
        for place in self.places() {
            for rows in panels.rows(place)? {
                (0..rows.num_rows()).for_each(|row| with(place, &rows, row, self.key(place)));
            }
        }
        Ok(())
    }

    /// The cell that totals come to; nobody is behind a member that has no row.
    pub fn cell(&self, totals: &Totals) -> Result<Cell, RequestError> {
        let mut tallies = Tallies::default();
        for place in self.places() {
            let (key, _) = self.key(place);
            tallies.begin(place, key.is_empty());
            if let Some(tally) = totals.tally(place) {
                tallies.set(place, BTreeMap::from([(key.to_owned(), tally)]));
            }
        }
        Ok(self.asked.cell(self.member, &tallies)?.unwrap_or(Cell::Missing(Reason::NoPopulation)))
    }
}
