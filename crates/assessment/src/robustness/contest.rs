//! A contest: a board in which the value of one is changed, to see where it would then stand.

use super::goal::{Goal, Needed, Never};
use crate::scorecard::model::{LeafModel, Mark, Model, Work};
use crate::scorecard::normalise::Choice;
use crate::scorecard::number::compared;
use crate::scorecard::steps::again;
use crate::scorecard::tree::magnitude;
use crate::scorecard::{Because, Board, Why};
use methodology::catalogue::{Aggregate, MissingScore, Scale};

/// A board to try values on.
pub struct Contest<'a> {
    /// The board.
    pub board: &'a Board,
    work: Work,
    /// Ranked rows from first to last, by ranking group.
    orders: Vec<Vec<u32>>,
    /// Of each leaf and ranking group, whether a value of one changes the scores of others.
    moving: Vec<bool>,
    /// The model with a value changed, where others have to be scored anew.
    moved: Option<(Model, Work)>,
}

/// All but one of a ranking group, as ranks compare them.
pub struct Others<'a> {
    /// How many.
    pub len: usize,
    /// The best of those that are now the next above.
    pub ahead: Option<f64>,
    nth: &'a dyn Fn(usize) -> f64,
}

/// One value of one leaf.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// Whose, by row.
    pub row: usize,
    /// Number of the leaf.
    pub leaf: usize,
    /// The value, as measured.
    pub x: f64,
}

/// Where one would stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trial {
    /// Its score.
    pub score: f64,
    /// The same as ranks compare it.
    pub key: f64,
    /// Its place.
    pub rank: u32,
    /// What the goal takes.
    pub needed: Needed,
}

impl Others<'_> {
    /// The score of the one at a place, counted from 1; `None` where there are fewer.
    pub fn place(&self, place: usize) -> Option<f64> {
        (1..=self.len).contains(&place).then(|| (self.nth)(place - 1))
    }

    /// The place of one with this score among them: equals share the better.
    fn rank(&self, key: f64) -> u32 {
        let (mut better, mut rest) = (0, self.len);
        while better < rest {
            let middle = better + (rest - better) / 2;
            if (self.nth)(middle) > key { better = middle + 1 } else { rest = middle }
        }
        better as u32 + 1
    }
}

impl Trial {
    /// Whether the goal is reached.
    pub fn met(&self) -> bool {
        self.needed.met(self.key)
    }
}

impl<'a> Contest<'a> {
    /// A board to try values on.
    pub fn new(board: &'a Board) -> Self {
        let model = &board.model;
        let pairs = (0..model.leaves.len()).flat_map(|leaf| (0..model.fields.len()).map(move |group| (leaf, group)));
        let moving = pairs.map(|(leaf, group)| moves_others(board, leaf, group)).collect();
        let orders = model.fields.iter().map(|field| in_order(board, &field.basis)).collect();
        Contest { board, work: board.work.clone(), orders, moving, moved: None }
    }

    /// Ranked rows of the ranking group of one, from first to last, and where it stands among them: the first and the last of its
    /// equals. `None` without a place.
    pub fn standing(&self, row: usize) -> Option<(&[u32], usize, usize)> {
        self.board.rank(row)?;
        let order = self.orders.get(self.board.model.field_of[row] as usize)?;
        let key = |other: &u32| self.board.keys[*other as usize];
        let own = self.board.keys[row];
        Some((order, order.partition_point(|other| key(other) > own), order.partition_point(|other| key(other) >= own) - 1))
    }

    /// Where one would stand with another value; `None` where it would have no score, or no place to go for.
    pub fn trial(&mut self, change: Change, goal: Goal) -> Option<Trial> {
        let group = self.board.model.field_of[change.row] as usize;
        match self.moving.get(change.leaf * self.orders.len() + group)? {
            true => self.all_anew(change, goal),
            false => self.one_anew(change, goal),
        }
    }

    /// What one would score with the normalised value that another has of a leaf.
    pub fn swapped(&mut self, row: usize, leaf: usize, other: usize) -> Option<f64> {
        let model = &self.board.model;
        let cell = |row: usize| model.leaves[leaf].term * model.rows + row;
        let has = |row: usize| matches!(self.board.work.marks[cell(row)], Mark::Has | Mark::Filled);
        let value = (has(row) && has(other)).then(|| self.board.work.values[cell(other)])?;
        model.with_value(&self.board.variant, &mut self.work, (row, leaf), value, |_, score| score)
    }

    /// Nobody else's score changes.
    fn one_anew(&mut self, change: Change, goal: Goal) -> Option<Trial> {
        let (model, variant) = (&self.board.model, &self.board.variant);
        let sized = |work: &Work, score: f64| (score, magnitude(model, variant, work, change.row));
        let scored = model.rescored(variant, &mut self.work, (change.row, change.leaf), change.x, sized)?;
        self.among_others(change.row, |others| self.judge(scored, goal, others)).flatten()
    }

