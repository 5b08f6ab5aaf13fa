//! Writers: a composed document as Markdown or as an HTML fragment.

pub mod html;
pub mod markdown;

/// The heading over a document's notes.
fn notes_heading(lang: figures::Lang) -> &'static str {
    match lang {
        figures::Lang::Zh => "说明",
        figures::Lang::En => "Notes",
    }
}
