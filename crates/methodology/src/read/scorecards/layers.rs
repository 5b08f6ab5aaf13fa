//! A card and the ones it refines, as one: what the upper says takes the place of what the lower says.

use crate::node::{Entry, Node};
use crate::read::Definition;
use crate::source::Spot;
use std::collections::BTreeMap;

/// A definition and those it refines, the upper ones first.
pub(super) struct Layers<'a>(pub Vec<&'a Definition<'a>>);

/// A value and whether it is written in the card itself, where its faults are told.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    pub node: &'a Node,
    pub own: bool,
    /// Where its faults are told: of a mapping or a list at its key.
    pub at: Spot,
}

impl<'a> Found<'a> {
    /// The value of an entry.
    pub fn entry(entry: &'a Entry, own: bool) -> Self {
        let node = &entry.value;
        Found { node, own, at: if node.text().is_some() { node.spot } else { entry.spot } }
    }

    /// An element of a list.
    pub fn element(node: &'a Node, own: bool) -> Self {
        Found { node, own, at: node.spot }
    }

    /// The value under a key.
    pub fn under(self, key: &str) -> Option<Self> {
        keyed(self.node, key, self.own)
    }
}

fn keyed<'a>(node: &'a Node, key: &str, own: bool) -> Option<Found<'a>> {
    node.entries().iter().find(|e| e.key == key).map(|entry| Found::entry(entry, own))
}

/// A term with all that is said of it, the upper first.
pub(super) struct Term<'a> {
    pub id: &'a str,
    pub nodes: Vec<Found<'a>>,
}

impl<'a> Layers<'a> {
    /// The definition, what it refines, and so on; a circle ends where it would begin again.
    pub fn of(definition: &'a Definition<'a>, all: &BTreeMap<&str, &'a Definition<'a>>) -> Self {
        let mut layers = vec![definition];
        while let Some(next) = layers.last().and_then(|d| d.node.text_of("refines")).and_then(|id| all.get(id)) {
            if layers.iter().any(|d| d.id == next.id) {
                break;
            }
            layers.push(next);
        }
        Layers(layers)
    }

    /// What is written under a key.
    pub fn get(&self, key: &str) -> Option<Found<'a>> {
        self.0.iter().enumerate().find_map(|(nth, d)| keyed(d.node, key, nth == 0))
    }

    /// The text under a key.
    pub fn text(&self, key: &str) -> Option<&'a str> {
        self.get(key)?.node.text()
    }

    /// The elements of a list, each with whether it is the card's own.
    pub fn elements(&self, key: &str) -> Vec<Found<'a>> {
        let Some(found) = self.get(key) else { return Vec::new() };
        found.node.elements().iter().map(|node| Found::element(node, found.own)).collect()
    }

    /// The terms in the order they are first written, from the lowest card up.
    pub fn terms(&self) -> Vec<Term<'a>> {
        let mut terms: Vec<Term<'a>> = Vec::new();
        for (nth, definition) in self.0.iter().enumerate().rev() {
            for entry in definition.node.get("terms").map_or(&[][..], Node::entries) {
                let found = Found::entry(entry, nth == 0);
                match terms.iter_mut().find(|t| t.id == entry.key) {
                    Some(term) => term.nodes.insert(0, found),
                    None => terms.push(Term { id: &entry.key, nodes: vec![found] }),
                }
            }
        }
        terms
    }
}

impl<'a> Term<'a> {
    /// What is said under a key.
    pub fn get(&self, key: &str) -> Option<Found<'a>> {
        self.nodes.iter().find_map(|found| found.under(key))
    }

    /// The text under a key.
    pub fn text(&self, key: &str) -> Option<&'a str> {
        self.get(key)?.node.text()
    }
}
