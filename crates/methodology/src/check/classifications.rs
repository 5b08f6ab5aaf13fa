//! A partition has every code in one class only; a classification has classes unless it is wanted.

use super::Case;
use crate::lookup::covers;
use crate::node::Node;
use figures::Issue;

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let d = case.definition;
    let classes = d.node.get("classes").map_or(&[][..], Node::entries);
    let wanted = d.node.get("source").and_then(|s| s.text_of("state")) == Some("required");
    if classes.is_empty() && !wanted {
        let issue = d.issue("empty-definition", format!("分类“{}”没有类", d.id), format!("classification `{}` has no classes", d.id));
        return vec![issue.hint("加上类，或把来源写成 state: required", "add classes, or make its source state: required")];
    }
    if d.node.text_of("partition") == Some("true") { overlaps(case) } else { Vec::new() }
}

fn overlaps(case: &Case<'_>) -> Vec<Issue> {
    let classes = case.definition.node.get("classes").map_or(&[][..], Node::entries);
    let codes = |node: &'_ Node| node.get("codes").map_or(&[][..], Node::elements).to_vec();
    let mut before: Vec<(String, String)> = Vec::new();
    let mut issues = Vec::new();
    for class in classes {
        for node in codes(&class.value) {
            let code = node.text().unwrap_or_default().to_owned();
            if let Some((other, pattern)) = before.iter().find(|(other, pattern)| *other != class.key && overlap(pattern, &code)) {
                issues.push(overlapping(case, &node, (&class.key, &code), (other, pattern)));
            }
            before.push((class.key.clone(), code));
        }
    }
    issues
}

/// Whether some code belongs to both.
fn overlap(a: &str, b: &str) -> bool {
    covers(a, b.trim_end_matches('*')) || covers(b, a.trim_end_matches('*'))
}

fn overlapping(case: &Case<'_>, node: &Node, (class, code): (&str, &str), (other, pattern): (&str, &str)) -> Issue {
    let issue = case.definition.issue_at(
        "overlapping-classes",
        node.spot,
        format!("类“{class}”的 {code} 与类“{other}”的 {pattern} 重叠，不成划分"),
        format!("{code} of class `{class}` overlaps {pattern} of class `{other}`, so this is no partition"),
    );
    issue.hint("移走一处，或写 partition: false", "take one of them out, or write partition: false")
}
