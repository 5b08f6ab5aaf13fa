//! Units by size stand in order and begin at nothing; forbidden phrases can be read.

use super::Case;
use crate::node::Node;
use crate::phrase::{Phrase, PhraseFault};
use figures::{Decimal, Issue, Measure};

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let all = |key: &str| case.definition.node.get(key).map_or(&[][..], Node::elements);
    let mut issues: Vec<Issue> = all("forbidden").iter().filter_map(|f| phrase(case, f)).collect();
    for (at, rule) in all("units").iter().enumerate() {
        issues.extend(twice(case, rule, &all("units")[..at]));
        issues.extend(["zh", "en"].into_iter().filter_map(|key| rule.get(key)).filter_map(|steps| order(case, steps)));
        issues.extend(["zh", "en"].into_iter().flat_map(|key| parts(case, rule, key)));
    }
    issues
}

fn phrase(case: &Case<'_>, node: &Node) -> Option<Issue> {
    let node = node.get("phrase")?;
    let (zh, en) = match Phrase::parse(node.text()?).err()? {
        PhraseFault::Unknown(name) => (format!("“{{{name}}}”没有含义"), format!("`{{{name}}}` stands for nothing")),
        PhraseFault::Brace => ("花括号不成对".to_owned(), "a brace without its other half".to_owned()),
        PhraseFault::Empty => ("没有可找的词".to_owned(), "there is no word to look for".to_owned()),
    };
    let issue = case.definition.issue_at("bad-phrase", node.spot, zh, en);
    Some(issue.hint("例如 \"增长{-n}%\"；可用 {n}、{-n}、{*}", "such as \"增长{-n}%\"; there are {n}, {-n} and {*}"))
}

fn twice(case: &Case<'_>, rule: &Node, before: &[Node]) -> Option<Issue> {
    let unit = |node: &Node| Measure::parse(node.text_of("of")?);
    let (node, own) = (rule.get("of")?, unit(rule)?);
    before.iter().filter_map(unit).any(|other| other.same_dimension(&own)).then(|| {
        let (zh, en) = (format!("“{own}”所在的量纲已有单位规则"), format!("there is a rule for what {own} measures already"));
        case.definition.issue_at("duplicate-id", node.spot, zh, en).hint("把两条规则合为一条", "make one rule of the two")
    })
}

/// The first step is from nothing, and each begins above the one before.
fn order(case: &Case<'_>, steps: &Node) -> Option<Issue> {
    let from = |node: &Node| node.text_of("from")?.parse::<Decimal>().ok();
    let mut last: Option<Decimal> = None;
    for step in steps.elements() {
        let own = from(step)?;
        let fits = last.map_or(own.is_zero(), |last| own > last);
        if !fits {
            let node = step.get("from").unwrap_or(step);
            let (zh, en) = ("单位没有从零起由小到大排列", "the units don't go up from zero");
            return Some(
                case.definition
                    .issue_at("units-out-of-order", node.spot, zh, en)
                    .hint("第一个 from 写 0，以后递增", "begin with from: 0 and go up"),
            );
        }
        last = Some(own);
    }
    None
}

fn parts(case: &Case<'_>, rule: &Node, key: &str) -> Vec<Issue> {
    let steps = rule.get(key).map_or(&[][..], Node::elements);
    let mut issues = Vec::new();
    if let (Some(node), true) = (rule.get(key), steps.is_empty()) {
        let issue = case.definition.issue_at("empty-definition", node.spot, "没有一个单位", "there is no unit");
        issues.push(issue.hint("至少写 { from: 0, name: 元 }", "give at least { from: 0, name: 元 }"));
    }
    for node in steps.iter().filter_map(|s| s.get("per")) {
        if node.text().and_then(|t| t.parse::<Decimal>().ok()).is_some_and(|per| per <= Decimal::ZERO) {
            let issue = case.definition.issue_at("wrong-type", node.spot, "“per”应大于零", "`per` should be above zero");
            issues.push(issue.hint("例如 per: 10000", "such as per: 10000"));
        }
    }
    issues
}
