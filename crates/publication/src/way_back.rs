//! An explanation as an audience may see it: the formula and counts for all, single units only for
//! those who may see them.

use crate::disclosure::{Disclosed, Gate};
use figures::{Measure, Outcome, Reason, Text};
use indicators::explain::Section;
use indicators::versions::Definition;
use indicators::{Explanation, FilingLine, Member, Step};
use std::collections::BTreeMap;

/// A disclosed explanation.
#[derive(Debug, Clone)]
pub struct WayBack {
    /// The figure.
    pub figure: Disclosed,
    /// The indicator's name.
    pub title: Text,
    /// The area's name.
    pub area: Text,
    /// Unit and decimals it is printed in.
    pub shown: (Measure, u32),
    /// The formula with values.
    pub steps: Vec<Step>,
    /// By which definition it is made.
    pub definition: Definition,
    /// Population and filings.
    pub sections: Vec<DisclosedSection>,
    /// What became known later.
    pub later: Vec<FilingLine>,
    /// Whether single units were left out for this audience.
    pub withheld: bool,
}

/// Population and filings of one sum.
#[derive(Debug, Clone)]
pub struct DisclosedSection {
    /// Area code.
    pub area: String,
    /// Form and items.
    pub items: String,
    /// Units by part of the panel.
    pub counts: BTreeMap<String, usize>,
    /// Units the audience may see.
    pub members: Vec<Member>,
    /// Facts the audience may see, largest first.
    pub filings: Vec<FilingLine>,
}

/// Passes an explanation through the gate.
pub fn disclose(e: Explanation, gate: &Gate) -> WayBack {
    let all: usize = e.sections.iter().map(|s| s.members.len()).sum();
    let sections: Vec<DisclosedSection> = e.sections.into_iter().map(|s| section(s, gate)).collect();
    let seen: usize = sections.iter().map(|s| s.members.len()).sum();
    let figure = gate.pass(e.figure);
    let suppressed = figure.figure().outcome().reason() == Some(Reason::Suppressed);
    let steps = if suppressed { e.steps.into_iter().map(hidden).collect() } else { e.steps };
    let later = e.later.into_iter().filter(|l| gate.microdata(&l.fact.unit)).collect();
    WayBack { figure, title: e.title, area: e.area, shown: e.shown, steps, definition: e.definition, sections, later, withheld: seen < all }
}

fn section(s: Section, gate: &Gate) -> DisclosedSection {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for member in &s.members {
        *counts.entry(member.part.clone()).or_default() += 1;
    }
    let mut members: Vec<Member> = s.members.into_iter().filter(|m| gate.microdata(&m.unit)).collect();
    members.sort_by(|a, b| change(b).cmp(&change(a)).then_with(|| a.unit.cmp(&b.unit)));
    let mut filings: Vec<FilingLine> = s.filings.into_iter().filter(|l| gate.microdata(&l.fact.unit)).collect();
    filings.sort_by(|a, b| b.fact.value.abs().cmp(&a.fact.value.abs()).then(a.fact.id.cmp(&b.fact.id)));
    DisclosedSection { area: s.area, items: s.items, counts, members, filings }
}

/// How much a unit moves the total: the reader wants the movers first.
fn change(m: &Member) -> figures::Decimal {
    let current = m.current.unwrap_or_default();
    let before = m.base.or(m.published).unwrap_or_default();
    (current - before).abs()
}

fn hidden(mut step: Step) -> Step {
    step.outcome = Outcome::Missing(Reason::Suppressed);
    if step.expression.starts_with("round(") {
        step.expression.clear();
    }
    step
}
