//! Formulas: exact, and where a value is missing with the reason.

use super::inputs::Column;
use super::single::Single;
use super::why::Why;
use figures::Decimal;
use methodology::score::{Amount, Test};

/// An exact amount, or why there is none.
pub type Cell = Result<Decimal, Why>;

/// The values of a formula for everybody.
pub fn amounts(of: &Amount, columns: &[Column], rows: usize) -> Vec<Cell> {
    Single::all(columns, rows).map(|single| single.amount(of)).collect()
}

impl Single<'_> {
    /// An amount, or why there is none.
    pub fn amount(&self, of: &Amount) -> Cell {
        match of {
            Amount::Value(operand) => self.value(*operand).ok_or(Why::NotFiled(*operand as u32)),
            Amount::Number(number) => Ok(*number),
            Amount::Add(a, b) => self.amount(a)?.checked_add(self.amount(b)?).ok_or(Why::TooLarge),
            Amount::Sub(a, b) => self.amount(a)?.checked_sub(self.amount(b)?).ok_or(Why::TooLarge),
            Amount::Mul(a, b) => self.amount(a)?.checked_mul(self.amount(b)?).ok_or(Why::TooLarge),
            Amount::Div(a, b) => divided(self.amount(a)?, self.amount(b)?),
            Amount::Min(a, b) => Ok(self.amount(a)?.min(self.amount(b)?)),
            Amount::Max(a, b) => Ok(self.amount(a)?.max(self.amount(b)?)),
            Amount::OrZero(a) => Ok(self.amount(a).unwrap_or_default()),
            Amount::If(when, a, b) => self.amount(self.chosen(when, a, b)?),
            Amount::Scaled(a, over, under) => scaled(self.amount(a)?, *over, *under),
        }
    }

    /// The one or the other, which alone has to have a value; neither where it isn't known which.
    fn chosen<'f>(&self, when: &Test, a: &'f Amount, b: &'f Amount) -> Result<&'f Amount, Why> {
        self.truth(when).map(|when| if when { a } else { b }).ok_or(Why::Unsettled)
    }
}

/// The operands that a formula names, in the order it names them.
pub fn named(of: &Amount) -> Vec<usize> {
    match of {
        Amount::Value(operand) => vec![*operand],
        Amount::Number(_) => Vec::new(),
        Amount::OrZero(a) | Amount::Scaled(a, _, _) => named(a),
        Amount::If(when, a, b) => [super::condition::named_in(when), named(a), named(b)].concat(),
        Amount::Add(a, b) | Amount::Sub(a, b) | Amount::Mul(a, b) | Amount::Div(a, b) | Amount::Min(a, b) | Amount::Max(a, b) => {
            let mut all = named(a);
            all.extend(named(b));
            all
        }
    }
}

fn divided(a: Decimal, b: Decimal) -> Cell {
    if b.is_zero() { Err(Why::ZeroDenominator) } else { a.checked_div(b).ok_or(Why::TooLarge) }
}

fn scaled(a: Decimal, over: Decimal, under: Decimal) -> Cell {
    a.checked_mul(over).and_then(|a| a.checked_div(under)).ok_or(Why::TooLarge)
}
