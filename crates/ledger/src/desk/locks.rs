//! Periods that are locked: nothing of a form and period moves until a second person has approved that it is unlocked.

use super::{DeskError, moment};
use crate::{Ledger, Result};
use figures::Moment;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

/// A row of the record of locks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lock {
    /// Official table number.
    pub form: String,
    /// The report period.
    pub period: String,
    /// Locked, or unlocked again.
    pub locked: bool,
    /// Why.
    pub reason: String,
    /// Who.
    pub person: String,
    /// When.
    pub at: Moment,
    /// The request by which it was unlocked.
    pub request: Option<i64>,
}

impl Ledger {
    /// Locks a form for a period; one that is locked stays as it is.
    ///
    /// # Errors
    /// [`DeskError::NoWords`] without a reason, or a failure of disk or book.
    pub async fn lock_period(&self, form: &str, period: &str, reason: &str, person: &str, at: Moment) -> Result<()> {
        words(reason)?;
        let mut tx = self.writing().await?;
        if newest(&mut tx, form, period).await?.is_some_and(|lock| lock.locked) {
            return Ok(());
        }
        let insert = sqlx::query("INSERT INTO period_locks (form, period, locked, reason, person, at) VALUES (?, ?, 1, ?, ?, ?)");
        insert.bind(form).bind(period).bind(reason.trim()).bind(person).bind(at.micros()).execute(&mut *tx).await?;
        tx.commit().await
    }

    /// The lock of a form and period, where it is locked.
    pub async fn lock_of(&self, form: &str, period: &str) -> Result<Option<Lock>> {
        Ok(until(&mut *self.reading().await?, (form, period), self.until()).await?.filter(|lock| lock.locked))
    }

    /// All that was locked and unlocked, in that order.
    pub async fn locks(&self) -> Result<Vec<Lock>> {
        let rows = sqlx::query("SELECT form, period, locked, reason, person, at, request FROM period_locks WHERE at <= ? ORDER BY id");
        rows.bind(self.until()).fetch_all(&self.pool).await?.iter().map(lock).collect()
    }
}

/// That a form and period are not locked.
pub(super) async fn open(conn: &mut SqliteConnection, form: &str, period: &str) -> Result<()> {
    match newest(conn, form, period).await?.filter(|lock| lock.locked) {
        None => Ok(()),
        Some(Lock { form, period, person, reason, .. }) => Err(DeskError::Locked { form, period, person, reason }.into()),
    }
}

/// Unlocks by an approved request.
pub(super) async fn unlock(conn: &mut SqliteConnection, lock: &Lock, request: i64) -> Result<()> {
    let insert = sqlx::query("INSERT INTO period_locks (form, period, locked, reason, person, at, request) VALUES (?, ?, 0, ?, ?, ?, ?)");
    let insert = insert.bind(&lock.form).bind(&lock.period).bind(&lock.reason).bind(&lock.person).bind(lock.at.micros());
    insert.bind(request).execute(conn).await?;
    Ok(())
}

pub(super) async fn newest(conn: &mut SqliteConnection, form: &str, period: &str) -> Result<Option<Lock>> {
    until(conn, (form, period), i64::MAX).await
}

/// What holds of a form and period, or held at a moment.
async fn until(conn: &mut SqliteConnection, (form, period): (&str, &str), at: i64) -> Result<Option<Lock>> {
    let query = sqlx::query(
        "SELECT form, period, locked, reason, person, at, request FROM period_locks
         WHERE form = ? AND period = ? AND at <= ? ORDER BY id DESC LIMIT 1",
    );
    query.bind(form).bind(period).bind(at).fetch_optional(conn).await?.as_ref().map(lock).transpose()
}

/// Words that say something.
pub(super) fn words(text: &str) -> Result<()> {
    if text.trim().is_empty() { Err(DeskError::NoWords.into()) } else { Ok(()) }
}

fn lock(row: &SqliteRow) -> Result<Lock> {
    Ok(Lock {
        form: row.try_get(0)?,
        period: row.try_get(1)?,
        locked: row.try_get(2)?,
        reason: row.try_get(3)?,
        person: row.try_get(4)?,
        at: moment(row, 5)?,
        request: row.try_get(6)?,
    })
}
