//! What has come into the book since a state of it: what is kept of that state asks whether it still holds.

use crate::{Ledger, Result};
use figures::Moment;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};
use std::collections::{BTreeMap, BTreeSet};

/// A state of the book: the ids of its newest filing and of the newest row of its register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct State {
    filing: i64,
    register: i64,
}

impl State {
    /// Whether the register is the same as in another state.
    pub fn has_register_of(self, other: State) -> bool {
        self.register == other.register
    }
}

/// A filing that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// Number of the unit.
    pub unit: u32,
    /// Official table number.
    pub form: String,
    /// The period it speaks of, as `figures::Period` writes it.
    pub period: String,
    /// When it became known.
    pub known: Moment,
}

/// What has come since a state.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct News {
    /// Filings.
    pub filings: Vec<Came>,
    /// Units of which the register has new rows, and when these became known.
    pub register: Vec<(u32, Moment)>,
    /// The areas in which each of the units ever was.
    pub areas: BTreeMap<u32, BTreeSet<String>>,
}

impl Ledger {
    /// The state of the book.
    pub async fn state(&self) -> Result<State> {
        let query = sqlx::query_as("SELECT (SELECT coalesce(max(id), 0) FROM filings), (SELECT coalesce(max(id), 0) FROM register)");
        let (filing, register) = query.fetch_one(&self.pool).await?;
        Ok(State { filing, register })
    }

    /// Every period of which own values were filed.
    pub async fn periods(&self) -> Result<Vec<String>> {
        Ok(sqlx::query_scalar("SELECT DISTINCT period FROM filings WHERE role = 'current'").fetch_all(&self.pool).await?)
    }

    /// What has come since a state; nothing is told where that is more than `most` filings or rows.
    pub async fn news(&self, since: State, most: u32) -> Result<Option<News>> {
        let mut tx = self.reading().await?;
        let filings = "SELECT n.u, f.form, f.period, f.known FROM filings f JOIN units n ON n.unit = f.unit WHERE f.id > ? LIMIT ?";
        let limit = i64::from(most) + 1;
        let filings: Vec<(i64, String, String, i64)> = sqlx::query_as(filings).bind(since.filing).bind(limit).fetch_all(&mut *tx).await?;
        let rows = "SELECT n.u, r.known FROM register r JOIN units n ON n.unit = r.unit WHERE r.id > ? LIMIT ?";
        let rows: Vec<(i64, i64)> = sqlx::query_as(rows).bind(since.register).bind(limit).fetch_all(&mut *tx).await?;
        if filings.len().max(rows.len()) > most as usize {
            return Ok(None);
        }
        let unit = |u: i64| u32::try_from(u).unwrap_or_default();
        let came = |(u, form, period, known)| Came { unit: unit(u), form, period, known: Moment::from_micros(known) };
        let units: BTreeSet<i64> = filings.iter().map(|(u, ..)| *u).chain(rows.iter().map(|(u, _)| *u)).collect();
        Ok(Some(News {
            areas: areas_of(&mut tx, units).await?,
            filings: filings.into_iter().map(came).collect(),
            register: rows.into_iter().map(|(u, known)| (unit(u), Moment::from_micros(known))).collect(),
        }))
    }
}

/// The areas in which units ever were, by their numbers.
async fn areas_of(conn: &mut SqliteConnection, units: BTreeSet<i64>) -> Result<BTreeMap<u32, BTreeSet<String>>> {
    let mut areas: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    for some in units.into_iter().collect::<Vec<_>>().chunks(1000) {
        let select = "SELECT DISTINCT n.u, r.value FROM units n JOIN register r ON r.unit = n.unit WHERE r.attribute = 'area' AND n.u IN (";
        let mut query = QueryBuilder::<Sqlite>::new(select);
        let mut list = query.separated(", ");
        some.iter().for_each(|unit| _ = list.push_bind(*unit));
        list.push_unseparated(")");
        let rows: Vec<(i64, String)> = query.build_query_as().fetch_all(&mut *conn).await?;
        for (unit, area) in rows {
            areas.entry(u32::try_from(unit).unwrap_or_default()).or_default().insert(area);
        }
    }
    Ok(areas)
}
