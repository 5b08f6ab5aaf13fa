//! What an edit names exists: its form, its headline, the indicators and classifications asked of, and the numbers
//! that its methods take.

use super::Case;
use crate::catalogue::{Edit, Parameter};
use crate::nearest::{nearest, proposed};
use crate::node::{Entry, Node};
use crate::read::parameter;
use crate::relation::Method;
use figures::{Decimal, Issue};

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let mut issues: Vec<Issue> = unknown_form(case).into_iter().collect();
    issues.extend(unknown_headline(case));
    issues.extend(unlike(case));
    if let Some(edit) = case.catalogue.edits.get(&case.definition.id) {
        issues.extend(outliers(case, edit));
        issues.extend(macros(case, edit));
    }
    issues
}

fn unknown_form(case: &Case<'_>) -> Option<Issue> {
    let d = case.definition;
    let node = d.node.get("form")?;
    let form = node.text().unwrap_or_default();
    let issue = || d.issue_at("unknown-form", node.spot, format!("没有报表“{form}”"), format!("there is no form `{form}`"));
    (!case.declared("form", form)).then(|| proposed(issue(), nearest(form, case.ids("form"))))
}

fn unknown_headline(case: &Case<'_>) -> Option<Issue> {
    case.definition.node.get("headline").and_then(|node| unknown_indicator(case, node))
}

fn unknown_indicator(case: &Case<'_>, node: &Node) -> Option<Issue> {
    let id = node.text().unwrap_or_default();
    let issue = || {
        let (zh, en) = (format!("没有指标“{id}”"), format!("there is no indicator `{id}`"));
        case.definition.issue_at("unknown-indicator", node.spot, zh, en)
    };
    (!case.declared("indicator", id)).then(|| proposed(issue(), nearest(id, case.ids("indicator"))))
}

/// Amounts of one parameter that do not measure the same thing.
fn unlike(case: &Case<'_>) -> Vec<Issue> {
    let entries = case.definition.node.get("parameters").map_or(&[][..], Node::entries);
    entries.iter().filter_map(|e| mixed(case, e, &parameter(&e.value)?)).collect()
}

pub(super) fn mixed(case: &Case<'_>, entry: &Entry, found: &Parameter) -> Option<Issue> {
    let other = found.values.iter().find(|(_, q)| !q.measure.same_dimension(&found.measure))?;
    let (a, b) = (&found.measure, &other.1.measure);
    let (zh, en) = (format!("“{a}”与“{b}”不能是同一参数"), format!("{a} and {b} can't be one parameter"));
    let issue = case.definition.issue_at("mixed-units", entry.spot, zh, en);
    Some(issue.hint("各日期的数要同一量纲", "the amounts of all days measure the same thing"))
}

fn outliers(case: &Case<'_>, edit: &Edit) -> Vec<Issue> {
    let nodes = case.definition.node.get("outliers").map_or(&[][..], Node::elements);
    let mut issues: Vec<Issue> = nodes.iter().flat_map(|node| outlier(case, edit, node)).collect();
    if !nodes.is_empty() && edit.peers.is_none() {
        let (zh, en) = ("有 outliers 的审核关系要写 peers", "an edit with `outliers` needs `peers`");
        let sample = "peers: { by: division, at_least: 5 }";
        issues.push(case.definition.issue("missing-key", zh, en).hint(format!("加上 {sample}"), format!("add {sample}")));
    }
    issues
}

fn outlier(case: &Case<'_>, edit: &Edit, node: &Node) -> Vec<Issue> {
    let Some(method) = node.text_of("method").and_then(Method::parse) else { return Vec::new() };
    let mut issues = missing(case, edit, node, method.parameters());
    if method == Method::HidiroglouBerthelot {
        issues.extend(node.get("over").is_none().then(|| without_divisor(case, node)));
        let power = edit.parameters.get("power").into_iter().flat_map(|p| &p.values);
        issues.extend(power.filter(|(_, q)| !is_root(q.amount)).map(|_| no_root(case, node)));
    }
    issues
}

/// Numbers a method or a question takes and the edit does not have.
fn missing(case: &Case<'_>, edit: &Edit, node: &Node, names: &[&str]) -> Vec<Issue> {
    let absent = names.iter().filter(|name| !edit.parameters.contains_key(**name));
    let issue = |name: &&str| {
        let (zh, en) = (format!("parameters 里没有“{name}”"), format!("there is no `{name}` under `parameters`"));
        let all = names.join(", ");
        case.definition.issue_at("missing-key", node.spot, zh, en).hint(format!("需要 {all}"), format!("it takes {all}"))
    };
    absent.map(issue).collect()
}

fn without_divisor(case: &Case<'_>, node: &Node) -> Issue {
    let (zh, en) = ("Hidiroglou–Berthelot 法比较两期，要写 over", "the method of Hidiroglou and Berthelot compares two periods: `over`");
    let sample = "over: previous(B204-1.01)";
    case.definition.issue_at("missing-key", node.spot, zh, en).hint(format!("例如 {sample}"), format!("such as {sample}"))
}

/// Whether a power is made of square roots, which are exact to the last digit kept: quarters from 0 to 1.
fn is_root(power: Decimal) -> bool {
    let quarters = power.checked_mul(Decimal::from(4)).unwrap_or(Decimal::NEGATIVE_ONE);
    quarters.fract().is_zero() && (Decimal::ZERO..=Decimal::from(4)).contains(&quarters)
}

fn no_root(case: &Case<'_>, node: &Node) -> Issue {
    let (zh, en) = ("power 应为 0、0.25、0.5、0.75 或 1", "`power` is 0, 0.25, 0.5, 0.75 or 1");
    case.definition.issue_at("wrong-type", node.spot, zh, en).hint("通常为 0.5", "usually 0.5")
}

fn macros(case: &Case<'_>, edit: &Edit) -> Vec<Issue> {
    let nodes = case.definition.node.get("macro").map_or(&[][..], Node::elements);
    nodes
        .iter()
        .zip(&edit.macros)
        .flat_map(|(node, asked)| {
            let mut issues = missing(case, edit, node, asked.parameters());
            issues.extend(node.get("indicators").map_or(&[][..], Node::elements).iter().filter_map(|n| unknown_indicator(case, n)));
            issues.extend(node.get("by").map_or(&[][..], Node::elements).iter().filter_map(|n| unknown_classification(case, n)));
            issues
        })
        .collect()
}

fn unknown_classification(case: &Case<'_>, node: &Node) -> Option<Issue> {
    let id = node.text().unwrap_or_default();
    let issue = || {
        let (zh, en) = (format!("没有分类“{id}”"), format!("there is no classification `{id}`"));
        case.definition.issue_at("unknown-classification", node.spot, zh, en)
    };
    (!case.declared("classification", id)).then(|| proposed(issue(), nearest(id, case.ids("classification"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_are_quarters() {
        let d = |t: &str| t.parse::<Decimal>().expect(t);
        for good in ["0", "0.25", "0.5", "0.75", "1"] {
            assert!(is_root(d(good)), "{good}");
        }
        for bad in ["0.3", "-0.25", "1.25"] {
            assert!(!is_root(d(bad)), "{bad}");
        }
    }
}
