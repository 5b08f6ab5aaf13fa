//! An industry chain on a day: which firms stand on which segment, what a segment buys within the park, where nobody stands, and who
//! could supply whom.
//!
//! `age` says how old a check is and what it still weighs, `firms` puts firms on segments, `supply` adds up purchases, `missing` tells gaps and
//! weak segments with what was stated of them, `matches` finds suppliers within the park, and `survey` puts it together; `read` takes what is known out of records.

mod age;
mod firms;
mod matches;
mod missing;
mod read;
mod supply;
mod survey;

pub use age::{Age, age};
pub use firms::{Output, Placed, Staff};
pub use matches::Match;
pub use missing::{Presence, Stated};
pub use read::{candidates, gaps, interests, placements, supplies};
pub use supply::{LocalSupply, NoRatio};
pub use survey::{Backing, SegmentStory, Survey, survey};

use figures::{Decimal, Outcome};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A firm of the register on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Firm {
    /// Its name.
    pub name: String,
    /// Who owns it, where somebody does.
    pub owner: Option<String>,
    /// Its industry code.
    pub industry: Option<String>,
    /// Whether it stands in the park.
    pub in_park: bool,
    /// Its output, or why there is none.
    pub output: Outcome,
}

/// A firm placed on a segment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Placement {
    /// Id.
    pub id: String,
    /// The firm's credit code.
    pub unit: String,
    /// Segment, `chain.segment`.
    pub segment: String,
    /// What it makes there.
    pub product: Option<String>,
    /// Whether it is called weak.
    pub weak: bool,
    /// Which part of its output is made there, in per cent.
    pub share: Option<Decimal>,
    /// When that was checked.
    pub checked: Option<Date>,
}

/// What a firm of the park buys of a segment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Supply {
    /// Id.
    pub id: String,
    /// Who buys.
    pub buyer: String,
    /// Credit code of who supplies, where it is a unit of the register.
    pub supplier: Option<String>,
    /// Name of who supplies.
    pub supplier_name: Option<String>,
    /// Segment of what is bought, `chain.segment`.
    pub segment: String,
    /// How much, in 万元.
    pub amount: Option<Decimal>,
    /// In which year.
    pub year: Option<String>,
    /// When that was checked.
    pub checked: Option<Date>,
}

/// What somebody stated of a segment: it is missing, or a bottleneck.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gap {
    /// Id.
    pub id: String,
    /// Segment, `chain.segment`.
    pub segment: String,
    /// Whether a bottleneck is meant; else that nobody is there.
    pub bottleneck: bool,
    /// Why.
    pub reason: Option<String>,
    /// When that was checked.
    pub checked: Option<Date>,
    /// By whom.
    pub checked_by: Option<String>,
}

/// Somebody outside who could fill a gap.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Candidate {
    /// Id.
    pub id: String,
    /// Segment, `chain.segment`.
    pub segment: String,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub region: Option<String>,
    /// Whom to call.
    pub contact: Option<String>,
    /// What else is known.
    pub note: Option<String>,
    /// When that was checked.
    pub checked: Option<Date>,
}

/// A lead that is for a segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interest {
    /// Id of the lead.
    pub lead: String,
    /// Segment, `chain.segment`.
    pub segment: String,
    /// The stage it is in, by its number; of a lead that is not lost.
    pub stage: usize,
}

/// What is known on the day.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Firms by credit code.
    pub firms: &'a BTreeMap<String, Firm>,
    /// Placements.
    pub placements: &'a [Placement],
    /// Purchases.
    pub supplies: &'a [Supply],
    /// What was stated.
    pub gaps: &'a [Gap],
    /// Who could come.
    pub candidates: &'a [Candidate],
    /// Leads that are open.
    pub leads: &'a [Interest],
}
