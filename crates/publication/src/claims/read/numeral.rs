//! Numbers in digits and in Chinese numerals.

use figures::Decimal;

/// Numbers longer than this are no amounts; arithmetic on the others cannot overflow.
const MOST_DIGITS: usize = 12;
const DIGITS: &str = "零一二三四五六七八九";

/// Digits with thousands and decimals, not inside a word such as `B204`; no value when there are too many.
pub(super) fn digits(text: &[char], start: usize) -> Option<(Option<Decimal>, usize)> {
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

/// A whole number below ten thousand in Chinese numerals: 两, 十五, 二十, 一百二十三.
pub(super) fn chinese(text: &[char], start: usize) -> Option<(u32, usize)> {
    let run = text.get(start..)?.iter().take_while(|c| is_numeral(**c)).count().min(8);
    (run > 0).then_some(())?;
    Some((whole(&text[start..start + run])?, start + run))
}

fn is_numeral(c: char) -> bool {
    digit(c).is_some() || times(c).is_some()
}

fn digit(c: char) -> Option<u32> {
    match c {
        '两' => Some(2),
        '〇' | '○' => Some(0),
        other => DIGITS.chars().position(|d| d == other).and_then(|n| u32::try_from(n).ok()),
    }
}

fn times(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

fn whole(run: &[char]) -> Option<u32> {
    let (mut total, mut waiting) = (0, None);
    for &c in run {
        match (digit(c), times(c)) {
            (Some(0), _) => {}
            (Some(n), _) if waiting.is_none() => waiting = Some(n),
            (_, Some(t)) if waiting.is_some() || (t == 10 && total % 100 == 0) => total += waiting.take().unwrap_or(1) * t,
            _ => return None,
        }
    }
    Some(total + waiting.unwrap_or(0))
}

/// Four numerals read one by one, as years are written: 二〇二一.
pub(super) fn year(text: &[char], start: usize) -> Option<i16> {
    let run = text.get(start..start + 4)?;
    let digits: Option<Vec<u32>> = run.iter().map(|c| digit(*c).filter(|_| *c != '两')).collect();
    let number = digits?.into_iter().fold(0, |n, d| n * 10 + d);
    i16::try_from(number).ok().filter(|y| (1900..=2999).contains(y))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(u32, usize)> {
        chinese(&text.chars().collect::<Vec<_>>(), 0)
    }

    #[test]
    fn chinese_numerals_are_read_as_numbers() {
        for (text, number) in [("两", 2), ("十", 10), ("十五", 15), ("二十", 20), ("一百二十三", 123), ("三百零五", 305)] {
            assert_eq!(read(text), Some((number, text.chars().count())), "{text}");
        }
        assert_eq!(read("百"), None);
        assert_eq!(read("四川"), Some((4, 1)));
        assert_eq!(year(&"二〇二一年".chars().collect::<Vec<_>>(), 0), Some(2021));
    }
}
