//! One subject's story: how its score, rank and class came about, term by term.

use super::board::Board;
use super::formula::Cell;
use super::grade::Class;
use super::model::Mark;
use super::overrides::Change;
use super::said::{Note, Noted, RuleOf};
use super::tree;
use super::why::{Because, Why};
use figures::Decimal;
use methodology::catalogue::{Aggregate, MissingScore};

/// How the result of a subject came about.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// Number of the subject.
    pub subject: usize,
    /// Number of the entity as which it is judged.
    pub entity: usize,
    /// Subjects judged as one with it, itself among them; none where it is judged by itself.
    pub together: Vec<u32>,
    /// Number of its ranking group.
    pub group: Option<u32>,
    /// All terms, in the order of the card.
    pub terms: Vec<TermStory>,
    /// The value of the whole before adjustments.
    pub whole: Option<f64>,
    /// Adjustments that apply.
    pub adjusted: Vec<(RuleOf, Decimal)>,
    /// The score, exact.
    pub score: Option<f64>,
    /// The score as shown.
    pub shown: Option<Decimal>,
    /// Why there is no score.
    pub because: Option<Because>,
    /// Its place in its ranking group.
    pub rank: Option<u32>,
    /// How many have a place there.
    pub of: u32,
    /// Why there is no place.
    pub unranked: Option<Because>,
    /// Its class by place or score.
    pub class_before: Class,
    /// What decided over it.
    pub changes: Vec<Change>,
    /// Its class in the end.
    pub class: Option<u8>,
    /// Whether the score rests on a value that is missing, filled in or estimated, so that the rank is an estimate.
    pub estimated: bool,
    /// What else has to be said.
    pub notes: Vec<Note>,
}

/// One term of it.
#[derive(Debug, Clone, PartialEq)]
pub struct TermStory {
    /// Number of the term.
    pub term: usize,
    /// How far below the first level.
    pub level: usize,
    /// What was measured of a leaf.
    pub measured: Option<MeasuredStory>,
    /// Its weight, as the card has it.
    pub weight: Option<Decimal>,
    /// What it weighs for this one: points of a full mark under a sum, else its part of one; grown where siblings were left out.
    pub counted: Option<f64>,
    /// Its value in the tree, after cap, floor and policy.
    pub value: Option<f64>,
    /// What it gives to what it is part of: weight × value. Of sums and arithmetic means only.
    pub points: Option<f64>,
    /// Its part of the value of the whole, where all above it are sums or arithmetic means.
    pub share: Option<f64>,
}

/// What was measured of a leaf.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasuredStory {
    /// Number of the leaf.
    pub leaf: usize,
    /// Value or numerator, exact.
    pub value: Cell,
    /// Denominator, exact.
    pub over: Option<Cell>,
    /// The value, or the quotient, as measured.
    pub x: Option<f64>,
    /// Steps that changed it, with what it was after each.
    pub steps: Vec<(usize, Option<f64>)>,
    /// What was normalised: with negatives as zero where they count so, and after all steps.
    pub prepared: Option<f64>,
    /// The normalised value, before cap and floor.
    pub normalised: Option<f64>,
    /// The bound that it met.
    pub bound: Option<Bound>,
    /// Why there is no normalised value.
    pub why: Option<Why>,
    /// The policy that applied as there is none.
    pub policy: Option<MissingScore>,
    /// Whether it rests on an estimate, or was filled in.
    pub estimated: bool,
}

/// A bound of the normalised value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// The cap.
    Cap,
    /// The floor.
    Floor,
}

impl Bound {
    /// Word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Bound::Cap => "cap",
            Bound::Floor => "floor",
        }
    }
}

impl Board {
    /// The story of a subject, by its number; nothing is made for others.
    pub fn explain(&self, subject: usize) -> Story {
        let entity = self.entity(subject);
        let group = self.sorted.group_of[entity];
        Story {
            subject,
            entity,
            together: self.entities.as_ref().map(|entities| entities.members[entity].clone()).filter(|of| of.len() > 1).unwrap_or_default(),
            group,
            terms: self.terms(entity),
            whole: self.whole(entity),
            adjusted: self.adjusted.iter().filter_map(|a| Some((a.rule, a.amounts[entity]?))).collect(),
            score: self.score(entity),
            shown: self.shown[entity],
            because: self.because(entity),
            rank: self.rank(entity),
            of: group.map_or(0, |group| self.ranked[group as usize]),
            unranked: self.unranked(entity),
            class_before: self.classes[entity],
            changes: changes(&self.changes, subject),
            class: self.final_classes[subject],
            estimated: self.estimated[entity],
            notes: notes(&self.notes, entity).chain(notes(&self.subject_notes, subject)).cloned().collect(),
        }
    }

    fn terms(&self, entity: usize) -> Vec<TermStory> {
        let mut factors = vec![None; self.model.nodes.len()];
        factors[self.model.whole()] = Some(1.0);
        let whole = self.whole(entity).filter(|whole| *whole != 0.0);
        let mut stories: Vec<TermStory> = (0..self.card.terms.len()).map(|term| self.term(term, entity)).collect();
        // From the top down, so that each knows what a unit of it is worth to the whole.
        for node in self.model.upward.iter().rev() {
            for part in &self.model.nodes[*node].parts {
                let story = &mut stories[*part];
                let adds = tree::adds(self.model.nodes[*node].aggregate);
                story.counted = self.counted(*part, entity);
                story.points = self.points(*part, entity);
                story.share = story.points.zip(factors[*node]).zip(whole).map(|((points, factor), whole)| points * factor / whole);
                factors[*part] = factors[*node].zip(story.counted).filter(|_| adds).map(|(factor, counted): (f64, f64)| factor * counted);
            }
        }
        stories
    }

