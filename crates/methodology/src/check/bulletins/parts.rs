//! Breakdowns, tables, charts and the comparison name slots and breakdowns of the bulletin that fit them.

use super::super::Case;
use super::slots::is_growth;
use crate::nearest::nearest;
use crate::node::{Entry, Node};
use figures::Issue;

/// Dimensions every register has.
const ALWAYS: [&str; 5] = ["firm", "industry", "division", "area", "street"];

/// What a slot has to be where it is named.
#[derive(Clone, Copy)]
enum Wanted {
    Level,
    Growth,
    Any,
}

pub(super) fn check(case: &Case<'_>, slots: &[Entry]) -> Vec<Issue> {
    let parts = Parts { case, slots, node: case.definition.node };
    let mut issues = Vec::new();
    for entry in parts.breakdowns() {
        issues.extend(parts.breakdown(&entry.value));
    }
    for table in parts.all("tables") {
        issues.extend(parts.table(table));
    }
    for chart in parts.all("charts") {
        issues.extend(parts.chart(chart));
    }
    let compared = parts.node.get("compare").and_then(|c| c.get("figures")).map_or(&[][..], Node::elements);
    issues.extend(compared.iter().filter_map(|node| parts.slot(node, Wanted::Any)));
    issues
}

struct Parts<'a> {
    case: &'a Case<'a>,
    slots: &'a [Entry],
    node: &'a Node,
}

