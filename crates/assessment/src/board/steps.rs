//! The history of a stage, as forecasts want it: when it could begin, when it was first planned, when it was reached.

use super::World;
use crate::records::Record;
use crate::slippage::Step;
use figures::{Entry, Moment};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use methodology::catalogue::Board;
use std::collections::BTreeMap;

/// One step for each record. Plans are those first stated: what was moved later is as late as it was moved. A plan was known the day
/// before the step was taken, or earlier; what became known only on that day or after it is none, for it says nothing of how late the
/// step came: that was known by then, as where both are entered at once. Days are those of the calendar's zone.
pub fn steps(board: &Board, stage: &str, entries: &[Entry], world: World<'_>) -> Vec<Step> {
    let Some((nth, stage)) = board.stage(stage) else { return Vec::new() };
    let first = stage.planned.as_deref().map(|field| first_stated(&board.of, field, entries)).unwrap_or_default();
    let before = board.stages[..nth].iter().rev().find_map(|stage| stage.actual.as_deref());
    let alike = board.forecast.as_ref().and_then(|forecast| forecast.alike.as_deref());
    let ended = board.ended.as_ref().map(|(field, _)| field.as_str());
    let zone = TimeZone::get(&world.catalogue.zone).unwrap_or(TimeZone::UTC);
    let day = |record: &Record, field: Option<&str>| record.date(field?).filter(|day| *day <= world.asked.day);
    let step = |record: &&Record| {
        let taken = day(record, stage.actual.as_deref());
        Step {
            id: record.id.clone(),
            alike: alike.and_then(|field| record.text(field)).map(str::to_owned),
            ready: day(record, before),
            planned: first.get(record.id.as_str()).and_then(|stated| ahead(*stated, taken, &zone)),
            taken,
            given_up: day(record, ended),
        }
    };
    world.of(board).iter().map(step).collect()
}

/// A plan with the moment it became known, if that was before the day its step was taken.
fn ahead((known, planned): (Moment, Date), taken: Option<Date>, zone: &TimeZone) -> Option<Date> {
    taken.is_none_or(|taken| known.day(zone) < taken).then_some(planned)
}

/// The first day that was stated for a field and when that became known, by record.
fn first_stated<'e>(kind: &str, field: &str, entries: &'e [Entry]) -> BTreeMap<&'e str, (Moment, Date)> {
    let mut first: BTreeMap<&str, (Moment, Date)> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.kind == kind && entry.field == field) {
        let Some(day) = entry.value.as_deref().and_then(|value| value.parse().ok()) else { continue };
        let held = first.entry(&entry.id).or_insert((entry.known, day));
        if entry.known < held.0 {
            *held = (entry.known, day);
        }
    }
    first
}
