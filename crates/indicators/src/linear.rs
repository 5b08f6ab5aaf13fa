//! A formula flattened to what each unit contributes: the form in which it becomes one engine plan.

use crate::names::{cond_attributes, cond_classes, cond_counts_months, cond_values, term_counts_months, term_tables, term_values};
use figures::Decimal;
use methodology::formula::ast::{Cond, Term};
use methodology::reading::At;
use std::collections::{BTreeMap, BTreeSet};

/// One signed term of a unit's contribution.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// +1 or −1.
    pub sign: Decimal,
    /// What the unit contributes.
    pub amount: Amount,
    /// For which units.
    pub filter: Cond,
    /// The table of price indices by which this period's amount is deflated.
    pub deflator: Option<String>,
}

/// A unit's amount.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    /// A term over its filing and its industry's tables.
    Term(Term),
    /// One, when it filed this form.
    Filed(String),
}

/// A sum over units of signed terms.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Linear {
    /// The terms.
    pub parts: Vec<Part>,
    /// Whether the units are put in order: then one that does not meet the conditions is out, where in a sum it adds nothing.
    pub ordered: bool,
}

impl Linear {
    /// The forms and items the terms and conditions read.
    pub fn items(&self) -> BTreeMap<String, BTreeSet<String>> {
        let mut out: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for part in &self.parts {
            if let Amount::Filed(form) = &part.amount {
                out.entry(form.clone()).or_default();
            }
        }
        for (form, item, _) in self.values() {
            out.entry(form).or_default().insert(item);
        }
        out
    }

    /// The values of items that the terms and conditions read, by form.
    pub fn values(&self) -> BTreeSet<(String, String, At)> {
        let mut out = BTreeSet::new();
        for part in &self.parts {
            if let Amount::Term(term) = &part.amount {
                term_values(term, &mut out);
            }
            cond_values(&part.filter, &mut out);
        }
        out
    }

    /// The tables of price indices the terms read.
    pub fn deflators(&self) -> BTreeSet<String> {
        self.parts.iter().filter_map(|part| part.deflator.clone()).collect()
    }

    /// The same sum at the prices of the base period.
    pub fn deflated(&self, table: &str) -> Linear {
        let parts = self.parts.iter().cloned().map(|part| Part { deflator: Some(table.to_owned()), ..part });
        Linear { parts: parts.collect(), ordered: self.ordered }
    }

    /// The rate tables the terms read.
    pub fn tables(&self) -> BTreeSet<String> {
        let mut out = BTreeSet::new();
        for part in &self.parts {
            if let Amount::Term(term) = &part.amount {
                term_tables(term, &mut out);
            }
        }
        out
    }

    /// Whether any term counts the months in which a unit ran.
    pub fn counts_months(&self) -> bool {
        self.parts.iter().any(|part| match &part.amount {
            Amount::Term(term) => term_counts_months(term) || cond_counts_months(&part.filter),
            Amount::Filed(_) => cond_counts_months(&part.filter),
        })
    }

    /// The register attributes the conditions read.
    pub fn attributes(&self) -> BTreeSet<String> {
        let mut out = BTreeSet::new();
        for part in &self.parts {
            cond_attributes(&part.filter, &mut out);
        }
        out
    }

    /// The classifications and classes the conditions name.
    pub fn classes(&self) -> BTreeSet<(String, String)> {
        let mut out = BTreeSet::new();
        for part in &self.parts {
            cond_classes(&part.filter, &mut out);
        }
        out
    }

    /// The same sum over the units that also meet `extra`.
    pub fn restricted(&self, extra: &Cond) -> Linear {
        let parts = self.parts.iter().cloned().map(|mut part| {
            part.filter = and(part.filter, extra.clone());
            part
        });
        Linear { parts: parts.collect(), ordered: self.ordered }
    }

    /// The same amounts with the other sign.
    pub(crate) fn negated(mut self) -> Linear {
        for part in &mut self.parts {
            part.sign = -part.sign;
        }
        self
    }
}

fn and(a: Cond, b: Cond) -> Cond {
    match (a, b) {
        (Cond::True, x) | (x, Cond::True) => x,
        (a, b) => Cond::And(Box::new(a), Box::new(b)),
    }
}
