//! Amounts in a relation: values of filings, numbers, parameters and what is computed of them.

use super::Term;
use super::build::Builder;
use crate::formula::Fault;
use crate::formula::raw::{Argument, Raw, RawKind};
use crate::nearest::nearest;
use figures::Measure;

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

    fn added(&mut self, raw: &Raw, a: &Raw, b: &Raw, make: fn(Box<Term>, Box<Term>) -> Term) -> Option<Valued> {
        let ((left, to), (right, from)) = self.both(a, b)?;
        match from.factor(&to) {
            Some((over, under)) if over == under => Some((make(Box::new(left), Box::new(right)), to)),
            Some((over, under)) => Some((make(Box::new(left), Box::new(Term::Scaled(Box::new(right), over, under))), to)),
            None => self.checker.mixed(raw, &to, &from),
        }
    }

    fn parameter(&mut self, raw: &Raw, name: &str) -> Option<Valued> {
        if let Some(found) = self.scope.parameters.get(name) {
            return Some((Term::Number(found.amount, Some(found.measure.clone())), found.measure.clone()));
        }
        let fault = Fault::new("unknown-parameter", raw.span(), format!("没有参数“{name}”"), format!("there is no parameter `{name}`"));
        match nearest(name, self.scope.parameters.keys().map(String::as_str)) {
            Some(near) => self.checker.unknown(fault, Some(near.to_owned())),
            None => self.checker.fault(fault.hint("在本审核关系的 parameters 里写明", "name it under `parameters` of the edit")),
        }
    }
}
