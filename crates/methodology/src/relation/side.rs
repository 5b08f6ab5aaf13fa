//! Amounts in a relation: values of filings, numbers, parameters and what is computed of them.

use super::build::Builder;
use super::{At, Operand, Term};
use crate::catalogue::Parameter;
use crate::formula::Fault;
use crate::formula::raw::{Argument, Raw, RawKind};
use crate::nearest::nearest;
use figures::{Decimal, Measure, Quantity};
use jiff::civil::Date;

/// A term and its unit.
type Valued = (Term, Measure);

impl Builder<'_> {
    pub(super) fn term(&mut self, raw: &Raw) -> Option<Valued> {
        match &raw.kind {
            RawKind::Number(amount, unit) => Some((Term::Number(*amount, unit.clone()), unit.clone().or_else(|| Measure::parse("1"))?)),
            RawKind::Name(name) if name == "period.month" => Some((Term::Month, Measure::parse("1")?)),
            RawKind::Name(name) if name != "item" => self.parameter(raw, name),
            RawKind::Add(a, b) => self.added(raw, a, b, Term::Add),
            RawKind::Sub(a, b) => self.added(raw, a, b, Term::Sub),
            RawKind::Mul(a, b) => {
                let ((a, x), (b, y)) = self.both(a, b)?;
                Some((Term::Mul(Box::new(a), Box::new(b)), x.times(&y)))
            }
            RawKind::Div(a, b, _) => {
                let ((a, x), (b, y)) = self.both(a, b)?;
                Some((Term::Div(Box::new(a), Box::new(b)), x.per(&y)))
            }
            RawKind::Call { verb, arguments, filter: None } if verb == "abs" => self.abs(raw, arguments),
            RawKind::Call { verb, arguments, filter: None } if verb == "growth" => self.growth(raw, arguments),
            RawKind::Call { verb, arguments, filter: None } if verb == "min" => self.extreme(raw, arguments, "min(a, b)", Term::Min),
            RawKind::Call { verb, arguments, filter: None } if verb == "max" => self.extreme(raw, arguments, "max(a, b)", Term::Max),
            _ => {
                let operand = self.operand(raw)?;
                let measure = operand.measure.clone();
                Some((Term::Value(self.number_of(operand)), measure))
            }
        }
    }

    fn both(&mut self, a: &Raw, b: &Raw) -> Option<(Valued, Valued)> {
        let (a, b) = (self.term(a), self.term(b));
        Some((a?, b?))
    }

    fn abs(&mut self, raw: &Raw, arguments: &[Argument]) -> Option<Valued> {
        let [Argument { of: false, value }] = arguments else { return self.wrong_arguments(raw, "abs(x)") };
        let (term, measure) = self.term(value)?;
        Some((Term::Abs(Box::new(term)), measure))
    }

    /// A value over last year's, in per cent.
    fn growth(&mut self, raw: &Raw, arguments: &[Argument]) -> Option<Valued> {
        let [Argument { of: false, value }] = arguments else { return self.wrong_arguments(raw, "growth(x)") };
        let now = self.operand(value)?;
        if now.at != At::Own || now.latest {
            return self.said_twice(raw);
        }
        let base = Operand { at: At::LastYear, ..now.clone() };
        Some((Term::Growth(self.number_of(now), self.number_of(base)), Measure::percent()))
    }

    fn extreme(&mut self, raw: &Raw, arguments: &[Argument], signature: &str, make: fn(Box<Term>, Box<Term>) -> Term) -> Option<Valued> {
        let [Argument { of: false, value: a }, Argument { of: false, value: b }] = arguments else {
            return self.wrong_arguments(raw, signature);
        };
        self.added(raw, a, b, make)
    }

    fn added(&mut self, raw: &Raw, a: &Raw, b: &Raw, make: fn(Box<Term>, Box<Term>) -> Term) -> Option<Valued> {
        let ((left, to), (right, from)) = self.both(a, b)?;
        match from.factor(&to) {
            Some((over, under)) if over == under => Some((make(Box::new(left), Box::new(right)), to)),
            Some((over, under)) => Some((make(Box::new(left), Box::new(Term::Scaled(Box::new(right), over, under))), to)),
            None => self.checker.mixed(raw, &to, &from),
        }
    }

    /// The number a parameter has on the first day of the check; what has none is wanted.
    fn number(&mut self, name: &str, found: &Parameter) -> Term {
        let first = |(from, _): &&(Option<Date>, Quantity)| from.is_none_or(|from| self.scope.from.is_some_and(|day| from <= day));
        match found.values.iter().rev().find(first) {
            Some((_, held)) => Term::Number(held.amount, Some(held.measure.clone())),
            None => {
                self.wanted.push(name.to_owned());
                Term::Number(Decimal::ZERO, Some(found.measure.clone()))
            }
        }
    }

    fn parameter(&mut self, raw: &Raw, name: &str) -> Option<Valued> {
        if let Some(found) = self.scope.parameters.get(name) {
            return Some((self.number(name, found), found.measure.clone()));
        }
        let fault = Fault::new("unknown-parameter", raw.span(), format!("没有参数“{name}”"), format!("there is no parameter `{name}`"));
        match nearest(name, self.scope.parameters.keys().map(String::as_str)) {
            Some(near) => self.checker.unknown(fault, Some(near.to_owned())),
            None => self.checker.fault(fault.hint("在本审核关系的 parameters 里写明", "name it under `parameters` of the edit")),
        }
    }
}
