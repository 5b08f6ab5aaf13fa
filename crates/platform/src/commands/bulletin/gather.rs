//! The figures of an issue: the only place where a bulletin asks the engine.

use super::issue::Issue;
use crate::failure::Failure;
use crate::workspace::Workspace;
use figures::{Basis, Figure, FigureId, Moment, Period, Price};
use indicators::Request;
use methodology::catalogue::{Breakdown, ChartKind, Slot, TableColumn, TableRows};
use publication::breakdown::{self, Members};
use publication::bridge;
use publication::disclosure::Gate;
use publication::{Material, Past};
use std::collections::{BTreeMap, BTreeSet};

/// All that an issue shows, through the gate.
pub async fn material(issue: &Issue, work: &Workspace, gate: &Gate) -> Result<Material, Failure> {
    let mut material = Material::default();
    let mut figures = Vec::new();
    for slot in issue.bulletin.figures.values() {
        figures.push(work.engine.figure(&id(issue, slot, issue.period), issue.as_of).await?);
    }
    for (name, figure) in issue.bulletin.figures.keys().zip(gate.weigh(&work.engine, figures).await?) {
        if is_bridge(issue, name) {
            material.bridges.extend(bridge::disclose(gate, &figure).map(|bridge| (name.clone(), bridge)));
        }
        material.figures.insert(name.clone(), gate.pass(figure));
    }
    if let Some(last) = issue.last(work) {
        material.last = past(issue, work, gate, last).await?;
    }
    for (name, def) in &issue.bulletin.breakdowns {
        material.members.extend(members(issue, work, gate, def).await?.map(|members| (name.clone(), members)));
    }
    Ok(material)
}

fn is_bridge(issue: &Issue, slot: &str) -> bool {
    issue.bulletin.charts.iter().any(|c| matches!(&c.kind, ChartKind::Bridge { growth, .. } if growth == slot))
}

/// The figure of a slot in a period of the bulletin's kind.
pub fn id(issue: &Issue, slot: &Slot, period: Period) -> FigureId {
    FigureId {
        indicator: slot.indicator.clone(),
        period: if slot.of_month { period.last_month() } else { period.as_filed() },
        area: issue.area.clone(),
        by: None,
        basis: Basis::default(),
        price: Price::default(),
        impute: None,
    }
}

/// Figures of the last issue, as they were known then and as they are known now.
async fn past(issue: &Issue, work: &Workspace, gate: &Gate, last: (Period, Moment)) -> Result<BTreeMap<String, Past>, Failure> {
    let (mut names, mut then, mut now) = (Vec::new(), Vec::new(), Vec::new());
    for name in compared(issue) {
        let Some(slot) = issue.bulletin.figures.get(name) else { continue };
        let id = id(issue, slot, last.0);
        names.push(name.to_owned());
        then.push(work.engine.figure(&id, last.1).await?);
        now.push(work.engine.figure(&id, issue.as_of).await?);
    }
    let (then, now) = (gate.weigh(&work.engine, then).await?, gate.weigh(&work.engine, now).await?);
    let past = then.into_iter().zip(now).map(|(then, now)| Past { then: gate.pass(then), now: gate.pass(now) });
    Ok(names.into_iter().zip(past).collect())
}

/// Slots of the comparison, and of columns that show the last issue.
fn compared(issue: &Issue) -> BTreeSet<&str> {
    let mut out: BTreeSet<&str> = issue.bulletin.compare.iter().flat_map(|c| c.figures.iter().map(String::as_str)).collect();
    for table in &issue.bulletin.tables {
        let TableRows::Slots(rows) = &table.rows else { continue };
        let shows = |wanted: TableColumn| table.columns.iter().any(|(column, _)| *column == wanted);
        for row in rows {
            out.extend(row.value.as_deref().filter(|_| shows(TableColumn::LastValue)));
            out.extend(row.growth.as_deref().filter(|_| shows(TableColumn::LastGrowth)));
        }
    }
    out
}

async fn members(issue: &Issue, work: &Workspace, gate: &Gate, def: &Breakdown) -> Result<Option<Members>, Failure> {
    let slot = |name: &str| issue.bulletin.figures.get(name);
    let Some(level) = slot(&def.of) else { return Ok(None) };
    let (whole, values) = weighed(issue, work, gate, level, &def.by).await?;
    let Some(growth) = def.growth.as_deref().and_then(slot) else {
        let alone = values.into_iter().map(|value| (value, None)).collect();
        return Ok(Some(breakdown::disclose(gate, (whole, None), alone, def.first as usize)));
    };
    let (whole_growth, rates) = weighed(issue, work, gate, growth, &def.by).await?;
    let mut rates: BTreeMap<Option<(String, String)>, Figure> = rates.into_iter().map(|f| (f.id().by.clone(), f)).collect();
    let pairs = values.into_iter().map(|value| {
        let rate = rates.remove(&value.id().by);
        (value, rate)
    });
    Ok(Some(breakdown::disclose(gate, (whole, Some(whole_growth)), pairs.collect(), def.first as usize)))
}

/// A figure, and the same by a dimension.
async fn weighed(issue: &Issue, work: &Workspace, gate: &Gate, slot: &Slot, by: &str) -> Result<(Figure, Vec<Figure>), Failure> {
    let id = id(issue, slot, issue.period);
    let request = Request { by: Some(by.to_owned()), ..Request::of(&id, issue.as_of) };
    let mut all = work.engine.figures(&request).await?;
    all.insert(0, work.engine.figure(&id, issue.as_of).await?);
    let mut all = gate.weigh(&work.engine, all).await?;
    Ok((all.remove(0), all))
}
