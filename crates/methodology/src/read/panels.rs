//! Panels and resources to their types.

use super::Definition;
use super::convert::{day, entries, measure, optional, source, title, words};
use crate::catalogue::{Panel, PanelMeasure, PanelMember, Resource};
use crate::node::Node;

pub(super) fn panel(d: &Definition<'_>) -> Panel {
    let members = || entries(d.node, "members").iter().map(|e| (e.key.clone(), member(&e.value))).collect();
    Panel {
        id: d.id.clone(),
        title: title(d.node, "title"),
        source: source(d.node),
        measures: entries(d.node, "measures").iter().filter_map(|e| Some((e.key.clone(), observed(&e.value)?))).collect(),
        members: d.node.get("members").map(|_| members()),
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
