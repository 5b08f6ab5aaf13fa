//! Chains and funnels to their types.

use super::Definition;
use super::convert::{entries, optional, source, text, title, whole, wording_of, words};
use crate::catalogue::{Chain, Funnel, FunnelStage, Link, Segment, Tier};
use crate::node::{Entry, Node};

pub(super) fn chain(d: &Definition<'_>) -> Chain {
    let listed = |key: &str| d.node.get(key).map_or(&[][..], Node::elements);
    Chain {
        id: d.id.clone(),
        title: title(d.node, "title"),
        source: source(d.node),
        place: d.place(),
        output: optional(d.node, "output"),
        stale_after: whole(d.node, "stale_after").unwrap_or_default(),
        void_after: whole(d.node, "void_after").unwrap_or_default(),
        segments: entries(d.node, "segments").iter().filter_map(segment).collect(),
        links: listed("links").iter().map(link).collect(),
    }
}

fn segment(entry: &Entry) -> Option<Segment> {
    let products = entry.value.get("products").map_or(&[][..], Node::elements);
    Some(Segment {
        id: entry.key.clone(),
        title: title(&entry.value, "title"),
        tier: Tier::parse(entry.value.text_of("tier")?)?,
        codes: words(&entry.value, "codes"),
        products: products.iter().map(wording_of).collect(),
    })
}

fn link(node: &Node) -> Link {
    Link { from: text(node, "from"), to: text(node, "to"), flow: title(node, "flow") }
}

/// Nothing where the stage from which there is a project is none, which the rules tell.
pub(super) fn funnel(d: &Definition<'_>) -> Option<Funnel> {
    let stages: Vec<FunnelStage> = entries(d.node, "stages").iter().map(stage).collect();
    let from = d.node.text_of("project_from")?;
    let lost = d.node.get("lost")?;
    Some(Funnel {
        id: d.id.clone(),
        title: title(d.node, "title"),
        source: source(d.node),
        place: d.place(),
        project_from: stages.iter().position(|stage| stage.id == from)?,
        stages,
        lost: title(lost, "title"),
        lost_date: text(lost, "date"),
        quiet_after: whole(d.node, "quiet_after")?,
        alike: u8::try_from(whole(d.node, "alike")?).ok()?,
    })
}

fn stage(entry: &Entry) -> FunnelStage {
    FunnelStage {
        id: entry.key.clone(),
        title: title(&entry.value, "title"),
        date: text(&entry.value, "date"),
        limit: whole(&entry.value, "limit"),
    }
}
