//! Members of a panel: what was observed of them, the newest vintage of each value; of those that are an area here, their
//! figures where nothing was observed.

use super::Gathered;
use crate::failure::Failure;
use crate::workspace::Workspace;
use assessment::scorecard::{Column, Inputs};
use figures::observation::{ObsStatus, Observation};
use figures::{Basis, Decimal, Moment, Period, Price, Quantity, Text, observation};
use indicators::Request;
use methodology::catalogue::{Panel, PanelMeasure, PanelMember, Scorecard};
use methodology::score::Operand;
use std::collections::{BTreeMap, BTreeSet};

/// The newest statement on each value.
type Newest<'a> = BTreeMap<(&'a str, &'a str, Period), &'a Observation>;

pub(super) async fn gather(work: &Workspace, card: &Scorecard, panel: &str, period: Period, as_of: Moment) -> Result<Gathered, Failure> {
    let Some(panel) = work.catalogue.panels.get(panel) else { return Ok(nobody()) };
    let observed = work.ledger.observations(&panel.id, as_of).await?;
    let newest: Newest<'_> = observation::latest(&observed);
    let members = members(panel, &newest, period);
    let mut columns = Vec::new();
    let mut estimated = Vec::new();
    for (nth, operand) in card.operands.iter().enumerate() {
        let Operand::Measure(id) = operand else {
            columns.push(Column::Amounts(vec![None; members.len()]));
            continue;
        };
        let mut values = Vec::new();
        for (row, (code, member)) in members.iter().enumerate() {
            let found = newest.get(&(code.as_str(), id.as_str(), period));
            if found.is_some_and(|o| o.status == ObsStatus::Estimated) {
                estimated.push((nth, row));
            }
            values.push(match (found, panel.measures.get(id)) {
                (Some(observation), _) => observation.value,
                (None, Some(measure)) => own(work, measure, *member, period, as_of).await?,
                (None, None) => None,
            });
        }
        columns.push(Column::Amounts(values));
    }
    let earlier = card.operands.iter().map(|operand| before(operand, &members, &newest, period)).collect();
    let names = members.iter().map(|(code, member)| member.map_or_else(|| Text::new(code, code), |m| m.title.clone())).collect();
    let subjects = members.into_iter().map(|(code, _)| code).collect();
    Ok(Gathered { inputs: Inputs { subjects, columns, estimated, earlier, ..Inputs::default() }, names, unclear: Vec::new() })
}

fn nobody() -> Gathered {
    Gathered { inputs: Inputs::default(), names: Vec::new(), unclear: Vec::new() }
}

/// Its members on the last day of the period; of an open panel whoever something was ever observed of.
fn members<'p>(panel: &'p Panel, newest: &Newest<'_>, period: Period) -> Vec<(String, Option<&'p PanelMember>)> {
    match &panel.members {
        Some(members) => {
            let there = members.iter().filter(|(_, m)| m.in_force(period.last_day()));
            there.map(|(code, member)| (code.clone(), Some(member))).collect()
        }
        None => {
            let codes: BTreeSet<&str> = newest.keys().map(|(code, ..)| *code).collect();
            codes.into_iter().map(|code| (code.to_owned(), None)).collect()
        }
    }
}

/// The figure of an area here, in the unit of the measure.
async fn own(
    work: &Workspace,
    measure: &PanelMeasure,
    member: Option<&PanelMember>,
    period: Period,
    as_of: Moment,
) -> Result<Option<Decimal>, Failure> {
    let (Some(indicator), Some(area)) = (&measure.indicator, member.and_then(|m| m.area.as_ref())) else { return Ok(None) };
    let request = Request {
        indicator: indicator.clone(),
        period,
        area: Some(area.clone()),
        by: None,
        basis: Basis::default(),
        price: Price::default(),
        impute: None,
        definition: None,
        base_share: false,
        top: None,
        as_of,
    };
    let figures = work.engine.figures(&request).await?;
    let value = figures.first().and_then(|figure| Some(Quantity { amount: figure.outcome().value()?, measure: figure.measure().clone() }));
    Ok(value.and_then(|q| q.convert(&measure.measure)).map(|q| q.amount))
}

/// The newest earlier value of everybody.
fn before(operand: &Operand, members: &[(String, Option<&PanelMember>)], newest: &Newest<'_>, period: Period) -> Column {
    let Operand::Measure(id) = operand else { return Column::Amounts(vec![None; members.len()]) };
    let of = |code: &str| {
        let fits = |(member, measure, at): &(&str, &str, Period)| *member == code && *measure == id && at.last_day() < period.last_day();
        let earlier = newest.iter().filter(|(key, o)| fits(key) && o.value.is_some());
        earlier.max_by_key(|((_, _, at), _)| at.last_day()).and_then(|(_, o)| o.value)
    };
    Column::Amounts(members.iter().map(|(code, _)| of(code)).collect())
}
