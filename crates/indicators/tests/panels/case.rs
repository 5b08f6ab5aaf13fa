//! A made-up park as plain rows: who is in the register, what was filed, and when each became known.

use figures::{CreditCode, Decimal};
use jiff::civil::Date;
use std::fmt;

/// A month, counted from the year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(pub i32);

impl Month {
    pub const fn new(year: i32, month: i32) -> Self {
        Month(year * 12 + month - 1)
    }

    pub fn year(self) -> i32 {
        self.0 / 12
    }

    /// 1–12.
    pub fn month(self) -> i32 {
        self.0 % 12 + 1
    }

    pub fn plus(self, months: i32) -> Self {
        Month(self.0 + months)
    }

    pub fn first_day(self) -> Date {
        Date::constant(i16::try_from(self.year()).unwrap(), i8::try_from(self.month()).unwrap(), 1)
    }

    pub fn last_day(self) -> Date {
        self.plus(1).first_day().yesterday().unwrap()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

/// What a filing speaks of: its month alone, or the year up to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    Month,
    Year,
}

/// Months in a row that are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    pub from: Month,
    pub to: Month,
}

impl Span {
    pub fn length(self) -> i32 {
        self.to.0 - self.from.0 + 1
    }

    pub fn back(self, months: i32) -> Self {
        Span { from: self.from.plus(-months), to: self.to.plus(-months) }
    }

    /// Whether it is the year up to a month.
    pub fn is_cumulative(self) -> bool {
        self.from.month() == 1 && self.from.year() == self.to.year() && self.from != self.to
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (from, to) = (self.from, self.to);
        match (self.length(), from.month(), from.year() == to.year()) {
            (1, ..) => write!(f, "{from}"),
            (_, 1, true) => write!(f, "{from}..{:02}", to.month()),
            (3, 4 | 7 | 10, true) => write!(f, "{}-Q{}", to.year(), to.month() / 3),
            (6, 7, true) => write!(f, "{}-H2", to.year()),
            _ => write!(f, "{from}..{to}"),
        }
    }
}

/// A row of the register.
#[derive(Debug, Clone)]
pub struct Line {
    pub unit: usize,
    pub attribute: &'static str,
    pub value: String,
    pub from: Date,
    pub to: Option<Date>,
    pub known: Date,
}

/// What one unit filed of one form at one moment.
#[derive(Debug, Clone)]
pub struct Filed {
    pub unit: usize,
    pub form: &'static str,
    pub reach: Reach,
    pub month: Month,
    /// In the columns for last year.
    pub same_period: bool,
    pub known: Date,
    pub values: Vec<(&'static str, Decimal)>,
}

/// The revisions of which filings belong together.
pub type Chain = (usize, &'static str, Reach, Month, bool);

impl Filed {
    pub fn chain(&self) -> Chain {
        (self.unit, self.form, self.reach, self.month, self.same_period)
    }

    /// The period as files write it.
    pub fn period(&self) -> String {
        match self.reach {
            Reach::Month => self.month.to_string(),
            Reach::Year => format!("{:04}-01..{:02}", self.month.year(), self.month.month()),
        }
    }
}

/// A generated park.
#[derive(Debug, Clone)]
pub struct Case {
    pub seed: u64,
    pub units: usize,
    pub register: Vec<Line>,
    pub filings: Vec<Filed>,
    /// Whether everything is told: industries, ways in, bases, most sheets.
    pub tidy: bool,
    /// The last month that most have filed.
    pub last: Month,
    /// Days, at the end of which figures are asked for.
    pub moments: Vec<Date>,
}

/// The code of a unit of the park.
pub fn code(unit: usize) -> CreditCode {
    CreditCode::fictional(u32::try_from(unit).unwrap() + 1)
}

impl fmt::Display for Filed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let column = if self.same_period { "same_period" } else { "" };
        write!(f, "{} {} {} {column}, known {}:", code(self.unit), self.form, self.period(), self.known)?;
        self.values.iter().try_for_each(|(item, value)| write!(f, " {item} = {value}"))
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let to = self.to.map(|to| to.to_string()).unwrap_or_default();
        write!(f, "{} {} = {} from {} to {to}, known {}", code(self.unit), self.attribute, self.value, self.from, self.known)
    }
}

impl Case {
    /// All of it as lines, for a report.
    pub fn told(&self) -> String {
        let lines = self.register.iter().map(ToString::to_string).chain(self.filings.iter().map(ToString::to_string));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The same park without one of its units, for finding what a difference hangs on.
    pub fn without(&self, unit: usize) -> Case {
        let mut less = self.clone();
        less.register.retain(|l| l.unit != unit);
        less.filings.retain(|f| f.unit != unit);
        less
    }
}
