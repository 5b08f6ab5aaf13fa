//! An earlier sheet of findings: where it is, and what the cells it lists looked like before.

use super::address::{Address, parse};
use super::findings::{HEADING, MARK, MEMORY, SHEET as ON_SHEET};
use crate::workbook::{Sheet, open};
use std::collections::BTreeMap;

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
        let ours: Vec<&str> = names.filter(|name| name.starts_with(super::FINDINGS)).collect();
        let book = if ours.is_empty() { None } else { open("", bytes).0 };
        for sheet in book.iter().flat_map(|b| &b.sheets).filter(|s| ours.contains(&s.name.as_str())) {
            if text(sheet, HEADING, MEMORY) == MARK {
                return Memory { sheet: Some(sheet.name.clone()), fills: fills(sheet) };
            }
        }
        Memory::default()
    }

    /// The fills of a sheet's cells.
    pub(super) fn of_sheet(&self, name: &str) -> BTreeMap<Address, String> {
        self.fills.get(name).cloned().unwrap_or_default()
    }
}

fn text(sheet: &Sheet, row: u32, column: u32) -> String {
    sheet.get(row, column).display()
}

/// Lines of `C7 <fill>…</fill>`; a cell without a fill has the address only.
fn fills(sheet: &Sheet) -> BTreeMap<String, BTreeMap<Address, String>> {
    let mut found: BTreeMap<String, BTreeMap<Address, String>> = BTreeMap::new();
    let last = sheet.rows().last().map_or(0, |(row, _)| row);
    for row in HEADING + 1..=last {
        let memory = text(sheet, row, MEMORY);
        let (address, fill) = memory.split_once(' ').unwrap_or((&memory, ""));
        if let Some(at) = parse(address)
            && sound(fill)
        {
            found.entry(text(sheet, row, ON_SHEET)).or_default().entry(at).or_insert_with(|| fill.to_owned());
        }
    }
    found
}

/// Whether a text is a fill that a stylesheet can take: people may have written into the hidden column.
fn sound(fill: &str) -> bool {
    let element = super::xml::root(fill);
    fill.is_empty() || element.is_ok_and(|e| e.tag.name == "fill" && e.whole == (0..fill.len()))
}
