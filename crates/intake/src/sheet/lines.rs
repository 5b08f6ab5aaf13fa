//! Tidy and register tables inside a workbook: the same lines as in the CSV files, with cells for places.

use super::Reading;
use super::label::label;
use super::table::Table;
use crate::read::{header::Header, header::Kind, line::Field, register::Register, row::Row};
use crate::workbook::{Cell, Sheet};
use figures::Issue;

impl Reading<'_, '_> {
    pub(super) fn tidy_table(&mut self, sheet: &Sheet, table: &Table) {
        let Some(header) = self.header(sheet, table, Kind::Tidy) else { return };
        for row in table.body.clone().filter(|row| !sheet.row(*row).is_empty()) {
            self.tidy.take(&line(self.file, sheet, row, &header), self.ctx, &mut self.issues);
        }
    }

    pub(super) fn register_table(&mut self, sheet: &Sheet, table: &Table) {
        let Some(header) = self.header(sheet, table, Kind::Register) else { return };
        let mut register = Register::default();
        for row in table.body.clone().filter(|row| !sheet.row(*row).is_empty()) {
            register.take(&line(self.file, sheet, row, &header), self.ctx, &mut self.issues);
        }
        self.register.extend(register.rows());
    }

    /// The header with the columns of its cells.
    fn header(&mut self, sheet: &Sheet, table: &Table, kind: Kind) -> Option<(Header, Vec<u32>)> {
        let cells = sheet.row(table.headings.start);
        let names: Vec<String> = cells.iter().map(|(_, cell)| label(&cell.display())).collect();
        match Header::of(kind, &names) {
            Some(header) => Some((header, cells.iter().map(|(column, _)| *column).collect())),
            None => {
                let issue: Issue = Header::fault(kind, &names, sheet.place(self.file, table.headings.start, 0));
                self.issues.push(issue);
                None
            }
        }
    }
}

fn line<'t>(file: &'t str, sheet: &'t Sheet, row: u32, header: &'t (Header, Vec<u32>)) -> Row<'t> {
    let field = |column: &u32| Field { text: written(sheet.get(row, *column)).into(), column: *column + 1, width: 1 };
    let fields: Vec<Field<'t>> = header.1.iter().map(field).collect();
    let raw = fields.iter().map(|f| f.text.as_ref()).collect::<Vec<_>>().join(" | ");
    Row { file, sheet: Some(&sheet.name), line: row + 1, raw: raw.into(), fields, header: &header.0 }
}

/// As it would stand in the CSV file.
fn written(cell: &Cell) -> String {
    cell.display()
}
