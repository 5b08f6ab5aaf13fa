//! Sound nodes to the words and units of running text.

use super::Definition;
use super::convert::{decimal, entries, source, text, title, whole};
use crate::catalogue::{ChangeKind, Forbidden, NearlyFlat, Strong, UnitRule, UnitStep, Verbs, Wording};
use crate::node::Node;
use crate::phrase::Phrase;
use figures::{Decimal, Measure};

pub(super) fn wording(d: &Definition<'_>) -> Wording {
    let all = |key: &str| d.node.get(key).map_or(&[][..], Node::elements).iter();
    Wording {
        verbs: entries(d.node, "verbs").iter().filter_map(|e| Some((kind(&e.key)?, verbs(&e.value)))).collect(),
        flat: title(d.node, "flat"),
        nearly_flat: d.node.get("nearly_flat").map(nearly_flat),
        strong: all("strong").filter_map(strong).collect(),
        units: all("units").filter_map(rule).collect(),
        forbidden: all("forbidden").filter_map(forbidden).collect(),
    }
}

fn kind(word: &str) -> Option<ChangeKind> {
    ChangeKind::ALL.iter().find(|(name, _)| *name == word).map(|(_, kind)| *kind)
}

fn verbs(node: &Node) -> Verbs {
    Verbs { up: title(node, "up"), down: title(node, "down") }
}

fn nearly_flat(node: &Node) -> NearlyFlat {
    let below = entries(node, "below").iter().filter_map(|e| Some((kind(&e.key)?, e.value.text()?.parse().ok()?)));
    NearlyFlat { source: source(node), text: title(node, "text"), below: below.collect() }
}

fn strong(node: &Node) -> Option<Strong> {
    Some(Strong { source: source(node), kind: kind(node.text_of("kind")?)?, from: decimal(node, "from")?, verbs: verbs(node) })
}

fn rule(node: &Node) -> Option<UnitRule> {
    let steps = |key: &str| node.get(key).map_or(&[][..], Node::elements).iter().filter_map(step).collect();
    Some(UnitRule { of: Measure::parse(node.text_of("of")?)?, zh: steps("zh"), en: steps("en") })
}

fn step(node: &Node) -> Option<UnitStep> {
    Some(UnitStep {
        from: decimal(node, "from")?,
        per: decimal(node, "per").unwrap_or(Decimal::ONE),
        name: text(node, "name"),
        decimals: whole(node, "decimals").unwrap_or_default(),
    })
}

fn forbidden(node: &Node) -> Option<Forbidden> {
    let phrase = Phrase::parse(node.text_of("phrase")?).ok()?;
    Some(Forbidden { phrase, reason: title(node, "reason"), instead: title(node, "instead") })
}
