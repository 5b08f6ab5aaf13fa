//! The facts of one form on each side, one row per unit, beside the units of the register.

use super::columns::Columns;
use super::{Side, fact_column, filed_column, value_column};
use crate::diff::replay::Replay;
use datafusion::arrow::array::{ArrayRef, AsArray, UInt32Array};
use datafusion::arrow::compute::kernels::zip::zip;
use datafusion::arrow::compute::{is_not_null, take};
use datafusion::arrow::datatypes::{DataType, Int64Type};
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::error::{DataFusionError, Result};
use datafusion::logical_expr::{Expr, cast, lit};
use datafusion::prelude::{DataFrame, ident};
use figures::{Moment, Period, Role};
use std::collections::{BTreeMap, BTreeSet};

/// What is read of a form.
#[derive(Debug, Clone)]
pub struct FormRead<'a> {
    /// Form id.
    pub form: &'a str,
    /// Item codes.
    pub items: &'a BTreeSet<String>,
    /// Whether the ids of the facts are read with their values.
    pub with_facts: bool,
}

/// Column with the moment from which a filing is in force: that it became known, but in a replay.
pub const SINCE: &str = "since";
/// Column with the moment from which it is no longer.
pub const UNTIL: &str = "until";

/// The filings of some periods that were in force at a moment or have been since, of all units and revisions.
pub fn rows(table: DataFrame, read: &FormRead<'_>, periods: &BTreeSet<Period>, from: Moment, to: Moment) -> Result<DataFrame> {
    let periods: Vec<Expr> = periods.iter().map(|p| lit(p.to_string())).collect();
    let in_force = ident("known").lt_eq(lit(to.micros())).and(ident("known_to").gt(lit(from.micros())));
    let words = ["unit", "period", "role"].map(|name| cast(ident(name), DataType::Utf8).alias(name));
    let mut columns = Vec::from(words);
    columns.extend(["filing", "revision", "known"].map(ident));
    columns.extend([("known", SINCE), ("known_to", UNTIL)].map(|(name, alias)| ident(name).alias(alias)));
    for item in read.items {
        columns.push(ident(ledger::value_column(item)));
        columns.extend(read.with_facts.then(|| ident(ledger::fact_column(item))));
    }
    table.filter(ident("period").in_list(periods, false).and(in_force))?.select(columns)
}

/// The row of each unit, where it has one.
type Rows = Vec<Option<u32>>;

/// The rows of a form, found by period and role.
pub struct Filings {
    rows: RecordBatch,
    places: BTreeMap<(String, String), Vec<u32>>,
}

impl Filings {
    /// Notes where each period's rows are.
    pub fn new(rows: RecordBatch) -> Result<Self> {
        let mut places: BTreeMap<(String, String), Vec<u32>> = BTreeMap::new();
        let words = |name| Ok::<_, DataFusionError>(column(&rows, name)?.as_string::<i32>().clone());
        for ((row, period), role) in (0u32..).zip(&words("period")?).zip(&words("role")?) {
            let key = (period.unwrap_or_default().to_owned(), role.unwrap_or_default().to_owned());
            places.entry(key).or_default().push(row);
        }
        Ok(Filings { rows, places })
    }

    /// The same filings as a replay has them.
    pub(crate) fn replayed(self, replay: &Replay) -> Result<Self> {
        Filings::new(replay.filings(&self.rows)?)
    }

    /// The row of each unit in force at a moment.
    fn at(&self, units: &[&str], period: Period, role: Role, as_of: Moment) -> Result<Rows> {
        let (unit, since, until) = (column(&self.rows, "unit")?.as_string::<i32>(), self.whole(SINCE)?, self.whole(UNTIL)?);
        let places = self.places.get(&(period.to_string(), role.word().to_owned()));
        let in_force = |row: &&u32| since.value(**row as usize) <= as_of.micros() && until.value(**row as usize) > as_of.micros();
        let found = places.into_iter().flatten().filter(in_force);
        let found: BTreeMap<&str, u32> = found.map(|row| (unit.value(*row as usize), *row)).collect();
        Ok(units.iter().map(|u| found.get(u).copied()).collect())
    }

    fn whole(&self, name: &str) -> Result<&datafusion::arrow::array::Int64Array> {
        Ok(column(&self.rows, name)?.as_primitive::<Int64Type>())
    }

    fn taken(&self, name: &str, rows: &UInt32Array) -> Result<ArrayRef> {
        Ok(take(column(&self.rows, name)?, rows, None)?)
    }

    /// Adds the three readings of a form to the units: this period (`c_`), last year's latest value (`b_`), last
    /// year as then published (`q_`).
    pub fn beside(&self, units: &[&str], read: &FormRead<'_>, period: Period, moments: (Moment, Moment), out: &mut Columns) -> Result<()> {
        let (as_of, year_before) = moments;
        let last = period.year_before();
        let current = self.at(units, period, Role::Current, as_of)?;
        self.reading(Side::Now, vec![current], read, out)?;
        let published = self.at(units, last, Role::Current, year_before)?;
        self.reading(Side::Published, vec![published], read, out)?;
        let own = self.at(units, last, Role::Current, as_of)?;
        let same = self.at(units, last, Role::SamePeriod, as_of)?;
        let (later, earlier) = self.by_known(own, same)?;
        self.reading(Side::Base, vec![later, earlier], read, out)
    }

    /// The base is whichever became known last: last year's own filing or the same-period column of a later form.
    fn by_known(&self, own: Rows, same: Rows) -> Result<(Rows, Rows)> {
        let known = self.whole("known")?;
        let at = |row: Option<u32>| row.map(|r| known.value(r as usize));
        Ok(own.into_iter().zip(same).map(|(own, same)| if at(same) >= at(own) { (same, own) } else { (own, same) }).unzip())
    }

    /// The columns of one side; what the first filing does not hold is taken from the next.
    fn reading(&self, side: Side, filings: Vec<Rows>, read: &FormRead<'_>, out: &mut Columns) -> Result<()> {
        let prefix = side.facts();
        let filings: Vec<UInt32Array> = filings.into_iter().map(UInt32Array::from).collect();
        let first = |name: &str| -> Result<ArrayRef> {
            let mut each = filings.iter().map(|rows| self.taken(name, rows));
            let Some(first) = each.next().transpose()? else { return Err(missing(name)) };
            each.try_fold(first, |held, next| Ok(zip(&is_not_null(&held)?, &held, &next?)?))
        };
        out.push(&filed_column(prefix, read.form), first("revision")?);
        for item in read.items {
            out.push(&value_column(prefix, read.form, item), first(&ledger::value_column(item))?);
            if read.with_facts {
                out.push(&fact_column(prefix, read.form, item), first(&ledger::fact_column(item))?);
            }
        }
        Ok(())
    }
}

fn column<'a>(rows: &'a RecordBatch, name: &str) -> Result<&'a ArrayRef> {
    rows.column_by_name(name).ok_or_else(|| missing(name))
}

fn missing(name: &str) -> DataFusionError {
    DataFusionError::Internal(format!("no column {name}"))
}
