//! Numbers of the way in, with what is recommended where nothing else is configured.

use ledger::Limits;

const MINUTE: i64 = 60_000_000;

/// How long and how often. Durations are microseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Tries before an account is locked, and for how long.
    pub limits: Limits,
    /// How long a session lasts at most.
    pub session_micros: i64,
    /// How long it lasts unused.
    pub idle_micros: i64,
    /// Fewest characters of a password.
    pub password_chars: usize,
    /// How long a token holds at most.
    pub token_micros: i64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            limits: Limits { tries: 5, lock_micros: 15 * MINUTE },
            session_micros: 12 * 60 * MINUTE,
            idle_micros: 60 * MINUTE,
            password_chars: 10,
            token_micros: 366 * 24 * 60 * MINUTE,
        }
    }
}
