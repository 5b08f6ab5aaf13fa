//! Runs as they were kept, and the objections to them with their clock.

use super::super::scorecard::{Asked, judge, period};
use super::run::explained;
use super::{Talk, stage_words};
use crate::cli::Listed;
use crate::columns::aligned;
use crate::commands::figure::gate;
use crate::failure::{Failure, NOT_FOUND, OK, USAGE};
use crate::workspace::Workspace;
use figures::{Moment, Text};
use ledger::{Objection, Reply, Run, RunRow, Stage};
use methodology::catalogue::Catalogue;
use publication::disclosure::Gate;
use serde_json::{Value, json};
use std::fmt::Write;

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
    let head: Vec<String> = [
        ("批次", "run"),
        ("评分卡", "card"),
        ("期间", "period"),
        ("阶段", "stage"),
        ("数据截至", "as of"),
        ("重评", "follows"),
        ("公示期", "window"),
        ("记录人", "person"),
    ]
    .iter()
    .map(|(zh, en)| talk.say(zh, en).to_owned())
    .collect();
    let rows = runs.iter().map(|run| run_cells(run, as_of, work, talk));
    crate::out::text(&aligned(&std::iter::once(head).chain(rows).collect::<Vec<_>>()));
    if !objections.is_empty() {
        let lines: Vec<Vec<String>> = objections.iter().map(|o| objection_cells(o, work, talk)).collect();
        crate::out::text(&format!("\n{}\n{}", talk.say("异议", "Objections"), aligned(&lines)));
    }
    Ok(OK)
}

/// Who may see single units knows of every run, others of those that are public.
fn may_know(run: &Run, gate: &Gate) -> bool {
    gate.microdata("") || run.stage != Stage::Trial
}

/// Of a row an audience sees the whole, or of a public one the class alone.
fn seen(row: &RunRow, gate: &Gate) -> RunRow {
    if gate.microdata(&row.subject) {
        return row.clone();
    }
    RunRow { score: None, rank: None, estimated: false, reason: None, ..row.clone() }
}

/// The last day on which an objection is answered, where the card says so.
fn due(objection: &Objection, card: &str, catalogue: &Catalogue, work: &Workspace) -> Option<String> {
    let days = catalogue.scorecards.get(card)?.publicity.as_ref()?.answer_days?;
    let day = objection.said.known.day(work.zone()).checked_add(jiff::ToSpan::days(i64::from(days))).ok()?;
    Some(day.to_string())
}

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
        run.follows.map(|id| id.to_string()).unwrap_or_default(),
        window.unwrap_or_default(),
        run.said.person.clone(),
    ]
}

fn run_value(run: &Run, as_of: Moment, work: &Workspace) -> Value {
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
        format!("{} {}", talk.say("批次", "run"), o.run),
        o.subject.clone(),
        o.term.clone().unwrap_or_default(),
        o.claimed.clone().unwrap_or_default(),
        o.said.text.clone(),
        o.said.known.rfc3339(work.zone()),
        reply_words(answer.map(|a| a.reply), talk).to_owned(),
        answer.map(|a| format!("{} ({} {})", a.said.text, a.said.person, a.said.known.rfc3339(work.zone()))).unwrap_or_default(),
    ]
}

fn objection_value(o: &Objection, due: Option<String>, work: &Workspace) -> Value {
    let answer = o.answer.as_ref().map(
        |a| json!({"reply": a.reply.word(), "text": a.said.text, "person": a.said.person, "known": a.said.known.rfc3339(work.zone())}),
    );
    json!({
        "objection": o.id, "run": o.run, "subject": o.subject, "term": o.term, "claimed": o.claimed, "text": o.said.text,
        "person": o.said.person, "known": o.said.known.rfc3339(work.zone()), "due": due,
        "evidence": o.evidence.iter().map(|e| json!({"file": e.file, "sha256": e.sha256})).collect::<Vec<_>>(), "answer": answer,
    })
}

/// A run as it was kept, and whether the book with the definitions of that time still gives it.
pub(super) async fn show(args: &Listed, work: &Workspace, talk: Talk) -> Result<u8, Failure> {
    let id = args.run.ok_or_else(|| Failure::new(USAGE, "要写批次号", "the number of a run is needed"))?;
    let gate = gate(work, &args.reading.audience)?;
    let (run, rows) = work.ledger.run(id).await?;
    let as_of = work.moment(args.reading.as_of.as_deref())?;
    if !may_know(&run, &gate) || run.said.known > as_of {
        return Err(Failure::new(NOT_FOUND, format!("没有评价批次 {id}"), format!("there is no run {id}")));
    }
    let rows: Vec<RunRow> = rows.iter().map(|row| seen(row, &gate)).collect();
    let again = if gate.microdata("") { Some(again(&run, work).await?) } else { None };
    if talk.json {
        let rows: Vec<Value> = rows.iter().map(row_value).collect();
        talk.document(&json!({"run": run_value(&run, as_of, work), "again": again.as_ref().map(|(same, _)| same), "results": rows}));
        return Ok(OK);
    }
    let mut out = String::new();
    let _ = writeln!(out, "{}", run_cells(&run, as_of, work, talk).join(" · "));
    if let Some((_, words)) = again {
        let _ = writeln!(out, "{}", words.get(talk.lang));
    }
    out.push_str(&aligned(&rows.iter().map(row_cells).collect::<Vec<_>>()));
    crate::out::text(&out);
    Ok(OK)
}

/// Whether scoring anew, as of then and by the definitions of then, gives the same bytes.
async fn again(run: &Run, work: &Workspace) -> Result<(bool, Text), Failure> {
    let then = work.with_packs(&run.packs).await?;
    let asked = Asked { id: &run.card, period: period(&run.period)?, definition: Some(run.definition), as_of: run.as_of, scenario: None };
    let (board, judged) = judge(&then, &asked).await?;
    let same = explained(board, &judged, &then)? == work.ledger.explained(run)?;
    let words = match same {
        true => Text::new("按当时的台账和方法重算，结果逐字一致", "scored anew with the book and rules of then: the same bytes"),
        false => Text::new("按当时的台账和方法重算，结果不一致", "scored anew with the book and rules of then: something else comes out"),
    };
    Ok((same, words))
}

fn row_value(row: &RunRow) -> Value {
    json!({"subject": row.subject, "group": row.group, "score": row.score, "rank": row.rank, "grade": row.grade, "estimated": row.estimated, "reason": row.reason})
}

fn row_cells(row: &RunRow) -> Vec<String> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        row.group.clone(),
        row.rank.map(|rank| rank.to_string()).unwrap_or_default(),
        row.subject.clone(),
        text(&row.score),
        text(&row.grade),
        text(&row.reason),
    ]
}
