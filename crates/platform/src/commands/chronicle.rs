//! `wanmu chronicle`: the events of the park in the order of their days.

use super::Talk;
use super::figure::gate;
use super::leads::{ROWS, worded};
use super::plans::no_right;
use crate::cli::ChronicleArgs;
use crate::failure::{Failure, OK};
use crate::records;
use crate::table::Table;
use crate::workspace::Workspace;
use assessment::plan::{Event, Range, chronicle, events};
use jiff::civil::Date;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// Lists and prints.
pub async fn run(args: &ChronicleArgs, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let as_of = work.moment(args.listing.reading.as_of.as_deref())?;
    let gate = gate(&work, &args.listing.reading.audience)?;
    let range = Range { from: day(args.from.as_deref())?, to: day(args.to.as_deref())?, subject: args.subject.as_deref() };
    let all = events(&records::records(&work, &BTreeSet::from(["event"]), as_of).await?);
    let found = gate.house(chronicle(&all, &range)).ok_or_else(|| no_right(&args.listing.reading.audience))?;
    if talk.json {
        let of: Vec<Value> = found.iter().map(|event| document(event)).collect();
        talk.document(&json!({ "as_of": as_of.rfc3339(work.zone()), "events": of }));
        return Ok(OK);
    }
    let table = table(&found, &work, talk);
    match &args.listing.csv {
        Some(file) => table.give(file, &work)?,
        None => crate::out::text(&table.shown(args.listing.limit.unwrap_or(ROWS), talk)),
    }
    Ok(OK)
}

fn day(text: Option<&str>) -> Result<Option<Date>, Failure> {
    text.map(|text| text.parse().map_err(|_| Failure::usage(("日期", "date"), text, "2021-04-30"))).transpose()
}

fn table(events: &[&Event], work: &Workspace, talk: Talk) -> Table {
    let mut table = Table::new(&[
        talk.say("日期", "date"),
        talk.say("主体", "subject"),
        talk.say("事项", "what happened"),
        talk.say("类别", "sort"),
        talk.say("级别", "level"),
        talk.say("文件", "document"),
    ]);
    for event in events {
        table.row(vec![
            event.when().unwrap_or_else(|| talk.say("日期不详", "unknown").to_owned()),
            event.subject.clone(),
            event.what.clone(),
            worded(work, ("event", "sort"), event.sort.as_deref(), talk),
            worded(work, ("event", "level"), event.level.as_deref(), talk),
            event.document.clone().unwrap_or_default(),
        ]);
    }
    table
}

fn document(event: &Event) -> Value {
    json!({
        "id": event.id, "when": event.when(), "from": event.on.map(|(first, _)| first.to_string()),
        "to": event.on.map(|(_, last)| last.to_string()), "subject": event.subject, "what": event.what, "sort": event.sort,
        "level": event.level, "document": event.document,
    })
}
