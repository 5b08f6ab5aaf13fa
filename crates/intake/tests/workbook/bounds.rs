//! Files that ask for too much, and files that only look so.

use crate::make::{codes, good, package, refused};
use intake::workbook::bounds;
use std::fmt::Write;

fn too_large(bytes: &[u8], says: &str) {
    let issue = refused("t.xlsx", bytes);
    assert_eq!(issue.code, "workbook-too-large");
    assert!(issue.reason.zh.contains(says), "{:?}", issue.reason);
}

#[test]
fn a_bomb_is_refused_wherever_it_lies() {
    let bomb = vec![b' '; 200 << 20];
    too_large(&package("</sheetData>", &[("docProps/app.xml", &bomb)]), "128 MiB");
    too_large(&package("</sheetData>", &[("xl/worksheets/sheet1.xml", &bomb)]), "128 MiB");
}

#[test]
fn two_cells_far_apart_take_the_room_of_two() {
    let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row></sheetData>";
    let book = good("t.xlsx", &package(rows, &[]));
    assert_eq!(book.sheets[0].rows().count(), 2);
}

#[test]
fn a_million_formatted_rows_hold_nothing() {
    let rows = (1..=1_000_000).fold(String::new(), |mut all, r| {
        let _ = write!(all, "<row r=\"{r}\" s=\"1\"><c r=\"A{r}\" s=\"1\"/></row>");
        all
    });
    assert!(good("t.xlsx", &package(&(rows + "</sheetData>"), &[])).sheets[0].is_empty());
}

#[test]
fn cells_in_backward_order_are_sorted_once() {
    let rows = (1..=200_000).rev().fold(String::new(), |mut all, r| {
        let _ = write!(all, "<row r=\"{r}\"><c r=\"A{r}\"><v>1</v></c></row>");
        all
    });
    assert_eq!(good("t.xlsx", &package(&(rows + "</sheetData>"), &[])).sheets[0].rows().count(), 200_000);
}

#[test]
fn more_cells_text_sheets_or_bytes_than_the_bounds_are_refused() {
    let cells = "<c><v>1</v></c>".repeat(bounds::CELLS / 1000 + 1);
    too_large(&package(&(format!("<row>{cells}</row>").repeat(1000) + "</sheetData>"), &[]), "1000000");
    let long = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1 << 20));
    let shared = "<row>".to_owned() + &"<c t=\"s\"><v>0</v></c>".repeat(65) + "</row></sheetData>";
    too_large(&package(&shared, &[("xl/sharedStrings.xml", long.as_bytes())]), "64 MiB");
    let merges = "</sheetData><mergeCells>".to_owned() + &"<mergeCell ref=\"A1:B2\"/>".repeat(bounds::MERGES + 1);
    too_large(&package(&merges, &[]), "合并");
    let sheets = "<workbook><sheets>".to_owned() + &"<sheet name=\"s\" r:id=\"rId1\"/>".repeat(bounds::SHEETS + 1) + "</sheets></workbook>";
    too_large(&package("</sheetData>", &[("xl/workbook.xml", sheets.as_bytes())]), "工作表");
    assert_eq!(codes("t.csv", &vec![b'a'; bounds::FILE + 1]), (false, vec!["workbook-too-large".to_owned()]));
}
