//! What units filed for a period, unit by unit: the values that scorecards judge.

use crate::blocks::Cut;
use crate::engine::Engine;
use crate::evaluate::{Against, Scope};
use crate::linear::{Amount, Linear, Part};
use crate::plan::{Side, value_column};
use crate::reading::{Beside, Reading};
use crate::request::RequestError;
use crate::sums::Sums;
use datafusion::arrow::array::{Array, AsArray};
use datafusion::arrow::datatypes::Decimal128Type;
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::error::DataFusionError;
use figures::{Decimal, Moment, Period};
use methodology::formula::ast::{Cond, Term};
use methodology::reading::At;
use std::collections::{BTreeMap, BTreeSet};

/// The dimension by which each unit is told apart.
const FIRM: &str = "firm";

/// Values of items by unit.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UnitValues {
    /// Credit codes, in ascending order.
    pub units: Vec<String>,
    /// A column for each item asked for, in that order, with a value for each unit; nothing where none was filed, in the
    /// item's unit of measure.
    pub columns: Vec<Vec<Option<Decimal>>>,
}

impl UnitValues {
    /// The place of each unit.
    pub fn places(&self) -> BTreeMap<&str, usize> {
        self.units.iter().enumerate().map(|(at, unit)| (unit.as_str(), at)).collect()
    }
}

impl Engine {
    /// The values of items (form, item) of every unit of the register for a period, as known at a moment, made of what is
    /// filed as the values of figures are: a year is its own column, or December's cumulative one.
    ///
    /// # Errors
    /// A failure of the engine or the book.
    pub async fn unit_values(&self, items: &[(String, String)], period: Period, as_of: Moment) -> Result<UnitValues, RequestError> {
        let asked = [(period, items.to_vec())];
        Ok(self.unit_values_over(&asked, as_of).await?.pop().unwrap_or_default())
    }

    /// The same for several periods, of each its own items; the book is read once.
    ///
    /// # Errors
    /// A failure of the engine or the book.
    pub async fn unit_values_over(
        &self,
        asked: &[(Period, Vec<(String, String)>)],
        as_of: Moment,
    ) -> Result<Vec<UnitValues>, RequestError> {
        if asked.iter().all(|(_, items)| items.is_empty()) {
            return Ok(vec![UnitValues::default(); asked.len()]);
        }
        let mut sums = Sums::default();
        sums.levels = true;
        for (period, items) in asked {
            let scope = self.by_firm(*period, as_of);
            for (form, item) in items {
                sums.place(&value_of(form, item), &scope);
            }
        }
        let reading = self.read_with(&sums, as_of, Beside { facts: false, names: true }, Cut::Whole).await?;
        asked.iter().map(|(period, items)| self.of_period(&reading, *period, items, as_of)).collect()
    }

    fn by_firm(&self, period: Period, as_of: Moment) -> Scope {
        Scope {
            area: self.catalogue.default_area.clone().unwrap_or_default(),
            period: period.as_filed(),
            against: Against::default(),
            by: Some(FIRM.to_owned()),
            impute: None,
            as_of,
        }
    }

    fn of_period(&self, reading: &Reading, period: Period, items: &[(String, String)], as_of: Moment) -> Result<UnitValues, RequestError> {
        if items.is_empty() {
            return Ok(UnitValues::default());
        }
        let timed = self.timed(&self.by_firm(period, as_of), as_of);
        let framed = reading.framed(timed, &self.catalogue, false)?;
        let names: Vec<String> = items.iter().map(|(form, item)| value_column(Side::Now.facts(), form, item, At::Period)).collect();
        let wanted: BTreeSet<String> = names.iter().cloned().collect();
        let mut rows = Vec::new();
        for nth in 0..framed.pieces() {
            let piece = reading.piece(&framed, nth, &wanted)?;
            take(&piece.filed, &names, &mut rows)?;
        }
        take(&reading.others(&framed, timed, &wanted)?, &names, &mut rows)?;
        Ok(in_order(rows, items.len()))
    }
}

/// The sum of one item, whose rows are the units' values.
fn value_of(form: &str, item: &str) -> Linear {
    let term = Term::Item { form: form.to_owned(), item: item.to_owned() };
    Linear { parts: vec![Part { sign: Decimal::ONE, amount: Amount::Term(term), filter: Cond::True, deflator: None }], ordered: false }
}

type Row = (String, Vec<Option<Decimal>>);

/// The rows of a piece; a unit in several parts by edition has as many rows, all with its own values.
fn take(batch: &RecordBatch, names: &[String], rows: &mut Vec<Row>) -> Result<(), DataFusionError> {
    let column = |name: &str| batch.column_by_name(name).ok_or_else(|| DataFusionError::Internal(format!("no column {name}")));
    let units = column("unit")?.as_string::<i32>();
    let values: Vec<_> =
        names.iter().map(|name| Ok(column(name)?.as_primitive::<Decimal128Type>())).collect::<Result<_, DataFusionError>>()?;
    for at in 0..batch.num_rows() {
        let unit = units.value(at);
        if units.is_null(at) || rows.last().is_some_and(|(last, _)| last == unit) {
            continue;
        }
        let value = |array: &&datafusion::arrow::array::Decimal128Array| {
            let scale = u32::try_from(array.scale()).unwrap_or_default();
            array.is_valid(at).then(|| Decimal::try_from_i128_with_scale(array.value(at), scale).ok()).flatten()
        };
        rows.push((unit.to_owned(), values.iter().map(value).collect()));
    }
    Ok(())
}

fn in_order(mut rows: Vec<Row>, columns: usize) -> UnitValues {
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    let mut out = UnitValues { units: Vec::with_capacity(rows.len()), columns: vec![Vec::with_capacity(rows.len()); columns] };
    for (unit, values) in rows {
        out.units.push(unit);
        out.columns.iter_mut().zip(values).for_each(|(column, value)| column.push(value));
    }
    out
}
