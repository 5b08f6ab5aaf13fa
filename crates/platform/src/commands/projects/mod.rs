//! `wanmu projects`: how far each has come, what its lamp is and why, when it is likely to go on, what it was committed to and
//! what came of it.

mod csv;
mod document;
mod extras;
mod gather;
mod one;
mod package;
mod strip;
mod words;

use super::Talk;
use super::figure::gate;
use super::records::hidden;
use crate::cli::{Colour, ProjectsArgs};
use crate::columns::aligned;
use crate::failure::{Failure, NOT_FOUND, OK};
use crate::workspace::Workspace;
use assessment::records::Record;
use extras::Extras;
use gather::{Gathered, Row};
use jiff::civil::Date;
use methodology::catalogue::{Board, Lamp};
use publication::charted::Shown;
use publication::disclosure::Gate;
use std::path::Path;

/// Rows shown where nothing is said.
const ROWS: usize = 20;

/// Gathers, judges and prints.
pub async fn run(args: &ProjectsArgs, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let as_of = work.moment(args.reading.as_of.as_deref())?;
    let gate = gate(&work, &args.reading.audience)?;
    let board = board(&work, &args.board)?;
    let day = day(args.at.as_deref(), as_of.day(work.zone()))?;
    let gathered = Gathered::new(&work, board, day, as_of).await?;
    let dossier = gate.dossier(&work.catalogue.records, gathered.kind, &gathered.records);
    if let Some(folder) = &args.oc4ids {
        return package::write(&gathered, &dossier, (folder, args.prefix.as_deref()), (&work, talk)).await;
    }
    let rows = chosen(&gathered, dossier.records(), args)?;
    if let Some(file) = &args.csv {
        return csv::write(&gathered, &rows, file, (&work, talk));
    }
    let limit = if talk.json { rows.len() } else { args.limit.unwrap_or(ROWS).min(rows.len()) };
    let extras = Extras::new(&gathered, &rows[..limit], args, (&work, &gate)).await?;
    if talk.json {
        let document = document::document(&gathered, &rows, (&extras, &dossier), (&work, talk));
        talk.document(&document);
        return Ok(OK);
    }
    if let (Some(_), [row]) = (&args.project, rows.as_slice()) {
        crate::out::text(&one::told(&gathered, row, (&extras, &dossier), (&work, talk)));
        return Ok(OK);
    }
    crate::out::text(&counts(&gathered, &gate, talk));
    list(&gathered, &rows, limit, talk);
    crate::out::text(&extras.told(&gathered, &rows[..limit], talk));
    if let Some(text) = hidden(dossier.withheld()) {
        crate::out::line(text.get(talk.lang));
    }
    Ok(OK)
}

fn board<'a>(work: &'a Workspace, id: &str) -> Result<&'a Board, Failure> {
    work.catalogue.boards.get(id).ok_or_else(|| {
        let all = work.catalogue.boards.keys().cloned().collect::<Vec<_>>().join(", ");
        Failure::new(NOT_FOUND, format!("没有看板“{id}”；现有：{all}"), format!("no board `{id}`; there are: {all}"))
    })
}

fn day(text: Option<&str>, today: Date) -> Result<Date, Failure> {
    let Some(text) = text else { return Ok(today) };
    text.parse().map_err(|_| Failure::usage(("日期", "date"), text, "2021-06-30"))
}

/// The rows asked for among those that may be seen.
fn chosen<'g>(gathered: &'g Gathered<'_>, seen: &[&Record], args: &ProjectsArgs) -> Result<Vec<&'g Row<'g>>, Failure> {
    if let Some(stage) = &args.stage
        && gathered.board.stage(stage).is_none()
    {
        let all = gathered.board.stages.iter().map(|stage| stage.id.as_str()).collect::<Vec<_>>().join(", ");
        return Err(Failure::new(NOT_FOUND, format!("没有阶段“{stage}”；现有：{all}"), format!("no stage `{stage}`; there are: {all}")));
    }
    let lamp = args.lamp.map(lamp);
    let asked = |row: &&Row<'_>| {
        seen.iter().any(|record| record.id == row.record.id)
            && args.project.as_ref().is_none_or(|id| *id == row.record.id)
            && lamp.is_none_or(|lamp| row.standing.as_ref().is_some_and(|standing| standing.lamp == lamp))
            && args.stage.as_ref().is_none_or(|id| row.stage(gathered.board).is_some_and(|stage| stage.id == *id))
    };
    let rows: Vec<&Row<'_>> = gathered.rows.iter().filter(asked).collect();
    match &args.project {
        Some(id) if rows.is_empty() => {
            let kind = &gathered.kind.title;
            let (zh, en) = (format!("没有{}“{id}”", kind.zh), format!("no {} `{id}` is recorded, or shown to this audience", kind.en));
            Err(Failure::new(NOT_FOUND, zh, en))
        }
        _ => Ok(rows),
    }
}

fn lamp(colour: Colour) -> Lamp {
    match colour {
        Colour::Green => Lamp::Green,
        Colour::Yellow => Lamp::Yellow,
        Colour::Red => Lamp::Red,
        Colour::Unknown => Lamp::Unknown,
    }
}

/// How many have come how far, by group and stage; of everybody, as far as they are enough to be told.
fn counts(gathered: &Gathered<'_>, gate: &Gate, talk: Talk) -> String {
    let head = [talk.say("分组", "group"), talk.say("阶段", "stage"), talk.say("数量", "number"), talk.say("待补佐证", "evidence wanted")];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    let cell = |count: Shown<u64>| count.map_or_else(|reason| format!("-- ({})", reason.words().get(talk.lang)), |count| count.to_string());
    for (count, [number, wanted]) in gathered.counts(gate) {
        let group = count.group.map(|title| title.get(talk.lang)).unwrap_or_default();
        rows.push(vec![group.to_owned(), count.title.get(talk.lang).to_owned(), cell(number), cell(wanted)]);
    }
    aligned(&rows)
}

fn list(gathered: &Gathered<'_>, rows: &[&Row<'_>], limit: usize, talk: Talk) {
    if rows.is_empty() {
        return;
    }
    let head = [
        talk.say("编号", "id"),
        talk.say("名称", "name"),
        talk.say("阶段", "stage"),
        talk.say("灯", "lamp"),
        talk.say("下一节点", "next"),
        talk.say("迟(天)", "days late"),
        talk.say("原因", "because"),
    ];
    let mut lines = vec![head.map(str::to_owned).to_vec()];
    lines.extend(rows.iter().take(limit).map(|row| words::cells(gathered, row, talk)));
    crate::out::text(&format!("\n{}", aligned(&lines)));
    let more = rows.len().saturating_sub(limit);
    if more > 0 {
        crate::out::line(talk.say(&format!("另有 {more} 条"), &format!("{more} more")));
    }
}
