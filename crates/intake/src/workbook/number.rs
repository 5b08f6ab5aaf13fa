//! Binary floating point to decimal and back: the one place where an office file's numbers become exact.
//!
//! Office files keep numbers as IEEE doubles and office programs show 15 significant digits of them;
//! the same 15 are taken here, so that 0.30000000000000004 is 0.3 again.

use figures::Decimal;
use std::fmt::Write;

/// Decimal digits a double holds for certain.
const DIGITS: usize = 15;
/// Most digits after the point a decimal holds.
const SCALE: i32 = 28;

/// A number as written in a part, `12.5` or `1.25E1`; `None` when it is none, or beyond what is kept.
pub(super) fn from_text(text: &str) -> Option<Decimal> {
    plain(text).or_else(|| rounded(text.parse().ok()?))
}

/// A number as eight bytes of an `.xls` record.
pub(super) fn from_bytes(bytes: [u8; 8]) -> Option<Decimal> {
    rounded(f64::from_le_bytes(bytes))
}

/// The double an office file keeps for an amount: it has no other number. Fifteen digits come back as they were.
pub(crate) fn to_double(amount: Decimal) -> Option<f64> {
    amount.to_string().parse().ok()
}

/// A number packed to four bytes: an integer or the upper half of a double, perhaps in hundredths.
pub(super) fn from_packed(packed: u32) -> Option<Decimal> {
    let hundredths = packed & 1 == 1;
    if packed & 2 == 2 {
        let whole = i64::from(packed.cast_signed() >> 2);
        return placed(whole, if hundredths { 2 } else { 0 });
    }
    let double = f64::from_bits(u64::from(packed & !3) << 32);
    rounded(if hundredths { double / 100.0 } else { double })
}

/// Digits with an optional sign and point, at most 15 of them: exact without a detour.
fn plain(text: &str) -> Option<Decimal> {
    let (negative, body) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mut mantissa, mut scale, mut digits, mut point) = (0_i64, 0_u32, 0, false);
    for byte in body.bytes() {
        match byte {
            b'0'..=b'9' if digits < DIGITS => {
                mantissa = mantissa * 10 + i64::from(byte - b'0');
                digits += 1;
                scale += u32::from(point);
            }
            b'.' if !point && digits > 0 => point = true,
            _ => return None,
        }
    }
    let scale = i32::try_from(scale).ok()?;
    (digits > 0).then(|| placed(if negative { -mantissa } else { mantissa }, scale))?
}

/// The nearest decimal of 15 significant digits; `None` when it is not finite or too large.
fn rounded(double: f64) -> Option<Decimal> {
    if !double.is_finite() {
        return None;
    }
    let mut written = Written { bytes: [0; 32], length: 0 };
    write!(written, "{double:.14e}").ok()?;
    let text = std::str::from_utf8(&written.bytes[..written.length]).ok()?;
    let (mantissa, exponent) = text.split_once('e')?;
    let (negative, digits) = mantissa.strip_prefix('-').map_or((false, mantissa), |rest| (true, rest));
    let digits = digits.bytes().filter(u8::is_ascii_digit).fold(0_i64, |all, b| all * 10 + i64::from(b - b'0'));
    placed(if negative { -digits } else { digits }, 14 - exponent.parse::<i32>().ok()?)
}

/// `digits · 10^-scale` without trailing zeros; what is beyond the last place that is kept is dropped.
fn placed(mut digits: i64, mut scale: i32) -> Option<Decimal> {
    while scale > 0 && digits % 10 == 0 && digits != 0 || scale > SCALE && digits != 0 {
        digits /= 10;
        scale -= 1;
    }
    match u32::try_from(scale) {
        _ if digits == 0 => Some(Decimal::ZERO),
        Ok(scale) => Some(Decimal::new(digits, scale)),
        Err(_) => {
            let power = 10_i128.checked_pow(scale.unsigned_abs())?;
            Decimal::try_from_i128_with_scale(i128::from(digits).checked_mul(power)?, 0).ok()
        }
    }
}

/// Room for one written number: a sheet has too many of them to allocate each.
struct Written {
    bytes: [u8; 32],
    length: usize,
}

impl Write for Written {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        let end = self.length + text.len();
        self.bytes.get_mut(self.length..end).ok_or(std::fmt::Error)?.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        from_text(text).map_or("none".to_owned(), |d| d.to_string())
    }

    #[test]
    fn numbers_have_fifteen_digits() {
        assert_eq!(read("0.30000000000000004"), "0.3");
        assert_eq!(read("26450000"), "26450000");
        assert_eq!(read("-264.5"), "-264.5");
        assert_eq!(read("1.25E3"), "1250");
        assert_eq!(read("1e-7"), "0.0000001");
        assert_eq!(read("123456789012345678"), "123456789012346000");
        assert_eq!(read("1e-300"), "0");
        assert_eq!(read("-0"), "0");
    }

    #[test]
    fn what_cannot_be_kept_is_none() {
        for text in ["1e30", "1e308", "1e999", "NaN", "inf", "-inf", "", "-", ".", "1,5"] {
            assert_eq!(read(text), "none", "{text}");
        }
    }

    #[test]
    fn packed_numbers_are_integers_or_halves_of_doubles() {
        let packed = |n| from_packed(n).map(|d| d.to_string());
        assert_eq!(packed((123 << 2) | 2).as_deref(), Some("123"));
        assert_eq!(packed((12345 << 2) | 3).as_deref(), Some("123.45"));
        assert_eq!(packed((-5_i32 << 2).cast_unsigned() | 2).as_deref(), Some("-5"));
        assert_eq!(packed(0x3FF0_0000).as_deref(), Some("1"));
        assert_eq!(packed(0x3FF0_0001).as_deref(), Some("0.01"));
        assert_eq!(packed(0x7FF0_0000), None);
    }

    #[test]
    fn eight_bytes_are_a_number() {
        assert_eq!(from_bytes((0.1_f64 + 0.2).to_le_bytes()).map(|d| d.to_string()).as_deref(), Some("0.3"));
        assert_eq!(from_bytes(f64::NAN.to_le_bytes()), None);
    }
}
