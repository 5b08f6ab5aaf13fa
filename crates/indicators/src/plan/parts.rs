//! Units, and the parts of those whose industry is a choice with declared shares: the rows of a period's table.
//!
//! A unit reaches from nothing to one. Where its code of one edition became several of another, each takes the stretch of
//! its share, and every stretch has a row of its own; a unit with one code is one row. Its amounts are cut where the
//! stretches meet, so that the rows come to the whole exactly, and rows that come together again are joined.

use super::AMOUNT;
use super::columns::Columns;
use datafusion::arrow::array::{Array, ArrayRef, AsArray, Decimal128Array, RecordBatch, StringArray, UInt32Array};
use datafusion::arrow::compute::{cast as converted, take_record_batch};
use datafusion::arrow::datatypes::{DataType, Decimal128Type, Schema};
use datafusion::error::{DataFusionError, Result};
use datafusion::logical_expr::{Expr, cast};
use datafusion::prelude::ident;
use figures::Decimal;
use jiff::civil::Date;
use ledger::UnitState;
use methodology::catalogue::Catalogue;
use methodology::{Industry, Registered};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Where a row's part of its unit begins and ends; there only where some unit is parted.
const BEGINS: &str = "part_begins";
const ENDS: &str = "part_ends";

/// How many sides have a register of their own: now, published, restated.
const SIDES: usize = 3;

/// At which other times each side's unit is looked up, the nearest first.
const OTHERS: [[usize; 2]; SIDES] = [[2, 1], [0, 2], [0, 1]];

/// The states of all units on one side.
type States<'a> = Vec<Option<&'a UnitState>>;

/// A row: the place of its unit, and the stretch.
struct Part {
    unit: usize,
    begins: Decimal,
    ends: Decimal,
}

/// The rows, with the industries of their units.
pub struct Parts<'a> {
    units: Vec<&'a str>,
    sides: [States<'a>; SIDES],
    /// By the id of the nomenclature they are asked in; none where codes are taken as they stand.
    industries: BTreeMap<Option<String>, Vec<[Industry<'a>; SIDES]>>,
    rows: Vec<Part>,
}

impl<'a> Parts<'a> {
    /// The rows of units, whose industries are asked in some editions on a day.
    pub fn new(
        units: Vec<&'a str>,
        sides: [States<'a>; SIDES],
        editions: BTreeSet<Option<String>>,
        catalogue: &'a Catalogue,
        day: Date,
    ) -> Self {
        let asked = |edition: Option<String>| {
            let found = industries(&units, &sides, edition.as_deref(), catalogue, day);
            (edition, found)
        };
        let industries: BTreeMap<_, _> = editions.into_iter().map(asked).collect();
        let mut rows = Vec::with_capacity(units.len());
        (0..units.len()).for_each(|unit| stretches(unit, &industries, &mut rows));
        Parts { units, sides, industries, rows }
    }

    /// How many rows there are.
    pub fn number(&self) -> usize {
        self.rows.len()
    }

    /// The unit of every row.
    pub fn units(&self) -> impl Iterator<Item = Option<&'a str>> {
        self.rows.iter().map(|row| self.units.get(row.unit).copied())
    }

    /// The state of every row's unit on a side.
    pub fn states(&self, side: usize) -> impl Iterator<Item = Option<&'a UnitState>> {
        self.rows.iter().map(move |row| self.sides.get(side)?.get(row.unit).copied().flatten())
    }

    /// Something of every row's industry on a side, in an edition.
    pub fn industry<T: PartialEq>(
        &self,
        side: usize,
        edition: Option<&str>,
        of: impl Fn(&'a str) -> Option<T>,
    ) -> impl Iterator<Item = Option<T>> {
        self.with_industry(side, edition, move |_, industry, begins| industry.part(begins, &of))
    }

    /// Something of every row's unit on a side, its industry in an edition, and where the row's part begins.
    pub fn with_industry<T>(
        &self,
        side: usize,
        edition: Option<&str>,
        mut of: impl FnMut(&'a UnitState, &Industry<'a>, Decimal) -> Option<T>,
    ) -> impl Iterator<Item = Option<T>> {
        let industries = self.industries.get(&edition.map(str::to_owned));
        let at = move |row: &Part| industries?.get(row.unit)?.get(side);
        self.rows.iter().zip(self.states(side)).map(move |(row, state)| of(state?, at(row)?, row.begins))
    }

    /// Adds where the rows' parts begin and end, if any unit is parted.
    pub fn weigh(&self, columns: &mut Columns) {
        if self.rows.len() > self.units.len() {
            columns.number(BEGINS, self.rows.iter().map(|row| Some(row.begins)));
            columns.number(ENDS, self.rows.iter().map(|row| Some(row.ends)));
        }
    }
}

fn industries<'a>(
    units: &[&str],
    sides: &[States<'a>; SIDES],
    edition: Option<&str>,
    catalogue: &'a Catalogue,
    day: Date,
) -> Vec<[Industry<'a>; SIDES]> {
    let asked = catalogue.asked_in(edition, day);
    let declared = catalogue.declares_editions();
    let since = |state: &UnitState| state.grounds.get("industry").filter(|_| declared).map(|ground| ground.valid_from);
    let registered = |state: &'a UnitState| Registered { attributes: &state.attributes, since: since(state) };
    let of = |unit: usize| {
        let times = [0, 1, 2].map(|side: usize| sides[side].get(unit).copied().flatten().map(registered));
        [0, 1, 2].map(|side: usize| {
            let others = OTHERS[side].into_iter().filter_map(|other| times[other]);
            times[side].map_or(Industry::None, |unit| asked.industry(unit, others))
        })
    };
    (0..units.len()).map(of).collect()
}

/// The stretches of a unit between the points where any of its industries is cut; nearly always one.
fn stretches<'a>(unit: usize, industries: &BTreeMap<Option<String>, Vec<[Industry<'a>; SIDES]>>, rows: &mut Vec<Part>) {
    let each = industries.values().filter_map(|all| all.get(unit)).flatten();
    let inside = |cut: &&Decimal| **cut > Decimal::ZERO && **cut < Decimal::ONE;
    let cuts: BTreeSet<Decimal> = each.flat_map(Industry::cuts).filter(inside).copied().collect();
    let mut begins = Decimal::ZERO;
    for ends in cuts.into_iter().chain([Decimal::ONE]) {
        rows.push(Part { unit, begins, ends });
        begins = ends;
    }
}

