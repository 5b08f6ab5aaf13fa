//! A number that contradicts others: a slip of the unit where ten thousand times more or less would fit.

use super::super::claim::Claim;
use super::super::found::{Finding, Gravity};
use super::range::Range;
use figures::{Decimal, Text};

/// 亿 for 万 and the reverse: a factor of ten thousand.
const SLIP: i64 = 10_000;

/// Which of two amounts would fit if its unit were 亿 for 万 or the reverse; 0 or 1.
pub(super) fn of_two(a: Range, b: Range, fits: impl Fn(Range, Range) -> bool) -> Option<usize> {
    let (up, down) = (Decimal::from(SLIP), Decimal::ONE / Decimal::from(SLIP));
    let first = [up, down].into_iter().any(|by| a.scaled(by).is_some_and(|a| fits(a, b)));
    let second = [up, down].into_iter().any(|by| b.scaled(by).is_some_and(|b| fits(a, b)));
    match (first, second) {
        (true, true) => Some(if a.value > b.value { 0 } else { 1 }).filter(|_| a.value != b.value),
        (true, false) => Some(0),
        (false, true) => Some(1),
        (false, false) => None,
    }
}

/// The finding that a claim's unit is one for another.
pub(super) fn finding(claims: Vec<usize>, slipped: &Claim) -> Finding {
    let words = &slipped.text;
    let message = Text::new(
        format!("“{words}”与文中其他数字相差一万倍，计量单位疑似“万”“亿”误用"),
        format!("“{words}” is off by a factor of ten thousand against the other numbers: 万 for 亿 or the reverse"),
    );
    Finding::said("unit-slip", Gravity::Error, claims, message)
}
