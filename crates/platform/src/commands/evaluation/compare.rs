//! What moved between two runs, and which values behind them changed.

use super::super::scorecard::{Asked, Judged, judge, period};
use super::causes::{Cause, Change, causes};
use super::show::known;
use super::{Talk, heads, said};
use crate::cli::Compared;
use crate::columns::aligned;
use crate::commands::figure::gate;
use crate::failure::{Failure, NO_RIGHT, OK, USAGE};
use crate::workspace::Workspace;
use assessment::scorecard::{Board, Column, name_of};
use ledger::{Run, RunRow};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What is told of one that moved.
const HEADS: [(&str, &str); 4] = [("代码", "code"), ("名次", "rank"), ("得分", "score"), ("等级", "class")];

/// One that moved.
struct Moved<'a> {
    subject: &'a str,
    before: Option<&'a RunRow>,
    after: Option<&'a RunRow>,
}

/// A value that changed.
struct Changed {
    subject: String,
    name: String,
    before: String,
    after: String,
}

/// What is found between two runs.
struct Found<'a> {
    moved: Vec<Moved<'a>>,
    changed: Vec<Changed>,
    causes: Vec<Cause>,
}

pub(super) async fn run(args: &Compared, work: &Workspace, talk: Talk) -> Result<u8, Failure> {
    if !gate(work, &args.reading.audience)?.microdata("") {
        let who = &args.reading.audience;
        return Err(Failure::new(NO_RIGHT, format!("{who} 无权比较批次"), format!("{who} has no right to compare runs")));
    }
    let as_of = work.moment(args.reading.as_of.as_deref())?;
    let (before, old) = known(work, args.before, as_of).await?;
    let (after, new) = known(work, args.after, as_of).await?;
    if before.card != after.card {
        let words = (
            format!("批次 {} 与 {} 不是同一张评分卡", before.id, after.id),
            format!("runs {} and {} are of different cards", before.id, after.id),
        );
        return Err(Failure::new(USAGE, words.0, words.1));
    }
    let (once, now) = (again(&before, work).await?, again(&after, work).await?);
    let found = Found { moved: moved(&old, &new), changed: changed(&once, &now), causes: causes(&once, &now) };
    if talk.json {
        talk.document(&document(&before, &after, &found));
    } else {
        crate::out::text(&text((&before, &after), &found, (new.len(), talk)));
    }
    Ok(OK)
}

/// Everybody whose rank, score or class is another, in the order of the later run.
fn moved<'a>(old: &'a [RunRow], new: &'a [RunRow]) -> Vec<Moved<'a>> {
    let before: BTreeMap<&str, &RunRow> = old.iter().map(|row| (row.subject.as_str(), row)).collect();
    let there: BTreeMap<&str, &RunRow> = new.iter().map(|row| (row.subject.as_str(), row)).collect();
    let stayed = new.iter().map(|row| Moved { subject: &row.subject, before: before.get(row.subject.as_str()).copied(), after: Some(row) });
    let gone = old.iter().filter(|row| !there.contains_key(row.subject.as_str()));
    let gone = gone.map(|row| Moved { subject: &row.subject, before: Some(row), after: None });
    stayed.chain(gone).filter(|moved| moved.before != moved.after).collect()
}

async fn again(run: &Run, work: &Workspace) -> Result<(Board, Judged), Failure> {
    let then = work.with_packs(&run.packs).await?;
    let asked = Asked { id: &run.card, period: period(&run.period)?, definition: Some(run.definition), as_of: run.as_of, scenario: None };
    judge(&then, &asked).await
}

/// The values that changed of those who are in both.
fn changed(before: &(Board, Judged), after: &(Board, Judged)) -> Vec<Changed> {
    let rows: BTreeMap<&str, usize> = before.1.inputs.subjects.iter().enumerate().map(|(row, code)| (code.as_str(), row)).collect();
    let mut all = Vec::new();
    for (row, code) in after.1.inputs.subjects.iter().enumerate() {
        let Some(old) = rows.get(code.as_str()) else { continue };
        for (nth, operand) in after.0.card.operands.iter().enumerate() {
            let Some(at) = before.0.card.operands.iter().position(|o| o == operand) else { continue };
            let (was, is) = (cell(&before.1.inputs.columns[at], *old), cell(&after.1.inputs.columns[nth], row));
            if was != is {
                all.push(Changed { subject: code.clone(), name: name_of(operand), before: was, after: is });
            }
        }
    }
    all
}

