//! Signing in without a script: a form, and where it leads.

use super::front::whole_or_nobody;
use super::shell::say;
use super::sign_on;
use crate::serve::House;
use crate::serve::api::{Credentials, cookie, signed_in};
use crate::serve::caller::Caller;
use crate::serve::passage::Passage;
use crate::serve::problem::Problem;
use crate::serve::tongue::Tongue;
use axum::Extension;
use axum::extract::{ConnectInfo, Form, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use figures::Lang;
use maud::{Markup, html};
use publication::write::html::percent;
use serde::Deserialize;
use std::net::SocketAddr;
use std::sync::Arc;

/// Where to go afterwards.
#[derive(Debug, Deserialize)]
pub struct Onward {
    next: Option<String>,
}

/// What the form sends.
#[derive(Deserialize)]
pub struct Sent {
    login: String,
    password: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    next: String,
}

/// `/signin`.
pub async fn form(State(house): State<Arc<House>>, passage: Extension<Passage>, tongue: Tongue, Query(onward): Query<Onward>) -> Response {
    let next = onward.next.unwrap_or_default();
    asked(&house, &passage, tongue.0, &next, None)
}

/// The form sent: where it is right, the session begins and the page that was wanted opens.
pub async fn submit(
    State(house): State<Arc<House>>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    passage: Extension<Passage>,
    tongue: Tongue,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Response {
    let code = Some(sent.code.trim().to_owned()).filter(|code| !code.is_empty());
    let given = Credentials { login: sent.login, password: sent.password, code };
    match signed_in(&house, &given, &from.ip().to_string(), &headers).await {
        Ok((secret, _)) => ([(header::SET_COOKIE, cookie(&house, &secret))], Redirect::to(&inside(&house, &sent.next))).into_response(),
        Err(problem) => (problem.status, asked(&house, &passage, tongue.0, &sent.next, Some(&problem))).into_response(),
    }
}

/// A page of ours; another site's address is not gone to.
pub fn inside(house: &House, next: &str) -> String {
    if is_ours(next) { next.to_owned() } else { format!("{}/", house.base) }
}

fn is_ours(next: &str) -> bool {
    // Browsers leave tabs and line ends out of an address before they read it.
    next.starts_with('/') && !next.starts_with("//") && !next.contains(|c: char| c == '\\' || c.is_control())
}

pub fn asked(house: &House, passage: &Passage, lang: Lang, next: &str, problem: Option<&Problem>) -> Response {
    whole_or_nobody(house, passage, lang, (say(lang, "登录", "Sign in"), "/signin"), None::<&Caller>, fields(house, lang, next, problem))
}

fn fields(house: &House, lang: Lang, next: &str, problem: Option<&Problem>) -> Markup {
    html! {
        section.narrow {
            h1 { (say(lang, "登录", "Sign in")) }
            @if let Some(problem) = problem { p.problem role="alert" { (problem.text.get(lang)) } }
            form method="post" action={ (house.base) "/signin" } {
                input type="hidden" name="next" value=(next);
                p { label for="login" { (say(lang, "账号", "Login")) } input #login name="login" autocomplete="username" required; }
                p { label for="password" { (say(lang, "密码", "Password")) } input #password name="password" type="password" autocomplete="current-password" required; }
                p { label for="code" { (say(lang, "动态验证码（启用时填写）", "Code of the second factor, where there is one")) } input #code name="code" inputmode="numeric" autocomplete="one-time-code"; }
                p { button type="submit" { (say(lang, "登录", "Sign in")) } }
            }
            @if let Some(way) = &house.sign_on {
                p { a href={ (house.base) "/signin/issuer?next=" (percent(next)) } { (sign_on::title(way, lang)) } }
            }
        }
    }
}

/// `/setup`: the first run, which the front end leads through.
pub async fn setup(State(house): State<Arc<House>>, passage: Extension<Passage>, tongue: Tongue) -> Response {
    let lang = tongue.0;
    let title = say(lang, "首次使用", "First run");
    let words = match house.is_new().await.unwrap_or(false) {
        true => say(
            lang,
            "在此建立第一个账号；需要启动服务时显示的口令。没有脚本时，请在服务器上运行 wanmu user add。",
            "The first account is made here, with the secret that was shown when the server started. Without a script, `wanmu user add` on the server does the same.",
        ),
        false => say(lang, "已有账号，首次使用已完成。", "There are accounts already; the first run is over."),
    };
    whole_or_nobody(&house, &passage, lang, (title, "/setup"), None::<&Caller>, html! { section { h1 { (title) } p { (words) } } })
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn nobody_is_sent_to_another_site() {
        assert!(is_ours("/filing?form=B204-1"));
        assert!(!is_ours("//elsewhere.example"));
        assert!(!is_ours("https://elsewhere.example"));
        assert!(!is_ours("/\\elsewhere.example"));
        assert!(!is_ours("/\t/elsewhere.example"));
    }
}
