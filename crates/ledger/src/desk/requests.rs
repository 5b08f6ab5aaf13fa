//! What takes two persons: one asks, another decides, and the decision is carried out in its own transaction.

use super::{DeskError, Lock, SheetKey, SheetState, locks, moment, move_to, row};
use crate::judged::{Verdict, is_same_person};
use crate::outgoing::{OutgoingKind, leave};
use crate::{Error, Ledger, Result};
use figures::Moment;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection};

/// What may be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestKind {
    /// That a locked form and period are unlocked; the subject is `FORM/PERIOD`.
    Unlock,
    /// That an accepted sheet may be changed; the subject is `FORM/PERIOD/UNIT`.
    Reopen,
    /// That something is published; the subject is its id.
    Publication,
}

impl RequestKind {
    /// Word in the book and for scripts.
    pub fn word(self) -> &'static str {
        match self {
            RequestKind::Unlock => "unlock",
            RequestKind::Reopen => "reopen",
            RequestKind::Publication => "publication",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        [RequestKind::Unlock, RequestKind::Reopen, RequestKind::Publication].into_iter().find(|k| k.word() == word)
    }
}

/// Something asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its number.
    pub id: i64,
    /// What.
    pub kind: RequestKind,
    /// Of what.
    pub subject: String,
    /// Why.
    pub reason: String,
    /// Who asks.
    pub person: String,
    /// When.
    pub at: Moment,
    /// What was decided, once it was.
    pub decision: Option<RequestDecision>,
}

/// What was decided on a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestDecision {
    /// Whether it was approved; else it was refused.
    pub approved: bool,
    /// Why.
    pub note: String,
    /// Who decided.
    pub person: String,
    /// When.
    pub at: Moment,
}

const SELECT: &str = "SELECT r.id, r.kind, r.subject, r.reason, r.person, r.at, d.verdict, d.note, d.person, d.at
    FROM requests r LEFT JOIN request_decisions d ON d.request = r.id";

