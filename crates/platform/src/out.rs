//! Data on stdout. A reader that has seen enough (`| head`) is no failure.

use crate::failure::FAILED;
use std::io::{ErrorKind, Write};

/// Prints a text as it is.
pub fn text(text: &str) {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            eprintln!("stdout: {error}");
            std::process::exit(i32::from(FAILED));
        }
        _ => {}
    }
}

/// Prints a line.
pub fn line(line: &str) {
    text(&format!("{line}\n"));
}
