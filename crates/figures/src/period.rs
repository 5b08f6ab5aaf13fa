//! The period a fact or a figure speaks of: month, cumulative 1—n, quarter, half, year, or months in a row.

use crate::text::Lang;
use jiff::civil::Date;
use std::fmt;
use std::str::FromStr;

/// A period of observation. The cumulative `1—n` of a year is a period of its own, not a sum of months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Period {
    /// One month, `2021-06`.
    Month {
        /// Calendar year.
        year: i16,
        /// 1–12.
        month: i8,
    },
    /// January to month `to`, `2021-01..06` (1—本月).
    Cumulative {
        /// Calendar year.
        year: i16,
        /// The last month included, 1–12.
        to: i8,
    },
    /// A quarter, `2021-Q2`.
    Quarter {
        /// Calendar year.
        year: i16,
        /// 1–4.
        quarter: i8,
    },
    /// A half-year, `2021-H1`.
    Half {
        /// Calendar year.
        year: i16,
        /// 1 or 2.
        half: i8,
    },
    /// A calendar year, `2021`.
    Year {
        /// Calendar year.
        year: i16,
    },
    /// Months in a row, `2020-07..2021-06`: a trailing twelve months or any other run.
    Run {
        /// Year of the first month.
        from_year: i16,
        /// The first month, 1–12.
        from: i8,
        /// Year of the last month.
        year: i16,
        /// The last month, 1–12.
        to: i8,
    },
}

/// Why a text is not a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodFault(pub String);

impl Period {
    /// The first and last month covered, each in its own year.
    pub fn months(self) -> (i8, i8) {
        match self {
            Period::Month { month, .. } => (month, month),
            Period::Cumulative { to, .. } => (1, to),
            Period::Quarter { quarter, .. } => (quarter * 3 - 2, quarter * 3),
            Period::Half { half, .. } => (half * 6 - 5, half * 6),
            Period::Year { .. } => (1, 12),
            Period::Run { from, to, .. } => (from, to),
        }
    }

    /// How many months are covered.
    pub fn length(self) -> i32 {
        let (from, to) = self.months();
        (i32::from(self.year()) - i32::from(self.first_year())) * 12 + i32::from(to) - i32::from(from) + 1
    }

    /// The year of the first month.
    pub fn first_year(self) -> i16 {
        if let Period::Run { from_year, .. } = self { from_year } else { self.year() }
    }

    /// The calendar year; of months in a row that of the last.
    pub fn year(self) -> i16 {
        match self {
            Period::Month { year, .. }
            | Period::Cumulative { year, .. }
            | Period::Quarter { year, .. }
            | Period::Half { year, .. }
            | Period::Year { year }
            | Period::Run { year, .. } => year,
        }
    }

    /// The first day covered.
    pub fn first_day(self) -> Date {
        Date::constant(self.first_year(), self.months().0, 1)
    }

    /// The last day covered.
    pub fn last_day(self) -> Date {
        Date::constant(self.year(), self.months().1, 1).last_of_month()
    }

    /// How many days it covers.
    pub fn days(self) -> i64 {
        let (first, last) = self.months();
        (first..=last).map(|month| i64::from(Date::constant(self.year(), month, 1).days_in_month())).sum()
    }

    /// The same period one year earlier (上年同期).
    pub fn year_before(self) -> Period {
        self.in_year(self.year() - 1)
    }

    /// The same period one year later.
    pub fn year_after(self) -> Period {
        self.in_year(self.year() + 1)
    }

