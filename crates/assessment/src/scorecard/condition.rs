//! Conditions over whole columns, in three values: what is not known makes a comparison unknown.

use super::formula::{amounts, named};
use super::inputs::Column;
use methodology::formula::ast::Ordering;
use methodology::score::Test;

/// Whether a condition holds of everybody; `None` where that is unknown.
pub fn truths(of: &Test, columns: &[Column], rows: usize) -> Vec<Option<bool>> {
    match of {
        Test::All(all) => joined(all, columns, rows, false),
        Test::Any(any) => joined(any, columns, rows, true),
        Test::Not(inner) => truths(inner, columns, rows).into_iter().map(|truth| truth.map(|t| !t)).collect(),
        Test::Compare(a, ordering, b) => {
            let pairs = amounts(a, columns, rows).into_iter().zip(amounts(b, columns, rows));
            pairs.map(|(a, b)| Some(compared(a.ok()?.cmp(&b.ok()?), *ordering))).collect()
        }
        Test::Is(operand, value) => match columns.get(*operand) {
            Some(Column::Texts(texts)) => texts.iter().map(|text| text.as_ref().map(|text| text == value)).collect(),
            _ => vec![None; rows],
        },
        Test::Flag(operand) => match columns.get(*operand) {
            Some(Column::Flags(flags)) => flags.clone(),
            _ => vec![None; rows],
        },
        Test::Known(operand) => match columns.get(*operand) {
            Some(column) => (0..rows).map(|row| Some(column.knows(row))).collect(),
            None => vec![Some(false); rows],
        },
    }
}

/// Kleene's and (`settles` is false: one false settles it) and or (one true does).
fn joined(tests: &[Test], columns: &[Column], rows: usize, settles: bool) -> Vec<Option<bool>> {
    let mut out = vec![Some(!settles); rows];
    for test in tests {
        for (so_far, truth) in out.iter_mut().zip(truths(test, columns, rows)) {
            *so_far = match (*so_far, truth) {
                (Some(t), _) | (_, Some(t)) if t == settles => Some(settles),
                (None, _) | (_, None) => None,
                (Some(_), Some(_)) => Some(!settles),
            };
        }
    }
    out
}

/// The operands that a condition names, in the order it names them.
pub fn named_in(of: &Test) -> Vec<usize> {
    match of {
        Test::All(parts) | Test::Any(parts) => parts.iter().flat_map(named_in).collect(),
        Test::Not(inner) => named_in(inner),
        Test::Compare(a, _, b) => [named(a), named(b)].concat(),
        Test::Is(operand, _) | Test::Flag(operand) | Test::Known(operand) => vec![*operand],
    }
}

pub(crate) fn compared(found: std::cmp::Ordering, asked: Ordering) -> bool {
    match asked {
        Ordering::Less => found.is_lt(),
        Ordering::AtMost => found.is_le(),
        Ordering::Greater => found.is_gt(),
        Ordering::AtLeast => found.is_ge(),
        Ordering::Equal => found.is_eq(),
        Ordering::NotEqual => found.is_ne(),
    }
}
