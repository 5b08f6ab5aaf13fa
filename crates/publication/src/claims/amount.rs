//! Numbers with their units and bounds, as printed.

use super::chars;
use super::claim::Bound;
use super::words;
use figures::Decimal;

/// A number with its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Amount {
    /// First digit.
    pub start: usize,
    /// One past the unit and the bound after it.
    pub end: usize,
    /// As printed.
    pub value: Decimal,
    /// As printed, without the measure word 个 of 个百分点; `亿` or `万` alone, or empty, where the text leaves it out.
    pub unit: String,
    /// In words before or after.
    pub bound: Bound,
    /// Where the words of the bound begin, or the number.
    pub words_start: usize,
}

/// Amounts between two places of the folded text.
pub(super) fn scan(text: &[char], from: usize, to: usize) -> Vec<Amount> {
    let text = &text[..to.min(text.len())];
    let mut out = Vec::new();
    let mut place = from;
    while place < text.len() {
        match number(text, place) {
            Some((value, end)) => {
                out.extend(value.and_then(|v| amount(text, from, place, end, v)));
                place = end;
            }
            None => place += 1,
        }
    }
    out
}

/// Numbers longer than this are no amounts; arithmetic on the others cannot overflow.
const MOST_DIGITS: usize = 12;

/// Digits with thousands and decimals, not inside a word such as `B204`; no value when there are too many.
fn number(text: &[char], start: usize) -> Option<(Option<Decimal>, usize)> {
    if !text[start].is_ascii_digit() || start.checked_sub(1).is_some_and(|b| text[b].is_ascii_alphabetic() || text[b] == '.') {
        return None;
    }
    let mut end = start;
    let mut point = false;
    let mut digits = String::new();
    while let Some(&c) = text.get(end) {
        if c.is_ascii_digit() {
            digits.push(c);
        } else if c == '.' && !point && text.get(end + 1).is_some_and(char::is_ascii_digit) {
            point = true;
            digits.push(c);
        } else if !(c == ',' && !point && is_thousand(text, end)) {
            break;
        }
        end += 1;
    }
    let value = if digits.len() > MOST_DIGITS { None } else { digits.parse().ok() };
    Some((value, end))
}

fn is_thousand(text: &[char], comma: usize) -> bool {
    let group = text.get(comma + 1..comma + 4).is_some_and(|g| g.iter().all(char::is_ascii_digit));
    group && !text.get(comma + 4).is_some_and(char::is_ascii_digit)
}

fn amount(text: &[char], from: usize, start: usize, number_end: usize, value: Decimal) -> Option<Amount> {
    if is_ordinal(text, from, start) {
        return None;
    }
    let more = chars::one_at(text, number_end, words::MORE).is_some();
    let unit_start = number_end + usize::from(more);
    let unit_start = unit_start + text[unit_start..].iter().take_while(|&&c| c == ' ').count();
    let unit = unit(text, unit_start)?;
    let unit_end = if unit.is_empty() { number_end } else { unit_start + chars::length(unit) };
    let (after, end) = bound_after(text, unit_end);
    let (before, words_start) = bound_before(text, from, start);
    let bound = if more { Bound::ApproxOver } else { after.or(before).unwrap_or(Bound::Exact) };
    let unit = if unit == "个百分点" { "百分点" } else { unit };
    let value = if is_negative(text, from, start) { -value } else { value };
    Some(Amount { start, end, value, unit: unit.to_owned(), bound, words_start })
}

/// `第4批`, `前5`: a place in a row; `1-6`, `14:27`: the end of a range or a time.
fn is_ordinal(text: &[char], from: usize, start: usize) -> bool {
    start > from && (matches!(text[start - 1], '第' | '前' | '/' | ':') || (text[start - 1] == '-' && !is_negative(text, from, start)))
}

/// `增长-5%`: a sign after a word; after a digit or a unit sign it is a range.
fn is_negative(text: &[char], from: usize, start: usize) -> bool {
    start > from + 1 && text[start - 1] == '-' && text[start - 2].is_alphabetic()
}

