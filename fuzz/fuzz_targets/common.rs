//! What the targets share: a hook that lets `open` catch the panics of libraries, and checks of the answer.

use intake::workbook::{decrypted, kind, open};
use std::sync::Once;

/// Opens a file: a panic of our own code ends the run, as does an answer that is none.
pub fn try_open(name: &str, bytes: &[u8]) {
    quiet();
    let (book, issues) = open(name, bytes);
    assert!(book.is_some() || issues.iter().any(|issue| issue.class.blocks()));
    kind(bytes);
    if bytes.starts_with(&[0xD0, 0xCF]) {
        decrypted(bytes);
    }
}

/// libFuzzer ends at the first panic, caught or not; here only one of our own code may end it.
fn quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        std::panic::set_hook(Box::new(|info| {
            let place = info.location().map(ToString::to_string).unwrap_or_default();
            if place.contains("intake/src") || place.contains("fuzz_targets") {
                eprintln!("{info}");
                std::process::abort();
            }
        }));
    });
}