    fn term(&self, term: usize, entity: usize) -> TermStory {
        let node = &self.model.nodes[term];
        TermStory {
            term,
            level: self.level(term),
            measured: node.leaf.map(|leaf| self.leaf(leaf, entity)),
            weight: self.settings.weights[term],
            counted: None,
            value: self.value(term, entity),
            points: None,
            share: None,
        }
    }

    fn level(&self, term: usize) -> usize {
        let (mut at, mut level) = (self.model.nodes[term].parent, 0);
        while at != self.model.whole() && level < self.model.nodes.len() {
            (at, level) = (self.model.nodes[at].parent, level + 1);
        }
        level
    }

    /// What a term gives to what it is part of: weight × value. Of parts of sums and arithmetic means only.
    pub fn points(&self, term: usize, entity: usize) -> Option<f64> {
        let adds = tree::adds(self.model.nodes[self.model.nodes[term].parent].aggregate);
        let (counted, value) = (self.counted(term, entity)?, self.value(term, entity)?);
        adds.then_some(counted * value)
    }

    /// What a term weighs among those of its siblings that are there; nothing where it was left out itself.
    pub fn counted(&self, term: usize, entity: usize) -> Option<f64> {
        let mark = |term: usize| self.work.marks[term * self.model.rows + entity];
        let parent = &self.model.nodes[self.model.nodes[term].parent];
        let weight = |left: bool| {
            let of = parent.parts.iter().filter(|part| left || mark(**part) != Mark::Left).map(|part| self.variant.weights[*part]);
            of.sum::<f64>()
        };
        let own = Some(self.variant.weights[term]).filter(|weight| !weight.is_nan() && mark(term) != Mark::Left)?;
        let (here, whole) = (weight(false), weight(true));
        let counted = match parent.aggregate {
            Aggregate::Sum if here == whole => own,
            Aggregate::Sum => own * (whole / here),
            _ => own / here,
        };
        // Without the weight of a sibling none of them is known.
        Some(counted).filter(|counted| counted.is_finite())
    }

    fn leaf(&self, leaf: usize, entity: usize) -> MeasuredStory {
        let (measured, model) = (&self.measured[leaf], &self.model.leaves[leaf]);
        let has = |value: f64| Some(value).filter(|value| !value.is_nan());
        let changed = |step: &usize| self.steps[*step].marked.binary_search(&(leaf as u32, entity as u32)).is_ok();
        let after = |step: usize| self.steps[step].after.iter().find(|(of, _)| *of == leaf).and_then(|(_, values)| has(values[entity]));
        let normalised = self.normalised(leaf, entity);
        let missing = matches!(self.work.marks[model.term * self.model.rows + entity], Mark::Filled | Mark::Left);
        let bound = normalised.and_then(|value| {
            let floored = model.floor.is_some_and(|floor| value < floor).then_some(Bound::Floor);
            if model.cap.is_some_and(|cap| value > cap) { Some(Bound::Cap) } else { floored }
        });
        MeasuredStory {
            leaf,
            value: measured.value[entity],
            over: measured.over.as_ref().map(|over| over[entity]),
            x: measured.number(entity).ok(),
            steps: (0..self.steps.len()).filter(changed).map(|step| (step, after(step))).collect(),
            prepared: has(model.x[entity]),
            normalised,
            bound,
            why: normalised.is_none().then(|| self.leaf_lacks(leaf, entity)),
            policy: missing.then_some(model.missing),
            estimated: missing || self.rests_on_estimate(leaf, entity as u32),
        }
    }

    fn leaf_lacks(&self, leaf: usize, entity: usize) -> Why {
        if self.screened(entity).is_some() {
            return Why::Screened;
        }
        tree::leaf_lacks(&self.settings, &self.measured, &self.model, leaf, entity)
    }

    /// Whether the value of a leaf was called an estimate, or filled in by a step.
    pub fn rests_on_estimate(&self, leaf: usize, row: u32) -> bool {
        let imputes = |step: &usize| matches!(self.card.prepare[*step], methodology::catalogue::Step::Impute { .. });
        let filled = |step: usize| self.steps[step].marked.binary_search(&(leaf as u32, row)).is_ok();
        self.measured[leaf].estimated.binary_search(&row).is_ok() || (0..self.steps.len()).filter(imputes).any(filled)
    }
}

/// The notes on one, of notes in the order of rows.
fn notes(all: &[Noted], row: usize) -> impl Iterator<Item = &Note> {
    let from = all.partition_point(|noted| (noted.row as usize) < row);
    all[from..].iter().take_while(move |noted| noted.row as usize == row).map(|noted| &noted.note)
}

/// What changed the class of one, of changes in the order of subjects.
fn changes(all: &[Change], subject: usize) -> Vec<Change> {
    let from = all.partition_point(|change| (change.subject as usize) < subject);
    all[from..].iter().take_while(|change| change.subject as usize == subject).copied().collect()
}
