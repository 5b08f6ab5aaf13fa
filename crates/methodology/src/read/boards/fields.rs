//! What a board names is there.

use super::is_of;
use crate::catalogue::{Catalogue, RecordKind};
use crate::nearest::{nearest, proposed};
use crate::node::Node;
use crate::read::Definition;
use crate::read::records::Written;
use figures::Issue;

/// What a board may name.
pub(super) struct Names<'a, 'd> {
    pub d: &'a Definition<'d>,
    pub kind: &'a RecordKind,
    pub stages: &'a [&'a str],
}

/// Fields that records of a decision have, with their kinds.
const DECISION: [(&str, &str); 6] =
    [("lamp", "word"), ("on", "date"), ("until", "date"), ("by", "text"), ("signed", "text"), ("reason", "text")];

/// Fields that commitments have.
const COMMITMENT: [(&str, &str); 7] = [
    ("metric", "text"),
    ("op", "word"),
    ("value", "quantity"),
    ("due", "word"),
    ("clause", "text"),
    ("measured", "quantity"),
    ("measured_on", "date"),
];

/// Fields, kinds and lamps of the board itself.
pub(super) fn check(names: &Names<'_, '_>, written: &mut Written<'_, '_>) {
    let node = names.d.node;
    names.field(node, "name", "text", written);
    names.field(node, "owner", "unit", written);
    if let Some(ended) = node.get("ended") {
        names.field(ended, "date", "date", written);
        names.field(ended, "reason", "text", written);
    }
    names.part(node, "decisions", &DECISION, written);
    names.part(node, "commitments", &COMMITMENT, written);
    for lamp in node.get("lamps").map_or(&[][..], Node::elements) {
        names.lamp(lamp, written);
    }
}

impl Names<'_, '_> {
    /// A key that names a field of a kind.
    pub fn field(&self, node: &Node, key: &str, of: &str, written: &mut Written<'_, '_>) {
        if let Some(named) = node.get(key) {
            self.field_at(named, of, written);
        }
    }

    /// A value that names a field of a kind; of any where none is asked for.
    pub fn field_at(&self, named: &Node, of: &str, written: &mut Written<'_, '_>) {
        let id = named.text().unwrap_or_default();
        let fits = |field: &&crate::catalogue::RecordField| is_of(&field.kind, of);
        if self.kind.field(id).as_ref().is_some_and(fits) {
            return;
        }
        let kind = &self.kind.id;
        let (zh, en) = match self.kind.field(id) {
            Some(field) => {
                (format!("“{id}”是 {} 字段，不是 {of}", field.kind.word()), format!("`{id}` is of kind {}, not {of}", field.kind.word()))
            }
            None => (format!("{kind} 没有字段“{id}”"), format!("`{kind}` has no field `{id}`")),
        };
        let near = nearest(id, self.kind.fields.iter().filter(fits).map(|field| field.id.as_str()).filter(|field| *field != id));
        written.issues.push(proposed(self.d.issue_at("unknown-field", named.spot, zh, en), near));
    }

    /// A key that names one of some ids.
    pub fn one_of(
        &self,
        node: &Node,
        key: &str,
        known: &[&str],
        (code, zh, en): (&'static str, &str, &str),
        written: &mut Written<'_, '_>,
    ) {
        let Some(named) = node.get(key) else { return };
        self.one_of_at(named, known, (code, zh, en), written);
    }

    /// A value that names one of some ids.
    pub fn one_of_at(&self, named: &Node, known: &[&str], (code, zh, en): (&'static str, &str, &str), written: &mut Written<'_, '_>) {
        let id = named.text().unwrap_or_default();
        if !known.contains(&id) {
            let issue = self.d.issue_at(code, named.spot, format!("没有{zh}“{id}”"), format!("there is no {en} `{id}`"));
            written.issues.push(proposed(issue, nearest(id, known.iter().copied())));
        }
    }

    /// A key that names a stage.
    pub fn stage(&self, node: &Node, key: &str, written: &mut Written<'_, '_>) {
        self.one_of(node, key, self.stages, ("unknown-stage", "阶段", "stage"), written);
    }

    /// A key that names a kind whose records are parts of these, with certain fields.
    pub fn part(&self, node: &Node, key: &str, fields: &[(&str, &str)], written: &mut Written<'_, '_>) {
        let Some(named) = node.get(key) else { return };
        let id = named.text().unwrap_or_default();
        let catalogue = written.catalogue();
        let Some(part) = catalogue.records.get(id).filter(|part| part.parent() == Some(self.kind.id.as_str())) else {
            written.issues.extend(self.unknown_part(named, id, catalogue));
            return;
        };
        let lacks = |(field, of): &&(&str, &str)| !part.field(field).is_some_and(|field| is_of(&field.kind, of));
        let lacking: Vec<&str> = fields.iter().filter(lacks).map(|(field, _)| *field).collect();
        if !lacking.is_empty() {
            let lacking = lacking.join(", ");
            let issue = self.d.issue_at(
                "fields-of-a-part",
                named.spot,
                format!("“{id}”缺少字段 {lacking}"),
                format!("`{id}` has no fields {lacking}"),
            );
            written.issues.push(issue.hint("在台账定义里加上", "add them to the kind of record"));
        }
    }

    fn unknown_part(&self, named: &Node, id: &str, catalogue: &Catalogue) -> Option<Issue> {
        let is_part = |other: &&RecordKind| other.parent() == Some(self.kind.id.as_str());
        let near = nearest(id, catalogue.records.values().filter(is_part).map(|kind| kind.id.as_str()));
        let of = &self.kind.id;
        let issue =
            self.d.issue_at("unknown-part", named.spot, format!("“{id}”不是 {of} 的从属台账"), format!("`{id}` is no part of `{of}`"));
        Some(proposed(issue, near))
    }

    fn lamp(&self, named: &Node, written: &mut Written<'_, '_>) {
        let id = named.text().unwrap_or_default();
        let catalogue = written.catalogue();
        match catalogue.lamps.get(id) {
            Some(lamp) if lamp.of.as_ref() == Some(&self.kind.id) => {}
            Some(_) => {
                let of = &self.kind.id;
                let issue = self.d.issue_at(
                    "lamp-of-others",
                    named.spot,
                    format!("灯号表“{id}”不是 {of} 的"),
                    format!("the lamp `{id}` is not of `{of}`"),
                );
                written.issues.push(issue.hint("写 of 与看板相同的灯号表", "name a lamp whose `of` is the board's"));
            }
            None if written.is_declared("lamp", id) => {}
            None => {
                let issue = self.d.issue_at("unknown-lamp", named.spot, format!("没有灯号表“{id}”"), format!("there is no lamp `{id}`"));
                written.issues.push(proposed(issue, nearest(id, catalogue.lamps.keys().map(String::as_str))));
            }
        }
    }
}
