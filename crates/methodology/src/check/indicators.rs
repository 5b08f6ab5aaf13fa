//! An indicator has a formula unless its source is wanted; it is shown in a unit of its own dimension;
//! its id does not end like `.growth`, which every indicator has by itself; its deflator is a table.

use super::Case;
use figures::{Issue, Measure, Transform};

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    [no_formula(case), shown(case), reserved(case), deflator(case)].into_iter().flatten().collect()
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

fn deflator(case: &Case<'_>) -> Option<Issue> {
    let d = case.definition;
    let (node, id) = (d.node.get("deflator")?, d.node.text_of("deflator")?);
    if case.declared("table", id) {
        return None;
    }
    let issue = d.issue_at("unknown-table", node.spot, format!("没有系数表“{id}”"), format!("there is no table `{id}`"));
    Some(issue.hint("价格指数写成 tables 中的一张表，按报告期给出", "price indices are a table with `periods`"))
}

fn reserved(case: &Case<'_>) -> Option<Issue> {
    let d = case.definition;
    let (of, transform) = Transform::split(&d.id);
    if transform == Transform::Level {
        return None;
    }
    let ending = transform.ending();
    let (zh, en) = (format!("以 {ending} 结尾的标识是保留的"), format!("ids that end in `{ending}` are reserved"));
    let issue = d.issue("reserved-id", zh, en);
    Some(match transform {
        Transform::Growth => issue.hint(format!("{of} 的增速自动存在"), format!("`{of}` has its growth by itself")),
        _ => issue.hint(format!("{of}{ending} 自动存在"), format!("`{of}{ending}` exists by itself")),
    })
}
