//! Who is in the register on a day, as known at the end of another.

use super::Naive;
use crate::case::Line;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A unit on a day.
#[derive(Debug, Clone, Default)]
pub struct State {
    pub attributes: BTreeMap<&'static str, String>,
    /// Events up to the day, by day.
    pub events: Vec<(Date, String)>,
    /// Whether it belongs to the panel of some area.
    pub member: bool,
}

pub const ENTRIES: [&str; 3] = ["new", "upgraded", "moved_in"];
pub const EXITS: [&str; 2] = ["left", "moved_out"];

impl Naive<'_> {
    /// A unit's state; nothing where the register did not know it.
    pub fn state(&self, unit: usize, day: Date, at: Date) -> Option<State> {
        let mut known: Vec<&Line> = self.case.register.iter().filter(|l| l.unit == unit && l.known <= at).collect();
        if known.is_empty() {
            return None;
        }
        known.sort_by_key(|l| (l.from, l.known));
        let stated = stated(&known);
        let covers = |l: &Line| l.from <= day && l.to.is_none_or(|to| to > day);
        let mut state = State::default();
        let mut grounds: BTreeMap<&str, &Line> = BTreeMap::new();
        for line in stated.iter().filter(|l| l.attribute != "event" && covers(l)) {
            let better = grounds.get(line.attribute).is_none_or(|held| (line.known, line.from) > (held.known, held.from));
            if better {
                grounds.insert(line.attribute, line);
                state.attributes.insert(line.attribute, line.value.clone());
            }
        }
        let all = events(&known);
        state.events = all.iter().filter(|(from, _)| *from <= day).cloned().collect();
        state.member = if known.iter().any(|l| l.attribute == "status") {
            let since = grounds.get("status").map(|l| l.from);
            state.attributes.get("status").is_some_and(|s| s == "above_scale") && !gone(&state.events, since)
        } else {
            stated.iter().any(|l| covers(l)) && in_by_events(&all, day)
        };
        Some(state)
    }
}

/// A row is restated by one of the same attribute and first day that became known later; of events each is its own.
fn stated<'a>(known: &[&'a Line]) -> Vec<&'a Line> {
    let subject = |l: &Line| (l.attribute, l.from, if l.attribute == "event" { l.value.clone() } else { String::new() });
    known.iter().filter(|l| !known.iter().any(|later| subject(later) == subject(l) && later.known > l.known)).copied().collect()
}

/// Each event once, by its day.
fn events(known: &[&Line]) -> Vec<(Date, String)> {
    let mut all: Vec<(Date, String)> = Vec::new();
    for line in known.iter().filter(|l| l.attribute == "event") {
        if !all.contains(&(line.from, line.value.clone())) {
            all.push((line.from, line.value.clone()));
        }
    }
    all
}

/// Whether a unit of the designated size has left since and not come in again.
fn gone(events: &[(Date, String)], status_since: Option<Date>) -> bool {
    let Some((left, _)) = events.iter().rev().find(|(_, e)| e == "left") else { return false };
    let again = events.iter().any(|(day, e)| day > left && ENTRIES.contains(&e.as_str()));
    !again && status_since.is_none_or(|since| since <= *left)
}

/// The last entry or exit decides; before the first, who is yet to enter is out.
fn in_by_events(events: &[(Date, String)], day: Date) -> bool {
    let moves: Vec<&(Date, String)> = events.iter().filter(|(_, e)| ENTRIES.contains(&e.as_str()) || EXITS.contains(&e.as_str())).collect();
    let enters = |e: &(Date, String)| ENTRIES.contains(&e.1.as_str());
    match moves.iter().rev().find(|(from, _)| *from <= day) {
        Some(last) => enters(last),
        None => moves.first().is_none_or(|first| !enters(first)),
    }
}
