//! What was filed: the values of one form of one unit for one period, and rows of the register.

use crate::{CreditCode, Decimal, Moment, Period, Place};
use jiff::civil::Date;

/// Which columns of a form a value stood in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Role {
    /// The period's own column.
    #[default]
    Current,
    /// The same-period column (上年同期) of next year's form: a fact of last year's period that
    /// never replaces last year's own filing.
    SamePeriod,
}

impl Role {
    /// Word in files and tables.
    pub fn word(self) -> &'static str {
        match self {
            Role::Current => "current",
            Role::SamePeriod => "same_period",
        }
    }

    /// Reads the word; an empty text is `current`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim() {
            "" | "current" => Some(Role::Current),
            "same_period" => Some(Role::SamePeriod),
            _ => None,
        }
    }
}

/// One value of a form, with the place it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiledValue {
    /// Official item code, `01`.
    pub item: String,
    /// Exact value in the item's unit.
    pub value: Decimal,
    /// Where it was written.
    pub place: Place,
}

/// Values of one unit, form, period and role that became known together: a revision in the ledger.
/// Items not named keep the value they had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// Who files.
    pub unit: CreditCode,
    /// Official table number, `B204-1`.
    pub form: String,
    /// The period the values speak of (last year's for `Role::SamePeriod`).
    pub period: Period,
    /// Own or same-period column.
    pub role: Role,
    /// When it became known.
    pub known: Moment,
    /// At least one value.
    pub values: Vec<FiledValue>,
    /// Who or what delivered it.
    pub source: Option<String>,
    /// Explanation typed with it.
    pub note: Option<String>,
}

/// One row of the register: an attribute or event of a unit over a span of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterRow {
    /// Whom it is about.
    pub unit: CreditCode,
    /// `name, industry, area, street, status, event` or a pack's own.
    pub attribute: String,
    /// Its value.
    pub value: String,
    /// First day it holds.
    pub valid_from: Date,
    /// First day it no longer holds.
    pub valid_to: Option<Date>,
    /// When it became known.
    pub known: Moment,
    /// Where it was written.
    pub place: Place,
}
