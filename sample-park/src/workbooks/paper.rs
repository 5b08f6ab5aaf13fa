//! A sheet before it is written: cells, merges, and where what stands.

use figures::Decimal;
use figures::place::column_letters;
use std::collections::BTreeMap;

/// Row and column from 0.
pub(crate) type At = (u32, u16);

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ink {
    /// As typed.
    Text(String),
    /// A heading.
    Head(String),
    /// A number.
    Number(Decimal),
    /// A day, `2021-07-09`.
    Day(String),
    /// The sum of the cells of its column from this row up to the one above.
    Sum(u32),
    /// A formula that lost its cell.
    Fault,
}

/// A sheet.
#[derive(Debug, Clone, Default)]
pub(crate) struct Paper {
    pub(crate) name: String,
    pub(crate) cells: BTreeMap<At, Ink>,
    pub(crate) merges: Vec<(At, At)>,
    /// Where a thing of a filing stands; filings by their number in the document.
    pub(crate) spots: BTreeMap<(usize, String), At>,
    /// What a value in the unit of the form is multiplied with.
    pub(crate) scale: Decimal,
}

impl Paper {
    pub(crate) fn named(name: &str) -> Self {
        Paper { name: name.to_owned(), scale: Decimal::ONE, ..Paper::default() }
    }

    pub(crate) fn put(&mut self, at: At, ink: Ink) {
        self.cells.insert(at, ink);
    }

    pub(crate) fn text(&mut self, at: At, text: impl Into<String>) {
        self.put(at, Ink::Text(text.into()));
    }

    pub(crate) fn head(&mut self, at: At, text: impl Into<String>) {
        self.put(at, Ink::Head(text.into()));
    }

    /// A heading over several cells.
    pub(crate) fn span(&mut self, from: At, to: At, text: impl Into<String>) {
        self.head(from, text);
        if from != to {
            self.merges.push((from, to));
        }
    }

    /// Puts a cell and remembers what it is.
    pub(crate) fn mark(&mut self, filing: usize, what: &str, at: At, ink: Ink) {
        self.put(at, ink);
        self.spots.insert((filing, what.to_owned()), at);
    }

    /// A value in the unit of the form, or its empty cell.
    pub(crate) fn value(&mut self, filing: usize, what: &str, at: At, value: Option<Decimal>) {
        let scale = self.scale;
        self.plain(filing, what, at, value.map(|value| value * scale));
    }

    /// A value as it is, or its empty cell.
    pub(crate) fn plain(&mut self, filing: usize, what: &str, at: At, value: Option<Decimal>) {
        self.spots.insert((filing, what.to_owned()), at);
        if let Some(value) = value {
            self.put(at, Ink::Number(value));
        }
    }

    /// One row past the last that holds something.
    pub(crate) fn end(&self) -> u32 {
        self.cells.keys().map(|(row, _)| row + 1).max().unwrap_or_default()
    }

    /// The sum of the numbers of a column.
    pub(crate) fn sum(&self, column: u16, rows: std::ops::Range<u32>) -> Decimal {
        let number = |row| match self.cells.get(&(row, column)) {
            Some(Ink::Number(number)) => *number,
            _ => Decimal::ZERO,
        };
        rows.map(number).sum()
    }
}

/// `C7`.
pub(crate) fn address((row, column): At) -> String {
    format!("{}{}", column_letters(u32::from(column) + 1), row + 1)
}
