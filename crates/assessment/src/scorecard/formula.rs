//! Formulas over whole columns: exact, and where a value is missing with the reason.

use super::condition::truths;
use super::inputs::Column;
use super::why::Why;
use figures::Decimal;
use methodology::score::Amount;

/// An exact amount, or why there is none.
pub type Cell = Result<Decimal, Why>;

/// The values of a formula for everybody.
pub fn amounts(of: &Amount, columns: &[Column], rows: usize) -> Vec<Cell> {
    let both = |a: &Amount, b: &Amount, make: fn(Decimal, Decimal) -> Cell| {
        let mut values = amounts(a, columns, rows);
        match b {
            // A number needs no column of its own.
            Amount::Number(b) => values.iter_mut().for_each(|a| *a = a.and_then(|a| make(a, *b))),
            b => values.iter_mut().zip(amounts(b, columns, rows)).for_each(|(a, b)| *a = a.and_then(|a| make(a, b?))),
        }
        values
    };
    match of {
        Amount::Value(operand) => operand_of(*operand, columns, rows),
        Amount::Number(number) => vec![Ok(*number); rows],
        Amount::Add(a, b) => both(a, b, |a, b| a.checked_add(b).ok_or(Why::TooLarge)),
        Amount::Sub(a, b) => both(a, b, |a, b| a.checked_sub(b).ok_or(Why::TooLarge)),
        Amount::Mul(a, b) => both(a, b, |a, b| a.checked_mul(b).ok_or(Why::TooLarge)),
        Amount::Div(a, b) => both(a, b, divided),
        Amount::Min(a, b) => both(a, b, |a, b| Ok(a.min(b))),
        Amount::Max(a, b) => both(a, b, |a, b| Ok(a.max(b))),
        Amount::OrZero(a) => amounts(a, columns, rows).into_iter().map(|a| Ok(a.unwrap_or_default())).collect(),
        Amount::If(when, a, b) => {
            let either = amounts(a, columns, rows).into_iter().zip(amounts(b, columns, rows));
            truths(when, columns, rows).into_iter().zip(either).map(|(when, (a, b))| chosen(when, a, b)).collect()
        }
        Amount::Scaled(a, over, under) => amounts(a, columns, rows).into_iter().map(|a| scaled(a?, *over, *under)).collect(),
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

fn operand_of(operand: usize, columns: &[Column], rows: usize) -> Vec<Cell> {
    let missing = Why::NotFiled(operand as u32);
    match columns.get(operand) {
        Some(Column::Amounts(values)) => values.iter().map(|value| value.ok_or(missing)).collect(),
        _ => vec![Err(missing); rows],
    }
}

/// The one or the other; neither where it isn't known which.
pub(crate) fn chosen(when: Option<bool>, a: Cell, b: Cell) -> Cell {
    match when {
        Some(true) => a,
        Some(false) => b,
        None => Err(Why::Unsettled),
    }
}

pub(crate) fn divided(a: Decimal, b: Decimal) -> Cell {
    if b.is_zero() { Err(Why::ZeroDenominator) } else { a.checked_div(b).ok_or(Why::TooLarge) }
}

pub(crate) fn scaled(a: Decimal, over: Decimal, under: Decimal) -> Cell {
    a.checked_mul(over).and_then(|a| a.checked_div(under)).ok_or(Why::TooLarge)
}
