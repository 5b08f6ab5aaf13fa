//! What the other crates ask of a catalogue.

use crate::catalogue::{Catalogue, Formula, Indicator, Source, Table};
use figures::Decimal;
use jiff::civil::Date;

/// An indicator named by a request: itself, or its growth (`<id>.growth`).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Resolved<'a> {
    /// The definition.
    pub indicator: &'a Indicator,
    /// Whether its growth was asked.
    pub growth: bool,
}

impl Catalogue {
    /// The indicator of this exact id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.get(id)
    }

    /// The indicator a request names, where a trailing `.growth` asks for its growth.
    pub fn resolve(&self, id: &str) -> Option<Resolved<'_>> {
        if let Some(indicator) = self.indicators.get(id) {
            return Some(Resolved { indicator, growth: false });
        }
        let indicator = self.indicators.get(id.strip_suffix(".growth")?)?;
        Some(Resolved { indicator, growth: true })
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

impl Table {
    /// The value in force on a day for an industry code: the longest prefix that has one.
    pub fn value_at(&self, day: Date, code: &str) -> Option<Decimal> {
        let (_, values) = self.values.iter().filter(|(from, _)| *from <= day).max_by_key(|(from, _)| *from)?;
        values
            .iter()
            .filter(|(prefix, _)| code.starts_with(prefix.as_str()))
            .max_by_key(|(prefix, _)| prefix.len())
            .map(|(_, value)| *value)
    }
}
