//! The one place where an amount becomes a binary float: an office program keeps no other numbers.

use figures::Decimal;

/// The nearest number a cell can hold; fifteen digits come back as they were.
pub(super) fn nearest(number: Decimal) -> Option<f64> {
    number.to_string().parse().ok()
}
