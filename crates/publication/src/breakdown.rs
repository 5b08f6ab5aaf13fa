//! A figure by the members of a dimension as an audience may see it: the largest one by one, the others
//! as one row, members of too few units withheld with their growth.

use crate::disclosure::{Disclosed, Gate};
use figures::{Decimal, Figure, Outcome, Rate, Reason};
use std::cmp::Reverse;

/// A disclosed breakdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Members {
    /// The whole.
    pub whole: Disclosed,
    /// Its growth.
    pub growth: Option<Disclosed>,
    /// Members shown, the largest first.
    pub shown: Vec<Member>,
    /// Members of which nothing may be shown; they are among the others.
    pub withheld: Vec<Member>,
    /// The others as one.
    pub others: Option<Others>,
}

/// A member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its value.
    pub value: Disclosed,
    /// Its growth.
    pub growth: Option<Disclosed>,
}

/// The members that are not shown one by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Others {
    /// How many members.
    pub members: usize,
    /// The whole less what is shown, in the unit of the figures.
    pub value: Outcome,
    /// Growth in per cent of all of them together, on the basis of the growth figures.
    pub growth: Outcome,
}

/// A member before the gate.
struct Raw {
    value: Figure,
    growth: Option<Figure>,
}

/// Passes a whole and its members through the gate; `first` members are shown one by one.
pub fn disclose(gate: &Gate, whole: (Figure, Option<Figure>), members: Vec<(Figure, Option<Figure>)>, first: usize) -> Members {
    let open = |f: &Figure| gate.pass(f.clone()).figure().outcome().value().is_some();
    let all = members.into_iter().map(|(value, growth)| Raw { value, growth });
    let (mut shown, others): (Vec<Raw>, Vec<Raw>) = all.partition(|m| open(&m.value));
    shown.sort_by_cached_key(|m| (Reverse(m.value.outcome().value()), m.value.id().clone()));
    let cut = if others.is_empty() && shown.len() == first + 1 { shown.len() } else { first.min(shown.len()) };
    let mut rest = shown.split_off(cut);
    rest.extend(others);
    if rest.iter().any(|m| m.value.outcome().value().is_some() && !open(&m.value)) {
        while units(&rest) < gate.needed() {
            let Some(smallest) = shown.pop() else { break };
            rest.insert(0, smallest);
        }
    }
    let whole = (gate.pass(whole.0), whole.1.map(|g| gate.pass(g)));
    let others = (!rest.is_empty()).then(|| together(gate, &whole.0, &shown, &rest));
    let withheld = rest.into_iter().filter(|m| is_withheld(&gate.pass(m.value.clone())));
    Members {
        withheld: withheld.map(|m| member(gate, m)).collect(),
        shown: shown.into_iter().map(|m| member(gate, m)).collect(),
        whole: whole.0,
        growth: whole.1,
        others,
    }
}

fn is_withheld(figure: &Disclosed) -> bool {
    figure.figure().outcome().reason() == Some(Reason::Suppressed)
}

fn units(members: &[Raw]) -> u64 {
    members.iter().map(|m| m.value.attributes().contributors).sum()
}

/// The growth of a member that is withheld is withheld as well: with it and last year's issue the value would be known.
fn member(gate: &Gate, m: Raw) -> Member {
    let value = gate.pass(m.value);
    let hidden = is_withheld(&value);
    let growth = m.growth.map(|g| if hidden { gate.pass(g.withheld()) } else { gate.pass(g) });
    Member { value, growth }
}

fn together(gate: &Gate, whole: &Disclosed, shown: &[Raw], rest: &[Raw]) -> Others {
    let members = rest.len();
    if units(rest) < gate.needed() {
        let hidden = Outcome::Missing(Reason::Suppressed);
        return Others { members, value: hidden, growth: hidden };
    }
    let listed: Decimal = shown.iter().filter_map(|m| m.value.outcome().value()).sum();
    let value = match whole.figure().outcome() {
        Outcome::Value(total) => Outcome::Value(total - listed),
        missing => missing,
    };
    // Where a rate is withheld beside its value, the base of the others would tell what it is made of.
    let rates = || shown.iter().filter_map(|m| m.growth.clone()).all(|rate| !is_withheld(&gate.pass(rate)));
    let told = !is_withheld(whole) && rates();
    Others { members, value, growth: if told { growth(rest) } else { Outcome::Missing(Reason::Suppressed) } }
}

fn growth(rest: &[Raw]) -> Outcome {
    let (mut numerator, mut denominator) = (Decimal::ZERO, Decimal::ZERO);
    for m in rest {
        let Some(base) = m.growth.as_ref().and_then(|g| g.attributes().growth.as_ref()) else {
            return Outcome::Missing(Reason::NotApplicable);
        };
        let Some(before) = base.base else { return Outcome::Missing(Reason::NoBase) };
        numerator += base.current;
        denominator += before;
    }
    if let Some(reason) = Reason::of_change(denominator, numerator) {
        return Outcome::Missing(reason);
    }
    Rate { numerator, denominator }.growth().map_or(Outcome::Missing(Reason::NoBase), Outcome::Value)
}
