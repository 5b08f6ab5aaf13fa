//! An article as it is to be read: kept text only, without what was injected into it, and with the way back.

use super::{Article, CutReason, Paragraph, pinyin};
use std::ops::Range;

/// Signs of which a doubled one is one.
const DOUBLED: &str = "，,、；;：:。!?";
/// Characters that nobody sees.
const UNSEEN: &str = "\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{ad}";

/// The characters to be read, in simplified script and half-width signs, each with its place in the
/// article; between two paragraphs stands a line end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// What is read.
    pub chars: Vec<char>,
    /// For every character, its place in [`Article::text`], counted in characters; it only grows.
    pub places: Vec<usize>,
    /// The paragraphs, in places of `chars`: one for each kept line, whatever was cut out of it.
    pub paragraphs: Vec<Paragraph>,
}

impl Reading {
    /// Where a character stands in the article. For `chars.len()` and beyond, one past the last that is read.
    pub fn place(&self, at: usize) -> usize {
        self.places.get(at).copied().unwrap_or_else(|| self.places.last().map_or(0, |last| last + 1))
    }

    /// Where a stretch of `chars` stands in the article, from its first to one past its last character;
    /// what was cut out inside it is in between.
    pub fn span(&self, start: usize, end: usize) -> Paragraph {
        let first = self.place(start);
        let last = end.checked_sub(1).filter(|last| *last >= start).map_or(first, |last| self.place(last) + 1);
        Paragraph { start: first, end: last.max(first) }
    }

    fn push(&mut self, c: char, place: usize) {
        self.chars.push(c);
        self.places.push(place);
    }

    /// Adds a kept line, without the stretches given.
    fn push_line(&mut self, folded: &[char], pieces: &[Paragraph], without: &[Range<usize>]) {
        let start = self.chars.len();
        let mut without = without.iter().peekable();
        for place in pieces.iter().flat_map(|p| p.start..p.end) {
            let c = folded[place];
            while without.next_if(|span| span.end <= place).is_some() {}
            let again = DOUBLED.contains(c) && self.chars[start..].iter().rfind(|before| **before != ' ') == Some(&c);
            if !again && !UNSEEN.contains(c) && !without.peek().is_some_and(|span| span.contains(&place)) {
                self.push(c, place);
            }
        }
        if self.chars.len() > start {
            self.paragraphs.push(Paragraph { start, end: self.chars.len() });
            self.push('\n', pieces.last().map_or(0, |last| last.end));
        }
    }
}

/// The reading of kept lines, and the readings in brackets that were left out of it.
pub(super) fn of(folded: &[char], lines: &[Vec<Paragraph>]) -> (Reading, Vec<super::Cut>) {
    let mut reading = Reading::default();
    let mut cut = Vec::new();
    for pieces in lines {
        let spans: Vec<Range<usize>> = pieces.iter().flat_map(|p| pinyin::spans(folded, p.start, p.end)).collect();
        reading.push_line(folded, pieces, &spans);
        cut.extend(spans.into_iter().map(|s| super::Cut { start: s.start, end: s.end, why: CutReason::Pinyin }));
    }
    (reading, cut)
}

impl Article {
    /// The article as it is to be read for claims.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }
}
