//! A panel has measures, its own or those of another that has its own, unless it is still wanted, and members where it lists them; these are areas that are defined,
//! for some time; the indicator that gives a measure is defined and in a unit of the same kind.

use super::{Case, classifications};
use crate::nearest::{nearest, proposed};
use crate::node::{Entry, Node};
use figures::{Issue, Measure};

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let under = |key: &str| case.definition.node.get(key).map_or(&[][..], Node::entries);
    let measures = under("measures").iter().flat_map(|entry| [indicator(case, entry), unit(case, entry)]);
    let members =
        under("members").iter().flat_map(|entry| [area(case, entry), classifications::never_in_force(case.definition, &entry.value)]);
    let own = under("measures").iter().filter_map(|entry| lent(case, entry));
    [without_measures(case), lender(case), without_members(case)].into_iter().chain(measures).chain(members).flatten().chain(own).collect()
}

fn without_measures(case: &Case<'_>) -> Option<Issue> {
    let d = case.definition;
    let says = d.node.get("measures_of").is_some() || d.node.get("measures").is_some_and(|m| !m.entries().is_empty());
    if case.is_wanted() || says {
        return None;
    }
    let issue = d.issue("empty-definition", format!("“{}”没有观测项", d.id), format!("`{}` has no measures", d.id));
    Some(issue.hint("加上 measures，或把来源写成 state: required", "add `measures`, or make its source state: required"))
}

/// The panel whose measures it has is there, and has them of its own.
fn lender(case: &Case<'_>) -> Option<Issue> {
    let d = case.definition;
    let node = d.node.get("measures_of")?;
    let id = node.text().unwrap_or_default();
    let Some(lender) = case.all.iter().find(|other| other.kind == "panel" && other.id == id) else {
        let issue = d.issue_at("unknown-panel", node.spot, format!("没有对比面板“{id}”"), format!("there is no panel `{id}`"));
        return Some(proposed(issue, nearest(id, case.ids("panel").filter(|other| *other != d.id))));
    };
    lender.node.get("measures_of")?;
    let (zh, en) = (format!("“{id}”的观测项本身取自别的面板"), format!("`{id}` has its measures from another panel"));
    let issue = d.issue_at("borrowed-measures", node.spot, zh, en);
    Some(issue.hint("写自己列出 measures 的面板", "name the panel in which the measures are written"))
}

/// A measure that it has of the other panel already.
fn lent(case: &Case<'_>, entry: &Entry) -> Option<Issue> {
    let from = case.definition.node.text_of("measures_of")?;
    let lender = case.all.iter().find(|other| other.kind == "panel" && other.id == from)?;
    lender.node.get("measures")?.get(&entry.key)?;
    let (zh, en) = (format!("“{}”已是面板“{from}”的观测项", entry.key), format!("`{}` is a measure of `{from}` already", entry.key));
    Some(case.definition.issue_at("duplicate-measure", entry.spot, zh, en).hint("删去，或另起名称", "remove it, or give it another name"))
}

fn without_members(case: &Case<'_>) -> Option<Issue> {
    let d = case.definition;
    let node = d.node.get("members").filter(|m| m.entries().is_empty())?;
    let issue = d.issue_at("empty-definition", node.spot, format!("“{}”没有成员", d.id), format!("`{}` has no members", d.id));
    Some(issue.hint("加上成员；名单不限时不写 members", "add members, or leave `members` out where any code is one"))
}

fn indicator(case: &Case<'_>, entry: &Entry) -> Option<Issue> {
    let node = entry.value.get("indicator")?;
    let id = node.text().filter(|id| !case.indicator_declared(id))?;
    let (zh, en) = (format!("没有指标“{id}”"), format!("there is no indicator `{id}`"));
    let issue = case.definition.issue_at("unknown-indicator", node.spot, zh, en);
    Some(proposed(issue, nearest(id, case.ids("indicator"))))
}

/// What the indicator gives converts to the unit of the measure.
fn unit(case: &Case<'_>, entry: &Entry) -> Option<Issue> {
    let (node, id) = (entry.value.get("unit")?, entry.value.text_of("indicator").filter(|id| case.indicator_declared(id))?);
    let measure = Measure::parse(node.text()?)?;
    let subject = case.catalogue.subject(id).filter(|subject| !subject.takes(&measure))?;
    let own = subject.measure();
    let (zh, en) = (format!("{id} 以 {own} 计，不能换算为 {measure}"), format!("{id} is in {own}, which does not convert to {measure}"));
    let issue = case.definition.issue_at("wrong-unit", node.spot, zh, en);
    Some(issue.hint(format!("可用 {own} 或同类单位"), format!("{own}, or a unit of its kind")))
}

fn area(case: &Case<'_>, entry: &Entry) -> Option<Issue> {
    let node = entry.value.get("area")?;
    let code = node.text().filter(|code| !case.declared("area", code))?;
    let (zh, en) = (format!("没有区域“{code}”"), format!("there is no area `{code}`"));
    Some(proposed(case.definition.issue_at("unknown-area", node.spot, zh, en), nearest(code, case.ids("area"))))
}
