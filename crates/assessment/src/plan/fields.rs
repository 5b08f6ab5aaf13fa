//! What there is of each field of work.

use super::{Item, Level, TaskState, Tree, state};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What there is of a field of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FieldCount {
    /// Objectives.
    pub objectives: u32,
    /// Measures.
    pub measures: u32,
    /// Measures bound to an indicator or tally that is defined.
    pub bound: u32,
    /// Tasks.
    pub tasks: u32,
    /// Tasks done in time, or without a date that was set.
    pub done: u32,
    /// Tasks done late.
    pub late: u32,
    /// Tasks that are overdue.
    pub overdue: u32,
    /// Tasks that are open, with or without a date that is set.
    pub open: u32,
}

/// The counts of a plan's fields; items without one stand under nothing. `defined` says whether an indicator or tally is.
pub fn by_field(tree: &Tree, items: &[Item], day: Date, defined: impl Fn(&str) -> bool) -> BTreeMap<Option<String>, FieldCount> {
    let mut counts: BTreeMap<Option<String>, FieldCount> = BTreeMap::new();
    for (_, node) in tree.walk() {
        let item = &items[node.item];
        let count = counts.entry(node.field.clone()).or_default();
        match item.level {
            Some(Level::Objective) => count.objectives += 1,
            Some(Level::Measure) => {
                count.measures += 1;
                count.bound += u32::from(item.indicator.as_deref().is_some_and(&defined));
            }
            Some(Level::Task) => count.task(state(item, day)),
            None => {}
        }
    }
    counts
}

impl FieldCount {
    fn task(&mut self, state: TaskState) {
        self.tasks += 1;
        match state {
            TaskState::OnTime | TaskState::Done => self.done += 1,
            TaskState::Late(_) => self.late += 1,
            TaskState::Overdue(_) => self.overdue += 1,
            TaskState::Open(_) | TaskState::Undated => self.open += 1,
        }
    }

    /// Measures that are bound to nothing: 无数据支撑.
    pub fn unbound(self) -> u32 {
        self.measures - self.bound
    }
}
