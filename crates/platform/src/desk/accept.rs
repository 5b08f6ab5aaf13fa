//! Acceptance: what was submitted becomes known at the moment it is accepted.

use super::Desk;
use super::fault::Fault;
use super::lines::{self, Placed};
use super::subject::Subject;
use crate::workspace::Workspace;
use figures::{Goals, Moment, Place, Text};
use ledger::{Acceptance, Batch, DeskError, Given, Note, Once, Response, SheetKey, Submission, SubmittedValue};

/// What is to be accepted.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// Sheets with the versions that were seen.
    pub sheets: Vec<(SheetKey, i64)>,
    /// Who accepts, and when.
    pub by: (&'a str, Moment),
    /// The request, where it may come again.
    pub once: Option<&'a Once>,
    /// What the trail keeps of each sheet.
    pub note: Note,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// Sheets whose values are facts now.
    pub accepted: Vec<SheetKey>,
    /// Sheets that were not accepted, with a kebab-case code and the reason.
    pub refused: Vec<(SheetKey, &'static str, Text)>,
}

/// Accepts sheets, all in one transaction; one that does not fit is refused by itself. `answer` is what a request told again
/// gets.
///
/// # Errors
/// What [`ledger::Ledger::accept`] refuses as a whole.
pub async fn accept(
    desk: &Desk,
    work: &Workspace,
    asked: Asked<'_>,
    answer: impl FnOnce(&Outcome) -> Response + Send,
) -> Result<Given<Outcome>, Fault> {
    let (mut all, mut keys, mut early) = (Vec::new(), Vec::new(), Outcome::default());
    for (key, version) in asked.sheets {
        if keys.iter().any(|(_, held)| *held == key) {
            continue;
        }
        match of(desk, work, &key, version, asked.by).await {
            Ok(acceptance) => {
                keys.push((acceptance.submission, key));
                all.push(acceptance);
            }
            Err(fault @ (Fault::NotFound(_) | Fault::Ledger(ledger::Error::Desk(_)))) => {
                early.refused.push((key, fault.code(), fault.text()));
            }
            Err(fault) => return Err(fault),
        }
    }
    let outcome = |done: &ledger::Accepted| outcome(done, &keys, early.clone());
    match work.ledger.telling(asked.note).accept(all, asked.by, asked.once, |done| answer(&outcome(done))).await? {
        Given::New(done) => Ok(Given::New(outcome(&done))),
        Given::Again(before) => Ok(Given::Again(before)),
    }
}

fn outcome(done: &ledger::Accepted, keys: &[(i64, SheetKey)], mut out: Outcome) -> Outcome {
    let key = |number: i64| keys.iter().find(|(held, _)| *held == number).map(|(_, key)| key.clone());
    out.accepted = done.accepted.iter().filter_map(|(number, _)| key(*number)).collect();
    for (number, error) in &done.refused {
        let code = match error {
            ledger::Error::Desk(refusal) => super::fault::of_desk(refusal),
            other => other.code(),
        };
        out.refused.extend(key(*number).map(|key| (key, code, error.text())));
    }
    out
}

/// The newest submission of a sheet with the filings made of it.
async fn of(desk: &Desk, work: &Workspace, key: &SheetKey, version: i64, by: (&str, Moment)) -> Result<Acceptance, Fault> {
    let subject = Subject::of(desk, work, &key.form, &key.period, &key.unit).await?;
    let number = work.ledger.submissions(key).await?.last().map(|submission| submission.number);
    let number = number.ok_or_else(|| ledger::Error::from(DeskError::NoSheet(key.clone())))?;
    let (submission, values) = work.ledger.submission(number).await?;
    Ok(Acceptance { submission: number, version, batch: batch(work, &subject, submission, values, by)? })
}

/// Its file with its values, known and recorded now. Who filed is the person; who accepted stands in the source, not in the
/// note: a note explains what the edits find.
fn batch(work: &Workspace, subject: &Subject<'_>, of: Submission, values: Vec<SubmittedValue>, by: (&str, Moment)) -> Result<Batch, Fault> {
    let place = |line, cell| Place { file: of.file.clone(), line, cell, ..Place::default() };
    let placed = |v: SubmittedValue| Placed { item: v.item, column: v.column, value: v.value, place: place(v.line, v.cell) };
    let placed: Vec<Placed> = values.into_iter().map(placed).collect();
    let source = format!("填报第 {} 号，{}验收", of.number, by.0);
    Ok(Batch {
        filings: lines::filings(subject, &placed, by.1, Some(&source)),
        bytes: work.ledger.source_bytes(&of.source)?,
        file: of.file,
        person: of.person,
        recorded: by.1,
        register: Vec::new(),
        goals: Goals::default(),
        observations: Vec::new(),
        holdings: Vec::new(),
        entries: Vec::new(),
    })
}
