//! Three snapshots of the register, joined on the unit, as one table for the engine.

use super::columns::Columns;
use super::condition::class_column;
use super::plain;
use super::term::table_column;
use crate::linear::Linear;
use figures::{Decimal, Period};
use jiff::civil::Date;
use ledger::UnitState;
use methodology::catalogue::{Catalogue, Classification};
use std::collections::{BTreeMap, BTreeSet};

/// The register on the last day of the period (as known now), and a year before (as then known, and
/// as known now).
#[derive(Clone, Copy)]
pub struct Snapshots<'a> {
    /// This period's last day, as known now.
    pub now: &'a [UnitState],
    /// Last year's last day, as known one year before the as-of moment.
    pub published: &'a [UnitState],
    /// Last year's last day, as known now.
    pub restated: &'a [UnitState],
}

/// What the engine's register table must hold.
#[derive(Debug, Default)]
pub struct Wanted {
    /// Attributes of the conditions and the breakdowns.
    pub attributes: BTreeSet<String>,
    /// Rate tables of the terms.
    pub tables: BTreeSet<String>,
    /// Classifications and classes of the conditions.
    pub classes: BTreeSet<(String, String)>,
    /// Tables of price indices, read for the period itself.
    pub deflators: BTreeSet<String>,
}

impl Wanted {
    /// Adds what a formula reads.
    pub fn add(&mut self, linear: &Linear) {
        self.attributes.extend(linear.attributes());
        self.tables.extend(linear.tables());
        self.classes.extend(linear.classes());
        self.deflators.extend(linear.deflators());
    }
}

impl<'a> Snapshots<'a> {
    /// Every unit of any of them, by its code.
    pub fn units(&self) -> Vec<&'a str> {
        let all = self.now.iter().chain(self.published).chain(self.restated);
        all.map(|s| s.unit.as_str()).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The prefix of each side's columns, its states one a unit, and the period it stands for.
    fn sides(&self, units: &[&str], frame: Frame) -> [(&'static str, Vec<Option<&'a UnitState>>, Period); 3] {
        let sides = [("n_", self.now, frame.period), ("p_", self.published, frame.base), ("r_", self.restated, frame.base)];
        sides.map(|(prefix, states, period)| (prefix, of(units, states), period))
    }

    /// The first day of each unit that is new.
    pub fn began(&self, units: &[&str]) -> Vec<Option<Date>> {
        of(units, self.now).into_iter().map(|state| began(state?)).collect()
    }
}

/// A period and the one it is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Frame {
    /// The period.
    pub period: Period,
    /// The base period.
    pub base: Period,
}

fn began(state: &UnitState) -> Option<Date> {
    state.events.iter().rev().find(|e| e.event == "new").map(|e| e.valid_from)
}

/// The state of each unit, where it has one.
fn of<'a>(units: &[&str], states: &'a [UnitState]) -> Vec<Option<&'a UnitState>> {
    let index: BTreeMap<&str, &UnitState> = states.iter().map(|s| (s.unit.as_str(), s)).collect();
    units.iter().map(|u| index.get(u).copied()).collect()
}

/// The register table without areas: `unit`, `entry`, `exit`, and per side attributes, rate tables, classes.
pub fn table(snapshots: &Snapshots<'_>, frame: Frame, wanted: &Wanted, catalogue: &Catalogue) -> Columns {
    let units = snapshots.units();
    let mut columns = Columns::default();
    columns.text("unit", units.iter().map(Some));
    let since = frame.base.last_day();
    let now = of(&units, snapshots.now);
    columns.text("entry", now.iter().map(|s| last_event((*s)?, since, &ENTRIES)));
    columns.text("exit", now.iter().map(|s| last_event((*s)?, since, &EXITS)));
    for id in &wanted.deflators {
        let index = |s: &UnitState| catalogue.tables.get(id)?.value_of(frame.period, s.attributes.get("industry")?);
        columns.number(&deflator_column(id), now.iter().map(|s| index((*s)?)));
    }
    for (prefix, states, period) in snapshots.sides(&units, frame) {
        side(&mut columns, prefix, &states, wanted, period.last_day(), catalogue);
        ran(&mut columns, prefix, &states, period);
    }
    columns
}

