//! Exact factors put into a tree so that units meet.

use super::ast::{Expr, Term};
use figures::{Decimal, Measure};

/// A term in another unit of the same dimension; `None` when the dimensions differ.
pub fn term(term: Term, from: &Measure, to: &Measure) -> Option<Term> {
    let (over, under) = from.factor(to)?;
    if over == under { Some(term) } else { Some(Term::Scaled(Box::new(term), over, under)) }
}

/// A formula in another unit of the same dimension; `None` when the dimensions differ or when the
/// factor can't be put inside it (the quotient of two sums, another indicator).
pub fn expr(expr: Expr, from: &Measure, to: &Measure) -> Option<Expr> {
    let (over, under) = from.factor(to)?;
    if over == under { Some(expr) } else { scaled(expr, over, under) }
}

fn scaled(expr: Expr, over: Decimal, under: Decimal) -> Option<Expr> {
    Some(match expr {
        Expr::Sum { term, filter } => Expr::Sum { term: Term::Scaled(Box::new(term), over, under), filter },
        Expr::Add(a, b) => Expr::Add(Box::new(scaled(*a, over, under)?), Box::new(scaled(*b, over, under)?)),
        Expr::Sub(a, b) => Expr::Sub(Box::new(scaled(*a, over, under)?), Box::new(scaled(*b, over, under)?)),
        Expr::Cumulative(a) => Expr::Cumulative(Box::new(scaled(*a, over, under)?)),
        Expr::Annualised(a) => Expr::Annualised(Box::new(scaled(*a, over, under)?)),
        _ => return None,
    })
}
