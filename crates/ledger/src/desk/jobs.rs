//! Work that takes longer than an answer may: who asked for what, how far it has come, and what it came to. All that it needs
//! is in the book, so that it is taken up again after a stop.

use super::once::{self, Given, Once, Response};
use super::{DeskError, moment};
use crate::trail::note_in;
use crate::{Error, Ledger, Note, Result};
use figures::Moment;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

/// A piece of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its number.
    pub id: i64,
    /// What kind of work.
    pub kind: String,
    /// The login of whoever asked.
    pub account: String,
    /// By which roles and scopes it was asked, as whoever asked wrote them down.
    pub eyes: Option<String>,
    /// What was asked.
    pub request: String,
    /// How far it has come.
    pub state: JobState,
    /// What is being done.
    pub stage: String,
    /// Parts done.
    pub done: u64,
    /// Parts in all.
    pub total: u64,
    /// What it came to, or to how much of it.
    pub result: Option<String>,
    /// Why it failed.
    pub error: Option<String>,
    /// The name of its file.
    pub file: Option<String>,
    /// When the file was taken.
    pub fetched: Option<Moment>,
    /// When it was said that it is to end.
    pub cancelled: Option<Moment>,
    /// When it was asked for.
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
    /// Ended because somebody wanted it so.
    Cancelled,
}

/// Work to be done.
#[derive(Debug, Clone, Copy)]
pub struct NewJob<'a> {
    /// What kind of work.
    pub kind: &'a str,
    /// The login of whoever asks.
    pub account: &'a str,
    /// By which roles and scopes it is asked.
    pub eyes: &'a str,
    /// What is asked.
    pub request: &'a str,
    /// Parts in all, as far as that is known.
    pub total: u64,
    /// How many may be open with it.
    pub limit: u32,
}

/// How a piece of work ends.
#[derive(Debug, Clone, Copy)]
pub enum JobEnd<'a> {
    /// Done.
    Done {
        /// What it came to.
        result: Option<&'a str>,
        /// The name of its file.
        file: Option<&'a str>,
    },
    /// Failed.
    Failed {
        /// Why.
        error: &'a str,
        /// What was done before.
        result: Option<&'a str>,
    },
    /// Ended because somebody wanted it so.
    Cancelled {
        /// What was done before.
        result: Option<&'a str>,
    },
}

/// Pieces of work, the latest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobPage {
    /// Some of them.
    pub items: Vec<Job>,
    /// Behind which the next page begins.
    pub next: Option<i64>,
}

/// A piece of work is begun so often at most.
const TRIES: u32 = 3;

const COLUMNS: &str = "id, kind, account, eyes, request, state, stage, done, total, result, error, file, fetched, cancelled, at, changed";

impl JobState {
    /// Word in the book and for scripts.
    pub fn word(self) -> &'static str {
        match self {
            JobState::Waiting => "waiting",
            JobState::Running => "running",
            JobState::Done => "done",
            JobState::Failed => "failed",
            JobState::Cancelled => "cancelled",
        }
    }

    /// Whether nothing follows.
    pub fn is_over(self) -> bool {
        !matches!(self, JobState::Waiting | JobState::Running)
    }

    fn parse(word: &str) -> Result<Self> {
        let all = [JobState::Waiting, JobState::Running, JobState::Done, JobState::Failed, JobState::Cancelled];
        all.into_iter().find(|s| s.word() == word).ok_or_else(|| Error::Unreadable(format!("job state {word}")))
    }
}

impl Ledger {
    /// Keeps a piece of work that waits, with what the trail says of it; gives its number. `answer` is what a request told again gets.
    ///
    /// # Errors
    /// [`DeskError::Queue`] where as many are open already, [`DeskError::KeyReused`], or a failure of disk or book.
    pub async fn start_job(
        &self,
        new: &NewJob<'_>,
        at: Moment,
        once: Option<&Once>,
        answer: impl FnOnce(i64) -> Response + Send,
        note: &Note,
    ) -> Result<Given<i64>> {
        let mut tx = self.writing().await?;
        if let Some(before) = once::answered(&mut tx, once).await? {
            return Ok(Given::Again(before));
        }
        let open: u32 = sqlx::query_scalar("SELECT count(*) FROM jobs WHERE state IN ('waiting', 'running')").fetch_one(&mut *tx).await?;
        if open >= new.limit {
            return Err(DeskError::Queue(open).into());
        }
        let insert = sqlx::query(
            "INSERT INTO jobs (kind, account, eyes, request, state, stage, done, total, at, changed) VALUES (?, ?, ?, ?, 'waiting', '', 0, ?, ?, ?)",
        );
        let insert = insert.bind(new.kind).bind(new.account).bind(new.eyes).bind(new.request).bind(whole(new.total));
        let id = insert.bind(at.micros()).bind(at.micros()).execute(&mut *tx).await?.last_insert_rowid();
        note_in(&mut tx, note).await?;
        once::keep(&mut tx, once, at, || answer(id)).await?;
        tx.commit().await?;
        Ok(Given::New(id))
    }

