//! Bytes to a book: looks at the kind, leads to its reader, and turns whatever ends a reading into an issue.

use super::compound::{self, Compound};
use super::grid::Book;
use super::kind::{Kind, Signature, signature};
use super::reading::{Reading, Stop};
use super::{bounds, locked, say, text, xls, xlsx};
use crate::ooxml::{Fault, Package};
use figures::Issue;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads a workbook or a text file. Gives the book and remarks, or no book and at least one blocking
/// issue; a book whose cells have blocking issues is given with them. Memory stays below 512 MiB, the
/// bytes of the file included, for the worst file that is accepted or refused (see `bounds`).
pub fn open(file: &str, bytes: &[u8]) -> (Option<Book>, Vec<Issue>) {
    let mut reading = Reading::new(file);
    // The libraries below are not written for hostile bytes: a panic of theirs is one more way to be unreadable.
    let read = catch_unwind(AssertUnwindSafe(|| content(bytes, &mut reading))).unwrap_or(Err(Stop::Damaged));
    let book = read.map_err(|why| reading.say(say::stop(file, why))).ok();
    (book, reading.finish())
}

fn content(bytes: &[u8], reading: &mut Reading<'_>) -> Result<Book, Stop> {
    if bytes.len() > bounds::FILE {
        return Err(Stop::FileTooLarge);
    }
    match signature(bytes) {
        Signature::Zip => package(bytes, reading),
        Signature::Compound => container(bytes, reading),
        Signature::Known(Kind::Text) => text::read(bytes, reading),
        Signature::Known(Kind::Xls) => xls::read(bytes, reading),
        Signature::Known(other) => Err(wrong(reading.file, other)),
    }
}

fn package(bytes: &[u8], reading: &mut Reading<'_>) -> Result<Book, Stop> {
    let mut package = Package::open(bytes).map_err(|why| match why {
        Fault::Truncated => wrong(reading.file, Kind::BrokenArchive),
        other => other.into(),
    })?;
    match xlsx::kind(&mut package) {
        Kind::Xlsx => xlsx::read(&mut package, reading),
        other => Err(wrong(reading.file, other)),
    }
}

fn container(bytes: &[u8], reading: &mut Reading<'_>) -> Result<Book, Stop> {
    let file = Compound::open(bytes).ok_or(Stop::Damaged)?;
    match compound::kind(&file) {
        Kind::EncryptedOoxml => package(&locked::package(bytes).ok_or(Stop::Locked)?, reading),
        Kind::Xls => xls::read_compound(bytes, &file, reading),
        other => Err(wrong(reading.file, other)),
    }
}

fn wrong(file: &str, kind: Kind) -> Stop {
    say::wrong_kind(file, kind).map_or(Stop::Damaged, |issue| Stop::Issue(Box::new(issue)))
}
