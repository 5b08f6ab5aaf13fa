//! The register and the filings of an example can be read: header, columns, dates, periods, items.

use super::Case;
use crate::node::Node;
use figures::{Decimal, Issue, Moment, Period, Role};
use jiff::civil::Date;
use jiff::tz::TimeZone;

const REGISTER: &[&str] = &["unit", "attribute", "value", "valid_from", "valid_to", "known_at"];
const FILINGS: &[&str] = &["unit", "form", "period", "item", "value"];
const OPTIONAL: &[&str] = &["role", "known_at", "source", "note"];

/// A line of a block with its offset in characters.
struct Line<'a> {
    at: usize,
    text: &'a str,
}

/// What is wrong with a cell, zh and en, given its column, its value and the whole row.
type Check = fn(&Case<'_>, &str, &str, &[(&str, &str)]) -> Option<(String, String)>;

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let node = case.definition.node;
    let register = node.get("register").map(|n| block(case, n, REGISTER, &[], register_cell));
    let filings = node.get("filings").map(|n| block(case, n, FILINGS, OPTIONAL, filing_cell));
    register.into_iter().chain(filings).flatten().collect()
}

fn block(case: &Case<'_>, node: &Node, must: &[&str], may: &[&str], cell: Check) -> Vec<Issue> {
    let lines = lines(node.text().unwrap_or_default());
    let Some((head, rows)) = lines.split_first() else { return Vec::new() };
    let header: Vec<&str> = head.text.split(',').map(str::trim).collect();
    if let Some(issue) = bad_header(case, node, head, &header, must, may) {
        return vec![issue];
    }
    rows.iter().filter_map(|row| bad_row(case, node, row, &header, cell)).collect()
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut at = 0;
    let mut lines = Vec::new();
    for text in text.split('\n') {
        if !text.trim().is_empty() {
            lines.push(Line { at, text: text.trim_end() });
        }
        at += text.chars().count() + 1;
    }
    lines
}

fn bad_header(case: &Case<'_>, node: &Node, head: &Line<'_>, header: &[&str], must: &[&str], may: &[&str]) -> Option<Issue> {
    let unknown = header.iter().find(|h| !must.contains(h) && !may.contains(h));
    let missing = must.iter().find(|m| !header.contains(m));
    let (zh, en) = match (unknown, missing) {
        (Some(h), _) => (format!("没有“{h}”这一列"), format!("there is no column `{h}`")),
        (None, Some(m)) => (format!("缺少“{m}”列"), format!("the column `{m}` is missing")),
        (None, None) => return None,
    };
    let hint = must.join(",");
    Some(at(case, node, head, "bad-header", zh, en).hint(format!("表头：{hint}"), format!("the header is {hint}")))
}

fn bad_row(case: &Case<'_>, node: &Node, row: &Line<'_>, header: &[&str], cell: Check) -> Option<Issue> {
    let cells: Vec<&str> = row.text.split(',').map(str::trim).collect();
    if cells.len() != header.len() {
        let (zh, en) = (
            format!("这一行有 {} 列，表头有 {} 列", cells.len(), header.len()),
            format!("this line has {} columns, the header {}", cells.len(), header.len()),
        );
        return Some(at(case, node, row, "bad-row", zh, en));
    }
    let named: Vec<(&str, &str)> = header.iter().copied().zip(cells).collect();
    let bad = named.iter().find_map(|(name, value)| cell(case, name, value, &named));
    bad.map(|(zh, en)| at(case, node, row, "bad-row", zh, en))
}

fn register_cell(_: &Case<'_>, name: &str, value: &str, row: &[(&str, &str)]) -> Option<(String, String)> {
    let event = row.iter().any(|(n, v)| *n == "attribute" && *v == "event");
    match name {
        "value" if event && !EVENTS.contains(&value) => Some((format!("没有事件“{value}”"), format!("there is no event `{value}`"))),
        "valid_from" if value.parse::<Date>().is_err() => Some(no_date(value)),
        "valid_to" if !value.is_empty() && value.parse::<Date>().is_err() => Some(no_date(value)),
        "known_at" if Moment::parse(value, &TimeZone::UTC).is_none() => Some(no_date(value)),
        _ => None,
    }
}

const EVENTS: [&str; 7] = ["new", "upgraded", "moved_in", "reclassified", "renamed", "left", "moved_out"];

fn filing_cell(case: &Case<'_>, name: &str, value: &str, row: &[(&str, &str)]) -> Option<(String, String)> {
    let of = |key: &str| row.iter().find(|(n, _)| *n == key).map_or("", |(_, v)| *v);
    match name {
        "form" if !case.declared("form", value) => Some((format!("没有报表“{value}”"), format!("there is no form `{value}`"))),
        "item" => {
            let form = case.catalogue.forms.get(of("form"))?;
            let missing = case.catalogue.item(form, value).is_none();
            missing.then(|| (format!("报表 {} 没有项目 {value}", form.id), format!("form {} has no item {value}", form.id)))
        }
        "period" if value.parse::<Period>().is_err() => Some((format!("“{value}”不是期间"), format!("`{value}` is not a period"))),
        "value" if value.parse::<Decimal>().is_err() => Some((format!("“{value}”不是数字"), format!("`{value}` is not a number"))),
        "role" if Role::parse(value).is_none() => Some((format!("没有列别“{value}”"), format!("there is no role `{value}`"))),
        "known_at" if !value.is_empty() && Moment::parse(value, &TimeZone::UTC).is_none() => Some(no_date(value)),
        _ => None,
    }
}

fn no_date(value: &str) -> (String, String) {
    (format!("“{value}”不是日期或时刻"), format!("`{value}` is neither a date nor a moment"))
}

fn at(case: &Case<'_>, node: &Node, line: &Line<'_>, code: &'static str, zh: String, en: String) -> Issue {
    let d = case.definition;
    let spot = d.source.inside(node.spot, node.text().unwrap_or_default(), line.at, line.text.chars().count());
    d.issue_at(code, spot, zh, en)
}
