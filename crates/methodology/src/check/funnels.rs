//! A funnel has two stages or more, each with a date of its own, none of them that of the loss; the stage from which there is a
//! project is one of them.

use super::Case;
use crate::catalogue::{FieldKind, RecordField};
use crate::nearest::{nearest, proposed};
use crate::node::{Entry, Node};
use figures::Issue;

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let mut issues: Vec<Issue> = [too_few(case), no_stage(case), lost(case)].into_iter().flatten().collect();
    issues.extend(stages(case).iter().enumerate().filter_map(|(at, stage)| same_date(case, &stages(case)[..at], stage)));
    issues.extend(dates(case).filter_map(|node| field(case, node)));
    issues
}

/// Where the dates of its stages and of the loss are named.
fn dates<'a>(case: &'a Case<'_>) -> impl Iterator<Item = &'a Node> {
    let lost = case.definition.node.get("lost").and_then(|lost| lost.get("date"));
    stages(case).iter().filter_map(|stage| stage.value.get("date")).chain(lost)
}

/// A date that leads do not have, where it is known what they have.
fn field(case: &Case<'_>, node: &Node) -> Option<Issue> {
    let (kind, id) = (case.catalogue.records.get("lead")?, node.text()?);
    let is_date = |field: &&RecordField| field.kind == FieldKind::Date;
    if kind.fields.iter().filter(is_date).any(|field| field.id == id) {
        return None;
    }
    let (zh, en) = (format!("{}没有日期字段“{id}”", kind.title.zh), format!("`{}` has no field `{id}` that is a date", kind.id));
    let issue = case.definition.issue_at("unknown-field", node.spot, zh, en);
    Some(proposed(issue, nearest(id, kind.fields.iter().filter(is_date).map(|field| field.id.as_str()))))
}

fn stages<'a>(case: &'a Case<'_>) -> &'a [Entry] {
    case.definition.node.get("stages").map_or(&[], Node::entries)
}

fn too_few(case: &Case<'_>) -> Option<Issue> {
    let entry = case.definition.entry("stages").filter(|_| stages(case).len() < 2)?;
    let issue = case.definition.issue_at("empty-definition", entry.spot, "漏斗至少要有两个阶段", "a funnel has two stages or more");
    Some(issue.hint("加上阶段", "add a stage"))
}

fn no_stage(case: &Case<'_>) -> Option<Issue> {
    let node = case.definition.node.get("project_from")?;
    let id = node.text().filter(|id| !stages(case).iter().any(|stage| stage.key == *id))?;
    let (zh, en) = (format!("没有阶段“{id}”"), format!("there is no stage `{id}`"));
    let issue = case.definition.issue_at("unknown-stage", node.spot, zh, en);
    Some(proposed(issue, nearest(id, stages(case).iter().map(|stage| stage.key.as_str()))))
}

fn same_date(case: &Case<'_>, before: &[Entry], stage: &Entry) -> Option<Issue> {
    let node = stage.value.get("date")?;
    let other = before.iter().find(|other| other.value.text_of("date") == node.text())?;
    let (zh, en) = (format!("与阶段“{}”同用一个日期", other.key), format!("stage `{}` has the same date", other.key));
    Some(
        case.definition.issue_at("duplicate-date", node.spot, zh, en).hint("每个阶段用自己的日期字段", "each stage has a field of its own"),
    )
}

fn lost(case: &Case<'_>) -> Option<Issue> {
    let node = case.definition.node.get("lost")?.get("date")?;
    let stage = stages(case).iter().find(|stage| stage.value.text_of("date") == node.text())?;
    let (zh, en) = (format!("与阶段“{}”同用一个日期", stage.key), format!("stage `{}` has the same date", stage.key));
    Some(case.definition.issue_at("duplicate-date", node.spot, zh, en).hint("流失用自己的日期字段", "a loss has a field of its own"))
}
