//! A sheet while it is filled in: what is typed, what the book says beside it, what follows from both; and taking cells.

use super::cell;
use super::fault::{CellFault, Fault};
use super::subject::{Subject, own_periods};
use crate::workspace::Workspace;
use figures::{CreditCode, Decimal, Issue, Moment, Period, Place, Role, Text};
use intake::History;
use ledger::{Cell, CellPut, Ledger, Origin, SavedCell, SheetHead, SheetState};
use methodology::catalogue::{Catalogue, Column, Item};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Of so many rows a part of the history is read, of more all of it.
const FEW: usize = 100;
/// Sums of sums of a form are not deeper.
const DEEPEST: usize = 10;

/// A cell as typed by somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// Item code.
    pub item: String,
    /// Column id.
    pub column: String,
    /// The text.
    pub text: String,
    /// The version that was seen; 0 of an empty cell.
    pub version: i64,
}

/// Cells as they were saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Put {
    /// The sheet's version now.
    pub version: i64,
    /// By item and column.
    pub cells: Vec<PutCell>,
}

/// A cell as it was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutCell {
    /// Item code.
    pub item: String,
    /// Column id.
    pub column: String,
    /// As typed.
    pub text: String,
    /// What that is.
    pub value: Option<Decimal>,
    /// Its version.
    pub version: i64,
    /// A question about it.
    pub hint: Option<Text>,
}

/// What a cell of a sheet is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Slot<'f> {
    /// Filled in.
    Open,
    /// Known to the office: last year's value.
    Given(Decimal),
    /// The sum or difference of others.
    Sum(&'f [(bool, String)]),
    /// Never filled in.
    Absent,
}

/// A value of a sheet, typed or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Effective {
    pub item: String,
    pub column: String,
    pub value: Decimal,
    /// Where it was read, where it is still what was read there.
    pub origin: Option<Origin>,
}

/// What one unit filed on one form: item, period, role.
type Filed = BTreeMap<(String, Period, Role), Decimal>;

/// A sheet with all that belongs to it.
pub(super) struct Sheet<'w> {
    pub subject: &'w Subject<'w>,
    pub catalogue: &'w Catalogue,
    /// Nothing where nobody has typed anything.
    pub head: Option<SheetHead>,
    /// By item and column.
    pub typed: BTreeMap<(String, String), Cell>,
    /// What the unit filed on this form.
    pub filed: Filed,
    /// What it filed on any form, for the edits.
    pub history: History,
    /// Since when the book has own values of it.
    pub known: Option<Moment>,
}

impl<'w> Sheet<'w> {
    /// Reads it as it is now.
    pub async fn read(work: &'w Workspace, subject: &'w Subject<'w>) -> Result<Self, Fault> {
        Self::with(work, subject, work.ledger.history_of(subject.unit.as_str(), Moment::from_micros(i64::MAX)).await?).await
    }

    /// The same with the history of these cells only: enough to take them, and to nothing else.
    async fn of_cells(work: &'w Workspace, subject: &'w Subject<'w>, cells: &[Typed]) -> Result<Self, Fault> {
        let items: BTreeSet<&str> = cells.iter().map(|cell| cell.item.as_str()).collect();
        if items.len() > FEW {
            return Self::read(work, subject).await;
        }
        let (of, ever) = ((subject.form.id.as_str(), &items), Moment::from_micros(i64::MAX));
        Self::with(work, subject, work.ledger.history_of_items(subject.unit.as_str(), of, ever).await?).await
    }

    async fn with(work: &'w Workspace, subject: &'w Subject<'w>, rows: Vec<(String, ledger::LatestValue)>) -> Result<Self, Fault> {
        let (key, form) = (subject.key(), subject.form);
        let (head, cells) = work.ledger.sheet_cells(&key).await?.map_or((None, Vec::new()), |(head, cells)| (Some(head), cells));
        let read = |v: &ledger::LatestValue| v.period.parse::<Period>().ok();
        let own = rows.iter().filter(|(id, _)| *id == form.id);
        let filed = own.filter_map(|(_, v)| Some(((v.item.clone(), read(v)?, v.role), v.value))).collect();
        let unit: &CreditCode = &subject.unit;
        let history = rows.iter().filter_map(|(form, v)| Some((unit.clone(), read(v)?, v.role, form.clone(), v.item.clone(), v.value)));
        Ok(Sheet {
            subject,
            catalogue: &work.catalogue,
            head,
            typed: cells.into_iter().map(|c| ((c.item.clone(), c.column.clone()), c)).collect(),
            filed,
            history: History::new(history),
            known: work.ledger.filed_since(unit.as_str(), &form.id, &own_periods(form, subject.period)).await?,
        })
    }

    /// The version of the sheet; 0 where nobody has typed anything.
    pub fn version(&self) -> i64 {
        self.head.as_ref().map_or(0, |head| head.version)
    }

    /// Whether cells may be written: not where what it says came by import and is accepted so.
    pub fn is_open(&self) -> bool {
        self.head.as_ref().map_or(self.known.is_none(), |head| head.state.is_open())
    }

