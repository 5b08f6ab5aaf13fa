//! What is measured: numerator, denominator and value of every leaf, before anything is done to them.

use super::formula::{Cell, amounts, named};
use super::inputs::Column;
use super::number;
use super::why::Why;
use figures::Decimal;
use methodology::catalogue::Leaf;
use std::cmp::Ordering;

/// A leaf as it is measured of everybody.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// Number of its term.
    pub term: usize,
    /// The value, or the numerator, exact.
    pub value: Vec<Cell>,
    /// The denominator, exact.
    pub over: Option<Vec<Cell>>,
    /// Value or quotient as a number, with negative ones as zero where they count so; NaN where there is none.
    pub x: Vec<f64>,
    /// Rows that rest on a cell called an estimate, in order.
    pub estimated: Vec<u32>,
}

impl Measured {
    /// Measures a leaf.
    pub fn of(term: usize, leaf: &Leaf, columns: &[Column], rows: usize, estimated: &[(usize, u32)]) -> Self {
        let value = leaf.value.as_ref().map_or_else(|| vec![Err(Why::Wanted); rows], |value| amounts(value, columns, rows));
        let over = leaf.over.as_ref().map(|over| amounts(over, columns, rows));
        let mut measured = Measured { term, value, over, x: Vec::new(), estimated: resting(leaf, estimated) };
        let counted = |x: f64| if leaf.negative_is_zero && x < 0.0 { 0.0 } else { x };
        measured.x = (0..rows).map(|row| measured.number(row).map_or(f64::NAN, counted)).collect();
        measured
    }

    /// Value or quotient of one as it is, or why there is none.
    pub fn number(&self, row: usize) -> Result<f64, Why> {
        let value = self.value[row]?;
        let Some(over) = &self.over else { return Ok(number::double(value)) };
        let over = over[row]?;
        match over.cmp(&Decimal::ZERO) {
            Ordering::Less => Err(Why::NegativeDenominator),
            Ordering::Equal => Err(Why::ZeroDenominator),
            Ordering::Greater => number::ratio(value, over).ok_or(Why::TooLarge),
        }
    }
}

/// Rows of which a cell that the leaf names is an estimate.
fn resting(leaf: &Leaf, estimated: &[(usize, u32)]) -> Vec<u32> {
    let names: Vec<usize> = leaf.value.iter().chain(&leaf.over).flat_map(named).collect();
    let mut rows: Vec<u32> = estimated.iter().filter(|(operand, _)| names.contains(operand)).map(|(_, row)| *row).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}
