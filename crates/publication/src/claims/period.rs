//! Periods as people say them, counted from the day of publication.

use super::chars;
use jiff::civil::Date;

/// A period said in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spoken {
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// `2021-01..06`, `2021-03..`, `2021-08-10`, `2021`.
    pub period: String,
    /// Whether it is a moment (现在), which says nothing of the next sentence.
    pub moment: bool,
}

/// A piece read: the period without the year's meaning yet, and where it ends.
type Piece = (String, usize);

const THIS: &[&str] = &["今年", "本年度", "本年"];
const LAST: &[&str] = &["去年", "上年"];
const NOW: &[&str] = &["截至目前", "目前", "现在", "当前", "眼下", "如今", "现已"];
const COMPARED: &[&str] = &["比", "较"];
const MONTHS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

/// Periods between two places. Open periods (自今年投产以来) that leave the month out take it from an
/// earlier one of the same year in `before` or in the same stretch.
pub(super) fn scan(text: &[char], from: usize, to: usize, published: Option<Date>, before: &[Spoken]) -> Vec<Spoken> {
    let text = &text[..to.min(text.len())];
    let mut out: Vec<Spoken> = Vec::new();
    let mut place = from;
    while place < text.len() {
        let open = open_period(text, place, published);
        let read = open.map(|(period, end)| (named_before(period, before.iter().chain(&out)), end, false));
        let read = read.or_else(|| now(text, place, published).map(|(p, e)| (p, e, true)));
        let read = read.or_else(|| dated(text, place, published).map(|(p, e)| (p, e, false)));
        let Some((period, end, moment)) = read else {
            place += 1;
            continue;
        };
        if !is_base(text, from, place, end) {
            out.push(Spoken { start: place, end, period, moment });
        }
        place = end;
    }
    out
}

/// `自今年3月投产以来`, `从2019年起`.
fn open_period(text: &[char], at: usize, published: Option<Date>) -> Option<Piece> {
    let start = at + chars::length(chars::one_at(text, at, &["自从", "自", "从"])?);
    let (since, end) = dated(text, start, published)?;
    let rest = text.get(end..text.len().min(end + 16))?;
    let rest = rest.split(|c| "，,。;；".contains(*c)).next()?;
    let close = chars::first_of(rest, &["以来", "之后", "起", "后"])?;
    let word = chars::one_at(rest, close, &["以来", "之后", "起", "后"])?;
    Some((format!("{}..", first_month(&since)), end + close + chars::length(word)))
}

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
            let close = chars::one_at(text, end, &["底", "末"])?;
            return Some((month, end + chars::length(close)));
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
        return Some(part(text, end).map_or_else(|| (year_of(year, ""), end_of_year(text, end)), |(p, e)| (year_of(year, &p), e)));
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

fn end_of_year(text: &[char], at: usize) -> usize {
    let word = chars::one_at(text, at, &["年初", "年底", "年末", "初", "底", "末", "全年", "度"]);
    at + word.map_or(0, chars::length)
}

/// `2019年`, `今年`, `明年`.
fn year(text: &[char], at: usize, published: Option<Date>) -> Option<(i16, usize)> {
    if let Some(year) = written_year(text, at) {
        return Some((year, at + 5));
    }
    let this = published?.year();
    let lists: [(&[&str], i16); 5] = [(THIS, 0), (LAST, -1), (&["明年"], 1), (&["后年"], 2), (&["前年"], -2)];
    lists.iter().find_map(|(words, by)| chars::one_at(text, at, words).map(|w| (this + by, at + chars::length(w))))
}

/// Four digits before 年.
fn written_year(text: &[char], at: usize) -> Option<i16> {
    let digits = text.get(at..at + 4).filter(|d| d.iter().all(char::is_ascii_digit))?;
    let inside = at.checked_sub(1).is_some_and(|b| text[b].is_ascii_digit());
    let year = chars::string(digits).parse().ok().filter(|y| (1900..=2999).contains(y))?;
    (!inside && text.get(at + 4) == Some(&'年')).then_some(year)
}

/// A part of a year as the end of a period: `01..06`, `H2`, `Q2`, `05`, `05-12`.
fn part(text: &[char], at: usize) -> Option<Piece> {
    let fixed = [("上半年", "01..06"), ("下半年", "H2"), ("全年", "01..12")];
    if let Some((word, part)) = fixed.iter().find(|(w, _)| chars::at(text, at, w)) {
        return Some(((*part).to_owned(), at + chars::length(word)));
    }
    quarter(text, at).or_else(|| first_months(text, at)).or_else(|| month(text, at))
}

/// `一季度`, `第2季度`, `前三季度`.
fn quarter(text: &[char], at: usize) -> Option<Piece> {
    let ahead = chars::one_at(text, at, &["第", "前"]);
    let (number, end) = small(text, at + ahead.map_or(0, chars::length))?;
    let end = chars::at(text, end, "季度").then_some(end + 2)?;
    let cumulative = ahead == Some("前") || number == 1;
    let part = match number {
        1..=4 if cumulative => format!("01..{:02}", number * 3),
        1..=4 => format!("Q{number}"),
        _ => return None,
    };
    Some((part, end))
}

