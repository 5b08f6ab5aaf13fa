//! The small numbers of units, by which the columnar copy joins.

use crate::Result;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};
use std::collections::BTreeSet;

/// Gives each unit that has none the next number, in the order of their codes.
pub(crate) async fn number(conn: &mut SqliteConnection, units: &BTreeSet<&str>) -> Result<()> {
    let units: Vec<&str> = units.iter().copied().collect();
    for some in units.chunks(1000) {
        let mut insert = QueryBuilder::<Sqlite>::new("INSERT INTO units (unit) ");
        insert.push_values(some, |mut row, unit| _ = row.push_bind(*unit));
        insert.push(" ON CONFLICT DO NOTHING").build().execute(&mut *conn).await?;
    }
    Ok(())
}