    /// Begins the piece of work that has waited longest.
    pub async fn next_job(&self, at: Moment) -> Result<Option<Job>> {
        let mut tx = self.writing().await?;
        let next: Option<i64> = sqlx::query_scalar("SELECT min(id) FROM jobs WHERE state = 'waiting'").fetch_one(&mut *tx).await?;
        let Some(id) = next else { return Ok(None) };
        let update = sqlx::query("UPDATE jobs SET state = 'running', tries = tries + 1, changed = ? WHERE id = ?");
        update.bind(at.micros()).bind(id).execute(&mut *tx).await?;
        let job = one(&mut tx, id).await?;
        tx.commit().await?;
        Ok(Some(job))
    }

    /// Keeps how many parts of how many are done.
    pub async fn job_progress(&self, id: i64, stage: &str, (done, total): (u64, u64), at: Moment) -> Result<()> {
        let mut tx = self.writing().await?;
        let update = sqlx::query("UPDATE jobs SET stage = ?, done = ?, total = ?, changed = ? WHERE id = ? AND state = 'running'");
        update.bind(stage).bind(whole(done)).bind(whole(total)).bind(at.micros()).bind(id).execute(&mut *tx).await?;
        tx.commit().await
    }

    /// Ends a piece of work; what has ended stays as it is.
    pub async fn end_job(&self, id: i64, end: JobEnd<'_>, at: Moment) -> Result<()> {
        let (state, result, error, file) = match end {
            JobEnd::Done { result, file } => (JobState::Done, result, None, file),
            JobEnd::Failed { error, result } => (JobState::Failed, result, Some(error), None),
            JobEnd::Cancelled { result } => (JobState::Cancelled, result, None, None),
        };
        let mut tx = self.writing().await?;
        let update = sqlx::query(
            "UPDATE jobs SET state = ?1, done = CASE WHEN ?1 = 'done' THEN total ELSE done END, result = ?2, error = ?3, file = ?4, changed = ?5
             WHERE id = ?6 AND state IN ('waiting', 'running')",
        );
        let update = update.bind(state.word()).bind(result).bind(error).bind(file).bind(at.micros()).bind(id);
        update.execute(&mut *tx).await?;
        tx.commit().await
    }

    /// Says that a piece of work is to end: one that waits ends at once, of one that runs it is kept. Gives its state.
    ///
    /// # Errors
    /// [`DeskError::NoJob`], [`DeskError::Ended`], or a failure of disk or book.
    pub async fn cancel_job(&self, id: i64, at: Moment, note: &Note) -> Result<JobState> {
        let mut tx = self.writing().await?;
        let state = one(&mut tx, id).await?.state;
        let update = match state {
            JobState::Waiting => sqlx::query("UPDATE jobs SET state = 'cancelled', cancelled = ?1, changed = ?1 WHERE id = ?2"),
            JobState::Running => sqlx::query("UPDATE jobs SET cancelled = coalesce(cancelled, ?1), changed = ?1 WHERE id = ?2"),
            _ => return Err(DeskError::Ended(id).into()),
        };
        update.bind(at.micros()).bind(id).execute(&mut *tx).await?;
        note_in(&mut tx, note).await?;
        tx.commit().await?;
        Ok(if state == JobState::Waiting { JobState::Cancelled } else { state })
    }

