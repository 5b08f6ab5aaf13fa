//! What the other crates ask of a catalogue.

use crate::catalogue::{Catalogue, Formula, Indicator, Nomenclature, Source, Table};
use crate::score::Operand;
use figures::{Decimal, Period, Transform};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

/// An indicator named by a request: itself, or a transform of it (`<id>.growth`).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Resolved<'a> {
    /// The definition.
    pub indicator: &'a Indicator,
    /// What is asked of it.
    pub transform: Transform,
}

impl Catalogue {
    /// The indicator of this exact id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.get(id)
    }

    /// Events of the register that scorecards ask for with `since`, beside those every register knows.
    pub fn events_asked(&self) -> BTreeSet<&str> {
        let events = self.scorecards.values().flat_map(|card| &card.operands).filter_map(|operand| match operand {
            Operand::Since(event) => Some(event.as_str()),
            _ => None,
        });
        events.collect()
    }

    /// The indicator a request names, where an ending such as `.growth` asks for a transform of it.
    pub fn resolve(&self, id: &str) -> Option<Resolved<'_>> {
        if let Some(indicator) = self.indicators.get(id) {
            return Some(Resolved { indicator, transform: Transform::Level });
        }
        let (of, transform) = Transform::split(id);
        Some(Resolved { indicator: self.indicators.get(of)?, transform })
    }

    /// The formula in force on a day; `None` before the first one.
    pub fn formula_at<'a>(&self, indicator: &'a Indicator, day: Date) -> Option<&'a Formula> {
        indicator.formulas.iter().filter(|f| f.from <= day).max_by_key(|f| f.from)
    }
}

impl Source {
    /// Whether figures made from it are marked as unverified.
    pub fn is_unverified(&self) -> bool {
        matches!(self, Source::Unverified { .. })
    }
}

impl Nomenclature {
    /// Whether a code is there and has none below it.
    pub fn is_lowest(&self, code: &str) -> bool {
        let below = self.entries.range::<str, _>((Bound::Excluded(code), Bound::Unbounded)).next();
        self.entries.get(code).is_some_and(|e| e.level > 1) && below.is_none_or(|(next, _)| !next.starts_with(code))
    }

    /// The codes that have none below them.
    pub fn lowest(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str).filter(|code| self.is_lowest(code))
    }
}

impl Table {
    /// The value in force on a day for an industry code: the longest prefix that has one.
    pub fn value_at(&self, day: Date, code: &str) -> Option<Decimal> {
        let (_, values) = self.values.iter().filter(|(from, _)| *from <= day).max_by_key(|(from, _)| *from)?;
        longest(values, code)
    }

    /// The value that is of this period only, for an industry code: the longest prefix that has one.
    pub fn value_of(&self, period: Period, code: &str) -> Option<Decimal> {
        longest(self.periods.get(&period.as_filed())?, code)
    }
}

fn longest(values: &BTreeMap<String, Decimal>, code: &str) -> Option<Decimal> {
    let fitting = values.iter().filter(|(prefix, _)| code.starts_with(prefix.as_str()));
    fitting.max_by_key(|(prefix, _)| prefix.len()).map(|(_, value)| *value)
}
