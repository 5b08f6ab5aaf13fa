//! What a unit filed before, as a document.

use crate::desk::History;
use crate::wire::plain;
use figures::{Decimal, Lang, Period};
use serde::Serialize;
use utoipa::ToSchema;

/// The last values of a sheet's rows, oldest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct HistoryBody {
    periods: Vec<PastPeriod>,
    rows: Vec<PastRow>,
}

/// A report period.
#[derive(Debug, Serialize, ToSchema)]
pub struct PastPeriod {
    period: String,
    label: String,
}

/// A row.
#[derive(Debug, Serialize, ToSchema)]
pub struct PastRow {
    item: String,
    title: String,
    measure: String,
    columns: Vec<PastColumn>,
}

/// A column of a row, with the least and the largest of its values.
#[derive(Debug, Serialize, ToSchema)]
pub struct PastColumn {
    column: String,
    title: String,
    values: Vec<PastValue>,
    low: Option<String>,
    high: Option<String>,
}

/// A value; null where none was filed.
#[derive(Debug, Serialize, ToSchema)]
pub struct PastValue {
    period: String,
    value: Option<String>,
}

impl HistoryBody {
    /// In the reader's language.
    pub fn of(history: &History, lang: Lang) -> Self {
        let period = |period: &Period| PastPeriod { period: period.to_string(), label: period.label(lang) };
        let rows = history.rows.iter().map(|row| PastRow {
            item: row.item.clone(),
            title: row.title.get(lang).to_owned(),
            measure: row.measure.called(lang).to_string(),
            columns: row.columns.iter().map(|one| column(one.column.clone(), one.title.get(lang), &one.values, &history.periods)).collect(),
        });
        HistoryBody { periods: history.periods.iter().map(period).collect(), rows: rows.collect() }
    }
}

fn column(column: String, title: &str, values: &[Option<Decimal>], periods: &[Period]) -> PastColumn {
    let filed = || values.iter().flatten().copied();
    let value = |(period, value): (&Period, &Option<Decimal>)| PastValue { period: period.to_string(), value: value.map(plain) };
    PastColumn {
        column,
        title: title.to_owned(),
        values: periods.iter().zip(values).map(value).collect(),
        low: filed().min().map(plain),
        high: filed().max().map(plain),
    }
}
