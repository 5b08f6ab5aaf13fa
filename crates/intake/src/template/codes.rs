//! The hidden sheet of codes with names, two columns per family.

use super::layout::{CODE, Layout};
use figures::place::column_letters;
use methodology::catalogue::{Family, NomenclatureEntry};
use rust_xlsxwriter::{Worksheet, XlsxError};

/// The codes a family's rows may have.
pub(super) struct List<'a> {
    column: u16,
    length: usize,
    pub(super) entries: Vec<&'a NomenclatureEntry>,
}

/// A list per family, in the order of the sheet.
pub(super) fn lists<'a>(layout: &Layout<'a>) -> Vec<List<'a>> {
    let list = |(n, family): (u16, &'a Family)| List { column: n * 2, length: family.length, entries: entries(layout, family) };
    (0..).zip(layout.form.families.values()).map(list).collect()
}

fn entries<'a>(layout: &Layout<'a>, family: &'a Family) -> Vec<&'a NomenclatureEntry> {
    let Some(nomenclature) = layout.catalogue.nomenclatures.get(&family.nomenclature) else { return Vec::new() };
    let within = |e: &&NomenclatureEntry| family.sections.is_empty() || family.sections.contains(&e.section);
    nomenclature.entries.values().filter(|e| e.code.len() == family.length).filter(within).collect()
}

impl List<'_> {
    /// The cells of the codes.
    pub(super) fn range(&self) -> Option<String> {
        let letters = column_letters(u32::from(self.column) + 1);
        (!self.entries.is_empty()).then(|| format!("='{}'!${letters}$2:${letters}${}", super::CODE_SHEET, self.entries.len() + 1))
    }

    /// The formula that shows the name beside a code, also one typed as a number without its zeros.
    pub(super) fn name_of(&self, row: u32) -> Option<String> {
        if self.entries.is_empty() {
            return None;
        }
        let cell = format!("{}{}", column_letters(u32::from(CODE) + 1), row + 1);
        let (from, to) = (column_letters(u32::from(self.column) + 1), column_letters(u32::from(self.column) + 2));
        let range = format!("'{}'!${from}$2:${to}${}", super::CODE_SHEET, self.entries.len() + 1);
        let zeros = "0".repeat(self.length);
        Some(format!("=IF({cell}=\"\",\"\",IFERROR(VLOOKUP(TEXT({cell},\"{zeros}\"),{range},2,FALSE),\"\"))"))
    }
}

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, layout: &Layout<'_>, lists: &[List<'_>]) -> Result<(), XlsxError> {
    sheet.set_name(super::CODE_SHEET)?;
    for list in lists {
        let (code, name) = (list.column, list.column + 1);
        sheet.write_string(0, code, layout.words("代码", "Code"))?.write_string(0, name, layout.words("名称", "Name"))?;
        sheet.set_column_width(name, 50)?;
        for (row, entry) in (1..).zip(&list.entries) {
            sheet.write_string(row, code, &entry.code)?.write_string(row, name, entry.title.get(layout.lang))?;
        }
    }
    sheet.set_hidden(true).protect();
    Ok(())
}
