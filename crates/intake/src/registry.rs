//! The register as far as reading needs it: who a unit is, under which names, since when, and in which panel.

use figures::{CreditCode, Moment, RegisterRow};
use jiff::civil::Date;
use std::collections::BTreeMap;

const ENTRIES: [&str; 3] = ["new", "upgraded", "moved_in"];
const EXITS: [&str; 2] = ["left", "moved_out"];

/// All units of the register.
#[derive(Debug, Clone, Default)]
pub struct Registry {
    units: BTreeMap<CreditCode, Unit>,
}

/// A value over a span of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The value.
    pub value: String,
    /// First day it holds.
    pub from: Date,
    /// First day it no longer holds.
    pub until: Option<Date>,
    known: Moment,
}

/// A unit of the register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unit {
    attributes: BTreeMap<String, Vec<Dated>>,
    /// Events by day.
    pub events: Vec<(Date, String)>,
}

impl Registry {
    /// From rows of the register. Of two rows of the same unit, attribute and first day the one that became
    /// known later holds, as in the ledger.
    pub fn new(rows: impl IntoIterator<Item = RegisterRow>) -> Self {
        let mut registry = Registry::default();
        registry.extend(rows);
        registry
    }

    /// Adds rows.
    pub fn extend(&mut self, rows: impl IntoIterator<Item = RegisterRow>) {
        for row in rows {
            self.units.entry(row.unit.clone()).or_default().add(row);
        }
    }

    /// Whether the register has the unit.
    pub fn contains(&self, unit: &CreditCode) -> bool {
        self.units.contains_key(unit)
    }

    /// A unit.
    pub fn unit(&self, code: &CreditCode) -> Option<&Unit> {
        self.units.get(code)
    }

    /// All units by code.
    pub fn units(&self) -> impl Iterator<Item = (&CreditCode, &Unit)> {
        self.units.iter()
    }
}

impl Unit {
    fn add(&mut self, row: RegisterRow) {
        if row.attribute == "event" {
            let event = (row.valid_from, row.value);
            if !self.events.contains(&event) {
                let at = self.events.partition_point(|held| held.0 <= event.0);
                self.events.insert(at, event);
            }
            return;
        }
        let rows = self.attributes.entry(row.attribute).or_default();
        let dated = Dated { value: row.value, from: row.valid_from, until: row.valid_to, known: row.known };
        match rows.iter_mut().find(|held| held.from == dated.from) {
            Some(held) if held.known > dated.known => {}
            Some(held) => *held = dated,
            None => rows.push(dated),
        }
    }

    /// All values an attribute ever had, in no particular order.
    pub fn values(&self, attribute: &str) -> &[Dated] {
        self.attributes.get(attribute).map_or(&[], Vec::as_slice)
    }

    /// The value of an attribute on a day: of those that cover it the one that became known last.
    pub fn value_at(&self, attribute: &str, day: Date) -> Option<&str> {
        let covers = |d: &&Dated| d.from <= day && d.until.is_none_or(|until| day < until);
        self.values(attribute).iter().filter(covers).max_by_key(|d| (d.known, d.from)).map(|d| d.value.as_str())
    }

    /// The name on a day, else the latest one.
    pub fn name_at(&self, day: Date) -> Option<&str> {
        let latest = || self.values("name").iter().max_by_key(|d| d.from).map(|d| d.value.as_str());
        self.value_at("name", day).or_else(latest)
    }

    /// Whether something happened to it in a year.
    pub fn had(&self, event: &str, year: i16) -> bool {
        self.events.iter().any(|(day, what)| what == event && day.year() == year)
    }

    /// Whether it belongs on a day to the panel of units with this status. A unit without any status row
    /// belongs by its events: in from its first row or from an entry, out from an exit.
    pub fn member_at(&self, panel: &str, day: Date) -> bool {
        if !self.values("status").is_empty() {
            return self.value_at("status", day) == Some(panel) && !self.gone(day);
        }
        let moves: Vec<(Date, bool)> = self.moves().collect();
        match moves.iter().rev().find(|(from, _)| *from <= day) {
            Some((_, entered)) => *entered,
            None => moves.first().is_none_or(|(_, entry)| !entry) && self.covered(day),
        }
    }

    fn moves(&self) -> impl Iterator<Item = (Date, bool)> {
        let entry = |what: &str| ENTRIES.contains(&what);
        self.events
            .iter()
            .filter(move |(_, what)| entry(what) || EXITS.contains(&what.as_str()))
            .map(move |(day, what)| (*day, entry(what)))
    }

    /// Whether it left (退库) after its status began and has not come in again.
    fn gone(&self, day: Date) -> bool {
        let until = |(from, _): &&(Date, String)| *from <= day;
        let Some((left, _)) = self.events.iter().filter(until).rev().find(|(_, what)| what == "left") else { return false };
        let entered = self.events.iter().filter(until).any(|(from, what)| from > left && ENTRIES.contains(&what.as_str()));
        let anew = self.values("status").iter().any(|d| d.from > *left && d.from <= day);
        !(entered || anew)
    }

    fn covered(&self, day: Date) -> bool {
        self.attributes.values().flatten().any(|d| d.from <= day && d.until.is_none_or(|until| day < until))
    }
}
