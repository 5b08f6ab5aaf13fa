//! The hash of a row of the trail: over the hash of the row before and every field behind its length, so that no two rows have the same
//! bytes. The number of the row is not among them: it follows from the place in the chain.

use super::Note;
use crate::Result;
use sha2::{Digest, Sha256};
use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

/// What stands before the first row.
pub(super) const ORIGIN: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The columns that are hashed, in the order in which they are; then the two hashes.
pub(super) const SELECT: &str = "SELECT id, at, actor, viewing, act, subject, outcome, detail, address, previous, hash FROM trail";

/// The same of all rows, in order.
pub(super) const WALK: &str =
    "SELECT id, at, actor, viewing, act, subject, outcome, detail, address, previous, hash FROM trail ORDER BY id";

/// The fields of a row as bytes, so that a text that is none is seen too.
pub(super) struct Row<'a> {
    at: i64,
    texts: [Option<&'a [u8]>; 7],
}

impl<'a> Row<'a> {
    pub(super) fn of(note: &'a Note) -> Self {
        let optional = |text: &'a Option<String>| text.as_deref().map(str::as_bytes);
        let texts = [
            optional(&note.actor),
            optional(&note.viewing),
            Some(note.act.as_bytes()),
            Some(note.subject.as_bytes()),
            Some(note.outcome.word().as_bytes()),
            optional(&note.detail),
            optional(&note.address),
        ];
        Row { at: note.at.micros(), texts }
    }

    /// Reads a row of [`SELECT`].
    pub(super) fn read(row: &'a SqliteRow) -> Result<Self> {
        let mut texts = [None; 7];
        for (text, column) in texts.iter_mut().zip(2..) {
            *text = row.try_get(column)?;
        }
        Ok(Row { at: row.try_get(1)?, texts })
    }

    /// The hash behind that of the row before.
    pub(super) fn hash(&self, previous: &str) -> String {
        let mut hash = Sha256::new();
        hash.update(previous.as_bytes());
        hash.update(8_u64.to_be_bytes());
        hash.update(self.at.to_be_bytes());
        for text in self.texts {
            // Nothing is not an empty text.
            let length = text.map_or(u64::MAX, |text| text.len() as u64);
            hash.update(length.to_be_bytes());
            hash.update(text.unwrap_or_default());
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
