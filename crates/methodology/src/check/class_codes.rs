//! The codes of a classification's classes are in its nomenclature, each belongs to a class either as a whole
//! or in part, and those of a partition to one class only.

use super::Case;
use super::classifications::{classes, is};
use crate::catalogue::Nomenclature;
use crate::membership::covers;
use crate::nearest::{nearest, proposed};
use crate::node::{Entry, Node};
use figures::Issue;

/// A code as written under a class.
#[derive(Clone, Copy)]
struct Listed<'a> {
    class: &'a str,
    code: &'a str,
    partial: bool,
    node: &'a Node,
}

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let all: Vec<Listed<'_>> = classes(case).iter().flat_map(|c| listed(c, "codes").chain(listed(c, "partial"))).collect();
    let mut issues = unknown(case, &all);
    for (at, later) in all.iter().enumerate() {
        issues.extend(all[..at].iter().find_map(|earlier| clash(case, earlier, later)));
    }
    issues
}

fn listed<'a>(class: &'a Entry, key: &'static str) -> impl Iterator<Item = Listed<'a>> {
    let nodes = class.value.get(key).map_or(&[][..], Node::elements);
    nodes.iter().filter_map(move |node| Some(Listed { class: &class.key, code: node.text()?, partial: key == "partial", node }))
}

fn unknown(case: &Case<'_>, all: &[Listed<'_>]) -> Vec<Issue> {
    let Some(node) = case.definition.node.get("nomenclature") else { return Vec::new() };
    let id = node.text().unwrap_or_default();
    if !case.declared("nomenclature", id) {
        let (zh, en) = (format!("没有标准分类“{id}”"), format!("there is no nomenclature `{id}`"));
        let issue = case.definition.issue_at("unknown-nomenclature", node.spot, zh, en);
        return vec![proposed(issue, nearest(id, case.ids("nomenclature")))];
    }
    let Some(nomenclature) = case.catalogue.nomenclatures.get(id).filter(|n| !n.entries.is_empty()) else { return Vec::new() };
    all.iter().filter_map(|listed| not_in(case, nomenclature, listed)).collect()
}

fn not_in(case: &Case<'_>, nomenclature: &Nomenclature, listed: &Listed<'_>) -> Option<Issue> {
    let code = listed.code.trim_end_matches('*');
    if nomenclature.entries.contains_key(code) {
        return None;
    }
    let (zh, en) = (format!("{} 没有代码 {code}", nomenclature.title.zh), format!("{} has no code {code}", nomenclature.title.en));
    let issue = case.definition.issue_at("unknown-code", listed.node.spot, zh, en);
    let alike = nomenclature.entries.keys().filter(|known| known.len() == code.len()).map(String::as_str);
    Some(proposed(issue, nearest(code, alike)))
}

/// What two codes have against each other.
fn clash(case: &Case<'_>, earlier: &Listed<'_>, later: &Listed<'_>) -> Option<Issue> {
    if !overlap(earlier.code, later.code) {
        return None;
    }
    match earlier.class == later.class {
        true if earlier.partial != later.partial => Some(whole_and_partial(case, earlier, later)),
        // Two classes may each have a part of a code.
        false if is(case, "partition") && !(earlier.partial && later.partial) => Some(overlapping(case, earlier, later)),
        _ => None,
    }
}

/// Whether some code belongs to both.
fn overlap(a: &str, b: &str) -> bool {
    covers(a, b.trim_end_matches('*')) || covers(b, a.trim_end_matches('*'))
}

fn whole_and_partial(case: &Case<'_>, earlier: &Listed<'_>, later: &Listed<'_>) -> Issue {
    let (class, code, whole) = (later.class, later.code, earlier.code);
    let (zh, en) = (
        format!("类“{class}”的 codes 已有 {whole}，partial 又有 {code}"),
        format!("class `{class}` has {whole} as a whole and {code} in part"),
    );
    let issue = case.definition.issue_at("whole-and-partial", later.node.spot, zh, en);
    issue.hint("全部属于的写在 codes，部分属于的写在 partial", "`codes` belong as a whole, `partial` in part")
}

fn overlapping(case: &Case<'_>, earlier: &Listed<'_>, later: &Listed<'_>) -> Issue {
    let (class, code, other, pattern) = (later.class, later.code, earlier.class, earlier.code);
    let (zh, en) = (
        format!("类“{class}”的 {code} 与类“{other}”的 {pattern} 重叠，不成划分"),
        format!("{code} of class `{class}` overlaps {pattern} of class `{other}`, so this is no partition"),
    );
    let issue = case.definition.issue_at("overlapping-classes", later.node.spot, zh, en);
    issue.hint("移走一处，或写 partition: false", "take one of them out, or write partition: false")
}
