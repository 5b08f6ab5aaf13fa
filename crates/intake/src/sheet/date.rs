//! Days and periods as people write them on sheets; what can be read in two ways is said, never guessed.

use crate::workbook::Cell;
use figures::Period;
use jiff::civil::Date;

/// What a text may be as a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Day {
    /// One day.
    Is(Date),
    /// Two readings: day before month, and month before day.
    Either(Date, Date),
    /// No day.
    No,
}

/// Reads a cell as a day.
pub(crate) fn day(cell: &Cell) -> Day {
    match cell {
        Cell::Date(date) => Day::Is(*date),
        Cell::Number(number) => {
            let digits = number.normalize().to_string();
            eight_digits(&digits).or_else(|| serial(&digits)).map_or(Day::No, Day::Is)
        }
        Cell::Text(text) => day_of(text),
        _ => Day::No,
    }
}

/// Reads a text as a day: `2021-07-06`, `2021年7月6日`, `2021/7/6`, `2021.7.6`, `20210706`, `25/12/2021`.
pub(crate) fn day_of(text: &str) -> Day {
    let folded = super::label::label(text);
    if let Some(date) = eight_digits(&folded) {
        return Day::Is(date);
    }
    let named = folded.strip_suffix('日').unwrap_or(&folded).split_once('年').and_then(|(y, rest)| Some((y, rest.split_once('月')?)));
    let parts: Vec<&str> = match named {
        Some((year, (month, day))) => vec![year, month, day],
        None => ['-', '/', '.'].into_iter().map(|sign| folded.split(sign).collect::<Vec<_>>()).find(|p| p.len() == 3).unwrap_or_default(),
    };
    let [a, b, c] = parts.as_slice() else { return Day::No };
    match (whole(a), whole(b), whole(c)) {
        (Some(year), Some(month), Some(day)) if a.len() == 4 => date(year, month, day).map_or(Day::No, Day::Is),
        (Some(first), Some(second), Some(year)) if c.len() == 4 => either(year, first, second),
        (Some(a), Some(b), Some(c)) if named.is_none() && parts.iter().all(|p| p.len() <= 2) => short(a, b, c),
        _ => Day::No,
    }
}

/// `7/8/21`: which of the three is the year, the month and the day is anybody's guess.
fn short(a: i16, b: i16, c: i16) -> Day {
    let mut readings: Vec<Date> = [date(2000 + c, a, b), date(2000 + c, b, a), date(2000 + a, b, c)].into_iter().flatten().collect();
    readings.dedup();
    match readings.as_slice() {
        [] => Day::No,
        [only] => Day::Is(*only),
        [first, second, ..] => Day::Either(*first, *second),
    }
}

fn either(year: i16, first: i16, second: i16) -> Day {
    match (date(year, second, first), date(year, first, second)) {
        (Some(a), Some(b)) if a == b => Day::Is(a),
        (Some(a), Some(b)) => Day::Either(a, b),
        (Some(only), None) | (None, Some(only)) => Day::Is(only),
        (None, None) => Day::No,
    }
}

fn eight_digits(text: &str) -> Option<Date> {
    if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    date(whole(&text[..4])?, whole(&text[4..6])?, whole(&text[6..])?)
}

/// A day as an office program counts it, where the cell has lost its format; from 2000 to 2099.
fn serial(digits: &str) -> Option<Date> {
    let days = digits.parse::<i64>().ok().filter(|d| (36_526..73_050).contains(d))?;
    Date::constant(1899, 12, 30).checked_add(jiff::Span::new().days(days)).ok()
}

fn whole(text: &str) -> Option<i16> {
    text.parse().ok()
}

/// A day of our century or the one before; anything else is a typing slip.
fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(year, month, day).ok().filter(|d| (1950..2200).contains(&d.year()))
}

