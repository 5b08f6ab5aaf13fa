//! Facts with all that is known of their origin, for explanations and checks.

use crate::amount::unscaled;
use crate::{Ledger, Result, chains};
use figures::{Decimal, Moment, Role};
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A fact with its filing, batch and file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactRecord {
    /// Its id, as in the `f_` columns.
    pub id: i64,
    /// Who filed.
    pub unit: String,
    /// Official table number.
    pub form: String,
    /// The period it speaks of, as `figures::Period` writes it.
    pub period: String,
    /// Own or same-period column.
    pub role: Role,
    /// Official item code.
    pub item: String,
    /// Amount in the item's unit.
    pub value: Decimal,
    /// The filing it belongs to.
    pub filing: i64,
    /// Which revision of its chain that is, from 1.
    pub revision: i64,
    /// When it became known.
    pub known: Moment,
    /// When it was recorded.
    pub recorded: Moment,
    /// Who delivered it.
    pub person: String,
    /// The file it was read from.
    pub file: String,
    /// Content hash of that file.
    pub sha256: String,
    /// Line in the file, from 1; 0 when there is none.
    pub line: u32,
    /// Workbook cell, where there is one.
    pub cell: Option<String>,
    /// Source typed with the filing.
    pub source: Option<String>,
    /// Note typed with the filing.
    pub note: Option<String>,
    /// The filing that this one replaced.
    pub replaces: Option<i64>,
    /// The item's amount before, where it had one.
    pub replaced_value: Option<Decimal>,
}

/// The newest value of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LatestValue {
    /// Who filed.
    pub unit: String,
    /// The period it speaks of.
    pub period: String,
    /// Own or same-period column.
    pub role: Role,
    /// Official item code.
    pub item: String,
    /// Amount in the item's unit.
    pub value: Decimal,
}

/// What one unit filed of an item for a period, as known at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiledItem {
    /// The period it speaks of.
    pub period: String,
    /// The value first accepted.
    pub first: Decimal,
    /// The newest value.
    pub latest: Decimal,
    /// Whether it was revised.
    pub revised: bool,
}

pub(crate) const RECORD: &str = "SELECT v.id, f.unit, f.form, f.period, f.role, v.item, v.value, f.id, f.revision, f.known, f.recorded,
    b.person, b.file, b.source, v.line, v.cell, f.source_text, f.note, f.replaces,
    (SELECT o.value FROM filings p JOIN facts o ON o.filing = p.id AND o.item = v.item
      WHERE p.unit = f.unit AND p.form = f.form AND p.period = f.period AND p.role = f.role
        AND (p.known < f.known OR p.known = f.known AND p.id < f.id)
      ORDER BY p.known DESC, p.id DESC LIMIT 1)
  FROM facts v JOIN filings f ON f.id = v.filing JOIN batches b ON b.id = f.batch WHERE ";

impl Ledger {
    /// The facts of these ids, by id; an id that the book does not hold is left out.
    pub async fn facts_by_id(&self, ids: &[i64]) -> Result<Vec<FactRecord>> {
        let mut wanted = ids.to_vec();
        wanted.sort_unstable();
        wanted.dedup();
        let mut tx = self.reading().await?;
        let mut records = Vec::with_capacity(wanted.len());
        for some in wanted.chunks(1000) {
            let mut query = QueryBuilder::<Sqlite>::new(RECORD);
            query.push("v.id IN (");
            let mut list = query.separated(", ");
            for id in some {
                list.push_bind(*id);
            }
            query.push(") ORDER BY v.id");
            for row in query.build().fetch_all(&mut *tx).await? {
                records.push(record(&row)?);
            }
        }
        Ok(records)
    }

