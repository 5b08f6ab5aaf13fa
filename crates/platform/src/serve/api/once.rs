//! Requests that may be sent twice, because the answer was lost: the same key gets the same answer.

use crate::serve::caller::Caller;
use crate::serve::problem::Problem;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ledger::Once;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// The header that carries the key.
const KEY: &str = "idempotency-key";
/// The longest key.
const LONGEST: usize = 200;

/// The key of a request, with a digest of what it asks.
///
/// # Errors
/// `precondition-required` without a key.
pub fn key(headers: &HeaderMap, caller: &Caller, asked: &impl Serialize) -> Result<Once, Problem> {
    let key = headers.get(KEY).and_then(|value| value.to_str().ok()).map(str::trim).filter(|key| !key.is_empty() && key.len() <= LONGEST);
    let missing = || {
        let (zh, en) = (
            "该请求须带 Idempotency-Key，以便重发时不重复办理",
            "the request carries an Idempotency-Key, so that sending it again does not do it again",
        );
        Problem::new(StatusCode::PRECONDITION_REQUIRED, "precondition-required", zh, en)
    };
    let text = serde_json::to_vec(asked).unwrap_or_default();
    let digest = Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Once { key: key.ok_or_else(missing)?.to_owned(), account: caller.account.login.clone(), digest })
}

/// An answer as it is kept.
pub fn again(status: StatusCode, body: &impl Serialize) -> ledger::Response {
    ledger::Response { status: status.as_u16(), body: serde_json::to_string(body).unwrap_or_default() }
}

/// The answer that was given before.
pub fn before(kept: &ledger::Response) -> Response {
    let status = StatusCode::from_u16(kept.status).unwrap_or(StatusCode::OK);
    (
        status,
        [(header::CONTENT_TYPE, "application/json"), (header::HeaderName::from_static("idempotent-replay"), "true")],
        kept.body.clone(),
    )
        .into_response()
}
