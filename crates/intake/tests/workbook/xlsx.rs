//! Office Open XML workbooks, written by a library and part by part.

use crate::make::{codes, good, package, shown, zip};
use calamine::{Reader, Xlsx};
use figures::Decimal;
use intake::workbook::{Book, Cell, Merge, open};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use std::io::Cursor;

fn written(fill: impl FnOnce(&mut Workbook) -> Result<(), rust_xlsxwriter::XlsxError>) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book).expect("a filled workbook");
    book.save_to_buffer().expect("bytes")
}

pub fn typical() -> Vec<u8> {
    written(|book| {
        let date = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
        let sheet = book.add_worksheet().set_name("B201-1表")?;
        sheet.merge_range(0, 0, 0, 3, "工业产销总值及主要产品产量", &Format::new())?;
        sheet.write(2, 0, "企业名称")?;
        sheet.write(2, 1, 264.5)?;
        sheet.write(2, 2, true)?;
        sheet.write_with_format(3, 0, &ExcelDateTime::from_ymd(2021, 6, 30)?.and_hms(13, 5, 0)?, &date)?;
        sheet.write(3, 1, Formula::new("=0.1+0.2").set_result("0.30000000000000004"))?;
        sheet.write(3, 2, Formula::new("=B9").set_result("本月"))?;
        sheet.write_blank(4, 0, &date)?;
        let hidden = book.add_worksheet().set_name("代码")?;
        hidden.set_hidden(true).write(0, 0, "a&b <c>")?;
        let very = book.add_worksheet().set_name("参数")?;
        very.set_very_hidden(true).write(0, 0, 1)?;
        Ok(())
    })
}

#[test]
fn cells_keep_what_they_are() {
    let book = good("六月.xlsx", &typical());
    let sheet = &book.sheets[0];
    assert_eq!(sheet.name, "B201-1表");
    assert_eq!(sheet.get(0, 0).text(), Some("工业产销总值及主要产品产量"));
    assert_eq!(sheet.get(2, 1), &Cell::Number(Decimal::new(2645, 1)));
    assert_eq!(sheet.get(2, 2), &Cell::Flag(true));
    assert_eq!(sheet.get(3, 0).display(), "2021-06-30");
    assert_eq!(sheet.get(3, 1), &Cell::Number(Decimal::new(3, 1)));
    assert_eq!(sheet.get(3, 2).text(), Some("本月"));
    assert_eq!(sheet.get(4, 0), &Cell::Empty);
    assert_eq!(sheet.merges, [Merge { from: (0, 0), to: (0, 3) }]);
    assert_eq!(sheet.shown(0, 2).text(), Some("工业产销总值及主要产品产量"));
    assert_eq!(book.sheets.iter().map(|s| s.hidden).collect::<Vec<_>>(), [false, true, true]);
    assert_eq!(book.sheets[1].get(0, 0).text(), Some("a&b <c>"));
}

/// A reader of others, as a second opinion: the same texts and numbers at the same places.
#[test]
fn another_reader_sees_the_same_cells() {
    let bytes = typical();
    let book = good("t.xlsx", &bytes);
    let mut theirs: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("readable");
    for sheet in &book.sheets {
        let range = theirs.worksheet_range(&sheet.name).expect("the sheet");
        let (down, right) = range.start().expect("a start");
        let all: Vec<(u32, u32, String)> = range.used_cells().map(|(r, c, d)| (r as u32 + down, c as u32 + right, d.to_string())).collect();
        assert_eq!(all.len(), sheet.rows().map(|(_, cells)| cells.len()).sum::<usize>());
        for (row, column, text) in all.into_iter().filter(|(r, c, _)| !matches!((r, c), (3, 0 | 1) | (2, 2))) {
            assert_eq!(sheet.get(row, column).display(), text);
        }
    }
}

#[test]
fn a_formula_without_value_is_an_issue_and_an_empty_text_is_none() {
    let rows = "<row r=\"1\"><c r=\"A1\"><f>B1</f></c><c r=\"B1\"><f>C1</f><v></v></c><c r=\"C1\" t=\"str\"><f>\"\"</f><v></v></c></row></sheetData>";
    let (book, issues) = open("t.xlsx", &package(rows, &[]));
    assert!(book.expect("a book").sheets[0].is_empty());
    let places: Vec<&str> = issues.iter().filter(|i| i.code == "formula-not-computed").filter_map(|i| i.place.cell.as_deref()).collect();
    assert_eq!(places, ["表1!A1", "表1!B1"]);
}

#[test]
fn zeros_of_a_writer_that_cannot_compute_are_no_values() {
    let bytes = written(|book| {
        let sheet = book.add_worksheet();
        sheet.write(0, 0, 5)?;
        sheet.write(1, 0, Formula::new("=A1*2"))?;
        Ok(())
    });
    assert_eq!(codes("t.xlsx", &bytes).1, ["formula-not-computed"]);
}

#[test]
fn many_formulas_without_value_are_counted() {
    let rows = (1..=300).map(|r| format!("<row r=\"{r}\"><c r=\"A{r}\"><f>B1</f></c></row>")).collect::<String>() + "</sheetData>";
    let (_, issues) = open("t.xlsx", &package(&rows, &[]));
    assert_eq!(issues.len(), 101);
    assert!(issues[100].reason.zh.contains("300"), "{:?}", issues[100]);
}

