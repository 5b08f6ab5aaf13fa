//! Which right an endpoint needs: what the OpenAPI document says of it. What the document does not say is refused.

use crate::access::Right;
use axum::http::Method;
use serde_json::Value;
use std::collections::BTreeMap;

/// The field of an operation that names its right.
pub const FIELD: &str = "x-right";
/// The word of what needs no account.
const OPEN: &str = "open";

/// What an endpoint asks of the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Nothing.
    Open,
    /// An account with a right.
    Needs(Right),
}

/// Rules by method and path.
#[derive(Debug, Default)]
pub struct Rules(BTreeMap<(String, String), Rule>);

impl Rules {
    /// The rules of a document.
    pub fn of(document: &Value) -> Self {
        let mut rules = BTreeMap::new();
        for (path, item) in document.get("paths").and_then(Value::as_object).into_iter().flatten() {
            for (method, operation) in item.as_object().into_iter().flatten() {
                if let Some(rule) = operation.get(FIELD).and_then(Value::as_str).and_then(rule) {
                    rules.insert((method.to_ascii_uppercase(), path.clone()), rule);
                }
            }
        }
        Rules(rules)
    }

    /// The rule of an endpoint; `HEAD` is read as `GET`.
    pub fn rule(&self, method: &Method, path: &str) -> Option<Rule> {
        let method = if method == Method::HEAD { &Method::GET } else { method };
        self.0.get(&(method.as_str().to_owned(), path.to_owned())).copied()
    }

    /// The methods that a path knows, as a header lists them; nothing where the path is not known.
    pub fn methods(&self, path: &str) -> Option<String> {
        let known: Vec<&str> = self.0.keys().filter(|(_, of)| of == path).map(|(method, _)| method.as_str()).collect();
        (!known.is_empty()).then(|| known.join(", "))
    }
}

fn rule(word: &str) -> Option<Rule> {
    if word == OPEN { Some(Rule::Open) } else { Right::parse(word).map(Rule::Needs) }
}
