//! Places in the order of the units: medians and percentiles.

use crate::evaluate::level;
use crate::tally::{Placed, Tally};
use datafusion::common::HashMap;
use figures::{Basis, Decimal, Outcome, Reason};
use methodology::formula::ast::Between;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One unit's own amounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfUnit {
    /// Its code.
    pub unit: String,
    /// This period's amount.
    pub current: Option<Decimal>,
    /// Its comparable base.
    pub base: Option<Decimal>,
}

/// The units of each member.
pub(crate) type Units = BTreeMap<String, Arc<Vec<OfUnit>>>;

/// Which place in the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The part of the units at or below it, from 0 to 1.
    pub share: Decimal,
    /// What is taken between two units.
    pub method: Between,
}

/// The values at a place in the order of a member's units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spreading {
    /// The sums of the same units.
    pub tally: Box<Tally>,
    current: Option<Decimal>,
    base: Option<Decimal>,
}

impl Spreading {
    /// The values at a place in the order of the units that the sums are of.
    pub(crate) fn new(tally: Box<Tally>, (current, base): Placed) -> Self {
        Spreading { tally, current, base }
    }

    /// The values at a place in the order of the units' values, or of their quotients where there is a denominator; a unit
    /// without one has no value.
    pub(crate) fn find(over: &[OfUnit], under: Option<&[OfUnit]>, place: Place) -> Placed {
        let placed = |of: fn(&OfUnit) -> Option<Decimal>| {
            let mut values: Vec<Decimal> = match under {
                None => over.iter().filter_map(of).collect(),
                Some(under) => {
                    let under: HashMap<&str, Decimal> = under.iter().filter_map(|u| Some((u.unit.as_str(), of(u)?))).collect();
                    over.iter().filter_map(|u| of(u)?.checked_div(*under.get(u.unit.as_str())?)).collect()
                }
            };
            at(&mut values, place)
        };
        (placed(|u| u.current), placed(|u| u.base))
    }

    /// The value at the place.
    pub fn level(&self) -> Outcome {
        match level(&self.tally) {
            Outcome::Value(_) => self.current.map_or(Outcome::Missing(Reason::ZeroDenominator), Outcome::Value),
            missing => missing,
        }
    }

    /// The values at the place for this period and its base; only units as they are today have an order in the base.
    pub fn pair(&self, basis: Basis) -> Result<(Decimal, Decimal), Reason> {
        let Outcome::Value(current) = self.level() else { return Err(self.level().reason().unwrap_or(Reason::NotFiled)) };
        match basis {
            Basis::Comparable => Ok((current, self.base.ok_or(Reason::NoBase)?)),
            _ => Err(Reason::NotApplicable),
        }
    }
}

/// The value at a place in the order of values; nothing of none. They are put in order only as far as that takes.
fn at(values: &mut [Decimal], place: Place) -> Option<Decimal> {
    let last = values.len().checked_sub(1)?;
    match place.method {
        Between::Nearest => {
            let rank = (place.share * Decimal::from(values.len())).ceil();
            let rank = usize::try_from(rank).ok()?.clamp(1, values.len());
            Some(*values.select_nth_unstable(rank - 1).1)
        }
        Between::Linear => {
            let rank = place.share * Decimal::from(last);
            let below = usize::try_from(rank.floor()).ok()?;
            let (_, low, above) = values.select_nth_unstable(below.min(last));
            let (low, high) = (*low, above.iter().min().copied().unwrap_or(*low));
            Some(low + (high - low) * rank.fract())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(of: &[i64]) -> Vec<Decimal> {
        of.iter().map(|n| Decimal::from(*n)).collect()
    }

    fn place(percent: i64, method: Between) -> Place {
        Place { share: Decimal::new(percent, 2), method }
    }

    #[test]
    fn a_median_lies_between_the_two_in_the_middle() {
        let linear = |of: &[i64], percent| at(&mut values(of), place(percent, Between::Linear));
        assert_eq!(linear(&[1, 2, 10], 50), Some(Decimal::from(2)));
        assert_eq!(linear(&[1, 2, 3, 10], 50), Some(Decimal::new(25, 1)));
        // Method 7: 1 + 0.25 of three steps is between the first and the second, at three quarters.
        assert_eq!(linear(&[3, 10, 1, 2], 25), Some(Decimal::new(175, 2)));
        assert_eq!(linear(&[1, 2, 3, 10], 100), Some(Decimal::from(10)));
        assert_eq!(linear(&[7], 90), Some(Decimal::from(7)));
        assert_eq!(linear(&[], 50), None);
    }

    #[test]
    fn the_nearest_rank_is_always_a_unit() {
        let nearest = |percent| at(&mut values(&[10, 2, 1, 3]), place(percent, Between::Nearest));
        assert_eq!(
            [nearest(0), nearest(25), nearest(26), nearest(50), nearest(100)].map(|v| v.map(|d| d.to_string())),
            [Some("1".to_owned()), Some("1".to_owned()), Some("2".to_owned()), Some("2".to_owned()), Some("10".to_owned())]
        );
    }
}
