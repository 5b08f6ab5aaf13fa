//! Three snapshots of the register, joined on the unit, as one table for the engine.

use super::columns::Columns;
use super::condition::class_column;
use super::parts::Parts;
use super::plain;
use super::term::table_column;
use crate::linear::Linear;
use crate::threads::{WORTH, each};
use datafusion::common::HashMap;
use figures::{Decimal, Period};
use jiff::civil::Date;
use ledger::UnitState;
use methodology::Industry;
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
    /// Those of them that are broken down by.
    pub dimensions: BTreeSet<String>,
    /// Rate tables of the terms.
    pub tables: BTreeSet<String>,
    /// Classifications and classes of the conditions.
    pub classes: BTreeSet<(String, String)>,
    /// Tables of price indices, read for the period itself.
    pub deflators: BTreeSet<String>,
    /// Whether the months in which units ran are asked for.
    pub months: bool,
    /// Attributes of which the first day counts too.
    pub dated: BTreeSet<String>,
}

impl Wanted {
    /// The nomenclatures in which industries are asked; none for lists that name no nomenclature.
    fn editions(&self, day: Date, catalogue: &Catalogue) -> BTreeSet<Option<String>> {
        let lists = self.classes.iter().filter_map(|(id, _)| catalogue.classifications.get(id)).map(|c| c.nomenclature.clone());
        let in_force = self.tables.iter().chain(&self.deflators).map(|_| catalogue.edition_on(day).map(|n| n.id.clone()));
        let coded = self.attributes.iter().filter(|name| matches!(methodology::split(name).0, "industry" | "division"));
        let named = coded.map(|name| catalogue.edition_of(name, day).map(|n| n.id.clone()));
        lists.chain(in_force).chain(named).collect()
    }

    /// Adds what a formula reads.
    pub fn add(&mut self, linear: &Linear) {
        self.attributes.extend(linear.attributes());
        self.tables.extend(linear.tables());
        self.classes.extend(linear.classes());
        self.deflators.extend(linear.deflators());
        self.months |= linear.counts_months();
    }
}

impl Wanted {
    /// The attributes of the register that the columns are made of.
    pub fn of_register(&self, catalogue: &Catalogue) -> BTreeSet<String> {
        let is_coded = |name: &&String| matches!(methodology::split(name).0, "industry" | "division");
        let asked = !(self.classes.is_empty() && self.tables.is_empty() && self.deflators.is_empty());
        let coded = asked || self.attributes.iter().any(|name| is_coded(&name));
        let industries = if coded { catalogue.industry_attributes() } else { BTreeSet::new() };
        let plain = self.attributes.iter().filter(|name| !is_coded(name)).cloned();
        let declared = self.classes.iter().filter_map(|(id, _)| catalogue.classifications.get(id)).map(Classification::attribute);
        plain.chain(declared).chain(industries).chain(["area".to_owned()]).collect()
    }
}

impl<'a> Snapshots<'a> {
    /// Every unit of any of them, by its code.
    pub fn units(&self) -> Vec<&'a str> {
        let names = |states: &'a [UnitState]| states.iter().map(|s| s.unit.as_str());
        let same = |states: &'a [UnitState]| states.is_empty() || names(states).eq(names(self.now));
        // Of profiles every side has the same, in order.
        if names(self.now).is_sorted_by(|a, b| a < b) && same(self.published) && same(self.restated) {
            return names(self.now).collect();
        }
        let all = self.now.iter().chain(self.published).chain(self.restated);
        all.map(|s| s.unit.as_str()).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The states of each side, one for each of some units.
    fn states(&self, units: &[&str]) -> [Vec<Option<&'a UnitState>>; 3] {
        [self.now, self.published, self.restated].map(|states| of(units, states))
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

/// The prefixes of the columns of each side.
const PREFIXES: [&str; 3] = ["n_", "p_", "r_"];

/// The state of each unit, where it has one.
fn of<'a>(units: &[&str], states: &'a [UnitState]) -> Vec<Option<&'a UnitState>> {
    // Of profiles every side has a state, in order.
    if units.len() == states.len() && units.iter().zip(states).all(|(unit, state)| **unit == state.unit) {
        return states.iter().map(Some).collect();
    }
    let index: BTreeMap<&str, &UnitState> = states.iter().map(|s| (s.unit.as_str(), s)).collect();
    units.iter().map(|u| index.get(u).copied()).collect()
}

/// The rates and lists that are used.
pub struct Definitions<'a> {
    /// Where they are found.
    pub catalogue: &'a Catalogue,
    /// The day whose they are; the last day of each side's period when absent.
    pub day: Option<Date>,
}

