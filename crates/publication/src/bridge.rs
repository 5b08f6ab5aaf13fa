//! The bridge of a growth rate as an audience may see it: parts of too few units are told together with others.

use crate::disclosure::Gate;
use figures::{Base, Decimal, Figure, FigureId, Measure, Moment, Reason};

/// From last year's published total to this period's, step by step. The steps add up exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bridge {
    /// The growth it belongs to.
    pub id: FigureId,
    /// The moment up to which facts were known.
    pub as_of: Moment,
    /// Unit of the amounts.
    pub measure: Measure,
    /// Last year's total as it was published.
    pub from: Decimal,
    /// This period's total.
    pub to: Decimal,
    /// What lies between.
    pub steps: Vec<Step>,
}

/// One step of a bridge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The parts of the panel it tells together, by their names in the panel.
    pub parts: Vec<&'static str>,
    /// How many units.
    pub units: u64,
    /// Its amount.
    pub amount: Decimal,
}

/// Parts that take from the total.
const LEAVING: [&str; 4] = ["left", "moved_out", "not_filed", "reclassified_out"];

/// The bridge of a growth figure; `None` when it has none or the audience may see nothing of it.
pub fn disclose(gate: &Gate, figure: &Figure) -> Option<Bridge> {
    let growth = figure.attributes().growth.as_ref()?;
    if gate.pass(figure.clone()).figure().outcome().reason() == Some(Reason::Suppressed) {
        return None;
    }
    let needed = gate.needed();
    if needed > units_published(growth) {
        return None;
    }
    Some(Bridge {
        id: figure.id().clone(),
        as_of: figure.attributes().as_of,
        measure: growth.measure.clone(),
        from: growth.published_base,
        to: growth.published_current,
        steps: together(steps(growth), needed)?,
    })
}

/// Units behind last year's total.
fn units_published(growth: &Base) -> u64 {
    let panel = &growth.panel;
    [panel.continuing, panel.left, panel.moved_out, panel.not_filed, panel.reclassified_out].iter().map(|p| p.units).sum()
}

fn steps(growth: &Base) -> Vec<Step> {
    let parts = growth.panel.parts().into_iter().filter(|(_, p)| p.units > 0);
    let mut out: Vec<Step> = parts.map(|(name, p)| Step { parts: vec![name], units: p.units, amount: p.bridge }).collect();
    let restatement = growth.panel.restatement;
    if !restatement.is_zero() {
        out.push(Step { parts: vec!["restatement"], units: growth.panel.continuing.units, amount: restatement });
    }
    out
}

/// Steps of too few units become one; when that is still of too few, the one next to it in size
/// joins them, one that takes from the total as they do before the others.
fn together(all: Vec<Step>, needed: u64) -> Option<Vec<Step>> {
    let (mut small, mut large): (Vec<Step>, Vec<Step>) = all.into_iter().partition(|s| s.units < needed);
    while !small.is_empty() && small.iter().map(|s| s.units).sum::<u64>() < needed {
        let leaving = is_leaving(&small[0]);
        let candidates = large.iter().enumerate().filter(|(_, s)| s.parts != ["restatement"]);
        let (next, _) = candidates.min_by_key(|(_, s)| (is_leaving(s) != leaving, s.units))?;
        small.push(large.remove(next));
    }
    let joined = small.into_iter().reduce(|mut a, b| {
        a.parts.extend(b.parts);
        Step { parts: a.parts, units: a.units + b.units, amount: a.amount + b.amount }
    });
    let at = large.iter().position(|s| s.parts == ["restatement"]).unwrap_or(large.len());
    joined.into_iter().for_each(|step| large.insert(at, step));
    Some(large)
}

fn is_leaving(step: &Step) -> bool {
    step.parts.iter().all(|part| LEAVING.contains(part))
}
