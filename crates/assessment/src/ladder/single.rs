//! One firm: what formulas and conditions give for it, with values changed where somebody asks what would be.

use crate::scorecard::condition::compared;
use crate::scorecard::formula::{chosen, divided, scaled};
use crate::scorecard::{Cell, Column, Why};
use figures::Decimal;
use methodology::score::{Amount, Test};

/// A row of the columns, with one amount that is otherwise.
#[derive(Debug, Clone, Copy)]
pub struct Single<'a> {
    /// The columns.
    pub columns: &'a [Column],
    /// The row.
    pub row: usize,
    /// Number of an operand, and the amount it has instead.
    pub otherwise: Option<(usize, Decimal)>,
}

impl<'a> Single<'a> {
    /// A row as it is.
    pub fn of(columns: &'a [Column], row: usize) -> Self {
        Single { columns, row, otherwise: None }
    }

    /// The row with another amount.
    pub fn with(self, operand: usize, amount: Decimal) -> Self {
        Single { otherwise: Some((operand, amount)), ..self }
    }

    /// An amount that an operand has.
    pub fn value(&self, operand: usize) -> Option<Decimal> {
        match (self.otherwise, self.columns.get(operand)) {
            (Some((number, amount)), _) if number == operand => Some(amount),
            (_, Some(Column::Amounts(values))) => values.get(self.row).copied().flatten(),
            _ => None,
        }
    }

    /// A text that an operand has.
    pub fn text(&self, operand: usize) -> Option<&'a str> {
        match self.columns.get(operand) {
            Some(Column::Texts(values)) => values.get(self.row)?.as_deref(),
            _ => None,
        }
    }

    /// Whether a flag holds.
    pub fn flag(&self, operand: usize) -> Option<bool> {
        match self.columns.get(operand) {
            Some(Column::Flags(values)) => values.get(self.row).copied().flatten(),
            _ => None,
        }
    }

    /// Whether an operand is known.
    pub fn knows(&self, operand: usize) -> bool {
        self.value(operand).is_some() || self.text(operand).is_some() || self.flag(operand).is_some()
    }

    /// An amount, or why there is none.
    pub fn amount(&self, of: &Amount) -> Cell {
        let both = |a: &Amount, b: &Amount| Ok((self.amount(a)?, self.amount(b)?));
        match of {
            Amount::Value(operand) => self.value(*operand).ok_or(Why::NotFiled(*operand as u32)),
            Amount::Number(number) => Ok(*number),
            Amount::Add(a, b) => both(a, b).and_then(|(a, b)| a.checked_add(b).ok_or(Why::TooLarge)),
            Amount::Sub(a, b) => both(a, b).and_then(|(a, b)| a.checked_sub(b).ok_or(Why::TooLarge)),
            Amount::Mul(a, b) => both(a, b).and_then(|(a, b)| a.checked_mul(b).ok_or(Why::TooLarge)),
            Amount::Div(a, b) => both(a, b).and_then(|(a, b)| divided(a, b)),
            Amount::Min(a, b) => both(a, b).map(|(a, b)| a.min(b)),
            Amount::Max(a, b) => both(a, b).map(|(a, b)| a.max(b)),
            Amount::OrZero(a) => Ok(self.amount(a).unwrap_or_default()),
            Amount::If(when, a, b) => {
                // Only the amount that counts has to have a value.
                let when = self.truth(when);
                let (a, b) = (|| self.amount(a), || self.amount(b));
                match when {
                    Some(true) => a(),
                    Some(false) => b(),
                    None => chosen(None, a(), b()),
                }
            }
            Amount::Scaled(a, over, under) => self.amount(a).and_then(|a| scaled(a, *over, *under)),
        }
    }

    /// Whether a condition holds; nothing where that is unknown.
    pub fn truth(&self, of: &Test) -> Option<bool> {
        match of {
            Test::All(all) => joined(all.iter().map(|test| self.truth(test)), false),
            Test::Any(any) => joined(any.iter().map(|test| self.truth(test)), true),
            Test::Not(inner) => self.truth(inner).map(|truth| !truth),
            Test::Compare(a, ordering, b) => {
                let (a, b) = (self.amount(a).ok()?, self.amount(b).ok()?);
                Some(compared(a.cmp(&b), *ordering))
            }
            Test::Is(operand, value) => self.text(*operand).map(|text| text == value),
            Test::Flag(operand) => self.flag(*operand),
            Test::Known(operand) => Some(self.knows(*operand)),
        }
    }
}

/// Kleene's and (`settles` is false: one false settles it) and or (one true does).
pub fn joined(truths: impl Iterator<Item = Option<bool>>, settles: bool) -> Option<bool> {
    let mut so_far = Some(!settles);
    for truth in truths {
        match truth {
            Some(truth) if truth == settles => return Some(settles),
            None => so_far = None,
            Some(_) => {}
        }
    }
    so_far
}
