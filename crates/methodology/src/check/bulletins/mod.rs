//! A bulletin's texts hold no digit and only slots that are bound; everything it names exists.

mod names;
mod parts;
mod phrases;
mod slots;
mod text;

use super::Case;
use crate::catalogue::{BARS_NAMES, BRIDGE_NAMES, RESTATED_NAMES};
use crate::node::{Entry, Node};
use figures::Issue;
use names::Names;

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let node = case.definition.node;
    let slots = node.get("figures").map_or(&[][..], Node::entries);
    let mut issues = slots::check(case, slots);
    for (text, names) in texts(node, slots) {
        for entry in text.entries().iter().filter(|e| matches!(e.key.as_str(), "zh" | "en")) {
            issues.extend(text::check(case, &entry.value, &names));
            issues.extend(phrases::check(case, entry, slots));
        }
    }
    issues.extend(parts::check(case, slots));
    issues
}

/// Every text in both languages, with the names it may use.
fn texts<'a>(node: &'a Node, slots: &'a [Entry]) -> Vec<(&'a Node, Names<'a>)> {
    let given = Names { slots: &[], local: &[] };
    let bound = Names { slots, local: &[] };
    let all = |key: &str| node.get(key).map_or(&[][..], Node::elements).iter();
    let mut out: Vec<(&Node, Names<'_>)> = node.get("title").into_iter().chain(all("paragraphs")).map(|t| (t, bound)).collect();
    let heads = node.get("masthead").map_or(&[][..], Node::entries).iter().map(|e| &e.value);
    let titles = all("tables").chain(all("charts")).chain(node.get("compare")).filter_map(|part| part.get("title"));
    out.extend(heads.chain(titles).map(|t| (t, given)));
    for chart in all("charts") {
        let local = if chart.get("bars").is_some() { BARS_NAMES } else { BRIDGE_NAMES };
        out.extend(chart.get("finding").map(|t| (t, Names { slots, local })));
    }
    let restated = node.get("compare").and_then(|c| c.get("restated"));
    out.extend(restated.map(|t| (t, Names { slots: &[], local: RESTATED_NAMES })));
    out
}