    /// Of the facts of these ids those with the largest amounts of either sign: at most so many, the largest first, then
    /// by id. Only their amounts are read.
    pub async fn largest_facts(&self, ids: &[i64], most: usize) -> Result<Vec<i64>> {
        if most >= ids.len() {
            return Ok(ids.to_vec());
        }
        let most_of_them = i64::try_from(most).unwrap_or(i64::MAX);
        let mut tx = self.reading().await?;
        let mut largest: Vec<(Reverse<i64>, i64)> = Vec::new();
        for some in ids.chunks(1000).filter(|_| most > 0) {
            let mut query = QueryBuilder::<Sqlite>::new("SELECT max(value, -value), id FROM facts WHERE id IN (");
            let mut list = query.separated(", ");
            for id in some {
                list.push_bind(*id);
            }
            query.push(") ORDER BY 1 DESC, 2 LIMIT ").push_bind(most_of_them);
            for row in query.build().fetch_all(&mut *tx).await? {
                largest.push((Reverse(row.try_get(0)?), row.try_get(1)?));
            }
        }
        largest.sort_unstable();
        Ok(largest.into_iter().take(most).map(|(_, id)| id).collect())
    }

    /// The facts of a form, some items and periods that became known after `as_of`, in that order: the
    /// later restatements of a figure.
    pub async fn known_after<S: AsRef<str>>(&self, form: &str, items: &[S], periods: &[String], as_of: Moment) -> Result<Vec<FactRecord>> {
        let mut tx = self.reading().await?;
        let mut records = Vec::new();
        for some in periods.chunks(1000) {
            let mut query = QueryBuilder::<Sqlite>::new(RECORD);
            after(&mut query, form, items, some, as_of);
            for row in query.build().fetch_all(&mut *tx).await? {
                records.push(record(&row)?);
            }
        }
        records.sort_by_key(|r| (r.known, r.id));
        Ok(records)
    }

    /// The ids of the same facts with the units that filed them, by id.
    pub async fn units_known_after<S: AsRef<str>>(
        &self,
        form: &str,
        items: &[S],
        periods: &[String],
        as_of: Moment,
    ) -> Result<BTreeMap<i64, String>> {
        let mut tx = self.reading().await?;
        let mut units = BTreeMap::new();
        for some in periods.chunks(1000) {
            let mut query = QueryBuilder::<Sqlite>::new("SELECT v.id, f.unit FROM filings f JOIN facts v ON v.filing = f.id WHERE ");
            after(&mut query, form, items, some, as_of);
            for row in query.build().fetch_all(&mut *tx).await? {
                units.insert(row.try_get(0)?, row.try_get(1)?);
            }
        }
        Ok(units)
    }

    /// The first filings of units for a form and some periods that became known after `as_of`: what shows from then on that
    /// they filed. Of each the id of one fact, with unit and period, by id.
    pub async fn first_known_after(&self, form: &str, periods: &[String], as_of: Moment) -> Result<BTreeMap<i64, (String, String)>> {
        let mut tx = self.reading().await?;
        let mut sheets = BTreeMap::new();
        for some in periods.chunks(1000) {
            let mut query = QueryBuilder::<Sqlite>::new(
                "SELECT min(v.id), f.unit, f.period FROM filings f JOIN facts v ON v.filing = f.id
                 WHERE f.role = 'current' AND f.revision = 1 AND f.form = ",
            );
            query.push_bind(form.to_owned()).push(" AND f.known > ").push_bind(as_of.micros()).push(" AND f.period IN (");
            let mut list = query.separated(", ");
            for period in some {
                list.push_bind(period.clone());
            }
            query.push(") GROUP BY f.id");
            for row in query.build().fetch_all(&mut *tx).await? {
                sheets.insert(row.try_get(0)?, (row.try_get(1)?, row.try_get(2)?));
            }
        }
        Ok(sheets)
    }

