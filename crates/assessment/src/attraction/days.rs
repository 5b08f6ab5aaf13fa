//! Days between dates, and the middle of several.

use figures::Decimal;
use jiff::civil::Date;

/// Days from a date to a later one; negative the other way round.
pub fn between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// The middle one, or of an even number the mean of the two in the middle; nothing of none.
pub fn median(days: &[i64]) -> Option<Decimal> {
    let mut sorted = days.to_vec();
    sorted.sort_unstable();
    let half = sorted.len() / 2;
    let upper = Decimal::from(*sorted.get(half)?);
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = Decimal::from(*sorted.get(half.checked_sub(1)?)?);
    Some(((lower + upper) / Decimal::TWO).normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_an_even_number_lies_between_two() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[9, 1, 5]), Some(5.into()));
        assert_eq!(median(&[4, 1, 9, 5]), Some("4.5".parse().expect("number")));
    }

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        let day = |text: &str| text.parse::<Date>().expect("date");
        assert_eq!(between(day("2020-02-28"), day("2020-03-01")), 2);
        assert_eq!(between(day("2021-03-01"), day("2021-02-28")), -1);
        assert_eq!(between(day("2019-12-31"), day("2021-01-01")), 367);
    }
}
