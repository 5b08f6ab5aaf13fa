//! A form's parts name each other: columns of items, the list behind a family, what a family adds up to; its
//! calendar has its report periods and its editions stand in order.

use super::{Case, derived};
use crate::nearest::{nearest, proposed};
use crate::node::{Entry, Node};
use figures::{Issue, Period};

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    [repeated_columns(case), items(case), derived::check(case), families(case), due(case), versions(case)].concat()
}

/// The entries under a key of the form.
pub(super) fn entries<'a>(case: &'a Case<'_>, key: &str) -> &'a [Entry] {
    case.definition.node.get(key).map_or(&[], Node::entries)
}

/// Something names an item that the form doesn't have.
pub(super) fn unknown_item(case: &Case<'_>, spot: crate::source::Spot, code: &str) -> Issue {
    let d = case.definition;
    let (zh, en) = (format!("报表 {} 没有指标“{code}”", d.id), format!("form {} has no item `{code}`", d.id));
    proposed(d.issue_at("unknown-item", spot, zh, en), nearest(code, entries(case, "items").iter().map(|e| e.key.as_str())))
}

fn columns<'a>(case: &'a Case<'_>) -> impl Iterator<Item = (&'a str, &'a Node)> {
    let nodes = case.definition.node.get("columns").map_or(&[][..], Node::elements);
    nodes.iter().filter_map(|n| Some((n.text_of("id")?, n.get("id")?)))
}

fn repeated_columns(case: &Case<'_>) -> Vec<Issue> {
    let repeated = |(at, (id, _)): &(usize, (&str, &Node))| columns(case).take(*at).any(|(other, _)| other == *id);
    let issue = |(_, (id, node)): (usize, (&str, &Node))| {
        let issue =
            case.definition.issue_at("duplicate-column", node.spot, format!("栏号 {id} 重复"), format!("column {id} is there twice"));
        issue.hint("每栏一个栏号", "every column has a number of its own")
    };
    columns(case).enumerate().filter(repeated).map(issue).collect()
}

fn items(case: &Case<'_>) -> Vec<Issue> {
    entries(case, "items").iter().flat_map(|item| item_columns(case, item).into_iter().chain(never_asked(case, item))).collect()
}

fn item_columns(case: &Case<'_>, item: &Entry) -> Vec<Issue> {
    let named = item.value.get("columns").map_or(&[][..], Node::elements).iter();
    let unknown = named.filter_map(|n| Some((n, n.text()?))).filter(|(_, id)| !columns(case).any(|(known, _)| known == *id));
    let issue = |(node, id): (&Node, &str)| {
        let (zh, en) = (format!("报表没有第 {id} 栏"), format!("the form has no column {id}"));
        let issue = case.definition.issue_at("unknown-column", node.spot, zh, en);
        let known: Vec<&str> = columns(case).map(|(id, _)| id).collect();
        issue.hint(format!("已有的栏：{}", known.join("、")), format!("its columns are {}", known.join(", ")))
    };
    unknown.map(issue).collect()
}

fn never_asked(case: &Case<'_>, item: &Entry) -> Option<Issue> {
    let (from, until) = (item.value.text_of("from")?, item.value.get("until")?);
    let end = until.text().filter(|end| *end <= from)?;
    let (zh, en) = (format!("止于 {end}，不晚于始于 {from}"), format!("it ends on {end}, no later than it begins, {from}"));
    let issue = case.definition.issue_at("never-asked", until.spot, zh, en);
    Some(issue.hint("until 是不再填报的第一天", "`until` is the first day it is no longer asked for"))
}

fn families(case: &Case<'_>) -> Vec<Issue> {
    let both = |f| [no_nomenclature(case, f), no_total(case, f)].into_iter().flatten();
    entries(case, "families").iter().flat_map(both).collect()
}

fn no_nomenclature(case: &Case<'_>, family: &Entry) -> Option<Issue> {
    let node = family.value.get("nomenclature")?;
    let id = node.text().filter(|id| !case.declared("nomenclature", id))?;
    let (zh, en) = (format!("没有标准分类“{id}”"), format!("there is no nomenclature `{id}`"));
    let issue = case.definition.issue_at("unknown-nomenclature", node.spot, zh, en);
    Some(proposed(issue, nearest(id, case.ids("nomenclature"))))
}

fn no_total(case: &Case<'_>, family: &Entry) -> Option<Issue> {
    let node = family.value.get("part_of")?;
    let code = node.text().filter(|code| !entries(case, "items").iter().any(|e| e.key == *code))?;
    Some(unknown_item(case, node.spot, code))
}

fn due(case: &Case<'_>) -> Vec<Issue> {
    let frequency = case.definition.node.text_of("frequency").unwrap_or("monthly");
    let exempt: Vec<&str> =
        case.definition.node.get("exempt_months").map_or(&[][..], Node::elements).iter().filter_map(Node::text).collect();
    let wrong = |e: &&Entry| e.key.parse().is_ok_and(|p| !is_report_period(p, frequency, &exempt));
    entries(case, "due").iter().filter(wrong).map(|entry| due_for_nothing(case, entry, frequency)).collect()
}

fn is_report_period(period: Period, frequency: &str, exempt: &[&str]) -> bool {
    match period {
        Period::Month { month, .. } => frequency == "monthly" && !exempt.contains(&month.to_string().as_str()),
        Period::Quarter { .. } => frequency == "quarterly",
        Period::Year { .. } => frequency == "annual",
        _ => false,
    }
}

fn due_for_nothing(case: &Case<'_>, entry: &Entry, frequency: &str) -> Issue {
    let (zh, en, sample) = match frequency {
        "quarterly" => ("季报", "quarterly", "2021-Q2"),
        "annual" => ("年报", "annual", "2021"),
        _ => ("月报", "monthly", "2021-06"),
    };
    let reason = (format!("{} 不是本{zh}的报告期", entry.key), format!("{} is no report period of this {en} form", entry.key));
    let issue = case.definition.issue_at("due-period", entry.spot, reason.0, reason.1);
    issue.hint(format!("写填报的报告期，例如 {sample}"), format!("name a period that is filed, such as {sample}"))
}

fn versions(case: &Case<'_>) -> Vec<Issue> {
    let pairs = entries(case, "versions").windows(2).filter(|w| w[1].key < w[0].key);
    let issue = |w: &[Entry]| {
        let (earlier, later) = (&w[1].key, &w[0].key);
        let (zh, en) = (format!("{earlier} 排在 {later} 之后"), format!("{earlier} stands after {later}"));
        let issue = case.definition.issue_at("versions-order", w[1].spot, zh, en);
        issue.hint("版本按起始日先后排列", "editions stand in the order of their first days")
    };
    pairs.map(issue).collect()
}
