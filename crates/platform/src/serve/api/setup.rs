//! The first run: from an empty book to the first account, with the secret that the server printed when it started.

use super::extract::Body;
use super::words::FirstRunStep;
use crate::access::{Hand, Role, Wanted};
use crate::serve::House;
use crate::serve::problem::Problem;
use crate::workspace::now;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::ToSchema;

/// How far the first run is.
#[derive(Debug, Serialize, ToSchema)]
pub struct FirstRun {
    /// Whether nobody has an account.
    needed: bool,
    /// What there is.
    steps: Vec<Step>,
}

/// A step of the first run.
#[derive(Debug, Serialize, ToSchema)]
pub struct Step {
    #[schema(value_type = FirstRunStep)]
    id: &'static str,
    done: bool,
    /// How many there are.
    count: u64,
}

/// How far the first run is.
#[utoipa::path(get, path = "/setup", tag = "setup", responses((status = 200, body = FirstRun)), extensions(("x-right" = json!("open"))))]
pub async fn state(State(house): State<Arc<House>>) -> Result<Json<FirstRun>, Problem> {
    let needed = house.is_new().await?;
    // What the book holds is nobody's business before somebody is signed in, unless it is still everybody's.
    let counts = if needed { house.work.ledger.counts().await? } else { ledger::Counts::default() };
    let step = |id, count: u64| Step { id, done: count > 0, count };
    let steps = vec![
        step("account", 0),
        step("packs", house.work.catalogue.packs.len() as u64),
        step("register", counts.units),
        step("filings", counts.filings),
    ];
    Ok(Json(FirstRun { needed, steps: if needed { steps } else { Vec::new() } }))
}

/// The first accounts: two persons, for whoever makes accounts gives no rights.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct First {
    /// What the server printed.
    secret: String,
    /// The administrator, who makes accounts.
    administrator: FirstPerson,
    /// Password of the administrator.
    #[schema(format = Password)]
    password: String,
    /// The security officer, who gives roles.
    security: FirstPerson,
}

/// Somebody.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FirstPerson {
    login: String,
    name: String,
}

/// The first password of the security officer, told once.
#[derive(Debug, Serialize, ToSchema)]
pub struct Begun {
    login: String,
    secret: String,
}

/// Makes the first accounts.
#[utoipa::path(post, path = "/setup", tag = "setup", request_body = First, responses((status = 201, body = Begun)), extensions(("x-right" = json!("open")), ("x-problems" = json!(["conflict", "login-refused"]))))]
pub async fn begin(State(house): State<Arc<House>>, Body(given): Body<First>) -> Result<(StatusCode, Json<Begun>), Problem> {
    // One first run at a time: of two at once the second finds accounts.
    let _turn = house.turn.lock().await;
    if !house.is_new().await? {
        return Err(Problem::new(
            StatusCode::CONFLICT,
            "conflict",
            "已有账号，首次使用已完成",
            "there are accounts already; the first run is over",
        ));
    }
    if !house.first.as_deref().is_some_and(|secret| same(secret, given.secret.trim())) {
        let (zh, en) = ("口令不正确：以服务启动时显示的为准", "the secret is not the one the server printed when it started");
        return Err(Problem::new(StatusCode::UNAUTHORIZED, "login-refused", zh, en));
    }
    let (security, administrator) = (wanted(given.security, Role::Security), wanted(given.administrator, Role::Administrator));
    // Both or none: what is refused of one of them is mended and sent again.
    let both = [(&security, None), (&administrator, Some(given.password.as_str()))];
    let mut made = house.access.make_accounts(Hand::Machine(None), &both, now()).await?.into_iter();
    let (account, secret) = made.next().ok_or_else(Problem::not_found)?;
    Ok((StatusCode::CREATED, Json(Begun { login: account.login, secret: secret.unwrap_or_default() })))
}

fn wanted(person: FirstPerson, role: Role) -> Wanted {
    Wanted { login: person.login, name: person.name, roles: vec![role.word().to_owned()], ..Wanted::default() }
}

/// Whether two texts are the same, in a time that does not say where they differ.
fn same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0, |apart, (a, b)| apart | (a ^ b)) == 0
}
