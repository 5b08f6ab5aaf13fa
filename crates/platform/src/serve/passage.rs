//! What every response passes: a number for the log, headers that keep browsers within bounds, problems in words.

use super::House;
use super::problem::Problem;
use super::sending::{Wanted, sent};
use super::tongue::spoken;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;

/// The number of a request, and the word by which its own styles and boot data are known to the browser.
#[derive(Debug, Clone)]
pub struct Passage {
    /// For the log and for who asks.
    pub trace: String,
    /// Of this response alone.
    pub nonce: String,
}

const TRACE: HeaderName = HeaderName::from_static("x-trace-id");

/// The outermost layer.
pub async fn through(State(house): State<Arc<House>>, mut request: Request, next: Next) -> Response {
    let lang = spoken(request.uri(), request.headers());
    let passage = Passage { trace: word(9), nonce: word(18) };
    let about = format!("{} {}", request.method(), request.uri().path());
    let wanted = Wanted::of(&request, &house.base);
    request.extensions_mut().insert(passage.clone());
    let mut response = next.run(request).await;
    if let Some(problem) = response.extensions_mut().remove::<Arc<Problem>>() {
        if problem.status.is_server_error() {
            eprintln!("{} {about}: {}", passage.trace, problem.text.en);
        }
        response = problem.rendered(lang, &passage.trace);
    }
    bounds(&mut response, &passage, house.secure);
    sent(response, &wanted).await
}

fn bounds(response: &mut Response, passage: &Passage, secure: bool) {
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{0}'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'",
        passage.nonce
    );
    let headers = response.headers_mut();
    let mut put = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.entry(name).or_insert(value);
        }
    };
    put(TRACE, &passage.trace);
    put(header::CONTENT_SECURITY_POLICY, &policy);
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(header::REFERRER_POLICY, "same-origin");
    put(header::X_FRAME_OPTIONS, "DENY");
    put(header::CACHE_CONTROL, "no-store");
    put(header::VARY, "Accept, Accept-Encoding, Accept-Language, Cookie, Authorization");
    if secure {
        put(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
}

/// A random word of so many bytes.
fn word(bytes: usize) -> String {
    let mut random = vec![0; bytes];
    // Without randomness there is no number and no own style, and the browser refuses the latter: safe, if plain.
    let _ = getrandom::fill(&mut random);
    random.iter().map(|byte| format!("{byte:02x}")).collect()
}
