//! Levers: the smallest change of a single value by which one reaches a goal, leaf by leaf.
//!
//! All other values stay as they are, its own and those of others; the ranks of everybody are taken anew. A value is sought
//! between that of today, which doesn't reach the goal, and the best there is, by halving until the two numbers that are left are
//! neighbours, of which one reaches the goal and the one before it does not.

use super::contest::{Change, Contest, Trial};
use super::goal::{Goal, Needed, Never};
use crate::scorecard::model::Mark;
use crate::scorecard::number::{double, exact, ratio, settled};
use crate::scorecard::overrides::By;
use crate::scorecard::{Board, Why, tree};
use figures::{Decimal, Text};
use methodology::catalogue::Scale;

/// How far a value is sought: twice as far each time, up to this factor beyond the largest there is.
const FAR: f64 = 1_000_000.0;
/// A needed amount is told in ten-thousandths of its unit, as amounts are kept.
const FINE: u32 = 10_000;

/// What would lift one.
#[derive(Debug, Clone, PartialEq)]
pub struct Levers {
    /// To which goal.
    pub goal: Goal,
    /// What it takes while everybody else stays as they are.
    pub needed: Needed,
    /// The score to be gained for that.
    pub short: Option<f64>,
    /// One for each leaf: those that reach the goal by the size of the change, then the others by what they leave short.
    pub levers: Vec<Lever>,
}

/// One value that could be changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Lever {
    /// Number of the leaf.
    pub leaf: usize,
    /// Number of its term.
    pub term: usize,
    /// The value of today, in the unit of the leaf.
    pub now: Option<f64>,
    /// The change, or why there is none.
    pub change: Result<Move, Cannot>,
}

/// A change that reaches a goal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Move {
    /// The needed value, in the unit of the leaf: the least change that reaches the goal, but for the rounding of sums.
    pub to: f64,
    /// By how much the value changes.
    pub by: f64,
    /// The same as a part of the value of today; `None` where that is zero.
    pub part: Option<f64>,
    /// The needed numerator while the denominator stays, or the needed value where there is none, rounded to the side on which the
    /// goal is reached; `None` where it has more digits than an amount.
    pub amount: Option<Decimal>,
    /// The score then.
    pub score: f64,
    /// The place then.
    pub rank: u32,
}

/// Why a value can't do it alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cannot {
    /// There is no value to change.
    Missing(Why),
    /// Even at its best it is not enough.
    Short {
        /// The score then.
        most: f64,
        /// What is lacking then.
        by: f64,
    },
    /// A better value takes points off.
    Backward,
    /// No score would come of it.
    Unscored,
}

