//! What lines of a file speak of: two of one thing, known at one moment, contradict or repeat each other.

use super::row::Row;
use figures::{Issue, Moment};
use std::collections::HashMap;

/// What was read so far: what a line is about and when it became known, with the line.
#[derive(Debug, Default)]
pub(crate) struct Seen(HashMap<(String, Moment), u32>);

impl Seen {
    /// Whether no line before spoke of it as known at the moment; else the issue goes on the list.
    pub(crate) fn is_new(&mut self, row: &Row<'_>, about: String, known: Moment, issues: &mut Vec<Issue>) -> bool {
        let Some(first) = self.0.insert((about, known), row.line) else { return true };
        let column = row.header.columns.first().copied().unwrap_or_default();
        let zh = format!("与第 {first} 行说的是同一件事，获知时间也相同");
        let issue = row.issue("duplicate-line", column, zh, format!("line {first} speaks of the same, known at the same moment"));
        issues.push(issue.hint("只保留一行；调整应写不同的 known_at", "keep one line; a revision has a known_at of its own"));
        false
    }
}
