//! A sheet as it is shown: the official rows and columns, and beside every cell what was filed before.

use super::duties::Standing;
use super::fault::Fault;
use super::sheet::{Sheet, Slot};
use super::subject::Subject;
use crate::workspace::Workspace;
use figures::{Decimal, Measure, Period, Role, Text};
use ledger::{Origin, Signers, Submission, Thread};
use methodology::catalogue::{Column, Item};

/// A sheet as it is shown.
#[derive(Debug, Clone)]
pub struct Grid {
    /// Name of the form.
    pub title: Text,
    /// The document that issued its edition, where known.
    pub number: Option<String>,
    /// Unit of measure of all items, where they share it.
    pub measure: Option<Measure>,
    /// The unit's name at the end of the period.
    pub unit_name: String,
    /// How far it has come.
    pub standing: Standing,
    /// Whether the period is locked.
    pub locked: bool,
    /// Version; 0 where nobody has typed anything.
    pub version: i64,
    /// In the order of the sheet.
    pub columns: Vec<GridColumn>,
    /// In the order of the sheet.
    pub rows: Vec<GridRow>,
    /// Who signed last.
    pub signers: Signers,
    /// How many messages there are.
    pub messages: usize,
    /// The newest submission.
    pub submission: Option<Submission>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridColumn {
    /// Its official number.
    pub id: String,
    /// Heading.
    pub title: Text,
    /// Own or same-period.
    pub role: Role,
    /// Whether the office fills it in.
    pub locked: bool,
    /// The period its values speak of.
    pub period: Period,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct GridRow {
    /// Item code.
    pub item: String,
    /// Name.
    pub title: Text,
    /// Indentation.
    pub level: u32,
    /// Unit it is filed in.
    pub measure: Measure,
    /// Whether only whole numbers are filed.
    pub integer: bool,
    /// Whether it follows from others.
    pub derived: bool,
    /// One a column.
    pub cells: Vec<GridCell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridCell {
    /// Its column.
    pub column: String,
    /// As typed, or the value as it would be typed.
    pub text: String,
    /// Its value.
    pub value: Option<Decimal>,
    /// Its version; 0 where nobody has typed it.
    pub version: i64,
    /// Whether it is filled in, and may be now.
    pub editable: bool,
    /// What was filed for the period before.
    pub last_period: Option<Decimal>,
    /// What was filed for the year before.
    pub last_year: Option<Decimal>,
    /// Where it was read.
    pub origin: Option<Origin>,
}

/// Lays a sheet out.
pub async fn grid(work: &Workspace, subject: &Subject<'_>) -> Result<Grid, Fault> {
    let sheet = Sheet::read(work, subject).await?;
    let (key, form) = (subject.key(), subject.form);
    let locked = work.ledger.lock_of(&key.form, &key.period).await?.is_some();
    let submission = work.ledger.submissions(&key).await?.pop();
    // What stood at a moment is not typed into.
    let open = sheet.is_open() && !locked && work.ledger.past().is_none();
    Ok(Grid {
        title: form.title.clone(),
        number: form.version_at(subject.period).and_then(|version| version.number.clone()),
        measure: form.measure.clone(),
        unit_name: subject.unit_name.clone(),
        standing: Standing::of(sheet.head.as_ref(), sheet.known.is_some()),
        locked,
        version: sheet.version(),
        columns: subject.columns().map(|(column, period)| heading(column, period)).collect(),
        rows: sheet.items().iter().map(|item| row(&sheet, item, open)).collect(),
        signers: submission.as_ref().map(|s| s.signers.clone()).unwrap_or_default(),
        messages: work.ledger.messages(&Thread::Sheet(key)).await?.len(),
        submission,
    })
}

fn heading(column: &Column, period: Period) -> GridColumn {
    GridColumn { id: column.id.clone(), title: column.title.clone(), role: column.role, locked: column.locked, period }
}

fn row(sheet: &Sheet<'_>, item: &Item, open: bool) -> GridRow {
    GridRow {
        item: item.code.clone(),
        title: item.title.clone(),
        level: item.level,
        measure: item.measure.clone(),
        integer: item.integer,
        derived: !item.derived.is_empty(),
        cells: sheet.subject.columns().map(|(column, _)| cell(sheet, item, column, open)).collect(),
    }
}

fn cell(sheet: &Sheet<'_>, item: &Item, column: &Column, open: bool) -> GridCell {
    let slot = sheet.slot(item, column);
    let typed = sheet.typed.get(&(item.code.clone(), column.id.clone()));
    let value = sheet.value(item, column);
    let shown = || value.map(|v| v.normalize().to_string()).unwrap_or_default();
    let [last_period, last_year] = sheet.beside(&item.code, column).map(|held| held.map(|(_, value)| value));
    GridCell {
        column: column.id.clone(),
        text: typed.filter(|_| slot == Slot::Open).map_or_else(shown, |cell| cell.text.clone()),
        value,
        version: typed.map_or(0, |cell| cell.version),
        editable: open && slot == Slot::Open,
        last_period,
        last_year,
        origin: typed.and_then(|cell| cell.origin.clone()),
    }
}
