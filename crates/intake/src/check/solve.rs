//! What a value would have to be for a term to come to an amount: the inverse of the arithmetic of relations.

use super::truth::Values;
use figures::Decimal;
use methodology::formula::ast::Ordering;
use methodology::relation::{Relation, Side, Term};

/// The value the operand `n` has where a broken relation just holds: that of the other side, or nothing where there
/// is no one such value.
pub(super) fn expected(relation: &Relation, n: usize, values: &Values<'_>) -> Option<Decimal> {
    match relation {
        Relation::Compare(_, Ordering::NotEqual, _) => None,
        Relation::Compare(a, _, b) | Relation::Close(a, b, _) => {
            let (named, other) = match (a.term.names(n), b.term.names(n)) {
                (true, false) => (a, b),
                (false, true) => (b, a),
                _ => return None,
            };
            solve(&named.term, n, values.of(other)?, values)
        }
        _ => None,
    }
}

/// The side of a relation whose usual amount says what a value is expected to be: one held within bounds.
pub(super) fn bounded(relation: &Relation) -> Option<&Side> {
    match relation {
        Relation::Within { value, inside: true, .. } => Some(value),
        _ => None,
    }
}

/// The value of the operand `n` at which a term comes to `target`; `None` where it stands in it more than once or
/// nothing gives it.
pub(super) fn solve(term: &Term, n: usize, target: Decimal, values: &Values<'_>) -> Option<Decimal> {
    let amount = |term: &Term| values.amount(term);
    let held = |n: usize| values.found.get(n)?.value;
    match term {
        Term::Value(m) => (*m == n).then_some(target),
        Term::Scaled(a, over, under) => solve(a, n, target.checked_mul(*under)?.checked_div(*over)?, values),
        Term::Abs(a) if amount(a)? < Decimal::ZERO => solve(a, n, -target, values),
        Term::Abs(a) => solve(a, n, target, values),
        Term::Growth(now, base) if *now == n => held(*base)?.checked_mul(whole(target)?)?.checked_div(Decimal::ONE_HUNDRED),
        Term::Growth(now, base) if *base == n => held(*now)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole(target)?),
        Term::Add(a, b) | Term::Sub(a, b) | Term::Mul(a, b) | Term::Div(a, b) => match (a.names(n), b.names(n)) {
            (true, false) => solve(a, n, left(term, target, amount(b)?)?, values),
            (false, true) => solve(b, n, right(term, target, amount(a)?)?, values),
            _ => None,
        },
        Term::Number(..) | Term::Month | Term::Growth(..) | Term::Min(..) | Term::Max(..) => None,
    }
}

/// A hundred and a growth in per cent.
fn whole(growth: Decimal) -> Option<Decimal> {
    Decimal::ONE_HUNDRED.checked_add(growth)
}

/// What the left part comes to, by the right one.
fn left(term: &Term, target: Decimal, right: Decimal) -> Option<Decimal> {
    match term {
        Term::Add(..) => target.checked_sub(right),
        Term::Sub(..) => target.checked_add(right),
        Term::Mul(..) => target.checked_div(right),
        _ => target.checked_mul(right),
    }
}

/// What the right part comes to, by the left one.
fn right(term: &Term, target: Decimal, left: Decimal) -> Option<Decimal> {
    match term {
        Term::Add(..) => target.checked_sub(left),
        Term::Sub(..) => left.checked_sub(target),
        Term::Mul(..) => target.checked_div(left),
        _ => left.checked_div(target),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::batch::Found;
    use figures::Period;

    fn d(n: i64) -> Decimal {
        Decimal::from(n)
    }

    fn value(n: usize) -> Box<Term> {
        Box::new(Term::Value(n))
    }

    fn solved(term: &Term, n: usize, target: i64) -> Option<Decimal> {
        let found: Vec<Found> = [10, 4, 5].iter().map(|v| Found { value: Some(d(*v)), ..Found::default() }).collect();
        let values = Values { found: &found, zero: false, period: Period::Year { year: 2021 }, unit: None };
        solve(term, n, d(target), &values)
    }

    #[test]
    fn every_operation_is_undone_on_either_side() {
        let sum = Term::Add(value(0), value(1));
        let difference = Term::Sub(value(0), value(1));
        let product = Term::Mul(value(0), value(1));
        let quotient = Term::Div(value(0), value(1));
        // 10 + 4, 10 − 4, 10 × 4, 10 ÷ 4, each brought to 20.
        assert_eq!([&sum, &difference, &product, &quotient].map(|t| solved(t, 0, 20)), [Some(d(16)), Some(d(24)), Some(d(5)), Some(d(80))]);
        let half = "0.5".parse().ok();
        assert_eq!([&sum, &difference, &product, &quotient].map(|t| solved(t, 1, 20)), [Some(d(10)), Some(d(-10)), Some(d(2)), half]);
    }

    #[test]
    fn growth_is_undone_from_the_base_and_from_the_value() {
        // 10 over 4 is 150 % more; at 25 % more it would be 5 over 4, or 10 over 8.
        assert_eq!(solved(&Term::Growth(0, 1), 0, 25), Some(d(5)));
        assert_eq!(solved(&Term::Growth(0, 1), 1, 25), Some(d(8)));
    }

    #[test]
    fn what_stands_in_it_twice_or_not_at_all_has_no_value() {
        assert_eq!(solved(&Term::Div(value(0), Box::new(Term::Add(value(0), value(1)))), 0, 2), None);
        assert_eq!(solved(&Term::Add(value(0), value(1)), 2, 2), None);
        assert_eq!(solved(&Term::Div(value(0), value(1)), 1, 0), None);
    }
}
