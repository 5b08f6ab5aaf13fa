//! From one edition of the definitions to the next: the steps of a figure, and their shares.

use super::cause::DefinitionCause;
use super::definition;
use super::event::Event;
use super::exact::Scale;
use super::trace::Trace;
use super::{Cause, Editions, Step};
use crate::difference::Sources;
use crate::engine::Engine;
use crate::evaluate::Cell;
use crate::request::{Request, RequestError};
use crate::sums::Sums;
use figures::{Decimal, Figure, FigureId, Measure, Moment, Outcome, Reason};

/// The way of a figure from one moment to another.
pub(super) struct Walked {
    /// The figure at first.
    pub from: Figure,
    /// Its value in the unit of the last.
    pub start: Outcome,
    pub steps: Vec<Raw>,
}

/// A step whose cause is not described yet.
pub(super) struct Raw {
    pub at: Moment,
    pub why: Why,
    pub before: Outcome,
    pub after: Outcome,
}

/// What a step is due to.
pub(super) enum Why {
    Event(Event),
    Definition(DefinitionCause),
    Passage,
}

impl Engine {
    /// The figure; without a value where its member does not exist yet, or no longer.
    pub(super) async fn figure_or_none(&self, id: &FigureId, at: Moment) -> Result<Figure, RequestError> {
        match self.figure(id, at).await {
            Err(RequestError::NoSuchMember(_)) => self.without_value(id, at, Reason::NoPopulation),
            other => other,
        }
    }

    /// What is not filed, or why there is no difference of it: on the way that is told as for the figure of the moment.
    async fn unfiled(&self, id: &FigureId, at: Moment, outcome: Outcome) -> Result<Outcome, RequestError> {
        if outcome != Outcome::Missing(Reason::NotFiled) {
            return Ok(outcome);
        }
        let told = self.figure_or_none(id, at).await?.outcome();
        Ok(if told == Outcome::Missing(Reason::BeforeNotFiled) { told } else { outcome })
    }

    fn without_value(&self, id: &FigureId, at: Moment, reason: Reason) -> Result<Figure, RequestError> {
        let noted = self.note(Request::of(id, at), &mut Sums::default())?;
        let member = id.by.as_ref().map_or(String::new(), |(_, member)| member.clone());
        Ok(self.figure_with(&noted, member, &Cell::Missing(reason), None))
    }

    /// The trace; none where these definitions do not know the figure.
    pub(super) async fn trace_of(&self, id: &FigureId, from: Option<Moment>, to: Moment) -> Result<Option<Trace<'_>>, RequestError> {
        match self.trace(id, from, to).await {
            Err(RequestError::UnknownIndicator(..) | RequestError::UnknownArea(..) | RequestError::UnknownDimension(..)) => Ok(None),
            other => other.map(Some),
        }
    }
}

impl Editions {
    /// Goes from edition to edition; `now` is the figure at the end, computed by itself.
    pub(super) async fn walk(&self, id: &FigureId, (from, to): (Moment, Moment), now: &Figure) -> Result<Walked, RequestError> {
        let mut walk = Walk { id, measure: now.measure().clone(), start: None, held: None, steps: Vec::new() };
        let (mut engine, mut at) = (&self.first, from);
        for (since, next) in &self.later {
            walk.go(engine, at, *since).await?;
            walk.steps.push(definitions(engine, next, id, *since));
            (engine, at) = (next, *since);
        }
        walk.go(engine, at, to).await?;
        walk.close(to, now.outcome());
        let mut from = walk.start.map_or_else(|| self.last().without_value(id, from, Reason::NotInForce), Ok)?;
        self.first.reason(std::iter::once(&mut from), None, Sources::Book).await?;
        let start = in_unit(from.outcome(), from.measure(), now.measure());
        Ok(Walked { from, start, steps: kept(start, walk.steps) })
    }
}

fn definitions(before: &Engine, after: &Engine, id: &FigureId, at: Moment) -> Raw {
    let hash = (before.catalogue().hash.clone(), after.catalogue().hash.clone());
    let why = Why::Definition(DefinitionCause { hash, changed: definition::changed(before, after, id, at) });
    let unknown = Outcome::Missing(Reason::NotInForce);
    Raw { at, why, before: unknown, after: unknown }
}

/// Steps being gathered.
struct Walk<'a> {
    id: &'a FigureId,
    measure: Measure,
    start: Option<Figure>,
    held: Option<Outcome>,
    steps: Vec<Raw>,
}

