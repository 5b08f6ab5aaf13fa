//! What a request is told that cannot be answered: problem+json (RFC 9457) with a stable code, in the reader's language.

use crate::desk;
use crate::failure::{BLOCKED, CONFLICT, FAILED, Failure, NO_RIGHT, NOT_FOUND, USAGE};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use figures::{Lang, Text};
use ledger::{CellConflict, DeskError};
use serde_json::{Value, json};
use std::sync::Arc;

/// Seconds after which a queue that is full may have room.
const BUSY: u32 = 30;

/// Why there is no answer.
#[derive(Debug, Clone)]
pub struct Problem {
    /// Status of the response.
    pub status: StatusCode,
    /// Stable kebab-case name.
    pub code: &'static str,
    /// What happened and what might help.
    pub text: Text,
    /// What is wrong with which part of the request.
    pub faults: Vec<Fault>,
    /// Seconds after which another try may help.
    pub retry_after: Option<u32>,
    /// Methods that the address knows, where the one of the request is none of them.
    pub allow: Option<Box<str>>,
}

/// What is wrong with one part of a request.
#[derive(Debug, Clone)]
pub struct Fault {
    /// JSON pointer into the request.
    pub pointer: String,
    /// The rule that says so.
    pub rule: String,
    /// Class of the edit, where one says so.
    pub class: Option<String>,
    /// The message.
    pub message: Text,
    /// Values that the message speaks of.
    pub params: Value,
}

impl Problem {
    /// With a status, a code and words.
    pub fn new(status: StatusCode, code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Problem { status, code, text: Text::new(zh, en), faults: Vec::new(), retry_after: None, allow: None }
    }

    /// Nobody is signed in.
    pub fn not_signed_in() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "not-signed-in", "尚未登录，或登录已过期", "nobody is signed in, or the session has ended")
    }

    /// The account has no right to it.
    pub fn no_right() -> Self {
        Self::new(StatusCode::FORBIDDEN, "no-right", "该账号没有这项权限", "the account has no right to this")
    }

    /// There is no such thing, or none that may be seen.
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", "没有找到", "there is no such thing")
    }

    /// A part of the request is not understood.
    pub fn invalid(pointer: &str, text: Text) -> Self {
        let fault =
            Fault { pointer: pointer.to_owned(), rule: "invalid".to_owned(), class: None, message: text.clone(), params: Value::Null };
        Problem { faults: vec![fault], ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid", text.zh, text.en) }
    }

    /// The document, in a language, with the number under which the server's log knows the request.
    pub fn document(&self, lang: Lang, trace: &str) -> Value {
        let errors: Vec<Value> = self.faults.iter().map(|fault| fault.document(lang)).collect();
        json!({
            "type": format!("urn:wanmu:problem:{}", self.code), "title": self.text.get(lang), "status": self.status.as_u16(),
            "code": self.code, "detail": self.text.get(lang), "traceId": trace, "errors": errors,
        })
    }

    /// The response, in a language.
    pub fn rendered(&self, lang: Lang, trace: &str) -> Response {
        let body = self.document(lang, trace).to_string();
        let mut response = (self.status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(known) = self.allow.as_ref().and_then(|known| HeaderValue::from_str(known).ok()) {
            response.headers_mut().insert(header::ALLOW, known);
        }
        response
    }
}

impl Fault {
    fn document(&self, lang: Lang) -> Value {
        json!({
            "pointer": self.pointer, "ruleId": self.rule, "class": self.class,
            "message": self.message.get(lang), "params": self.params,
        })
    }
}

/// A problem is put into words where the reader's language is known: in the layer that every response passes.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        let (status, code) = match failure.code {
            USAGE => (StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
            BLOCKED => (StatusCode::UNPROCESSABLE_ENTITY, "blocked"),
            NOT_FOUND => (StatusCode::NOT_FOUND, "not-found"),
            NO_RIGHT => (StatusCode::FORBIDDEN, "no-right"),
            CONFLICT => (StatusCode::CONFLICT, "conflict"),
            FAILED => (StatusCode::INTERNAL_SERVER_ERROR, "failed"),
            _ => (StatusCode::INTERNAL_SERVER_ERROR, "failed"),
        };
        Problem::new(status, code, failure.text.zh, failure.text.en)
    }
}

impl From<ledger::Error> for Problem {
    fn from(error: ledger::Error) -> Self {
        match error {
            ledger::Error::Desk(_) => desk::Fault::from(error).into(),
            other => Failure::from(other).into(),
        }
    }
}

impl From<indicators::RequestError> for Problem {
    fn from(error: indicators::RequestError) -> Self {
        Failure::from(error).into()
    }
}

impl From<desk::Fault> for Problem {
    fn from(fault: desk::Fault) -> Self {
        let (code, text) = (fault.code(), fault.text());
        let status = super::api::status(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let retry_after = (code == "busy").then_some(BUSY);
        Problem { faults: faults(&fault), retry_after, ..Problem::new(status, code, text.zh, text.en) }
    }
}

/// What is wrong with which cell.
fn faults(fault: &desk::Fault) -> Vec<Fault> {
    let at = |item: &str, column: &str| format!("/cells/{item}/{column}");
    match fault {
        desk::Fault::Invalid(cells) => cells
            .iter()
            .map(|cell| Fault {
                pointer: at(&cell.item, &cell.column),
                rule: cell.issue.code.to_string(),
                class: Some(format!("{:?}", cell.issue.class)),
                message: with_hint(&cell.issue),
                params: Value::Null,
            })
            .collect(),
        desk::Fault::Blocked(audit) => audit.issues.iter().filter(|issue| issue.state.is_open()).map(finding).collect(),
        desk::Fault::Ledger(ledger::Error::Desk(refusal)) => match &**refusal {
            DeskError::CellsChanged(cells) => cells.iter().map(conflict).collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn with_hint(issue: &figures::Issue) -> Text {
    let hint = issue.hint.clone().unwrap_or_default();
    let joined = |reason: &str, joint: &str, hint: &str| if hint.is_empty() { reason.to_owned() } else { format!("{reason}{joint}{hint}") };
    Text::new(joined(&issue.reason.zh, "；", &hint.zh), joined(&issue.reason.en, "; ", &hint.en))
}

fn finding(issue: &desk::Audited) -> Fault {
    let (item, column) = (issue.item.as_deref().unwrap_or_default(), issue.column.as_deref().unwrap_or_default());
    Fault {
        pointer: format!("/cells/{item}/{column}"),
        rule: issue.rule.clone(),
        class: Some(format!("{:?}", issue.class)),
        message: issue.message.clone(),
        params: Value::Null,
    }
}

/// What another wrote meanwhile, so that it can be chosen.
fn conflict(cell: &CellConflict) -> Fault {
    let params = json!({
        "text": cell.text, "value": cell.value.map(crate::wire::plain), "version": cell.version, "person": cell.person,
    });
    let message = Text::new(
        format!("{}已将该单元格改为“{}”", cell.person, cell.text),
        format!("{} has changed the cell to `{}`", cell.person, cell.text),
    );
    Fault { pointer: format!("/cells/{}/{}", cell.item, cell.column), rule: "cell-changed".to_owned(), class: None, message, params }
}