impl Contest<'_> {
    /// What would lift a subject to a goal.
    ///
    /// # Errors
    /// Why its score isn't what keeps it from the goal.
    pub fn levers(&mut self, subject: usize, goal: Goal) -> Result<Levers, Never> {
        let row = self.board.entity(subject);
        let needed = self.needed(row, goal)?;
        if let Goal::Class(class) = goal {
            decided(self.board, subject, class)?;
        }
        if needed.met(self.board.keys[row]) {
            return Err(Never::Reached);
        }
        let short = needed.score().map(|needed| settled(needed - self.board.keys[row]));
        let mut levers: Vec<Lever> = (0..self.board.model.leaves.len()).map(|leaf| self.lever(row, leaf, goal)).collect();
        levers.sort_by(|a, b| weight(a).0.cmp(&weight(b).0).then(weight(a).1.total_cmp(&weight(b).1)));
        Ok(Levers { goal, needed, short, levers })
    }

    fn lever(&mut self, row: usize, leaf: usize, goal: Goal) -> Lever {
        let now = self.board.measured[leaf].number(row).ok();
        Lever { leaf, term: self.board.model.leaves[leaf].term, now, change: self.change(row, leaf, goal) }
    }

    fn change(&mut self, row: usize, leaf: usize, goal: Goal) -> Result<Move, Cannot> {
        let board = self.board;
        let now = board.measured[leaf].number(row).map_err(Cannot::Missing)?;
        let counted = board.measured[leaf].x[row];
        if board.work.marks[board.model.leaves[leaf].term * board.model.rows + row] != Mark::Has {
            return Err(Cannot::Missing(tree::leaf_lacks(&board.settings, &board.measured, &board.model, leaf, row)));
        }
        let mut at = |x: f64| self.trial(Change { row, leaf, x }, goal);
        let sample = Sample::of(&board.measured[leaf].x);
        let mut tried: Vec<(f64, Trial)> = Vec::new();
        for times in std::iter::successors(Some(2.0), |times| Some(times * 2.0)).take_while(|times| *times < FAR) {
            let x = far_off(board, (leaf, row), &sample, times);
            tried.extend(at(x).map(|trial| (x, trial)));
            if tried.last().is_some_and(|(_, trial)| trial.met()) {
                break;
            }
        }
        let Some((best, trial)) = tried.pop_if(|(_, trial)| trial.met()) else {
            return Err(falls_short(&tried, board.keys[row]));
        };
        let from = tried.last().map_or(counted, |(x, _)| *x);
        let (to, trial) = first_met((from, best), trial, &mut at);
        // On paper it is this number, where that reaches the goal as well.
        let paper = settled(to);
        let (to, trial) = at(paper).filter(Trial::met).map_or((to, trial), |trial| (paper, trial));
        let amount = amount(board, (leaf, row), to, |x| at(x).is_some_and(|trial| trial.met()));
        Ok(Move { to, by: to - now, part: (now != 0.0).then(|| (to - now) / now.abs()), amount, score: trial.score, rank: trial.rank })
    }
}

/// Whether anything but the score decides over the class.
fn decided(board: &Board, subject: usize, class: u8) -> Result<(), Never> {
    if board.final_classes[subject].is_some_and(|now| now <= class) {
        return Err(Never::Reached);
    }
    let held = board.held[subject];
    match (held.by, held.follows) {
        (Some(by), _) if held.best > class => Err(Never::Held(by)),
        (_, Some(landlord)) => Err(Never::Held(By::Landlord(landlord))),
        _ => Ok(()),
    }
}

/// Levers that reach the goal first, by the part of the value that changes; then what others leave short.
fn weight(lever: &Lever) -> (u8, f64) {
    match &lever.change {
        Ok(Move { part: Some(part), .. }) => (0, part.abs()),
        Ok(Move { by, .. }) => (1, by.abs()),
        Err(Cannot::Short { by, .. }) => (2, *by),
        Err(_) => (u8::MAX, 0.0),
    }
}

/// What is least short of the goal.
fn falls_short(tried: &[(f64, Trial)], own: f64) -> Cannot {
    let short = |trial: &Trial| trial.needed.score().map_or(f64::NAN, |needed| needed - trial.key);
    let best = tried.iter().map(|(_, trial)| trial).min_by(|a, b| short(a).total_cmp(&short(b)));
    match best {
        None => Cannot::Unscored,
        Some(trial) if trial.key < own => Cannot::Backward,
        Some(trial) => Cannot::Short { most: trial.score, by: settled(short(trial)) },
    }
}

/// Between which values all lie.
struct Sample {
    least: f64,
    largest: f64,
}

impl Sample {
    /// At least from zero to one.
    fn of(x: &[f64]) -> Self {
        let all = || x.iter().copied().filter(|x| !x.is_nan());
        Sample { least: all().fold(0.0, f64::min), largest: all().fold(1.0, |most, x| most.max(x.abs())) }
    }
}

