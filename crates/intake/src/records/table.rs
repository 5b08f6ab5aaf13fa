//! Tables that people keep: a row a record, a column a field, whatever the order of the columns.

use super::field::{Reading, Written};
use super::lines::is_called;
use crate::Context;
use crate::matching::Matcher;
use crate::read::fold::fold;
use crate::sheet::label;
use crate::workbook::{Cell, Sheet};
use figures::{Class, Entry, Issue, Text};
use methodology::catalogue::{RecordField, RecordKind};
use std::collections::BTreeMap;
use std::ops::Range;

/// So many columns of a row have to be headings of a kind, the id among them, for it to head a table.
const FEWEST: usize = 3;

/// A table of records on a sheet.
pub(crate) struct Found<'c> {
    kind: &'c RecordKind,
    heading: u32,
    body: Range<u32>,
    /// The column of the id; none where the fields of the key name a record.
    id: Option<u32>,
    columns: Vec<(u32, &'c RecordField)>,
    strange: Vec<(u32, String)>,
}

/// The tables of records on a sheet, from the top.
pub(crate) fn tables<'c>(sheet: &Sheet, ctx: &Context<'c>) -> Vec<Found<'c>> {
    if ctx.catalogue.records.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Found<'c>> = sheet.rows().filter_map(|(row, cells)| headed(row, cells, ctx)).collect();
    let last = sheet.rows().last().map_or(0, |(row, _)| row + 1);
    for at in 0..found.len() {
        let end = found.get(at + 1).map_or(last, |next| next.heading);
        found[at].body = found[at].heading + 1..end;
    }
    found
}

/// The kind of which most columns of a row are headings.
fn headed<'c>(row: u32, cells: &[(u32, Cell)], ctx: &Context<'c>) -> Option<Found<'c>> {
    let texts: Vec<(u32, String)> = cells.iter().filter_map(|(column, cell)| Some((*column, label(cell.text()?)))).collect();
    if texts.len() < FEWEST {
        return None;
    }
    let of = ctx.catalogue.records.values().filter_map(|kind| of_kind(kind, row, &texts));
    of.filter(|found| found.known() >= FEWEST).max_by_key(Found::known)
}

fn of_kind<'c>(kind: &'c RecordKind, row: u32, texts: &[(u32, String)]) -> Option<Found<'c>> {
    let is_id = |text: &str| [&kind.heading.zh, &kind.heading.en].into_iter().chain(&kind.also).any(|name| label(name) == text);
    let id = texts.iter().find(|(_, text)| is_id(text)).map(|(column, _)| *column);
    let mut columns: Vec<(u32, &RecordField)> = Vec::new();
    let mut strange = Vec::new();
    for (column, text) in texts.iter().filter(|(column, _)| Some(*column) != id) {
        match kind.fields.iter().find(|field| is_called(field, text)) {
            Some(field) if columns.iter().all(|(_, held)| held.id != field.id) => columns.push((*column, field)),
            _ => strange.push((*column, text.clone())),
        }
    }
    let named = !kind.key.is_empty() && kind.key.iter().all(|key| columns.iter().any(|(_, field)| field.id == *key));
    (id.is_some() || named).then_some(Found { kind, heading: row, body: row..row, id, columns, strange })
}