/// A value in words, nothing where there is none.
fn cell(column: &Column, row: usize) -> String {
    match column {
        Column::Amounts(values) => values[row].map(|v| v.normalize().to_string()).unwrap_or_default(),
        Column::Texts(values) => values[row].clone().unwrap_or_default(),
        Column::Flags(values) => values[row].map(|v| v.to_string()).unwrap_or_default(),
    }
}

fn document(before: &Run, after: &Run, found: &Found<'_>) -> Value {
    let row = |row: Option<&RunRow>| row.map(|r| json!({"group": r.group, "rank": r.rank, "score": r.score, "grade": r.grade}));
    let moved = found.moved.iter().map(|m| json!({"subject": m.subject, "before": row(m.before), "after": row(m.after)}));
    let changed = found.changed.iter().map(|c| json!({"subject": c.subject, "name": c.name, "before": c.before, "after": c.after}));
    json!({
        "before": before.id, "after": after.id, "moved": moved.collect::<Vec<_>>(), "changed": changed.collect::<Vec<_>>(),
        "causes": found.causes.iter().map(Cause::document).collect::<Vec<_>>(),
    })
}

fn text((before, after): (&Run, &Run), found: &Found<'_>, (all, talk): (usize, Talk)) -> String {
    let Found { moved, changed, causes } = found;
    let ranks = moved.iter().filter(|m| m.before.map(|r| r.rank) != m.after.map(|r| r.rank)).count();
    let grades = moved.iter().filter(|m| m.before.map(|r| &r.grade) != m.after.map(|r| &r.grade)).count();
    let (from, to, values) = (before.id, after.id, changed.len());
    let head = (
        format!("批次 {from} → {to}：{all} 个评价对象，名次变动 {ranks}，等级变动 {grades}，数据变动 {values}\n"),
        format!("run {from} → {to}: judged {all}; moved: ranks {ranks}, classes {grades}; values changed: {values}\n"),
    );
    let rows = std::iter::once(heads(&HEADS, talk)).chain(moved.iter().map(cells));
    let mut out = talk.say(&head.0, &head.1).to_owned();
    if !moved.is_empty() {
        out += &aligned(&rows.collect::<Vec<_>>());
    }
    let arrow = |was: &str, is: &str| format!("{} → {}", said(Some(was.to_owned())), said(Some(is.to_owned())));
    let values = changed.iter().map(|c| vec![c.subject.clone(), c.name.clone(), arrow(&c.before, &c.after)]);
    out += &section(talk.say("数据变动", "values that changed"), values.collect());
    let told = |changes: &[Change]| said(Some(changes.iter().map(|c| c.line(talk.lang)).collect::<Vec<_>>().join(talk.say("；", "; "))));
    let why = causes.iter().map(|c| vec![c.subject.clone(), arrow(&told(&c.before), &told(&c.after))]);
    out + &section(talk.say("等级另有原因的变动", "classes that moved for another reason"), why.collect())
}

/// Rows under a title; nothing without any.
fn section(title: &str, rows: Vec<Vec<String>>) -> String {
    if rows.is_empty() { String::new() } else { format!("\n{title}\n{}", aligned(&rows)) }
}

fn cells(moved: &Moved<'_>) -> Vec<String> {
    let both = |of: fn(&RunRow) -> Option<String>| {
        let (was, is) = (said(moved.before.and_then(of)), said(moved.after.and_then(of)));
        if was == is { is } else { format!("{was} → {is}") }
    };
    let (rank, score, grade) = (both(|r| r.rank.map(|rank| rank.to_string())), both(|r| r.score.clone()), both(|r| r.grade.clone()));
    vec![moved.subject.to_owned(), rank, score, grade]
}
