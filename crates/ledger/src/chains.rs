//! Chains: the revisions of one unit, form, period and role, in the order they became known.

use crate::{Error, Result};
use figures::Role;
use futures::TryStreamExt;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection};
use std::collections::BTreeMap;

/// What a chain belongs to. The order is the sort order of the columnar copy within a form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub form: String,
    pub unit: String,
    pub period: String,
    pub role: Role,
}

/// A value and the fact it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Held {
    pub value: i64,
    pub fact: i64,
}

/// One revision with the items it names.
#[derive(Debug, Clone)]
pub(crate) struct Revision {
    pub filing: i64,
    pub known: i64,
    pub recorded: i64,
    pub values: BTreeMap<String, Held>,
}

/// A revision as of its moment: the values of all items, and until when they were the newest.
#[derive(Debug)]
pub(crate) struct Wide<'a> {
    pub revision: &'a Revision,
    /// Its number in the order in which the chain became known, from 1: in whichever order it was delivered.
    pub nth: usize,
    pub known_to: i64,
    pub values: BTreeMap<&'a str, Held>,
}

/// `known_to` of a revision that nothing follows.
pub(crate) const OPEN_END: i64 = i64::MAX;

/// The revisions of a key, by (known, filing).
#[derive(Debug, Clone, Default)]
pub(crate) struct Chain {
    /// The unit's number; 0 of a chain that is not in the book yet.
    pub number: i32,
    revisions: Vec<Revision>,
}

impl Chain {
    /// The values of all items as known at `moment`.
    pub(crate) fn state_at(&self, moment: i64) -> BTreeMap<&str, Held> {
        let mut state = BTreeMap::new();
        for revision in self.revisions.iter().take_while(|r| r.known <= moment) {
            state.extend(revision.values.iter().map(|(item, held)| (item.as_str(), *held)));
        }
        state
    }

    /// The values that revisions of exactly this moment name; `None` when there is no such revision.
    pub(crate) fn given_at(&self, moment: i64) -> Option<BTreeMap<&str, Held>> {
        let at: Vec<&Revision> = self.revisions.iter().filter(|r| r.known == moment).collect();
        (!at.is_empty()).then(|| at.iter().flat_map(|r| r.values.iter().map(|(item, held)| (item.as_str(), *held))).collect())
    }

    /// The filing that is newest at `moment`.
    pub(crate) fn newest_at(&self, moment: i64) -> Option<i64> {
        self.revisions.iter().take_while(|r| r.known <= moment).last().map(|r| r.filing)
    }

    /// When the values that are the newest at `moment` became known.
    pub(crate) fn known_at(&self, moment: i64) -> Option<i64> {
        self.revisions.iter().take_while(|r| r.known <= moment).last().map(|r| r.known)
    }

    /// How many revisions there are.
    pub(crate) fn len(&self) -> usize {
        self.revisions.len()
    }

    /// Puts a revision in its place; among equal moments the later filing follows the earlier.
    pub(crate) fn insert(&mut self, revision: Revision) {
        let order = (revision.known, revision.filing);
        let at = self.revisions.partition_point(|r| (r.known, r.filing) <= order);
        self.revisions.insert(at, revision);
    }

    /// Every revision with its interval, values carried forward.
    pub(crate) fn wide(&self) -> Vec<Wide<'_>> {
        let mut values: BTreeMap<&str, Held> = BTreeMap::new();
        let ends = self.revisions.iter().skip(1).map(|r| r.known).chain([OPEN_END]);
        self.revisions
            .iter()
            .zip(ends)
            .zip(1..)
            .map(|((revision, known_to), nth)| {
                values.extend(revision.values.iter().map(|(item, held)| (item.as_str(), *held)));
                Wide { revision, nth, known_to, values: values.clone() }
            })
            .collect()
    }

    /// The items that any revision names.
    pub(crate) fn items(&self) -> impl Iterator<Item = &str> {
        self.revisions.iter().flat_map(|r| r.values.keys().map(String::as_str))
    }
}

