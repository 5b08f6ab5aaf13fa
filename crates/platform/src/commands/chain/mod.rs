//! `wanmu chain`: an industrial chain on a day.
//!
//! `gather` reads firms, records and outputs and has the chain surveyed, `print` makes tables of what passed the gate, `one` of a
//! single segment, and `json` the document.

mod gather;
mod json;
mod one;
mod print;

use super::Talk;
use super::figure::{gate, period};
use super::leads::{ROWS, day, no_right};
use crate::cli::ChainArgs;
use crate::failure::{Failure, NOT_FOUND, OK};
use crate::workspace::Workspace;
use assessment::chain::Survey;
use gather::{Asked, World, gather};
use methodology::catalogue::{Chain, Segment};
use publication::charted::Charted;
use std::path::Path;

/// What is shown: a chain that passed the gate, and what is known of it for those who may see single units.
pub struct View<'a> {
    /// The chain.
    pub chain: &'a Chain,
    /// What passed.
    pub charted: Charted,
    /// Firms and records.
    pub world: &'a World,
    /// Gaps, weak segments and bottlenecks, the freshest first.
    pub wanting: Vec<usize>,
}

impl View<'_> {
    /// The whole survey with what is known, where everything may be seen.
    pub fn whole(&self) -> Option<(&Survey, &World)> {
        self.charted.whole().map(|survey| (survey, self.world))
    }

    /// A segment of the chain.
    pub fn segment(&self, at: usize) -> &Segment {
        &self.chain.segments[at]
    }
}

/// Surveys and prints.
pub async fn run(args: &ChainArgs, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let as_of = work.moment(args.listing.reading.as_of.as_deref())?;
    let gate = gate(&work, &args.listing.reading.audience)?;
    let Some(id) = args.id.as_deref() else {
        list(args, (&work, talk))?;
        return Ok(OK);
    };
    let chain = chain(&work, id)?;
    let day = day(&work, args.at.as_deref(), as_of)?;
    let asked = Asked { day, as_of, period: args.period.as_deref().map(period).transpose()? };
    let world = gather(&work, chain, &asked).await?;
    let survey = world.survey(chain, day);
    let wanting = survey.wanting(world.known());
    let charted = gate.charted(survey);
    let wanting = charted.wanting(&wanting);
    let view = View { chain, charted, world: &world, wanting };
    show(&view, args, (&work, talk))?;
    Ok(OK)
}

fn show(view: &View<'_>, args: &ChainArgs, (work, talk): (&Workspace, Talk)) -> Result<(), Failure> {
    if args.matches && view.whole().is_none() {
        return Err(no_right(&args.listing.reading.audience));
    }
    let segment = args.segment.as_deref().map(|id| find(view.chain, id)).transpose()?;
    if talk.json {
        talk.document(&json::document(view, segment, work));
        return Ok(());
    }
    let limit = args.listing.limit.unwrap_or(ROWS);
    let table = match segment {
        Some(at) => one::firms(view, at, talk),
        None if args.matches => print::matches(view, talk),
        None if args.gaps => print::gaps(view, talk),
        None => print::segments(view, talk),
    };
    if let Some(file) = &args.listing.csv {
        return table.give(file, work);
    }
    let mut out = print::head(view, work, talk);
    match segment {
        Some(at) => out.push_str(&one::told(view, at, (&table, limit), (work, talk))),
        None => out.push_str(&table.shown(limit, talk)),
    }
    out.push_str(&print::notes(view, talk));
    crate::out::text(&out);
    Ok(())
}

fn chain<'a>(work: &'a Workspace, id: &str) -> Result<&'a Chain, Failure> {
    work.catalogue.chains.get(id).ok_or_else(|| {
        let all = work.catalogue.chains.keys().cloned().collect::<Vec<_>>().join(", ");
        Failure::new(NOT_FOUND, format!("没有产业链“{id}”；现有：{all}"), format!("there is no chain `{id}`; there are: {all}"))
    })
}

fn find(chain: &Chain, id: &str) -> Result<usize, Failure> {
    chain.segments.iter().position(|segment| segment.id == id).ok_or_else(|| {
        let all = chain.segments.iter().map(|segment| segment.id.as_str()).collect::<Vec<_>>().join(", ");
        Failure::new(NOT_FOUND, format!("没有环节“{id}”；现有：{all}"), format!("there is no segment `{id}`; there are: {all}"))
    })
}

/// Which chains the packs have.
fn list(args: &ChainArgs, (work, talk): (&Workspace, Talk)) -> Result<(), Failure> {
    let table = print::chains(work.catalogue.chains.values(), talk);
    if talk.json {
        talk.document(&json::chains(work.catalogue.chains.values()));
        return Ok(());
    }
    match &args.listing.csv {
        Some(file) => table.give(file, work),
        None => {
            crate::out::text(&table.shown(args.listing.limit.unwrap_or(ROWS), talk));
            Ok(())
        }
    }
}
