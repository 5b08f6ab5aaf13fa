//! The rows that are filed: one per item, and blank ones whose code is chosen from a list.

use super::codes::List;
use super::layout::{self, BLANKS, CODE, Layout, Slot};
use super::validation;
use super::{Prefill, formats};
use crate::workbook::number::to_double;
use methodology::catalogue::{Family, Item};
use rust_xlsxwriter::{DataValidation, Formula, Worksheet, XlsxError};

/// A row per item, in the order of the sheet.
pub(super) fn items(sheet: &mut Worksheet, layout: &Layout<'_>, known: &Prefill) -> Result<(), XlsxError> {
    for (row, item) in (layout.first_row()..).zip(&layout.items) {
        let title = item.title.get(layout.lang);
        sheet.write_string_with_format(row, 0, title, &formats::name(item.level))?;
        sheet.set_row_height(row, layout::height(title, item.level))?;
        sheet.write_string_with_format(row, 1, item.measure.name(), &formats::centred())?;
        sheet.write_string_with_format(row, CODE, &item.code, &formats::centred())?;
        values(sheet, layout, known, row, item)?;
    }
    Ok(())
}

fn values(sheet: &mut Worksheet, layout: &Layout<'_>, known: &Prefill, row: u32, item: &Item) -> Result<(), XlsxError> {
    let rule = validation::item(layout, item)?;
    for (at, column) in layout.columns() {
        let given = known.values.get(&(item.code.clone(), column.id.clone())).filter(|_| column.locked);
        let slot = match (layout.slot(item, column, at), given) {
            (Slot::Open, Some(amount)) => Slot::Given(*amount),
            (slot, _) => slot,
        };
        cell(sheet, (row, at), &slot, item.integer, &rule)?;
    }
    Ok(())
}

fn cell(sheet: &mut Worksheet, at: (u32, u16), slot: &Slot, integer: bool, rule: &DataValidation) -> Result<(), XlsxError> {
    let (row, column) = at;
    match slot {
        Slot::Open => {
            sheet.write_blank(row, column, &formats::open(integer))?;
            sheet.add_data_validation(row, column, row, column, rule)?
        }
        Slot::Given(amount) => {
            sheet.write_number_with_format(row, column, to_double(*amount).unwrap_or_default(), &formats::locked(integer))?
        }
        Slot::Absent => sheet.write_string_with_format(row, column, "—", &formats::absent())?,
        Slot::Sum(formula) => sheet.write_formula_with_format(row, column, Formula::new(formula), &formats::locked(integer))?,
    };
    Ok(())
}

/// For each family a heading and blank rows.
pub(super) fn families(sheet: &mut Worksheet, layout: &Layout<'_>, lists: &[List<'_>]) -> Result<(), XlsxError> {
    for ((row, family), list) in layout.families().zip(lists) {
        sheet.write_string_with_format(row, 0, family.title.get(layout.lang), &formats::name(0).set_bold())?;
        for column in 1..=layout.last() {
            sheet.write_blank(row, column, &formats::absent())?;
        }
        sheet.set_row_height(row, layout::height("", 0))?;
        for row in row + 1..=row + BLANKS {
            blank(sheet, layout, row, family, list)?;
        }
    }
    Ok(())
}

/// The code is chosen or typed; the name follows from it.
fn blank(sheet: &mut Worksheet, layout: &Layout<'_>, row: u32, family: &Family, list: &List<'_>) -> Result<(), XlsxError> {
    match list.name_of(row) {
        Some(formula) => sheet.write_formula_with_format(row, 0, Formula::new(formula), &formats::name(1))?,
        None => sheet.write_blank(row, 0, &formats::name(1).set_unlocked())?,
    };
    sheet.set_row_height(row, layout::height("", 0))?;
    sheet.write_string_with_format(row, 1, validation::unit(&family.measure), &formats::centred())?;
    sheet.write_blank(row, CODE, &formats::centred().set_num_format("@").set_unlocked())?;
    if let Some(choice) = validation::choice(layout, family, list)? {
        sheet.add_data_validation(row, CODE, row, CODE, &choice)?;
    }
    let rule = validation::family(layout, family)?;
    for (at, column) in layout.columns() {
        cell(sheet, (row, at), &layout.of_column(column), family.integer, &rule)?;
    }
    Ok(())
}
