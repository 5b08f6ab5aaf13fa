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

    /// Characters `column .. column + width` of a line.
    pub fn span(file: impl Into<String>, line: u32, column: u32, width: u32) -> Self {
        Place { file: file.into(), line, column, width, cell: None }
    }
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
