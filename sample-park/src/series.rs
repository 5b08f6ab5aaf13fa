//! The months of a unit: each half-year spread over its season, the rest of three years drawn around it.

use crate::data::{Month, Seasons, target};
use crate::draw::Draw;
use crate::fit::split;
use crate::unit::Unit;

/// Whole 千元 by month number; February holds January and February, the first two places stay empty.
pub(crate) type Year = [i64; 13];

/// What a unit's forms say of 2018 to 2021 (index 0 to 3).
#[derive(Debug, Clone, Default)]
pub(crate) struct Series {
    /// Gross output (01) as filed.
    pub(crate) output: [Year; 4],
    /// Sales output (03).
    pub(crate) sales: [Year; 4],
    /// Exports (04).
    pub(crate) exports: [Year; 4],
    /// Output of new products (02), a part of gross output.
    pub(crate) new_products: [Year; 4],
    /// Electricity used (05), 万千瓦时.
    pub(crate) electricity: [Year; 4],
    /// Gross output in the same-period columns of the year after.
    pub(crate) same: [Year; 4],
}

/// Months of the first half-year that have a form.
const HALF: std::ops::RangeInclusive<usize> = 2..=6;

/// Place of a year in the arrays.
pub(crate) fn place(year: i16) -> usize {
    usize::try_from(year - 2018).unwrap_or_default().min(3)
}

/// Draws the months of a unit around its three half-years.
pub(crate) fn series(unit: &Unit, seasons: &Seasons, draw: &mut Draw) -> Series {
    let weights = weights(unit, seasons, draw);
    let mut output = [[0; 13]; 4];
    let mut base = [0; 13];
    put_half(&mut output[2], unit.own, &weights[2]);
    put_half(&mut base, unit.base, &weights[2]);
    put_half(&mut output[3], unit.current, &weights[3]);
    let (before, after) = levels(unit, &weights);
    for month in 7..=12 {
        let way = (month - 6) as f64 / 7.0;
        output[2][month] = amount(before + (after - before) * way, weights[2][month]);
    }
    let earlier = before / (1.0 + draw.between(-0.11, 0.10));
    let growth = 1.0 + draw.between(0.02, 0.19);
    for month in 2..=12 {
        let way = (month as f64 - 6.0).max(0.0) / 12.0;
        output[1][month] = amount(earlier + (before - earlier) * way, weights[1][month]);
        output[0][month] = amount(output[1][month] as f64 / growth, draw.between(0.96, 1.04));
    }
    let same = [output[0], output[1], base, [0; 13]];
    let (sales, exports) = sales(unit, &output, draw);
    Series { output, sales, exports, same, ..Series::default() }
}

/// Season × ramp × noise by year and month.
fn weights(unit: &Unit, seasons: &Seasons, draw: &mut Draw) -> [[f64; 13]; 4] {
    let mut weights = [[0.0; 13]; 4];
    for (row, year) in weights.iter_mut().zip(2018..) {
        for (cell, month) in row.iter_mut().zip(0..).skip(2) {
            *cell = seasons.weight(year, month) * ramp(unit, (year, month)) * draw.between(0.94, 1.06);
        }
    }
    weights
}

/// A new plant starts at part of its pace; before, there is nothing (a plant that moved has its old site).
fn ramp(unit: &Unit, at: Month) -> f64 {
    let Some(first) = unit.first_production() else { return 1.0 };
    let months = i32::from(at.0 - first.0) * 12 + i32::from(at.1 - first.1);
    match months {
        ..0 if unit.life != "new" && at.0 < first.0 => 1.0,
        ..0 => 0.0,
        0 => 0.7,
        1 => 0.85,
        2 => 0.95,
        _ => 1.0,
    }
}

fn put_half(year: &mut Year, total: i64, weights: &[f64; 13]) {
    for (month, part) in HALF.zip(split(total, &weights[HALF])) {
        year[month] = part;
    }
}

/// Amount of an ordinary month in the two half-years; where one of them has none, near the other.
fn levels(unit: &Unit, weights: &[[f64; 13]; 4]) -> (f64, f64) {
    let level = |total: i64, year: usize| total as f64 / weights[year][HALF].iter().sum::<f64>().max(0.1);
    match (level(unit.own, 2), level(unit.current, 3)) {
        (before, 0.0) => (before, before * 0.85),
        (0.0, after) => (after * 0.9, after),
        both => both,
    }
}

fn amount(level: f64, weight: f64) -> i64 {
    (level * weight).round() as i64
}

/// Sales run near output; about half of the units export a steady part of them.
fn sales(unit: &Unit, output: &[Year; 4], draw: &mut Draw) -> ([Year; 4], [Year; 4]) {
    let (mut sales, mut exports) = ([[0; 13]; 4], [[0; 13]; 4]);
    let sold = draw.between(0.955, 0.995);
    let exporter = draw.part() < 0.55 || !unit.mirror.is_empty();
    let mut abroad = if exporter { draw.between(0.06, 0.6) } else { 0.0 };
    for year in 1..4 {
        for month in 2..=12 {
            sales[year][month] = amount(output[year][month] as f64 * sold, draw.between(0.985, 1.015));
            exports[year][month] = amount(sales[year][month] as f64 * abroad, draw.between(0.95, 1.05));
        }
        abroad *= draw.between(0.95, 1.05);
    }
    if unit.mirror == "compressor" {
        grow_exports(&mut exports, &output[3]);
    }
    (sales, exports)
}

/// The compressor maker's exports of the half-year grow as `targets.csv` says.
fn grow_exports(exports: &mut [Year; 4], output: &Year) {
    let before: i64 = exports[2][HALF].iter().sum();
    let grown = before * (1000 + target("compressor_exports_growth_permille").0) / 1000;
    let weights: Vec<f64> = output[HALF].iter().map(|v| *v as f64).collect();
    for (month, part) in HALF.zip(split(grown, &weights)) {
        exports[3][month] = part;
    }
}

/// January to `month`.
pub(crate) fn cumulative(year: &Year, month: i8) -> i64 {
    year.iter().take(usize::try_from(month).unwrap_or_default() + 1).sum()
}
