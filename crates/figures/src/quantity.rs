//! Exact amounts: decimals with a unit of measure, rates that keep numerator and denominator.

use crate::{Decimal, Measure};
use rust_decimal::RoundingStrategy;

/// Rounds half away from zero (四舍五入), the rule of published figures. Done once, last.
pub fn round(value: Decimal, decimals: u32) -> Decimal {
    let mut out = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    out.rescale(decimals);
    out
}

/// An amount with its unit of measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// Exact decimal amount.
    pub amount: Decimal,
    /// Its unit.
    pub measure: Measure,
}

impl Quantity {
    /// Reads `26450000 千元`.
    pub fn parse(text: &str) -> Option<Self> {
        let (amount, unit) = text.trim().split_once(' ')?;
        Some(Quantity { amount: amount.parse().ok()?, measure: Measure::parse(unit)? })
    }

    /// The same amount in another unit of the same dimension; `None` when the dimensions differ or
    /// the result does not fit.
    pub fn convert(&self, to: &Measure) -> Option<Quantity> {
        Some(Quantity { amount: self.measure.convert(self.amount, to)?, measure: to.clone() })
    }
}

/// A rate that keeps its exact numerator and denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// Numerator.
    pub numerator: Decimal,
    /// Denominator, never zero in a rate that has a value.
    pub denominator: Decimal,
}

impl Rate {
    /// The rate in per cent; `None` when the denominator is zero.
    pub fn percent(self) -> Option<Decimal> {
        let ratio = self.numerator.checked_div(self.denominator)?;
        Some(ratio.checked_mul(Decimal::ONE_HUNDRED)?.normalize())
    }

    /// Growth in per cent from denominator to numerator; `None` when the base is zero or negative.
    pub fn growth(self) -> Option<Decimal> {
        if self.denominator <= Decimal::ZERO {
            return None;
        }
        Rate { numerator: self.numerator.checked_sub(self.denominator)?, denominator: self.denominator }.percent()
    }
}

/// The square root, to some twenty-five digits; nothing below zero.
pub fn root(of: Decimal) -> Option<Decimal> {
    if of.is_sign_negative() && !of.is_zero() {
        return None;
    }
    if of.is_zero() {
        return Some(Decimal::ZERO);
    }
    // Newton's steps come down from above, so the first that does not is the last.
    let mut guess = of.max(Decimal::ONE);
    for _ in 0..200 {
        let next = (guess + of.checked_div(guess)?) / Decimal::TWO;
        if next >= guess {
            break;
        }
        guess = next;
    }
    Some(guess)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_are_those_of_a_table() {
        assert_eq!(root(Decimal::from(4)), Some(Decimal::TWO));
        assert_eq!(root(Decimal::TWO).map(|r| round(r, 20).to_string()), Some("1.41421356237309504880".to_owned()));
        // 13.5 % in two years is 6.54 % a year.
        assert_eq!(root(Decimal::new(1135, 3)).map(|r| round(r, 4)), Some(Decimal::new(10654, 4)));
        assert_eq!((root(Decimal::ZERO), root(-Decimal::ONE)), (Some(Decimal::ZERO), None));
    }

    fn d(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    #[test]
    fn trap_t9_rounds_half_away_from_zero() {
        assert_eq!(round(d("0.25"), 1), d("0.3"));
        assert_eq!(round(d("-0.25"), 1), d("-0.3"));
        assert_eq!(round(d("35"), 1).to_string(), "35.0");
        assert_eq!(round(d("0.44") * d("3"), 1), d("1.3"));
        assert_eq!(round(d("0.44"), 1) * d("3"), d("1.2"));
    }

    #[test]
    fn trap_t9_converts_units_exactly() {
        let output = Quantity::parse("26450000 千元").expect("amount");
        let shown = output.convert(&Measure::parse("亿元").expect("unit")).expect("money");
        assert_eq!(shown.amount, d("264.5"));
        let land = Quantity::parse("66667 m²").expect("amount");
        let mu = land.convert(&Measure::parse("亩").expect("unit")).expect("land");
        assert_eq!(mu.amount, d("100.0005"));
        assert_eq!(round(mu.amount, 2).to_string(), "100.00");
        assert_eq!(output.convert(&land.measure), None);
    }

    #[test]
    fn a_rate_over_zero_or_a_loss_is_no_rate() {
        assert_eq!(Rate { numerator: d("10"), denominator: d("0") }.growth(), None);
        assert_eq!(Rate { numerator: d("30"), denominator: d("-50") }.growth(), None);
        assert_eq!(Rate { numerator: d("240"), denominator: d("200") }.growth(), Some(d("20")));
    }
}
