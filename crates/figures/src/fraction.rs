//! Exact fractions: a third of a lot, and sums of such parts. They are divided once, last.

use crate::Decimal;
use std::cmp::Ordering;
use std::fmt;

/// The largest denominator a share may be written with, and so the most decimals: eight.
const FINEST: i128 = 100_000_000;
const DECIMALS: usize = 8;

/// A fraction in lowest terms, its denominator above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fraction {
    over: i128,
    under: i128,
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Fraction = Fraction { over: 0, under: 1 };
    /// The whole.
    pub const ONE: Fraction = Fraction { over: 1, under: 1 };

    /// `over / under`; nothing for a denominator that is not above zero.
    pub fn new(over: i128, under: i128) -> Option<Self> {
        if under <= 0 {
            return None;
        }
        let common = common(over.checked_abs()?, under);
        Some(Fraction { over: over / common, under: under / common })
    }

    /// Reads a share as it is written, `1/3` or `0.3333`: digits alone, a denominator of at most a hundred million.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((over, under)) = text.split_once('/') {
            return Self::new(digits(over.trim())?, digits(under.trim())?);
        }
        let (whole, places) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
        if text.contains('.') && (places.is_empty() || places.len() > DECIMALS) {
            return None;
        }
        let scale = 10_i128.pow(u32::try_from(places.len()).ok()?);
        let places = if places.is_empty() { 0 } else { digits(places)? };
        Self::new(digits(whole)?.checked_mul(scale)?.checked_add(places)?, scale)
    }

    /// A decimal as a fraction.
    pub fn of(value: Decimal) -> Self {
        let value = value.normalize();
        // A decimal has at most 28 places, and ten to that power fits.
        let under = 10_i128.checked_pow(value.scale()).unwrap_or(1);
        Self::new(value.mantissa(), under).unwrap_or(Self::ZERO)
    }

    /// Numerator and denominator.
    pub fn parts(self) -> (i128, i128) {
        (self.over, self.under)
    }

    /// The sum; nothing beyond the range.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let common = common(self.under, other.under);
        let (ours, theirs) = (other.under / common, self.under / common);
        let over = self.over.checked_mul(ours)?.checked_add(other.over.checked_mul(theirs)?)?;
        Self::new(over, self.under.checked_mul(ours)?)
    }

    /// The difference; nothing beyond the range.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(Fraction { over: other.over.checked_neg()?, under: other.under })
    }

    /// The product; nothing beyond the range.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let (left, right) = (common(self.over.checked_abs()?, other.under), common(other.over.checked_abs()?, self.under));
        let over = (self.over / left).checked_mul(other.over / right)?;
        Self::new(over, (self.under / right).checked_mul(other.under / left)?)
    }

    /// Divided, to the digits a decimal holds; nothing beyond its range.
    pub fn decimal(self) -> Option<Decimal> {
        let whole = |n: i128| Decimal::try_from_i128_with_scale(n, 0).ok();
        // The whole part apart, so that a long numerator over a long denominator need not fit.
        let (quotient, rest) = (self.over / self.under, self.over % self.under);
        let part = if rest == 0 { Decimal::ZERO } else { whole(rest)?.checked_div(whole(self.under)?)? };
        Some(whole(quotient)?.checked_add(part)?.normalize())
    }
}

