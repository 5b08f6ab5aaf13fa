//! What a figure was made from.

use crate::{Moment, Period};
use jiff::civil::Date;

/// A set of facts that went into a figure: one form and item of one period, as known at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactSet {
    /// Form id, `B204-1`.
    pub form: String,
    /// Item codes of the form.
    pub items: Vec<String>,
    /// The period the facts speak of.
    pub period: Period,
    /// The moment up to which they were known.
    pub as_of: Moment,
    /// How many filings contributed.
    pub filings: u64,
}

/// The way back from a figure. It names the definition and at least one set of facts; there is no
/// other way to make one, so a figure without lineage cannot be constructed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lineage {
    formula: String,
    definitions: Vec<(String, Date)>,
    inputs: Vec<FactSet>,
    classified_by: Vec<String>,
}

impl Lineage {
    /// `first` is required so that a lineage is never empty.
    pub fn new(formula: impl Into<String>, first: FactSet, others: impl IntoIterator<Item = FactSet>) -> Self {
        let mut inputs = vec![first];
        inputs.extend(others);
        Lineage { formula: formula.into(), definitions: Vec::new(), inputs, classified_by: Vec::new() }
    }

    /// The same with the definitions it goes through, its own first, and the day from which each holds.
    #[must_use]
    pub fn defined(mut self, definitions: Vec<(String, Date)>) -> Self {
        self.definitions = definitions;
        self
    }

    /// Ids of the definitions it goes through, its own first, and the day from which each holds: their versions.
    pub fn definitions(&self) -> &[(String, Date)] {
        &self.definitions
    }

    /// The same with the editions, lists and correspondences by which units were grouped.
    #[must_use]
    pub fn classified(self, classified_by: Vec<String>) -> Self {
        Lineage { classified_by, ..self }
    }

    /// Ids of the editions, lists and correspondences by which units were grouped, in all years alike; empty where none were.
    pub fn classified_by(&self) -> &[String] {
        &self.classified_by
    }

    /// The formula in force, as written in the pack.
    pub fn formula(&self) -> &str {
        &self.formula
    }

    /// The sets of facts, never empty.
    pub fn inputs(&self) -> &[FactSet] {
        &self.inputs
    }
}
