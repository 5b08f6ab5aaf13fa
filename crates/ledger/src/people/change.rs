//! Changing an account: by the version that was seen, so that nobody overwrites what another changed meanwhile.

use super::accounts::{Account, ScopeRow, one, set_roles, set_scopes, subject_free};
use super::end_all;
use crate::trail::{Note, note_in};
use crate::{Error, Ledger, Result};
use sqlx::SqliteConnection;

/// What is changed; what is empty stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AccountChange {
    /// The person's name.
    pub name: Option<String>,
    /// Where mail goes, or that it goes nowhere.
    pub email: Option<Option<String>>,
    /// Whether it is closed. What is closed has no session and no token from then on.
    pub disabled: Option<bool>,
    /// Who it is for a single sign-on, or that it is nobody. Where that changes, its sessions end and its tokens are taken back; a
    /// first password that nobody has replaced is none from then on.
    pub subject: Option<Option<String>>,
    /// Words of its roles: these and no others.
    pub roles: Option<Vec<String>>,
    /// Whom it is for: these and no others.
    pub scopes: Option<Vec<ScopeRow>>,
}

impl Ledger {
    /// Changes an account as it was seen, by its version.
    ///
    /// # Errors
    /// [`Error::NoAccount`], [`Error::AccountChanged`] when it was changed since, [`Error::SubjectTaken`], or a failure of disk or book; then nothing has been
    /// written.
    pub async fn change_account(&self, id: i64, version: i64, change: &AccountChange, note: &Note) -> Result<Account> {
        let mut tx = self.writing().await?;
        let seen = known(&mut tx, id).await?;
        if seen.version != version {
            return Err(Error::AccountChanged { login: seen.login, seen: version, now: seen.version });
        }
        subject_free(&mut tx, change.subject.as_ref().and_then(|subject| subject.as_deref()), Some(id)).await?;
        fields(&mut tx, &seen, change).await?;
        if let Some(roles) = &change.roles {
            set_roles(&mut tx, id, roles).await?;
        }
        if let Some(scopes) = &change.scopes {
            set_scopes(&mut tx, id, scopes).await?;
        }
        let handed = change.subject.as_ref().is_some_and(|subject| *subject != seen.subject);
        if change.disabled == Some(true) || handed {
            shut(&mut tx, id, note).await?;
        }
        note_in(&mut tx, note).await?;
        let changed = known(&mut tx, id).await?;
        tx.commit().await?;
        Ok(changed)
    }

    /// Sets what a slow hash made of a new password, opens what was locked, and ends all sessions but the one that is named; where
    /// none is, whoever had the account is out altogether, and its tokens are taken back.
    ///
    /// # Errors
    /// [`Error::NoAccount`], or a failure of disk or book.
    pub async fn set_password(&self, account: i64, password: &str, must_change: bool, keep: Option<i64>, note: &Note) -> Result<()> {
        let mut tx = self.writing().await?;
        known(&mut tx, account).await?;
        let update = sqlx::query(
            "UPDATE accounts SET password = ?, must_change = ?, failures = 0, locked_until = NULL, version = version + 1 WHERE id = ?",
        );
        update.bind(password).bind(must_change).bind(account).execute(&mut *tx).await?;
        match keep {
            Some(_) => _ = end_all(&mut tx, account, keep).await?,
            None => shut(&mut tx, account, note).await?,
        }
        note_in(&mut tx, note).await?;
        tx.commit().await
    }
}

/// The account of a number.
pub(super) async fn known(conn: &mut SqliteConnection, id: i64) -> Result<Account> {
    one(conn, id).await?.ok_or_else(|| Error::NoAccount(id.to_string()))
}

async fn fields(conn: &mut SqliteConnection, seen: &Account, change: &AccountChange) -> Result<()> {
    let update = sqlx::query(
        "UPDATE accounts SET name = ?1, email = ?2, disabled = ?3, subject = ?4, version = version + 1,
                password = CASE WHEN ?5 AND must_change THEN NULL ELSE password END,
                must_change = CASE WHEN ?5 THEN 0 ELSE must_change END
         WHERE id = ?6 AND version = ?7",
    );
    let linked = matches!(&change.subject, Some(Some(_)));
    let update = update.bind(change.name.as_ref().unwrap_or(&seen.name).trim());
    let update = update.bind(change.email.as_ref().unwrap_or(&seen.email)).bind(change.disabled.unwrap_or(seen.disabled));
    let update = update.bind(change.subject.as_ref().unwrap_or(&seen.subject)).bind(linked).bind(seen.id).bind(seen.version);
    update.execute(conn).await?;
    Ok(())
}

/// Ends the sessions of an account and takes its tokens back.
async fn shut(conn: &mut SqliteConnection, account: i64, note: &Note) -> Result<()> {
    end_all(conn, account, None).await?;
    let revoke = sqlx::query("UPDATE tokens SET revoked = ? WHERE account = ? AND revoked IS NULL");
    revoke.bind(note.at.micros()).bind(account).execute(conn).await?;
    Ok(())
}
