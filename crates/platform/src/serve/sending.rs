//! How an answer goes out: under the tag of its content, not at all where the reader has it, and packed where that helps.
//!
//! Packed are only answers to `GET`, and of them none under `/session`, `/account` and `/setup`. Where a secret and a text of another's
//! choice are packed together, the length of the answer tells whether they have letters in common (BREACH). Secrets are told
//! in answers to `POST` only (a first password, a token, the key of a second factor, the secret of the first run), which another site
//! can't have sent; the answers about session and own account are small and left as they are, so that this holds for what may
//! be added to them. Event streams and files that are packed already are left too.

use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::io::Write;

use super::weights::entries;

/// Answers that are smaller go out as they are: a packet holds them anyhow.
const LEAST: u64 = 1024;
/// Of which types answers are packed.
const PACKED: [&str; 5] = ["text/html", "text/css", "text/csv", "application/json", "application/vnd.apache.arrow.stream"];
/// Of which types answers have a tag. A page has none: it carries a word of its own each time.
pub const TAGGED: [&str; 4] = ["text/csv", "application/json", "application/vnd.apache.arrow.stream", "application/vnd.apache.parquet"];
/// Paths whose answers are never packed.
const PLAIN: [&str; 3] = ["/session", "/account", "/setup"];
/// Strength of zstd: about that of gzip at its usual one, in less time.
const ZSTD: i32 = 3;

/// A way to pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Packing {
    Zstd,
    Gzip,
}

/// What a request says of how its answer may come.
#[derive(Debug)]
pub struct Wanted {
    read: bool,
    packing: Option<Packing>,
    /// Tags of what the reader has.
    has: Option<String>,
}

impl Wanted {
    /// Reads the request; `base` is the path under which a proxy puts the server.
    pub fn of(request: &Request, base: &str) -> Self {
        let path = request.uri().path();
        let within = path.strip_prefix(base).unwrap_or(path);
        let within = within.strip_prefix(super::api::BASE).unwrap_or(within);
        let first = within.split('/').nth(1).unwrap_or_default();
        let plain = PLAIN.iter().any(|name| name.trim_start_matches('/') == first);
        let text = |name: header::HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
        Wanted {
            read: request.method() == Method::GET,
            packing: text(header::ACCEPT_ENCODING).filter(|_| !plain).and_then(packing),
            has: text(header::IF_NONE_MATCH).map(str::to_owned),
        }
    }

    fn has(&self, tag: &str) -> bool {
        let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
        self.has.as_deref().is_some_and(|has| has.split(',').any(|one| one.trim() == "*" || bare(one) == bare(tag)))
    }
}

/// The best of what is accepted; zstd where both weigh the same.
fn packing(accepted: &str) -> Option<Packing> {
    let all = entries(accepted);
    let weight = |name: &str| all.iter().find(|entry| entry.name == name).map_or(0, |entry| entry.weight);
    let (zstd, gzip) = (weight("zstd"), weight("gzip"));
    match (zstd, gzip) {
        (0, 0) => None,
        _ if zstd >= gzip => Some(Packing::Zstd),
        _ => Some(Packing::Gzip),
    }
}

/// The answer as it goes out.
pub async fn sent(response: Response, wanted: &Wanted) -> Response {
    let whole = response.body().size_hint().exact();
    let (kind, done) = (of_kind(response.headers()), response.status() == StatusCode::OK);
    let (tagged, packed) = (done && TAGGED.contains(&kind.as_str()), PACKED.contains(&kind.as_str()));
    let as_it_is = whole.is_none() || response.headers().contains_key(header::CONTENT_ENCODING) || !(tagged || packed);
    if !wanted.read || as_it_is {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    if tagged {
        tag(&mut parts.headers, &bytes);
        if parts.headers.get(header::ETAG).and_then(|tag| tag.to_str().ok()).is_some_and(|tag| wanted.has(tag)) {
            parts.status = StatusCode::NOT_MODIFIED;
            parts.headers.remove(header::CONTENT_TYPE);
            parts.headers.remove(header::CONTENT_LENGTH);
            return Response::from_parts(parts, Body::empty());
        }
    }
    let packing = wanted.packing.filter(|_| packed && whole.is_some_and(|size| size >= LEAST));
    match packing {
        Some(packing) => pressed(parts, bytes, packing).await,
        None => Response::from_parts(parts, Body::from(bytes)),
    }
}

fn of_kind(headers: &HeaderMap) -> String {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().to_owned()
}

/// The digest of the content; where the endpoint named a version, by which the thing can be changed, behind it. A version alone would
/// not do: what an answer tells beside its own rows (a lock, messages, names of the register) moves without it.
fn tag(headers: &mut HeaderMap, bytes: &Bytes) {
    let digest: String = Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let version = headers.get(header::ETAG).and_then(|tag| tag.to_str().ok()).map(|tag| tag.trim_matches('"').to_owned());
    let tag = version.map_or_else(|| format!("\"{digest}\""), |version| format!("\"{version}.{digest}\""));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
}

async fn pressed(mut parts: axum::http::response::Parts, bytes: Bytes, packing: Packing) -> Response {
    let given = bytes.clone();
    let done = tokio::task::spawn_blocking(move || press(&given, packing)).await;
    let Ok(Ok(small)) = done else { return Response::from_parts(parts, Body::from(bytes)) };
    let name = if packing == Packing::Zstd { "zstd" } else { "gzip" };
    parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    parts.headers.remove(header::CONTENT_LENGTH);
    // Other bytes under the same content: the tag says so by being weak.
    let weak = parts.headers.get(header::ETAG).and_then(|tag| tag.to_str().ok()).map(|tag| format!("W/{tag}"));
    if let Some(tag) = weak.and_then(|tag| HeaderValue::from_str(&tag).ok()) {
        parts.headers.insert(header::ETAG, tag);
    }
    Response::from_parts(parts, Body::from(small))
}

fn press(bytes: &[u8], packing: Packing) -> std::io::Result<Vec<u8>> {
    match packing {
        Packing::Zstd => zstd::bulk::compress(bytes, ZSTD),
        Packing::Gzip => {
            let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::default());
            encoder.write_all(bytes)?;
            encoder.finish()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_wanted_is_not_sent() {
        assert_eq!(packing("gzip, deflate, br, zstd"), Some(Packing::Zstd));
        assert_eq!(packing("gzip, deflate, br"), Some(Packing::Gzip));
        assert_eq!(packing("gzip;q=0.9, zstd;q=0.5"), Some(Packing::Gzip));
        assert_eq!(packing("gzip;q=0, identity"), None);
        assert_eq!(packing("br"), None);
    }

    #[test]
    fn answers_about_the_own_account_are_not_packed() {
        let of = |path: &str| {
            let request = Request::builder().uri(path).header("accept-encoding", "gzip").body(Body::empty()).expect("request");
            Wanted::of(&request, "/park").packing
        };
        assert_eq!(of("/park/api/v1/session"), None);
        assert_eq!(of("/park/api/v1/account/tokens"), None);
        assert_eq!(of("/park/setup"), None);
        assert_eq!(of("/park/api/v1/accounts"), Some(Packing::Gzip));
        assert_eq!(of("/park/api/v1/figures"), Some(Packing::Gzip));
    }
}
