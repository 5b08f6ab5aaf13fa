//! Whom an account is for.

use super::{Subject, UnitRow};
use ledger::ScopeRow;

/// A part of the park, or a firm.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Units whose area in the register is this one.
    Zone(String),
    /// Units of this street.
    Street(String),
    /// Units whose industry code begins so.
    Industry(String),
    /// The unit of this credit code.
    Firm(String),
    /// What the book holds and this program can't read: it covers nobody, and is not the same as no scope.
    Unreadable,
}

impl Scope {
    /// Reads `zone:ID`, `street:NAME`, `industry:PREFIX`, `firm:CODE`.
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, value) = text.split_once(':')?;
        Some(Self::of(kind.trim(), value.trim())).filter(|scope| *scope != Scope::Unreadable)
    }

    fn of(kind: &str, value: &str) -> Self {
        let value = value.to_owned();
        match kind {
            _ if value.is_empty() => Scope::Unreadable,
            "zone" => Scope::Zone(value),
            "street" => Scope::Street(value),
            "industry" => Scope::Industry(value),
            "firm" => Scope::Firm(value),
            _ => Scope::Unreadable,
        }
    }

    /// The kind's word and the value.
    pub fn parts(&self) -> (&'static str, &str) {
        match self {
            Scope::Zone(value) => ("zone", value),
            Scope::Street(value) => ("street", value),
            Scope::Industry(value) => ("industry", value),
            Scope::Firm(value) => ("firm", value),
            Scope::Unreadable => ("unreadable", ""),
        }
    }

    /// As the book keeps it.
    pub fn row(&self) -> ScopeRow {
        let (kind, value) = self.parts();
        ScopeRow { kind: kind.to_owned(), value: value.to_owned() }
    }

    /// Whether a unit belongs to it. What the register does not say is no yes.
    pub fn covers(&self, unit: &UnitRow) -> bool {
        let is = |own: &Option<String>, value: &String| own.as_ref() == Some(value);
        match self {
            Scope::Zone(value) => is(&unit.zone, value),
            Scope::Street(value) => is(&unit.street, value),
            Scope::Industry(prefix) => unit.industry.as_ref().is_some_and(|code| code.starts_with(prefix.as_str())),
            Scope::Firm(code) => unit.code == *code,
            Scope::Unreadable => false,
        }
    }

    /// Whether it names a place, so that other places are outside of it.
    fn is_place(&self) -> bool {
        matches!(self, Scope::Zone(_) | Scope::Street(_) | Scope::Unreadable)
    }

    fn is_area(&self, area: &str) -> bool {
        matches!(self, Scope::Zone(value) | Scope::Street(value) if value == area)
    }
}

impl From<&ScopeRow> for Scope {
    fn from(row: &ScopeRow) -> Self {
        Scope::of(&row.kind, &row.value)
    }
}

/// Whether scopes reach a subject for somebody who sees everything without any.
pub(super) fn reach(scopes: &[Scope], subject: &Subject, reads: bool) -> bool {
    if scopes.is_empty() {
        return true;
    }
    match subject {
        Subject::Unit(unit) => scopes.iter().any(|scope| scope.covers(unit)),
        Subject::Area(area) => !scopes.iter().any(Scope::is_place) || scopes.iter().any(|scope| scope.is_area(area)),
        // A list may be asked for, and is sifted unit by unit; what is done to all is not done by whoever is for some.
        Subject::Nothing => reads,
        Subject::Account(_) => false,
    }
}

/// Whether whoever files for the firms named reaches a subject; without a firm nothing.
pub(super) fn reach_own(scopes: &[Scope], subject: &Subject, reads: bool) -> bool {
    let mut firms = scopes.iter().filter(|scope| matches!(scope, Scope::Firm(_))).peekable();
    match subject {
        Subject::Unit(unit) => firms.any(|firm| firm.covers(unit)),
        Subject::Area(_) => reads && firms.peek().is_some(),
        Subject::Nothing => reads && firms.peek().is_some(),
        Subject::Account(_) => false,
    }
}
