//! The shared texts of a workbook, kept as one.

use super::bounds;
use super::reading::Stop;

/// Texts by number, one after the other in one allocation.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// Adds the next text.
    pub fn push(&mut self, text: &str) -> Result<(), Stop> {
        if self.ends.len() >= bounds::STRINGS || self.text.len() + text.len() > bounds::TEXT {
            return Err(Stop::TooMuchText);
        }
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        Ok(())
    }

    /// The text of this number, from 0.
    pub fn get(&self, number: usize) -> Option<&str> {
        let start = match number.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.text.get(start as usize..*self.ends.get(number)? as usize)
    }
}
