//! The one door to every endpoint: who asks, whether the document of the endpoint names a right, whether the caller has it.

use super::House;
use super::caller::Caller;
use super::problem::Problem;
use super::rights::Rule;
use crate::access::{Denied, Right, Subject};
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use std::net::SocketAddr;
use std::sync::Arc;

/// Name of the cookie of a session.
pub const COOKIE: &str = "wanmu_session";

/// Lets a request through, or says why not.
pub async fn door(State(house): State<Arc<House>>, request: Request, next: Next) -> Result<Response, Problem> {
    let (request, caller) = identified(&house, request).await?;
    let path = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str).to_owned();
    let within = within(&house, &path);
    let rule = house.rules.rule(request.method(), within).ok_or_else(|| unruled(&house, within))?;
    if let Rule::Needs(right) = rule {
        admit(&house, caller.as_ref(), right, within).await?;
    }
    Ok(next.run(request).await)
}

/// A path within the interface. One that a page asks in the program itself has not the prefix of a proxy.
fn within<'p>(house: &House, path: &'p str) -> &'p str {
    let outer = path.strip_prefix(&house.base).and_then(|rest| rest.strip_prefix(super::api::BASE));
    outer.or_else(|| path.strip_prefix(super::api::BASE)).unwrap_or(path)
}

/// What has no rule is refused: as another method where the address has some, else to everybody.
fn unruled(house: &House, path: &str) -> Problem {
    let Some(known) = house.rules.methods(path) else { return Problem::no_right() };
    let (zh, en) = (format!("该地址只接受 {known}"), format!("the address knows {known}"));
    Problem { allow: Some(known.into()), ..Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", zh, en) }
}

/// Finds out who asks and keeps it with the request.
pub async fn identified(house: &House, mut request: Request) -> Result<(Request, Option<Caller>), Problem> {
    let caller = house.caller(request.headers(), &address(&request)).await?;
    if bearer(request.headers()).is_none() {
        same_site(request.method(), request.headers(), caller.is_some())?;
    }
    if let Some(caller) = &caller {
        request.extensions_mut().insert(caller.clone());
    }
    Ok((request, caller))
}

async fn admit(house: &House, caller: Option<&Caller>, right: Right, path: &str) -> Result<(), Problem> {
    let caller = caller.ok_or_else(Problem::not_signed_in)?;
    let allowed = allowed(caller, right);
    if allowed.is_err() {
        caller.refused(house, right.word(), path).await?;
    }
    Ok(allowed?)
}

/// Whether the account has the right at all; of whom, an endpoint asks for itself.
fn allowed(caller: &Caller, right: Right) -> Result<(), Denied> {
    if caller.actor.must_change && right != Right::Own {
        return Err(Denied::MustChangePassword);
    }
    // Signing out, and leaving another's view, are never refused; what else is the account's own asks for it in person.
    if caller.has(right) || right == Right::Own && caller.session.is_some() {
        return Ok(());
    }
    let subject = if right == Right::Own { Subject::Account(caller.account.id) } else { Subject::Nothing };
    Err(caller.actor.may(right, &subject).err().unwrap_or(Denied::NoRight))
}

/// What another site makes a browser send is refused: it would carry the cookie, or sign somebody in as another. A program says
/// nothing of where it comes from, and is taken where it has no session.
fn same_site(method: &Method, headers: &HeaderMap, session: bool) -> Result<(), Problem> {
    if method.is_safe() {
        return Ok(());
    }
    let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let fetched = headers.get("sec-fetch-site").and_then(|value| value.to_str().ok());
    let from_here = match (fetched, text(header::ORIGIN)) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => text(header::HOST).is_some_and(|host| origin.split_once("://").is_some_and(|(_, of)| of == host)),
        (None, None) => !session,
    };
    let refused = || {
        Problem::new(StatusCode::FORBIDDEN, "cross-site", "请求来自其他网站，已拒绝", "the request comes from another site and is refused")
    };
    from_here.then_some(()).ok_or_else(refused)
}

/// Where a request comes from.
pub fn address(request: &Request) -> String {
    request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_string()).unwrap_or_default()
}

/// The secret of a session among the cookies.
pub fn cookie(headers: &HeaderMap) -> Option<&str> {
    let all = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|value| value.split(';')).find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('='))
}

/// The secret of a token.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(pairs: &[(&'static str, &str)]) -> Result<(), Problem> {
        asked(pairs, true)
    }

    fn asked(pairs: &[(&'static str, &str)], session: bool) -> Result<(), Problem> {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, value.parse().expect("value"));
        }
        same_site(&Method::POST, &headers, session)
    }

    #[test]
    fn a_change_comes_from_our_own_pages() {
        assert!(from(&[("sec-fetch-site", "same-origin")]).is_ok());
        assert!(from(&[("origin", "http://127.0.0.1:8321"), ("host", "127.0.0.1:8321")]).is_ok());
        assert!(from(&[("sec-fetch-site", "cross-site"), ("origin", "http://127.0.0.1:8321"), ("host", "127.0.0.1:8321")]).is_err());
        assert!(from(&[("sec-fetch-site", "same-site")]).is_err());
        assert!(from(&[("origin", "null"), ("host", "127.0.0.1:8321")]).is_err());
        assert!(from(&[("origin", "http://127.0.0.1.example"), ("host", "127.0.0.1")]).is_err());
        assert!(from(&[]).is_err());
        assert!(asked(&[], false).is_ok());
        assert!(asked(&[("sec-fetch-site", "cross-site")], false).is_err());
    }

    #[test]
    fn the_session_is_found_among_other_cookies() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, "a=1; wanmu_session_old=x; wanmu_session=abc".parse().expect("value"));
        assert_eq!(cookie(&headers), Some("abc"));
    }
}
