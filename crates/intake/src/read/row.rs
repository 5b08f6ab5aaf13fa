//! A line under its header: fields by name, and issues that point at one of them.

use super::header::Header;
use super::line::Field;
use figures::{Class, Issue, Place, Text};
use std::borrow::Cow;

/// One data line.
#[derive(Debug)]
pub(crate) struct Row<'t> {
    /// File name as given.
    pub file: &'t str,
    /// The sheet it stands on, in a workbook.
    pub sheet: Option<&'t str>,
    /// Line, from 1.
    pub line: u32,
    /// The line as written.
    pub raw: Cow<'t, str>,
    /// As many fields as the header has columns.
    pub fields: Vec<Field<'t>>,
    /// Names of the fields.
    pub header: &'t Header,
}

impl Row<'_> {
    fn field(&self, name: &str) -> Option<&Field<'_>> {
        let at = self.header.columns.iter().position(|c| *c == name)?;
        self.fields.get(at)
    }

    /// The text of a column, trimmed; empty when the file has no such column.
    pub fn text(&self, name: &str) -> &str {
        self.field(name).map_or("", |f| f.text.trim())
    }

    /// The text of an optional column, if anything is written.
    pub fn some(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|t| !t.is_empty()).map(str::to_owned)
    }

    /// Where a column's field stands.
    pub fn place(&self, name: &str) -> Place {
        match self.field(name) {
            Some(f) if self.sheet.is_some() => Place::cell(self.file, self.sheet.unwrap_or_default(), self.line, f.column),
            Some(f) => Place::span(self.file, self.line, f.column, f.width),
            None => Place::line(self.file, self.line),
        }
    }

    /// A blocking issue that points at a column.
    pub fn issue(&self, code: &'static str, name: &str, zh: impl Into<String>, en: impl Into<String>) -> Issue {
        Issue::blocking(code, self.place(name), Text::new(zh, en)).excerpt(self.raw.as_ref())
    }

    /// A hint (class D) that points at a column.
    pub fn remark(&self, code: &'static str, name: &str, zh: impl Into<String>, en: impl Into<String>) -> Issue {
        self.issue(code, name, zh, en).of_class(Class::D)
    }

    /// The text of a column that must not be empty.
    pub fn required(&self, name: &str) -> Result<&str, Issue> {
        match self.text(name) {
            "" => Err(self.issue("missing-field", name, format!("{name} 为空"), format!("`{name}` is empty"))),
            text => Ok(text),
        }
    }
}

/// Keeps the value of a cell that was read and puts the issue of one that was not on the list.
pub(crate) fn keep<T>(issues: &mut Vec<Issue>, cell: Result<T, Issue>) -> Option<T> {
    cell.map_err(|issue| issues.push(issue)).ok()
}
