//! The sample park's evaluation of 2020: a trial, the public run, the objections to it with their answers, what they put right,
//! the scoring anew and the recognised result.

use super::deliver;
use crate::commands::Talk;
use crate::commands::evaluation::{Making, make};
use crate::failure::Failure;
use crate::workspace::{Workspace, now};
use figures::Moment;
use ledger::{NewObjection, Reply, Said, Stage};
use sample_park::Objection;

/// The card.
const CARD: &str = "sample.per_mu";
/// The year that is evaluated.
const PERIOD: &str = "2020";
/// Who runs it.
const OFFICE: &str = "样例园区亩均办（虚构）";

/// When each run was made, up to when facts were known for it, and why.
const TRIAL: (&str, &str) = ("2021-04-12", "第一次测算（虚构）");
const PUBLIC: (&str, &str) = ("2021-04-19", "公示（虚构）");
const OPENS: &str = "2021-04-20T00:00:00+08:00";
const AGAIN: (&str, &str) = ("2021-05-21", "采纳异议后重新测算（虚构）");
/// Why objections of then are recorded now.
const LATE: &str = "样例补录（虚构）";
const SETTLED: (&str, &str) = ("2021-05-28", "认定（虚构）");

/// Whether it has begun: then the park's own files are all in the book.
pub async fn has_begun(work: &Workspace) -> Result<bool, Failure> {
    Ok(work.ledger.runs(now()).await?.iter().any(|run| run.card == CARD))
}

/// Carries all of it out, once for a data folder; what a stop left undone is done the next time.
pub async fn evaluate(work: &Workspace, seed: u64, talk: Talk) -> Result<(), Failure> {
    let park = sample_park::per_mu(seed);
    once(work, Stage::Trial, TRIAL, None).await?;
    let public = once(work, Stage::Public, PUBLIC, None).await?;
    let heard = work.ledger.objections(now()).await?;
    for (nth, objection) in park.objections.iter().enumerate() {
        object(work, public, objection, heard.get(nth)).await?;
    }
    if !work.ledger.runs(now()).await?.iter().any(|run| run.card == CARD && run.follows.is_some()) {
        deliver(work, park.corrections.into_iter().map(|(name, text)| (name, text.into_bytes())).collect(), talk).await?;
    }
    let again = once(work, Stage::Trial, AGAIN, Some(public)).await?;
    once(work, Stage::Recognised, SETTLED, Some(again)).await?;
    Ok(())
}

/// The number of a run that is there, or of one that is made.
async fn once(work: &Workspace, stage: Stage, when: (&str, &str), follows: Option<i64>) -> Result<i64, Failure> {
    let runs = work.ledger.runs(now()).await?;
    match runs.iter().find(|run| run.card == CARD && run.stage == stage && run.follows == follows) {
        Some(there) => Ok(there.id),
        None => run(work, stage, when, follows).await,
    }
}

async fn run(work: &Workspace, stage: Stage, (day, why): (&str, &str), follows: Option<i64>) -> Result<i64, Failure> {
    let known = work.moment(Some(day))?;
    let opens = if stage == Stage::Public { Some(work.moment(Some(OPENS))?) } else { None };
    let said = said(why, OFFICE, known);
    let making = Making { id: CARD, period: PERIOD, stage, follows, definition: None, as_of: known, window: (opens, None), said };
    Ok(make(&making, work).await?.0)
}

fn said(text: &str, person: &str, known: Moment) -> Said {
    Said { text: text.to_owned(), person: person.to_owned(), known, recorded: now() }
}

/// Objects and answers, as far as that isn't done.
async fn object(work: &Workspace, run: i64, objection: &Objection, there: Option<&ledger::Objection>) -> Result<(), Failure> {
    let id = match there {
        Some(there) if there.answer.is_some() => return Ok(()),
        Some(there) => there.id,
        None => heard(work, run, objection).await?,
    };
    let replies = [Reply::Upheld, Reply::Rejected, Reply::Withdrawn];
    let Some(reply) = replies.into_iter().find(|reply| reply.word() == objection.reply) else { return Ok(()) };
    let said = said(&objection.answer, &objection.answered_by, work.moment(Some(&objection.answered))?);
    Ok(work.ledger.answer(id, reply, &said).await?)
}

async fn heard(work: &Workspace, run: i64, objection: &Objection) -> Result<i64, Failure> {
    let new = NewObjection {
        run,
        subject: objection.unit.clone(),
        term: Some(objection.term.clone()).filter(|term| !term.is_empty()),
        claimed: Some(objection.claimed.clone()).filter(|claimed| !claimed.is_empty()),
        entered_late: Some(LATE.to_owned()),
        said: said(&objection.text, &objection.person, work.moment(Some(&objection.known))?),
    };
    Ok(work.ledger.object(&new, &[]).await?)
}
