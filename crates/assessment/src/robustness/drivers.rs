//! Drivers: how much of the uncertainty of a ranking each choice of method makes.

use super::bands::shift;
use super::runs::Scorer;
use super::sensitivity::{Draws, Function, Sensitivity, sensitivity};
use super::uncertain::Uncertain;
use crate::scorecard::Board;

/// An output whose variance is taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// The mean absolute shift of all ranks against the board.
    Shift,
    /// The rank of one.
    Rank(usize),
    /// The score of one; scales of different methods are not the same.
    Score(usize),
}

/// What drives each output, source by source of [`Uncertain::sources`].
pub fn drivers(uncertain: &Uncertain, board: &Board, outputs: &[Output], draws: Draws) -> Vec<Sensitivity> {
    let make = || Driven { scorer: Scorer::new(uncertain, board), board, outputs, ranks: vec![0; uncertain.model.rows] };
    sensitivity(&uncertain.ranges, outputs.len(), draws, make)
}

struct Driven<'a> {
    scorer: Scorer<'a>,
    board: &'a Board,
    outputs: &'a [Output],
    ranks: Vec<u32>,
}

impl Function for Driven<'_> {
    fn outputs(&mut self, numbers: &[f64], out: &mut [f64]) {
        self.scorer.score(numbers, &mut self.ranks, &mut []);
        for (output, out) in self.outputs.iter().zip(out) {
            *out = match output {
                Output::Shift => shift(&self.board.ranks, &self.ranks).unwrap_or(f64::NAN),
                Output::Rank(row) if self.ranks[*row] == 0 => f64::NAN,
                Output::Rank(row) => f64::from(self.ranks[*row]),
                Output::Score(row) => self.scorer.work.scores[*row],
            };
        }
    }
}
