//! Units of what a figure is made from, and of its value.

use crate::engine::Engine;
use crate::linear::{Amount, Linear};
use crate::question::Question;
use crate::shape::Shape;
use figures::{Decimal, Measure, Outcome, Reason};
use methodology::formula::ast::Term;

impl Engine {
    /// Units of the sums a figure is made from: of a quotient its numerator and denominator, of
    /// anything else its own twice.
    pub(crate) fn amount_units(&self, q: &Question<'_>) -> (Measure, Measure) {
        let own = || q.indicator.measure.clone();
        let unit = |shape: &Shape| self.unit_of(shape).unwrap_or_else(own);
        match &q.shape {
            Shape::Ratio(a, b) | Shape::Share(a, b) => (unit(a), unit(b)),
            Shape::ShareOfParent(a) => (unit(a), unit(a)),
            _ => (own(), own()),
        }
    }

    /// The unit a shape's value is in, where its terms tell.
    fn unit_of(&self, shape: &Shape) -> Option<Measure> {
        match shape {
            Shape::Linear(linear) => self.unit_of_sum(linear),
            Shape::Scaled(inner, ..) => self.unit_of(inner),
            Shape::Ratio(a, b) => Some(self.unit_of(a)?.per(&self.unit_of(b)?)),
            Shape::Quantile(spread) => match &spread.under {
                None => self.unit_of_sum(&spread.over),
                Some(under) => Some(self.unit_of_sum(&spread.over)?.per(&self.unit_of_sum(under)?)),
            },
            _ => None,
        }
    }

    fn unit_of_sum(&self, linear: &Linear) -> Option<Measure> {
        match &linear.parts.first()?.amount {
            Amount::Filed(_) => Measure::parse("家"),
            Amount::Term(term) => self.unit_of_term(term),
        }
    }

    fn unit_of_term(&self, term: &Term) -> Option<Measure> {
        match term {
            Term::Ran => Measure::parse("1"),
            Term::Item { form, item } | Term::Opening { form, item } => {
                Some(self.catalogue.forms.get(form)?.items.get(item)?.measure.clone())
            }
            Term::Table(id) => Some(self.catalogue.tables.get(id)?.measure.clone()),
            Term::Number(_, measure) => measure.clone().or_else(|| Measure::parse("1")),
            Term::Add(a, _) | Term::Sub(a, _) => self.unit_of_term(a),
            Term::Scaled(a, over, under) => self.unit_of_term(a)?.scaled(*over, *under),
            Term::Mul(a, b) => Some(self.unit_of_term(a)?.times(&self.unit_of_term(b)?)),
        }
    }

    /// A value as the sums give it, in the indicator's unit: a quotient has the quotient of their units.
    pub(crate) fn in_own_unit(&self, q: &Question<'_>, outcome: Outcome) -> Outcome {
        match outcome {
            Outcome::Value(value) => self.converted(q, value, &q.indicator.measure),
            missing => missing,
        }
    }

    /// A value as the sums give it, in another unit.
    pub(crate) fn converted(&self, q: &Question<'_>, value: Decimal, to: &Measure) -> Outcome {
        let natural = match &q.shape {
            Shape::Ratio(..) => Some(self.unit_of(&q.shape).or_else(|| Measure::parse("1"))),
            Shape::Scaled(..) | Shape::Quantile(_) => Some(self.unit_of(&q.shape)),
            Shape::Share(..) | Shape::ShareOfParent(_) => Some(Some(Measure::percent())),
            _ => None,
        };
        match natural {
            None => Outcome::Value(value),
            Some(natural) => natural.and_then(|n| n.convert(value, to)).map_or(Outcome::Missing(Reason::NotApplicable), Outcome::Value),
        }
    }
}
