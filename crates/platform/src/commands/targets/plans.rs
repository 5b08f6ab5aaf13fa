//! Plans of capacity with what was made of what could be.

use super::gather::Until;
use super::{Audience, Wanted};
use crate::failure::Failure;
use crate::workspace::Workspace;
use assessment::capacity::{self, Plan};
use assessment::revisions::capacity_steps;
use assessment::share::Share;
use assessment::window::Window;
use figures::goal::Counting;
use figures::{Decimal, Goals, Period, Reason};
use indicators::OwnItem;
use methodology::Subject;
use publication::disclosure::Disclosed;
use std::collections::BTreeSet;

/// A plan as it is printed.
pub struct PlanRow<'a> {
    /// The plan.
    pub plan: Plan<'a>,
    /// The firm's name.
    pub name: String,
    /// What was made of it this year, where a plan names the item that says so.
    pub made: Option<Made>,
}

/// Output beside capacity. Capacity is no output: the two are never put in each other's place.
pub struct Made {
    /// The figure of the last month that has one.
    pub figure: Disclosed,
    /// From January to that month, in the plan's unit.
    pub output: Decimal,
    /// What could be made in these months.
    pub possible: Option<Decimal>,
    /// Output of what could be made.
    pub utilisation: Option<Share>,
}

/// The plans of the areas asked for, and how many are withheld.
pub async fn plans<'a>(
    work: &Workspace,
    audience: &Audience<'_>,
    goals: &'a Goals,
    within: &BTreeSet<String>,
    wanted: Wanted<'_>,
) -> Result<(Vec<PlanRow<'a>>, usize), Failure> {
    let until = wanted.until;
    let steps = capacity_steps(goals, until.as_of);
    let today = until.as_of.day(work.zone());
    let attribute = |unit: &str, name: &str| audience.register.get(unit).and_then(|state| state.attributes.get(name)).cloned();
    let here = |plan: &Plan<'_>| wanted.area.is_none() || attribute(plan.unit.as_str(), "area").is_some_and(|area| within.contains(&area));
    let all = capacity::plans(&steps, today).into_iter().filter(here);
    let (seen, hidden): (Vec<Plan<'_>>, Vec<Plan<'_>>) = all.partition(|plan| audience.may_see(plan.unit.as_str()));
    let mut rows = Vec::new();
    for plan in seen {
        let name = attribute(plan.unit.as_str(), "name").unwrap_or_default();
        let made = made(work, audience, &plan, wanted.year, until).await?;
        rows.push(PlanRow { plan, name, made });
    }
    Ok((rows, hidden.len()))
}

/// What the firm says it made, up to the last month of the year that it filed.
async fn made(work: &Workspace, audience: &Audience<'_>, plan: &Plan<'_>, year: i16, until: Until) -> Result<Option<Made>, Failure> {
    let Some(Subject::Item { form, item }) = plan.output.and_then(|name| work.catalogue.subject(name)) else { return Ok(None) };
    let own = OwnItem { form, item: &item, unit: plan.unit.as_str(), office: false, area: "", counting: Counting::AsKnown };
    let last = until.through.unwrap_or(Period::Year { year }).months().1;
    let periods: Vec<Period> = (1..=last).rev().map(|to| Period::Cumulative { year, to }).collect();
    let filed = work.engine.filed(&own, &periods, until.as_of).await?;
    let Some(figure) = filed.into_iter().find(|f| f.outcome().reason() != Some(Reason::NotFiled)) else { return Ok(None) };
    let figure = audience.gate.pass(figure);
    let window = Window::through(Period::Year { year }, figure.id().period.months().1);
    let output = figure.outcome().value().and_then(|v| figure.measure().convert(v, plan.measure));
    let (Some(output), Some(window)) = (output, window) else { return Ok(None) };
    let (possible, utilisation) = (plan.possible(window), plan.utilisation(output, window));
    Ok(Some(Made { figure, output, possible, utilisation }))
}
