//! Sheets to the bytes of a workbook. What an office program would write of the moment is fixed, so that the
//! same sheets are the same bytes.

use super::paper::{At, Ink, Paper, address};
use figures::Decimal;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Formula, Workbook, Worksheet, XlsxError};

/// Bytes of a workbook; empty when a sheet can't be written, for instance because of its name.
pub(crate) fn bytes(papers: &[Paper]) -> Vec<u8> {
    book(papers).unwrap_or_default()
}

fn book(papers: &[Paper]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let written = ExcelDateTime::from_ymd(2021, 7, 9)?;
    book.set_properties(&DocProperties::new().set_author("sample-park").set_comment("样例数据（虚构）").set_creation_datetime(&written));
    for paper in papers {
        sheet(book.add_worksheet(), paper)?;
    }
    book.save_to_buffer()
}

fn sheet(sheet: &mut Worksheet, paper: &Paper) -> Result<(), XlsxError> {
    sheet.set_name(&paper.name)?;
    let last = paper.cells.keys().map(|(_, column)| *column).max().unwrap_or_default();
    sheet.set_column_range_width(0, last, 15)?;
    let head = Format::new().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter).set_text_wrap();
    for ((top, left), (bottom, right)) in &paper.merges {
        sheet.merge_range(*top, *left, *bottom, *right, "", &head)?;
    }
    for (at, ink) in &paper.cells {
        cell(sheet, paper, *at, ink, &head)?;
    }
    Ok(())
}

fn cell(sheet: &mut Worksheet, paper: &Paper, at: At, ink: &Ink, head: &Format) -> Result<(), XlsxError> {
    let (row, column) = at;
    match ink {
        Ink::Text(text) => sheet.write_string(row, column, text)?,
        Ink::Head(text) => sheet.write_string_with_format(row, column, text, head)?,
        Ink::Number(number) => sheet.write_number(row, column, plain(*number))?,
        Ink::Day(day) => sheet.write_datetime_with_format(row, column, ExcelDateTime::parse_from_str(day)?, &day_format())?,
        Ink::Sum(from) => {
            let range = format!("=SUM({}:{})", address((*from, column)), address((row.saturating_sub(1), column)));
            let result = paper.sum(column, *from..row).to_string();
            sheet.write_formula(row, column, Formula::new(range).set_result(result))?
        }
        Ink::Fault => sheet.write_formula(row, column, Formula::new("=#REF!+0").set_result("#REF!"))?,
    };
    Ok(())
}

fn day_format() -> Format {
    Format::new().set_num_format("yyyy/m/d")
}

/// The number as an office program keeps it.
fn plain(number: Decimal) -> f64 {
    number.to_string().parse().unwrap_or_default()
}
