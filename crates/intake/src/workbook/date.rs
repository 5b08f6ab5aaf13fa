//! Day numbers of office files to dates, in the systems of 1900 and 1904.

use figures::Decimal;
use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};
use rust_decimal::prelude::ToPrimitive;

/// Which day the count starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Epoch {
    /// Day 1 is 1900-01-01, and day 60 a 29 February that never was.
    #[default]
    Y1900,
    /// Day 0 is 1904-01-01.
    Y1904,
}

/// Last day an office program shows, 9999-12-31, in the system of 1900.
const LAST: i64 = 2_958_465;
/// Days between the two starts.
const BETWEEN: i64 = 1462;

/// The date of a day number without its time; `None` when there is no such day (0, 60 and less than
/// nothing), where the number stays a number.
pub(super) fn of(serial: Decimal, epoch: Epoch) -> Option<Date> {
    let day = serial.floor().to_i64()?;
    let day = match epoch {
        Epoch::Y1900 => day,
        Epoch::Y1904 if day >= 0 => day.checked_add(BETWEEN)?,
        Epoch::Y1904 => return None,
    };
    match day {
        1..=59 => after(date(1899, 12, 31), day),
        61..=LAST => after(date(1899, 12, 30), day),
        _ => None,
    }
}

fn after(start: Date, days: i64) -> Option<Date> {
    let span: Span = i32::try_from(days).ok()?.days();
    start.checked_add(span).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(serial: &str, epoch: Epoch) -> String {
        let serial = serial.parse().expect("a number");
        of(serial, epoch).map_or("none".to_owned(), |d| d.to_string())
    }

    #[test]
    fn days_are_counted_in_both_systems() {
        let cases = [("1", "1900-01-01"), ("59", "1900-02-28"), ("61", "1900-03-01"), ("44196", "2020-12-31"), ("44196.75", "2020-12-31")];
        for (serial, expected) in cases {
            assert_eq!(shown(serial, Epoch::Y1900), expected);
        }
        assert_eq!(shown("0", Epoch::Y1904), "1904-01-01");
        assert_eq!(shown("42734", Epoch::Y1904), "2020-12-31");
        assert_eq!(shown("2958465", Epoch::Y1900), "9999-12-31");
    }

    #[test]
    fn what_is_no_day_is_none() {
        for serial in ["0", "0.5", "60", "-1", "2958466", "79228162514264337593543950335"] {
            assert_eq!(shown(serial, Epoch::Y1900), "none", "{serial}");
        }
        assert_eq!(shown("-0.5", Epoch::Y1904), "none");
    }
}
