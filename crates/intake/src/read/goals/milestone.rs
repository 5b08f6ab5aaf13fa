//! A line of a file of milestones.

use super::super::cells::{day, known};
use super::super::row::{Row, keep};
use super::aim;
use crate::Context;
use figures::{Issue, Milestone};

/// Reads the line; nothing where one of its cells is wrong.
pub(super) fn milestone(row: &Row<'_>, ctx: &Context<'_>, issues: &mut Vec<Issue>) -> Option<Milestone> {
    let target = keep(issues, super::target::name(row, "target"));
    let due = keep(issues, day(row, "due"));
    let aim = aim(row, issues);
    let known = keep(issues, known(row, ctx));
    Some(Milestone {
        target: target?,
        due: due?,
        aim: aim?,
        title: row.some("title"),
        known: known?,
        source: row.some("source"),
        note: row.some("note"),
        place: row.place("value"),
    })
}