/// Whether a table has parts of units.
pub fn are_in(table: &Schema) -> bool {
    table.column_with_name(ENDS).is_some()
}

/// What of an amount belongs to the row's part: the difference of what is reached where it ends and where it begins, each
/// rounded for itself, so that all parts come to the amount.
pub fn of(amount: Expr) -> Expr {
    let reached = |point: &str| cast(amount.clone() * ident(point), AMOUNT);
    cast(reached(ENDS) - reached(BEGINS), AMOUNT)
}

/// The rows of one unit, member and part of the panel made one.
pub fn joined(rows: &RecordBatch) -> Result<RecordBatch> {
    let words = ["unit", "key", "part"].map(|name| Ok::<_, DataFusionError>(converted(column(rows, name)?, &DataType::Utf8)?));
    let words: Vec<ArrayRef> = words.into_iter().collect::<Result<_>>()?;
    let words: Vec<&StringArray> = words.iter().map(|w| w.as_string::<i32>()).collect();
    let mut places: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    let (mut kept, mut place_of) = (Vec::new(), Vec::new());
    for (row, number) in (0..rows.num_rows()).zip(0u32..) {
        let key = words.iter().map(|w| w.value(row)).collect();
        let place = *places.entry(key).or_insert_with(|| {
            kept.push(number);
            kept.len() - 1
        });
        place_of.push(place);
    }
    let first = take_record_batch(rows, &UInt32Array::from(kept))?;
    let fields = rows.schema();
    let columns = fields.fields().iter().zip(first.columns()).map(|(field, column)| match field.name().as_str() {
        name @ ("x" | "base" | "pub") => summed(rows, name, &place_of, column.len()),
        _ => Ok(column.clone()),
    });
    Ok(RecordBatch::try_new(fields.clone(), columns.collect::<Result<_>>()?)?)
}

/// The sums of a column by place; unknown where one of them is.
fn summed(rows: &RecordBatch, name: &str, place_of: &[usize], places: usize) -> Result<ArrayRef> {
    let column = column(rows, name)?.as_primitive::<Decimal128Type>();
    let mut sums = vec![Some(0i128); places];
    for (row, place) in place_of.iter().enumerate() {
        let value = column.is_valid(row).then(|| column.value(row));
        sums[*place] = sums[*place].zip(value).map(|(sum, value)| sum + value);
    }
    Ok(Arc::new(sums.into_iter().collect::<Decimal128Array>().with_data_type(column.data_type().clone())))
}

fn column<'b>(rows: &'b RecordBatch, name: &str) -> Result<&'b ArrayRef> {
    rows.column_by_name(name).ok_or_else(|| DataFusionError::Internal(format!("no column {name}")))
}
