//! Sessions: opened, found by the digest of their secret, ended.

use super::change::known;
use super::{SecretDigest, TOUCH_MICROS, end_all, moment};
use crate::trail::{Note, note_in};
use crate::{Error, Ledger, Result};
use figures::Moment;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

/// A session to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSession {
    /// Of its secret.
    pub digest: SecretDigest,
    /// Whose it is.
    pub account: i64,
    /// The clock.
    pub made: Moment,
    /// When it ends at the latest.
    pub expires: Moment,
    /// What program it is in.
    pub agent: Option<String>,
}

/// An open session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its number.
    pub id: i64,
    /// Whose it is.
    pub account: i64,
    /// When it was opened.
    pub made: Moment,
    /// When it was last used, to the minute.
    pub seen: Moment,
    /// When it ends at the latest.
    pub expires: Moment,
    /// What program it is in.
    pub agent: Option<String>,
    /// The account whose view is taken.
    pub viewing: Option<i64>,
}

const BY_DIGEST: &str =
    "SELECT s.id, s.account, s.made, s.seen, s.expires, s.agent, s.viewing FROM sessions s JOIN accounts a ON a.id = s.account
     WHERE s.digest = ? AND s.expires > ? AND s.seen > ? AND a.disabled = 0";
const BY_ACCOUNT: &str =
    "SELECT s.id, s.account, s.made, s.seen, s.expires, s.agent, s.viewing FROM sessions s JOIN accounts a ON a.id = s.account
     WHERE s.account = ? AND s.expires > ? AND s.seen > ? AND a.disabled = 0 ORDER BY s.seen DESC, s.id DESC";

impl Ledger {
    /// Opens a session and forgets the tries that failed before it.
    ///
    /// # Errors
    /// [`Error::NoAccount`], [`Error::Refused`] when the account is closed, or a failure of disk or book.
    pub async fn open_session(&self, new: &NewSession, note: &Note) -> Result<i64> {
        let mut tx = self.writing().await?;
        if known(&mut tx, new.account).await?.disabled {
            return Err(Error::Refused {
                code: "account-disabled", zh: "账号已停用".to_owned(), en: "the account is disabled".to_owned()
            });
        }
        sqlx::query("UPDATE accounts SET failures = 0, locked_until = NULL WHERE id = ?").bind(new.account).execute(&mut *tx).await?;
        let insert = sqlx::query("INSERT INTO sessions (digest, account, made, seen, expires, agent) VALUES (?, ?, ?, ?, ?, ?)");
        let insert = insert.bind(new.digest.as_str()).bind(new.account).bind(new.made.micros()).bind(new.made.micros());
        let id = insert.bind(new.expires.micros()).bind(&new.agent).execute(&mut *tx).await?.last_insert_rowid();
        note_in(&mut tx, note).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// The session of a secret that has not ended, was used within `idle` microseconds, and whose account is not closed. That it was
    /// used is written down once a minute at most.
    ///
    /// # Errors
    /// When the book could not be read.
    pub async fn session(&self, digest: &SecretDigest, now: Moment, idle: i64) -> Result<Option<Session>> {
        let select = sqlx::query(BY_DIGEST).bind(digest.as_str()).bind(now.micros()).bind(now.micros().saturating_sub(idle));
        let Some(row) = select.fetch_optional(&self.pool).await? else { return Ok(None) };
        let mut session = read(&row)?;
        if now.micros().saturating_sub(session.seen.micros()) >= TOUCH_MICROS {
            let touch = sqlx::query("UPDATE sessions SET seen = max(seen, ?) WHERE id = ?").bind(now.micros()).bind(session.id);
            touch.execute(&self.pool).await?;
            session.seen = now;
        }
        Ok(Some(session))
    }

    /// The open sessions of an account, the last used first.
    pub async fn sessions(&self, account: i64, now: Moment, idle: i64) -> Result<Vec<Session>> {
        let select = sqlx::query(BY_ACCOUNT).bind(account).bind(now.micros()).bind(now.micros().saturating_sub(idle));
        select.fetch_all(&self.pool).await?.iter().map(read).collect()
    }

    /// Ends a session of an account; says whether there was one.
    ///
    /// # Errors
    /// [`Error::Locked`], or a failure of disk or book.
    pub async fn end_session(&self, account: i64, session: i64, note: &Note) -> Result<bool> {
        let mut tx = self.writing().await?;
        let delete = sqlx::query("DELETE FROM sessions WHERE id = ? AND account = ?").bind(session).bind(account);
        let ended = delete.execute(&mut *tx).await?.rows_affected() > 0;
        if ended {
            note_in(&mut tx, note).await?;
        }
        tx.commit().await?;
        Ok(ended)
    }

    /// Ends all sessions of an account but one; says how many.
    ///
    /// # Errors
    /// [`Error::Locked`], or a failure of disk or book.
    pub async fn end_sessions(&self, account: i64, keep: Option<i64>, note: &Note) -> Result<u64> {
        let mut tx = self.writing().await?;
        let ended = end_all(&mut tx, account, keep).await?;
        note_in(&mut tx, note).await?;
        tx.commit().await?;
        Ok(ended)
    }

    /// Takes the view of another account in a session, or leaves it.
    ///
    /// # Errors
    /// [`Error::NoAccount`], or a failure of disk or book.
    pub async fn view_as(&self, session: i64, account: Option<i64>, note: &Note) -> Result<()> {
        let mut tx = self.writing().await?;
        if let Some(account) = account {
            known(&mut tx, account).await?;
        }
        sqlx::query("UPDATE sessions SET viewing = ? WHERE id = ?").bind(account).bind(session).execute(&mut *tx).await?;
        note_in(&mut tx, note).await?;
        tx.commit().await
    }

    /// Forgets the sessions that have ended; says how many.
    ///
    /// # Errors
    /// [`Error::Locked`], or a failure of disk or book.
    pub async fn sweep_sessions(&self, now: Moment, idle: i64) -> Result<u64> {
        let delete = sqlx::query("DELETE FROM sessions WHERE expires <= ? OR seen <= ?");
        let delete = delete.bind(now.micros()).bind(now.micros().saturating_sub(idle));
        Ok(delete.execute(&self.pool).await?.rows_affected())
    }
}

fn read(row: &SqliteRow) -> Result<Session> {
    Ok(Session {
        id: row.try_get(0)?,
        account: row.try_get(1)?,
        made: moment(row, 2)?,
        seen: moment(row, 3)?,
        expires: moment(row, 4)?,
        agent: row.try_get(5)?,
        viewing: row.try_get(6)?,
    })
}
