//! Gaps: who has too many of them, and how others are filled.

use super::fields::Field;
use super::inputs::Column;
use super::measured::Measured;
use super::why::Why;
use figures::Decimal;
use methodology::catalogue::Imputing;

/// Who of those judged has fewer than a share of the values, with how many they have. Leaves whose formula is wanted don't count.
pub fn screen(x: &[Vec<f64>], measured: &[Measured], out: &[bool], at_least: Decimal) -> Vec<(u32, u32)> {
    let wanted = |m: &Measured| m.value.first() == Some(&Err(Why::Wanted));
    let counted: Vec<&Vec<f64>> = x.iter().zip(measured).filter(|(_, m)| !wanted(m)).map(|(x, _)| x).collect();
    let needed = at_least.checked_mul(Decimal::from(counted.len())).unwrap_or(Decimal::MAX);
    let has = |row: usize| counted.iter().filter(|x| !x[row].is_nan()).count();
    let judged = (0..out.len()).filter(|row| !out[*row]).map(|row| (row as u32, has(row)));
    judged.filter(|(_, has)| Decimal::from(*has) < needed).map(|(row, has)| (row, has as u32)).collect()
}

/// Values with gaps filled by a mean or median of those who are ranked; where nobody has a value, gaps stay.
pub fn filled(x: &[f64], fields: &[Field], method: Imputing) -> Vec<f64> {
    let all = || fields.iter().flat_map(|field| has(x, field)).collect();
    let whole = match method {
        Imputing::Mean => mean(all()),
        Imputing::Median => median(all()),
        _ => f64::NAN,
    };
    let mut out = x.to_vec();
    for field in fields {
        let fill = match method {
            Imputing::GroupMean => mean(has(x, field).collect()),
            Imputing::GroupMedian => median(has(x, field).collect()),
            _ => whole,
        };
        field.rows.iter().map(|row| *row as usize).filter(|row| x[*row].is_nan()).for_each(|row| out[row] = fill);
    }
    out
}

/// A column with its gaps filled from another.
pub fn newest(now: &Column, before: &Column) -> Column {
    fn or<T: Clone>(now: &[Option<T>], before: &[Option<T>]) -> Vec<Option<T>> {
        now.iter().zip(before).map(|(now, before)| now.as_ref().or(before.as_ref()).cloned()).collect()
    }
    match (now, before) {
        (Column::Amounts(now), Column::Amounts(before)) => Column::Amounts(or(now, before)),
        (Column::Texts(now), Column::Texts(before)) => Column::Texts(or(now, before)),
        (Column::Flags(now), Column::Flags(before)) => Column::Flags(or(now, before)),
        _ => now.clone(),
    }
}

/// The values of those of a group who are ranked and have one.
pub fn has<'a>(x: &'a [f64], field: &'a Field) -> impl Iterator<Item = f64> + 'a {
    field.basis.iter().map(|row| x[*row as usize]).filter(|x| !x.is_nan())
}

fn mean(values: Vec<f64>) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => f64::NAN,
        n if n % 2 == 0 => (values[middle - 1] + values[middle]) / 2.0,
        _ => values[middle],
    }
}
