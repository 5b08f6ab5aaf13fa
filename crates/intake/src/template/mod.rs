//! The workbook to fill in: a form for a period as an official sheet, read back without any guessing.

mod codes;
mod foot;
mod formats;
mod head;
mod layout;
mod rows;
mod validation;

use figures::{CreditCode, Decimal, Lang, Period, Text};
use jiff::civil::Date;
use layout::Layout;
use methodology::catalogue::{Catalogue, Form};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, ProtectionOptions, Workbook, Worksheet, XlsxError};
use std::collections::BTreeMap;

/// What `layout` says on the sheet `_wanmu` of a workbook made here.
pub const LAYOUT: &str = "official/1";
/// The hidden sheet of keys and values that says which form a workbook is.
pub const KEY_SHEET: &str = "_wanmu";
/// The hidden sheet of codes that rows by industry or product choose from.
pub const CODE_SHEET: &str = "_codes";

/// What is known before the form is filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prefill {
    /// Code and name of the unit.
    pub unit: Option<(CreditCode, String)>,
    /// Amounts of locked columns (上年同期) by item code and column id: written and locked. Cells of such columns
    /// without an amount stay open, for units that have to state their own base.
    pub values: BTreeMap<(String, String), Decimal>,
}

impl Prefill {
    fn who(&self) -> Option<(&CreditCode, &str)> {
        self.unit.as_ref().map(|(code, name)| (code, name.as_str()))
    }
}

/// An `.xlsx` of a form for a period, for a unit where one is named, in one language. The same request gives the
/// same bytes. A form without columns and a period for which nothing is filed have no workbook.
pub fn template(catalogue: &Catalogue, form: &Form, period: Period, known: &Prefill, lang: Lang) -> Result<Vec<u8>, Text> {
    refuse(form, period)?;
    let layout = Layout::new(catalogue, form, period, lang);
    workbook(&layout, known).map_err(|e| {
        let (zh, en) = (format!("报表 {} 的空表无法生成：{e}", form.id), format!("the workbook of form {} cannot be made: {e}", form.id));
        Text::new(zh, en)
    })
}

fn refuse(form: &Form, period: Period) -> Result<(), Text> {
    let id = &form.id;
    if form.columns.is_empty() {
        return Err(Text::new(
            format!("报表 {id} 没有定义栏目，无法生成空表"),
            format!("form {id} has no columns, so there is no sheet to fill in"),
        ));
    }
    if form.is_exempt(period) {
        let (zh, en) = (period.label(Lang::Zh), period.label(Lang::En));
        return Err(Text::new(format!("报表 {id} {zh}免报"), format!("nothing is filed on form {id} for {en}")));
    }
    if layout::too_wide(form) {
        return Err(Text::new(format!("报表 {id} 的栏目过多"), format!("form {id} has too many columns for a sheet")));
    }
    Ok(())
}

fn workbook(layout: &Layout<'_>, known: &Prefill) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(layout)?);
    let lists = codes::lists(layout);
    sheet(book.add_worksheet(), layout, known, &lists)?;
    if lists.iter().any(|l| !l.entries.is_empty()) {
        codes::write(book.add_worksheet(), layout, &lists)?;
    }
    keys(book.add_worksheet(), layout, known.who())?;
    book.save_to_buffer()
}

fn sheet(sheet: &mut Worksheet, layout: &Layout<'_>, known: &Prefill, lists: &[codes::List<'_>]) -> Result<(), XlsxError> {
    sheet.set_name(layout.sheet_name())?;
    sheet.set_formula_result_default("");
    head::write(sheet, layout, known.who())?;
    rows::items(sheet, layout, known)?;
    rows::families(sheet, layout, lists)?;
    foot::write(sheet, layout)?;
    view(sheet, layout)?;
    print(sheet, layout)
}

/// Locked headers and formulas, without a password; widths and heights may be changed.
fn view(sheet: &mut Worksheet, layout: &Layout<'_>) -> Result<(), XlsxError> {
    sheet.protect_with_options(&ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::new() });
    sheet.set_freeze_panes(layout.first_row(), layout::NAMES)?;
    sheet.set_screen_gridlines(false);
    let (row, column) = layout.first_open();
    sheet.set_selection(row, column, row, column)?;
    Ok(())
}

/// A4 landscape, one page wide, the headings on every page.
fn print(sheet: &mut Worksheet, layout: &Layout<'_>) -> Result<(), XlsxError> {
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    sheet.set_footer(format!("&L{}&R&P/&N", layout.form.id));
    sheet.set_repeat_rows(layout::HEADINGS, layout.first_row() - 1)?;
    Ok(())
}

/// What a program reads: six keys with their values.
fn keys(sheet: &mut Worksheet, layout: &Layout<'_>, who: Option<(&CreditCode, &str)>) -> Result<(), XlsxError> {
    let version = layout.form.version_at(layout.period).map_or("", |v| v.name.as_str());
    let unit = who.map_or("", |(code, _)| code.as_str());
    let lang = layout.words("zh", "en");
    let pairs = [
        ("form", layout.form.id.as_str()),
        ("version", version),
        ("period", &layout.period.to_string()),
        ("unit", unit),
        ("layout", LAYOUT),
        ("lang", lang),
    ]
    .map(|(key, value)| (key, value.to_owned()));
    sheet.set_name(KEY_SHEET)?;
    for (row, (key, value)) in (0..).zip(&pairs) {
        sheet.write_string(row, 0, *key)?.write_string(row, 1, value)?;
    }
    sheet.set_very_hidden(true).protect();
    Ok(())
}

/// Fixed, so that the bytes do not depend on the day: the first day of the edition, or of the period.
fn properties(layout: &Layout<'_>) -> Result<DocProperties, XlsxError> {
    let day: Date = layout.form.version_at(layout.period).map_or(layout.period.first_day(), |v| v.from);
    let (year, month, date) = (u16::try_from(day.year()).unwrap_or(1900), day.month().unsigned_abs(), day.day().unsigned_abs());
    let made = ExcelDateTime::from_ymd(year.max(1900), month, date)?;
    Ok(DocProperties::new().set_title(layout.form.title.get(layout.lang)).set_author("Wanmu").set_creation_datetime(&made))
}
