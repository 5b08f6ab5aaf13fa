//! From exact amounts to the numbers of scores, and back to what is shown.
//!
//! Scores are binary floats, as their methods take roots and logarithms. They come from exact decimals by one rounding, and
//! whatever is compared or shown was freed of the rounding of sums before.

use figures::Decimal;
use std::sync::LazyLock;

/// Whole numbers up to here are doubles without rounding.
const EXACT: i128 = 1 << f64::MANTISSA_DIGITS;
const TEN: i128 = Decimal::TEN.mantissa();
/// Powers of ten that doubles hold: five to them has no more bits than they have.
static TENS: LazyLock<Vec<f64>> = LazyLock::new(|| {
    let fits = |power: &i128| power >> power.trailing_zeros() <= EXACT;
    std::iter::successors(Some(1), |power| Some(power * TEN)).take_while(fits).map(|power| power as f64).collect()
});
/// A little less than one half.
const CLEAR: f64 = 1.0 / 2.0 - 1.0 / 1_000.0;
/// Digits of a score that do not depend on how its sums went: twice those of a single float, which leaves three of a double.
const SETTLED: usize = 2 * f32::DIGITS as usize;

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
    settled_within(score, score.abs())
}

/// A score that was made of parts of this magnitude: what they cancelled out to is no more exact than they were.
pub fn settled_within(score: f64, magnitude: f64) -> f64 {
    let settled = quick(score, magnitude).unwrap_or_else(|| text(score, magnitude).parse().unwrap_or(f64::NAN));
    if settled == 0.0 { 0.0 } else { settled }
}

/// The same number as by its digits, without writing them.
fn quick(score: f64, magnitude: f64) -> Option<f64> {
    let below = |power: &f64| 1.0 / power > magnitude;
    let above = || TENS.partition_point(|power| *power <= magnitude).checked_sub(1);
    let places = if magnitude >= 1.0 { (SETTLED - 1).checked_sub(above()?)? } else { SETTLED - 1 + TENS.partition_point(below) };
    rounded(score, places)
}

/// A number with so many decimals: of a whole number and a power of ten that doubles hold, the quotient is the double nearest to
/// the decimal. `None` where doubles don't hold them, or what is left out is near the middle.
fn rounded(number: f64, places: usize) -> Option<f64> {
    let power = TENS.get(places)?;
    let (many, whole) = (number * power, (number * power).round());
    let clear = (many - whole).abs() < CLEAR && whole.abs() < EXACT as f64;
    clear.then(|| whole / power)
}

/// What ranks and classes compare: a score, made of parts of a magnitude, as shown with so many decimals, or without the rounding
/// of sums.
pub fn compared(score: f64, magnitude: f64, decimals: Option<u32>) -> f64 {
    let settled = settled_within(score, magnitude);
    let Some(decimals) = decimals else { return settled };
    match rounded(settled, decimals as usize) {
        Some(0.0) => 0.0,
        Some(shown) => shown,
        None => shown(settled, decimals).map_or(f64::NAN, double),
    }
}

/// A settled score as an amount; `None` without one, or with more digits than an amount has.
pub fn exact(score: f64) -> Option<Decimal> {
    let text = text(score, score.abs());
    text.parse().ok().or_else(|| Decimal::from_scientific(&text).ok())
}

/// A settled score as it is shown, rounded half away from zero.
pub fn shown(settled: f64, decimals: u32) -> Option<Decimal> {
    let rounded = figures::round(exact(settled)?, decimals);
    // What rounds to zero has no sign.
    Some(if rounded.is_zero() { rounded.abs() } else { rounded })
}

/// The digits of a number that count, where `magnitude` has so many.
fn text(number: f64, magnitude: f64) -> String {
    let digits = SETTLED - 1;
    let exponent = format!("{magnitude:e}").rsplit('e').next().and_then(|exponent| exponent.parse::<i32>().ok());
    match exponent.and_then(|exponent| usize::try_from(digits as i32 - exponent).ok()) {
        Some(places) => format!("{number:.places$}", places = places.min(Decimal::MAX_SCALE as usize)),
        None => format!("{number:.digits$e}"),
    }
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
    fn the_quick_way_gives_the_same_number() {
        let mut quick_ones = 0;
        let mut seed = 1_u64;
        for _ in 0..200_000 {
            let mut next = || {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (seed >> 11) as f64 / (1_u64 << 53) as f64
            };
            let score = (next() - 0.5) * libm::exp10((next() * 30.0 - 15.0).trunc());
            let magnitude = score.abs() * if next() < 0.5 { 1.0 } else { 1.0 + 1e3 * next() };
            let slow: f64 = text(score, magnitude).parse().unwrap();
            if let Some(found) = quick(score, magnitude) {
                assert_eq!(found, slow, "{score:e} {magnitude:e}");
                quick_ones += 1;
            }
        }
        assert!(quick_ones > 150_000, "{quick_ones}");
        for decimals in 0..4 {
            let numbers = [1.005, -1.005, 0.5, 2.5, -0.5, -0.001, 0.0, 12.344_999, 99.995, 1e9 + 0.125, 0.3 - 0.1 - 0.2, 1e300];
            for number in numbers {
                let slow = shown(settled(number), decimals).map_or(f64::NAN, double);
                assert_eq!(compared(number, number.abs(), Some(decimals)).to_bits(), slow.to_bits(), "{number} {decimals}");
            }
        }
        // At the ends: powers of ten themselves, and the numbers just below them.
        for power in (-9..12).map(|e| format!("1e{e}").parse::<f64>().unwrap()) {
            for score in [power, power.next_down(), power.next_up()] {
                assert_eq!(quick(score, score), Some(text(score, score).parse().unwrap()), "{score:e}");
            }
        }
        assert_eq!((quick(f64::NAN, f64::NAN), quick(1.0, f64::INFINITY), quick(1e20, 1e20)), (None, None, None));
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
        assert_eq!(settled_within(0.3 - 0.1 - 0.2, 0.6), 0.0);
        assert_eq!(settled(1.0 / 3.0 * 1e15), 333_333_333_333e3);
        assert_eq!(exact(1.5e20), Some(d("150000000000000000000")));
        assert_eq!(shown(1.005, 2), Some(d("1.01")));
        assert_eq!(shown(-1.005, 2), Some(d("-1.01")));
        assert_eq!(shown(120.404_999_999_999_97, 2), Some(d("120.41")));
        assert_eq!(shown(-0.001, 2).map(|shown| shown.to_string()).as_deref(), Some("0.00"));
        assert_eq!(shown(f64::NAN, 2), None);
        assert_eq!(shown(f64::INFINITY, 2), None);
        assert!(settled(f64::NAN).is_nan());
    }
}