#[test]
fn addresses_may_be_missing_or_out_of_order() {
    let rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row r=\"5\"><c r=\"C5\"><v>3</v></c><c r=\"A5\"><v>4</v></c></row>\
                <row r=\"3\"><c><v>5</v></c></row><row/><row><c/><c><v>6</v></c></row></sheetData>";
    let numbers: Vec<String> =
        shown(&good("t.xlsx", &package(rows, &[]))).iter().map(|s| s.replace("表1!", "").replace("Number", "")).collect();
    assert_eq!(numbers, ["A1=(1)", "B1=(2)", "A3=(5)", "A5=(4)", "B5=(6)", "C5=(3)"]);
}

#[test]
fn odd_numbers_are_issues_not_panics() {
    let rows = "<row r=\"1\"><c r=\"A1\"><v>1e300</v></c><c r=\"B1\" t=\"n\"><v>NaN</v></c><c r=\"C1\" t=\"s\"><v>7</v></c>\
                <c r=\"D1\"><v>-</v></c><c r=\"E1\"><v>word</v></c><c r=\"F1\" t=\"e\"><v>#REF!</v></c></row></sheetData>";
    let (book, issues) = open("t.xlsx", &package(rows, &[]));
    let codes: Vec<&str> = issues.iter().map(|i| i.code.as_ref()).collect();
    assert_eq!(codes, ["number-out-of-range", "number-out-of-range", "unreadable-cell", "number-out-of-range"]);
    assert_eq!(shown(&book.expect("a book")), ["表1!E1=Text(\"word\")", "表1!F1=Fault(\"#REF!\")"]);
}

#[test]
fn macros_and_other_workbooks_are_remarks() {
    let rows = "<row r=\"1\"><c r=\"A1\"><f>[1]Sheet1!A1</f><v>3</v></c></row></sheetData>";
    let bytes = package(rows, &[("xl/vbaProject.bin", b"x"), ("xl/externalLinks/externalLink1.xml", b"<x/>")]);
    let (book, issues) = open("t.xlsm", &bytes);
    assert!(book.is_some() && !figures::issue::blocked(&issues));
    assert_eq!(issues.iter().map(|i| i.code.as_ref()).collect::<Vec<_>>(), ["macros-not-run", "external-links"]);
    assert_eq!(issues[1].place.cell.as_deref(), Some("表1!A1"));
}

#[test]
fn pictures_alone_are_refused_and_beside_values_seen() {
    let media: (&str, &[u8]) = ("xl/media/image1.png", b"x");
    assert_eq!(codes("t.xlsx", &package("</sheetData><drawing r:id=\"rId1\"/>", &[media])), (false, vec!["image-only".to_owned()]));
    let book: Book = good("t.xlsx", &package("<row><c><v>1</v></c></row></sheetData><drawing r:id=\"rId1\"/>", &[media]));
    assert!(book.sheets[0].pictures);
    assert!(!good("t.xlsx", &package("</sheetData><drawing r:id=\"rId1\"/>", &[])).sheets[0].pictures);
}

#[test]
fn dates_follow_the_system_of_the_workbook() {
    let styles = b"<styleSheet><cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    let row = "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44377.75</v></c><c r=\"B1\" s=\"1\"><v>0.5</v></c><c r=\"C1\" t=\"d\"><v>2021-06-30T00:00:00</v></c></row></sheetData>";
    let first = package(row, &[("xl/styles.xml", styles)]);
    assert_eq!(shown(&good("t.xlsx", &first)), ["表1!A1=Date(2021-06-30)", "表1!B1=Number(0.5)", "表1!C1=Date(2021-06-30)"]);
    let workbook =
        b"<workbook xmlns:r=\"r\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    let second = package(row, &[("xl/styles.xml", styles), ("xl/workbook.xml", workbook)]);
    assert_eq!(shown(&good("t.xlsx", &second))[0], "s!A1=Date(2025-07-01)");
}

#[test]
fn a_workbook_with_prefixes_other_slashes_and_another_place_is_read() {
    let relations = b"<p:Relationships xmlns:p=\"p\"><p:Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"/Book/Workbook.xml\"/></p:Relationships>";
    let workbook = b"\xEF\xBB\xBF<?xml version=\"1.0\"?><x:workbook xmlns:x=\"x\"><x:sheets><x:sheet name=\"s\" r:id=\"b\" state=\"odd\"></x:sheet></x:sheets></x:workbook>";
    let sheets = b"<Relationships><Relationship Id=\"b\" Type=\"y/worksheet\" Target=\"Sheets\\One.xml\"/></Relationships>";
    let sheet = b"<x:worksheet><x:sheetData><x:row r=\"2\"><x:c r=\"B2\" t=\"inlineStr\"><x:is><x:t>\xE5\xB7\xA5</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>";
    let parts: [(&str, &[u8]); 4] = [
        ("_rels/.rels", relations),
        ("book/workbook.xml", workbook),
        ("Book/_rels/workbook.xml.rels", sheets),
        ("Book\\sheets\\one.xml", sheet),
    ];
    assert_eq!(shown(&good("t.xlsx", &zip(&parts))), ["s!B2=Text(\"工\")"]);
}

#[test]
fn a_damaged_sheet_is_an_issue_of_the_sheet() {
    let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v";
    assert_eq!(codes("t.xlsx", &package(rows, &[])), (true, vec!["unreadable-sheet".to_owned()]));
}
