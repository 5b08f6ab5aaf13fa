//! The tree of conditions of a rule.

use super::work::Work;
use crate::catalogue::{Check, Condition, Joined, Node as Tree, RuleScore};
use crate::formula::raw::{Raw, RawKind};
use crate::nearest::{nearest, proposed};
use crate::node::Node;
use crate::read::convert::{source, text, wording_of};
use figures::Decimal;
use std::collections::BTreeSet;

/// What a note is for.
pub(super) const NOTE: (&str, &str) = ("note: 说明尚缺哪一条文或数字", "note: which text or number is wanted");

/// The conditions, or nothing where one is not sound.
pub(super) fn node(node: &Node, scores: &[RuleScore], work: &mut Work<'_>) -> Option<Tree> {
    let made = tree(node, scores, work);
    once(node, &mut BTreeSet::new(), work);
    made
}

fn tree(node: &Node, scores: &[RuleScore], work: &mut Work<'_>) -> Option<Tree> {
    if let Some(all) = node.get("all") {
        return joined(node, all, scores, work).map(Tree::All);
    }
    if let Some(any) = node.get("any") {
        return joined(node, any, scores, work).map(Tree::Any);
    }
    leaf(node, scores, work).map(|leaf| Tree::Leaf(Box::new(leaf)))
}

fn joined(node: &Node, parts: &Node, scores: &[RuleScore], work: &mut Work<'_>) -> Option<Joined> {
    let when = when(node, work);
    // Every part is read, so that what is wrong with each is told.
    let read: Vec<Option<Tree>> = parts.elements().iter().map(|part| tree(part, scores, work)).collect();
    if read.is_empty() {
        let right = ("至少写一条，例如 - { id: …, title: …, test: … }", "write one at least, such as - { id: …, title: …, test: … }");
        work.fault_at(parts, "no-conditions", ("没有条件", "there are no conditions"), right);
    }
    Some(Joined { title: node.get("title").map(wording_of), when: when.ok()?, parts: read.into_iter().collect::<Option<_>>()? })
}

/// For whom it is there; an error where that can't be read.
fn when(node: &Node, work: &mut Work<'_>) -> Result<Option<crate::score::Test>, ()> {
    match node.get("when") {
        None => Ok(None),
        Some(said) => work.test(said).map(Some).ok_or(()),
    }
}

fn leaf(node: &Node, scores: &[RuleScore], work: &mut Work<'_>) -> Option<Condition> {
    let when = when(node, work);
    let check = match (node.get("test"), node.text_of("state")) {
        (Some(test), None) => check(test, scores, work),
        (None, Some(_)) => wanted(node, work),
        _ => {
            let says = ("条件要有 test，或写 state: required，二者取一", "a condition has a `test`, or is `state: required`, and not both");
            let right = ("例如 test: year(PY-1.01) >= 2000 万元", "such as test: year(PY-1.01) >= 2000 万元");
            work.fault_at(node.get("id").unwrap_or(node), "condition-without-test", says, right);
            None
        }
    };
    Some(Condition {
        id: text(node, "id"),
        title: node.get("title").map(wording_of).unwrap_or_default(),
        when: when.ok()?,
        check: check?,
        evidence: node.get("evidence").map(wording_of),
        lever: node.get("lever").map(wording_of),
        source: node.get("source").map(|_| source(node)),
    })
}

fn wanted(node: &Node, work: &mut Work<'_>) -> Option<Check> {
    let note = node.text_of("note");
    if note.is_none() {
        let says = ("条文待补的条件要写 note", "a condition whose text is wanted needs a note");
        work.fault_at(node.get("id").unwrap_or(node), "source-without-note", says, NOTE);
    }
    note.map(|note| Check::Wanted(note.to_owned()))
}

/// `score.total > 70` is asked of the points that are possible; everything else of values.
fn check(node: &Node, scores: &[RuleScore], work: &mut Work<'_>) -> Option<Check> {
    let raw = work.raw(node)?;
    if let Some((id, ordering, bound)) = points(&raw) {
        let Some(score) = scores.iter().position(|score| score.id == id) else {
            unknown(node, id, scores, work);
            return None;
        };
        return Some(Check::Points { score, ordering, bound });
    }
    work.told(node, &raw).map(|told| Check::Told(Box::new(told)))
}

fn points(raw: &Raw) -> Option<(&str, crate::formula::ast::Ordering, Decimal)> {
    let RawKind::Compare(a, ordering, b) = &raw.kind else { return None };
    match (&a.kind, &b.kind) {
        (RawKind::Name(name), RawKind::Number(bound, None)) => Some((name.strip_prefix("score.")?, *ordering, *bound)),
        _ => None,
    }
}

pub(super) fn unknown(node: &Node, id: &str, scores: &[RuleScore], work: &mut Work<'_>) {
    // A score with issues of its own is told where it stands.
    if work.definition.node.get("scores").is_some_and(|written| written.get(id).is_some()) {
        return;
    }
    let d = work.definition;
    let issue = d.issue_at("unknown-score", node.spot, format!("本规则没有得分“{id}”"), format!("this rule has no score `{id}`"));
    work.say(proposed(issue, nearest(id, scores.iter().map(|s| s.id.as_str()))));
}

/// That each condition has a name of its own.
fn once<'n>(node: &'n Node, seen: &mut BTreeSet<&'n str>, work: &mut Work<'_>) {
    if let Some(id) = node.get("id") {
        let name = id.text().unwrap_or_default();
        if !seen.insert(name) {
            let d = work.definition;
            let issue = d.issue_at("duplicate-id", id.spot, format!("条件“{name}”重复"), format!("the condition `{name}` is there twice"));
            work.say(issue.hint("另起名称", "give it another name"));
        }
    }
    for key in ["all", "any"] {
        node.get(key).map_or(&[][..], Node::elements).iter().for_each(|part| once(part, seen, work));
    }
}
