//! Values that are missing: each run takes those of somebody of the same ranking group who has one (hot deck).

use crate::scorecard::Board;
use crate::scorecard::model::{Mark, Model, Work};
use methodology::catalogue::{Imputing, Step};

/// Cells without a value of their own, and who may give one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gaps {
    /// The cells, leaf by leaf.
    pub cells: Vec<Gap>,
    /// Rows that have a value, of each leaf and ranking group with gaps.
    donors: Vec<Vec<u32>>,
}

/// A cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// Number of the leaf.
    pub leaf: usize,
    /// Number of the row.
    pub row: u32,
    donors: usize,
}

impl Gaps {
    /// What those who are ranked lack, or have from a step that fills gaps. Where nobody has a value, the policy of the card stays.
    pub fn of(board: &Board) -> Self {
        let mut gaps = Gaps::default();
        for (leaf, of) in board.model.leaves.iter().enumerate().filter(|(_, of)| !board.model.nodes[of.term].wanted) {
            for field in &board.model.fields {
                let lacks = |row: &&u32| of.x[**row as usize].is_nan() || is_filled(board, leaf, **row);
                let (without, with): (Vec<&u32>, Vec<&u32>) = field.basis.iter().partition(lacks);
                if !with.is_empty() {
                    let donors = gaps.donors.len();
                    gaps.cells.extend(without.iter().filter(|row| is_gap(board, leaf, ***row)).map(|row| Gap { leaf, row: **row, donors }));
                    gaps.donors.push(with.into_iter().copied().collect());
                }
            }
        }
        gaps
    }

    /// Chooses who gives each cell its value.
    pub fn choose(&self, numbers: &[f64], chosen: &mut Vec<u32>) {
        chosen.clear();
        chosen.extend(self.cells.iter().zip(numbers).map(|(gap, number)| {
            let donors = &self.donors[gap.donors];
            donors[super::uncertain::pick(*number, donors.len())]
        }));
    }
}

/// Gives the cells the values of their donors, after leaves were normalised.
pub fn fill(model: &Model, gaps: &Gaps, donors: &[u32], work: &mut Work) {
    for (gap, donor) in gaps.cells.iter().zip(donors) {
        let at = model.leaves[gap.leaf].term * model.rows;
        let (own, others) = (at + gap.row as usize, at + *donor as usize);
        if work.marks[others] == Mark::Has {
            (work.marks[own], work.values[own]) = (Mark::Has, work.values[others]);
        }
    }
}

/// Whether a value wasn't measured: one that is measured and has no place on the scale is no gap.
fn is_gap(board: &Board, leaf: usize, row: u32) -> bool {
    board.measured[leaf].x[row as usize].is_nan()
}

/// Whether a mean or median stands there; an earlier value is one's own.
fn is_filled(board: &Board, leaf: usize, row: u32) -> bool {
    let by_others = |step: &Step| matches!(step, Step::Impute { method, .. } if *method != Imputing::Previous);
    let mut steps = board.steps.iter().zip(&board.card.prepare).filter(|(_, step)| by_others(step));
    steps.any(|(table, _)| table.marked.binary_search(&(leaf as u32, row)).is_ok())
}