impl<'a> Parts<'a> {
    fn all(&self, key: &str) -> &'a [Node] {
        self.node.get(key).map_or(&[][..], Node::elements)
    }

    fn breakdowns(&self) -> &'a [Entry] {
        self.node.get("breakdowns").map_or(&[][..], Node::entries)
    }

    fn breakdown(&self, node: &Node) -> Vec<Issue> {
        let level = node.get("of").and_then(|n| self.slot(n, Wanted::Level));
        let growth = node.get("growth").and_then(|n| self.slot(n, Wanted::Growth));
        let other = node.get("growth").and_then(|n| self.growth_of(n, node.text_of("of")));
        [self.dimension(node), level, growth, other].into_iter().flatten().collect()
    }

    fn dimension(&self, node: &Node) -> Option<Issue> {
        let by = node.get("by")?;
        let known =
            |name: &str| ALWAYS.contains(&name) || self.case.declared("classification", name) || self.case.catalogue.asks_edition(name);
        let name = by.text().filter(|name| !known(name))?;
        let issue = self.at("unknown-dimension", by, format!("没有分组维度“{name}”"), format!("there is no dimension `{name}`"));
        Some(match nearest(name, ALWAYS.into_iter().chain(self.case.ids("classification"))) {
            Some(near) => issue.hint(format!("是否指 {near}？"), format!("perhaps `{near}`?")),
            None => {
                let all = ALWAYS.join(", ");
                issue.hint(format!("可用：{all}，或一个分类"), format!("there are {all} and the classifications"))
            }
        })
    }

    fn table(&self, node: &Node) -> Vec<Issue> {
        let mut issues = Vec::new();
        for row in node.get("rows").map_or(&[][..], Node::elements) {
            issues.extend(row.get("value").and_then(|n| self.slot(n, Wanted::Level)));
            issues.extend(row.get("growth").and_then(|n| self.slot(n, Wanted::Growth)));
            if row.get("value").is_none() && row.get("growth").is_none() {
                let issue = self.at("empty-definition", row, "这一行没有数据".into(), "the row has no figure".into());
                issues.push(issue.hint("写 value 或 growth", "give it `value` or `growth`"));
            }
        }
        issues.extend(self.columns(node, node.get("breakdown")));
        issues
    }

    fn chart(&self, node: &Node) -> Vec<Issue> {
        if let Some(bars) = node.get("bars") {
            return self.columns(node, Some(bars));
        }
        let growth = node.get("bridge").and_then(|n| self.slot(n, Wanted::Growth));
        let level = node.get("level").and_then(|n| self.slot(n, Wanted::Level));
        let other = node.get("bridge").and_then(|n| self.growth_of(n, node.text_of("level")));
        [growth, level, other].into_iter().flatten().collect()
    }

    /// The columns of a table over slots, or of one over a breakdown.
    fn columns(&self, node: &Node, breakdown: Option<&Node>) -> Vec<Issue> {
        let Some(columns) = node.get("columns") else { return Vec::new() };
        let mut issues: Vec<Issue> = breakdown.and_then(|n| self.known_breakdown(n)).into_iter().collect();
        if columns.entries().is_empty() {
            let issue = self.at("empty-definition", columns, "没有一列".into(), "there is no column".into());
            issues.push(issue.hint("至少写 value", "give at least `value`"));
        }
        issues.extend(columns.entries().iter().filter_map(|column| self.column(column, breakdown)));
        issues
    }

    fn column(&self, column: &Entry, breakdown: Option<&Node>) -> Option<Issue> {
        let last = column.key.starts_with("last_");
        let grown =
            || self.breakdowns().iter().any(|b| Some(b.key.as_str()) == breakdown.and_then(Node::text) && b.value.get("growth").is_some());
        let key = &column.key;
        let (zh, en, hint_zh, hint_en) = match breakdown {
            Some(_) if last => ("分组表没有上期的列", "a breakdown has no column of the last issue", "去掉这一列", "leave the column out"),
            None if key == "share" => ("只有分组表有比重", "only a breakdown has shares", "去掉这一列", "leave the column out"),
            None if last && self.node.get("compare").is_none() => {
                ("没有写与上期的比较", "there is no comparison with a last issue", "加上 compare", "add `compare`")
            }
            Some(_) if key == "growth" && !grown() => {
                ("这个分组没有增速", "the breakdown has no growth", "在 breakdowns 里写 growth", "give the breakdown `growth`")
            }
            _ => return None,
        };
        let issue = self.case.definition.issue_at("wrong-column", column.spot, format!("“{key}”：{zh}"), format!("`{key}`: {en}"));
        Some(issue.hint(hint_zh, hint_en))
    }

    fn known_breakdown(&self, node: &Node) -> Option<Issue> {
        let name = node.text()?;
        if self.breakdowns().iter().any(|b| b.key == name) {
            return None;
        }
        let issue = self.at("unknown-breakdown", node, format!("没有分组“{name}”"), format!("there is no breakdown `{name}`"));
        Some(match nearest(name, self.breakdowns().iter().map(|b| b.key.as_str())) {
            Some(near) => issue.hint(format!("是否指 {near}？"), format!("perhaps `{near}`?")),
            None => issue.hint("在 breakdowns 里定义它", "define it under `breakdowns`"),
        })
    }

    fn slot(&self, node: &Node, wanted: Wanted) -> Option<Issue> {
        let name = node.text()?;
        let Some(slot) = self.slots.iter().find(|s| s.key == name) else {
            let issue = self.at("unknown-slot", node, format!("“{name}”没有绑定数据"), format!("`{name}` is bound to no figure"));
            return Some(match nearest(name, self.slots.iter().map(|s| s.key.as_str())) {
                Some(near) => issue.hint(format!("是否指 {near}？"), format!("perhaps `{near}`?")),
                None => issue.hint("在 figures 里绑定它", "bind it under `figures`"),
            });
        };
        match (wanted, is_growth(slot)) {
            (Wanted::Growth, false) => {
                let issue = self.at("not-a-growth", node, format!("“{name}”不是增速"), format!("`{name}` is no growth"));
                Some(issue.hint("绑定 <指标>.growth", "bind an <indicator>.growth"))
            }
            (Wanted::Level, true) => {
                let issue = self.at("not-a-level", node, format!("“{name}”是增速"), format!("`{name}` is a growth"));
                Some(issue.hint("绑定指标本身", "bind the indicator itself"))
            }
            _ => None,
        }
    }

    /// A growth that stands beside a level is the growth of that level.
    fn growth_of(&self, node: &Node, level: Option<&str>) -> Option<Issue> {
        let indicator = |name: &str| self.slots.iter().find(|s| s.key == name)?.value.text_of("indicator");
        let (growth, level) = (indicator(node.text()?)?.strip_suffix(".growth")?, indicator(level?)?);
        if growth == level || level.ends_with(".growth") {
            return None;
        }
        let (zh, en) = (format!("这是“{growth}”的增速，不是“{level}”的"), format!("this is the growth of `{growth}`, not of `{level}`"));
        let issue = self.at("other-indicator", node, zh, en);
        Some(issue.hint(format!("绑定 {level}.growth"), format!("bind {level}.growth")))
    }

    fn at(&self, code: &'static str, node: &Node, zh: String, en: String) -> Issue {
        self.case.definition.issue_at(code, node.spot, zh, en)
    }
}
