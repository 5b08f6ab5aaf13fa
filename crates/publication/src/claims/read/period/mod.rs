//! Periods as people say them, counted from the day of publication.

mod part;

use super::{chars, numeral, words};
use jiff::civil::Date;
use part::part;

/// A period said in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spoken {
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// `2021-01..06`, `2021-03..`, `2021-08-10`, `2021`.
    pub period: String,
    /// How it is meant.
    pub role: Role,
}

/// How a period is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// As the period of what is said.
    Plain,
    /// As a moment (现在), which says nothing of the next sentence.
    Moment,
    /// As what is compared with (比2019年, 上年同期).
    Base,
    /// As that of a target (全年目标).
    Aim,
    /// As part of the name of a list or prize (入围2020年…十强).
    Name,
}

/// A piece read: the period without the year's meaning yet, and where it ends.
type Piece = (String, usize);

const THIS: &[&str] = &["今年", "本年度", "本年"];
const LAST: &[&str] = &["去年", "上年"];
const NOW: &[&str] = &["截至目前", "目前", "现在", "当前", "眼下", "如今", "现已", "最近", "近日", "日前", "近期"];
const COMPARED: &[&str] = &["比", "较", "相比", "对比", "高于", "低于"];

/// What relative words count from.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Clock {
    /// The day of publication.
    pub published: Option<Date>,
    /// The year an article reports on, which 全年 and 年末 mean; that of publication where it is not known.
    pub reported: Option<i16>,
}

/// Periods between two places. Open periods (自今年投产以来) that leave the month out take it from an
/// earlier one of the same year in `before` or in the same stretch; 同期 takes the months said last.
pub(super) fn scan(text: &[char], from: usize, to: usize, clock: Clock, before: &[Spoken]) -> Vec<Spoken> {
    let published = clock.published;
    let text = &text[..to.min(text.len())];
    let mut out: Vec<Spoken> = Vec::new();
    let mut place = from;
    while place < text.len() {
        let open = open_period(text, place, published);
        let read = open.map(|(period, end)| (named_before(period, before.iter().chain(&out)), end, Role::Plain));
        let read = read.or_else(|| now(text, place, published).map(|(p, e)| (p, e, Role::Moment)));
        let read = read.or_else(|| aimed(text, place, published, &out));
        let read = read.or_else(|| whole_year(text, place, clock).map(|(p, e)| (p, e, Role::Plain)));
        let read = read.or_else(|| dated(text, place, published).map(|(p, e)| (in_year_said(text, place, p, &out), e, Role::Plain)));
        let read = read.or_else(|| same_months(text, place, published, before.iter().chain(&out)));
        let Some((period, end, role)) = read else {
            place += 1;
            continue;
        };
        let spoken = based(text, from, Spoken { start: place, end, period, role }, before.iter().chain(&out));
        place = spoken.end;
        out.push(spoken);
    }
    out
}

/// `全年目标`, `年度任务`, `今年的目标`: the year of a target.
fn aimed(text: &[char], at: usize, published: Option<Date>, out: &[Spoken]) -> Option<(String, usize, Role)> {
    let word = chars::one_at(text, at, &["全年", "年度", "今年", "本年"])?;
    let end = at + chars::length(word);
    let of = end + chars::one_at(text, end, &["度的", "全年", "度", "的", "既定", "下达", "预期", "确定的"]).map_or(0, chars::length);
    let dated = at.checked_sub(1).is_some_and(|b| text[b].is_numeric() || text[b] == '年' || text[b] == '个');
    let named = chars::one_at(text, of, &["目标", "任务", "计划数", "计划的", "计划目标", "工作目标", "预算"]).is_some();
    let amount = text[end..].iter().take(12).take_while(|c| c.is_ascii_digit() || ".亿万元个家项亩的".contains(**c)).count();
    let counted = amount > 1 && chars::one_at(text, end + amount, &["目标", "任务"]).is_some();
    let said = out.iter().rfind(|s| s.role == Role::Plain && word != "今年").and_then(|s| s.period.get(..4)?.parse().ok());
    let year: i16 = said.or(published.map(Date::year))?;
    (!dated && (named || counted)).then_some((format!("{year:04}"), if named { of } else { end }, Role::Aim))
}

