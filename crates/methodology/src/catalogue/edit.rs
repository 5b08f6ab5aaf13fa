//! Edits (审核关系): what is checked of filings and of figures, with its numbers.

use super::Source;
use crate::relation::{Check, Outlier};
use figures::{Measure, Quantity, Text};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A check of what was filed.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// Id, `E03`.
    pub id: String,
    /// What it says.
    pub title: Text,
    /// Audit class, `A`–`D`.
    pub class: String,
    /// Form it applies to; empty for any.
    pub form: Option<String>,
    /// Whether a unit may be exempted from it though it is of class A.
    pub exemptible: bool,
    /// The indicator its issues bear on, where it is not the one that sums the item.
    pub headline: Option<String>,
    /// Named numbers.
    pub parameters: BTreeMap<String, Parameter>,
    /// With which units a value is compared.
    pub peers: Option<Peers>,
    /// What must hold; empty for an edit that is not arithmetic.
    pub checks: Vec<Check>,
    /// What must not stand out among the peers.
    pub outliers: Vec<Outlier>,
    /// What is asked of figures instead of filings.
    pub macros: Vec<Macro>,
    /// Codes of the issues by which readers report it while reading.
    pub reported_as: Vec<String>,
    /// Source.
    pub source: Source,
}

/// A named number of an edit.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Its unit, `1` for a bare number.
    pub measure: Measure,
    /// Amounts by the first day they hold, in that order; always where there is no day.
    pub values: Vec<(Option<Date>, Quantity)>,
    /// Which document has it, where it is not at hand.
    pub wanted: Option<String>,
}

/// With which units a value is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peers {
    /// `all`, `division`, `industry` or an attribute of the register.
    pub by: String,
    /// The smallest group that is compared.
    pub at_least: usize,
}

/// What is asked of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Macro {
    /// The question.
    pub rule: MacroRule,
    /// Of which indicators.
    pub indicators: Vec<String>,
    /// Classifications whose classes are the groups; all when empty.
    pub by: Vec<String>,
}

/// A question about figures, with the parameters it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MacroRule {
    /// Whether what a class leaves of the whole grows within `low` and `high`.
    ComplementGrowth,
    /// Whether one unit has at most the share `most` in the change of the whole.
    TopShare,
}

impl Parameter {
    /// A number that always holds.
    pub fn fixed(quantity: Quantity) -> Self {
        Parameter { measure: quantity.measure.clone(), values: vec![(None, quantity)], wanted: None }
    }

    /// The amount in force on a day.
    pub fn at(&self, day: Date) -> Option<&Quantity> {
        self.values.iter().rev().find(|(from, _)| from.is_none_or(|from| from <= day)).map(|(_, quantity)| quantity)
    }
}

impl Peers {
    /// Every unit.
    pub const ALL: &'static str = "all";
    /// Units of the first two digits of the industry.
    pub const DIVISION: &'static str = "division";
}

impl Macro {
    /// The parameters its question takes.
    pub fn parameters(&self) -> &'static [&'static str] {
        match self.rule {
            MacroRule::ComplementGrowth => &["low", "high"],
            MacroRule::TopShare => &["most"],
        }
    }
}

impl MacroRule {
    /// Reads the word of a pack.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "complement_growth" => Some(MacroRule::ComplementGrowth),
            "top_share" => Some(MacroRule::TopShare),
            _ => None,
        }
    }
}

impl Edit {
    /// The numbers that are not at hand, with what is wanted; what uses them is skipped.
    pub fn wanted(&self) -> impl Iterator<Item = (&str, &str)> {
        self.parameters.iter().filter_map(|(name, p)| Some((name.as_str(), p.wanted.as_deref()?)))
    }

    /// Whether a unit may be exempted from an issue of a class.
    pub fn may_exempt(&self, class: figures::Class) -> bool {
        match class {
            figures::Class::A => self.exemptible,
            figures::Class::B => true,
            _ => false,
        }
    }
}
