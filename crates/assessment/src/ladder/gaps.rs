//! What keeps a firm from a rung: each condition that fails, with how far, and each that is unknown, with what is wanted.

use super::judge::{Board, Rung};
use super::lever::Lever;
use super::points;
use super::tree::{Leaves, Numbered, nearest};
use crate::scorecard::Single;
use crate::scorecard::condition::named_in;
use figures::Decimal;
use methodology::catalogue::{Check, Condition, Range};
use methodology::score::Test;

/// A condition that fails or is unknown.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// Number of the condition within the rule.
    pub leaf: usize,
    /// False, or nothing where it is unknown.
    pub truth: Option<bool>,
    /// What there is.
    pub has: Option<Measure>,
    /// What is asked.
    pub asks: Option<Measure>,
    /// What is lacking over what is asked; nothing where it is no amount, or nothing is asked of it.
    pub distance: Option<Decimal>,
    /// What there was a year before.
    pub before: Option<Measure>,
    /// The smallest change of one thing that makes it hold.
    pub lever: Option<Lever>,
    /// Numbers of the operands that have to become known.
    pub missing: Vec<usize>,
}

/// One side of a condition.
#[derive(Debug, Clone, PartialEq)]
pub enum Measure {
    /// An amount, in the unit in which the condition is told.
    Amount(Decimal),
    /// Points that are possible.
    Points(Range),
    /// A word of the register; of what is asked also several, of which any will do.
    Word(String),
    /// Whether something holds.
    Flag(bool),
}

impl Board {
    /// What keeps a firm from a rung, on its nearest way there, in the order of the rule.
    pub fn gaps(&self, rung: usize, subject: usize) -> Vec<Gap> {
        let Some(of) = self.rungs.get(rung) else { return Vec::new() };
        let Some(tree) = &of.tree else { return Vec::new() };
        let mut found = Vec::new();
        let single = Single::of(&self.inputs.now, subject);
        let far = |leaf: usize| {
            let (has, asks) = sides(&of.conditions[leaf], of, &single, subject);
            distance(&has?, &asks?).filter(|_| of.leaf(leaf, subject) == Some(false))
        };
        on_the_way(tree, false, (&of.at(subject), &far), &mut found);
        let gap = |(leaf, nodes): (usize, Vec<usize>)| {
            let whens = nodes.iter().filter_map(|node| of.whens.get(*node)?.as_ref());
            self.gap(of, (leaf, &of.conditions[leaf]), whens.collect(), subject)
        };
        found.into_iter().map(gap).collect()
    }

    /// What there is of a condition of a firm, whether it holds or not.
    pub fn has(&self, rung: usize, leaf: usize, subject: usize) -> Option<Measure> {
        let of = self.rungs.get(rung)?;
        let condition = of.conditions.get(leaf)?;
        sides(condition, of, &Single::of(&self.inputs.now, subject), subject).0
    }

    fn gap(&self, rung: &Rung, (number, leaf): (usize, &Condition), whens: Vec<&Test>, subject: usize) -> Gap {
        let single = Single::of(&self.inputs.now, subject);
        let truth = rung.leaf(number, subject);
        let (has, asks) = sides(leaf, rung, &single, subject);
        let before = (!self.inputs.before.is_empty()).then(|| Single::of(&self.inputs.before, subject));
        let mut missing: Vec<usize> = whens.iter().filter(|when| single.truth(when).is_none()).flat_map(|when| named_in(when)).collect();
        if truth.is_none() {
            missing.extend(lacking(leaf, rung, &single, subject));
        }
        missing.retain(|operand| !single.knows(*operand));
        missing.sort_unstable();
        missing.dedup();
        Gap {
            leaf: number,
            truth,
            distance: has.as_ref().zip(asks.as_ref()).filter(|_| truth == Some(false)).and_then(|(has, asks)| distance(has, asks)),
            before: before.and_then(|before| earlier(leaf, rung, &before)),
            lever: (truth == Some(false)).then(|| Lever::of(self, rung, leaf, subject)).flatten(),
            has,
            asks,
            missing,
        }
    }
}

/// A leaf with the nodes it stands in.
type OnTheWay = (usize, Vec<usize>);

/// Truths of a firm, and how far each of its leaves is.
type World<'a, L> = (&'a L, &'a dyn Fn(usize) -> Option<Decimal>);

/// Leaves that fail or are unknown, with the nodes they stand in, of alternatives only the one that is taken.
fn on_the_way(tree: &Numbered, within_any: bool, of: World<'_, impl Leaves>, found: &mut Vec<OnTheWay>) {
    let (at, far) = of;
    let part = tree.part(at, within_any);
    if !part.there || part.truth == Some(true) {
        return;
    }
    let first = found.len();
    match tree {
        Numbered::Leaf(_, leaf) => found.push((*leaf, Vec::new())),
        Numbered::All(_, parts) => parts.iter().for_each(|part| on_the_way(part, false, of, found)),
        Numbered::Any(_, parts) => {
            let ways = nearest(parts, at).into_iter().map(|part| {
                let mut way = Vec::new();
                on_the_way(part, true, of, &mut way);
                way
            });
            // Of alternatives that are as many steps away the one that lacks least.
            let lacks = |way: &Vec<OnTheWay>| way.iter().try_fold(Decimal::ZERO, |sum, (leaf, _)| sum.checked_add(far(*leaf)?));
            let ways: Vec<Vec<OnTheWay>> = ways.collect();
            let best = if ways.len() > 1 {
                ways.into_iter().min_by_key(|way| lacks(way).map_or((true, Decimal::ZERO), |sum| (false, sum)))
            } else {
                ways.into_iter().next()
            };
            found.extend(best.into_iter().flatten());
        }
    }
    found[first..].iter_mut().for_each(|(_, nodes)| nodes.push(tree.node()));
}

