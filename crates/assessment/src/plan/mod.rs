//! Action plans, the registers beside them, and the chronicle.
//!
//! `tree` puts objectives, measures and tasks under one another, `task` says whether a task is in time, `fields` counts by field of
//! work, `register` counts people and facilities by a word of theirs and by expiry, `chronicle` puts events in order; `read` takes all of it out of records.

mod chronicle;
mod fields;
mod read;
mod register;
mod task;
mod tree;

pub use chronicle::{Event, Range, chronicle};
pub use fields::{FieldCount, by_field};
pub use read::{entered, events, items, plans};
pub use register::{Entered, Held, Standing, held};
pub use task::{TaskState, state};
pub use tree::{Fault, Node, Tree, tree};

use figures::Quantity;
use jiff::civil::Date;

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Field of work, where the whole plan is of one.
    pub field: Option<String>,
    /// First day.
    pub starts: Option<Date>,
    /// Last day.
    pub ends: Option<Date>,
    /// The document that sets it.
    pub document: Option<String>,
}

/// What an item of a plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 目标.
    Objective,
    /// 举措.
    Measure,
    /// 任务.
    Task,
}

/// An item of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// Id.
    pub id: String,
    /// The plan.
    pub plan: Option<String>,
    /// What it is; nothing where nobody said.
    pub level: Option<Level>,
    /// The item it stands under.
    pub parent: Option<String>,
    /// Title.
    pub title: String,
    /// Field of work; that of the item it stands under, or of the plan, where it says none.
    pub field: Option<String>,
    /// The indicator or tally it is bound to.
    pub indicator: Option<String>,
    /// What is to be reached of that.
    pub goal: Option<Quantity>,
    /// Last day on which it is in time.
    pub due: Option<Date>,
    /// Who answers for it.
    pub officer: Option<String>,
    /// When it was done.
    pub done: Option<Date>,
}

impl Level {
    /// Reads the word of a pack.
    pub fn parse(word: &str) -> Option<Self> {
        [Level::Objective, Level::Measure, Level::Task].into_iter().find(|level| level.word() == word)
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Level::Objective => "objective",
            Level::Measure => "measure",
            Level::Task => "task",
        }
    }
}
