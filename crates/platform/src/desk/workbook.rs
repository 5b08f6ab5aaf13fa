//! A workbook instead of typing: its values of this very sheet against the draft, marked where something is wrong.

use super::Desk;
use super::audit::{self, Audited};
use super::fault::Fault;
use super::lines::{self, Placed};
use super::sheet::{self, Sheet, Slot, Typed};
use super::subject::Subject;
use crate::commands::import::kept_mappings;
use crate::weighing::Spoken;
use crate::workspace::Workspace;
use figures::{Class, Decimal, FiledValue, Filing, Issue, Lang, Moment, Place, Text};
use intake::{Content, Reader, Registry};
use ledger::{Cell, CellPut, DeskError, Note, OpenIssues, Origin};
use std::collections::BTreeSet;

/// A file given in place of typing.
#[derive(Debug, Clone)]
pub struct Upload<'a> {
    /// Its name.
    pub file: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The version of the sheet by which its values are written; else they are only compared.
    pub commit: Option<i64>,
    /// Who gives it, and when.
    pub by: (&'a str, Moment),
    /// What the trail keeps where its values are written.
    pub note: Note,
    /// The language of the marks.
    pub lang: Lang,
}

/// What came of it.
#[derive(Debug)]
pub struct Uploaded {
    /// Cells that would change or have changed.
    pub changes: Vec<CellDifference>,
    /// What is wrong with the file.
    pub issues: Vec<Issue>,
    /// What the edits find once its values are in the sheet.
    pub findings: Vec<Audited>,
    /// How many of these are open.
    pub open: OpenIssues,
    /// The same workbook with marks, where something is to be marked.
    pub marked: Option<Vec<u8>>,
    /// The version of the sheet that it was compared with, or that it has now.
    pub version: i64,
    /// Whether its values were written.
    pub committed: bool,
}

/// A cell whose value differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellDifference {
    /// Item code.
    pub item: String,
    /// Column id.
    pub column: String,
    /// Value before.
    pub before: Option<Decimal>,
    /// Value after.
    pub after: Decimal,
    /// The cell of the workbook.
    pub cell: Option<String>,
}

/// Reads a workbook against a sheet. While something in the file blocks, nothing is written.
///
/// # Errors
/// [`Fault::State`] where the sheet is not open, [`DeskError::SheetChanged`] where it is not of the version by which it is to be
/// written, what [`ledger::Ledger::put_cells`] refuses.
pub async fn upload(desk: &Desk, work: &Workspace, subject: &Subject<'_>, given: Upload<'_>) -> Result<Uploaded, Fault> {
    let mut sheet = Sheet::read(work, subject).await?;
    sheet::open(&sheet)?;
    let mut version = sheet.version();
    if given.commit.is_some_and(|seen| seen != version) {
        return Err(ledger::Error::from(DeskError::SheetChanged { version }).into());
    }
    let registry = desk.registry(work).await?;
    let (mappings, mut issues) = kept_mappings(&work.dir, &work.catalogue)?;
    let (content, found) = {
        let context = audit::context(work, &sheet, &registry, &mappings, given.by.1);
        Reader::new(&context).read(given.file, given.bytes)
    };
    issues.extend(found);
    let (values, foreign) = own(subject, &registry, content);
    issues.extend(foreign);
    let (puts, changes) = compare(&mut sheet, &values, &given, &mut issues);
    let placed = placed(&sheet, given.file);
    let audit = audit::found(desk, work, &sheet, &placed, given.by.1).await?;
    let committed = given.commit.is_some() && !figures::issue::blocked(&issues);
    if committed {
        let source = Some((given.file.to_owned(), given.bytes.to_vec()));
        version = sheet::write(&work.ledger.telling(given.note.clone()), subject, puts, given.by, source).await?.version;
    }
    let spoken = Spoken::read(work, given.by.1).await?;
    let filings = lines::filings(subject, &placed, given.by.1, None);
    let marked = marked(&given, &issues, audit.weighed(work, &spoken), &filings);
    Ok(Uploaded { changes, issues, findings: audit.issues, open: audit.open, marked, version, committed })
}

