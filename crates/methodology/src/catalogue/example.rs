//! Worked examples that come with a pack.

use figures::{Decimal, Place};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A worked example, run by `wanmu pack test`.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// A sentence.
    pub name: String,
    /// Where it is written.
    pub place: Place,
    /// Pack it belongs to.
    pub pack: String,
    /// Register CSV with short unit names, see `units`.
    pub register: String,
    /// Tidy CSV with short unit names.
    pub filings: String,
    /// Holdings CSV with short unit names.
    pub holdings: String,
    /// Observations CSV.
    pub observations: String,
    /// Records CSV with short unit names.
    pub records: String,
    /// What must come out.
    pub expect: Vec<Expectation>,
}

/// One thing an example expects.
#[derive(Debug, Clone, PartialEq)]
pub enum Expectation {
    /// A figure.
    Figure {
        /// Id in the short or long form.
        figure: String,
        /// As-of moment or date.
        as_of: String,
        /// Value shown with `decimals`, or a reason code.
        shown: String,
        /// Decimals of `shown`.
        decimals: u32,
        /// Unit of `shown`; the figure's own when empty.
        unit: Option<String>,
        /// Method by which late filers are estimated.
        impute: Option<String>,
        /// Bridge terms that must hold, by panel part (or `restatement`, `total`).
        bridge: BTreeMap<String, Decimal>,
        /// Exact current and base, where given.
        current: Option<Decimal>,
        /// See `current`.
        base: Option<Decimal>,
    },
    /// A score.
    Score {
        /// Card.
        card: String,
        /// Period, as written.
        period: String,
        /// Whose.
        of: String,
        /// Score as shown, or a reason code.
        shown: String,
        /// As-of moment or date; now without one.
        as_of: Option<String>,
        /// Day of bases and weights.
        definition: Option<String>,
        /// Rank, or a reason code.
        rank: Option<String>,
        /// Class.
        grade: Option<String>,
        /// Values of terms, or reason codes, by term.
        values: BTreeMap<String, String>,
    },
    /// A verdict of a ladder.
    Rung {
        /// Id of the title.
        title: String,
        /// Whose.
        of: String,
        /// Day of decision.
        at: Date,
        /// What is otherwise, `name=value` each.
        set: Vec<String>,
        /// Whether the rule is fulfilled.
        verdict: Option<bool>,
        /// The rule in force.
        rule: Option<String>,
        /// Single conditions.
        conditions: BTreeMap<String, Option<bool>>,
        /// What conditions compare.
        values: BTreeMap<String, String>,
        /// Points of scores.
        points: BTreeMap<String, String>,
    },
    /// A conversion or rounding: `from` shown in `to`.
    Quantity {
        /// Amount and unit.
        from: String,
        /// Unit shown.
        to: String,
        /// Decimals.
        decimals: u32,
        /// What must be printed.
        shown: String,
    },
    /// Rounded parts against the rounded total.
    Parts {
        /// Exact parts.
        parts: Vec<Decimal>,
        /// Decimals.
        decimals: u32,
        /// Rounded total.
        total: String,
        /// Sum of the rounded parts.
        sum_of_shown: String,
    },
    /// Whole targets that a count and a printed percentage leave possible.
    Target {
        /// The count.
        count: u64,
        /// The percentage as printed.
        percent: String,
        /// The only targets possible.
        targets: Vec<u64>,
    },
}
