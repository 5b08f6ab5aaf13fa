//! The form an edit applies to exists.

use super::Case;
use crate::nearest::{nearest, proposed};
use figures::Issue;

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let d = case.definition;
    let Some(node) = d.node.get("form") else { return Vec::new() };
    let form = node.text().unwrap_or_default();
    if case.declared("form", form) {
        return Vec::new();
    }
    let issue = d.issue_at("unknown-form", node.spot, format!("没有报表“{form}”"), format!("there is no form `{form}`"));
    vec![proposed(issue, nearest(form, case.ids("form")))]
}
