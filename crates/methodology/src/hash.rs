//! The name of a set of pack files: by it every activated version is kept and figures say what they
//! were made by.

use crate::PackFile;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// SHA-256 in hexadecimal over all files in the order of their paths. Lengths are hashed too, so that
/// no text can pass for another file's beginning.
pub fn hash(files: &[PackFile]) -> String {
    let mut sorted: Vec<&PackFile> = files.iter().collect();
    sorted.sort_by(|a, b| (&a.path, &a.text).cmp(&(&b.path, &b.text)));
    let mut hasher = Sha256::new();
    for file in sorted {
        for part in [&file.path, &file.text] {
            hasher.update(part.len().to_le_bytes());
            hasher.update(part.as_bytes());
        }
    }
    hasher.finalize().iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
