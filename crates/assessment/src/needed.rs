//! The run rate that is still needed: what is left, over the months that are left.

use crate::season::Year;
use crate::share::Share;
use crate::why::Why;
use crate::window::Window;
use figures::{Decimal, goal::Direction};

/// What each of the remaining months has to bring, or may still use of an allowance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needed {
    /// A month; of a target that is reached, nothing. Negative where an allowance is used up.
    pub per_month: Decimal,
    /// How many months are left.
    pub months: i64,
    /// What a month has brought so far, on average.
    pub so_far: Decimal,
    /// What a month brought on average in the same months of last year.
    pub last_year: Option<Decimal>,
}

impl Needed {
    /// Needed against the average so far.
    pub fn against_so_far(&self) -> Option<Share> {
        Share::of(self.per_month, self.so_far)
    }

    /// Needed against last year's same months.
    pub fn against_last_year(&self) -> Option<Share> {
        Share::of(self.per_month, self.last_year?)
    }
}

/// The rate needed to come from `actual` to `aim`.
///
/// # Errors
/// [`Why::Over`] when no month is left.
pub fn needed(aim: Decimal, actual: Decimal, direction: Direction, window: Window, last_year: Option<Year>) -> Result<Needed, Why> {
    let months = window.left();
    if months == 0 {
        return Err(Why::Over);
    }
    let left = aim.checked_sub(actual).ok_or(Why::TooLarge)?;
    let left = if direction == Direction::AtLeast { left.max(Decimal::ZERO) } else { left };
    let each = |amount: Decimal, months: i64| amount.checked_div(months.into()).map(|a| a.normalize());
    Ok(Needed {
        per_month: each(left, months).ok_or(Why::TooLarge)?,
        months,
        so_far: each(actual, window.gone()).ok_or(Why::TooLarge)?,
        last_year: last_year.and_then(|y| each(y.rest()?, months)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use figures::{Outcome, Reason};

    fn d(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    fn window(month: i8) -> Window {
        Window::through("2021".parse().expect("year"), month).expect("inside")
    }

    #[test]
    fn what_is_left_is_spread_over_the_months_left() {
        // 500 − 264.5 = 235.5 over six months; 264.5 over six so far; last year 480 − 210 = 270 over six.
        let before = Year { year: 2020, part: Outcome::Value(d("210")), whole: Outcome::Value(d("480")) };
        let rate = needed(d("500"), d("264.5"), Direction::AtLeast, window(6), Some(before)).expect("a rate");
        assert_eq!((rate.per_month, rate.months, rate.last_year), (d("39.25"), 6, Some(d("45"))));
        assert_eq!(rate.against_last_year().and_then(Share::percent).map(|p| figures::round(p, 2)), Some(d("87.22")));
        // 235.5 of 264.5 is 89.04 per cent.
        assert_eq!(rate.against_so_far().and_then(Share::percent).map(|p| figures::round(p, 2)), Some(d("89.04")));
    }

    #[test]
    fn a_target_reached_needs_nothing_and_an_allowance_used_up_is_negative() {
        let rate = |direction| needed(d("45"), d("47"), direction, window(10), None).expect("a rate").per_month;
        assert_eq!(rate(Direction::AtLeast), Decimal::ZERO);
        assert_eq!(rate(Direction::AtMost), Decimal::NEGATIVE_ONE);
    }

    #[test]
    fn there_is_no_rate_without_a_month_left_and_no_last_year_without_its_figures() {
        assert_eq!(needed(d("45"), d("40"), Direction::AtLeast, window(12), None), Err(Why::Over));
        let before = Year { year: 2020, part: Outcome::Missing(Reason::NotFiled), whole: Outcome::Value(d("480")) };
        let rate = needed(d("45"), d("40"), Direction::AtLeast, window(11), Some(before)).expect("a rate");
        assert_eq!((rate.per_month, rate.last_year), (d("5"), None));
    }
}
