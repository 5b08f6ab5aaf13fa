//! Packs a pack depends on are loaded with it; its default area exists.

use super::Case;
use crate::nearest::{nearest, proposed};
use crate::node::Node;
use figures::Issue;

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let d = case.definition;
    let needed = d.node.get("depends_on").map_or(&[][..], Node::elements);
    let mut issues: Vec<Issue> = needed.iter().filter_map(|need| missing(case, need)).collect();
    issues.extend(d.node.get("default_area").and_then(|area| no_area(case, area)));
    issues
}

fn missing(case: &Case<'_>, need: &Node) -> Option<Issue> {
    let id = need.text().filter(|id| !case.declared("pack", id))?;
    let issue = case.definition.issue_at(
        "pack-not-loaded",
        need.spot,
        format!("所需的方法包“{id}”没有载入"),
        format!("the pack `{id}` it depends on is not loaded"),
    );
    Some(match nearest(id, case.ids("pack")) {
        Some(near) => issue.hint(format!("是否指 {near}？"), format!("perhaps `{near}`?")),
        None => issue.hint("一并给出该包的文件夹", "give the folder of that pack too"),
    })
}

fn no_area(case: &Case<'_>, area: &Node) -> Option<Issue> {
    let code = area.text().filter(|code| !case.declared("area", code))?;
    let issue = case.definition.issue_at("unknown-area", area.spot, format!("没有区域“{code}”"), format!("there is no area `{code}`"));
    Some(proposed(issue, nearest(code, case.ids("area"))))
}
