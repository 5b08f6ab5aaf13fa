//! Conditions joined: whether they hold, and how many of them keep somebody from it.
//!
//! What isn't there for a firm (its `when` is false) is left out: of all it asks nothing, of alternatives it gives nothing.

use crate::scorecard::condition::joined;
use methodology::catalogue::{Joined, Node};

/// The fewest conditions that keep a firm from a rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Steps {
    /// Those that fail.
    pub failing: u16,
    /// Those that are unknown.
    pub unknown: u16,
}

/// Conditions of a rung, of those that are there for a firm; alternatives count as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// They hold.
    pub met: u16,
    /// They fail.
    pub failing: u16,
    /// Unknown.
    pub unknown: u16,
}

/// What becomes of a condition, or of several joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Whether it is there at all; what isn't neither holds nor fails.
    pub there: bool,
    /// Whether it holds.
    pub truth: Option<bool>,
    /// What keeps it from holding.
    pub steps: Steps,
}

/// Truths of a firm's leaves and of for whom they are there, by their numbers.
pub trait Leaves {
    /// Of a leaf.
    fn leaf(&self, number: usize) -> Option<bool>;
    /// Whether the node with this number is there.
    fn there(&self, node: usize) -> Option<bool>;
}

/// A tree with the numbers of its nodes (for whom it is there) and leaves, in the order they are written.
#[derive(Debug, Clone)]
pub enum Numbered {
    /// All of the parts.
    All(usize, Vec<Numbered>),
    /// One of them.
    Any(usize, Vec<Numbered>),
    /// A leaf.
    Leaf(usize, usize),
}

impl Numbered {
    /// Numbers a tree.
    pub fn of(node: &Node) -> Self {
        let (mut nodes, mut leaves) = (0, 0);
        number(node, &mut nodes, &mut leaves)
    }

    /// Its number.
    pub fn node(&self) -> usize {
        match self {
            Numbered::All(node, _) | Numbered::Any(node, _) | Numbered::Leaf(node, _) => *node,
        }
    }

    /// The nodes that a leaf stands in, down to itself.
    pub fn way_to(&self, leaf: usize) -> Option<Vec<usize>> {
        let below = match self {
            Numbered::Leaf(_, own) => (*own == leaf).then(Vec::new)?,
            Numbered::All(_, parts) | Numbered::Any(_, parts) => parts.iter().find_map(|part| part.way_to(leaf))?,
        };
        Some(std::iter::once(self.node()).chain(below).collect())
    }

    /// What becomes of it as a part of all (`within_any` is false) or as an alternative.
    pub fn part(&self, of: &impl Leaves, within_any: bool) -> Part {
        let there = of.there(self.node());
        if there == Some(false) {
            return Part { there: false, truth: Some(!within_any), steps: Steps::default() };
        }
        let inner = match self {
            Numbered::Leaf(_, leaf) => simple(of.leaf(*leaf)),
            Numbered::All(_, parts) => all(parts, of),
            Numbered::Any(_, parts) => any(parts, of),
        };
        if there.is_some() { inner } else { doubtful(inner, within_any) }
    }

    /// Its conditions, of those that are there.
    pub fn counts(&self, of: &impl Leaves) -> Counts {
        match self {
            Numbered::All(_, parts) => parts.iter().fold(Counts::default(), |counts, part| counts.with(part.part(of, false))),
            Numbered::Any(_, parts) => match chosen(parts, of) {
                Some((all @ Numbered::All(..), part)) if of.there(all.node()).is_some() || part.truth.is_some() => all.counts(of),
                _ => Counts::default().with(self.part(of, false)),
            },
            Numbered::Leaf(..) => Counts::default().with(self.part(of, false)),
        }
    }
}

/// Of alternatives the one that is taken: the first that holds, else the nearest among those that can still hold, or fail.
pub fn chosen<'t>(parts: &'t [Numbered], of: &impl Leaves) -> Option<(&'t Numbered, Part)> {
    let there = parts.iter().map(|part| (part, part.part(of, true))).filter(|(_, part)| part.there);
    there.min_by_key(|(_, part)| part.far())
}

/// All alternatives that are as near as the one that is taken.
pub fn nearest<'t>(parts: &'t [Numbered], of: &impl Leaves) -> Vec<&'t Numbered> {
    let Some((_, best)) = chosen(parts, of) else { return Vec::new() };
    let near = |part: &&Numbered| Some(part.part(of, true)).is_some_and(|part| part.there && part.far() == best.far());
    parts.iter().filter(near).collect()
}

impl Part {
    /// The less, the nearer to holding.
    fn far(&self) -> (u8, u16, u16) {
        let kind = match self.truth {
            Some(true) => 0,
            None => 1,
            Some(false) => 2,
        };
        (kind, self.steps.failing + self.steps.unknown, self.steps.failing)
    }
}

fn number(node: &Node, nodes: &mut usize, leaves: &mut usize) -> Numbered {
    let own = *nodes;
    *nodes += 1;
    let mut parts = |joined: &Joined| joined.parts.iter().map(|part| number(part, nodes, leaves)).collect();
    match node {
        Node::All(joined) => Numbered::All(own, parts(joined)),
        Node::Any(joined) => Numbered::Any(own, parts(joined)),
        Node::Leaf(_) => {
            *leaves += 1;
            Numbered::Leaf(own, *leaves - 1)
        }
    }
}

fn simple(truth: Option<bool>) -> Part {
    let steps = Steps { failing: u16::from(truth == Some(false)), unknown: u16::from(truth.is_none()) };
    Part { there: true, truth, steps }
}

/// It may not be there, which is another thing to be known.
fn doubtful(inner: Part, within_any: bool) -> Part {
    match (inner.truth, within_any) {
        (Some(true), false) => inner,
        (Some(false), true) => Part { steps: Steps { unknown: inner.steps.unknown + 1, ..inner.steps }, ..inner },
        _ => simple(None),
    }
}

fn all(parts: &[Numbered], of: &impl Leaves) -> Part {
    let there: Vec<Part> = parts.iter().map(|part| part.part(of, false)).filter(|part| part.there).collect();
    let steps = there
        .iter()
        .fold(Steps::default(), |sum, part| Steps { failing: sum.failing + part.steps.failing, unknown: sum.unknown + part.steps.unknown });
    Part { there: true, truth: joined(there.iter().map(|part| part.truth), false), steps }
}

fn any(parts: &[Numbered], of: &impl Leaves) -> Part {
    match chosen(parts, of) {
        // The taken one holds if any does, is unknown if none does and one may, and fails if all do.
        Some((_, part)) => Part { steps: if part.truth == Some(true) { Steps::default() } else { part.steps }, ..part },
        None => simple(Some(false)),
    }
}

impl Counts {
    fn with(mut self, part: Part) -> Self {
        match (part.there, part.truth) {
            (false, _) => {}
            (true, Some(true)) => self.met += 1,
            (true, Some(false)) => self.failing += 1,
            (true, None) => self.unknown += 1,
        }
        self
    }

    /// All of them.
    pub fn total(self) -> u16 {
        self.met + self.failing + self.unknown
    }
}
