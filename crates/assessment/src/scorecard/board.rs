//! The board: who has which score, rank and class, with every table it came from.
//!
//! Tables are columns by the number of the entity, which is that of the subject unless subjects are judged as one. Nobody is ever
//! left out: who has no score, rank or class has the reason.

use super::adjust::Adjusted;
use super::fields::Sorted;
use super::grade::Class;
use super::inputs::Decided;
use super::measured::Measured;
use super::merge::Entities;
use super::model::{Model, Variant, Work};
use super::normalise::Shift;
use super::overrides::{Change, Held};
use super::said::{Fault, Noted};
use super::settings::Settings;
use super::steps::StepTable;
use super::tree;
use super::why::{Because, Why};
use figures::Decimal;
use jiff::civil::Date;
use methodology::catalogue::Scorecard;

/// What came of a card.
#[derive(Debug, Clone)]
pub struct Board {
    /// The card.
    pub card: Scorecard,
    /// The day of its settings.
    pub day: Date,
    /// Codes of who is judged.
    pub subjects: Vec<String>,
    /// Who is judged as one; nothing where each is by itself.
    pub entities: Option<Entities>,
    /// Weights, bases, bounds and cuts on the day.
    pub settings: Settings,
    /// Ranking groups and exclusions.
    pub sorted: Sorted,
    /// What was measured, leaf by leaf.
    pub measured: Vec<Measured>,
    /// What each step made of it.
    pub steps: Vec<StepTable>,
    /// The tree with the values after all steps.
    pub model: Model,
    /// The card's own way of scoring it.
    pub variant: Variant,
    /// Normalised values, values of all nodes, and scores.
    pub work: Work,
    /// Coefficient, bonuses and penalties.
    pub adjusted: Vec<Adjusted>,
    /// Scores as shown.
    pub shown: Vec<Option<Decimal>>,
    /// What ranks and classes compare: shown scores, or exact ones without the rounding of sums; NaN without a score.
    pub keys: Vec<f64>,
    /// Places within ranking groups; 0 for those who have none.
    pub ranks: Vec<u32>,
    /// How many have a place, by ranking group.
    pub ranked: Vec<u32>,
    /// Classes by place or score, before anything decides over them.
    pub classes: Vec<Class>,
    /// Classes in the end, by subject.
    pub final_classes: Vec<Option<u8>>,
    /// What decided over classes, by subject, of each in the order it was applied.
    pub changes: Vec<Change>,
    /// Between which classes each subject is held whatever its score.
    pub held: Vec<Held>,
    /// Decisions by people.
    pub decisions: Vec<Decided>,
    /// Whether a score rests on a value that is missing, filled in or estimated.
    pub estimated: Vec<bool>,
    /// Notes by entity, in order.
    pub notes: Vec<Noted>,
    /// Notes by subject, in order.
    pub subject_notes: Vec<Noted>,
    /// Errors; those they are about have no score.
    pub errors: Vec<Fault>,
}

/// What was used of a leaf within a ranking group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Used {
    /// Its weight.
    pub weight: Option<Decimal>,
    /// Base or target.
    pub base: Option<Decimal>,
    /// Most and least of the full mark.
    pub cap: Option<Decimal>,
    /// See `cap`.
    pub floor: Option<Decimal>,
    /// How many of those ranked have a value.
    pub n: usize,
    /// Lower bound: the post, or the least value; NaN where nobody has one.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
    /// Mean of the values, of their logarithms where these are taken.
    pub mean: f64,
    /// Deviation, likewise.
    pub deviation: f64,
}

impl Board {
    /// The entity as which a subject is judged.
    pub fn entity(&self, subject: usize) -> usize {
        self.entities.as_ref().map_or(subject, |entities| entities.of[subject] as usize)
    }

    /// The score of an entity, exact.
    pub fn score(&self, entity: usize) -> Option<f64> {
        Some(self.work.scores[entity]).filter(|score| !score.is_nan())
    }

    /// The value of the whole before adjustments.
    pub fn whole(&self, entity: usize) -> Option<f64> {
        self.value(self.model.whole(), entity)
    }

    /// The value of a node (a term by its number; the whole after the last) for an entity.
    pub fn value(&self, node: usize, entity: usize) -> Option<f64> {
        Some(self.work.values[node * self.model.rows + entity]).filter(|value| !value.is_nan())
    }

    /// The place of an entity in its ranking group.
    pub fn rank(&self, entity: usize) -> Option<u32> {
        Some(self.ranks[entity]).filter(|rank| *rank > 0)
    }

    /// Why an entity has no score.
    pub fn because(&self, entity: usize) -> Option<Because> {
        if self.score(entity).is_some() {
            return None;
        }
        Some(match (self.sorted.group_of[entity], self.screened(entity)) {
            (None, _) => Because::whole(Why::NoGroup),
            (_, Some(_)) => Because::whole(Why::Screened),
            _ => tree::because(&self.settings, &self.measured, &self.model, &self.work, self.model.whole(), entity),
        })
    }

    /// Why an entity has no place.
    pub fn unranked(&self, entity: usize) -> Option<Because> {
        if self.rank(entity).is_some() {
            return None;
        }
        let excluded = self.sorted.excluded[entity].map(|rule| Because::whole(Why::Excluded(rule)));
        excluded.or_else(|| self.because(entity)).or(Some(Because::whole(Why::TooLarge)))
    }

    /// How many values one had who was screened out.
    pub fn screened(&self, entity: usize) -> Option<u32> {
        let found = |step: &StepTable| step.screened.binary_search_by_key(&(entity as u32), |(row, _)| *row).map(|at| step.screened[at].1);
        self.steps.iter().find_map(|step| found(step).ok())
    }

    /// The values of a leaf before a step.
    pub fn before(&self, step: usize, leaf: usize) -> &[f64] {
        let found = self.steps[..step].iter().rev().find_map(|table| table.after.iter().find(|(of, _)| *of == leaf));
        found.map_or(&self.measured[leaf].x, |(_, values)| values)
    }

    /// What was used of a leaf within a ranking group.
    pub fn used(&self, leaf: usize, group: usize) -> Used {
        let term = self.model.leaves[leaf].term;
        let choice = &self.model.leaves[leaf].choices[0];
        let (settings, stats) = (&self.settings.leaves[term], &choice.stats[group]);
        let plain = |value: f64| if choice.normal.log { libm::exp(value) } else { value };
        Used {
            weight: self.settings.weights[term],
            base: settings.base,
            cap: settings.cap,
            floor: settings.floor,
            n: stats.n,
            low: settings.low.map_or_else(|| plain(stats.low), super::number::double),
            high: settings.high.map_or_else(|| plain(stats.high), super::number::double),
            mean: stats.mean,
            deviation: stats.deviation,
        }
    }

    /// The normalised value of a leaf, before cap and floor.
    pub fn normalised(&self, leaf: usize, entity: usize) -> Option<f64> {
        Some(self.work.normalised[leaf * self.model.rows + entity]).filter(|value| !value.is_nan())
    }

    /// Ways of normalising a leaf within a ranking group, as the card has it.
    pub fn way(&self, leaf: usize, group: usize) -> super::normalise::Way {
        self.model.leaves[leaf].choices[0].way(group, Shift::default())
    }
}
