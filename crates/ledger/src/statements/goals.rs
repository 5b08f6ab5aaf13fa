//! Targets, milestones and steps of capacity as rows of their tables.

use super::{Cell, Statement, Stored, Table};
use crate::append::Batch;
use crate::{Error, Result, amount};
use figures::goal::{Building, Counting, Direction, Fallback, Pace};
use figures::{CapacityStep, CreditCode, Decimal, Measure, Milestone, Moment, Period, Place, Quantity, Target};

pub(super) fn text(value: &str) -> Cell {
    Cell::Text(Some(value.to_owned()))
}

pub(super) fn some(value: Option<&str>) -> Cell {
    Cell::Text(value.map(str::to_owned))
}

pub(super) fn scaled(value: Option<Decimal>, place: &Place) -> Result<Cell> {
    let fits = |value| amount::scale(value).ok_or_else(|| Error::Amount { place: Box::new(place.clone()), value });
    Ok(Cell::Amount(value.map(fits).transpose()?))
}

fn code(exceptions: &[String]) -> impl Fn(&str) -> Option<CreditCode> + '_ {
    |text| CreditCode::parse(text, exceptions).ok()
}

impl Statement for Target {
    const TABLE: Table = Table {
        about: 1,
        cell: false,
        next_id: "SELECT coalesce(max(id), 0) + 1 FROM targets",
        select: "SELECT t.*, b.file FROM targets t JOIN batches b ON b.id = t.batch WHERE t.known <= ? ORDER BY t.id",
        insert: "INSERT INTO targets (id, batch, target, indicator, filer, area, period, value, unit, direction, pace, fallback,
                 counting, parent, issuer, document, scope, note, source_text, known, recorded, line) ",
    };

    fn of(batch: &Batch) -> &[Self] {
        &batch.goals.targets
    }

    fn cells(&self) -> Result<Vec<Cell>> {
        Ok(vec![
            text(&self.target),
            text(&self.indicator),
            some(self.filer.as_ref().map(CreditCode::as_str)),
            text(&self.area),
            text(&self.period.to_string()),
            scaled(self.aim, &self.place)?,
            text(self.measure.name()),
            text(self.direction.word()),
            text(self.pace.word()),
            some(self.fallback.map(Fallback::word)),
            text(self.counting.word()),
            some(self.parent.as_deref()),
            text(&self.issuer),
            some(self.document.as_deref()),
            some(self.scope.as_deref()),
            some(self.note.as_deref()),
        ])
    }

    fn origin(&self) -> (Moment, Option<&str>, &Place) {
        (self.known, self.source.as_deref(), &self.place)
    }

    fn read(row: &Stored<'_>, exceptions: &[String]) -> Result<Self> {
        Ok(Target {
            target: row.text("target")?,
            indicator: row.text("indicator")?,
            filer: row.read_some("filer", code(exceptions))?,
            area: row.text("area")?,
            period: row.read("period", |text| text.parse::<Period>().ok())?,
            measure: row.read("unit", Measure::parse)?,
            aim: row.amount("value")?,
            direction: row.read("direction", Direction::parse)?,
            pace: row.read("pace", Pace::parse)?,
            fallback: row.read_some("fallback", Fallback::parse)?,
            counting: row.read("counting", Counting::parse)?,
            parent: row.some("parent")?,
            issuer: row.text("issuer")?,
            document: row.some("document")?,
            scope: row.some("scope")?,
            known: row.known()?,
            source: row.some("source_text")?,
            note: row.some("note")?,
            place: row.place()?,
        })
    }
}

impl Statement for Milestone {
    const TABLE: Table = Table {
        about: 2,
        cell: false,
        next_id: "SELECT coalesce(max(id), 0) + 1 FROM milestones",
        select: "SELECT m.*, b.file FROM milestones m JOIN batches b ON b.id = m.batch WHERE m.known <= ? ORDER BY m.id",
        insert: "INSERT INTO milestones (id, batch, target, due, value, title, note, source_text, known, recorded, line) ",
    };

    fn of(batch: &Batch) -> &[Self] {
        &batch.goals.milestones
    }

    fn cells(&self) -> Result<Vec<Cell>> {
        Ok(vec![
            text(&self.target),
            text(&self.due.to_string()),
            scaled(self.aim, &self.place)?,
            some(self.title.as_deref()),
            some(self.note.as_deref()),
        ])
    }

    fn origin(&self) -> (Moment, Option<&str>, &Place) {
        (self.known, self.source.as_deref(), &self.place)
    }

    fn read(row: &Stored<'_>, _: &[String]) -> Result<Self> {
        Ok(Milestone {
            target: row.text("target")?,
            due: row.read("due", |text| text.parse().ok())?,
            aim: row.amount("value")?,
            title: row.some("title")?,
            known: row.known()?,
            source: row.some("source_text")?,
            note: row.some("note")?,
            place: row.place()?,
        })
    }
}

impl Statement for CapacityStep {
    const TABLE: Table = Table {
        about: 3,
        cell: false,
        next_id: "SELECT coalesce(max(id), 0) + 1 FROM capacities",
        select: "SELECT c.*, b.file FROM capacities c JOIN batches b ON b.id = c.batch WHERE c.known <= ? ORDER BY c.id",
        insert: "INSERT INTO capacities (id, batch, unit, product, phase, date, capacity, measure, state, output, note, source_text,
                 known, recorded, line) ",
    };

    fn of(batch: &Batch) -> &[Self] {
        &batch.goals.capacities
    }

    fn cells(&self) -> Result<Vec<Cell>> {
        Ok(vec![
            text(self.unit.as_str()),
            text(&self.product),
            text(&self.phase),
            text(&self.date.to_string()),
            scaled(Some(self.capacity.amount), &self.place)?,
            text(self.capacity.measure.name()),
            text(self.state.word()),
            some(self.output.as_deref()),
            some(self.note.as_deref()),
        ])
    }

    fn origin(&self) -> (Moment, Option<&str>, &Place) {
        (self.known, self.source.as_deref(), &self.place)
    }

    fn read(row: &Stored<'_>, exceptions: &[String]) -> Result<Self> {
        Ok(CapacityStep {
            unit: row.read("unit", code(exceptions))?,
            product: row.text("product")?,
            phase: row.text("phase")?,
            date: row.read("date", |text| text.parse().ok())?,
            capacity: Quantity { amount: row.amount("capacity")?.unwrap_or_default(), measure: row.read("measure", Measure::parse)? },
            state: row.read("state", Building::parse)?,
            output: row.some("output")?,
            known: row.known()?,
            source: row.some("source_text")?,
            note: row.some("note")?,
            place: row.place()?,
        })
    }
}
