//! What all sheets of an `.xls` share: its version, texts, styles, and where the sheets begin.

use super::super::date::Epoch;
use super::super::reading::Stop;
use super::super::strings::Strings;
use super::super::{bounds, format};
use super::codepage;
use super::pieces::Pieces;
use super::record::{Record, Records};
use encoding_rs::Encoding;
use std::collections::BTreeMap;

/// A sheet as the workbook lists it.
#[derive(Debug)]
pub(super) struct Listed {
    pub name: String,
    pub hidden: bool,
    /// First byte of its records in the stream.
    pub start: usize,
}

/// What the first substream says.
#[derive(Debug)]
pub(super) struct Globals {
    pub sheets: Vec<Listed>,
    pub strings: Strings,
    pub epoch: Epoch,
    /// Whether formulas refer to other workbooks.
    pub links: bool,
    biff8: bool,
    encoding: &'static Encoding,
    codes: BTreeMap<u16, bool>,
    styles: Vec<u16>,
}

/// Whether the records after the first are encrypted.
pub(super) fn is_locked(stream: &[u8]) -> bool {
    // The mark stands at the head of the first substream; records of chance behind it have no say.
    Records::new(stream).take_while(|r| r.kind != 0x000A).take(64).any(|r| r.kind == 0x002F)
}

impl Globals {
    /// Reads the first substream.
    pub fn read(stream: &[u8]) -> Result<Self, Stop> {
        let mut records = Records::new(stream);
        let first = records.next().filter(|r| r.kind == 0x0809).ok_or(Stop::Damaged)?;
        let biff8 = match first.u16(0) {
            Some(0x0600) => true,
            Some(0x0500) => false,
            _ => return Err(Stop::Damaged),
        };
        let mut globals = Globals {
            sheets: Vec::new(),
            strings: Strings::default(),
            epoch: Epoch::Y1900,
            links: false,
            biff8,
            encoding: codepage::encoding(1252),
            codes: BTreeMap::new(),
            styles: Vec::new(),
        };
        for record in records {
            if record.kind == 0x000A {
                return Ok(globals);
            }
            globals.take(record)?;
        }
        Err(Stop::Truncated)
    }

    fn take(&mut self, record: Record<'_>) -> Result<(), Stop> {
        match record.kind {
            0x0042 => self.encoding = codepage::encoding(record.u16(0).unwrap_or_default()),
            0x0022 if record.u16(0) == Some(1) => self.epoch = Epoch::Y1904,
            0x041E => self.codes.extend(self.code(record)),
            0x00E0 => self.styles.push(record.u16(2).unwrap_or_default()),
            0x0085 if self.sheets.len() >= bounds::SHEETS => return Err(Stop::TooManyParts),
            0x0085 => self.sheets.extend(self.listed(record)),
            0x00FC => self.share(record)?,
            0x01AE => self.links |= other_workbook(&record),
            0x0017 if !self.biff8 => self.links |= other_file(&record),
            _ => {}
        }
        Ok(())
    }

    /// A number format: its id, and whether it shows a date.
    fn code(&self, record: Record<'_>) -> Option<(u16, bool)> {
        let id = record.u16(0)?;
        let code = if self.biff8 { Pieces::new(record, 2).text()? } else { self.short_text(&record, 2)? };
        Some((id, format::shows_date(&code)))
    }

    /// A sheet of cells; sheets of charts and macros hold none.
    fn listed(&self, record: Record<'_>) -> Option<Listed> {
        let start = record.u32(0)? as usize;
        let (state, kind) = (*record.data.get(4)?, *record.data.get(5)?);
        let length = usize::from(*record.data.get(6)?);
        let name = if self.biff8 { Pieces::new(record, 7).text_of(length)? } else { self.short_text(&record, 6)? };
        (kind == 0).then_some(Listed { name, hidden: state & 3 != 0, start })
    }

    fn share(&mut self, record: Record<'_>) -> Result<(), Stop> {
        let count = record.u32(4).unwrap_or_default() as usize;
        let mut pieces = Pieces::new(record, 8);
        for _ in 0..count {
            let Some(text) = pieces.text() else { break };
            self.strings.push(&text)?;
        }
        Ok(())
    }

    /// A text of BIFF5 with its length in one byte.
    fn short_text(&self, record: &Record<'_>, at: usize) -> Option<String> {
        let length = usize::from(*record.data.get(at)?);
        Some(self.decoded(record.data.get(at + 1..)?, length))
    }

    fn decoded(&self, bytes: &[u8], length: usize) -> String {
        self.encoding.decode_without_bom_handling(&bytes[..length.min(bytes.len())]).0.into_owned()
    }

    /// A text with its length in two bytes, in either version.
    pub fn text(&self, record: Record<'_>, at: usize) -> Option<String> {
        match self.biff8 {
            true => Pieces::new(record, at).text(),
            false => Some(self.decoded(record.data.get(at + 2..)?, usize::from(record.u16(at)?))),
        }
    }

    /// The count of days that numbers of this style show, if they show a date.
    pub fn dates(&self, style: u16) -> Option<Epoch> {
        let code = self.styles.get(usize::from(style))?;
        let date = self.codes.get(code).copied().unwrap_or_else(|| format::built_in(u32::from(*code)));
        date.then_some(self.epoch)
    }
}

/// A book that formulas refer to, and not the workbook itself or functions added to the program.
fn other_workbook(record: &Record<'_>) -> bool {
    !matches!(record.u16(2), Some(0x0401 | 0x3A01) | None)
}

/// BIFF5 names the file with a mark before it: 1 for another file, 2 and more for this one.
fn other_file(record: &Record<'_>) -> bool {
    record.data.get(1) == Some(&1)
}
