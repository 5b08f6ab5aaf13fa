//! Scorecards: a tree of weighted terms by which units or members of a panel are judged, ranked and graded.
//!
//! A chapter each, in the order they are taken: `inputs` are the columns a card names, `merge` makes one of those judged as one,
//! `settings` are the numbers of a day, `fields` says who is compared with whom; `formula` and `condition` are evaluated on a
//! `single` row, and row by row for everybody, which `measured` asks for; `steps` screens, fills gaps (`impute`) and treats outliers
//! (`treat`); `normalise` makes values comparable, `aggregate` and `outrank` make one of many, all of it numbers in `model`, which
//! `tree` makes of a card; `adjust`, `rank`, `grade`, `overrides` and `inherit` lead from the whole to a class. The `board` keeps
//! every table and `explain` tells one subject's story; `why` and `said` are the words for what is missing or doubtful.

pub mod adjust;
pub mod aggregate;
pub mod board;
pub mod condition;
pub mod explain;
pub mod fields;
pub mod formula;
pub mod grade;
mod impute;
mod inherit;
pub mod inputs;
pub mod measured;
pub mod merge;
pub mod model;
pub mod normalise;
pub mod number;
mod outrank;
pub mod overrides;
pub mod rank;
pub mod said;
pub mod settings;
mod single;
pub mod steps;
mod treat;
pub mod tree;
pub mod why;

pub use board::{Board, Used};
pub use condition::truths;
pub use explain::{Bound, MeasuredStory, Story, TermStory};
pub use formula::Cell;
pub use inputs::{Column, Decided, Inputs, Lease, Unfit};
pub use said::{Fault, Lacking, Note, Noted, RuleOf, Setting};
pub use settings::Settings;
pub use single::Single;
pub use why::{Because, Why, name_of};

use fields::Sorted;
use figures::Decimal;
use grade::Class;
use jiff::civil::Date;
use measured::Measured;
use merge::Merged;
use methodology::catalogue::{Scorecard, Step};
use model::{Mark, Model, Work};
use overrides::Deciding;
use steps::{Prepared, StepTable};

/// Scores everybody by a card with its settings of a day.
///
/// # Errors
/// [`Unfit`] where the inputs are not those of the card. What is wrong with data or settings is in [`Board::errors`] and
/// [`Settings::lacking`], and those it is about have no score.
pub fn score(card: &Scorecard, day: Date, inputs: &Inputs) -> Result<Board, Unfit> {
    inputs.fit(card)?;
    let merged = Merged::of(inputs, &card.operands);
    let rows = merged.rows;
    let columns = merged.columns.as_deref().unwrap_or(&inputs.columns);
    let earlier = merged.earlier.as_deref().unwrap_or(&inputs.earlier);
    let mut notes = merged.notes;
    let settings = Settings::at(card, day);
    let sorted = Sorted::of(card, columns, rows, &mut notes);
    let measured: Vec<Measured> =
        tree::leaves(card).map(|(term, leaf)| Measured::of(term, leaf, columns, rows, &merged.estimated)).collect();
    let mut prepared = Prepared::new(card, (columns, earlier), &sorted, &measured);
    let steps = prepared.run();
    let (x, fields) = (prepared.x, prepared.fields);
    let adjusted = adjust::adjusted(card, columns, rows, &mut notes);
    let model = tree::model(card, &settings, rows, (x, fields), adjust::after(&adjusted, card, rows));
    let variant = model.variant(tree::weights(&settings));
    let mut work = model.work();
    model.run(&variant, &mut work);
    let errors = tree::flaws(&model, &work);
    let estimated = estimated(card, &merged.estimated, &measured, &steps, &model, &work);
    let magnitude = |row| tree::magnitude(&model, &variant, &work, row);
    let settled: Vec<f64> = (0..rows).map(|row| number::settled_within(work.scores[row], magnitude(row))).collect();
    let shown: Vec<Option<Decimal>> = settled.iter().map(|score| number::shown(*score, card.decimals)).collect();
    let keys = if card.compare_shown { shown.iter().map(|shown| shown.map_or(f64::NAN, number::double)).collect() } else { settled };
    let mut board = Board {
        card: card.clone(),
        day,
        subjects: inputs.subjects.clone(),
        entities: merged.entities,
        settings,
        sorted,
        measured,
        steps,
        ranks: vec![0; rows],
        ranked: vec![0; model.fields.len()],
        classes: Vec::new(),
        final_classes: Vec::new(),
        changes: Vec::new(),
        held: vec![overrides::Held::FREE; inputs.subjects.len()],
        decisions: inputs.decisions.clone(),
        model,
        variant,
        work,
        adjusted,
        shown,
        keys,
        estimated,
        notes: Vec::new(),
        subject_notes: Vec::new(),
        errors,
    };
    board.place();
    board.decide(columns, inputs, &mut notes);
    notes.sort_by_key(|noted| noted.row);
    board.notes = notes;
    Ok(board)
}

