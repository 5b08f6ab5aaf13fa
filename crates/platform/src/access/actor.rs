//! Whoever acts: an account with its roles and scopes, perhaps by a token, perhaps in the view of another account.

use super::{Denied, Right, Role, Scope, Subject};
use figures::CreditCode;
use ledger::Account;
use publication::disclosure::Audience;
use std::collections::BTreeSet;

/// An account as far as decisions need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its number.
    pub id: i64,
    /// By what it signs in.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// Its roles. Words of the book that name none are not among them.
    pub roles: Vec<Role>,
    /// Whom it is for; everybody where there is none.
    pub scopes: Vec<Scope>,
}

impl From<&Account> for Standing {
    fn from(account: &Account) -> Self {
        // A closed account has nothing, in the view of another too.
        let roles = account.roles.iter().filter(|_| !account.disabled).filter_map(|word| Role::parse(word)).collect();
        let scopes = account.scopes.iter().map(Scope::from).collect();
        Standing { id: account.id, login: account.login.clone(), name: account.name.clone(), roles, scopes }
    }
}

/// Whoever acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The account.
    pub standing: Standing,
    /// The account whose view is taken.
    pub viewed: Option<Standing>,
    /// Rights of the token, where one is used.
    pub token: Option<BTreeSet<Right>>,
    /// Whether the password has to be changed before anything else.
    pub must_change: bool,
}

impl Actor {
    /// An account at its own session.
    pub fn of(account: &Account) -> Self {
        Actor { standing: account.into(), viewed: None, token: None, must_change: account.must_change }
    }

    /// In the view of another account, which never widens what may be done.
    pub fn viewing(mut self, account: &Account) -> Self {
        self.viewed = Some(account.into());
        self
    }

    /// By a token with these rights; words that name none are not among them.
    pub fn by_token(mut self, rights: &[String]) -> Self {
        self.token = Some(rights.iter().filter_map(|word| Right::parse(word)).collect());
        self
    }

    /// All rights that some subject might be done something by.
    pub fn rights(&self) -> BTreeSet<Right> {
        let by = |standing: &Standing, right: Right| right.is_everybodys() || standing.roles.iter().any(|role| role.gives(right));
        let all = Right::ALL.into_iter().filter(|right| by(&self.standing, *right));
        let all = all.filter(|right| self.viewed.as_ref().is_none_or(|viewed| right.reads() && by(viewed, *right)));
        all.filter(|right| self.token.as_ref().is_none_or(|token| token.contains(right))).collect()
    }

    /// The firms it is for one by one, and whose values it therefore knows; `exceptions` as for [`CreditCode::parse`].
    pub fn firms(&self, exceptions: &[String]) -> Vec<CreditCode> {
        let all = std::iter::once(&self.standing).chain(&self.viewed).flat_map(Standing::firms);
        all.filter_map(|code| CreditCode::parse(code, exceptions).ok()).collect()
    }

    /// For whom figures about a subject are disclosed to the actor; `exceptions` as for [`CreditCode::parse`]. In the view of another
    /// it is who sees less of both.
    ///
    /// # Errors
    /// Why no figures are read.
    pub fn audience(&self, subject: &Subject, exceptions: &[String]) -> Result<Audience, Denied> {
        self.may(Right::FiguresRead, subject)?;
        let own = self.standing.audience(subject, exceptions)?;
        let seen = match &self.viewed {
            None => own,
            Some(viewed) => narrower(own, viewed.audience(subject, exceptions)?)?,
        };
        // What single units filed is behind every figure of the office: a token that is not for it gets what leaders get.
        let single = self.rights().contains(&Right::MicrodataRead);
        Ok(if seen == Audience::Office && !single { Audience::Leader } else { seen })
    }
}

impl Standing {
    fn audience(&self, subject: &Subject, exceptions: &[String]) -> Result<Audience, Denied> {
        if self.roles.contains(&Role::Statistician) && self.knows_all(subject) {
            return Ok(Audience::Office);
        }
        if self.roles.iter().any(|role| *role != Role::Clerk && role.gives(Right::FiguresRead)) {
            return Ok(Audience::Leader);
        }
        let firm = self.firm(subject).ok_or(Denied::Scope)?;
        CreditCode::parse(firm, exceptions).map(Audience::Firm).map_err(|_| Denied::Scope)
    }

    /// Whether single units behind figures about a subject are within the scopes.
    fn knows_all(&self, subject: &Subject) -> bool {
        match subject {
            _ if self.scopes.is_empty() => true,
            Subject::Unit(unit) => self.scopes.iter().any(|scope| scope.covers(unit)),
            Subject::Area(area) => self.scopes.iter().any(|scope| matches!(scope, Scope::Zone(zone) if zone == area)),
            Subject::Nothing | Subject::Account(_) => false,
        }
    }

    fn firms(&self) -> impl Iterator<Item = &str> {
        self.scopes.iter().filter_map(|scope| if let Scope::Firm(code) = scope { Some(code.as_str()) } else { None })
    }

    /// The firm that is meant: the subject, or the first of those filed for.
    fn firm<'a>(&'a self, subject: &Subject<'a>) -> Option<&'a str> {
        match subject {
            Subject::Unit(unit) => self.firms().find(|code| *code == unit.code),
            _ => self.firms().min(),
        }
    }
}

/// Of two audiences the one that sees less; of two firms neither sees the other's.
fn narrower(one: Audience, other: Audience) -> Result<Audience, Denied> {
    let rank = |audience: &Audience| match audience {
        Audience::Office => 3,
        Audience::Leader => 2,
        Audience::Firm(_) => 1,
        Audience::Public => 0,
    };
    match (&one, &other) {
        (Audience::Firm(a), Audience::Firm(b)) if a != b => Err(Denied::Scope),
        _ if rank(&one) <= rank(&other) => Ok(one),
        _ => Ok(other),
    }
}
