//! A table with a head: columns for a terminal, or a file of CSV.

use crate::columns::aligned;
use crate::commands::Talk;
use crate::failure::Failure;
use crate::files;
use crate::workspace::Workspace;
use publication::write::lines::line;
use std::path::Path;

/// Rows of cells under a head.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table of these columns.
    pub fn new(head: &[&str]) -> Self {
        Table { rows: vec![head.iter().map(|cell| (*cell).to_owned()).collect()] }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// Whether nothing stands under the head.
    pub fn is_empty(&self) -> bool {
        self.rows.len() < 2
    }

    /// For a terminal: so many rows, and how many there are beside them.
    pub fn shown(&self, limit: usize, talk: Talk) -> String {
        let shown = self.rows.len().min(limit.saturating_add(1));
        let mut out = aligned(&self.rows[..shown]);
        let more = self.rows.len() - shown;
        if more > 0 {
            out.push_str(talk.say(&format!("另有 {more} 行\n"), &format!("{more} more\n")));
        }
        out
    }

    /// As CSV into a file, or to stdout where that is `-`.
    pub fn give(&self, file: &Path, work: &Workspace) -> Result<(), Failure> {
        let about = file.display().to_string();
        let mut out = Vec::new();
        for row in &self.rows {
            line(&mut out, row.iter().map(String::as_str)).map_err(|error| Failure::io(&about, &error))?;
        }
        match about.as_str() {
            "-" => crate::out::text(&String::from_utf8_lossy(&out)),
            _ => files::give(file, &out, &work.dir)?,
        }
        Ok(())
    }
}
