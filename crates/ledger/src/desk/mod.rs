//! The desk in the book: sheets while they are filled in, submissions, locks, requests that two persons decide, messages,
//! jobs. What is typed here is no fact; [`Ledger::accept`] makes facts of it in the transaction that marks the sheet.
//!
//! `put` writes cells, many callers in one transaction (`queue`); `sheets` reads them; `submit` keeps what was submitted and
//! `accept` turns it into facts; `refusal` says why something is not done.
//!
//! [`Ledger::accept`]: crate::Ledger::accept

mod accept;
mod estimates;
mod jobs;
mod locks;
mod messages;
mod once;
mod put;
mod queue;
mod refusal;
mod requests;
mod sheets;
mod submit;
mod submitted;

pub use accept::{Acceptance, Accepted};
pub use estimates::Estimate;
pub use jobs::{Job, JobEnd, JobPage, JobState, NewJob};
pub use locks::Lock;
pub use messages::{Message, Thread};
pub use once::{Given, Once, Response};
pub use put::{CellPut, Put, Saved, SavedCell};
pub(crate) use queue::Queue;
pub use refusal::{CellConflict, DeskError};
pub use requests::{Request, RequestDecision, RequestKind};
pub use sheets::{Cell, CellChange, OpenIssues, Origin, SheetHead};
pub use submit::{NewSubmission, Signers, SubmissionReceipt, SubmittedValue};
pub use submitted::{Act, ActKind, Submission};

use crate::{Error, Result};
use figures::Moment;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};
use std::fmt;

/// Which sheet: a form for a report period of a unit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SheetKey {
    /// Official table number.
    pub form: String,
    /// The report period, as `figures::Period` writes it.
    pub period: String,
    /// Credit code.
    pub unit: String,
}

impl SheetKey {
    /// A sheet.
    pub fn new(form: impl Into<String>, period: impl Into<String>, unit: impl Into<String>) -> Self {
        SheetKey { form: form.into(), period: period.into(), unit: unit.into() }
    }
}

impl fmt::Display for SheetKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.form, self.period, self.unit)
    }
}

/// How far a sheet has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SheetState {
    /// 已暂存: being filled in.
    Draft,
    /// 已上报: nobody changes it until it is accepted, returned or withdrawn.
    Submitted,
    /// 已退回: to be filled in again.
    Returned,
    /// 已验收: its values are facts.
    Accepted,
}

impl SheetState {
    /// Word in the book and for scripts.
    pub fn word(self) -> &'static str {
        match self {
            SheetState::Draft => "draft",
            SheetState::Submitted => "submitted",
            SheetState::Returned => "returned",
            SheetState::Accepted => "accepted",
        }
    }

    /// Whether its cells may be written.
    pub fn is_open(self) -> bool {
        matches!(self, SheetState::Draft | SheetState::Returned)
    }

    fn parse(word: &str) -> Result<Self> {
        let all = [SheetState::Draft, SheetState::Submitted, SheetState::Returned, SheetState::Accepted];
        all.into_iter().find(|s| s.word() == word).ok_or_else(|| Error::Unreadable(format!("sheet state {word}")))
    }
}

/// A sheet's row, under the write lock.
struct Held {
    id: i64,
    state: SheetState,
    version: i64,
}

/// The row of a sheet; nothing where nobody has typed anything yet.
async fn row(conn: &mut SqliteConnection, key: &SheetKey) -> Result<Option<Held>> {
    let query = sqlx::query("SELECT id, state, version FROM sheets WHERE form = ? AND period = ? AND unit = ?");
    let found = query.bind(&key.form).bind(&key.period).bind(&key.unit).fetch_optional(conn).await?;
    found.map(|r| Ok(Held { id: r.try_get(0)?, state: SheetState::parse(r.try_get(1)?)?, version: r.try_get(2)? })).transpose()
}

/// The row of a sheet that has to be there.
async fn existing(conn: &mut SqliteConnection, key: &SheetKey) -> Result<Held> {
    Ok(row(conn, key).await?.ok_or_else(|| DeskError::NoSheet(key.clone()))?)
}

/// Moves a sheet to a state; gives its new version.
async fn move_to(conn: &mut SqliteConnection, sheet: &Held, state: SheetState, at: Moment) -> Result<i64> {
    let update = sqlx::query("UPDATE sheets SET state = ?, version = version + 1, changed = ? WHERE id = ?");
    update.bind(state.word()).bind(at.micros()).bind(sheet.id).execute(conn).await?;
    Ok(sheet.version + 1)
}

fn moment(row: &SqliteRow, column: usize) -> Result<Moment> {
    Ok(Moment::from_micros(row.try_get(column)?))
}