    /// What was filed of an item for a period: its own filing, else what next year's form says of it.
    pub fn before(&self, item: &str, period: Period) -> Option<Decimal> {
        let of = |role| self.filed.get(&(item.to_owned(), period.as_filed(), role)).copied();
        of(Role::Current).or_else(|| of(Role::SamePeriod))
    }

    /// The value of the period before and of the year before, for a column.
    pub fn beside(&self, item: &str, column: &Column) -> [Option<(Period, Decimal)>; 2] {
        let own = column.period(self.subject.period).as_filed();
        let last = self.subject.form.previous(own).filter(|_| column.role == Role::Current);
        [last, Some(own.year_before())].map(|period| period.and_then(|p| Some((p, self.before(item, p)?))))
    }

    /// The items of the sheet in its order, then the rows of families the unit has: those typed and those filed for this
    /// period, the one before or last year.
    pub fn items(&self) -> Vec<Cow<'w, Item>> {
        let (form, report) = (self.subject.form, self.subject.period);
        let mut periods: BTreeSet<Period> = BTreeSet::new();
        for (column, own) in self.subject.columns().filter(|(c, _)| c.role == Role::Current) {
            periods.extend([Some(own), Some(own.year_before()), form.previous(column.period(report).as_filed())].into_iter().flatten());
        }
        let filed = self.filed.keys().filter(|(_, period, _)| periods.contains(period)).map(|(item, ..)| item);
        let typed = self.typed.values().filter(|c| !c.text.is_empty()).map(|c| &c.item);
        let codes: BTreeSet<&String> = filed.chain(typed).filter(|code| !form.items.contains_key(*code)).collect();
        let rows = codes.into_iter().filter_map(|code| self.catalogue.item(form, code));
        form.items_at(report).into_iter().map(Cow::Borrowed).chain(rows).collect()
    }

    /// What a cell is for.
    pub fn slot<'i>(&self, item: &'i Item, column: &Column) -> Slot<'i> {
        let (form, report) = (self.subject.form, self.subject.period);
        if !form.has_column(column, report) || !form.columns_of(item).any(|c| c.id == column.id) || !item.asked_at(report) {
            return Slot::Absent;
        }
        if let Some(parts) = form.made_of(item, column, report) {
            return Slot::Sum(parts);
        }
        let given = self.before(&item.code, column.period(report)).filter(|_| column.locked);
        given.map_or(Slot::Open, Slot::Given)
    }

    /// The value of a cell, typed, known or made of others; where nobody typed what the book has of it.
    pub fn value(&self, item: &Item, column: &Column) -> Option<Decimal> {
        self.value_at(item, column, 0)
    }

    fn value_at(&self, item: &Item, column: &Column, depth: usize) -> Option<Decimal> {
        match self.slot(item, column) {
            Slot::Absent => None,
            Slot::Given(value) => Some(value),
            Slot::Open => self.typed_or_filed(&item.code, column),
            Slot::Sum(parts) => {
                let of = |code: &String| self.subject.form.items.get(code).filter(|_| depth < DEEPEST);
                let value = |(added, code): &(bool, String)| {
                    let value = self.value_at(of(code)?, column, depth + 1)?;
                    Some(if *added { value } else { -value })
                };
                let values: Vec<Decimal> = parts.iter().filter_map(value).collect();
                let sum = values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value));
                sum.filter(|_| !values.is_empty())
            }
        }
    }

    fn typed_or_filed(&self, item: &str, column: &Column) -> Option<Decimal> {
        match self.typed.get(&(item.to_owned(), column.id.clone())) {
            Some(cell) => cell.value,
            None => self.filed.get(&(item.to_owned(), column.period(self.subject.period).as_filed(), column.role)).copied(),
        }
    }

    /// All values of the sheet, row by row.
    pub fn values(&self) -> Vec<Effective> {
        let columns: Vec<&Column> = self.subject.columns().map(|(column, _)| column).collect();
        let mut values = Vec::new();
        for item in self.items() {
            for column in &columns {
                let Some(value) = self.value(&item, column) else { continue };
                let typed = self.typed.get(&(item.code.clone(), column.id.clone())).filter(|cell| cell.value == Some(value));
                let origin = typed.and_then(|cell| cell.origin.clone());
                values.push(Effective { item: item.code.clone(), column: column.id.clone(), value, origin });
            }
        }
        values
    }
}

