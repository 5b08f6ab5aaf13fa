//! Pages of the front end: who is signed in, and a first content that stands where no script runs.

use super::shell::{Page, page, say};
use crate::access::{Right, Subject};
use crate::serve::House;
use crate::serve::api::Session;
use crate::serve::caller::Caller;
use crate::serve::guard;
use crate::serve::passage::Passage;
use crate::serve::problem::Problem;
use crate::serve::tongue::Tongue;
use axum::Extension;
use axum::extract::{Request, State};
use axum::http::Uri;
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};
use figures::Lang;
use maud::{Markup, PreEscaped, html};
use publication::write::html::percent;
use serde_json::Value;
use std::sync::Arc;

/// Finds out who asks; a page decides itself whether that matters.
pub async fn identified(State(house): State<Arc<House>>, request: Request, next: Next) -> Result<Response, Problem> {
    let (request, _) = guard::identified(&house, request).await?;
    house.look().await?;
    Ok(next.run(request).await)
}

/// Somebody who is signed in, or the way to the form.
pub struct Reader(pub Caller);

impl axum::extract::FromRequestParts<Arc<House>> for Reader {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut axum::http::request::Parts, house: &Arc<House>) -> Result<Self, Response> {
        match parts.extensions.get::<Caller>() {
            Some(caller) => Ok(Reader(caller.clone())),
            None => Err(to_sign_in(house, &parts.uri).await),
        }
    }
}

/// The way to the form, and back from it; in a house that nobody has an account of, to the first run.
pub async fn to_sign_in(house: &House, from: &Uri) -> Response {
    let base = &house.base;
    if house.is_new().await.unwrap_or(false) {
        return Redirect::to(&format!("{base}/setup")).into_response();
    }
    let next = from.path_and_query().map_or("/", |whole| whole.as_str());
    Redirect::to(&format!("{base}/signin?next={}", percent(&format!("{base}{next}")))).into_response()
}

/// The session as the front end begins with it.
pub fn session(house: &House, caller: Option<&Caller>, lang: Lang) -> Value {
    caller.and_then(|caller| serde_json::to_value(Session::of(caller, house, lang)).ok()).unwrap_or(Value::Null)
}

/// Pages that the account may open.
pub fn links(house: &House, caller: &Caller, lang: Lang) -> Vec<(String, &'static str)> {
    let all = [
        (Right::FilingRead, "/filing", "填报", "Filing"),
        (Right::ReviewRead, "/review", "审核验收", "Review"),
        (Right::FiguresRead, "/cockpit", "驾驶舱", "Cockpit"),
        (Right::FiguresRead, "/contribution", "增长拉动", "Growth contribution"),
        (Right::FiguresRead, "/targets", "目标进度", "Targets"),
        (Right::FiguresRead, "/bulletin", "公报", "Bulletin"),
        (Right::AccountsRead, "/admin", "管理", "Administration"),
        (Right::TrailRead, "/admin/trail", "审计日志", "Audit trail"),
        (Right::Own, "/account", "我的账号", "My account"),
    ];
    all.into_iter()
        .filter(|(right, ..)| caller.has(*right))
        .map(|(_, href, zh, en)| (format!("{}{href}", house.base), say(lang, zh, en)))
        .collect()
}

/// The bulletin of the sample park, and the verdicts on its article.
pub async fn bulletin(
    State(house): State<Arc<House>>,
    passage: Extension<Passage>,
    tongue: Tongue,
    reader: Reader,
) -> Result<Response, Problem> {
    let lang = tongue.0;
    reader.0.may(Right::FiguresRead, &Subject::Nothing)?;
    let site = house.site.as_ref().ok_or_else(Problem::not_found)?;
    let document = site.bulletin.document(lang);
    let written = publication::write::html::write(document, &house.base);
    let at = |id: &str| {
        format!("{}/f/{}?asOf={}{}", house.base, percent(id), percent(&site.as_of.rfc3339(house.work.zone())), say(lang, "", "&lang=en"))
    };
    let trusted = reader.0.gate(&house, None, None).is_ok_and(|gate| gate.microdata(""));
    let report = if trusted { &site.report } else { &site.open };
    let body = html! {
        (PreEscaped(written))
        section {
            h2 { (say(lang, "文章核对：", "Article checked: ")) (site.name) }
            (PreEscaped(publication::claims::html(&site.article, report, at, lang)))
        }
    };
    let title = publication::document::plain(&document.title);
    Ok(still(&house, &passage, lang, &title, "/bulletin", &reader.0, body))
}

/// A page that the front end takes over, of somebody who is signed in.
pub fn whole(house: &House, passage: &Passage, lang: Lang, title: &str, here: &str, caller: &Caller, body: Markup) -> Response {
    whole_or_nobody(house, passage, lang, (title, here), Some(caller), body)
}

/// A page that the front end takes over, whoever reads it.
pub fn whole_or_nobody(
    house: &House,
    passage: &Passage,
    lang: Lang,
    (title, here): (&str, &str),
    caller: Option<&Caller>,
    body: Markup,
) -> Response {
    written(house, passage, &Page { lang, title, here, session: session(house, caller, lang), alive: true, data: Value::Null }, body)
}

/// A page that stays as the server wrote it.
pub fn still(house: &House, passage: &Passage, lang: Lang, title: &str, here: &str, caller: &Caller, body: Markup) -> Response {
    written(house, passage, &Page { lang, title, here, session: session(house, Some(caller), lang), alive: false, data: Value::Null }, body)
}

/// A page.
pub fn written(house: &House, passage: &Passage, of: &Page<'_>, body: Markup) -> Response {
    Html(page(house, passage, of, body).into_string()).into_response()
}

/// A page that says why there is nothing else.
pub fn told(house: &House, passage: &Passage, lang: Lang, title: &str, why: &str) -> Markup {
    let home = format!("{}/", house.base);
    let body = html! { section { h1 { (title) } p { (why) } p { a href=(home) { (say(lang, "回到首页", "back to the first page")) } } } };
    page(house, passage, &Page { lang, title, here: "/", session: Value::Null, alive: false, data: Value::Null }, body)
}
