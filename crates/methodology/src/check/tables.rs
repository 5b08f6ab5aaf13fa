//! A table has values unless it is still wanted.

use super::Case;
use crate::node::Node;
use figures::Issue;

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let d = case.definition;
    let nothing = |key: &str| d.node.get(key).is_none_or(|v| v.entries().iter().all(|e| Node::entries(&e.value).is_empty()));
    let empty = nothing("values") && nothing("periods");
    if case.is_wanted() || !empty {
        return Vec::new();
    }
    let issue = d.issue("empty-definition", format!("系数表“{}”没有数值", d.id), format!("table `{}` has no values", d.id));
    vec![
        issue.hint("加上 values 或 periods，或把来源写成 state: required", "add `values` or `periods`, or make its source state: required"),
    ]
}