/// Every period named in a folded label, in order: `2021年1-6月`, `2021年6月`, `2021年二季度`, `2021-06`, `2021年`.
pub(crate) fn periods_in(label: &str) -> Vec<Period> {
    let chars: Vec<char> = label.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        match year_at(&chars, at).and_then(|year| period_after(&chars, at + 4, year)) {
            Some((period, end)) => {
                found.push(period);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Four digits that begin with 19 or 20 and stand alone.
fn year_at(chars: &[char], at: usize) -> Option<i16> {
    let text: String = chars.get(at..at + 4)?.iter().collect();
    let alone = at == 0 || !chars[at - 1].is_ascii_alphanumeric();
    let digits = text.bytes().all(|b| b.is_ascii_digit()) && (text.starts_with("19") || text.starts_with("20"));
    if alone && digits { text.parse().ok() } else { None }
}

/// The period that follows a year and the index behind it.
fn period_after(chars: &[char], at: usize, year: i16) -> Option<(Period, usize)> {
    let rest: String = chars.get(at..)?.iter().take(8).collect();
    if let Some(rest) = rest.strip_prefix('年') {
        return Some(named(rest, year).map_or((Period::Year { year }, at + 1), |(period, n)| (period, at + 1 + n)));
    }
    let part = rest.strip_prefix('-').or_else(|| rest.strip_prefix('.'))?;
    let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
    let behind = part.chars().nth(digits.len());
    // `2021-07-06` is a day, not a month.
    let goes_on = part.chars().nth(digits.len() + 1).is_some_and(|c| c.is_ascii_digit());
    if digits.is_empty() || digits.len() > 2 || matches!(behind, Some('-' | '.' | '/')) && goes_on {
        return None;
    }
    Some((Period::Month { year, month: month(&digits)? }, at + 1 + digits.len()))
}

/// What stands behind `年`, and how many characters of it were taken.
fn named(rest: &str, year: i16) -> Option<(Period, usize)> {
    let quarters = [("一", 1), ("二", 2), ("三", 3), ("四", 4), ("1", 1), ("2", 2), ("3", 3), ("4", 4)];
    for (word, quarter) in quarters {
        for lead in ["", "第"] {
            let tail = rest.strip_prefix(lead).and_then(|r| r.strip_prefix(word));
            if tail.is_some_and(|t| t.starts_with('季')) {
                return Some((Period::Quarter { year, quarter }, lead.chars().count() + 2));
            }
        }
    }
    if rest.starts_with("上半年") {
        return Some((Period::Cumulative { year, to: 6 }, 3));
    }
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let behind = &rest[digits.len()..];
    if let Some(more) = behind.strip_prefix('-') {
        let to: String = more.chars().take_while(char::is_ascii_digit).collect();
        return (month(&digits)? == 1 && more[to.len()..].starts_with('月'))
            .then_some(())
            .and_then(|()| Some((Period::Cumulative { year, to: month(&to)? }, digits.len() + to.len() + 2)));
    }
    // `2021年7月6日` is a day.
    let after_month = behind.strip_prefix('月')?;
    if after_month.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // `1月-6月`
    let to: String = after_month.strip_prefix('-').unwrap_or_default().chars().take_while(char::is_ascii_digit).collect();
    if !to.is_empty() && after_month[1 + to.len()..].starts_with('月') {
        let period = (month(&digits)? == 1).then_some(()).and_then(|()| Some(Period::Cumulative { year, to: month(&to)? }))?;
        return Some((period, digits.len() + to.len() + 3));
    }
    Some((Period::Month { year, month: month(&digits)? }, digits.len() + 1))
}

fn month(digits: &str) -> Option<i8> {
    digits.parse().ok().filter(|m| (1..=12).contains(m))
}

/// Whether a folded label names a day (`报出日期:2021年7月6日`).
pub(crate) fn names_a_day(label: &str) -> bool {
    label.contains('日') && label.contains('月') || day_of(label) != Day::No
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(text: &str) -> String {
        match day_of(text) {
            Day::Is(date) => date.to_string(),
            Day::Either(a, b) => format!("{a}|{b}"),
            Day::No => "no".to_owned(),
        }
    }

    #[test]
    fn days_in_several_formats() {
        for text in ["2021-07-06", "2021年7月6日", "2021/7/6", "2021.7.6", "20210706", "２０２１－０７－０６"] {
            assert_eq!(is(text), "2021-07-06", "{text}");
        }
        assert_eq!(is("25/12/2021"), "2021-12-25");
        assert_eq!(is("12/25/2021"), "2021-12-25");
        assert_eq!(is("03/04/2021"), "2021-04-03|2021-03-04");
        assert_eq!(is("03/03/2021"), "2021-03-03");
        assert_eq!(is("7/8/21"), "2021-07-08|2021-08-07");
        for text in ["", "年月日", "2021年1-2月", "2021年6月", "2021-13-01", "44383", "第6号"] {
            assert_eq!(is(text), "no", "{text}");
        }
    }

    #[test]
    fn periods_are_found_in_running_text() {
        let of = |text: &str| periods_in(&crate::sheet::label::label(text)).iter().map(Period::to_string).collect::<Vec<_>>();
        assert_eq!(of("万亩区2021年6月工业产销总值"), ["2021-06"]);
        assert_eq!(of("２０２１年１—６月"), ["2021-01..06"]);
        assert_eq!(of("2021年二季度"), ["2021-Q2"]);
        assert_eq!(of("2021年第2季度"), ["2021-Q2"]);
        assert_eq!(of("2021年上半年"), ["2021-01..06"]);
        assert_eq!(of("2021-06"), ["2021-06"]);
        assert_eq!(of("2021年"), ["2021"]);
        assert_eq!(of("2021年1月—6月"), ["2021-01..06"]);
        assert_eq!(of("wanyuan-2021-06.csv"), ["2021-06"]);
        assert_eq!(of("报出日期：2021-07-06"), Vec::<String>::new());
        assert_eq!(of("20210706"), Vec::<String>::new());
    }
}