/// The register table without areas: `unit`, `entry`, `exit` (their places among such events), and per side attributes, rate tables, classes; a row a
/// unit, or the part of one.
pub fn table(snapshots: &Snapshots<'_>, frame: Frame, wanted: &Wanted, by: &Definitions<'_>) -> Columns {
    let (catalogue, day) = (by.catalogue, by.day.unwrap_or(frame.period.last_day()));
    let units = snapshots.units();
    let sides = snapshots.states(&units);
    let parts = Parts::new(units, sides, wanted.editions(day, catalogue), catalogue, day);
    let mut columns = Columns::default();
    columns.text("unit", parts.units());
    parts.weigh(&mut columns);
    let since = frame.base.last_day();
    columns.place("entry", parts.states(0).map(|s| place_of(last_event(s?, since, &ENTRIES)?, &ENTRIES)));
    columns.place("exit", parts.states(0).map(|s| place_of(last_event(s?, since, &EXITS)?, &EXITS)));
    let edition = catalogue.edition_on(day).map(|n| n.id.as_str());
    for id in &wanted.deflators {
        let indices = catalogue.tables.get(id);
        let values = parts.industry(0, edition, |code| indices?.value_of(frame.period, code));
        columns.number(&deflator_column(id), values);
    }
    let side = |(number, (prefix, of)): (usize, (&'static str, Period))| {
        let mut columns = Columns::default();
        Side { parts: &parts, number, prefix, year: by.day.unwrap_or(of.last_day()), day, catalogue }.add(wanted, &mut columns);
        ran(&mut columns, prefix, parts.states(number), of);
        columns
    };
    let sides = PREFIXES.into_iter().zip([frame.period, frame.base, frame.base]).enumerate();
    each(parts.number() > WORTH / 4, sides.collect(), side).into_iter().for_each(|side| columns.join(side));
    columns
}

/// The panel of enterprises above the designated size, as its columns end.
pub const ENTERPRISES: &str = "member";
/// The panel of offices.
pub const OFFICES: &str = "office";

/// Adds whether a unit belongs to the panel of some areas, per side: [`ENTERPRISES`], and [`OFFICES`] of those that file for an area.
pub fn members(snapshots: &Snapshots<'_>, areas: &BTreeSet<String>, columns: &mut Columns) {
    let inside = |s: &UnitState| s.attributes.get("area").is_some_and(|a| areas.contains(a));
    let units = columns.units();
    let units: Vec<&str> = units.iter().flatten().collect();
    let side = |(prefix, states): (&str, Vec<Option<&UnitState>>)| {
        let mut columns = Columns::default();
        columns.told(&format!("{prefix}{ENTERPRISES}"), states.iter().map(|s| s.is_some_and(|s| s.member && inside(s))));
        columns.told(&format!("{prefix}{OFFICES}"), states.iter().map(|s| s.is_some_and(|s| s.is_office() && inside(s))));
        columns
    };
    let sides = PREFIXES.into_iter().zip(snapshots.states(&units));
    each(units.len() > WORTH / 4, sides.collect(), side).into_iter().for_each(|side| columns.join(side));
}

/// The place of an event among its kind, which stands for it in the table.
pub(crate) fn place_of(event: &str, kinds: &[&str]) -> Option<i8> {
    i8::try_from(kinds.iter().position(|kind| *kind == event)?).ok()
}

/// Events that bring a unit into the panel.
pub const ENTRIES: [&str; 3] = ["new", "upgraded", "moved_in"];
/// Events that take a unit out of the panel.
pub const EXITS: [&str; 2] = ["left", "moved_out"];

/// The last of some events after last year's period.
pub(crate) fn last_event<'a>(state: &'a UnitState, since: Date, kinds: &[&str]) -> Option<&'a str> {
    let found = state.events.iter().rev().find(|e| e.valid_from > since && kinds.contains(&e.event.as_str()));
    found.map(|e| e.event.as_str())
}

/// One side of the register table. `year` is the last day it stands for, by which rates are looked up; `day` is the last
/// day of the period, by which industries and lists are: one classification holds for both years.
struct Side<'p, 'a> {
    parts: &'p Parts<'a>,
    number: usize,
    prefix: &'static str,
    year: Date,
    day: Date,
    catalogue: &'a Catalogue,
}

