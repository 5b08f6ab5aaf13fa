//! Lists written as a text block, one thing a line: they are long and read at every start, so that places are
//! reckoned only for what is wrong.

use super::Case;
use crate::node::Node;
use figures::Issue;

/// A line that is not blank, with its number from 0.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    number: usize,
    /// What is written, without the blanks around it.
    pub text: &'t str,
}

/// What is wrong with a line: the code of the issue, what it is in both languages, and what would mend it.
pub(super) struct Fault(pub &'static str, pub String, pub String, pub (&'static str, &'static str));

/// The lines of a block.
pub(super) fn split(text: &str) -> impl Iterator<Item = Line<'_>> {
    let trimmed = text.lines().map(str::trim).enumerate().filter(|(_, l)| !l.is_empty());
    trimmed.map(|(number, text)| Line { number, text })
}

impl<'t> Line<'t> {
    /// What stands between the bars.
    pub fn fields(&self) -> Vec<&'t str> {
        self.text.split('|').map(str::trim).collect()
    }

    /// The issue at this line of the block in `node`.
    pub fn issue(&self, case: &Case<'_>, node: &Node, fault: Fault) -> Issue {
        let Fault(code, zh, en, hint) = fault;
        let block = node.text().unwrap_or_default();
        let above: usize = block.lines().take(self.number).map(|l| l.chars().count() + 1).sum();
        let blanks = |raw: &str| raw.chars().take_while(|c| c.is_whitespace()).count();
        let before = above + block.lines().nth(self.number).map_or(0, blanks);
        let spot = case.definition.source.inside(node.spot, block, before, self.text.chars().count());
        case.definition.issue_at(code, spot, zh, en).hint(hint.0, hint.1)
    }
}
