//! Accounts: making, finding, listing.

use super::{folded, moment, perhaps};
use crate::trail::{Note, note_in};
use crate::{Error, Ledger, Result};
use figures::Moment;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection};
use std::fmt;

/// The most accounts of one page.
const MOST: u32 = 500;

/// Whom an account is for: `zone`, `street`, `industry` (a prefix of the code) or `firm` (a credit code), and which.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ScopeRow {
    /// The kind's word.
    pub kind: String,
    /// Which.
    pub value: String,
}

/// An account to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccount {
    /// By what it signs in: letters, digits and `. _ - @`, unique without regard to capitals.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// Where mail goes.
    pub email: Option<String>,
    /// What a slow hash made of the password; nobody signs in by one where there is none.
    pub password: Option<String>,
    /// Whether the password has to be changed first.
    pub must_change: bool,
    /// Who it is for a single sign-on.
    pub subject: Option<String>,
    /// Words of its roles.
    pub roles: Vec<String>,
    /// Whom it is for.
    pub scopes: Vec<ScopeRow>,
    /// The clock.
    pub made: Moment,
}

/// An account, without anything secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its number.
    pub id: i64,
    /// By what it signs in, as it was written.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// Where mail goes.
    pub email: Option<String>,
    /// Words of its roles, in their order.
    pub roles: Vec<String>,
    /// Whom it is for; everybody where there is none.
    pub scopes: Vec<ScopeRow>,
    /// Whether there is a password.
    pub has_password: bool,
    /// Whether the password has to be changed first.
    pub must_change: bool,
    /// Whether a second factor is asked for.
    pub second_factor: bool,
    /// Tries to sign in since the last that succeeded.
    pub failures: u32,
    /// Until when nobody signs in.
    pub locked_until: Option<Moment>,
    /// Whether it is closed.
    pub disabled: bool,
    /// Who it is for a single sign-on.
    pub subject: Option<String>,
    /// Counts the changes.
    pub version: i64,
    /// When it was made.
    pub made: Moment,
}

/// What an account proves itself by. It is not printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// What a slow hash made of the password.
    pub password: Option<String>,
    /// The secret of the second factor.
    pub second_factor: Option<Vec<u8>>,
    /// One that was not confirmed yet.
    pub pending: Option<Vec<u8>>,
    /// The last step of which a code was used.
    pub last_step: Option<i64>,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials { … }")
    }
}

/// Which accounts are listed, by their number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AccountQuery {
    /// The cursor of the page before.
    pub after: Option<i64>,
    /// What login, name or mail address hold.
    pub search: Option<String>,
    /// Accounts of a page, five hundred at most.
    pub limit: u32,
}

/// A page of accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountPage {
    /// The accounts.
    pub items: Vec<Account>,
    /// The cursor of the next page.
    pub next: Option<i64>,
}

impl Ledger {
    /// Makes an account.
    ///
    /// # Errors
    /// [`Error::LoginTaken`], [`Error::Refused`] where the login is none, or a failure of disk or book; then nothing has been written.
    pub async fn make_account(&self, new: &NewAccount, note: &Note) -> Result<Account> {
        let mut tx = self.writing().await?;
        let made = make(&mut tx, new, note).await?;
        tx.commit().await?;
        Ok(made)
    }

    /// Makes accounts, all or none.
    ///
    /// # Errors
    /// As for [`Ledger::make_account`], of any of them.
    pub async fn make_accounts(&self, all: &[(NewAccount, Note)]) -> Result<Vec<Account>> {
        let mut tx = self.writing().await?;
        let mut made = Vec::with_capacity(all.len());
        for (new, note) in all {
            made.push(make(&mut tx, new, note).await?);
        }
        tx.commit().await?;
        Ok(made)
    }

    /// The account of a number.
    pub async fn account(&self, id: i64) -> Result<Option<Account>> {
        one(&mut *self.reading().await?, id).await
    }

    /// The account of a login, without regard to capitals.
    pub async fn account_by_login(&self, login: &str) -> Result<Option<Account>> {
        let mut tx = self.reading().await?;
        match by_login(&mut tx, login).await? {
            Some(id) => one(&mut tx, id).await,
            None => Ok(None),
        }
    }

    /// The account of somebody known by a single sign-on.
    pub async fn account_by_subject(&self, subject: &str) -> Result<Option<Account>> {
        let mut tx = self.reading().await?;
        let id = sqlx::query_scalar("SELECT id FROM accounts WHERE subject = ?").bind(subject).fetch_optional(&mut *tx).await?;
        match id {
            Some(id) => one(&mut tx, id).await,
            None => Ok(None),
        }
    }

    /// A page of accounts.
    pub async fn accounts(&self, query: &AccountQuery) -> Result<AccountPage> {
        let limit = query.limit.clamp(1, MOST);
        let mut select = QueryBuilder::<Sqlite>::new("SELECT id FROM accounts WHERE id > ");
        select.push_bind(query.after.unwrap_or(0));
        if let Some(words) = query.search.as_deref().map(folded).filter(|words| !words.is_empty()) {
            select.push(" AND (instr(folded, ").push_bind(words.clone());
            select.push(") > 0 OR instr(lower(name), ").push_bind(words.clone());
            select.push(") > 0 OR instr(lower(coalesce(email, '')), ").push_bind(words).push(") > 0)");
        }
        select.push(" ORDER BY id LIMIT ").push_bind(i64::from(limit) + 1);
        let mut tx = self.reading().await?;
        let mut ids: Vec<i64> = select.build_query_scalar().fetch_all(&mut *tx).await?;
        let more = ids.len() > limit as usize;
        ids.truncate(limit as usize);
        let mut items = Vec::with_capacity(ids.len());
        for id in &ids {
            items.extend(one(&mut tx, *id).await?);
        }
        Ok(AccountPage { items, next: ids.last().copied().filter(|_| more) })
    }