impl Ledger {
    /// Asks for something.
    ///
    /// # Errors
    /// [`DeskError::NoWords`] without a reason, [`DeskError::Subject`] where nothing is locked or accepted, or a failure of
    /// disk or book.
    pub async fn ask(&self, kind: RequestKind, subject: &str, reason: &str, person: &str, at: Moment) -> Result<i64> {
        locks::words(reason)?;
        let mut tx = self.writing().await?;
        fits(&mut tx, kind, subject).await?;
        let insert = sqlx::query("INSERT INTO requests (kind, subject, reason, person, at) VALUES (?, ?, ?, ?, ?)");
        let insert = insert.bind(kind.word()).bind(subject).bind(reason.trim()).bind(person).bind(at.micros());
        let id = insert.execute(&mut *tx).await?.last_insert_rowid();
        leave(&mut tx, OutgoingKind::Request, &id.to_string(), None, (person, at)).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Decides on a request, and carries out what is approved: a period is unlocked, a sheet of an open period is returned to be changed.
    ///
    /// # Errors
    /// [`Error::SamePerson`], [`DeskError::NoRequest`], [`DeskError::Decided`], [`DeskError::Subject`] where there is
    /// nothing any more to be carried out, [`DeskError::Locked`] where the period of a sheet is, or a failure of disk or book; then nothing has been written.
    pub async fn decide_request(&self, id: i64, approved: bool, note: &str, person: &str, at: Moment) -> Result<()> {
        let mut tx = self.writing().await?;
        let asked = one(&mut tx, id).await?;
        if asked.decision.is_some() {
            return Err(DeskError::Decided(id).into());
        }
        if is_same_person(&asked.person, person) {
            return Err(Error::SamePerson(person.to_owned()));
        }
        let verdict = if approved { Verdict::Approved } else { Verdict::Refused };
        let insert = sqlx::query("INSERT INTO request_decisions (request, verdict, note, person, at) VALUES (?, ?, ?, ?, ?)");
        insert.bind(id).bind(verdict.word()).bind(note.trim()).bind(person).bind(at.micros()).execute(&mut *tx).await?;
        if approved {
            fits(&mut tx, asked.kind, &asked.subject).await?;
            carry_out(&mut tx, &asked, person, at).await?;
        }
        tx.commit().await
    }

    /// All requests, those of one kind where it is named, in the order they were made.
    pub async fn requests(&self, kind: Option<RequestKind>) -> Result<Vec<Request>> {
        let mut query = QueryBuilder::<Sqlite>::new(SELECT);
        query.push(" WHERE r.at <= ").push_bind(self.until());
        if let Some(kind) = kind {
            query.push(" AND r.kind = ").push_bind(kind.word());
        }
        query.push(" ORDER BY r.id");
        let mut all: Vec<Request> = query.build().fetch_all(&self.pool).await?.iter().map(request).collect::<Result<_>>()?;
        // What was decided since is not decided yet.
        all.iter_mut().for_each(|one| one.decision = one.decision.take().filter(|decision| decision.at.micros() <= self.until()));
        Ok(all)
    }
}

async fn one(conn: &mut SqliteConnection, id: i64) -> Result<Request> {
    let mut query = QueryBuilder::<Sqlite>::new(SELECT);
    query.push(" WHERE r.id = ").push_bind(id);
    let row = query.build().fetch_optional(conn).await?.ok_or(DeskError::NoRequest(id))?;
    request(&row)
}

/// Whether there is something to be unlocked or reopened.
async fn fits(conn: &mut SqliteConnection, kind: RequestKind, subject: &str) -> Result<()> {
    let fits = match (kind, parts(subject).as_slice()) {
        (RequestKind::Publication, _) => !subject.trim().is_empty(),
        (RequestKind::Unlock, [form, period]) => locks::newest(conn, form, period).await?.is_some_and(|lock| lock.locked),
        (RequestKind::Reopen, [form, period, unit]) => {
            // A sheet that is not there is one whose values came by import; whoever asks has looked that they did.
            row(conn, &SheetKey::new(*form, *period, *unit)).await?.is_none_or(|sheet| sheet.state == SheetState::Accepted)
        }
        _ => false,
    };
    if fits { Ok(()) } else { Err(DeskError::Subject { kind, subject: subject.to_owned() }.into()) }
}

fn parts(subject: &str) -> Vec<&str> {
    subject.split('/').map(str::trim).filter(|part| !part.is_empty()).collect()
}

async fn carry_out(conn: &mut SqliteConnection, asked: &Request, person: &str, at: Moment) -> Result<()> {
    match (asked.kind, parts(&asked.subject).as_slice()) {
        (RequestKind::Unlock, [form, period]) => {
            let (form, period, reason, person) = ((*form).to_owned(), (*period).to_owned(), asked.reason.clone(), person.to_owned());
            locks::unlock(conn, &Lock { form, period, locked: false, reason, person, at, request: Some(asked.id) }, asked.id).await
        }
        (RequestKind::Reopen, [form, period, unit]) => reopen(conn, &SheetKey::new(*form, *period, *unit), at).await,
        _ => Ok(()),
    }
}

/// Returns an accepted sheet; one that came by import is made.
async fn reopen(conn: &mut SqliteConnection, key: &SheetKey, at: Moment) -> Result<()> {
    locks::open(conn, &key.form, &key.period).await?;
    if let Some(sheet) = row(conn, key).await? {
        move_to(conn, &sheet, SheetState::Returned, at).await?;
        return Ok(());
    }
    let insert = sqlx::query("INSERT INTO sheets (form, period, unit, state, version, changed) VALUES (?, ?, ?, ?, 1, ?)");
    let insert = insert.bind(&key.form).bind(&key.period).bind(&key.unit).bind(SheetState::Returned.word());
    insert.bind(at.micros()).execute(conn).await?;
    Ok(())
}

fn request(row: &SqliteRow) -> Result<Request> {
    let kind: &str = row.try_get(1)?;
    let decided = |verdict: &str| -> Result<RequestDecision> {
        Ok(RequestDecision {
            approved: verdict == Verdict::Approved.word(),
            note: row.try_get(7)?,
            person: row.try_get(8)?,
            at: moment(row, 9)?,
        })
    };
    Ok(Request {
        id: row.try_get(0)?,
        kind: RequestKind::parse(kind).ok_or_else(|| Error::Unreadable(format!("request {kind}")))?,
        subject: row.try_get(2)?,
        reason: row.try_get(3)?,
        person: row.try_get(4)?,
        at: moment(row, 5)?,
        decision: row.try_get::<Option<&str>, _>(6)?.map(decided).transpose()?,
    })
}
