//! Plans as tables and lines for a terminal.

use super::bound::Judged;
use super::gather::{Told, World, is_defined};
use crate::commands::Talk;
use crate::commands::leads::worded;
use crate::commands::targets::{amount, percent};
use crate::table::Table;
use crate::workspace::Workspace;
use assessment::plan::{Item, Level, TaskState, state};
use figures::{Outcome, Text};
use std::collections::BTreeMap;
use std::fmt::Write;

/// What is printed.
pub struct Board {
    /// Plans and registers.
    pub world: World,
    /// What is said of bound measures, by item.
    pub judged: BTreeMap<String, Judged>,
    /// The plans shown, by their place.
    pub chosen: Vec<usize>,
    /// Whether one plan is shown item by item.
    pub whole: bool,
}

impl Board {
    /// The plans shown.
    pub fn plans(&self) -> impl Iterator<Item = &Told> {
        self.chosen.iter().map(|at| &self.world.plans[*at])
    }
}

/// When, and of one plan what it is.
pub fn head(board: &Board, work: &Workspace, talk: Talk) -> String {
    let known = board.world.as_of.rfc3339(work.zone());
    let mut out = format!("{} · {} · {} {known}\n", talk.say("行动计划", "Action plans"), board.world.day, talk.say("截至", "as of"));
    for told in board.plans().filter(|_| board.whole) {
        let day = |day: Option<jiff::civil::Date>| day.map_or_else(|| "--".to_owned(), |day| day.to_string());
        let plan = &told.plan;
        let document = plan.document.as_deref().map(|text| format!(" · {text}")).unwrap_or_default();
        let _ = writeln!(out, "{} {} · {}—{}{document}", plan.id, plan.title, day(plan.starts), day(plan.ends));
    }
    out
}

/// The name of a field of work.
fn field(work: &Workspace, field: Option<&str>, talk: Talk) -> String {
    field.map_or_else(|| talk.say("未注明", "not said").to_owned(), |field| worded(work, ("plan_item", "field"), Some(field), talk))
}

/// What there is of each field of every plan.
pub fn fields(board: &Board, work: &Workspace, talk: Talk) -> Table {
    let mut table = Table::new(&[
        talk.say("计划", "plan"),
        talk.say("名称", "title"),
        talk.say("工作领域", "field of work"),
        talk.say("目标", "objectives"),
        talk.say("举措", "measures"),
        talk.say("有数据", "bound"),
        talk.say("无数据支撑", "without data"),
        talk.say("任务", "tasks"),
        talk.say("按期完成", "in time"),
        talk.say("延期完成", "late"),
        talk.say("逾期", "overdue"),
        talk.say("未到期", "open"),
    ]);
    for told in board.plans() {
        for (name, count) in &told.fields {
            let numbers = [
                count.objectives,
                count.measures,
                count.bound,
                count.unbound(),
                count.tasks,
                count.done,
                count.late,
                count.overdue,
                count.open,
            ];
            let mut cells = vec![told.plan.id.clone(), told.plan.title.clone(), field(work, name.as_deref(), talk)];
            cells.extend(numbers.map(|n| n.to_string()));
            table.row(cells);
        }
    }
    table
}

/// Item by item, each under what it stands under.
pub fn items(board: &Board, work: &Workspace, talk: Talk) -> Table {
    let mut table = Table::new(&[
        talk.say("事项", "item"),
        talk.say("工作领域", "field of work"),
        talk.say("层级", "level"),
        talk.say("名称", "title"),
        talk.say("对应指标", "bound to"),
        talk.say("目标值", "goal"),
        talk.say("现值", "figure"),
        talk.say("完成率", "completion"),
        talk.say("状态", "state"),
        talk.say("责任单位", "responsible"),
    ]);
    for told in board.plans() {
        for (depth, node) in told.tree.walk() {
            let item = &board.world.items[node.item];
            let [bound, goal, figure, completion, standing] = judged(board, item, work, talk);
            table.row(vec![
                item.id.clone(),
                field(work, node.field.as_deref(), talk),
                worded(work, ("plan_item", "level"), item.level.map(Level::word), talk),
                format!("{}{}", "　".repeat(depth), item.title),
                bound,
                goal,
                figure,
                completion,
                standing,
                item.officer.clone().unwrap_or_default(),
            ]);
        }
    }
    table
}

