//! Register CSV: attributes and events of units over spans of days.

use super::cells::{known, one_of, span, unit};
use super::fold::{fold, nearest};
use super::row::{Row, keep};
use crate::Context;
use figures::{Class, Issue, RegisterRow};
use methodology::catalogue::Fact;
use std::collections::BTreeMap;

/// Attributes every register has; a pack may have its own.
const ATTRIBUTES: [&str; 6] = ["name", "industry", "area", "street", "status", "event"];
/// What can happen to a unit in every register; scorecards may ask for more.
const EVENTS: [&str; 7] = ["new", "upgraded", "moved_in", "reclassified", "renamed", "left", "moved_out"];
/// Sizes a unit can have; an office files for others and has none.
const STATUSES: [&str; 3] = ["above_scale", "below_scale", "office"];

/// Rows of a file while it is read.
#[derive(Debug, Default)]
pub(crate) struct Register {
    rows: Vec<RegisterRow>,
    seen: BTreeMap<String, u32>,
}

impl Register {
    /// Takes one line; each of its mistakes goes on the list.
    pub(crate) fn take(&mut self, row: &Row<'_>, ctx: &Context<'_>, issues: &mut Vec<Issue>) {
        let unit = keep(issues, unit(row, ctx));
        let attribute = keep(issues, row.required("attribute").map(|a| fold(a).into_owned()));
        let value = keep(issues, value(row, ctx, attribute.as_deref().unwrap_or_default()));
        issues.extend(attribute.as_deref().and_then(|a| remark(row, ctx, a)));
        let span = keep(issues, span(row));
        let known = keep(issues, known(row, ctx));
        let (Some(unit), Some(attribute), Some(value), Some((valid_from, valid_to)), Some(known)) = (unit, attribute, value, span, known)
        else {
            return;
        };
        let read = RegisterRow { unit, attribute, value, valid_from, valid_to, known, place: row.place("value") };
        keep(issues, self.put(row, read));
    }

    /// The rows in the order of the file.
    pub(crate) fn rows(self) -> Vec<RegisterRow> {
        self.rows
    }

    fn put(&mut self, row: &Row<'_>, read: RegisterRow) -> Result<(), Issue> {
        let key =
            format!("{},{},{},{},{:?},{}", read.unit, read.attribute, read.value, read.valid_from, read.valid_to, read.known.micros());
        if let Some(first) = self.seen.get(&key) {
            return Err(row.issue("duplicate-line", "unit", format!("与第 {first} 行重复"), format!("repeats line {first}")));
        }
        self.seen.insert(key, row.line);
        self.rows.push(read);
        Ok(())
    }
}

fn value(row: &Row<'_>, ctx: &Context<'_>, attribute: &str) -> Result<String, Issue> {
    let text = row.required("value")?;
    match attribute {
        "event" if EVENTS.contains(&text) => Ok(text.to_owned()),
        "event" => {
            let asked = ctx.catalogue.events_asked();
            let own = asked.iter().copied().filter(|event| !EVENTS.contains(event));
            one_of(row, "unknown-event", "value", ("事项", "event"), EVENTS.into_iter().chain(own)).map(str::to_owned)
        }
        "industry" => industry(row, text),
        // What a fact doesn't hold is kept as it stands, so that it is unknown instead of what was said before.
        _ => Ok(ctx.catalogue.read_attribute(attribute, text).unwrap_or_else(|| text.to_owned())),
    }
}

/// Four digits, with or without the letter of the section: `3973`, `C3973`.
fn industry(row: &Row<'_>, text: &str) -> Result<String, Issue> {
    let folded = fold(text);
    let digits = folded.strip_prefix(|c: char| c.is_ascii_alphabetic()).unwrap_or(&folded);
    if digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(digits.to_owned());
    }
    let zh = format!("行业代码“{text}”不是 4 位小类代码");
    Err(row
        .issue("bad-industry", "value", zh, format!("the industry code `{text}` is not a class of 4 digits"))
        .hint("按国民经济行业分类填小类，如 3973", "use a class of the national classification, such as 3973"))
}

/// That the value of a fact cannot be read, so that rules take it for unknown.
fn unread(row: &Row<'_>, fact: &Fact, value: &str) -> Option<Issue> {
    if value.is_empty() || fact.read(value).is_some() {
        return None;
    }
    let title = &fact.title;
    let zh = format!("“{value}”不能作“{}”的值，认定时按未知处理", title.zh);
    let en = format!("`{value}` is no value of `{}`; rules take it for unknown", title.en);
    let hint = fact.expected();
    Some(row.issue("unread-fact", "value", zh, en).of_class(Class::C).hint(hint.zh, hint.en))
}

/// What is allowed but looks like a slip, and what will be unknown.
fn remark(row: &Row<'_>, ctx: &Context<'_>, attribute: &str) -> Option<Issue> {
    let value = row.text("value");
    if let Some(fact) = ctx.catalogue.facts.get(attribute) {
        return unread(row, fact, value);
    }
    match attribute {
        "area" if !ctx.catalogue.areas.is_empty() && !ctx.catalogue.areas.contains_key(value) => Some(row.remark(
            "unfamiliar-area",
            "value",
            format!("方法包中没有区域“{value}”"),
            format!("no pack defines the area `{value}`"),
        )),
        "status" if !STATUSES.contains(&value) => {
            let issue =
                row.remark("unfamiliar-status", "value", format!("状态“{value}”不常见"), format!("the status `{value}` is unfamiliar"));
            Some(issue.hint("规上为 above_scale，规下为 below_scale，办公室为 office", "above_scale, below_scale or office"))
        }
        _ if ATTRIBUTES.contains(&attribute) => None,
        _ => nearest(attribute, ATTRIBUTES).map(|near| {
            row.remark(
                "unfamiliar-attribute",
                "attribute",
                format!("属性“{attribute}”不常见"),
                format!("the attribute `{attribute}` is unfamiliar"),
            )
            .hint(format!("可能是 {near}"), format!("perhaps {near}"))
        }),
    }
}
