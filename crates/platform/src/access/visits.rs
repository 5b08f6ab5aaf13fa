//! Those who are in: by a session or by a token, and what they do with their own account.

use super::signin::{Access, Tried};
use super::{Actor, Denied, NotDone, Offer, Passwords, Right, Subject, Weak, factor, secret};
use figures::{Moment, Text};
use ledger::{Account, NewToken, Note, NoteOutcome, SecretDigest, Session};

/// Somebody who is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// As decisions see them.
    pub actor: Actor,
    /// The account.
    pub account: Account,
    /// The session; none where a token is used.
    pub session: Option<Session>,
    /// From what network address.
    pub address: Option<String>,
}

/// A token just made, which is told once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its number.
    pub id: i64,
    /// The token.
    pub token: String,
}

impl Visit {
    /// What is to be kept of an act of theirs that was done.
    pub fn note(&self, act: &str, subject: impl Into<String>, at: Moment) -> Note {
        let note = Note::done(act, subject, at).by(&self.account.login).address(self.address.as_deref());
        Note { viewing: self.actor.viewed.as_ref().map(|viewed| viewed.login.clone()), ..note }
    }

    fn own(&self) -> Result<(), Denied> {
        self.actor.may(Right::Own, &Subject::Account(self.account.id))
    }

    fn named(&self) -> String {
        format!("account:{}", self.account.login)
    }
}

impl Access {
    /// Whoever holds the secret of a session.
    ///
    /// # Errors
    /// When the book could not be read.
    pub async fn by_session(&self, secret: &str, address: Option<&str>, now: Moment) -> Result<Option<Visit>, NotDone> {
        let found = self.ledger.session(&SecretDigest::of(secret), now, self.settings.idle_micros).await?;
        let Some(session) = found else { return Ok(None) };
        let Some(account) = self.ledger.account(session.account).await?.filter(|a| !a.disabled) else { return Ok(None) };
        let mut actor = Actor::of(&account);
        if let Some(viewing) = session.viewing {
            let Some(viewed) = self.ledger.account(viewing).await? else { return Ok(None) };
            actor = actor.viewing(&viewed);
        }
        Ok(Some(Visit { actor, account, session: Some(session), address: address.map(str::to_owned) }))
    }

    /// Whoever holds a token.
    ///
    /// # Errors
    /// When the book could not be read.
    pub async fn by_token(&self, token: &str, address: Option<&str>, now: Moment) -> Result<Option<Visit>, NotDone> {
        if !token.starts_with(secret::TOKEN) {
            return Ok(None);
        }
        let Some(token) = self.ledger.token(&SecretDigest::of(token), now).await? else { return Ok(None) };
        let Some(account) = self.ledger.account(token.account).await?.filter(|a| !a.disabled) else { return Ok(None) };
        let actor = Actor::of(&account).by_token(&token.rights);
        Ok(Some(Visit { actor, account, session: None, address: address.map(str::to_owned) }))
    }

    /// An account as it is now, for work that it asked for earlier.
    ///
    /// # Errors
    /// When the book could not be read.
    pub async fn behind(&self, login: &str) -> Result<Option<Visit>, NotDone> {
        let found = self.ledger.account_by_login(login).await?.filter(|account| !account.disabled);
        Ok(found.map(|account| Visit { actor: Actor::of(&account), account, session: None, address: None }))
    }

    /// Signs out.
    ///
    /// # Errors
    /// When the book could not be written.
    pub async fn sign_out(&self, visit: &Visit, now: Moment) -> Result<(), NotDone> {
        if let Some(session) = &visit.session {
            let note = visit.note("session.end", format!("session:{}", session.id), now);
            self.ledger.end_session(visit.account.id, session.id, &note).await?;
        }
        Ok(())
    }

    /// Sets another password by the one there is; all other sessions end.
    ///
    /// # Errors
    /// Why it was not done.
    pub async fn change_password(&self, visit: &Visit, old: &str, new: &str, now: Moment) -> Result<(), NotDone> {
        visit.own()?;
        Passwords::check(new, &visit.account.login, self.settings.password_chars)?;
        if new == old {
            return Err(Weak::Same.into());
        }
        self.prove(visit, "account.password", old, now).await?;
        let hash = self.passwords.hash(new).await?;
        let keep = visit.session.as_ref().map(|session| session.id);
        let note = visit.note("account.password", visit.named(), now);
        Ok(self.ledger.set_password(visit.account.id, &hash, false, keep, &note).await?)
    }

    /// That the password is known to whoever is in; tries are counted as at the door.
    async fn prove(&self, visit: &Visit, act: &str, password: &str, now: Moment) -> Result<(), NotDone> {
        let why = match self.try_password(Some(&visit.account), &visit.account.login, password, now).await? {
            Tried::Right => return Ok(self.ledger.uncount_try(visit.account.id).await?),
            Tried::Locked(until) | Tried::Wrong(Some(until)) => NotDone::LockedOut(until),
            Tried::Wrong(None) => NotDone::WrongPassword,
        };
        self.ledger.note(&visit.note(act, visit.named(), now).ended(NoteOutcome::Refused)).await?;
        Err(why)
    }

