//! Acts on the accounts of others: whoever makes them gives no rights, and the other way round. At the machine itself both are done.

use super::signin::Access;
use super::{Denied, NotDone, Passwords, Right, Role, Scope, Subject, Visit, one_time};
use figures::{Moment, Text};
use ledger::{Account, AccountChange, NewAccount, Note, ScopeRow};

/// By whose hand.
#[derive(Debug, Clone, Copy)]
pub enum Hand<'a> {
    /// Of somebody who is in.
    Visit(&'a Visit),
    /// Of whoever runs a command on the machine; who says so, where it is said.
    Machine(Option<&'a str>),
}

/// An account to be made, as it was asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// By what it signs in.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// Where mail goes.
    pub email: Option<String>,
    /// Words of roles.
    pub roles: Vec<String>,
    /// Scopes.
    pub scopes: Vec<ScopeRow>,
    /// Whom an issuer names so; where nobody gives a password, such an account has none.
    pub subject: Option<String>,
}

impl Hand<'_> {
    fn may(self, right: Right, subject: &Subject) -> Result<(), Denied> {
        match self {
            Hand::Visit(visit) => visit.actor.may(right, subject),
            Hand::Machine(_) => Ok(()),
        }
    }

    fn note(self, act: &str, login: &str, detail: serde_json::Value, at: Moment) -> Note {
        let (subject, mut detail) = (format!("account:{}", login.trim()), detail);
        let note = match self {
            Hand::Visit(visit) => visit.note(act, subject, at),
            Hand::Machine(person) => {
                detail["at"] = "machine".into();
                detail["person"] = person.into();
                Note::done(act, subject, at)
            }
        };
        note.detail(detail.to_string())
    }
}

impl Access {
    /// Makes an account; without a password that is given, one for the first time is made and told once, unless an issuer knows
    /// whose it is.
    ///
    /// # Errors
    /// Why it was not done.
    pub async fn make_account(
        &self,
        hand: Hand<'_>,
        wanted: &Wanted,
        password: Option<&str>,
        now: Moment,
    ) -> Result<(Account, Option<String>), NotDone> {
        let (new, note, told) = self.prepared(hand, wanted, password, now).await?;
        Ok((self.ledger.make_account(&new, &note).await?, told))
    }

    /// Makes accounts as [`Access::make_account`] does, all or none.
    ///
    /// # Errors
    /// Why none was made.
    pub async fn make_accounts(
        &self,
        hand: Hand<'_>,
        all: &[(&Wanted, Option<&str>)],
        now: Moment,
    ) -> Result<Vec<(Account, Option<String>)>, NotDone> {
        let (mut new, mut told) = (Vec::with_capacity(all.len()), Vec::with_capacity(all.len()));
        for (wanted, password) in all {
            let (account, note, secret) = self.prepared(hand, wanted, *password, now).await?;
            new.push((account, note));
            told.push(secret);
        }
        Ok(self.ledger.make_accounts(&new).await?.into_iter().zip(told).collect())
    }

    /// An account that may be made, what is kept of it, and its first password where none was given.
    async fn prepared(
        &self,
        hand: Hand<'_>,
        wanted: &Wanted,
        password: Option<&str>,
        now: Moment,
    ) -> Result<(NewAccount, Note, Option<String>), NotDone> {
        hand.may(Right::AccountsWrite, &Subject::Nothing)?;
        if !(wanted.roles.is_empty() && wanted.scopes.is_empty()) {
            hand.may(Right::RightsGrant, &Subject::Nothing)?;
        }
        granted(Some(&wanted.roles), Some(&wanted.scopes))?;
        let subject = wanted.subject.as_deref().map(str::trim).filter(|subject| !subject.is_empty());
        let linked = subject.is_some() && password.is_none();
        let told = if linked { None } else { self.first_password(&wanted.login, password)? };
        let hash = match told.as_deref().or(password) {
            Some(secret) => Some(self.passwords.hash(secret).await?),
            None => None,
        };
        let new = NewAccount {
            login: wanted.login.clone(),
            name: wanted.name.clone(),
            email: wanted.email.clone(),
            password: hash,
            must_change: told.is_some(),
            subject: subject.map(str::to_owned),
            roles: wanted.roles.clone(),
            scopes: wanted.scopes.clone(),
            made: now,
        };
        let detail = serde_json::json!({ "roles": wanted.roles, "scopes": words(&wanted.scopes), "subject": subject });
        Ok((new, hand.note("account.make", &wanted.login, detail, now), told))
    }

    /// A password for the first time where none is given, or that the given one may be one.
    fn first_password(&self, login: &str, given: Option<&str>) -> Result<Option<String>, NotDone> {
        match given {
            None => Ok(Some(one_time()?)),
            Some(given) => {
                Passwords::check(given, login, self.settings.password_chars)?;
                Ok(None)
            }
        }
    }

