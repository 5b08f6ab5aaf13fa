//! What an example expects can be read: figure ids, moments, amounts, reason codes.

use super::Case;
use crate::nearest::{nearest, proposed};
use crate::node::Node;
use figures::{Decimal, FigureId, Issue, Measure, Moment, Quantity, Reason};
use jiff::tz::TimeZone;

/// Rows of the bridge an example may name beside the parts of the panel.
const BRIDGE: [&str; 12] = [
    "continuing", "upgraded", "new", "moved_in", "left", "moved_out", "not_filed", "reclassified_in", "reclassified_out", "no_base",
    "restatement", "total",
];

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let expected = case.definition.node.get("expect").map_or(&[][..], Node::elements);
    let of = |node: &Node| match (node.get("figure"), node.get("score")) {
        (Some(_), _) => figure(case, node),
        (None, Some(asked)) => score(case, node, asked),
        (None, None) if node.get("rung").is_some() => rung(case, node),
        (None, None) => amounts(case, node),
    };
    expected.iter().flat_map(of).collect()
}

/// Card and period of an expected score, and when.
fn score(case: &Case<'_>, node: &Node, asked: &Node) -> Vec<Issue> {
    let d = case.definition;
    let text = asked.text().unwrap_or_default();
    let mut issues: Vec<Issue> = node.get("as_of").and_then(|n| moment(case, n)).into_iter().collect();
    let Some((id, _)) = text.split_once('@').filter(|(_, period)| period.parse::<figures::Period>().is_ok()) else {
        let issue = d.issue_at("bad-score-id", asked.spot, format!("“{text}”不是 评分卡@期间"), format!("`{text}` is no card@period"));
        issues.push(issue.hint("例如 per_mu.huangyan@2022", "such as per_mu.huangyan@2022"));
        return issues;
    };
    if !case.declared("scorecard", id) {
        let issue = d.issue_at("unknown-scorecard", asked.spot, format!("没有评分卡“{id}”"), format!("there is no scorecard `{id}`"));
        issues.push(proposed(issue, nearest(id, case.ids("scorecard"))));
    }
    issues
}

/// The title of an expected verdict.
fn rung(case: &Case<'_>, node: &Node) -> Vec<Issue> {
    let Some(asked) = node.get("rung").filter(|asked| !case.declared("title", asked.text().unwrap_or_default())) else { return Vec::new() };
    let id = asked.text().unwrap_or_default();
    let issue = case.definition.issue_at("unknown-title", asked.spot, format!("没有称号“{id}”"), format!("there is no title `{id}`"));
    vec![proposed(issue, nearest(id, case.ids("title")))]
}

fn figure(case: &Case<'_>, node: &Node) -> Vec<Issue> {
    let mut issues: Vec<Issue> = node.get("figure").and_then(|n| figure_id(case, n)).into_iter().collect();
    issues.extend(node.get("as_of").and_then(|n| moment(case, n)));
    issues.extend(node.get("shown").and_then(|n| shown(case, n)));
    for row in node.get("bridge").map_or(&[][..], Node::entries).iter().filter(|e| !BRIDGE.contains(&e.key.as_str())) {
        let (zh, en) = (format!("没有衔接项“{}”", row.key), format!("the bridge has no row `{}`", row.key));
        let rows = BRIDGE.join(", ");
        issues
            .push(case.definition.issue_at("unknown-row", row.spot, zh, en).hint(format!("可用：{rows}"), format!("its rows are {rows}")));
    }
    issues
}

