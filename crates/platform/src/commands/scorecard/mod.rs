//! `wanmu scorecard`: scores, ranks and classes by a card, each explained term by term.

mod gather;
mod grounds;
mod history;
mod items;
mod json;
mod judged;
mod lift;
mod print;
mod robust;
mod scenario;

pub use judged::{Asked, Judged, card, day, judge, period};
pub use print::grade;

use super::Talk;
use super::figure::gate;
use crate::cli::ScorecardArgs;
use crate::failure::{Failure, NO_RIGHT, NOT_FOUND, OK};
use crate::files;
use crate::workspace::Workspace;
use assessment::scorecard::Board;
use figures::Text;
use methodology::catalogue::{MissingScore, Source, Step};
use publication::disclosure::Audience;
use publication::scoreboard::Scoreboard;
use publication::write;
use serde_json::Map;
use std::path::Path;

/// Rows shown of each ranking group where nothing is said.
const ROWS: usize = 20;

/// Scores and prints.
pub async fn run(args: &ScorecardArgs, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let gate = gate(&work, &args.reading.audience)?;
    let as_of = work.moment(args.reading.as_of.as_deref())?;
    let asked = Asked {
        id: &args.id,
        period: period(&args.period)?,
        definition: day(args.definition.as_deref())?,
        as_of,
        scenario: Some(&args.scenario),
    };
    if let (Audience::Firm(code), false) = (gate.audience(), gate.microdata("")) {
        args.scenario.only_of(code.as_str())?;
    }
    let (board, judged) = judge(&work, &asked).await?;
    let seen = if judged.watermark.is_some() { gate.scenario(board) } else { gate.scoreboard(board) };
    if seen.subjects().is_empty() && seen.whole().is_none() {
        return Err(no_right(&args.reading.audience));
    }
    if let Some(years) = args.history {
        return history::run(&work, (&asked, years), (seen, judged), &gate, talk).await;
    }
    let limit = args.limit.unwrap_or(ROWS);
    let only = args.subject.as_deref().map(|code| find(&seen, code)).transpose()?;
    let robust = robustness(&seen, args)?;
    let distance = only.and_then(|subject| seen.distance(subject));
    let levers = match (only, args.to.as_deref()) {
        (Some(subject), Some(to)) => {
            let goal = lift::goal(&seen, to)?;
            if !seen.may_aim(goal) {
                return Err(no_right(&args.reading.audience));
            }
            seen.levers(subject, goal).map(|found| (goal, found))
        }
        _ => None,
    };
    let items = match (only, &levers, seen.whole()) {
        (Some(subject), Some((goal, Ok(_))), Some(board)) => items::items(board, &judged.inputs, subject, *goal),
        _ => Vec::new(),
    };
    let levers = levers.map(|(_, found)| found);
    let grounds = match only.and_then(|subject| seen.code(subject)) {
        Some(code) => grounds::grounds(&work, seen.method().card(), code, asked.period, as_of).await?,
        None => Vec::new(),
    };
    let lifted = lift::Lifted { distance: distance.as_ref(), levers: levers.as_ref(), items: &items };
    if let Some(folder) = &args.tables {
        let board = seen.whole().ok_or_else(|| no_right(&args.reading.audience))?;
        tables(board, &judged, folder, (&work, talk))?;
    }
    if let Some(file) = &args.csv {
        csv(&seen, &judged, file, (&work, talk))?;
    } else if talk.json {
        let mut more = Map::new();
        more.extend(seen.whole().zip(robust.as_ref()).map(|(board, robust)| ("robustness".to_owned(), robust.document(board))));
        more.extend(only.map(|_| ("grounds".to_owned(), grounds::document(&grounds, &work))));
        more.extend(only.map(|_| ("lift".to_owned(), lift::document(&seen, &lifted))));
        let around = json::Around { period: &args.period, as_of, packs: &work.catalogue.hash, zone: work.zone(), more };
        json::print(&seen, &judged, around, only);
    } else {
        let text = match only.and_then(|subject| seen.story(subject)) {
            Some(story) => {
                let band = robust.as_ref().and_then(|r| r.band(story.subject));
                let lift = lift::words(&seen, &lifted, talk.lang);
                print::story(&seen, &judged, &story, band.as_deref(), talk.lang) + &lift + &grounds::words(&grounds, &work, talk.lang)
            }
            None => print::table(&seen, &judged, limit, talk.lang),
        };
        crate::out::text(&text);
        if let Some(robust) = robust.filter(|_| only.is_none()) {
            crate::out::text(&robust.table(&seen, &judged, limit, talk.lang));
        }
    }
    Ok(OK)
}

