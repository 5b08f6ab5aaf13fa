//! An earlier sheet of findings: where it is, and what the cells it lists looked like before.

use super::address::{Address, parse};
use super::findings::{HEADING, MARK, MEMORY, SHEET};
use crate::workbook::{Sheet, open};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;

/// Fills by sheet and cell, from before the workbook was marked.
#[derive(Default)]
pub(super) struct Memory {
    /// The name of the sheet of findings, where there is one of ours.
    pub(super) sheet: Option<String>,
    fills: BTreeMap<String, BTreeMap<Address, String>>,
}

impl Memory {
    /// Looks through the sheets whose name begins as ours does; a workbook without any is not read.
    pub(super) fn of<'n>(bytes: &[u8], mut names: impl Iterator<Item = &'n str>) -> Self {
        let begins = |name: &str| name.starts_with(super::FINDINGS);
        if !names.any(begins) {
            return Memory::default();
        }
        let sheets = open("", bytes).0.map_or(Vec::new(), |book| book.sheets);
        let ours = sheets.into_iter().find(|s| begins(&s.name) && s.get(HEADING, MEMORY).text() == Some(MARK));
        ours.map_or(Memory::default(), |sheet| Memory { fills: fills(&sheet), sheet: Some(sheet.name) })
    }

    /// The fills of a sheet's cells.
    pub(super) fn of_sheet(&self, name: &str) -> BTreeMap<Address, String> {
        self.fills.get(name).cloned().unwrap_or_default()
    }
}

/// Lines of `C7 <fill>…</fill>`; a cell without a fill has the address only.
fn fills(sheet: &Sheet) -> BTreeMap<String, BTreeMap<Address, String>> {
    let mut found: BTreeMap<String, BTreeMap<Address, String>> = BTreeMap::new();
    for (row, _) in sheet.rows().filter(|(row, _)| *row > HEADING) {
        let Some(memory) = sheet.get(row, MEMORY).text() else { continue };
        let (address, fill) = memory.split_once(' ').unwrap_or((memory, ""));
        if let Some(at) = parse(address)
            && sound(fill)
        {
            found.entry(sheet.get(row, SHEET).display()).or_default().entry(at).or_insert_with(|| fill.to_owned());
        }
    }
    found
}

/// Whether a text is a fill that a stylesheet can take: people may have written into the hidden column.
fn sound(fill: &str) -> bool {
    if fill.is_empty() {
        return true;
    }
    let mut reader = Reader::from_str(fill);
    let one = super::xml::root(fill).is_ok_and(|e| e.tag.name == "fill" && e.whole == (0..fill.len()));
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.attributes().all(|a| a.is_ok()) => {}
            Ok(Event::End(_)) => {}
            Ok(Event::Eof) => return one,
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_well_formed_fill_is_taken_back() {
        assert!(sound("") && sound(r#"<fill><patternFill patternType="solid"><fgColor rgb="FF00B050"/></patternFill></fill>"#));
        let wrong = ["<fill>", "<fill><a></b></fill>", "<fill/>x", "<fill><!--", "<fill a=b/>", "<fill/><fill/>", "<xf/>", "note"];
        assert_eq!(wrong.iter().filter(|text| sound(text)).count(), 0);
    }
}
