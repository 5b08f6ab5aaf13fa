//! Entries of records, one a line: `record,id,field,value`.

use super::field::{Reading, Written};
use super::kind_of;
use crate::Context;
use crate::matching::Matcher;
use crate::read::cells::known;
use crate::read::fold::{fold, nearest};
use crate::read::row::{Row, keep};
use crate::read::seen::Seen;
use crate::sheet::label;
use crate::workbook::Cell;
use figures::{Entry, Issue, Moment};
use methodology::catalogue::{RecordField, RecordKind};

/// Entries of a file while it is read.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    /// Those read, in the order of the file.
    pub entries: Vec<Entry>,
    seen: Seen,
}

impl Reader {
    /// Takes one line; each of its mistakes goes on the list.
    pub(crate) fn take(&mut self, row: &Row<'_>, ctx: &Context<'_>, matcher: &Matcher<'_>, issues: &mut Vec<Issue>) {
        let Some(read) = entry(row, ctx, matcher, issues) else { return };
        let about = format!("{}\t{}\t{}", read.kind, read.id, read.field);
        if self.seen.is_new(row, about, read.known, issues) {
            self.entries.push(read);
        }
    }
}

fn entry(row: &Row<'_>, ctx: &Context<'_>, matcher: &Matcher<'_>, issues: &mut Vec<Issue>) -> Option<Entry> {
    let kind = keep(issues, kind(row, ctx));
    let id = keep(issues, row.required("id").map(|id| fold(id).into_owned()));
    let field = kind.and_then(|kind| keep(issues, field(row, kind)));
    let known = keep(issues, known(row, ctx));
    let value = match field {
        Some(field) => value(row, field, known.unwrap_or(ctx.default_known), (ctx, matcher), issues)?,
        None => return None,
    };
    Some(Entry {
        kind: kind?.id.clone(),
        id: id?,
        field: field?.id.clone(),
        value,
        known: known?,
        source: row.some("source"),
        note: row.some("note"),
        place: row.place("value"),
    })
}

fn kind<'c>(row: &Row<'_>, ctx: &Context<'c>) -> Result<&'c RecordKind, Issue> {
    let name = row.required("record")?;
    kind_of(name, ctx).ok_or_else(|| {
        let issue = row.issue("unknown-record", "record", format!("没有台账“{name}”"), format!("there is no kind of record `{name}`"));
        match nearest(name, ctx.catalogue.records.keys().map(String::as_str)) {
            Some(near) => issue.hint(format!("可能是 {near}"), format!("perhaps {near}")),
            None if ctx.catalogue.records.is_empty() => issue.hint("启用的方法包没有 records", "the active packs have no `records`"),
            None => issue,
        }
    })
}

fn field<'c>(row: &Row<'_>, kind: &'c RecordKind) -> Result<&'c RecordField, Issue> {
    let name = row.required("field")?;
    let asked = label(name);
    kind.fields.iter().find(|field| is_called(field, &asked)).ok_or_else(|| {
        let (zh, en) = (format!("{}没有字段“{name}”", kind.title.zh), format!("`{}` has no field `{name}`", kind.id));
        let issue = row.issue("unknown-field", "field", zh, en);
        match nearest(name, kind.fields.iter().map(|field| field.id.as_str())) {
            Some(near) => issue.hint(format!("可能是 {near}"), format!("perhaps {near}")),
            None => issue,
        }
    })
}

/// Whether a field has this folded name.
pub(super) fn is_called(field: &RecordField, asked: &str) -> bool {
    [&field.id, &field.title.zh, &field.title.en].into_iter().chain(&field.also).any(|name| label(name) == asked)
}

type World<'r, 'c> = (&'r Context<'c>, &'r Matcher<'c>);

/// What is said of the field: inner nothing takes back what was; outer nothing where it could not be read.
fn value(
    row: &Row<'_>,
    field: &RecordField,
    known: Moment,
    (ctx, matcher): World<'_, '_>,
    issues: &mut Vec<Issue>,
) -> Option<Option<String>> {
    let text = row.text("value");
    if text.is_empty() {
        if row.text("note").is_empty() {
            let issue = row.issue("missing-field", "value", "value 为空", "`value` is empty");
            issues.push(issue.hint("撤回已记的内容时在 note 写原因", "to take back what was said, write why under `note`"));
            return None;
        }
        return Some(None);
    }
    let reading = Reading { ctx, matcher, day: known.day(&ctx.zone) };
    let cell = Cell::Text(text.to_owned());
    let taken = reading.take(field, &Written { cell: &cell, place: row.place("value") });
    issues.extend(taken.issue.map(|issue| issue.excerpt(row.raw.as_ref())));
    taken.value.map(Some)
}
