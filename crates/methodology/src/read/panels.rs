//! Panels and resources to their types.

use super::Definition;
use super::convert::{day, entries, measure, optional, source, title, words};
use crate::catalogue::{Panel, PanelMeasure, PanelMember, Resource};
use crate::node::Node;
use std::collections::BTreeMap;

pub(super) fn panel(d: &Definition<'_>) -> Panel {
    let members = || entries(d.node, "members").iter().map(|e| (e.key.clone(), member(&e.value))).collect();
    Panel {
        id: d.id.clone(),
        title: title(d.node, "title"),
        source: source(d.node),
        measures_of: optional(d.node, "measures_of"),
        measures: entries(d.node, "measures").iter().filter_map(|e| Some((e.key.clone(), observed(&e.value)?))).collect(),
        members: d.node.get("members").map(|_| members()),
    }
}

/// Gives panels the measures of those they name. One that names a panel with issues of its own has nothing to stand on and
/// is left out; so is one that names a panel that borrows itself, which the rules tell.
pub(super) fn borrow(panels: &mut BTreeMap<String, Panel>) {
    let lenders: BTreeMap<String, Panel> =
        panels.iter().filter(|(_, p)| p.measures_of.is_none()).map(|(id, p)| (id.clone(), p.clone())).collect();
    panels.retain(|_, panel| panel.measures_of.as_ref().is_none_or(|id| lenders.contains_key(id)));
    for panel in panels.values_mut() {
        let Some(lender) = panel.measures_of.as_ref().and_then(|id| lenders.get(id)) else { continue };
        for (id, measure) in &lender.measures {
            let source = measure.source.clone().or_else(|| Some(lender.source.clone()));
            panel.measures.entry(id.clone()).or_insert_with(|| PanelMeasure { source, ..measure.clone() });
        }
    }
}

fn observed(node: &Node) -> Option<PanelMeasure> {
    Some(PanelMeasure {
        title: title(node, "title"),
        measure: measure(node, "unit")?,
        source: node.get("source").map(|_| source(node)),
        indicator: optional(node, "indicator"),
    })
}

fn member(node: &Node) -> PanelMember {
    PanelMember { title: title(node, "title"), area: optional(node, "area"), from: day(node, "from"), until: day(node, "until") }
}

pub(super) fn resource(d: &Definition<'_>) -> Option<Resource> {
    Some(Resource {
        id: d.id.clone(),
        title: title(d.node, "title"),
        source: source(d.node),
        measure: measure(d.node, "unit")?,
        stock: d.node.text_of("nature") == Some("stock"),
        uses: words(d.node, "uses"),
    })
}
