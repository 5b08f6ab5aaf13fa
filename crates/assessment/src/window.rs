//! How much of a target's period is gone: its months and days up to the last month with figures.

use crate::share::Share;
use figures::Period;

/// A period with the months of it that are over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    period: Period,
    /// The last month that counts, 1–12.
    through: i8,
}

impl Window {
    /// The period up to and with a month of its year; `None` when the month lies outside of it.
    pub fn through(period: Period, month: i8) -> Option<Self> {
        let (first, last) = period.months();
        (first..=last).contains(&month).then_some(Window { period, through: month })
    }

    /// The last month that counts.
    pub fn month(self) -> Period {
        Period::Month { year: self.period.year(), month: self.through }
    }

    /// Its period.
    pub fn period(self) -> Period {
        self.period
    }

    /// Months gone.
    pub fn gone(self) -> i64 {
        i64::from(self.through) - i64::from(self.period.months().0) + 1
    }

    /// Months to come.
    pub fn left(self) -> i64 {
        i64::from(self.period.months().1) - i64::from(self.through)
    }

    /// Months gone of all.
    pub fn by_months(self) -> Option<Share> {
        Share::of(self.gone().into(), (self.gone() + self.left()).into())
    }

    /// Days gone of all.
    pub fn by_days(self) -> Option<Share> {
        let year = self.period.year();
        let days = |to: i8| (self.period.months().0..=to).map(|month| Period::Month { year, month }.days()).sum::<i64>();
        Share::of(days(self.through).into(), days(self.period.months().1).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(period: &str, month: i8) -> Window {
        Window::through(period.parse().expect(period), month).expect("inside")
    }

    fn parts(share: Option<Share>) -> (i64, i64) {
        let (part, whole) = share.expect("a share").parts();
        (part.try_into().expect("whole"), whole.try_into().expect("whole"))
    }

    #[test]
    fn half_of_a_year_is_six_months_but_not_half_of_its_days() {
        let june = window("2021", 6);
        assert_eq!((june.gone(), june.left()), (6, 6));
        assert_eq!(parts(june.by_months()), (6, 12));
        assert_eq!(parts(june.by_days()), (181, 365));
        assert_eq!(parts(window("2020", 6).by_days()), (182, 366));
    }

    #[test]
    fn a_half_year_begins_where_it_begins() {
        let august = window("2021-H2", 8);
        assert_eq!((august.gone(), august.left()), (2, 4));
        assert_eq!(parts(august.by_days()), (62, 184));
        assert_eq!(Window::through("2021-H2".parse().expect("half"), 6), None);
    }
}
