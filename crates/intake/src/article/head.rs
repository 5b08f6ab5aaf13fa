//! The head of an article: title, source and day of publication.

use super::Paragraph;
use jiff::civil::Date;

/// What the lines above the text say.
#[derive(Debug, Clone, Default)]
pub(super) struct Head {
    /// Where the title is.
    pub title: Option<Paragraph>,
    /// Where the source is.
    pub source: Option<Paragraph>,
    /// Day of publication.
    pub published: Option<Date>,
}

/// A day of publication with its place in the line.
pub(super) struct Dated {
    /// The day.
    pub day: Date,
    /// One past the last character of the date.
    pub end: usize,
}

/// Longest line with the date, in characters: date, time, source, author, counters.
const DATE_LINE: usize = 100;
const LABELS: &[&str] = &["来源:", "发布时间:", "发布日期:", "发布于", "时间:", "日期:"];

/// A line with the date: it begins with one and goes on with a time, a source or nothing, or it names
/// one among such. A sentence is none.
pub(super) fn date_line(text: &[char]) -> Option<Dated> {
    let dated = leading_date(text).or_else(|| labelled(text).and_then(|_| any_date(text)))?;
    let rest = &text[dated.end..];
    let sentence = text.len() > DATE_LINE || rest.iter().any(|c| "。!?…，".contains(*c));
    (!sentence).then_some(dated)
}

/// Whether a line names its date or source.
pub(super) fn is_labelled(text: &[char]) -> bool {
    labelled(text).is_some()
}

fn labelled(text: &[char]) -> Option<usize> {
    (0..text.len().min(DATE_LINE)).find(|at| LABELS.iter().any(|label| starts_with(&text[*at..], label)))
}

/// The first date in a text.
pub(super) fn any_date(text: &[char]) -> Option<Dated> {
    let begins = |at: &usize| text[*at].is_ascii_digit() && at.checked_sub(1).is_none_or(|before| !text[before].is_ascii_digit());
    (0..text.len()).filter(begins).find_map(|at| date_at(text, at))
}

/// The date a line begins with: `2021-08-10 …`, `2021/8/10`, `2021年8月10日`.
pub(super) fn leading_date(line: &[char]) -> Option<Dated> {
    let mut at = line.iter().position(|c| !c.is_whitespace())?;
    for label in LABELS {
        if starts_with(&line[at..], label) {
            at += label.chars().count();
        }
    }
    date_at(line, at + line[at..].iter().take_while(|c| c.is_whitespace()).count())
}

fn date_at(line: &[char], at: usize) -> Option<Dated> {
    let (year, at) = number(line, at, 4).filter(|(year, _)| (1900..2200).contains(year))?;
    let at = sign(line, at, &['-', '/', '.', '年'])?;
    let (month, at) = number(line, at, 2)?;
    let at = sign(line, at, &['-', '/', '.', '月'])?;
    let (day, at) = number(line, at, 2)?;
    let end = sign(line, at, &['日']).unwrap_or(at);
    let day = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(Dated { day, end })
}

/// Where the name after 来源 stands in a line.
pub(super) fn source(line: &[char]) -> Option<(usize, usize)> {
    let label = (0..line.len()).find(|&at| starts_with(&line[at..], "来源:"))?;
    let mut start = label + 3;
    start += line[start..].iter().take_while(|c| c.is_whitespace()).count();
    let length = line[start..].iter().take_while(|c| !c.is_whitespace() && !"|丨".contains(**c)).count();
    (length > 0).then_some((start, start + length))
}

/// Whether a line begins with these characters.
pub(super) fn starts_with(line: &[char], text: &str) -> bool {
    let mut rest = line.iter();
    text.chars().all(|c| rest.next() == Some(&c))
}

fn number(line: &[char], at: usize, most: usize) -> Option<(u32, usize)> {
    let digits: String = line.get(at..)?.iter().take(most).take_while(|c| c.is_ascii_digit()).collect();
    let value = digits.parse().ok()?;
    Some((value, at + digits.len()))
}

fn sign(line: &[char], at: usize, signs: &[char]) -> Option<usize> {
    line.get(at).filter(|c| signs.contains(c)).map(|_| at + 1)
}
