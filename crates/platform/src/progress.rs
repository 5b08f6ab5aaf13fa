//! Progress bars on a terminal; silence elsewhere.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;

/// A bar over `steps` with a message in front.
pub fn bar(steps: u64, message: String) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        eprintln!("{message}");
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(steps);
    if let Ok(style) = ProgressStyle::with_template("{msg} [{bar:30}] {pos}/{len} {elapsed}") {
        bar.set_style(style.progress_chars("=> "));
    }
    bar.set_message(message);
    bar
}

/// The same, but silent where there is no terminal: for commands whose talk is read by scripts.
pub fn quiet_bar(steps: u64, message: String) -> ProgressBar {
    if std::io::stderr().is_terminal() { bar(steps, message) } else { ProgressBar::hidden() }
}
