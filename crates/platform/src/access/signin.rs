//! Signing in: login, password and, where the account has one, a code.

use super::{Cost, NotDone, Passwords, Settings, factor, secret};
use figures::Moment;
use ledger::{Account, Ledger, NewSession, Note, NoteOutcome, SecretDigest, Try};
use std::sync::Arc;

/// The way in to a book.
#[derive(Clone)]
pub struct Access {
    pub(super) ledger: Arc<Ledger>,
    pub(super) passwords: Passwords,
    pub(super) settings: Settings,
}

/// What somebody presents to sign in. It is not printed.
#[derive(Clone, Copy, Default)]
pub struct Presented<'a> {
    /// The login.
    pub login: &'a str,
    /// The password.
    pub password: &'a str,
    /// The code of the second factor.
    pub code: Option<&'a str>,
    /// What program asks.
    pub agent: Option<&'a str>,
    /// From what network address.
    pub address: Option<&'a str>,
    /// The secret of the session there was, which ends: a new one is given at every sign-in.
    pub replaces: Option<&'a str>,
}

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignIn {
    /// A session is open; its secret is told once.
    Open {
        /// The secret.
        secret: String,
        /// The session's number.
        session: i64,
        /// Whose it is.
        account: Box<Account>,
    },
    /// Login, password or code is not right; which is not told.
    Refused,
    /// The password is right, and a code is asked for.
    SecondFactorNeeded,
    /// Nobody tries before this moment.
    LockedOut(Moment),
}

/// What a password is worth. The moment is until when the account is locked by this try.
pub(super) enum Tried {
    Locked(Moment),
    Wrong(Option<Moment>),
    Right,
}

