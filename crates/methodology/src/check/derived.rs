//! An item that follows from others is a sum or difference of items of its form, and of itself by no way round.

use super::{Case, forms};
use crate::node::{Entry, Node};
use crate::read::signed_codes;
use crate::source::Spot;
use figures::Issue;
use std::collections::{BTreeMap, BTreeSet};

/// Items and those each is made of.
type Parts<'a> = BTreeMap<&'a str, Vec<String>>;

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let items = forms::entries(case, "items");
    let sums: Vec<(&Entry, &Node)> = items.iter().filter_map(|e| Some((e, e.value.get("derived")?))).collect();
    let parts: Parts<'_> = sums.iter().map(|(e, n)| (e.key.as_str(), codes(n))).collect();
    let mut issues = Vec::new();
    for (item, node) in &sums {
        issues.extend(misspelt(case, node));
        issues.extend(unknown(case, items, node));
        issues.extend(circular(case, &parts, &item.key, node));
    }
    issues
}

fn codes(node: &Node) -> Vec<String> {
    signed_codes(node.text().unwrap_or_default()).into_iter().map(|(_, code)| code).collect()
}

/// Codes and signs in turn, and a code at the end.
fn misspelt(case: &Case<'_>, node: &Node) -> Option<Issue> {
    let text = node.text()?;
    let signs = text.chars().filter(|c| matches!(c, '+' | '-' | '−')).count();
    let leading = usize::from(text.trim_start().starts_with(['+', '-', '−']));
    if codes(node).len() == signs + 1 - leading {
        return None;
    }
    let (zh, en) = (format!("“{text}”不是指标的和差"), format!("`{text}` is no sum or difference of items"));
    Some(case.definition.issue_at("bad-derived", node.spot, zh, en).hint("例如 205 - 206", "such as 205 - 206"))
}

fn unknown(case: &Case<'_>, items: &[Entry], node: &Node) -> Vec<Issue> {
    let missing = codes(node).into_iter().filter(|code| !items.iter().any(|e| e.key == *code));
    missing.map(|code| forms::unknown_item(case, spot_of(case, node, &code), &code)).collect()
}

fn spot_of(case: &Case<'_>, node: &Node, code: &str) -> Spot {
    let text = node.text().unwrap_or_default();
    let before = text.find(code).map_or(0, |at| text[..at].chars().count());
    case.definition.source.inside(node.spot, text, before, code.chars().count())
}

/// Reported at the least item of a circle, so that each is reported once.
fn circular(case: &Case<'_>, parts: &Parts<'_>, item: &str, node: &Node) -> Option<Issue> {
    let below = reached(parts, item);
    let circle: Vec<&String> = below.iter().filter(|other| reached(parts, other).contains(item)).collect();
    if !below.contains(item) || circle.iter().any(|other| other.as_str() < item) {
        return None;
    }
    let (zh, en) = (format!("指标 {item} 由它自己算出"), format!("item {item} is made of itself"));
    let issue = case.definition.issue_at("circular", node.spot, zh, en);
    Some(issue.hint("断开这个圆圈中的一环", "break the circle at one of its links"))
}

/// Everything an item is made of, at any depth.
fn reached(parts: &Parts<'_>, item: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<String> = parts.get(item).cloned().unwrap_or_default();
    while let Some(next) = open.pop() {
        if found.insert(next.clone()) {
            open.extend(parts.get(next.as_str()).cloned().unwrap_or_default());
        }
    }
    found
}
