//! Evaluates the shape of a formula over a scope: sums from the engine, quotients of sums above them.

use crate::engine::Engine;
use crate::linear::{Linear, Shape};
use crate::request::RequestError;
use crate::tally::{Tally, tally};
use figures::{Basis, Decimal, Moment, Outcome, Period, Rate, Reason};
use methodology::formula::ast::Cond;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;

/// Where, when and how a formula is evaluated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Area code.
    pub area: String,
    /// Period, as filed.
    pub period: Period,
    /// Dimension.
    pub by: Option<String>,
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
    /// No sums at all.
    Missing(Reason),
}

/// Cells by member; the whole has the empty name.
pub type Cells = BTreeMap<String, Cell>;

type Evaluated<'a> = Pin<Box<dyn Future<Output = Result<Cells, RequestError>> + Send + 'a>>;

impl Engine {
    /// Evaluates a shape; `Growth` gives the cells of what grows.
    pub(crate) fn evaluate<'a>(&'a self, shape: &'a Shape, scope: &'a Scope) -> Evaluated<'a> {
        Box::pin(async move {
            match shape {
                Shape::Linear(linear) => self.amounts(linear, scope).await,
                Shape::Growth(inner) => self.evaluate(inner, scope).await,
                Shape::Ratio(a, b) => self.quotient(a, b, scope, scope, Decimal::ONE).await,
                Shape::Share(a, b) => self.quotient(a, b, scope, scope, Decimal::ONE_HUNDRED).await,
                Shape::ShareOfParent(a) => self.share_of_parent(a, scope).await,
                Shape::RuleNotAvailable => Ok(missing(Reason::RuleNotAvailable)),
                Shape::NotInForce => Ok(missing(Reason::NotInForce)),
                Shape::NotApplicable => Ok(missing(Reason::NotApplicable)),
            }
        })
    }

    async fn amounts(&self, linear: &Linear, scope: &Scope) -> Result<Cells, RequestError> {
        let classes = scope.by.as_ref().and_then(|by| self.catalogue.classifications.get(by));
        let Some(classes) = classes else { return self.grouped(linear, scope).await };
        let whole = Scope { by: None, ..scope.clone() };
        let mut out = Cells::new();
        for (name, filter) in class_filters(&classes.id, classes.classes.keys()) {
            let cells = self.grouped(&linear.restricted(&filter), &whole).await?;
            out.extend(cells.into_values().map(|cell| (name.clone(), cell)));
        }
        Ok(out)
    }

    async fn grouped(&self, linear: &Linear, scope: &Scope) -> Result<Cells, RequestError> {
        let rows = self.panel(linear, scope, false).await?;
        let mut tallies = tally(rows).await?;
        if scope.by.is_none() && tallies.is_empty() {
            tallies.insert(String::new(), Tally::default());
        }
        Ok(tallies.into_iter().map(|(key, t)| (key, Cell::Amount(Box::new(t)))).collect())
    }

    async fn share_of_parent(&self, part: &Shape, scope: &Scope) -> Result<Cells, RequestError> {
        let parent = self.catalogue.areas.get(&scope.area).and_then(|a| a.parent.clone());
        let Some(area) = parent else { return Ok(missing(Reason::NotApplicable)) };
        let whole = Scope { area, ..scope.clone() };
        self.quotient(part, part, scope, &whole, Decimal::ONE_HUNDRED).await
    }

    async fn quotient(&self, a: &Shape, b: &Shape, part: &Scope, whole: &Scope, factor: Decimal) -> Result<Cells, RequestError> {
        let over = self.evaluate(a, part).await?;
        let mut under = self.evaluate(b, whole).await?;
        let pair = |(key, cell): (String, Cell)| {
            let below = under.remove(&key).unwrap_or(Cell::Missing(Reason::NoPopulation));
            (key, Cell::Rate(Box::new(cell), Box::new(below), factor))
        };
        Ok(over.into_iter().map(pair).collect())
    }
}

