//! Differences of exact values: wider than a decimal, so that they add up to the last digit.

use figures::Decimal;
use std::fmt;

/// An exact number: so many units of the last place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exact {
    units: i128,
    places: u32,
}

impl Exact {
    /// Nothing, to be added to.
    pub const ZERO: Exact = Exact { units: 0, places: 0 };

    /// What lies between two values.
    pub fn between(before: Decimal, after: Decimal) -> Exact {
        Scale::of(&[before, after]).between(before, after)
    }

    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.units == 0
    }

    /// Its size without its sign, to compare numbers of one scale.
    pub fn size(self) -> u128 {
        self.units.unsigned_abs()
    }

    /// The sum, exactly, of numbers of one scale or of nothing.
    #[must_use]
    pub fn plus(self, other: Exact) -> Exact {
        let places = self.places.max(other.places);
        Exact { units: self.at(places) + other.at(places), places }
    }

    fn at(self, places: u32) -> i128 {
        self.units.saturating_mul(power(places.saturating_sub(self.places)).unwrap_or(i128::MAX))
    }

    /// The nearest decimal; it is this number where that has no more than 28 digits.
    pub fn decimal(self) -> Decimal {
        let (mut units, mut places) = (self.units, self.places);
        while places > 0 && (units % 10 == 0 || units.unsigned_abs() >= 1 << 96) {
            units = tenth(units);
            places -= 1;
        }
        Decimal::try_from_i128_with_scale(units, places).unwrap_or_default()
    }
}

/// A tenth, half away from zero.
fn tenth(units: i128) -> i128 {
    let rest = units % 10;
    units / 10 + if rest.abs() >= 5 { rest.signum() } else { 0 }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:0>1$}", self.units.unsigned_abs(), self.places as usize + 1);
        let (whole, part) = digits.split_at(digits.len() - self.places as usize);
        let part = part.trim_end_matches('0');
        let sign = if self.units < 0 { "-" } else { "" };
        write!(f, "{sign}{whole}{}{part}", if part.is_empty() { "" } else { "." })
    }
}

/// The scale on which some values are subtracted from each other: as fine as the finest of them. A scale so fine
/// that the largest would not fit is not taken; then the values are rounded to a coarser one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale(u32);

impl Scale {
    /// The scale of these values.
    pub fn of(values: &[Decimal]) -> Self {
        let mut places = values.iter().map(|v| v.normalize().scale()).max().unwrap_or_default();
        while places > 0 && values.iter().any(|v| units(*v, places).is_none()) {
            places -= 1;
        }
        Scale(places)
    }

    /// What lies between two values.
    pub fn between(self, before: Decimal, after: Decimal) -> Exact {
        let units = |v| units(v, self.0).unwrap_or_default();
        Exact { units: units(after) - units(before), places: self.0 }
    }
}

/// The value in units of a place; a quarter of the room is left for sums.
fn units(value: Decimal, places: u32) -> Option<i128> {
    let value = if value.scale() > places { figures::round(value, places) } else { value };
    let units = value.mantissa().checked_mul(power(places - value.scale())?)?;
    (units.unsigned_abs() < 1 << 120).then_some(units)
}

fn power(of_ten: u32) -> Option<i128> {
    10_i128.checked_pow(of_ten)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    #[test]
    fn what_a_decimal_would_round_adds_up() {
        // A third of a hundred and a third of ten thousand have their last digits at different places.
        let values = [d("1000000") / d("3"), d("100") / d("3"), d("1") / d("7")];
        let scale = Scale::of(&values);
        let sum = scale.between(values[0], values[1]).plus(scale.between(values[1], values[2]));
        assert_eq!(sum, scale.between(values[0], values[2]));
        assert!(sum.to_string().len() > 33, "{sum} has more digits than a decimal");
    }

    #[test]
    fn a_number_is_written_as_it_is() {
        let scale = Scale::of(&[d("1.50"), d("0.001")]);
        assert_eq!(scale.between(d("1.5"), d("0.001")).to_string(), "-1.499");
        assert_eq!(scale.between(d("1"), d("3")).to_string(), "2");
        assert_eq!(Exact::ZERO.to_string(), "0");
        assert_eq!(scale.between(d("1"), d("1.25")).decimal(), d("0.25"));
        assert_eq!(scale.between(d("0"), d("-0.004")).plus(Exact::ZERO).to_string(), "-0.004");
    }
}
