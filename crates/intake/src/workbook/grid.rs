//! Sheets of cells, independent of the format they came in.

use figures::{Decimal, Place, place::column_letters};
use jiff::civil::Date;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// A text as typed.
    Text(String),
    /// A number, at the 15 significant digits an office program keeps.
    Number(Decimal),
    /// A number formatted as a date.
    Date(Date),
    /// TRUE or FALSE.
    Flag(bool),
    /// An error value of a formula, such as `#REF!`.
    Fault(String),
}

/// Cells joined to one; rows and columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// First row and column, whose cell holds the content.
    pub from: (u32, u32),
    /// Last row and column.
    pub to: (u32, u32),
}

/// A sheet: only cells that hold something are kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether the office program hides it.
    pub hidden: bool,
    /// Whether pictures stand on it.
    pub pictures: bool,
    /// Cells joined to one.
    pub merges: Vec<Merge>,
    /// Rows with content by number from 0, each with its cells by column from 0.
    rows: Vec<(u32, Vec<(u32, Cell)>)>,
}

/// A workbook: sheets in the order of their tabs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Book {
    /// Its sheets.
    pub sheets: Vec<Sheet>,
}

static EMPTY: Cell = Cell::Empty;

impl Sheet {
    /// An empty sheet.
    pub fn named(name: impl Into<String>) -> Self {
        Sheet { name: name.into(), ..Sheet::default() }
    }

    /// Puts a cell; an empty one leaves no trace. Cheap when cells come row by row.
    pub fn put(&mut self, row: u32, column: u32, cell: Cell) {
        if cell == Cell::Empty {
            return;
        }
        let at = self.row_index(row);
        let cells = &mut self.rows[at].1;
        match cells.binary_search_by_key(&column, |c| c.0) {
            Ok(held) => cells[held].1 = cell,
            Err(held) => cells.insert(held, (column, cell)),
        }
    }

    /// Where a row is kept; it is made when it is new.
    fn row_index(&mut self, row: u32) -> usize {
        match self.rows.last_mut() {
            Some((last, _)) if *last == row => self.rows.len() - 1,
            Some((last, _)) if *last > row => match self.rows.binary_search_by_key(&row, |r| r.0) {
                Ok(at) => at,
                Err(at) => {
                    self.rows.insert(at, (row, Vec::new()));
                    at
                }
            },
            before => {
                // A long sheet of short rows would otherwise take four times its size.
                if let Some((_, cells)) = before.filter(|(_, cells)| cells.capacity() > 2 * cells.len()) {
                    cells.shrink_to_fit();
                }
                self.rows.push((row, Vec::new()));
                self.rows.len() - 1
            }
        }
    }

    /// Puts many cells that may come in any order; of two at one place the later counts.
    pub(crate) fn absorb(&mut self, cells: Vec<(u32, u32, Cell)>) {
        let held = std::mem::take(&mut self.rows).into_iter();
        let mut all: Vec<(u32, u32, Cell)> = held.flat_map(|(row, cells)| cells.into_iter().map(move |(c, cell)| (row, c, cell))).collect();
        all.extend(cells);
        all.sort_by_key(|(row, column, _)| (*row, *column));
        for (row, column, cell) in all {
            self.put(row, column, cell);
        }
    }

    /// The cell itself, without regard to merges.
    pub fn get(&self, row: u32, column: u32) -> &Cell {
        let cells = self.row(row);
        cells.binary_search_by_key(&column, |c| c.0).map_or(&EMPTY, |at| &cells[at].1)
    }

    /// The cells of a row that hold something, by column.
    pub fn row(&self, row: u32) -> &[(u32, Cell)] {
        self.rows.binary_search_by_key(&row, |r| r.0).map_or(&[], |at| self.rows[at].1.as_slice())
    }

    /// The rows that hold something, by number.
    pub fn rows(&self) -> impl Iterator<Item = (u32, &[(u32, Cell)])> {
        self.rows.iter().map(|(row, cells)| (*row, cells.as_slice()))
    }

    /// The rows of a range that hold something, by number.
    pub fn rows_in(&self, range: std::ops::Range<u32>) -> impl Iterator<Item = (u32, &[(u32, Cell)])> {
        let start = self.rows.partition_point(|(row, _)| *row < range.start);
        self.rows[start..].iter().take_while(move |(row, _)| *row < range.end).map(|(row, cells)| (*row, cells.as_slice()))
    }

    /// The cell, or that of the merge it belongs to.
    pub fn shown(&self, row: u32, column: u32) -> &Cell {
        match self.merge_at(row, column) {
            Some(merge) => self.get(merge.from.0, merge.from.1),
            None => self.get(row, column),
        }
    }

    /// The merge a cell belongs to.
    pub fn merge_at(&self, row: u32, column: u32) -> Option<Merge> {
        let within = |m: &&Merge| (m.from.0..=m.to.0).contains(&row) && (m.from.1..=m.to.1).contains(&column);
        self.merges.iter().find(within).copied()
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The place of a cell; row and column from 0.
    pub fn place(&self, file: &str, row: u32, column: u32) -> Place {
        Place::cell(file, &self.name, row + 1, column + 1)
    }

    /// `C7`; row and column from 0.
    pub fn address(row: u32, column: u32) -> String {
        format!("{}{}", column_letters(column + 1), row + 1)
    }
}

impl Cell {
    /// The text of a text cell.
    pub fn text(&self) -> Option<&str> {
        match self {
            Cell::Text(text) => Some(text),
            _ => None,
        }
    }

    /// As a person sees it.
    pub fn display(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Fault(text) => text.clone(),
            Cell::Number(number) => number.normalize().to_string(),
            Cell::Date(date) => date.to_string(),
            Cell::Flag(flag) => if *flag { "TRUE" } else { "FALSE" }.to_owned(),
        }
    }
}
