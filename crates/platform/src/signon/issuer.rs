//! What the issuer says of itself, its keys, and codes changed for tokens.

use super::{Begun, refused};
use crate::configured::Issuer;
use crate::failure::{FAILED, Failure};
use crate::outward::{Answered, Outward, Request};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jsonwebtoken::jwk::JwkSet;
use publication::write::html::percent;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long what an issuer said is taken for so.
const FRESH: Duration = Duration::from_secs(3600);
/// Keys are read anew for a key that is not known so often at most.
const ANEW: Duration = Duration::from_secs(10);
/// How long an issuer of whom nothing was heard is let be.
const LET_BE: Duration = Duration::from_secs(2);

/// What an issuer says of itself (OpenID Connect Discovery 1.0), as far as it is needed.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Described {
    issuer: String,
    pub(super) authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Vec<String>,
}

/// What a token endpoint answers.
#[derive(Deserialize)]
struct Tokens {
    id_token: String,
}

/// What is known of the issuer, and since when.
pub(super) struct Known {
    settled: Arc<Issuer>,
    outward: Outward,
    described: Mutex<Option<(Instant, Arc<Described>)>>,
    keys: Mutex<Option<(Instant, Arc<JwkSet>)>>,
    /// When nothing was heard of it last; held by whoever asks.
    failed: tokio::sync::Mutex<Option<Instant>>,
}

fn held<T: ?Sized>(kept: &Mutex<Option<(Instant, Arc<T>)>>, fresh: Duration) -> Option<Arc<T>> {
    let kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    kept.as_ref().filter(|(at, _)| at.elapsed() < fresh).map(|(_, kept)| kept.clone())
}

fn keep<T>(kept: &Mutex<Option<(Instant, Arc<T>)>>, new: T) -> Arc<T> {
    let new = Arc::new(new);
    *kept.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), new.clone()));
    new
}

impl Known {
    pub(super) fn new(settled: Arc<Issuer>, outward: Outward) -> Self {
        Known { settled, outward, described: Mutex::default(), failed: tokio::sync::Mutex::default(), keys: Mutex::default() }
    }

    /// What the issuer says of itself.
    pub(super) async fn described(&self) -> Result<Arc<Described>, Failure> {
        if let Some(known) = held(&self.described, FRESH) {
            return Ok(known);
        }
        // One asks, the others wait for what it hears; one that did not answer is let be for a moment.
        let mut failed = self.failed.lock().await;
        if let Some(known) = held(&self.described, FRESH) {
            return Ok(known);
        }
        if failed.is_some_and(|at| at.elapsed() < LET_BE) {
            return Err(refused(("签发方刚才没有应答，请稍后再试", "the issuer did not answer a moment ago")));
        }
        let asked = self.ask().await;
        *failed = asked.is_err().then(Instant::now);
        asked
    }

    async fn ask(&self) -> Result<Arc<Described>, Failure> {
        let url = format!("{}/.well-known/openid-configuration", self.settled.url);
        let read: Described = self.read(url, None, Vec::new()).await?;
        if read.issuer.trim_end_matches('/') != self.settled.url {
            return Err(refused(("签发方自称的地址与设置不同", "the issuer names itself otherwise than it is settled")));
        }
        for place in [&read.authorization_endpoint, &read.token_endpoint, &read.jwks_uri] {
            if !(place.starts_with("https://") || self.settled.plain && place.starts_with("http://")) {
                return Err(refused(("签发方给出了不加密的地址", "the issuer names an address without TLS")));
            }
        }
        Ok(keep(&self.described, read))
    }

    /// The issuer's keys, read anew where one is missing.
    pub(super) async fn keys(&self, anew: bool) -> Result<Arc<JwkSet>, Failure> {
        if let Some(known) = held(&self.keys, if anew { ANEW } else { FRESH }) {
            return Ok(known);
        }
        let url = self.described().await?.jwks_uri.clone();
        Ok(keep(&self.keys, self.read(url, None, Vec::new()).await?))
    }

    /// The token of a code.
    pub(super) async fn exchange(&self, code: &str, begun: &Begun) -> Result<String, Failure> {
        let (described, settled) = (self.described().await?, &self.settled);
        let (client, secret) = (percent(&settled.client), percent(settled.secret.told()));
        let mut body = format!(
            "grant_type=authorization_code&code={}&redirect_uri={}&code_verifier={}",
            percent(code),
            percent(&settled.back),
            begun.verifier
        );
        let mut headers = vec![("content-type", "application/x-www-form-urlencoded".to_owned()), ("accept", "application/json".to_owned())];
        let methods = &described.token_endpoint_auth_methods_supported;
        // Where nothing is said it is by the header (RFC 8414, section 2).
        if methods.is_empty() || methods.iter().any(|method| method == "client_secret_basic") {
            headers.push(("authorization", format!("Basic {}", STANDARD.encode(format!("{client}:{secret}")))));
        } else {
            body += &format!("&client_id={client}&client_secret={secret}");
        }
        let tokens: Tokens = self.read(described.token_endpoint.clone(), Some(body), headers).await?;
        Ok(tokens.id_token)
    }

    /// Asks the issuer and reads its JSON.
    async fn read<T: DeserializeOwned>(
        &self,
        url: String,
        body: Option<String>,
        headers: Vec<(&'static str, String)>,
    ) -> Result<T, Failure> {
        let outward = self.outward.clone();
        let asked =
            tokio::task::spawn_blocking(move || outward.ask(&Request { url: &url, body: body.map(String::into_bytes), headers })).await;
        let answer = asked.map_err(|error| error.to_string()).flatten().map_err(|why| silent(&why))?;
        read(&answer)
    }
}

fn read<T: DeserializeOwned>(answer: &Answered) -> Result<T, Failure> {
    if answer.status != 200 {
        return Err(silent(&answer.status.to_string()));
    }
    serde_json::from_slice(&answer.body)
        .map_err(|_| refused(("签发方的答复无法识别", "the answer of the issuer is not what the standard says")))
}

/// Where there is no answer, or one that refuses; `why` has nothing in it of what was sent.
fn silent(why: &str) -> Failure {
    Failure::new(FAILED, format!("统一登录：签发方没有应答（{why}）"), format!("single sign-on: the issuer gives no answer ({why})"))
}
