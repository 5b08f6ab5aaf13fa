//! What became known between two moments: filings, rows of the register, definitions.

use crate::facts::{RECORD, record};
use crate::{FactRecord, Ledger, Result, chains};
use figures::{Moment, Role};
use jiff::civil::Date;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite};

/// A filing that became known, without its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilingArrival {
    /// Its id, as in the column `filing` of a form's table.
    pub id: i64,
    /// The delivery it came with.
    pub batch: i64,
    /// Who filed.
    pub unit: String,
    /// Official table number.
    pub form: String,
    /// The period it speaks of.
    pub period: String,
    /// Own or same-period column.
    pub role: Role,
    /// Which revision of its chain it is, from 1.
    pub revision: i64,
    /// When it became known.
    pub known: Moment,
}

/// A row of the register that became known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterArrival {
    /// Its id.
    pub id: i64,
    /// The delivery it came with.
    pub batch: i64,
    /// The unit it speaks of.
    pub unit: String,
    /// Attribute, or `event`.
    pub attribute: String,
    /// What it says.
    pub value: String,
    /// The day from which it holds.
    pub valid_from: Date,
    /// The first day it no longer holds.
    pub valid_to: Option<Date>,
    /// When it became known.
    pub known: Moment,
    /// Who delivered it.
    pub person: String,
    /// The file it was read from.
    pub file: String,
    /// Line in the file.
    pub line: u32,
    /// Workbook cell, where there is one.
    pub cell: Option<String>,
}

impl Ledger {
    /// The filings of a form and some periods that became known after `from` and no later than `to`, in the order
    /// they became known, then of their ids.
    pub async fn filings_between(&self, form: &str, periods: &[String], from: Moment, to: Moment) -> Result<Vec<FilingArrival>> {
        let mut tx = self.reading().await?;
        let mut found = Vec::new();
        for some in periods.chunks(1000) {
            let mut query =
                QueryBuilder::<Sqlite>::new("SELECT id, batch, unit, form, period, role, revision, known FROM filings WHERE form = ");
            query.push_bind(form.to_owned()).push(" AND known > ").push_bind(from.micros());
            query.push(" AND known <= ").push_bind(to.micros()).push(" AND period IN (");
            let mut list = query.separated(", ");
            for period in some {
                list.push_bind(period.clone());
            }
            query.push(")");
            for row in query.build().fetch_all(&mut *tx).await? {
                found.push(filing(&row)?);
            }
        }
        found.sort_by_key(|f| (f.known, f.id));
        Ok(found)
    }

    /// The rows of the register that became known after `from` and no later than `to`, in that order.
    pub async fn register_between(&self, from: Moment, to: Moment) -> Result<Vec<RegisterArrival>> {
        let rows = sqlx::query(
            "SELECT r.id, r.batch, r.unit, r.attribute, r.value, r.valid_from, r.valid_to, r.known, b.person, b.file, r.line, r.cell
             FROM register r JOIN batches b ON b.id = r.batch WHERE r.known > ? AND r.known <= ? ORDER BY r.known, r.id",
        );
        let rows = rows.bind(from.micros()).bind(to.micros()).fetch_all(&self.pool).await?;
        rows.iter().map(register_row).collect()
    }

    /// How many filings and rows of the register, of whatever unit, form and period, became known after `from` and
    /// no later than `to`.
    pub async fn counted_between(&self, from: Moment, to: Moment) -> Result<(u64, u64)> {
        let (from, to) = (from.micros(), to.micros());
        let row = sqlx::query(
            "SELECT (SELECT count(*) FROM filings WHERE known > ?1 AND known <= ?2), (SELECT count(*) FROM register WHERE known > ?1 AND known <= ?2)",
        );
        let row = row.bind(from).bind(to).fetch_one(&self.pool).await?;
        Ok((row.try_get::<i64, _>(0)?.unsigned_abs(), row.try_get::<i64, _>(1)?.unsigned_abs()))
    }

    /// The facts of these filings, by filing and id.
    pub async fn facts_of(&self, filings: &[i64]) -> Result<Vec<FactRecord>> {
        let mut tx = self.reading().await?;
        let mut records = Vec::new();
        for some in filings.chunks(1000) {
            let mut query = QueryBuilder::<Sqlite>::new(RECORD);
            query.push("f.id IN (");
            let mut list = query.separated(", ");
            for id in some {
                list.push_bind(*id);
            }
            query.push(")");
            for row in query.build().fetch_all(&mut *tx).await? {
                records.push(record(&row)?);
            }
        }
        records.sort_by_key(|r| (r.filing, r.id));
        Ok(records)
    }

    /// Every activation of definitions: their hash, and when the clock showed it; in that order.
    pub async fn activations(&self) -> Result<Vec<(String, Moment)>> {
        let rows = sqlx::query("SELECT hash, recorded FROM activations ORDER BY recorded, id").fetch_all(&self.pool).await?;
        rows.iter().map(|row| Ok((row.try_get(0)?, Moment::from_micros(row.try_get(1)?)))).collect()
    }
}

fn filing(row: &SqliteRow) -> Result<FilingArrival> {
    Ok(FilingArrival {
        id: row.try_get(0)?,
        batch: row.try_get(1)?,
        unit: row.try_get(2)?,
        form: row.try_get(3)?,
        period: row.try_get(4)?,
        role: chains::role(row.try_get(5)?)?,
        revision: row.try_get(6)?,
        known: Moment::from_micros(row.try_get(7)?),
    })
}

fn register_row(row: &SqliteRow) -> Result<RegisterArrival> {
    let day = crate::register::date;
    Ok(RegisterArrival {
        id: row.try_get(0)?,
        batch: row.try_get(1)?,
        unit: row.try_get(2)?,
        attribute: row.try_get(3)?,
        value: row.try_get(4)?,
        valid_from: day(row.try_get(5)?)?,
        valid_to: row.try_get::<Option<&str>, _>(6)?.map(day).transpose()?,
        known: Moment::from_micros(row.try_get(7)?),
        person: row.try_get(8)?,
        file: row.try_get(9)?,
        line: row.try_get(10)?,
        cell: row.try_get(11)?,
    })
}
