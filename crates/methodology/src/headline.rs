//! Which published figure a value of a filing bears on, and by how much: the indicator that sums its item.

use crate::catalogue::{Catalogue, Edit, Indicator};
use crate::formula::ast::{Cond, Expr, Term};
use figures::Decimal;
use jiff::civil::Date;

/// Deepest way from an indicator through others to an item; packs with circles are refused.
const DEEPEST: usize = 20;

/// An indicator and what it changes by when the value of an item grows by one of the item's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Headline<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// The factor, in the indicator's own unit.
    pub factor: Decimal,
}

impl Catalogue {
    /// The indicator an edit names; else of those that sum an item over all units by a formula in force on a day the
    /// one that is made of the least, of alike ones a real one before an invented one, then the first by id.
    pub fn headline(&self, edit: &Edit, form: &str, item: &str, day: Date) -> Option<Headline<'_>> {
        match &edit.headline {
            Some(id) => self.headed(self.indicators.get(id)?, (form, item), day).map(|(_, headline)| headline),
            None => self.headline_of(form, item, day),
        }
    }

    /// Of the indicators that sum an item over all units the one that an edit without one of its own bears on.
    pub fn headline_of(&self, form: &str, item: &str, day: Date) -> Option<Headline<'_>> {
        let all = self.indicators.values().filter_map(|indicator| self.headed(indicator, (form, item), day));
        let fictional = |i: &Indicator| self.packs.iter().any(|p| p.fictional && p.id == i.pack);
        let order = |(parts, h): &(usize, Headline<'_>)| (*parts, fictional(h.indicator), h.indicator.id.clone());
        all.min_by_key(order).map(|(_, headline)| headline)
    }

    /// An indicator as a headline of an item, with how much it is made of.
    fn headed<'c>(&'c self, indicator: &'c Indicator, item: (&str, &str), day: Date) -> Option<(usize, Headline<'c>)> {
        let expr = self.formula_at(indicator, day)?.expr.as_ref()?;
        let factor = self.factor(expr, item, day, 0).filter(|factor| !factor.is_zero())?;
        Some((parts(expr), Headline { indicator, factor }))
    }

    /// By what an item enters a formula; `None` where it does so by more than a sum over all units.
    fn factor(&self, expr: &Expr, item: (&str, &str), day: Date, depth: usize) -> Option<Decimal> {
        let inner = |expr: &Expr| self.factor(expr, item, day, depth + 1);
        match expr {
            Expr::Sum { term, filter: Cond::True } => linear(term, item),
            Expr::Add(a, b) => inner(a)?.checked_add(inner(b)?),
            Expr::Sub(a, b) => inner(a)?.checked_sub(inner(b)?),
            Expr::Cumulative(a) => inner(a),
            Expr::Indicator(id) if depth < DEEPEST => inner(self.formula_at(self.indicators.get(id)?, day)?.expr.as_ref()?),
            _ => None,
        }
    }
}

fn linear(term: &Term, item: (&str, &str)) -> Option<Decimal> {
    match term {
        Term::Item { form, item: code } => Some(if (form.as_str(), code.as_str()) == item { Decimal::ONE } else { Decimal::ZERO }),
        Term::Add(a, b) => linear(a, item)?.checked_add(linear(b, item)?),
        Term::Sub(a, b) => linear(a, item)?.checked_sub(linear(b, item)?),
        Term::Scaled(a, over, under) => linear(a, item)?.checked_mul(*over)?.checked_div(*under),
        Term::Mul(a, b) => match (a.as_ref(), b.as_ref()) {
            (Term::Number(n, None), x) | (x, Term::Number(n, None)) => linear(x, item)?.checked_mul(*n),
            (a, b) => (linear(a, item)?.is_zero() && linear(b, item)?.is_zero()).then_some(Decimal::ZERO),
        },
        Term::Opening { .. } | Term::Ran | Term::Number(..) | Term::Table(_) => Some(Decimal::ZERO),
    }
}

/// How many sums and names a formula is made of.
fn parts(expr: &Expr) -> usize {
    match expr {
        Expr::Add(a, b) | Expr::Sub(a, b) => parts(a) + parts(b),
        Expr::Sum { term, .. } => items(term),
        _ => 1,
    }
}

fn items(term: &Term) -> usize {
    match term {
        Term::Add(a, b) | Term::Sub(a, b) | Term::Mul(a, b) => items(a) + items(b),
        Term::Scaled(a, ..) => items(a),
        _ => 1,
    }
}
