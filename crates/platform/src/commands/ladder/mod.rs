//! `wanmu ladder`: who fulfils which rung, who is one condition away and from what, which titles end, who grows towards a line.

mod gather;
mod held;
mod json;
mod months;
mod print;
mod scenario;
mod views;

pub use gather::{Gathered, gather};
pub use held::held;

use super::Talk;
use super::figure::gate;
use crate::cli::LadderArgs;
use crate::failure::{Failure, NO_RIGHT, NOT_FOUND, OK};
use crate::files;
use crate::workspace::Workspace;
use assessment::ladder::judge::asked;
use assessment::ladder::{Board, Held, judge};
use figures::Text;
use jiff::civil::Date;
use methodology::catalogue::{Catalogue, Ladder};
use publication::disclosure::{Audience, Gate};
use publication::rungs::Rungs;
use publication::write;
use std::path::Path;

/// Rows shown where nothing is said.
pub const ROWS: usize = 20;

/// What is printed, with what it is printed of.
pub struct Shown<'a> {
    /// The book.
    pub work: &'a Workspace,
    /// The ladder.
    pub ladder: &'a Ladder,
    /// What the audience may see.
    pub seen: &'a Rungs,
    /// Names, in the order of the firms that are seen.
    pub names: Vec<Text>,
    /// What a scenario is marked with.
    pub mark: Option<Text>,
    /// Rows.
    pub limit: usize,
}

/// Judges and prints.
pub async fn run(args: &LadderArgs, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let gate = gate(&work, &args.reading.audience)?;
    let as_of = work.moment(args.reading.as_of.as_deref())?;
    let day = args.at.parse::<Date>().map_err(|_| Failure::usage(("认定日期", "day of decision"), &args.at, "2022-06-30"))?;
    let ladder = ladder(&work.catalogue, &args.id)?;
    let records = held(&work, as_of).await?;
    if args.titles {
        return views::titles(&work, (args, ladder), (&records, day), &gate, talk);
    }
    let rungs = rungs(&work.catalogue, ladder, args.title.as_deref())?;
    let mark = scenario::watermark(args)?;
    if let (Audience::Firm(code), false) = (gate.audience(), gate.microdata("")) {
        scenario::only_of(args, code.as_str())?;
    }
    if let Some(months) = args.expiring {
        return views::expiring(&work, (&rungs, months), (&records, day, as_of), &gate, talk).await;
    }
    let gathered = gather(&work, &asked(&work.catalogue, &rungs, day), day, as_of).await?;
    let (board, names) = judged(&work.catalogue, gathered, (&rungs, day), &records, &args.set)?;
    let (seen, names) = pass(&gate, board, names).ok_or_else(|| no_right(&args.reading.audience))?;
    let limit = args.limit.unwrap_or(if talk.json { usize::MAX } else { ROWS });
    let shown = Shown { work: &work, ladder, seen: &seen, names, mark, limit };
    if let Some(file) = &args.csv {
        return csv(&shown, file, talk);
    }
    show(&shown, args, talk)
}

/// A board of these firms with what is set of them, and their names.
pub fn judged(
    catalogue: &Catalogue,
    mut gathered: Gathered,
    (rungs, day): (&[&str], Date),
    records: &[Held],
    set: &[String],
) -> Result<(Board, Vec<Text>), Failure> {
    scenario::set(catalogue, &mut gathered, set)?;
    let Gathered { inputs, names } = gathered;
    let board = judge(catalogue, rungs, day, inputs, records).map_err(|misfit| {
        let words = misfit.words(&catalogue.rule_operands);
        Failure::new(crate::failure::FAILED, words.zh, words.en)
    })?;
    Ok((board, names))
}

/// Through the gate, with the names of who is left.
fn pass(gate: &Gate, board: Board, names: Vec<Text>) -> Option<(Rungs, Vec<Text>)> {
    let codes = board.inputs.subjects.clone();
    let seen = gate.rungs(board)?;
    let name = |code: &String| codes.binary_search(code).ok().and_then(|at| names.get(at).cloned()).unwrap_or_default();
    let names = seen.board().inputs.subjects.iter().map(name).collect();
    Some((seen, names))
}

