//! Targets, milestones and plans of capacity: one statement a line.
//!
//! `target`, `milestone` and `step` read a line each; what needs more than one line, or the book, is
//! [`crate::check_goals`]'s.

mod milestone;
mod step;
mod target;

use super::cells::{amount, withdrawn};
use super::fold::{fold, nearest};
use super::header::Kind;
use super::row::{Row, keep};
use super::seen::Seen;
use crate::Context;
use figures::{Decimal, Goals, Issue, Measure};
use methodology::Subject;

/// Goals of a file while it is read.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    goals: Goals,
    seen: Seen,
}

impl Reader {
    /// Takes one line; each of its mistakes goes on the list.
    pub(crate) fn take(&mut self, row: &Row<'_>, ctx: &Context<'_>, issues: &mut Vec<Issue>) {
        match row.header.kind {
            Kind::Target => {
                let read = target::target(row, ctx, issues);
                let new = read.filter(|t| self.seen.is_new(row, format!("target {}", t.target), t.known, issues));
                self.goals.targets.extend(new);
            }
            Kind::Milestone => {
                let read = milestone::milestone(row, ctx, issues);
                let new = read.filter(|m| self.seen.is_new(row, format!("{} {}", m.target, m.due), m.known, issues));
                self.goals.milestones.extend(new);
            }
            Kind::Capacity => {
                let read = step::step(row, ctx, issues);
                let new = read.filter(|s| self.seen.is_new(row, format!("{}\t{}\t{}", s.unit, s.product, s.phase), s.known, issues));
                self.goals.capacities.extend(new);
            }
            Kind::Tidy | Kind::Register | Kind::Observation | Kind::Holding | Kind::Entry => {}
        }
    }

    /// The goals in the order of the file.
    pub(crate) fn goals(self) -> Goals {
        self.goals
    }
}

/// What stands in a column that names an indicator or `FORM.ITEM`.
fn subject<'c>(row: &Row<'_>, column: &str, ctx: &Context<'c>) -> Result<(String, Subject<'c>), Issue> {
    let name = fold(row.required(column)?).into_owned();
    if let Some(subject) = ctx.catalogue.subject(&name) {
        return Ok((name, subject));
    }
    let issue = row.issue("unknown-indicator", column, format!("没有指标“{name}”"), format!("there is no indicator `{name}`"));
    Err(match nearest(&name, ctx.catalogue.indicators.keys().map(String::as_str)) {
        Some(near) => issue.hint(format!("可能是 {near}"), format!("perhaps {near}")),
        None => issue.hint(
            "填指标标识（如 industry.output），或无指标时填“表号.指标代码”",
            "an indicator's id such as industry.output, or `FORM.ITEM` where there is none",
        ),
    })
}

/// That the unit is of the dimension of what is aimed at or made.
fn fits(row: &Row<'_>, column: &str, measure: &Measure, subject: &Subject<'_>) -> Result<(), Issue> {
    if subject.takes(measure) {
        return Ok(());
    }
    let own = subject.measure();
    let title = subject.title();
    let zh = format!("{}以 {own} 计，不能换算为 {measure}", title.zh);
    let issue = row.issue("other-dimension", column, zh, format!("{} is in {own}, which does not convert to {measure}", title.en));
    Err(issue.hint(format!("可用 {own} 或同类单位"), format!("{own}, or a unit of its kind")))
}

/// The amount of a row, which one that withdraws doesn't need.
fn aim(row: &Row<'_>, issues: &mut Vec<Issue>) -> Option<Option<Decimal>> {
    let withdrawn = keep(issues, withdrawn(row))?;
    if withdrawn {
        return Some(None);
    }
    keep(issues, amount(row, "value")).map(Some)
}
