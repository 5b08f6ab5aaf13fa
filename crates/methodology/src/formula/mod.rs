//! The expression language: text to a typed, unit-checked tree.
//!
//! `lex` cuts the text into tokens, `parse` makes a tree with places, `order` finds what depends on
//! what, `check` resolves names and units and gives the typed tree of `ast`.

pub mod ast;
pub mod check;
mod cond;
mod faults;
mod lex;
pub mod order;
pub mod parse;
mod quantile;
pub mod raw;
mod scale;
mod term;
mod verb;

use figures::Text;

/// What is wrong in a formula, with its place in characters from its start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Stable kebab-case name.
    pub code: &'static str,
    /// First character.
    pub at: usize,
    /// How many characters.
    pub width: usize,
    /// What is wrong.
    pub reason: Text,
    /// What would mend it.
    pub hint: Option<Text>,
}

impl Fault {
    /// A fault without a hint.
    pub fn new(code: &'static str, (at, width): (usize, usize), zh: impl Into<String>, en: impl Into<String>) -> Self {
        Fault { code, at, width, reason: Text::new(zh, en), hint: None }
    }

    /// The same with a hint.
    pub fn hint(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.hint = Some(Text::new(zh, en));
        self
    }
}
