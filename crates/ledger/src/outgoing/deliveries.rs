//! To whom a message goes, what is due, and how each try ended.

use super::{Outgoing, message};
use crate::{Error, Ledger, Result};
use figures::Moment;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

/// By which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    /// Mail to an account.
    Mail,
    /// A request to another program.
    Webhook,
}

impl Channel {
    /// Word in the book and for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Channel::Mail => "mail",
            Channel::Webhook => "webhook",
        }
    }

    pub(super) fn parse(word: &str) -> Result<Self> {
        [Channel::Mail, Channel::Webhook]
            .into_iter()
            .find(|channel| channel.word() == word)
            .ok_or_else(|| Error::Unreadable(format!("channel {word}")))
    }
}

/// Who gets a message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Receiver {
    /// By which way.
    pub channel: Channel,
    /// A login, or the name of a webhook.
    pub name: String,
}

/// A message on its way to one receiver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its number.
    pub id: i64,
    /// What.
    pub message: Outgoing,
    /// To whom.
    pub to: Receiver,
    /// Tries that failed.
    pub tries: u32,
}

/// How a try ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tried {
    /// The receiver took it.
    Sent,
    /// It did not; the next try is at a moment.
    Failed {
        /// Why, without anything secret.
        reason: String,
        /// When the next try is.
        next: Moment,
    },
    /// It did not, and it is not tried again.
    GivenUp {
        /// Why, without anything secret.
        reason: String,
    },
}

impl Ledger {
    /// Messages of which nobody decided yet to whom they go, the oldest first.
    pub async fn unaddressed(&self, limit: u32) -> Result<Vec<Outgoing>> {
        let select = sqlx::query(
            "SELECT m.id, m.key, m.kind, m.subject, m.unit, m.person, m.at FROM outgoing m
             WHERE NOT EXISTS (SELECT 1 FROM outgoing_addressed a WHERE a.message = m.id) ORDER BY m.id LIMIT ?",
        );
        select.bind(limit).fetch_all(&self.pool).await?.iter().map(|row| message(row, 0)).collect()
    }

    /// Keeps to whom a message goes: nobody, where it stays in the house. Done once; the second time is no change.
    pub async fn address(&self, message: i64, to: &[Receiver], at: Moment) -> Result<()> {
        let mut tx = self.writing().await?;
        let first = sqlx::query("INSERT INTO outgoing_addressed (message, at) VALUES (?, ?) ON CONFLICT DO NOTHING");
        if first.bind(message).bind(at.micros()).execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(());
        }
        for receiver in to {
            let insert =
                sqlx::query("INSERT INTO outgoing_deliveries (message, channel, receiver) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
            insert.bind(message).bind(receiver.channel.word()).bind(&receiver.name).execute(&mut *tx).await?;
        }
        tx.commit().await
    }

    /// Deliveries that are to be tried at a moment, the oldest first: so many by each way, so that one that is silent keeps no other
    /// waiting.
    pub async fn due(&self, now: Moment, limit: u32) -> Result<Vec<Delivery>> {
        let select = sqlx::query(
            "SELECT id, channel, receiver, tries, message, key, kind, subject, unit, person, at FROM (
               SELECT d.id, d.channel, d.receiver, (SELECT count(*) FROM outgoing_tries t WHERE t.delivery = d.id) AS tries,
                      m.id AS message, m.key, m.kind, m.subject, m.unit, m.person, m.at,
                      row_number() OVER (PARTITION BY d.channel, iif(d.channel = 'mail', '', d.receiver) ORDER BY d.id) AS nth
               FROM outgoing_deliveries d JOIN outgoing m ON m.id = d.message
               WHERE NOT EXISTS (SELECT 1 FROM outgoing_tries t WHERE t.delivery = d.id AND (t.outcome <> 'failed' OR t.next > ?)))
             WHERE nth <= ? ORDER BY id",
        );
        let rows = select.bind(now.micros()).bind(limit).fetch_all(&self.pool).await?;
        rows.iter().map(delivery).collect()
    }

    /// Keeps how a try ended; what has ended stays so.
    pub async fn tried(&self, delivery: i64, tried: &Tried, at: Moment) -> Result<()> {
        let (outcome, reason, next) = match tried {
            Tried::Sent => ("sent", None, None),
            Tried::Failed { reason, next } => ("failed", Some(reason), Some(next.micros())),
            Tried::GivenUp { reason } => ("given-up", Some(reason), None),
        };
        let mut tx = self.writing().await?;
        let insert = sqlx::query(
            "INSERT INTO outgoing_tries (delivery, outcome, reason, next, at) SELECT ?1, ?2, ?3, ?4, ?5
             WHERE NOT EXISTS (SELECT 1 FROM outgoing_tries WHERE delivery = ?1 AND outcome <> 'failed')",
        );
        insert.bind(delivery).bind(outcome).bind(reason).bind(next).bind(at.micros()).execute(&mut *tx).await?;
        tx.commit().await
    }
}

fn delivery(row: &SqliteRow) -> Result<Delivery> {
    let to = Receiver { channel: Channel::parse(row.try_get(1)?)?, name: row.try_get(2)? };
    Ok(Delivery { id: row.try_get(0)?, to, tries: row.try_get(3)?, message: message(row, 4)? })
}
