//! A resource is added up in a unit of something: shares and bare numbers don't add up.

use super::Case;
use figures::{Issue, Measure};

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let d = case.definition;
    let Some((node, unit)) = d.node.get("unit").and_then(|n| Some((n, n.text()?))) else { return Vec::new() };
    let adds_up = |m: &Measure| !m.is_pure() && !m.same_dimension(&Measure::points());
    if Measure::parse(unit).as_ref().is_none_or(adds_up) {
        return Vec::new();
    }
    let (zh, en) = (format!("以“{unit}”计的量不能相加"), format!("amounts in {unit} do not add up"));
    vec![d.issue_at("wrong-unit", node.spot, zh, en).hint("如 亩、平方米、千瓦时、吨", "such as 亩, 平方米, 千瓦时, 吨")]
}
