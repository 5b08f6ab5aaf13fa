//! Files made in memory: zip packages part by part, compound files, records, and what a book shows.

use figures::Issue;
use intake::workbook::{Book, open};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A zip archive of these parts.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(content).expect("its content");
    }
    zip.finish().expect("an archive").into_inner()
}

/// A workbook of one sheet part, with parts beside the usual ones.
pub fn package(sheet: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let workbook = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"表1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    let relations = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"{RELATION}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let sheet = format!("<worksheet><sheetData>{sheet}</worksheet>");
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    parts.retain(|(name, _)| more.iter().all(|(other, _)| name != other));
    parts.extend(more);
    zip(&parts)
}

/// A record of an `.xls`.
pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("a short record");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

/// A compound file with one stream; short ones are padded to stay out of the small sectors.
pub fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let size = stream.len().max(4096);
    let sectors = size.div_ceil(512);
    let fats = (sectors + 2).div_ceil(127);
    let mut table: Vec<u32> = vec![0xFFFF_FFFD; fats];
    table.push(0xFFFF_FFFE);
    let first = u32::try_from(fats + 1).expect("small");
    table.extend((first + 1..).take(sectors - 1));
    table.push(0xFFFF_FFFE);
    table.resize(fats * 128, 0xFFFF_FFFF);
    let mut bytes = header(fats);
    bytes.extend(table.iter().flat_map(|t| t.to_le_bytes()));
    bytes.extend(entry("Root Entry", 5, 1, 0xFFFF_FFFE, 0));
    bytes.extend(entry(name, 2, 0xFFFF_FFFF, first, size));
    bytes.resize(512 * (fats + 2), 0);
    bytes.extend_from_slice(stream);
    bytes.resize(512 * (fats + 2 + sectors), 0);
    bytes
}

fn header(fats: usize) -> Vec<u8> {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(24, 0);
    bytes.extend([0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let fats = u32::try_from(fats).expect("small");
    let words = [fats, fats, 0, 4096, 0xFFFF_FFFE, 0, 0xFFFF_FFFE, 0];
    bytes.extend(words.iter().flat_map(|w| w.to_le_bytes()));
    bytes.extend((0..109).map(|n| if n < fats { n } else { 0xFFFF_FFFF }).flat_map(u32::to_le_bytes));
    bytes
}

fn entry(name: &str, kind: u8, child: u32, start: u32, size: usize) -> Vec<u8> {
    let mut bytes: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(bytes.len()).expect("short");
    bytes.resize(64, 0);
    bytes.extend(length.to_le_bytes());
    bytes.extend([kind, 1]);
    bytes.extend([0xFF; 8]);
    bytes.extend(child.to_le_bytes());
    bytes.resize(116, 0);
    bytes.extend(start.to_le_bytes());
    bytes.extend(u64::try_from(size).expect("small").to_le_bytes());
    bytes
}

/// What a book shows, cell by cell: `表1!A1=…`.
pub fn shown(book: &Book) -> Vec<String> {
    let mut all = Vec::new();
    for sheet in &book.sheets {
        for (row, cells) in sheet.rows() {
            all.extend(
                cells.iter().map(|(column, cell)| format!("{}!{}={cell:?}", sheet.name, intake::workbook::Sheet::address(row, *column))),
            );
        }
    }
    all
}

/// The book of a file that must have one and nothing to say.
pub fn good(file: &str, bytes: &[u8]) -> Book {
    let (book, issues) = open(file, bytes);
    assert!(issues.is_empty(), "{file}: {issues:?}");
    book.expect("a book")
}

/// The codes of a file's issues, and whether a book came with them.
pub fn codes(file: &str, bytes: &[u8]) -> (bool, Vec<String>) {
    let (book, issues) = open(file, bytes);
    (book.is_some(), issues.iter().map(|i| i.code.to_string()).collect())
}

/// The single issue of a file that has no book.
pub fn refused(file: &str, bytes: &[u8]) -> Issue {
    let (book, mut issues) = open(file, bytes);
    assert!(book.is_none() && issues.len() == 1, "{file}: {issues:?}");
    issues.remove(0)
}
