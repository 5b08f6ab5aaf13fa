//! Divides the lines of an article into text, head, boilerplate and injected junk.

use super::head::{self, Head};
use super::junk::{self, is_stop};
use super::related;
use super::{Cut, CutReason, Paragraph};
use methodology::catalogue::Lexicon;

/// Lines looked at for the date; below that a date belongs to the text.
const HEAD_LINES: usize = 12;
/// Longest keyword or heading line, in characters.
const HEADING_LENGTH: usize = 16;

/// An article's parts.
pub(super) struct Parts {
    pub head: Head,
    /// Kept lines; one from which something was cut has several pieces.
    pub lines: Vec<Vec<Paragraph>>,
    pub cut: Vec<Cut>,
}

impl Parts {
    fn cut(&mut self, span: Paragraph, why: CutReason) {
        self.cut.push(Cut { start: span.start, end: span.end, why });
    }
}

/// Takes a folded text apart; `known` says why the first lines are head, where the file itself says so.
pub(super) fn take_apart(folded: &[char], known: &[CutReason], lexicon: &Lexicon) -> Parts {
    let mut lines = lines(folded);
    let mut parts = Parts { head: Head::default(), lines: Vec::new(), cut: Vec::new() };
    for (line, why) in lines.drain(..known.len().min(lines.len())).zip(known) {
        parts.cut(line, *why);
    }
    let dated = known.contains(&CutReason::DateLine);
    let mut at = if dated { 0 } else { take_head(folded, &lines, &mut parts) };
    while let Some(line) = lines.get(at) {
        let text = &folded[line.start..line.end];
        if is_heading(text, &lexicon.related) {
            let next = related::end(folded, &lines, at, lexicon);
            let end = lines[next - 1].end;
            parts.cut(Paragraph { start: line.start, end }, CutReason::AfterHeading);
            at = next;
            continue;
        }
        if is_heading(text, &lexicon.cut_after) {
            let alone = parts.lines.is_empty();
            parts.cut(Paragraph { start: line.start, end: if alone { line.end } else { trimmed_end(folded) } }, CutReason::AfterHeading);
            if !alone {
                break;
            }
        } else {
            take_line(folded, *line, lexicon, &mut parts);
        }
        at += 1;
    }
    parts
}

/// Lines that hold anything, without the white space around them.
fn lines(folded: &[char]) -> Vec<Paragraph> {
    let mut out = Vec::new();
    let mut at = 0;
    for line in folded.split(|&c| c == '\n') {
        let skip = line.iter().take_while(|c| c.is_whitespace()).count();
        let tail = line.iter().rev().take_while(|c| c.is_whitespace()).count();
        if skip < line.len() {
            out.push(Paragraph { start: at + skip, end: at + line.len() - tail });
        }
        at += line.len() + 1;
    }
    out
}

fn trimmed_end(folded: &[char]) -> usize {
    folded.len() - folded.iter().rev().take_while(|c| c.is_whitespace()).count()
}

/// Cuts the lines down to the date line; gives the number of lines taken.
fn take_head(folded: &[char], lines: &[Paragraph], parts: &mut Parts) -> usize {
    let dated = lines.iter().take(HEAD_LINES).position(|l| head::date_line(&folded[l.start..l.end]).is_some());
    let Some(dated) = dated else { return take_breadcrumbs(folded, lines, parts) };
    for line in &lines[..dated] {
        let text = &folded[line.start..line.end];
        match head_reason(text) {
            None => parts.lines.push(vec![*line]),
            Some(why) => {
                if why == CutReason::Title {
                    parts.head.title.get_or_insert(*line);
                }
                parts.cut(*line, why);
            }
        }
    }
    let line = lines[dated];
    let text = &folded[line.start..line.end];
    parts.head.published = head::date_line(text).map(|d| d.day);
    parts.head.source = head::source(text).map(|(a, b)| Paragraph { start: line.start + a, end: line.start + b });
    parts.cut(line, CutReason::DateLine);
    dated + 1
}

fn take_breadcrumbs(folded: &[char], lines: &[Paragraph], parts: &mut Parts) -> usize {
    let crumbs = lines.iter().take_while(|l| is_breadcrumb(&folded[l.start..l.end])).count();
    for line in &lines[..crumbs] {
        parts.cut(*line, CutReason::Breadcrumb);
    }
    crumbs
}

/// Why a line above the date is no text; `None` for a paragraph of sentences.
fn head_reason(text: &[char]) -> Option<CutReason> {
    if text.first() == Some(&'>') || head::starts_with(text, "<!--") {
        return Some(CutReason::Note);
    }
    if is_breadcrumb(text) {
        return Some(CutReason::Breadcrumb);
    }
    (!ends_sentence(text)).then_some(CutReason::Title)
}

fn is_breadcrumb(text: &[char]) -> bool {
    let labelled = ["您的位置", "当前位置", "您现在的位置", "首页>"].iter().any(|label| head::starts_with(text, label));
    labelled || (!ends_sentence(text) && text.iter().filter(|&&c| c == '>' || c == '»').count() >= 2)
}

/// Whether a line is one of these headings, alone or with what follows on the line.
pub(super) fn is_heading(text: &[char], headings: &[String]) -> bool {
    let bare: Vec<char> = text.iter().copied().skip_while(|c| "#*【[<> ".contains(*c)).collect();
    let named = headings.iter().find(|h| head::starts_with(&bare, h));
    let Some(named) = named else { return false };
    let after = bare.get(named.chars().count());
    text.len() <= HEADING_LENGTH || after.is_some_and(|c| ":】]> |".contains(*c))
}

/// A line of the body: kept, cut, or kept but for the sentences and the tail that are junk.
fn take_line(folded: &[char], line: Paragraph, lexicon: &Lexicon, parts: &mut Parts) {
    let text = &folded[line.start..line.end];
    if let Some(why) = line_reason(text, lexicon) {
        return parts.cut(line, why);
    }
    let last = text.iter().rposition(|&c| is_stop(c) || c == '”').map_or(0, |at| at + 1);
    let tail = Paragraph { start: line.start + last, end: line.end };
    let why = line_reason(&text[last..], lexicon).filter(|_| last > 0);
    let whole = Paragraph { start: line.start, end: if why.is_some() { tail.start } else { line.end } };
    let pieces = junk::without_adverts(folded, whole, lexicon, &mut parts.cut);
    if !pieces.is_empty() {
        parts.lines.push(pieces);
    }
    if let Some(why) = why {
        parts.cut(tail, why);
    }
}

fn line_reason(text: &[char], lexicon: &Lexicon) -> Option<CutReason> {
    let first: String = text.iter().take(HEADING_LENGTH).collect();
    if ["关键词:", "关键字:", "标签:"].iter().any(|label| first.starts_with(label)) {
        return Some(CutReason::Keywords);
    }
    junk::line_reason(text, lexicon)
}

/// Whether there is the end of a sentence in a text.
pub(super) fn ends_sentence(text: &[char]) -> bool {
    text.iter().any(|&c| is_stop(c))
}
