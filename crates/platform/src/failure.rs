//! Why a command ends without its result, with the exit code scripts rely on.

use figures::code::CodeFault;
use figures::{Lang, Text};
use indicators::RequestError;
use std::io::ErrorKind;
use std::process::ExitCode;

/// Done.
pub const OK: u8 = 0;
/// Any failure without a code of its own.
pub const FAILED: u8 = 1;
/// The command line itself is wrong.
pub const USAGE: u8 = 2;
/// Blocking validation issues; nothing was written.
pub const BLOCKED: u8 = 3;
/// The thing asked for does not exist.
pub const NOT_FOUND: u8 = 5;
/// The audience has no right to it.
pub const NO_RIGHT: u8 = 6;
/// Somebody else holds it.
pub const CONFLICT: u8 = 7;
/// A part was taken (`--accept-good`).
pub const PARTIAL: u8 = 8;

/// A message in both languages and an exit code.
#[derive(Debug)]
pub struct Failure {
    /// Exit code.
    pub code: u8,
    /// What happened and what might help.
    pub text: Text,
}

impl Failure {
    /// With a code.
    pub fn new(code: u8, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Failure { code, text: Text::new(zh, en) }
    }

    /// A file or system operation that failed, with what it was about.
    pub fn io(about: &str, error: &std::io::Error) -> Self {
        let (code, zh) = match error.kind() {
            ErrorKind::NotFound => (NOT_FOUND, "没有这个文件或目录".to_owned()),
            ErrorKind::IsADirectory => (FAILED, "是目录，不是文件".to_owned()),
            ErrorKind::PermissionDenied => (FAILED, "没有权限".to_owned()),
            ErrorKind::AddrInUse => (CONFLICT, "端口已被占用".to_owned()),
            _ => (FAILED, error.to_string()),
        };
        Failure::new(code, format!("{about}：{zh}"), format!("{about}: {error}"))
    }

    /// A word that was not understood on the command line; `what` it was to be, in zh and en.
    pub fn usage(what: (&str, &str), found: &str, expected: &str) -> Self {
        Failure::new(
            USAGE,
            format!("{}“{found}”无法识别；应为 {expected}", what.0),
            format!("{} `{found}` is not understood; expected {expected}", what.1),
        )
    }

    /// A credit code on the command line that is none, by what is wrong with it.
    pub fn code(text: &str, fault: &CodeFault) -> Self {
        let reason = fault.reason(text);
        let hint = fault.hint().map(|hint| (format!("；{}", hint.zh), format!("; {}", hint.en))).unwrap_or_default();
        Failure::new(USAGE, reason.zh + &hint.0, reason.en + &hint.1)
    }

    /// Prints to stderr and gives the exit code.
    pub fn report(&self, lang: Lang) -> ExitCode {
        eprintln!("{}: {}", if lang == Lang::Zh { "错误" } else { "error" }, self.text.get(lang));
        ExitCode::from(self.code)
    }
}

impl From<ledger::Error> for Failure {
    fn from(error: ledger::Error) -> Self {
        let code = match &error {
            ledger::Error::NotFound(_) | ledger::Error::NoExemption(_) | ledger::Error::NoAccount(_) => NOT_FOUND,
            ledger::Error::Refused { code: "no-run" | "no-objection", .. } => NOT_FOUND,
            ledger::Error::Refused { code: "login", .. } => USAGE,
            ledger::Error::SamePerson(_) => NO_RIGHT,
            ledger::Error::Refused { .. }
            | ledger::Error::Desk(_)
            | ledger::Error::LoginTaken(_)
            | ledger::Error::AccountChanged { .. } => CONFLICT,
            ledger::Error::Locked | ledger::Error::Exists(_) | ledger::Error::Decided { .. } => CONFLICT,
            _ => FAILED,
        };
        Failure { code, text: error.text() }
    }
}

impl From<RequestError> for Failure {
    fn from(error: RequestError) -> Self {
        match error {
            RequestError::Ledger(inner) => inner.into(),
            RequestError::Engine(_) => Failure { code: FAILED, text: error.text() },
            _ => Failure { code: NOT_FOUND, text: error.text() },
        }
    }
}
