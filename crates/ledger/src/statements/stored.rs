//! Rows of statements, read by the names of their columns.

use crate::{Error, Result, amount};
use figures::{Decimal, Moment, Place};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

/// A row of one of the tables.
pub(super) struct Stored<'a>(pub &'a SqliteRow);

impl Stored<'_> {
    pub(super) fn some(&self, column: &str) -> Result<Option<String>> {
        Ok(self.0.try_get(column)?)
    }

    pub(super) fn text(&self, column: &str) -> Result<String> {
        Ok(self.0.try_get(column)?)
    }

    pub(super) fn amount(&self, column: &str) -> Result<Option<Decimal>> {
        Ok(self.0.try_get::<Option<i64>, _>(column)?.map(amount::unscaled))
    }

    pub(super) fn known(&self) -> Result<Moment> {
        Ok(Moment::from_micros(self.0.try_get("known")?))
    }

    pub(super) fn place(&self) -> Result<Place> {
        let line = u32::try_from(self.0.try_get::<i64, _>("line")?).unwrap_or_default();
        Ok(Place::line(self.text("file")?, line))
    }

    /// The word of a column as what it stands for.
    pub(super) fn read<T>(&self, column: &str, read: impl Fn(&str) -> Option<T>) -> Result<T> {
        let text = self.text(column)?;
        read(&text).ok_or_else(|| Error::Unreadable(format!("{column} {text}")))
    }

    /// The same where nothing may stand.
    pub(super) fn read_some<T>(&self, column: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>> {
        self.some(column)?.map(|_| self.read(column, read)).transpose()
    }

    /// The credit codes it holds, which were checked when they came in.
    pub(super) fn codes(&self) -> Vec<String> {
        ["filer", "unit", "holder", "landlord"].iter().filter_map(|column| self.some(column).ok().flatten()).collect()
    }
}
