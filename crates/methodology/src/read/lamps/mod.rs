//! Lamps from their definitions, each with what is wrong with it told where it stands: what is not said, what can't be
//! meant, the first case that no row is for, and the first that two are for.

mod asked;
mod cover;
mod inputs;
mod rows;

use super::Definition;
use super::convert::{day, optional, source, title, wording_of};
use super::records::Written;
use crate::catalogue::{Catalogue, Declared, Lamp, LampTable};
use crate::check::{is_well_sourced, never_in_force};
use crate::formula::check;
use crate::nearest::{nearest, proposed};
use crate::node::Node;
use crate::score::Scope;
use figures::{Issue, Text};
use std::collections::{BTreeMap, BTreeSet};

/// Gives the catalogue its lamps. A table with a fault is left out.
pub fn resolve<'a>(definitions: &'a [Definition<'a>], catalogue: &mut Catalogue) -> Vec<Issue> {
    let declared: BTreeSet<(&'static str, String)> = definitions.iter().map(|d| (d.kind, d.id.clone())).collect();
    let known = BTreeMap::new();
    let mut issues = Vec::new();
    let mut read = BTreeMap::new();
    for d in definitions.iter().filter(|d| d.kind == "lamp" && d.sound) {
        let record = d.node.text_of("of").and_then(|of| catalogue.records.get(of));
        let names = check::Scope { catalogue, declared: &declared, known: &known };
        let scope = Scope { names, measures: None, resources: BTreeMap::new(), record, of_day: false };
        let (table, found) = table(d, &scope);
        if found.is_empty() && is_well_sourced(d, definitions, catalogue) {
            read.extend(table.map(|table| (d.id.clone(), table)));
        }
        issues.extend(found);
    }
    catalogue.lamps = read;
    issues
}

fn table(d: &Definition<'_>, scope: &Scope<'_>) -> (Option<LampTable>, Vec<Issue>) {
    let mut issues: Vec<Issue> = not_said(d).into_iter().chain(never_in_force(d, d.node)).chain(unknown_kind(d, scope)).collect();
    let mut written = Written::new(d, scope);
    let when = d.node.get("when").filter(|_| scope.record.is_some()).and_then(|node| written.test(node));
    let inputs = inputs::inputs(d, scope, &mut written);
    let rows = rows::rows(d, &inputs, &mut issues);
    let operands = std::mem::take(&mut written.operands);
    issues.extend(written.issues);
    let table = LampTable {
        id: d.id.clone(),
        title: title(d.node, "title"),
        source: source(d.node),
        of: optional(d.node, "of"),
        from: day(d.node, "from"),
        until: day(d.node, "until"),
        when,
        operands,
        inputs,
        rows,
        default: d.node.get("default").and_then(declared),
        missing: d.node.get("missing").and_then(declared).unwrap_or_else(not_available),
        pack: d.pack.clone(),
        place: d.place(),
    };
    if issues.is_empty() {
        issues.extend(cover::check(d, &table));
    }
    // One of a kind with issues of its own has nothing to stand on.
    let stands = table.of.is_none() || scope.record.is_some();
    (Some(table).filter(|_| stands), issues)
}

/// The kind of record is there; formulas need one.
fn unknown_kind(d: &Definition<'_>, scope: &Scope<'_>) -> Option<Issue> {
    if scope.record.is_some() {
        return None;
    }
    let Some(node) = d.node.get("of") else { return without_kind(d) };
    let of = node.text().unwrap_or_default();
    if scope.names.declared.contains(&("record", of.to_owned())) {
        return None;
    }
    let issue = d.issue_at("unknown-record", node.spot, format!("没有台账“{of}”"), format!("there is no kind of record `{of}`"));
    Some(proposed(issue, nearest(of, scope.names.catalogue.records.keys().map(String::as_str))))
}

fn without_kind(d: &Definition<'_>) -> Option<Issue> {
    let inputs = d.node.get("inputs").map_or(&[][..], Node::entries);
    let formulas = inputs.iter().filter_map(|input| input.value.get("formula"));
    let node = d.node.get("when").into_iter().chain(formulas).next()?;
    let issue = d.issue_at("formula-of-nothing", node.spot, "没有写是哪一种台账的公式", "it is not said of which records the formula is");
    Some(issue.hint("写 of: project，或去掉公式，由外部给值", "write `of: project`, or leave the formula out where values are handed in"))
}

fn declared(node: &Node) -> Option<Declared> {
    Some(Declared { lamp: Lamp::parse(node.text_of("lamp")?)?, say: node.get("say").map(wording_of)? })
}

/// What a table gives whose text is still wanted.
fn not_available() -> Declared {
    Declared { lamp: Lamp::Unknown, say: Text::new("规则原文待补", "the rule is not available") }
}

/// Inputs, rows and what is not known belong to every table whose text is at hand.
fn not_said(d: &Definition<'_>) -> Vec<Issue> {
    if d.node.get("source").and_then(|source| source.text_of("state")) == Some("required") {
        return Vec::new();
    }
    let empty = |key: &&str| d.node.get(key).is_none_or(|node| node.entries().is_empty() && node.elements().is_empty());
    let issue = |key: &str| {
        let (zh, en) = (format!("灯号表缺少 {key}"), format!("the lamp has no `{key}`"));
        d.issue("missing-key", zh, en).hint("写上它，或把来源写成 state: required", "write it, or make its source state: required")
    };
    ["inputs", "rows", "missing"].into_iter().filter(empty).map(issue).collect()
}
