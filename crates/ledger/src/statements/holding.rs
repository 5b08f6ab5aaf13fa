//! Holdings as rows of their table.

use super::goals::{scaled, some, text};
use super::{Cell, Statement, Stored, Table};
use crate::Result;
use crate::append::Batch;
use figures::{Fraction, Holding, Measure, Moment, Party, Place, Quantity, Tenure};

impl Statement for Holding {
    const TABLE: Table = Table {
        about: 6,
        cell: false,
        next_id: "SELECT coalesce(max(id), 0) + 1 FROM holdings",
        select: "SELECT h.*, b.file FROM holdings h JOIN batches b ON b.id = h.batch
                 WHERE h.known <= ? AND h.resource = ? ORDER BY h.known, h.id",
        insert: "INSERT INTO holdings (id, batch, resource, asset, holder, landlord, tenure, valid_from, amount, measure, share, used_for,
                 valid_to, note, source_text, known, recorded, line) ",
    };

    fn of(batch: &Batch) -> &[Self] {
        &batch.holdings
    }

    fn cells(&self) -> Result<Vec<Cell>> {
        let amount = self.amount.as_ref();
        Ok(vec![
            text(&self.resource),
            text(&self.asset),
            text(self.holder.as_str()),
            some(self.from.as_ref().map(Party::as_str)),
            text(self.tenure.word()),
            text(&self.valid_from.to_string()),
            scaled(amount.map(|q| q.amount), &self.place)?,
            some(amount.map(|q| q.measure.name())),
            some(self.share.map(|share| share.to_string()).as_deref()),
            some(self.used_for.as_deref()),
            some(self.valid_to.map(|day| day.to_string()).as_deref()),
            some(self.note.as_deref()),
        ])
    }

    fn origin(&self) -> (Moment, Option<&str>, &Place) {
        (self.known, self.source.as_deref(), &self.place)
    }

    fn scope(&self) -> Option<&str> {
        Some(&self.resource)
    }

    fn read(row: &Stored<'_>, exceptions: &[String]) -> Result<Self> {
        let party = |text: &str| Party::parse(text, exceptions);
        let measure = row.read_some("measure", Measure::parse)?;
        Ok(Holding {
            resource: row.text("resource")?,
            asset: row.text("asset")?,
            holder: row.read("holder", party)?,
            tenure: row.read("tenure", Tenure::parse)?,
            from: row.read_some("landlord", party)?,
            amount: row.amount("amount")?.zip(measure).map(|(amount, measure)| Quantity { amount, measure }),
            share: row.read_some("share", Fraction::parse)?,
            used_for: row.some("used_for")?,
            valid_from: row.read("valid_from", |text| text.parse().ok())?,
            valid_to: row.read_some("valid_to", |text| text.parse().ok())?,
            known: row.known()?,
            source: row.some("source_text")?,
            note: row.some("note")?,
            place: row.place()?,
        })
    }
}
