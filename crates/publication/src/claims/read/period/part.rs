//! Parts of a year: halves, quarters, months from January on, months, days.

use super::super::chars;
use super::Piece;

const MONTHS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

/// A part of a year as the end of a period: `01..06`, `H2`, `Q2`, `05`, `05-12`.
pub(super) fn part(text: &[char], at: usize) -> Option<Piece> {
    let fixed = [("上半年", "01..06"), ("下半年", "H2"), ("全年", "")];
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
    if let Some(close) = chars::one_at(text, end, &["末", "底"]).filter(|_| (1..=4).contains(&number)) {
        return Some((format!("{:02}", number * 3), end + chars::length(close)));
    }
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
    at + chars::one_at(text, at, &["份", "底", "末", "份当月", "当月"]).map_or(0, chars::length)
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