/// `全年`, `年末` alone: of the year reported on.
fn whole_year(text: &[char], at: usize, clock: Clock) -> Option<Piece> {
    let dated = at.checked_sub(1).is_some_and(|b| text[b].is_numeric() || "年今去明前后上本".contains(text[b]));
    let word = chars::one_at(text, at, &["全年", "年末"]).filter(|_| !dated)?;
    let year = clock.reported.or(clock.published.map(Date::year))?;
    let part = if word == "年末" { "12" } else { "" };
    Some((year_of(year, part), at + chars::length(word)))
}

/// A part of a year behind a bare year of the same sentence is of that year: 同一年，二季度.
fn in_year_said(text: &[char], at: usize, period: String, out: &[Spoken]) -> String {
    let own = text[at].is_ascii_digit() && text.get(at + 4) == Some(&'年');
    let named =
        own || chars::one_at(text, at, THIS).is_some() || chars::one_at(text, at, LAST).is_some() || "明后前本年".contains(text[at]);
    let last = out.iter().rfind(|s| s.role == Role::Plain).filter(|s| s.period.len() == 4 || !s.period.ends_with(".."));
    match last {
        Some(last) if !named && period.len() > 4 && last.period.len() >= 4 => format!("{}{}", &last.period[..4], &period[4..]),
        _ => period,
    }
}

/// Periods said before among which the months of a comparison are looked for.
const RECENT: usize = 8;

/// `去年同期`, `比2019年`: what is compared with, not the period of the number.
fn based<'a>(text: &[char], from: usize, spoken: Spoken, before: impl DoubleEndedIterator<Item = &'a Spoken>) -> Spoken {
    let same = chars::one_at(text, spoken.end, &["同期", "同月", "同季"]);
    let compared =
        same.is_some() || chars::at(text, spoken.end, "相比") || chars::one_ending(&text[from..spoken.start], COMPARED).is_some();
    let named = spoken.period.len() == 4 && chars::one_ending(&text[from..spoken.start], words::ENTERED).is_some();
    if named && spoken.role == Role::Plain {
        return Spoken { role: Role::Name, ..spoken };
    }
    if !compared || spoken.role == Role::Moment {
        return spoken;
    }
    let recent: Vec<&Spoken> = before.rev().filter(|s| s.role == Role::Plain && !s.period.ends_with("..")).take(RECENT).collect();
    let said = recent.first().and_then(|s| s.period.get(..4)?.parse::<i16>().ok());
    // 上年 is the year before the one spoken of, 去年 the one before this.
    let last = said.filter(|_| chars::at(text, spoken.start, "上年")).map(|y| format!("{:04}", y - 1));
    let year = last.as_deref().or(spoken.period.get(..4)).unwrap_or_default();
    let months = recent.iter().find(|s| s.period.len() > 4).filter(|_| spoken.period.len() == 4).and_then(|s| s.period.get(4..));
    let bare = recent.first().is_some_and(|s| s.period.len() == 4);
    let months = months.filter(|_| !bare).unwrap_or(&spoken.period[4..]);
    let period = format!("{year}{months}");
    Spoken { end: spoken.end + same.map_or(0, chars::length), period, role: Role::Base, ..spoken }
}

/// `同期` without a year: a year before what was said last.
fn same_months<'a>(
    text: &[char],
    at: usize,
    published: Option<Date>,
    before: impl DoubleEndedIterator<Item = &'a Spoken>,
) -> Option<(String, usize, Role)> {
    let end = at + chars::length(chars::one_at(text, at, &["同期", "同一年", "同年"])?);
    let last = before.rev().find(|s| s.role == Role::Plain)?;
    if !chars::at(text, at, "同期") {
        return Some((last.period.get(..4)?.to_owned(), end, Role::Plain));
    }
    published?;
    Some((year_before(&last.period)?, end, Role::Base))
}

