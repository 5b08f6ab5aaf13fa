//! The numbers a printed number may stand for.

use super::claim::{Bound, Claim, Transform};
use figures::{Decimal, round};

/// Lowest and highest; an end that is open is `None`.
pub(super) type Interval = (Option<Decimal>, Option<Decimal>);

/// Half of the last printed place to either side.
pub(super) fn printed(value: Decimal) -> Option<(Decimal, Decimal)> {
    let half = Decimal::new(5, value.scale() + 1);
    Some((value.checked_sub(half)?, value.checked_add(half)?))
}

/// The interval of a claim, in the sign of our figure: a decline printed as 5.2 stands around −5.2.
pub(super) fn of(claim: &Claim) -> Interval {
    let Some(value) = claim.value else { return (None, None) };
    if claim.bound == Bound::Exact && is_count(value, &claim.unit) {
        return (Some(value), Some(value));
    }
    let (low, high) = unsigned(value, claim.bound);
    match claim.transform {
        Transform::Decline | Transform::PointsDown => (high.map(|h| -h), low.map(|l| -l)),
        _ => (low, high),
    }
}

/// Units whose whole numbers are counts, not roundings.
const COUNTS: &[&str] = &["个", "家", "户", "人", "项", "件", "台", "座", "所", "条", "宗", "只", "辆", "套", "位"];

/// Whether a number counts things, so that it stands for itself alone.
pub(super) fn is_count(value: Decimal, unit: &str) -> bool {
    value.is_integer() && COUNTS.contains(&unit)
}

fn unsigned(value: Decimal, bound: Bound) -> Interval {
    let step = last_place(value);
    match bound {
        Bound::Exact => printed(value).map_or((None, None), |(l, h)| (Some(l), Some(h))),
        Bound::AtLeast | Bound::Over => (Some(value), None),
        Bound::AtMost => (None, Some(value)),
        Bound::ApproxOver => (Some(value), value.checked_add(step)),
        Bound::About => (value.checked_sub(step / Decimal::TWO), value.checked_add(step / Decimal::TWO)),
    }
}

/// The place of the last digit that isn't zero: 100 for 900, 1 for 15, 0.1 for 5.8.
fn last_place(value: Decimal) -> Decimal {
    let mut place = Decimal::new(1, value.scale());
    while !value.is_zero() && (value % (place * Decimal::TEN)).is_zero() {
        place *= Decimal::TEN;
    }
    place
}

/// Our figure in the sign of the text: a fall is printed without one.
fn as_printed(claim: &Claim, ours: Decimal) -> Decimal {
    if matches!(claim.transform, Transform::Decline | Transform::PointsDown) { -ours } else { ours }
}

/// Whether our exact figure is what the claim says.
pub(super) fn holds(claim: &Claim, ours: Decimal) -> bool {
    let Some(value) = claim.value else { return false };
    let ours = as_printed(claim, ours);
    let (low, high) = unsigned(value, claim.bound);
    match claim.bound {
        Bound::Exact => round(ours, value.scale()) == value,
        Bound::Over => ours > value,
        Bound::ApproxOver => ours > value && high.is_none_or(|h| ours < h),
        Bound::AtLeast | Bound::AtMost | Bound::About => low.is_none_or(|l| ours >= l) && high.is_none_or(|h| ours <= h),
    }
}

/// Whether our exact figure is the printed number itself, without rounding, or keeps the bound.
pub(super) fn is_exact(claim: &Claim, ours: Decimal) -> bool {
    let same = claim.value == Some(as_printed(claim, ours));
    claim.bound != Bound::Exact || same
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    #[test]
    fn the_printed_digits_bound_the_number() {
        assert_eq!(printed(d("264.5")), Some((d("264.45"), d("264.55"))));
        assert_eq!(printed(d("233")), Some((d("232.5"), d("233.5"))));
    }

    #[test]
    fn more_than_nine_hundred_is_less_than_a_thousand() {
        assert_eq!(unsigned(d("900"), Bound::ApproxOver), (Some(d("900")), Some(d("1000"))));
        assert_eq!(last_place(d("5.8")), d("0.1"));
        assert_eq!(last_place(d("15")), d("1"));
    }
}
