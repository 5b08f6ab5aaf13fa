//! Boards and metrics of commitments from their definitions; every kind, field, stage and lamp they name is there.

mod fields;
mod parts;

use super::Definition;
use super::convert::{measure, optional, source, text, title, whole, wording_of, words};
use super::records::Written;
use crate::catalogue::{Board, Catalogue, FieldKind, Metric, RecordKind, Stage};
use crate::check::is_well_sourced;
use crate::formula::check;
use crate::nearest::{nearest, proposed};
use crate::node::{Entry, Node};
use crate::score::Scope;
use fields::Names;
use figures::Issue;
use std::collections::{BTreeMap, BTreeSet};

/// Gives the catalogue its boards and metrics. One with a fault is left out.
pub fn resolve<'a>(definitions: &'a [Definition<'a>], catalogue: &mut Catalogue) -> Vec<Issue> {
    let declared: BTreeSet<(&'static str, String)> = definitions.iter().map(|d| (d.kind, d.id.clone())).collect();
    let known = BTreeMap::new();
    let mut issues = Vec::new();
    let (mut boards, mut metrics) = (BTreeMap::new(), BTreeMap::new());
    for d in definitions.iter().filter(|d| d.sound && matches!(d.kind, "board" | "metric")) {
        let names = check::Scope { catalogue, declared: &declared, known: &known };
        let of = d.node.get("of").and_then(|node| node.text());
        let Some(kind) = of.and_then(|of| catalogue.records.get(of)) else {
            issues.extend(unknown_kind(d, catalogue, &declared));
            continue;
        };
        let scope = Scope { names, measures: None, resources: BTreeMap::new(), record: Some(kind), of_day: false };
        let mut written = Written::new(d, &scope);
        let (board, metric) = if d.kind == "board" { (Some(board(d, kind, &mut written)), None) } else { (None, metric(d, &mut written)) };
        if written.issues.is_empty() && is_well_sourced(d, definitions, catalogue) {
            boards.extend(board.map(|board| (d.id.clone(), board)));
            metrics.extend(metric.map(|metric| (d.id.clone(), metric)));
        }
        issues.extend(written.issues);
    }
    (catalogue.boards, catalogue.metrics) = (boards, metrics);
    issues
}

fn unknown_kind(d: &Definition<'_>, catalogue: &Catalogue, declared: &BTreeSet<(&'static str, String)>) -> Option<Issue> {
    let node = d.node.get("of")?;
    let of = node.text().unwrap_or_default();
    if declared.contains(&("record", of.to_owned())) {
        return None;
    }
    let issue = d.issue_at("unknown-record", node.spot, format!("没有台账“{of}”"), format!("there is no kind of record `{of}`"));
    Some(proposed(issue, nearest(of, catalogue.records.keys().map(String::as_str))))
}

fn metric(d: &Definition<'_>, written: &mut Written<'_, '_>) -> Option<Metric> {
    let measure = measure(d.node, "unit")?;
    let formula = d.node.get("formula").and_then(|node| written.amount(node, &measure));
    Some(Metric {
        id: d.id.clone(),
        title: title(d.node, "title"),
        source: source(d.node),
        of: text(d.node, "of"),
        measure,
        formula,
        text: optional(d.node, "formula"),
        operands: std::mem::take(&mut written.operands),
        pack: d.pack.clone(),
        place: d.place(),
    })
}

fn board(d: &Definition<'_>, kind: &RecordKind, written: &mut Written<'_, '_>) -> Board {
    let groups: Vec<_> =
        d.node.get("groups").map_or(&[][..], Node::entries).iter().map(|e| (e.key.clone(), wording_of(&e.value))).collect();
    let stages = d.node.get("stages").map_or(&[][..], Node::entries);
    let ids: Vec<&str> = stages.iter().map(|entry| entry.key.as_str()).collect();
    let names = Names { d, kind, stages: &ids };
    let stages = stages.iter().map(|entry| stage(&names, entry, &groups, written)).collect();
    fields::check(&names, written);
    Board {
        id: d.id.clone(),
        title: title(d.node, "title"),
        source: source(d.node),
        of: kind.id.clone(),
        name: text(d.node, "name"),
        owner: optional(d.node, "owner"),
        groups,
        stages,
        ended: d.node.get("ended").map(|node| (text(node, "date"), optional(node, "reason"))),
        lamps: words(d.node, "lamps"),
        decisions: optional(d.node, "decisions"),
        reports: d.node.get("reports").and_then(|node| parts::reports(&names, node, written)),
        months: whole(d.node, "months").unwrap_or(1),
        forecast: d.node.get("forecast").and_then(|node| parts::forecast(&names, node, written)),
        commitments: optional(d.node, "commitments"),
        delivered: d.node.get("delivered").and_then(|node| parts::delivered(&names, node, written)),
        package: d.node.get("package").map(|node| parts::package(&names, node, written)),
        operands: std::mem::take(&mut written.operands),
        pack: d.pack.clone(),
        place: d.place(),
    }
}

fn stage(names: &Names<'_, '_>, entry: &Entry, groups: &[(String, figures::Text)], written: &mut Written<'_, '_>) -> Stage {
    let node = &entry.value;
    ["planned", "actual"].into_iter().for_each(|key| names.field(node, key, "date", written));
    node.get("evidence").map_or(&[][..], Node::elements).iter().for_each(|field| names.field_at(field, "", written));
    let known: Vec<&str> = groups.iter().map(|(id, _)| id.as_str()).collect();
    names.one_of(node, "group", &known, ("unknown-group", "分组", "group"), written);
    if node.get("actual").is_some() == node.get("when").is_some() {
        let issue =
            names.d.issue_at("stage-without-date", entry.spot, "阶段要有 actual 或 when 之一", "a stage has either `actual` or `when`");
        written.issues.push(issue.hint("写达到日期的字段，或条件", "name the date field on which it is reached, or a condition"));
    }
    Stage {
        id: entry.key.clone(),
        title: title(node, "title"),
        planned: optional(node, "planned"),
        actual: optional(node, "actual"),
        when: node.get("when").and_then(|node| written.test(node)),
        evidence: words(node, "evidence"),
        group: text(node, "group"),
        status: optional(node, "status"),
    }
}

/// Whether a field is of a kind, by its word; of any where none is asked for.
fn is_of(kind: &FieldKind, word: &str) -> bool {
    word.is_empty() || kind.word() == word
}
