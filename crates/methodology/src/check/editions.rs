//! The editions of the register's codes are nomenclatures that say which edition they are.

use super::Case;
use crate::nearest::{nearest, proposed};
use crate::node::{Entry, Node};
use figures::Issue;

/// The attribute whose codes have editions.
const INDUSTRY: &str = "industry";

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let d = case.definition;
    let codes = d.node.get("codes").map_or(&[][..], Node::entries);
    let named = codes.iter().filter_map(|entry| unknown(case, entry).or_else(|| unnamed(case, entry)));
    other_attribute(case).into_iter().chain(empty(case, codes)).chain(named).collect()
}

fn other_attribute(case: &Case<'_>) -> Option<Issue> {
    let d = case.definition;
    if d.id == INDUSTRY {
        return None;
    }
    let (zh, en) = (format!("登记项“{}”没有版本", d.id), format!("the attribute `{}` has no editions", d.id));
    Some(d.issue("unknown-attribute", zh, en).hint("只有 industry 有版本", "only `industry` has editions"))
}

fn empty(case: &Case<'_>, codes: &[Entry]) -> Option<Issue> {
    let d = case.definition;
    if !codes.is_empty() || case.is_wanted() {
        return None;
    }
    let issue = d.issue("empty-definition", format!("“{}”没有版本", d.id), format!("`{}` has no editions", d.id));
    Some(issue.hint("加上 codes，或把来源写成 state: required", "add `codes`, or make its source state: required"))
}

fn unknown(case: &Case<'_>, entry: &Entry) -> Option<Issue> {
    let id = entry.value.text()?;
    if case.declared("nomenclature", id) {
        return None;
    }
    let (zh, en) = (format!("没有标准分类“{id}”"), format!("there is no nomenclature `{id}`"));
    let issue = case.definition.issue_at("unknown-nomenclature", entry.value.spot, zh, en);
    Some(proposed(issue, nearest(id, case.ids("nomenclature"))))
}

fn unnamed(case: &Case<'_>, entry: &Entry) -> Option<Issue> {
    let id = entry.value.text()?;
    let written = case.all.iter().find(|d| d.kind == "nomenclature" && d.id == id)?;
    if written.node.get("edition").is_some() {
        return None;
    }
    let (zh, en) = (format!("标准分类“{id}”没有写明版本"), format!("nomenclature `{id}` doesn't say its edition"));
    let issue = case.definition.issue_at("nomenclature-without-edition", entry.value.spot, zh, en);
    Some(issue.hint("在该标准分类写 edition: \"2017\"", "write edition: \"2017\" there"))
}
