//! What a unit filed lately: the last values of every row of a form, oldest first.

use super::fault::Fault;
use super::subject::Subject;
use crate::workspace::Workspace;
use figures::{Decimal, Measure, Moment, Period, Role, Text};
use jiff::ToSpan;
use methodology::catalogue::{Column, Form, Item};
use std::collections::{BTreeMap, BTreeSet};

/// Years looked back, so that a yearly form has its last values too.
const YEARS: i32 = 12;

/// The last values of a sheet's rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// Report periods, oldest first; the sheet's own is not among them.
    pub periods: Vec<Period>,
    /// Rows in which something was filed, in the order of the form.
    pub rows: Vec<HistoryRow>,
}

/// A row's last values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryRow {
    /// Item code.
    pub item: String,
    /// Its name.
    pub title: Text,
    /// The unit its values are in.
    pub measure: Measure,
    /// Its columns.
    pub columns: Vec<HistoryColumn>,
}

/// The last values of a column of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryColumn {
    /// Column id.
    pub column: String,
    /// Its heading.
    pub title: Text,
    /// A value a period; nothing where none was filed.
    pub values: Vec<Option<Decimal>>,
}

/// Newest values by item, period and role.
type Filed = BTreeMap<(String, Period, Role), Decimal>;

/// The last `count` reports before a sheet's own, as known at a moment.
pub async fn history(work: &Workspace, subject: &Subject<'_>, count: usize, as_of: Moment) -> Result<History, Fault> {
    let form = subject.form;
    let rows = work.ledger.history_of(subject.unit.as_str(), as_of).await?;
    let own = rows.into_iter().filter(|(id, _)| *id == form.id).map(|(_, value)| value);
    let filed: Filed = own.filter_map(|v| Some(((v.item, v.period.parse().ok()?, v.role), v.value))).collect();
    let periods = earlier(form, subject.period, count);
    let rows = items(work, form, &filed).iter().filter_map(|item| row(form, item, &periods, &filed)).collect();
    Ok(History { periods, rows })
}

fn earlier(form: &Form, report: Period, count: usize) -> Vec<Period> {
    let last = report.last_day();
    let first = last.saturating_sub(YEARS.years());
    let before: Vec<Period> = form.reports_within(first, last).into_iter().filter(|period| period.last_day() < last).collect();
    before[before.len().saturating_sub(count)..].to_vec()
}

/// The items of the form, then rows of families that were filed.
fn items(work: &Workspace, form: &Form, filed: &Filed) -> Vec<Item> {
    let others: BTreeSet<&String> = filed.keys().map(|(item, ..)| item).filter(|code| !form.items.contains_key(*code)).collect();
    let others = others.into_iter().filter_map(|code| work.catalogue.item(form, code).map(std::borrow::Cow::into_owned));
    form.items.values().cloned().chain(others).collect()
}

fn row(form: &Form, item: &Item, periods: &[Period], filed: &Filed) -> Option<HistoryRow> {
    let own = form.columns_of(item).filter(|column| column.role == Role::Current);
    let columns: Vec<HistoryColumn> = own.map(|c| column(form, item, c, periods, filed)).collect();
    let any = columns.iter().any(|column| column.values.iter().any(Option::is_some));
    any.then(|| HistoryRow { item: item.code.clone(), title: item.title.clone(), measure: item.measure.clone(), columns })
}

fn column(form: &Form, item: &Item, column: &Column, periods: &[Period], filed: &Filed) -> HistoryColumn {
    let value = |report: &Period| {
        let own = form.has_column(column, *report).then(|| column.period(*report).as_filed())?;
        let of = |role| filed.get(&(item.code.clone(), own, role)).copied();
        of(Role::Current).or_else(|| of(Role::SamePeriod))
    };
    HistoryColumn { column: column.id.clone(), title: column.title.clone(), values: periods.iter().map(value).collect() }
}
