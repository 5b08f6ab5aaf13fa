//! Why a figure changed between two moments: each cause with its share, and the shares add up exactly.
//!
//! What became known is replayed in the order in which it did; the share of a cause is the figure after it less
//! the figure before it. `event` gathers what became known, `replay` gives every unit the states it went through
//! for one pass of the engine, `running` keeps the sums, `trace` is a figure after each event, `steps` goes
//! through the definitions that were active, `cause`, `definition` and `describe` say what is behind, `exact` keeps all digits;
//! `revisions` is a figure at the moments at which it changed.

pub mod cause;
mod definition;
mod describe;
mod event;
mod exact;
pub(crate) mod replay;
pub mod revisions;
mod running;
mod steps;
mod trace;

pub use cause::{Cause, Changed, DefinitionCause, FilingCause, RegisterCause};
pub use exact::Exact;
pub use revisions::{Revisions, Row, Vintages};

use crate::engine::Engine;
use crate::request::{Request, RequestError};
use exact::Scale;
use figures::{Figure, FigureId, Measure, Moment, Outcome, Reason, Text};

/// The definitions that were active one after the other.
pub struct Editions {
    /// Those of the first moment asked for.
    pub first: Engine,
    /// Those that became active later, in that order, and when.
    pub later: Vec<(Moment, Engine)>,
}

/// Why a figure is not what it was.
#[derive(Debug, Clone)]
pub struct Diff {
    /// The indicator's name.
    pub title: Text,
    /// The area's name.
    pub area: Text,
    /// Unit and decimals the figure is shown in.
    pub shown: (Measure, u32),
    /// The figure as it was.
    pub from: Figure,
    /// The figure as it is.
    pub to: Figure,
    /// Unit of the shares: that of the figure, or points of a hundred where that is per cent.
    pub measure: Measure,
    /// What lies between the two, where both have a value.
    pub change: Option<Exact>,
    /// Its causes, in the order they came.
    pub causes: Vec<Step>,
    /// What became known and had no part in it.
    pub without_effect: Counts,
}

/// A cause and what it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// From when the figure differs by it.
    pub at: Moment,
    /// The cause.
    pub cause: Cause,
    /// The figure before it, in the figure's unit.
    pub before: Outcome,
    /// The figure after it.
    pub after: Outcome,
    /// What it adds to the figure; nothing where there is no value after it, or never was one before.
    pub share: Option<Exact>,
    /// How many causes before it have a part in its share: those since the figure last had a value.
    pub together: usize,
}

/// How many of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Filings, of whatever form.
    pub filings: u64,
    /// Rows of the register.
    pub register: u64,
    /// Activations of definitions.
    pub definitions: u64,
}

impl Editions {
    /// The definitions active last.
    pub fn last(&self) -> &Engine {
        self.later.last().map_or(&self.first, |(_, engine)| engine)
    }

    /// The definitions active at a moment; before those of the first moment, these.
    pub fn at(&self, moment: Moment) -> &Engine {
        self.later.iter().rfind(|(since, _)| *since <= moment).map_or(&self.first, |(_, engine)| engine)
    }

    /// Why a figure changed from one moment to a later one.
    ///
    /// # Errors
    /// As for the figure at the later moment.
    pub async fn diff(&self, id: &FigureId, from: Moment, to: Moment) -> Result<Diff, RequestError> {
        let last = self.last();
        let now = last.figure_or_none(id, to).await?;
        let walked = self.walk(id, (from, to), &now).await?;
        if walked.steps.is_empty() && id.by.is_some() && now.outcome() == Outcome::Missing(Reason::NoPopulation) {
            return Err(RequestError::NoSuchMember(id.to_string()));
        }
        let start = walked.start;
        let scale = Scale::of(&steps::values(start, &walked.steps));
        let without_effect = self.without_effect(&walked.steps, from, to).await?;
        let causes = self.causes(id, walked.steps, to).await?;
        let question = last.question(&Request::of(id, to))?;
        Ok(Diff {
            title: question.indicator.title.clone(),
            area: last.catalogue().areas.get(&now.id().area).map(|a| a.title.clone()).unwrap_or_default(),
            shown: last.shown_as(&now)?,
            measure: if *now.measure() == Measure::percent() { Measure::points() } else { now.measure().clone() },
            change: start.value().zip(now.outcome().value()).map(|(a, b)| scale.between(a, b)),
            causes: steps::shares(start, causes, scale),
            from: walked.from,
            to: now,
            without_effect,
        })
    }
}
