//! The area an area is part of exists, and no area is part of itself.

use super::Case;
use crate::nearest::{nearest, proposed};
use figures::Issue;

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let d = case.definition;
    let Some(node) = d.node.get("parent") else { return Vec::new() };
    let parent = node.text().unwrap_or_default();
    if !case.declared("area", parent) {
        let issue = d.issue_at("unknown-area", node.spot, format!("没有区域“{parent}”"), format!("there is no area `{parent}`"));
        return vec![proposed(issue, nearest(parent, case.ids("area")))];
    }
    if !first_of_circle(case, parent) {
        return Vec::new();
    }
    let issue = d.issue_at(
        "circular",
        node.spot,
        format!("区域“{}”经由上级又回到它自己", d.id),
        format!("area `{}` is part of itself through its parents", d.id),
    );
    vec![issue.hint("断开这个圆圈中的一环", "break the circle at one of its links")]
}

/// Whether the areas above lead back here, and this is the least of them, so that each circle is
/// reported once.
fn first_of_circle(case: &Case<'_>, parent: &str) -> bool {
    let id = case.definition.id.as_str();
    let mut at = parent;
    let mut seen = vec![id];
    while !seen.contains(&at) {
        seen.push(at);
        let above = case.all.iter().find(|d| d.kind == "area" && d.id == at).and_then(|d| d.node.text_of("parent"));
        let Some(above) = above else { return false };
        at = above;
    }
    at == id && seen.iter().all(|other| id <= *other)
}
