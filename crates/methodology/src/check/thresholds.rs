//! Thresholds have numbers unless they are still wanted, and they stand in the order that better says. An indicator's
//! category is one that is defined.

use super::Case;
use crate::nearest::{nearest, proposed};
use crate::node::Node;
use figures::{Decimal, Issue};

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let thresholds = case.definition.node.get("thresholds");
    let of = |rule: fn(&Case<'_>, &Node) -> Option<Issue>| thresholds.and_then(|node| rule(case, node));
    [category(case), of(empty), of(not_wanted), of(order)].into_iter().flatten().collect()
}

fn category(case: &Case<'_>) -> Option<Issue> {
    let node = case.definition.node.get("category")?;
    let id = node.text().filter(|id| !case.declared("category", id))?;
    let (zh, en) = (format!("没有指标类别“{id}”"), format!("there is no category `{id}`"));
    let issue = case.definition.issue_at("unknown-category", node.spot, zh, en);
    Some(proposed(issue, nearest(id, case.ids("category"))))
}

fn number(node: &Node, key: &str) -> Option<Decimal> {
    node.text_of(key)?.parse().ok()
}

fn state(node: &Node) -> Option<&str> {
    node.get("source")?.text_of("state")
}

fn has_numbers(node: &Node) -> bool {
    number(node, "warning").or_else(|| number(node, "excellence")).is_some()
}

fn empty(case: &Case<'_>, node: &Node) -> Option<Issue> {
    if has_numbers(node) || state(node) == Some("required") {
        return None;
    }
    let issue = case.definition.issue_at("empty-definition", node.spot, "阈值没有数值", "the thresholds have no number");
    Some(
        issue.hint(
            "写 warning 或 excellence，或把来源写成 state: required",
            "write warning or excellence, or make the source state: required",
        ),
    )
}

fn not_wanted(case: &Case<'_>, node: &Node) -> Option<Issue> {
    if !has_numbers(node) || state(node) != Some("required") {
        return None;
    }
    let (zh, en) = ("来源为 required 的阈值不能有数值", "thresholds whose source is required can have no number");
    let issue = case.definition.issue_at("guessed-threshold", node.spot, zh, en);
    Some(issue.hint("自定的默认值写 state: unverified 并加 note", "a default of an office's own is state: unverified, with a note"))
}

fn order(case: &Case<'_>, node: &Node) -> Option<Issue> {
    let (warning, excellence) = (number(node, "warning")?, number(node, "excellence")?);
    let lower = case.definition.node.text_of("better") == Some("lower");
    if if lower { warning > excellence } else { warning < excellence } {
        return None;
    }
    let (zh, en) = (
        format!("触警值 {warning} 与优质值 {excellence} 的次序不对"),
        format!("warning at {warning} and excellence at {excellence} are the wrong way round"),
    );
    let issue = case.definition.issue_at("thresholds-order", node.spot, zh, en);
    Some(issue.hint("越低越好的指标写 better: lower", "where less is better, write better: lower"))
}