fn show(shown: &Shown<'_>, args: &LadderArgs, talk: Talk) -> Result<u8, Failure> {
    let unit = args.unit.as_deref().map(|code| find(shown, code)).transpose()?;
    let wanted = match (unit, args.one_step, args.forecast, args.title.is_some()) {
        (Some(subject), ..) => View::Unit { subject, whole: args.title.is_some() },
        (None, true, ..) => View::OneStep(args.unknown),
        (None, false, true, _) => View::Forecast,
        (None, false, false, true) => View::Title,
        // A firm sees its own rungs.
        _ if !shown.seen.is_whole() => View::Unit { subject: 0, whole: false },
        _ => View::Rungs,
    };
    if talk.json {
        json::print(shown, &wanted, talk);
    } else {
        crate::out::text(&print::text(shown, &wanted, talk.lang));
    }
    Ok(OK)
}

/// What is shown of a ladder.
#[derive(Debug, Clone, Copy)]
pub enum View {
    /// A line for each rung.
    Rungs,
    /// The firms of one title.
    Title,
    /// One firm: a line for each rung with what keeps it from it, or every condition of one title.
    Unit {
        /// Its number.
        subject: usize,
        /// Whether every condition is told.
        whole: bool,
    },
    /// Who is one condition away, with so many unknown.
    OneStep(u16),
    /// Who grows towards a line.
    Forecast,
}

fn ladder<'c>(catalogue: &'c Catalogue, id: &str) -> Result<&'c Ladder, Failure> {
    catalogue.ladders.get(id).ok_or_else(|| {
        let ids = catalogue.ladders.keys().cloned().collect::<Vec<_>>().join(", ");
        Failure::new(NOT_FOUND, format!("没有梯度“{id}”；有：{ids}"), format!("there is no ladder `{id}`; there are {ids}"))
    })
}

/// The rungs of a ladder, or the one that is asked for.
fn rungs<'c>(catalogue: &'c Catalogue, ladder: &'c Ladder, title: Option<&str>) -> Result<Vec<&'c str>, Failure> {
    let all = || ladder.rungs.iter().map(String::as_str).filter(|id| catalogue.titles.contains_key(*id));
    let Some(title) = title else { return Ok(all().collect()) };
    let found: Vec<&str> = all().filter(|id| *id == title).collect();
    if found.is_empty() {
        let ids = all().collect::<Vec<_>>().join(", ");
        let (zh, en) = (format!("梯度没有“{title}”；有：{ids}"), format!("the ladder has no `{title}`; there are {ids}"));
        return Err(Failure::new(NOT_FOUND, zh, en));
    }
    Ok(found)
}

fn find(shown: &Shown<'_>, code: &str) -> Result<usize, Failure> {
    shown.seen.board().find(code).ok_or_else(|| {
        Failure::new(NOT_FOUND, format!("没有企业 {code}"), format!("{code} is not in the register, or not shown to this audience"))
    })
}

fn no_right(audience: &str) -> Failure {
    Failure::new(
        NO_RIGHT,
        format!("{audience} 无权查看单个企业的培育情况；称号数量见 wanmu ladder … --titles"),
        format!("{audience} has no right to single firms; how many hold titles: `wanmu ladder … --titles`"),
    )
}

fn csv(shown: &Shown<'_>, file: &Path, talk: Talk) -> Result<u8, Failure> {
    let about = file.display().to_string();
    let mark = shown.mark.as_ref();
    let write = |out: &mut dyn std::io::Write| write::rungs::rungs(shown.seen, &shown.work.catalogue, &shown.names, mark, talk.lang, out);
    if about != "-" {
        files::give_line_by_line(file, &shown.work.dir, write)?;
        return Ok(OK);
    }
    let mut out = Vec::new();
    write(&mut out).map_err(|e| Failure::io(&about, &e))?;
    crate::out::text(&String::from_utf8_lossy(&out));
    Ok(OK)
}
