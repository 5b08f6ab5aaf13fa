//! The workbench, and the list of indicators.

use super::filing::due;
use super::review::{current, of};
use super::{Said, cell, items, no_right, table, text, whole};
use crate::access::Right;
use crate::serve::pages::front::links;
use crate::serve::pages::inner::Visit;
use crate::serve::pages::shell::say;
use axum::response::Response;
use maud::{Markup, html};
use publication::write::html::percent;
use serde_json::Value;

/// `/`, `/home`.
pub async fn home(visit: Visit) -> Response {
    let body = todo(&visit).await;
    whole(&visit, ("工作台", "Workbench"), body)
}

async fn todo(visit: &Visit) -> Said {
    let (lang, links) = (visit.lang, links(&visit.house, &visit.caller, visit.lang));
    let duties = if visit.caller.has(Right::FilingWrite) {
        visit.ask(Right::FilingRead, &visit.passed("/duties", &["period"], "")).await?
    } else {
        None
    };
    let desk = desk(visit).await?;
    Ok(html! {
        nav aria-label=(say(lang, "页面", "pages")) { ul { @for (href, name) in links { li { a href=(href) { (name) } } } } }
        @if let Some(found) = duties { (due(visit, &found)) }
        (desk)
    })
}

/// What the review desk has in front.
async fn desk(visit: &Visit) -> Said {
    let Some(periods) = visit.ask(Right::ReviewRead, "/periods").await? else { return Ok(Markup::default()) };
    let period = visit.word("period");
    let Some(front) = current(items(&periods, "items"), None, period.as_deref()) else { return Ok(Markup::default()) };
    of(visit, text(front, "form"), text(front, "period")).await
}

/// `/data`.
pub async fn data(visit: Visit) -> Response {
    let body = indicators(&visit).await;
    whole(&visit, ("数据", "Data"), body)
}

async fn indicators(visit: &Visit) -> Said {
    let path = visit.passed("/catalogue/indicators", &["q"], "");
    if !visit.caller.has(Right::FiguresRead) {
        return Ok(no_right(visit.lang));
    }
    let Some(found) = visit.ask(Right::CatalogueRead, &path).await? else { return Ok(no_right(visit.lang)) };
    let lang = visit.lang;
    let heads = [say(lang, "指标", "indicator"), say(lang, "计量单位", "unit"), say(lang, "含义", "meaning")];
    let row = |row: &Value| {
        let to = format!("{}/data?indicator={}", visit.house.base, percent(text(row, "id")));
        vec![html! { a href=(to) { (text(row, "title")) } }, cell(text(row, "unit")), cell(text(row, "meaning"))]
    };
    Ok(table(say(lang, "指标", "Indicators"), &heads, items(&found, "items").iter().map(row).collect(), lang))
}
