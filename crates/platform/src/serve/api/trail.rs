//! The trail: who did what, to what, when, and whether the chain of it holds.

use super::extract::Words;
use crate::serve::House;
use crate::serve::caller::Caller;
use crate::serve::problem::Problem;
use axum::Json;
use axum::extract::State;
use ledger::{TrailQuery, TrailRow};
use serde::{Deserialize, Serialize};
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
    /// Who.
    actor: Option<String>,
    /// What was done; the beginning of its word.
    act: Option<String>,
    /// To what; a part of it.
    subject: Option<String>,
    /// From this moment.
    from: Option<String>,
    /// To this moment.
    to: Option<String>,
    /// Behind this row.
    cursor: Option<i64>,
    /// Rows at most.
    limit: Option<u32>,
    /// Language.
    #[allow(dead_code)]
    lang: Option<String>,
}

/// A row.
#[derive(Debug, Serialize, ToSchema)]
pub struct Row {
    id: i64,
    at: String,
    actor: Option<String>,
    viewing: Option<String>,
    act: String,
    subject: String,
    outcome: String,
    #[schema(value_type = Option<Object>)]
    detail: Option<serde_json::Value>,
    address: Option<String>,
    hash: String,
}

/// Rows, the latest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct Rows {
    items: Vec<Row>,
    next: Option<i64>,
}

/// Looks up what was done.
#[utoipa::path(get, path = "/trail", tag = "trail", params(Sought), responses((status = 200, body = Rows)), extensions(("x-right" = json!("trail.read"))))]
pub async fn search(State(house): State<Arc<House>>, _: Caller, Words(sought): Words<Sought>) -> Result<Json<Rows>, Problem> {
    let moment = |text: &Option<String>| text.as_deref().map(|text| house.work.moment(Some(text))).transpose();
    let limit = sought.limit.unwrap_or(SOME).clamp(1, MOST);
    let (from, to) = (moment(&sought.from)?, moment(&sought.to)?);
    let query = TrailQuery { actor: sought.actor, act: sought.act, subject: sought.subject, from, to, before: sought.cursor, limit };
    let page = house.work.ledger.trail(&query).await?;
    Ok(Json(Rows { items: page.items.into_iter().map(|row| told(row, &house)).collect(), next: page.next }))
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
