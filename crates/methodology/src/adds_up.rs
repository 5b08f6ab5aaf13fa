//! Whether the amounts of the parts of a year come to that of the year: sums of what happened do, balances and quotients do not.

use crate::catalogue::{Catalogue, Indicator, Nature};
use crate::formula::ast::{Expr, Term};
use jiff::civil::Date;

impl Catalogue {
    /// Whether an indicator adds up over the months of a year, by its formula in force on a day. One without a formula does not.
    pub fn adds_up(&self, indicator: &Indicator, day: Date) -> bool {
        self.formula_at(indicator, day).and_then(|formula| formula.expr.as_ref()).is_some_and(|expr| self.sums(expr, day))
    }

    fn sums(&self, expr: &Expr, day: Date) -> bool {
        match expr {
            Expr::Sum { term, .. } => self.flows(term),
            Expr::Add(a, b) | Expr::Sub(a, b) => self.sums(a, day) && self.sums(b, day),
            Expr::Indicator(id) => self.indicators.get(id).is_some_and(|indicator| self.adds_up(indicator, day)),
            _ => false,
        }
    }

    /// Whether what a unit contributes happened within the period.
    fn flows(&self, term: &Term) -> bool {
        match term {
            Term::Item { form, item } => {
                let form = self.forms.get(form);
                form.and_then(|form| self.item(form, item)).is_some_and(|item| item.nature == Nature::Flow)
            }
            Term::Add(a, b) | Term::Sub(a, b) => self.flows(a) && self.flows(b),
            // An amount by a rate or a coefficient.
            Term::Mul(a, b) => self.flows(a) || self.flows(b),
            Term::Scaled(inner, ..) => self.flows(inner),
            Term::Opening { .. } | Term::Ran | Term::Table(_) | Term::Number(..) => false,
        }
    }
}