    /// The period of the same kind before this one; of cumulative ones that to the month before.
    pub fn previous(self) -> Period {
        match self {
            Period::Month { year, month: 1 } => Period::Month { year: year - 1, month: 12 },
            Period::Month { year, month } => Period::Month { year, month: month - 1 },
            Period::Cumulative { year, to: 1 } => Period::Cumulative { year: year - 1, to: 12 },
            Period::Cumulative { year, to } => Period::Cumulative { year, to: to - 1 },
            Period::Quarter { year, quarter: 1 } => Period::Quarter { year: year - 1, quarter: 4 },
            Period::Quarter { year, quarter } => Period::Quarter { year, quarter: quarter - 1 },
            Period::Half { year, half: 1 } => Period::Half { year: year - 1, half: 2 },
            Period::Half { year, half } => Period::Half { year, half: half - 1 },
            Period::Year { year } => Period::Year { year: year - 1 },
            Period::Run { .. } => self.back(self.length()),
        }
    }

    /// Months in a row, as long as this, ending so many months earlier.
    fn back(self, months: i32) -> Period {
        let (from, to) = self.months();
        let (from_year, from) = month_back(self.first_year(), from, months);
        let (year, to) = month_back(self.year(), to, months);
        Period::Run { from_year, from, year, to }
    }

    /// The twelve months that end with this period's last (近十二个月).
    pub fn trailing_year(self) -> Period {
        let to = self.months().1;
        let (from_year, from) = month_back(self.year(), to, 11);
        Period::Run { from_year, from, year: self.year(), to }.simplest()
    }

    /// Months in a row that are a month, or begin in January of their year, under their own name.
    fn simplest(self) -> Period {
        match self {
            Period::Run { from_year, from, year, to } if (from_year, from) == (year, to) => Period::Month { year, month: to },
            Period::Run { from_year, from: 1, year, to } if from_year == year => Period::Cumulative { year, to },
            other => other,
        }
    }

    /// The last month covered, alone.
    pub fn last_month(self) -> Period {
        Period::Month { year: self.year(), month: self.months().1 }
    }

    /// How many months this period ends after another.
    pub fn months_after(self, other: Period) -> i32 {
        let end = |p: Period| i32::from(p.year()) * 12 + i32::from(p.months().1);
        end(self) - end(other)
    }

    fn in_year(self, year: i16) -> Period {
        match self {
            Period::Month { month, .. } => Period::Month { year, month },
            Period::Cumulative { to, .. } => Period::Cumulative { year, to },
            Period::Quarter { quarter, .. } => Period::Quarter { year, quarter },
            Period::Half { half, .. } => Period::Half { year, half },
            Period::Year { .. } => Period::Year { year },
            Period::Run { from_year, from, year: last, to } => Period::Run { from_year: year - (last - from_year), from, year, to },
        }
    }

    /// The period under which a flow of this period is filed: a quarter, half or year that begins in
    /// January is the cumulative one; the others are themselves.
    pub fn as_filed(self) -> Period {
        match (self, self.months()) {
            (Period::Month { .. } | Period::Run { .. }, _) => self,
            (_, (1, to)) => Period::Cumulative { year: self.year(), to },
            _ => self,
        }
    }

    /// As people read it: `2021年1—6月`, `January–June 2021`.
    pub fn label(self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.label_zh(),
            Lang::En => self.label_en(),
        }
    }

    fn label_zh(self) -> String {
        match self {
            Period::Month { year, month } => format!("{year}年{month}月"),
            Period::Cumulative { year, to: 1 } => format!("{year}年1月"),
            Period::Cumulative { year, to } => format!("{year}年1—{to}月"),
            Period::Quarter { year, quarter } => format!("{year}年{}季度", ["一", "二", "三", "四"][quarter as usize - 1]),
            Period::Half { year, half } => format!("{year}年{}半年", ["上", "下"][half as usize - 1]),
            Period::Year { year } => format!("{year}年"),
            Period::Run { from_year, from, year, to } if from_year == year => format!("{year}年{from}—{to}月"),
            Period::Run { from_year, from, year, to } => format!("{from_year}年{from}月—{year}年{to}月"),
        }
    }

    fn label_en(self) -> String {
        let month = |m: i8| MONTHS[m as usize - 1];
        match self {
            Period::Month { year, month: m } => format!("{} {year}", month(m)),
            Period::Cumulative { year, to: 1 } => format!("January {year}"),
            Period::Cumulative { year, to } => format!("January–{} {year}", month(to)),
            Period::Quarter { year, quarter } => format!("quarter {quarter} of {year}"),
            Period::Half { year, half } => format!("the {} half of {year}", ["first", "second"][half as usize - 1]),
            Period::Year { year } => format!("{year}"),
            Period::Run { from_year, from, year, to } if from_year == year => format!("{}–{} {year}", month(from), month(to)),
            Period::Run { from_year, from, year, to } => format!("{} {from_year}–{} {year}", month(from), month(to)),
        }
    }
}

