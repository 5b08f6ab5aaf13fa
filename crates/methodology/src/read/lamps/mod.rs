//! Lamps from their definitions, each with what is wrong with it told where it stands: what is not said, what can't be
//! meant, the first case that no row is for, and the first that two are for.

mod asked;
mod cover;
mod inputs;
mod rows;

use super::Definition;
use super::convert::{day, source, title, wording_of};
use crate::catalogue::{Catalogue, Declared, Lamp, LampTable};
use crate::check::{is_well_sourced, never_in_force};
use crate::node::Node;
use figures::{Issue, Text};

/// Gives the catalogue its lamps. A table with a fault is left out.
pub fn resolve<'a>(definitions: &'a [Definition<'a>], catalogue: &mut Catalogue) -> Vec<Issue> {
    let mut issues = Vec::new();
    for d in definitions.iter().filter(|d| d.kind == "lamp" && d.sound) {
        let (table, found) = table(d);
        if found.is_empty() && is_well_sourced(d, definitions, catalogue) {
            catalogue.lamps.extend(table.map(|table| (d.id.clone(), table)));
        }
        issues.extend(found);
    }
    issues
}

fn table(d: &Definition<'_>) -> (Option<LampTable>, Vec<Issue>) {
    let mut issues: Vec<Issue> = not_said(d).into_iter().chain(never_in_force(d, d.node)).collect();
    let inputs = inputs::inputs(d, &mut issues);
    let rows = rows::rows(d, &inputs, &mut issues);
    let table = LampTable {
        id: d.id.clone(),
        title: title(d.node, "title"),
        source: source(d.node),
        of: d.node.text_of("of").map(str::to_owned),
        from: day(d.node, "from"),
        until: day(d.node, "until"),
        when: None,
        operands: Vec::new(),
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
    (Some(table), issues)
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
