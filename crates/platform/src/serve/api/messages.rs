//! What people say about a sheet, a cell of it or a figure.

use crate::serve::problem::Problem;
use figures::Text;
use jiff::tz::TimeZone;
use ledger::Message;
use serde_json::{Value, json};

/// The longest message.
const LONGEST: usize = 4000;

/// A message as a document.
pub fn document(message: &Message, zone: &TimeZone) -> Value {
    json!({
        "id": message.id, "person": message.person, "at": message.at.rfc3339(zone), "text": message.text,
        "item": message.cell.as_ref().map(|(item, _)| item), "column": message.cell.as_ref().and_then(|(_, column)| column.as_ref()),
    })
}

/// A message that says something.
///
/// # Errors
/// `invalid` where it is empty or too long.
pub fn worded(text: &str) -> Result<&str, Problem> {
    let text = text.trim();
    let longest = || {
        Text::new(
            format!("文字不能为空，且不超过 {LONGEST} 字"),
            format!("the text is not to be empty, nor longer than {LONGEST} characters"),
        )
    };
    if text.is_empty() || text.chars().count() > LONGEST { Err(Problem::invalid("/text", longest())) } else { Ok(text) }
}
