//! The title, who files what and by when, and the headings of the columns.

use super::formats::{self, join};
use super::layout::{HEADINGS, Layout, NAME_WIDTH, NAMES, VALUE_WIDTH};
use super::validation;
use figures::{CreditCode, Lang};
use jiff::civil::{Date, DateTime};
use rust_xlsxwriter::{Note, Worksheet, XlsxError};

/// Everything above the first item.
pub(super) fn write(sheet: &mut Worksheet, layout: &Layout<'_>, who: Option<(&CreditCode, &str)>) -> Result<(), XlsxError> {
    let title = layout.form.title.get(layout.lang);
    join(sheet, (0, 0), (0, layout.last()), title, &formats::title())?;
    sheet.set_row_height(0, 30)?;
    left(sheet, layout, who)?;
    for row in 1..HEADINGS {
        sheet.set_row_height(row, 18)?;
    }
    for (row, line) in (1..).zip(right(layout)) {
        join(sheet, (row, layout.right()), (row, layout.last()), &line, &formats::plain().set_indent(1))?;
    }
    headings(sheet, layout)?;
    numbers(sheet, layout)?;
    widths(sheet, layout)
}

/// Code and name of the unit, open unless known; the period; when it is due.
fn left(sheet: &mut Worksheet, layout: &Layout<'_>, who: Option<(&CreditCode, &str)>) -> Result<(), XlsxError> {
    let end = layout.right() - 1;
    let asked = [layout.words("统一社会信用代码：", "Credit code:"), layout.words("单位详细名称：", "Name of the unit:")];
    let known = who.map_or(["", ""], |(code, name)| [code.as_str(), name]);
    for (row, (label, value)) in (1..).zip(asked.into_iter().zip(known)) {
        let format = if value.is_empty() { formats::open_text() } else { formats::plain() };
        sheet.write_string_with_format(row, 0, label, &formats::plain())?;
        join(sheet, (row, 1), (row, end), value, &format.set_border_bottom(rust_xlsxwriter::FormatBorder::Thin))?;
    }
    if who.is_none() {
        sheet.add_data_validation(1, 1, 1, 1, &validation::code(layout)?)?;
    }
    let due = layout.form.due_at(layout.period).map(|at| due(at, layout.lang));
    let given = [(layout.words("报告期：", "Period:"), Some(layout.label())), (layout.words("报送截止：", "Due by:"), due)];
    for (row, (label, value)) in (3..).zip(given) {
        let Some(value) = value else { continue };
        sheet.write_string_with_format(row, 0, label, &formats::plain())?;
        join(sheet, (row, 1), (row, end), &value, &formats::plain())?;
    }
    Ok(())
}

/// Number of the form, its document or edition, until when it is valid, the unit of measure: what the pack gives.
fn right(layout: &Layout<'_>) -> Vec<String> {
    let form = layout.form;
    let version = form.version_at(layout.period);
    let document = version.map(|v| match &v.number {
        Some(number) => format!("{}{number}", layout.words("文　　号：", "Document: ")),
        None => format!("{}{}", layout.words("版　　本：", "Edition: "), v.name),
    });
    let next = version.and_then(|v| form.versions.iter().find(|later| later.from > v.from)).and_then(|v| v.from.yesterday().ok());
    let until = next.map(|day| format!("{}{}", layout.words("有效期至：", "Valid until: "), long_day(day, layout.lang)));
    let measure = form.measure.as_ref().map(|m| format!("{}{m}", layout.words("计量单位：", "Unit of measure: ")));
    let id = format!("{}{}", layout.words("表　　号：", "Form: "), form.id);
    [Some(id), document, until, measure].into_iter().flatten().collect()
}

fn due(at: DateTime, lang: Lang) -> String {
    format!("{} {:02}:{:02}", long_day(at.date(), lang), at.hour(), at.minute())
}

fn long_day(day: Date, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Lang::En => day.to_string(),
    }
}

/// Equal first levels are joined sideways, headings with fewer levels downwards.
fn headings(sheet: &mut Worksheet, layout: &Layout<'_>) -> Result<(), XlsxError> {
    let bottom = HEADINGS + layout.levels() - 1;
    let names = [layout.words("指标名称", "Indicator"), layout.words("计量单位", "Unit"), layout.words("代码", "Code")];
    for (column, name) in (0..).zip(names) {
        join(sheet, (HEADINGS, column), (bottom, column), name, &formats::heading())?;
    }
    level(sheet, layout, 0..layout.headings.len(), 0)
}

fn level(sheet: &mut Worksheet, layout: &Layout<'_>, columns: std::ops::Range<usize>, depth: usize) -> Result<(), XlsxError> {
    let at = |column: usize| NAMES + u16::try_from(column).unwrap_or_default();
    let row = HEADINGS + u32::try_from(depth).unwrap_or_default();
    let mut from = columns.start;
    while from < columns.end {
        let Some(text) = layout.headings[from].get(depth) else { break };
        let to = group(&layout.headings[..columns.end], from, depth);
        let above = layout.headings[from].len() > depth + 1;
        let bottom = if above { row } else { HEADINGS + layout.levels() - 1 };
        join(sheet, (row, at(from)), (bottom, at(to - 1)), text, &formats::heading())?;
        if above {
            level(sheet, layout, from..to, depth + 1)?;
        }
        from = to;
    }
    Ok(())
}

/// The end of the columns that share a heading above others.
fn group(headings: &[Vec<&str>], from: usize, depth: usize) -> usize {
    let first = &headings[from];
    let same = |h: &&Vec<&str>| h.len() > depth + 1 && h[..=depth] == first[..=depth];
    if first.len() > depth + 1 { from + headings[from..].iter().take_while(same).count() } else { from + 1 }
}

/// 甲 乙 丙 1 2 3, with a note where the office fills in a column.
fn numbers(sheet: &mut Worksheet, layout: &Layout<'_>) -> Result<(), XlsxError> {
    let row = layout.first_row() - 1;
    let names = [layout.words("甲", "A"), layout.words("乙", "B"), layout.words("丙", "C")];
    for (column, name) in (0..).zip(names) {
        sheet.write_string_with_format(row, column, name, &formats::centred())?;
    }
    for (at, column) in layout.columns() {
        sheet.write_string_with_format(row, at, &column.id, &formats::centred())?;
        if column.locked {
            let text = layout.words(
                "已知的数由系统提取并锁定；空格由填报单位填写。",
                "What is known is filled in and locked; units fill in what is empty.",
            );
            sheet.insert_note(row, at, &Note::new(text).set_author("template").add_author_prefix(false))?;
        }
    }
    sheet.ignore_error_range(row, 0, layout.end_row(), layout.last(), rust_xlsxwriter::IgnoreError::NumberStoredAsText)?;
    Ok(())
}

fn widths(sheet: &mut Worksheet, layout: &Layout<'_>) -> Result<(), XlsxError> {
    for (column, width) in [(0, i32::from(NAME_WIDTH)), (1, 13), (2, 11)] {
        sheet.set_column_width(column, width)?;
    }
    for level in 0..=layout.levels() {
        sheet.set_row_height(HEADINGS + level, layout.heading_height(level))?;
    }
    for (column, _) in layout.columns() {
        sheet.set_column_width(column, i32::from(VALUE_WIDTH))?;
    }
    Ok(())
}
