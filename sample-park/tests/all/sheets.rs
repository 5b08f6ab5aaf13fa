//! The workbooks read again, each layout by a reader of its own: do they say what the tidy files say?

use crate::support::BOOK;
use calamine::{Data, Reader, Sheets, Xlsx, open_workbook_from_rs};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::LazyLock;

/// Form, unit, item, period, same period → value in tenths of the form's unit, and the day it came.
type Values = BTreeMap<(String, String, String, String, bool), (i64, String)>;
/// Rows of cells as people see them.
pub type Rows = Vec<Vec<String>>;

static FILES: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| sample_park::workbooks(sample_park::SEED));
const COLUMNS: [(&str, &str, bool); 4] =
    [("01", "2021-06", false), ("01", "2021-01..06", false), ("01", "2020-06", true), ("01", "2020-01..06", true)];
const MORE: [(&str, &str, bool); 8] = [
    ("02", "2021-06", false),
    ("02", "2021-01..06", false),
    ("03", "2021-06", false),
    ("03", "2021-01..06", false),
    ("04", "2021-06", false),
    ("04", "2021-01..06", false),
    ("05", "2021-06", false),
    ("05", "2021-01..06", false),
];

/// Sheets of a file by name.
pub fn sheets(bytes: &[u8]) -> Vec<(String, Rows)> {
    let book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    let mut book = Sheets::Xlsx(book);
    let names = book.sheet_names();
    let rows = |name: &str, book: &mut Sheets<Cursor<&[u8]>>| {
        let range = book.worksheet_range(name).expect("a sheet");
        let (bottom, right) = range.end().expect("cells");
        let cell = |row, column| range.get_value((row, column)).map_or_else(String::new, shown);
        (0..=bottom).map(|row| (0..=right).map(|column| cell(row, column)).collect()).collect()
    };
    names.into_iter().map(|name| (name.clone(), rows(&name, &mut book))).collect()
}

fn shown(cell: &Data) -> String {
    match cell {
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        Data::Empty => String::new(),
        Data::Error(fault) => fault.to_string(),
        other => other.to_string(),
    }
}

