//! Plans as a document.

use super::bound::Judged;
use super::gather::Told;
use super::print::Board;
use crate::commands::leads::share;
use crate::wire::{plain, text};
use crate::workspace::Workspace;
use assessment::plan::{Level, Node, state};
use serde_json::{Value, json};

/// Everything `wanmu plans` says.
pub fn document(board: &Board, work: &Workspace) -> Value {
    let world = &board.world;
    let registers = world.registers.iter().map(|register| {
        let counts = register.counts.iter().map(|(word, held)| {
            json!({
                (register.word.as_str()): word, "held": held.held, "undated": held.undated, "expiring": held.expiring, "expired": held.expired,
                "later": held.later,
            })
        });
        json!({ "register": register.kind, "counts": counts.collect::<Vec<_>>() })
    });
    json!({
        "at": world.day.to_string(), "as_of": world.as_of.rfc3339(work.zone()),
        "plans": board.plans().map(|told| plan(board, told)).collect::<Vec<_>>(),
        "registers": registers.collect::<Vec<_>>(),
    })
}

fn plan(board: &Board, told: &Told) -> Value {
    let plan = &told.plan;
    let fields = told.fields.iter().map(|(field, count)| {
        json!({
            "field": field, "objectives": count.objectives, "measures": count.measures, "bound": count.bound, "without_data": count.unbound(),
            "tasks": count.tasks, "done": count.done, "late": count.late, "overdue": count.overdue, "open": count.open,
        })
    });
    let faults = told.tree.faults.iter().map(|(item, fault)| json!({ "item": item, "fault": fault.word(), "words": text(&fault.words()) }));
    json!({
        "plan": plan.id, "title": plan.title, "starts": plan.starts.map(|d| d.to_string()), "ends": plan.ends.map(|d| d.to_string()),
        "document": plan.document, "fields": fields.collect::<Vec<_>>(), "faults": faults.collect::<Vec<_>>(),
        "items": told.tree.walk().into_iter().map(|(depth, node)| item(board, depth, node)).collect::<Vec<_>>(),
    })
}

fn item(board: &Board, depth: usize, node: &Node) -> Value {
    let item = &board.world.items[node.item];
    let judged = board.judged.get(&item.id);
    let task = (item.level == Some(Level::Task)).then(|| state(item, board.world.day));
    json!({
        "id": item.id, "depth": depth, "parent": item.parent, "level": item.level.map(Level::word), "field": node.field, "title": item.title,
        "indicator": item.indicator, "bound": judged.is_some(), "goal": item.goal.as_ref().map(|g| format!("{} {}", plain(g.amount), g.measure.name())),
        "due": item.due.map(|d| d.to_string()), "done": item.done.map(|d| d.to_string()), "officer": item.officer,
        "state": task.map(|task| task.word()), "days": task.and_then(|task| task.days()), "figure": judged.map(figure),
    })
}

fn figure(judged: &Judged) -> Value {
    let progress = judged.progress.as_ref();
    json!({
        "id": judged.found.figure.as_ref().map(|figure| figure.id().to_string()), "period": judged.period.to_string(), "unit": judged.measure.name(),
        "value": judged.found.actual.value().map(plain), "reason": judged.found.actual.reason().map(|r| r.code()),
        "through": judged.found.window.map(|w| w.month().to_string()), "goal": judged.aim.map(plain), "goal_of_a_later_year": judged.ahead,
        "completion": progress.and_then(|p| p.completion.as_ref().ok()).map(|s| share(*s)),
        "time": progress.and_then(|p| p.time).map(share),
        "verdict": progress.and_then(|p| p.verdict.as_ref().ok()).map(|v| v.word()),
        "no_verdict": progress.and_then(|p| p.verdict.as_ref().err()).map(|why| why.code()),
    })
}
