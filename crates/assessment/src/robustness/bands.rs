//! Bands: where a rank lies in most of the runs, and how much of the ranking is method.

use super::runs::Runs;
use super::sensitivity::Estimate;
use crate::scorecard::Board;
use figures::Decimal;

/// Where the rank of one lies.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Its rank on the board; none where it has no score there.
    pub rank: Option<u32>,
    /// The best place of the band.
    pub low: u32,
    /// The worst.
    pub high: u32,
    /// The place in the middle of all runs.
    pub median: u32,
    /// The mean of its places.
    pub mean: f64,
    /// Runs in which it has a place; in the others methods refused it a score.
    pub runs: u32,
}

/// How stable a ranking is as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Stability {
    /// Runs made.
    pub runs: u32,
    /// Runs in which somebody who has a place on the board had none.
    pub lossy: u32,
    /// Mean over the runs of the mean absolute shift of ranks against the board (R̄_S); none without ranks.
    pub shift: Option<Estimate>,
}

impl Runs {
    /// The band of one for a share of the runs, with equal tails by nearest rank; `None` where it has no place in any run.
    pub fn band(&self, board: &Board, row: usize, share: Decimal) -> Option<Band> {
        let mut places: Vec<u32> = self.ranks(row).filter(|rank| *rank > 0).collect();
        places.sort_unstable();
        let tail = (Decimal::ONE - share) / Decimal::TWO;
        Some(Band {
            rank: board.rank(row),
            low: nearest(&places, tail)?,
            high: nearest(&places, Decimal::ONE - tail)?,
            median: nearest(&places, Decimal::ONE / Decimal::TWO)?,
            mean: places.iter().map(|place| f64::from(*place)).sum::<f64>() / places.len() as f64,
            runs: places.len() as u32,
        })
    }

    /// Runs in which one is among the first so many.
    pub fn among_first(&self, row: usize, places: u32) -> u32 {
        self.ranks(row).filter(|rank| *rank > 0 && *rank <= places).count() as u32
    }

    /// Runs in which a subject is in each of the card's classes, from the best, with all that decides over its class; empty without
    /// classes.
    pub fn by_class(&self, board: &Board, subject: usize) -> Vec<u32> {
        let grades = board.card.classes.as_ref().map_or(0, |classes| classes.grades.len());
        let mut counts = vec![0; if self.graded() { grades } else { 0 }];
        let up = upward(board, subject);
        let top = up.last().copied().unwrap_or(subject);
        for class in self.classes(board.entity(top)).flatten() {
            let own = up.iter().rev().fold(class, |class, of| board.held[*of].class(class));
            counts[usize::from(own)] += 1;
        }
        counts
    }

    /// How stable the ranking is.
    pub fn stability(&self, board: &Board) -> Stability {
        let all = || (0..self.runs as usize).map(|run| self.run(run));
        let lost = |ranks: &[u32]| board.ranks.iter().zip(ranks).any(|(own, rank)| *own > 0 && *rank == 0);
        let shifts: Vec<f64> = all().filter_map(|ranks| shift(&board.ranks, ranks)).collect();
        let shift = (!shifts.is_empty()).then(|| Estimate::of(|| shifts.iter().copied()));
        Stability { runs: self.runs, lossy: all().filter(|ranks| lost(ranks)).count() as u32, shift }
    }
}

/// The mean absolute difference of places between those who have one in both; `None` where nobody has.
pub fn shift(own: &[u32], other: &[u32]) -> Option<f64> {
    let both = || own.iter().zip(other).filter(|(own, other)| **own > 0 && **other > 0);
    let places: u64 = both().map(|(own, other)| u64::from(own.abs_diff(*other))).sum();
    let n = both().count();
    (n > 0).then(|| places as f64 / n as f64)
}

/// A subject, the landlord whose class it takes, and so on up to the one whose own score decides; what is decided of each on the
/// way holds over the class it takes.
fn upward(board: &Board, subject: usize) -> Vec<usize> {
    let above = |of: &usize| board.held[*of].follows.map(|landlord| landlord as usize);
    // Leases that went in a ring are no longer there; nobody is farther up than there are subjects.
    std::iter::successors(Some(subject), above).take(board.held.len()).collect()
}

/// The least value that at least this share of sorted ones don't exceed; the first for a share of none.
fn nearest(sorted: &[u32], share: Decimal) -> Option<u32> {
    let place = (share * Decimal::from(sorted.len())).ceil();
    let place = usize::try_from(place).unwrap_or_default().clamp(1, sorted.len().max(1));
    sorted.get(place - 1).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_are_equal_and_by_nearest_rank() {
        let places: Vec<u32> = (1..=100).collect();
        let at = |share: &str| nearest(&places, share.parse().expect(share));
        assert_eq!([at("0"), at("0.05"), at("0.051"), at("0.5"), at("0.95"), at("1")], [1, 5, 6, 50, 95, 100].map(Some));
        assert_eq!(nearest(&[7], "0.05".parse().expect("a share")), Some(7));
        assert_eq!(nearest(&[], Decimal::ONE), None);
    }

    #[test]
    fn the_shift_is_the_mean_of_those_ranked_in_both() {
        assert_eq!(shift(&[1, 2, 3, 0], &[3, 2, 0, 1]), Some(1.0));
        assert_eq!(shift(&[0], &[1]), None);
    }
}
