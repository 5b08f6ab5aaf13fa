//! An exact fraction: compared without dividing, divided only to be shown.

use figures::{Decimal, Rate};
use std::cmp::Ordering;

/// A part of a whole that is more than zero.
#[derive(Debug, Clone, Copy)]
pub struct Share {
    part: Decimal,
    whole: Decimal,
}

impl Share {
    /// `None` when the whole is zero or less.
    pub fn of(part: Decimal, whole: Decimal) -> Option<Self> {
        (whole > Decimal::ZERO).then_some(Share { part, whole })
    }

    /// Nothing of a whole.
    pub fn nothing() -> Self {
        Share { part: Decimal::ZERO, whole: Decimal::ONE }
    }

    /// Numerator and denominator.
    pub fn parts(self) -> (Decimal, Decimal) {
        (self.part, self.whole)
    }

    /// In per cent.
    pub fn percent(self) -> Option<Decimal> {
        Rate { numerator: self.part, denominator: self.whole }.percent()
    }

    /// So much of an amount; `None` where the product does not fit.
    pub fn times(self, amount: Decimal) -> Option<Decimal> {
        Some(amount.checked_mul(self.part)?.checked_div(self.whole)?.normalize())
    }

    /// The amount of which another is this share; `None` for a share of nothing.
    pub fn whole_of(self, amount: Decimal) -> Option<Decimal> {
        Some(amount.checked_mul(self.whole)?.checked_div(self.part)?.normalize())
    }
}

impl Ord for Share {
    /// Cross-multiplied; where that does not fit, by the quotients.
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.part.checked_mul(other.whole), other.part.checked_mul(self.whole)) {
            (Some(a), Some(b)) => a.cmp(&b),
            _ => self.percent().cmp(&other.percent()),
        }
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Share {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Share {}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(part: i64, whole: i64) -> Share {
        Share::of(part.into(), whole.into()).expect("a whole")
    }

    #[test]
    fn thirds_are_compared_exactly() {
        assert_eq!(share(1, 3), share(333, 999));
        assert!(share(1, 3) > share(333_333_333, 1_000_000_000));
        assert_eq!(share(1, 3).times(9.into()), Some(3.into()));
        assert_eq!(share(1, 3).whole_of(3.into()), Some(9.into()));
    }

    #[test]
    fn there_is_no_share_of_nothing() {
        assert!(Share::of(Decimal::ONE, Decimal::ZERO).is_none());
        assert!(Share::of(Decimal::ONE, Decimal::NEGATIVE_ONE).is_none());
        assert_eq!(share(0, 3).whole_of(3.into()), None);
    }

    #[test]
    fn products_that_do_not_fit_are_compared_by_quotients() {
        let most = Decimal::MAX;
        let whole = Share::of(most, most).expect("a whole");
        assert_eq!(whole, share(1, 1));
        assert_eq!((whole.times(most), whole.whole_of(most)), (None, None));
    }
}
