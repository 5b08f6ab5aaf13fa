//! `wanmu leads`: the funnel of investment leads, who was not spoken to, which may be one, and whether those won became projects.
//!
//! `gather` reads and judges, `print` makes tables of it and `json` the document; all of it is for those who may see single units.

mod gather;
mod json;
mod one;
mod print;

use super::Talk;
use super::figure::{gate, period};
use crate::cli::{LeadsArgs, LeadsBy, Listing};
use crate::failure::{Failure, NO_RIGHT, NOT_FOUND, OK};
use crate::workspace::Workspace;
use figures::Moment;
pub use gather::funnel;
use gather::{Asked, Board, gather};
use jiff::civil::Date;
pub use json::share;
pub use print::money;
use publication::charted::Desk;
use std::path::Path;

/// Rows shown where nothing is said.
pub(super) const ROWS: usize = 20;

/// Reads, judges and prints.
pub async fn run(args: &LeadsArgs, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let as_of = work.moment(args.listing.reading.as_of.as_deref())?;
    let gate = gate(&work, &args.listing.reading.audience)?;
    let received = args.received.as_deref().map(period).transpose()?;
    let asked = Asked { day: day(&work, args.at.as_deref(), as_of)?, as_of, received };
    let board = gate.desk(gather(&work, &asked).await?).ok_or_else(|| no_right(&args.listing.reading.audience))?;
    show(&board, args, &work, talk)?;
    Ok(OK)
}

fn show(board: &Desk<Board>, args: &LeadsArgs, work: &Workspace, talk: Talk) -> Result<(), Failure> {
    if let Some(id) = args.lead.as_deref() {
        let at = board.find(id).ok_or_else(|| unknown(id))?;
        return one::show(board, at, &args.listing, (work, talk));
    }
    if talk.json {
        talk.document(&json::document(board, args.by, work));
        return Ok(());
    }
    let limit = args.listing.limit.unwrap_or(ROWS);
    let table = match (args.duplicates, args.by) {
        (true, _) => print::pairs(board, talk),
        (false, Some(by)) => print::groups(board, by, work, talk),
        (false, None) => print::leads(board, work, talk),
    };
    if let Some(file) = &args.listing.csv {
        return table.give(file, work);
    }
    let mut out = print::head(board, work, talk);
    if !args.duplicates && args.by.is_none() {
        out.push_str(&print::funnel(board, talk).shown(limit, talk));
        out.push('\n');
    }
    out.push_str(&table.shown(limit, talk));
    if !args.duplicates && args.by.is_none() {
        out.push_str(&print::notes(board, talk));
    }
    crate::out::text(&out);
    Ok(())
}

/// The day of `--at`; that of the moment where none is said.
pub(super) fn day(work: &Workspace, text: Option<&str>, as_of: Moment) -> Result<Date, Failure> {
    let Some(text) = text else { return Ok(as_of.day(work.zone())) };
    text.parse().map_err(|_| Failure::usage(("日期", "date"), text, "2021-08-10"))
}

/// What is for those only who may see single units.
pub(super) fn no_right(audience: &str) -> Failure {
    Failure::new(NO_RIGHT, format!("招商线索和联系记录不对 {audience} 公开"), format!("leads and contacts are not shown to {audience}"))
}

fn unknown(id: &str) -> Failure {
    Failure::new(NOT_FOUND, format!("没有线索“{id}”"), format!("there is no lead `{id}`"))
}

/// The word of a field in a record as it is called by its kind.
pub(super) fn worded(work: &Workspace, (kind, field): (&str, &str), word: Option<&str>, talk: Talk) -> String {
    let Some(word) = word else { return String::new() };
    let field = work.catalogue.records.get(kind).and_then(|kind| kind.field(field));
    field.map_or_else(|| word.to_owned(), |field| super::records::shown(field, word, talk.lang))
}

/// By which word leads are put together.
fn group(by: LeadsBy) -> (&'static str, fn(&assessment::attraction::Lead) -> Option<String>) {
    match by {
        LeadsBy::Source => ("source", |lead| lead.source.clone()),
        LeadsBy::Industry => ("industry", |lead| lead.industry.clone()),
        LeadsBy::Officer => ("officer", |lead| lead.officer.clone()),
    }
}

/// Whether everything that can be shown was asked for.
pub(super) fn csv_of(listing: &Listing) -> Option<&Path> {
    listing.csv.as_deref()
}
