//! The shape of a formula: sums over units, and what is done with them afterwards.

use crate::linear::{Amount, Linear, Part};
use crate::request::RequestError;
use figures::{Decimal, Period, Transform};
use jiff::civil::Date;
use methodology::catalogue::{Catalogue, Indicator, Source};
use methodology::formula::ast::{Between, Cond, Expr, Quantile, Term};

/// How a formula is to be evaluated.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A sum over units.
    Linear(Linear),
    /// A quotient of two formulas.
    Ratio(Box<Shape>, Box<Shape>),
    /// The share of a part in a whole, in per cent.
    Share(Box<Shape>, Box<Shape>),
    /// The share of the area in its parent area, in per cent.
    ShareOfParent(Box<Shape>),
    /// The change of a formula over a year.
    Growth(Box<Shape>),
    /// A formula times an exact factor, applied after the sums (over, under).
    Scaled(Box<Shape>, Decimal, Decimal),
    /// A place in the order of the units' values.
    Quantile(Box<Spread>),
    /// The official rule is not at hand.
    RuleNotAvailable,
    /// No definition is in force for the period.
    NotInForce,
    /// A combination that has no meaning for the engine, such as adding rates.
    NotApplicable,
}

/// The sums inside a shape.
pub(crate) fn linears(shape: &Shape) -> Vec<&Linear> {
    match shape {
        Shape::Linear(l) => vec![l],
        Shape::Ratio(a, b) | Shape::Share(a, b) => linears(a).into_iter().chain(linears(b)).collect(),
        Shape::ShareOfParent(a) | Shape::Growth(a) | Shape::Scaled(a, ..) => linears(a),
        Shape::Quantile(spread) => std::iter::once(&spread.over).chain(&spread.under).collect(),
        Shape::RuleNotAvailable | Shape::NotInForce | Shape::NotApplicable => Vec::new(),
    }
}

/// The same shape at the prices of the base period.
pub(crate) fn deflated(shape: &Shape, table: &str) -> Shape {
    let inner = |s: &Shape| Box::new(deflated(s, table));
    match shape {
        Shape::Linear(l) => Shape::Linear(l.deflated(table)),
        Shape::Ratio(a, b) => Shape::Ratio(inner(a), inner(b)),
        Shape::Share(a, b) => Shape::Share(inner(a), inner(b)),
        Shape::ShareOfParent(a) => Shape::ShareOfParent(inner(a)),
        Shape::Growth(a) => Shape::Growth(inner(a)),
        Shape::Scaled(a, over, under) => Shape::Scaled(inner(a), *over, *under),
        Shape::Quantile(spread) => {
            let under = spread.under.as_ref().map(|l| l.deflated(table));
            Shape::Quantile(Box::new(Spread { over: spread.over.deflated(table), under, ..(**spread).clone() }))
        }
        other => other.clone(),
    }
}

/// The values of units that are put in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    /// Each unit's value, or its numerator.
    pub over: Linear,
    /// Each unit's denominator.
    pub under: Option<Linear>,
    /// The part of the units at or below the place, from 0 to 1.
    pub share: Decimal,
    /// What is taken between two units.
    pub method: Between,
}

/// Follows indicator references and flattens what is linear, noting every definition used.
pub struct Flattener<'a> {
    catalogue: &'a Catalogue,
    period: Period,
    day: Date,
    used: Vec<String>,
}

impl<'a> Flattener<'a> {
    /// For a period, by the definitions in force on a day.
    pub fn new(catalogue: &'a Catalogue, period: Period, day: Date) -> Self {
        Flattener { catalogue, period, day, used: Vec::new() }
    }

    /// Ids of the indicators followed so far.
    pub fn used(&self) -> &[String] {
        &self.used
    }

    /// The shape of an indicator by id.
    pub fn indicator(&mut self, id: &str) -> Result<Shape, RequestError> {
        let indicator = self.catalogue.indicators.get(id).ok_or_else(|| unknown(self.catalogue, id))?;
        self.used.push(id.to_owned());
        self.definition(indicator)
    }

