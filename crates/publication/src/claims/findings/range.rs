//! Numbers with the numbers they may stand for, and what can be said of two of them.

use super::super::claim::{Bound, Claim, Transform};
use super::super::found::{Finding, Gravity};
use super::super::interval;
use figures::{Decimal, Measure, Text, round};

/// A number with the lowest and highest it may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    /// As printed, or as it follows.
    pub value: Decimal,
    /// Lowest.
    pub low: Decimal,
    /// Highest.
    pub high: Decimal,
}

impl Range {
    /// A number without doubt.
    pub fn exact(value: Decimal) -> Self {
        Range { value, low: value, high: value }
    }

    /// What a claim's print stands for; counts are exact. `None` for a bounded or missing number.
    pub fn of(claim: &Claim) -> Option<Self> {
        let value = claim.value.filter(|_| claim.bound == Bound::Exact)?;
        if interval::is_count(value, &claim.unit) {
            return Some(Range::exact(value));
        }
        let (low, high) = interval::printed(value)?;
        Some(Range { value, low, high })
    }

    /// The same in another unit of measure.
    pub fn in_unit(claim: &Claim, unit: &str) -> Option<Self> {
        let range = Range::of(claim)?;
        if claim.unit == unit {
            return Some(range);
        }
        let (from, to) = (Measure::parse(&claim.unit)?, Measure::parse(unit)?);
        let of = |d: Decimal| from.convert(d, &to);
        Some(Range { value: of(range.value)?, low: of(range.low)?, high: of(range.high)? })
    }

    /// A rate of change in per cent with its sign; times (增长1.2倍) are hundreds of per cent.
    pub fn rate(claim: &Claim) -> Option<Self> {
        let range = Range::of(claim)?;
        let times = if claim.unit == "倍" { Decimal::ONE_HUNDRED } else { Decimal::ONE };
        let (value, low, high) = (range.value * times, range.low * times, range.high * times);
        Some(match claim.transform {
            Transform::Decline | Transform::PointsDown => Range { value: -value, low: -high, high: -low },
            _ => Range { value, low, high },
        })
    }

    /// 1 + g of a rate in per cent; `None` at or below zero.
    pub fn factor(self) -> Option<Self> {
        let of = |percent: Decimal| Decimal::ONE + percent / Decimal::ONE_HUNDRED;
        let factor = Range { value: of(self.value), low: of(self.low), high: of(self.high) };
        (factor.low > Decimal::ZERO).then_some(factor)
    }

    /// The quotient of two positive numbers.
    pub fn over(self, under: Range) -> Option<Self> {
        (under.low > Decimal::ZERO).then_some(())?;
        let value = self.value.checked_div(under.value)?;
        Some(Range { value, low: self.low.checked_div(under.high)?, high: self.high.checked_div(under.low)? })
    }

    /// The product of two positive numbers.
    pub fn times(self, other: Range) -> Option<Self> {
        let of = |a: Decimal, b: Decimal| a.checked_mul(b);
        Some(Range { value: of(self.value, other.value)?, low: of(self.low, other.low)?, high: of(self.high, other.high)? })
    }

    /// The sum.
    pub fn plus(self, other: Range) -> Self {
        Range { value: self.value + other.value, low: self.low + other.low, high: self.high + other.high }
    }

    /// The difference.
    pub fn minus(self, other: Range) -> Self {
        Range { value: self.value - other.value, low: self.low - other.high, high: self.high - other.low }
    }

    /// A hundred times as much.
    pub fn percent(self) -> Self {
        let of = |d: Decimal| d * Decimal::ONE_HUNDRED;
        Range { value: of(self.value), low: of(self.low), high: of(self.high) }
    }

    /// Growth in per cent of a factor.
    pub fn growth(self) -> Self {
        self.minus(Range::exact(Decimal::ONE)).percent()
    }

    /// Growth in per cent of an amount that changed by so much, up or down; the ends over all corners, because the
    /// base holds both numbers.
    pub fn changed_by(self, change: Range, sign: Decimal) -> Option<Self> {
        let of = |a: Decimal, c: Decimal| {
            let base = a.checked_sub(sign * c).filter(|b| *b > Decimal::ZERO)?;
            Some((a.checked_div(base)? - Decimal::ONE) * Decimal::ONE_HUNDRED)
        };
        let ends = [self.low, self.high].into_iter().flat_map(|a| [change.low, change.high].map(|c| of(a, c)));
        let ends: Vec<Decimal> = ends.collect::<Option<_>>()?;
        Some(Range { value: of(self.value, change.value)?, low: *ends.iter().min()?, high: *ends.iter().max()? })
    }

    /// The finding that a claim is not what the printed amounts give.
    pub fn against(self, kind: &'static str, claims: Vec<usize>, claim: &Claim, unit: &str) -> Finding {
        let Range { value, low, high } = self.shown(claim.value.map_or(1, |v| v.scale().max(1)));
        let words = &claim.text;
        let between = if low == high { Text::default() } else { Text::new(format!("（{low}—{high}）"), format!(" ({low} to {high})")) };
        let message = Text::new(
            format!("“{words}”与文中数字不符：按所印数字应为{value}{unit}{}", between.zh),
            format!("“{words}” is not what the printed amounts give: {value}{unit}{}", between.en),
        );
        let said = Finding::said(kind, Gravity::Error, claims, message);
        Finding { value: Some(value), low: Some(low), high: Some(high), unit: unit.to_owned(), ..said }
    }

    /// Whether both may stand for the same number.
    pub fn meets(self, other: Range) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Rounded for print, to so many decimals.
    pub fn shown(self, decimals: u32) -> Self {
        Range { value: round(self.value, decimals), low: round(self.low, decimals), high: round(self.high, decimals) }
    }

    /// The same number moved by so many places to the left or right.
    pub fn scaled(self, by: Decimal) -> Option<Self> {
        self.times(Range::exact(by))
    }
}
