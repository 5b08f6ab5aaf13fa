//! What is said: the lexicon's phrases in a stretch of text.

use super::chars;
use super::period::Spoken;
use methodology::catalogue::{Lexicon, Phrase};

/// A phrase of the lexicon found in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject<'a> {
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The phrase.
    pub phrase: &'a Phrase,
}

/// Phrases between two places, leftmost first, the longest where several begin, none overlapping and
/// none beginning inside a period: 上半年产值 holds 产值, not 年产值.
pub(super) fn scan<'a>(text: &[char], from: usize, to: usize, periods: &[Spoken], lexicon: &'a Lexicon) -> Vec<Subject<'a>> {
    let text = &text[..to.min(text.len())];
    let mut out = Vec::new();
    let mut place = from;
    while place < text.len() {
        if let Some(period) = periods.iter().find(|p| p.start <= place && place < p.end) {
            place = period.end;
            continue;
        }
        match longest_at(text, place, lexicon) {
            Some(phrase) => {
                let end = place + chars::length(&phrase.text);
                out.push(Subject { start: place, end, phrase });
                place = end;
            }
            None => place += 1,
        }
    }
    out
}

fn longest_at<'a>(text: &[char], place: usize, lexicon: &'a Lexicon) -> Option<&'a Phrase> {
    let all = lexicon.indicators.iter().chain(&lexicon.subjects);
    let here = all.filter(|p| !p.text.is_empty() && chars::at(text, place, &p.text));
    here.max_by_key(|p| chars::length(&p.text))
}