impl<'a> Side<'_, 'a> {
    fn add(&self, wanted: &Wanted, columns: &mut Columns) {
        let name = |name: &str| format!("{}{}", self.prefix, plain(name));
        wanted.attributes.iter().for_each(|attribute| self.attribute(attribute, &name(attribute), columns));
        // What the register does not say is a member too, the same one in both years.
        wanted.dimensions.iter().for_each(|by| columns.filled(&name(by), &name(&member_column(by)), "unknown"));
        let edition = self.catalogue.edition_on(self.day).map(|n| n.id.as_str());
        for id in &wanted.tables {
            let rates = self.catalogue.tables.get(id);
            let values = self.parts.industry(self.number, edition, |code| rates?.value_at(self.year, code));
            columns.number(&name(&table_column(id)), values);
        }
        let mut said: Option<(&str, Said<'_>)> = None;
        for (id, class) in &wanted.classes {
            let column = name(&class_column(id, class));
            let Some(list) = self.catalogue.classifications.get(id) else {
                columns.answer(&column, self.parts.units().map(|_| None));
                continue;
            };
            let (_, of_list) = said.take().filter(|(last, _)| *last == id).unwrap_or_else(|| (id, self.said(list)));
            self.class(list, class, &of_list, &column, columns);
            said = Some((id, of_list));
        }
    }

    /// An attribute of the register, or the industry code or its first two digits in the edition asked for.
    fn attribute(&self, name: &str, column: &str, columns: &mut Columns) {
        let edition = self.catalogue.edition_of(name, self.day).map(|n| n.id.as_str());
        match methodology::split(name).0 {
            "division" => columns.text(column, self.parts.industry(self.number, edition, |code| code.get(..2))),
            "industry" => columns.text(column, self.parts.industry(self.number, edition, Some)),
            _ => columns.text(column, self.parts.states(self.number).map(|s| s?.attributes.get(name))),
        }
    }

    /// What tells of each row in which classes of a list it is.
    fn said(&self, list: &Classification) -> Said<'a> {
        let attribute = list.attribute();
        let mut numbers: HashMap<(Option<&str>, Option<&str>), usize> = HashMap::new();
        let mut different = Vec::new();
        let rows = self.parts.with_industry(self.number, list.nomenclature.as_deref(), |state, industry, begins| {
            let declared = state.attributes.get(&attribute).map(String::as_str);
            let next = different.len();
            let number = match industry {
                Industry::None => *numbers.entry((None, declared)).or_insert(next),
                Industry::One(code) => *numbers.entry((Some(code), declared)).or_insert(next),
                Industry::Several(_) => next,
            };
            if number == next {
                different.push((industry.clone(), begins, declared));
            }
            Some(number)
        });
        let rows = rows.collect();
        Said { different, rows }
    }

    /// Whether a unit is in a class, by its code and by what the register says of it; nothing where neither tells or
    /// the list isn't in force.
    fn class(&self, list: &Classification, class: &str, said: &Said<'_>, column: &str, columns: &mut Columns) {
        let in_force = list.in_force(self.day);
        let membership = |(industry, begins, declared): &(Industry<'_>, Decimal, Option<&str>)| {
            list.membership_of(class, industry, *begins, *declared).as_bool().filter(|_| in_force)
        };
        let answers: Vec<Option<bool>> = said.different.iter().map(membership).collect();
        columns.answer(column, said.rows.iter().map(|number| answers[(*number)?]));
    }
}

/// What tells of rows in which classes they are: the industry, where the row's part of it begins, and what is declared. Rows
/// with the same code and declaration are told of once.
struct Said<'a> {
    different: Vec<(Industry<'a>, Decimal, Option<&'a str>)>,
    rows: Vec<Option<usize>>,
}

/// How many months of the period each unit ran: a new one from the month it began.
fn ran<'a>(columns: &mut Columns, prefix: &str, states: impl Iterator<Item = Option<&'a UnitState>>, period: Period) {
    let (year, month) = (i32::from(period.year()), i32::from(period.months().1));
    let since = |day: Date| (year - i32::from(day.year())) * 12 + month - i32::from(day.month()) + 1;
    let months = |s: &UnitState| began(s).map_or(period.length(), |day| since(day).clamp(0, period.length()));
    let ran: Vec<Option<Decimal>> = states.map(|s| Some(Decimal::from(months(s?)))).collect();
    let length = vec![Some(Decimal::from(period.length())); ran.len()];
    columns.number(&format!("{prefix}ran"), ran.into_iter());
    columns.number(&format!("{prefix}months"), length.into_iter());
}

/// Name of the column with a unit's member of a breakdown; with a blank, which no attribute has.
pub fn member_column(by: &str) -> String {
    format!("of {by}")
}

/// Name of the column with the price index of a unit's industry, the same period of last year being a hundred.
pub fn deflator_column(id: &str) -> String {
    format!("deflator{}", plain(id))
}
