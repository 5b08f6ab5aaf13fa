//! Places in the order of the units: medians and other quantiles.

use super::panel::Row;
use super::sums::{FILED, Sums};
use figures::Decimal;
use std::collections::BTreeMap;

/// The values of the units in order, of quotients in per cent.
pub fn values(over: &Sums, under: Option<&Sums>, of: fn(&Row) -> Option<Decimal>) -> Vec<Decimal> {
    let here = |sums: &Sums| -> BTreeMap<usize, Decimal> {
        sums.rows.iter().filter(|r| FILED.contains(&r.part)).filter_map(|r| Some((r.unit, of(r)?))).collect()
    };
    let mut values: Vec<Decimal> = match under.map(here) {
        None => here(over).into_values().collect(),
        Some(under) => {
            let quotient = |(unit, over): (usize, Decimal)| (over * Decimal::ONE_HUNDRED).checked_div(*under.get(&unit)?);
            here(over).into_iter().filter_map(quotient).collect()
        }
    };
    values.sort();
    values
}

/// The value at or below which a share of the units is, straight between two of them.
pub fn place(values: &[Decimal], share: Decimal) -> Option<Decimal> {
    let last = values.len().checked_sub(1)?;
    let rank = share * Decimal::from(last);
    let below = usize::try_from(rank.floor()).unwrap();
    let (low, high) = (values[below], values[(below + 1).min(last)]);
    Some(low + (high - low) * rank.fract())
}
