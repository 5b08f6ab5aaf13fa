//! One row of the columns, with values changed where somebody asks what would be. Formulas and conditions are evaluated on it, for
//! one as for all: what is unknown mostly settles early, and a row needs no memory of its own.

use super::inputs::Column;
use figures::Decimal;

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

    /// Every row as it is.
    pub(super) fn all(columns: &'a [Column], rows: usize) -> impl Iterator<Item = Self> {
        (0..rows).map(move |row| Single::of(columns, row))
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
}
