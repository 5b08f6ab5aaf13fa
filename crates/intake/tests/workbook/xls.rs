//! Workbooks of Excel 5.0 to 2003, record by record.

use crate::make::{codes, compound, good, record, refused, shown};
use calamine::{Reader, Xls};
use encoding_rs::GBK;
use intake::workbook::{Merge, open};
use std::io::Cursor;

/// A BIFF8 text with its length in two bytes.
fn text(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let count = u16::try_from(units.len() / 2).expect("short");
    [&count.to_le_bytes()[..], &[1], &units].concat()
}

fn at(row: u16, column: u16, style: u16, rest: &[u8]) -> Vec<u8> {
    [&row.to_le_bytes()[..], &column.to_le_bytes(), &style.to_le_bytes(), rest].concat()
}

fn bof(version: u16, kind: u16) -> Vec<u8> {
    record(0x0809, &[&version.to_le_bytes()[..], &kind.to_le_bytes(), &[0xBB, 0x0D, 0xCC, 0x07], &[0; 8]].concat())
}

/// A sheet as listed: name as bytes with their flags, state.
fn listed(name: &[u8], state: u8, start: usize) -> Vec<u8> {
    let start = u32::try_from(start).expect("small").to_le_bytes();
    record(0x0085, &[&start[..], &[state, 0], name].concat())
}

/// A stream of one sheet with these records, and others among the globals.
pub fn stream(globals: &[u8], cells: &[u8]) -> Vec<u8> {
    let name: Vec<u8> = [&[2, 1][..], &"表1".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()].concat();
    let head = [bof(0x0600, 5), globals.to_vec()].concat();
    let end = record(0x000A, &[]);
    let start = head.len() + listed(&name, 0, 0).len() + end.len();
    [head, listed(&name, 0, start), end.clone(), bof(0x0600, 0x10), cells.to_vec(), end].concat()
}

fn formula(row: u16, column: u16, stored: [u8; 8], tokens: &[u8]) -> Vec<u8> {
    let length = u16::try_from(tokens.len()).expect("short").to_le_bytes();
    record(0x0006, &at(row, column, 0, &[&stored[..], &[0; 6], &length, tokens].concat()))
}

pub fn typical() -> Vec<u8> {
    let format = record(0x041E, &[&164_u16.to_le_bytes()[..], &text("yyyy\"年\"m\"月\"")].concat());
    let styles = [record(0x00E0, &[0; 20]), record(0x00E0, &[&[0, 0, 164, 0][..], &[0; 16]].concat())].concat();
    let shared = record(0x00FC, &[&[2, 0, 0, 0, 2, 0, 0, 0][..], &text("企业名称"), &text("产值")].concat());
    let merged = record(0x00E5, &[1, 0, 0, 0, 0, 0, 0, 0, 3, 0]);
    let cells = [
        record(0x0200, &[0; 14]),
        record(0x00FD, &at(0, 0, 0, &[0, 0, 0, 0])),
        record(0x0204, &at(0, 4, 0, &text("直接"))),
        record(0x0203, &at(1, 0, 1, &44377.75_f64.to_le_bytes())),
        record(0x00BD, &[&at(2, 1, 0, &6_u32.to_le_bytes())[..], &[0, 0], &((1234_u32 << 2) | 3).to_le_bytes(), &[2, 0]].concat()),
        record(0x027E, &at(3, 0, 0, &((7_u32 << 2) | 2).to_le_bytes())),
        record(0x0205, &at(3, 1, 0, &[1, 0])),
        record(0x0205, &at(3, 2, 0, &[0x17, 1])),
        formula(4, 0, (0.1_f64 + 0.2).to_le_bytes(), &[]),
        formula(4, 1, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF], &[]),
        record(0x0207, &text("本月")),
        formula(4, 2, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF], &[]),
        merged,
    ];
    compound("Workbook", &stream(&[format, styles, shared].concat(), &cells.concat()))
}

#[test]
fn cells_of_every_record_are_read() {
    let book = good("六月.xls", &typical());
    let expected = [
        "A1=Text(\"企业名称\")", "E1=Text(\"直接\")", "A2=Date(2021-06-30)", "B3=Number(1)", "C3=Number(12.34)", "A4=Number(7)",
        "B4=Flag(true)", "C4=Fault(\"#REF!\")", "A5=Number(0.3)", "B5=Text(\"本月\")",
    ];
    assert_eq!(shown(&book), expected.map(|cell| format!("表1!{cell}")));
    assert_eq!(book.sheets[0].merges, [Merge { from: (0, 0), to: (0, 3) }]);
}

#[test]
fn another_reader_sees_the_same_cells() {
    let bytes = typical();
    let mut theirs: Xls<_> = Xls::new(Cursor::new(&bytes)).expect("readable");
    let range = theirs.worksheet_range("表1").expect("the sheet");
    let book = good("t.xls", &bytes);
    for (row, column) in [(0, 0), (0, 4), (2, 2), (3, 0), (4, 1)] {
        let data = range.get_value((row, column)).map(ToString::to_string);
        assert_eq!(data.as_deref(), Some(book.sheets[0].get(row, column).display().as_str()));
    }
}

#[test]
fn a_workbook_of_1995_is_read_in_its_code_page() {
    let name = GBK.encode("表1").0.into_owned();
    let name = [&[u8::try_from(name.len()).expect("short")][..], &name].concat();
    let title = GBK.encode("工业产值").0.into_owned();
    let title = [&u16::try_from(title.len()).expect("short").to_le_bytes()[..], &title].concat();
    let head = [bof(0x0500, 5), record(0x0042, &936_u16.to_le_bytes())].concat();
    let end = record(0x000A, &[]);
    let start = head.len() + listed(&name, 1, 0).len() + end.len();
    let sheet = [bof(0x0500, 0x10), record(0x0204, &at(0, 0, 0, &title)), end.clone()].concat();
    let stream = [head, listed(&name, 1, start), end, sheet].concat();
    for bytes in [compound("Book", &stream), stream] {
        let book = good("t.xls", &bytes);
        assert_eq!(shown(&book), ["表1!A1=Text(\"工业产值\")"]);
        assert!(book.sheets[0].hidden);
    }
}

#[test]
fn formulas_that_all_lack_their_value_are_issues() {
    let blank = [3, 0, 0, 0, 0, 0, 0xFF, 0xFF];
    let sum = formula(1, 0, blank, &[0x25, 0, 0, 0, 0]);
    let empty = formula(2, 0, blank, &[0x17, 0, 0]);
    let (book, issues) = open("t.xls", &compound("Workbook", &stream(&[], &[sum, empty].concat())));
    assert!(book.is_some());
    assert_eq!(issues.iter().filter_map(|i| i.place.cell.as_deref()).collect::<Vec<_>>(), ["表1!A2"]);
}

#[test]
fn damage_is_an_issue() {
    let whole = stream(&[], &record(0x0203, &at(0, 0, 0, &1_f64.to_le_bytes())));
    let cut = compound("Workbook", &whole[..whole.len() - 4]);
    assert_eq!(codes("t.xls", &cut), (true, vec!["unreadable-sheet".to_owned()]));
    assert_eq!(refused("t.xls", &compound("Workbook", &whole[..30])).code, "truncated-workbook");
    assert_eq!(refused("t.xls", &compound("Workbook", b"nothing")).code, "unreadable-workbook");
    let locked = stream(&record(0x002F, &[0, 0, 1, 2, 3, 4]), &[]);
    assert_eq!(refused("t.xls", &compound("Workbook", &locked)).code, "encrypted-workbook");
}
