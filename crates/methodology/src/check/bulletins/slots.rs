//! A bound figure names an indicator that exists and a unit it can be shown in.

use super::super::Case;
use crate::catalogue::GIVEN;
use crate::nearest::{nearest, proposed};
use crate::node::Entry;
use figures::{Issue, Measure};

pub(super) fn check(case: &Case<'_>, slots: &[Entry]) -> Vec<Issue> {
    slots.iter().flat_map(|slot| [unknown(case, slot), unit(case, slot), given(case, slot)]).flatten().collect()
}

/// Whether a slot is of a growth rate.
pub(super) fn is_growth(slot: &Entry) -> bool {
    slot.value.text_of("indicator").is_some_and(|id| id.ends_with(".growth"))
}

fn given(case: &Case<'_>, slot: &Entry) -> Option<Issue> {
    GIVEN.contains(&slot.key.as_str()).then(|| {
        let (zh, en) = (format!("“{}”是每份公报都有的名称", slot.key), format!("`{}` is a name every bulletin has", slot.key));
        case.definition.issue_at("reserved-id", slot.spot, zh, en).hint("换一个名称", "take another name")
    })
}

fn unknown(case: &Case<'_>, slot: &Entry) -> Option<Issue> {
    let node = slot.value.get("indicator")?;
    let id = node.text().filter(|id| !case.indicator_declared(id))?;
    let issue =
        case.definition.issue_at("unknown-indicator", node.spot, format!("没有指标“{id}”"), format!("there is no indicator `{id}`"));
    Some(proposed(issue, nearest(id, case.ids("indicator"))))
}

fn unit(case: &Case<'_>, slot: &Entry) -> Option<Issue> {
    let node = slot.value.get("shown")?;
    let (shown, indicator) = (node.text()?, case.catalogue.indicator(slot.value.text_of("indicator")?)?);
    let unit = &indicator.measure;
    if shown == "auto" {
        return by_size(case, node.spot, unit);
    }
    if Measure::parse(shown)?.same_dimension(unit) {
        return None;
    }
    let issue = case.definition.issue_at(
        "wrong-unit",
        node.spot,
        format!("“{unit}”不能换算为“{shown}”"),
        format!("{unit} can't be shown in {shown}"),
    );
    Some(issue.hint("取同一量纲的单位", "take a unit that measures the same thing"))
}

fn by_size(case: &Case<'_>, spot: crate::source::Spot, unit: &Measure) -> Option<Issue> {
    if case.catalogue.wording.units.iter().any(|rule| rule.of.same_dimension(unit)) {
        return None;
    }
    let (zh, en) = (format!("措辞中没有“{unit}”的单位规则"), format!("the wording has no rule of units for {unit}"));
    let issue = case.definition.issue_at("no-unit-rule", spot, zh, en);
    Some(issue.hint("写明单位，或在 wording 的 units 中加一条规则", "name a unit, or add a rule under `units` of the wording"))
}
