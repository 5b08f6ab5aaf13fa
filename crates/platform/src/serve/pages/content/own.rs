//! One's own account: where it is signed in, and its tokens.

use super::{Said, cell, items, minute, table, text, whole};
use crate::access::Right;
use crate::serve::pages::inner::Visit;
use crate::serve::pages::shell::say;
use axum::response::Response;
use maud::html;
use serde_json::Value;

/// `/account`.
pub async fn account(visit: Visit) -> Response {
    let body = own(&visit).await;
    whole(&visit, ("我的账号", "My account"), body)
}

async fn own(visit: &Visit) -> Said {
    let lang = visit.lang;
    let sessions = visit.ask(Right::Own, "/account/sessions").await?.unwrap_or_default();
    let tokens = visit.ask(Right::Own, "/account/tokens").await?.unwrap_or_default();
    let session = |row: &Value| {
        let here = if row["current"] == true { say(lang, "本次登录", "this one") } else { "" };
        vec![cell(&minute(row, "made")), cell(&minute(row, "seen")), cell(text(row, "agent")), cell(here)]
    };
    let token = |row: &Value| vec![cell(text(row, "name")), cell(&minute(row, "made")), cell(text(row, "expires"))];
    let signed = [say(lang, "登录时间", "signed in"), say(lang, "最近使用", "last seen"), say(lang, "浏览器", "browser"), ""];
    let named = [say(lang, "名称", "name"), say(lang, "创建", "made"), say(lang, "到期", "expires")];
    Ok(html! {
        p { (visit.caller.account.name) " (" (visit.caller.account.login) ")" }
        (table(say(lang, "登录", "Sessions"), &signed, items(&sessions, "items").iter().map(session).collect(), lang))
        (table(say(lang, "个人令牌", "Personal tokens"), &named, items(&tokens, "items").iter().map(token).collect(), lang))
    })
}
