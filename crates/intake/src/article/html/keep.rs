//! Which lines of a page are the article: what the extractor keeps, and the paragraphs it lost.

use super::line::Line;
use super::page::{self, Page};
use crate::article::cut::is_heading;
use crate::article::fold::fold;
use methodology::catalogue::Lexicon;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::catch_unwind;

/// Elements inside one another, and bytes, that the extractor is given: its time grows with their square.
const DEPTH: usize = 200;
const BYTES: usize = 4 << 20;
/// Characters from which a line that the extractor changed is still known again inside its text.
const KNOWN: usize = 16;
/// Such lines looked for; a page has a few.
const SEARCHES: usize = 500;
/// Headings of other articles looked at.
const HEADINGS: usize = 32;

/// Marks the lines of the article.
pub(super) fn lines(html: &str, page: &Page, lexicon: &Lexicon) -> Vec<bool> {
    let outside = outside(page);
    let (related, headings) = related(page, lexicon);
    let may: Vec<bool> = page
        .lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            !related[at]
                && (!line.is_links() || line.is_sentence() || headings.contains(&at))
                && !line.outside.iter().any(|o| outside.contains(o))
        })
        .collect();
    let kept = extracted(html, page);
    let mut searches = 0;
    let kept: Vec<bool> = page.lines.iter().zip(&may).map(|(line, may)| *may && kept.holds(line, &mut searches)).collect();
    let columns = Columns::of(page);
    let weight =
        |marks: &[bool]| page.lines.iter().zip(marks).filter(|(l, m)| **m && l.is_sentence()).map(|(l, _)| l.length()).sum::<usize>();
    let little = weight(&kept) * 2 < weight(&may) || weight(&may) == 0;
    let mut kept = if little { sentences_and_between(page, &may) } else { mended(page, &columns, &may, kept) };
    headings.into_iter().for_each(|at| kept[at] |= may[at]);
    kept
}

/// Elements that stand outside by their name; one that holds much of the page's sentences is misnamed.
fn outside(page: &Page) -> BTreeSet<u32> {
    let sentences = || page.lines.iter().filter(|l| l.is_sentence());
    let all: usize = sentences().map(Line::length).sum();
    let mut held: BTreeMap<u32, usize> = BTreeMap::new();
    for line in &page.lines {
        for element in &line.outside {
            *held.entry(*element).or_default() += if line.is_sentence() { line.length() } else { 0 };
        }
    }
    held.into_iter().filter(|(_, held)| *held == 0 || held * 5 < all * 2).map(|(element, _)| element).collect()
}

/// Lines under a heading of other articles, as far as the element reaches that holds both, or the list; and
/// the headings without either, where the lines alone must tell how far they reach.
fn related(page: &Page, lexicon: &Lexicon) -> (Vec<bool>, Vec<usize>) {
    let mut bare = Vec::new();
    let mut marks = vec![false; page.lines.len()];
    let all: usize = page.lines.iter().filter(|l| l.is_sentence()).map(Line::length).sum();
    let mut headings = 0;
    for (at, line) in page.lines.iter().enumerate() {
        let text = fold(&line.text);
        if marks[at] || headings >= HEADINGS || !(is_heading(&text, &lexicon.related) || is_heading(&text, &lexicon.cut_after)) {
            continue;
        }
        headings += 1;
        let end = match line.holders.iter().find(|h| under(page, at, **h, all)) {
            Some(holder) => (at..page.lines.len()).find(|next| !page.lines[*next].holders.contains(holder)),
            None => (at + 1..page.lines.len()).find(|next| !is_listed(page, at, *next)),
        };
        match end.unwrap_or(page.lines.len()) {
            end if end == at + 1 => bare.push(at),
            end => marks[at..end].fill(true),
        }
    }
    (marks, bare)
}

/// Whether a line goes on with a list that no element holds: an item, a link, or the summary below one
/// where titles and summaries take turns.
fn is_listed(page: &Page, heading: usize, at: usize) -> bool {
    let title = |at: usize| page.lines.get(at).is_some_and(|l| l.is_links() && !l.is_sentence());
    let summary = |at: usize| page.lines.get(at).is_some_and(|l| l.is_sentence() && !l.is_links());
    let turns = |at: usize| summary(at) && title(at - 1) && at > heading + 1;
    let before = at >= heading + 4 && turns(at - 2);
    page.lines[at].item || title(at) || (turns(at) && (before || (title(at + 1) && summary(at + 2))))
}

