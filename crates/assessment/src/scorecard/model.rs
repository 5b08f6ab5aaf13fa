//! The numbers of a card: its tree, and the value of every leaf for everybody.
//!
//! A [`Model`] is scored by one [`Variant`] after another into one [`Work`], without allocating: with the card's own numbers for
//! the board, and with weights, methods and bounds moved where it is asked how much of a ranking is method.

use super::aggregate::{self, Part};
use super::fields::Field;
use super::normalise::{Choice, Flaw, Shift, Way};
use super::outrank::copeland;
use methodology::catalogue::{Aggregate, MissingScore};

/// No ranking group.
pub const NOWHERE: u32 = u32::MAX;

/// A card's tree with its numbers and the values of everybody.
#[derive(Debug, Clone)]
pub struct Model {
    /// How many are judged.
    pub rows: usize,
    /// Leaves, in the order of their terms.
    pub leaves: Vec<LeafModel>,
    /// One for each term, in their order; the last is the whole.
    pub nodes: Vec<Node>,
    /// Groups from the lowest up; the whole last.
    pub upward: Vec<usize>,
    /// Ranking groups.
    pub fields: Vec<Field>,
    /// The ranking group of everybody, [`NOWHERE`] of those who get no score.
    pub field_of: Vec<u32>,
    /// What follows on the whole.
    pub after: After,
}

/// A leaf.
#[derive(Debug, Clone)]
pub struct LeafModel {
    /// Its term.
    pub term: usize,
    /// Values as they are after the steps, NaN where missing.
    pub x: Vec<f64>,
    /// Ways of normalising; the first is the card's.
    pub choices: Vec<Choice>,
    /// Most and least of the normalised value.
    pub cap: Option<f64>,
    /// See `cap`.
    pub floor: Option<f64>,
    /// What a missing value gives.
    pub missing: MissingScore,
}

/// A node of the tree.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it is part of; of the whole itself.
    pub parent: usize,
    /// Its parts, in order; none of a leaf.
    pub parts: Vec<usize>,
    /// The number of its leaf.
    pub leaf: Option<usize>,
    /// How its parts become one.
    pub aggregate: Aggregate,
    /// Whether a rule that it needs is wanted, so that it gives nothing.
    pub wanted: bool,
}

/// What follows on the value of the whole.
#[derive(Debug, Clone, Default)]
pub struct After {
    /// Factor of each; without a coefficient none.
    pub factor: Option<Vec<f64>>,
    /// Bonuses less penalties of each, where there are such.
    pub points: Option<Vec<f64>>,
    /// Least and most.
    pub bounds: (Option<f64>, Option<f64>),
}

/// What a run takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// Weight of each term.
    pub weights: Vec<f64>,
    /// Of each leaf, which of its ways of normalising.
    pub choices: Vec<usize>,
    /// Of each leaf, how far bounds are moved.
    pub shifts: Vec<Shift>,
    /// How all parts become one; the card's own ways without it.
    pub aggregate: Option<Aggregate>,
    /// Factor of the whole, which brings it to the scale of what follows on it.
    pub scale: f64,
}

/// Whether there is a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// There is.
    Has,
    /// There is by the policy for missing values.
    Filled,
    /// It is left out, and the weights of its siblings grow.
    Left,
    /// There is none, nor is there one of what it is part of.
    None,
}

/// Where a run writes.
#[derive(Debug, Clone)]
pub struct Work {
    /// Normalised values, leaf after leaf, before cap and floor; NaN where there is none.
    pub normalised: Vec<f64>,
    /// Values, node after node.
    pub values: Vec<f64>,
    /// Whether there are such.
    pub marks: Vec<Mark>,
    /// The score of everybody, NaN without one.
    pub scores: Vec<f64>,
    parts: Vec<Part>,
    table: Vec<f64>,
    weights: Vec<f64>,
    rows: Vec<u32>,
    against: Vec<u32>,
}

