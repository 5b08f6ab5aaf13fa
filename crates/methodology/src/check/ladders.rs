//! Ladders and rules name titles that there are; the rules of a title don't overlap; facts say what they may be.

use super::Case;
use crate::nearest::{nearest, proposed};
use crate::node::Node;
use figures::Issue;
use jiff::civil::Date;

/// Words of a fact.
pub(super) fn fact(case: &Case<'_>) -> Vec<Issue> {
    let d = case.definition;
    let (word, words) = (d.node.text_of("kind") == Some("word"), d.node.get("words"));
    let issue = match (word, words) {
        (true, None) => d.issue("fact-without-words", "kind: word 要有 words", "a fact of the kind `word` has `words`"),
        (false, Some(_)) => d.issue("words-of-no-word", "只有 kind: word 才有 words", "only a fact of the kind `word` has `words`"),
        _ => return Vec::new(),
    };
    vec![issue.hint("例如 kind: word, words: [新建, 扩建]", "such as kind: word, words: [新建, 扩建]")]
}

/// Rungs of a ladder.
pub(super) fn ladder(case: &Case<'_>) -> Vec<Issue> {
    let rungs = case.definition.node.get("rungs").map_or(&[][..], Node::elements);
    let mut issues: Vec<Issue> = rungs.iter().filter_map(|rung| title(case, rung)).collect();
    for (nth, rung) in rungs.iter().enumerate() {
        let id = rung.text().unwrap_or_default();
        if rungs[..nth].iter().any(|before| before.text() == Some(id)) {
            let issue = case.definition.issue_at("duplicate-id", rung.spot, format!("“{id}”重复"), format!("`{id}` is there twice"));
            issues.push(issue.hint("删去其一", "remove one"));
        }
    }
    issues
}

/// The title of a rule, and its dates.
pub(super) fn rule(case: &Case<'_>) -> Vec<Issue> {
    let d = case.definition;
    let of = d.node.get("of").and_then(|of| title(case, of));
    let (from, until) = dates(d.node);
    let backwards = from.zip(until).filter(|(from, until)| from >= until).and_then(|_| {
        let issue = d.issue_at("rule-never-in-force", d.node.get("until")?.spot, "until 不晚于 from", "`until` is not after `from`");
        Some(issue.hint("until 是不再适用的第一天", "`until` is the first day it no longer holds"))
    });
    of.into_iter().chain(backwards).chain(overlapping(case)).collect()
}

/// Another rule of the same title for the same day, told of the later one.
fn overlapping(case: &Case<'_>) -> Option<Issue> {
    let d = case.definition;
    let (from, _) = dates(d.node);
    let from = from?;
    let same = case.all.iter().filter(|o| o.kind == "rule" && o.id != d.id && o.node.text_of("of") == d.node.text_of("of"));
    let other = same.into_iter().find(|o| {
        let (start, end) = dates(o.node);
        let first = start.is_some_and(|start| (start, &o.id) < (from, &d.id));
        first && end.is_none_or(|end| from < end)
    })?;
    let issue = d.issue_at(
        "overlapping-rules",
        d.node.get("from")?.spot,
        format!("与“{}”同时适用于“{}”", other.id, d.node.text_of("of").unwrap_or_default()),
        format!("`{}` is in force for the same title then", other.id),
    );
    Some(issue.hint("给先前的规则写 until", "give the earlier one its `until`"))
}

fn dates(node: &Node) -> (Option<Date>, Option<Date>) {
    let day = |key: &str| node.text_of(key).and_then(|text| text.parse().ok());
    (day("from"), day("until"))
}

/// That a title is declared, as a rung and no award.
fn title(case: &Case<'_>, node: &Node) -> Option<Issue> {
    let (d, id) = (case.definition, node.text().unwrap_or_default());
    if !case.declared("title", id) {
        let issue = d.issue_at("unknown-title", node.spot, format!("没有称号“{id}”"), format!("there is no title `{id}`"));
        return Some(proposed(issue, nearest(id, case.ids("title"))));
    }
    let award = case.catalogue.titles.get(id).is_some_and(|title| title.award);
    let issue = || d.issue_at("award-on-a-ladder", node.spot, format!("“{id}”是奖项，没有梯度"), format!("`{id}` is an award, no rung"));
    award.then(|| issue().hint("kind: rung，或不列入", "kind: rung, or leave it out"))
}