    /// The newest value of every period and item of one unit on a form as known at a moment; a period's own filing
    /// stands before the same-period column of next year's form.
    pub async fn latest_of(&self, form: &str, unit: &str, as_of: Moment) -> Result<Vec<LatestValue>> {
        let rows = sqlx::query(
            "SELECT unit, period, role, item, value FROM (
               SELECT f.unit, f.period, f.role, v.item, v.value,
                      row_number() OVER (PARTITION BY f.period, v.item ORDER BY f.role = 'same_period', f.known DESC, f.id DESC) AS nth
               FROM filings f JOIN facts v ON v.filing = f.id WHERE f.form = ? AND f.unit = ? AND f.known <= ?)
             WHERE nth = 1 ORDER BY period, item",
        );
        let rows = rows.bind(form).bind(unit).bind(as_of.micros()).fetch_all(&self.pool).await?;
        rows.iter().map(latest).collect()
    }

    /// Whether anybody has filed a form for a period.
    pub async fn is_filed(&self, form: &str, period: &str) -> Result<bool> {
        let query = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM filings WHERE form = ? AND period = ?)");
        Ok(query.bind(form.to_owned()).bind(period.to_owned()).fetch_one(&self.pool).await?)
    }

    /// What one unit filed of an item, period by period, as known at a moment; a period's own filings stand before the
    /// same-period column of next year's form.
    pub async fn filed(&self, unit: &str, form: &str, item: &str, as_of: Moment) -> Result<Vec<FiledItem>> {
        let units = BTreeSet::from([unit.to_owned()]);
        let mut filed = self.filed_by(&units, form, &[item], as_of).await?;
        Ok(filed.pop_first().map(|(_, items)| items).unwrap_or_default())
    }

    /// What some units filed of some items of a form, by unit and item, each as [`Ledger::filed`] gives it.
    pub async fn filed_by(
        &self,
        units: &BTreeSet<String>,
        form: &str,
        items: &[&str],
        as_of: Moment,
    ) -> Result<BTreeMap<(String, String), Vec<FiledItem>>> {
        let mut tx = self.reading().await?;
        let units: Vec<&String> = units.iter().collect();
        let mut filed: BTreeMap<(String, String), Vec<(FiledItem, Role)>> = BTreeMap::new();
        for some in units.chunks(1000) {
            let mut query = QueryBuilder::<Sqlite>::new(
                "SELECT f.unit, v.item, f.period, f.role, v.value FROM filings f JOIN facts v ON v.filing = f.id WHERE f.form = ",
            );
            query.push_bind(form.to_owned()).push(" AND f.known <= ").push_bind(as_of.micros()).push(" AND f.unit IN (");
            let mut list = query.separated(", ");
            some.iter().for_each(|unit| _ = list.push_bind((*unit).clone()));
            query.push(") AND v.item IN (");
            let mut list = query.separated(", ");
            items.iter().for_each(|item| _ = list.push_bind((*item).to_owned()));
            query.push(") ORDER BY f.unit, v.item, f.period, f.role, f.known, f.id");
            for row in query.build().fetch_all(&mut *tx).await? {
                take(filed.entry((row.try_get(0)?, row.try_get(1)?)).or_default(), &row)?;
            }
        }
        let bare = |items: Vec<(FiledItem, Role)>| items.into_iter().map(|(item, _)| item).collect();
        Ok(filed.into_iter().map(|(of, items)| (of, bare(items))).collect())
    }

    /// The newest value of every unit, period, role and item of a form as known at a moment.
    pub async fn history(&self, form: &str, as_of: Moment) -> Result<Vec<LatestValue>> {
        let rows = sqlx::query(
            "SELECT unit, period, role, item, value FROM (
               SELECT f.unit, f.period, f.role, v.item, v.value,
                      row_number() OVER (PARTITION BY f.unit, f.period, f.role, v.item ORDER BY f.known DESC, f.id DESC) AS nth
               FROM filings f JOIN facts v ON v.filing = f.id WHERE f.form = ? AND f.known <= ?)
             WHERE nth = 1 ORDER BY unit, period, role, item",
        )
        .bind(form)
        .bind(as_of.micros())
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(latest).collect()
    }
}

impl Ledger {
    /// The facts of one unit that hold for some periods as known at a moment, with all that is known of their origin.
    pub async fn standing_of(&self, unit: &str, periods: &[String], as_of: Moment) -> Result<Vec<FactRecord>> {
        let mut query = QueryBuilder::<Sqlite>::new(
            "SELECT id FROM (
               SELECT v.id, row_number() OVER (PARTITION BY f.form, f.period, f.role, v.item ORDER BY f.known DESC, f.id DESC) AS nth
               FROM filings f JOIN facts v ON v.filing = f.id WHERE f.unit = ",
        );
        query.push_bind(unit.to_owned()).push(" AND f.known <= ").push_bind(as_of.micros()).push(" AND f.period IN (");
        let mut list = query.separated(", ");
        periods.iter().for_each(|period| _ = list.push_bind(period.clone()));
        query.push(")) WHERE nth = 1");
        let rows = query.build().fetch_all(&self.pool).await?;
        let ids: Vec<i64> = rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?;
        self.facts_by_id(&ids).await
    }

