//! What is uncertain in a card: weights, ways of normalising and aggregating, bounds, and values that are missing.
//!
//! A run is a row of numbers from 0 to below 1. [`Uncertain`] says what each of them decides, and makes a [`Setup`] of them by
//! which the model is scored.

use super::gaps::{Gaps, fill};
use super::ways;
use crate::scorecard::Board;
use crate::scorecard::model::{Model, Node, Variant, Work};
use crate::scorecard::normalise::Shift;
use crate::scorecard::number::double;
use methodology::catalogue::{Aggregate, Robustness};
use std::ops::Range;

/// One thing that moves a ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The weights of the parts of a node (a term by its number; the whole after the last).
    Weights(usize),
    /// The way of normalising, the same for all leaves.
    Normaliser,
    /// The way of aggregating, the same for all groups.
    Aggregate,
    /// Bases and bounds.
    Bounds,
    /// Values that are missing, taken from others of the ranking group.
    Gaps,
}

/// The uncertain inputs of a card as it was scored.
#[derive(Debug, Clone)]
pub struct Uncertain {
    /// The model, with the other ways of normalising.
    pub model: Model,
    /// What varies, in order.
    pub sources: Vec<Source>,
    /// Which numbers of a run each of them takes.
    pub ranges: Vec<Range<usize>>,
    /// The card's own way.
    own: Variant,
    weights: f64,
    bounds: f64,
    normalisers: usize,
    aggregates: Vec<Option<Aggregate>>,
    full: Vec<f64>,
    gaps: Gaps,
}

/// A run's weights, methods, bounds and donors.
#[derive(Debug, Clone, PartialEq)]
pub struct Setup {
    /// All but the gaps.
    pub variant: Variant,
    /// Whose value each gap takes.
    pub donors: Vec<u32>,
}

impl Uncertain {
    /// What a card declares uncertain, over what came of it.
    pub fn of(board: &Board, robustness: &Robustness) -> Self {
        let model = ways::with_others(board, &robustness.normalise);
        let own: [Option<Aggregate>; 1] = [None];
        let mut uncertain = Uncertain {
            full: full_marks(&model, &board.variant.weights),
            own: board.variant.clone(),
            weights: double(robustness.weights),
            bounds: double(robustness.bounds),
            normalisers: 1 + robustness.normalise.len(),
            aggregates: own.into_iter().chain(robustness.aggregate.iter().copied().map(Some)).collect(),
            gaps: Gaps::of(board),
            model,
            sources: Vec::new(),
            ranges: Vec::new(),
        };
        uncertain.lay_out();
        uncertain
    }

    /// Gives each source its numbers.
    fn lay_out(&mut self) {
        let groups: Vec<usize> = self.model.upward.iter().rev().copied().filter(|node| self.varies(*node)).collect();
        groups.into_iter().for_each(|node| self.add(Source::Weights(node), self.model.nodes[node].parts.len()));
        self.add(Source::Normaliser, usize::from(self.normalisers > 1));
        self.add(Source::Aggregate, usize::from(self.aggregates.len() > 1));
        let bounds = self.model.leaves.len() * Shift::NUMBERS;
        self.add(Source::Bounds, if self.bounds == 0.0 { 0 } else { bounds });
        self.add(Source::Gaps, self.gaps.cells.len());
    }

    fn varies(&self, node: usize) -> bool {
        self.weights != 0.0 && self.model.nodes[node].parts.len() > 1
    }

    fn add(&mut self, source: Source, numbers: usize) {
        if numbers > 0 {
            let from = self.numbers();
            self.sources.push(source);
            self.ranges.push(from..from + numbers);
        }
    }

    /// How many numbers a run takes.
    pub fn numbers(&self) -> usize {
        self.ranges.last().map_or(0, |range| range.end)
    }

    /// The card's own way, with gaps as its policies have them.
    pub fn setup(&self) -> Setup {
        Setup { variant: self.own.clone(), donors: Vec::new() }
    }

