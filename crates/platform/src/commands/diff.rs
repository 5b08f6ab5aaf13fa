//! `wanmu diff`: why a figure changed between two moments.

use super::figure::gate;
use super::{Talk, figure_id};
use crate::cli::Diff;
use crate::failure::{Failure, NO_RIGHT, OK, USAGE};
use crate::workspace::Workspace;
use crate::{editions, render, wire};
use figures::Moment;
use std::path::Path;

/// Causes printed for people when nothing else is asked.
const TOP: usize = 12;

/// Compares and prints.
pub async fn run(args: &Diff, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let id = figure_id(&args.figure)?;
    let (from, to) = moments(&work, &args.from, args.to.as_deref())?;
    let gate = gate(&work, &args.audience)?;
    let editions = editions::between(&work, Some(from), to).await?;
    let diff = gate.weigh_diff(&editions, editions.diff(&id, from, to).await?).await?;
    let mut told = publication::difference::disclose(diff, &gate);
    if let Some(most) = args.top.or((!talk.json).then_some(TOP)) {
        told = told.top(most);
    }
    if talk.json {
        talk.document(&wire::difference(&told, work.zone()));
    } else {
        crate::out::text(&render::difference(&told, work.zone(), talk.lang));
    }
    Ok(if told.is_withheld() { NO_RIGHT } else { OK })
}

fn moments(work: &Workspace, from: &str, to: Option<&str>) -> Result<(Moment, Moment), Failure> {
    let (from, to) = (work.moment(Some(from))?, work.moment(to)?);
    in_order(from, to, "--to")?;
    Ok((from, to))
}

/// Refuses a span that begins after it ends; `end` is the option with the end.
pub fn in_order(from: Moment, to: Moment, end: &str) -> Result<(), Failure> {
    if from <= to {
        return Ok(());
    }
    let zh = format!("--from 晚于 {end}；请把较早的时间写在 --from");
    Err(Failure::new(USAGE, zh, format!("--from is after {end}; the earlier moment goes to --from")))
}
