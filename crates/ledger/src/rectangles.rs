//! The register taken apart: what holds of a unit over some days, as known over some moments.

use crate::register::{Line, OFFICE, events, state};
use figures::Moment;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The attribute that says that a unit belongs to a panel; there only where it does: nothing stands for the panel of enterprises,
/// and for that of offices their status.
pub const MEMBER: &str = "@member";
/// The attribute with a unit's code, on every day since it is known.
pub const UNIT: &str = "@unit";

/// What holds over `from <= day < to` as known over `known <= moment < known_to`. Of an attribute no two overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rectangle {
    pub attribute: String,
    pub value: String,
    /// The first day of the row it rests on.
    pub since: Date,
    pub from: Date,
    /// None without an end.
    pub to: Option<Date>,
    pub known: i64,
    pub known_to: i64,
    /// Of an event the id of its row, by which events of one moment stand in order; 0 of all else, which nobody asks for.
    pub row: i64,
}

/// What an attribute is on a day: value, first day of its row, and of an event the id of its row.
type Cell = (String, Date, i64);

/// A stretch of days with one cell.
type Stretch = (Date, Option<Date>, Cell);

/// A unit's register as rectangles, its events as they became known first.
pub(crate) fn rectangles(unit: &str, lines: &[Line]) -> Vec<Rectangle> {
    let mut moments: Vec<Moment> = lines.iter().map(|l| l.known).collect();
    moments.sort_unstable();
    moments.dedup();
    let mut days: Vec<Date> = lines.iter().flat_map(|l| [Some(l.valid_from), l.valid_to]).flatten().collect();
    days.sort_unstable();
    days.dedup();
    let mut out: Vec<Rectangle> = moments.first().map(|known| whole(unit, *known)).into_iter().collect();
    let mut open: BTreeMap<(String, Stretch), i64> = BTreeMap::new();
    for moment in moments {
        let now = stretches(unit, lines, &days, moment);
        let known = moment.micros();
        let ended: Vec<_> = open.keys().filter(|key| !now.contains(key)).cloned().collect();
        out.extend(ended.into_iter().filter_map(|key| open.remove_entry(&key)).map(|(key, since)| rectangle(key, since, known)));
        now.into_iter().for_each(|key| _ = open.entry(key).or_insert(known));
    }
    out.extend(open.into_iter().map(|(key, since)| rectangle(key, since, crate::chains::OPEN_END)));
    let known: Vec<&Line> = lines.iter().collect();
    out.extend(events(&known).into_iter().map(told));
    out
}

fn rectangle((attribute, (from, to, (value, since, row))): (String, Stretch), known: i64, known_to: i64) -> Rectangle {
    Rectangle { attribute, value, since, from, to, known, known_to, row }
}

fn whole(unit: &str, known: Moment) -> Rectangle {
    let cell = (unit.to_owned(), Date::MIN, 0);
    rectangle((UNIT.to_owned(), (Date::MIN, None, cell)), known.micros(), crate::chains::OPEN_END)
}

fn told(event: &Line) -> Rectangle {
    let cell = (event.value.clone(), event.valid_from, event.id);
    rectangle((event.attribute.clone(), (event.valid_from, None, cell)), event.known.micros(), crate::chains::OPEN_END)
}

/// The attributes over the days as known at a moment.
fn stretches(unit: &str, lines: &[Line], days: &[Date], moment: Moment) -> Vec<(String, Stretch)> {
    let mut open: BTreeMap<String, (Date, Cell)> = BTreeMap::new();
    let mut out = Vec::new();
    for day in days {
        let now = cells(unit, lines, *day, moment);
        let ended: Vec<String> =
            open.iter().filter(|(name, (_, cell))| now.get(*name) != Some(cell)).map(|(name, _)| name.clone()).collect();
        for name in ended {
            out.extend(open.remove(&name).map(|(from, cell)| (name, (from, Some(*day), cell))));
        }
        now.into_iter().for_each(|(name, cell)| _ = open.entry(name).or_insert((*day, cell)));
    }
    out.extend(open.into_iter().map(|(name, (from, cell))| (name, (from, None, cell))));
    out
}

fn cells(unit: &str, lines: &[Line], day: Date, moment: Moment) -> BTreeMap<String, Cell> {
    let Some(state) = state(unit, lines, day, |l| l.known <= moment) else { return BTreeMap::new() };
    let since = |name: &str| state.grounds.get(name).map_or(Date::MIN, |g| g.valid_from);
    let attributes = state.attributes.iter().map(|(name, value)| (name.clone(), (value.clone(), since(name), 0)));
    let panel = if state.member { Some("") } else { Some(OFFICE).filter(|_| state.is_office()) };
    let member = panel.map(|panel| (MEMBER.to_owned(), (panel.to_owned(), Date::MIN, 0)));
    attributes.chain(member).collect()
}
