//! The same workbook back: values stay, marks come, go and do not pile up, and odd packages are issues.

use calamine::{Data, Reader, Xlsx};
use figures::{Class, Issue, Lang, Place, Text};
use intake::mark::{FINDINGS, given_back, mark, mark_book};
use intake::workbook::{Book, Cell, Merge, Sheet};
use proptest::prelude::*;
use rust_xlsxwriter::{Color, Format, Note, Workbook};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

fn issue(class: Class, sheet: &str, row: u32, column: u32) -> Issue {
    let reason = Text::new("销售产值 < 出口", "sales < exports");
    Issue::blocking("E03", Place::cell("a.xlsx", sheet, row, column), reason).of_class(class).hint("核对", "check")
}

fn opened(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook")
}

/// All cells of all sheets but the findings, as text by sheet and place.
fn values(bytes: &[u8]) -> BTreeMap<(String, u32, u32), String> {
    let mut found = BTreeMap::new();
    for (name, range) in opened(bytes).worksheets().into_iter().filter(|(name, _)| name != FINDINGS) {
        let (top, left) = range.start().unwrap_or_default();
        let (top, left) = (top as usize, left as usize);
        for (row, column, cell) in range.used_cells().filter(|(.., cell)| **cell != Data::Empty) {
            found.insert((name.clone(), (top + row) as u32, (left + column) as u32), format!("{cell:?}"));
        }
    }
    found
}

fn findings(bytes: &[u8]) -> Vec<String> {
    let range = opened(bytes).worksheet_range(FINDINGS).expect("findings");
    range.rows().map(|row| row.iter().take(7).map(Data::to_string).collect::<Vec<_>>().join("|")).collect()
}

fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut found = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("part");
        let (name, mut content) = (file.name().expect("name").into_owned(), Vec::new());
        file.read_to_end(&mut content).expect("bytes");
        found.insert(name, content);
    }
    found
}

fn part(bytes: &[u8], name: &str) -> String {
    String::from_utf8(parts(bytes).remove(name).expect(name)).expect("text")
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        out.start_file(*name, zip::write::SimpleFileOptions::default()).expect("part");
        out.write_all(text.as_bytes()).expect("bytes");
    }
    out.finish().expect("package").into_inner()
}

/// Two sheets: a protected one with a green cell, a note, a merge and a formula; one with print titles.
fn written() -> Vec<u8> {
    let mut book = Workbook::new();
    let green = Format::new().set_background_color(Color::RGB(0x00_B0_50)).set_num_format("0.00");
    let sheet = book.add_worksheet().set_name("表1").expect("name");
    sheet.write_string(0, 0, "项目").expect("cell").write_number_with_format(6, 2, 5, &green).expect("cell");
    sheet.write_number(6, 3, 2000).expect("cell").write_formula(7, 2, "=C7+1").expect("cell");
    sheet.merge_range(9, 0, 10, 3, "合并", &Format::new()).expect("merge");
    sheet.insert_note(6, 3, &Note::new("别人的").set_author("张三").add_author_prefix(false)).expect("note");
    sheet.protect();
    let second = book.add_worksheet().set_name("第二 '表' !").expect("name");
    second.write_string(0, 0, "甲").expect("cell").set_repeat_rows(0, 0).expect("titles").set_active(true);
    book.save_to_buffer().expect("bytes")
}

fn found() -> Vec<Issue> {
    vec![
        issue(Class::A, "表1", 7, 3),
        issue(Class::C, "表1", 7, 3),
        issue(Class::C, "表1", 7, 4),
        issue(Class::D, "表1", 11, 2),
        issue(Class::B, "第二 '表' !", 40, 30),
        Issue::blocking("whole-file", Place::file("a.xlsx"), Text::new("缺表", "a form is missing")),
    ]
}