impl Walk<'_> {
    /// The steps of one edition; the step to this edition, if there was another before, is the last so far.
    async fn go(&mut self, engine: &Engine, from: Moment, to: Moment) -> Result<(), RequestError> {
        let Some(mut trace) = engine.trace_of(self.id, Some(from), to).await? else {
            self.begin(Outcome::Missing(Reason::NotInForce));
            return Ok(());
        };
        let value = |(outcome, own): (Outcome, Measure)| in_unit(outcome, &own, &self.measure);
        let start = engine.unfiled(self.id, from, value(trace.outcome(&trace.start))).await?;
        let steps = std::mem::take(&mut trace.steps);
        let after: Vec<Outcome> = steps.iter().map(|step| value(trace.outcome(&step.after))).collect();
        if self.held.is_none() {
            self.start = Some(trace.figure(&trace.start.clone(), from));
        }
        self.begin(start);
        for (step, after) in steps.into_iter().zip(after) {
            let after = engine.unfiled(self.id, step.event.at, after).await?;
            self.step(step.event.at, Why::Event(step.event), after);
        }
        Ok(())
    }

    fn begin(&mut self, start: Outcome) {
        let held = self.held.replace(start).unwrap_or(start);
        if let Some(Raw { why: Why::Definition(_), before, after, .. }) = self.steps.last_mut() {
            (*before, *after) = (held, start);
        }
    }

    fn step(&mut self, at: Moment, why: Why, after: Outcome) {
        let before = self.held.replace(after).unwrap_or(after);
        self.steps.push(Raw { at, why, before, after });
    }

    /// What is left when all that became known was told.
    fn close(&mut self, to: Moment, end: Outcome) {
        // Whether others filed what nobody of a member did may have changed without any event of its own.
        let is_unfiled = |outcome| [Reason::NotFiled, Reason::BeforeNotFiled].map(Outcome::Missing).contains(&outcome);
        if self.held.is_some_and(|held| held != end && !(is_unfiled(held) && is_unfiled(end))) {
            self.step(to, Why::Passage, end);
        }
    }
}

/// A value in another unit of its dimension.
fn in_unit(outcome: Outcome, own: &Measure, to: &Measure) -> Outcome {
    match outcome {
        Outcome::Value(v) if own != to => own.convert(v, to).map_or(Outcome::Missing(Reason::NotApplicable), Outcome::Value),
        same => same,
    }
}

/// The steps that changed the figure, and those that had a part in its having a value again after it had none.
fn kept(start: Outcome, steps: Vec<Raw>) -> Vec<Raw> {
    let has_value = |s: &Raw| s.after.value().is_some();
    let first = if start.value().is_some() { Some(0) } else { steps.iter().position(has_value) };
    let between = first.zip(steps.iter().rposition(has_value));
    let in_gap = |i: usize| between.is_some_and(|(first, last)| (first..=last).contains(&i));
    let had_a_part = |i: usize, s: &Raw| s.before.value().is_none() && in_gap(i) && !s.says_nothing();
    steps.into_iter().enumerate().filter(|(i, s)| s.before != s.after || had_a_part(*i, s)).map(|(_, s)| s).collect()
}

impl Raw {
    fn says_nothing(&self) -> bool {
        matches!(&self.why, Why::Definition(d) if d.changed.is_empty())
    }
}

/// All values on the way.
pub(super) fn values(start: Outcome, steps: &[Raw]) -> Vec<Decimal> {
    start.value().into_iter().chain(steps.iter().filter_map(|s| s.after.value())).collect()
}

/// Each step with its share: what it adds to the last value that there was.
pub(super) fn shares(start: Outcome, steps: Vec<(Raw, Cause)>, scale: Scale) -> Vec<Step> {
    let (mut held, mut gap) = (start.value(), 0);
    let mut out = Vec::with_capacity(steps.len());
    for (Raw { at, before, after, .. }, cause) in steps {
        let mut step = Step { at, cause, before, after, share: None, together: gap };
        match after {
            Outcome::Value(value) => {
                step.share = held.map(|held| scale.between(held, value));
                (held, gap) = (Some(value), 0);
            }
            Outcome::Missing(_) => {
                step.together = 0;
                gap += 1;
            }
        }
        out.push(step);
    }
    out
}
