//! Numbers with their units and bounds, as printed.

use super::super::claim::Bound;
use super::{chars, numeral, words};
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
        let (amount, end) = at(text, from, place).unwrap_or((None, place + 1));
        out.extend(amount);
        place = end;
    }
    share_units(text, &mut out);
    out.retain(|a| !is_range(text, a));
    out
}

/// An amount, or a number that is none, with its end.
fn at(text: &[char], from: usize, place: usize) -> Option<(Option<Amount>, usize)> {
    if let Some((value, end)) = numeral::digits(text, place) {
        return Some((value.and_then(|v| amount(text, from, place, end, v)), end));
    }
    if let Some((amount, end)) = per_hundred(text, from, place) {
        return Some((Some(amount), end));
    }
    let before = place.checked_sub(1).filter(|b| *b >= from).map(|b| text[b]);
    let (value, end) = numeral::chinese(text, place)?;
    let inside = before.is_some_and(|c| "第前一二三四五六七八九十百千万亿零两点“分".contains(c));
    let amount = (value > 1 && !inside && counts(text, end)).then(|| amount(text, from, place, end, value.into()));
    Some((amount.flatten(), end))
}

/// Whether a number in numerals counts something: 两家, 三成, but not 三大 and not 两个方面.
fn counts(text: &[char], at: usize) -> bool {
    let at = at + usize::from(chars::one_at(text, at, words::MORE).is_some());
    chars::one_at(text, at, words::COUNTED_IN_NUMERALS).is_some() && chars::one_at(text, at, words::NOT_COUNTED_IN_NUMERALS).is_none()
}

/// `百分之三十五`, `百分之35`.
fn per_hundred(text: &[char], from: usize, place: usize) -> Option<(Amount, usize)> {
    let start = chars::at(text, place, "百分之").then_some(place + 3).filter(|s| *s < text.len())?;
    let (value, end) = match numeral::digits(text, start) {
        Some((value, end)) => (value?, end),
        None => numeral::chinese(text, start).map(|(v, e)| (v.into(), e)).filter(|(_, e)| text.get(*e) != Some(&'点'))?,
    };
    let (after, end) = bound_after(text, end);
    let (before, words_start) = bound_before(text, from, place);
    let bound = after.or(before).unwrap_or(Bound::Exact);
    Some((Amount { start: place, end, value, unit: "%".to_owned(), bound, words_start }, end))
}

fn amount(text: &[char], from: usize, start: usize, number_end: usize, value: Decimal) -> Option<Amount> {
    if is_ordinal(text, from, start) {
        return None;
    }
    let more = chars::one_at(text, number_end, words::MORE).is_some();
    let unit_start = number_end + usize::from(more);
    let unit_start = unit_start + text[unit_start..].iter().take_while(|&&c| c == ' ').count();
    let (unit, unit_end) = unit(text, unit_start)?;
    let unit_end = if unit.is_empty() { number_end } else { unit_end };
    let (after, end) = bound_after(text, unit_end);
    let (before, words_start) = bound_before(text, from, start);
    let bound = if more { Bound::ApproxOver } else { after.or(before).unwrap_or(Bound::Exact) };
    let value = if is_negative(text, from, start) { -value } else { value };
    Some(Amount { start, end, value, unit, bound, words_start })
}

/// `第4批`, `前5`: a place in a row; `14:27`: a time.
fn is_ordinal(text: &[char], from: usize, start: usize) -> bool {
    start > from && matches!(text[start - 1], '第' | '前' | '/' | ':' | '×')
}

/// `增长-5%`: a sign after a word; after a digit or a unit sign it is a range.
fn is_negative(text: &[char], from: usize, start: usize) -> bool {
    start > from + 1 && text[start - 1] == '-' && text[start - 2].is_alphabetic()
}

