//! The links of a chain join segments it has, once each, down the chain and never back to where they began; no segment stands
//! alone or bears another's name; codes are in the nomenclature and written once; the output is an indicator.

use super::Case;
use crate::catalogue::{Nomenclature, Tier};
use crate::nearest::{nearest, proposed};
use crate::node::{Entry, Node};
use figures::Issue;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let Some(found) = empty(case) else {
        let links: Vec<Joined<'_>> = written(case).collect();
        let mut issues: Vec<Issue> = links.iter().flat_map(|link| unknown(case, link)).collect();
        let amiss: Vec<Option<Issue>> = links.iter().enumerate().map(|(at, link)| amiss(case, &links[..at], link)).collect();
        issues.extend(circle(case, links.iter().zip(&amiss).filter(|(_, amiss)| amiss.is_none()).map(|(link, _)| link)));
        issues.extend(amiss.into_iter().flatten());
        issues.extend(alone(case, &links));
        issues.extend(same_title(case));
        issues.extend(codes(case));
        issues.extend(output(case));
        issues.extend(fading(case));
        return issues;
    };
    vec![found]
}

/// A link as it is written.
struct Joined<'a> {
    node: &'a Node,
    from: &'a Node,
    to: &'a Node,
}

impl<'a> Joined<'a> {
    fn ends(&self) -> (&'a str, &'a str) {
        (self.from.text().unwrap_or_default(), self.to.text().unwrap_or_default())
    }
}

fn written<'a>(case: &'a Case<'_>) -> impl Iterator<Item = Joined<'a>> {
    let links = case.definition.node.get("links").map_or(&[][..], Node::elements);
    links.iter().filter_map(|node| Some(Joined { node, from: node.get("from")?, to: node.get("to")? }))
}

fn segments<'a>(case: &'a Case<'_>) -> &'a [Entry] {
    case.definition.node.get("segments").map_or(&[], Node::entries)
}

fn empty(case: &Case<'_>) -> Option<Issue> {
    if !segments(case).is_empty() || case.is_wanted() {
        return None;
    }
    let d = case.definition;
    let issue = d.issue("empty-definition", format!("产业链“{}”没有环节", d.id), format!("chain `{}` has no segments", d.id));
    Some(issue.hint("加上 segments，或把来源写成 state: required", "add `segments`, or make its source state: required"))
}

fn unknown(case: &Case<'_>, link: &Joined<'_>) -> Vec<Issue> {
    let known = |id: &str| segments(case).iter().any(|segment| segment.key == id);
    let wrong = [link.from, link.to].into_iter().filter(|end| !known(end.text().unwrap_or_default()));
    let issue = |end: &Node| {
        let id = end.text().unwrap_or_default();
        let (zh, en) = (format!("没有环节“{id}”"), format!("there is no segment `{id}`"));
        let issue = case.definition.issue_at("unknown-segment", end.spot, zh, en);
        proposed(issue, nearest(id, segments(case).iter().map(|segment| segment.key.as_str())))
    };
    wrong.map(issue).collect()
}

/// What a link has against those before it, or against itself.
fn amiss(case: &Case<'_>, before: &[Joined<'_>], link: &Joined<'_>) -> Option<Issue> {
    let (from, to) = link.ends();
    if before.iter().any(|other| other.ends() == (from, to)) {
        let (zh, en) = (format!("“{from}”到“{to}”已写过"), format!("the link from `{from}` to `{to}` is there already"));
        let issue = case.definition.issue_at("duplicate-link", link.node.spot, zh, en);
        return Some(issue.hint("合并为一条", "make one link of them"));
    }
    let tier = |id: &str| segments(case).iter().find(|segment| segment.key == id)?.value.text_of("tier").and_then(Tier::parse);
    let above = tier(from).zip(tier(to)).is_some_and(|(from, to)| from > to);
    if !above {
        return None;
    }
    let (zh, en) = (format!("“{from}”在“{to}”的下游，不能供给它"), format!("`{from}` stands below `{to}` and does not supply it"));
    let issue = case.definition.issue_at("link-upwards", link.node.spot, zh, en);
    Some(issue.hint("交换 from 和 to，或改正 tier", "exchange `from` and `to`, or correct a `tier`"))
}

/// The first link that leads back to where it began.
fn circle<'a>(case: &Case<'_>, links: impl Iterator<Item = &'a Joined<'a>>) -> Option<Issue> {
    let mut after: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for link in links {
        let (from, to) = link.ends();
        if reaches(&after, to, from) {
            let (zh, en) = (format!("“{from}”到“{to}”绕回了“{from}”"), format!("the link from `{from}` to `{to}` leads back to `{from}`"));
            let issue = case.definition.issue_at("circular-links", link.node.spot, zh, en);
            return Some(issue.hint("产业链由上游到下游，去掉其中一条", "a chain goes from above to below: take one of the links out"));
        }
        after.entry(from).or_default().push(to);
    }
    None
}

