//! The half-years of every unit, raked so that the groups add up to what they must.
//!
//! A cohort with an amount of its own is split first; the open cohort of each group takes what is left.

use crate::data::{self, Cohort, Rates};
use crate::draw::Draw;
use crate::fit::{sizes, split, tilt};
use crate::unit::Unit;

const MILLION: f64 = 1_000_000.0;

/// What the units of a group that filed must add up to, 千元.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Target {
    current: i64,
    base: i64,
    /// Σ output × rate in 千元, where the group has one.
    value_added: Option<i64>,
}

/// Fills `current`, `base` and `own` of all units.
pub(crate) fn fill(units: &mut [Unit], cohorts: &[Cohort], draw: &mut Draw) {
    let rates = Rates::read();
    for (at, cohort) in cohorts.iter().enumerate() {
        if let Some(amount) = cohort.current {
            given(&mut of_cohort(units, at), cohort, amount, draw);
        }
    }
    let [digital, hightech, other] = targets(draw);
    let share = drawn("digital_share_millionths", draw) / MILLION;
    for (group, target) in [("digital", digital), ("hightech", hightech), ("other", other)] {
        open(units, cohorts, group, target, &rates, draw);
    }
    let park: i64 = units.iter().filter(|u| u.group == "digital").map(|u| u.current * rates.of(u.industry)).sum();
    let rest = (park as f64 / 1000.0 * (1.0 / share - 1.0)).round() as i64;
    rest_of_district(units, cohorts, rest, &rates, draw);
    restate(units);
}

fn of_cohort(units: &mut [Unit], at: usize) -> Vec<&mut Unit> {
    units.iter_mut().filter(|u| u.cohort == at).collect()
}

fn drawn(name: &str, draw: &mut Draw) -> f64 {
    let (value, span) = data::target(name);
    draw.near(value, span) as f64
}

/// Digital core, the rest of high-tech, and all other, from the cumulative published figures.
fn targets(draw: &mut Draw) -> [Target; 3] {
    let mut sums = [(0, 0); 3];
    for (sum, name) in sums.iter_mut().zip(["digital", "hightech", "total"]) {
        let current = drawn(&format!("{name}_qianyuan"), draw);
        let growth = drawn(&format!("{name}_growth_millionths"), draw) / MILLION;
        *sum = (current as i64, (current / (1.0 + growth)).round() as i64);
    }
    let [digital, hightech, total] = sums;
    let less = |a: (i64, i64), b: (i64, i64)| Target { current: a.0 - b.0, base: a.1 - b.1, value_added: None };
    let value_added = Some(drawn("digital_value_added_qianyuan", draw) as i64);
    [Target { value_added, ..less(digital, (0, 0)) }, less(hightech, digital), less(total, hightech)]
}

/// Splits a cohort's own amount; what left has it in 2020, what is new has no base.
fn given(units: &mut [&mut Unit], cohort: &Cohort, amount: i64, draw: &mut Draw) {
    let span = if cohort.mirror.is_empty() { amount / 60 } else { amount / 400 };
    let total = draw.near(amount, span);
    let weights: Vec<f64> = sizes(units.len(), cohort.offset).iter().map(|w| w * draw.between(0.88, 1.12)).collect();
    let parts = split(total, &weights);
    if cohort.exit.is_some() {
        units.iter_mut().zip(parts).for_each(|(unit, part)| unit.base = part);
        return;
    }
    units.iter_mut().zip(parts).for_each(|(unit, part)| unit.current = part);
    if let Some(growth) = cohort.growth {
        let base = (total as f64 * 1000.0 / (1000 + growth) as f64).round() as i64;
        set_bases(units, base, 0.2, draw);
    }
}

/// Last year's amounts that add up to `total`, with growth spread by ±`width`.
fn set_bases(units: &mut [&mut Unit], total: i64, width: f64, draw: &mut Draw) {
    let weights: Vec<f64> = units.iter().map(|u| u.current as f64 / (1.0 + draw.bell(width))).collect();
    units.iter_mut().zip(split(total, &weights)).for_each(|(unit, part)| unit.base = part);
}