    /// What a process that is gone left under way waits again, or ends where it was to end, or fails with `error` where it was begun as
    /// often as anything is; gives how many wait again.
    pub async fn take_up_jobs(&self, error: &str, at: Moment) -> Result<u64> {
        let mut tx = self.writing().await?;
        let end = sqlx::query("UPDATE jobs SET state = 'cancelled', changed = ? WHERE state = 'running' AND cancelled IS NOT NULL");
        end.bind(at.micros()).execute(&mut *tx).await?;
        let fail = sqlx::query("UPDATE jobs SET state = 'failed', error = ?, changed = ? WHERE state = 'running' AND tries >= ?");
        fail.bind(error).bind(at.micros()).bind(TRIES).execute(&mut *tx).await?;
        let again = sqlx::query("UPDATE jobs SET state = 'waiting', stage = '', done = 0, changed = ? WHERE state = 'running'");
        let count = again.bind(at.micros()).execute(&mut *tx).await?.rows_affected();
        tx.commit().await?;
        Ok(count)
    }

    /// Marks the file of a piece of work as taken, and keeps a note of it; says whether it had not been before.
    pub async fn fetch_job(&self, id: i64, at: Moment, note: &Note) -> Result<bool> {
        let mut tx = self.writing().await?;
        let update = sqlx::query("UPDATE jobs SET fetched = ? WHERE id = ? AND fetched IS NULL AND file IS NOT NULL");
        let first = update.bind(at.micros()).bind(id).execute(&mut *tx).await?.rows_affected() > 0;
        if first {
            note_in(&mut tx, note).await?;
        }
        tx.commit().await?;
        Ok(first)
    }

    /// Forgets the files of what ended before a moment; gives their names.
    pub async fn drop_job_files(&self, before: Moment) -> Result<Vec<String>> {
        let mut tx = self.writing().await?;
        let select = sqlx::query_scalar("SELECT file FROM jobs WHERE file IS NOT NULL AND changed < ? ORDER BY id");
        let files: Vec<String> = select.bind(before.micros()).fetch_all(&mut *tx).await?;
        let update = sqlx::query("UPDATE jobs SET file = NULL WHERE file IS NOT NULL AND changed < ?");
        update.bind(before.micros()).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(files)
    }

    /// A piece of work.
    ///
    /// # Errors
    /// [`DeskError::NoJob`], or when the book could not be read.
    pub async fn job(&self, id: i64) -> Result<Job> {
        one(&mut *self.reading().await?, id).await
    }

    /// Pieces of work, the latest first: of an account, or of all.
    pub async fn jobs(&self, account: Option<&str>, before: Option<i64>, limit: u32) -> Result<JobPage> {
        let text =
            format!("SELECT {COLUMNS} FROM jobs WHERE (?1 IS NULL OR account = ?1) AND (?2 IS NULL OR id < ?2) ORDER BY id DESC LIMIT ?3");
        let select = sqlx::query(sqlx::AssertSqlSafe(text)).bind(account).bind(before).bind(i64::from(limit) + 1);
        let rows = select.fetch_all(&self.pool).await?;
        let more = rows.len() > limit as usize;
        let items: Vec<Job> = rows.iter().take(limit as usize).map(read).collect::<Result<_>>()?;
        let next = items.last().filter(|_| more).map(|job| job.id);
        Ok(JobPage { items, next })
    }
}

async fn one(conn: &mut SqliteConnection, id: i64) -> Result<Job> {
    let select = sqlx::query(sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM jobs WHERE id = ?")));
    let row = select.bind(id).fetch_optional(conn).await?.ok_or(DeskError::NoJob(id))?;
    read(&row)
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn read(row: &SqliteRow) -> Result<Job> {
    let count = |name: &str| row.try_get::<i64, _>(name).map(i64::unsigned_abs);
    let when = |name: &str| row.try_get::<Option<i64>, _>(name).map(|micros| micros.map(Moment::from_micros));
    Ok(Job {
        id: row.try_get("id")?,
        kind: row.try_get("kind")?,
        account: row.try_get("account")?,
        eyes: row.try_get("eyes")?,
        request: row.try_get("request")?,
        state: JobState::parse(row.try_get("state")?)?,
        stage: row.try_get("stage")?,
        done: count("done")?,
        total: count("total")?,
        result: row.try_get("result")?,
        error: row.try_get("error")?,
        file: row.try_get("file")?,
        fetched: when("fetched")?,
        cancelled: when("cancelled")?,
        at: moment(row, 14)?,
        changed: moment(row, 15)?,
    })
}