/// A value of this sheet in the file.
struct Read {
    column: String,
    filed: FiledValue,
}

/// The values of this very sheet; what belongs to another unit, form or period is refused by name.
fn own(subject: &Subject<'_>, registry: &Registry, content: Content) -> (Vec<Read>, Vec<Issue>) {
    let (mut values, mut issues) = (Vec::new(), Vec::new());
    let mut said: BTreeSet<(String, String)> = BTreeSet::new();
    for filing in content.filings {
        let column = subject.column_of(filing.period, filing.role).map(|column| column.id.clone());
        match (foreign(subject, registry, &filing), column) {
            (None, Some(column)) => {
                let read = |filed: FiledValue| Read { column: column.clone(), filed };
                values.extend(filing.values.into_iter().filter(|v| !v.item.is_empty()).map(read));
            }
            (Some(issue), _) => issues.extend(Some(issue).filter(|i| said.insert((i.code.to_string(), i.reason.zh.clone())))),
            (None, None) => {
                issues.extend(Some(other_period(subject, &filing)).filter(|i| said.insert((i.code.to_string(), i.reason.zh.clone()))))
            }
        }
    }
    if !content.register.is_empty() {
        let place = content.register.first().map(|row| row.place.clone()).unwrap_or_default();
        let reason = Text::new("文件中的名录数据未采用", "the rows of the register in the file are not taken");
        issues.push(Issue::blocking("register-rows", place, reason).of_class(Class::C));
    }
    (values, issues)
}

fn foreign(subject: &Subject<'_>, registry: &Registry, filing: &Filing) -> Option<Issue> {
    let place = first_place(filing);
    if filing.unit != subject.unit {
        let name = registry.unit(&filing.unit).and_then(|u| u.name_at(subject.period.last_day())).unwrap_or_default();
        let (unit, own) = (&filing.unit, &subject.unit_name);
        let reason = Text::new(
            format!("这是 {name}（{unit}）的数据，而本表属于 {own}"),
            format!("these are values of {name} ({unit}), and the sheet is that of {own}"),
        );
        return Some(
            Issue::blocking("other-unit", place, reason).hint("核对表头的统一社会信用代码", "look at the credit code in the head"),
        );
    }
    let (other, own) = (&filing.form, &subject.form.id);
    (other != own).then(|| {
        let reason = Text::new(format!("这是 {other} 表，而非 {own}"), format!("this is form {other}, not {own}"));
        Issue::blocking("other-form", place, reason).hint("在该表的页面上传", "it is uploaded on the page of that form")
    })
}

fn other_period(subject: &Subject<'_>, filing: &Filing) -> Issue {
    let (other, own) = (filing.period, subject.period);
    let reason =
        Text::new(format!("这是 {other} 的数据，而本表报告期为 {own}"), format!("these are values of {other}, and the sheet is of {own}"));
    Issue::blocking("other-period", first_place(filing), reason).hint("核对标题中的年月", "look at the year and month in the title")
}

fn first_place(filing: &Filing) -> Place {
    filing.values.first().map(|value| value.place.clone()).unwrap_or_default()
}

/// Lays the file's values into the sheet; gives the cells to be written and those whose value differs.
fn compare(sheet: &mut Sheet<'_>, values: &[Read], given: &Upload<'_>, issues: &mut Vec<Issue>) -> (Vec<CellPut>, Vec<CellDifference>) {
    let (mut puts, mut changes) = (Vec::new(), Vec::new());
    // What is filled in goes first: sums are held against what the file makes of them.
    let (open, fixed): (Vec<&Read>, Vec<&Read>) = values.iter().partition(|read| is_open(sheet, read));
    for read in open {
        changes.extend(difference(sheet, read));
        puts.extend(lay(sheet, read, given));
    }
    for read in fixed {
        match value_of(sheet, read) == Some(read.filed.value) {
            true => puts.extend(lay(sheet, read, given)),
            false => issues.push(not_taken(sheet, read)),
        }
    }
    (puts, changes)
}

