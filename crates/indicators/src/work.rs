//! What the engine has done, counted: tests and measurements ask how much was touched, not how long it took.

use datafusion::physical_plan::ExecutionPlan;
use std::sync::{Arc, Mutex, PoisonError};

/// Counts since the engine was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Work {
    /// Files of the columnar copy that were opened.
    pub files: u64,
    /// Chains of filings and units of the register that were read from the tail.
    pub tail: u64,
    /// Rows that came out of files and tail before any filter.
    pub rows: u64,
    /// Sums that were made.
    pub made: u64,
    /// Those of them of which only some blocks of units were.
    pub in_part: u64,
    /// Sums that still held.
    pub kept: u64,
    /// Units of which the register was read, and facts, one by one to tell of them.
    pub told: u64,
}

/// The counts, shared.
#[derive(Default)]
pub(crate) struct Counted(Mutex<Work>);

impl Counted {
    /// Adds to the counts.
    pub fn note(&self, add: impl FnOnce(&mut Work)) {
        add(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// The counts so far.
    pub fn so_far(&self) -> Work {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The rows that the sources of a plan gave when it ran.
pub(crate) fn rows_read(plan: &Arc<dyn ExecutionPlan>) -> u64 {
    let children = plan.children();
    if children.is_empty() {
        return plan.metrics().and_then(|m| m.output_rows()).unwrap_or_default() as u64;
    }
    children.into_iter().map(rows_read).sum()
}
