//! Targets of a year, as a table.

use super::{Said, cell, items, table, text, whole};
use crate::access::Right;
use crate::serve::pages::inner::Visit;
use crate::serve::pages::shell::say;
use axum::response::Response;
use maud::{Markup, html};
use publication::write::html::percent;
use serde_json::Value;

/// `/targets`.
pub async fn targets(visit: Visit) -> Response {
    let body = of_year(&visit).await;
    whole(&visit, ("目标进度", "Targets"), body)
}

async fn of_year(visit: &Visit) -> Said {
    let lang = visit.lang;
    let latest = || visit.house.latest().map(|month| month.year().to_string());
    let year = visit.word("period").or_else(latest).unwrap_or_default();
    let year = year.get(..4).unwrap_or_default();
    let path = visit.passed("/targets", &["asOf"], &format!("year={}", percent(year)));
    let Some(found) = visit.ask(Right::FiguresRead, &path).await? else { return Ok(super::no_right(lang)) };
    let heads = [
        say(lang, "目标", "target"),
        say(lang, "目标值", "aim"),
        say(lang, "已完成", "done"),
        say(lang, "完成率", "completion"),
        say(lang, "时间进度", "time gone"),
        say(lang, "判定", "verdict"),
        say(lang, "余下各月月均需", "needed a month"),
        say(lang, "期末预计", "forecast"),
    ];
    let rows = items(&found, "items").iter().map(row).collect();
    Ok(html! { (table(say(lang, "目标进度", "Targets"), &heads, rows, lang)) })
}

fn row(one: &Value) -> Vec<Markup> {
    let shown = |part: &str| cell(one[part]["shown"].as_str().unwrap_or_default());
    let name = format!("{} · {} · {}", text(one, "title"), text(one, "area"), text(one, "period"));
    vec![
        cell(&name),
        cell(text(one, "aim")),
        shown("done"),
        shown("completion"),
        cell(one["time"].as_str().unwrap_or("--")),
        cell(text(one, "said")),
        shown("needed"),
        shown("forecast"),
    ]
}
