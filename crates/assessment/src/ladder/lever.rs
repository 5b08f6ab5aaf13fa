//! The smallest change of one thing that makes a failing condition hold.

use super::gaps::words_of_one;
use super::judge::{Board, Rung};
use super::points;
use super::quotient::Quotient;
use crate::scorecard::Single;
use crate::scorecard::formula::named;
use figures::Decimal;
use jiff::ToSpan;
use jiff::civil::Date;
use methodology::catalogue::{Check, Condition, RuleScore, Way};
use methodology::score::{Amount, Dated, Operand, Test};
use rust_decimal::RoundingStrategy;
use rust_decimal::prelude::ToPrimitive;

/// What would make a condition hold.
#[derive(Debug, Clone, PartialEq)]
pub enum Lever {
    /// Another amount.
    Amount {
        /// Number of the operand.
        operand: usize,
        /// What it is.
        from: Decimal,
        /// What it would have to be.
        to: Decimal,
        /// The change over what it is; nothing where it is zero.
        relative: Option<Decimal>,
    },
    /// Another word in the register.
    Word {
        /// Number of the operand.
        operand: usize,
        /// The word, or several of which any will do.
        to: String,
    },
    /// A title to be held.
    Title(String),
    /// To wait until this day.
    Wait(Date),
}

/// Digits behind the point of an amount that is proposed.
const DIGITS: u32 = 2;

impl Lever {
    /// The cheapest one of a leaf of a firm that fails.
    pub fn of(board: &Board, rung: &Rung, leaf: &Condition, subject: usize) -> Option<Self> {
        let single = Single::of(&board.inputs.now, subject);
        match &leaf.check {
            Check::Told(told) => Finder { board, single, holds: &|s: &Single<'_>| s.truth(&told.test) }.of_test(&told.test),
            Check::Points { score, ordering, bound } => {
                let scores = &rung.rule.as_ref()?.scores;
                let lacking = (*bound - rung.points(*score, subject)?.low).max(Decimal::ZERO);
                let holds = |s: &Single<'_>| points::truth(points::all(scores, s).get(*score)?.range, *ordering, *bound);
                Finder { board, single, holds: &holds }.of_score((*score, lacking), scores)
            }
            Check::Wanted(_) => None,
        }
    }
}

struct Finder<'a> {
    board: &'a Board,
    single: Single<'a>,
    holds: &'a dyn Fn(&Single<'_>) -> Option<bool>,
}

