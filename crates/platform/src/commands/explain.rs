//! `wanmu explain`: the way back from a figure.

use super::Talk;
use super::figure::gate;
use crate::cli::Explain;
use crate::failure::{Failure, NO_RIGHT, OK};
use crate::render;
use crate::wire;
use crate::workspace::Workspace;
use figures::{FigureId, Reason};
use std::path::Path;

/// Rows of each kind that are printed where nothing else is asked.
const ROWS: usize = 12;

/// Explains and prints.
pub async fn run(args: &Explain, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let id = figure_id(&args.figure)?;
    let as_of = work.moment(args.reading.as_of.as_deref())?;
    let gate = gate(&work, &args.reading.audience)?;
    if let Some(tally) = work.catalogue.tallies.get(&id.indicator) {
        return super::tallies::explain(&work, tally, &id, (as_of, gate), talk).await;
    }
    let most = args.limit.or((!talk.json).then_some(ROWS));
    let explained = publication::way_back::explain(&work.engine, &id, as_of, &gate, most).await?;
    if talk.json {
        talk.document(&wire::explanation(&explained, work.zone()));
    } else {
        crate::out::text(&render::explanation(&explained, work.zone(), talk.lang));
    }
    let suppressed = explained.figure.figure().outcome().reason() == Some(Reason::Suppressed);
    Ok(if suppressed { NO_RIGHT } else { OK })
}

/// Reads a figure id in the short or long form.
pub fn figure_id(text: &str) -> Result<FigureId, Failure> {
    text.parse().map_err(|fault: figures::identity::IdFault| {
        Failure::usage(("指标数标识", "figure id"), &fault.0, "industry.output@2021-H1[,area=…][,by=…:…][,basis=…][,price=…]")
    })
}