/// The same months a year before.
pub(in super::super) fn year_before(period: &str) -> Option<String> {
    let year: i16 = period.get(..4)?.parse().ok()?;
    Some(format!("{:04}{}", year - 1, period.get(4..)?))
}

/// `自今年3月投产以来`, `从2019年起`.
fn open_period(text: &[char], at: usize, published: Option<Date>) -> Option<Piece> {
    let start = at + chars::length(chars::one_at(text, at, &["自从", "自", "从"])?);
    let (since, end) = dated(text, start, published)?;
    let rest = text.get(end..text.len().min(end + 16))?;
    let rest = rest.split(|c| "，,。;；".contains(*c)).next()?;
    let close = chars::first_of(rest, OPENING)?;
    let word = chars::one_at(rest, close, OPENING)?;
    Some((format!("{}..", first_month(&since)), end + close + chars::length(word)))
}

const OPENING: &[&str] = &["以来", "之后", "起", "后", "开始"];

/// The first month of a period that may be a cumulative one; a year stays a year.
fn first_month(period: &str) -> &str {
    period.split("..").next().unwrap_or(period)
}

/// A year's open period takes the month said before.
fn named_before<'a>(period: String, before: impl DoubleEndedIterator<Item = &'a Spoken>) -> String {
    let year = period.trim_end_matches("..");
    let same = before.rev().find(|s| s.period.ends_with("..") && s.period.len() > 6 && s.period.starts_with(year));
    match same {
        Some(earlier) if year.len() == 4 => earlier.period.clone(),
        _ => period,
    }
}

/// `现在`: the day of publication; `截至6月底`: that month.
fn now(text: &[char], at: usize, published: Option<Date>) -> Option<Piece> {
    if let Some(word) = chars::one_at(text, at, &["截至", "截止", "到"]) {
        let start = at + chars::length(word);
        if let Some((month, end)) = dated(text, start, published).filter(|(p, _)| p.len() == 7) {
            let closed = chars::one_ending(&text[..end], &["底", "末"]).is_some();
            let close = chars::one_at(text, end, &["底", "末"]).map_or(0, chars::length);
            return (closed || close > 0).then_some((month, end + close));
        }
    }
    let word = chars::one_at(text, at, NOW)?;
    Some((published?.to_string(), at + chars::length(word)))
}

/// A year with or without a part of it, or a part of this year.
fn dated(text: &[char], at: usize, published: Option<Date>) -> Option<Piece> {
    if let Some((year, end)) = year(text, at, published) {
        if chars::at(text, end, "以来") {
            return Some((format!("{year:04}-01.."), end + 2));
        }
        let end = end + text[end..].iter().take_while(|&&c| c == ' ').count();
        let part = part(text, end).or_else(|| edge(text, end)).unwrap_or_else(|| (String::new(), end_of_year(text, end)));
        return Some((year_of(year, &part.0), part.1));
    }
    if let Some(edge) = this_edge(text, at, published) {
        return Some(edge);
    }
    let inside = at.checked_sub(1).is_some_and(|b| text[b].is_ascii_digit() || text[b] == '.');
    let (part, end) = if inside { None } else { part(text, at) }?;
    let published = published?;
    let this = year_of(published.year(), &part);
    let future = starts_after(&this, published) || is_unfinished(&part, published);
    Some((if future { year_of(published.year() - 1, &part) } else { this }, end))
}

/// Months from January on (前三季度) that are not over yet are those of the year before; 全年 isn't, it is a plan.
fn is_unfinished(part: &str, published: Date) -> bool {
    let last = part.strip_prefix("01..").and_then(|m| m.parse::<i8>().ok());
    last.is_some_and(|m| m < 12 && m > published.month())
}

fn year_of(year: i16, part: &str) -> String {
    if part.is_empty() { format!("{year:04}") } else { format!("{year:04}-{part}") }
}

