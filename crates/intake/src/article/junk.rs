//! Tells injected junk by its words and shape: link lists, page furniture, advertising in lines and in sentences.

use super::cut::ends_sentence;
use super::{Cut, CutReason, Paragraph, head};
use methodology::catalogue::{Lexicon, Phrase};

/// Pieces between upright strokes that make a list of links.
const LINK_PIECES: usize = 4;
/// Junk words that make a line without a sentence junk; one is enough where there isn't even a clause.
const JUNK_WORDS: usize = 2;
/// Longest line of page furniture, in characters.
const FURNITURE: usize = 80;
/// Marks that a publisher puts before advertising.
const MARKS: &[&str] = &["广告", "推广", "赞助", "AD"];

/// Why a line, or the tail of one behind its last sentence, is no text.
pub(super) fn line_reason(text: &[char], lexicon: &Lexicon) -> Option<CutReason> {
    let pieces = text.split(|c| "|丨│".contains(*c)).filter(|p| !p.is_empty() && !ends_sentence(p)).count();
    if pieces >= LINK_PIECES {
        return Some(CutReason::LinkList);
    }
    if is_marked(text) {
        return Some(CutReason::Junk);
    }
    if ends_sentence(text) {
        return None;
    }
    if is_furniture(text, lexicon) {
        return Some(CutReason::Furniture);
    }
    let all: String = text.iter().collect();
    let words = count(&all, &lexicon.junk);
    let advert = lexicon.adverts.iter().any(|w| all.contains(w.as_str()));
    let address = ["http://", "https://", "www."].iter().any(|a| all.contains(a));
    let enough = if text.iter().any(|c| "，；、“".contains(*c)) { JUNK_WORDS } else { 1 };
    let named = names_figure(&all, lexicon) && enough == 1 && words < JUNK_WORDS;
    ((words >= enough && !named) || advert || address).then_some(CutReason::Junk)
}

/// Junk words in a text; one inside a longer one counts with it once.
fn count(text: &str, words: &[String]) -> usize {
    words.iter().filter(|w| text.contains(w.as_str())).count()
}

fn names_figure(text: &str, lexicon: &Lexicon) -> bool {
    let named = |phrases: &[Phrase]| phrases.iter().any(|p| text.contains(&p.text));
    named(&lexicon.indicators) || named(&lexicon.subjects)
}

/// `【广告】…`: marked as advertising, whatever it says.
fn is_marked(text: &[char]) -> bool {
    let bracketed = text.first().is_some_and(|c| "【[(〔「".contains(*c));
    let inner = text.iter().skip(1).take_while(|c| !"】])〕」".contains(**c)).take(HEADING).collect::<String>();
    let closed = text.get(1 + inner.chars().count()).is_some_and(|c| "】])〕」".contains(*c));
    let labelled = MARKS.iter().take(2).any(|m| head::starts_with(text, m) && text.get(m.chars().count()) == Some(&':'));
    labelled || (bracketed && closed && MARKS.iter().any(|m| inner.trim() == *m || inner.trim().strip_suffix(['位', '语']) == Some(*m)))
}

const HEADING: usize = 6;

/// A short line that begins with a word of the page around the article, with no word of a sentence behind it.
fn is_furniture(text: &[char], lexicon: &Lexicon) -> bool {
    let signs = |c: &&char| !c.is_alphanumeric() && **c != '©';
    let skip = text.iter().take_while(signs).count();
    let mut rest = &text[skip..];
    let mut words = 0;
    while let Some(length) = longest(rest, &lexicon.furniture) {
        words += 1;
        rest = &rest[length..];
        rest = &rest[rest.iter().take_while(signs).count()..];
        if words > 1 && rest.is_empty() {
            return true;
        }
    }
    if words == 0 || text.len() > FURNITURE {
        return false;
    }
    let first = longest(&text[skip..], &lexicon.furniture).map_or(0, |length| skip + length);
    let parted = text.get(first).is_none_or(|c| !c.is_alphabetic());
    let all: String = text.iter().collect();
    (parted || words > 1) && !names_figure(&all, lexicon)
}

fn longest(text: &[char], words: &[String]) -> Option<usize> {
    words.iter().filter(|w| head::starts_with(text, w)).map(|w| w.chars().count()).max()
}

/// The pieces of a paragraph that are left when sentences of advertising are cut out. A paragraph that
/// begins with such and has little else is cut whole: what follows a call to the reader goes on with it.
pub(super) fn without_adverts(folded: &[char], whole: Paragraph, lexicon: &Lexicon, cut: &mut Vec<Cut>) -> Vec<Paragraph> {
    let sentences = sentences(folded, whole);
    let marks: Vec<bool> = sentences.iter().map(|s| is_advert(&folded[s.start..s.end], lexicon)).collect();
    let adverts = marks.iter().filter(|m| **m).count();
    if adverts == 0 {
        return vec![whole];
    }
    if marks[0] && adverts * 2 >= marks.len() {
        cut.push(Cut { start: whole.start, end: whole.end, why: CutReason::Junk });
        return Vec::new();
    }
    let mut pieces: Vec<Paragraph> = Vec::new();
    let mut after = false;
    for (sentence, mark) in sentences.into_iter().zip(marks) {
        let text: String = folded[sentence.start..sentence.end].iter().collect();
        // The sentence after an advert that names nothing countable belongs to the advert.
        after = mark || (after && !names_figure(&text, lexicon));
        match pieces.last_mut() {
            _ if after => cut.push(Cut { start: sentence.start, end: sentence.end, why: CutReason::Junk }),
            Some(last) if last.end == sentence.start => last.end = sentence.end,
            _ => pieces.push(sentence),
        }
    }
    pieces
}

fn is_advert(text: &[char], lexicon: &Lexicon) -> bool {
    let all: String = text.iter().filter(|c| !c.is_whitespace()).collect();
    lexicon.adverts.iter().any(|w| all.contains(w.as_str())) || is_marked(text)
}

/// A paragraph by its stops; closing signs stay with their sentence.
fn sentences(folded: &[char], whole: Paragraph) -> Vec<Paragraph> {
    let mut out = Vec::new();
    let mut start = whole.start;
    for at in whole.start..whole.end {
        let next = folded.get(at + 1).filter(|_| at + 1 < whole.end);
        let closes = is_stop(folded[at]) || (at > start && is_stop(folded[at - 1]) && is_closing(folded[at]));
        if closes && !next.is_some_and(|c| is_stop(*c) || is_closing(*c)) {
            out.push(Paragraph { start, end: at + 1 });
            start = at + 1;
        }
    }
    if start < whole.end {
        out.push(Paragraph { start, end: whole.end });
    }
    out
}

fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | ')' | '》' | '」' | '"')
}

/// Whether a character ends a sentence.
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | '…')
}
