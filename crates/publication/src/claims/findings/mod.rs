//! What follows from the claims of an article taken together, without any data: what must be so behind the
//! numbers, and where they contradict one another.

mod book;
mod events;
mod implied;
mod parts;
mod phrases;
mod points;
mod quotient;
mod range;
mod shares;
mod slip;
mod subset;
mod years;

use super::claim::Claim;
use super::found::Finding;
use book::Book;
use intake::article::Article;
use methodology::catalogue::Catalogue;

/// Everything that follows, contradictions first, each in the order of the text.
pub(super) fn of(claims: &[Claim], article: &Article, catalogue: &Catalogue) -> Vec<Finding> {
    let book = Book::new(claims);
    let lexicon = &catalogue.lexicon;
    let mut out = quotient::of(&book);
    out.extend(shares::of(&book, lexicon));
    out.extend(parts::of(&book, article, lexicon));
    out.extend(points::of(&book));
    out.extend(years::of(&book, article));
    out.extend(events::of(&book, article, lexicon));
    out.extend(phrases::of(&book, article, &catalogue.wording));
    out.extend(subset::of(&book, lexicon));
    out.extend(implied::of(&book, lexicon));
    out.sort_by_key(|f| (f.gravity, f.claims.first().copied()));
    out.dedup();
    out
}
