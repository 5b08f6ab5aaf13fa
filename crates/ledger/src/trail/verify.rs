//! Walking the whole trail, row by row, whether it is what was written.

use super::chain::{ORIGIN, Row, WALK};
use crate::{Ledger, Result};
use futures::TryStreamExt;
use sqlx::Row as _;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

/// Where the trail was at some time, kept by somebody outside of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// How many rows there were.
    pub rows: u64,
    /// The hash of the last.
    pub hash: String,
}

/// What was done to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// A field is not what was written, or the row was written by another hand.
    Altered,
    /// It is not there.
    Missing,
    /// It doesn't follow from the row before: it was written at another place, or that one was written anew.
    Reordered,
    /// It and all after it are gone.
    Truncated,
    /// The chain holds, and is not the one that the anchor was taken of.
    Replaced,
}

impl Damage {
    /// Word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Damage::Altered => "altered",
            Damage::Missing => "missing",
            Damage::Reordered => "reordered",
            Damage::Truncated => "truncated",
            Damage::Replaced => "replaced",
        }
    }
}

/// The first row that is not what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken {
    /// Its number.
    pub row: i64,
    /// What was done to it.
    pub damage: Damage,
}

/// What the walk found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Rows that are there and in order, up to the first that is not.
    pub rows: u64,
    /// The hash of the last of them; zeros where there is none.
    pub hash: String,
    /// The first row that is not what it was.
    pub broken: Option<Broken>,
}

impl Ledger {
    /// Walks the whole trail, holding one row at a time. Rows cut off the end are seen by the number the next would have, and, whoever
    /// could change that too, by an anchor that was kept elsewhere.
    ///
    /// # Errors
    /// When the book could not be read.
    pub async fn verify_trail(&self, anchor: Option<&Anchor>) -> Result<Verified> {
        let mut tx = self.reading().await?;
        let mut walk = Walk::new(anchor);
        let mut rows = sqlx::query(WALK).fetch(&mut *tx);
        while let Some(row) = rows.try_next().await? {
            if walk.step(&row)?.is_some() {
                break;
            }
        }
        drop(rows);
        walk.end(given(&mut tx).await?);
        Ok(walk.found)
    }
}

/// How many numbers were given to rows.
async fn given(conn: &mut SqliteConnection) -> Result<i64> {
    let given: Option<i64> = sqlx::query_scalar("SELECT seq FROM sqlite_sequence WHERE name = 'trail'").fetch_optional(conn).await?;
    Ok(given.unwrap_or(0))
}

struct Walk<'a> {
    anchor: Option<&'a Anchor>,
    found: Verified,
}

impl<'a> Walk<'a> {
    fn new(anchor: Option<&'a Anchor>) -> Self {
        Walk { anchor, found: Verified { rows: 0, hash: ORIGIN.to_owned(), broken: None } }
    }

    fn next(&self) -> i64 {
        i64::try_from(self.found.rows).unwrap_or(i64::MAX).saturating_add(1)
    }

    fn step(&mut self, row: &SqliteRow) -> Result<Option<Broken>> {
        let (number, previous, hash) = (row.try_get::<i64, _>(0)?, text(row, 9)?, text(row, 10)?);
        let damage = if number > self.next() {
            Some((self.next(), Damage::Missing))
        } else if number < self.next() || Row::read(row)?.hash(&previous) != hash {
            Some((number, Damage::Altered))
        } else if previous != self.found.hash {
            Some((number, Damage::Reordered))
        } else {
            None
        };
        match damage {
            Some((row, damage)) => self.found.broken = Some(Broken { row, damage }),
            None => self.pass(hash),
        }
        Ok(self.found.broken)
    }

    fn pass(&mut self, hash: String) {
        self.found.rows += 1;
        let other = self.anchor.is_some_and(|anchor| anchor.rows == self.found.rows && anchor.hash != hash);
        self.found.hash = hash;
        if other {
            self.found.broken = Some(Broken { row: self.next() - 1, damage: Damage::Replaced });
        }
    }

    /// What is missing behind the last row.
    fn end(&mut self, given: i64) {
        let short = self.anchor.is_some_and(|anchor| anchor.rows > self.found.rows);
        if self.found.broken.is_none() && (short || given >= self.next()) {
            self.found.broken = Some(Broken { row: self.next(), damage: Damage::Truncated });
        }
    }
}

/// A text, whatever bytes somebody put in its place.
fn text(row: &SqliteRow, column: usize) -> Result<String> {
    Ok(String::from_utf8_lossy(row.try_get(column)?).into_owned())
}