/// `年初`, `底` behind a year: its first or last month.
fn edge(text: &[char], at: usize) -> Option<Piece> {
    let first = chars::one_at(text, at, &["年初", "初"]);
    let word = first.or_else(|| chars::one_at(text, at, &["年底", "年末", "底", "末"]))?;
    let month = if first.is_some() { 1 } else { 12 };
    let end = at + chars::length(word);
    Some(if chars::at(text, end, "以来") { (format!("{month:02}.."), end + 2) } else { (format!("{month:02}"), end) })
}

/// `年初`, `年底` alone: of the year of publication.
fn this_edge(text: &[char], at: usize, published: Option<Date>) -> Option<Piece> {
    let named = chars::one_at(text, at, &["年初", "年底"])?;
    let dated = at.checked_sub(1).is_some_and(|b| text[b].is_numeric() || "今去明前后上本末".contains(text[b]));
    let (part, end) = edge(text, at).filter(|_| !dated && !named.is_empty())?;
    Some((year_of(published?.year(), &part), end))
}

fn end_of_year(text: &[char], at: usize) -> usize {
    let word = chars::one_at(text, at, &["全年", "度"]);
    at + word.map_or(0, chars::length)
}

/// `2019年`, `今年`, `明年`.
fn year(text: &[char], at: usize, published: Option<Date>) -> Option<(i16, usize)> {
    if let Some(year) = written_year(text, at) {
        return Some((year, at + 5));
    }
    if let Some(year) = numeral::year(text, at).filter(|_| text.get(at + 4) == Some(&'年')) {
        return Some((year, at + 5));
    }
    let this = published?.year();
    let lists: [(&[&str], i16); 5] = [(THIS, 0), (LAST, -1), (&["明年"], 1), (&["后年"], 2), (&["前年"], -2)];
    // 建成后年产值 is output a year, not the year after next.
    let yearly = chars::at(text, at, "后年") && at > 0 && "成产用运完之以".contains(text[at - 1]);
    lists.iter().filter(|_| !yearly).find_map(|(words, by)| chars::one_at(text, at, words).map(|w| (this + by, at + chars::length(w))))
}

/// Four digits before 年.
fn written_year(text: &[char], at: usize) -> Option<i16> {
    let digits = text.get(at..at + 4).filter(|d| d.iter().all(char::is_ascii_digit))?;
    let inside = at.checked_sub(1).is_some_and(|b| text[b].is_ascii_digit());
    let year = chars::string(digits).parse().ok().filter(|y| (1900..=2999).contains(y))?;
    (!inside && text.get(at + 4) == Some(&'年')).then_some(year)
}

/// Whether a period ends after a day: what it is about cannot be known yet.
pub(in super::super) fn ends_after(period: &str, day: Date) -> bool {
    let Some(year) = period.get(..4).and_then(|y| y.parse::<i16>().ok()) else { return false };
    let months = period.get(5..).unwrap_or("12");
    let last = match months {
        "Q1" => 3,
        "Q2" | "H1" => 6,
        "Q3" => 9,
        "Q4" | "H2" => 12,
        open if open.ends_with("..") => 1,
        other => other.rsplit("..").next().and_then(|m| m.get(..2)).and_then(|m| m.parse::<i8>().ok()).unwrap_or(1),
    };
    (year, last) > (day.year(), day.month())
}

/// Whether a period begins after a day.
pub(in super::super) fn starts_after(period: &str, day: Date) -> bool {
    let half = period.get(5..).and_then(|p| match p.get(..2)? {
        "H2" | "Q3" => Some("07"),
        "Q2" => Some("04"),
        "Q4" => Some("10"),
        other => Some(other),
    });
    let year = period.get(..4).and_then(|y| y.parse::<i16>().ok());
    let month = half.map_or(Some(1), |m| m.parse::<i8>().ok());
    match (year, month) {
        (Some(year), Some(month)) => (year, month) > (day.year(), day.month()),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