/// The open cohort of a group takes what its other cohorts leave of the target. A unit that doesn't
/// file in time is drawn like the others and stands outside the sums.
fn open(units: &mut [Unit], cohorts: &[Cohort], group: &str, target: Target, rates: &Rates, draw: &mut Draw) {
    let Some((at, cohort)) = cohorts.iter().enumerate().find(|(_, c)| c.group == group && c.current.is_none()) else { return };
    let closed = || units.iter().filter(|u| u.group == group && u.cohort != at && u.exit.is_none());
    let current = target.current - closed().map(|u| u.current).sum::<i64>();
    let base = target.base - closed().map(|u| u.base).sum::<i64>();
    let added = target.value_added.map(|all| all * 1000 - closed().map(|u| u.current * rates.of(u.industry)).sum::<i64>());
    let mut members = of_cohort(units, at);
    let weights: Vec<f64> = sizes(members.len(), cohort.offset).iter().map(|w| w * draw.between(0.9, 1.1)).collect();
    let weights = match added {
        Some(added) => {
            tilt(&weights, &members.iter().map(|u| rates.of(u.industry) as f64).collect::<Vec<_>>(), added as f64 / current as f64)
        }
        None => weights,
    };
    let late: f64 = members.iter().zip(&weights).filter(|(u, _)| u.not_filed).map(|(_, w)| w).sum();
    let scale = current as f64 / (weights.iter().sum::<f64>() - late);
    for (unit, weight) in members.iter_mut().zip(&weights).filter(|(u, _)| u.not_filed) {
        unit.current = (weight * scale).round() as i64;
        unit.base = unit.current * base / current;
    }
    let (mut filed, weights): (Vec<&mut Unit>, Vec<f64>) = members.into_iter().zip(weights).filter(|(u, _)| !u.not_filed).unzip();
    filed.iter_mut().zip(split(current, &weights)).for_each(|(unit, part)| unit.current = part);
    set_bases(&mut filed, base, 0.27, draw);
}

/// The district outside the park: its digital core is fitted to a value added alone.
fn rest_of_district(units: &mut [Unit], cohorts: &[Cohort], value_added: i64, rates: &Rates, draw: &mut Draw) {
    let Some((at, cohort)) = cohorts.iter().enumerate().find(|(_, c)| c.group == "rest_digital" && c.current.is_none()) else { return };
    let closed = |u: &&Unit| u.group == "rest_digital" && u.cohort != at;
    let left = value_added * 1000 - units.iter().filter(closed).map(|u| u.current * rates.of(u.industry)).sum::<i64>();
    let mut members = of_cohort(units, at);
    let weights: Vec<f64> = sizes(members.len(), cohort.offset).iter().map(|w| w * draw.between(0.9, 1.1)).collect();
    let added: f64 = members.iter().zip(&weights).map(|(u, w)| w * rates.of(u.industry) as f64).sum();
    let total = (left as f64 / added * weights.iter().sum::<f64>()).round() as i64;
    members.iter_mut().zip(split(total, &weights)).for_each(|(unit, part)| unit.current = part);
    let base = total * 1000 / (1000 + cohort.growth.unwrap_or_default());
    set_bases(&mut members, base, 0.2, draw);
}

/// What was filed in 2020 equals what is known now, but for the restated.
fn restate(units: &mut [Unit]) {
    units.iter_mut().for_each(|u| u.own = u.base);
    for mark in data::marks().filter(|m| m.mark == "restated") {
        let permille: i64 = mark.value.parse().unwrap_or_default();
        let found = units.iter_mut().find(|u| u.continuing() && u.group == mark.group && u.rank == mark.rank);
        if let Some(unit) = found {
            unit.own = unit.base + unit.base * permille / 1000;
        }
    }
}
