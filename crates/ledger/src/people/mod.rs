//! Who may come in: accounts, their sessions and tokens. Nothing here hashes a password or reads a clock; what is changed is kept in the
//! trail by the same transaction.

mod accounts;
mod change;
mod factor;
mod sessions;
mod tokens;
mod tries;

pub use accounts::{Account, AccountPage, AccountQuery, Credentials, NewAccount, ScopeRow};
pub use change::AccountChange;
pub use sessions::{NewSession, Session};
pub use tokens::{NewToken, Token};
pub use tries::{Limits, Try};

use crate::folder::sha256;
use figures::Moment;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

/// How often what was last seen is written down.
const TOUCH_MICROS: i64 = 60_000_000;

/// SHA-256 of a secret, which is all that the book holds of it. It can be made of a secret only, so that none is kept by mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecretDigest(String);

impl SecretDigest {
    /// That of a secret.
    pub fn of(secret: &str) -> Self {
        SecretDigest(sha256(secret.as_bytes()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// A login as it is compared: without blanks around it and without capitals.
pub(crate) fn folded(login: &str) -> String {
    login.trim().to_lowercase()
}

fn moment(row: &SqliteRow, column: usize) -> crate::Result<Moment> {
    Ok(Moment::from_micros(row.try_get(column)?))
}

fn perhaps(row: &SqliteRow, column: usize) -> crate::Result<Option<Moment>> {
    Ok(row.try_get::<Option<i64>, _>(column)?.map(Moment::from_micros))
}

/// Ends all sessions of an account but one; gives how many.
async fn end_all(conn: &mut SqliteConnection, account: i64, keep: Option<i64>) -> crate::Result<u64> {
    let delete = sqlx::query("DELETE FROM sessions WHERE account = ? AND id IS NOT ?").bind(account).bind(keep);
    Ok(delete.execute(conn).await?.rows_affected())
}
