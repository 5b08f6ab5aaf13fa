//! Sound nodes to edits, without their relations, and an office's own numbers for them.

use super::Definition;
use super::convert::{amount, entries, flag, optional, source, text, title, whole, words};
use crate::catalogue::{Catalogue, Edit, Macro, MacroRule, Parameter, Peers};
use crate::node::Node;
use figures::Measure;
use std::collections::BTreeMap;

pub(super) fn edit(d: &Definition<'_>) -> Edit {
    Edit {
        id: d.id.clone(),
        title: title(d.node, "title"),
        class: text(d.node, "class"),
        form: optional(d.node, "form"),
        exemptible: flag(d.node, "exemptible"),
        headline: optional(d.node, "headline"),
        parameters: parameters(d.node),
        peers: d.node.get("peers").map(peers),
        checks: Vec::new(),
        outliers: Vec::new(),
        macros: d.node.get("macro").map_or(&[][..], Node::elements).iter().filter_map(asked).collect(),
        reported_as: words(d.node, "reported_as"),
        source: source(d.node),
    }
}

/// Puts the numbers and the class an office set for an edit in the place of those of its pack.
pub(super) fn tolerate(d: &Definition<'_>, into: &mut Catalogue) {
    let Some(edit) = into.edits.get_mut(&d.id) else { return };
    for (name, own) in parameters(d.node) {
        if let Some(held) = edit.parameters.get_mut(&name).filter(|held| held.measure.same_dimension(&own.measure)) {
            *held = own;
        }
    }
    if let Some(class) = optional(d.node, "class") {
        edit.class = class;
    }
}

fn peers(node: &Node) -> Peers {
    let least = whole(node, "at_least").and_then(|n| usize::try_from(n).ok());
    Peers { by: text(node, "by"), at_least: least.unwrap_or(usize::MAX) }
}

fn asked(node: &Node) -> Option<Macro> {
    Some(Macro { rule: MacroRule::parse(node.text_of("rule")?)?, indicators: words(node, "indicators"), by: words(node, "by") })
}

fn parameters(node: &Node) -> BTreeMap<String, Parameter> {
    entries(node, "parameters").iter().filter_map(|e| Some((e.key.clone(), parameter(&e.value)?))).collect()
}

/// An amount, amounts by day, or one that is wanted.
pub(crate) fn parameter(node: &Node) -> Option<Parameter> {
    if let Some(text) = node.text() {
        return amount(text).map(Parameter::fixed);
    }
    if node.get("state").is_some() {
        let measure = Measure::parse(node.text_of("unit")?)?;
        return Some(Parameter { measure, values: Vec::new(), wanted: Some(text(node, "note")) });
    }
    let dated = |e: &crate::node::Entry| Some((Some(e.key.parse().ok()?), amount(e.value.text()?)?));
    let mut values: Vec<_> = node.entries().iter().filter_map(dated).collect();
    values.sort_by_key(|(from, _)| *from);
    let measure = values.first()?.1.measure.clone();
    Some(Parameter { measure, values, wanted: None })
}
