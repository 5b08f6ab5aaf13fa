//! How long ago a day is.

use figures::Decimal;
use jiff::ToSpan;
use jiff::civil::Date;

/// Days from one day to another, fewer than none where it comes before.
pub fn days_between(from: Date, to: Date) -> Decimal {
    Decimal::from(from.until(to).map(|span| span.get_days()).unwrap_or_default())
}

/// Days since a day; nothing where it has not come, as what is to be says nothing of how long it has been.
pub fn days_since(date: Date, day: Date) -> Option<Decimal> {
    (date <= day).then(|| days_between(date, day))
}

/// Years since a day: whole ones, and of the running one the part that is over; on an anniversary they are whole. Nothing where the
/// day has not come.
pub fn years_since(date: Date, day: Date) -> Option<Decimal> {
    if date > day {
        return None;
    }
    let anniversary = |years: i16| date.checked_add(i32::from(years).years()).ok();
    let guess = day.year() - date.year();
    let whole = if anniversary(guess)? <= day { guess } else { guess - 1 };
    let (last, next) = (anniversary(whole)?, anniversary(whole + 1)?);
    let part = days_between(last, day).checked_div(days_between(last, next))?;
    Decimal::from(whole).checked_add(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn years_are_whole_on_anniversaries() {
        let years = |from, to| years_since(from, to).expect("years").to_string();
        assert_eq!(years(date(2019, 6, 1), date(2022, 6, 1)), "3");
        assert!(years_since(date(2019, 6, 1), date(2022, 5, 31)).expect("years") < Decimal::from(3));
        assert!(years_since(date(2019, 6, 1), date(2022, 6, 2)).expect("years") > Decimal::from(3));
        // 29 February comes back on the 28th in other years.
        assert_eq!(years(date(2020, 2, 29), date(2022, 2, 28)), "2");
        assert_eq!(years(date(2021, 1, 1), date(2021, 7, 2)), (Decimal::from(182) / Decimal::from(365)).to_string());
    }

    #[test]
    fn a_day_that_has_not_come_has_no_age() {
        let day = date(2022, 10, 1);
        assert_eq!((days_since(day, day), years_since(day, day)), (Some(Decimal::ZERO), Some(Decimal::ZERO)));
        let (eve, next) = (date(2022, 9, 30), date(2022, 10, 2));
        assert_eq!((days_since(eve, day), years_since(eve, day)), (Some(Decimal::ONE), Some(Decimal::ONE / Decimal::from(365))));
        assert_eq!((days_since(next, day), years_since(next, day)), (None, None));
        assert_eq!((days_since(date(2023, 5, 1), day), years_since(date(2031, 1, 1), day)), (None, None));
    }

    #[test]
    fn days_between_two_days_go_both_ways() {
        assert_eq!(days_between(date(2021, 10, 1), date(2022, 6, 30)).to_string(), "272");
        assert_eq!(days_between(date(2022, 10, 1), date(2022, 9, 30)).to_string(), "-1");
    }
}
