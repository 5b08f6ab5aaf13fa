//! Attraction of investment: where each lead stands, the funnel of a cohort, who was not spoken to for long, which leads are one
//! and the same, and whether a lead that was won is the project it became.
//!
//! `stage` places a lead on a day, `funnel` counts, `days` tells medians, `contacts` reads the log, `duplicates` compares names and codes, `identity`
//! holds leads and projects against one another; `read` takes all of it out of records. Stages, limits and likeness are data of a pack.

mod contacts;
mod days;
mod duplicates;
mod funnel;
mod identity;
mod read;
mod stage;

pub use contacts::{Log, log};
pub use days::median;
pub use duplicates::{Alike, Codes, Pair, duplicates};
pub use funnel::{Ages, Counted, StageCount, Sum, counted, of_group};
pub use identity::{Finding, Trouble, identity};
pub use read::{agreements, contacts, leads, projects};
pub use stage::{Cohort, Disorder, Standing};

use figures::Decimal;
use jiff::civil::Date;

/// A lead as it is known at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lead {
    /// Id.
    pub id: String,
    /// Name of the investor.
    pub name: String,
    /// Its credit code, as written; need not be in the register.
    pub code: Option<String>,
    /// Where the lead comes from.
    pub source: Option<String>,
    /// Its industry.
    pub industry: Option<String>,
    /// The segment of a chain it is for, `chain.segment`.
    pub segment: Option<String>,
    /// Investment that is spoken of, in 万元.
    pub amount: Option<Decimal>,
    /// Who looks after it.
    pub officer: Option<String>,
    /// Since when it is in each stage of the funnel.
    pub stages: Vec<Option<Date>>,
    /// Since when it is lost.
    pub lost: Option<Date>,
    /// Why.
    pub lost_reason: Option<String>,
    /// The project it became.
    pub project: Option<String>,
}

/// A contact with a lead.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// Id.
    pub id: String,
    /// The lead.
    pub lead: String,
    /// When.
    pub on: Option<Date>,
    /// Who of the park.
    pub by: Option<String>,
    /// Visit, call, meeting, mail.
    pub how: Option<String>,
    /// What was said.
    pub said: Option<String>,
}

/// An agreement with a lead.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agreement {
    /// Id.
    pub id: String,
    /// The lead.
    pub lead: String,
    /// When it was signed.
    pub on: Option<Date>,
    /// Framework or investment.
    pub sort: Option<String>,
    /// Amount, in 万元.
    pub amount: Option<Decimal>,
    /// Its document.
    pub document: Option<String>,
}

/// What of a project is held against the lead it came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Project {
    /// Id.
    pub id: String,
    /// The lead it came from.
    pub lead: Option<String>,
    /// Credit code of its owner.
    pub owner: Option<String>,
    /// When its agreement was signed.
    pub signed: Option<Date>,
}
