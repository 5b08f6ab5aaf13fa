//! The trail: who did what, when and from where. Append-only and chained by hashes, so that whatever is done to it later is found.

mod chain;
mod search;
mod verify;

pub use search::{TrailPage, TrailQuery, TrailRow};
pub use verify::{Anchor, Broken, Damage, Verified};

use crate::{Ledger, Result};
use chain::{ORIGIN, Row};
use figures::Moment;
use sqlx::SqliteConnection;

/// How an act ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteOutcome {
    /// It was done.
    Done,
    /// There was no right to it, or a rule kept it from being done.
    Refused,
    /// It was begun and did not succeed.
    Failed,
}

impl NoteOutcome {
    /// Word in the book and for scripts.
    pub fn word(self) -> &'static str {
        match self {
            NoteOutcome::Done => "done",
            NoteOutcome::Refused => "refused",
            NoteOutcome::Failed => "failed",
        }
    }
}

/// What is to be kept of an act. Secrets never stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Login of whoever acted; nobody where that is not known or a command of the machine did.
    pub actor: Option<String>,
    /// Login of the account whose view was taken.
    pub viewing: Option<String>,
    /// The act, as words with points between them: `session.open`.
    pub act: String,
    /// What it was done to: `account:zhang`, `sheet:B204-1/2021-06/CODE`.
    pub subject: String,
    /// How it ended.
    pub outcome: NoteOutcome,
    /// More of it, as JSON.
    pub detail: Option<String>,
    /// The network address it came from.
    pub address: Option<String>,
    /// The clock.
    pub at: Moment,
}

impl Note {
    /// An act that was done, by nobody who is known, without more.
    pub fn done(act: &str, subject: impl Into<String>, at: Moment) -> Self {
        let (act, subject) = (act.to_owned(), subject.into());
        Note { actor: None, viewing: None, act, subject, outcome: NoteOutcome::Done, detail: None, address: None, at }
    }

    /// By whom.
    pub fn by(mut self, actor: impl Into<String>) -> Self {
        self.actor = Some(actor.into());
        self
    }

    /// What it was done to.
    pub fn about(mut self, subject: impl Into<String>) -> Self {
        self.subject = subject.into();
        self
    }

    /// How it ended.
    pub fn ended(mut self, outcome: NoteOutcome) -> Self {
        self.outcome = outcome;
        self
    }

    /// More of it, as JSON.
    pub fn detail(mut self, json: impl Into<String>) -> Self {
        self.detail = Some(json.into());
        self
    }

    /// The network address it came from, where there is one.
    pub fn address(mut self, address: Option<&str>) -> Self {
        self.address = address.map(str::to_owned);
        self
    }
}

impl Ledger {
    /// Appends to the trail, in a transaction of its own; gives the number of the row.
    ///
    /// # Errors
    /// [`crate::Error::Locked`], or a failure of disk or book.
    pub async fn note(&self, note: &Note) -> Result<i64> {
        let mut tx = self.writing().await?;
        let id = note_in(&mut tx, note).await?;
        tx.commit().await?;
        Ok(id)
    }
}

impl Ledger {
    /// Appends to the trail what many did at about the same time, in their order and in one transaction.
    ///
    /// # Errors
    /// [`crate::Error::Locked`], or a failure of disk or book; then none of it has been written.
    pub async fn note_all(&self, notes: &[Note]) -> Result<()> {
        let mut tx = self.writing().await?;
        for note in notes {
            note_in(&mut tx, note).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

/// Appends to the trail within a transaction that holds the write lock, so that an act and what is kept of it are there together or
/// not at all. Gives the number of the row.
pub(crate) async fn note_in(conn: &mut SqliteConnection, note: &Note) -> Result<i64> {
    let last: Option<String> = sqlx::query_scalar("SELECT hash FROM trail ORDER BY id DESC LIMIT 1").fetch_optional(&mut *conn).await?;
    let previous = last.unwrap_or_else(|| ORIGIN.to_owned());
    let hash = Row::of(note).hash(&previous);
    let insert = sqlx::query(
        "INSERT INTO trail (at, actor, viewing, act, subject, outcome, detail, address, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let insert = insert.bind(note.at.micros()).bind(&note.actor).bind(&note.viewing).bind(&note.act).bind(&note.subject);
    let insert = insert.bind(note.outcome.word()).bind(&note.detail).bind(&note.address).bind(&previous).bind(&hash);
    Ok(insert.execute(&mut *conn).await?.last_insert_rowid())
}
