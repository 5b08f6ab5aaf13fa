//! The trail: who did what, to what, when, and whether the chain of it holds.

use super::accept::Form;
use super::extract::{Rows as Most, Words};
use super::tables::Table;
use super::words::{ActOutcome, Instant, MomentText, Sha256Text};
use crate::serve::House;
use crate::serve::caller::Caller;
use crate::serve::problem::Problem;
use crate::workspace::now;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use ledger::{TrailQuery, TrailRow};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// Rows told where nothing else is asked, and at most.
const SOME: u32 = 50;
const MOST: u32 = 500;

/// What is looked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Sought {
    /// Whose: the whole login.
    actor: Option<String>,
    /// What was done: its first words, as `sheet` or `sheet.return`.
    act: Option<String>,
    /// To what: any part of it, as `B204-1` or a credit code.
    subject: Option<String>,
    /// From this moment.
    #[param(inline, value_type = Option<MomentText>)]
    from: Option<String>,
    /// To this moment.
    #[param(inline, value_type = Option<MomentText>)]
    to: Option<String>,
    /// Behind this row.
    cursor: Option<i64>,
    /// Rows at most.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 500)]
    limit: Option<Most<MOST>>,
    /// Language.
    #[allow(dead_code)]
    lang: Option<String>,
}

/// A row.
#[derive(Debug, Serialize, ToSchema)]
pub struct Row {
    id: i64,
    #[schema(value_type = Instant)]
    at: String,
    actor: Option<String>,
    viewing: Option<String>,
    act: String,
    subject: String,
    #[schema(value_type = ActOutcome)]
    outcome: String,
    #[schema(value_type = Option<Object>)]
    detail: Option<serde_json::Value>,
    address: Option<String>,
    #[schema(value_type = Sha256Text)]
    hash: String,
}

/// Rows, the latest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct Rows {
    items: Vec<Row>,
    next: Option<i64>,
}

/// Looks up what was done. `Accept` chooses JSON or a table of the same page; taking one away is kept in the trail.
#[utoipa::path(get, path = "/trail", tag = "trail", params(Sought), responses((status = 200, content((Rows = "application/json"), (String = "text/csv"), (Vec<u8> = "application/vnd.apache.arrow.stream"), (Vec<u8> = "application/vnd.apache.parquet")))), extensions(("x-right" = json!("trail.read")), ("x-problems" = json!(["not-acceptable"]))))]
pub async fn search(
    State(house): State<Arc<House>>,
    caller: Caller,
    Words(sought): Words<Sought>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let form = Form::of(&headers)?;
    let moment = |text: &Option<String>| text.as_deref().map(|text| house.work.moment(Some(text))).transpose();
    let limit = sought.limit.map_or(SOME, Most::many);
    let (from, to) = (moment(&sought.from)?, moment(&sought.to)?);
    let query = TrailQuery { actor: sought.actor, act: sought.act, subject: sought.subject, from, to, before: sought.cursor, limit };
    let page = house.work.ledger.trail(&query).await?;
    let items: Vec<Row> = page.items.into_iter().map(|row| told(row, &house)).collect();
    if form == Form::Json {
        return Ok(Json(Rows { items, next: page.next }).into_response());
    }
    caller.told(&house, "trail.export", "trail", &json!({"rows": items.len(), "form": form.word()})).await?;
    form.respond(&Table::of_trail(&json!(items), now(), &house).with("next", page.next.map(|next| next.to_string())))
}

fn told(row: TrailRow, house: &House) -> Row {
    Row {
        id: row.id,
        at: row.at.rfc3339(house.work.zone()),
        actor: row.actor,
        viewing: row.viewing,
        act: row.act,
        subject: row.subject,
        outcome: row.outcome,
        detail: row.detail.and_then(|detail| serde_json::from_str(&detail).ok()),
        address: row.address,
        hash: row.hash,
    }
}

/// Whether the chain holds.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Verified {
    ok: bool,
    rows: u64,
    last: String,
    broken_at: Option<i64>,
}

/// Walks the whole chain.
#[utoipa::path(get, path = "/trail/verification", tag = "trail", responses((status = 200, body = Verified)), extensions(("x-right" = json!("trail.read"))))]
pub async fn verification(State(house): State<Arc<House>>, _: Caller) -> Result<Json<Verified>, Problem> {
    let found = house.work.ledger.verify_trail(None).await?;
    Ok(Json(Verified { ok: found.broken.is_none(), rows: found.rows, last: found.hash, broken_at: found.broken.map(|broken| broken.row) }))
}
