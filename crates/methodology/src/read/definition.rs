//! A definition as written, with its place, its pack and whether it is sound in itself.

use super::files::ReadFile;
use crate::formula::Fault;
use crate::node::{Entry, Node};
use crate::shape::kinds::{FILE, PACK};
use crate::shape::walk::walk;
use crate::shape::{Pattern, Type};
use crate::source::{Source, Spot};
use figures::{Issue, Place, Text};
use std::collections::BTreeMap;

/// A definition as written.
pub struct Definition<'a> {
    /// `form`, `indicator` …
    pub kind: &'static str,
    /// Its id; `wording` and the like are their own id.
    pub id: String,
    /// Pack it belongs to; empty for a file without one.
    pub pack: String,
    /// The file it stands in.
    pub source: &'a Source,
    /// Where its id is written.
    pub spot: Spot,
    /// What is written.
    pub node: &'a Node,
    /// Whether nothing is wrong with it in itself.
    pub sound: bool,
}

/// Top-level keys and the kind of definition under them.
const KINDS: [(&str, &str); 36] = [
    ("pack", "pack"),
    ("forms", "form"),
    ("categories", "category"),
    ("indicators", "indicator"),
    ("headings", "headings"),
    ("nomenclatures", "nomenclature"),
    ("classifications", "classification"),
    ("correspondences", "correspondence"),
    ("editions", "edition"),
    ("tables", "table"),
    ("areas", "area"),
    ("panels", "panel"),
    ("resources", "resource"),
    ("records", "record"),
    ("tallies", "tally"),
    ("imputations", "imputation"),
    ("edits", "edit"),
    ("tolerances", "tolerance"),
    ("scorecards", "scorecard"),
    ("lamps", "lamp"),
    ("boards", "board"),
    ("metrics", "metric"),
    ("chains", "chain"),
    ("funnels", "funnel"),
    ("titles", "title"),
    ("facts", "fact"),
    ("ladders", "ladder"),
    ("rules", "rule"),
    ("bulletins", "bulletin"),
    ("wording", "wording"),
    ("disclosure", "disclosure"),
    ("pacing", "pacing"),
    ("identifiers", "identifiers"),
    ("calendar", "calendar"),
    ("lexicon", "lexicon"),
    ("examples", "example"),
];

/// Kinds of which every pack may have one, put together when loaded.
const GATHERED: [&str; 4] = ["identifiers", "lexicon", "headings", "example"];

impl Definition<'_> {
    /// The place of its id.
    pub fn place(&self) -> Place {
        self.source.place(self.spot)
    }

    /// An issue at its id.
    pub fn issue(&self, code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Issue {
        self.issue_at(code, self.spot, zh, en)
    }

    /// An issue somewhere inside it.
    pub fn issue_at(&self, code: &'static str, spot: Spot, zh: impl Into<String>, en: impl Into<String>) -> Issue {
        self.source.issue(code, spot, Text::new(zh, en))
    }

    /// An issue for a fault in a formula that stands in it.
    pub fn fault(&self, node: &Node, fault: Fault) -> Issue {
        let spot = self.source.inside(node.spot, node.text().unwrap_or_default(), fault.at, fault.width);
        let mut issue = self.source.issue(fault.code, spot, fault.reason);
        issue.hint = fault.hint;
        issue
    }

    /// The entry of one of its keys.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.node.entries().iter().find(|e| e.key == key)
    }
}

/// Everything defined in these files, and what is defined twice. The first of two stays.
pub fn collect<'a>(files: &'a [ReadFile], packs: &BTreeMap<String, String>) -> (Vec<Definition<'a>>, Vec<Issue>) {
    let mut definitions = Vec::new();
    for file in files {
        let pack = packs.get(&file.source.path).cloned().unwrap_or_default();
        for entry in file.root.iter().flat_map(Node::entries) {
            definitions.extend(under(entry, &file.source, &pack));
        }
    }
    without_repeats(definitions)
}

fn under<'a>(entry: &'a Entry, source: &'a Source, pack: &str) -> Vec<Definition<'a>> {
    let Some((_, kind)) = KINDS.iter().find(|(key, _)| *key == entry.key) else { return Vec::new() };
    let make = |id: &str, spot: Spot, node: &'a Node, ty: &Type| {
        let sound = walk(source, spot, id, node, ty).is_empty();
        Definition { kind, id: id.to_owned(), pack: pack.to_owned(), source, spot, node, sound }
    };
    match FILE.field(&entry.key).map(|f| f.ty) {
        Some(Type::Map(_, inner)) => entry.value.entries().iter().map(|e| make(&e.key, e.spot, &e.value, inner)).collect(),
        Some(Type::List(inner)) => {
            entry.value.elements().iter().map(|n| make(n.text_of("name").unwrap_or_default(), n.spot, n, inner)).collect()
        }
        _ if *kind == "pack" => {
            let id = entry.value.text_of("id").filter(|id| Pattern::Name.fits(id)).unwrap_or_default();
            vec![make(id, entry.spot, &entry.value, &Type::Of(&PACK))]
        }
        Some(ty) => vec![make(kind, entry.spot, &entry.value, &ty)],
        None => Vec::new(),
    }
}

fn without_repeats(all: Vec<Definition<'_>>) -> (Vec<Definition<'_>>, Vec<Issue>) {
    let mut first: BTreeMap<(&'static str, String), Place> = BTreeMap::new();
    let mut issues = Vec::new();
    let mut kept = Vec::new();
    for definition in all {
        let key = (definition.kind, definition.id.clone());
        match first.get(&key) {
            // The same file twice is a duplicate key, which the reader has reported.
            Some(place) if place.file == definition.source.path => {}
            Some(place) => issues.push(repeated(&definition, place)),
            None => {
                if !GATHERED.contains(&definition.kind) {
                    first.insert(key, definition.place());
                }
                kept.push(definition);
            }
        }
    }
    (kept, issues)
}

fn repeated(definition: &Definition<'_>, first: &Place) -> Issue {
    let id = &definition.id;
    definition
        .issue("duplicate-id", format!("“{id}”已在 {first} 定义"), format!("`{id}` is already defined at {first}"))
        .hint("一个标识只能有一处定义", "an id has one definition; rename or remove one")
}
