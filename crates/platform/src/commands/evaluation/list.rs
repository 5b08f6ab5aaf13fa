//! The runs that were kept, and the objections to them with their clock.

use super::{NOTHING, Talk, heads, said, stage_words};
use crate::cli::Listed;
use crate::columns::aligned;
use crate::commands::figure::gate;
use crate::failure::{Failure, OK};
use crate::workspace::Workspace;
use figures::Moment;
use ledger::{Objection, Reply, Run, Stage};
use methodology::catalogue::Catalogue;
use publication::disclosure::Gate;
use serde_json::{Value, json};

/// What is told of a run.
const HEADS: [(&str, &str); 8] = [
    ("批次", "run"),
    ("评分卡", "card"),
    ("期间", "period"),
    ("阶段", "stage"),
    ("数据截至", "as of"),
    ("重评", "follows"),
    ("公示期", "window"),
    ("记录人", "person"),
];

/// What is told of an objection.
const OBJECTIONS: [(&str, &str); 9] = [
    ("异议", "objection"),
    ("批次", "run"),
    ("代码", "code"),
    ("评分项", "term"),
    ("主张", "claimed"),
    ("理由", "text"),
    ("提出时间", "made"),
    ("结果", "reply"),
    ("答复", "answer"),
];

/// Lists what an audience may know of: those who may see single units everything, others what is public.
pub(super) async fn list(args: &Listed, work: &Workspace, talk: Talk) -> Result<u8, Failure> {
    let (gate, as_of) = (gate(work, &args.reading.audience)?, work.moment(args.reading.as_of.as_deref())?);
    let runs = work.ledger.runs(as_of).await?;
    let runs: Vec<&Run> = runs.iter().filter(|run| may_know(run, &gate) && args.run.is_none_or(|id| id == run.id)).collect();
    let objections = work.ledger.objections(as_of).await?;
    let known = |o: &&Objection| runs.iter().any(|run| run.id == o.run) && gate.microdata(&o.subject);
    let objections: Vec<&Objection> = objections.iter().filter(known).collect();
    if talk.json {
        let card = |o: &Objection| runs.iter().find(|run| run.id == o.run).map(|run| run.card.as_str()).unwrap_or_default();
        let objections: Vec<Value> = objections.iter().map(|o| objection_value(o, due(o, card(o), &work.catalogue, work), work)).collect();
        let runs: Vec<Value> = runs.iter().map(|run| run_value(run, as_of, work)).collect();
        talk.document(&json!({"runs": runs, "objections": objections}));
        return Ok(OK);
    }
    let head = heads(&HEADS, talk);
    let rows = runs.iter().map(|run| run_cells(run, as_of, work, talk));
    crate::out::text(&aligned(&std::iter::once(head).chain(rows).collect::<Vec<_>>()));
    if !objections.is_empty() {
        let rows = objections.iter().map(|o| objection_cells(o, work, talk));
        let table = aligned(&std::iter::once(heads(&OBJECTIONS, talk)).chain(rows).collect::<Vec<_>>());
        crate::out::text(&format!("\n{}\n{table}", talk.say("异议", "Objections")));
    }
    Ok(OK)
}

/// Who may see single units knows of every run, others of those that are public.
pub(super) fn may_know(run: &Run, gate: &Gate) -> bool {
    gate.microdata("") || run.stage != Stage::Trial
}

/// The last day on which an objection is answered, where the card says so.
fn due(objection: &Objection, card: &str, catalogue: &Catalogue, work: &Workspace) -> Option<String> {
    let days = catalogue.scorecards.get(card)?.publicity.as_ref()?.answer_days?;
    let day = objection.said.known.day(work.zone()).checked_add(jiff::ToSpan::days(i64::from(days))).ok()?;
    Some(day.to_string())
}

/// What is told of one run, in a line of names and values.
pub(super) fn run_line(run: &Run, as_of: Moment, work: &Workspace, talk: Talk) -> String {
    let named = heads(&HEADS, talk).into_iter().zip(run_cells(run, as_of, work, talk));
    named.filter(|(_, cell)| cell != NOTHING).map(|(head, cell)| format!("{head} {cell}")).collect::<Vec<_>>().join(" · ")
}

/// What is told of a run, as [`HEADS`] says.
fn run_cells(run: &Run, as_of: Moment, work: &Workspace, talk: Talk) -> Vec<String> {
    let window = run.window.map(|(opens, closes)| {
        let state = if as_of < opens {
            talk.say("未开始", "not open yet")
        } else if as_of <= closes {
            talk.say("进行中", "open")
        } else {
            talk.say("已结束", "closed")
        };
        format!("{} – {} {state}", opens.rfc3339(work.zone()), closes.rfc3339(work.zone()))
    });
    vec![
        run.id.to_string(),
        run.card.clone(),
        run.period.clone(),
        stage_words(run.stage, talk).to_owned(),
        run.as_of.rfc3339(work.zone()),
        said(run.follows.map(|id| id.to_string())),
        said(window),
        run.said.person.clone(),
    ]
}

pub(super) fn run_value(run: &Run, as_of: Moment, work: &Workspace) -> Value {
    let at = |moment: Moment| moment.rfc3339(work.zone());
    json!({
        "run": run.id, "scorecard": run.card, "period": run.period, "stage": run.stage.word(), "as_of": at(run.as_of),
        "definition": run.definition.to_string(), "packs": run.packs, "digest": run.digest, "follows": run.follows,
        "opens": run.window.map(|w| at(w.0)), "closes": run.window.map(|w| at(w.1)),
        "open": run.window.map(|w| w.0 <= as_of && as_of <= w.1),
        "note": run.said.text, "person": run.said.person, "known": at(run.said.known), "recorded": at(run.said.recorded),
    })
}

fn reply_words(reply: Option<Reply>, talk: Talk) -> &'static str {
    match reply {
        None => talk.say("待答复", "to be answered"),
        Some(Reply::Upheld) => talk.say("采纳", "upheld"),
        Some(Reply::Rejected) => talk.say("不予采纳", "rejected"),
        Some(Reply::Withdrawn) => talk.say("撤回", "withdrawn"),
    }
}

fn objection_cells(o: &Objection, work: &Workspace, talk: Talk) -> Vec<String> {
    let answer = o.answer.as_ref();
    vec![
        o.id.to_string(),
        o.run.to_string(),
        o.subject.clone(),
        said(o.term.clone()),
        said(o.claimed.clone()),
        match &o.entered_late {
            Some(why) => format!("{} ({}: {why})", o.said.text, talk.say("补录", "entered late")),
            None => o.said.text.clone(),
        },
        o.said.known.rfc3339(work.zone()),
        reply_words(answer.map(|a| a.reply), talk).to_owned(),
        said(answer.map(|a| format!("{} ({}, {})", a.said.text, a.said.person, a.said.known.rfc3339(work.zone())))),
    ]
}

fn objection_value(o: &Objection, due: Option<String>, work: &Workspace) -> Value {
    let answer = o.answer.as_ref().map(
        |a| json!({"reply": a.reply.word(), "text": a.said.text, "person": a.said.person, "known": a.said.known.rfc3339(work.zone())}),
    );
    json!({
        "objection": o.id, "run": o.run, "subject": o.subject, "term": o.term, "claimed": o.claimed, "text": o.said.text,
        "entered_late": o.entered_late,
        "person": o.said.person, "known": o.said.known.rfc3339(work.zone()), "due": due,
        "evidence": o.evidence.iter().map(|e| json!({"file": e.file, "sha256": e.sha256})).collect::<Vec<_>>(), "answer": answer,
    })
}