    /// Makes a run of its numbers.
    pub fn set(&self, numbers: &[f64], setup: &mut Setup) {
        let variant = &mut setup.variant;
        variant.weights.copy_from_slice(&self.own.weights);
        let mut aggregate = None;
        for (source, range) in self.sources.iter().zip(&self.ranges) {
            let own = &numbers[range.clone()];
            match source {
                Source::Weights(node) => self.vary(&self.model.nodes[*node], own, &mut variant.weights),
                Source::Normaliser => variant.choices.fill(pick(own[0], self.normalisers)),
                Source::Aggregate => aggregate = self.aggregates[pick(own[0], self.aggregates.len())],
                Source::Bounds => shift(own, self.bounds, &mut variant.shifts),
                Source::Gaps => self.gaps.choose(own, &mut setup.donors),
            }
        }
        self.aggregate_by(aggregate, variant);
    }

    /// Scores everybody.
    pub fn run(&self, setup: &Setup, work: &mut Work) {
        self.model.normalise_all(&setup.variant, work);
        fill(&self.model, &self.gaps, &setup.donors, work);
        self.model.aggregate_all(&setup.variant, work);
    }

    /// Weights a part more or less, and again as much in all: of a sum as many points.
    fn vary(&self, node: &Node, numbers: &[f64], weights: &mut [f64]) {
        let counts = |part: usize| if node.aggregate == Aggregate::Sum { self.full[part] } else { 1.0 };
        let (mut before, mut after) = (0.0, 0.0);
        for (part, number) in node.parts.iter().zip(numbers) {
            before += weights[*part] * counts(*part);
            weights[*part] *= 1.0 + self.weights * either_way(*number);
            after += weights[*part] * counts(*part);
        }
        if after != 0.0 {
            node.parts.iter().for_each(|part| weights[*part] *= before / after);
        }
    }

    /// Another way of aggregating sees every group as a mean of full marks, so that a sum is worth what it was; the whole is brought
    /// back to its scale.
    fn aggregate_by(&self, aggregate: Option<Aggregate>, variant: &mut Variant) {
        (variant.aggregate, variant.scale) = (aggregate, 1.0);
        if aggregate.is_none() {
            return;
        }
        variant.scale = self.full[self.model.whole()];
        for node in self.model.upward.iter().map(|node| &self.model.nodes[*node]) {
            if matches!(node.aggregate, Aggregate::Sum | Aggregate::Arithmetic) {
                node.parts.iter().for_each(|part| variant.weights[*part] *= self.full[*part]);
            }
            let sum: f64 = node.parts.iter().map(|part| variant.weights[*part]).sum();
            if sum != 0.0 {
                node.parts.iter().for_each(|part| variant.weights[*part] /= sum);
            }
        }
    }
}

/// What each node has when all its leaves are one: of a sum its points.
fn full_marks(model: &Model, weights: &[f64]) -> Vec<f64> {
    let mut full = vec![1.0; model.nodes.len()];
    for at in &model.upward {
        let node = &model.nodes[*at];
        let points: f64 = node.parts.iter().map(|part| weights[*part] * full[*part]).sum();
        let weight: f64 = node.parts.iter().map(|part| weights[*part]).sum();
        full[*at] = if node.aggregate == Aggregate::Sum { points } else { points / weight };
    }
    full
}

/// One of so many, each as likely.
pub fn pick(number: f64, of: usize) -> usize {
    ((number * of as f64) as usize).min(of - 1)
}

/// From −1 to below 1.
fn either_way(number: f64) -> f64 {
    2.0 * number - 1.0
}

fn shift(numbers: &[f64], by: f64, shifts: &mut [Shift]) {
    for (shift, own) in shifts.iter_mut().zip(numbers.chunks(Shift::NUMBERS)) {
        *shift = Shift { base: by * either_way(own[0]), low: by * either_way(own[1]), high: by * either_way(own[2]) };
    }
}