    /// Offers a secret for a second factor, which counts once a code of it was given.
    ///
    /// # Errors
    /// Why it was not done.
    pub async fn offer_second_factor(&self, visit: &Visit, issuer: &str, now: Moment) -> Result<Offer, NotDone> {
        visit.own()?;
        let (secret, offer) = factor::offer(issuer, &visit.account.login)?;
        self.ledger.offer_second_factor(visit.account.id, &secret, &visit.note("factor.offer", visit.named(), now)).await?;
        Ok(offer)
    }

    /// Makes the secret that was offered the second factor, by a code of it.
    ///
    /// # Errors
    /// Why it was not done.
    pub async fn confirm_second_factor(&self, visit: &Visit, code: &str, now: Moment) -> Result<(), NotDone> {
        visit.own()?;
        let pending = self.ledger.credentials(visit.account.id).await?.and_then(|c| c.pending).ok_or(NotDone::NotFound)?;
        let step = factor::step(&pending, code, now)?.ok_or(NotDone::WrongCode)?;
        let note = visit.note("factor.confirm", visit.named(), now);
        match self.ledger.confirm_second_factor(visit.account.id, &pending, step, &note).await? {
            true => Ok(()),
            false => Err(NotDone::WrongCode),
        }
    }

    /// Takes the second factor away, by the password.
    ///
    /// # Errors
    /// Why it was not done.
    pub async fn remove_second_factor(&self, visit: &Visit, password: &str, now: Moment) -> Result<(), NotDone> {
        visit.own()?;
        self.prove(visit, "factor.remove", password, now).await?;
        Ok(self.ledger.remove_second_factor(visit.account.id, &visit.note("factor.remove", visit.named(), now)).await?)
    }

    /// Makes a token with some of the rights that its account has; never the one over its own account.
    ///
    /// # Errors
    /// Why it was not done.
    pub async fn make_token(&self, visit: &Visit, name: &str, rights: &[String], expires: Moment, now: Moment) -> Result<Made, NotDone> {
        visit.own()?;
        let all = visit.actor.rights();
        for word in rights {
            let right = Right::parse(word).ok_or_else(|| unknown_right(word))?;
            if right == Right::Own || !all.contains(&right) {
                return Err(Denied::NoRight.into());
            }
        }
        self.check_token(name, rights, expires, now)?;
        let token = secret::token()?;
        let (digest, account) = (SecretDigest::of(&token), visit.account.id);
        let new = NewToken { digest, account, name: name.to_owned(), rights: rights.to_vec(), made: now, expires };
        let id = self.ledger.make_token(&new, &visit.note("token.make", visit.named(), now)).await?;
        Ok(Made { id, token })
    }

    fn check_token(&self, name: &str, rights: &[String], expires: Moment, now: Moment) -> Result<(), NotDone> {
        if name.trim().is_empty() || rights.is_empty() {
            return Err(NotDone::Invalid(Text::new("令牌须有名称和至少一项权限", "a token has a name and one right at least")));
        }
        let life = expires.micros().saturating_sub(now.micros());
        if life <= 0 || life > self.settings.token_micros {
            return Err(NotDone::Invalid(Text::new("令牌的有效期应在一年之内", "a token ends within a year")));
        }
        Ok(())
    }

    /// Takes one's own token back.
    ///
    /// # Errors
    /// Why it was not done.
    pub async fn revoke_token(&self, visit: &Visit, token: i64, now: Moment) -> Result<(), NotDone> {
        visit.own()?;
        let done = self.ledger.revoke_token(visit.account.id, token, &visit.note("token.revoke", format!("token:{token}"), now)).await?;
        if done { Ok(()) } else { Err(NotDone::NotFound) }
    }

    /// Ends one of one's own sessions.
    ///
    /// # Errors
    /// Why it was not done.
    pub async fn end_session(&self, visit: &Visit, session: i64, now: Moment) -> Result<(), NotDone> {
        visit.own()?;
        let done =
            self.ledger.end_session(visit.account.id, session, &visit.note("session.end", format!("session:{session}"), now)).await?;
        if done { Ok(()) } else { Err(NotDone::NotFound) }
    }

    /// Takes the view of another account; nothing is changed in it, and nothing is seen that the own account doesn't see.
    ///
    /// # Errors
    /// Why it was not done.
    pub async fn view_as(&self, visit: &Visit, login: &str, now: Moment) -> Result<(), NotDone> {
        let session = visit.session.as_ref().ok_or(Denied::NoRight)?;
        let own = Actor::of(&visit.account);
        own.may(Right::AccountsRead, &Subject::Nothing)?;
        let other = self.ledger.account_by_login(login).await?.filter(|a| !a.disabled).ok_or(NotDone::NotFound)?;
        if other.id == visit.account.id {
            return self.leave_view(visit, now).await;
        }
        let note = visit.note("session.view", format!("account:{}", other.login), now);
        Ok(self.ledger.view_as(session.id, Some(other.id), &note).await?)
    }

    /// Leaves the view of another account.
    ///
    /// # Errors
    /// When the book could not be written.
    pub async fn leave_view(&self, visit: &Visit, now: Moment) -> Result<(), NotDone> {
        let Some(session) = visit.session.as_ref().filter(|session| session.viewing.is_some()) else { return Ok(()) };
        Ok(self.ledger.view_as(session.id, None, &visit.note("session.own", visit.named(), now)).await?)
    }
}

fn unknown_right(word: &str) -> NotDone {
    NotDone::Invalid(Text::new(format!("没有权限“{word}”"), format!("there is no right `{word}`")))
}
