//! What is said about a sheet, a cell of it or a figure, and reminders sent.

use super::{SheetKey, locks, moment};
use crate::outgoing::{OutgoingKind, leave};
use crate::{Ledger, Result};
use figures::Moment;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use std::collections::BTreeMap;

/// What is spoken of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thread {
    /// A sheet.
    Sheet(SheetKey),
    /// A figure, by its id: whoever writes doubts it.
    Figure(String),
}

/// Something said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its number.
    pub id: i64,
    /// The cell of the sheet it is about, where it is about one: item and column; of a row without a column.
    pub cell: Option<(String, Option<String>)>,
    /// The words.
    pub text: String,
    /// Who.
    pub person: String,
    /// When.
    pub at: Moment,
}

impl Thread {
    fn columns(&self) -> (Option<&str>, Option<&str>, Option<&str>, Option<&str>) {
        match self {
            Thread::Sheet(key) => (Some(&key.form), Some(&key.period), Some(&key.unit), None),
            Thread::Figure(id) => (None, None, None, Some(id)),
        }
    }
}

impl Ledger {
    /// Says something; gives its number.
    ///
    /// # Errors
    /// [`crate::DeskError::NoWords`] where nothing is said, or a failure of disk or book.
    pub async fn say(&self, thread: &Thread, cell: Option<(&str, Option<&str>)>, text: &str, by: (&str, Moment)) -> Result<i64> {
        locks::words(text)?;
        let (form, period, unit, figure) = thread.columns();
        let mut tx = self.writing().await?;
        let insert = sqlx::query(
            "INSERT INTO messages (form, period, unit, item, col, figure, text, person, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        );
        let insert = insert.bind(form).bind(period).bind(unit).bind(cell.map(|c| c.0)).bind(cell.and_then(|c| c.1)).bind(figure);
        let id = insert.bind(text.trim()).bind(by.0).bind(by.1.micros()).execute(&mut *tx).await?.last_insert_rowid();
        if let Some(figure) = figure {
            leave(&mut tx, OutgoingKind::Challenge, figure, None, by).await?;
        }
        tx.commit().await?;
        Ok(id)
    }

    /// What was said in a thread, in that order.
    pub async fn messages(&self, thread: &Thread) -> Result<Vec<Message>> {
        let (form, period, unit, figure) = thread.columns();
        let rows = sqlx::query(
            "SELECT id, item, col, text, person, at FROM messages
             WHERE form IS ? AND period IS ? AND unit IS ? AND figure IS ? AND at <= ? ORDER BY id",
        );
        let rows = rows.bind(form).bind(period).bind(unit).bind(figure).bind(self.until()).fetch_all(&self.pool).await?;
        rows.iter().map(message).collect()
    }

    /// Keeps that units were reminded of a form and period, and the messages that leave for it.
    pub async fn remind(&self, form: &str, period: &str, units: &[String], person: &str, at: Moment) -> Result<()> {
        let mut tx = self.writing().await?;
        for unit in units {
            let insert = sqlx::query("INSERT INTO reminders (form, period, unit, person, at) VALUES (?, ?, ?, ?, ?)");
            insert.bind(form).bind(period).bind(unit).bind(person).bind(at.micros()).execute(&mut *tx).await?;
            leave(&mut tx, OutgoingKind::Reminder, &format!("{form}/{period}/{unit}"), Some(unit), (person, at)).await?;
        }
        tx.commit().await
    }

    /// When units were last reminded of a form and period.
    pub async fn reminded(&self, form: &str, period: &str) -> Result<BTreeMap<String, Moment>> {
        let rows = sqlx::query("SELECT unit, max(at) FROM reminders WHERE form = ? AND period = ? AND at <= ? GROUP BY unit");
        let rows = rows.bind(form).bind(period).bind(self.until()).fetch_all(&self.pool).await?;
        rows.iter().map(|row| Ok((row.try_get(0)?, moment(row, 1)?))).collect()
    }
}

fn message(row: &SqliteRow) -> Result<Message> {
    let (item, column): (Option<String>, Option<String>) = (row.try_get(1)?, row.try_get(2)?);
    Ok(Message {
        id: row.try_get(0)?,
        cell: item.map(|item| (item, column)),
        text: row.try_get(3)?,
        person: row.try_get(4)?,
        at: moment(row, 5)?,
    })
}
