//! The value of each unit for a period: as filed, or by difference of what was filed.

use super::batches::RowOf;
use super::facts::Units;
use super::since::Values;
use super::{AMOUNT_FILED, Side};
use datafusion::arrow::array::{ArrayRef, BooleanArray, Decimal128Array, Int64Array};
use figures::Period;
use jiff::civil::Date;
use methodology::reading::{Recipe, Stretch};
use std::sync::Arc;

/// The sides as they read facts, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactSide {
    /// As known now.
    Now,
    /// As then published.
    Published,
    /// The base as known now.
    Base,
}

impl FactSide {
    /// How a side reads facts.
    pub fn of(side: Side) -> Self {
        match side {
            Side::Now => FactSide::Now,
            Side::Published => FactSide::Published,
            Side::Base | Side::Restated => FactSide::Base,
        }
    }
}

/// The values of the units, and the facts they are made of.
pub struct Made {
    /// Amounts.
    pub values: ArrayRef,
    /// Whether a value is wanting only because what came before was restated since.
    pub unsettled: BooleanArray,
    /// Ids of the facts: the first of each unit, the second, and so on.
    pub facts: Vec<Int64Array>,
}

/// What a unit's value is so far.
#[derive(Default, Clone)]
struct Unit {
    value: Option<i128>,
    unsettled: bool,
    facts: Vec<i64>,
}

/// A stretch with the filings that tell of its end, and of what had been reached before it.
pub struct Told<'a> {
    /// The stretch.
    pub stretch: Stretch,
    /// Those of its end.
    pub to: &'a [RowOf],
    /// Those of what was before.
    pub before: &'a [RowOf],
}

/// Follows the recipes, the first that gives a unit a value; the ids of the facts only where they are asked for.
pub fn made(units: &Units<'_>, recipes: &[Vec<Told<'_>>], values: &Values<'_>, with_facts: bool) -> Made {
    let of = |(number, began): (&u32, &Option<Date>)| {
        let mut unit = Unit::default();
        for recipe in recipes {
            let mut tried = Unit { value: Some(0), unsettled: unit.unsettled, facts: Vec::new() };
            recipe.iter().for_each(|told| tried.add(told, values, (*number, *began), with_facts));
            unit = tried;
            if unit.value.is_some() {
                break;
            }
        }
        unit
    };
    let all: Vec<Unit> = units.numbers.iter().zip(units.began).map(of).collect();
    Made {
        values: Arc::new(all.iter().map(|u| u.value).collect::<Decimal128Array>().with_data_type(AMOUNT_FILED)),
        unsettled: all.iter().map(|u| Some(u.value.is_none() && u.unsettled)).collect(),
        facts: if with_facts { facts(&all, recipes) } else { Vec::new() },
    }
}

/// The period whose filed value is the value, where that is the only way.
pub fn alone(recipes: &[Recipe]) -> Option<Period> {
    match recipes {
        [recipe] => match recipe.as_slice() {
            [Stretch { to, before: None }] => Some(*to),
            _ => None,
        },
        _ => None,
    }
}

impl Unit {
    /// Adds a stretch. What had been reached before counts where it did not change after the value that it is taken off
    /// was last heard of; of a unit that began after it, it was nothing.
    fn add(&mut self, told: &Told<'_>, values: &Values<'_>, (number, began): (u32, Option<Date>), with_facts: bool) {
        // Of a unit that began later nothing had been reached.
        let nothing_yet = |period: Period| began.is_some_and(|day| day > period.last_day()).then_some(0);
        let (to, before) = (values.newest(told.to, number), values.newest(told.before, number));
        let reached = match told.stretch.before {
            None => Some(0),
            Some(period) => before.and_then(|row| values.of(row)).or_else(|| nothing_yet(period)),
        };
        let restated = to.zip(before).is_some_and(|(to, row)| values.since(told.before, number, row) > values.said(to));
        self.unsettled |= restated;
        let to_value = to.and_then(|row| values.of(row)).or_else(|| nothing_yet(told.stretch.to));
        self.value = match (self.value, to_value, reached) {
            (Some(sum), Some(to), Some(reached)) if !restated => Some(sum + to - reached),
            _ => None,
        };
        if with_facts {
            self.facts.extend([to, before].into_iter().flatten().filter_map(|row| values.item.fact(row)));
        }
    }
}

/// As many as the longest recipe may need, whatever these units have: every part of a table has the same columns.
fn facts(all: &[Unit], recipes: &[Vec<Told<'_>>]) -> Vec<Int64Array> {
    let needs = |recipe: &Vec<Told<'_>>| recipe.iter().map(|told| 1 + usize::from(told.stretch.before.is_some())).sum();
    let most: usize = recipes.iter().map(needs).max().unwrap_or_default();
    (0..most.max(1)).map(|nth| all.iter().map(|u| u.facts.get(nth).copied()).collect::<Int64Array>()).collect()
}