    fn definition(&mut self, indicator: &Indicator) -> Result<Shape, RequestError> {
        if matches!(indicator.source, Source::Required { .. }) {
            return Ok(Shape::RuleNotAvailable);
        }
        let Some(formula) = self.catalogue.formula_at(indicator, self.day) else { return Ok(Shape::NotInForce) };
        match &formula.expr {
            Some(expr) => self.expr(expr),
            None => Ok(Shape::RuleNotAvailable),
        }
    }

    fn expr(&mut self, expr: &Expr) -> Result<Shape, RequestError> {
        Ok(match expr {
            Expr::Sum { term, filter } => one(Amount::Term(term.clone()), filter),
            Expr::Count { form, filter } => one(Amount::Filed(form.clone()), filter),
            Expr::Indicator(id) => self.named(id)?,
            Expr::Add(a, b) => self.added(a, b, false)?,
            Expr::Sub(a, b) => self.added(a, b, true)?,
            Expr::Ratio(a, b) => Shape::Ratio(Box::new(self.expr(a)?), Box::new(self.expr(b)?)),
            Expr::Share { part, whole } => self.share(part, whole)?,
            Expr::Growth(a) => Shape::Growth(Box::new(self.expr(a)?)),
            // A flow is filed cumulatively; the evaluator reads the request's months as January to the last.
            Expr::Cumulative(a) => self.expr(a)?,
            Expr::Annualised(a) => self.annualised(a)?,
            Expr::Quantile(q) => Shape::Quantile(Box::new(spread(q))),
        })
    }

    fn annualised(&mut self, of: &Expr) -> Result<Shape, RequestError> {
        const MONTHS: Decimal = Decimal::from_parts(12, 0, 0, false, 0);
        let length = Decimal::from(self.period.length());
        Ok(match self.expr(of)? {
            shape @ (Shape::RuleNotAvailable | Shape::NotInForce | Shape::NotApplicable) => shape,
            shape => Shape::Scaled(Box::new(shape), MONTHS, length),
        })
    }

    fn named(&mut self, id: &str) -> Result<Shape, RequestError> {
        match id.strip_suffix(".growth").filter(|base| self.catalogue.indicators.contains_key(*base)) {
            Some(base) => Ok(Shape::Growth(Box::new(self.indicator(base)?))),
            None => self.indicator(id),
        }
    }

    fn share(&mut self, part: &Expr, whole: &methodology::formula::ast::Whole) -> Result<Shape, RequestError> {
        let part = Box::new(self.expr(part)?);
        Ok(match whole {
            methodology::formula::ast::Whole::ParentArea => Shape::ShareOfParent(part),
            methodology::formula::ast::Whole::Of(whole) => Shape::Share(part, Box::new(self.expr(whole)?)),
        })
    }

    fn added(&mut self, a: &Expr, b: &Expr, minus: bool) -> Result<Shape, RequestError> {
        match (self.expr(a)?, self.expr(b)?) {
            (Shape::Linear(mut a), Shape::Linear(b)) => {
                a.parts.extend(if minus { b.negated() } else { b }.parts);
                Ok(Shape::Linear(a))
            }
            (Shape::RuleNotAvailable, _) | (_, Shape::RuleNotAvailable) => Ok(Shape::RuleNotAvailable),
            _ => Ok(Shape::NotApplicable),
        }
    }
}

fn spread(q: &Quantile) -> Spread {
    let linear = |term: &Term| Linear { parts: vec![of_units(Amount::Term(term.clone()), &q.filter)], ordered: true };
    Spread { over: linear(&q.term), under: q.over.as_ref().map(linear), share: q.share, method: q.method }
}

fn of_units(amount: Amount, filter: &Cond) -> Part {
    Part { sign: Decimal::ONE, amount, filter: filter.clone(), deflator: None }
}

fn one(amount: Amount, filter: &Cond) -> Shape {
    Shape::Linear(Linear { parts: vec![of_units(amount, filter)], ordered: false })
}

/// The error for an id that no pack defines, with the three names that look most like it, with the ending asked for.
pub fn unknown(catalogue: &Catalogue, id: &str) -> RequestError {
    const NAMES: usize = 3;
    let (of, transform) = Transform::split(id);
    let near = methodology::nearest_of(of, catalogue.indicators.keys().map(String::as_str), NAMES);
    RequestError::UnknownIndicator(id.to_owned(), near.into_iter().map(|name| format!("{name}{}", transform.ending())).collect())
}
