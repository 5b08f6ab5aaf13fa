//! Acceptance: the values of submissions become facts in the transaction that marks their sheets, or neither happens.

use super::once::{self, Given, Once, Response};
use super::queue::refuses;
use super::{ActKind, DeskError, Held, SheetKey, SheetState, existing, locks, move_to, submitted};
use crate::outgoing::{OutgoingKind, leave};
use crate::trail::{Note, note_in};
use crate::{Batch, Error, Ledger, Receipt, Result, compact};
use figures::Moment;
use sqlx::SqliteConnection;

/// A submission to be accepted.
#[derive(Debug, Clone)]
pub struct Acceptance {
    /// Its number.
    pub submission: i64,
    /// The version of its sheet that was seen.
    pub version: i64,
    /// The file kept with the filings made of its values.
    pub batch: Batch,
}

/// What an acceptance came to.
#[derive(Debug)]
pub struct Accepted {
    /// Submissions whose values are facts now, with the versions of their sheets.
    pub accepted: Vec<(i64, i64)>,
    /// Submissions that were not accepted, each with the reason.
    pub refused: Vec<(i64, Error)>,
    /// What was written to the book.
    pub receipt: Receipt,
}

impl Ledger {
    /// Accepts submissions, all in one transaction: facts and sheets move together. One that does not fit (changed, decided
    /// on already, locked) is refused by itself, and the others are accepted. The trail keeps each sheet by itself.
    ///
    /// # Errors
    /// [`DeskError::KeyReused`], what [`Ledger::append`] refuses, or a failure of disk or book; then nothing at all has been
    /// written.
    pub async fn accept(
        &self,
        all: Vec<Acceptance>,
        by: (&str, Moment),
        once: Option<&Once>,
        answer: impl FnOnce(&Accepted) -> Response + Send,
    ) -> Result<Given<Accepted>> {
        let mut tx = self.writing().await?;
        if let Some(before) = once::answered(&mut tx, once).await? {
            return Ok(Given::Again(before));
        }
        let told = tx.take_told();
        let mut done = Accepted { accepted: Vec::new(), refused: Vec::new(), receipt: Receipt::default() };
        let mut batches = Vec::with_capacity(all.len());
        for Acceptance { submission, version, batch } in all {
            match mark(&mut tx, submission, version, (by, told.as_deref())).await {
                Ok(version) => {
                    done.accepted.push((submission, version));
                    batches.push(batch);
                }
                Err(error) if refuses(&error) => done.refused.push((submission, error)),
                Err(error) => return Err(error),
            }
        }
        let (receipt, replaced) = self.append_in(&mut tx, &batches).await?;
        done.receipt = receipt;
        once::keep(&mut tx, once, by.1, || answer(&done)).await?;
        tx.commit().await?;
        compact::mark_replaced(&self.folder, &replaced);
        Ok(Given::New(done))
    }
}

/// Marks one submission and its sheet; gives the sheet's version.
async fn mark(conn: &mut SqliteConnection, number: i64, version: i64, (by, told): ((&str, Moment), Option<&Note>)) -> Result<i64> {
    let (key, sheet) = submitted_sheet(conn, number, version).await?;
    submitted::act(conn, number, ActKind::Accepted, "", by).await?;
    leave(conn, OutgoingKind::Accepted, &key.to_string(), Some(&key.unit), by).await?;
    if let Some(note) = told {
        note_in(conn, &note.clone().about(format!("sheet:{key}"))).await?;
    }
    move_to(conn, &sheet, SheetState::Accepted, by.1).await
}

/// The sheet of a submission that may be accepted: it is the newest one, nobody decided on it, and it is what was seen.
async fn submitted_sheet(conn: &mut SqliteConnection, number: i64, version: i64) -> Result<(SheetKey, Held)> {
    let key = submitted::key_of(conn, number).await?;
    locks::open(conn, &key.form, &key.period).await?;
    let sheet = existing(conn, &key).await?;
    if sheet.state != SheetState::Submitted {
        return Err(DeskError::State(sheet.state).into());
    }
    if sheet.version != version || submitted::newest_of(conn, sheet.id).await? != number {
        return Err(DeskError::SheetChanged { version: sheet.version }.into());
    }
    Ok((key, sheet))
}
