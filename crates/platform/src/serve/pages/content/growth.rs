//! A growth taken apart, as a table.

use super::{Said, cell, items, table, text, whole};
use crate::access::Right;
use crate::serve::pages::inner::Visit;
use crate::serve::pages::shell::say;
use axum::response::Response;
use maud::{Markup, html};
use publication::write::html::percent;
use serde_json::Value;

/// `/contribution`.
pub async fn contribution(visit: Visit) -> Response {
    let body = apart(&visit).await;
    whole(&visit, ("增长拉动", "Growth contribution"), body)
}

async fn apart(visit: &Visit) -> Said {
    let lang = visit.lang;
    let word = |name: &str, usual: &str| visit.word(name).unwrap_or_else(|| usual.to_owned());
    let month = visit.word("period").or_else(|| visit.house.latest().map(|month| month.to_string())).unwrap_or_default();
    // The months to the one named, as they are published.
    let period = match month.split_once('-') {
        Some((year, "01")) => format!("{year}-01"),
        Some((year, to)) if to.len() == 2 => format!("{year}-01..{to}"),
        _ => month,
    };
    let (indicator, by) = (word("indicator", "industry.output"), word("by", "division"));
    // In the order in which the front end asks, which then need not ask again.
    let mut path = format!("/contribution?indicator={}&period={}&by={}", percent(&indicator), percent(&period), percent(&by));
    for name in ["basis", "asOf"] {
        if let Some(word) = visit.word(name) {
            path += &format!("&{name}={}", percent(&word));
        }
    }
    let Some(found) = visit.ask(Right::FiguresRead, &path).await? else { return Ok(super::no_right(lang)) };
    Ok(told(&found, visit))
}

fn told(found: &Value, visit: &Visit) -> Markup {
    let lang = visit.lang;
    let shown = |of: &Value, part: &str| cell(of[part]["shown"].as_str().unwrap_or_default());
    let heads = [
        say(lang, "名称", "name"),
        say(lang, "增速%", "growth %"),
        say(lang, "拉动（百分点）", "pull (points)"),
        say(lang, "贡献率%", "contribution %"),
        say(lang, "剔除后增速%", "growth without it %"),
    ];
    let row = |one: &Value| {
        vec![cell(text(one, "title")), shown(one, "growth"), shown(one, "pull"), shown(one, "contribution"), shown(one, "without")]
    };
    let rows = items(found, "members").iter().map(row).collect();
    html! {
        p { (text(found, "title")) " " (shown(found, "growth")) "%" }
        @if let Some(finding) = found["finding"].as_str() { p { (finding) } }
        (table(say(lang, "各部分", "Parts"), &heads, rows, lang))
    }
}
