//! Submitting: what is checked and complete is kept as it is, with a file that holds every value, and a receipt.

use super::fault::Fault;
use super::lines::{self, Placed};
use super::sheet::{Effective, Sheet};
use super::subject::Subject;
use super::workbook::origin_cell;
use super::{Desk, audit};
use crate::workspace::Workspace;
use figures::{Moment, Place, Text};
use ledger::{DeskError, Given, NewSubmission, Note, Once, Response, SheetState, Signers, SubmissionReceipt, SubmittedValue};

/// What is submitted.
#[derive(Debug, Clone)]
pub struct Filed<'a> {
    /// The version of the sheet that was seen.
    pub version: i64,
    /// Who signs.
    pub signers: Signers,
    /// Who submits, and when.
    pub by: (&'a str, Moment),
    /// The request, where it may come again.
    pub once: Option<&'a Once>,
    /// What the trail keeps of it.
    pub note: Note,
}

/// The file that holds the values, with their places in it.
struct Source {
    file: String,
    bytes: Vec<u8>,
    placed: Vec<Placed>,
}

/// Submits a sheet; `answer` is what a request told again gets.
///
/// # Errors
/// [`Fault::Blocked`] with open issues of class A or B, [`Fault::State`] of an empty sheet or a period that is not over, what
/// [`ledger::Ledger::submit`] refuses.
pub async fn submit(
    desk: &Desk,
    work: &Workspace,
    subject: &Subject<'_>,
    filed: Filed<'_>,
    answer: impl FnOnce(&SubmissionReceipt) -> Response + Send,
) -> Result<Given<SubmissionReceipt>, Fault> {
    if let Some(once) = filed.once
        && let Some(before) = work.ledger.answered(once).await?
    {
        return Ok(Given::Again(before));
    }
    let sheet = Sheet::read(work, subject).await?;
    let values = sheet.values();
    may_submit(work, &sheet, &values, &filed)?;
    let (text, placed) = lines::csv(subject, &values);
    let checked = audit::found(desk, work, &sheet, &placed, filed.by.1).await?;
    if checked.blocks() {
        work.ledger.note_check(&subject.key(), checked.version, checked.open).await?;
        return Err(Fault::Blocked(Box::new(checked)));
    }
    let digest = lines::digest(text.as_bytes());
    let source = match workbook(work, &values)? {
        Some(source) => source,
        None => Source { file: lines::file_name(subject), bytes: text.into_bytes(), placed },
    };
    let note = filed.note.clone().detail(serde_json::json!({"version": filed.version, "sha256": digest}).to_string());
    let given = work.ledger.telling(note).submit(&new(subject, &filed, digest, source), filed.once, answer).await?;
    if let Given::New(receipt) = &given {
        work.ledger.note_check(&subject.key(), receipt.version, checked.open).await?;
    }
    Ok(given)
}

fn may_submit(work: &Workspace, sheet: &Sheet<'_>, values: &[Effective], filed: &Filed<'_>) -> Result<(), Fault> {
    filled(sheet, values)?;
    let Some(head) = &sheet.head else { return Err(ledger::Error::from(DeskError::State(SheetState::Accepted)).into()) };
    if !head.state.is_open() {
        return Err(ledger::Error::from(DeskError::State(head.state)).into());
    }
    if head.version != filed.version {
        return Err(ledger::Error::from(DeskError::SheetChanged { version: head.version }).into());
    }
    let (period, day) = (sheet.subject.period, filed.by.1.day(work.zone()));
    if period.last_day() > day {
        return Err(Fault::State(Text::new(format!("报告期 {period} 尚未结束"), format!("the period {period} is not over"))));
    }
    Ok(())
}

/// That there is something to be checked and submitted; a sheet which came by import has values that nobody typed.
pub(super) fn filled(sheet: &Sheet<'_>, values: &[Effective]) -> Result<(), Fault> {
    let empty = values.is_empty() || sheet.head.is_none() && sheet.known.is_none();
    let why = || Fault::State(Text::new("报表为空，尚未填报", "the sheet is empty: nothing has been filled in"));
    if empty { Err(why()) } else { Ok(()) }
}

/// The one workbook from which all values came unchanged.
fn workbook(work: &Workspace, values: &[Effective]) -> Result<Option<Source>, Fault> {
    let Some(first) = values.first().and_then(|value| value.origin.as_ref()) else { return Ok(None) };
    let mut placed = Vec::with_capacity(values.len());
    for value in values {
        let Some(origin) = value.origin.as_ref().filter(|origin| origin.sha256 == first.sha256) else { return Ok(None) };
        let place = Place { file: origin.file.clone(), line: origin.line, cell: origin_cell(origin), ..Place::default() };
        placed.push(Placed { item: value.item.clone(), column: value.column.clone(), value: value.value, place });
    }
    Ok(Some(Source { file: first.file.clone(), bytes: work.ledger.source_bytes(&first.sha256)?, placed }))
}

fn new(subject: &Subject<'_>, filed: &Filed<'_>, digest: String, source: Source) -> NewSubmission {
    let value = |p: Placed| SubmittedValue { item: p.item, column: p.column, value: p.value, line: p.place.line, cell: p.place.cell };
    NewSubmission {
        key: subject.key(),
        version: filed.version,
        signers: filed.signers.clone(),
        digest,
        values: source.placed.into_iter().map(value).collect(),
        file: source.file,
        bytes: source.bytes,
        person: filed.by.0.to_owned(),
        at: filed.by.1,
    }
}
