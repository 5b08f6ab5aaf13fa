//! An explanation as an audience may see it: the formula and counts for all, single units only for
//! those who may see them.

use crate::disclosure::{Disclosed, Gate};
use figures::{FigureId, Measure, Moment, Outcome, Reason, Text};
use indicators::explain::Section;
use indicators::versions::Definition;
use indicators::{Engine, Explanation, FilingLine, First, Member, RequestError, Step, Telling};
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
    pub later: First<FilingLine>,
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
    /// Units the audience may see, the largest change first.
    pub members: First<Member>,
    /// Facts the audience may see, largest first.
    pub filings: First<FilingLine>,
}

/// The way back of a figure as known at a moment, as the gate lets it through: at most so many rows of each kind are told,
/// all where nothing is said.
///
/// # Errors
/// What [`Engine::explain`] may say.
pub async fn explain(engine: &Engine, id: &FigureId, as_of: Moment, gate: &Gate, most: Option<usize>) -> Result<WayBack, RequestError> {
    let telling = Telling { most, whose: gate.whose() };
    let mut found = engine.explain(id, as_of, &telling).await?;
    found.figure = gate.weigh_one(engine, found.figure).await?;
    Ok(disclose(found, gate))
}

/// Passes an explanation through the gate.
fn disclose(e: Explanation, gate: &Gate) -> WayBack {
    let sections: Vec<DisclosedSection> = e.sections.into_iter().map(|s| section(s, gate)).collect();
    let withheld = sections.iter().any(|s| s.members.all < s.counts.values().sum());
    let figure = gate.pass(e.figure);
    let suppressed = figure.figure().outcome().reason() == Some(Reason::Suppressed);
    let told = |step: Step| if suppressed || names_units(&step, gate) { hidden(step) } else { step };
    let steps = e.steps.into_iter().map(told).collect();
    let later = seen(e.later, gate, |l| &l.fact.unit);
    WayBack { figure, title: e.title, area: e.area, shown: e.shown, steps, definition: e.definition, sections, later, withheld }
}

fn section(s: Section, gate: &Gate) -> DisclosedSection {
    let members = seen(s.members, gate, |m| &m.unit);
    let filings = seen(s.filings, gate, |l| &l.fact.unit);
    DisclosedSection { area: s.area, items: s.items, counts: s.counts, members, filings }
}

/// Rows that the audience may see: what is told was asked for it, and the gate looks again.
fn seen<T>(rows: First<T>, gate: &Gate, unit: impl Fn(&T) -> &str) -> First<T> {
    let First { told, all } = rows;
    First { told: told.into_iter().filter(|row| gate.microdata(unit(row))).collect(), all }
}

/// Whether a step is of so few of the units that it would tell theirs.
fn names_units(step: &Step, gate: &Gate) -> bool {
    step.part_of.is_some_and(|units| units > 0 && units < gate.needed())
}

fn hidden(mut step: Step) -> Step {
    step.outcome = Outcome::Missing(Reason::Suppressed);
    if step.expression.starts_with("round(") {
        step.expression.clear();
    }
    step
}