fn missing(reason: Reason) -> Cells {
    Cells::from([(String::new(), Cell::Missing(reason))])
}

/// A condition per class, and one for what is in none of them.
pub(crate) fn class_filters<'a>(id: &str, classes: impl Iterator<Item = &'a String>) -> Vec<(String, Cond)> {
    let class = |name: &String| Cond::InClass { classification: id.to_owned(), class: name.clone() };
    let mut out: Vec<(String, Cond)> = classes.map(|name| (name.clone(), class(name))).collect();
    let any = out.iter().map(|(_, c)| c.clone()).reduce(|a, b| Cond::Or(Box::new(a), Box::new(b)));
    if let Some(any) = any {
        out.push(("other".to_owned(), Cond::Not(Box::new(any))));
    }
    out
}

impl Cell {
    /// The level.
    pub fn level(&self) -> Outcome {
        match self {
            Cell::Amount(t) => level(t),
            Cell::Missing(reason) => Outcome::Missing(*reason),
            Cell::Rate(a, b, factor) => quotient(a.level(), b.level(), *factor),
        }
    }

    /// The growth on a basis: a rate in per cent for amounts, points for rates.
    pub fn growth(&self, basis: Basis) -> Outcome {
        match self {
            Cell::Amount(t) => growth(t, basis),
            Cell::Missing(reason) => Outcome::Missing(*reason),
            Cell::Rate(a, b, factor) => points(a, b, *factor, basis),
        }
    }

    /// The sums behind it: of the numerator for a quotient.
    pub fn tally(&self) -> Option<&Tally> {
        match self {
            Cell::Amount(t) => Some(t),
            Cell::Rate(a, ..) => a.tally(),
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

    /// Value of this period and of last year on a basis.
    fn pair(&self, basis: Basis) -> Result<(Decimal, Decimal), Reason> {
        match self {
            Cell::Amount(t) => pair(t, basis),
            Cell::Missing(reason) => Err(*reason),
            Cell::Rate(a, b, factor) => {
                let ((a1, a0), (b1, b0)) = (a.pair(basis)?, b.pair(basis)?);
                let rate = |x: Decimal, y: Decimal| x.checked_div(y).map(|r| r * *factor).ok_or(Reason::ZeroDenominator);
                Ok((rate(a1, b1)?, rate(a0, b0)?))
            }
        }
    }
}

fn level(t: &Tally) -> Outcome {
    match (t.unknown, t.expected, t.filed) {
        (1.., _, _) => Outcome::Missing(Reason::Unknown),
        (0, 0, _) => Outcome::Missing(Reason::NoPopulation),
        (0, _, 0) => Outcome::Missing(Reason::NotFiled),
        _ => Outcome::Value(t.current),
    }
}

fn quotient(over: Outcome, under: Outcome, factor: Decimal) -> Outcome {
    match (over, under) {
        (Outcome::Missing(r), _) | (_, Outcome::Missing(r)) => Outcome::Missing(r),
        (Outcome::Value(a), Outcome::Value(b)) => match (a * factor).checked_div(b) {
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

fn growth(t: &Tally, basis: Basis) -> Outcome {
    let (current, base) = match pair(t, basis) {
        Ok(pair) => pair,
        Err(reason) => return Outcome::Missing(reason),
    };
    if let Some(reason) = Reason::of_change(base, current) {
        return Outcome::Missing(reason);
    }
    let rate = Rate { numerator: current, denominator: base };
    rate.growth().map_or(Outcome::Missing(Reason::ZeroBase), Outcome::Value)
}

fn points(a: &Cell, b: &Cell, factor: Decimal, basis: Basis) -> Outcome {
    let whole = Cell::Rate(Box::new(a.clone()), Box::new(b.clone()), factor);
    match whole.pair(basis) {
        Ok((now, then)) => Outcome::Value((now - then).normalize()),
        Err(reason) => Outcome::Missing(reason),
    }
}