/// Takes cells as typed: all or none. What cannot be read is refused with its reason and keeps nothing.
///
/// # Errors
/// [`Fault::Invalid`], [`Fault::State`] where the sheet came by import and is accepted, what [`ledger::Ledger::put_cells`]
/// refuses.
pub async fn put(work: &Workspace, subject: &Subject<'_>, cells: &[Typed], by: (&str, Moment)) -> Result<Put, Fault> {
    let sheet = Sheet::of_cells(work, subject, cells).await?;
    open(&sheet)?;
    let (mut read, mut faults) = (Vec::new(), Vec::new());
    for typed in cells {
        match taken(&sheet, typed) {
            Ok(value) => read.push((typed, value)),
            Err(issue) => faults.push(CellFault { item: typed.item.clone(), column: typed.column.clone(), issue: *issue }),
        }
    }
    if !faults.is_empty() {
        return Err(Fault::Invalid(faults));
    }
    let puts = read.iter().map(|(typed, value)| cell_put(typed, *value, None)).collect();
    let saved = write(&work.ledger, subject, puts, by, None).await?;
    let values: BTreeMap<(&str, &str), (&Typed, Option<Decimal>)> =
        read.into_iter().map(|(typed, value)| ((typed.item.as_str(), typed.column.as_str()), (typed, value))).collect();
    let one = |cell: SavedCell| {
        let (typed, value) = values.get(&(cell.item.as_str(), cell.column.as_str()))?;
        let hint = value.and_then(|value| asked(&sheet, typed, value));
        Some(PutCell { text: typed.text.clone(), value: *value, version: cell.version, hint, item: cell.item, column: cell.column })
    };
    Ok(Put { version: saved.version, cells: saved.cells.into_iter().filter_map(one).collect() })
}

/// Copies what was filed for the period before into own cells that are empty.
///
/// # Errors
/// As for [`put`].
pub async fn copy_last(work: &Workspace, subject: &Subject<'_>, by: (&str, Moment)) -> Result<Put, Fault> {
    let sheet = Sheet::read(work, subject).await?;
    let mut cells = Vec::new();
    for item in sheet.items() {
        for (column, _) in subject.columns().filter(|(c, _)| c.role == Role::Current) {
            let held = sheet.typed.get(&(item.code.clone(), column.id.clone()));
            let empty = held.is_none_or(|cell| cell.text.is_empty()) && sheet.value(&item, column).is_none();
            let [last, _] = sheet.beside(&item.code, column);
            if let (true, Slot::Open, Some((_, value))) = (empty, sheet.slot(&item, column), last) {
                let (item, column, text) = (item.code.clone(), column.id.clone(), value.normalize().to_string());
                cells.push(Typed { item, column, text, version: held.map_or(0, |cell| cell.version) });
            }
        }
    }
    put(work, subject, &cells, by).await
}

/// That cells may be written.
pub(super) fn open(sheet: &Sheet<'_>) -> Result<(), Fault> {
    match &sheet.head {
        None if sheet.known.is_some() => Err(ledger::Error::from(ledger::DeskError::State(SheetState::Accepted)).into()),
        _ => Ok(()),
    }
}

pub(super) fn cell_put(typed: &Typed, value: Option<Decimal>, place: Option<(String, u32)>) -> CellPut {
    CellPut { item: typed.item.clone(), column: typed.column.clone(), text: typed.text.clone(), value, version: typed.version, place }
}

pub(super) async fn write(
    ledger: &Ledger,
    subject: &Subject<'_>,
    cells: Vec<CellPut>,
    by: (&str, Moment),
    source: Option<(String, Vec<u8>)>,
) -> Result<ledger::Saved, Fault> {
    let put = ledger::Put { key: subject.key(), cells, person: by.0.to_owned(), at: by.1, source };
    Ok(ledger.put_cells(put).await?)
}

/// What a cell is, where it may be filled in.
fn taken(sheet: &Sheet<'_>, typed: &Typed) -> Result<Option<Decimal>, Box<Issue>> {
    let (item, column) = place_of(sheet, &typed.item, &typed.column)?;
    match sheet.slot(&item, column) {
        Slot::Open => cell::read(&typed.text, &item, sheet.catalogue),
        Slot::Absent => Err(refused("not-filed-there", "该指标在本栏不填", "the item is not filed in this column")),
        Slot::Sum(_) => Err(refused("derived", "该指标由其他指标计算得出，不填", "the item follows from others and is not filled in")),
        Slot::Given(_) => {
            Err(refused("locked-column", "该栏由统计部门取自上年数据，不填", "the office takes this column from last year's filing"))
        }
    }
}

/// The item and column of a cell.
pub(super) fn place_of<'w>(sheet: &Sheet<'w>, item: &str, column: &str) -> Result<(Cow<'w, Item>, &'w Column), Box<Issue>> {
    let form = sheet.subject.form;
    let found = sheet.catalogue.item(form, item);
    let found = found.ok_or_else(|| {
        refused("unknown-item", format!("{} 没有指标“{item}”", form.id), format!("form {} has no item `{item}`", form.id))
    })?;
    let column = form.columns.iter().find(|c| c.id == column).ok_or_else(|| {
        refused("unknown-column", format!("{} 没有第“{column}”栏", form.id), format!("form {} has no column `{column}`", form.id))
    })?;
    Ok((found, column))
}

fn refused(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Box<Issue> {
    Box::new(Issue::blocking(code, Place::default(), Text::new(zh, en)))
}

/// Whether another unit of money was probably meant.
fn asked(sheet: &Sheet<'_>, typed: &Typed, value: Decimal) -> Option<Text> {
    let (item, column) = place_of(sheet, &typed.item, &typed.column).ok()?;
    let usual: Vec<(Period, Decimal)> = sheet.beside(&item.code, column).into_iter().flatten().collect();
    cell::hint(value, &usual, &item, sheet.catalogue)
}
