//! What the lamps of records come from: tables that are about them, and reports that are late.

use super::{Way, World};
use crate::lamp::{Cause, Decision, Judged, Late, judge};
use crate::records::{Record, columns};
use crate::scorecard::{Column, formula, truths};
use jiff::civil::Date;
use methodology::catalogue::{Board, Given, InputFormula, Lamp, LampInput, LampTable, RecordKind, Reports};

/// What the lamps of all come from, in the order of the records; nothing of those that were given up. `ways` are theirs.
pub fn causes(board: &Board, ways: &[Way], world: World<'_>) -> Vec<Vec<Cause>> {
    let Some(kind) = world.kind(board) else { return Vec::new() };
    let all = world.of(board);
    let mut out: Vec<Vec<Cause>> = vec![Vec::new(); all.len()];
    let day = world.asked.day;
    let tables = board.lamps.iter().filter_map(|id| world.catalogue.lamps.get(id)).filter(|table| table.in_force(day));
    for table in tables {
        for (causes, judged) in out.iter_mut().zip(judged(table, kind, &all, world)) {
            causes.extend(judged.map(|judged| Cause::Table(table.id.clone(), judged)));
        }
    }
    for (row, record) in all.iter().enumerate() {
        match ways.get(row) {
            Some(way) if way.ended.is_none() => out[row].extend(late(board, way, record, world).map(Cause::Late)),
            _ => out[row].clear(),
        }
    }
    out
}

/// What a table says of each; nothing where it is not about one.
fn judged(table: &LampTable, kind: &RecordKind, all: &[&Record], world: World<'_>) -> Vec<Option<Judged>> {
    let columns = columns(kind, all, &table.operands, (world.records, world.filings), &world.catalogue.records, world.asked);
    let about = table.when.as_ref().map_or_else(|| vec![Some(true); all.len()], |when| truths(when, &columns, all.len()));
    let inputs: Vec<Vec<Option<Given>>> = table.inputs.iter().map(|input| values(input, &columns, all.len())).collect();
    let row = |row: usize| judge(table, inputs.iter().map(|input| input[row]).collect());
    (0..all.len()).map(|nth| (about[nth] == Some(true)).then(|| row(nth))).collect()
}

fn values(input: &LampInput, columns: &[Column], rows: usize) -> Vec<Option<Given>> {
    match &input.from {
        Some(InputFormula::Amount(amount)) => {
            formula::amounts(amount, columns, rows).into_iter().map(|cell| cell.ok().map(Given::Number)).collect()
        }
        Some(InputFormula::Test(test)) => truths(test, columns, rows).into_iter().map(|truth| truth.map(Given::Flag)).collect(),
        None => vec![None; rows],
    }
}

/// Reports that are late, of one that is between the stages in which they are due.
fn late(board: &Board, way: &Way, record: &Record, world: World<'_>) -> Option<Late> {
    let reports = board.reports.as_ref()?;
    let reached = |id: &str| board.stage(id).and_then(|(nth, _)| way.stages.get(nth));
    let from = reached(&reports.from).filter(|stage| stage.reached == Some(true))?.actual;
    if reached(&reports.until).is_some_and(|stage| stage.reached == Some(true)) {
        return None;
    }
    let newest = newest(reports, record, world);
    let day = world.asked.day;
    let days = i64::from(newest.or(from)?.until(day).ok()?.get_days());
    (days > reports.allowed).then_some(Late { newest, days, allowed: reports.allowed, lamp: reports.lamp })
}

/// The last day that the newest report speaks of; a report of a month speaks of its last.
fn newest(reports: &Reports, record: &Record, world: World<'_>) -> Option<Date> {
    let kind = world.catalogue.records.get(&reports.of)?;
    let (within, dated) = (kind.within.as_deref()?, kind.dated.as_deref()?);
    let parts = world.records.kind(&reports.of).filter(|part| part.text(within) == Some(record.id.as_str()));
    let spoken = |part: &Record| part.month(dated).map_or_else(|| part.date(dated), |month| Some(month.last_day()));
    parts.filter(|part| part.date(dated).is_some_and(|day| day <= world.asked.day)).filter_map(spoken).max()
}

/// Decisions over the lamp of one.
pub fn decisions(board: &Board, record: &Record, world: World<'_>) -> Vec<Decision> {
    let Some(kind) = board.decisions.as_deref() else { return Vec::new() };
    let within = world.catalogue.records.get(kind).and_then(|kind| kind.within.as_deref()).unwrap_or_default();
    let own = world.records.kind(kind).filter(|part| part.text(within) == Some(record.id.as_str()));
    own.filter_map(decision).collect()
}

fn decision(part: &Record) -> Option<Decision> {
    let text = |field: &str| part.text(field).map(str::to_owned);
    Some(Decision {
        lamp: Lamp::parse(part.text("lamp")?)?,
        on: part.date("on")?,
        until: part.date("until"),
        by: text("by").unwrap_or_default(),
        signed: text("signed"),
        reason: text("reason").unwrap_or_default(),
    })
}
