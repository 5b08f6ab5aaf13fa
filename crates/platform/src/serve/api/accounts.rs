//! Accounts of others: made and shut by the administrator, given roles and scopes by the security officer.

use super::extract::{At, Body, Rows, Words};
use super::session::ScopeRow;
use super::words::{Instant, RoleName, VersionTag};
use crate::access::{Hand, Wanted};
use crate::serve::House;
use crate::serve::caller::Caller;
use crate::serve::problem::Problem;
use crate::workspace::now;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ledger::{AccountChange, AccountQuery};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// Accounts told where nothing else is asked, and at most.
const SOME: u32 = 50;
const MOST: u32 = 200;

/// What is looked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Sought {
    /// A part of login or name.
    q: Option<String>,
    /// Behind this account.
    cursor: Option<i64>,
    /// Accounts at most.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200)]
    limit: Option<Rows<MOST>>,
    /// Language.
    #[allow(dead_code)]
    lang: Option<String>,
}

/// An account.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    id: i64,
    login: String,
    name: String,
    email: Option<String>,
    #[schema(value_type = Vec<RoleName>)]
    roles: Vec<String>,
    scopes: Vec<ScopeRow>,
    disabled: bool,
    #[schema(value_type = Option<Instant>)]
    locked_until: Option<String>,
    second_factor: bool,
    /// Whom the issuer of the single sign-on names so.
    subject: Option<String>,
    version: i64,
}

/// Accounts.
#[derive(Debug, Serialize, ToSchema)]
pub struct Accounts {
    items: Vec<Account>,
    next: Option<i64>,
}

fn told(one: ledger::Account, house: &House) -> Account {
    Account {
        id: one.id,
        login: one.login,
        name: one.name,
        email: one.email,
        roles: one.roles,
        scopes: one.scopes.into_iter().map(|scope| ScopeRow { kind: scope.kind, value: scope.value }).collect(),
        disabled: one.disabled,
        locked_until: one.locked_until.filter(|until| *until > now()).map(|until| until.rfc3339(house.work.zone())),
        second_factor: one.second_factor,
        subject: one.subject,
        version: one.version,
    }
}

/// An account as an answer, with its version as the tag by which it can be changed.
fn tagged(status: StatusCode, one: ledger::Account, house: &House) -> Response {
    let tag = format!("\"{}\"", one.version);
    (status, [(header::ETAG, tag)], Json(told(one, house))).into_response()
}

/// Accounts.
#[utoipa::path(get, path = "/accounts", tag = "accounts", params(Sought), responses((status = 200, body = Accounts)), extensions(("x-right" = json!("accounts.read"))))]
pub async fn list(State(house): State<Arc<House>>, _: Caller, Words(sought): Words<Sought>) -> Result<Json<Accounts>, Problem> {
    let query = AccountQuery { after: sought.cursor, search: sought.q, limit: sought.limit.map_or(SOME, Rows::many) };
    let page = house.work.ledger.accounts(&query).await?;
    Ok(Json(Accounts { items: page.items.into_iter().map(|one| told(one, &house)).collect(), next: page.next }))
}

/// One account.
#[utoipa::path(get, path = "/accounts/{id}", tag = "accounts", params(("id" = i64, Path)), responses((status = 200, body = Account, headers(("ETag" = String, description = "The version, by which it is changed.")))), extensions(("x-right" = json!("accounts.read"))))]
pub async fn one(State(house): State<Arc<House>>, _: Caller, At(id): At<i64>) -> Result<Response, Problem> {
    let one = house.work.ledger.account(id).await?.ok_or_else(Problem::not_found)?;
    Ok(tagged(StatusCode::OK, one, &house))
}

/// An account to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPerson {
    login: String,
    name: String,
    email: Option<String>,
    /// Words of roles; they take the right to grant them.
    #[serde(default)]
    #[schema(value_type = Vec<RoleName>)]
    roles: Vec<String>,
    #[serde(default)]
    scopes: Vec<ScopeRow>,
    /// Whom the issuer of the single sign-on names so; such an account has no password.
    #[schema(max_length = 255)]
    subject: Option<String>,
}

/// An account with the password that its owner changes at the first sign-in; told once. None where an issuer knows whose it is.
#[derive(Debug, Serialize, ToSchema)]
pub struct Made {
    account: Account,
    secret: Option<String>,
}

/// Makes an account.
#[utoipa::path(post, path = "/accounts", tag = "accounts", request_body = NewPerson, responses((status = 201, body = Made)), extensions(("x-right" = json!("accounts.write")), ("x-problems" = json!(["conflict"]))))]
pub async fn make(State(house): State<Arc<House>>, caller: Caller, Body(new): Body<NewPerson>) -> Result<Response, Problem> {
    let (login, name, email, scopes) = (new.login, new.name, new.email, rows(new.scopes));
    let wanted = Wanted { login, name, email, roles: new.roles, scopes, subject: new.subject.map(subject).transpose()?.flatten() };
    let (account, secret) = house.access.make_account(Hand::Visit(&caller), &wanted, None, now()).await?;
    let made = Made { account: told(account, &house), secret };
    Ok((StatusCode::CREATED, Json(made)).into_response())
}

