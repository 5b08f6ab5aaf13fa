//! Phrases that are never written, by the pack's wording: 增长-3%.

use super::super::found::{Finding, Gravity};
use super::book::Book;
use figures::Text;
use intake::article::Article;
use methodology::catalogue::{Forbidden, Wording};
use std::ops::Range;

/// The first of each phrase in each paragraph.
pub(super) fn of(book: &Book, article: &Article, wording: &Wording) -> Vec<Finding> {
    let mut out = Vec::new();
    for paragraph in &article.paragraphs {
        let text: String = article.folded().get(paragraph.start..paragraph.end).unwrap_or_default().iter().collect();
        for (forbidden, at) in wording.forbidden_in(&text) {
            out.extend(finding(book, article, forbidden, paragraph.start + at.start..paragraph.start + at.end));
        }
    }
    out
}

/// A rise of an amount may be called 提高; without a minus such a phrase is wrong only where a rate moves, which is
/// found by its numbers.
fn finding(book: &Book, article: &Article, forbidden: &Forbidden, at: Range<usize>) -> Option<Finding> {
    let inside = |i: &usize| book.claims[*i].start < at.end && book.claims[*i].end > at.start;
    let claims: Vec<usize> = (0..book.claims.len()).filter(inside).collect();
    let signed = forbidden.phrase.written().contains("{-n}");
    let amount = claims.iter().any(|i| book.claims[*i].transform.is_growth());
    if amount && !signed {
        return None;
    }
    let words = article.slice(at.start, at.end);
    let (reason, instead) = (&forbidden.reason, &forbidden.instead);
    let message = Text::new(format!("“{words}”：{}；{}", reason.zh, instead.zh), format!("“{words}”: {}; {}", reason.en, instead.en));
    Some(Finding::said("forbidden-phrase", Gravity::Question, claims, message))
}
