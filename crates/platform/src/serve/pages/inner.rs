//! Pages ask the interface for what they tell, in the program itself and through the same door: what a page may say is decided in
//! one place.

use super::front::to_sign_in;
use crate::access::Right;
use crate::serve::House;
use crate::serve::api;
use crate::serve::caller::Caller;
use crate::serve::passage::Passage;
use crate::serve::problem::Problem;
use crate::serve::tongue::spoken;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, FromRequestParts, Query};
use axum::http::request::Parts;
use axum::http::{Request, Uri, header};
use axum::response::Response;
use figures::Lang;
use publication::write::html::percent;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use tower::ServiceExt;

/// What a page takes of an answer at most, in bytes; what is longer is left to the front end.
const LARGEST: usize = 8 << 20;

/// The interface, to be asked without a network.
#[derive(Clone)]
pub struct Inner(Router);

impl Inner {
    /// That of a server.
    pub fn of(house: &Arc<House>) -> Self {
        Inner(api::routes(house).with_state(house.clone()))
    }
}

/// Somebody who is signed in and opens a page.
pub struct Visit {
    /// The server.
    pub house: Arc<House>,
    /// The request.
    pub passage: Passage,
    /// Language of the page.
    pub lang: Lang,
    /// Who opens it.
    pub caller: Caller,
    /// Its address.
    pub uri: Uri,
    inner: Inner,
    parts: Parts,
    told: Mutex<Map<String, Value>>,
}

impl FromRequestParts<Arc<House>> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, house: &Arc<House>) -> Result<Self, Response> {
        let found = |parts: &Parts| {
            let of = &parts.extensions;
            Some((of.get::<Caller>().cloned()?, of.get::<Passage>().cloned()?, of.get::<Inner>().cloned()?))
        };
        let Some((caller, passage, inner)) = found(parts) else { return Err(to_sign_in(house, &parts.uri).await) };
        Ok(Visit {
            house: house.clone(),
            passage,
            lang: spoken(&parts.uri, &parts.headers),
            caller,
            uri: parts.uri.clone(),
            inner,
            parts: parts.clone(),
            told: Mutex::default(),
        })
    }
}

impl Visit {
    /// The answer of the interface to a reading, and remembers it for the front end; nothing where the account has not the right.
    ///
    /// # Errors
    /// What the interface refuses.
    pub async fn ask(&self, right: Right, path: &str) -> Result<Option<Value>, Arc<Problem>> {
        if !self.caller.has(right) || self.caller.actor.must_change {
            return Ok(None);
        }
        let answer = self.answer(path).await?;
        self.told.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), answer.clone());
        Ok(Some(answer))
    }

    async fn answer(&self, path: &str) -> Result<Value, Arc<Problem>> {
        let failed = || Arc::new(Problem::not_found());
        let request = self.request(path).map_err(|_| failed())?;
        let Ok(response) = self.inner.0.clone().oneshot(request).await;
        if let Some(problem) = response.extensions().get::<Arc<Problem>>() {
            return Err(problem.clone());
        }
        let bytes = to_bytes(response.into_body(), LARGEST).await.map_err(|_| failed())?;
        serde_json::from_slice(&bytes).map_err(|_| failed())
    }

    /// The request as a script of the page would send it.
    fn request(&self, path: &str) -> Result<Request<Body>, axum::http::Error> {
        let mut request = Request::get(format!("{}{path}", api::BASE)).body(Body::empty())?;
        let headers = request.headers_mut();
        for name in [header::COOKIE, header::AUTHORIZATION, header::USER_AGENT] {
            for value in self.parts.headers.get_all(&name) {
                headers.append(name.clone(), value.clone());
            }
        }
        let lang = if self.lang == Lang::Zh { "zh" } else { "en" };
        headers.insert(header::ACCEPT_LANGUAGE, header::HeaderValue::from_static(lang));
        request.extensions_mut().insert(self.passage.clone());
        if let Some(from) = self.parts.extensions.get::<ConnectInfo<SocketAddr>>() {
            request.extensions_mut().insert(*from);
        }
        Ok(request)
    }

    /// What was answered so far, by address: the front end need not ask for it again.
    pub fn told(&self) -> Value {
        Value::Object(self.told.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }

    /// A word of the address after the question mark.
    pub fn word(&self, name: &str) -> Option<String> {
        let Query(mut words) = Query::<BTreeMap<String, String>>::try_from_uri(&self.uri).ok()?;
        words.remove(name).filter(|word| !word.is_empty())
    }

    /// The address of a reading with those words of this page's address that it takes.
    pub fn passed(&self, path: &str, names: &[&str], more: &str) -> String {
        let named = names.iter().filter_map(|name| Some(format!("{name}={}", percent(&self.word(name)?))));
        let words: Vec<String> = named.chain((!more.is_empty()).then(|| more.to_owned())).collect();
        if words.is_empty() { path.to_owned() } else { format!("{path}?{}", words.join("&")) }
    }
}
