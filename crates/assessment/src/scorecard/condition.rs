//! Conditions, in three values: what is not known makes a comparison unknown.

use super::formula::named;
use super::inputs::Column;
use super::single::Single;
use methodology::formula::ast::Ordering;
use methodology::score::Test;

/// Whether a condition holds of everybody; `None` where that is unknown.
pub fn truths(of: &Test, columns: &[Column], rows: usize) -> Vec<Option<bool>> {
    Single::all(columns, rows).map(|single| single.truth(of)).collect()
}

impl Single<'_> {
    /// Whether a condition holds; nothing where that is unknown.
    pub fn truth(&self, of: &Test) -> Option<bool> {
        match of {
            Test::All(all) => joined(all.iter().map(|test| self.truth(test)), false),
            Test::Any(any) => joined(any.iter().map(|test| self.truth(test)), true),
            Test::Not(inner) => self.truth(inner).map(|truth| !truth),
            Test::Compare(a, ordering, b) => Some(compared(self.amount(a).ok()?.cmp(&self.amount(b).ok()?), *ordering)),
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

/// The operands that a condition names, in the order it names them.
pub fn named_in(of: &Test) -> Vec<usize> {
    match of {
        Test::All(parts) | Test::Any(parts) => parts.iter().flat_map(named_in).collect(),
        Test::Not(inner) => named_in(inner),
        Test::Compare(a, _, b) => [named(a), named(b)].concat(),
        Test::Is(operand, _) | Test::Flag(operand) | Test::Known(operand) => vec![*operand],
    }
}

fn compared(found: std::cmp::Ordering, asked: Ordering) -> bool {
    match asked {
        Ordering::Less => found.is_lt(),
        Ordering::AtMost => found.is_le(),
        Ordering::Greater => found.is_gt(),
        Ordering::AtLeast => found.is_ge(),
        Ordering::Equal => found.is_eq(),
        Ordering::NotEqual => found.is_ne(),
    }
}
