//! Why the desk does not do something: what was typed, what stands in the way, what others did meanwhile.

use super::audit::Audit;
use crate::failure::Failure;
use figures::{Issue, Text};
use indicators::RequestError;
use ledger::DeskError;

/// Why something was not done.
#[derive(Debug)]
pub enum Fault {
    /// There is no such form, period, unit, row or column.
    NotFound(Text),
    /// Cells that are not written so, all at once.
    Invalid(Vec<CellFault>),
    /// Issues that have to be mended or explained first.
    Blocked(Box<Audit>),
    /// What there is does not allow it.
    State(Text),
    /// The book refused or failed.
    Ledger(ledger::Error),
    /// Anything else.
    Failed(Failure),
}

/// A cell that is not written so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellFault {
    /// Item code.
    pub item: String,
    /// Column id.
    pub column: String,
    /// What is wrong, and what would be right.
    pub issue: Issue,
}

impl Fault {
    /// Something that is not there.
    pub fn not_found(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Fault::NotFound(Text::new(zh, en))
    }

    /// Stable kebab-case name, as interfaces use it.
    pub fn code(&self) -> &'static str {
        match self {
            Fault::NotFound(_) => "not-found",
            Fault::Invalid(_) => "invalid",
            Fault::Blocked(_) => "blocked",
            Fault::State(_) => "state",
            Fault::Ledger(ledger::Error::Desk(refusal)) => of_desk(refusal),
            Fault::Ledger(ledger::Error::SamePerson(_)) => "no-right",
            Fault::Ledger(ledger::Error::TooLarge { .. }) => "too-large",
            Fault::Ledger(ledger::Error::Amount { .. }) => "invalid",
            Fault::Ledger(ledger::Error::Locked) => "conflict",
            Fault::Ledger(_) | Fault::Failed(_) => "failed",
        }
    }

    /// The sentence for people.
    pub fn text(&self) -> Text {
        match self {
            Fault::NotFound(text) | Fault::State(text) => text.clone(),
            Fault::Invalid(cells) => cells.first().map(|c| c.issue.reason.clone()).unwrap_or_default(),
            Fault::Blocked(audit) => {
                let (a, b) = (audit.open.a, audit.open.b);
                Text::new(
                    format!("审核未通过：强制性 {a} 条须改正，准强制性 {b} 条须说明"),
                    format!("the checks do not pass: {a} of class A to be mended, {b} of class B to be explained"),
                )
            }
            Fault::Ledger(error) => error.text(),
            Fault::Failed(failure) => failure.text.clone(),
        }
    }
}

pub(super) fn of_desk(refusal: &DeskError) -> &'static str {
    match refusal {
        DeskError::CellsChanged(_) | DeskError::SheetChanged { .. } => "precondition-failed",
        DeskError::Locked { .. } => "period-locked",
        DeskError::State(_) | DeskError::Decided(_) | DeskError::Subject { .. } | DeskError::Ended(_) => "state",
        DeskError::Queue(_) => "busy",
        DeskError::NoSheet(_) | DeskError::NoSubmission(_) | DeskError::NoRequest(_) | DeskError::NoJob(_) => "not-found",
        DeskError::KeyReused(_) => "conflict",
        DeskError::NoWords => "invalid",
    }
}

impl From<ledger::Error> for Fault {
    fn from(error: ledger::Error) -> Self {
        Fault::Ledger(error)
    }
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        Fault::Failed(failure)
    }
}

impl From<RequestError> for Fault {
    fn from(error: RequestError) -> Self {
        Fault::Failed(error.into())
    }
}
