//! A condition with the unit in which its sides are told.

use super::build::Builder;
use super::{Amount, Test};
use crate::formula::Fault;
use crate::formula::ast::Ordering;
use crate::formula::raw::{Raw, RawKind};
use figures::{Decimal, Measure};

/// A condition, with the unit it is told in where it compares amounts.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The condition.
    pub test: Test,
    /// What the sides of its comparisons are multiplied and divided by to be told, and in which unit.
    pub shown: Option<Shown>,
}

/// How an amount is told.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// Unit.
    pub measure: Measure,
    /// Factor into it.
    pub over: Decimal,
    /// Divisor into it.
    pub under: Decimal,
}

impl Shown {
    /// An amount in the unit it is told in.
    pub fn of(&self, amount: Decimal) -> Option<Decimal> {
        amount.checked_mul(self.over)?.checked_div(self.under)
    }
}

impl Builder<'_> {
    /// A condition with the unit in which it is told: that of the number it compares with.
    pub fn told(&mut self, raw: &Raw) -> (Option<Told>, Vec<Fault>) {
        let (test, faults) = self.condition(raw);
        let Some(test) = test else { return (None, faults) };
        let shown = compared(raw).and_then(|(a, b)| {
            let (_, _, own) = self.pair(raw, a, b)?;
            let said = [b, a].into_iter().find_map(unit_of).unwrap_or_else(|| own.clone());
            let (over, under) = own.factor(&said)?;
            Some(Shown { measure: said, over, under })
        });
        (Some(Told { test, shown }), faults)
    }

    /// `if(a, b, c)`: the one or the other amount, in the unit of the first.
    pub(super) fn chosen(&mut self, raw: &Raw, when: &Raw, a: &Raw, b: &Raw) -> Option<super::Measured> {
        let test = self.test(when);
        let (then, otherwise, measure) = self.pair(raw, a, b)?;
        Some(super::Measured { amount: Amount::If(Box::new(test?), Box::new(then), Box::new(otherwise)), measure })
    }
}

/// Sides of the first comparison of amounts.
fn compared(raw: &Raw) -> Option<(&Raw, &Raw)> {
    match &raw.kind {
        RawKind::Compare(_, Ordering::Equal | Ordering::NotEqual, b) if matches!(b.kind, RawKind::Text(_)) => None,
        RawKind::Compare(a, _, b) => Some((a, b)),
        RawKind::Between(x, low, _) => Some((x, low)),
        _ => raw.children().into_iter().find_map(compared),
    }
}

fn unit_of(raw: &Raw) -> Option<Measure> {
    match &raw.kind {
        RawKind::Number(_, unit) => unit.clone(),
        _ => None,
    }
}
