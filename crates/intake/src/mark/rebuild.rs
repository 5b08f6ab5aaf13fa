//! A workbook of any origin written anew, cell by cell at the same addresses, and marked.

use super::mark;
use crate::workbook::number::to_double;
use crate::workbook::{Book, Cell, Sheet};
use figures::{Issue, Lang, Place, Text};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// Marks a workbook that is no OOXML package (`.xls`, CSV): the result is a new `.xlsx` with the values, dates and
/// merges of what was read, without its formats and formulas.
pub fn mark_book(file: &str, book: &Book, issues: &[Issue], lang: Lang) -> Result<Vec<u8>, Issue> {
    let names = names(book);
    let bytes = written(book, &names).map_err(|why| {
        let (zh, en) = (format!("无法重新写出工作簿：{why}"), format!("the workbook cannot be written anew: {why}"));
        Issue::blocking("cannot-mark", Place::file(file), Text::new(zh, en))
    })?;
    let moved: Vec<Issue> = issues.iter().map(|issue| renamed(issue, book, &names)).collect();
    mark(file, &bytes, &moved, lang)
}

/// Names a sheet may have: no more than 31 characters, none of them special, no two alike.
fn names(book: &Book) -> Vec<String> {
    let mut taken: Vec<String> = Vec::new();
    for sheet in &book.sheets {
        let allowed = |c: char| if "[]:*?/\\".contains(c) || c.is_control() { '-' } else { c };
        let name: String = sheet.name.trim_matches('\'').chars().map(allowed).take(28).collect();
        let name = if name.trim().is_empty() { "Sheet".to_owned() } else { name };
        let numbered = std::iter::once(name.clone()).chain((2_u32..).map(|n| format!("{name}{n}")));
        let free = numbered.into_iter().find(|n| !taken.iter().any(|t| t.to_lowercase() == n.to_lowercase()));
        taken.push(free.unwrap_or(name));
    }
    taken
}

/// The issue with the name its sheet has now.
fn renamed(issue: &Issue, book: &Book, names: &[String]) -> Issue {
    let mut issue = issue.clone();
    let Some((sheet, address)) = issue.place.in_sheet() else { return issue };
    let now = book.sheets.iter().zip(names).find(|(held, now)| held.name == sheet && held.name != **now);
    if let Some((_, now)) = now {
        issue.place.cell = Some(address.map_or_else(|| now.clone(), |address| format!("{now}!{address}")));
    }
    issue
}

fn written(book: &Book, names: &[String]) -> Result<Vec<u8>, XlsxError> {
    let mut out = Workbook::new();
    let fixed = ExcelDateTime::from_ymd(2000, 1, 1)?;
    out.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&fixed));
    for (sheet, name) in book.sheets.iter().zip(names) {
        let to = out.add_worksheet();
        to.set_name(name)?.set_hidden(sheet.hidden);
        cells(to, sheet)?;
    }
    if book.sheets.is_empty() {
        out.add_worksheet();
    }
    out.save_to_buffer()
}

fn cells(to: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    for merge in &sheet.merges {
        let ((top, left), (bottom, right)) = (merge.from, merge.to);
        if let (Ok(left), Ok(right), true) = (u16::try_from(left), u16::try_from(right), merge.from != merge.to) {
            // One that overlaps another is left out, its cells are not.
            drop(to.merge_range(top, left, bottom, right, "", &Format::new()));
        }
    }
    for (row, cells) in sheet.rows() {
        for (column, cell) in cells {
            if let Ok(column) = u16::try_from(*column) {
                write(to, row, column, cell)?;
            }
        }
    }
    to.set_autofit_max_width(300).autofit();
    Ok(())
}

fn write(to: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Text(text) | Cell::Fault(text) => to.write_string(row, column, text.chars().take(32_000).collect::<String>())?,
        Cell::Number(number) => match to_double(*number) {
            Some(number) => to.write_number(row, column, number)?,
            None => to.write_string(row, column, number.to_string())?,
        },
        Cell::Flag(flag) => to.write_boolean(row, column, *flag)?,
        Cell::Date(date) => match excel_date(*date) {
            Some(day) => to.write_datetime_with_format(row, column, &day, &Format::new().set_num_format("yyyy-mm-dd"))?,
            None => to.write_string(row, column, date.to_string())?,
        },
    };
    Ok(())
}

fn excel_date(date: jiff::civil::Date) -> Option<ExcelDateTime> {
    ExcelDateTime::from_ymd(u16::try_from(date.year()).ok()?, date.month().unsigned_abs(), date.day().unsigned_abs()).ok()
}
