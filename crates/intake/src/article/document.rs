//! What a file of any kind is read into: lines of text, and what the file says of itself.

use super::CutReason;
use jiff::civil::Date;

/// A text in lines, one a paragraph.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// The text.
    pub text: String,
    /// Why the first lines are no text; the head of a plain text is found by reading it.
    pub head: Vec<CutReason>,
    /// The title.
    pub title: Option<String>,
    /// The source.
    pub source: Option<String>,
    /// Day of publication.
    pub published: Option<Date>,
}

impl Document {
    /// Adds a line; what holds nothing leaves no trace.
    pub fn push(&mut self, line: &str) {
        let line = line.trim();
        if !line.is_empty() {
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    /// Adds a line of the head, before any other.
    pub fn push_head(&mut self, line: &str, why: CutReason) {
        let before = self.text.len();
        self.push(&line.replace(['\n', '\r'], " "));
        if self.text.len() > before {
            self.head.push(why);
        }
    }
}
