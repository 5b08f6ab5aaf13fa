//! What a published figure would be if one of the values it sums were another: the weight of a doubt.

use figures::{Base, Decimal};

/// Which side of a growth a value stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// This year's.
    Current,
    /// Last year's, by which it is divided.
    Base,
}

/// By how much a figure moves. Exact; nothing is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effect {
    /// The change of the sum on that side, in its unit.
    pub amount: Decimal,
    /// The change of its growth, in percentage points; nothing where there is no rate.
    pub points: Option<Decimal>,
}

/// The effect of a change of one side of a growth.
pub fn effect(growth: Option<&Base>, side: Side, amount: Decimal) -> Effect {
    Effect { amount, points: growth.and_then(|base| points(base, side, amount)) }
}

/// The effect of a unit that was not counted: its own amount comes in on one side, last year's on the other.
pub fn entering(growth: Option<&Base>, current: Decimal, base: Decimal) -> Effect {
    let points = growth.and_then(|whole| {
        let before = whole.base.filter(|base| *base > Decimal::ZERO)?;
        let after = before.checked_add(base).filter(|base| *base > Decimal::ZERO)?;
        rate(whole.current.checked_add(current)?, after)?.checked_sub(rate(whole.current, before)?)
    });
    Effect { amount: current, points }
}

fn points(growth: &Base, side: Side, amount: Decimal) -> Option<Decimal> {
    let base = growth.base.filter(|base| *base > Decimal::ZERO)?;
    match side {
        Side::Current => rate(amount, base),
        Side::Base => {
            let moved = base.checked_add(amount).filter(|base| *base > Decimal::ZERO)?;
            rate(growth.current, moved)?.checked_sub(rate(growth.current, base)?)
        }
    }
}

fn rate(over: Decimal, under: Decimal) -> Option<Decimal> {
    over.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(under)
}

#[cfg(test)]
mod tests {
    use super::*;
    use figures::{Measure, Panel};

    fn d(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    fn growth(current: &str, base: Option<&str>) -> Base {
        let measure = Measure::parse("千元").expect("unit");
        let (current, base) = (d(current), base.map(d));
        Base { current, base, published_base: Decimal::ZERO, published_current: current, measure, panel: Panel::default() }
    }

    #[test]
    fn a_value_of_this_year_moves_the_rate_by_its_part_of_the_base() {
        // 240 over 200 is 20 %; with 10 less it is 230 over 200, 15 %: five points less.
        let moved = effect(Some(&growth("240", Some("200"))), Side::Current, d("-10"));
        assert_eq!((moved.amount, moved.points), (d("-10"), Some(d("-5"))));
    }

    #[test]
    fn a_value_of_last_year_moves_the_base() {
        // 240 over 200 is 20 %; over 240 it is nothing.
        assert_eq!(effect(Some(&growth("240", Some("200"))), Side::Base, d("40")).points, Some(d("-20")));
    }

    #[test]
    fn a_unit_that_comes_in_moves_both_sides() {
        // 240 over 200 is 20 %; with 60 over 40 it is 300 over 240, 25 %: five points more.
        let moved = entering(Some(&growth("240", Some("200"))), d("60"), d("40"));
        assert_eq!((moved.amount, moved.points), (d("60"), Some(d("5"))));
        assert_eq!(entering(None, d("60"), d("40")), Effect { amount: d("60"), points: None });
        assert_eq!(entering(Some(&growth("240", Some("0"))), d("60"), d("40")).points, None);
    }

    #[test]
    fn without_a_base_there_is_an_amount_and_no_points() {
        assert_eq!(effect(Some(&growth("240", None)), Side::Current, d("7")), Effect { amount: d("7"), points: None });
        assert_eq!(effect(Some(&growth("240", Some("0"))), Side::Current, d("7")).points, None);
        assert_eq!(effect(Some(&growth("240", Some("5"))), Side::Base, d("-5")).points, None);
        assert_eq!(effect(None, Side::Current, d("7")).points, None);
    }
}
