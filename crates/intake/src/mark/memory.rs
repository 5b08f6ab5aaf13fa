//! An earlier sheet of findings: where it is, and what the cells it lists looked like before.

use super::address::{Address, parse};
use super::findings::{HEADING, MARK, MEMORY, SHEET};
use calamine::{Data, Range, Reader, Xlsx};
use std::collections::BTreeMap;
use std::io::Cursor;

/// Fills by sheet and cell, from before the workbook was marked.
#[derive(Default)]
pub(super) struct Memory {
    /// The name of the sheet of findings, where there is one of ours.
    pub(super) sheet: Option<String>,
    fills: BTreeMap<String, BTreeMap<Address, String>>,
}

impl Memory {
    /// Looks through the sheets whose name begins as ours does.
    pub(super) fn of<'n>(bytes: &[u8], names: impl Iterator<Item = &'n str>) -> Self {
        let mut book: Option<Xlsx<_>> = None;
        for name in names.filter(|name| name.starts_with(super::FINDINGS)) {
            if book.is_none() {
                book = Xlsx::new(Cursor::new(bytes)).ok();
            }
            let Some(range) = book.as_mut().and_then(|b| b.worksheet_range(name).ok()) else { continue };
            if text(&range, HEADING, MEMORY) == MARK {
                return Memory { sheet: Some(name.to_owned()), fills: fills(&range) };
            }
        }
        Memory::default()
    }

    /// The fills of a sheet's cells.
    pub(super) fn of_sheet(&self, name: &str) -> BTreeMap<Address, String> {
        self.fills.get(name).cloned().unwrap_or_default()
    }
}

fn text(range: &Range<Data>, row: u32, column: u32) -> String {
    range.get_value((row, column)).map_or(String::new(), Data::to_string)
}

/// Lines of `C7 <fill>…</fill>`; a cell without a fill has the address only.
fn fills(range: &Range<Data>) -> BTreeMap<String, BTreeMap<Address, String>> {
    let mut found: BTreeMap<String, BTreeMap<Address, String>> = BTreeMap::new();
    let last = range.end().map_or(0, |(row, _)| row);
    for row in HEADING + 1..=last {
        let memory = text(range, row, MEMORY);
        let (address, fill) = memory.split_once(' ').unwrap_or((&memory, ""));
        if let Some(at) = parse(address)
            && sound(fill)
        {
            found.entry(text(range, row, SHEET)).or_default().entry(at).or_insert_with(|| fill.to_owned());
        }
    }
    found
}

/// Whether a text is a fill that a stylesheet can take: people may have written into the hidden column.
fn sound(fill: &str) -> bool {
    let element = super::xml::root(fill);
    fill.is_empty() || element.is_ok_and(|e| e.tag.name == "fill" && e.whole == (0..fill.len()))
}
