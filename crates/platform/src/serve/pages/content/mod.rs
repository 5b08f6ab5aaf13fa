//! What stands on a page before any script runs, and where none ever does: tables of what the interface answers.

mod admin;
mod cockpit;
mod filing;
mod growth;
mod home;
mod own;
mod review;
mod targets;

pub use admin::admin;
pub use cockpit::cockpit;
pub use filing::{duties, sheet};
pub use growth::contribution;
pub use home::{data, home};
pub use own::account;
pub use review::review;
pub use targets::targets;

use super::front::written;
use super::inner::Visit;
use super::shell::{Page, say};
use crate::desk::Standing;
use crate::serve::problem::Problem;
use axum::response::Response;
use figures::Lang;
use maud::{Markup, html};
use publication::write::html::percent;
use serde_json::Value;
use std::sync::Arc;

/// What a page says, or why it says nothing.
type Said = Result<Markup, Arc<Problem>>;

/// The whole page; a refusal has the status it has at the interface.
fn whole(visit: &Visit, (zh, en): (&str, &str), body: Said) -> Response {
    let (title, lang) = (say(visit.lang, zh, en), visit.lang);
    let (status, body) = match body {
        Ok(body) => (None, body),
        Err(problem) => (Some(problem.status), html! { p.refused { (problem.text.get(lang)) } }),
    };
    let body = html! { section { h1 { (title) } (body) } };
    let page = Page {
        lang,
        title,
        here: visit.uri.path(),
        session: super::front::session(&visit.house, Some(&visit.caller), lang),
        alive: true,
        data: visit.told(),
    };
    let mut response = written(&visit.house, &visit.passage, &page, body);
    if let Some(status) = status {
        *response.status_mut() = status;
    }
    response
}

/// That the account may not see this.
fn no_right(lang: Lang) -> Markup {
    html! { p.refused { (Problem::no_right().text.get(lang)) } }
}

/// A text of a document; nothing where it has none.
fn text<'a>(of: &'a Value, key: &str) -> &'a str {
    of[key].as_str().unwrap_or_default()
}

/// The entries of a list.
fn items<'a>(of: &'a Value, key: &str) -> &'a [Value] {
    of[key].as_array().map_or(&[], Vec::as_slice)
}

/// A moment to the minute.
fn minute(of: &Value, key: &str) -> String {
    text(of, key).get(..16).unwrap_or_default().replace('T', " ")
}

/// How far a sheet has come, in words.
fn standing(row: &Value, lang: Lang) -> String {
    let called = Standing::parse(text(row, "state")).map_or_else(String::new, |standing| standing.called().get(lang).to_owned());
    let late = row["overdue"] == true && !Standing::parse(text(row, "state")).is_some_and(Standing::is_filed);
    if late { format!("{called} · {}", say(lang, "超期", "overdue")) } else { called }
}

/// A table with a name, or that there is nothing in it.
fn table(caption: &str, heads: &[&str], rows: Vec<Vec<Markup>>, lang: Lang) -> Markup {
    html! {
        h2 { (caption) }
        @if rows.is_empty() { p.notes { (say(lang, "没有记录。", "There is nothing.")) } }
        @else {
            table aria-label=(caption) {
                thead { tr { @for head in heads { th scope="col" { (head) } } } }
                tbody { @for row in rows { tr { @for cell in row { td { (cell) } } } } }
            }
        }
    }
}

/// A cell of text.
fn cell(text: &str) -> Markup {
    html! { (text) }
}

/// The address of a sheet's page.
fn sheet_at(visit: &Visit, form: &str, period: &str, unit: &str) -> String {
    format!("{}/filing/{}/{}/{}", visit.house.base, percent(form), percent(period), percent(unit))
}
