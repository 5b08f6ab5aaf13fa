//! Lists of other articles inside one: where they end.

use super::cut::{ends_sentence, is_heading};
use super::{Paragraph, junk};
use methodology::catalogue::Lexicon;

/// Shortest line that may be a paragraph of the article again, in characters.
const PARAGRAPH: usize = 24;

/// One past the last line of the list that begins at a heading: the text goes on with the first paragraph
/// after the titles, unless titles and paragraphs take turns, as they do in lists with summaries.
pub(super) fn end(folded: &[char], lines: &[Paragraph], heading: usize, lexicon: &Lexicon) -> usize {
    let text = |at: usize| &folded[lines[at].start..lines[at].end];
    let paragraph = |at: usize| is_paragraph(text(at));
    let titled = text(heading).len() > HEADING_ALONE;
    let first = (heading + 1..lines.len()).find(|at| ends_sentence(text(*at)) || stops(text(*at), lexicon));
    let Some(first) = first else { return lines.len() };
    if stops(text(first), lexicon) {
        return first;
    }
    let resumes = paragraph(first) && (titled || first > heading + 1) && !takes_turns(folded, lines, first, lexicon);
    if resumes {
        return first;
    }
    (first + 1..lines.len()).find(|at| stops(text(*at), lexicon)).unwrap_or(lines.len())
}

/// A heading this short stands alone; a longer line has the first title behind it.
const HEADING_ALONE: usize = 8;

fn stops(text: &[char], lexicon: &Lexicon) -> bool {
    is_heading(text, &lexicon.cut_after)
}

fn is_paragraph(text: &[char]) -> bool {
    let cut_short = ["…", "...", "[详细]", "[详情]", "更多", "全文>>"];
    let all: String = text.iter().collect();
    text.len() >= PARAGRAPH && ends_sentence(text) && !cut_short.iter().any(|mark| all.ends_with(mark))
}

/// Whether a title follows the paragraph, and a paragraph the title.
fn takes_turns(folded: &[char], lines: &[Paragraph], paragraph: usize, lexicon: &Lexicon) -> bool {
    let text = |at: usize| lines.get(at).map(|l| &folded[l.start..l.end]);
    let is_title = |t: &[char]| !ends_sentence(t) && t.len() >= HEADING_ALONE && junk::line_reason(t, lexicon).is_none() && !is_numbered(t);
    text(paragraph + 1).is_some_and(is_title) && text(paragraph + 2).is_some_and(ends_sentence)
}

/// `一、…` and the like are headings of the article itself.
fn is_numbered(text: &[char]) -> bool {
    let number = text.iter().skip_while(|c| "(第".contains(**c)).take_while(|c| "一二三四五六七八九十0123456789".contains(**c)).count();
    number > 0 && text.iter().take(number + 3).any(|c| "、.)章节是".contains(*c))
}