/// Whose score rests on a value that is missing, filled in or estimated.
fn estimated(
    card: &Scorecard,
    cells: &[(usize, u32)],
    measured: &[Measured],
    steps: &[StepTable],
    model: &Model,
    work: &Work,
) -> Vec<bool> {
    let mut out = vec![false; model.rows];
    let adjusting = adjust::operands(card);
    let of_adjustments = cells.iter().filter(|(operand, _)| adjusting.contains(operand)).map(|(_, row)| *row);
    let of_leaves = measured.iter().flat_map(|m| m.estimated.iter().copied());
    let imputing = steps.iter().zip(&card.prepare).filter(|(_, step)| matches!(step, Step::Impute { .. }));
    let imputed = imputing.flat_map(|(table, _)| table.marked.iter().map(|(_, row)| *row));
    of_adjustments.chain(of_leaves).chain(imputed).for_each(|row| out[row as usize] = true);
    for leaf in &model.leaves {
        let marks = work.marks[leaf.term * model.rows..][..model.rows].iter().enumerate();
        marks.filter(|(_, mark)| matches!(mark, Mark::Filled | Mark::Left)).for_each(|(row, _)| out[row] = true);
    }
    out
}

impl Board {
    /// With how many decimals scores are compared; exact ones without any.
    pub fn compared_decimals(&self) -> Option<u32> {
        self.card.compare_shown.then_some(self.card.decimals)
    }

    /// Ranks and classes, ranking group by ranking group.
    fn place(&mut self) {
        let missing = |entity: usize| self.unranked(entity).map_or(Why::NoClass, |because| because.why);
        let mut classes: Vec<Class> = (0..self.model.rows).map(|entity| Err(missing(entity))).collect();
        let mut order = Vec::new();
        for (group, field) in self.model.fields.iter().enumerate() {
            rank::places(&self.keys, &field.basis, &mut self.ranks, &mut order);
            self.ranked[group] = order.len() as u32;
            order.iter().for_each(|row| classes[*row as usize] = Err(Why::NoClass));
            if let Some(of) = &self.card.classes {
                grade::grade(of, &self.settings, (&order, &self.keys, &self.ranks), |row, class| classes[row as usize] = class);
            }
        }
        self.classes = classes;
    }

    /// What decides over classes: rules, people, whose land it is.
    fn decide(&mut self, columns: &[Column], inputs: &Inputs, notes: &mut Vec<Noted>) {
        let now = (0..self.subjects.len()).map(|subject| self.classes[self.entity(subject)].ok()).collect();
        self.final_classes = now;
        let Some(classes) = &self.card.classes else { return };
        let mut deciding = Deciding::new(&self.card, classes, std::mem::take(&mut self.final_classes));
        deciding.rules(columns, self.model.rows, (&|subject| self.entity(subject), &self.sorted.excluded), notes);
        let faults = deciding.decisions(&inputs.decisions, &self.subjects);
        let mut said = Vec::new();
        if let Some(rule) = &self.card.inherit {
            inherit::inherit(rule, &inputs.landlords, &self.subjects, &mut deciding, &mut said);
        }
        said.sort_by_key(|noted: &Noted| noted.row);
        let Deciding { now, mut changes, held, .. } = deciding;
        self.held = held;
        changes.sort_by_key(|change| change.subject);
        (self.final_classes, self.changes, self.subject_notes) = (now, changes, said);
        self.errors.extend(faults);
    }
}
