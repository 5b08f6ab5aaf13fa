//! One reading of a file: what it has taken against the bounds, and what there is to say.

use super::draft::Draft;
use super::grid::Cell;
use super::{bounds, number, say};
use crate::ooxml::Fault;
use figures::{Decimal, Issue, Place};
use std::collections::BTreeMap;

/// Why a reading ends early; `say::stop` has the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stop {
    /// Too many bytes, packed.
    FileTooLarge,
    /// Too many bytes, unpacked.
    Unpacked,
    /// Too many parts in a package, sheets in a workbook, or joined regions.
    TooManyParts,
    /// Too many cells.
    TooManyCells,
    /// Too much text.
    TooMuchText,
    /// The file ends too early.
    Truncated,
    /// The file contradicts its own format.
    Damaged,
    /// A password other than that of the office program itself.
    Locked,
    /// An issue that is ready to be said.
    Issue(Box<Issue>),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::TooManyParts => Stop::TooManyParts,
            Fault::Unpacked => Stop::Unpacked,
            Fault::Truncated => Stop::Truncated,
            Fault::Damaged => Stop::Damaged,
        }
    }
}

/// Counts and issues of one file.
#[derive(Debug)]
pub(super) struct Reading<'f> {
    /// Name of the file as given.
    pub file: &'f str,
    issues: Vec<Issue>,
    said: BTreeMap<String, (usize, Issue)>,
    cells: usize,
    text: usize,
    merges: usize,
}

impl<'f> Reading<'f> {
    /// A reading that has taken nothing.
    pub fn new(file: &'f str) -> Self {
        Reading { file, issues: Vec::new(), said: BTreeMap::new(), cells: 0, text: 0, merges: 0 }
    }

    /// Keeps a cell; empty ones and empty texts leave no trace.
    pub fn keep(&mut self, draft: &mut Draft, row: u32, column: u32, cell: Cell) -> Result<(), Stop> {
        let text = match &cell {
            Cell::Empty => return Ok(()),
            Cell::Text(text) if text.is_empty() => return Ok(()),
            Cell::Text(text) | Cell::Fault(text) => text.len(),
            _ => 0,
        };
        self.cells += 1;
        self.text += text;
        if self.cells > bounds::CELLS {
            return Err(Stop::TooManyCells);
        }
        if self.text > bounds::TEXT {
            return Err(Stop::TooMuchText);
        }
        draft.put(row, column, cell);
        Ok(())
    }

    /// Keeps a text that is copied only when it may be kept.
    pub fn keep_text(&mut self, draft: &mut Draft, row: u32, column: u32, text: &str) -> Result<(), Stop> {
        if self.text + text.len() > bounds::TEXT {
            return Err(Stop::TooMuchText);
        }
        self.keep(draft, row, column, Cell::Text(text.to_owned()))
    }

    /// Keeps a number, as a date where it is formatted as one; one that is no number is an issue.
    pub fn keep_number(
        &mut self,
        draft: &mut Draft,
        at: (u32, u32),
        read: Option<Decimal>,
        as_date: Option<super::date::Epoch>,
    ) -> Result<(), Stop> {
        let Some(value) = read else {
            self.say(say::number_out_of_range(draft.sheet.place(self.file, at.0, at.1)));
            return Ok(());
        };
        let date = as_date.and_then(|epoch| super::date::of(value, epoch));
        self.keep(draft, at.0, at.1, date.map_or(Cell::Number(value), Cell::Date))
    }

    /// Counts a joined region.
    pub fn merge(&mut self) -> Result<(), Stop> {
        self.merges += 1;
        if self.merges > bounds::MERGES { Err(Stop::TooManyParts) } else { Ok(()) }
    }

    /// Takes an issue; beyond `bounds::ISSUES` of one code they are only counted.
    pub fn say(&mut self, issue: Issue) {
        let said = self.said.entry(issue.code.to_string()).or_insert_with(|| (0, issue.clone()));
        said.0 += 1;
        if said.0 <= bounds::ISSUES {
            self.issues.push(issue);
        }
    }

    /// All issues, with one for each code that has more than are listed.
    pub fn finish(mut self) -> Vec<Issue> {
        let more = self.said.into_values().filter(|(count, _)| *count > bounds::ISSUES);
        let file = Place::file(self.file);
        self.issues.extend(more.map(|(count, first)| say::and_more(file.clone(), first, count)));
        self.issues
    }
}

/// A number as written in a part.
pub(super) fn number(text: &str) -> Option<Decimal> {
    number::from_text(text.trim_matches([' ', '\t', '\r', '\n']))
}
