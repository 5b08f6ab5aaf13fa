//! Work that takes longer than an answer may: how far it has come, and what it came to.

use super::{DeskError, moment};
use crate::{Error, Ledger, Result};
use figures::Moment;
use sqlx::Row;

/// A piece of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its number.
    pub id: i64,
    /// What kind of work.
    pub kind: String,
    /// Whose it is.
    pub account: String,
    /// How far it has come.
    pub state: JobState,
    /// Parts done.
    pub done: u64,
    /// Parts in all.
    pub total: u64,
    /// What it came to.
    pub result: Option<String>,
    /// Why it failed.
    pub error: Option<String>,
    /// When it was begun.
    pub at: Moment,
    /// When it last changed.
    pub changed: Moment,
}

/// How far a piece of work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobState {
    /// Not begun.
    Waiting,
    /// Under way.
    Running,
    /// Done; there is a result.
    Done,
    /// Failed; there is an error.
    Failed,
}

impl JobState {
    /// Word in the book and for scripts.
    pub fn word(self) -> &'static str {
        match self {
            JobState::Waiting => "waiting",
            JobState::Running => "running",
            JobState::Done => "done",
            JobState::Failed => "failed",
        }
    }

    fn parse(word: &str) -> Result<Self> {
        let all = [JobState::Waiting, JobState::Running, JobState::Done, JobState::Failed];
        all.into_iter().find(|s| s.word() == word).ok_or_else(|| Error::Unreadable(format!("job state {word}")))
    }
}

impl Ledger {
    /// Keeps a piece of work that waits; gives its number.
    pub async fn start_job(&self, kind: &str, account: &str, total: u64, at: Moment) -> Result<i64> {
        let mut tx = self.writing().await?;
        let insert = sqlx::query("INSERT INTO jobs (kind, account, state, done, total, at, changed) VALUES (?, ?, ?, 0, ?, ?, ?)");
        let insert = insert.bind(kind).bind(account).bind(JobState::Waiting.word()).bind(i64::try_from(total).unwrap_or(i64::MAX));
        let id = insert.bind(at.micros()).bind(at.micros()).execute(&mut *tx).await?.last_insert_rowid();
        tx.commit().await?;
        Ok(id)
    }

    /// Keeps how many parts are done.
    pub async fn job_progress(&self, id: i64, done: u64, at: Moment) -> Result<()> {
        let mut tx = self.writing().await?;
        let update =
            sqlx::query("UPDATE jobs SET state = 'running', done = ?, changed = ? WHERE id = ? AND state IN ('waiting', 'running')");
        let update = update.bind(i64::try_from(done).unwrap_or(i64::MAX)).bind(at.micros()).bind(id);
        update.execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    /// Ends a piece of work with its result or error; what has ended stays as it is.
    pub async fn end_job(&self, id: i64, outcome: Result<&str, &str>, at: Moment) -> Result<()> {
        let mut tx = self.writing().await?;
        let update = match outcome {
            Ok(result) => sqlx::query(
                "UPDATE jobs SET state = 'done', done = total, result = ?, changed = ? WHERE id = ? AND state IN ('waiting', 'running')",
            )
            .bind(result),
            Err(error) => {
                sqlx::query("UPDATE jobs SET state = 'failed', error = ?, changed = ? WHERE id = ? AND state IN ('waiting', 'running')")
                    .bind(error)
            }
        };
        update.bind(at.micros()).bind(id).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    /// Marks as failed whatever a process that is gone has left under way; gives how many.
    pub async fn abandon_jobs(&self, why: &str, at: Moment) -> Result<u64> {
        let mut tx = self.writing().await?;
        let update = sqlx::query("UPDATE jobs SET state = 'failed', error = ?, changed = ? WHERE state IN ('waiting', 'running')");
        let count = update.bind(why).bind(at.micros()).execute(&mut *tx).await?.rows_affected();
        tx.commit().await?;
        Ok(count)
    }

    /// A piece of work.
    ///
    /// # Errors
    /// [`DeskError::NoJob`], or when the book could not be read.
    pub async fn job(&self, id: i64) -> Result<Job> {
        let query = sqlx::query("SELECT id, kind, account, state, done, total, result, error, at, changed FROM jobs WHERE id = ?");
        let row = query.bind(id).fetch_optional(&self.pool).await?.ok_or(DeskError::NoJob(id))?;
        let count = |at: usize| row.try_get::<i64, _>(at).map(i64::unsigned_abs);
        Ok(Job {
            id: row.try_get(0)?,
            kind: row.try_get(1)?,
            account: row.try_get(2)?,
            state: JobState::parse(row.try_get(3)?)?,
            done: count(4)?,
            total: count(5)?,
            result: row.try_get(6)?,
            error: row.try_get(7)?,
            at: moment(&row, 8)?,
            changed: moment(&row, 9)?,
        })
    }
}
