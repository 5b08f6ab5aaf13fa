//! Divides the lines of an article into text, head, boilerplate and injected junk.

use super::head::{self, Head};
use super::{Cut, CutReason, Paragraph};
use methodology::catalogue::Lexicon;

/// Lines looked at for the date; below that a date belongs to the text.
const HEAD_LINES: usize = 12;
/// Longest keyword or heading line, in characters.
const HEADING_LENGTH: usize = 16;
/// Pieces between upright strokes that make a list of links.
const LINK_PIECES: usize = 4;
/// Junk words that make a line without a sentence junk; one is enough where there isn't even a clause.
const JUNK_WORDS: usize = 2;

/// An article's parts.
pub(super) struct Parts {
    pub head: Head,
    pub paragraphs: Vec<Paragraph>,
    pub cut: Vec<Cut>,
}

/// Takes a folded text apart.
pub(super) fn take_apart(folded: &[char], lexicon: &Lexicon) -> Parts {
    let lines = lines(folded);
    let mut parts = Parts { head: Head::default(), paragraphs: Vec::new(), cut: Vec::new() };
    let body = take_head(folded, &lines, &mut parts);
    for line in lines.into_iter().skip(body) {
        let text = &folded[line.start..line.end];
        if is_heading(text, &lexicon.cut_after) {
            parts.cut.push(Cut { start: line.start, end: trimmed_end(folded), why: CutReason::AfterHeading });
            break;
        }
        take_line(text, line, lexicon, &mut parts);
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
    let dated = lines.iter().take(HEAD_LINES).position(|l| date_line(&folded[l.start..l.end]).is_some());
    let Some(dated) = dated else { return take_breadcrumbs(folded, lines, parts) };
    for line in &lines[..dated] {
        let text = &folded[line.start..line.end];
        match head_reason(text) {
            None => parts.paragraphs.push(*line),
            Some(why) => {
                if why == CutReason::Title {
                    parts.head.title.get_or_insert(*line);
                }
                parts.cut.push(Cut { start: line.start, end: line.end, why });
            }
        }
    }
    let line = lines[dated];
    let text = &folded[line.start..line.end];
    parts.head.published = date_line(text).map(|d| d.day);
    parts.head.source = head::source(text).map(|(a, b)| Paragraph { start: line.start + a, end: line.start + b });
    parts.cut.push(Cut { start: line.start, end: line.end, why: CutReason::DateLine });
    dated + 1
}

/// A line that begins with a date and goes on with a time, a source or nothing.
fn date_line(text: &[char]) -> Option<head::Dated> {
    let dated = head::leading_date(text)?;
    let rest = &text[dated.end..];
    let sentence = ends_sentence(rest) || rest.contains(&'，');
    (!sentence).then_some(dated)
}

fn take_breadcrumbs(folded: &[char], lines: &[Paragraph], parts: &mut Parts) -> usize {
    let crumbs = lines.iter().take_while(|l| is_breadcrumb(&folded[l.start..l.end]));
    parts.cut.extend(crumbs.map(|l| Cut { start: l.start, end: l.end, why: CutReason::Breadcrumb }));
    parts.cut.len()
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

fn is_heading(text: &[char], headings: &[String]) -> bool {
    let bare: Vec<char> = text.iter().copied().skip_while(|c| "#*【[<> ".contains(*c)).collect();
    let named = headings.iter().find(|h| head::starts_with(&bare, h));
    let Some(named) = named else { return false };
    let after = bare.get(named.chars().count());
    text.len() <= HEADING_LENGTH || after.is_some_and(|c| ":】]> |".contains(*c))
}

/// A line of the body: kept, cut, or cut from the end of its last sentence.
fn take_line(text: &[char], line: Paragraph, lexicon: &Lexicon, parts: &mut Parts) {
    if let Some(why) = line_reason(text, lexicon) {
        parts.cut.push(Cut { start: line.start, end: line.end, why });
        return;
    }
    let last = text.iter().rposition(|&c| is_stop(c) || c == '”').map_or(0, |at| at + 1);
    let tail = line.start + last;
    match line_reason(&text[last..], lexicon) {
        Some(why) if last > 0 => {
            parts.paragraphs.push(Paragraph { start: line.start, end: tail });
            parts.cut.push(Cut { start: tail, end: line.end, why });
        }
        _ => parts.paragraphs.push(line),
    }
}

fn line_reason(text: &[char], lexicon: &Lexicon) -> Option<CutReason> {
    let first: String = text.iter().take(HEADING_LENGTH).collect();
    if ["关键词:", "关键字:", "标签:"].iter().any(|label| first.starts_with(label)) {
        return Some(CutReason::Keywords);
    }
    let pieces = text.split(|c| "|丨│".contains(*c)).filter(|p| !p.is_empty() && !ends_sentence(p)).count();
    if pieces >= LINK_PIECES {
        return Some(CutReason::LinkList);
    }
    if ends_sentence(text) {
        return None;
    }
    let all: String = text.iter().collect();
    let words = lexicon.junk.iter().filter(|w| all.contains(w.as_str())).count();
    let address = ["http://", "https://", "www."].iter().any(|a| all.contains(a));
    let enough = if text.iter().any(|c| "，；、“".contains(*c)) { JUNK_WORDS } else { 1 };
    (words >= enough || address).then_some(CutReason::Junk)
}

fn ends_sentence(text: &[char]) -> bool {
    text.iter().any(|&c| is_stop(c))
}

fn is_stop(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | '…')
}
