//! The moment at which something became known, to the microsecond.

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, tz::TimeZone};
use std::fmt;

/// An instant. A bare date stands for the end of that day in the calendar's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// From microseconds since 1970-01-01T00:00:00Z, the stored form.
    pub const fn from_micros(micros: i64) -> Self {
        Moment(micros)
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// The last microsecond of `day` in `zone`.
    pub fn end_of(day: Date, zone: &TimeZone) -> Option<Self> {
        let next = day.tomorrow().ok()?.to_zoned_datetime(zone.clone()).ok()?;
        Some(Moment(next.timestamp().as_microsecond() - 1))
    }

    /// Reads `2021-08-10` (the end of that day in `zone`) or an RFC 3339 instant; without an offset that is a time in `zone`.
    pub fn parse(text: &str, zone: &TimeZone) -> Option<Self> {
        let text = text.trim();
        if text.len() == 10 {
            return text.parse::<Date>().ok().and_then(|day| Self::end_of(day, zone));
        }
        if let Ok(stamp) = text.parse::<Timestamp>() {
            return Some(Moment(stamp.as_microsecond()));
        }
        let there = text.parse::<DateTime>().ok()?.to_zoned_datetime(zone.clone()).ok()?;
        Some(Moment(there.timestamp().as_microsecond()))
    }

    /// The same day and time one year earlier (29 February becomes 28).
    pub fn year_before(self, zone: &TimeZone) -> Self {
        self.months_before(12, zone)
    }

    /// The same day and time so many months earlier (31 May becomes 30 April).
    pub fn months_before(self, months: i32, zone: &TimeZone) -> Self {
        let span = jiff::Span::new().try_months(months);
        let then = span.and_then(|span| self.stamp().to_zoned_datetime(zone.clone()).checked_sub(span));
        then.map_or(self, |z| Moment(z.timestamp().as_microsecond()))
    }

    /// The calendar day in `zone`.
    pub fn day(self, zone: &TimeZone) -> Date {
        self.stamp().to_zoned_datetime(zone.clone()).date()
    }

    /// RFC 3339 with the offset of `zone`, to the second: `2021-08-10T23:59:59+08:00`. Where the offset was none of whole minutes, before
    /// there was a common time, it is that of UTC, for RFC 3339 can't say it.
    pub fn rfc3339(self, zone: &TimeZone) -> String {
        let whole = zone.to_offset(self.stamp()).seconds() % 60 == 0;
        let zone = if whole { zone.clone() } else { TimeZone::UTC };
        self.stamp().to_zoned_datetime(zone).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    fn stamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.stamp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shanghai() -> TimeZone {
        TimeZone::get("Asia/Shanghai").expect("bundled zone")
    }

    #[test]
    fn a_date_is_the_end_of_its_day() {
        let end = Moment::parse("2021-08-10", &shanghai()).expect("date");
        assert!(end >= Moment::parse("2021-08-10T23:59:59+08:00", &shanghai()).expect("instant"));
        assert!(end < Moment::parse("2021-08-11T00:00:00+08:00", &shanghai()).expect("instant"));
        assert_eq!(end.rfc3339(&shanghai()), "2021-08-10T23:59:59+08:00");
    }

    #[test]
    fn a_year_before_keeps_the_day() {
        let now = Moment::parse("2021-08-10", &shanghai()).expect("date");
        assert_eq!(now.year_before(&shanghai()), Moment::parse("2020-08-10", &shanghai()).expect("date"));
    }

    #[test]
    fn a_month_before_keeps_the_day_where_there_is_one() {
        let at = |text: &str| Moment::parse(text, &shanghai()).expect("date");
        assert_eq!(at("2021-07-12").months_before(1, &shanghai()), at("2021-06-12"));
        assert_eq!(at("2021-05-31").months_before(1, &shanghai()), at("2021-04-30"));
    }

    #[test]
    fn before_there_was_a_common_time_it_is_told_in_that_of_greenwich() {
        let at = Moment::parse("0048-05-09T12:00:00Z", &shanghai()).expect("moment");
        assert_eq!(at.rfc3339(&shanghai()), "0048-05-09T12:00:00+00:00");
    }

    #[test]
    fn without_an_offset_it_is_the_time_there() {
        let at = |text: &str| Moment::parse(text, &shanghai()).expect("moment");
        assert_eq!(at("2021-08-10T12:00:00"), at("2021-08-10T12:00:00+08:00"));
        assert_eq!(at("2021-08-10T12:00:00Z"), at("2021-08-10T20:00:00"));
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in ["", "2021-02-30", "yesterday", "2021-08-10T99:00:00Z", "2021/08/10"] {
            assert_eq!(Moment::parse(text, &shanghai()), None, "{text}");
        }
    }
}
