//! An OOXML package: parts are read when needed, and those that were not changed are copied as they are.

use super::Fault;
use figures::Text;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The longest part that is unpacked.
const LONGEST: u64 = 1 << 29;

/// A package opened for changes.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Entries by their name as compared: part names do not differ in case.
    entries: BTreeMap<String, usize>,
    /// Changed parts by entry; `None` for one taken out.
    changed: BTreeMap<usize, Option<String>>,
    /// New parts by name.
    added: BTreeMap<String, String>,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(Fault::of)?;
        let name = |at: usize| Some((folded(&archive.name_for_index(at)?.ok()?), at));
        let entries = (0..archive.len()).filter_map(name).collect();
        Ok(Package { archive, entries, changed: BTreeMap::new(), added: BTreeMap::new() })
    }

    /// A part as text.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let folded = folded(name);
        if let Some(text) = self.added.get(&folded) {
            return Ok(Some(text.clone()));
        }
        let Some(at) = self.entries.get(&folded).copied() else { return Ok(None) };
        match self.changed.get(&at) {
            Some(text) => Ok(text.clone()),
            None => self.unpack(at).map(Some),
        }
    }

    /// A part that must be there.
    pub(super) fn must(&mut self, name: &str) -> Result<String, Fault> {
        self.text(name)?.ok_or_else(|| Fault::new(format!("文件包中缺少 {name}"), format!("the package has no {name}")))
    }

    fn unpack(&mut self, at: usize) -> Result<String, Fault> {
        let file = self.archive.by_index(at).map_err(Fault::of)?;
        let mut bytes = Vec::new();
        let read = file.take(LONGEST + 1).read_to_end(&mut bytes).map_err(Fault::of)?;
        if u64::try_from(read).is_ok_and(|n| n > LONGEST) {
            return Err(Fault::new("文件包中有过大的部分", "a part of the package is too long"));
        }
        decoded(bytes)
    }

    /// Changes a part or adds it.
    pub(super) fn put(&mut self, name: &str, text: String) {
        match self.entries.get(&folded(name)) {
            Some(at) => drop(self.changed.insert(*at, Some(text))),
            None => drop(self.added.insert(name.to_owned(), text)),
        }
    }

    /// Takes a part out.
    pub(super) fn remove(&mut self, name: &str) {
        if let Some(at) = self.entries.get(&folded(name)) {
            self.changed.insert(*at, None);
        }
        self.added.remove(name);
    }

    /// A name with a number that no part has.
    pub(super) fn free_name(&self, before: &str, after: &str) -> String {
        let names = (1_u32..).map(|n| format!("{before}{n}{after}"));
        let taken = |name: &String| self.added.contains_key(name) || self.entries.contains_key(&folded(name));
        names.into_iter().find(|name| !taken(name)).unwrap_or_default()
    }

    /// The package with all changes.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, Fault> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..self.archive.len() {
            match self.changed.get(&at) {
                None => out.raw_copy_file(self.archive.by_index_raw(at).map_err(Fault::of)?).map_err(Fault::of)?,
                Some(None) => {}
                Some(Some(text)) => {
                    let name = self.archive.name_for_index(at).transpose().map_err(Fault::of)?.unwrap_or_default();
                    write(&mut out, &name, text)?;
                }
            }
        }
        for (name, text) in &self.added {
            write(&mut out, name, text)?;
        }
        Ok(out.finish().map_err(Fault::of)?.into_inner())
    }
}

fn write(out: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, text: &str) -> Result<(), Fault> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
    out.start_file(name, options).map_err(Fault::of)?;
    out.write_all(text.as_bytes()).map_err(Fault::of)
}

fn folded(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// UTF-8, or UTF-16 with its mark; what is written again is always UTF-8.
fn decoded(bytes: Vec<u8>) -> Result<String, Fault> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        let (text, _, _) = encoding_rs::UTF_16LE.decode(&bytes);
        return Ok(text.replacen("UTF-16", "UTF-8", 1).replacen("utf-16", "UTF-8", 1));
    }
    let text = String::from_utf8(bytes).map_err(|_| Fault(Text::new("文件包中的文字不是 UTF-8", "a part of the package is not UTF-8")))?;
    Ok(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned))
}
