//! The cockpit, as a list and a table.

use super::{Said, cell, items, table, text, whole};
use crate::access::Right;
use crate::serve::pages::inner::Visit;
use crate::serve::pages::shell::say;
use axum::response::Response;
use maud::{Markup, html};
use serde_json::Value;

/// `/cockpit`.
pub async fn cockpit(visit: Visit) -> Response {
    let body = of_month(&visit).await;
    whole(&visit, ("驾驶舱", "Cockpit"), body)
}

async fn of_month(visit: &Visit) -> Said {
    let lang = visit.lang;
    let path = visit.passed("/cockpit", &["period", "asOf"], "");
    let Some(found) = visit.ask(Right::FiguresRead, &path).await? else { return Ok(super::no_right(lang)) };
    let heads = [say(lang, "指标", "figure"), say(lang, "数值", "value"), say(lang, "同比增速%", "growth %"), say(lang, "目标", "target")];
    let rows = items(&found, "cards").iter().map(card).collect();
    Ok(html! {
        p { (text(&found, "periodLabel")) }
        ol { @for thing in items(&found, "things") { li { (text(thing, "text")) } } }
        (table(say(lang, "目标与指标", "Targets and figures"), &heads, rows, lang))
    })
}

fn card(one: &Value) -> Vec<Markup> {
    let targets: Vec<String> =
        items(one, "targets").iter().map(|target| format!("{} {}", text(target, "aim"), text(target, "said"))).collect();
    let growth = one["growth"]["shown"].as_str().unwrap_or_default();
    vec![cell(text(one, "title")), cell(text(one, "shown")), cell(growth), cell(&targets.join("；"))]
}
