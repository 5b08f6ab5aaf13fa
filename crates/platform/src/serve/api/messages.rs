//! What people say about a sheet, a cell of it or a figure.

use super::words::Instant;
use crate::serve::problem::Problem;
use figures::Text;
use jiff::tz::TimeZone;
use ledger::Message;
use serde::Serialize;
use utoipa::ToSchema;

/// The longest message.
const LONGEST: usize = 4000;

/// What somebody said.
#[derive(Debug, Serialize, ToSchema)]
pub struct MessageBody {
    id: i64,
    person: String,
    #[schema(value_type = Instant)]
    at: String,
    text: String,
    /// The row it speaks of, of a sheet.
    item: Option<String>,
    column: Option<String>,
}

impl MessageBody {
    /// In the park's time.
    pub fn of(message: &Message, zone: &TimeZone) -> Self {
        let (item, column) = message.cell.clone().map_or((None, None), |(item, column)| (Some(item), column));
        let (person, at, text) = (message.person.clone(), message.at.rfc3339(zone), message.text.clone());
        MessageBody { id: message.id, person, at, text, item, column }
    }
}

/// A message that says something.
///
/// # Errors
/// `invalid` where it is empty or too long.
pub fn worded(text: &str) -> Result<&str, Problem> {
    within(text, "/text", LONGEST)
}

/// A message that may be empty.
///
/// # Errors
/// `invalid` where it is too long.
pub fn bounded(text: &str) -> Result<&str, Problem> {
    if text.trim().is_empty() { Ok("") } else { worded(text) }
}

/// A text that says something in so many characters.
///
/// # Errors
/// `invalid`, at `pointer`, where it is empty or longer.
pub fn within<'t>(text: &'t str, pointer: &str, longest: usize) -> Result<&'t str, Problem> {
    let text = text.trim();
    let why = || {
        Text::new(
            format!("文字不能为空，且不超过 {longest} 字"),
            format!("the text is not to be empty, nor longer than {longest} characters"),
        )
    };
    if text.is_empty() || text.chars().count() > longest { Err(Problem::invalid(pointer, why())) } else { Ok(text) }
}
