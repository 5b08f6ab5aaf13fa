//! Sentences of a paragraph and the clauses inside them.

use super::words;
use intake::article::Paragraph;

/// A sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sentence {
    /// First character.
    pub start: usize,
    /// One past the last, with its stop.
    pub end: usize,
}

/// A sentence longer than this ends at its next comma: what goes on for pages is none, and reading it as one
/// would take the square of its length.
const LONGEST: usize = 1000;

/// The sentences of a paragraph; a closing quotation mark belongs to the sentence it closes.
pub(super) fn sentences(text: &[char], paragraph: Paragraph) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut start = paragraph.start;
    let mut at = paragraph.start;
    while at < paragraph.end {
        let stop = words::SENTENCE.contains(text[at]);
        at += 1;
        while stop && at < paragraph.end && (words::SENTENCE.contains(text[at]) || "”」』\"".contains(text[at])) {
            at += 1;
        }
        let long = at - start >= LONGEST && words::CLAUSE.contains(text[at - 1]);
        if stop || long || at - start >= LONGEST * 2 || at == paragraph.end {
            out.push(Sentence { start, end: at });
            start = at;
        }
    }
    out
}

impl Sentence {
    /// Where the clause that holds a place begins.
    pub fn clause_start(self, text: &[char], at: usize) -> usize {
        let before = &text[self.start..at];
        before.iter().rposition(|c| words::CLAUSE.contains(*c) || "“”".contains(*c)).map_or(self.start, |p| self.start + p + 1)
    }

    /// Where the clause that holds a place begins, quoted names included.
    pub fn clause_start_but_quotes(self, text: &[char], at: usize) -> usize {
        let before = &text[self.start..at];
        before.iter().rposition(|c| words::CLAUSE.contains(*c)).map_or(self.start, |p| self.start + p + 1)
    }

    /// Where the clause that holds a place ends, lists included.
    pub fn clause_end_but_list(self, text: &[char], at: usize) -> usize {
        let after = &text[at.min(self.end)..self.end];
        let ends = |c: &char| words::CLAUSE.contains(*c) || words::SENTENCE.contains(*c);
        after.iter().position(ends).map_or(self.end, |p| at + p)
    }

    /// Where the clause that holds a place ends.
    pub fn clause_end(self, text: &[char], at: usize) -> usize {
        let after = &text[at.min(self.end)..self.end];
        let ends = |c: &char| words::CLAUSE.contains(*c) || words::SENTENCE.contains(*c) || "“”、".contains(*c);
        after.iter().position(ends).map_or(self.end, |p| at + p)
    }
}