/// `1-6月`, `1月至6月`, `前5个月`.
fn first_months(text: &[char], at: usize) -> Option<Piece> {
    if chars::at(text, at, "前") {
        let (number, end) = small(text, at + 1)?;
        return chars::one_at(text, end, &["个月", "月"]).map(|w| (format!("01..{number:02}"), end + chars::length(w)));
    }
    let (first, end) = small(text, at)?;
    let end = end + usize::from(text.get(end) == Some(&'月'));
    let end = end + chars::length(chars::one_at(text, end, &["-", "—", "–", "~", "至", "到"])?);
    let end = end + usize::from(text.get(end) == Some(&'—'));
    let (last, end) = small(text, end)?;
    (first == 1 && text.get(end) == Some(&'月')).then(|| (format!("01..{last:02}"), after_month(text, end + 1)))
}

/// `5月`, `5月12日`, `六月份`.
fn month(text: &[char], at: usize) -> Option<Piece> {
    let (number, end) = small(text, at)?;
    let end = (text.get(end) == Some(&'月')).then_some(end + 1)?;
    if let Some((day, after)) = digits(text, end).filter(|(d, after)| (1..=31).contains(d) && text.get(*after) == Some(&'日')) {
        return Some((format!("{number:02}-{day:02}"), after + 1));
    }
    Some((format!("{number:02}"), after_month(text, end)))
}

fn after_month(text: &[char], at: usize) -> usize {
    at + usize::from(text.get(at) == Some(&'份'))
}

/// 1–12 in digits or Chinese numerals.
fn small(text: &[char], at: usize) -> Option<(u32, usize)> {
    if let Some(read) = digits(text, at) {
        return Some(read).filter(|(n, _)| (1..=12).contains(n));
    }
    let word = chars::one_at(text, at, &MONTHS)?;
    let number = MONTHS.iter().position(|m| *m == word)? + 1;
    Some((u32::try_from(number).ok()?, at + chars::length(word)))
}

fn digits(text: &[char], at: usize) -> Option<(u32, usize)> {
    let digits: String = text.get(at..)?.iter().take(3).take_while(|c| c.is_ascii_digit()).collect();
    (digits.len() <= 2).then(|| digits.parse().ok()).flatten().map(|n| (n, at + digits.len()))
}

/// `去年同期`, `比2019年`: what is compared with, not the period of the number.
fn is_base(text: &[char], from: usize, start: usize, end: usize) -> bool {
    let compared = chars::at(text, end, "同期") || chars::at(text, end, "相比");
    compared || chars::one_ending(&text[from..start], COMPARED).is_some()
}

/// Whether a period begins after a day.
pub(super) fn starts_after(period: &str, day: Date) -> bool {
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
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        scan(&chars, 0, chars.len(), Some(Date::constant(2021, 8, 10)), &[]).into_iter().map(|s| s.period).collect()
    }

    #[test]
    fn spoken_periods_count_from_the_day_of_publication() {
        let cases = [
            ("今年上半年", "2021-01..06"),
            ("上半年", "2021-01..06"),
            ("2020年上半年", "2020-01..06"),
            ("前三季度", "2020-01..09"),
            ("1—6月", "2021-01..06"),
            ("今年前5个月", "2021-01..05"),
            ("2021年1月至6月份", "2021-01..06"),
            ("二季度", "2021-Q2"),
            ("5月", "2021-05"),
            ("十一月份", "2020-11"),
            ("5月12日", "2021-05-12"),
            ("自今年3月投产以来", "2021-03.."),
            ("今年以来", "2021-01.."),
            ("目前", "2021-08-10"),
            ("截至6月底", "2021-06"),
            ("明年", "2022"),
            ("2023年", "2023"),
            ("今年初", "2021"),
        ];
        for (text, period) in cases {
            assert_eq!(read(text), [period], "{text}");
        }
    }

    #[test]
    fn an_open_period_without_a_month_takes_it_from_before() {
        assert_eq!(read("自今年3月投产以来很好，自今年投产以来更好"), ["2021-03..", "2021-03.."]);
        assert_eq!(read("自今年投产以来"), ["2021.."]);
    }

    #[test]
    fn a_base_of_comparison_is_no_period() {
        assert_eq!(read("今年上半年比2019年增长，好于去年同期"), ["2021-01..06"]);
        assert_eq!(read("264.5亿元、1个、三大、第四批"), Vec::<String>::new());
    }

    #[test]
    fn nothing_is_guessed_without_a_day_of_publication() {
        let chars: Vec<char> = "今年上半年、目前、2020年5月".chars().collect();
        let periods: Vec<String> = scan(&chars, 0, chars.len(), None, &[]).into_iter().map(|s| s.period).collect();
        assert_eq!(periods, ["2020-05"]);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "[0-9年月日今去明自从以来截至上下半前季度一三十-]{0,24}") {
            for period in read(&text) {
                prop_assert!(period.len() >= 4, "{period}");
            }
        }
    }
}
