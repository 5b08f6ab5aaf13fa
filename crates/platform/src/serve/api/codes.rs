//! The stable codes of problems, each with the status it comes with. The document of every endpoint says which of them can come.

use axum::http::StatusCode;

/// A code, its status, and what it means.
const ALL: [(&str, u16, &str); 24] = [
    ("not-signed-in", 401, "nobody is signed in, or the session or token has ended"),
    ("login-refused", 401, "login, password, code or secret are not right"),
    ("second-factor-needed", 401, "the code of the second factor is needed"),
    ("no-right", 403, "the account has no right to this"),
    ("purpose", 403, "what was filed for statistics is read for nothing else"),
    ("must-change-password", 403, "the first password is to be changed before anything else"),
    ("cross-site", 403, "the request comes from another site"),
    ("not-found", 404, "there is no such thing, or none that may be seen"),
    ("method-not-allowed", 405, "the address knows other methods"),
    ("not-acceptable", 406, "there is no answer in a form that is wanted"),
    ("conflict", 409, "it is there already, or the key was used for another request"),
    ("state", 409, "what there is does not allow it"),
    ("period-locked", 409, "the period is locked"),
    ("precondition-failed", 412, "somebody changed it meanwhile; `errors` says to what"),
    ("too-large", 413, "the body is too large"),
    ("not-json", 415, "the body is to be JSON"),
    ("not-a-form", 415, "the body is to be a form with a file"),
    ("invalid", 422, "a part of the request is not understood or not allowed"),
    ("blocked", 422, "issues are to be mended or explained first; `errors` says which"),
    ("precondition-required", 428, "the request is to carry the version that was seen, or a key"),
    ("locked-out", 429, "too many failures; `Retry-After` says how long"),
    ("failed", 500, "the machine failed; its log has the number of the request"),
    ("busy", 503, "as much work as is taken at once is under way; `Retry-After` says when to ask again"),
    ("unkept", 503, "the trail can't be written, so nothing is told"),
];

/// The status of a code, where it is one of these.
pub fn status(code: &str) -> Option<StatusCode> {
    let known = ALL.iter().find(|(name, ..)| *name == code);
    known.and_then(|(_, status, _)| StatusCode::from_u16(*status).ok())
}

/// All codes, with status and meaning.
pub fn all() -> impl Iterator<Item = (&'static str, u16, &'static str)> {
    ALL.into_iter()
}
