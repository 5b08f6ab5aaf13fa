//! Firms on segments: those that somebody placed there, and apart from them those that their industry code proposes.

use super::{Age, Firm, Known, Placement, age};
use figures::{Decimal, Outcome, Reason};
use jiff::civil::Date;
use methodology::catalogue::{Chain, Segment};
use std::collections::{BTreeMap, BTreeSet};

/// A firm that stands on a segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its credit code.
    pub unit: String,
    /// Who owns it; itself, where nobody does.
    pub owner: String,
    /// Its placements there, by their place among those given.
    pub placements: Vec<usize>,
    /// Whether all of them call it weak.
    pub weak: bool,
    /// Its newest check.
    pub age: Age,
    /// Its output there, or why it isn't known.
    pub output: Outcome,
}

/// Who stands on a segment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Staff {
    /// Firms of the park, by credit code.
    pub placed: Vec<Placed>,
    /// Firms placed there that are not in the park on the day.
    pub gone: Vec<String>,
    /// Firms of the park that stand nowhere on this segment, though their code proposes them.
    pub proposed: Vec<String>,
}

/// What is made on a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Output {
    /// The firms' output there together; nothing where none is known or it is beyond what can be added.
    pub sum: Option<Decimal>,
    /// Firms whose output there is known.
    pub known: u32,
    /// Firms there.
    pub of: u32,
}

/// Who stands on a segment of a chain on a day.
pub(super) fn staff(chain: &Chain, segment: &Segment, known: Known<'_>, day: Date) -> Staff {
    let name = format!("{}.{}", chain.id, segment.id);
    let mut by_unit: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, placement) in known.placements.iter().enumerate().filter(|(_, placement)| placement.segment == name) {
        by_unit.entry(&placement.unit).or_default().push(at);
    }
    let in_park = |unit: &str| known.firms.get(unit).filter(|firm| firm.in_park);
    let placed = by_unit.iter().filter_map(|(unit, at)| Some(placed(chain, (unit, in_park(unit)?), at, known, day)));
    let gone = by_unit.keys().filter(|unit| in_park(unit).is_none()).map(|unit| (*unit).to_owned());
    let fits = |firm: &Firm| firm.in_park && firm.industry.as_deref().is_some_and(|code| segment.proposes(code));
    let proposed = known.firms.iter().filter(|(unit, firm)| fits(firm) && !by_unit.contains_key(unit.as_str()));
    Staff { placed: placed.collect(), gone: gone.collect(), proposed: proposed.map(|(unit, _)| unit.clone()).collect() }
}

fn placed(chain: &Chain, (unit, firm): (&str, &Firm), at: &[usize], known: Known<'_>, day: Date) -> Placed {
    let own = || at.iter().map(|at| &known.placements[*at]);
    Placed {
        unit: unit.to_owned(),
        owner: firm.owner.clone().unwrap_or_else(|| unit.to_owned()),
        placements: at.to_vec(),
        weak: own().all(|placement| placement.weak),
        age: Age::newest(chain, own().map(|placement| placement.checked), day),
        output: output(firm, at, known),
    }
}

/// A firm's output on a segment: its shares of what it makes. Without a share all of it, where the firm stands on no other
/// segment of any chain.
fn output(firm: &Firm, at: &[usize], known: Known<'_>) -> Outcome {
    let Outcome::Value(whole) = firm.output else { return firm.output };
    let own: Vec<&Placement> = at.iter().map(|at| &known.placements[*at]).collect();
    let segments: BTreeSet<&str> =
        known.placements.iter().filter(|p| own.first().is_some_and(|o| o.unit == p.unit)).map(|p| p.segment.as_str()).collect();
    let alone = segments.len() == 1 && own.iter().all(|placement| placement.share.is_none());
    if alone {
        return Outcome::Value(whole);
    }
    let share = own.iter().try_fold(Decimal::ZERO, |sum, placement| sum.checked_add(placement.share?));
    let part = share.and_then(|share| whole.checked_mul(share)?.checked_div(Decimal::ONE_HUNDRED));
    part.map_or(Outcome::Missing(Reason::Unknown), |part| Outcome::Value(part.normalize()))
}

impl Staff {
    /// What its firms make there.
    pub fn output(&self) -> Output {
        let values: Vec<Decimal> = self.placed.iter().filter_map(|firm| firm.output.value()).collect();
        let sum = values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value)).filter(|_| !values.is_empty());
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Output { sum, known: count(values.len()), of: count(self.placed.len()) }
    }
}

/// Which segments of a chain each firm of the park stands on, by their place in the chain.
pub(super) fn standing<'a>(stories: impl Iterator<Item = (usize, &'a Staff)>) -> BTreeMap<&'a str, BTreeSet<usize>> {
    let mut on: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (at, staff) in stories {
        for firm in &staff.placed {
            on.entry(&firm.unit).or_default().insert(at);
        }
    }
    on
}

/// The newest check of those who stand on a segment.
pub(super) fn newest(chain: &Chain, staff: &Staff, day: Date) -> Age {
    age(chain, staff.placed.iter().filter_map(|firm| firm.age.checked).max(), day)
}
