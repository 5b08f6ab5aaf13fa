//! The web front end inside the binary: its files as they were built, each in the encodings it was packed in.

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::Embed;
use serde_json::Value;

/// What `npm run build` left in `web/dist`; nothing where it was not run.
#[derive(Embed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Dist;

/// Files that a page begins with.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The script.
    pub script: String,
    /// What it asks for at once.
    pub imports: Vec<String>,
    /// Style sheets.
    pub styles: Vec<String>,
}

/// The files that a page begins with, of the builder's own list; nothing where the front end was not built.
pub fn entry() -> Option<Entry> {
    let file = Dist::get("manifest.json")?;
    let manifest: Value = serde_json::from_slice(&file.data).ok()?;
    let chunks = manifest.as_object()?;
    let first = chunks.values().find(|chunk| chunk["isEntry"] == true)?;
    let mut seen = Vec::new();
    reach(&manifest, first, &mut seen);
    let imports = seen.iter().filter_map(|name| text(&manifest[name.as_str()]["file"])).collect();
    Some(Entry { script: text(&first["file"])?, imports, styles: texts(&first["css"]) })
}

/// Every chunk that one imports, each once.
fn reach(manifest: &Value, chunk: &Value, seen: &mut Vec<String>) {
    for name in texts(&chunk["imports"]) {
        if !seen.contains(&name) {
            seen.push(name.clone());
            reach(manifest, &manifest[name.as_str()], seen);
        }
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn texts(values: &Value) -> Vec<String> {
    values.as_array().into_iter().flatten().filter_map(text).collect()
}

/// `/assets/…`: names carry the hash of the content, so a browser asks once.
pub async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Response {
    let name = format!("assets/{path}");
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let packed = [("br", ".br"), ("gzip", ".gz")].into_iter().filter(|(encoding, _)| accepted.contains(encoding));
    let found = packed.into_iter().find_map(|(encoding, ending)| Some((Dist::get(&format!("{name}{ending}"))?, Some(encoding))));
    let Some((file, encoding)) = found.or_else(|| Some((Dist::get(&name)?, None))) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response =
        ([(header::CONTENT_TYPE, kind(&name)), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")], file.data).into_response();
    if let Some(encoding) = encoding {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "json" => "application/json",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}
