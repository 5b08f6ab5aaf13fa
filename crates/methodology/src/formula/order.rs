//! Which indicators a formula names, the order to check them in, and circles among them.

use super::raw::{Raw, RawKind};
use std::collections::{BTreeMap, BTreeSet};

/// A name in a formula that may be an indicator, with its place.
pub type Reference<'a> = (&'a str, (usize, usize));

/// Verbs over the values of units, in which no indicator stands.
const OF_UNITS: [&str; 5] = ["table", "sum", "count", "median", "percentile"];

/// Every dotted or plain name that stands where an indicator may: not the name of a class, an
/// attribute or a table.
pub fn references(raw: &Raw) -> Vec<Reference<'_>> {
    match &raw.kind {
        RawKind::Name(name) => vec![(name.as_str(), raw.span())],
        RawKind::In(..) | RawKind::Between(..) | RawKind::Compare(..) => Vec::new(),
        RawKind::Call { verb, .. } if OF_UNITS.contains(&verb.as_str()) => Vec::new(),
        _ => raw.children().into_iter().flat_map(references).collect(),
    }
}

/// The order in which every indicator comes after those it names. An edge that closes a circle is
/// reported as (from, to); each circle once, beginning at its first id.
pub fn order(edges: &BTreeMap<String, BTreeSet<String>>) -> (Vec<String>, Vec<(String, String)>) {
    let mut walk = Walk { edges, done: BTreeSet::new(), open: Vec::new(), order: Vec::new(), circles: Vec::new() };
    edges.keys().for_each(|id| walk.visit(id));
    (walk.order, walk.circles)
}

struct Walk<'a> {
    edges: &'a BTreeMap<String, BTreeSet<String>>,
    done: BTreeSet<String>,
    open: Vec<(String, Vec<String>)>,
    order: Vec<String>,
    circles: Vec<(String, String)>,
}

impl Walk<'_> {
    /// Depth first with a stack of its own, so that a long chain of indicators can't exhaust the
    /// program's.
    fn visit(&mut self, root: &str) {
        self.enter(root);
        while let Some((id, rest)) = self.open.last_mut() {
            let id = id.clone();
            match rest.pop() {
                Some(next) if self.open.iter().any(|(open, _)| *open == next) => self.circles.push((id, next)),
                Some(next) => self.enter(&next),
                None => self.leave(id),
            }
        }
    }

    fn enter(&mut self, id: &str) {
        if !self.done.contains(id) {
            let next = self.edges.get(id).map(|n| n.iter().rev().cloned().collect()).unwrap_or_default();
            self.open.push((id.to_owned(), next));
        }
    }

    fn leave(&mut self, id: String) {
        self.open.pop();
        self.done.insert(id.clone());
        self.order.push(id);
    }
}