/// The unit at a place; empty for a bare number, `None` for a date or another thing that isn't an amount.
fn unit(text: &[char], at: usize) -> Option<&'static str> {
    if let Some(unit) = chars::one_at(text, at, words::UNITS) {
        let after = at + chars::length(unit);
        let counted = chars::one_at(text, after, words::NOT_COUNTED).is_none();
        return (unit != "个" || counted).then_some(unit);
    }
    if let Some(bare) = chars::one_at(text, at, words::BARE) {
        let after = at + chars::length(bare);
        let alone = !text.get(after).is_some_and(|c| chars::is_name(*c)) || bound_after(text, after).0.is_some();
        return alone.then_some(bare);
    }
    let next = text.get(at).copied().unwrap_or(' ');
    let other = chars::one_at(text, at, words::NOT_AMOUNT).is_some() || chars::is_name(next) || "-/:.".contains(next);
    (!other).then_some("")
}

fn bound_after(text: &[char], at: usize) -> (Option<Bound>, usize) {
    let lists = [
        (words::AT_LEAST_AFTER, Bound::AtLeast),
        (words::AT_MOST_AFTER, Bound::AtMost),
        (words::ABOUT_AFTER, Bound::About),
        (words::MORE, Bound::ApproxOver),
    ];
    for (list, bound) in lists {
        if let Some(word) = chars::one_at(text, at, list) {
            return (Some(bound), at + chars::length(word));
        }
    }
    (None, at)
}

fn bound_before(text: &[char], from: usize, start: usize) -> (Option<Bound>, usize) {
    let mut end = start;
    let lists = [
        (words::AT_LEAST_BEFORE, Bound::AtLeast),
        (words::AT_MOST_BEFORE, Bound::AtMost),
        (words::OVER, Bound::Over),
        (words::ABOUT_BEFORE, Bound::About),
    ];
    for _ in 0..2 {
        let before = &text[from..end];
        for (list, bound) in lists {
            if let Some(word) = chars::one_ending(before, list) {
                return (Some(bound), end - chars::length(word));
            }
        }
        match chars::one_ending(before, words::REACHED) {
            Some(word) => end -= chars::length(word),
            None => break,
        }
    }
    (None, start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String, Bound)> {
        let chars: Vec<char> = text.chars().collect();
        let found = scan(&chars, 0, chars.len());
        found.into_iter().filter(|a| !a.unit.is_empty()).map(|a| (a.value.to_string(), a.unit, a.bound)).collect()
    }

    fn one(text: &str, value: &str, unit: &str, bound: Bound) {
        assert_eq!(read(text), [(value.to_owned(), unit.to_owned(), bound)], "{text}");
    }

    #[test]
    fn numbers_keep_their_unit_and_bound() {
        one("总产值264.5亿元", "264.5", "亿元", Bound::Exact);
        one("达80%以上", "80", "%", Bound::AtLeast);
        one("已有900多名工人", "900", "名", Bound::ApproxOver);
        one("完成率均超50%", "50", "%", Bound::Over);
        one("超过了30亿只", "30", "亿只", Bound::Over);
        one("约1,234.5万元", "1234.5", "万元", Bound::About);
        one("不足3家", "3", "家", Bound::AtMost);
        one("提高2.7个百分点", "2.7", "百分点", Bound::Exact);
        one("产值264.5亿，", "264.5", "亿", Bound::Exact);
        one("增长-5.2%", "-5.2", "%", Bound::Exact);
    }

    #[test]
    fn dates_ordinals_and_names_are_no_amounts() {
        for text in [
            "2019年",
            "5月",
            "3个月",
            "第4批",
            "2.0版",
            "10强",
            "前5",
            "2021-08-10 14:27:42",
            "B204表",
            "三大",
            "5个方面",
            "1-6月",
            "30亿度电",
            "百亿项目",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }

    #[test]
    fn a_number_too_long_is_passed_over() {
        assert_eq!(read("99999999999999999999999999999999999999元"), []);
    }
}
