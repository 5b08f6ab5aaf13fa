//! Why an act on accounts was not done.

use super::{Denied, Weak};
use crate::failure::{CONFLICT, FAILED, Failure, NO_RIGHT, NOT_FOUND, USAGE};
use figures::{Moment, Text};

/// Why it was not.
#[derive(Debug)]
pub enum NotDone {
    /// There is no right to it.
    Denied(Denied),
    /// The new password is none.
    Weak(Weak),
    /// The password is not the right one.
    WrongPassword,
    /// The code is not the right one, or was used.
    WrongCode,
    /// Nobody tries before this moment.
    LockedOut(Moment),
    /// It is not there.
    NotFound,
    /// What was given can't be taken; why.
    Invalid(Text),
    /// Book or machine failed, or the book says no.
    Failed(ledger::Error),
    /// The machine failed.
    Machine(Failure),
}

impl NotDone {
    /// Stable kebab-case name for interfaces.
    pub fn code(&self) -> &'static str {
        match self {
            NotDone::Denied(denied) => denied.code(),
            NotDone::WrongPassword | NotDone::WrongCode => "login-refused",
            NotDone::LockedOut(_) => "locked-out",
            NotDone::NotFound | NotDone::Failed(ledger::Error::NoAccount(_)) => "not-found",
            NotDone::Weak(_) | NotDone::Invalid(_) => "invalid",
            NotDone::Failed(ledger::Error::AccountChanged { .. }) => "precondition-failed",
            NotDone::Failed(ledger::Error::LoginTaken(_) | ledger::Error::SubjectTaken(_)) => "conflict",
            NotDone::Failed(ledger::Error::Refused { .. }) => "invalid",
            NotDone::Failed(error) => error.code(),
            NotDone::Machine(_) => "failed",
        }
    }

    /// The sentence for people.
    pub fn text(&self) -> Text {
        match self {
            NotDone::Denied(denied) => denied.text(),
            NotDone::Weak(weak) => weak.text(),
            NotDone::WrongPassword => Text::new("密码不正确", "the password is not right"),
            NotDone::WrongCode => Text::new("验证码不正确或已使用", "the code is not right, or was used"),
            NotDone::LockedOut(_) => Text::new("多次失败，暂时锁定；请稍后再试", "locked after several failures; please try again later"),
            NotDone::NotFound => Text::new("没有这一项", "there is no such thing"),
            NotDone::Invalid(text) => text.clone(),
            NotDone::Failed(error) => error.text(),
            NotDone::Machine(failure) => failure.text.clone(),
        }
    }
}

impl From<Denied> for NotDone {
    fn from(denied: Denied) -> Self {
        NotDone::Denied(denied)
    }
}

impl From<Weak> for NotDone {
    fn from(weak: Weak) -> Self {
        NotDone::Weak(weak)
    }
}

impl From<ledger::Error> for NotDone {
    fn from(error: ledger::Error) -> Self {
        NotDone::Failed(error)
    }
}

impl From<Failure> for NotDone {
    fn from(failure: Failure) -> Self {
        NotDone::Machine(failure)
    }
}

impl From<NotDone> for Failure {
    fn from(why: NotDone) -> Self {
        let code = match &why {
            NotDone::Denied(_) | NotDone::WrongPassword | NotDone::WrongCode => NO_RIGHT,
            NotDone::Weak(_) | NotDone::Invalid(_) => USAGE,
            NotDone::LockedOut(_) => CONFLICT,
            NotDone::NotFound => NOT_FOUND,
            NotDone::Failed(_) | NotDone::Machine(_) => FAILED,
        };
        match why {
            NotDone::Failed(error) => error.into(),
            NotDone::Machine(failure) => failure,
            other => Failure { code, text: other.text() },
        }
    }
}
