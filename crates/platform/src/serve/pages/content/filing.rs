//! What is to be filed, and a sheet as it is now.

use super::{Said, cell, items, minute, no_right, sheet_at, standing, table, text, whole};
use crate::access::Right;
use crate::serve::pages::inner::Visit;
use crate::serve::pages::shell::say;
use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};
use publication::write::html::percent;
use serde_json::Value;

/// `/filing`.
pub async fn duties(visit: Visit) -> Response {
    let body = listed(&visit).await;
    whole(&visit, ("填报", "Filing"), body)
}

async fn listed(visit: &Visit) -> Said {
    let path = visit.passed("/duties", &["form", "period", "state", "unit"], "limit=50");
    let Some(found) = visit.ask(Right::FilingRead, &path).await? else { return Ok(no_right(visit.lang)) };
    Ok(due(visit, &found))
}

/// The duties of an answer as a table.
pub fn due(visit: &Visit, found: &Value) -> Markup {
    let lang = visit.lang;
    let heads = [
        say(lang, "报表", "form"),
        say(lang, "报告期", "period"),
        say(lang, "单位", "unit"),
        say(lang, "截止", "due"),
        say(lang, "状态", "state"),
    ];
    let row = |duty: &Value| {
        let (form, period, unit) = (text(duty, "form"), text(duty, "period"), text(duty, "unit"));
        let to = sheet_at(visit, form, period, unit);
        vec![
            html! { a href=(to) { (form) " " (text(duty, "title")) } },
            cell(text(duty, "periodLabel")),
            cell(text(duty, "unitName")),
            cell(&minute(duty, "due")),
            cell(&standing(duty, lang)),
        ]
    };
    let (told, total) = (items(found, "items"), &found["total"]);
    let caption = format!("{} ({}/{total})", say(lang, "应报报表", "Sheets due"), told.len());
    table(&caption, &heads, told.iter().map(row).collect(), lang)
}

/// `/filing/{form}/{period}/{unit}`.
pub async fn sheet(visit: Visit, Path((form, period, unit)): Path<(String, String, String)>) -> Response {
    let path = format!("/sheets/{}/{}/{}", percent(&form), percent(&period), percent(&unit));
    let body = match visit.ask(Right::FilingRead, &path).await {
        Ok(Some(found)) => Ok(grid(&visit, &found)),
        Ok(None) => Ok(no_right(visit.lang)),
        Err(problem) => Err(problem),
    };
    whole(&visit, ("报表", "Sheet"), body)
}

fn grid(visit: &Visit, found: &Value) -> Markup {
    let lang = visit.lang;
    let columns = items(found, "columns");
    let mut heads = vec![say(lang, "指标", "item"), say(lang, "代码", "code"), say(lang, "计量单位", "unit of measure")];
    heads.extend(columns.iter().map(|column| text(column, "title")));
    let row = |row: &Value| {
        let mut cells = vec![cell(text(row, "title")), cell(text(row, "item")), cell(text(row, "measure"))];
        cells.extend(items(row, "cells").iter().map(|of| html! { span.n { (text(of, "text")) } }));
        cells
    };
    let locked = if found["locked"] == true { say(lang, " · 已锁定", " · locked") } else { "" };
    html! {
        p { (text(found, "unitName")) " · " (text(found, "periodLabel")) " · " (standing(found, lang)) (locked) }
        @if !text(found, "returned").is_empty() { p { (say(lang, "退回理由：", "returned because: ")) (text(found, "returned")) } }
        (table(&format!("{} {}", text(found, "form"), text(found, "title")), &heads, items(found, "rows").iter().map(row).collect(), lang))
    }
}
