//! Personal tokens: made for programs, with some rights and a last day.

use super::change::known;
use super::{SecretDigest, TOUCH_MICROS, moment, perhaps};
use crate::trail::{Note, note_in};
use crate::{Ledger, Result};
use figures::Moment;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

/// A token to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewToken {
    /// Of the token.
    pub digest: SecretDigest,
    /// Whose it is.
    pub account: i64,
    /// What it is for.
    pub name: String,
    /// Words of its rights.
    pub rights: Vec<String>,
    /// The clock.
    pub made: Moment,
    /// When it ends.
    pub expires: Moment,
}

/// A token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its number.
    pub id: i64,
    /// Whose it is.
    pub account: i64,
    /// What it is for.
    pub name: String,
    /// Words of its rights.
    pub rights: Vec<String>,
    /// When it was made.
    pub made: Moment,
    /// When it ends.
    pub expires: Moment,
    /// When it was last used, to the minute.
    pub used: Option<Moment>,
    /// When it was taken back.
    pub revoked: Option<Moment>,
}

const BY_DIGEST: &str = "SELECT t.id, t.account, t.name, t.rights, t.made, t.expires, t.used, t.revoked FROM tokens t
     JOIN accounts a ON a.id = t.account WHERE t.digest = ? AND t.expires > ? AND t.revoked IS NULL AND a.disabled = 0";
const BY_ACCOUNT: &str = "SELECT id, account, name, rights, made, expires, used, revoked FROM tokens WHERE account = ? ORDER BY id";

impl Ledger {
    /// Keeps a token by its digest.
    ///
    /// # Errors
    /// [`crate::Error::NoAccount`], or a failure of disk or book.
    pub async fn make_token(&self, new: &NewToken, note: &Note) -> Result<i64> {
        let mut tx = self.writing().await?;
        known(&mut tx, new.account).await?;
        let insert = sqlx::query("INSERT INTO tokens (digest, account, name, rights, made, expires) VALUES (?, ?, ?, ?, ?, ?)");
        let insert = insert.bind(new.digest.as_str()).bind(new.account).bind(new.name.trim()).bind(new.rights.join(" "));
        let id = insert.bind(new.made.micros()).bind(new.expires.micros()).execute(&mut *tx).await?.last_insert_rowid();
        note_in(&mut tx, note).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// The token, if it holds and its account is not closed. That it was used is written down once a minute at most.
    ///
    /// # Errors
    /// When the book could not be read.
    pub async fn token(&self, digest: &SecretDigest, now: Moment) -> Result<Option<Token>> {
        let select = sqlx::query(BY_DIGEST).bind(digest.as_str()).bind(now.micros());
        let Some(row) = select.fetch_optional(&self.pool).await? else { return Ok(None) };
        let mut token = read(&row)?;
        if token.used.is_none_or(|used| now.micros().saturating_sub(used.micros()) >= TOUCH_MICROS) {
            let touch = sqlx::query("UPDATE tokens SET used = max(coalesce(used, 0), ?) WHERE id = ?");
            touch.bind(now.micros()).bind(token.id).execute(&self.pool).await?;
            token.used = Some(now);
        }
        Ok(Some(token))
    }

    /// All tokens of an account, those taken back among them.
    pub async fn tokens(&self, account: i64) -> Result<Vec<Token>> {
        sqlx::query(BY_ACCOUNT).bind(account).fetch_all(&self.pool).await?.iter().map(read).collect()
    }

    /// Takes a token of an account back; says whether there was one that held.
    ///
    /// # Errors
    /// [`crate::Error::Locked`], or a failure of disk or book.
    pub async fn revoke_token(&self, account: i64, token: i64, note: &Note) -> Result<bool> {
        let mut tx = self.writing().await?;
        let update = sqlx::query("UPDATE tokens SET revoked = ? WHERE id = ? AND account = ? AND revoked IS NULL");
        let update = update.bind(note.at.micros()).bind(token).bind(account);
        let revoked = update.execute(&mut *tx).await?.rows_affected() > 0;
        if revoked {
            note_in(&mut tx, note).await?;
        }
        tx.commit().await?;
        Ok(revoked)
    }
}

fn read(row: &SqliteRow) -> Result<Token> {
    Ok(Token {
        id: row.try_get(0)?,
        account: row.try_get(1)?,
        name: row.try_get(2)?,
        rights: row.try_get::<&str, _>(3)?.split_whitespace().map(str::to_owned).collect(),
        made: moment(row, 4)?,
        expires: moment(row, 5)?,
        used: perhaps(row, 6)?,
        revoked: perhaps(row, 7)?,
    })
}