impl Model {
    /// The card's own way, but for the weights, which the model doesn't keep.
    pub fn variant(&self, weights: Vec<f64>) -> Variant {
        let leaves = self.leaves.len();
        Variant { weights, choices: vec![0; leaves], shifts: vec![Shift::default(); leaves], aggregate: None, scale: 1.0 }
    }

    /// Room for a run.
    pub fn work(&self) -> Work {
        let cells = self.nodes.len() * self.rows;
        Work {
            normalised: vec![f64::NAN; self.leaves.len() * self.rows],
            values: vec![f64::NAN; cells],
            marks: vec![Mark::None; cells],
            scores: vec![f64::NAN; self.rows],
            parts: Vec::new(),
            table: Vec::new(),
            weights: Vec::new(),
            rows: Vec::new(),
            against: Vec::new(),
        }
    }

    /// Number of the whole.
    pub fn whole(&self) -> usize {
        self.nodes.len() - 1
    }

    /// Scores everybody.
    pub fn run(&self, variant: &Variant, work: &mut Work) {
        self.normalise_all(variant, work);
        self.aggregate_all(variant, work);
    }

    /// The first half of a run: the value of every leaf.
    pub fn normalise_all(&self, variant: &Variant, work: &mut Work) {
        for leaf in 0..self.leaves.len() {
            self.normalise(leaf, variant, work);
        }
    }

    /// The second half: from the leaves to the scores.
    pub fn aggregate_all(&self, variant: &Variant, work: &mut Work) {
        for node in &self.upward {
            match variant.aggregate.unwrap_or(self.nodes[*node].aggregate) {
                Aggregate::Outranking => self.outrank(*node, variant, work),
                how => self.aggregate(*node, how, variant, work),
            }
        }
        let whole = self.whole() * self.rows;
        for row in 0..self.rows {
            work.scores[row] = self.after.of(row, work.values[whole + row] * variant.scale);
        }
    }

    /// The way of a leaf within a ranking group.
    pub fn way(&self, leaf: usize, variant: &Variant, field: usize) -> (&Choice, Way) {
        let choice = &self.leaves[leaf].choices[variant.choices[leaf]];
        (choice, choice.way(field, variant.shifts[leaf]))
    }

    /// The value of one leaf.
    pub fn normalise(&self, at: usize, variant: &Variant, work: &mut Work) {
        let leaf = &self.leaves[at];
        let normalised = &mut work.normalised[at * self.rows..][..self.rows];
        let values = &mut work.values[leaf.term * self.rows..][..self.rows];
        let marks = &mut work.marks[leaf.term * self.rows..][..self.rows];
        for (group, field) in self.fields.iter().enumerate() {
            let (choice, way) = self.way(at, variant, group);
            let flawed = self.nodes[leaf.term].wanted || matches!(way, Way::Flawed(flaw) if flaw != Flaw::Nobody);
            for row in field.rows.iter().map(|row| *row as usize) {
                normalised[row] = if flawed { f64::NAN } else { choice.of(way, row, leaf.x[row]) };
                values[row] = leaf.bounded(choice, normalised[row]);
                marks[row] = match values[row].is_nan() {
                    false => Mark::Has,
                    true if flawed || !leaf.x[row].is_nan() && matches!(way, Way::Flawed(_)) => Mark::None,
                    true => leaf.mark(),
                };
            }
            leaf.fill(field, values, marks);
        }
    }

    fn aggregate(&self, node: usize, how: Aggregate, variant: &Variant, work: &mut Work) {
        let wanted = self.nodes[node].wanted;
        let whole: f64 = self.nodes[node].parts.iter().map(|part| variant.weights[*part]).sum();
        for row in self.fields.iter().flat_map(|field| &field.rows).map(|row| *row as usize) {
            let (mark, value) = if wanted { (Mark::None, f64::NAN) } else { self.join(node, how, (row, whole), variant, work) };
            (work.marks[node * self.rows + row], work.values[node * self.rows + row]) = (mark, value);
        }
    }