/// Whether an element begins with this line and is a smaller part of the page.
fn under(page: &Page, at: usize, holder: u32, all: usize) -> bool {
    let before = at.checked_sub(1).is_some_and(|before| page.lines[before].holders.contains(&holder));
    let held: usize = page.lines[at..].iter().filter(|l| l.is_sentence() && l.holders.contains(&holder)).map(Line::length).sum();
    !before && held * 5 < all * 2
}

/// The lines the extractor keeps.
struct Extracted {
    lines: BTreeSet<String>,
    text: String,
}

impl Extracted {
    fn holds(&self, line: &Line, searches: &mut usize) -> bool {
        let bare = line.bare();
        if self.lines.contains(&bare) || line.length() < KNOWN || *searches >= SEARCHES {
            return self.lines.contains(&bare);
        }
        *searches += 1;
        self.text.contains(&bare)
    }
}

fn extracted(html: &str, page: &Page) -> Extracted {
    let small = page.depth <= DEPTH && html.len() <= BYTES;
    // The extractor is not written for hostile pages; without it the fall-back reads the page.
    let content = if small { catch_unwind(|| legible::parse(html, None, None).ok()).ok().flatten().map(|a| a.content) } else { None };
    let lines: Vec<String> = content.map_or_else(Vec::new, |html| page::read(&html).lines.iter().map(Line::bare).collect());
    Extracted { text: lines.concat(), lines: lines.into_iter().collect() }
}

/// Without the extractor: the sentences of the page, and what stands between them.
fn sentences_and_between(page: &Page, may: &[bool]) -> Vec<bool> {
    let sentence = |at: &usize| may[*at] && page.lines[*at].is_sentence();
    let first = (0..may.len()).find(sentence);
    let last = (0..may.len()).rfind(sentence);
    match first.zip(last) {
        Some((first, last)) => may.iter().enumerate().map(|(at, may)| *may && (first..=last).contains(&at)).collect(),
        None => may.to_vec(),
    }
}

/// The elements that hold more than one line: what lies beside what.
struct Columns(BTreeMap<u32, usize>);

impl Columns {
    fn of(page: &Page) -> Self {
        let mut lines = BTreeMap::new();
        for holder in page.lines.iter().flat_map(|l| &l.holders) {
            *lines.entry(*holder).or_default() += 1;
        }
        Columns(lines)
    }

    /// The nearest such elements around a line.
    fn around<'l>(&'l self, line: &'l Line, count: usize) -> impl Iterator<Item = u32> + 'l {
        line.holders.iter().copied().filter(|h| self.0.get(h).is_some_and(|lines| *lines > 1)).take(count)
    }
}

/// Takes back sentences and rows of figures that stand in the same column as what is kept, and gives up
/// other lines that don't.
fn mended(page: &Page, columns: &Columns, may: &[bool], mut kept: Vec<bool>) -> Vec<bool> {
    let sentences: Vec<usize> = (0..kept.len()).filter(|at| kept[*at] && page.lines[*at].is_sentence()).collect();
    let column: BTreeSet<u32> = sentences.iter().flat_map(|at| columns.around(&page.lines[*at], 2)).collect();
    let between = sentences.first().zip(sentences.last()).map(|(first, last)| *first..=*last);
    for (at, line) in page.lines.iter().enumerate().filter(|(at, _)| may[*at]) {
        let beside = |count| columns.around(line, count).any(|h| column.contains(&h));
        let amid = between.as_ref().is_some_and(|b| b.contains(&at));
        let row = line.text.contains('\t') && line.text.contains(|c: char| c.is_ascii_digit());
        kept[at] = match line.is_sentence() {
            true => kept[at] || (!line.is_links() && (beside(1) || amid)),
            false => (kept[at] || row) && (column.is_empty() || amid || beside(2)),
        };
    }
    kept
}
