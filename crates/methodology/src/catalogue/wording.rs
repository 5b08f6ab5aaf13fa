//! Words of running text, as data: verbs of a change, when nothing much changed, units by size, what is never written.

use super::Source;
use crate::phrase::Phrase;
use figures::{Decimal, Lang, Measure, Text, round};
use std::collections::BTreeMap;

/// What changes, and so which verbs a change takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// An amount, told in per cent (增长, 下降).
    Rate,
    /// A rate, told in percentage points (提高, 回落).
    Points,
    /// An amount, told in its own unit (增加, 减少).
    Amount,
    /// A number of things (增加, 减少).
    Count,
}

impl ChangeKind {
    /// All kinds with the words packs use for them.
    pub const ALL: [(&'static str, ChangeKind); 4] =
        [("rate", ChangeKind::Rate), ("points", ChangeKind::Points), ("amount", ChangeKind::Amount), ("count", ChangeKind::Count)];
}

/// The words of a change up and down; the size is put behind them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verbs {
    /// 增长 / rose by.
    pub up: Text,
    /// 下降 / fell by.
    pub down: Text,
}

/// When a change is so small that only that is said.
#[derive(Debug, Clone, PartialEq)]
pub struct NearlyFlat {
    /// Where the bounds come from.
    pub source: Source,
    /// 基本持平 / was basically flat.
    pub text: Text,
    /// Below these sizes, in per cent, points, the unit of the amount or things.
    pub below: BTreeMap<ChangeKind, Decimal>,
}

/// Stronger words from some size on.
#[derive(Debug, Clone, PartialEq)]
pub struct Strong {
    /// Where the bound comes from.
    pub source: Source,
    /// The kind of change.
    pub kind: ChangeKind,
    /// From this size on.
    pub from: Decimal,
    /// The words.
    pub verbs: Verbs,
}

/// Units of one dimension by size, for `shown: auto`.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitRule {
    /// The unit in which sizes are counted.
    pub of: Measure,
    /// Steps of the Chinese text, the smallest first.
    pub zh: Vec<UnitStep>,
    /// Steps of the English text.
    pub en: Vec<UnitStep>,
}

/// From some size on, a unit and its decimals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitStep {
    /// From this size on, counted in the rule's unit.
    pub from: Decimal,
    /// How many of the rule's unit make one of this.
    pub per: Decimal,
    /// The unit as printed.
    pub name: String,
    /// Decimals printed.
    pub decimals: u32,
}

/// The unit an amount is printed in.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitting<'a> {
    /// The unit sizes are counted in.
    pub of: &'a Measure,
    /// The step chosen.
    pub step: &'a UnitStep,
    /// The exact amount in the unit of the step.
    pub value: Decimal,
}

/// What is never written, why, and what to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forbidden {
    /// The phrase.
    pub phrase: Phrase,
    /// Why it is wrong.
    pub reason: Text,
    /// What is written instead.
    pub instead: Text,
}

/// Words of running text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wording {
    /// Verbs by kind of change.
    pub verbs: BTreeMap<ChangeKind, Verbs>,
    /// Nothing changed in the digits printed: 持平 / was unchanged.
    pub flat: Text,
    /// Very little changed.
    pub nearly_flat: Option<NearlyFlat>,
    /// Stronger verbs.
    pub strong: Vec<Strong>,
    /// Units by size.
    pub units: Vec<UnitRule>,
    /// What is never written.
    pub forbidden: Vec<Forbidden>,
}

impl Wording {
    /// The verbs of a change of this size (without its sign): the strongest whose bound is reached.
    pub fn verbs(&self, kind: ChangeKind, size: Decimal) -> Option<&Verbs> {
        let reached = self.strong.iter().filter(|s| s.kind == kind && size >= s.from);
        reached.max_by_key(|s| s.from).map(|s| &s.verbs).or_else(|| self.verbs.get(&kind))
    }

    /// The words for a change of this size, where it is small enough for them.
    pub fn nearly_flat(&self, kind: ChangeKind, size: Decimal) -> Option<&Text> {
        let nearly = self.nearly_flat.as_ref()?;
        nearly.below.get(&kind).filter(|below| size < **below).map(|_| &nearly.text)
    }

    /// The unit an amount is printed in, and the exact amount in it; `None` when no rule has its
    /// dimension. What would round up to the next unit is printed in that.
    pub fn by_size(&self, amount: Decimal, measure: &Measure, lang: Lang) -> Option<Fitting<'_>> {
        let rule = self.units.iter().find(|rule| rule.of.same_dimension(measure))?;
        let size = measure.convert(amount, &rule.of)?;
        let steps = match lang {
            Lang::Zh => &rule.zh,
            Lang::En => &rule.en,
        };
        let mut chosen = steps.first()?;
        for step in &steps[1..] {
            let printed = round(size.abs().checked_div(chosen.per)?, chosen.decimals).checked_mul(chosen.per)?;
            if printed < step.from {
                break;
            }
            chosen = step;
        }
        Some(Fitting { of: &rule.of, step: chosen, value: size.checked_div(chosen.per)?.normalize() })
    }

    /// What a text holds that is never written, with the characters it stands on.
    pub fn forbidden_in(&self, text: &str) -> Vec<(&Forbidden, std::ops::Range<usize>)> {
        self.forbidden.iter().filter_map(|f| Some((f, f.phrase.find(text)?))).collect()
    }
}
