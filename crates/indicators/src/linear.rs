//! A formula flattened to what each unit contributes: the form in which it becomes one engine plan.

use crate::request::RequestError;
use figures::Decimal;
use methodology::catalogue::{Catalogue, Indicator, Source};
use methodology::formula::ast::{Cond, Expr, Term};
use std::collections::{BTreeMap, BTreeSet};

/// One signed term of a unit's contribution.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// +1 or −1.
    pub sign: Decimal,
    /// What the unit contributes.
    pub amount: Amount,
    /// For which units.
    pub filter: Cond,
}

/// A unit's amount.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    /// A term over its filing and its industry's tables.
    Term(Term),
    /// One, when it filed this form.
    Filed(String),
}

/// A sum over units of signed terms.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Linear {
    /// The terms.
    pub parts: Vec<Part>,
}

impl Linear {
    /// The forms and items the terms and conditions read.
    pub fn items(&self) -> BTreeMap<String, BTreeSet<String>> {
        let mut out = BTreeMap::new();
        for part in &self.parts {
            match &part.amount {
                Amount::Term(term) => term_items(term, &mut out),
                Amount::Filed(form) => {
                    out.entry(form.clone()).or_default();
                }
            }
            cond_items(&part.filter, &mut out);
        }
        out
    }

    /// The rate tables the terms read.
    pub fn tables(&self) -> BTreeSet<String> {
        let mut out = BTreeSet::new();
        for part in &self.parts {
            if let Amount::Term(term) = &part.amount {
                term_tables(term, &mut out);
            }
        }
        out
    }

    /// The register attributes the conditions read.
    pub fn attributes(&self) -> BTreeSet<String> {
        let mut out = BTreeSet::new();
        for part in &self.parts {
            cond_attributes(&part.filter, &mut out);
        }
        out
    }

    /// The classifications and classes the conditions name.
    pub fn classes(&self) -> BTreeSet<(String, String)> {
        let mut out = BTreeSet::new();
        for part in &self.parts {
            cond_classes(&part.filter, &mut out);
        }
        out
    }

    /// The same sum over the units that also meet `extra`.
    pub fn restricted(&self, extra: &Cond) -> Linear {
        let parts = self.parts.iter().cloned().map(|mut part| {
            part.filter = and(part.filter, extra.clone());
            part
        });
        Linear { parts: parts.collect() }
    }

    fn negated(mut self) -> Linear {
        for part in &mut self.parts {
            part.sign = -part.sign;
        }
        self
    }
}

fn and(a: Cond, b: Cond) -> Cond {
    match (a, b) {
        (Cond::True, x) | (x, Cond::True) => x,
        (a, b) => Cond::And(Box::new(a), Box::new(b)),
    }
}

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
    /// The official rule is not at hand.
    RuleNotAvailable,
    /// No definition is in force for the period.
    NotInForce,
    /// A combination that has no meaning for the engine, such as adding rates.
    NotApplicable,
}

/// Follows indicator references and flattens what is linear, noting every definition used.
pub struct Flattener<'a> {
    catalogue: &'a Catalogue,
    day: jiff::civil::Date,
    used: Vec<String>,
}

impl<'a> Flattener<'a> {
    /// For definitions in force on `day`.
    pub fn new(catalogue: &'a Catalogue, day: jiff::civil::Date) -> Self {
        Flattener { catalogue, day, used: Vec::new() }
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

fn one(amount: Amount, filter: &Cond) -> Shape {
    Shape::Linear(Linear { parts: vec![Part { sign: Decimal::ONE, amount, filter: filter.clone() }] })
}

/// The error for an id that no pack defines, with the names that look most like it.
pub fn unknown(catalogue: &Catalogue, id: &str) -> RequestError {
    let head = id.split('.').next().unwrap_or_default();
    let near: Vec<String> = catalogue.indicators.keys().filter(|k| k.starts_with(head)).take(8).cloned().collect();
    let near = if near.is_empty() { catalogue.indicators.keys().take(8).cloned().collect() } else { near };
    RequestError::UnknownIndicator(id.to_owned(), near)
}

fn term_items(term: &Term, out: &mut BTreeMap<String, BTreeSet<String>>) {
    match term {
        Term::Item { form, item } => {
            out.entry(form.clone()).or_default().insert(item.clone());
        }
        Term::Add(a, b) | Term::Sub(a, b) | Term::Mul(a, b) => {
            term_items(a, out);
            term_items(b, out);
        }
        Term::Scaled(a, ..) => term_items(a, out),
        Term::Table(_) | Term::Number(..) => {}
    }
}

fn term_tables(term: &Term, out: &mut BTreeSet<String>) {
    match term {
        Term::Table(id) => {
            out.insert(id.clone());
        }
        Term::Add(a, b) | Term::Sub(a, b) | Term::Mul(a, b) => {
            term_tables(a, out);
            term_tables(b, out);
        }
        Term::Scaled(a, ..) => term_tables(a, out),
        Term::Item { .. } | Term::Number(..) => {}
    }
}

fn cond_items(cond: &Cond, out: &mut BTreeMap<String, BTreeSet<String>>) {
    match cond {
        Cond::Compare(a, _, b) => {
            term_items(a, out);
            term_items(b, out);
        }
        Cond::And(a, b) | Cond::Or(a, b) => {
            cond_items(a, out);
            cond_items(b, out);
        }
        Cond::Not(a) => cond_items(a, out),
        Cond::True | Cond::InClass { .. } | Cond::Attribute { .. } => {}
    }
}

fn cond_attributes(cond: &Cond, out: &mut BTreeSet<String>) {
    match cond {
        Cond::Attribute { name, .. } => {
            out.insert(name.clone());
        }
        Cond::And(a, b) | Cond::Or(a, b) => {
            cond_attributes(a, out);
            cond_attributes(b, out);
        }
        Cond::Not(a) => cond_attributes(a, out),
        Cond::True | Cond::InClass { .. } | Cond::Compare(..) => {}
    }
}

fn cond_classes(cond: &Cond, out: &mut BTreeSet<(String, String)>) {
    match cond {
        Cond::InClass { classification, class } => {
            out.insert((classification.clone(), class.clone()));
        }
        Cond::And(a, b) | Cond::Or(a, b) => {
            cond_classes(a, out);
            cond_classes(b, out);
        }
        Cond::Not(a) => cond_classes(a, out),
        Cond::True | Cond::Attribute { .. } | Cond::Compare(..) => {}
    }
}
