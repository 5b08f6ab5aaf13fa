//! Texts of a known form: ids, codes, dates.

use figures::Period;
use jiff::civil::{Date, DateTime};

/// A known form of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// `industry.output`: lower-case words joined by dots.
    Id,
    /// `digital_core`, `0101`: one word of letters, digits and `_`.
    Word,
    /// `A-7`: letters and digits joined by `-`, `_` or `.`.
    Name,
    /// `B204-1`: an official table number.
    Form,
    /// `01`: an item code.
    Item,
    /// `39`, `397`, `3973` or `39*`.
    Industry,
    /// `2019-01-01`.
    Day,
    /// `2021-06`, `2021-Q2`, `2021`.
    Period,
    /// `2021-07-07T12:00`: a local date and time.
    Hour,
}

impl Pattern {
    /// Whether a text has the form.
    pub fn fits(self, text: &str) -> bool {
        match self {
            Pattern::Id => text.split('.').all(is_word) && text.starts_with(|c: char| c.is_ascii_lowercase()),
            Pattern::Word => is_word(text),
            Pattern::Name => !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)),
            Pattern::Form => is_form(text),
            Pattern::Item => !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric()),
            Pattern::Industry => is_industry(text),
            Pattern::Day => text.len() == 10 && text.parse::<Date>().is_ok(),
            Pattern::Period => text.parse::<Period>().is_ok(),
            Pattern::Hour => text.len() == 16 && text.parse::<DateTime>().is_ok(),
        }
    }

    /// As a regular expression for schemas.
    pub fn regex(self) -> &'static str {
        match self {
            Pattern::Id => "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$",
            Pattern::Word => "^[a-z0-9_]+$",
            Pattern::Name => "^[A-Za-z0-9_.-]+$",
            Pattern::Form => "^([A-Z]+[0-9]+|[0-9]+-[0-9]+|[A-Z]+[0-9]*-[0-9]+)$",
            Pattern::Item => "^[A-Za-z0-9]+$",
            Pattern::Industry => "^[0-9]{2,4}\\*?$",
            Pattern::Day => "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            Pattern::Period => "^[0-9]{4}(-[0-9]{2}|-01\\.\\.[0-9]{2}|-[0-9]{2}\\.\\.[0-9]{4}-[0-9]{2}|-Q[1-4]|-H[12])?$",
            Pattern::Hour => "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$",
        }
    }

    /// What it is called in messages, zh and en.
    pub fn name(self) -> (&'static str, &'static str) {
        match self {
            Pattern::Id => ("由小写字母、数字和下划线组成、以点相连的标识", "an id of lower-case words joined by dots"),
            Pattern::Word => ("由小写字母、数字和下划线组成的一个词", "one word of lower-case letters, digits and `_`"),
            Pattern::Name => ("由字母、数字和 - _ . 组成的名称", "a name of letters, digits and `-`, `_`, `.`"),
            Pattern::Form => ("表号", "an official table number"),
            Pattern::Item => ("指标代码", "an item code"),
            Pattern::Industry => ("2—4 位行业代码，可以 * 结尾", "an industry code of 2-4 digits, with `*` at the end for all below it"),
            Pattern::Day => ("日期", "a date"),
            Pattern::Period => ("报告期", "a period"),
            Pattern::Hour => ("日期和时刻", "a date and time"),
        }
    }

    /// An example of it.
    pub fn sample(self) -> &'static str {
        match self {
            Pattern::Id => "industry.output",
            Pattern::Word => "digital_core",
            Pattern::Name => "name",
            Pattern::Form => "B204-1",
            Pattern::Item => "\"01\"",
            Pattern::Industry => "\"3973\"",
            Pattern::Day => "2019-01-01",
            Pattern::Period => "2021-06",
            Pattern::Hour => "2021-07-07T12:00",
        }
    }
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// Letters are optional when the number has a second part, and a number before it when there are letters:
/// `202-1`, `B203`, `B204-1`, `RK-1`.
pub fn is_form(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    match rest.split_once('-') {
        Some((table, part)) => (digits(table) || table.is_empty() && rest.len() < text.len()) && digits(part),
        None => rest.len() < text.len() && digits(rest),
    }
}

fn is_industry(text: &str) -> bool {
    let digits = text.strip_suffix('*').unwrap_or(text);
    (2..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}
