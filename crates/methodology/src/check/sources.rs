//! A source that is not a document says why; what is invented stands in a pack that says so. The thresholds of an
//! indicator have a source of their own; measures and members of a panel may have one, and so may all parts of a scorecard.

use super::Case;
use crate::node::{Entry, Node};
use figures::Issue;

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let node = case.definition.node;
    let under = |key: &str| node.get(key).map_or(&[][..], Node::entries).iter();
    let listed = ["measures", "members"].into_iter().filter(|_| case.definition.kind == "panel").flat_map(under);
    let inner = under("thresholds").chain(listed.flat_map(|e| e.value.entries()));
    let mut sources: Vec<&Entry> = case.definition.entry("source").into_iter().chain(inner.filter(|e| e.key == "source")).collect();
    if ["scorecard", "rule"].contains(&case.definition.kind) {
        sources = within(node);
    }
    sources.into_iter().filter_map(|entry| source(case, entry)).collect()
}

/// All sources anywhere within a definition.
fn within(node: &Node) -> Vec<&Entry> {
    let (sources, others): (Vec<&Entry>, Vec<&Entry>) = node.entries().iter().partition(|e| e.key == "source");
    let inner = others.iter().map(|e| &e.value).chain(node.elements()).flat_map(within);
    sources.into_iter().chain(inner.collect::<Vec<_>>()).collect()
}

fn source(case: &Case<'_>, entry: &Entry) -> Option<Issue> {
    let d = case.definition;
    let note = entry.value.text_of("note");
    match entry.value.text_of("state") {
        Some("fictional") if !is_fictional(case) => Some(
            d.issue_at(
                "fictional-source", entry.spot, "虚构的定义只能放在标明虚构的方法包里",
                "what is invented stands only in a pack marked as fictional",
            )
            .hint("在 pack.yaml 写 fictional: true，或给出来源", "write fictional: true in pack.yaml, or give the source"),
        ),
        Some(state @ ("unverified" | "required")) if note.is_none() => Some(
            d.issue_at(
                "source-without-note",
                entry.spot,
                format!("来源状态为 {state} 时要写 note"),
                format!("a source that is {state} needs a note"),
            )
            .hint("note: 说明已知的出处或尚缺的文件", "note: what is known of its origin, or which text is wanted"),
        ),
        _ => None,
    }
}

fn is_fictional(case: &Case<'_>) -> bool {
    case.all.iter().any(|d| d.kind == "pack" && d.id == case.definition.pack && d.node.text_of("fictional") == Some("true"))
}
