//! The zip package of an office file: parts by name whatever their case, and no more bytes than the bound,
//! whatever sizes its directory claims.

use super::xml;
use crate::workbook::bounds;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, sink};
use zip::ZipArchive;

/// Signature of an entry of the directory.
const ENTRY: &[u8] = b"PK\x01\x02";

/// Why a package or a part of it is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// More parts than the bound.
    TooManyParts,
    /// More bytes than the bound, unpacked.
    Unpacked,
    /// No directory: the file ends too early.
    Truncated,
    /// A part contradicts the format.
    Damaged,
}

/// A package whose directory has been read.
pub(crate) struct Package<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    names: BTreeMap<String, usize>,
    packed: usize,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'b> Package<'b> {
    /// Reads the directory.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        if entries(bytes) > bounds::ENTRIES {
            return Err(Fault::TooManyParts);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Truncated)?;
        let names = (0..zip.len()).filter_map(|at| Some((folded(&zip.name_for_index(at)?.ok()?), at))).collect();
        Ok(Package { zip, names, packed: bytes.len(), left: bounds::UNPACKED })
    }

    /// Whether there is a part of this name.
    pub fn has(&self, path: &str) -> bool {
        self.names.contains_key(&path.to_ascii_lowercase())
    }

    /// Whether there is a part whose name begins so.
    pub fn has_under(&self, start: &str) -> bool {
        let start = start.to_ascii_lowercase();
        self.names.range(start.clone()..).next().is_some_and(|(name, _)| name.starts_with(&start))
    }

    /// Refuses a package that unpacks to more than the bound, before any part is held. A small one cannot.
    pub fn weigh(&mut self) -> Result<(), Fault> {
        if self.packed as u64 <= bounds::UNPACKED / bounds::EXPANSION {
            return Ok(());
        }
        let mut left = bounds::UNPACKED;
        for at in 0..self.zip.len() {
            let Ok(part) = self.zip.by_index(at) else { continue };
            // A part that breaks off is an issue where it is read.
            let weight = std::io::copy(&mut part.take(left + 1), &mut sink()).unwrap_or_default();
            left = left.checked_sub(weight).ok_or(Fault::Unpacked)?;
        }
        Ok(())
    }

    /// The text of a part; `None` when there is none of this name.
    pub fn part(&mut self, path: &str) -> Result<Option<String>, Fault> {
        let Some(at) = self.names.get(&folded(path)) else { return Ok(None) };
        let part = self.zip.by_index(*at).map_err(|_| Fault::Damaged)?;
        let claimed = part.size().min(self.left).min(part.compressed_size().saturating_mul(bounds::EXPANSION));
        let mut held = Vec::with_capacity(usize::try_from(claimed).unwrap_or_default() + 1);
        let read = part.take(self.left + 1).read_to_end(&mut held);
        self.left = self.left.checked_sub(held.len() as u64).ok_or(Fault::Unpacked)?;
        read.map_err(|_| Fault::Damaged)?;
        Ok(Some(xml::decode(held)))
    }
}

/// Names are compared without case, as office programs do; some writers begin them with a slash or use the other one.
fn folded(path: &str) -> String {
    path.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase()
}

/// At least as many entries as the directory has; 0 when the file is too small to have too many.
fn entries(bytes: &[u8]) -> usize {
    if bytes.len() / 46 < bounds::ENTRIES {
        return 0;
    }
    bytes.windows(ENTRY.len()).filter(|w| *w == ENTRY).count()
}
