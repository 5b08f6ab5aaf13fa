//! The board as CSV: a line a project, three columns a stage.

use super::super::Talk;
use super::gather::{Gathered, Row};
use super::words;
use crate::failure::{Failure, OK};
use crate::files;
use crate::workspace::Workspace;
use publication::write::lines::line;
use std::io;
use std::path::Path;

/// Writes it.
pub fn write(gathered: &Gathered<'_>, rows: &[&Row<'_>], file: &Path, (work, talk): (&Workspace, Talk)) -> Result<u8, Failure> {
    let mut out = Vec::new();
    let about = file.display().to_string();
    table(gathered, rows, talk, &mut out).map_err(|error| Failure::io(&about, &error))?;
    match about.as_str() {
        "-" => crate::out::text(&String::from_utf8_lossy(&out)),
        _ => files::give(file, &out, &work.dir)?,
    }
    Ok(OK)
}

fn table(gathered: &Gathered<'_>, rows: &[&Row<'_>], talk: Talk, out: &mut Vec<u8>) -> io::Result<()> {
    let stages = gathered.board.stages.iter().flat_map(|stage| ["planned", "actual", "slip"].map(|what| format!("{}_{what}", stage.id)));
    let head: Vec<String> =
        ["id", "name", "stage", "group", "lamp", "computed", "because"].map(str::to_owned).into_iter().chain(stages).collect();
    line(out, head.iter().map(String::as_str))?;
    for row in rows {
        let cells = cells(gathered, row, talk);
        line(out, cells.iter().map(String::as_str))?;
    }
    Ok(())
}

fn cells(gathered: &Gathered<'_>, row: &Row<'_>, talk: Talk) -> Vec<String> {
    let stage = row.stage(gathered.board);
    let standing = row.standing.as_ref();
    let worst = standing.and_then(|standing| standing.causes.first());
    let mut cells = vec![
        row.record.id.clone(),
        row.record.text(&gathered.board.name).unwrap_or_default().to_owned(),
        stage.map(|stage| stage.id.clone()).unwrap_or_default(),
        stage.map(|stage| stage.group.clone()).unwrap_or_default(),
        standing.map(|standing| standing.lamp.word().to_owned()).unwrap_or_default(),
        standing.map(|standing| standing.computed.word().to_owned()).unwrap_or_default(),
        worst.map(|cause| words::cause_in_words(row, cause).get(talk.lang).to_owned()).unwrap_or_default(),
    ];
    for reach in &row.way.stages {
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        cells.extend([day(reach.planned), day(reach.actual), reach.slip.map(|days| days.to_string()).unwrap_or_default()]);
    }
    cells
}
