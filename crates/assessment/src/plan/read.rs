//! Plans, registers and events out of records.

use super::{Entered, Event, Item, Level, Plan};
use crate::records::{Record, Records};
use jiff::civil::Date;

fn text(record: &Record, field: &str) -> Option<String> {
    record.text(field).map(str::to_owned)
}

/// The plans.
pub fn plans(records: &Records) -> Vec<Plan> {
    let read = |record: &Record| Plan {
        id: record.id.clone(),
        title: text(record, "title").unwrap_or_default(),
        field: text(record, "field"),
        starts: record.date("starts"),
        ends: record.date("ends"),
        document: text(record, "document"),
    };
    records.kind("plan").map(read).collect()
}

/// The items of all plans.
pub fn items(records: &Records) -> Vec<Item> {
    let read = |record: &Record| Item {
        id: record.id.clone(),
        plan: text(record, "plan"),
        level: record.text("level").and_then(Level::parse),
        parent: text(record, "parent"),
        title: text(record, "title").unwrap_or_default(),
        field: text(record, "field"),
        indicator: text(record, "indicator"),
        goal: record.quantity("goal"),
        due: record.date("due"),
        officer: text(record, "officer"),
        done: record.date("done"),
    };
    records.kind("plan_item").map(read).collect()
}

/// The entries of a register by a word of theirs, from a day in one field until a day in another.
pub fn entered(records: &Records, kind: &str, word: &str, (from, until): (&str, &str)) -> Vec<Entered> {
    let read =
        |record: &Record| Entered { id: record.id.clone(), word: text(record, word), from: record.date(from), until: record.date(until) };
    records.kind(kind).map(read).collect()
}

/// The events; of one whose day is not known its month counts.
pub fn events(records: &Records) -> Vec<Event> {
    let read = |record: &Record| Event {
        id: record.id.clone(),
        on: when(record),
        subject: text(record, "subject").unwrap_or_default(),
        what: text(record, "what").unwrap_or_default(),
        sort: text(record, "sort"),
        level: text(record, "level"),
        document: text(record, "document"),
    };
    records.kind("event").map(read).collect()
}

fn when(record: &Record) -> Option<(Date, Date)> {
    let day = record.date("on").map(|day| (day, day));
    day.or_else(|| record.month("month").map(|month| (month.first_day(), month.last_day())))
}
