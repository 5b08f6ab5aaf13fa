//! `wanmu tallies`: records counted over a period, each number with the records that count, and what offices filed otherwise.

mod beside;
mod way;

use super::Talk;
use super::figure::{gate, period};
use crate::cli::TalliesArgs;
use crate::columns::aligned;
use crate::failure::{Failure, NOT_FOUND, OK};
use crate::records::Tallied;
use crate::workspace::Workspace;
use crate::{render, wire};
use figures::{FigureId, Issue, Moment, Period};
use methodology::catalogue::Tally;
use publication::disclosure::{Disclosed, Gate};
use serde_json::{Value, json};
use std::path::Path;

/// The way back from a tally: its formula, and of each record that counts what the formula names, with its place.
pub async fn explain(work: &Workspace, tally: &Tally, id: &FigureId, (as_of, gate): (Moment, Gate), talk: Talk) -> Result<u8, Failure> {
    let area = if id.area.is_empty() { area(work, None)? } else { id.area.clone() };
    let tallied = Tallied::read(work, &[tally], as_of).await?;
    let Some(figure) = tallied.figures(tally, &[id.period], &area).pop().map(|figure| gate.tally(tally, figure)) else {
        return Err(Failure::new(NOT_FOUND, format!("没有台账“{}”", tally.of), format!("no kind of record `{}`", tally.of)));
    };
    let all = tallied.counting(tally, id.period, &area);
    let counting = work.catalogue.records.get(&tally.of).map(|kind| gate.dossier(&work.catalogue.records, kind, &all));
    let way = way::Way { tally, figure: &figure, counting: counting.as_ref() };
    if talk.json {
        talk.document(&way.document(work, talk.lang));
    } else {
        crate::out::text(&way.text(work, talk.lang));
    }
    Ok(OK)
}

/// What is asked, of whom.
struct Asked {
    period: Period,
    area: String,
    as_of: Moment,
    gate: Gate,
}

/// Counts and prints.
pub async fn run(args: &TalliesArgs, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let asked = Asked {
        period: period(&args.period)?,
        area: area(&work, args.area.as_deref())?,
        as_of: work.moment(args.reading.as_of.as_deref())?,
        gate: gate(&work, &args.reading.audience)?,
    };
    let chosen = chosen(&work, args.id.as_deref())?;
    let tallied = Tallied::read(&work, &chosen, asked.as_of).await?;
    let figure = |tally: &'_ Tally| tallied.figures(tally, &[asked.period], &asked.area).pop();
    let row = |tally| figure(tally).map(|figure| (tally, asked.gate.tally(tally, figure)));
    let rows: Vec<(&Tally, Disclosed)> = chosen.into_iter().filter_map(row).collect();
    let counting = match (args.id.as_deref(), rows.first()) {
        (Some(_), Some((tally, _))) => counting(&work, tally, &tallied, &asked),
        _ => Vec::new(),
    };
    let mut issues = Vec::new();
    for (tally, figure) in &rows {
        issues.extend(beside::issues(&work, (tally, figure), &asked.gate).await?);
    }
    print(&rows, (&counting, &issues), (&work, talk));
    Ok(OK)
}

fn area(work: &Workspace, area: Option<&str>) -> Result<String, Failure> {
    let area = area.map(str::to_owned).or_else(|| work.catalogue.default_area.clone()).unwrap_or_default();
    match work.catalogue.areas.contains_key(&area) || work.catalogue.areas.is_empty() {
        true => Ok(area),
        false => Err(Failure::new(NOT_FOUND, format!("没有区域“{area}”"), format!("area `{area}` not found"))),
    }
}

fn chosen<'a>(work: &'a Workspace, id: Option<&str>) -> Result<Vec<&'a Tally>, Failure> {
    let all = &work.catalogue.tallies;
    let Some(id) = id else { return Ok(all.values().collect()) };
    all.get(id).map(|tally| vec![tally]).ok_or_else(|| {
        let known = all.keys().cloned().collect::<Vec<_>>().join(", ");
        Failure::new(NOT_FOUND, format!("没有计数“{id}”；现有：{known}"), format!("no tally `{id}`; there are: {known}"))
    })
}

/// The ids of the records that count, as far as they may be seen.
fn counting(work: &Workspace, tally: &Tally, tallied: &Tallied<'_>, asked: &Asked) -> Vec<String> {
    let Some(kind) = work.catalogue.records.get(&tally.of) else { return Vec::new() };
    let all = tallied.counting(tally, asked.period, &asked.area);
    let may_see = asked.gate.dossier(&work.catalogue.records, kind, &all);
    may_see.records().iter().map(|record| record.id.clone()).collect()
}

fn print(rows: &[(&Tally, Disclosed)], (counting, issues): (&[String], &[Issue]), (work, talk): (&Workspace, Talk)) {
    if talk.json {
        let one = |(tally, figure): &(&Tally, Disclosed)| {
            let decimals = figure.outcome().value().map_or(0, |value| value.normalize().scale());
            let mut document = wire::figure(figure, figure.measure(), decimals, work.zone());
            document["title"] = Value::from(tally.title.get(talk.lang));
            document
        };
        let all: Vec<Value> = rows.iter().map(one).collect();
        return talk.document(&json!({ "tallies": all, "records": counting, "issues": wire::issues(issues)["issues"] }));
    }
    let cells = |(tally, figure): &(&Tally, Disclosed)| {
        let decimals = figure.outcome().value().map_or(0, |value| value.normalize().scale());
        vec![tally.id.clone(), tally.title.get(talk.lang).to_owned(), render::value(figure.figure(), figure.measure(), decimals, talk.lang)]
    };
    crate::out::text(&aligned(&rows.iter().map(cells).collect::<Vec<_>>()));
    if !counting.is_empty() {
        crate::out::line(&counting.join(" "));
    }
    issues.iter().for_each(|issue| crate::out::text(&issue.render(talk.lang)));
}
