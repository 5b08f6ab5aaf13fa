//! Packages as they are, and packages made of parts, since a changed byte of a zip archive seldom gets past its checksums.
#![no_main]

mod common;

use libfuzzer_sys::fuzz_target;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The parts, in the order they stand in the input, with a line `--` between them.
const PARTS: [&str; 5] =
    ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"];
const WORKBOOK: &[u8] = b"<workbook><sheets><sheet name=\"s\" r:id=\"a\"/></sheets></workbook>";
const RELATIONS: &[u8] = b"<Relationships><Relationship Id=\"a\" Type=\"/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";

fuzz_target!(|data: &[u8]| {
    if data.starts_with(b"PK") {
        return common::try_open("t.xlsx", data);
    }
    if let Some(package) = package(data) {
        common::try_open("t.xlsx", &package);
    }
});

fn package(data: &[u8]) -> Option<Vec<u8>> {
    let mut parts: Vec<&[u8]> = split(data);
    parts.resize(3.max(parts.len()), b"");
    parts.extend([WORKBOOK, RELATIONS].get(parts.len() - 3..).unwrap_or_default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in PARTS.into_iter().zip(parts) {
        zip.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).ok()?;
        zip.write_all(part).ok()?;
    }
    zip.finish().ok().map(Cursor::into_inner)
}

fn split(mut data: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    while let Some(at) = data.windows(4).position(|w| w == b"\n--\n").filter(|_| parts.len() < 4) {
        parts.push(&data[..at]);
        data = &data[at + 4..];
    }
    parts.push(data);
    parts
}
