//! Keeping what a park has: one file with the book and everything that it rests on, and the way back from it.
//!
//! A backup is a zip with `backup.json` first: for every other file its SHA-256, and how much the book holds. The book in it is of one
//! moment; files lie under their content hash and are never changed, so that those copied a little later are still those it names.

mod pack;
mod unpack;

pub use pack::pack;
pub use unpack::unpack;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{self, Read, Write};

/// The name of the list in a backup.
const LIST: &str = "backup.json";
/// The book in a backup, and in a data folder.
const BOOK: &str = "book.sqlite";
/// Folders of a data folder that are kept whole, beside what the book names.
const WHOLE: [&str; 1] = ["mappings"];
/// The layout of backups that this program writes and reads.
const LAYOUT: u32 = 1;

/// What a backup says of itself.
#[derive(Debug, Serialize, Deserialize)]
struct List {
    layout: u32,
    program: String,
    made: String,
    filings: u64,
    facts: u64,
    trail: u64,
    /// SHA-256 of every file by its name.
    files: BTreeMap<String, String>,
}

/// A writer that hashes what passes.
struct Hashed<W> {
    inner: W,
    hash: Sha256,
}

impl<W: Write> Hashed<W> {
    fn new(inner: W) -> Self {
        Hashed { inner, hash: Sha256::new() }
    }

    fn digest(self) -> String {
        self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Copies everything and gives the SHA-256 of it.
pub fn copied(from: &mut impl Read, to: impl Write) -> io::Result<String> {
    let mut to = Hashed::new(to);
    io::copy(from, &mut to)?;
    Ok(to.digest())
}
