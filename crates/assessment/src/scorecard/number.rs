//! From exact amounts to the numbers of scores, and back to what is shown.
//!
//! Scores are binary floats, as their methods take roots and logarithms. They come from exact decimals by one rounding, and
//! whatever is compared or shown was freed of the rounding of sums before.

use figures::Decimal;

/// Whole numbers up to here are doubles without rounding.
const EXACT: i128 = 1 << f64::MANTISSA_DIGITS;
const TEN: i128 = Decimal::TEN.mantissa();
/// Digits of a score that do not depend on the order of sums.
const SETTLED: usize = f64::DIGITS as usize - 2;

/// The double nearest to an amount.
pub fn double(amount: Decimal) -> f64 {
    ratio(amount, Decimal::ONE).unwrap_or(f64::NAN)
}

/// The quotient of two amounts; equal quotients give equal bits. `None` when the denominator is zero or the quotient does not fit.
pub fn ratio(over: Decimal, under: Decimal) -> Option<f64> {
    if under.is_zero() {
        return None;
    }
    match whole(over, under) {
        Some((over, under)) => Some(over as f64 / under as f64),
        None => over.checked_div(under)?.to_string().parse().ok(),
    }
}

/// Both as whole numbers that doubles hold, where they are such.
fn whole(over: Decimal, under: Decimal) -> Option<(i128, i128)> {
    let scale = over.scale().max(under.scale());
    let raised = |amount: Decimal| amount.mantissa().checked_mul(TEN.checked_pow(scale - amount.scale())?);
    let (over, under) = (raised(over)?, raised(under)?);
    (over.abs() <= EXACT && under.abs() <= EXACT).then_some((over, under))
}

/// A score without the rounding of sums: two that are equal on paper are equal here. Nothing stays nothing (NaN).
pub fn settled(score: f64) -> f64 {
    scientific(score).parse().unwrap_or(f64::NAN)
}

/// A score as it is shown, rounded half away from zero; `None` without one, or with more digits than an amount has.
pub fn shown(score: f64, decimals: u32) -> Option<Decimal> {
    exact(score).map(|score| figures::round(score, decimals))
}

/// What ranks and classes compare: a score as shown with so many decimals, or as it is without the rounding of sums.
pub fn compared(score: f64, decimals: Option<u32>) -> f64 {
    match decimals {
        Some(decimals) => shown(score, decimals).map_or(f64::NAN, double),
        None => settled(score),
    }
}

/// A settled score as an amount.
pub fn exact(score: f64) -> Option<Decimal> {
    Decimal::from_scientific(&scientific(score)).ok()
}

fn scientific(score: f64) -> String {
    format!("{score:.digits$e}", digits = SETTLED - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    #[test]
    fn equal_quotients_are_equal_numbers() {
        assert_eq!(ratio(d("0.1"), d("0.3")), Some(1.0 / 3.0));
        assert_eq!(ratio(d("1000000000000000000000"), d("3000000000000000000000")), Some(1.0 / 3.0));
        assert_eq!(ratio(d("1"), d("0.00")), None);
        assert_eq!(ratio(Decimal::MAX, d("0.0000000000000000000000000001")), None);
    }

    #[test]
    fn an_amount_becomes_the_nearest_number() {
        assert_eq!(double(d("7.600118446")), 7.600118446);
        assert_eq!(double(d("1234567890123456.789012345")), 1_234_567_890_123_456.8);
        assert_eq!(double(d("-0.0302")), -0.0302);
    }

    #[test]
    fn shown_scores_round_half_away_from_zero_whatever_sums_left() {
        // 0.1 + 0.2 is 0.30000000000000004, and 1.005 lies below itself.
        assert_eq!(settled(0.1 + 0.2), 0.3);
        assert_eq!(shown(1.005, 2), Some(d("1.01")));
        assert_eq!(shown(-1.005, 2), Some(d("-1.01")));
        assert_eq!(shown(120.404_999_999_999_97, 2), Some(d("120.41")));
        assert_eq!(shown(f64::NAN, 2), None);
        assert_eq!(shown(f64::INFINITY, 2), None);
        assert!(settled(f64::NAN).is_nan());
    }
}
