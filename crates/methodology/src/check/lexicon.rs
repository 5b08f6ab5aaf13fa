//! Phrases for indicators name indicators that exist in some loaded pack, rankings a scorecard.

use super::Case;
use crate::nearest::{nearest, proposed};
use crate::node::Node;
use figures::{Class, Issue};

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let phrases = case.definition.node.get("indicators").map_or(&[][..], Node::elements);
    let rankings = case.definition.node.get("rankings").map_or(&[][..], Node::elements);
    phrases.iter().filter_map(|phrase| unknown(case, phrase)).chain(rankings.iter().filter_map(|r| without_card(case, r))).collect()
}

fn without_card(case: &Case<'_>, ranking: &Node) -> Option<Issue> {
    let node = ranking.get("card")?;
    let id = node.text().filter(|id| !case.declared("scorecard", id))?;
    let issue =
        case.definition.issue_at("unknown-scorecard", node.spot, format!("没有评分卡“{id}”"), format!("there is no scorecard `{id}`"));
    Some(proposed(issue, nearest(id, case.ids("scorecard"))))
}

/// Only a hint: a vocabulary may be wider than the packs it is used with.
fn unknown(case: &Case<'_>, phrase: &Node) -> Option<Issue> {
    let node = phrase.get("names")?;
    let id = node.text().filter(|id| !case.indicator_declared(id))?;
    let issue =
        case.definition.issue_at("unknown-indicator", node.spot, format!("没有指标“{id}”"), format!("there is no indicator `{id}`"));
    let issue = issue.of_class(Class::D);
    Some(proposed(issue, nearest(id, case.ids("indicator"))))
}