impl Finder<'_> {
    fn of_test(&self, test: &Test) -> Option<Lever> {
        match test {
            Test::All(parts) => self.of_test(parts.iter().find(|part| self.single.truth(part) != Some(true))?),
            Test::Any(parts) => match words_of_one(parts) {
                Some((operand, to)) => Some(Lever::Word { operand, to }),
                None => parts.iter().find_map(|part| self.of_test(part)),
            },
            Test::Not(_) | Test::Known(_) => None,
            Test::Is(operand, word) => Some(Lever::Word { operand: *operand, to: word.clone() }),
            Test::Flag(operand) => match self.board.operands.get(*operand)? {
                Operand::Dated(Dated::Holds(title)) => Some(Lever::Title(title.clone())),
                _ => None,
            },
            Test::Compare(a, _, b) => self.of_sides(a, b),
        }
    }

    fn of_sides(&self, a: &Amount, b: &Amount) -> Option<Lever> {
        let (left, right) = (self.single.amount(a).ok()?, self.single.amount(b).ok()?);
        if let Some(day) = self.waiting(a, right) {
            return Some(Lever::Wait(day));
        }
        let of_left = named(a).into_iter().map(|operand| (operand, a, right));
        let of_right = named(b).into_iter().map(|operand| (operand, b, left));
        self.cheapest(of_left.chain(of_right).collect())
    }

    /// The points of a score by reaching another band, of those that give enough of them.
    fn of_score(&self, (score, lacking): (usize, Decimal), scores: &[RuleScore]) -> Option<Lever> {
        let before = points::all(scores, &self.single);
        let mut tried = Vec::new();
        for banded in points::banded(&scores.get(score)?.points, scores) {
            let Way::Bands { shown, bands, .. } = &banded.of.way else { continue };
            // What a term gives more, its score has more at most.
            let enough = points::points(banded.of, &self.single, &before).range.low + lacking;
            for (_, bound) in bands.iter().filter(|band| band.points.high >= enough).filter_map(|band| band.reach) {
                let bound = bound.checked_mul(shown.under)?.checked_div(shown.over)?;
                tried.extend(named(banded.value).into_iter().map(|operand| (operand, banded.value, bound)));
            }
        }
        self.cheapest(tried)
    }

    /// Of operands with the amount they stand in and the bound it has to meet, the one that has to change least.
    fn cheapest(&self, tried: Vec<(usize, &Amount, Decimal)>) -> Option<Lever> {
        let mut found: Vec<(bool, Decimal, u8, usize, Decimal, Decimal)> = tried
            .into_iter()
            .filter_map(|(operand, amount, bound)| {
                let from = self.single.value(operand).filter(|_| self.may_change(operand))?;
                let to = Quotient::of(amount, operand, &self.single)?.meets(bound)?;
                let far = (to - from).abs().checked_div(from.abs());
                // Of equal changes that of the newest year.
                Some((far.is_none(), far.unwrap_or_default(), self.years_back(operand), operand, from, to))
            })
            .collect();
        found.sort();
        found.dedup();
        found.into_iter().find_map(|(_, _, _, operand, from, to)| self.holding(operand, from, to))
    }

    /// Ages pass by themselves; everything else that is an amount is up to the firm.
    fn may_change(&self, operand: usize) -> bool {
        matches!(self.board.operands.get(operand), Some(Operand::Dated(Dated::Year { .. } | Dated::Ytd(_) | Dated::Trailing(_))))
    }

    fn years_back(&self, operand: usize) -> u8 {
        match self.board.operands.get(operand) {
            Some(Operand::Dated(Dated::Year { back, .. })) => *back,
            _ => 0,
        }
    }

    /// The amount rounded away from what it is, and a step further where the bound itself is not enough.
    fn holding(&self, operand: usize, from: Decimal, to: Decimal) -> Option<Lever> {
        let up = to > from;
        let digits = if self.is_whole(operand) { 0 } else { DIGITS };
        let way = if up { RoundingStrategy::ToPositiveInfinity } else { RoundingStrategy::ToNegativeInfinity };
        let (near, step) = (to.round_dp_with_strategy(digits, way), Decimal::new(1, digits));
        // Where it lies on the bound already, either way may be meant.
        let further = if up {
            [near + step, near + step]
        } else if to == from {
            [near + step, near - step]
        } else {
            [near - step; 2]
        };
        let fits = |to: &Decimal| *to >= Decimal::ZERO && (self.holds)(&self.single.with(operand, *to)) == Some(true);
        let to = std::iter::once(near).chain(further).find(fits)?;
        Some(Lever::Amount { operand, from, to: to.normalize(), relative: (to - from).checked_div(from.abs()) })
    }

    fn is_whole(&self, operand: usize) -> bool {
        self.board.whole.contains(&operand)
    }

    /// The day on which an age is reached.
    fn waiting(&self, age: &Amount, bound: Decimal) -> Option<Date> {
        let Amount::Value(operand) = age else { return None };
        let Some(Operand::Dated(dated @ (Dated::Age(attribute) | Dated::Years(attribute)))) = self.board.operands.get(*operand) else {
            return None;
        };
        let since = self.board.inputs.dates.get(attribute)?.get(self.single.row).copied().flatten()?;
        // Who is too old doesn't become younger.
        self.single.value(*operand).filter(|age| *age < bound)?;
        let bound = bound.ceil().to_i64()?;
        match dated {
            Dated::Age(_) => since.checked_add(bound.days()).ok(),
            _ => since.checked_add(bound.years()).ok(),
        }
    }
}