/// Bands of ranks, where they are asked for or belong to what is shown.
fn robustness(seen: &Scoreboard, args: &ScorecardArgs) -> Result<Option<robust::Robust>, Failure> {
    let Some(board) = seen.whole() else {
        return if args.robust { Err(no_right(&args.reading.audience)) } else { Ok(None) };
    };
    if !args.robust && !robust::belongs(board) {
        return Ok(None);
    }
    robust::robust(board, robust::Wanted { draws: args.draws, seed: args.seed, drivers: args.robust }).map(Some)
}

fn no_right(audience: &str) -> Failure {
    Failure::new(
        NO_RIGHT,
        format!("{audience} 无权查看单个评价对象的得分；公示和认定的结果见 wanmu evaluation list"),
        format!("{audience} has no right to scores of single ones; public and recognised results: `wanmu evaluation list`"),
    )
}

fn find(seen: &Scoreboard, code: &str) -> Result<usize, Failure> {
    seen.find(code).ok_or_else(|| {
        Failure::new(NOT_FOUND, format!("没有评价对象 {code}"), format!("{code} is not judged, or not shown to this audience"))
    })
}

/// Every explanation as CSV.
fn csv(seen: &Scoreboard, judged: &Judged, file: &Path, (work, talk): (&Workspace, Talk)) -> Result<(), Failure> {
    let about = file.display().to_string();
    let mark = judged.watermark.as_ref();
    if about != "-" {
        let write = |out: &mut dyn std::io::Write| write::scoreboard::explanations(seen, &judged.names, mark, talk.lang, out);
        return files::give_line_by_line(file, &work.dir, write);
    }
    let mut out = Vec::new();
    write::scoreboard::explanations(seen, &judged.names, mark, talk.lang, &mut out).map_err(|e| Failure::io(&about, &e))?;
    crate::out::text(&String::from_utf8_lossy(&out));
    Ok(())
}

/// Every intermediate table.
fn tables(board: &Board, judged: &Judged, folder: &Path, (work, talk): (&Workspace, Talk)) -> Result<(), Failure> {
    let mark = judged.watermark.as_ref().map(|mark| mark.get(talk.lang));
    for (name, text) in write::scoreboard::tables(board, mark) {
        files::give(&folder.join(format!("{name}.csv")), text.as_bytes(), &work.dir)?;
    }
    Ok(())
}

/// Where a card comes from, with its mark.
fn source_words(source: &Source) -> Text {
    match source {
        Source::Document { citation } => Text::new(format!("依据：{citation}"), format!("by: {citation}")),
        Source::Unverified { note } => Text::new(format!("未核实的方法：{note}"), format!("unverified method: {note}")),
        Source::Required { note } => Text::new(format!("方法待补：{note}"), format!("method wanted: {note}")),
        Source::Fictional => Text::new("虚构的方法（样例）", "a fictional method (sample)"),
    }
}

fn policy_words(policy: MissingScore) -> Text {
    match policy {
        MissingScore::Zero => Text::new("缺项计零分", "missing counts as zero"),
        MissingScore::GroupMean => Text::new("缺项取本组平均分", "missing takes the group's mean points"),
        MissingScore::Reweight => Text::new("缺项权重按比例归其他项", "its weight goes to the others"),
        MissingScore::Refuse => Text::new("缺项不予评分", "missing, so no score"),
    }
}

fn step_words(step: &Step) -> Text {
    match step {
        Step::Screen { .. } => Text::new("筛选", "screened"),
        Step::Impute { .. } => Text::new("插补", "filled in"),
        Step::Treat { .. } => Text::new("离群值处理", "outlier treated"),
    }
}
