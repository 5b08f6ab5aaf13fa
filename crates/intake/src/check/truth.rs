//! Whether a relation holds: three-valued, exact.

use super::batch::Found;
use crate::registry;
use figures::{Decimal, Period};
use methodology::formula::ast::Ordering;
use methodology::relation::{Relation, Side, Since, Term};

/// The values a relation is held against.
#[derive(Clone, Copy)]
pub(super) struct Values<'a> {
    /// By number of the operand.
    pub found: &'a [Found],
    /// Whether a missing one counts as zero.
    pub zero: bool,
    /// The period looked at.
    pub period: Period,
    /// The unit, where the register has it.
    pub unit: Option<&'a registry::Unit>,
}

impl Values<'_> {
    /// Whether it holds; `None` when that is unknown.
    pub fn truth(&self, relation: &Relation) -> Option<bool> {
        match relation {
            Relation::All(parts) => self.all(parts, true),
            Relation::Any(parts) => self.all(parts, false),
            Relation::Compare(a, ordering, b) => Some(compare(self.of(a)?, *ordering, self.of(b)?)),
            Relation::Close(a, b, slack) => Some(self.of(a)?.checked_sub(self.of(b)?)?.abs() <= self.of(slack)?),
            Relation::Within { value, low, high, inside } => Some((self.of(low)?..=self.of(high)?).contains(&self.of(value)?) == *inside),
            Relation::Multiple { value, of, wanted } => Some(self.of(value)?.checked_rem(self.of(of)?)?.is_zero() == *wanted),
            Relation::Filed { operand, wanted } => Some(self.found.get(*operand)?.value.is_some() == *wanted),
            Relation::Unit { event, since, wanted } => Some(self.happened(event, *since)? == *wanted),
        }
    }

    fn happened(&self, event: &str, since: Since) -> Option<bool> {
        let (unit, base) = (self.unit?, self.period.year_before().last_day());
        Some(match since {
            Since::Year => unit.had(event, self.period.year()),
            Since::Base => unit.events.iter().any(|(day, what)| what == event && *day > base && *day <= self.period.last_day()),
        })
    }

    /// Kleene's and (`neutral` true) or or (`neutral` false).
    fn all(&self, parts: &[Relation], neutral: bool) -> Option<bool> {
        let mut unknown = false;
        for part in parts {
            match self.truth(part) {
                Some(truth) if truth != neutral => return Some(truth),
                Some(_) => {}
                None => unknown = true,
            }
        }
        (!unknown).then_some(neutral)
    }

    /// The amount of a side.
    pub fn of(&self, side: &Side) -> Option<Decimal> {
        self.amount(&side.term)
    }

    /// The amount of a term.
    pub fn amount(&self, term: &Term) -> Option<Decimal> {
        match term {
            Term::Value(n) => self.found.get(*n)?.value.or(self.zero.then_some(Decimal::ZERO)),
            Term::Number(amount, _) => Some(*amount),
            Term::Month => Some(Decimal::from(self.period.months().1)),
            Term::Abs(a) => Some(self.amount(a)?.abs()),
            Term::Growth(now, base) => growth(self.found.get(*now)?.value?, self.found.get(*base)?.value?),
            Term::Min(a, b) => Some(self.amount(a)?.min(self.amount(b)?)),
            Term::Max(a, b) => Some(self.amount(a)?.max(self.amount(b)?)),
            Term::Add(a, b) => self.amount(a)?.checked_add(self.amount(b)?),
            Term::Sub(a, b) => self.amount(a)?.checked_sub(self.amount(b)?),
            Term::Mul(a, b) => self.amount(a)?.checked_mul(self.amount(b)?),
            Term::Div(a, b) => self.amount(a)?.checked_div(self.amount(b)?),
            Term::Scaled(a, over, under) => self.amount(a)?.checked_mul(*over)?.checked_div(*under),
        }
    }
}

/// In per cent; nothing grows from zero or below.
fn growth(now: Decimal, base: Decimal) -> Option<Decimal> {
    let grown = now.checked_sub(base)?.checked_mul(Decimal::ONE_HUNDRED)?;
    (base > Decimal::ZERO).then(|| grown.checked_div(base)).flatten()
}

fn compare(a: Decimal, ordering: Ordering, b: Decimal) -> bool {
    match ordering {
        Ordering::Less => a < b,
        Ordering::AtMost => a <= b,
        Ordering::Greater => a > b,
        Ordering::AtLeast => a >= b,
        Ordering::Equal => a == b,
        Ordering::NotEqual => a != b,
    }
}