    /// The facts that hold for some periods as known at a moment: of every unit, form, period, role and item the
    /// newest one, with all that is known of its origin.
    pub async fn standing(&self, periods: &[String], as_of: Moment) -> Result<Vec<FactRecord>> {
        let mut tx = self.reading().await?;
        let mut ids: Vec<i64> = Vec::new();
        for some in periods.chunks(1000) {
            let mut query = QueryBuilder::<Sqlite>::new(
                "SELECT id FROM (
                   SELECT v.id, row_number() OVER
                     (PARTITION BY f.unit, f.form, f.period, f.role, v.item ORDER BY f.known DESC, f.id DESC) AS nth
                   FROM filings f JOIN facts v ON v.filing = f.id WHERE f.known <= ",
            );
            query.push_bind(as_of.micros()).push(" AND f.period IN (");
            let mut list = query.separated(", ");
            for period in some {
                list.push_bind(period.clone());
            }
            query.push(")) WHERE nth = 1");
            for row in query.build().fetch_all(&mut *tx).await? {
                ids.push(row.try_get(0)?);
            }
        }
        drop(tx);
        self.facts_by_id(&ids).await
    }
}

/// The facts of a form, some items and periods that became known after a moment.
fn after<S: AsRef<str>>(query: &mut QueryBuilder<Sqlite>, form: &str, items: &[S], periods: &[String], as_of: Moment) {
    query.push("f.form = ").push_bind(form.to_owned()).push(" AND f.known > ").push_bind(as_of.micros()).push(" AND f.period IN (");
    let mut list = query.separated(", ");
    for period in periods {
        list.push_bind(period.clone());
    }
    query.push(") AND v.item IN (");
    let mut list = query.separated(", ");
    for item in items {
        list.push_bind(item.as_ref().to_owned());
    }
    query.push(")");
}

/// Adds a filing to those before it of the same unit and item, which stand in the order of periods, roles and moments.
fn take(filed: &mut Vec<(FiledItem, Role)>, row: &SqliteRow) -> Result<()> {
    let (period, role, value) = (row.try_get(2)?, chains::role(row.try_get(3)?)?, unscaled(row.try_get(4)?));
    match filed.last_mut().filter(|(item, _)| item.period == period) {
        Some((item, held)) if *held == role => (item.latest, item.revised) = (value, true),
        Some(_) => {}
        None => filed.push((FiledItem { period, first: value, latest: value, revised: false }, role)),
    }
    Ok(())
}

fn latest(row: &SqliteRow) -> Result<LatestValue> {
    Ok(LatestValue {
        unit: row.try_get(0)?,
        period: row.try_get(1)?,
        role: chains::role(row.try_get(2)?)?,
        item: row.try_get(3)?,
        value: unscaled(row.try_get(4)?),
    })
}

pub(crate) fn record(row: &SqliteRow) -> Result<FactRecord> {
    Ok(FactRecord {
        id: row.try_get(0)?,
        unit: row.try_get(1)?,
        form: row.try_get(2)?,
        period: row.try_get(3)?,
        role: chains::role(row.try_get(4)?)?,
        item: row.try_get(5)?,
        value: unscaled(row.try_get(6)?),
        filing: row.try_get(7)?,
        revision: row.try_get(8)?,
        known: Moment::from_micros(row.try_get(9)?),
        recorded: Moment::from_micros(row.try_get(10)?),
        person: row.try_get(11)?,
        file: row.try_get(12)?,
        sha256: row.try_get(13)?,
        line: row.try_get(14)?,
        cell: row.try_get(15)?,
        source: row.try_get(16)?,
        note: row.try_get(17)?,
        replaces: row.try_get(18)?,
        replaced_value: row.try_get::<Option<i64>, _>(19)?.map(unscaled),
    })
}
