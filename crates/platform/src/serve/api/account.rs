//! One's own account: password, second factor, sessions, tokens.

use super::extract::{At, Body};
use super::words::{Instant, RightName};
use crate::serve::House;
use crate::serve::caller::Caller;
use crate::serve::problem::Problem;
use crate::workspace::now;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::ToSchema;

/// A change of the password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    #[schema(format = Password)]
    old: String,
    #[schema(format = Password)]
    new: String,
}

/// Changes one's password; other sessions end.
#[utoipa::path(post, path = "/account/password", tag = "account", request_body = NewPassword, responses((status = 204)), extensions(("x-right" = json!("self")), ("x-problems" = json!(["login-refused", "locked-out"]))))]
pub async fn password(State(house): State<Arc<House>>, caller: Caller, Body(given): Body<NewPassword>) -> Result<StatusCode, Problem> {
    caller.in_person()?;
    house.access.change_password(&caller, &given.old, &given.new, now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A second factor to be set up.
#[derive(Debug, Serialize, ToSchema)]
pub struct Factor {
    /// The secret, to be typed.
    secret: String,
    /// The same as an address that programs for codes read.
    uri: String,
}

/// Begins a second factor.
#[utoipa::path(post, path = "/account/second-factor", tag = "account", responses((status = 200, body = Factor)), extensions(("x-right" = json!("self"))))]
pub async fn begin_second_factor(State(house): State<Arc<House>>, caller: Caller) -> Result<Json<Factor>, Problem> {
    caller.in_person()?;
    let offer = house.access.offer_second_factor(&caller, "Wanmu", now()).await?;
    Ok(Json(Factor { secret: offer.secret, uri: offer.uri }))
}

/// A code.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Code {
    code: String,
}

/// Confirms the second factor by a code of it.
#[utoipa::path(put, path = "/account/second-factor", tag = "account", request_body = Code, responses((status = 204)), extensions(("x-right" = json!("self")), ("x-problems" = json!(["login-refused", "not-found"]))))]
pub async fn confirm_second_factor(
    State(house): State<Arc<House>>,
    caller: Caller,
    Body(given): Body<Code>,
) -> Result<StatusCode, Problem> {
    caller.in_person()?;
    house.access.confirm_second_factor(&caller, &given.code, now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Password {
    #[schema(format = Password)]
    password: String,
}

/// Ends the second factor.
#[utoipa::path(delete, path = "/account/second-factor", tag = "account", request_body = Password, responses((status = 204)), extensions(("x-right" = json!("self")), ("x-problems" = json!(["login-refused", "locked-out", "not-found"]))))]
pub async fn end_second_factor(
    State(house): State<Arc<House>>,
    caller: Caller,
    Body(given): Body<Password>,
) -> Result<StatusCode, Problem> {
    caller.in_person()?;
    house.access.remove_second_factor(&caller, &given.password, now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An open session.
#[derive(Debug, Serialize, ToSchema)]
pub struct OpenSession {
    id: i64,
    #[schema(value_type = Instant)]
    made: String,
    #[schema(value_type = Instant)]
    seen: String,
    agent: String,
    current: bool,
}

/// Open sessions.
#[derive(Debug, Serialize, ToSchema)]
pub struct OpenSessions {
    items: Vec<OpenSession>,
}

/// One's open sessions.
#[utoipa::path(get, path = "/account/sessions", tag = "account", responses((status = 200, body = OpenSessions)), extensions(("x-right" = json!("self"))))]
pub async fn sessions(State(house): State<Arc<House>>, caller: Caller) -> Result<Json<OpenSessions>, Problem> {
    caller.in_person()?;
    let all = house.work.ledger.sessions(caller.account.id, now(), house.access.settings().idle_micros).await?;
    let (zone, current) = (house.work.zone(), caller.session.as_ref().map(|session| session.id));
    let told = all.into_iter().map(|one| OpenSession {
        id: one.id,
        made: one.made.rfc3339(zone),
        seen: one.seen.rfc3339(zone),
        agent: one.agent.unwrap_or_default(),
        current: current == Some(one.id),
    });
    Ok(Json(OpenSessions { items: told.collect() }))
}

/// Ends a session of one's own.
#[utoipa::path(delete, path = "/account/sessions/{id}", tag = "account", params(("id" = i64, Path)), responses((status = 204)), extensions(("x-right" = json!("self"))))]
pub async fn end_session(State(house): State<Arc<House>>, caller: Caller, At(id): At<i64>) -> Result<StatusCode, Problem> {
    caller.in_person()?;
    house.access.end_session(&caller, id, now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A token of one's own.
#[derive(Debug, Serialize, ToSchema)]
pub struct Token {
    id: i64,
    name: String,
    #[schema(value_type = Vec<RightName>)]
    rights: Vec<String>,
    #[schema(value_type = Instant)]
    made: String,
    #[schema(value_type = Instant)]
    expires: String,
    #[schema(value_type = Option<Instant>)]
    used: Option<String>,
    revoked: bool,
    /// The token itself, told once, when it is made.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, value_type = String)]
    token: Option<String>,
}

/// Tokens.
#[derive(Debug, Serialize, ToSchema)]
pub struct Tokens {
    items: Vec<Token>,
}

/// One's tokens.
#[utoipa::path(get, path = "/account/tokens", tag = "account", responses((status = 200, body = Tokens)), extensions(("x-right" = json!("self"))))]
pub async fn tokens(State(house): State<Arc<House>>, caller: Caller) -> Result<Json<Tokens>, Problem> {
    caller.in_person()?;
    let all = house.work.ledger.tokens(caller.account.id).await?;
    Ok(Json(Tokens { items: all.into_iter().map(|one| token(one, None, &house)).collect() }))
}

fn token(one: ledger::Token, secret: Option<String>, house: &House) -> Token {
    let zone = house.work.zone();
    Token {
        id: one.id,
        name: one.name,
        rights: one.rights,
        made: one.made.rfc3339(zone),
        expires: one.expires.rfc3339(zone),
        used: one.used.map(|at| at.rfc3339(zone)),
        revoked: one.revoked.is_some(),
        token: secret,
    }
}

/// A token to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewToken {
    /// What it is for.
    #[schema(min_length = 1)]
    name: String,
    /// Rights, of those that the account has.
    #[schema(value_type = Vec<RightName>, min_items = 1)]
    rights: Vec<String>,
    /// Last day it holds.
    #[schema(format = Date)]
    expires: String,
}

/// Makes a token.
#[utoipa::path(post, path = "/account/tokens", tag = "account", request_body = NewToken, responses((status = 201, body = Token)), extensions(("x-right" = json!("self"))))]
pub async fn make_token(State(house): State<Arc<House>>, caller: Caller, Body(given): Body<NewToken>) -> Result<Response, Problem> {
    caller.in_person()?;
    let expires = house.moment(Some(&given.expires))?;
    let made = house.access.make_token(&caller, given.name.trim(), &given.rights, expires, now()).await?;
    let kept = house.work.ledger.tokens(caller.account.id).await?.into_iter().find(|one| one.id == made.id);
    let told = kept.map(|one| token(one, Some(made.token), &house)).ok_or_else(Problem::not_found)?;
    Ok((StatusCode::CREATED, Json(told)).into_response())
}

/// Revokes a token of one's own.
#[utoipa::path(delete, path = "/account/tokens/{id}", tag = "account", params(("id" = i64, Path)), responses((status = 204)), extensions(("x-right" = json!("self"))))]
pub async fn revoke_token(State(house): State<Arc<House>>, caller: Caller, At(id): At<i64>) -> Result<StatusCode, Problem> {
    caller.in_person()?;
    house.access.revoke_token(&caller, id, now()).await?;
    Ok(StatusCode::NO_CONTENT)
}
