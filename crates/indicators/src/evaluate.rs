//! Cells: levels, changes and their bases from sums, and quotients of sums above them.

use crate::spread::Spreading;
use crate::tally::Tally;
use figures::{Basis, Decimal, Moment, Outcome, Period, Rate, Reason};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// The period that a change is told against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Against {
    /// The same period of last year (同比).
    #[default]
    YearBefore,
    /// The period of the same kind before (环比).
    Previous,
}

impl Against {
    /// The base period.
    pub fn base(self, period: Period) -> Period {
        match self {
            Against::YearBefore => period.year_before(),
            Against::Previous => period.previous(),
        }
    }

    /// The moment at which the base had been known as long as the period now is.
    pub fn then(self, period: Period, as_of: Moment, zone: &TimeZone) -> Moment {
        match self {
            Against::YearBefore => as_of.year_before(zone),
            Against::Previous => as_of.months_before(period.months_after(self.base(period)), zone),
        }
    }
}

/// Where, when and how a formula is evaluated.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scope {
    /// Area code.
    pub area: String,
    /// Period, as filed.
    pub period: Period,
    /// What a change is told against.
    pub against: Against,
    /// Dimension.
    pub by: Option<String>,
    /// Method by which late filers are estimated.
    pub impute: Option<String>,
    /// Up to when facts were known.
    pub as_of: Moment,
}

/// One member's sums, before they become a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// A sum over units.
    Amount(Box<Tally>),
    /// A quotient of two cells, times a factor (100 for per cent).
    Rate(Box<Cell>, Box<Cell>, Decimal),
    /// A cell times an exact factor (over, under).
    Scaled(Box<Cell>, Decimal, Decimal),
    /// A place in the order of the units.
    Spread(Box<Spreading>),
    /// No sums at all.
    Missing(Reason),
}

/// Cells by member; the whole has the empty name.
pub type Cells = BTreeMap<String, Cell>;

impl Cell {
    /// The level.
    pub fn level(&self) -> Outcome {
        match self {
            Cell::Amount(t) => level(t),
            Cell::Missing(reason) => Outcome::Missing(*reason),
            Cell::Rate(a, b, factor) => quotient(a.level(), b.level(), *factor),
            Cell::Scaled(of, over, under) => match of.level() {
                Outcome::Value(v) => Outcome::Value(v * *over / *under),
                missing => missing,
            },
            Cell::Spread(spread) => spread.level(),
        }
    }

    /// The change on a basis in per cent, also of a quotient such as output per head; of a share or another pure rate it is
    /// told in points instead.
    pub fn growth(&self, basis: Basis) -> Outcome {
        self.pair(basis).map_or_else(Outcome::Missing, rate)
    }

    /// The sums behind it: of the numerator for a quotient.
    pub fn tally(&self) -> Option<&Tally> {
        match self {
            Cell::Amount(t) => Some(t),
            Cell::Rate(a, ..) | Cell::Scaled(a, ..) => a.tally(),
            Cell::Spread(spread) => Some(&spread.tally),
            Cell::Missing(_) => None,
        }
    }

    /// Numerator and denominator of a quotient, when both have a value.
    pub fn fraction(&self) -> Option<(Decimal, Decimal)> {
        match self {
            Cell::Rate(a, b, _) => Some((a.level().value()?, b.level().value()?)),
            _ => None,
        }
    }

    /// This period less its base as a part of a whole, exactly.
    ///
    /// # Errors
    /// As [`Cell::part`].
    pub fn change(&self, basis: Basis) -> Result<Decimal, Reason> {
        self.part(basis).map(|(now, then)| now - then)
    }

