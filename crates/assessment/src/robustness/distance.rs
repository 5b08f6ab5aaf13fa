//! Distance: what lies between one and the next, above and below, and in which terms.

use super::contest::Contest;
use crate::scorecard::number::settled;

/// How far the next places are.
#[derive(Debug, Clone, PartialEq)]
pub struct Distance {
    /// Its own place.
    pub rank: u32,
    /// How many are ranked with it.
    pub of: u32,
    /// The next above.
    pub up: Option<Neighbour>,
    /// The next below.
    pub down: Option<Neighbour>,
    /// Leaf by leaf, how much one's score would rise with the value that the next above has: below zero where one is ahead. `None`
    /// where either has no value, or parts are compared with those of others.
    pub terms: Vec<Option<f64>>,
    /// What the terms leave of the distance: coefficient, bonuses and penalties, weights of missing parts, and what parts of a
    /// geometric or harmonic mean do together.
    pub rest: Option<f64>,
}

/// One next to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Neighbour {
    /// Its row; of several equals the first in order.
    pub row: usize,
    /// Its place.
    pub rank: u32,
    /// How far its score is, as ranks compare scores; above zero.
    pub gap: f64,
}

impl Contest<'_> {
    /// How far the next are from one, by row; `None` where it has no place.
    pub fn distance(&mut self, row: usize) -> Option<Distance> {
        let (order, first, last) = self.standing(row)?;
        let (board, of) = (self.board, order.len() as u32);
        let neighbour = |at: usize| {
            let other = order[at] as usize;
            let gap = settled((board.keys[other] - board.keys[row]).abs());
            Neighbour { row: other, rank: board.ranks[other], gap }
        };
        // Of equals above, the first of them in order.
        let above = |at: usize| order[..=at].partition_point(|other| board.keys[*other as usize] > board.keys[order[at] as usize]);
        let up = first.checked_sub(1).map(|at| neighbour(above(at)));
        let down = (last + 1 < order.len()).then(|| neighbour(last + 1));
        let terms = up.map(|up| self.terms(row, up.row)).unwrap_or_default();
        let explained: f64 = terms.iter().flatten().sum();
        let rest = up.map(|up| settled(board.work.scores[up.row] - board.work.scores[row] - explained));
        Some(Distance { rank: board.ranks[row], of, up, down, terms, rest })
    }

    fn terms(&mut self, row: usize, other: usize) -> Vec<Option<f64>> {
        let own = self.board.work.scores[row];
        let leaves = 0..self.board.model.leaves.len();
        leaves.map(|leaf| self.swapped(row, leaf, other).map(|score| settled(score - own))).collect()
    }
}
