//! Where a thing was written: a file with a line and column, or a workbook cell.

use std::fmt;

/// A place in a source a person can open.
#[derive(Debug, Clone, PartialEq, Eq, Default, PartialOrd, Ord)]
pub struct Place {
    /// File name as given.
    pub file: String,
    /// Line, from 1; 0 when the whole file is meant.
    pub line: u32,
    /// Column in characters, from 1; 0 when the whole line is meant.
    pub column: u32,
    /// How many characters are meant, for the excerpt.
    pub width: u32,
    /// Workbook cell such as `Sheet1!C7`, where there is one.
    pub cell: Option<String>,
}

impl Place {
    /// A whole file.
    pub fn file(file: impl Into<String>) -> Self {
        Place { file: file.into(), ..Place::default() }
    }

    /// A line of a file.
    pub fn line(file: impl Into<String>, line: u32) -> Self {
        Place { file: file.into(), line, ..Place::default() }
    }

    /// A cell of a sheet; row and column from 1. The only sheet of a text file has no name.
    pub fn cell(file: impl Into<String>, sheet: &str, row: u32, column: u32) -> Self {
        let address = format!("{}{row}", column_letters(column));
        let cell = if sheet.is_empty() { address } else { format!("{sheet}!{address}") };
        Place { file: file.into(), line: row, cell: Some(cell), ..Place::default() }
    }

    /// A whole sheet of a workbook.
    pub fn sheet(file: impl Into<String>, sheet: &str) -> Self {
        Place { file: file.into(), cell: Some(sheet.to_owned()).filter(|s| !s.is_empty()), ..Place::default() }
    }

    /// The sheet of a cell or sheet place, and the cell's address on it (`C7`) where there is one.
    pub fn in_sheet(&self) -> Option<(&str, Option<&str>)> {
        let cell = self.cell.as_deref()?;
        Some(match cell.rsplit_once('!') {
            Some((sheet, address)) if self.line > 0 => (sheet, Some(address)),
            None if self.line > 0 => ("", Some(cell)),
            _ => (cell, None),
        })
    }

    /// Characters `column .. column + width` of a line.
    pub fn span(file: impl Into<String>, line: u32, column: u32, width: u32) -> Self {
        Place { file: file.into(), line, column, width, cell: None }
    }
}

/// `A`, `Z`, `AA`: the letters of a column, from 1.
pub fn column_letters(column: u32) -> String {
    let mut left = column;
    let mut letters = Vec::new();
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(cell) = &self.cell {
            return write!(f, ":{cell}");
        }
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if self.column > 0 {
            write!(f, ":{}", self.column)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_letters() {
        let letters: Vec<String> = [1, 26, 27, 702, 703, 16_384].into_iter().map(column_letters).collect();
        assert_eq!(letters, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn a_cell_knows_its_sheet_even_with_a_mark_in_the_name() {
        let place = Place::cell("a.xlsx", "表!1", 7, 3);
        assert_eq!(place.to_string(), "a.xlsx:表!1!C7");
        assert_eq!(place.in_sheet(), Some(("表!1", Some("C7"))));
        assert_eq!(Place::sheet("a.xlsx", "表!1").in_sheet(), Some(("表!1", None)));
        assert_eq!(Place::line("a.csv", 3).in_sheet(), None);
        assert_eq!(Place::cell("a.csv", "", 7, 3).to_string(), "a.csv:C7");
        assert_eq!(Place::cell("a.csv", "", 7, 3).in_sheet(), Some(("", Some("C7"))));
    }
}
