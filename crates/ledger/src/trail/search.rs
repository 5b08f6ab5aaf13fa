//! Reading the trail: by who acted, what was done to what, and when; the newest first.

use crate::{Ledger, Result};
use figures::Moment;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite};

/// The most rows of one page.
const MOST: u32 = 1000;

/// What is looked for; what is empty is not asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TrailQuery {
    /// Login of whoever acted.
    pub actor: Option<String>,
    /// The act, or its first words: `session` finds `session.open`.
    pub act: Option<String>,
    /// What it was done to.
    pub subject: Option<String>,
    /// Not before.
    pub from: Option<Moment>,
    /// Not after.
    pub to: Option<Moment>,
    /// The cursor of the page before.
    pub before: Option<i64>,
    /// Rows of a page, a thousand at most.
    pub limit: u32,
}

/// A row of the trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailRow {
    /// Its number.
    pub id: i64,
    /// When.
    pub at: Moment,
    /// Login of whoever acted.
    pub actor: Option<String>,
    /// Login of the account whose view was taken.
    pub viewing: Option<String>,
    /// The act.
    pub act: String,
    /// What it was done to.
    pub subject: String,
    /// How it ended: `done`, `refused`, `failed`.
    pub outcome: String,
    /// More of it, as JSON.
    pub detail: Option<String>,
    /// The network address it came from.
    pub address: Option<String>,
    /// The hash of this row over all before it.
    pub hash: String,
}

/// A page of the trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailPage {
    /// Its rows, the newest first.
    pub items: Vec<TrailRow>,
    /// The cursor of the next page.
    pub next: Option<i64>,
}

impl Ledger {
    /// A page of what is looked for.
    ///
    /// # Errors
    /// When the book could not be read.
    pub async fn trail(&self, query: &TrailQuery) -> Result<TrailPage> {
        let limit = query.limit.clamp(1, MOST);
        let mut select = QueryBuilder::<Sqlite>::new(super::chain::SELECT);
        select.push(" WHERE id < ").push_bind(query.before.unwrap_or(i64::MAX));
        narrow(&mut select, query);
        select.push(" ORDER BY id DESC LIMIT ").push_bind(i64::from(limit) + 1);
        let rows = select.build().fetch_all(&self.pool).await?;
        let mut items = rows.iter().map(read).collect::<Result<Vec<TrailRow>>>()?;
        let more = items.len() > limit as usize;
        items.truncate(limit as usize);
        let next = items.last().filter(|_| more).map(|row| row.id);
        Ok(TrailPage { items, next })
    }
}

fn narrow(select: &mut QueryBuilder<Sqlite>, query: &TrailQuery) {
    if let Some(actor) = &query.actor {
        select.push(" AND actor = ").push_bind(actor.clone());
    }
    if let Some(act) = &query.act {
        // All that begins with the word and a point: `/` comes next after it.
        select.push(" AND (act = ").push_bind(act.clone());
        select.push(" OR (act > ").push_bind(format!("{act}.")).push(" AND act < ").push_bind(format!("{act}/")).push("))");
    }
    if let Some(subject) = &query.subject {
        select.push(" AND instr(subject, ").push_bind(subject.clone()).push(") > 0");
    }
    if let Some(from) = query.from {
        select.push(" AND at >= ").push_bind(from.micros());
    }
    if let Some(to) = query.to {
        select.push(" AND at <= ").push_bind(to.micros());
    }
}

fn read(row: &SqliteRow) -> Result<TrailRow> {
    Ok(TrailRow {
        id: row.try_get(0)?,
        at: Moment::from_micros(row.try_get(1)?),
        actor: row.try_get(2)?,
        viewing: row.try_get(3)?,
        act: row.try_get(4)?,
        subject: row.try_get(5)?,
        outcome: row.try_get(6)?,
        detail: row.try_get(7)?,
        address: row.try_get(8)?,
        hash: row.try_get(10)?,
    })
}