    /// Value of this period and of last year on a basis.
    pub fn pair(&self, basis: Basis) -> Result<(Decimal, Decimal), Reason> {
        match self {
            Cell::Amount(t) => pair(t, basis),
            Cell::Missing(reason) => Err(*reason),
            Cell::Rate(a, b, factor) => {
                let ((a1, a0), (b1, b0)) = (a.pair(basis)?, b.pair(basis)?);
                let rate = |x: Decimal, y: Decimal| x.checked_div(y).map(|r| r * *factor).ok_or(Reason::ZeroDenominator);
                Ok((rate(a1, b1)?, rate(a0, b0)?))
            }
            Cell::Scaled(of, over, under) => of.pair(basis).map(|(now, then)| (now * *over / *under, then * *over / *under)),
            Cell::Spread(spread) => spread.pair(basis),
        }
    }

    /// What a part of a whole has and had on a basis: who came had nothing, who left has nothing. Quotients and places
    /// in an order have no parts.
    ///
    /// # Errors
    /// The reason where nobody is on either side, and where the whole has none either.
    pub fn part(&self, basis: Basis) -> Result<(Decimal, Decimal), Reason> {
        match self {
            Cell::Amount(t) => part(t, basis),
            Cell::Missing(reason) => Err(*reason),
            Cell::Scaled(of, over, under) => of.part(basis).map(|(now, then)| (now * *over / *under, then * *over / *under)),
            Cell::Rate(..) | Cell::Spread(_) => Err(Reason::NotApplicable),
        }
    }
}

/// The sum, or why there is none.
pub fn level(t: &Tally) -> Outcome {
    match (t.unknown, t.expected, t.filed) {
        (1.., _, _) => Outcome::Missing(Reason::Unknown),
        (0, 1.., 0) if t.unsettled > 0 => Outcome::Missing(Reason::RestatedAfterFiling),
        (0, 0, _) => Outcome::Missing(Reason::NoPopulation),
        (0, _, 0) => Outcome::Missing(Reason::NotFiled),
        _ => Outcome::Value(t.current),
    }
}

fn quotient(over: Outcome, under: Outcome, factor: Decimal) -> Outcome {
    match (over, under) {
        (Outcome::Missing(r), _) | (_, Outcome::Missing(r)) => Outcome::Missing(r),
        (Outcome::Value(a), Outcome::Value(b)) => match a.checked_mul(factor).and_then(|a| a.checked_div(b)) {
            Some(value) => Outcome::Value(value),
            None => Outcome::Missing(Reason::ZeroDenominator),
        },
    }
}

/// Current and base of a sum on a basis.
pub fn pair(t: &Tally, basis: Basis) -> Result<(Decimal, Decimal), Reason> {
    if let Outcome::Missing(reason) = level(t) {
        return Err(reason);
    }
    let known = |units: u64, base: Decimal| if units > 0 { Ok(base) } else { Err(Reason::NoBase) };
    match basis {
        Basis::Comparable => Ok((t.current, t.comparable_base.ok_or(Reason::NoBase)?)),
        Basis::Published => Ok((t.current, known(t.published_units, t.published_base)?)),
        Basis::Restated => Ok((t.current, known(t.restated_units, t.restated_base)?)),
        Basis::Matched => Ok((t.matched.0, known(t.matched_units, t.matched.1)?)),
    }
}

/// See [`Cell::part`].
pub(crate) fn part(t: &Tally, basis: Basis) -> Result<(Decimal, Decimal), Reason> {
    let (units, base) = match basis {
        Basis::Published => (t.published_units, t.published_base),
        Basis::Restated => (t.restated_units, t.restated_base),
        Basis::Comparable | Basis::Matched => return pair(t, basis),
    };
    match level(t) {
        Outcome::Missing(reason) if units == 0 || reason == Reason::Unknown => Err(reason),
        _ => Ok((t.current, base)),
    }
}

/// The change between two amounts in per cent, or the words for it.
fn rate((current, base): (Decimal, Decimal)) -> Outcome {
    if let Some(reason) = Reason::of_change(base, current) {
        return Outcome::Missing(reason);
    }
    let rate = Rate { numerator: current, denominator: base };
    rate.growth().map_or(Outcome::Missing(Reason::ZeroBase), Outcome::Value)
}
