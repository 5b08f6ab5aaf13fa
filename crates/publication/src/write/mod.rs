//! Writers: a composed document as Markdown or as an HTML fragment.

pub mod html;
pub mod markdown;
