//! The second factor: a secret that is asked for, confirmed by a code, used once a step, taken away.

use super::change::known;
use crate::trail::{Note, note_in};
use crate::{Ledger, Result};

impl Ledger {
    /// Keeps a secret that a code has to confirm before it counts; an earlier one that waited is forgotten.
    ///
    /// # Errors
    /// [`crate::Error::NoAccount`], or a failure of disk or book.
    pub async fn offer_second_factor(&self, account: i64, secret: &[u8], note: &Note) -> Result<()> {
        let mut tx = self.writing().await?;
        known(&mut tx, account).await?;
        sqlx::query("UPDATE accounts SET totp_pending = ? WHERE id = ?").bind(secret).bind(account).execute(&mut *tx).await?;
        note_in(&mut tx, note).await?;
        tx.commit().await
    }

    /// Makes the secret that waits the second factor, by a code of a step; says whether it still was the one that waits.
    ///
    /// # Errors
    /// [`crate::Error::Locked`], or a failure of disk or book.
    pub async fn confirm_second_factor(&self, account: i64, secret: &[u8], step: i64, note: &Note) -> Result<bool> {
        let mut tx = self.writing().await?;
        let update = sqlx::query(
            "UPDATE accounts SET totp_secret = totp_pending, totp_pending = NULL, totp_step = ?, version = version + 1
             WHERE id = ? AND totp_pending = ?",
        );
        let confirmed = update.bind(step).bind(account).bind(secret).execute(&mut *tx).await?.rows_affected() > 0;
        if confirmed {
            note_in(&mut tx, note).await?;
        }
        tx.commit().await?;
        Ok(confirmed)
    }

    /// Uses the code of a step, by one statement; says whether it may be: no step, and none before it, is used again.
    ///
    /// # Errors
    /// [`crate::Error::Locked`], or a failure of disk or book.
    pub async fn use_step(&self, account: i64, step: i64) -> Result<bool> {
        let update =
            sqlx::query("UPDATE accounts SET totp_step = ?1 WHERE id = ?2 AND totp_secret IS NOT NULL AND coalesce(totp_step, -1) < ?1");
        Ok(update.bind(step).bind(account).execute(&self.pool).await?.rows_affected() > 0)
    }

    /// Takes the second factor away.
    ///
    /// # Errors
    /// [`crate::Error::NoAccount`], or a failure of disk or book.
    pub async fn remove_second_factor(&self, account: i64, note: &Note) -> Result<()> {
        let mut tx = self.writing().await?;
        known(&mut tx, account).await?;
        let update = sqlx::query(
            "UPDATE accounts SET totp_secret = NULL, totp_pending = NULL, totp_step = NULL, version = version + 1 WHERE id = ?",
        );
        update.bind(account).execute(&mut *tx).await?;
        note_in(&mut tx, note).await?;
        tx.commit().await
    }
}