    fn join(&self, node: usize, how: Aggregate, (row, whole): (usize, f64), variant: &Variant, work: &mut Work) -> (Mark, f64) {
        work.parts.clear();
        for part in &self.nodes[node].parts {
            let cell = part * self.rows + row;
            match work.marks[cell] {
                Mark::None => return (Mark::None, f64::NAN),
                Mark::Left => {}
                Mark::Has | Mark::Filled => work.parts.push(Part { weight: variant.weights[*part], value: work.values[cell] }),
            }
        }
        if work.parts.is_empty() {
            return (Mark::Left, f64::NAN);
        }
        aggregate::join(how, &mut work.parts, whole).filter(|v| v.is_finite()).map_or((Mark::None, f64::NAN), |value| (Mark::Has, value))
    }

    fn outrank(&self, node: usize, variant: &Variant, work: &mut Work) {
        let parts = &self.nodes[node].parts;
        work.weights.clear();
        work.weights.extend(parts.iter().map(|part| variant.weights[*part]));
        work.table.clear();
        work.table.resize(self.rows * parts.len(), f64::NAN);
        let (mut rows, mut against) = (std::mem::take(&mut work.rows), std::mem::take(&mut work.against));
        for field in &self.fields {
            rows.clear();
            for row in &field.rows {
                let mark = if self.nodes[node].wanted { Mark::None } else { self.gather(node, *row as usize, work) };
                if mark == Mark::Has {
                    rows.push(*row);
                }
                (work.marks[node * self.rows + *row as usize], work.values[node * self.rows + *row as usize]) = (mark, f64::NAN);
            }
            against.clear();
            against.extend(field.basis.iter().filter(|row| rows.binary_search(row).is_ok()));
            let values = &mut work.values[node * self.rows..][..self.rows];
            if against.len() > 1 {
                copeland(&work.table, &work.weights, &rows, &against, |row, count| values[row as usize] = count);
            } else {
                rows.iter().for_each(|row| work.marks[node * self.rows + *row as usize] = Mark::None);
            }
        }
        (work.rows, work.against) = (rows, against);
    }

    /// Lays the parts of one side by side.
    fn gather(&self, node: usize, row: usize, work: &mut Work) -> Mark {
        let parts = &self.nodes[node].parts;
        let mut left = 0;
        for (at, part) in parts.iter().enumerate() {
            let cell = part * self.rows + row;
            match work.marks[cell] {
                Mark::None => return Mark::None,
                Mark::Left => left += 1,
                Mark::Has | Mark::Filled => work.table[row * parts.len() + at] = work.values[cell],
            }
        }
        if left == parts.len() { Mark::Left } else { Mark::Has }
    }

    /// What one would score with another value of one leaf, normalised by `variant` with all bounds as they are, after a run of
    /// it; `None` without a score, or where parts are compared with those of others. Of everybody else nothing is scored anew.
    /// `then` is given the score while all that leads to it stands in `work`.
    pub fn rescored<T>(
        &self,
        variant: &Variant,
        work: &mut Work,
        (row, leaf): (usize, usize),
        x: f64,
        then: impl FnOnce(&Work, f64) -> T,
    ) -> Option<T> {
        let field = self.field_of[row] as usize;
        let ranked = self.fields.get(field)?.basis.binary_search(&(row as u32)).is_ok();
        let (choice, way) = self.way(leaf, variant, field);
        let own = ranked.then(|| self.leaves[leaf].x[row]).filter(|own| !own.is_nan());
        let value = self.leaves[leaf].bounded(choice, choice.of_value(way, field, x, own));
        self.with_value(variant, work, (row, leaf), value, then)
    }

