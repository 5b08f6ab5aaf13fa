//! An office's own numbers are for an edit that exists, by names it has, and measure the same thing.

use super::Case;
use super::edits::mixed;
use crate::nearest::{nearest, proposed};
use crate::node::{Entry, Node};
use crate::read::parameter;
use figures::Issue;

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let d = case.definition;
    let Some(edit) = case.all.iter().find(|other| other.kind == "edit" && other.id == d.id) else {
        let issue = d.issue("unknown-edit", format!("没有审核关系“{}”", d.id), format!("there is no edit `{}`", d.id));
        return vec![proposed(issue, nearest(&d.id, case.ids("edit")))];
    };
    let held = edit.node.get("parameters").map_or(&[][..], Node::entries);
    let own = d.node.get("parameters").map_or(&[][..], Node::entries);
    own.iter().filter_map(|entry| one(case, held, entry)).collect()
}

fn one(case: &Case<'_>, held: &[Entry], entry: &Entry) -> Option<Issue> {
    let d = case.definition;
    let Some(of) = held.iter().find(|e| e.key == entry.key) else {
        let (zh, en) = (format!("{} 没有参数“{}”", d.id, entry.key), format!("edit {} has no parameter `{}`", d.id, entry.key));
        let issue = d.issue_at("unknown-parameter", entry.spot, zh, en);
        return Some(proposed(issue, nearest(&entry.key, held.iter().map(|e| e.key.as_str()))));
    };
    let (of, own) = (parameter(&of.value)?, parameter(&entry.value)?);
    if own.measure.same_dimension(&of.measure) {
        return mixed(case, entry, &own);
    }
    let (zh, en) = (
        format!("“{}”以“{}”计，不能写“{}”", entry.key, of.measure, own.measure),
        format!("`{}` is in {}, not in {}", entry.key, of.measure, own.measure),
    );
    Some(d.issue_at("mixed-units", entry.spot, zh, en).hint("用同一量纲的单位", "take a unit that measures the same thing"))
}