/// Adds whether a unit belongs to the panel of some areas, per side: `member`.
pub fn members(snapshots: &Snapshots<'_>, frame: Frame, areas: &BTreeSet<String>, columns: &mut Columns) {
    let inside = |s: &UnitState| s.member && s.attributes.get("area").is_some_and(|a| areas.contains(a));
    for (prefix, states, _) in snapshots.sides(&snapshots.units(), frame) {
        columns.answer(&format!("{prefix}member"), states.iter().map(|s| Some(s.is_some_and(inside))));
    }
}

/// Events that bring a unit into the panel.
pub const ENTRIES: [&str; 3] = ["new", "upgraded", "moved_in"];
/// Events that take a unit out of the panel.
pub const EXITS: [&str; 2] = ["left", "moved_out"];

/// The last of some events after last year's period.
fn last_event<'a>(state: &'a UnitState, since: Date, kinds: &[&str]) -> Option<&'a str> {
    let found = state.events.iter().rev().find(|e| e.valid_from > since && kinds.contains(&e.event.as_str()));
    found.map(|e| e.event.as_str())
}

fn side(columns: &mut Columns, prefix: &str, states: &[Option<&UnitState>], wanted: &Wanted, day: Date, catalogue: &Catalogue) {
    let name = |name: &str| format!("{prefix}{}", plain(name));
    for attribute in &wanted.attributes {
        columns.text(&name(attribute), states.iter().map(|s| self::attribute((*s)?, attribute)));
    }
    for id in &wanted.tables {
        let rates = catalogue.tables.get(id);
        let value = |s: &UnitState| rates?.value_at(day, s.attributes.get("industry")?);
        columns.number(&name(&table_column(id)), states.iter().map(|s| value((*s)?)));
    }
    for (id, class) in &wanted.classes {
        let found = catalogue.classifications.get(id);
        let is_in = |s: &UnitState| membership(s, found?, class, day);
        columns.answer(&name(&class_column(id, class)), states.iter().map(|s| is_in((*s)?)));
    }
}

/// How many months of the period each unit ran: a new one from the month it began.
fn ran(columns: &mut Columns, prefix: &str, states: &[Option<&UnitState>], period: Period) {
    let (year, month) = (i32::from(period.year()), i32::from(period.months().1));
    let since = |day: Date| (year - i32::from(day.year())) * 12 + month - i32::from(day.month()) + 1;
    let months = |s: &UnitState| began(s).map_or(period.length(), |day| since(day).clamp(0, period.length()));
    columns.number(&format!("{prefix}ran"), states.iter().map(|s| Some(Decimal::from(months((*s)?)))));
    columns.number(&format!("{prefix}months"), states.iter().map(|_| Some(Decimal::from(period.length()))));
}

/// Name of the column with the price index of a unit's industry, the same period of last year being a hundred.
pub fn deflator_column(id: &str) -> String {
    format!("deflator{}", plain(id))
}

/// Whether a unit is in a class, by its code and by what the register says of it; nothing where neither tells or
/// the list isn't in force on the day.
fn membership(state: &UnitState, classification: &Classification, class: &str, day: Date) -> Option<bool> {
    let attribute = |name: &str| state.attributes.get(name).map(String::as_str);
    let found = classification.membership(class, attribute("industry"), attribute(&classification.attribute()));
    found.as_bool().filter(|_| classification.in_force(day))
}

/// An attribute of the register, or one derived from it: `division` is the first two digits of the
/// industry code.
fn attribute<'a>(state: &'a UnitState, name: &str) -> Option<&'a str> {
    match name {
        "division" => state.attributes.get("industry").and_then(|code| code.get(..2)),
        _ => state.attributes.get(name).map(String::as_str),
    }
}
