//! `wanmu plans`: action plans by field of work, each measure with its figure or without any, tasks in time, late and overdue; and the
//! registers of talent, facilities and team.
//!
//! `gather` reads plans and registers, `bound` has the figures of measures computed and judged as those of targets are, `print` makes
//! tables and `json` the document.

mod bound;
mod gather;
mod json;
mod print;

use super::Talk;
use super::figure::gate;
use super::leads::{ROWS, day};
use crate::cli::PlansArgs;
use crate::failure::{Failure, NO_RIGHT, NOT_FOUND, OK};
use crate::workspace::Workspace;
use gather::{Asked, gather};
use std::path::Path;

/// Reads, judges and prints.
pub async fn run(args: &PlansArgs, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let as_of = work.moment(args.listing.reading.as_of.as_deref())?;
    let gate = gate(&work, &args.listing.reading.audience)?;
    let asked = Asked { day: day(&work, args.at.as_deref(), as_of)?, as_of };
    let world = gather(&work, &asked).await?;
    let chosen = world.plans.iter().filter(|told| args.plan.as_deref().is_none_or(|id| told.plan.id == id));
    let chosen: Vec<usize> = chosen.filter_map(|told| world.plans.iter().position(|other| other.plan.id == told.plan.id)).collect();
    if let Some(id) = args.plan.as_deref().filter(|_| chosen.is_empty()) {
        return Err(Failure::new(NOT_FOUND, format!("没有行动计划“{id}”"), format!("there is no action plan `{id}`")));
    }
    let judged = bound::judge(&work, &gate, &world, &asked).await?;
    let board = print::Board { world, judged, chosen, whole: args.plan.is_some() };
    let board = gate.house(board).ok_or_else(|| no_right(&args.listing.reading.audience))?;
    if talk.json {
        talk.document(&json::document(&board, &work));
        return Ok(OK);
    }
    let table = if board.whole { print::items(&board, &work, talk) } else { print::fields(&board, &work, talk) };
    if let Some(file) = &args.listing.csv {
        table.give(file, &work)?;
        return Ok(OK);
    }
    let mut out = print::head(&board, &work, talk);
    out.push_str(&table.shown(args.listing.limit.unwrap_or(if board.whole { usize::MAX } else { ROWS }), talk));
    out.push_str(&print::notes(&board, &work, talk));
    crate::out::text(&out);
    Ok(OK)
}

/// What is the park's own work.
pub(super) fn no_right(audience: &str) -> Failure {
    Failure::new(
        NO_RIGHT,
        format!("行动计划和大事记不对 {audience} 公开"),
        format!("action plans and the chronicle are not shown to {audience}"),
    )
}
