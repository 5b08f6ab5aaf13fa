//! What the card of an indicator says, its thresholds, and the categories it is listed under.

use super::Definition;
use super::convert::{decimal, optional, source, title, whole, wording_of};
use crate::catalogue::{Better, Card, Category, Collected, Thresholds};
use crate::node::Node;

pub(super) fn card(node: &Node) -> Card {
    Card {
        meaning: node.get("meaning").map(wording_of),
        provider: optional(node, "provider"),
        collected: node.text_of("collected").and_then(Collected::parse),
        category: optional(node, "category"),
        better: node.text_of("better").and_then(Better::parse),
    }
}

pub(super) fn thresholds(node: &Node) -> Thresholds {
    Thresholds {
        warning: decimal(node, "warning"),
        excellence: decimal(node, "excellence"),
        of_growth: node.text_of("of") == Some("growth"),
        source: Some(source(node)),
    }
}

pub(super) fn category(d: &Definition<'_>) -> Category {
    Category { id: d.id.clone(), title: title(d.node, "title"), order: whole(d.node, "order").unwrap_or_default() }
}

impl Collected {
    /// Reads the word of a pack.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "filing" => Some(Collected::Filing),
            "interface" => Some(Collected::Interface),
            "computed" => Some(Collected::Computed),
            _ => None,
        }
    }

    /// Word of the packs and for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Collected::Filing => "filing",
            Collected::Interface => "interface",
            Collected::Computed => "computed",
        }
    }
}

impl Better {
    /// Reads the word of a pack.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "higher" => Some(Better::Higher),
            "lower" => Some(Better::Lower),
            _ => None,
        }
    }
}
