//! Signing in and out, and looking with another's eyes.

use super::extract::Body;
use super::words::{PeriodText, RightName, RoleName, ScopeKind};
use crate::access::{Presented, Scope, SignIn};
use crate::serve::House;
use crate::serve::caller::{Caller, seconds_until};
use crate::serve::guard::{self, COOKIE};
use crate::serve::problem::Problem;
use crate::serve::tongue::Tongue;
use crate::workspace::now;
use axum::Json;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use figures::Lang;
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use std::sync::Arc;
use utoipa::ToSchema;

/// The account and what it may.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    account: Person,
    #[schema(value_type = Vec<RoleName>)]
    roles: Vec<&'static str>,
    scopes: Vec<ScopeRow>,
    #[schema(value_type = Vec<RightName>)]
    rights: Vec<&'static str>,
    must_change_password: bool,
    second_factor: bool,
    viewing_as: Option<Person>,
    park: Park,
    #[schema(format = Date)]
    today: String,
}

/// The park.
#[derive(Debug, Serialize, ToSchema)]
pub struct Park {
    name: String,
    /// The latest month that was filed of anything; nothing in an empty book.
    #[schema(value_type = Option<PeriodText>)]
    latest: Option<String>,
}

/// Somebody.
#[derive(Debug, Serialize, ToSchema)]
pub struct Person {
    id: i64,
    login: String,
    name: String,
}

/// A part of the park that an account is for.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScopeRow {
    /// By what it is a part.
    #[schema(value_type = ScopeKind)]
    pub kind: String,
    /// Id, name, first characters of the code, credit code.
    #[schema(min_length = 1)]
    pub value: String,
}

impl Session {
    /// Of the account that asks.
    pub fn of(caller: &Caller, house: &House, lang: Lang) -> Self {
        let actor = &caller.actor;
        let person = |of: &crate::access::Standing| Person { id: of.id, login: of.login.clone(), name: of.name.clone() };
        let seen = actor.viewed.as_ref().unwrap_or(&actor.standing);
        Session {
            account: person(&actor.standing),
            roles: seen.roles.iter().map(|role| role.word()).collect(),
            scopes: seen.scopes.iter().map(ScopeRow::from).collect(),
            rights: actor.rights().iter().map(|right| right.word()).collect(),
            must_change_password: actor.must_change,
            second_factor: caller.account.second_factor,
            viewing_as: actor.viewed.as_ref().map(person),
            park: Park { name: park(house, lang), latest: house.latest().map(|month| month.to_string()) },
            today: now().day(house.work.zone()).to_string(),
        }
    }
}

/// The name of the area that is meant where none is named.
fn park(house: &House, lang: Lang) -> String {
    let catalogue = &house.work.catalogue;
    let area = catalogue.default_area.as_ref().and_then(|id| catalogue.areas.get(id));
    area.map(|area| area.title.get(lang).to_owned()).unwrap_or_default()
}

impl From<&Scope> for ScopeRow {
    fn from(scope: &Scope) -> Self {
        let (kind, value) = scope.parts();
        ScopeRow { kind: kind.to_owned(), value: value.to_owned() }
    }
}

/// Who is signed in.
#[utoipa::path(get, path = "/session", tag = "session", responses((status = 200, body = Session)), extensions(("x-right" = json!("open")), ("x-problems" = json!(["not-signed-in"]))))]
pub async fn current(State(house): State<Arc<House>>, caller: Caller, Tongue(lang): Tongue) -> Result<Json<Session>, Problem> {
    house.look().await?;
    Ok(Json(Session::of(&caller, &house, lang)))
}

/// What one signs in with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// Name of the account.
    pub login: String,
    /// Password.
    #[schema(format = Password)]
    pub password: String,
    /// Code of the second factor.
    pub code: Option<String>,
}

/// Signs in.
#[utoipa::path(post, path = "/session", tag = "session", request_body = Credentials, responses((status = 200, body = Session, headers(("Set-Cookie" = String, description = "The session.")))), extensions(("x-right" = json!("open")), ("x-problems" = json!(["login-refused", "second-factor-needed", "locked-out"]))))]
pub async fn sign_in(
    State(house): State<Arc<House>>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Tongue(lang): Tongue,
    headers: HeaderMap,
    Body(given): Body<Credentials>,
) -> Result<Response, Problem> {
    let (secret, caller) = signed_in(&house, &given, &from.ip().to_string(), &headers).await?;
    house.look().await?;
    Ok(([(header::SET_COOKIE, cookie(&house, &secret))], Json(Session::of(&caller, &house, lang))).into_response())
}

