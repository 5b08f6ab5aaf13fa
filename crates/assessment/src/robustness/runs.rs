//! Runs: the card scored again and again, each time a little otherwise, and what became of every rank and class.

use super::stream::{Sample, Streams};
use super::uncertain::{Setup, Uncertain};
use crate::scorecard::Board;
use crate::scorecard::grade::grade;
use crate::scorecard::model::Work;
use crate::scorecard::number::compared;
use crate::scorecard::rank::places;
use crate::scorecard::tree::magnitude;
use methodology::catalogue::Reach;

/// No class.
const NONE: u8 = u8::MAX;
/// Most places that are kept at once: with classes five bytes each.
const MOST: u64 = 2 * 100_000_000;

/// Ranks and classes of all runs, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Runs {
    /// How many runs.
    pub runs: u32,
    /// How many are judged.
    pub rows: usize,
    /// Places run by run, 0 for none.
    ranks: Vec<u32>,
    /// Classes by place or score run by run, without what decides over them; empty where the card has none.
    classes: Vec<u8>,
}

/// What a thread needs to score and rank.
pub struct Scorer<'a> {
    uncertain: &'a Uncertain,
    board: &'a Board,
    setup: Setup,
    /// The scores of the newest run.
    pub work: Work,
    keys: Vec<f64>,
    order: Vec<u32>,
}

impl<'a> Scorer<'a> {
    /// Nothing scored yet.
    pub fn new(uncertain: &'a Uncertain, board: &'a Board) -> Self {
        let keys = vec![f64::NAN; uncertain.model.rows];
        Scorer { uncertain, board, setup: uncertain.setup(), work: uncertain.model.work(), keys, order: Vec::new() }
    }

    /// Scores by the numbers of a run, and writes places and, where there is room for them, classes.
    pub fn score(&mut self, numbers: &[f64], ranks: &mut [u32], classes: &mut [u8]) {
        self.uncertain.set(numbers, &mut self.setup);
        self.uncertain.run(&self.setup, &mut self.work);
        let decimals = self.board.compared_decimals();
        let (model, variant, work) = (&self.uncertain.model, &self.setup.variant, &self.work);
        // Where nothing is below zero, nothing cancels, and the parts are as large as the score.
        let below_zero = |of: &[f64]| of.iter().any(|value| *value < 0.0);
        let cancels = model.after.points.is_some() || below_zero(&work.values) || below_zero(&variant.weights);
        for (row, (key, score)) in self.keys.iter_mut().zip(&work.scores).enumerate() {
            let magnitude = if cancels { magnitude(model, variant, work, row) } else { score.abs() };
            *key = compared(*score, magnitude, decimals);
        }
        ranks.fill(0);
        for field in &self.uncertain.model.fields {
            places(&self.keys, &field.basis, ranks, &mut self.order);
            if let Some(of) = self.board.card.classes.as_ref().filter(|_| !classes.is_empty()) {
                let ranked = (self.order.as_slice(), self.keys.as_slice(), &*ranks);
                grade(of, &self.board.settings, ranked, |row, class| classes[row as usize] = class.unwrap_or(NONE));
            }
        }
    }
}

impl Runs {
    /// Whether the places of so many judged in so many runs can be kept; asked before [`Runs::of`].
    pub fn fits(runs: u32, rows: usize) -> bool {
        u64::try_from(rows).is_ok_and(|rows| rows.saturating_mul(u64::from(runs)) <= MOST)
    }

    /// Makes so many runs with a seed, in threads, which never change a byte.
    pub fn of(uncertain: &Uncertain, board: &Board, (runs, seed, threads): (u32, u64, usize)) -> Self {
        let rows = uncertain.model.rows;
        let cells = runs as usize * rows;
        let graded = board.card.classes.as_ref().is_some_and(|classes| !by_score(&classes.grades) || comparable(uncertain));
        let mut out = Runs { runs, rows, ranks: vec![0; cells], classes: vec![NONE; if graded { cells } else { 0 }] };
        let share = (runs as usize).div_ceil(threads.max(1)).max(1);
        if cells == 0 {
            return out;
        }
        let mut classes = out.classes.chunks_mut(share * rows);
        std::thread::scope(|scope| {
            for (nth, ranks) in out.ranks.chunks_mut(share * rows).enumerate() {
                let classes = classes.next().unwrap_or_default();
                scope.spawn(move || some(Scorer::new(uncertain, board), seed, nth * share, ranks, classes));
            }
        });
        out
    }

    /// The places of all in a run.
    pub fn run(&self, run: usize) -> &[u32] {
        &self.ranks[run * self.rows..][..self.rows]
    }

    /// The places of one, run by run; 0 where it has none.
    pub fn ranks(&self, row: usize) -> impl Iterator<Item = u32> + '_ {
        self.ranks.iter().skip(row).step_by(self.rows.max(1)).copied()
    }

    /// The classes of one, run by run, by their number from the best.
    pub fn classes(&self, row: usize) -> impl Iterator<Item = Option<u8>> + '_ {
        self.classes.iter().skip(row).step_by(self.rows.max(1)).map(|class| Some(*class).filter(|class| *class != NONE))
    }

    /// Whether runs have classes. Where classes are cut by score, runs with other scales than the card's have none to compare.
    pub fn graded(&self) -> bool {
        !self.classes.is_empty()
    }
}

/// Makes runs, from the one with this number on.
fn some(mut scorer: Scorer<'_>, seed: u64, from: usize, ranks: &mut [u32], classes: &mut [u8]) {
    let mut streams = Streams::new(seed);
    let mut numbers = vec![0.0; scorer.uncertain.numbers()];
    let rows = scorer.uncertain.model.rows;
    let mut classes = classes.chunks_mut(rows);
    for (nth, ranks) in ranks.chunks_mut(rows).enumerate() {
        streams.fill(Sample::Runs, (from + nth) as u64, &scorer.uncertain.ranges, &mut numbers);
        scorer.score(&numbers, ranks, classes.next().unwrap_or_default());
    }
}

fn by_score(grades: &[methodology::catalogue::Grade]) -> bool {
    grades.iter().any(|grade| matches!(grade.reach, Reach::AtLeast(_)))
}

/// Whether the scores of all runs are on the card's own scale.
fn comparable(uncertain: &Uncertain) -> bool {
    use super::uncertain::Source;
    !uncertain.sources.iter().any(|source| matches!(source, Source::Normaliser | Source::Aggregate))
}
