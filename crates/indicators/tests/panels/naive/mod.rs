//! The figures again in plain loops over the made-up rows: the methodology as plainly as it can be written, and nothing of the engine.
//!
//! `register` says who is in, `values` what a unit has of an item for some months, `formula` what the indicators are,
//! `panel` which part each unit plays, `sums` adds up by part, `ranked` puts units in order, `answer` says value or reason.

pub mod answer;
pub mod formula;
pub mod panel;
mod ranked;
pub mod register;
pub mod sums;
pub mod values;

use crate::case::{Case, Chain, Filed, Span};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A park to be computed by hand.
pub struct Naive<'a> {
    pub case: &'a Case,
    /// The filings of each chain, by the day they became known.
    chains: BTreeMap<Chain, Vec<&'a Filed>>,
}

impl<'a> Naive<'a> {
    pub fn new(case: &'a Case) -> Self {
        let mut chains: BTreeMap<Chain, Vec<&Filed>> = BTreeMap::new();
        for filed in &case.filings {
            chains.entry(filed.chain()).or_default().push(filed);
        }
        for filings in chains.values_mut() {
            filings.sort_by_key(|f| f.known);
        }
        Naive { case, chains }
    }
}

/// The months that are asked for, those they are compared with, and the days up to which each is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    pub now: Span,
    pub base: Span,
    /// The end of this day is the moment of the question.
    pub as_of: Date,
    /// When the base had been known as long.
    pub then: Date,
}

impl Frame {
    /// Against the same months of last year.
    pub fn year_before(now: Span, as_of: Date) -> Self {
        Frame { now, base: now.back(12), as_of, then: months_before(as_of, 12) }
    }

    /// Against the period of the same kind before: months in a row against as many before them, the year up to a month
    /// against the year up to the month before.
    pub fn previous(now: Span, as_of: Date) -> Self {
        let base = if now.is_cumulative() { Span { from: now.from, to: now.to.plus(-1) } } else { now.back(now.length()) };
        Frame { now, base, as_of, then: months_before(as_of, now.to.0 - base.to.0) }
    }
}

fn months_before(day: Date, months: i32) -> Date {
    day.checked_sub(months.months()).unwrap()
}