impl Found<'_> {
    /// How many columns are headings of the kind.
    fn known(&self) -> usize {
        self.columns.len() + usize::from(self.id.is_some())
    }

    /// The id of a row: as written, or put together of the fields of the key.
    fn id_of(&self, sheet: &Sheet, row: u32, blanks: &[String], reading: &Reading<'_, '_>) -> Option<String> {
        let written = |column: u32| {
            let text = fold(&sheet.shown(row, column).display()).into_owned();
            (!text.is_empty() && !blanks.contains(&label(&text))).then_some(text)
        };
        if let Some(column) = self.id {
            return written(column);
        }
        let part = |key: &String| {
            let (column, field) = self.columns.iter().find(|(_, field)| field.id == *key)?;
            written(*column)?;
            reading.take(field, &Written { cell: sheet.shown(row, *column), place: sheet.place("", row, *column) }).value
        };
        let parts: Option<Vec<String>> = self.kind.key.iter().map(part).collect();
        parts.map(|parts| parts.join("@"))
    }

    /// The cell at which the id of a row is, or would be.
    fn id_column(&self) -> u32 {
        self.id.or_else(|| self.columns.first().map(|(column, _)| *column)).unwrap_or_default()
    }

    /// Takes its rows.
    pub(crate) fn take(
        &self,
        (file, sheet): (&str, &Sheet),
        world: (&Context<'_>, &Matcher<'_>, &[String]),
        into: (&mut Vec<Entry>, &mut Vec<Issue>),
    ) {
        let (ctx, matcher, blanks) = world;
        let (entries, issues) = into;
        issues.extend(self.not_read(file, sheet));
        let reading = Reading { ctx, matcher, day: ctx.default_known.day(&ctx.zone) };
        let mut rows: BTreeMap<String, u32> = BTreeMap::new();
        for (row, cells) in sheet.rows_in(self.body.clone()) {
            let Some(id) = self.id_of(sheet, row, blanks, &reading) else {
                issues.extend(self.without_id(file, sheet, row, cells));
                continue;
            };
            if let Some(first) = rows.insert(id.clone(), row) {
                issues.push(self.twice(file, sheet, row, (&id, first)));
                continue;
            }
            self.row((file, sheet, row), &id, &reading, (blanks, entries, issues));
        }
    }

    fn row(
        &self,
        (file, sheet, row): (&str, &Sheet, u32),
        id: &str,
        reading: &Reading<'_, '_>,
        (blanks, entries, issues): (&[String], &mut Vec<Entry>, &mut Vec<Issue>),
    ) {
        for (column, field) in &self.columns {
            let cell = sheet.shown(row, *column);
            let shown = label(&cell.display());
            if shown.is_empty() || blanks.contains(&shown) {
                continue;
            }
            let place = sheet.place(file, row, *column);
            let taken = reading.take(field, &Written { cell, place: place.clone() });
            issues.extend(taken.issue);
            let Some(value) = taken.value else { continue };
            let known = reading.ctx.default_known;
            let (kind, id, field) = (self.kind.id.clone(), id.to_owned(), field.id.clone());
            entries.push(Entry { kind, id, field, value: Some(value), known, source: None, note: None, place });
        }
    }

    /// Columns that are no field of the kind: said once, not taken.
    fn not_read(&self, file: &str, sheet: &Sheet) -> Option<Issue> {
        let (first, _) = self.strange.first()?;
        let all: Vec<&str> = self.strange.iter().map(|(_, text)| text.as_str()).collect();
        let reason = Text::new(format!("未读取的列：{}", all.join("、")), format!("columns that were not read: {}", all.join(", ")));
        let issue = Issue::blocking("unread-columns", sheet.place(file, self.heading, *first), reason).of_class(Class::D);
        Some(issue.hint("在方法包里给字段加别名（also），可读取这些列", "give a field the name under `also` in a pack to have it read"))
    }

    /// A row that says something of a record without naming it; one that holds a total or a remark alone is let pass.
    fn without_id(&self, file: &str, sheet: &Sheet, row: u32, cells: &[(u32, Cell)]) -> Option<Issue> {
        let said = self.columns.iter().filter(|(column, _)| cells.iter().any(|(at, _)| at == column)).count();
        let reason = Text::new(format!("本行没有“{}”", self.kind.heading.zh), format!("the row has no {}", self.kind.heading.en));
        let issue = Issue::blocking("missing-id", sheet.place(file, row, self.id_column()), reason);
        (said + 1 >= FEWEST).then(|| issue.hint("每条记录都要有编号", "every record needs one"))
    }

    fn twice(&self, file: &str, sheet: &Sheet, row: u32, (id, first): (&str, u32)) -> Issue {
        let reason = Text::new(format!("“{id}”已在第 {} 行", first + 1), format!("`{id}` stands in row {} already", first + 1));
        let issue = Issue::blocking("duplicate-record", sheet.place(file, row, self.id_column()), reason);
        issue.hint("合并两行", "make the two rows one")
    }
}