#[test]
fn values_stay_and_every_issue_is_listed_with_a_link() {
    let before = written();
    let after = mark("a.xlsx", &before, &found(), Lang::Zh).expect("marked");
    assert_eq!(values(&after), values(&before));
    assert_eq!(opened(&after).sheet_names(), [FINDINGS, "表1", "第二 '表' !"]);
    let lines = findings(&after);
    assert_eq!(lines[0], "审核结果：a.xlsx||||||");
    assert_eq!(lines[1], "共 6 条：强制 2，准强制 1，核实 2，提示 1||||||");
    assert_eq!(lines[3], "1|A 强制|E03|表1|C7|销售产值 < 出口|核对");
    assert_eq!(lines[7], "5|B 准强制|E03|第二 '表' !|AD40|销售产值 < 出口|核对");
    assert_eq!(lines[8], "6|A 强制|whole-file|||缺表|");
    let sheet = part(&after, "xl/worksheets/sheet3.xml");
    assert!(sheet.contains(r#"<hyperlink ref="E8" location="&apos;第二 &apos;&apos;表&apos;&apos; !&apos;!AD40""#), "{sheet}");
}

#[test]
fn what_no_issue_touches_stays_byte_for_byte() {
    let before = written();
    let (old, new) = (parts(&before), parts(&mark("a.xlsx", &before, &found(), Lang::Zh).expect("marked")));
    let changed: Vec<&str> = old.iter().filter(|(name, content)| new.get(*name) != Some(*content)).map(|(name, _)| name.as_str()).collect();
    let expected = [
        "[Content_Types].xml", "docProps/app.xml", "xl/_rels/workbook.xml.rels", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml",
        "xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml",
    ];
    assert_eq!(changed, expected);
}

#[test]
fn the_workbook_opens_on_the_findings_and_names_keep_their_sheet() {
    let after = mark("a.xlsx", &written(), &found(), Lang::Zh).expect("marked");
    let book = part(&after, "xl/workbook.xml");
    assert!(book.contains(r#"<definedName name="_xlnm.Print_Titles" localSheetId="2">"#), "{book}");
    assert!(!book.contains("activeTab"), "{book}");
    assert!(part(&after, "xl/worksheets/sheet2.xml").contains(r#"tabSelected="0""#));
    assert!(part(&after, "xl/worksheets/sheet1.xml").contains("<sheetProtection "));
}

#[test]
fn a_note_of_somebody_else_is_kept_and_ours_stands_below() {
    let after = mark("a.xlsx", &written(), &found(), Lang::En).expect("marked");
    let notes = part(&after, "xl/comments1.xml");
    assert!(notes.contains("别人的") && notes.contains("—— wanmu ——\n[C] E03 sales &lt; exports\nHint: check"), "{notes}");
    assert!(notes.contains("[A] E03 sales &lt; exports\nHint: check\n[C] E03 "), "{notes}");
    assert_eq!(notes.matches("<comment ").count(), 3, "C7 is one note, the merged cell has its own");
    assert!(notes.contains(r#"ref="A10""#), "a merge shows its note at its first cell");
}

#[test]
fn marking_again_changes_nothing_and_marking_nothing_takes_all_back() {
    let before = written();
    let once = mark("a.xlsx", &before, &found(), Lang::Zh).expect("marked");
    assert!(mark("a.xlsx", &once, &found(), Lang::Zh).expect("marked") == once);
    let none = mark("a.xlsx", &once, &[], Lang::Zh).expect("marked");
    assert_eq!(findings(&none)[1], "没有发现问题||||||");
    let sheet = part(&none, "xl/worksheets/sheet1.xml");
    let cell = |text: &str| text.split(r#"<c r="C7""#).nth(1).and_then(|t| t.split('>').next()).map(str::to_owned);
    assert_eq!(cell(&sheet), cell(&part(&before, "xl/worksheets/sheet1.xml")), "the green cell has its own format again");
    assert!(!part(&none, "xl/comments1.xml").contains("E03"));
    assert!(part(&none, "xl/comments1.xml").contains("别人的"));
}

#[test]
fn a_sheet_of_the_same_name_that_is_not_ours_stays() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name(FINDINGS).expect("name").write_string(0, 0, "自己的").expect("cell");
    let after = mark("a.xlsx", &book.save_to_buffer().expect("bytes"), &[], Lang::Zh).expect("marked");
    assert_eq!(opened(&after).sheet_names(), ["审核结果2", FINDINGS]);
}

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A package as some writers make it: prefixes, no style sheet, rows and cells without addresses.
fn prefixed(rows: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let link = |kind: &str, target: &str| {
        format!(
            r#"<Relationships xmlns="{package}/relationships"><Relationship Id="R1" Type="{RELATIONS}/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    packed(&[
        (
            "[Content_Types].xml",
            &format!(r#"<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#),
        ),
        ("_rels/.rels", &link("officeDocument", "/xl/workbook.xml")),
        (
            "xl/workbook.xml",
            &format!(
                "\u{feff}<?xml version=\"1.0\"?><x:workbook xmlns:x=\"{main}\"><x:sheets><x:sheet name='表' sheetId='7' r:id='R1' xmlns:r='{RELATIONS}'/></x:sheets></x:workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels", &link("worksheet", "worksheets/sheet.xml")),
        (
            "xl/worksheets/sheet.xml",
            &format!(
                r#"<x:worksheet xmlns:x="{main}">{rows}<x:pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/></x:worksheet>"#
            ),
        ),
    ])
}

#[test]
fn prefixes_and_missing_addresses_are_understood() {
    let bytes = prefixed(r#"<x:sheetData><x:row><x:c><x:v>5</x:v></x:c><x:c><x:v>6</x:v></x:c></x:row><x:row r="4"/></x:sheetData>"#);
    let issues = [issue(Class::A, "表", 1, 2), issue(Class::C, "表", 2, 3), issue(Class::D, "表", 4, 1), issue(Class::A, "表", 9, 9)];
    let after = mark("a.xlsx", &bytes, &issues, Lang::Zh).expect("marked");
    assert_eq!(values(&after), values(&bytes));
    let sheet = part(&after, "xl/worksheets/sheet.xml");
    let data = r#"<x:c s="6"><x:v>6</x:v></x:c></x:row><x:row r="2"><x:c r="C2" s="7"/></x:row><x:row r="4"><x:c r="A4" s="8"/></x:row><x:row r="9"><x:c r="I9" s="6"/></x:row></x:sheetData>"#;
    let numbers = |text: &str| text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    assert!(numbers(&sheet).contains(&numbers(data)), "{sheet}");
    assert!(sheet.contains(r#"/><x:legacyDrawing r:id="rId2""#), "{sheet}");
    assert!(part(&after, "xl/workbook.xml").contains(r#"<x:sheets><x:sheet name="审核结果" sheetId="8""#));
}

#[test]
fn what_cannot_be_marked_is_an_issue() {
    let good = written();
    let unsorted = r#"<x:sheetData><x:row r="2"/><x:row r="1"/></x:sheetData>"#;
    let cases = [
        b"no package".to_vec(),
        good[..good.len() / 2].to_vec(),
        packed(&[("a.txt", "a")]),
        packed(&[("_rels/.rels", "<Relationships><unclosed>")]),
        prefixed(unsorted),
        prefixed("<x:sheetData><x:row>"),
    ];
    for bytes in cases {
        let why = mark("a.xlsx", &bytes, &[issue(Class::A, "表", 1, 1)], Lang::Zh).expect_err("no workbook");
        assert_eq!((why.code.as_ref(), why.place.file.as_str()), ("cannot-mark", "a.xlsx"), "{why:?}");
    }
}

/// A workbook as read from a file of another format.
fn read_elsewhere() -> Book {
    let mut sheet = Sheet::named("a/b");
    sheet.put(0, 0, Cell::Text("项目".into()));
    sheet.put(6, 2, Cell::Number("12345678901234.5".parse().expect("number")));
    sheet.put(6, 3, Cell::Date(jiff::civil::date(2021, 6, 30)));
    sheet.put(7, 0, Cell::Flag(true));
    sheet.merges.push(Merge { from: (0, 0), to: (1, 3) });
    Book { sheets: vec![sheet, Sheet::named("")] }
}

#[test]
fn a_workbook_of_another_format_is_written_anew_at_the_same_addresses() {
    let bytes = mark_book("a.xls", &read_elsewhere(), &[issue(Class::B, "a/b", 7, 3)], Lang::En).expect("marked");
    let mut book = opened(&bytes);
    assert_eq!(book.sheet_names(), [FINDINGS, "a-b", "Sheet"]);
    assert_eq!(findings(&bytes)[3], "1|B mandatory unless allowed|E03|a-b|C7|sales < exports|check");
    let range = book.worksheet_range("a-b").expect("sheet");
    assert_eq!(range.get_value((6, 2)), Some(&Data::Float(12_345_678_901_234.5)));
    assert!(matches!(range.get_value((6, 3)), Some(Data::DateTime(day)) if day.as_f64() == 44377.0), "{range:?}");
    assert_eq!(range.get_value((7, 0)), Some(&Data::Bool(true)));
    assert!(part(&bytes, "xl/worksheets/sheet1.xml").contains(r#"<mergeCell ref="A1:D2"/>"#));
}

#[test]
fn a_package_that_cannot_be_changed_is_written_anew() {
    let bytes = prefixed(r#"<x:sheetData><x:row r="2"><x:c r="A2"><x:v>5</x:v></x:c></x:row><x:row r="1"/></x:sheetData>"#);
    let issues = [issue(Class::A, "表", 2, 1)];
    assert!(mark("a.xlsx", &bytes, &issues, Lang::Zh).is_err());
    let after = given_back("a.xlsx", &bytes, &issues, Lang::Zh).expect("written anew");
    assert_eq!(values(&after).into_values().collect::<Vec<_>>(), ["Float(5.0)"]);
    assert!(given_back("a.xlsx", b"PK\x03\x04 broken", &issues, Lang::Zh).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Any part of a package may be cut or have bytes changed.
    #[test]
    fn a_damaged_part_never_panics(which in 0_usize..12, cut in 0_usize..4000, byte in any::<u8>(), truncate in any::<bool>()) {
        let mut all = parts(&written());
        let name = all.keys().nth(which % all.len()).expect("part").clone();
        let content = all.get_mut(&name).expect("part");
        let at = cut % content.len();
        if truncate { content.truncate(at) } else { content[at] = byte }
        let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &all {
            out.start_file(name, zip::write::SimpleFileOptions::default()).expect("part");
            out.write_all(content).expect("bytes");
        }
        let bytes = out.finish().expect("package").into_inner();
        if let Ok(marked) = mark("a.xlsx", &bytes, &found(), Lang::Zh) {
            let _ = mark("a.xlsx", &marked, &found(), Lang::Zh);
        }
    }
}
