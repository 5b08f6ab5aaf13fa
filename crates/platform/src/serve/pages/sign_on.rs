//! Signing in by the issuer: out to its page, and back from it.

use super::shell::say;
use super::sign_in::{asked, inside};
use crate::failure::Failure;
use crate::serve::House;
use crate::serve::api::{cookie, signed_on};
use crate::serve::guard;
use crate::serve::passage::Passage;
use crate::serve::problem::Problem;
use crate::serve::tongue::Tongue;
use crate::signon::SignOn;
use crate::workspace::now;
use axum::Extension;
use axum::extract::{ConnectInfo, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, Html, IntoResponse, Redirect, Response};
use figures::Lang;
use ledger::{Note, NoteOutcome};
use maud::{DOCTYPE, html};
use serde::Deserialize;
use std::net::SocketAddr;
use std::sync::Arc;

/// Name of the cookie by which a browser is known when it comes back.
const COOKIE: &str = "wanmu_signon";

/// Where to go afterwards.
#[derive(Debug, Deserialize)]
pub struct Onward {
    next: Option<String>,
}

/// What the issuer sends a browser back with.
#[derive(Deserialize)]
pub struct Returned {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
}

/// How the way in by the issuer is called.
pub fn title(way: &SignOn, lang: Lang) -> &str {
    way.title().unwrap_or_else(|| say(lang, "统一身份认证登录", "Single sign-on"))
}

/// `/signin/issuer`: out to the issuer's page.
pub async fn begin(
    State(house): State<Arc<House>>,
    passage: Extension<Passage>,
    tongue: Tongue,
    headers: HeaderMap,
    Query(onward): Query<Onward>,
) -> Result<Response, Problem> {
    let way = house.sign_on.as_ref().ok_or_else(Problem::not_found)?;
    let next = inside(&house, &onward.next.unwrap_or_default());
    match way.begin(&next, guard::cookie(&headers)).await {
        Ok(leading) => {
            Ok((AppendHeaders([(header::SET_COOKIE, known_by(&house, &leading.state, 600))]), Redirect::to(&leading.to)).into_response())
        }
        Err(failure) => Ok(told(&house, &passage, tongue.0, &next, &unanswered(failure))),
    }
}

/// `/signin/return`: back from the issuer's page. Only the browser that went out comes in, and once.
pub async fn back(
    State(house): State<Arc<House>>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    passage: Extension<Passage>,
    tongue: Tongue,
    headers: HeaderMap,
    Query(returned): Query<Returned>,
) -> Result<Response, Problem> {
    let way = house.sign_on.as_ref().ok_or_else(Problem::not_found)?;
    let address = from.ip().to_string();
    let own = state(&headers).is_some_and(|own| own == returned.state);
    let Some(begun) = own.then(|| way.take(&returned.state)).flatten() else {
        let problem =
            unauthorized("登录已过期或不是在本浏览器开始的，请重新登录", "the sign-in has expired or was not begun in this browser");
        refused(&house, &address, "state").await?;
        return Ok(told(&house, &passage, tongue.0, "", &problem));
    };
    if returned.code.is_empty() {
        let problem = unauthorized("统一登录未完成", "the issuer has not signed anybody in");
        refused(&house, &address, "unfinished").await?;
        return Ok(told(&house, &passage, tongue.0, &begun.next, &problem));
    }
    let subject = match way.subject(&begun, &returned.code).await {
        Ok(subject) => subject,
        Err(failure) => {
            refused(&house, &address, "issuer").await?;
            return Ok(told(&house, &passage, tongue.0, &begun.next, &unanswered(failure)));
        }
    };
    match signed_on(&house, &subject, (&address, begun.replaces.as_deref()), &headers).await? {
        Some(secret) => Ok(entered(&house, tongue.0, &secret, &begun.next)),
        None => {
            let (zh, en) = (
                "统一登录成功，但没有可由此登录的账号：账号由安全管理员关联；已启用本系统两步验证的账号请用密码登录",
                "known to the issuer, but no account here is entered by it: the security officer links one; an account with a second factor of its own is entered by its password",
            );
            Ok(told(&house, &passage, tongue.0, &begun.next, &unauthorized(zh, en)))
        }
    }
}

/// Keeps that nobody came in.
async fn refused(house: &House, address: &str, why: &str) -> Result<(), Problem> {
    let note = Note::done("session.open", "account:?", now()).ended(NoteOutcome::Refused).address(Some(address));
    house.notes.keep(note.detail(serde_json::json!({"why": why}).to_string())).await
}

/// A page that goes on by itself. A redirect would not do: the browser comes from another site, and would leave the cookie of the
/// session at home (`SameSite=Strict`).
fn entered(house: &House, lang: Lang, secret: &str, next: &str) -> Response {
    let body = html! {
        (DOCTYPE)
        html lang=(say(lang, "zh-CN", "en")) {
            head {
                meta charset="utf-8";
                meta http-equiv="refresh" content={ "0;url=" (next) };
                title { (say(lang, "已登录", "Signed in")) }
            }
            body { p { a href=(next) { (say(lang, "已登录，继续", "Signed in: go on")) } } }
        }
    };
    let cookies = AppendHeaders([(header::SET_COOKIE, cookie(house, secret)), (header::SET_COOKIE, known_by(house, "", 0))]);
    (cookies, Html(body.into_string())).into_response()
}

/// The cookie that a browser brings back from another site, for some seconds.
fn known_by(house: &House, state: &str, seconds: u32) -> String {
    let secure = if house.secure { "; Secure" } else { "" };
    format!("{COOKIE}={state}; Path={}/signin; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}", house.base)
}

fn state(headers: &HeaderMap) -> Option<&str> {
    let all = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|value| value.split(';')).find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('='))
}

fn unauthorized(zh: &str, en: &str) -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, "login-refused", zh, en)
}

/// That the issuer is not there, or says what can't be taken.
fn unanswered(failure: Failure) -> Problem {
    Problem::new(StatusCode::BAD_GATEWAY, "failed", failure.text.zh, failure.text.en)
}

/// The form, with what went wrong above it.
fn told(house: &House, passage: &Passage, lang: Lang, next: &str, problem: &Problem) -> Response {
    (problem.status, asked(house, passage, lang, next, Some(problem))).into_response()
}