/// To what an item is bound, its goal, its figure, what part of the goal that is, and where it stands.
fn judged(board: &Board, item: &Item, work: &Workspace, talk: Talk) -> [String; 5] {
    let stated =
        item.goal.as_ref().map(|goal| amount(goal.amount, &goal.measure, goal.amount.normalize().scale(), talk.lang)).unwrap_or_default();
    let Some(found) = board.judged.get(&item.id) else {
        let bound = unbound(item, work, talk);
        let standing = if item.level == Some(Level::Task) { task(state(item, board.world.day), talk) } else { String::new() };
        return [bound, stated, String::new(), String::new(), standing];
    };
    let figure = match found.found.actual {
        Outcome::Value(value) => {
            let through = found.found.window.map(|w| format!(" ({})", w.month())).unwrap_or_default();
            format!("{}{through}", amount(value, &found.measure, found.decimals, talk.lang))
        }
        Outcome::Missing(reason) => format!("-- ({})", reason.words().get(talk.lang)),
    };
    let Some(progress) = &found.progress else {
        let why = if item.goal.is_some() {
            talk.say("目标值单位不符", "the goal is in another unit")
        } else {
            talk.say("未定目标值", "no goal is set")
        };
        return [found.title.get(talk.lang).to_owned(), stated, figure, String::new(), why.to_owned()];
    };
    let completion = progress.completion.as_ref().map_or_else(|_| "--".to_owned(), |share| percent(*share));
    let verdict = progress
        .verdict
        .as_ref()
        .map_or_else(|why| format!("-- ({})", why.words().get(talk.lang)), |v| v.label().get(talk.lang).to_owned());
    let ahead = if found.ahead {
        talk.say("（目标年度未到，为本年数）", " (the goal is for a later year; the figure is this year's)")
    } else {
        ""
    };
    [found.title.get(talk.lang).to_owned(), stated, figure, completion, format!("{verdict}{ahead}")]
}

/// A measure that no figure bears out is marked.
fn unbound(item: &Item, work: &Workspace, talk: Talk) -> String {
    match (&item.indicator, item.level) {
        (Some(id), _) if !is_defined(work, id) => {
            Text::new(format!("无数据支撑（没有指标 {id}）"), format!("without data (there is no {id})")).get(talk.lang).to_owned()
        }
        (None, Some(Level::Measure)) => talk.say("无数据支撑", "without data").to_owned(),
        _ => String::new(),
    }
}

fn task(state: TaskState, talk: Talk) -> String {
    state.words().get(talk.lang).to_owned()
}

/// What is wrong with items, and the registers.
pub fn notes(board: &Board, work: &Workspace, talk: Talk) -> String {
    let mut out = String::new();
    for told in board.plans() {
        for (item, fault) in &told.tree.faults {
            let _ = writeln!(out, "{} {item}  {}", told.plan.id, fault.words().get(talk.lang));
        }
    }
    if board.whole {
        return out;
    }
    for register in &board.world.registers {
        let title = work.catalogue.records.get(&register.kind).map_or(register.kind.as_str(), |kind| kind.title.get(talk.lang));
        let mut table = Table::new(&[
            title,
            talk.say("在册", "held"),
            talk.say("一年内到期", "ending within a year"),
            talk.say("已失效", "ended"),
            talk.say("待生效", "to come"),
        ]);
        for (word, held) in &register.counts {
            let name = word.as_deref().map_or_else(
                || talk.say("未注明", "not said").to_owned(),
                |w| worded(work, (register.kind.as_str(), register.word.as_str()), Some(w), talk),
            );
            let numbers = [held.held, held.expiring, held.expired, held.later];
            table.row(std::iter::once(name).chain(numbers.map(|n| n.to_string())).collect());
        }
        if !table.is_empty() {
            let _ = write!(out, "\n{}", table.shown(usize::MAX, talk));
        }
    }
    out
}
