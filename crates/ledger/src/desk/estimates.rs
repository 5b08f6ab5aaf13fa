//! Periods whose late filers are estimated: by which method, who decided it and why.

use super::locks::{self, words};
use super::moment;
use crate::{Ledger, Result};
use figures::Moment;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

/// That the late filers of a form and period are estimated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Estimate {
    /// Official table number.
    pub form: String,
    /// The report period.
    pub period: String,
    /// The method of the packs.
    pub method: String,
    /// Why.
    pub reason: String,
    /// Who decided it.
    pub person: String,
    /// When.
    pub at: Moment,
}

impl Ledger {
    /// Decides by which method the late filers of a form and period are estimated; `None` ends it.
    ///
    /// # Errors
    /// [`super::DeskError::NoWords`] without a reason, [`super::DeskError::Locked`], or a failure of disk or book.
    pub async fn estimate_late(&self, (form, period): (&str, &str), method: Option<&str>, reason: &str, by: (&str, Moment)) -> Result<()> {
        words(reason)?;
        let mut tx = self.writing().await?;
        locks::open(&mut tx, form, period).await?;
        let insert = sqlx::query("INSERT INTO period_estimates (form, period, method, reason, person, at) VALUES (?, ?, ?, ?, ?, ?)");
        let insert = insert.bind(form).bind(period).bind(method).bind(reason.trim()).bind(by.0).bind(by.1.micros());
        insert.execute(&mut *tx).await?;
        tx.commit().await
    }

    /// What holds of all forms and periods at a moment.
    pub async fn estimates(&self, as_of: Moment) -> Result<Vec<Estimate>> {
        let rows = sqlx::query(
            "SELECT form, period, method, reason, person, at FROM period_estimates e
             WHERE at <= ?1 AND method IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM period_estimates l WHERE l.form = e.form AND l.period = e.period AND l.id > e.id AND l.at <= ?1)
             ORDER BY form, period",
        );
        rows.bind(as_of.micros()).fetch_all(&self.pool).await?.iter().map(estimate).collect()
    }
}

fn estimate(row: &SqliteRow) -> Result<Estimate> {
    Ok(Estimate {
        form: row.try_get(0)?,
        period: row.try_get(1)?,
        method: row.try_get(2)?,
        reason: row.try_get(3)?,
        person: row.try_get(4)?,
        at: moment(row, 5)?,
    })
}