/// Signs in: the secret of the session, and who is in.
pub async fn signed_in(house: &House, given: &Credentials, address: &str, headers: &HeaderMap) -> Result<(String, Caller), Problem> {
    let presented = Presented { login: &given.login, password: &given.password, code: given.code.as_deref(), ..nothing(address, headers) };
    let secret = match house.access.sign_in(&presented, now()).await? {
        SignIn::Open { secret, .. } => secret,
        SignIn::Refused => return Err(unauthorized("login-refused", "账号、密码或验证码不正确", "login, password or code are not right")),
        SignIn::SecondFactorNeeded => {
            return Err(unauthorized("second-factor-needed", "请输入动态验证码", "the code of the second factor is needed"));
        }
        SignIn::LockedOut(until) => return Err(locked_out(seconds_until(until))),
    };
    let visit = house.access.by_session(&secret, Some(address), now()).await?.ok_or_else(Problem::not_signed_in)?;
    Ok((secret, Caller::new(visit)))
}

/// Signs somebody in whom the issuer has named: the secret of the session; nothing where no account is linked.
pub async fn signed_on(
    house: &House,
    subject: &str,
    (address, replaces): (&str, Option<&str>),
    headers: &HeaderMap,
) -> Result<Option<String>, Problem> {
    let presented = Presented { replaces, ..nothing(address, headers) };
    match house.access.sign_in_as(subject, &presented, now()).await? {
        SignIn::Open { secret, .. } => Ok(Some(secret)),
        _ => Ok(None),
    }
}

/// What is presented beside what was typed.
fn nothing<'a>(address: &'a str, headers: &'a HeaderMap) -> Presented<'a> {
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    Presented { login: "", password: "", code: None, agent, address: Some(address), replaces: guard::cookie(headers) }
}

fn locked_out(seconds: u32) -> Problem {
    let minutes = seconds.div_ceil(60);
    let (zh, en) =
        (format!("连续失败次数过多，{minutes} 分钟后可再试"), format!("too many failures; another try is possible in {minutes} minutes"));
    Problem { retry_after: Some(seconds), ..Problem::new(StatusCode::TOO_MANY_REQUESTS, "locked-out", zh, en) }
}

fn unauthorized(code: &'static str, zh: &str, en: &str) -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, code, zh, en)
}

/// The cookie that carries a session: no script reads it, no other site sends it.
pub fn cookie(house: &House, secret: &str) -> String {
    let secure = if house.secure { "; Secure" } else { "" };
    format!("{COOKIE}={secret}; Path={}/; HttpOnly; SameSite=Strict{secure}", house.base)
}

/// Signs out.
#[utoipa::path(delete, path = "/session", tag = "session", responses((status = 204, headers(("Set-Cookie" = String, description = "Ends the session.")))), extensions(("x-right" = json!("self"))))]
pub async fn sign_out(State(house): State<Arc<House>>, caller: Caller) -> Result<Response, Problem> {
    house.access.sign_out(&caller, now()).await?;
    let gone = format!("{}; Max-Age=0", cookie(&house, ""));
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, gone)]).into_response())
}

/// As whom to look.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Other {
    /// Name of the account.
    login: String,
}

/// Looks with the eyes of another account; nothing can be changed meanwhile, and nothing is seen that one may not see oneself.
#[utoipa::path(post, path = "/session/view-as", tag = "session", request_body = Other, responses((status = 204)), extensions(("x-right" = json!("accounts.read")), ("x-problems" = json!(["not-found"]))))]
pub async fn view_as(State(house): State<Arc<House>>, caller: Caller, Body(other): Body<Other>) -> Result<StatusCode, Problem> {
    house.access.view_as(&caller, &other.login, now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Looks with one's own eyes again.
#[utoipa::path(delete, path = "/session/view-as", tag = "session", responses((status = 204)), extensions(("x-right" = json!("self"))))]
pub async fn view_as_oneself(State(house): State<Arc<House>>, caller: Caller) -> Result<StatusCode, Problem> {
    house.access.leave_view(&caller, now()).await?;
    Ok(StatusCode::NO_CONTENT)
}
