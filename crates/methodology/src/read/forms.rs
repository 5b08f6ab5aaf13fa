//! Sound nodes to forms and nomenclatures. What a shape allows to be left out gets its default here.

use super::Definition;
use super::convert::{day, entries, flag, measure, optional, source, text, title, whole, words};
use crate::catalogue::{Column, Family, Form, FormVersion, Item, Nature, Nomenclature, NomenclatureEntry, Span};
use crate::node::{Entry, Node};
use figures::{Period, Role, Text};
use jiff::civil::DateTime;
use std::collections::BTreeMap;

pub(super) fn form(d: &Definition<'_>) -> Option<Form> {
    let rows = entries(d.node, "items").iter().enumerate();
    let items = rows.map(|(at, e)| Some((e.key.clone(), item(at, e)?))).collect::<Option<_>>()?;
    let families = entries(d.node, "families").iter().map(|e| Some((e.key.clone(), family(e)?))).collect::<Option<_>>()?;
    Some(Form {
        id: d.id.clone(),
        title: title(d.node, "title"),
        aliases: words(d.node, "aliases"),
        source: source(d.node),
        frequency: optional(d.node, "frequency").unwrap_or_else(|| "monthly".to_owned()),
        measure: measure(d.node, "unit"),
        panel: optional(d.node, "panel"),
        exempt_months: words(d.node, "exempt_months").iter().filter_map(|m| m.parse().ok()).collect(),
        due: entries(d.node, "due").iter().filter_map(due).collect(),
        versions: versions(d.node),
        columns: d.node.get("columns").map_or(&[][..], Node::elements).iter().map(column).collect(),
        items,
        families,
    })
}

fn due(entry: &Entry) -> Option<(Period, DateTime)> {
    Some((entry.key.parse().ok()?, entry.value.text()?.parse().ok()?))
}

fn versions(node: &Node) -> Vec<FormVersion> {
    let version =
        |e: &Entry| Some(FormVersion { from: e.key.parse().ok()?, name: text(&e.value, "name"), number: optional(&e.value, "number") });
    let mut versions: Vec<FormVersion> = entries(node, "versions").iter().filter_map(version).collect();
    versions.sort_by_key(|v| v.from);
    versions
}

fn column(node: &Node) -> Column {
    Column {
        id: text(node, "id"),
        title: title(node, "title"),
        aliases: words(node, "aliases"),
        role: node.text_of("role").and_then(Role::parse).unwrap_or_default(),
        span: node.text_of("span").and_then(Span::parse).unwrap_or(Span::Report),
        locked: flag(node, "locked"),
    }
}

fn item(position: usize, entry: &Entry) -> Option<Item> {
    let node = &entry.value;
    Some(Item {
        code: entry.key.clone(),
        position,
        title: title(node, "title"),
        aliases: words(node, "aliases"),
        measure: measure(node, "unit")?,
        integer: flag(node, "integer"),
        may_be_negative: flag(node, "may_be_negative"),
        nature: nature(node),
        level: whole(node, "level").unwrap_or_default(),
        derived: node.text_of("derived").map(signed_codes).unwrap_or_default(),
        columns: words(node, "columns"),
        from: day(node, "from"),
        until: day(node, "until"),
    })
}

/// `213 - 217`: item codes, each with whether it is added.
pub(crate) fn signed_codes(text: &str) -> Vec<(bool, String)> {
    let spaced = text.replace('+', " + ").replace(['-', '−'], " - ");
    let mut added = true;
    let mut codes = Vec::new();
    for word in spaced.split_whitespace() {
        match word {
            "+" => added = true,
            "-" => added = false,
            code => codes.push((std::mem::replace(&mut added, true), code.to_owned())),
        }
    }
    codes
}

fn family(entry: &Entry) -> Option<Family> {
    let node = &entry.value;
    Some(Family {
        id: entry.key.clone(),
        title: title(node, "title"),
        nomenclature: text(node, "nomenclature"),
        length: whole(node, "length").and_then(|n| usize::try_from(n).ok()).unwrap_or_default(),
        sections: words(node, "sections"),
        part_of: optional(node, "part_of"),
        measure: measure(node, "unit")?,
        integer: flag(node, "integer"),
        nature: nature(node),
    })
}

fn nature(node: &Node) -> Nature {
    node.text_of("nature").and_then(Nature::parse).unwrap_or_default()
}

/// Every pack adds its words.
pub(super) fn headings(d: &Definition<'_>, into: &mut BTreeMap<String, Vec<String>>) {
    for entry in d.node.entries().iter().filter(|e| e.key != "source") {
        into.entry(entry.key.clone()).or_default().extend(words(d.node, &entry.key));
    }
}

pub(super) fn nomenclature(d: &Definition<'_>) -> Nomenclature {
    let entries = nomenclature_entries(d.node.text_of("codes").unwrap_or_default());
    Nomenclature { id: d.id.clone(), title: title(d.node, "title"), source: source(d.node), edition: optional(d.node, "edition"), entries }
}

/// Lines of `code|zh|en`; a letter opens a section, and the codes below it belong to it.
fn nomenclature_entries(text: &str) -> BTreeMap<String, NomenclatureEntry> {
    let mut section = String::new();
    let mut entries = BTreeMap::new();
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let mut fields = line.split('|').map(str::trim);
        let (Some(code), Some(zh), Some(en)) = (fields.next(), fields.next(), fields.next()) else { continue };
        if code.starts_with(|c: char| c.is_ascii_alphabetic()) {
            section = code.to_owned();
        }
        let level = if code == section { 1 } else { u8::try_from(code.len()).unwrap_or(u8::MAX) };
        let entry = NomenclatureEntry { code: code.to_owned(), level, section: section.clone(), title: Text::new(zh, en) };
        entries.insert(code.to_owned(), entry);
    }
    entries
}
