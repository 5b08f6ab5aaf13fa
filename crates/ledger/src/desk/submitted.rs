//! What was submitted, and what became of it.

use super::{DeskError, SheetKey, Signers, SubmittedValue, moment};
use crate::amount::unscaled;
use crate::folder::sha256;
use crate::{Error, Ledger, Result};
use figures::Moment;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection};

/// A submission with what was done to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Its number.
    pub number: i64,
    /// The sheet.
    pub key: SheetKey,
    /// Who signs.
    pub signers: Signers,
    /// Digest of the values.
    pub digest: String,
    /// Content hash of the file kept.
    pub source: String,
    /// Its name.
    pub file: String,
    /// Who submitted.
    pub person: String,
    /// When.
    pub at: Moment,
    /// What was done, in that order.
    pub acts: Vec<Act>,
}

/// Something done to a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// What.
    pub kind: ActKind,
    /// The reason; empty where none is asked for.
    pub text: String,
    /// Who.
    pub person: String,
    /// When.
    pub at: Moment,
}

/// What is done to a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActKind {
    /// 上报.
    Submitted,
    /// 撤回, by whoever filed.
    Withdrawn,
    /// 退回, with a reason.
    Returned,
    /// 验收.
    Accepted,
}

impl ActKind {
    /// Word in the book and for scripts.
    pub fn word(self) -> &'static str {
        match self {
            ActKind::Submitted => "submitted",
            ActKind::Withdrawn => "withdrawn",
            ActKind::Returned => "returned",
            ActKind::Accepted => "accepted",
        }
    }

    fn parse(word: &str) -> Result<Self> {
        let all = [ActKind::Submitted, ActKind::Withdrawn, ActKind::Returned, ActKind::Accepted];
        all.into_iter().find(|a| a.word() == word).ok_or_else(|| Error::Unreadable(format!("act {word}")))
    }
}

const SELECT: &str =
    "SELECT u.id, s.form, s.period, s.unit, u.responsible, u.filled_by, u.phone, u.digest, u.source, u.file, u.person, u.at
    FROM submissions u JOIN sheets s ON s.id = u.sheet";

impl Ledger {
    /// The submissions of a sheet, the newest last.
    pub async fn submissions(&self, key: &SheetKey) -> Result<Vec<Submission>> {
        let mut tx = self.reading().await?;
        let mut query = QueryBuilder::<Sqlite>::new(SELECT);
        query.push(" WHERE s.form = ").push_bind(&key.form).push(" AND s.period = ").push_bind(&key.period);
        query.push(" AND s.unit = ").push_bind(&key.unit).push(" AND u.at <= ").push_bind(self.until()).push(" ORDER BY u.id");
        let rows = query.build().fetch_all(&mut *tx).await?;
        let mut all = Vec::with_capacity(rows.len());
        for row in &rows {
            all.push(submission(&mut tx, row, self.until()).await?);
        }
        Ok(all)
    }

    /// A submission with its values, by item and column.
    ///
    /// # Errors
    /// [`DeskError::NoSubmission`], or when the book could not be read.
    pub async fn submission(&self, number: i64) -> Result<(Submission, Vec<SubmittedValue>)> {
        let mut tx = self.reading().await?;
        let mut query = QueryBuilder::<Sqlite>::new(SELECT);
        query.push(" WHERE u.id = ").push_bind(number);
        let row = query.build().fetch_optional(&mut *tx).await?.ok_or(DeskError::NoSubmission(number))?;
        let found = submission(&mut tx, &row, self.until()).await?;
        let values = sqlx::query("SELECT item, col, value, line, place FROM submitted_values WHERE submission = ? ORDER BY item, col");
        let values = values.bind(number).fetch_all(&mut *tx).await?;
        Ok((found, values.iter().map(value).collect::<Result<_>>()?))
    }

    /// A file kept by its content hash.
    ///
    /// # Errors
    /// [`Error::Damaged`] where it is missing or not what it was.
    pub fn source_bytes(&self, sha: &str) -> Result<Vec<u8>> {
        let path = self.folder.sources().join(sha);
        if sha.len() != 64 || !sha.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(Error::Damaged(path));
        }
        let bytes = std::fs::read(&path).map_err(|_| Error::Damaged(path.clone()))?;
        if sha256(&bytes) == sha { Ok(bytes) } else { Err(Error::Damaged(path)) }
    }

    /// Keeps a file by its content; gives the hash.
    ///
    /// # Errors
    /// [`Error::TooLarge`], or a failure of disk or book.
    pub async fn keep_source(&self, file: &str, bytes: &[u8], at: Moment) -> Result<String> {
        let mut tx = self.writing().await?;
        let hash = self.keep_file(&mut tx, file, bytes, at).await?;
        tx.commit().await?;
        Ok(hash)
    }
}

/// Writes what was done to a submission.
pub(super) async fn act(conn: &mut SqliteConnection, number: i64, kind: ActKind, text: &str, by: (&str, Moment)) -> Result<()> {
    let insert = sqlx::query("INSERT INTO submission_acts (submission, act, text, person, at) VALUES (?, ?, ?, ?, ?)");
    insert.bind(number).bind(kind.word()).bind(text).bind(by.0).bind(by.1.micros()).execute(conn).await?;
    Ok(())
}

/// The number of the newest submission of a sheet.
pub(super) async fn newest_of(conn: &mut SqliteConnection, sheet: i64) -> Result<i64> {
    let query = sqlx::query_scalar("SELECT coalesce(max(id), 0) FROM submissions WHERE sheet = ?");
    Ok(query.bind(sheet).fetch_one(conn).await?)
}

/// The sheet of a submission.
pub(super) async fn key_of(conn: &mut SqliteConnection, number: i64) -> Result<SheetKey> {
    let query = sqlx::query("SELECT s.form, s.period, s.unit FROM submissions u JOIN sheets s ON s.id = u.sheet WHERE u.id = ?");
    let row = query.bind(number).fetch_optional(conn).await?.ok_or(DeskError::NoSubmission(number))?;
    Ok(SheetKey { form: row.try_get(0)?, period: row.try_get(1)?, unit: row.try_get(2)? })
}

async fn submission(conn: &mut SqliteConnection, row: &SqliteRow, until: i64) -> Result<Submission> {
    let number: i64 = row.try_get(0)?;
    let acts = sqlx::query("SELECT act, text, person, at FROM submission_acts WHERE submission = ? AND at <= ? ORDER BY id");
    let acts = acts.bind(number).bind(until).fetch_all(conn).await?;
    let act = |row: &SqliteRow| {
        Ok(Act { kind: ActKind::parse(row.try_get(0)?)?, text: row.try_get(1)?, person: row.try_get(2)?, at: moment(row, 3)? })
    };
    Ok(Submission {
        number,
        key: SheetKey { form: row.try_get(1)?, period: row.try_get(2)?, unit: row.try_get(3)? },
        signers: Signers { responsible: row.try_get(4)?, filled_by: row.try_get(5)?, phone: row.try_get(6)? },
        digest: row.try_get(7)?,
        source: row.try_get(8)?,
        file: row.try_get(9)?,
        person: row.try_get(10)?,
        at: moment(row, 11)?,
        acts: acts.iter().map(act).collect::<Result<_>>()?,
    })
}

fn value(row: &SqliteRow) -> Result<SubmittedValue> {
    Ok(SubmittedValue {
        item: row.try_get(0)?,
        column: row.try_get(1)?,
        value: unscaled(row.try_get(2)?),
        line: row.try_get(3)?,
        cell: row.try_get(4)?,
    })
}
