//! An amount as a quotient of two straight lines in one operand, from which follows where it meets a bound.

use crate::scorecard::Single;
use figures::Decimal;
use methodology::score::Amount;

/// `(over.0 + over.1 x) / (under.0 + under.1 x)`
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quotient {
    over: Line,
    under: Line,
}

type Line = (Decimal, Decimal);

const ONE: Line = (Decimal::ONE, Decimal::ZERO);

impl Quotient {
    /// Of an amount in one operand; nothing where it is no such quotient, or another operand is unknown.
    pub fn of(amount: &Amount, operand: usize, single: &Single<'_>) -> Option<Self> {
        let of = |a: &Amount| Quotient::of(a, operand, single);
        match amount {
            Amount::Value(number) if *number == operand => Some(Quotient { over: (Decimal::ZERO, Decimal::ONE), under: ONE }),
            Amount::Value(number) => single.value(*number).map(Quotient::fixed),
            Amount::Number(number) => Some(Quotient::fixed(*number)),
            Amount::Add(a, b) => of(a)?.plus(of(b)?, Decimal::ONE),
            Amount::Sub(a, b) => of(a)?.plus(of(b)?, Decimal::NEGATIVE_ONE),
            Amount::Mul(a, b) => of(a)?.times(of(b)?),
            Amount::Div(a, b) => of(a)?.times(of(b)?.inverse()),
            // The branch that counts today; who uses the result looks whether it still does.
            Amount::Min(a, b) => {
                if single.amount(a).ok()? <= single.amount(b).ok()? {
                    of(a)
                } else {
                    of(b)
                }
            }
            Amount::Max(a, b) => {
                if single.amount(a).ok()? >= single.amount(b).ok()? {
                    of(a)
                } else {
                    of(b)
                }
            }
            Amount::OrZero(a) => {
                if single.amount(a).is_ok() {
                    of(a)
                } else {
                    Some(Quotient::fixed(Decimal::ZERO))
                }
            }
            Amount::If(when, a, b) => {
                if single.truth(when)? {
                    of(a)
                } else {
                    of(b)
                }
            }
            Amount::Scaled(a, over, under) => {
                let of = of(a)?;
                Some(Quotient { over: scaled(of.over, *over)?, under: scaled(of.under, *under)? })
            }
        }
    }

    fn fixed(number: Decimal) -> Self {
        Quotient { over: (number, Decimal::ZERO), under: ONE }
    }

    fn inverse(self) -> Self {
        Quotient { over: self.under, under: self.over }
    }

    /// Where it equals a bound.
    pub fn meets(&self, bound: Decimal) -> Option<Decimal> {
        let above = bound.checked_mul(self.under.0)?.checked_sub(self.over.0)?;
        let below = self.over.1.checked_sub(bound.checked_mul(self.under.1)?)?;
        above.checked_div(below).filter(|_| !below.is_zero())
    }

    fn plus(self, other: Self, sign: Decimal) -> Option<Self> {
        if self.under == other.under {
            return Some(Quotient { over: added(self.over, scaled(other.over, sign)?)?, under: self.under });
        }
        // Over a common denominator it stays a straight line if one side is fixed.
        let (a, b) = (multiplied(self.over, other.under)?, multiplied(other.over, self.under)?);
        Some(Quotient { over: added(a, scaled(b, sign)?)?, under: multiplied(self.under, other.under)? })
    }

    fn times(self, other: Self) -> Option<Self> {
        Some(Quotient { over: multiplied(self.over, other.over)?, under: multiplied(self.under, other.under)? })
    }
}

/// A product that is still a straight line.
fn multiplied(a: Line, b: Line) -> Option<Line> {
    match (a.1.is_zero(), b.1.is_zero()) {
        (true, _) => scaled(b, a.0),
        (_, true) => scaled(a, b.0),
        _ => None,
    }
}

fn scaled(a: Line, by: Decimal) -> Option<Line> {
    Some((a.0.checked_mul(by)?, a.1.checked_mul(by)?))
}

fn added(a: Line, b: Line) -> Option<Line> {
    Some((a.0.checked_add(b.0)?, a.1.checked_add(b.1)?))
}
