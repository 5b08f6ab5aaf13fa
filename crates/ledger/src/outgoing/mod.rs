//! What is to leave the house: written by the transaction of what causes it, addressed once, tried until it arrived or is given up.
//! Nothing here knows a network; `deliveries` says what is due and keeps how each try ended, `told` lists what became of it.

mod deliveries;
mod told;

pub use deliveries::{Channel, Delivery, Receiver, Tried};
pub use told::{OutgoingPage, OutgoingQuery, OutgoingState, Sent};

use crate::folder::sha256;
use crate::{Error, Result};
use figures::Moment;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

/// What a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OutgoingKind {
    /// A unit has not filed; the subject is `FORM/PERIOD/UNIT`.
    Reminder,
    /// A sheet was sent back; the subject is `FORM/PERIOD/UNIT`.
    Returned,
    /// A sheet was taken in; the subject is `FORM/PERIOD/UNIT`.
    Accepted,
    /// Something waits for a second person; the subject is the request's number.
    Request,
    /// An exemption waits for a second person; the subject is its number.
    Exemption,
    /// A figure was doubted; the subject is its id.
    Challenge,
}

impl OutgoingKind {
    /// All of them.
    pub const ALL: [OutgoingKind; 6] = [
        OutgoingKind::Reminder,
        OutgoingKind::Returned,
        OutgoingKind::Accepted,
        OutgoingKind::Request,
        OutgoingKind::Exemption,
        OutgoingKind::Challenge,
    ];

    /// Word in the book and for receivers.
    pub fn word(self) -> &'static str {
        match self {
            OutgoingKind::Reminder => "reminder",
            OutgoingKind::Returned => "sheet.returned",
            OutgoingKind::Accepted => "sheet.accepted",
            OutgoingKind::Request => "request.waiting",
            OutgoingKind::Exemption => "exemption.waiting",
            OutgoingKind::Challenge => "challenge",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// A message that is to leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Its number in this book.
    pub id: i64,
    /// Under which receivers know it: the same at every try, also after a restore.
    pub key: String,
    /// What it is about.
    pub kind: OutgoingKind,
    /// Of what; see [`OutgoingKind`].
    pub subject: String,
    /// The unit it is about, where it is about one.
    pub unit: Option<String>,
    /// Who caused it.
    pub person: String,
    /// When.
    pub at: Moment,
}

/// Keeps a message within the transaction of what causes it: both are there, or neither.
pub(crate) async fn leave(
    conn: &mut SqliteConnection,
    kind: OutgoingKind,
    subject: &str,
    unit: Option<&str>,
    by: (&str, Moment),
) -> Result<()> {
    let last: i64 = sqlx::query_scalar("SELECT coalesce(max(id), 0) FROM outgoing").fetch_one(&mut *conn).await?;
    let told = format!("wanmu outgoing\n{}\n{}\n{subject}\n{}\n{}", last + 1, kind.word(), by.0, by.1.micros());
    let insert = sqlx::query("INSERT INTO outgoing (key, kind, subject, unit, person, at) VALUES (?, ?, ?, ?, ?, ?)");
    let insert = insert.bind(&sha256(told.as_bytes())[..32]).bind(kind.word()).bind(subject).bind(unit);
    insert.bind(by.0).bind(by.1.micros()).execute(conn).await?;
    Ok(())
}

/// A message from the columns that follow `first`.
fn message(row: &SqliteRow, first: usize) -> Result<Outgoing> {
    let kind: &str = row.try_get(first + 2)?;
    Ok(Outgoing {
        id: row.try_get(first)?,
        key: row.try_get(first + 1)?,
        kind: OutgoingKind::parse(kind).ok_or_else(|| Error::Unreadable(format!("outgoing {kind}")))?,
        subject: row.try_get(first + 3)?,
        unit: row.try_get(first + 4)?,
        person: row.try_get(first + 5)?,
        at: Moment::from_micros(row.try_get(first + 6)?),
    })
}
