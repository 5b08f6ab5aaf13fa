//! A classification has classes and a class has codes, unless they are wanted or the register decides; codes
//! exist, and a partition has each in one class only; what may be overridden is approved.

use super::{Case, class_codes};
use crate::node::{Entry, Node};
use crate::read::Definition;
use figures::Issue;

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let d = case.definition;
    if classes(case).is_empty() && !case.is_wanted() {
        let issue = d.issue("empty-definition", format!("分类“{}”没有类", d.id), format!("classification `{}` has no classes", d.id));
        return vec![issue.hint("加上类，或把来源写成 state: required", "add classes, or make its source state: required")];
    }
    let mut issues: Vec<Issue> = classes(case).iter().filter_map(|class| without_codes(case, class)).collect();
    issues.extend(unapproved(case));
    issues.extend(never_in_force(d, d.node));
    issues.extend(class_codes::check(case));
    issues
}

/// The classes as written.
pub(super) fn classes<'a>(case: &'a Case<'_>) -> &'a [Entry] {
    case.definition.node.get("classes").map_or(&[], Node::entries)
}

/// Whether a flag of the classification is set.
pub(super) fn is(case: &Case<'_>, flag: &str) -> bool {
    case.definition.node.text_of(flag) == Some("true")
}

fn without_codes(case: &Case<'_>, class: &Entry) -> Option<Issue> {
    let any = ["codes", "partial"].iter().any(|key| class.value.get(key).is_some_and(|list| !list.elements().is_empty()));
    if any || case.is_wanted() || is(case, "overridable") {
        return None;
    }
    let (zh, en) = (format!("类“{}”没有代码", class.key), format!("class `{}` has no codes", class.key));
    let issue = case.definition.issue_at("empty-definition", class.spot, zh, en);
    Some(issue.hint(
        "加上 codes 或 partial，或把分类的来源写成 state: required",
        "add `codes` or `partial`, or make the source of the classification state: required",
    ))
}

fn unapproved(case: &Case<'_>) -> Option<Issue> {
    let d = case.definition;
    let entry = d.entry("overridable").filter(|_| is(case, "overridable") && d.node.get("approval").is_none())?;
    let (zh, en) = ("可按单位改判的分类要有批准", "a classification that may be overridden needs an approval");
    let issue = d.issue_at("override-without-approval", entry.spot, zh, en);
    Some(issue.hint("approval: { by: …, date: 2021-01-01 }", "approval: { by: …, date: 2021-01-01 }"))
}

/// A node of a definition whose days `from` and `until` leave no time between them.
pub(crate) fn never_in_force(d: &Definition<'_>, node: &Node) -> Option<Issue> {
    let (from, until) = (node.text_of("from")?, node.get("until")?);
    let end = until.text().filter(|end| *end <= from)?;
    let (zh, en) = (format!("止于 {end}，不晚于始于 {from}"), format!("it ends on {end}, no later than it begins, {from}"));
    let issue = d.issue_at("never-in-force", until.spot, zh, en);
    Some(issue.hint("until 是不再有效的第一天", "`until` is the first day it no longer holds"))
}