    /// What an account proves itself by.
    pub async fn credentials(&self, account: i64) -> Result<Option<Credentials>> {
        let select = sqlx::query("SELECT password, totp_secret, totp_pending, totp_step FROM accounts WHERE id = ?");
        let row = select.bind(account).fetch_optional(&self.pool).await?;
        let read = |row: SqliteRow| -> Result<Credentials> {
            let (password, second_factor) = (row.try_get(0)?, row.try_get(1)?);
            Ok(Credentials { password, second_factor, pending: row.try_get(2)?, last_step: row.try_get(3)? })
        };
        row.map(read).transpose()
    }
}

async fn make(conn: &mut SqliteConnection, new: &NewAccount, note: &Note) -> Result<Account> {
    check_login(&new.login)?;
    if by_login(conn, &new.login).await?.is_some() {
        return Err(Error::LoginTaken(new.login.trim().to_owned()));
    }
    subject_free(conn, new.subject.as_deref(), None).await?;
    let insert = sqlx::query(
        "INSERT INTO accounts (login, folded, name, email, password, must_change, subject, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let insert = insert.bind(new.login.trim()).bind(folded(&new.login)).bind(new.name.trim()).bind(&new.email);
    let insert = insert.bind(&new.password).bind(new.must_change).bind(&new.subject).bind(new.made.micros());
    let id = insert.execute(&mut *conn).await?.last_insert_rowid();
    set_roles(conn, id, &new.roles).await?;
    set_scopes(conn, id, &new.scopes).await?;
    note_in(conn, note).await?;
    one(conn, id).await?.ok_or_else(|| Error::NoAccount(new.login.clone()))
}

/// That a login can be told apart, written and put into a path.
fn check_login(login: &str) -> Result<()> {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '@');
    let long = (2..=64).contains(&login.trim().chars().count());
    if long && login.trim().chars().all(fits) {
        return Ok(());
    }
    Err(Error::Refused {
        code: "login",
        zh: "登录名应为 2—64 个字母、汉字、数字或 . _ - @".to_owned(),
        en: "a login has 2 to 64 letters, digits or . _ - @".to_owned(),
    })
}

/// That nobody else is known by a subject.
pub(super) async fn subject_free(conn: &mut SqliteConnection, subject: Option<&str>, own: Option<i64>) -> Result<()> {
    let Some(subject) = subject else { return Ok(()) };
    let other: Option<i64> = sqlx::query_scalar("SELECT id FROM accounts WHERE subject = ?").bind(subject).fetch_optional(conn).await?;
    if other.is_some_and(|other| own != Some(other)) { Err(Error::SubjectTaken(subject.to_owned())) } else { Ok(()) }
}

async fn by_login(conn: &mut SqliteConnection, login: &str) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar("SELECT id FROM accounts WHERE folded = ?").bind(folded(login)).fetch_optional(conn).await?)
}

pub(super) async fn one(conn: &mut SqliteConnection, id: i64) -> Result<Option<Account>> {
    let select = sqlx::query(
        "SELECT id, login, name, email, password IS NOT NULL, must_change, totp_secret IS NOT NULL, failures, locked_until, disabled,
                subject, version, made FROM accounts WHERE id = ?",
    );
    let Some(row) = select.bind(id).fetch_optional(&mut *conn).await? else { return Ok(None) };
    let roles = sqlx::query_scalar("SELECT role FROM account_roles WHERE account = ? ORDER BY role").bind(id).fetch_all(&mut *conn).await?;
    let scopes = sqlx::query("SELECT kind, value FROM account_scopes WHERE account = ? ORDER BY kind, value").bind(id);
    let scope = |row: &SqliteRow| Ok(ScopeRow { kind: row.try_get(0)?, value: row.try_get(1)? });
    let scopes = scopes.fetch_all(&mut *conn).await?.iter().map(scope).collect::<Result<_>>()?;
    read(&row, roles, scopes).map(Some)
}

fn read(row: &SqliteRow, roles: Vec<String>, scopes: Vec<ScopeRow>) -> Result<Account> {
    Ok(Account {
        id: row.try_get(0)?,
        login: row.try_get(1)?,
        name: row.try_get(2)?,
        email: row.try_get(3)?,
        roles,
        scopes,
        has_password: row.try_get(4)?,
        must_change: row.try_get(5)?,
        second_factor: row.try_get(6)?,
        failures: row.try_get(7)?,
        locked_until: perhaps(row, 8)?,
        disabled: row.try_get(9)?,
        subject: row.try_get(10)?,
        version: row.try_get(11)?,
        made: moment(row, 12)?,
    })
}

pub(super) async fn set_roles(conn: &mut SqliteConnection, account: i64, roles: &[String]) -> Result<()> {
    sqlx::query("DELETE FROM account_roles WHERE account = ?").bind(account).execute(&mut *conn).await?;
    for role in roles {
        let insert = sqlx::query("INSERT INTO account_roles (account, role) VALUES (?, ?) ON CONFLICT DO NOTHING");
        insert.bind(account).bind(role).execute(&mut *conn).await?;
    }
    Ok(())
}

pub(super) async fn set_scopes(conn: &mut SqliteConnection, account: i64, scopes: &[ScopeRow]) -> Result<()> {
    sqlx::query("DELETE FROM account_scopes WHERE account = ?").bind(account).execute(&mut *conn).await?;
    for scope in scopes {
        let insert = sqlx::query("INSERT INTO account_scopes (account, kind, value) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
        insert.bind(account).bind(&scope.kind).bind(&scope.value).execute(&mut *conn).await?;
    }
    Ok(())
}
