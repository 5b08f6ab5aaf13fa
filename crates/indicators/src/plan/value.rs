//! The value of each unit for a period: as filed, or by difference of what was filed.

use super::facts::Units;
use super::{AMOUNT_FILED, Side};
use datafusion::arrow::array::{ArrayRef, BooleanArray, Decimal128Array, Int64Array};
use figures::Period;
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

/// What the units have filed of an item for a period.
pub struct Held {
    /// Amounts, scaled.
    pub values: Vec<Option<i128>>,
    /// When the filings they are of became known.
    pub said: Vec<i64>,
    /// When they became what they are: a filing that changes another item leaves them as they were.
    pub changed: Vec<i64>,
    /// Ids of the facts, where they are read.
    pub facts: Vec<Option<i64>>,
}

impl Held {
    /// Nobody has anything.
    pub fn nothing(units: usize) -> Self {
        Held { values: vec![None; units], said: vec![0; units], changed: vec![0; units], facts: vec![None; units] }
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

/// Follows the recipes, the first that gives a unit a value.
pub fn made(units: &Units<'_>, recipes: &[Recipe], held: impl Fn(Period) -> Held) -> Made {
    let mut all = vec![Unit::default(); units.numbers.len()];
    for recipe in recipes {
        let filed = recipe.iter().map(|s| (*s, held(s.to), s.before.map(&held))).collect::<Vec<_>>();
        for (at, unit) in all.iter_mut().enumerate().filter(|(_, u)| u.value.is_none()) {
            let mut tried = Unit { value: Some(0), ..Unit::default() };
            for (stretch, to, before) in &filed {
                tried.add(at, units, stretch, to, before.as_ref());
            }
            tried.unsettled |= unit.unsettled;
            *unit = tried;
        }
    }
    Made {
        values: Arc::new(all.iter().map(|u| u.value).collect::<Decimal128Array>().with_data_type(AMOUNT_FILED)),
        unsettled: all.iter().map(|u| Some(u.value.is_none() && u.unsettled)).collect(),
        facts: facts(&all, recipes),
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
    fn add(&mut self, at: usize, units: &Units<'_>, stretch: &Stretch, to: &Held, before: Option<&Held>) {
        // Of a unit that began later nothing had been reached.
        let nothing_yet = |period: Period| units.began[at].is_some_and(|day| day > period.last_day()).then_some(0);
        let reached = match stretch.before {
            None => Some(0),
            Some(period) => before.and_then(|b| b.values[at]).or_else(|| nothing_yet(period)),
        };
        let restated = before.is_some_and(|b| b.values[at].is_some() && to.values[at].is_some() && b.changed[at] > to.said[at]);
        self.unsettled |= restated;
        let to_value = to.values[at].or_else(|| nothing_yet(stretch.to));
        self.value = match (self.value, to_value, reached) {
            (Some(sum), Some(to), Some(reached)) if !restated => Some(sum + to - reached),
            _ => None,
        };
        self.facts.extend([to.facts[at], before.and_then(|b| b.facts[at])].into_iter().flatten());
    }
}

/// As many as the longest recipe may need, whatever these units have: every part of a table has the same columns.
fn facts(all: &[Unit], recipes: &[Recipe]) -> Vec<Int64Array> {
    let needs = |recipe: &Recipe| recipe.iter().map(|stretch| 1 + usize::from(stretch.before.is_some())).sum();
    let most: usize = recipes.iter().map(needs).max().unwrap_or_default();
    (0..most.max(1)).map(|nth| all.iter().map(|u| u.facts.get(nth).copied()).collect::<Int64Array>()).collect()
}