/// The greatest common divisor; one where both are zero.
fn common(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

fn digits(text: &str) -> Option<i128> {
    let plain = !text.is_empty() && text.len() <= 10 && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten().filter(|n| *n <= FINEST)
}

impl Default for Fraction {
    fn default() -> Self {
        Self::ZERO
    }
}

impl Ord for Fraction {
    /// By whole parts, then by what is left of both turned over: no product is made, so none can be too large.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b, mut turned) = (*self, *other, false);
        loop {
            let wholes = a.over.div_euclid(a.under).cmp(&b.over.div_euclid(b.under));
            let (rest_a, rest_b) = (a.over.rem_euclid(a.under), b.over.rem_euclid(b.under));
            let order = match (wholes, rest_a, rest_b) {
                (Ordering::Equal, 0, 0) => Ordering::Equal,
                (Ordering::Equal, 0, _) => Ordering::Less,
                (Ordering::Equal, _, 0) => Ordering::Greater,
                (Ordering::Equal, ..) => {
                    (a, b, turned) = (Fraction { over: a.under, under: rest_a }, Fraction { over: b.under, under: rest_b }, !turned);
                    continue;
                }
                (decided, ..) => decided,
            };
            return if turned { order.reverse() } else { order };
        }
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Fraction {
    /// `1/3`, `1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.under {
            1 => write!(f, "{}", self.over),
            under => write!(f, "{}/{under}", self.over),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(over: i128, under: i128) -> Fraction {
        Fraction::new(over, under).expect("a fraction")
    }

    #[test]
    fn three_thirds_are_the_whole_and_three_times_a_third_of_decimals_are_not() {
        let thrice = |text: &str| {
            let part = Fraction::parse(text).expect(text);
            part.checked_add(part).and_then(|two| two.checked_add(part)).expect("fits")
        };
        assert_eq!(thrice("1/3"), Fraction::ONE);
        assert_eq!(thrice("0.3333"), of(9_999, 10_000));
    }

    #[test]
    fn a_share_is_kept_in_lowest_terms_and_reads_back() {
        for (text, shown) in [("2/6", "1/3"), ("0.50", "1/2"), ("1", "1"), ("0.3333", "3333/10000"), (" 1 / 4 ", "1/4"), ("0", "0")] {
            let read = Fraction::parse(text).expect(text);
            assert_eq!((read.to_string().as_str(), Fraction::parse(&read.to_string())), (shown, Some(read)), "{text}");
        }
    }

    #[test]
    fn what_is_no_share_is_refused() {
        for text in
            ["", "/", "1/0", "1/", "/3", "-1/3", "1/3/3", "33%", ".5", "5.", "0.123456789", "1/100000001", "1e3", "99999999999", "三分之一"]
        {
            assert_eq!(Fraction::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_fraction_is_divided_once_and_last() {
        // 66 667 m² at 2000/3 m² a mu.
        let land = Fraction::of("66667".parse().expect("number")).checked_mul(of(3, 2000)).expect("fits");
        assert_eq!(land.decimal(), Some("100.0005".parse().expect("number")));
        assert_eq!(of(1, 3).checked_mul(of(90_000, 1)).and_then(Fraction::decimal), Some(30_000.into()));
        assert_eq!(of(1, 3).decimal().map(|d| d.to_string()), Some("0.3333333333333333333333333333".to_owned()));
        assert_eq!(of(-7, 2).decimal(), Some("-3.5".parse().expect("number")));
    }

    #[test]
    fn what_does_not_fit_is_nothing_and_no_panic() {
        let most = of(i128::MAX, 1);
        assert_eq!((most.checked_add(Fraction::ONE), most.checked_mul(of(2, 1)), most.decimal()), (None, None, None));
        assert_eq!((Fraction::new(1, 0), Fraction::new(i128::MIN, 3)), (None, None));
        let finest = of(1, i128::MAX);
        assert_eq!((finest.checked_add(of(1, i128::MAX - 1)), finest.checked_mul(of(1, 2)), finest.decimal()), (None, None, None));
        assert!(finest < of(1, i128::MAX - 1) && most > of(i128::MAX - 1, 2));
    }

    proptest! {
        #[test]
        fn order_is_that_of_the_cross_products(a in -999i128..999, b in 1i128..999, c in -999i128..999, d in 1i128..999) {
            prop_assert_eq!(of(a, b).cmp(&of(c, d)), (a * d).cmp(&(c * b)));
        }

        #[test]
        fn what_is_added_and_taken_away_is_gone(a in any::<i64>(), b in 1i64.., c in any::<i32>(), d in 1i32..) {
            let (x, y) = (of(a.into(), b.into()), of(c.into(), d.into()));
            let sum = x.checked_add(y).expect("fits");
            prop_assert_eq!(sum.checked_sub(y), Some(x));
        }

        #[test]
        fn any_text_is_read_without_panic(text in ".{0,16}") {
            let _ = Fraction::parse(&text);
        }
    }
}