/// What there is and what is asked.
fn sides(leaf: &Condition, rung: &Rung, single: &Single<'_>, subject: usize) -> (Option<Measure>, Option<Measure>) {
    match &leaf.check {
        Check::Told(told) => {
            let (has, asks) = deciding(&told.test, single);
            let shown = |side: Option<Measure>| match (side, &told.shown) {
                (Some(Measure::Amount(amount)), Some(shown)) => shown.of(amount).map(|amount| Measure::Amount(amount.normalize())),
                (side, _) => side,
            };
            (shown(has), shown(asks))
        }
        Check::Points { score, bound, .. } => (rung.points(*score, subject).map(Measure::Points), Some(Measure::Amount(*bound))),
        Check::Wanted(_) => (None, None),
    }
}

/// The sides of the part of a condition that decides: of conditions the first that doesn't hold, of alternatives one that is unknown,
/// else the nearest. Alternatives that are words of one fact are told together.
fn deciding(test: &Test, single: &Single<'_>) -> (Option<Measure>, Option<Measure>) {
    match test {
        Test::All(parts) => {
            let first = parts.iter().find(|part| single.truth(part) != Some(true)).or(parts.first());
            first.map_or((None, None), |part| deciding(part, single))
        }
        Test::Any(parts) => match words_of_one(parts) {
            Some((operand, words)) => (single.text(operand).map(|text| Measure::Word(text.to_owned())), Some(Measure::Word(words))),
            None => alternative(parts, single),
        },
        Test::Not(inner) => deciding(inner, single),
        Test::Compare(a, _, b) => (single.amount(a).ok().map(Measure::Amount), single.amount(b).ok().map(Measure::Amount)),
        Test::Is(operand, word) => (single.text(*operand).map(|text| Measure::Word(text.to_owned())), Some(Measure::Word(word.clone()))),
        Test::Flag(operand) => (single.flag(*operand).map(Measure::Flag), Some(Measure::Flag(true))),
        Test::Known(operand) => (Some(Measure::Flag(single.knows(*operand))), Some(Measure::Flag(true))),
    }
}

/// The attribute and the words of which it may hold any, where alternatives are nothing else.
pub(super) fn words_of_one(parts: &[Test]) -> Option<(usize, String)> {
    let named: Vec<(usize, &str)> = parts.iter().map(words_in).collect::<Option<Vec<_>>>()?.concat();
    let operand = named.first()?.0;
    let of_one = named.iter().all(|(of, _)| *of == operand);
    let words: Vec<&str> = named.into_iter().map(|(_, word)| word).collect();
    of_one.then(|| (operand, words.join(" / ")))
}

/// Attributes and their words; `a or b or c` is nested.
fn words_in(test: &Test) -> Option<Vec<(usize, &str)>> {
    match test {
        Test::Is(operand, word) => Some(vec![(*operand, word)]),
        Test::Any(parts) => Some(parts.iter().map(words_in).collect::<Option<Vec<_>>>()?.concat()),
        _ => None,
    }
}

/// The sides of the alternative that is told.
fn alternative(parts: &[Test], single: &Single<'_>) -> (Option<Measure>, Option<Measure>) {
    if let Some(open) = parts.iter().find(|part| single.truth(part).is_none()) {
        return deciding(open, single);
    }
    let far =
        |(has, asks): &(Option<Measure>, Option<Measure>)| has.as_ref().zip(asks.as_ref()).and_then(|(has, asks)| distance(has, asks));
    let all = parts.iter().map(|part| deciding(part, single));
    all.min_by_key(|sides| far(sides).map_or((true, Decimal::ZERO), |far| (false, far))).unwrap_or((None, None))
}

/// What there was, by the values of a year before.
fn earlier(leaf: &Condition, rung: &Rung, before: &Single<'_>) -> Option<Measure> {
    match &leaf.check {
        Check::Told(told) => match (deciding(&told.test, before).0?, &told.shown) {
            (Measure::Amount(amount), Some(shown)) => shown.of(amount).map(|amount| Measure::Amount(amount.normalize())),
            (side, _) => Some(side),
        },
        Check::Points { score, .. } => {
            let scores = &rung.rule.as_ref()?.scores;
            points::all(scores, before).get(*score).map(|possible| Measure::Points(possible.range))
        }
        Check::Wanted(_) => None,
    }
}

fn lacking(leaf: &Condition, rung: &Rung, single: &Single<'_>, subject: usize) -> Vec<usize> {
    match &leaf.check {
        Check::Told(told) => named_in(&told.test),
        Check::Points { score, .. } => {
            let scores = rung.rule.as_ref().map_or(&[][..], |rule| &rule.scores);
            let before = rung.possible(subject);
            scores.get(*score).map(|score| points::open(&score.points, scores, single, &before)).unwrap_or_default()
        }
        Check::Wanted(_) => Vec::new(),
    }
}

fn distance(has: &Measure, asks: &Measure) -> Option<Decimal> {
    let (has, asks) = match (has, asks) {
        (Measure::Amount(has), Measure::Amount(asks)) => (*has, *asks),
        (Measure::Points(range), Measure::Amount(asks)) => (range.high, *asks),
        _ => return None,
    };
    (has - asks).abs().checked_div(asks.abs())
}
