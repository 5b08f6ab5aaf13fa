//! A line of a file of capacity plans.

use super::super::cells::{amount, day, known, measure, registered, word};
use super::super::fold::fold;
use super::super::row::{Row, keep};
use super::{fits, subject};
use crate::Context;
use figures::goal::Building;
use figures::{CapacityStep, Decimal, Issue, Measure, Quantity};
use jiff::civil::Date;

/// Reads the line; nothing where one of its cells is wrong.
pub(super) fn step(row: &Row<'_>, ctx: &Context<'_>, issues: &mut Vec<Issue>) -> Option<CapacityStep> {
    let all = issues.len();
    let unit = keep(issues, registered(row, ctx, "unit"));
    let product = keep(issues, row.required("product").map(|p| fold(p).into_owned()));
    let phase = keep(issues, row.required("phase").map(|p| fold(p).into_owned()));
    let date = keep(issues, day(row, "date"));
    let capacity = keep(issues, capacity(row));
    let measure = keep(issues, measure(row, "measure"));
    let known = keep(issues, known(row, ctx));
    let state = keep(issues, state(row, date, known.map(|k| k.day(&ctx.zone))));
    let output = keep(issues, output(row, ctx, measure.as_ref()));
    if issues.len() > all {
        return None;
    }
    Some(CapacityStep {
        unit: unit?,
        product: product?,
        phase: phase?,
        date: date?,
        capacity: Quantity { amount: capacity?, measure: measure? },
        state: state?,
        output: output?,
        known: known?,
        source: row.some("source"),
        note: row.some("note"),
        place: row.place("capacity"),
    })
}

fn capacity(row: &Row<'_>) -> Result<Decimal, Issue> {
    let amount = amount(row, "capacity")?;
    if amount < Decimal::ZERO {
        let issue = row.issue("negative", "capacity", "生产能力不得为负", "a capacity may not be negative");
        return Err(issue.hint("填该期建成后的年生产能力总数", "all that can be made a year once the step is taken"));
    }
    Ok(amount)
}

/// What is built was built by the day it became known.
fn state(row: &Row<'_>, date: Option<Date>, known: Option<Date>) -> Result<Building, Issue> {
    let state = word(row, "state", Building::ALL, Building::word)?.unwrap_or_default();
    if state == Building::Built && date.zip(known).is_some_and(|(date, known)| date > known) {
        let (zh, en) = ("建成日期晚于获知时间", "it is said to be built on a day later than it became known");
        return Err(row.issue("built-in-future", "date", zh, en).hint("未建成的填 planned", "what is to come is planned"));
    }
    Ok(state)
}

/// The item by which what is made is filed.
fn output(row: &Row<'_>, ctx: &Context<'_>, measure: Option<&Measure>) -> Result<Option<String>, Issue> {
    if row.text("output").is_empty() {
        return Ok(None);
    }
    let (name, about) = subject(row, "output", ctx)?;
    if matches!(about, methodology::Subject::Indicator { .. }) {
        let (zh, en) = ("产量须是报表中的一项", "output is an item of a form");
        return Err(row.issue("output-not-item", "output", zh, en).hint("写作“表号.指标代码”", "write `FORM.ITEM`"));
    }
    if let Some(measure) = measure {
        fits(row, "output", measure, &about)?;
    }
    Ok(Some(name))
}