/// A month so many months earlier.
fn month_back(year: i16, month: i8, months: i32) -> (i16, i8) {
    let at = i32::from(year) * 12 + i32::from(month) - 1 - months;
    (i16::try_from(at.div_euclid(12)).unwrap_or_default(), i8::try_from(at.rem_euclid(12) + 1).unwrap_or(1))
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Period::Month { year, month } => write!(f, "{year:04}-{month:02}"),
            Period::Cumulative { year, to } => write!(f, "{year:04}-01..{to:02}"),
            Period::Quarter { year, quarter } => write!(f, "{year:04}-Q{quarter}"),
            Period::Half { year, half } => write!(f, "{year:04}-H{half}"),
            Period::Year { year } => write!(f, "{year:04}"),
            Period::Run { from_year, from, year, to } => write!(f, "{from_year:04}-{from:02}..{year:04}-{to:02}"),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodFault;

    fn from_str(text: &str) -> Result<Self, PeriodFault> {
        read(text.trim()).ok_or_else(|| PeriodFault(text.to_owned()))
    }
}

fn read(text: &str) -> Option<Period> {
    let (year, rest) = text.split_at_checked(4)?;
    let year = digits(year).filter(|y| (1900..=2999).contains(y))?;
    if rest.is_empty() {
        return Some(Period::Year { year });
    }
    let rest = rest.strip_prefix('-')?;
    if let Some(quarter) = rest.strip_prefix('Q') {
        return one_of(quarter, 1, 4).map(|quarter| Period::Quarter { year, quarter });
    }
    if let Some(half) = rest.strip_prefix('H') {
        return one_of(half, 1, 2).map(|half| Period::Half { year, half });
    }
    match rest.split_once("..") {
        Some(("01", to)) if to.len() == 2 => one_of(to, 1, 12).map(|to| Period::Cumulative { year, to }),
        Some((from, to)) => run(year, from, to),
        None if rest.len() == 2 => one_of(rest, 1, 12).map(|month| Period::Month { year, month }),
        None => None,
    }
}

/// The longest run of months that is asked for at once.
const LONGEST_RUN: i32 = 120;

/// Months in a row: `07..2021-06` behind the first year.
fn run(from_year: i16, from: &str, to: &str) -> Option<Period> {
    let from = one_of(from, 1, 12).filter(|_| from.len() == 2)?;
    let (year, to) = to.split_at_checked(4)?;
    let year = digits(year).filter(|y| (1900..=2999).contains(y))?;
    let to = to.strip_prefix('-').filter(|m| m.len() == 2).and_then(|m| one_of(m, 1, 12))?;
    let run = Period::Run { from_year, from, year, to };
    (1..=LONGEST_RUN).contains(&run.length()).then(|| run.simplest())
}

fn digits(text: &str) -> Option<i16> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

