//! Tries to sign in. A try is counted before the password is looked at, by one statement, so that however many come at once no more
//! passwords are tried than the limit says; one that succeeds takes its count back. What failed is forgotten after as long as a lock lasts.

use super::{SecretDigest, folded, perhaps};
use crate::{Ledger, Result};
use figures::Moment;

/// How many tries there are, and for how long nobody tries afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Tries that fail before the account is locked.
    pub tries: u32,
    /// For how long it is then, in microseconds.
    pub lock_micros: i64,
}

/// Whether a password may be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Try {
    /// It may; if it is wrong, the account is locked until the moment, where there is one.
    Open(Option<Moment>),
    /// It may not before this moment.
    Locked(Moment),
}

impl Ledger {
    /// Counts a try to sign in to an account, of which it is not known yet whether it will fail.
    ///
    /// # Errors
    /// [`crate::Error::Locked`], or a failure of disk or book.
    pub async fn count_try(&self, account: i64, at: Moment, limits: Limits) -> Result<Try> {
        let now = at.micros();
        let update = sqlx::query(
            "UPDATE accounts SET
                 failures = CASE WHEN locked_until IS NULL AND tried > ?1 THEN failures + 1 ELSE 1 END,
                 locked_until = CASE WHEN (CASE WHEN locked_until IS NULL AND tried > ?1 THEN failures + 1 ELSE 1 END) >= ?2 THEN ?3 END,
                 tried = ?4
             WHERE id = ?5 AND (locked_until IS NULL OR locked_until <= ?4) RETURNING locked_until",
        );
        let update = update.bind(now.saturating_sub(limits.lock_micros)).bind(limits.tries);
        let update = update.bind(now.saturating_add(limits.lock_micros)).bind(now).bind(account);
        if let Some(row) = update.fetch_all(&self.pool).await?.first() {
            return Ok(Try::Open(perhaps(row, 0)?));
        }
        let until = sqlx::query_scalar("SELECT locked_until FROM accounts WHERE id = ?").bind(account);
        Ok(locked(until.fetch_optional(&self.pool).await?.flatten(), at))
    }

    /// Counts a try with a login that nobody has, in the same way; counts that hold nothing any more are forgotten.
    ///
    /// # Errors
    /// As for [`Ledger::count_try`].
    pub async fn count_stranger(&self, login: &str, at: Moment, limits: Limits) -> Result<Try> {
        let (digest, now) = (SecretDigest::of(&folded(login)), at.micros());
        let mut tx = self.writing().await?;
        let forget = sqlx::query("DELETE FROM strangers WHERE tried <= ? AND coalesce(locked_until, 0) <= ?");
        forget.bind(now.saturating_sub(limits.lock_micros)).bind(now).execute(&mut *tx).await?;
        let count = sqlx::query(
            "INSERT INTO strangers (digest, failures, locked_until, tried)
             VALUES (?1, 1, CASE WHEN 1 >= ?2 THEN ?3 END, ?4) ON CONFLICT (digest) DO UPDATE SET
                 failures = CASE WHEN locked_until IS NULL THEN failures + 1 ELSE 1 END,
                 locked_until = CASE WHEN (CASE WHEN locked_until IS NULL THEN failures + 1 ELSE 1 END) >= ?2 THEN ?3 END,
                 tried = ?4
             WHERE locked_until IS NULL OR locked_until <= ?4 RETURNING locked_until",
        );
        let count = count.bind(digest.as_str()).bind(limits.tries).bind(now.saturating_add(limits.lock_micros)).bind(now);
        let counted = count.fetch_all(&mut *tx).await?;
        let until = sqlx::query_scalar("SELECT locked_until FROM strangers WHERE digest = ?").bind(digest.as_str());
        let until: Option<i64> = until.fetch_optional(&mut *tx).await?.flatten();
        tx.commit().await?;
        Ok(if counted.is_empty() { locked(until, at) } else { Try::Open(until.map(Moment::from_micros)) })
    }

    /// Takes the count of a try back that did not fail and did not succeed either: the password was right, and a code is asked for.
    ///
    /// # Errors
    /// As for [`Ledger::count_try`].
    pub async fn uncount_try(&self, account: i64) -> Result<()> {
        let update = sqlx::query("UPDATE accounts SET failures = max(failures - 1, 0), locked_until = NULL WHERE id = ?");
        update.bind(account).execute(&self.pool).await?;
        Ok(())
    }
}

/// The statement that counts gives no row where nobody may try.
fn locked(until: Option<i64>, at: Moment) -> Try {
    Try::Locked(until.map_or(at, Moment::from_micros))
}