/// The unit at a place with its end; empty for a bare number, `None` for a date or another thing that isn't an amount.
fn unit(text: &[char], at: usize) -> Option<(String, usize)> {
    if let Some(word) = chars::one_at(text, at, words::POINTS) {
        return Some(("百分点".to_owned(), at + chars::length(word)));
    }
    let times = chars::one_at(text, at, words::MULTIPLIERS).map_or(0, chars::length);
    if let Some(base) = chars::one_at(text, at + times, words::UNITS) {
        let after = at + times + chars::length(base);
        let counted = chars::one_at(text, after, words::NOT_COUNTED).is_none();
        let end = per(text, after);
        let measured = base != "度" || times > 0;
        return ((base != "个" || counted) && measured).then(|| (chars::string(&text[at..end]), end));
    }
    if let Some(bare) = chars::one_at(text, at, words::BARE) {
        let after = at + chars::length(bare);
        let alone = !text.get(after).is_some_and(|c| chars::is_name(*c)) || bound_after(text, after).0.is_some();
        return alone.then(|| (bare.to_owned(), after));
    }
    let next = text.get(at).copied().unwrap_or(' ');
    let listed = chars::one_at(text, at, words::JOINED).is_some_and(|w| starts_number(text, at + chars::length(w)));
    let other = chars::one_at(text, at, words::NOT_AMOUNT).is_some() || chars::is_name(next) || "-/:.~—×”".contains(next);
    (listed || !other).then(|| (String::new(), at))
}

fn starts_number(text: &[char], at: usize) -> bool {
    text.get(at).is_some_and(char::is_ascii_digit)
}

/// The divisor of a unit: `万元/亩`, `吨标准煤/万元`.
fn per(text: &[char], at: usize) -> usize {
    if text.get(at) != Some(&'/') {
        return at;
    }
    let times = chars::one_at(text, at + 1, words::MULTIPLIERS).map_or(0, chars::length);
    chars::one_at(text, at + 1 + times, words::UNITS).map_or(at, |w| at + 1 + times + chars::length(w))
}

/// In `1.5个、1.4个、2.9和2.8个百分点` the last unit is that of all.
fn share_units(text: &[char], amounts: &mut [Amount]) {
    for at in (1..amounts.len()).rev() {
        let joined = words::JOINED.contains(&chars::string(&text[amounts[at - 1].end..amounts[at].start]).as_str());
        let unit = amounts[at].unit.clone();
        let short = amounts[at - 1].unit.is_empty() || (amounts[at - 1].unit == "个" && unit == "百分点");
        if joined && short {
            amounts[at - 1].unit = unit;
        }
    }
}

/// Either end of `10%-15%`, `3至5家`: no single number is stated.
fn is_range(text: &[char], amount: &Amount) -> bool {
    let after = text.get(amount.end).is_some_and(|c| "-—~至".contains(*c));
    let gap = usize::from(text.get(amount.end + 1) == Some(&'—'));
    let opens = after && starts_number(text, amount.end + 1 + gap);
    let before = amount.start.checked_sub(1).map(|b| text[b]);
    let digit_before =
        |n: usize| amount.start.checked_sub(n).is_some_and(|b| text[b].is_ascii_digit() || text[b] == '%' || "元家个".contains(text[b]));
    let dash = before.is_some_and(|c| "-—~至".contains(c));
    let double = amount.start.checked_sub(2).is_some_and(|b| text[b] == '—');
    let closes = dash && (digit_before(2) || (double && digit_before(3)));
    opens || closes
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
        one("两家企业", "2", "家", Bound::Exact);
        one("十余家企业", "10", "家", Bound::ApproxOver);
        one("百分之三十五", "35", "%", Bound::Exact);
        one("税收30万元/亩", "30", "万元/亩", Bound::Exact);
        one("用水15亿立方米", "15", "亿立方米", Bound::Exact);
    }

    #[test]
    fn dates_ordinals_and_names_are_no_amounts() {
        for text in [
            "2019年", "5月", "3个月", "第4批", "2.0版", "10强", "前5", "2021-08-10 14:27:42", "B204表", "三大", "5个方面", "1-6月", "30度",
            "百亿项目", "三大产业", "两个方面", "10%-15%", "3至5家", "一家",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }

    #[test]
    fn the_last_unit_of_a_list_is_that_of_all() {
        let units: Vec<String> = read("拉动1.5个、1.4、2.9和2.8个百分点").into_iter().map(|a| a.1).collect();
        assert_eq!(units, ["百分点"; 4]);
    }

    #[test]
    fn a_number_too_long_is_passed_over() {
        assert_eq!(read("99999999999999999999999999999999999999元"), []);
    }
}
