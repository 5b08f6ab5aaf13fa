//! Revisions: what a figure was, for some periods, at each moment at which it changed (the revision triangle).

use super::Editions;
use super::trace::{Step, Trace};
use crate::engine::Engine;
use crate::request::{Request, RequestError};
use figures::{Figure, FigureId, Measure, Moment, Outcome, Period, Text};
use std::collections::BTreeSet;

/// Which periods, and between which moments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vintages {
    /// The periods; when there are none, those of the figure's kind and year up to its own.
    pub periods: Vec<Period>,
    /// The first moment; what was before it is one column. From the first filing on when there is none.
    pub from: Option<Moment>,
    /// The last moment.
    pub to: Moment,
}

/// A figure by period and moment.
#[derive(Debug, Clone)]
pub struct Revisions {
    /// The indicator's name.
    pub title: Text,
    /// The area's name.
    pub area: Text,
    /// Unit and decimals it is shown in.
    pub shown: (Measure, u32),
    /// The moments at which any period's figure changed, and the first asked for.
    pub moments: Vec<Moment>,
    /// A row per period.
    pub rows: Vec<Row>,
}

/// One period.
#[derive(Debug, Clone)]
pub struct Row {
    /// The figure.
    pub id: FigureId,
    /// What it was at each of the moments.
    pub cells: Vec<Figure>,
}

/// A figure from a moment on.
type Change = (Moment, Figure);

impl Editions {
    /// What a figure was at the moments at which it changed.
    ///
    /// # Errors
    /// As for the figure at the last moment.
    pub async fn revisions(&self, id: &FigureId, asked: &Vintages) -> Result<Revisions, RequestError> {
        let last = self.last();
        let now = last.figure_or_none(id, asked.to).await?;
        let mut changes = Vec::new();
        for period in periods(id.period, &asked.periods) {
            let of = FigureId { period: period.as_filed(), area: now.id().area.clone(), ..id.clone() };
            changes.push((of.clone(), self.changes(&of, asked).await?));
        }
        changes.retain(|(of, all)| !asked.periods.is_empty() || of.period == id.period.as_filed() || all.iter().any(has_value));
        let moments: BTreeSet<Moment> = asked.from.into_iter().chain(changes.iter().flat_map(|(_, all)| later(all, asked.from))).collect();
        let moments: Vec<Moment> = moments.into_iter().collect();
        let row = |(id, all): (FigureId, Vec<Change>)| Row { id, cells: moments.iter().filter_map(|m| at(&all, *m)).collect() };
        Ok(Revisions {
            title: last.question(&Request::of(id, asked.to))?.indicator.title.clone(),
            area: last.catalogue().areas.get(&now.id().area).map(|a| a.title.clone()).unwrap_or_default(),
            shown: last.shown_as(&now)?,
            rows: changes.into_iter().map(row).collect(),
            moments,
        })
    }

    /// What the figure was at first, and whenever it changed.
    async fn changes(&self, id: &FigureId, asked: &Vintages) -> Result<Vec<Change>, RequestError> {
        let mut out: Vec<Change> = Vec::new();
        let (mut engine, mut from) = (&self.first, asked.from);
        for (since, next) in &self.later {
            edition(engine, id, (from, *since), &mut out).await?;
            (engine, from) = (next, Some(*since));
        }
        edition(engine, id, (from, asked.to), &mut out).await?;
        out.dedup_by(|later, earlier| later.1.outcome() == earlier.1.outcome() && later.1.measure() == earlier.1.measure());
        Ok(out)
    }
}

/// Adds what the figure was by one edition of the definitions.
async fn edition(engine: &Engine, id: &FigureId, (from, to): (Option<Moment>, Moment), out: &mut Vec<Change>) -> Result<(), RequestError> {
    let Some(mut trace) = engine.trace_of(id, from, to).await? else { return Ok(()) };
    let begin = from.unwrap_or(Moment::from_micros(i64::MIN));
    let start = trace.start.clone();
    let mut held = trace.outcome(&start).0;
    out.push((begin, trace.figure(&start, from.unwrap_or(to))));
    for step in last_of_each_moment(&mut trace) {
        let outcome = trace.outcome(&step.after).0;
        if outcome != held {
            out.push((step.event.at, trace.figure(&step.after, step.event.at)));
        }
        held = outcome;
    }
    Ok(())
}

/// The steps after which a moment's events are all told.
fn last_of_each_moment(trace: &mut Trace<'_>) -> Vec<Step> {
    let mut out: Vec<Step> = Vec::new();
    for step in std::mem::take(&mut trace.steps) {
        if out.last().is_some_and(|before| before.event.at == step.event.at) {
            out.pop();
        }
        out.push(step);
    }
    out
}

fn has_value((_, figure): &Change) -> bool {
    matches!(figure.outcome(), Outcome::Value(_))
}

/// The moments of the changes, but for what was so from the beginning.
fn later(all: &[Change], from: Option<Moment>) -> impl Iterator<Item = Moment> {
    let from = from.unwrap_or(Moment::from_micros(i64::MIN));
    all.iter().map(|(at, _)| *at).filter(move |at| *at > from)
}

/// The figure at a moment.
fn at(all: &[Change], moment: Moment) -> Option<Figure> {
    all.iter().rev().find(|(at, _)| *at <= moment).map(|(_, figure)| figure.clone())
}

/// The periods asked for, or those of the kind and year of a period up to it.
fn periods(own: Period, asked: &[Period]) -> Vec<Period> {
    if !asked.is_empty() {
        return asked.to_vec();
    }
    let mut out = vec![own.as_filed()];
    while let Some(before) = out.last().map(|p| p.previous()).filter(|p| p.year() == own.year()) {
        out.push(before);
    }
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_periods_of_a_figure_are_those_of_its_kind_and_year() {
        let of = |text: &str| periods(text.parse().expect("period"), &[]).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(of("2021-Q2"), ["2021-Q1", "2021-Q2"]);
        assert_eq!(of("2021-Q1"), ["2021-01..01", "2021-01..02", "2021-01..03"]);
        assert_eq!(of("2021-03"), ["2021-01", "2021-02", "2021-03"]);
    }
}