/// A far better value: so many times beyond all others, but not below zero where nobody is.
fn far_off(board: &Board, (leaf, row): (usize, usize), sample: &Sample, times: f64) -> f64 {
    let choice = &board.model.leaves[leaf].choices[0];
    let positive = choice.normal.log || choice.normal.by == Scale::Ratio;
    match choice.lower {
        false => sample.largest * times,
        true if positive => board.measured[leaf].x[row] / times,
        true if sample.least >= 0.0 => 0.0,
        true => -sample.largest * times,
    }
}

/// The first value that reaches the goal, on the way from one that doesn't to one that does.
fn first_met((from, to): (f64, f64), met: Trial, at: &mut impl FnMut(f64) -> Option<Trial>) -> (f64, Trial) {
    let (mut below, mut reached, mut trial) = (in_line(from.to_bits() as i64), in_line(to.to_bits() as i64), met);
    while below.abs_diff(reached) > 1 {
        let middle = below.midpoint(reached);
        match at(value(middle)).filter(Trial::met) {
            Some(found) => (reached, trial) = (middle, found),
            None => below = middle,
        }
    }
    (value(reached), trial)
}

/// Bits of a double as a whole number in the order of their values; done twice, the bits again.
fn in_line(bits: i64) -> i64 {
    bits ^ (((bits >> (i64::BITS - 1)) as u64) >> 1) as i64
}

fn value(in_line_with: i64) -> f64 {
    f64::from_bits(in_line(in_line_with) as u64)
}

/// The needed numerator, or value where there is no denominator: the nearest in ten-thousandths that reaches the goal.
fn amount(board: &Board, (leaf, row): (usize, usize), to: f64, mut met: impl FnMut(f64) -> bool) -> Option<Decimal> {
    let over = board.measured[leaf].over.as_ref().map_or(Ok(Decimal::ONE), |over| over[row]).ok()?;
    let fine = exact(to)?.checked_mul(over)?.checked_mul(Decimal::from(FINE))?;
    let up = board.model.leaves[leaf].choices[0].lower == (over < Decimal::ZERO);
    let (nearest, step) = if up { (fine.ceil(), Decimal::ONE) } else { (fine.floor(), -Decimal::ONE) };
    // The first digits of a double may lie a little on the wrong side.
    let of = |fine: Decimal| fine.checked_div(Decimal::from(FINE)).map(|amount| amount.normalize());
    let reaches = |amount: &Decimal| ratio(*amount, over).is_some_and(&mut met);
    [nearest, nearest + step].into_iter().filter_map(of).find(reaches)
}

impl Move {
    /// The needed value with so many decimals, rounded to the side on which the goal is reached.
    pub fn shown(&self, decimals: u32) -> Option<Decimal> {
        let to = exact(self.to)?;
        let rounded = figures::round(to, decimals);
        let unit = Decimal::try_new(1, decimals).ok()?;
        let short = if self.by < 0.0 { double(rounded) > self.to } else { double(rounded) < self.to };
        rounded.checked_add(if !short {
            Decimal::ZERO
        } else if self.by < 0.0 {
            -unit
        } else {
            unit
        })
    }
}

impl Cannot {
    /// Stable snake-case word for scripts.
    pub fn code(self) -> &'static str {
        match self {
            Cannot::Missing(why) => why.code(),
            Cannot::Short { .. } => "short",
            Cannot::Backward => "backward",
            Cannot::Unscored => "unscored",
        }
    }

    /// The words printed in place of a change.
    pub fn words(self, board: &Board) -> Text {
        match self {
            Cannot::Missing(why) => why.words(&board.card),
            Cannot::Short { by: 0.0, .. } => Text::new("即使做到最好也只能持平", "at its best only level"),
            Cannot::Short { by, .. } => {
                let by = crate::scorecard::number::shown(by, board.card.decimals).unwrap_or_default();
                Text::new(format!("即使做到最好仍差 {by} 分"), format!("even at its best {by} points short"))
            }
            Cannot::Backward => Text::new("数值向好反而减分", "a better value takes points off"),
            Cannot::Unscored => Text::new("改变后没有得分", "no score would come of it"),
        }
    }
}