fn is_open(sheet: &Sheet<'_>, read: &Read) -> bool {
    sheet::place_of(sheet, &read.filed.item, &read.column).is_ok_and(|(item, column)| sheet.slot(&item, column) == Slot::Open)
}

fn value_of(sheet: &Sheet<'_>, read: &Read) -> Option<Decimal> {
    let (item, column) = sheet::place_of(sheet, &read.filed.item, &read.column).ok()?;
    sheet.value(&item, column)
}

fn difference(sheet: &Sheet<'_>, read: &Read) -> Option<CellDifference> {
    let (before, after) = (value_of(sheet, read), read.filed.value);
    let (item, column, cell) = (read.filed.item.clone(), read.column.clone(), read.filed.place.cell.clone());
    (before != Some(after)).then_some(CellDifference { item, column, before, after, cell })
}

/// Puts a value into the sheet, with the place it was read from.
fn lay(sheet: &mut Sheet<'_>, read: &Read, given: &Upload<'_>) -> Option<CellPut> {
    let FiledValue { item, value, place } = &read.filed;
    let key = (item.clone(), read.column.clone());
    let version = sheet.typed.get(&key).map_or(0, |cell| cell.version);
    let text = value.normalize().to_string();
    let cell = place.cell.clone().unwrap_or_default();
    let origin = Origin { file: given.file.to_owned(), sha256: String::new(), cell: cell.clone(), line: place.line };
    let (person, at) = (given.by.0.to_owned(), given.by.1);
    let held = Cell {
        item: key.0.clone(),
        column: key.1.clone(),
        text: text.clone(),
        value: Some(*value),
        version,
        person,
        at,
        origin: Some(origin),
    };
    let typed = Typed { item: key.0.clone(), column: key.1.clone(), text, version };
    sheet.typed.insert(key, held);
    Some(sheet::cell_put(&typed, Some(*value), Some((cell, place.line))))
}

fn not_taken(sheet: &Sheet<'_>, read: &Read) -> Issue {
    let expected = value_of(sheet, read).map_or_else(|| "--".to_owned(), |v| v.normalize().to_string());
    let (item, value) = (&read.filed.item, read.filed.value.normalize());
    let reason = Text::new(
        format!("{item}：文件中为 {value}，按上年数据或计算应为 {expected}，未采用"),
        format!("{item}: the file says {value}; by last year's filing or by the sum it is {expected}, and that is kept"),
    );
    Issue::blocking("not-taken", read.filed.place.clone(), reason).of_class(Class::C)
}

/// The values of the sheet with their places: in the file where they stand there, else on the official sheet.
fn placed(sheet: &Sheet<'_>, file: &str) -> Vec<Placed> {
    let (_, mut placed) = lines::csv(sheet.subject, &sheet.values());
    for value in &mut placed {
        let typed = sheet.typed.get(&(value.item.clone(), value.column.clone()));
        if let Some(origin) = typed.and_then(|cell| cell.origin.as_ref()).filter(|origin| origin.file == file) {
            value.place = Place { file: file.to_owned(), line: origin.line, cell: origin_cell(origin), ..Place::default() };
        }
    }
    placed
}

/// The cell of an origin; a line of a text has none.
pub(super) fn origin_cell(origin: &Origin) -> Option<String> {
    Some(origin.cell.clone()).filter(|cell| !cell.is_empty())
}

/// The workbook with all that stands at one of its cells and wants something done.
fn marked(given: &Upload<'_>, issues: &[Issue], mut weighed: Vec<Issue>, filings: &[Filing]) -> Option<Vec<u8>> {
    intake::quote_cells(&mut weighed, filings);
    let all: Vec<Issue> = issues.iter().cloned().chain(weighed).filter(|issue| issue.place.file == given.file).collect();
    if intake::is_lines(given.bytes) || !all.iter().any(|issue| issue.class < Class::D && issue.place.cell.is_some()) {
        return None;
    }
    intake::mark::given_back(given.file, given.bytes, &all, given.lang).ok()
}
