//! A card and the ones it refines, as one: what the upper says takes the place of what the lower says.

use crate::node::{Entry, Node};
use crate::read::Definition;
use std::collections::BTreeMap;

/// A definition and those it refines, the upper ones first.
pub(super) struct Layers<'a>(pub Vec<&'a Definition<'a>>);

/// A value and whether it is written in the card itself, where its faults are told.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    pub node: &'a Node,
    pub own: bool,
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
        self.0.iter().enumerate().find_map(|(nth, d)| Some(Found { node: d.node.get(key)?, own: nth == 0 }))
    }

    /// The text under a key.
    pub fn text(&self, key: &str) -> Option<&'a str> {
        self.get(key)?.node.text()
    }

    /// The elements of a list, each with whether it is the card's own.
    pub fn elements(&self, key: &str) -> Vec<Found<'a>> {
        let Some(Found { node, own }) = self.get(key) else { return Vec::new() };
        node.elements().iter().map(|node| Found { node, own }).collect()
    }

    /// The terms in the order they are first written, from the lowest card up.
    pub fn terms(&self) -> Vec<Term<'a>> {
        let mut terms: Vec<Term<'a>> = Vec::new();
        for (nth, definition) in self.0.iter().enumerate().rev() {
            for Entry { key, value, .. } in definition.node.get("terms").map_or(&[][..], Node::entries) {
                let found = Found { node: value, own: nth == 0 };
                match terms.iter_mut().find(|t| t.id == key) {
                    Some(term) => term.nodes.insert(0, found),
                    None => terms.push(Term { id: key, nodes: vec![found] }),
                }
            }
        }
        terms
    }
}

impl<'a> Term<'a> {
    /// What is said under a key.
    pub fn get(&self, key: &str) -> Option<Found<'a>> {
        self.nodes.iter().find_map(|found| Some(Found { node: found.node.get(key)?, own: found.own }))
    }

    /// The text under a key.
    pub fn text(&self, key: &str) -> Option<&'a str> {
        self.get(key)?.node.text()
    }
}