/// Whether links lead from a segment to another, or the two are one.
fn reaches(after: &BTreeMap<&str, Vec<&str>>, from: &str, to: &str) -> bool {
    let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(at) = open.pop() {
        if at == to {
            return true;
        }
        if seen.insert(at) {
            open.extend(after.get(at).into_iter().flatten());
        }
    }
    false
}

fn alone(case: &Case<'_>, links: &[Joined<'_>]) -> Vec<Issue> {
    let linked: BTreeSet<&str> = links.iter().flat_map(|link| [link.ends().0, link.ends().1]).collect();
    let alone = segments(case).iter().filter(|segment| segments(case).len() > 1 && !linked.contains(segment.key.as_str()));
    let issue = |segment: &Entry| {
        let (zh, en) = (format!("环节“{}”不与任何环节相连", segment.key), format!("segment `{}` is linked to nothing", segment.key));
        let issue = case.definition.issue_at("segment-alone", segment.spot, zh, en);
        issue.hint("在 links 里写它供给谁，或由谁供给", "say in `links` whom it supplies, or who supplies it")
    };
    alone.map(issue).collect()
}

fn same_title(case: &Case<'_>) -> Vec<Issue> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut issues = Vec::new();
    for segment in segments(case) {
        let Some(title) = segment.value.get("title").and_then(|title| title.text_of("zh")) else { continue };
        let Some(other) = first.get(title) else {
            first.insert(title, &segment.key);
            continue;
        };
        let (zh, en) = (format!("“{}”与“{other}”同名", segment.key), format!("`{}` has the name of `{other}`", segment.key));
        issues.push(
            case.definition
                .issue_at("duplicate-segment", segment.spot, zh, en)
                .hint("合并，或另起名称", "join them, or give one another name"),
        );
    }
    issues
}

fn codes(case: &Case<'_>) -> Vec<Issue> {
    let named = case.definition.node.get("nomenclature");
    let id = named.and_then(Node::text).unwrap_or_default();
    let unknown = named.filter(|_| !case.declared("nomenclature", id)).map(|node| {
        let (zh, en) = (format!("没有标准分类“{id}”"), format!("there is no nomenclature `{id}`"));
        proposed(case.definition.issue_at("unknown-nomenclature", node.spot, zh, en), nearest(id, case.ids("nomenclature")))
    });
    let known = case.catalogue.nomenclatures.get(id).filter(|n| !n.entries.is_empty());
    unknown.into_iter().chain(segments(case).iter().flat_map(|segment| listed(case, segment, known))).collect()
}

/// The codes of a segment that stand there twice or are none.
fn listed(case: &Case<'_>, segment: &Entry, known: Option<&Nomenclature>) -> Vec<Issue> {
    let codes = segment.value.get("codes").map_or(&[][..], Node::elements);
    let one = |(at, node): (usize, &Node)| {
        let code = node.text().unwrap_or_default();
        if codes[..at].iter().any(|other| other.text() == Some(code)) {
            let (zh, en) = (format!("“{}”的 {code} 写了两次", segment.key), format!("`{}` has {code} twice", segment.key));
            return Some(case.definition.issue_at("duplicate-code", node.spot, zh, en).hint("删去一处", "remove one of them"));
        }
        not_in(case, known?, node, code.trim_end_matches('*'))
    };
    codes.iter().enumerate().filter_map(one).collect()
}

fn not_in(case: &Case<'_>, known: &Nomenclature, node: &Node, code: &str) -> Option<Issue> {
    if known.entries.contains_key(code) {
        return None;
    }
    let (zh, en) = (format!("{} 没有代码 {code}", known.title.zh), format!("{} has no code {code}", known.title.en));
    let alike = known.entries.keys().filter(|other| other.len() == code.len()).map(String::as_str);
    Some(proposed(case.definition.issue_at("unknown-code", node.spot, zh, en), nearest(code, alike)))
}

fn output(case: &Case<'_>) -> Option<Issue> {
    let node = case.definition.node.get("output")?;
    let id = node.text().filter(|id| !case.declared("indicator", id))?;
    let (zh, en) = (format!("没有指标“{id}”"), format!("there is no indicator `{id}`"));
    Some(proposed(case.definition.issue_at("unknown-indicator", node.spot, zh, en), nearest(id, case.ids("indicator"))))
}

fn fading(case: &Case<'_>) -> Option<Issue> {
    let months = |key: &str| case.definition.node.text_of(key)?.parse::<u32>().ok();
    let (stale, void) = (months("stale_after")?, months("void_after")?);
    let node = case.definition.node.get("void_after").filter(|_| void <= stale)?;
    let (zh, en) = (
        format!("{void} 个月不长于 stale_after 的 {stale} 个月"),
        format!("{void} months are no longer than the {stale} of `stale_after`"),
    );
    let issue = case.definition.issue_at("bounds-in-wrong-order", node.spot, zh, en);
    Some(issue.hint("先陈旧，后失效", "what was checked gets stale first and loses its weight later"))
}
