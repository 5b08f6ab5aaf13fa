//! A value as typed: plain digits, an optional minus and decimal point, nothing else.

use super::fold::fold;
use figures::Decimal;

/// Digits the book of record keeps before and after the point.
const WHOLE: usize = 14;
const FRACTION: usize = 4;
/// Digits of a value that is kept as it was written.
const DIGITS: usize = 28;

/// Why a text is no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NumberFault {
    /// Thousands separators; holds the number without them.
    Separators(String),
    /// A number followed by something, such as a unit; holds the something.
    Trailing(String),
    /// More digits than are kept.
    TooLong,
    /// Not a number at all.
    Other,
}

/// Reads a number; full-width forms are folded.
pub(crate) fn number(text: &str) -> Result<Decimal, NumberFault> {
    let text = fold(text);
    if !plain(&text) {
        return Err(fault(&text));
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let digits = whole.trim_start_matches('-').trim_start_matches('0');
    if digits.len() > WHOLE || fraction.trim_end_matches('0').len() > FRACTION {
        return Err(NumberFault::TooLong);
    }
    Decimal::from_str_exact(&text).map_err(|_| NumberFault::TooLong)
}

/// Reads a number of up to 28 digits as it is written, zeros at its end too.
pub(crate) fn exact(text: &str) -> Result<Decimal, NumberFault> {
    let text = fold(text);
    if !plain(&text) {
        return Err(fault(&text));
    }
    let digits = text.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit).count();
    if digits > DIGITS || text.split_once('.').is_some_and(|(_, fraction)| fraction.len() > DIGITS) {
        return Err(NumberFault::TooLong);
    }
    Decimal::from_str_exact(&text).map_err(|_| NumberFault::TooLong)
}

/// `-?digits[.digits]`
fn plain(text: &str) -> bool {
    let body = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = body.split_once('.').unwrap_or((body, "0"));
    [whole, fraction].iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

fn fault(text: &str) -> NumberFault {
    let without: String = text.chars().filter(|c| !matches!(c, ',' | '，' | '\'' | ' ' | '\u{a0}')).collect();
    if without != text && plain(&without) {
        return NumberFault::Separators(without);
    }
    let tail = without.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == '-');
    if plain(&without[..without.len() - tail.len()]) {
        return NumberFault::Trailing(tail.to_owned());
    }
    NumberFault::Other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_and_full_width_numbers_are_read() {
        assert_eq!(number("26450000"), Ok(Decimal::from(26_450_000)));
        assert_eq!(number("－２６４．５"), Ok(Decimal::new(-2645, 1)));
    }

    #[test]
    fn twenty_eight_digits_come_back_as_written() {
        let back = |text: &str| exact(text).map(|d| d.to_string());
        for text in ["7.600118446", "-0.50", "17504.39969", "9999999999999999999999999999", "0.0000000000000000000000000001"] {
            assert_eq!(back(text), Ok(text.to_owned()));
        }
        assert_eq!(back("７．６"), Ok("7.6".to_owned()));
        for text in ["99999999999999999999999999999", "1.0000000000000000000000000000", "0.00000000000000000000000000001"] {
            assert_eq!(back(text), Err(NumberFault::TooLong), "{text}");
        }
        assert_eq!(exact("17,504.4"), Err(NumberFault::Separators("17504.4".into())));
        assert_eq!(exact("#DIV/0!"), Err(NumberFault::Other));
    }

    #[test]
    fn what_is_no_plain_number_is_named() {
        assert_eq!(number("26,450,000"), Err(NumberFault::Separators("26450000".into())));
        assert_eq!(number("264.5亿元"), Err(NumberFault::Trailing("亿元".into())));
        assert_eq!(number("1e5"), Err(NumberFault::Trailing("e5".into())));
        assert_eq!(number("999999999999999"), Err(NumberFault::TooLong));
        for text in ["", "-", ".5", "5.", "--5", "未上报", "+5", "1.2.3"] {
            assert!(number(text).is_err(), "{text}");
        }
    }
}
