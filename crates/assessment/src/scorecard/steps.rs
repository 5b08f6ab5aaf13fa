//! The steps before normalising, in the order declared. Each keeps what it made of the values, and marks the cells it touched.

use super::fields::{Field, Sorted};
use super::impute;
use super::inputs::Column;
use super::measured::Measured;
use super::treat;
use methodology::catalogue::{Imputing, Leaf, Scorecard, Step, TermKind};

/// What a step left behind.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StepTable {
    /// Leaves it was for, by their number among the leaves, and their values after it.
    pub after: Vec<(usize, Vec<f64>)>,
    /// Cells it changed: leaf and row.
    pub marked: Vec<(u32, u32)>,
    /// Rows it screened out, with how many values they had.
    pub screened: Vec<(u32, u32)>,
}

/// The values of one leaf, with one of them changed, taken through the steps once more. Gaps filled with earlier values keep
/// these, and who was screened out stays out.
pub fn again(card: &Scorecard, sorted: &Sorted, steps: &[StepTable], leaf: usize, mut x: Vec<f64>) -> Vec<f64> {
    let mut out: Vec<bool> = sorted.group_of.iter().map(Option::is_none).collect();
    let mut fields = sorted.fields(Sorted::groups(card), &out);
    for (step, table) in card.prepare.iter().zip(steps) {
        let after = table.after.iter().find(|(of, _)| *of == leaf).map(|(_, after)| after);
        match (step, after) {
            (Step::Screen { .. }, _) => {
                table.screened.iter().for_each(|(row, _)| out[*row as usize] = true);
                fields = sorted.fields(fields.len(), &out);
            }
            (Step::Impute { method: Imputing::Previous, .. }, Some(after)) => {
                x.iter_mut().zip(after).filter(|(x, _)| x.is_nan()).for_each(|(x, earlier)| *x = *earlier);
            }
            (Step::Impute { method, .. }, Some(_)) => x = impute::filled(&x, &fields, *method),
            (Step::Treat { method, .. }, Some(_)) => x = treat::treated(&x, &fields, method),
            (_, None) => {}
        }
    }
    x
}

/// Values while steps are taken.
pub struct Prepared<'a> {
    card: &'a Scorecard,
    columns: &'a [Column],
    earlier: &'a [Column],
    sorted: &'a Sorted,
    measured: &'a [Measured],
    /// Values of each leaf, NaN where missing.
    pub x: Vec<Vec<f64>>,
    /// Who gets no score: of no ranking group, or screened out.
    pub out: Vec<bool>,
    /// Who is compared with whom.
    pub fields: Vec<Field>,
}

impl<'a> Prepared<'a> {
    /// Nothing done yet.
    pub fn new(
        card: &'a Scorecard,
        (columns, earlier): (&'a [Column], &'a [Column]),
        sorted: &'a Sorted,
        measured: &'a [Measured],
    ) -> Self {
        let out: Vec<bool> = sorted.group_of.iter().map(Option::is_none).collect();
        let fields = sorted.fields(Sorted::groups(card), &out);
        let x = measured.iter().map(|m| m.x.clone()).collect();
        Prepared { card, columns, earlier, sorted, measured, x, out, fields }
    }

    /// Takes all steps.
    pub fn run(&mut self) -> Vec<StepTable> {
        let card = self.card;
        card.prepare.iter().map(|step| self.step(step)).collect()
    }

    fn step(&mut self, step: &Step) -> StepTable {
        match step {
            Step::Screen { at_least } => {
                let screened = impute::screen(&self.x, self.measured, &self.out, *at_least);
                screened.iter().for_each(|(row, _)| self.out[*row as usize] = true);
                self.fields = self.sorted.fields(self.fields.len(), &self.out);
                StepTable { screened, ..StepTable::default() }
            }
            Step::Impute { method, terms } => self.each(terms, |this, leaf| this.filled(leaf, *method)),
            Step::Treat { method, terms } => self.each(terms, |this, leaf| treat::treated(&this.x[leaf], &this.fields, method)),
        }
    }

    /// Makes the values of some leaves anew.
    fn each(&mut self, terms: &[String], make: impl Fn(&Self, usize) -> Vec<f64>) -> StepTable {
        let mut table = StepTable::default();
        for leaf in 0..self.x.len() {
            let id = &self.card.terms[self.measured[leaf].term].id;
            if !terms.is_empty() && !self.is_in(id, terms) {
                continue;
            }
            let after = make(self, leaf);
            let changed = after.iter().zip(&self.x[leaf]).enumerate().filter(|(_, (a, b))| a.total_cmp(b).is_ne());
            table.marked.extend(changed.map(|(row, _)| (leaf as u32, row as u32)));
            self.x[leaf].clone_from(&after);
            table.after.push((leaf, after));
        }
        table
    }

    /// Whether a term or one it is part of is named.
    fn is_in(&self, id: &str, terms: &[String]) -> bool {
        let mut at = Some(id);
        for _ in 0..=self.card.terms.len() {
            let Some(id) = at else { return false };
            if terms.iter().any(|t| t == id) {
                return true;
            }
            at = self.card.terms.iter().find(|t| t.id == id).and_then(|t| t.parent.as_deref());
        }
        false
    }

    fn filled(&self, leaf: usize, method: Imputing) -> Vec<f64> {
        match (method, &self.card.terms[self.measured[leaf].term].kind) {
            (Imputing::Previous, TermKind::Leaf(of)) => self.previous(leaf, of),
            _ => impute::filled(&self.x[leaf], &self.fields, method),
        }
    }

    /// Gaps measured with the newest earlier values of what is missing.
    fn previous(&self, leaf: usize, of: &Leaf) -> Vec<f64> {
        if self.earlier.is_empty() {
            return self.x[leaf].clone();
        }
        let columns: Vec<Column> = self.columns.iter().zip(self.earlier).map(|(now, before)| impute::newest(now, before)).collect();
        let measured = Measured::of(self.measured[leaf].term, of, &columns, self.out.len(), &[]);
        let filled = |(row, x): (usize, &f64)| if x.is_nan() && !self.out[row] { measured.x[row] } else { *x };
        self.x[leaf].iter().enumerate().map(filled).collect()
    }
}
