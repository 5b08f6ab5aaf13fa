//! The language of a response: `lang` of the address, else what the browser prefers, else Chinese.

use super::weights::entries;
use axum::extract::FromRequestParts;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use figures::Lang;
use std::convert::Infallible;

/// The reader's language.
#[derive(Debug, Clone, Copy)]
pub struct Tongue(pub Lang);

impl<S: Send + Sync> FromRequestParts<S> for Tongue {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Tongue(spoken(&parts.uri, &parts.headers)))
    }
}

/// The language that a request asks for.
pub fn spoken(uri: &Uri, headers: &HeaderMap) -> Lang {
    let named = uri.query().unwrap_or_default().split('&').find_map(|pair| pair.strip_prefix("lang="));
    if let Some(lang) = named.and_then(lang) {
        return lang;
    }
    let preferred = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    first(preferred).unwrap_or(Lang::Zh)
}

/// The language of the list that comes first by its weight.
fn first(list: &str) -> Option<Lang> {
    entries(list).into_iter().filter(|entry| entry.weight > 0).find_map(|entry| lang(entry.name))
}

fn lang(tag: &str) -> Option<Lang> {
    let tag = tag.to_ascii_lowercase();
    match tag.split('-').next()? {
        "zh" => Some(Lang::Zh),
        "en" => Some(Lang::En),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(query: &str, preferred: &str) -> Lang {
        let uri: Uri = format!("/api/v1/session{query}").parse().expect("uri");
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_LANGUAGE, preferred.parse().expect("header"));
        spoken(&uri, &headers)
    }

    #[test]
    fn the_address_goes_before_the_browser_and_the_browser_before_the_default() {
        assert_eq!(of("?lang=en", "zh-CN"), Lang::En);
        assert_eq!(of("?asOf=2021&lang=zh", "en"), Lang::Zh);
        assert_eq!(of("", "en-GB,en;q=0.9,zh;q=0.8"), Lang::En);
        assert_eq!(of("", "en;q=0.3, zh-CN;q=0.7"), Lang::Zh);
        assert_eq!(of("", "fr"), Lang::Zh);
        assert_eq!(of("?lang=fr", "en"), Lang::En);
    }

    #[test]
    fn what_is_no_list_of_languages_is_passed_over() {
        assert_eq!(of("", ";;q=,q=9999999999999,en;q=abc"), Lang::Zh);
        assert_eq!(of("", "en;q=0"), Lang::Zh);
    }
}