fn figure_id(case: &Case<'_>, node: &Node) -> Option<Issue> {
    let d = case.definition;
    let text = node.text().unwrap_or_default();
    let id = match text.parse::<FigureId>() {
        Ok(id) => id,
        Err(fault) => {
            let (zh, en) = (format!("数据标识里的“{}”无法识别", fault.0), format!("`{}` is not understood in this figure id", fault.0));
            let issue = d.issue_at("bad-figure-id", node.spot, zh, en);
            return Some(
                issue.hint("例如 industry.output.growth@2021-H1,basis=published", "such as industry.output.growth@2021-H1,basis=published"),
            );
        }
    };
    if !case.indicator_declared(&id.indicator) {
        let name = &id.indicator;
        let issue = d.issue_at("unknown-indicator", node.spot, format!("没有指标“{name}”"), format!("there is no indicator `{name}`"));
        return Some(proposed(issue, nearest(name, case.ids("indicator"))));
    }
    let area = &id.area;
    let unknown = !area.is_empty() && !case.declared("area", area);
    let issue = || d.issue_at("unknown-area", node.spot, format!("没有区域“{area}”"), format!("there is no area `{area}`"));
    unknown.then(|| proposed(issue(), nearest(area, case.ids("area"))))
}

fn moment(case: &Case<'_>, node: &Node) -> Option<Issue> {
    let text = node.text().unwrap_or_default();
    if Moment::parse(text, &TimeZone::UTC).is_some() {
        return None;
    }
    let (zh, en) = (format!("“{text}”不是日期或时刻"), format!("`{text}` is neither a date nor a moment"));
    Some(case.definition.issue_at("bad-date", node.spot, zh, en).hint("例如 2021-08-10", "such as 2021-08-10"))
}

/// A number or a reason code, with its percentage where it has one (`loss_narrowed 60`).
fn shown(case: &Case<'_>, node: &Node) -> Option<Issue> {
    let text = node.text().unwrap_or_default();
    let (word, rest) = text.split_once(' ').map_or((text, None), |(w, r)| (w, Some(r)));
    let codes = codes();
    if text.parse::<Decimal>().is_ok() || codes.contains(&word) && rest.is_none_or(|r| r.parse::<Decimal>().is_ok()) {
        return None;
    }
    let (zh, en) = (format!("“{text}”不是数字，也不是原因代码"), format!("`{text}` is neither a number nor a reason code"));
    let issue = case.definition.issue_at("bad-expectation", node.spot, zh, en);
    Some(match nearest(word, codes.iter().copied()) {
        Some(near) => issue.hint(format!("是否指 {near}？"), format!("perhaps `{near}`?")),
        None => issue.hint(format!("原因代码：{}", codes.join("、")), format!("the reason codes are {}", codes.join(", "))),
    })
}

fn codes() -> Vec<&'static str> {
    Reason::ALL.iter().map(|r| r.code()).collect()
}

/// Conversions, parts and targets.
fn amounts(case: &Case<'_>, node: &Node) -> Vec<Issue> {
    let mut issues = Vec::new();
    if let Some(quantity) = node.get("quantity") {
        issues.extend(conversion(case, quantity, node.text_of("to").unwrap_or_default()));
    }
    for key in ["shown", "total", "sum_of_shown", "percent"] {
        issues.extend(node.get(key).and_then(|n| number(case, n)));
    }
    issues
}

fn conversion(case: &Case<'_>, node: &Node, to: &str) -> Option<Issue> {
    let text = node.text().unwrap_or_default();
    let d = case.definition;
    let Some(quantity) = Quantity::parse(text) else {
        let issue =
            d.issue_at("bad-quantity", node.spot, format!("“{text}”不是带单位的数量"), format!("`{text}` is not an amount with its unit"));
        return Some(issue.hint("例如 26450000 千元", "such as 26450000 千元"));
    };
    let to = Measure::parse(to)?;
    let unit = &quantity.measure;
    let differs = !unit.same_dimension(&to);
    let issue = || d.issue_at("wrong-unit", node.spot, format!("“{unit}”不能换算为“{to}”"), format!("{unit} can't be shown in {to}"));
    differs.then(|| issue().hint("取同一量纲的单位", "take a unit that measures the same thing"))
}

fn number(case: &Case<'_>, node: &Node) -> Option<Issue> {
    let text = node.text().unwrap_or_default();
    let bad = text.parse::<Decimal>().is_err();
    let issue = || case.definition.issue_at("bad-expectation", node.spot, format!("“{text}”不是数字"), format!("`{text}` is not a number"));
    bad.then(|| issue().hint("例如 35.9", "such as 35.9"))
}
