//! What a card is scored with, gathered from the book: units with their filings, register and holdings, or the members of
//! a panel with what was observed of them.

mod panel;
mod units;

use crate::failure::Failure;
use crate::workspace::Workspace;
use assessment::scorecard::{Column, Decided, Inputs, Lease};
use figures::{Moment, Period, Text};
use ledger::ClassEffect;
use methodology::catalogue::{Effect, Judged, Scorecard};
use std::collections::BTreeMap;

/// Those who are judged, with everything the card names.
#[derive(Debug, Clone)]
pub struct Gathered {
    /// What the engine takes.
    pub inputs: Inputs,
    /// Names, in the order of the subjects.
    pub names: Vec<Text>,
    /// Who could be meant but is not judged, because whether the card is for it is not known.
    pub unclear: Vec<String>,
}

impl Gathered {
    /// Some of those who are judged.
    pub fn only(self, rows: &[usize]) -> Self {
        let (inputs, names) = only(self.inputs, self.names, rows);
        Gathered { inputs, names, unclear: self.unclear }
    }
}

/// Gathers for a period as known at a moment.
pub async fn gather(work: &Workspace, card: &Scorecard, period: Period, as_of: Moment) -> Result<Gathered, Failure> {
    let mut gathered = match &card.of {
        Judged::Units(test) => units::gather(work, card, test.as_ref(), period, as_of).await?,
        Judged::Panel(panel) => panel::gather(work, card, panel, period, as_of).await?,
    };
    gathered.inputs.decisions = decisions(work, card, period, as_of).await?;
    Ok(gathered)
}

/// What people decided on classes.
async fn decisions(work: &Workspace, card: &Scorecard, period: Period, as_of: Moment) -> Result<Vec<Decided>, Failure> {
    let found = work.ledger.class_decisions(&card.id, &period.to_string(), as_of).await?;
    let one = |d: ledger::ClassDecision| {
        let class = d.class?;
        let effect = match d.effect {
            ClassEffect::Is => Effect::Is(class),
            ClassEffect::AtBest => Effect::AtBest(class),
            ClassEffect::AtLeast => Effect::AtLeast(class),
            ClassEffect::Lifted => return None,
        };
        let reference = d.objection.map_or_else(|| format!("decision:{}", d.id), |id| format!("objection:{id}"));
        Some(Decided { subject: d.subject, effect, reason: d.said.text, reference })
    };
    Ok(found.into_iter().filter_map(one).collect())
}

/// Some rows of everything, in their order.
fn only(inputs: Inputs, names: Vec<Text>, rows: &[usize]) -> (Inputs, Vec<Text>) {
    fn picked<T: Clone>(all: &[T], rows: &[usize]) -> Vec<T> {
        rows.iter().filter_map(|row| all.get(*row).cloned()).collect()
    }
    let column = |column: &Column| column.only(rows);
    let place: BTreeMap<usize, usize> = rows.iter().enumerate().map(|(new, old)| (*old, new)).collect();
    let landlords: Vec<Vec<Lease>> = picked(&inputs.landlords, rows);
    let kept = Inputs {
        subjects: picked(&inputs.subjects, rows),
        columns: inputs.columns.iter().map(column).collect(),
        estimated: inputs.estimated.iter().filter_map(|(operand, row)| Some((*operand, *place.get(row)?))).collect(),
        earlier: inputs.earlier.iter().map(column).collect(),
        merged_with: inputs.merged_with.as_ref().map(|of| picked(of, rows)),
        landlords,
        decisions: inputs.decisions,
    };
    (kept, picked(&names, rows))
}
