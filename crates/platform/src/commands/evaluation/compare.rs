//! What moved between two runs, and which values behind them changed.

use super::super::scorecard::{Asked, Judged, judge, period};
use super::Talk;
use crate::cli::Compared;
use crate::columns::aligned;
use crate::commands::figure::gate;
use crate::failure::{Failure, NO_RIGHT, OK, USAGE};
use crate::workspace::Workspace;
use assessment::scorecard::{Board, Column, name_of};
use ledger::{Run, RunRow};
use serde_json::{Value, json};
use std::collections::BTreeMap;

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

pub(super) async fn run(args: &Compared, work: &Workspace, talk: Talk) -> Result<u8, Failure> {
    if !gate(work, &args.reading.audience)?.microdata("") {
        let who = &args.reading.audience;
        return Err(Failure::new(NO_RIGHT, format!("{who} 无权比较批次"), format!("{who} has no right to compare runs")));
    }
    let (before, old) = work.ledger.run(args.before).await?;
    let (after, new) = work.ledger.run(args.after).await?;
    if before.card != after.card {
        let words = (
            format!("批次 {} 与 {} 不是同一张评分卡", before.id, after.id),
            format!("runs {} and {} are of different cards", before.id, after.id),
        );
        return Err(Failure::new(USAGE, words.0, words.1));
    }
    let moved = moved(&old, &new);
    let changed = changed(&again(&before, work).await?, &again(&after, work).await?);
    if talk.json {
        talk.document(&document(&before, &after, &moved, &changed));
    } else {
        crate::out::text(&text(&before, &after, &moved, &changed, (old.len(), talk)));
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

fn document(before: &Run, after: &Run, moved: &[Moved<'_>], changed: &[Changed]) -> Value {
    let row = |row: Option<&RunRow>| row.map(|r| json!({"group": r.group, "rank": r.rank, "score": r.score, "grade": r.grade}));
    let moved: Vec<Value> = moved.iter().map(|m| json!({"subject": m.subject, "before": row(m.before), "after": row(m.after)})).collect();
    let changed: Vec<Value> =
        changed.iter().map(|c| json!({"subject": c.subject, "name": c.name, "before": c.before, "after": c.after})).collect();
    json!({"before": before.id, "after": after.id, "moved": moved, "changed": changed})
}

fn text(before: &Run, after: &Run, moved: &[Moved<'_>], changed: &[Changed], (all, talk): (usize, Talk)) -> String {
    let ranks = moved.iter().filter(|m| m.before.map(|r| r.rank) != m.after.map(|r| r.rank)).count();
    let grades = moved.iter().filter(|m| m.before.map(|r| &r.grade) != m.after.map(|r| &r.grade)).count();
    let head = (
        format!("批次 {} → {}：{all} 个评价对象，名次变动 {ranks}，等级变动 {grades}，数据变动 {}\n", before.id, after.id, changed.len()),
        format!(
            "run {} → {}: {all} judged, {ranks} ranks and {grades} classes moved, {} values changed\n",
            before.id,
            after.id,
            changed.len()
        ),
    );
    let heads = [("代码", "code"), ("名次", "rank"), ("得分", "score"), ("等级", "class")].map(|(zh, en)| talk.say(zh, en).to_owned());
    let both = |m: &Moved<'_>, of: fn(&RunRow) -> String| {
        let (was, is) = (m.before.map(of).unwrap_or_default(), m.after.map(of).unwrap_or_default());
        if was == is { is } else { format!("{was} → {is}") }
    };
    let row = |m: &Moved<'_>| {
        vec![
            m.subject.to_owned(),
            both(m, |r| r.rank.map(|rank| rank.to_string()).unwrap_or_default()),
            both(m, |r| r.score.clone().unwrap_or_default()),
            both(m, |r| r.grade.clone().unwrap_or_default()),
        ]
    };
    let table = aligned(&std::iter::once(heads.to_vec()).chain(moved.iter().map(row)).collect::<Vec<_>>());
    let values = aligned(
        &changed.iter().map(|c| vec![c.subject.clone(), c.name.clone(), format!("{} → {}", c.before, c.after)]).collect::<Vec<_>>(),
    );
    let between = talk.say("\n数据变动\n", "\nvalues that changed\n");
    format!("{}{table}{}{values}", talk.say(&head.0, &head.1), if changed.is_empty() { "" } else { between })
}