    /// Changes an account as it was seen, by its version.
    ///
    /// # Errors
    /// Why it was not done.
    pub async fn change_account(
        &self,
        hand: Hand<'_>,
        account: &Account,
        version: i64,
        change: &AccountChange,
        now: Moment,
    ) -> Result<Account, NotDone> {
        let subject = Subject::Account(account.id);
        // Who comes in by the issuer as this account is a right too: whoever keeps accounts does not hand one out alone.
        let (roles, scopes, linked) = (change.roles.clone(), change.scopes.clone(), change.subject.clone());
        if roles.is_some() || scopes.is_some() || linked.is_some() {
            hand.may(Right::RightsGrant, &subject)?;
        }
        let grants_only = AccountChange { roles, scopes, subject: linked, ..AccountChange::default() } == *change;
        if !grants_only || *change == AccountChange::default() {
            hand.may(Right::AccountsWrite, &subject)?;
        }
        granted(change.roles.as_deref(), change.scopes.as_deref())?;
        let act = match change {
            AccountChange { disabled: Some(true), .. } => "account.disable",
            AccountChange { disabled: Some(false), .. } => "account.enable",
            _ if grants_only => "account.grant",
            _ => "account.change",
        };
        let note = hand.note(act, &account.login, said(account, change), now);
        Ok(self.ledger.change_account(account.id, version, change, &note).await?)
    }

    /// Gives an account another password for the first time, which is told once unless one is given; its sessions end. With
    /// `second_factor` that is taken away too, for somebody who lost it.
    ///
    /// # Errors
    /// Why it was not done.
    pub async fn reset(
        &self,
        hand: Hand<'_>,
        account: &Account,
        password: Option<&str>,
        second_factor: bool,
        now: Moment,
    ) -> Result<Option<String>, NotDone> {
        hand.may(Right::AccountsWrite, &Subject::Account(account.id))?;
        let told = self.first_password(&account.login, password)?;
        let hash = self.passwords.hash(told.as_deref().or(password).unwrap_or_default()).await?;
        let detail = serde_json::json!({ "secondFactor": second_factor });
        let note = hand.note("account.reset", &account.login, detail, now);
        self.ledger.set_password(account.id, &hash, told.is_some(), None, &note).await?;
        if second_factor {
            let note = hand.note("factor.remove", &account.login, serde_json::json!({}), now);
            self.ledger.remove_second_factor(account.id, &note).await?;
        }
        Ok(told)
    }
}

/// That roles and scopes are some, and go together.
fn granted(roles: Option<&[String]>, scopes: Option<&[ScopeRow]>) -> Result<(), NotDone> {
    let mut known = Vec::new();
    for word in roles.unwrap_or_default() {
        known.push(Role::parse(word).ok_or_else(|| unknown_role(word))?);
    }
    if let Some((one, other)) = Role::clash(&known) {
        let (zh, en) = (one.title().zh + "与" + &other.title().zh, one.title().en + " and " + &other.title().en);
        return Err(NotDone::Invalid(Text::new(
            format!("{zh}不能由同一人担任（三员分立）"),
            format!("{en} are not one person: those three watch one another"),
        )));
    }
    let strange = scopes.unwrap_or_default().iter().find(|row| Scope::from(*row) == Scope::Unreadable);
    strange.map_or(Ok(()), |row| Err(unknown_scope(&format!("{}:{}", row.kind, row.value))))
}

fn unknown_role(word: &str) -> NotDone {
    let all = Role::ALL.map(Role::word).join(", ");
    NotDone::Invalid(Text::new(format!("没有角色“{word}”；现有：{all}"), format!("there is no role `{word}`; there are: {all}")))
}

/// What is no scope.
pub fn unknown_scope(text: &str) -> NotDone {
    let all = "zone:ID, street:NAME, industry:PREFIX, firm:CODE";
    NotDone::Invalid(Text::new(
        format!("范围“{text}”无法识别；应为 {all}"),
        format!("the scope `{text}` is not understood; expected {all}"),
    ))
}

fn words(scopes: &[ScopeRow]) -> Vec<String> {
    scopes.iter().map(|row| format!("{}:{}", row.kind, row.value)).collect()
}

/// What is changed, with what roles and scopes were.
fn said(account: &Account, change: &AccountChange) -> serde_json::Value {
    let mut detail = serde_json::json!({ "version": account.version });
    if let Some(roles) = &change.roles {
        detail["roles"] = serde_json::json!({ "from": account.roles, "to": roles });
    }
    if let Some(scopes) = &change.scopes {
        detail["scopes"] = serde_json::json!({ "from": words(&account.scopes), "to": words(scopes) });
    }
    if let Some(subject) = &change.subject {
        detail["subject"] = serde_json::json!({ "from": account.subject, "to": subject });
    }
    for (key, changed) in [("name", change.name.is_some()), ("email", change.email.is_some())] {
        if changed {
            detail[key] = true.into();
        }
    }
    detail
}