/// Chains by key.
pub(crate) type Chains = BTreeMap<Key, Chain>;

/// Which chains are wanted.
pub(crate) enum Wanted<'a> {
    /// Those of a form and some periods.
    Periods(&'a str, &'a [&'a str]),
    /// Those of a form and a year of the period.
    Year(&'a str, i64),
    /// Those of a form (and some periods, if named) to which a filing after this one was added, whole.
    TouchedAfter(&'a str, i64, Option<&'a [String]>),
}

/// Reads the wanted chains from the book, in one query.
pub(crate) async fn load(conn: &mut SqliteConnection, wanted: Wanted<'_>) -> Result<Chains> {
    let mut query = QueryBuilder::<Sqlite>::new(
        "SELECT f.id, f.unit, f.period, f.role, f.known, f.recorded, v.item, v.value, v.id, n.u
         FROM filings f JOIN facts v ON v.filing = f.id JOIN units n ON n.unit = f.unit WHERE f.form = ",
    );
    let form = restrict(&mut query, wanted);
    query.push(" ORDER BY f.unit, f.period, f.role, f.known, f.id");
    let mut rows = query.build().fetch(conn);
    let mut chains = Chains::new();
    let mut current: Option<(Key, Chain)> = None;
    while let Some(row) = rows.try_next().await? {
        let key = Key { form: form.clone(), unit: row.try_get(1)?, period: row.try_get(2)?, role: role(row.try_get(3)?)? };
        if current.as_ref().is_none_or(|(held, _)| *held != key) {
            let chain = Chain { number: row.try_get(9)?, ..Chain::default() };
            chains.extend(current.replace((key, chain)));
        }
        if let Some((_, chain)) = &mut current {
            add(chain, &row)?;
        }
    }
    chains.extend(current);
    Ok(chains)
}

fn restrict(query: &mut QueryBuilder<Sqlite>, wanted: Wanted<'_>) -> String {
    let (Wanted::Periods(form, _) | Wanted::Year(form, _) | Wanted::TouchedAfter(form, ..)) = wanted;
    let form = form.to_owned();
    query.push_bind(form.clone());
    match wanted {
        Wanted::Periods(_, periods) => {
            query.push(" AND f.period IN (");
            let mut list = query.separated(", ");
            for period in periods {
                list.push_bind((*period).to_owned());
            }
            query.push(")");
        }
        Wanted::Year(_, year) => {
            query.push(" AND f.year = ").push_bind(year);
        }
        Wanted::TouchedAfter(_, mark, periods) => {
            query.push(" AND (f.unit, f.period, f.role) IN (SELECT t.unit, t.period, t.role FROM filings t WHERE t.form = ");
            query.push_bind(form.clone()).push(" AND t.id > ").push_bind(mark);
            if let Some(periods) = periods {
                query.push(" AND t.period IN (");
                let mut list = query.separated(", ");
                periods.iter().for_each(|period| _ = list.push_bind(period.clone()));
                query.push(")");
            }
            query.push(")");
        }
    }
    form
}

fn add(chain: &mut Chain, row: &SqliteRow) -> Result<()> {
    let filing: i64 = row.try_get(0)?;
    if chain.revisions.last().is_none_or(|r| r.filing != filing) {
        let (known, recorded) = (row.try_get(4)?, row.try_get(5)?);
        chain.revisions.push(Revision { filing, known, recorded, values: BTreeMap::new() });
    }
    let held = Held { value: row.try_get(7)?, fact: row.try_get(8)? };
    if let Some(last) = chain.revisions.last_mut() {
        last.values.insert(row.try_get(6)?, held);
    }
    Ok(())
}

/// Reads a stored role.
pub(crate) fn role(word: &str) -> Result<Role> {
    Role::parse(word).ok_or_else(|| Error::Unreadable(format!("role {word}")))
}
