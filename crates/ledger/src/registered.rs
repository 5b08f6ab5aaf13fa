//! Register rows on their way into the book: what is new among those delivered.

use crate::append::{Batch, Receipt};
use crate::plan::next_id;
use crate::{Error, Ledger, Result};
use figures::{CreditCode, Moment, Place, RegisterRow};
use jiff::civil::Date;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection};
use std::collections::{BTreeMap, BTreeSet};

/// A row to be written.
pub(crate) struct NewRow<'a> {
    pub id: i64,
    pub batch: usize,
    pub row: &'a RegisterRow,
}

/// What a row restates: an attribute from a day on; of events each its own.
type Subject = (String, String, String, String);

/// What it says of it, and when that became known.
struct Said {
    value: String,
    valid_to: Option<String>,
    known: i64,
}

/// The rows that say something the register does not say yet.
pub(crate) async fn plan<'a>(conn: &mut SqliteConnection, batches: &'a [Batch], receipt: &mut Receipt) -> Result<Vec<NewRow<'a>>> {
    let mut rows: Vec<(usize, &RegisterRow)> =
        batches.iter().enumerate().flat_map(|(i, b)| b.register.iter().map(move |r| (i, r))).collect();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    rows.sort_by_key(|(_, row)| row.known);
    let mut register = existing(conn, &rows).await?;
    let mut next = next_id(conn, "SELECT coalesce(max(id), 0) + 1 FROM register").await?;
    let mut new = Vec::new();
    for (batch, row) in rows {
        let said = register.entry(subject(row)).or_default();
        if is_said(said, row) {
            receipt.register_unchanged += 1;
            continue;
        }
        said.push(Said { value: row.value.clone(), valid_to: row.valid_to.map(|d| d.to_string()), known: row.known.micros() });
        new.push(NewRow { id: next, batch, row });
        receipt.register_new += 1;
        next += 1;
    }
    Ok(new)
}

/// Whether the register says the same already: at the same moment, or earlier with nothing else said since.
fn is_said(said: &[Said], row: &RegisterRow) -> bool {
    let valid_to = row.valid_to.map(|d| d.to_string());
    let known = row.known.micros();
    let same = |s: &&Said| s.value == row.value && s.valid_to == valid_to;
    let Some(before) = said.iter().filter(same).map(|s| s.known).filter(|k| *k <= known).max() else { return false };
    before == known || !said.iter().any(|s| !same(&s) && s.known > before && s.known <= known)
}

fn subject(row: &RegisterRow) -> Subject {
    key(row.unit.as_str().to_owned(), row.attribute.clone(), row.valid_from.to_string(), &row.value)
}

fn key(unit: String, attribute: String, valid_from: String, value: &str) -> Subject {
    let event = if attribute == "event" { value.to_owned() } else { String::new() };
    (unit, attribute, valid_from, event)
}

async fn existing(conn: &mut SqliteConnection, rows: &[(usize, &RegisterRow)]) -> Result<BTreeMap<Subject, Vec<Said>>> {
    let units: BTreeSet<&str> = rows.iter().map(|(_, row)| row.unit.as_str()).collect();
    let units: Vec<&str> = units.into_iter().collect();
    let mut register: BTreeMap<Subject, Vec<Said>> = BTreeMap::new();
    for some in units.chunks(1000) {
        let mut query =
            QueryBuilder::<Sqlite>::new("SELECT unit, attribute, valid_from, value, valid_to, known FROM register WHERE unit IN (");
        let mut list = query.separated(", ");
        for unit in some {
            list.push_bind(*unit);
        }
        query.push(") ORDER BY known, id");
        for row in query.build().fetch_all(&mut *conn).await? {
            let value: String = row.try_get(3)?;
            let subject = key(row.try_get(0)?, row.try_get(1)?, row.try_get(2)?, &value);
            register.entry(subject).or_default().push(Said { value, valid_to: row.try_get(4)?, known: row.try_get(5)? });
        }
    }
    Ok(register)
}

/// Inserts the new rows.
pub(crate) async fn write(conn: &mut SqliteConnection, rows: &[NewRow<'_>], ids: &[Option<i64>], batches: &[Batch]) -> Result<()> {
    for some in rows.chunks(1000) {
        let mut insert = QueryBuilder::<Sqlite>::new(
            "INSERT INTO register (id, batch, unit, attribute, value, valid_from, valid_to, known, recorded, line, cell) ",
        );
        insert.push_values(some, |mut out, new| {
            out.push_bind(new.id).push_bind(ids[new.batch]).push_bind(new.row.unit.as_str()).push_bind(&new.row.attribute);
            out.push_bind(&new.row.value).push_bind(new.row.valid_from.to_string()).push_bind(new.row.valid_to.map(|d| d.to_string()));
            out.push_bind(new.row.known.micros()).push_bind(batches[new.batch].recorded.micros());
            out.push_bind(i64::from(new.row.place.line)).push_bind(new.row.place.cell.as_deref());
        });
        insert.build().execute(&mut *conn).await?;
    }
    Ok(())
}

impl Ledger {
    /// Every row of the register, in the order they were recorded. `exceptions` are the credit codes that are
    /// valid though their check character fails.
    pub async fn register_rows(&self, exceptions: &[String]) -> Result<Vec<RegisterRow>> {
        let rows = sqlx::query(
            "SELECT r.unit, r.attribute, r.value, r.valid_from, r.valid_to, r.known, b.file, r.line, r.cell
             FROM register r JOIN batches b ON b.id = r.batch ORDER BY r.id",
        );
        let rows = rows.fetch_all(&self.pool).await?;
        rows.iter().map(|row| stored(row, exceptions)).collect()
    }
}

fn stored(row: &SqliteRow, exceptions: &[String]) -> Result<RegisterRow> {
    let code: &str = row.try_get(0)?;
    let unit = CreditCode::parse(code, exceptions).map_err(|_| Error::Unreadable(format!("credit code {code}")))?;
    let line = u32::try_from(row.try_get::<i64, _>(7)?).unwrap_or_default();
    Ok(RegisterRow {
        unit,
        attribute: row.try_get(1)?,
        value: row.try_get(2)?,
        valid_from: day(row.try_get(3)?)?,
        valid_to: row.try_get::<Option<&str>, _>(4)?.map(day).transpose()?,
        known: Moment::from_micros(row.try_get(5)?),
        place: Place { file: row.try_get(6)?, line, cell: row.try_get(8)?, ..Place::default() },
    })
}

fn day(text: &str) -> Result<Date> {
    text.parse().map_err(|_| Error::Unreadable(format!("date {text}")))
}
