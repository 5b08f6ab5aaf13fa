//! A request that is told again, because its answer was lost on the way, is answered as before and done once.

use super::DeskError;
use crate::{Ledger, Result};
use figures::Moment;
use sqlx::{Row, SqliteConnection};

/// A request with the key by which it is known again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Once {
    /// The key, of the caller's choice.
    pub key: String,
    /// Whose it is.
    pub account: String,
    /// What was asked, by its digest.
    pub digest: String,
}

/// What a request was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// Status.
    pub status: u16,
    /// Body.
    pub body: String,
}

/// Done now, or answered as before.
#[derive(Debug, PartialEq, Eq)]
pub enum Given<T> {
    /// Done now.
    New(T),
    /// Done before; this was the answer.
    Again(Response),
}

impl Ledger {
    /// What a request was answered before, where it was.
    ///
    /// # Errors
    /// [`DeskError::KeyReused`] where the key stands for another request.
    pub async fn answered(&self, once: &Once) -> Result<Option<Response>> {
        answered(&mut *self.reading().await?, Some(once)).await
    }
}

/// What a request was answered before; nothing of one without a key.
pub(super) async fn answered(conn: &mut SqliteConnection, once: Option<&Once>) -> Result<Option<Response>> {
    let Some(once) = once else { return Ok(None) };
    let query = sqlx::query("SELECT digest, status, body FROM idempotency WHERE account = ? AND key = ?");
    let Some(row) = query.bind(&once.account).bind(&once.key).fetch_optional(conn).await? else { return Ok(None) };
    if row.try_get::<&str, _>(0)? != once.digest {
        return Err(DeskError::KeyReused(once.key.clone()).into());
    }
    Ok(Some(Response { status: row.try_get(1)?, body: row.try_get(2)? }))
}

/// Keeps an answer in the transaction of what it stands for.
pub(super) async fn keep(conn: &mut SqliteConnection, once: Option<&Once>, at: Moment, answer: impl FnOnce() -> Response) -> Result<()> {
    let Some(once) = once else { return Ok(()) };
    let Response { status, body } = answer();
    let insert = sqlx::query("INSERT INTO idempotency (account, key, digest, status, body, at) VALUES (?, ?, ?, ?, ?, ?)");
    let insert = insert.bind(&once.account).bind(&once.key).bind(&once.digest).bind(status).bind(body);
    insert.bind(at.micros()).execute(conn).await?;
    Ok(())
}
