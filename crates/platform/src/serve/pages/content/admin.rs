//! Accounts, the trail, requests and locks, by the rights of whoever looks.

use super::{Said, cell, items, minute, no_right, table, text, whole};
use crate::access::Right;
use crate::serve::pages::inner::Visit;
use crate::serve::pages::shell::say;
use axum::response::Response;
use maud::html;
use serde_json::Value;

/// Parts of the page and what opens them, in their order.
const PARTS: [(&str, &[Right]); 4] = [
    ("accounts", &[Right::AccountsRead, Right::AccountsWrite, Right::RightsGrant]),
    ("trail", &[Right::TrailRead]),
    ("requests", &[Right::PeriodLock, Right::PublicationAsk, Right::PublicationDecide, Right::ExemptionDecide, Right::ExemptionAsk]),
    ("locks", &[Right::PeriodLock]),
];

/// `/admin`, `/admin/{part}`.
pub async fn admin(visit: Visit) -> Response {
    let body = part(&visit).await;
    whole(&visit, ("管理", "Administration"), body)
}

async fn part(visit: &Visit) -> Said {
    let open: Vec<&str> =
        PARTS.iter().filter(|(_, rights)| rights.iter().any(|right| visit.caller.has(*right))).map(|(name, _)| *name).collect();
    let named = [visit.word("tab"), visit.uri.path().split('/').next_back().map(str::to_owned)];
    let chosen = named.iter().flatten().find_map(|name| open.iter().find(|part| *part == name)).or(open.first());
    match chosen.copied() {
        Some("accounts") => accounts(visit).await,
        Some("trail") => trail(visit).await,
        Some("requests") => requests(visit).await,
        Some(_) => locks(visit).await,
        None => Ok(no_right(visit.lang)),
    }
}

async fn accounts(visit: &Visit) -> Said {
    let Some(found) = visit.ask(Right::AccountsRead, "/accounts?limit=50").await? else { return Ok(no_right(visit.lang)) };
    let lang = visit.lang;
    let heads = [say(lang, "登录名", "login"), say(lang, "姓名", "name"), say(lang, "角色", "roles"), say(lang, "状态", "state")];
    let row = |row: &Value| {
        let roles: Vec<&str> = items(row, "roles").iter().filter_map(Value::as_str).collect();
        let state = if row["disabled"] == true { say(lang, "已停用", "disabled") } else { say(lang, "正常", "active") };
        vec![cell(text(row, "login")), cell(text(row, "name")), cell(&roles.join(", ")), cell(state)]
    };
    Ok(table(say(lang, "账号", "Accounts"), &heads, items(&found, "items").iter().map(row).collect(), lang))
}

async fn trail(visit: &Visit) -> Said {
    let Some(found) = visit.ask(Right::TrailRead, "/trail").await? else { return Ok(no_right(visit.lang)) };
    let lang = visit.lang;
    let heads = [
        say(lang, "时间", "time"),
        say(lang, "账号", "account"),
        say(lang, "操作", "act"),
        say(lang, "对象", "subject"),
        say(lang, "结果", "outcome"),
    ];
    let row = |row: &Value| {
        let code = |key: &str| html! { code { (text(row, key)) } };
        vec![cell(&minute(row, "at")), cell(text(row, "actor")), code("act"), code("subject"), code("outcome")]
    };
    Ok(table(say(lang, "审计日志", "Audit trail"), &heads, items(&found, "items").iter().map(row).collect(), lang))
}

async fn requests(visit: &Visit) -> Said {
    let lang = visit.lang;
    let asked = visit.ask(Right::CatalogueRead, "/requests").await?;
    let exemptions = visit.ask(Right::ReviewRead, "/exemptions").await?;
    let all = [asked, exemptions].into_iter().flatten();
    let heads = [
        say(lang, "类别", "kind"),
        say(lang, "对象", "subject"),
        say(lang, "理由", "reason"),
        say(lang, "申请人", "asked by"),
        say(lang, "裁决", "decision"),
    ];
    let row = |row: &Value| {
        let decided = format!("{} {}", text(&row["decision"], "verdict"), text(&row["decision"], "person"));
        vec![
            cell(text(row, "kind")),
            cell(text(row, "subject")),
            cell(text(row, "reason")),
            cell(text(row, "person")),
            cell(decided.trim()),
        ]
    };
    let rows = all.flat_map(|found| items(&found, "items").iter().map(row).collect::<Vec<_>>()).collect();
    Ok(table(say(lang, "申请", "Requests"), &heads, rows, lang))
}

async fn locks(visit: &Visit) -> Said {
    let Some(found) = visit.ask(Right::ReviewRead, "/periods").await? else { return Ok(no_right(visit.lang)) };
    let lang = visit.lang;
    let heads = [say(lang, "报表", "form"), say(lang, "报告期", "period"), say(lang, "状态", "state"), say(lang, "锁定人", "locked by")];
    let row = |row: &Value| {
        let state = if row["locked"] == true { say(lang, "已锁定", "locked") } else { say(lang, "开放", "open") };
        let form = format!("{} {}", text(row, "form"), text(row, "title"));
        vec![cell(&form), cell(text(row, "periodLabel")), cell(state), cell(text(&row["lock"], "person"))]
    };
    Ok(table(say(lang, "报告期锁定", "Locked periods"), &heads, items(&found, "items").iter().map(row).collect(), lang))
}
