//! Observations as rows of their table.

use super::goals::{some, text};
use super::{Cell, Statement, Stored, Table};
use crate::Result;
use crate::append::Batch;
use figures::{Decimal, Moment, ObsStatus, Observation, Place};

impl Statement for Observation {
    const TABLE: Table = Table {
        about: 4,
        cell: false,
        next_id: "SELECT coalesce(max(id), 0) + 1 FROM observations",
        select: "SELECT o.*, b.file FROM observations o JOIN batches b ON b.id = o.batch
                 WHERE o.known <= ? AND o.panel = ? ORDER BY o.known, o.id",
        insert: "INSERT INTO observations (id, batch, panel, member, measure, period, value, status, note, source_text, known, recorded,
                 line) ",
    };

    fn of(batch: &Batch) -> &[Self] {
        &batch.observations
    }

    fn cells(&self) -> Result<Vec<Cell>> {
        Ok(vec![
            text(&self.panel),
            text(&self.member),
            text(&self.measure),
            text(&self.period.to_string()),
            Cell::Number(self.value),
            text(self.status.word()),
            some(self.note.as_deref()),
        ])
    }

    fn origin(&self) -> (Moment, Option<&str>, &Place) {
        (self.known, self.source.as_deref(), &self.place)
    }

    fn scope(&self) -> Option<&str> {
        Some(&self.panel)
    }

    fn read(row: &Stored<'_>, _: &[String]) -> Result<Self> {
        Ok(Observation {
            panel: row.text("panel")?,
            member: row.text("member")?,
            measure: row.text("measure")?,
            period: row.read("period", |text| text.parse().ok())?,
            value: row.read_some("value", |text| Decimal::from_str_exact(text).ok())?,
            status: row.read("status", ObsStatus::parse)?,
            known: row.known()?,
            source: row.some("source_text")?,
            note: row.some("note")?,
            place: row.place()?,
        })
    }
}
