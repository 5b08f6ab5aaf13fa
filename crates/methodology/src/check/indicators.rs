//! An indicator has a formula unless its source is wanted; it is shown in a unit of its own dimension;
//! its id does not end in `.growth`, which every indicator has by itself.

use super::Case;
use figures::{Issue, Measure};

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    [no_formula(case), shown(case), reserved(case)].into_iter().flatten().collect()
}

fn no_formula(case: &Case<'_>) -> Option<Issue> {
    let d = case.definition;
    let wanted = d.node.get("source").and_then(|s| s.text_of("state")) == Some("required");
    if wanted || d.node.get("formula").is_some_and(|f| !f.entries().is_empty()) {
        return None;
    }
    let issue = d.issue("empty-definition", format!("指标“{}”没有公式", d.id), format!("indicator `{}` has no formula", d.id));
    Some(issue.hint("加上 formula，或把来源写成 state: required", "add `formula`, or make its source state: required"))
}

fn shown(case: &Case<'_>) -> Option<Issue> {
    let d = case.definition;
    let (node, unit) = (d.node.get("shown")?, d.node.text_of("unit")?);
    let shown = node.text()?;
    if Measure::parse(shown)?.same_dimension(&Measure::parse(unit)?) {
        return None;
    }
    let issue = d.issue_at("wrong-unit", node.spot, format!("“{unit}”不能换算为“{shown}”"), format!("{unit} can't be shown in {shown}"));
    Some(issue.hint("shown 要与 unit 同一量纲", "`shown` must measure the same thing as `unit`"))
}

fn reserved(case: &Case<'_>) -> Option<Issue> {
    let d = case.definition;
    let of = d.id.strip_suffix(".growth")?;
    let issue = d.issue("reserved-id", "以 .growth 结尾的标识是保留的", "ids that end in `.growth` are reserved");
    Some(issue.hint(format!("{of} 的增速自动存在"), format!("`{of}` has its growth by itself")))
}