fn one_of(text: &str, low: i16, high: i16) -> Option<i8> {
    digits(text).filter(|n| (low..=high).contains(n)).and_then(|n| i8::try_from(n).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn p(text: &str) -> Period {
        text.parse().expect(text)
    }

    #[test]
    fn the_five_kinds_read_back_as_written() {
        for text in ["2021-06", "2021-01..06", "2021-Q2", "2021-H1", "2021"] {
            assert_eq!(p(text).to_string(), text);
        }
    }

    #[test]
    fn a_half_year_of_flows_is_filed_as_the_cumulative_period() {
        assert_eq!(p("2021-H1").as_filed(), p("2021-01..06"));
        assert_eq!(p("2021-Q1").as_filed(), p("2021-01..03"));
        assert_eq!(p("2021").as_filed(), p("2021-01..12"));
        assert_eq!(p("2021-Q2").as_filed(), p("2021-Q2"));
    }

    #[test]
    fn the_period_before_is_of_the_same_kind() {
        for (this, before, months) in [
            ("2021-06", "2021-05", 1),
            ("2021-01", "2020-12", 1),
            ("2021-01..06", "2021-01..05", 1),
            ("2021-01..01", "2020-01..12", 1),
            ("2021-Q1", "2020-Q4", 3),
            ("2021-H1", "2020-H2", 6),
            ("2021", "2020", 12),
        ] {
            assert_eq!(p(this).previous(), p(before));
            assert_eq!(p(this).months_after(p(before)), months, "{this}");
        }
        assert_eq!(p("2021-H1").last_month(), p("2021-06"));
    }

    #[test]
    fn months_in_a_row_are_read_under_their_simplest_name() {
        let run = p("2020-07..2021-06");
        assert_eq!((run.to_string().as_str(), run.length()), ("2020-07..2021-06", 12));
        assert_eq!((run.first_day(), run.last_day()), (Date::constant(2020, 7, 1), Date::constant(2021, 6, 30)));
        assert_eq!((run.year_before(), run.previous()), (p("2019-07..2020-06"), p("2019-07..2020-06")));
        assert_eq!(p("2021-06").trailing_year(), run);
        assert_eq!(p("2021-12").trailing_year(), p("2021-01..12"));
        assert_eq!(p("2021-01..2021-06"), p("2021-01..06"));
        assert_eq!(p("2021-06..2021-06"), p("2021-06"));
        assert_eq!(p("2021-03..2021-05").previous(), p("2020-12..2021-02"));
        assert_eq!(run.label(Lang::Zh), "2020年7月—2021年6月");
        assert_eq!(p("2021-03..2021-05").label(Lang::En), "March–May 2021");
        assert!("2021-07..2021-06".parse::<Period>().is_err());
        assert!("1990-01..2021-06".parse::<Period>().is_err());
    }

    #[test]
    fn last_days_know_leap_years() {
        assert_eq!(p("2020-02").last_day(), Date::constant(2020, 2, 29));
        assert_eq!(p("2021-01..06").last_day(), Date::constant(2021, 6, 30));
        assert_eq!(p("2021-H1").year_before(), p("2020-H1"));
        assert_eq!((p("2020").days(), p("2021-H1").days(), p("2021-Q3").days()), (366, 181, 92));
    }

    #[test]
    fn what_is_not_a_period_is_refused() {
        for text in
            ["", "2021-13", "2021-00", "2021-6", "2021-02..06", "2021-01..13", "2021-Q5", "2021-H3", "21-06", "二〇二一", "2021-06-30"]
        {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn labels_say_the_cumulative_period_as_the_field_does() {
        assert_eq!(p("2021-01..06").label(Lang::Zh), "2021年1—6月");
        assert_eq!(p("2021-01..06").label(Lang::En), "January–June 2021");
        assert_eq!(p("2021-H1").label(Lang::Zh), "2021年上半年");
        assert_eq!(p("2021-H1").label(Lang::En), "the first half of 2021");
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in ".{0,12}") {
            if let Ok(period) = text.parse::<Period>() {
                prop_assert_eq!(period.to_string().parse::<Period>(), Ok(period));
                prop_assert!(period.first_day() <= period.last_day());
            }
        }
    }
}
