//! Causes: what a change of a figure is due to.

use figures::{Moment, Text};
use ledger::{FactRecord, RegisterArrival};

/// Why a figure changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// A unit's filing, or a revision of one.
    Filing(FilingCause),
    /// Rows of the register on one unit.
    Register(RegisterCause),
    /// Other definitions.
    Definition(DefinitionCause),
    /// Nothing that became known: the day a year before is another one.
    Passage,
}

/// What one file said at one moment for a unit on a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilingCause {
    /// Credit code.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// Official table number.
    pub form: String,
    /// Whether it only came to be known as of a year before, for the published base.
    pub horizon: bool,
    /// The values that the figure reads, each with the one before it.
    pub facts: Vec<FactRecord>,
}

/// What one file said at one moment of a unit's place in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterCause {
    /// Credit code.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// Whether it only came to be known as of a year before, for the published base.
    pub horizon: bool,
    /// Its rows.
    pub rows: Vec<RegisterArrival>,
}

/// Other definitions, active from a moment on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefinitionCause {
    /// Hash of all packs before and after.
    pub hash: (String, String),
    /// The definitions the figure goes through that differ.
    pub changed: Vec<Changed>,
}

/// A definition in two versions; empty where there is none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Changed {
    /// `indicator`, `table`, `classification`, `item` or `area`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// As it was.
    pub before: String,
    /// As it is.
    pub after: String,
}

impl Cause {
    /// The unit it speaks of, where it speaks of one.
    pub fn unit(&self) -> Option<&str> {
        match self {
            Cause::Filing(f) => Some(&f.unit),
            Cause::Register(r) => Some(&r.unit),
            Cause::Definition(_) | Cause::Passage => None,
        }
    }

    /// Stable word for scripts.
    pub fn kind(&self) -> &'static str {
        match self {
            Cause::Filing(_) => "filing",
            Cause::Register(_) => "register",
            Cause::Definition(_) => "definition",
            Cause::Passage => "passage",
        }
    }

    /// When what it says was first known; of definitions and days, nothing.
    pub fn known(&self) -> Option<Moment> {
        match self {
            Cause::Filing(f) => f.facts.iter().map(|f| f.known).max(),
            Cause::Register(r) => r.rows.iter().map(|r| r.known).max(),
            Cause::Definition(_) | Cause::Passage => None,
        }
    }

    /// What kind of cause it is.
    pub fn title(&self) -> Text {
        match self {
            Cause::Filing(f) if f.horizon => Text::new("填报（进入上年公布口径）", "filing, now within what was published"),
            Cause::Filing(f) if f.facts.iter().any(|f| f.replaced_value.is_some()) => Text::new("更正", "revision"),
            Cause::Filing(_) => Text::new("填报", "filing"),
            Cause::Register(r) if r.horizon => Text::new("名录（进入上年公布口径）", "register, now within what was published"),
            Cause::Register(_) => Text::new("名录", "register"),
            Cause::Definition(_) => Text::new("定义", "definition"),
            Cause::Passage => Text::new("上年的同日不同", "another day a year before"),
        }
    }
}
