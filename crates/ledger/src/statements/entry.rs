//! Entries about records as rows of their table.

use super::goals::{some, text};
use super::{Cell, Statement, Stored, Table};
use crate::Result;
use crate::append::Batch;
use figures::{Entry, Moment, Place};

impl Statement for Entry {
    const TABLE: Table = Table {
        about: 3,
        cell: true,
        next_id: "SELECT coalesce(max(id), 0) + 1 FROM entries",
        select: "SELECT e.*, b.file FROM entries e JOIN batches b ON b.id = e.batch
                 WHERE e.known <= ? AND e.kind = ? ORDER BY e.known, e.id",
        insert: "INSERT INTO entries (id, batch, kind, record, field, value, note, source_text, known, recorded, line, cell) ",
    };

    fn of(batch: &Batch) -> &[Self] {
        &batch.entries
    }

    fn cells(&self) -> Result<Vec<Cell>> {
        Ok(vec![text(&self.kind), text(&self.id), text(&self.field), some(self.value.as_deref()), some(self.note.as_deref())])
    }

    fn origin(&self) -> (Moment, Option<&str>, &Place) {
        (self.known, self.source.as_deref(), &self.place)
    }

    fn scope(&self) -> Option<&str> {
        Some(&self.kind)
    }

    fn read(row: &Stored<'_>, _: &[String]) -> Result<Self> {
        Ok(Entry {
            kind: row.text("kind")?,
            id: row.text("record")?,
            field: row.text("field")?,
            value: row.some("value")?,
            known: row.known()?,
            source: row.some("source_text")?,
            note: row.some("note")?,
            place: Place { cell: row.some("cell")?, ..row.place()? },
        })
    }
}
