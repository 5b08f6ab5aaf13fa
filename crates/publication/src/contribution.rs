//! A growth taken apart, as an audience may see it: the members by the size of their part, the others as one.

use crate::disclosure::{Disclosed, Gate};
use figures::{Decimal, Outcome, Reason};
use indicators::contribution::{Contribution, Part};
use std::cmp::Reverse;

/// A disclosed contribution.
#[derive(Debug, Clone)]
pub struct Parts {
    /// The growth of the whole.
    pub whole: Disclosed,
    /// The members shown, the greatest change first.
    pub shown: Vec<Shown>,
    /// The others as one: how many, and what the shown leave of the whole's pull and contribution.
    pub others: Option<(usize, Outcome, Outcome)>,
}

/// A member shown.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Its name in the dimension.
    pub member: String,
    /// Its growth with its amounts.
    pub growth: Disclosed,
    /// Its change, in the unit of the amounts.
    pub change: Outcome,
    /// Percentage points of the whole's growth.
    pub pull: Disclosed,
    /// Per cent of the whole's change.
    pub contribution: Disclosed,
    /// The growth of the whole without it.
    pub without: Outcome,
}

/// Passes a contribution through the gate; the `first` greatest are shown one by one. What may not be shown is
/// among the others.
pub fn disclose(gate: &Gate, of: Contribution, first: usize) -> Parts {
    let whole = gate.pass(of.whole);
    let all: Vec<Shown> = of.members.into_iter().map(|part| shown(gate, part)).collect();
    let count = all.len();
    let mut open: Vec<Shown> = all.into_iter().filter(|m| !hidden(m)).collect();
    open.sort_by_cached_key(|m| (Reverse(m.pull.figure().outcome().value().map(|v| v.abs())), m.member.clone()));
    // One member that may not be shown is what the others leave of the whole, so the least of them goes with it.
    let withheld = count - open.len();
    let cut = if withheld == 1 { open.len().saturating_sub(1) } else { open.len() };
    open.truncate(cut.min(first));
    let rest = count - open.len();
    let others = (rest > 0).then(|| (rest, left(&whole, &open, |m| &m.pull), of_change(&open)));
    Parts { whole, shown: open, others }
}

fn shown(gate: &Gate, part: Part) -> Shown {
    let member = part.growth.id().by.as_ref().map(|(_, m)| m.clone()).unwrap_or_default();
    let growth = gate.pass(part.growth);
    let closed = growth.figure().outcome().reason() == Some(Reason::Suppressed);
    let pass = |figure: figures::Figure| gate.pass(if closed { figure.withheld() } else { figure });
    let open = |outcome: Outcome| if closed { Outcome::Missing(Reason::Suppressed) } else { outcome };
    // An amount is shown where the amounts of the growth are.
    let amounts = growth.figure().attributes().growth.is_some();
    let change = if amounts { open(part.change) } else { Outcome::Missing(Reason::Suppressed) };
    let without = open(part.without);
    Shown { member, change, growth, pull: pass(part.pull), contribution: pass(part.contribution), without }
}

fn hidden(m: &Shown) -> bool {
    m.pull.figure().outcome().reason() == Some(Reason::Suppressed)
}

/// What the shown leave of the whole's growth.
fn left(whole: &Disclosed, shown: &[Shown], of: fn(&Shown) -> &Disclosed) -> Outcome {
    match whole.figure().outcome() {
        Outcome::Value(total) => rest(total, shown, of),
        missing => missing,
    }
}

fn of_change(shown: &[Shown]) -> Outcome {
    rest(Decimal::ONE_HUNDRED, shown, |m| &m.contribution)
}

/// A total less what is shown of it; of what has no value nobody can tell what is left.
fn rest(total: Decimal, shown: &[Shown], of: fn(&Shown) -> &Disclosed) -> Outcome {
    let all = shown.iter().try_fold(total, |left, m| match of(m).figure().outcome() {
        Outcome::Value(value) => Ok(left - value),
        Outcome::Missing(reason) => Err(reason),
    });
    all.map_or_else(Outcome::Missing, |left| Outcome::Value(left.normalize()))
}
