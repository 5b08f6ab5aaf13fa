//! The trace of a figure: what it was at one moment, and after each event since.

use super::event::{Event, Span};
use super::replay::Replay;
use super::running::{Totals, Wanted};
use crate::assemble::Noted;
use crate::engine::Engine;
use crate::evaluate::Cell;
use crate::request::{Request, RequestError};
use crate::sums::Sums;
use figures::{Figure, FigureId, Measure, Moment, Outcome};
use std::collections::BTreeMap;

/// What a figure was, and what became of it.
pub(crate) struct Trace<'a> {
    engine: &'a Engine,
    noted: Noted<'a>,
    id: FigureId,
    /// What it was at first.
    pub start: Cell,
    /// The events that it depends on, each with what it was afterwards.
    pub steps: Vec<Step>,
}

/// An event, and the figure after it.
pub(crate) struct Step {
    pub event: Event,
    pub after: Cell,
}

impl Engine {
    /// The trace of a figure from one moment, or from before anything was known, to another.
    pub(crate) async fn trace(&self, id: &FigureId, from: Option<Moment>, to: Moment) -> Result<Trace<'_>, RequestError> {
        let mut sums = Sums::default();
        let noted = self.note(Request::of(id, to), &mut sums)?;
        if noted.beside.is_some() || !noted.asked.adds_up() {
            return Err(RequestError::NoCauses(id.to_string()));
        }
        let scope = noted.question.scope.clone();
        let then = |at: Moment| (at, scope.against.then(scope.period, at, &self.zone));
        let span = Span { from: from.map(then), to: then(to) };
        let member = id.by.as_ref().map_or("", |(_, member)| member.as_str());
        let wanted = Wanted { asked: &noted.asked, sums: &sums, member };
        let totals = match from {
            Some(from) => wanted.total(self, &self.read(&sums, from, false).await?)?,
            None => Totals::default(),
        };
        let start = wanted.cell(&totals)?;
        let events = self.events(&noted, &sums, span).await?;
        let states = self.states(&wanted, &events, span).await?;
        let steps = walk(&wanted, noted.question.is_change(), totals, events, &states)?;
        Ok(Trace { engine: self, noted, id: id.clone(), start, steps })
    }

    async fn states(&self, wanted: &Wanted<'_>, events: &[Event], span: Span) -> Result<BTreeMap<(String, usize), Totals>, RequestError> {
        if events.is_empty() {
            return Ok(BTreeMap::new());
        }
        let register = self.ledger.register_known(span.to.0).await?;
        let replay = Replay::new(events, span, register);
        let reading = self.read_replay(&replay, wanted.sums, span.to.0).await?;
        wanted.by_state(self, &reading)
    }
}

/// Goes through the events; those that leave all sums as they were are left out.
fn walk(
    wanted: &Wanted<'_>,
    growth: bool,
    mut totals: Totals,
    events: Vec<Event>,
    states: &BTreeMap<(String, usize), Totals>,
) -> Result<Vec<Step>, RequestError> {
    let nothing = Totals::default();
    let mut state_of: BTreeMap<String, usize> = BTreeMap::new();
    let mut steps = Vec::new();
    for event in events {
        let state = state_of.entry(event.unit.clone()).or_default();
        let of = |state: usize| states.get(&(event.unit.clone(), state)).unwrap_or(&nothing);
        let (before, after) = (of(*state), of(*state + 1));
        *state += 1;
        totals.change(before, after);
        let same = if growth { before == after } else { before.same_level(after) };
        if !same {
            steps.push(Step { event, after: wanted.cell(&totals)? });
        }
    }
    Ok(steps)
}

impl Trace<'_> {
    /// The value of a cell, and its unit.
    pub fn outcome(&self, cell: &Cell) -> (Outcome, Measure) {
        self.engine.answer(&self.noted.question, cell, None, self.noted.request.basis)
    }

    /// The figure that a cell was at a moment.
    pub fn figure(&mut self, cell: &Cell, as_of: Moment) -> Figure {
        self.noted.question.scope.as_of = as_of;
        self.noted.request.as_of = as_of;
        let member = self.id.by.as_ref().map_or(String::new(), |(_, member)| member.clone());
        self.engine.figure_with(&self.noted, member, cell, None)
    }
}
