//! A figure with everything that it rests on, and a hash over it, so that a copy can be told from what was given.

use figures::Moment;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The bundle: who asked for it and when, what was told, and the SHA-256 of what was told as it is written here without spaces.
pub fn bundle(told: Value, person: &str, at: Moment, zone: &TimeZone) -> Value {
    let digest: String = Sha256::digest(told.to_string().as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    json!({"made": at.rfc3339(zone), "for": person, "sha256": digest, "evidence": told})
}
