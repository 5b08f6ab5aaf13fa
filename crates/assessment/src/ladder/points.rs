//! Points as ranges of what is possible: what is unknown may give anything between the least and the most.

use crate::scorecard::Single;
use crate::scorecard::formula::named;
use figures::Decimal;
use methodology::catalogue::{Points, Range, RuleScore, Way};
use methodology::formula::ast::Ordering;
use methodology::score::Amount;

/// Points that are possible, with what is odd about those that were filed.
#[derive(Debug, Clone, PartialEq)]
pub struct Possible {
    /// From … to.
    pub range: Range,
    /// Filed points outside of what was possible: of which part, and how many.
    pub odd: Vec<Odd>,
}

/// Points filed by people that can't be.
#[derive(Debug, Clone, PartialEq)]
pub struct Odd {
    /// Number of the operand.
    pub operand: usize,
    /// The points filed.
    pub filed: Decimal,
    /// What was possible.
    pub range: Range,
}

/// Points of all scores of a rule, in their order.
pub fn all(scores: &[RuleScore], of: &Single<'_>) -> Vec<Possible> {
    let mut made: Vec<Possible> = Vec::with_capacity(scores.len());
    for score in scores {
        let possible = points(&score.points, of, &made);
        made.push(possible);
    }
    made
}

/// Points given in one way; `before` are the scores above.
pub fn points(of: &Points, single: &Single<'_>, before: &[Possible]) -> Possible {
    let mut possible = by_way(&of.way, single, before);
    if let Some(most) = of.at_most {
        possible.range = Range { low: possible.range.low.min(most), high: possible.range.high.min(most) };
    }
    let filed = of.filed.and_then(|operand| Some((operand, single.value(operand)?)));
    if let Some((operand, filed)) = filed {
        match possible.range.holds(filed) {
            true => possible.range = Range::exactly(filed),
            false => possible.odd.push(Odd { operand, filed, range: possible.range }),
        }
    }
    possible
}

fn by_way(way: &Way, single: &Single<'_>, before: &[Possible]) -> Possible {
    let plain = |range| Possible { range, odd: Vec::new() };
    let none = Range::exactly(Decimal::ZERO);
    match way {
        Way::Sum(parts) => parts.iter().fold(plain(none), |sum, part| {
            let one = points(part, single, before);
            Possible { range: Range { low: sum.range.low + one.range.low, high: sum.range.high + one.range.high }, odd: both(sum, one) }
        }),
        Way::Best(parts) => {
            let all: Vec<Possible> = parts.iter().map(|part| points(part, single, before)).collect();
            let best = |of: fn(&Range) -> Decimal| all.iter().map(|one| of(&one.range)).max().unwrap_or_default();
            let range = Range { low: best(|r| r.low), high: best(|r| r.high) };
            Possible { range, odd: all.into_iter().flat_map(|one| one.odd).collect() }
        }
        Way::Bands { value, shown, bands } => {
            let value = single.amount(value).ok().and_then(|value| shown.of(value));
            let band = value.and_then(|value| bands.iter().find(|band| band.takes(value)));
            plain(band.map_or_else(|| widest(bands.iter().map(|band| band.points)), |band| band.points))
        }
        Way::Words { operand, words } => {
            let range = single.text(*operand).and_then(|word| words.get(word).copied());
            plain(range.unwrap_or_else(|| widest(words.values().copied())))
        }
        Way::Given(range) => plain(*range),
        Way::Of(score) => plain(before.get(*score).map_or(none, |possible| possible.range)),
    }
}

fn both(a: Possible, b: Possible) -> Vec<Odd> {
    a.odd.into_iter().chain(b.odd).collect()
}

/// From the least to the most of several.
fn widest(all: impl Iterator<Item = Range> + Clone) -> Range {
    Range { low: all.clone().map(|range| range.low).min().unwrap_or_default(), high: all.map(|range| range.high).max().unwrap_or_default() }
}

/// Whether points that are possible all compare so, or none of them does; nothing where some do.
pub fn truth(range: Range, ordering: Ordering, bound: Decimal) -> Option<bool> {
    let (all, none) = match ordering {
        Ordering::AtLeast => (range.low >= bound, range.high < bound),
        Ordering::Greater => (range.low > bound, range.high <= bound),
        Ordering::AtMost => (range.high <= bound, range.low > bound),
        Ordering::Less => (range.high < bound, range.low >= bound),
        Ordering::Equal => (range.is_exact() && range.low == bound, !range.holds(bound)),
        Ordering::NotEqual => (!range.holds(bound), range.is_exact() && range.low == bound),
    };
    if all {
        Some(true)
    } else if none {
        Some(false)
    } else {
        None
    }
}

/// A way of giving points by bands: the value, and where its bounds are.
pub struct Banded<'a> {
    /// The value.
    pub value: &'a Amount,
    /// The way.
    pub of: &'a Points,
}

/// Everything by bands within a score, with those of the scores it names.
pub fn banded<'a>(of: &'a Points, scores: &'a [RuleScore]) -> Vec<Banded<'a>> {
    match &of.way {
        Way::Sum(parts) | Way::Best(parts) => parts.iter().flat_map(|part| banded(part, scores)).collect(),
        Way::Bands { value, .. } => vec![Banded { value, of }],
        Way::Of(score) => scores.get(*score).map(|score| banded(&score.points, scores)).unwrap_or_default(),
        Way::Words { .. } | Way::Given(_) => Vec::new(),
    }
}

/// What has to become known for the points of a score to be.
pub fn open(of: &Points, scores: &[RuleScore], single: &Single<'_>, before: &[Possible]) -> Vec<usize> {
    if points(of, single, before).range.is_exact() {
        return Vec::new();
    }
    let lacking = |operands: Vec<usize>| operands.into_iter().filter(|operand| !single.knows(*operand)).collect::<Vec<_>>();
    let inner = match &of.way {
        Way::Sum(parts) | Way::Best(parts) => parts.iter().flat_map(|part| open(part, scores, single, before)).collect(),
        Way::Bands { value, .. } => lacking(named(value)),
        Way::Words { operand, .. } => lacking(vec![*operand]),
        Way::Of(score) => scores.get(*score).map(|score| open(&score.points, scores, single, before)).unwrap_or_default(),
        Way::Given(_) => Vec::new(),
    };
    inner.into_iter().chain(of.filed).collect()
}
