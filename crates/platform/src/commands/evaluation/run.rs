//! Scoring and keeping the result.

use super::super::scorecard::{Asked, Judged, card, day, grade, judge, period};
use super::{Talk, stage_words};
use crate::cli::NewRun;
use crate::commands::edits::said as signed;
use crate::commands::figure::gate;
use crate::failure::{Failure, OK, USAGE};
use crate::workspace::Workspace;
use assessment::scorecard::Board;
use figures::{Lang, Moment};
use jiff::ToSpan;
use jiff::civil::{Date, Time};
use ledger::{RunRow, Said, Stage};
use methodology::catalogue::Publicity;
use publication::write;

/// A run to be made.
pub struct Making<'a> {
    /// Id of the card.
    pub id: &'a str,
    /// Period, as written.
    pub period: &'a str,
    /// Stage.
    pub stage: Stage,
    /// The run it scores anew.
    pub follows: Option<i64>,
    /// Day of the settings.
    pub definition: Option<Date>,
    /// Up to when facts are known.
    pub as_of: Moment,
    /// First and last moment of the window, where they are said.
    pub window: (Option<Moment>, Option<Moment>),
    /// Why, who, when.
    pub said: Said,
}

/// Makes the run an argument list asks for.
pub async fn run(args: &NewRun, work: &Workspace, talk: Talk) -> Result<u8, Failure> {
    let stage = Stage::parse(&args.stage).ok_or_else(|| Failure::usage(("阶段", "stage"), &args.stage, "trial, public, recognised"))?;
    let moment = |text: &Option<String>| text.as_deref().map(|t| work.moment(Some(t))).transpose();
    let window = (moment(&args.opens)?, moment(&args.closes)?);
    if stage != Stage::Public && (window.0.is_some() || window.1.is_some()) {
        return Err(Failure::new(USAGE, "只有公示（public）有起止时间", "only a public run has a window"));
    }
    let said = signed(&args.who, &args.note, work)?;
    let making = Making {
        id: &args.id,
        period: &args.period,
        stage,
        follows: args.follows,
        definition: day(args.definition.as_deref())?,
        as_of: as_of(args, &said, work)?,
        window,
        said,
    };
    let (id, rows) = make(&making, work).await?;
    if talk.json {
        talk.document(&serde_json::json!({"run": id, "rows": rows}));
    } else {
        let words = (
            format!("已保存批次 {id}（{}），{rows} 个评价对象", stage_words(stage, talk)),
            format!("kept run {id} ({}), {rows} judged", stage_words(stage, talk)),
        );
        crate::out::line(talk.say(&words.0, &words.1));
    }
    Ok(OK)
}

/// Up to when facts are known: as said, else by when the run is known. Of a day that isn't over, what is known of it by then.
fn as_of(args: &NewRun, said: &Said, work: &Workspace) -> Result<Moment, Failure> {
    let Some(text) = args.as_of.as_deref() else { return Ok(said.known) };
    let as_of = work.moment(Some(text))?;
    let of_its_day = Some(as_of) == Moment::end_of(said.known.day(work.zone()), work.zone());
    Ok(if of_its_day { as_of.min(said.known) } else { as_of })
}

/// Scores, and keeps what comes of it; the number of the run and how many were judged.
pub async fn make(making: &Making<'_>, work: &Workspace) -> Result<(i64, usize), Failure> {
    let asked = Asked { id: making.id, period: period(making.period)?, definition: making.definition, as_of: making.as_of, scenario: None };
    let (board, judged) = judge(work, &asked).await?;
    let definition = board.day;
    let rows = rows(&board);
    let explained = explained(board, &judged, work)?;
    let count = rows.len();
    let new = ledger::NewRun {
        card: making.id.to_owned(),
        period: asked.period.to_string(),
        stage: making.stage,
        as_of: making.as_of,
        definition,
        packs: work.catalogue.hash.clone(),
        explained,
        follows: making.follows,
        window: window(making, work)?,
        said: making.said.clone(),
        rows,
    };
    Ok((work.ledger.keep_run(&new).await?, count))
}

/// Every explanation, as it is kept: for the office, in Chinese.
pub fn explained(board: Board, judged: &Judged, work: &Workspace) -> Result<Vec<u8>, Failure> {
    let seen = gate(work, "office")?.scoreboard(board);
    let mut out = Vec::new();
    write::scoreboard::explanations(&seen, &judged.names, None, Lang::Zh, &mut out).map_err(|e| Failure::io("evaluation", &e))?;
    Ok(out)
}

/// The results, ranking group by ranking group in order of rank; then those without one.
pub fn rows(board: &Board) -> Vec<RunRow> {
    let mut order: Vec<usize> = (0..board.subjects.len()).collect();
    let key = |subject: usize| {
        let entity = board.entity(subject);
        let rank = board.rank(entity);
        (rank.is_none(), board.sorted.group_of[entity], rank, board.subjects[subject].clone())
    };
    order.sort_by_cached_key(|subject| key(*subject));
    order.into_iter().map(|subject| row(board, subject)).collect()
}

fn row(board: &Board, subject: usize) -> RunRow {
    let entity = board.entity(subject);
    let group = board.sorted.group_of[entity].and_then(|nth| board.card.groups.get(nth as usize));
    let class = grade(&board.card, board.final_classes[subject]);
    RunRow {
        subject: board.subjects[subject].clone(),
        group: group.map(|group| group.id.clone()).unwrap_or_default(),
        score: board.shown[entity].map(|score| score.to_string()),
        rank: board.rank(entity),
        grade: Some(class).filter(|class| !class.is_empty()),
        estimated: board.estimated[entity],
        reason: board.because(entity).or_else(|| board.unranked(entity)).map(|because| because.why.code().to_owned()),
    }
}

/// The window of a public run: as said, else from when it is known for as long as the card says.
fn window(making: &Making<'_>, work: &Workspace) -> Result<Option<(Moment, Moment)>, Failure> {
    if making.stage != Stage::Public {
        return Ok(None);
    }
    let opens = making.window.0.unwrap_or(making.said.known);
    let by_card = || card(&work.catalogue, making.id).ok()?.publicity.as_ref().and_then(|publicity| closes(opens, publicity, work));
    let closes = making.window.1.or_else(by_card).ok_or_else(|| {
        Failure::new(USAGE, "这张评分卡没有公示期，请用 --closes 写明截止时间", "the card says no window: give its end with --closes")
    })?;
    if closes <= opens {
        return Err(Failure::new(USAGE, "公示截止应晚于开始", "a window ends after it begins"));
    }
    Ok(Some((opens, closes)))
}

/// The last moment: so many days after the first, at an hour or at the end of the day.
fn closes(opens: Moment, publicity: &Publicity, work: &Workspace) -> Option<Moment> {
    let day = opens.day(work.zone()).checked_add(i64::from(publicity.days).days()).ok()?;
    match publicity.until.as_deref() {
        None => Moment::parse(&day.to_string(), work.zone()),
        Some(hour) => {
            let hour: Time = hour.parse().ok()?;
            let at = day.to_datetime(hour).to_zoned_datetime(work.zone().clone()).ok()?;
            Some(Moment::from_micros(at.timestamp().as_microsecond()))
        }
    }
}
