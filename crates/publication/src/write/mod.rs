//! Writers: a composed document as Markdown, as an HTML fragment, or as a page of its own.

pub mod html;
pub mod lines;
pub mod markdown;
pub mod oc4ids;
pub mod page;
pub mod rungs;
pub mod scoreboard;

/// The heading over a document's notes.
fn notes_heading(lang: figures::Lang) -> &'static str {
    match lang {
        figures::Lang::Zh => "说明",
        figures::Lang::En => "Notes",
    }
}
