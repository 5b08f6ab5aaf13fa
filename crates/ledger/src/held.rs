//! What an explanation or an exemption was given for: the values an issue rests on. When one of them is corrected, the
//! issue is another one, of which nothing was said.

use crate::amount::unscaled;
use crate::judged::Of;
use crate::{Error, Result};
use figures::{Decimal, Role};
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection};
use std::collections::{BTreeMap, BTreeSet};

/// A value that an issue rests on: one that was filed, or one of a figure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Held {
    /// Official table number; none of a figure.
    pub form: Option<String>,
    /// Item code; of a figure what it is of.
    pub item: String,
    /// The period it speaks of.
    pub period: String,
    /// Own or same-period column; of a figure this or last year's amount.
    pub role: Role,
    /// The value, in the item's unit; nothing where it is missing.
    pub value: Option<Decimal>,
}

/// The values something was said for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Basis {
    values: BTreeSet<Held>,
    /// Whether these are all that the book held of the unit: what is not among them was missing.
    whole: bool,
}

impl Held {
    fn is_of(&self, other: &Held) -> bool {
        (&self.form, &self.item, &self.period, self.role) == (&other.form, &other.item, &other.period, other.role)
    }
}

impl Basis {
    /// These values.
    pub fn new(values: impl IntoIterator<Item = Held>) -> Self {
        Basis { values: values.into_iter().collect(), whole: false }
    }

    /// Whether something was said for an issue of these values, all of them. Of no values nothing can be said.
    pub fn bears(&self, values: &[Held]) -> bool {
        !values.is_empty() && values.iter().all(|value| self.has(value))
    }

    /// Those values it was not given for, each with the one there was in its place.
    pub fn changed<'v>(&'v self, values: &'v [Held]) -> Vec<(&'v Held, Option<&'v Held>)> {
        values.iter().filter(|value| !self.has(value)).map(|value| (value, self.before(value))).collect()
    }

    /// The values it was given for, in their order; none where all that the book held are meant.
    pub fn values(&self) -> impl Iterator<Item = &Held> {
        self.values.iter().filter(|_| !self.whole)
    }

    fn has(&self, value: &Held) -> bool {
        self.values.contains(value) || self.whole && value.form.is_some() && value.value.is_none() && self.before(value).is_none()
    }

    fn before(&self, value: &Held) -> Option<&Held> {
        self.values.iter().find(|held| held.is_of(value))
    }
}

/// Writes what was said for.
pub(crate) async fn keep(conn: &mut SqliteConnection, of: Of, basis: &Basis) -> Result<()> {
    let (explanation, exemption) = of.columns();
    for held in &basis.values {
        let insert = "INSERT INTO held_values (explanation, exemption, form, item, period, role, value) VALUES (?, ?, ?, ?, ?, ?, ?)";
        let insert = sqlx::query(insert).bind(explanation).bind(exemption).bind(&held.form).bind(&held.item).bind(&held.period);
        insert.bind(held.role.word()).bind(held.value.map(|v| v.normalize().to_string())).execute(&mut *conn).await?;
    }
    Ok(())
}

/// Values by what was said for them; `of` is a column of the table.
pub(crate) async fn kept(conn: &mut SqliteConnection, of: &'static str) -> Result<BTreeMap<i64, Basis>> {
    let mut query = QueryBuilder::<Sqlite>::new("SELECT form, item, period, role, value, ");
    query.push(of).push(" FROM held_values WHERE ").push(of).push(" IS NOT NULL ORDER BY id");
    let mut out: BTreeMap<i64, Basis> = BTreeMap::new();
    for row in query.build().fetch_all(conn).await? {
        let value = row.try_get::<Option<&str>, _>(4)?.map(decimal).transpose()?;
        out.entry(row.try_get(5)?).or_default().values.insert(held(&row, value)?);
    }
    Ok(out)
}

/// All that the book held of a unit at a moment: what was said for before values were kept.
pub(crate) async fn whole(conn: &mut SqliteConnection, unit: Option<&str>, known: i64) -> Result<Basis> {
    let mut values = BTreeSet::new();
    let rows = sqlx::query(
        "SELECT form, item, period, role, value FROM (
           SELECT f.form, v.item, f.period, f.role, v.value,
                  row_number() OVER (PARTITION BY f.form, f.period, f.role, v.item ORDER BY f.known DESC, f.id DESC) AS nth
           FROM filings f JOIN facts v ON v.filing = f.id WHERE f.unit = ? AND f.known <= ?)
         WHERE nth = 1",
    );
    for row in rows.bind(unit).bind(known).fetch_all(conn).await? {
        values.insert(held(&row, Some(unscaled(row.try_get(4)?)))?);
    }
    Ok(Basis { values, whole: true })
}

/// Form, item, period and role of the first four columns.
fn held(row: &SqliteRow, value: Option<Decimal>) -> Result<Held> {
    let role: &str = row.try_get(3)?;
    let role = Role::parse(role).ok_or_else(|| Error::Unreadable(format!("role {role}")))?;
    Ok(Held { form: row.try_get(0)?, item: row.try_get(1)?, period: row.try_get(2)?, role, value })
}

fn decimal(text: &str) -> Result<Decimal> {
    text.parse().map_err(|_| Error::Unreadable(format!("value {text}")))
}
