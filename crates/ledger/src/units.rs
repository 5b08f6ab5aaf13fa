//! The small numbers of units, by which the columnar copy joins.

use crate::{Ledger, Result};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};
use std::collections::{BTreeMap, BTreeSet};

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

impl Ledger {
    /// The codes of some units by their numbers.
    ///
    /// # Errors
    /// When the book could not be read.
    pub async fn codes_of(&self, numbers: &[u32]) -> Result<BTreeMap<u32, String>> {
        let mut tx = self.reading().await?;
        let mut codes = BTreeMap::new();
        for some in numbers.chunks(1000) {
            let mut select = QueryBuilder::<Sqlite>::new("SELECT u, unit FROM units WHERE u IN (");
            let mut list = select.separated(", ");
            some.iter().for_each(|number| _ = list.push_bind(i64::from(*number)));
            list.push_unseparated(")");
            let rows: Vec<(i64, String)> = select.build_query_as().fetch_all(&mut *tx).await?;
            codes.extend(rows.into_iter().filter_map(|(u, unit)| Some((u32::try_from(u).ok()?, unit))));
        }
        Ok(codes)
    }
}
