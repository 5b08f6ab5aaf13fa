//! Amounts as the book keeps them: integers of one ten-thousandth.

use crate::{Error, Result};
use figures::{Decimal, FiledValue};

/// Decimals kept.
pub(crate) const SCALE: u32 = 4;

/// Digits kept, decimals included: as many as a column of eight bytes holds (docs/decisions/0014).
pub(crate) const PRECISION: u8 = 18;

const BOUND: u64 = 10_u64.pow(PRECISION as u32);

/// The stored integer of a filed value.
///
/// # Errors
/// [`Error::Amount`] when it has more than four decimals or does not fit.
pub(crate) fn scaled(filed: &FiledValue) -> Result<i64> {
    scale(filed.value).ok_or_else(|| Error::Amount { place: Box::new(filed.place.clone()), value: filed.value })
}

/// The stored integer of an amount; `None` when it has more than four decimals or does not fit.
pub(crate) fn scale(value: Decimal) -> Option<i64> {
    let value = value.normalize();
    let missing = SCALE.checked_sub(value.scale())?;
    let scaled = value.mantissa().checked_mul(10_i128.pow(missing))?;
    i64::try_from(scaled).ok().filter(|scaled| scaled.unsigned_abs() < BOUND)
}

/// The amount a stored integer stands for, without trailing zeros.
pub(crate) fn unscaled(stored: i64) -> Decimal {
    Decimal::new(stored, SCALE).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_decimals_are_kept_and_a_fifth_is_refused() {
        for (text, stored) in [("100", 1_000_000), ("-0.0001", -1), ("26450000.5", 264_500_005_000), ("0", 0), ("1.50000", 15_000)] {
            let value: Decimal = text.parse().expect(text);
            assert_eq!(scale(value), Some(stored), "{text}");
            assert_eq!(unscaled(stored), value.normalize(), "{text}");
        }
        for text in ["0.00001", "100000000000000", "-100000000000000", "79228162514264337593543950335"] {
            assert_eq!(scale(text.parse().expect(text)), None, "{text}");
        }
        assert_eq!(scale("99999999999999.9999".parse().expect("largest")), Some(999_999_999_999_999_999));
    }
}