    /// What one would score with another normalised value of one leaf, likewise.
    pub fn with_value<T>(
        &self,
        variant: &Variant,
        work: &mut Work,
        (row, leaf): (usize, usize),
        value: f64,
        then: impl FnOnce(&Work, f64) -> T,
    ) -> Option<T> {
        let mut node = self.leaves[leaf].term;
        if value.is_nan() || self.nodes[node].wanted {
            return None;
        }
        let mut new = (Mark::Has, value);
        let mut kept = vec![(node, self.put(work, node, row, new))];
        while node != self.whole() {
            node = self.nodes[node].parent;
            let how = variant.aggregate.unwrap_or(self.nodes[node].aggregate);
            let whole = self.nodes[node].parts.iter().map(|part| variant.weights[*part]).sum();
            let refused = self.nodes[node].wanted || how == Aggregate::Outranking;
            new = if refused { (Mark::None, f64::NAN) } else { self.join(node, how, (row, whole), variant, work) };
            kept.push((node, self.put(work, node, row, new)));
        }
        let told = (new.0 == Mark::Has).then(|| then(work, self.after.of(row, new.1 * variant.scale)));
        for (node, old) in kept {
            self.put(work, node, row, old);
        }
        told
    }

    /// Puts a value in and gives what was there.
    fn put(&self, work: &mut Work, node: usize, row: usize, new: (Mark, f64)) -> (Mark, f64) {
        let cell = node * self.rows + row;
        let old = (work.marks[cell], work.values[cell]);
        (work.marks[cell], work.values[cell]) = new;
        old
    }
}

impl LeafModel {
    /// A normalised value between floor and cap, where these count.
    pub fn bounded(&self, choice: &Choice, value: f64) -> f64 {
        if !choice.bounded {
            return value;
        }
        let value = if self.cap.is_some_and(|cap| value > cap) { self.cap.unwrap_or(value) } else { value };
        if self.floor.is_some_and(|floor| value < floor) { self.floor.unwrap_or(value) } else { value }
    }

    fn mark(&self) -> Mark {
        match self.missing {
            MissingScore::Zero | MissingScore::GroupMean => Mark::Filled,
            MissingScore::Reweight => Mark::Left,
            MissingScore::Refuse => Mark::None,
        }
    }

    /// Gives those without a value what the policy says.
    fn fill(&self, field: &Field, values: &mut [f64], marks: &mut [Mark]) {
        let fill = match self.missing {
            MissingScore::Zero => 0.0,
            MissingScore::GroupMean => mean(field, values, marks),
            MissingScore::Reweight | MissingScore::Refuse => return,
        };
        for row in field.rows.iter().map(|row| *row as usize) {
            if marks[row] == Mark::Filled {
                values[row] = fill;
                marks[row] = if fill.is_nan() { Mark::None } else { Mark::Filled };
            }
        }
    }
}

/// The mean of those of a ranking group that are ranked and have a value.
fn mean(field: &Field, values: &[f64], marks: &[Mark]) -> f64 {
    let has = || field.basis.iter().map(|row| *row as usize).filter(|row| marks[*row] == Mark::Has).map(|row| values[row]);
    aggregate::cancelled(has()) / has().count() as f64
}

impl After {
    /// The score of one whose whole has this value.
    pub fn of(&self, row: usize, value: f64) -> f64 {
        let value = self.factor.as_ref().map_or(value, |factor| value * factor[row]);
        let value = self.points.as_ref().map_or(value, |points| value + points[row]);
        let value = if self.bounds.0.is_some_and(|least| value < least) { self.bounds.0.unwrap_or(value) } else { value };
        if self.bounds.1.is_some_and(|most| value > most) { self.bounds.1.unwrap_or(value) } else { value }
    }

    /// The magnitude of what the score of one is made of, whose whole has this one.
    pub fn magnitude(&self, row: usize, whole: f64) -> f64 {
        let factor = self.factor.as_ref().map_or(1.0, |factor| factor[row].abs());
        whole * factor + self.points.as_ref().map_or(0.0, |points| points[row].abs())
    }
}
