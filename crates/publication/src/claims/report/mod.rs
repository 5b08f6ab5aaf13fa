//! Prints verdicts: lines for a terminal, Markdown, and a page with the article's sentences marked in place.

mod cells;
mod html;
mod markdown;
mod plain;

pub use html::{STYLE, html, page};
pub use markdown::markdown;
pub use plain::plain;
