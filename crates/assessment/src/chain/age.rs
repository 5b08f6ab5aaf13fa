//! How old a check is, and what it still weighs.

use crate::share::Share;
use figures::{Decimal, Text};
use jiff::ToSpan;
use jiff::Unit;
use jiff::civil::Date;
use methodology::catalogue::Chain;

/// The age of a check on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age {
    /// When it was checked; nothing where nobody said, or said a day to come.
    pub checked: Option<Date>,
    /// Whole months since.
    pub months: Option<i32>,
    /// Whether that is longer than the pack's months; of what was never checked, always.
    pub stale: bool,
    /// What it weighs: all of it while fresh, then less by every month begun, nothing at the end or where it was never checked.
    pub weight: Share,
}

/// The age of a check by a chain's months.
pub fn age(chain: &Chain, checked: Option<Date>, day: Date) -> Age {
    let Some(checked) = checked.filter(|checked| *checked <= day) else {
        return Age { checked: None, months: None, stale: true, weight: part(0, 1) };
    };
    let months = checked.until((Unit::Month, day)).map_or(0, |span| span.get_months());
    let whole = checked.checked_add(months.months()).is_ok_and(|then| then == day);
    let begun = i64::from(months) + i64::from(!whole);
    let (stale, void) = (i64::from(chain.stale_after), i64::from(chain.void_after).max(i64::from(chain.stale_after) + 1));
    Age {
        checked: Some(checked),
        months: Some(months),
        stale: begun > stale,
        weight: part((void - begun).clamp(0, void - stale), void - stale),
    }
}

/// A part of a whole that is more than zero.
fn part(part: i64, whole: i64) -> Share {
    Share::of(part.into(), whole.into()).unwrap_or_else(Share::nothing)
}

impl Age {
    /// The newest of several checks; of none one that never was.
    pub fn newest(chain: &Chain, checks: impl Iterator<Item = Option<Date>>, day: Date) -> Age {
        age(chain, checks.flatten().filter(|checked| *checked <= day).max(), day)
    }

    /// What it weighs in per cent.
    pub fn percent(self) -> Option<Decimal> {
        self.weight.percent()
    }

    /// How old it is, in words.
    pub fn words(self) -> Text {
        match (self.checked, self.months) {
            (Some(checked), Some(months)) if self.stale => {
                Text::new(format!("{checked} 核查，已 {months} 个月，陈旧"), format!("checked {checked}, {months} months ago, stale"))
            }
            (Some(checked), _) => Text::new(format!("{checked} 核查"), format!("checked {checked}")),
            _ => Text::new("未注明核查日期", "never checked"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use methodology::catalogue::Source;

    fn chain() -> Chain {
        Chain {
            id: "micro".to_owned(),
            title: Text::new("微电子", "micro"),
            source: Source::Fictional,
            place: figures::Place::file("p"),
            output: None,
            stale_after: 6,
            void_after: 18,
            segments: Vec::new(),
            links: Vec::new(),
        }
    }

    fn of(checked: &str, day: &str) -> (Option<i32>, bool, String) {
        let date = |text: &str| text.parse::<Date>().ok();
        let age = age(&chain(), date(checked), date(day).expect("day"));
        (age.months, age.stale, figures::round(age.percent().expect("a whole"), 1).to_string())
    }

    /// Fresh up to six months to the day; then a twelfth less for every month begun, until nothing is left after eighteen.
    #[test]
    fn a_check_fades_month_by_month() {
        assert_eq!(of("2021-02-10", "2021-08-10"), (Some(6), false, "100.0".to_owned()));
        assert_eq!(of("2021-02-09", "2021-08-10"), (Some(6), true, "91.7".to_owned()));
        assert_eq!(of("2020-08-10", "2021-08-10"), (Some(12), true, "50.0".to_owned()));
        assert_eq!(of("2020-02-10", "2021-08-10"), (Some(18), true, "0.0".to_owned()));
        assert_eq!(of("2015-01-01", "2021-08-10"), (Some(79), true, "0.0".to_owned()));
    }

    #[test]
    fn the_last_day_of_a_month_is_a_month_after_another() {
        assert_eq!(of("2021-08-31", "2022-02-28"), (Some(5), false, "100.0".to_owned()));
        assert_eq!(of("2021-08-28", "2022-02-28"), (Some(6), false, "100.0".to_owned()));
    }

    #[test]
    fn what_was_never_checked_or_is_checked_later_weighs_nothing() {
        assert_eq!(of("", "2021-08-10"), (None, true, "0.0".to_owned()));
        assert_eq!(of("2021-08-11", "2021-08-10"), (None, true, "0.0".to_owned()));
    }
}
