//! Steps with their causes in full: names, values before and after, where they were read and by whom.

use super::cause::{Cause, FilingCause, RegisterCause};
use super::event::{Event, What};
use super::steps::{Raw, Why};
use super::{Counts, Editions};
use crate::engine::Engine;
use crate::request::{Request, RequestError};
use figures::{FigureId, Moment};
use ledger::{FactRecord, RegisterRows};
use std::collections::{BTreeMap, BTreeSet};

/// What the causes of a figure are described with.
struct Known {
    id: FigureId,
    facts: BTreeMap<i64, Vec<FactRecord>>,
    register: RegisterRows,
    reads: BTreeMap<String, BTreeSet<String>>,
}

impl Editions {
    /// Each step with its cause.
    pub(super) async fn causes(&self, id: &FigureId, steps: Vec<Raw>, to: Moment) -> Result<Vec<(Raw, super::Cause)>, RequestError> {
        let ledger = &self.last().ledger;
        let filings: Vec<i64> = steps.iter().flat_map(Raw::filings).collect();
        let mut facts: BTreeMap<i64, Vec<FactRecord>> = BTreeMap::new();
        for fact in ledger.facts_of(&filings).await? {
            facts.entry(fact.filing).or_default().push(fact);
        }
        let register = ledger.register_known(to).await?;
        let engines = [&self.first].into_iter().chain(self.later.iter().map(|(_, engine)| engine));
        let known = Known { id: id.clone(), facts, register, reads: reads(engines, id, to) };
        Ok(steps.into_iter().map(|step| known.described(step)).collect())
    }

    /// What became known and is in no step.
    pub(super) async fn without_effect(&self, steps: &[Raw], from: Moment, to: Moment) -> Result<Counts, RequestError> {
        let (filings, register) = self.last().ledger.counted_between(from, to).await?;
        let events = steps.iter().filter_map(Raw::event).filter(|e| !e.horizon);
        let (mut in_filings, mut in_register) = (0, 0);
        for event in events {
            match &event.what {
                What::Sheet(_, filings) => in_filings += filings.len() as u64,
                What::Register(rows) => in_register += rows.len() as u64,
            }
        }
        let definitions = steps.iter().filter(|s| matches!(s.why, Why::Definition(_))).count();
        let definitions = self.later.len().saturating_sub(definitions) as u64;
        Ok(Counts { filings: filings.saturating_sub(in_filings), register: register.saturating_sub(in_register), definitions })
    }
}

/// The items that a figure reads by any of the definitions.
fn reads<'a>(engines: impl Iterator<Item = &'a Engine>, id: &FigureId, at: Moment) -> BTreeMap<String, BTreeSet<String>> {
    let mut out: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for engine in engines {
        let Ok(question) = engine.question(&Request::of(id, at)) else { continue };
        for (form, items) in engine.read_by(&question) {
            out.entry(form).or_default().extend(items);
        }
    }
    out
}

impl Raw {
    fn event(&self) -> Option<&Event> {
        match &self.why {
            Why::Event(event) => Some(event),
            Why::Definition(_) | Why::Passage => None,
        }
    }

    fn filings(&self) -> Vec<i64> {
        match self.event().map(|e| &e.what) {
            Some(What::Sheet(_, filings)) => filings.iter().map(|f| f.id).collect(),
            _ => Vec::new(),
        }
    }
}

impl Known {
    fn described(&self, mut step: Raw) -> (Raw, Cause) {
        let why = std::mem::replace(&mut step.why, Why::Passage);
        let cause = match why {
            Why::Event(event) => self.told(event),
            Why::Definition(definition) => Cause::Definition(definition),
            Why::Passage => Cause::Passage,
        };
        (step, cause)
    }

    fn told(&self, event: Event) -> Cause {
        let Event { unit, horizon, what, .. } = event;
        let name = self.name(&unit);
        match what {
            What::Register(mut rows) => {
                rows.sort_by(|a, b| (&a.attribute, a.valid_from, a.id).cmp(&(&b.attribute, b.valid_from, b.id)));
                Cause::Register(RegisterCause { unit, name, horizon, rows })
            }
            What::Sheet(form, filings) => {
                let facts = self.read(&form, filings.iter().flat_map(|f| self.facts.get(&f.id).into_iter().flatten()));
                Cause::Filing(FilingCause { unit, name, form, horizon, facts })
            }
        }
    }

    /// The facts that the figure reads; where it reads whether one filed, all.
    fn read<'a>(&self, form: &str, facts: impl Iterator<Item = &'a FactRecord> + Clone) -> Vec<FactRecord> {
        let items = self.reads.get(form);
        let mut read: Vec<FactRecord> = facts.clone().filter(|f| items.is_some_and(|i| i.contains(&f.item))).cloned().collect();
        if read.is_empty() {
            read = facts.cloned().collect();
        }
        read.sort_by(|a, b| (&a.period, a.role, &a.item, a.id).cmp(&(&b.period, b.role, &b.item, b.id)));
        read
    }

    fn name(&self, unit: &str) -> String {
        let state = self.register.state(unit, self.id.period.last_day(), |_, _| true);
        state.and_then(|s| s.attributes.get("name").cloned()).unwrap_or_default()
    }
}
