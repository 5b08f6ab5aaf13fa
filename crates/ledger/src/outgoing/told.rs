//! What became of what was to leave.

use super::{Channel, Outgoing, Receiver, message};
use crate::{Ledger, Result};
use figures::Moment;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection};

/// The most messages of one page.
const MOST: u32 = 500;

/// Which messages are listed, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OutgoingQuery {
    /// The cursor of the page before.
    pub before: Option<i64>,
    /// Those that one person caused.
    pub person: Option<String>,
    /// Messages of a page, five hundred at most.
    pub limit: u32,
}

/// A message and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutgoingState {
    /// The message.
    pub message: Outgoing,
    /// Whether it was decided to whom it goes.
    pub addressed: bool,
    /// To whom, and how far each has come; nobody where it stays in the house.
    pub sent: Vec<Sent>,
}

/// How far a message has come to one receiver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// To whom.
    pub to: Receiver,
    /// `waiting`, `sent`, `failed` (it is tried again) or `given-up`.
    pub state: String,
    /// How often it was tried.
    pub tries: u32,
    /// Why the last try failed.
    pub reason: Option<String>,
    /// When it was last tried.
    pub tried: Option<Moment>,
    /// When it is tried again.
    pub next: Option<Moment>,
}

/// A page of messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutgoingPage {
    /// The messages.
    pub items: Vec<OutgoingState>,
    /// The cursor of the next page.
    pub next: Option<i64>,
}

impl Ledger {
    /// A page of what was to leave, the newest first.
    pub async fn outgoing(&self, query: &OutgoingQuery) -> Result<OutgoingPage> {
        let limit = query.limit.clamp(1, MOST);
        let mut select = QueryBuilder::<Sqlite>::new(
            "SELECT m.id, m.key, m.kind, m.subject, m.unit, m.person, m.at,
                    EXISTS (SELECT 1 FROM outgoing_addressed a WHERE a.message = m.id) FROM outgoing m WHERE m.id < ",
        );
        select.push_bind(query.before.unwrap_or(i64::MAX));
        if let Some(person) = &query.person {
            select.push(" AND m.person = ").push_bind(person);
        }
        select.push(" ORDER BY m.id DESC LIMIT ").push_bind(i64::from(limit) + 1);
        let mut tx = self.reading().await?;
        let rows = select.build().fetch_all(&mut *tx).await?;
        let mut items = Vec::with_capacity(rows.len());
        for row in rows.iter().take(limit as usize) {
            let message = message(row, 0)?;
            let sent = sent(&mut tx, message.id).await?;
            items.push(OutgoingState { message, addressed: row.try_get(7)?, sent });
        }
        let next = items.last().map(|one| one.message.id).filter(|_| rows.len() > limit as usize);
        Ok(OutgoingPage { items, next })
    }
}

async fn sent(conn: &mut SqliteConnection, message: i64) -> Result<Vec<Sent>> {
    let select = sqlx::query(
        "SELECT d.channel, d.receiver, coalesce(t.outcome, 'waiting'), t.reason, t.at, t.next,
                (SELECT count(*) FROM outgoing_tries n WHERE n.delivery = d.id)
         FROM outgoing_deliveries d
         LEFT JOIN outgoing_tries t ON t.id = (SELECT max(id) FROM outgoing_tries l WHERE l.delivery = d.id)
         WHERE d.message = ? ORDER BY d.channel, d.receiver",
    );
    select.bind(message).fetch_all(conn).await?.iter().map(one).collect()
}

fn one(row: &SqliteRow) -> Result<Sent> {
    let moment = |column: usize| row.try_get::<Option<i64>, _>(column).map(|at| at.map(Moment::from_micros));
    Ok(Sent {
        to: Receiver { channel: Channel::parse(row.try_get(0)?)?, name: row.try_get(1)? },
        state: row.try_get(2)?,
        reason: row.try_get(3)?,
        tried: moment(4)?,
        next: moment(5)?,
        tries: row.try_get(6)?,
    })
}
