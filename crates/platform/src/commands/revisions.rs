//! `wanmu revisions`: the revision triangle of a figure.

use super::diff::in_order;
use super::figure::{gate, period};
use super::{Talk, figure_id};
use crate::cli::Revisions;
use crate::failure::{Failure, OK};
use crate::workspace::Workspace;
use crate::{editions, render, wire};
use figures::Period;
use indicators::diff::Vintages;
use std::path::Path;

/// Computes and prints.
pub async fn run(args: &Revisions, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let id = figure_id(&args.figure)?;
    let periods = args.periods.iter().map(|text| period(text)).collect::<Result<Vec<Period>, _>>()?;
    let from = args.from.as_deref().map(|text| work.moment(Some(text))).transpose()?;
    let to = work.moment(args.reading.as_of.as_deref())?;
    if let Some(from) = from {
        in_order(from, to, "--as-of")?;
    }
    let gate = gate(&work, &args.reading.audience)?;
    let editions = editions::between(&work, from, to).await?;
    let revisions = editions.revisions(&id, &Vintages { periods, from, to }).await?;
    let revisions = gate.weigh_revisions(&editions, revisions).await?;
    let triangle = publication::difference::disclose_revisions(revisions, &gate);
    if talk.json {
        talk.document(&wire::revisions(&triangle, work.zone()));
    } else {
        crate::out::text(&render::revisions(&triangle, args.limit, work.zone(), talk.lang));
    }
    Ok(OK)
}
