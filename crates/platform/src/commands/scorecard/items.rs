//! What would lift one, value by value of the book: each is changed alone, and everything that uses it is scored anew.

use assessment::robustness::Goal;
use assessment::scorecard::{Board, Column, Inputs, name_of, score};
use figures::{Decimal, round};

/// Judged up to which everybody is scored anew for each value that is tried.
const AT_MOST: usize = 2_000;
/// How far a value is sought: doubled or halved so often.
const FAR: u32 = 20;
/// Digits in which a value is given.
const DIGITS: u32 = 4;

/// A value of the book, and what it would have to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// As formulas name it.
    pub name: String,
    /// The value of today, in its unit.
    pub now: Decimal,
    /// The nearest value that reaches the goal; none where it alone can't.
    pub to: Option<Decimal>,
    /// The place then.
    pub rank: Option<u32>,
    /// The score then.
    pub score: Option<Decimal>,
}

impl Item {
    /// The change in per cent of the value of today.
    pub fn part(&self) -> Option<Decimal> {
        let by = self.to? - self.now;
        by.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(self.now).map(|part| round(part, 1).normalize())
    }
}

/// A subject and where it is to get.
struct Seeking<'a> {
    board: &'a Board,
    inputs: Inputs,
    subject: usize,
    operand: usize,
    goal: Goal,
}

/// The values of a subject, those whose change is the smallest part of themselves first, then those that can't do it alone. Nothing
/// where too many are judged to be scored again and again, or several are judged as one.
pub fn items(board: &Board, inputs: &Inputs, subject: usize, goal: Goal) -> Vec<Item> {
    if board.subjects.len() > AT_MOST || board.entities.is_some() {
        return Vec::new();
    }
    let mut items: Vec<Item> = (0..board.card.operands.len())
        .filter_map(|operand| {
            let now = value(inputs, operand, subject)?;
            let mut seeking = Seeking { board, inputs: inputs.clone(), subject, operand, goal };
            Some(seeking.item(now))
        })
        .collect();
    items.sort_by_key(|item| (item.to.is_none(), item.part().map(|part| part.abs()), item.name.clone()));
    items
}

fn value(inputs: &Inputs, operand: usize, subject: usize) -> Option<Decimal> {
    match inputs.columns.get(operand)? {
        Column::Amounts(values) => values.get(subject).copied().flatten(),
        _ => None,
    }
}

impl Seeking<'_> {
    fn item(&mut self, now: Decimal) -> Item {
        let up = self.outward(now, |step| now.checked_add(unit(now).checked_mul(Decimal::from(1_u64 << step) / Decimal::from(FINE))?));
        let down = self.outward(now, |step| (step <= FAR).then(|| now - now * Decimal::from(1_u64 << step) / Decimal::from(1_u64 << FAR)));
        let nearer = |to: &Decimal| (*to - now).abs();
        let to = up.into_iter().chain(down).min_by_key(nearer);
        let then = to.and_then(|to| self.board_with(to));
        let entity = self.board.entity(self.subject);
        Item {
            name: name_of(&self.board.card.operands[self.operand]),
            now,
            to,
            rank: then.as_ref().and_then(|board| board.rank(entity)),
            score: then.and_then(|board| board.shown[entity]),
        }
    }

    /// The nearest value in one direction that reaches the goal: the first of growing steps that does, then halved back.
    fn outward(&mut self, now: Decimal, at: impl Fn(u32) -> Option<Decimal>) -> Option<Decimal> {
        let mut short = now;
        for step in 0..=FAR + FAR {
            let to = round(at(step)?, DIGITS);
            if to != short && self.met(to) {
                return Some(self.between(short, to));
            }
            short = to;
        }
        None
    }

    fn between(&mut self, mut short: Decimal, mut enough: Decimal) -> Decimal {
        let finest = Decimal::new(1, DIGITS);
        while (enough - short).abs() > finest {
            let middle = round((enough + short) / Decimal::TWO, DIGITS);
            if middle == short || middle == enough {
                break;
            }
            if self.met(middle) { enough = middle } else { short = middle }
        }
        enough
    }

    fn board_with(&mut self, to: Decimal) -> Option<Board> {
        if let Some(Column::Amounts(values)) = self.inputs.columns.get_mut(self.operand) {
            values[self.subject] = Some(to);
        }
        score(&self.board.card, self.board.day, &self.inputs).ok()
    }

    fn met(&mut self, to: Decimal) -> bool {
        let Some(board) = self.board_with(to) else { return false };
        let entity = board.entity(self.subject);
        match self.goal {
            Goal::Class(class) => board.final_classes[self.subject].is_some_and(|now| now <= class),
            Goal::Rank(place) => board.rank(entity).is_some_and(|rank| rank <= place),
            Goal::Next => board.rank(entity).zip(self.board.rank(entity)).is_some_and(|(now, before)| now < before),
        }
    }
}

/// Steps upward begin with a part of the value, or of one.
const FINE: u32 = 1 << 10;

fn unit(now: Decimal) -> Decimal {
    if now.is_zero() { Decimal::ONE } else { now.abs() }
}