/// Rows of a GB18030 file.
pub fn lines(bytes: &[u8]) -> Rows {
    let (text, _, broken) = encoding_rs::GB18030.decode(bytes);
    assert!(!broken && std::str::from_utf8(bytes).is_err());
    text.split_terminator("\r\n").map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

fn tenths(text: &str) -> i64 {
    let (whole, tenth) = text.split_once('.').unwrap_or((text, "0"));
    assert_eq!(tenth.len(), 1, "{text}");
    whole.parse::<i64>().expect(text) * 10 + tenth.parse::<i64>().expect(text)
}

/// `2021年7月6日` as `2021-07-06`.
fn iso(day: &str) -> String {
    let parts: Vec<u32> = day.split(['年', '月', '日']).filter_map(|part| part.parse().ok()).collect();
    format!("{}-{:02}-{:02}", parts[0], parts[1], parts[2])
}

fn put(into: &mut Values, key: (&str, &str, &str, &str, bool), value: i64, known: &str) {
    let (form, unit, item, period, same) = key;
    let key = (form.to_owned(), unit.to_owned(), item.to_owned(), period.to_owned(), same);
    assert!(into.insert(key.clone(), (value, known.to_owned())).is_none(), "twice: {key:?}");
}

fn official(rows: &Rows, into: &mut Values) {
    let after = |label: &str| rows.iter().flatten().find_map(|cell| cell.strip_prefix(label)).expect(label).to_owned();
    let (form, known) = (after("表　　号："), iso(&after("报出日期：")));
    let unit = &rows[2][1];
    assert_eq!(rows[2][0], "统一社会信用代码：");
    let columns: Vec<(&str, bool)> = match form.as_str() {
        "B204-1" => COLUMNS.iter().map(|(_, period, same)| (*period, *same)).collect(),
        "B203" => vec![("2021-01..06", false), ("2020-01..06", true)],
        _ => vec![("2021-Q2", false)],
    };
    assert_eq!(rows[6][..3], ["甲", "乙", "丙"]);
    for row in rows[7..].iter().take_while(|row| !row[0].contains("负责人")) {
        for (cell, (period, same)) in row[3..].iter().zip(&columns).filter(|(cell, _)| !cell.is_empty()) {
            put(into, (&form, unit, &row[2], period, *same), tenths(cell), &known);
        }
    }
}

/// Rows of a list: where code, day and the first value stand; tenths of what one number is worth.
fn list(rows: &[Vec<String>], (code, known, first): (usize, usize, usize), worth: i64, into: &mut Values) {
    for row in rows {
        let day = row[known].replace('/', "-");
        for (cell, (item, period, same)) in row[first..].iter().zip(COLUMNS.iter().chain(&MORE)).filter(|(cell, _)| !cell.is_empty()) {
            // Electricity is no money: it keeps its unit.
            let worth = if *item == "05" { 1 } else { worth };
            put(into, ("B204-1", &row[code], item, period, *same), tenths(cell) * worth, &day);
        }
    }
}

fn read() -> Values {
    let mut values = Values::new();
    for (file, bytes) in FILES.iter() {
        match file.split('-').next().expect("a name") {
            "firm" | "firms" => sheets(bytes).iter().for_each(|(_, rows)| official(rows, &mut values)),
            "streets" => {
                for (_, rows) in sheets(bytes) {
                    let total = rows.iter().position(|row| row[1] == "合计").expect("a sum");
                    list(&rows[5..total], (1, 15, 3), 1, &mut values);
                    let sum: i64 = rows[5..total].iter().map(|row| tenths(&row[4])).sum();
                    assert_eq!(sum, tenths(&rows[total][4]));
                }
            }
            "wanyuan" => list(&lines(bytes)[1..], (1, 16, 4), 10, &mut values),
            _ => {
                let rows = sheets(bytes).remove(0).1;
                list(&rows[3..rows.len() - 1], (1, 14, 2), 1, &mut values);
            }
        }
    }
    values
}

#[test]
fn the_sheets_say_what_the_tidy_files_say() {
    let said = read();
    let files = ["B204-1-2021-06.csv", "B203-2021-06.csv", "202-1-2021-Q2.csv"];
    let lines = BOOK.lines.iter().filter(|line| files.contains(&line.file.as_str()));
    let mut count = 0;
    for l in lines {
        let key = (l.form.clone(), l.unit.clone(), l.item.clone(), l.period.clone(), l.same_period);
        assert_eq!(said.get(&key), Some(&(l.value * 10, l.known.clone())), "{key:?}");
        count += 1;
    }
    assert_eq!(said.len(), count);
}

#[test]
fn every_note_stands_on_a_sheet() {
    let cells: Vec<String> = FILES
        .iter()
        .filter(|(file, _)| file.ends_with("xlsx"))
        .flat_map(|(_, bytes)| sheets(bytes))
        .flat_map(|(_, rows)| rows)
        .flatten()
        .collect();
    let noted: std::collections::BTreeSet<&str> =
        BOOK.lines.iter().filter(|l| l.file == "B204-1-2021-06.csv" && !l.note.is_empty()).map(|l| l.unit.as_str()).collect();
    assert_eq!(cells.iter().filter(|cell| cell.contains("同期数按核实结果调整")).count(), noted.len());
    assert!(cells.iter().any(|cell| cell == "同期数按核实结果调整（虚构）") && cells.iter().any(|cell| cell.starts_with("说明：")));
}

#[test]
fn the_layouts_have_their_share_and_the_same_seed_gives_the_same_bytes() {
    let count = |start: &str| FILES.iter().filter(|(file, _)| file.starts_with(start)).count();
    assert_eq!(["firm-", "firms-", "streets-", "wanyuan-", "association-"].map(count), [20, 3, 1, 1, 1]);
    assert!(FILES.iter().all(|(_, bytes)| !bytes.is_empty()));
    assert_eq!(*FILES, sample_park::workbooks(sample_park::SEED));
    assert_ne!(*FILES, sample_park::workbooks(7));
}