impl Access {
    /// To a book, by these settings; `cost` is that of a password's hash.
    ///
    /// # Errors
    /// When the machine gives no random numbers.
    pub fn new(ledger: Arc<Ledger>, settings: Settings, cost: Cost) -> Result<Self, NotDone> {
        Ok(Access { ledger, passwords: Passwords::new(cost)?, settings })
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Signs in.
    ///
    /// # Errors
    /// When book or machine failed; whatever is wrong with what was presented is no error.
    pub async fn sign_in(&self, presented: &Presented<'_>, now: Moment) -> Result<SignIn, NotDone> {
        let account = self.ledger.account_by_login(presented.login).await?;
        let tried = self.try_password(account.as_ref(), presented.login, presented.password, now).await?;
        match (tried, account) {
            (Tried::Locked(until), account) => self.refuse(account, presented, "locked", Some(until), now).await,
            (Tried::Wrong(until), account) => self.refuse(account, presented, "password", until, now).await,
            (Tried::Right, None) => self.refuse(None, presented, "password", None, now).await,
            (Tried::Right, Some(account)) if account.disabled => self.refuse(Some(account), presented, "disabled", None, now).await,
            (Tried::Right, Some(account)) => self.second(account, presented, now).await,
        }
    }

    /// Counts a try, then looks at the password. One that is right stays counted until a session opens or the count is taken back.
    pub(super) async fn try_password(&self, account: Option<&Account>, login: &str, password: &str, now: Moment) -> Result<Tried, NotDone> {
        let counted = match account {
            Some(account) => self.ledger.count_try(account.id, now, self.settings.limits).await?,
            None => self.ledger.count_stranger(login, now, self.settings.limits).await?,
        };
        let until = match counted {
            Try::Locked(until) => return Ok(Tried::Locked(until)),
            Try::Open(until) => until,
        };
        let kept = match account {
            Some(account) => self.ledger.credentials(account.id).await?.and_then(|c| c.password),
            None => None,
        };
        let right = self.passwords.holds(password, kept.as_deref()).await?;
        Ok(if right { Tried::Right } else { Tried::Wrong(until) })
    }

    async fn second(&self, account: Account, presented: &Presented<'_>, now: Moment) -> Result<SignIn, NotDone> {
        let Some(secret) = self.ledger.credentials(account.id).await?.and_then(|c| c.second_factor) else {
            return self.open(account, presented, now).await;
        };
        let Some(code) = presented.code.map(str::trim).filter(|code| !code.is_empty()) else {
            self.ledger.uncount_try(account.id).await?;
            return Ok(SignIn::SecondFactorNeeded);
        };
        if self.use_code(account.id, &secret, code, now).await? {
            return self.open(account, presented, now).await;
        }
        let until = self.ledger.account(account.id).await?.and_then(|account| account.locked_until);
        self.refuse(Some(account), presented, "code", until, now).await
    }

    /// Whether a code is right and of a step that none was used of.
    pub(super) async fn use_code(&self, account: i64, secret: &[u8], code: &str, now: Moment) -> Result<bool, NotDone> {
        match factor::step(secret, code, now)? {
            Some(step) => Ok(self.ledger.use_step(account, step).await?),
            None => Ok(false),
        }
    }

    async fn open(&self, account: Account, presented: &Presented<'_>, now: Moment) -> Result<SignIn, NotDone> {
        let secret = secret::session()?;
        let note = Note::done("session.open", subject(Some(&account)), now).by(&account.login).address(presented.address);
        let note = if presented.login.is_empty() { note.detail(serde_json::json!({ "by": "issuer" }).to_string()) } else { note };
        let session = NewSession {
            digest: SecretDigest::of(&secret),
            account: account.id,
            made: now,
            expires: Moment::from_micros(now.micros().saturating_add(self.settings.session_micros)),
            agent: presented.agent.map(|agent| agent.chars().take(200).collect()),
        };
        let session = self.ledger.open_session(&session, &note).await?;
        if let Some(old) = presented.replaces {
            self.end_replaced(old, now, presented.address).await?;
        }
        let account = self.ledger.account(account.id).await?.unwrap_or(account);
        Ok(SignIn::Open { secret, session, account: account.into() })
    }

    /// Signs somebody in whom an issuer has named: the account that is linked with the subject, where it is open. Who proved a second
    /// factor of this house's own is asked for it, and comes in by the password: the issuer does not stand for it.
    ///
    /// # Errors
    /// When book or machine failed; that nobody is linked is no error.
    pub async fn sign_in_as(&self, subject: &str, presented: &Presented<'_>, now: Moment) -> Result<SignIn, NotDone> {
        match self.ledger.account_by_subject(subject).await? {
            None => self.refuse(None, presented, "unlinked", None, now).await,
            Some(account) if account.disabled => self.refuse(Some(account), presented, "disabled", None, now).await,
            Some(account) if account.second_factor => self.refuse(Some(account), presented, "factor", None, now).await,
            Some(account) => self.open(account, presented, now).await,
        }
    }

    async fn end_replaced(&self, secret: &str, now: Moment, address: Option<&str>) -> Result<(), NotDone> {
        let Some(old) = self.ledger.session(&SecretDigest::of(secret), now, self.settings.idle_micros).await? else { return Ok(()) };
        let note = Note::done("session.end", format!("session:{}", old.id), now).address(address);
        self.ledger.end_session(old.account, old.id, &note).await?;
        Ok(())
    }

    /// Keeps that it was refused and why. What was typed as a login that nobody has is not kept: it may be a password.
    async fn refuse(
        &self,
        account: Option<Account>,
        presented: &Presented<'_>,
        why: &str,
        until: Option<Moment>,
        now: Moment,
    ) -> Result<SignIn, NotDone> {
        let note = Note::done("session.open", subject(account.as_ref()), now).ended(NoteOutcome::Refused).address(presented.address);
        self.ledger.note(&note.detail(serde_json::json!({ "why": why }).to_string())).await?;
        Ok(until.map_or(SignIn::Refused, SignIn::LockedOut))
    }
}

fn subject(account: Option<&Account>) -> String {
    account.map_or_else(|| "account:?".to_owned(), |account| format!("account:{}", account.login))
}