    /// All others of its ranking group as they are; `None` without a place.
    fn among_others<T>(&self, row: usize, judge: impl FnOnce(&Others<'_>) -> T) -> Option<T> {
        let (order, first, last) = self.standing(row)?;
        let key = |at: usize| self.board.keys[order[at] as usize];
        // It is left out at the place of the last of its equals.
        let nth = |nth: usize| key(if nth < last { nth } else { nth + 1 });
        Some(judge(&Others { len: order.len() - 1, ahead: first.checked_sub(1).map(key), nth: &nth }))
    }

    /// Everybody is scored again.
    fn all_anew(&mut self, change: Change, goal: Goal) -> Option<Trial> {
        let board = self.board;
        let (mut model, mut work) = self.moved.take().unwrap_or_else(|| (board.model.clone(), board.work.clone()));
        let kept = std::mem::replace(&mut model.leaves[change.leaf], changed(board, change));
        model.normalise(change.leaf, &board.variant, &mut work);
        model.aggregate_all(&board.variant, &mut work);
        model.leaves[change.leaf] = kept;
        let sized = |row: usize| (work.scores[row], magnitude(&model, &board.variant, &work, row));
        let trial = self.judge_all(&sized, change.row, goal);
        model.normalise(change.leaf, &board.variant, &mut work);
        self.moved = Some((model, work));
        trial
    }

    fn judge_all(&self, scored: &dyn Fn(usize) -> (f64, f64), row: usize, goal: Goal) -> Option<Trial> {
        let compared = |(score, magnitude)| compared(score, magnitude, self.board.compared_decimals());
        let key = |row: &u32| compared(scored(*row as usize));
        let (order, first, _) = self.standing(row)?;
        let basis = &self.board.model.fields[self.board.model.field_of[row] as usize].basis;
        let others = basis.iter().filter(|other| **other as usize != row).map(|other| (scored(*other as usize).0, *other));
        let mut others: Vec<(f64, u32)> = others.filter(|(score, _)| !score.is_nan()).collect();
        others.sort_unstable_by(|(a, _), (b, _)| b.total_cmp(a));
        let next = first.checked_sub(1).map(|ahead| self.board.keys[order[ahead] as usize]);
        let targets = order[..first].iter().rev().take_while(|other| Some(self.board.keys[**other as usize]) == next);
        let ahead = targets.map(key).filter(|key| !key.is_nan()).reduce(f64::max);
        self.judge(scored(row), goal, &Others { len: others.len(), ahead, nth: &|nth| key(&others[nth].1) })
    }

    fn judge(&self, (score, magnitude): (f64, f64), goal: Goal, others: &Others<'_>) -> Option<Trial> {
        let key = compared(score, magnitude, self.board.compared_decimals());
        let needed = goal.needed(self.board, others).ok().filter(|_| !key.is_nan())?;
        Some(Trial { score, key, rank: others.rank(key), needed })
    }

    /// What a goal takes with all values as they are.
    ///
    /// # Errors
    /// Why nothing suffices.
    pub fn needed(&self, row: usize, goal: Goal) -> Result<Needed, Never> {
        let unranked = || Never::Unranked(self.board.unranked(row).unwrap_or(Because::whole(Why::NothingLeft)));
        self.among_others(row, |others| goal.needed(self.board, others)).ok_or_else(unranked)?
    }
}

fn in_order(board: &Board, basis: &[u32]) -> Vec<u32> {
    let mut order = Vec::new();
    crate::scorecard::rank::places(&board.keys, basis, &mut vec![0; board.model.rows], &mut order);
    order
}

/// A leaf with one value changed, taken through all steps again.
fn changed(board: &Board, change: Change) -> LeafModel {
    let of = &board.model.leaves[change.leaf];
    let mut x = board.measured[change.leaf].x.clone();
    x[change.row] = change.x;
    let x = again(&board.card, &board.sorted, &board.steps, change.leaf, x);
    LeafModel { choices: of.choices.iter().map(|choice| choice.over(&x, &board.model.fields)).collect(), x, ..*of }
}

/// Whether the value of one changes scores of others of its ranking group: by steps, by bounds that are those of whoever is judged,
/// by the mean that others without a value get, or by comparing everybody with everybody.
fn moves_others(board: &Board, leaf: usize, group: usize) -> bool {
    let of = &board.model.leaves[leaf];
    let filled = |row: &u32| board.work.marks[of.term * board.model.rows + *row as usize] == Mark::Filled;
    board.steps.iter().any(|table| table.after.iter().any(|(touched, _)| *touched == leaf))
        || of.choices.first().is_some_and(by_sample)
        || of.missing == MissingScore::GroupMean && board.model.fields[group].rows.iter().any(filled)
        || outranks(&board.model, of.term)
}

fn by_sample(choice: &Choice) -> bool {
    let normal = &choice.normal;
    match normal.by {
        Scale::Raw | Scale::Ratio => false,
        Scale::MinMax | Scale::GoalPosts | Scale::Efficacy => normal.low.is_none() || normal.high.is_none(),
        Scale::Distance => if choice.lower { normal.high } else { normal.low }.is_none(),
        Scale::ZScore | Scale::Rank | Scale::Percentile | Scale::Borda => true,
    }
}

fn outranks(model: &Model, term: usize) -> bool {
    let above = |node: &usize| Some(model.nodes[*node].parent).filter(|_| *node != model.whole());
    std::iter::successors(Some(term), above).skip(1).any(|node| model.nodes[node].aggregate == Aggregate::Outranking)
}