/// A subject; nobody where it is empty.
fn subject(text: String) -> Result<Option<String>, Problem> {
    /// The longest that the standard allows.
    const LONGEST: usize = 255;
    match text.trim() {
        "" => Ok(None),
        text => super::messages::within(text, "/subject", LONGEST).map(|text| Some(text.to_owned())),
    }
}

fn rows(scopes: Vec<ScopeRow>) -> Vec<ledger::ScopeRow> {
    scopes.into_iter().map(|row| ledger::ScopeRow { kind: row.kind, value: row.value }).collect()
}

/// What is changed of an account; what is not named stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangedAccount {
    name: Option<String>,
    email: Option<String>,
    disabled: Option<bool>,
    /// Whom the issuer of the single sign-on names so; nobody where it is empty.
    #[schema(max_length = 255)]
    subject: Option<String>,
    #[schema(value_type = Option<Vec<RoleName>>)]
    roles: Option<Vec<String>>,
    scopes: Option<Vec<ScopeRow>>,
}

/// Changes an account as it was seen. Roles and scopes take the security officer, the rest the administrator; nobody changes what
/// one may oneself.
#[utoipa::path(patch, path = "/accounts/{id}", tag = "accounts", params(("id" = i64, Path), ("If-Match" = inline(VersionTag), Header, description = "The version that was seen, as `ETag` told it.")), request_body = ChangedAccount, responses((status = 200, body = Account, headers(("ETag" = String, description = "The version, by which it is changed.")))), extensions(("x-right" = json!("accounts.read")), ("x-problems" = json!(["precondition-required", "precondition-failed", "conflict"]))))]
pub async fn change(
    State(house): State<Arc<House>>,
    caller: Caller,
    At(id): At<i64>,
    headers: HeaderMap,
    Body(change): Body<ChangedAccount>,
) -> Result<Response, Problem> {
    let seen = seen(&headers)?;
    let account = house.work.ledger.account(id).await?.ok_or_else(Problem::not_found)?;
    let wanted = AccountChange {
        name: change.name,
        email: change.email.map(|email| Some(email).filter(|email| !email.trim().is_empty())),
        disabled: change.disabled,
        subject: change.subject.map(subject).transpose()?,
        roles: change.roles,
        scopes: change.scopes.map(rows),
    };
    let changed = house.access.change_account(Hand::Visit(&caller), &account, seen, &wanted, now()).await?;
    Ok(tagged(StatusCode::OK, changed, &house))
}

/// The version that was seen.
///
/// # Errors
/// `precondition-required` where none is named, `precondition-failed` where it is no version.
pub fn seen(headers: &HeaderMap) -> Result<i64, Problem> {
    let tag = headers.get(header::IF_MATCH).ok_or_else(|| {
        let (zh, en) = ("修改时须用 If-Match 说明所见的版本", "a change names the version that was seen, in If-Match");
        Problem::new(StatusCode::PRECONDITION_REQUIRED, "precondition-required", zh, en)
    })?;
    let tag = tag.to_str().unwrap_or_default().trim();
    let version = tag.strip_prefix("W/").unwrap_or(tag).strip_prefix('"').and_then(|tag| tag.strip_suffix('"'));
    // Behind the dot stands the digest of the answer (`serve::sending`).
    version.and_then(|version| version.split('.').next()?.parse().ok()).ok_or_else(|| {
        let (zh, en) = ("If-Match 不是所见的版本", "If-Match is no version that was seen");
        Problem::new(StatusCode::PRECONDITION_FAILED, "precondition-failed", zh, en)
    })
}

/// A new first password.
#[derive(Debug, Serialize, ToSchema)]
pub struct Secret {
    secret: String,
}

/// Gives an account a new first password, told once; its sessions end.
#[utoipa::path(post, path = "/accounts/{id}/reset", tag = "accounts", params(("id" = i64, Path)), responses((status = 200, body = Secret)), extensions(("x-right" = json!("accounts.write"))))]
pub async fn reset(State(house): State<Arc<House>>, caller: Caller, At(id): At<i64>) -> Result<Json<Secret>, Problem> {
    let account = house.work.ledger.account(id).await?.ok_or_else(Problem::not_found)?;
    let secret = house.access.reset(Hand::Visit(&caller), &account, None, false, now()).await?;
    Ok(Json(Secret { secret: secret.unwrap_or_default() }))
}
