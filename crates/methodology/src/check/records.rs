//! A kind of record says of each field what it needs, names fields it has and kinds that are defined; no two fields are called the same.

use super::Case;
use crate::nearest::{nearest, proposed};
use crate::node::{Entry, Node};
use figures::Issue;
use std::collections::BTreeMap;

/// What a field of a kind needs beside it.
const NEEDS: [(&str, &str); 3] = [("amount", "unit"), ("word", "words"), ("record", "of")];

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let fields = fields(case);
    let own = fields.iter().flat_map(|field| [incomplete(case, field), unknown_kind(case, field)]);
    let node = case.definition.node;
    let register = node.get("register").map_or([None, None, None], |register| {
        [
            named(case, register, "by", &["word", "text"]),
            named(case, register, "from", &["date"]),
            named(case, register, "until", &["date"]),
        ]
    });
    let named = [named(case, node, "within", &["record"]), named(case, node, "dated", &["date", "month"])];
    own.chain(named).chain(register).flatten().chain(called_twice(case, fields)).chain(listed_fields(case)).collect()
}

/// A tally is of a kind that is defined and has the field by which it counts once.
pub(super) fn tally(case: &Case<'_>) -> Vec<Issue> {
    let d = case.definition;
    let Some(node) = d.node.get("of") else { return Vec::new() };
    let kind = node.text().unwrap_or_default();
    if !case.declared("record", kind) {
        let issue = d.issue_at("unknown-record", node.spot, format!("没有台账“{kind}”"), format!("there is no kind of record `{kind}`"));
        return vec![proposed(issue, nearest(kind, case.ids("record")))];
    }
    let Some((of, distinct)) = case.catalogue.records.get(kind).zip(d.node.get("distinct")) else { return Vec::new() };
    let field = distinct.text().unwrap_or_default();
    if of.field(field).is_some() {
        return Vec::new();
    }
    let issue = d.issue_at("unknown-field", distinct.spot, format!("{kind} 没有字段“{field}”"), format!("`{kind}` has no field `{field}`"));
    vec![proposed(issue, nearest(field, of.fields.iter().map(|f| f.id.as_str())))]
}

fn fields<'c>(case: &Case<'c>) -> &'c [Entry] {
    case.definition.node.get("fields").map_or(&[][..], Node::entries)
}

fn incomplete(case: &Case<'_>, field: &Entry) -> Option<Issue> {
    let kind = field.value.text_of("kind")?;
    let (_, need) = NEEDS.into_iter().find(|(of, need)| *of == kind && field.value.get(need).is_none())?;
    let (zh, en) = (format!("字段“{}”缺少 {need}", field.key), format!("the field `{}` has no `{need}`", field.key));
    Some(
        case.definition
            .issue_at("missing-key", field.spot, zh, en)
            .hint(format!("kind: {kind} 要写 {need}"), format!("`kind: {kind}` needs `{need}`")),
    )
}

fn unknown_kind(case: &Case<'_>, field: &Entry) -> Option<Issue> {
    let node = field.value.get("of")?;
    let kind = node.text().filter(|kind| !case.declared("record", kind))?;
    let issue =
        case.definition.issue_at("unknown-record", node.spot, format!("没有台账“{kind}”"), format!("there is no kind of record `{kind}`"));
    Some(proposed(issue, nearest(kind, case.ids("record"))))
}

/// A key that names a field of certain kinds.
fn named(case: &Case<'_>, of: &Node, key: &str, kinds: &[&str]) -> Option<Issue> {
    let d = case.definition;
    let node = of.get(key)?;
    let name = node.text().unwrap_or_default();
    let fits = |field: &&Entry| field.value.text_of("kind").is_some_and(|kind| kinds.contains(&kind));
    if fields(case).iter().any(|field| field.key == name && fits(&field)) {
        return None;
    }
    let all = kinds.join("、");
    let issue = d.issue_at(
        "unknown-field",
        node.spot,
        format!("{key} 要写 {all} 字段"),
        format!("`{key}` names no field of kind {}", kinds.join(" or ")),
    );
    Some(proposed(issue, nearest(name, fields(case).iter().filter(fits).map(|field| field.key.as_str()))))
}

/// Headings that stand for two fields, or for a field and the id.
fn called_twice(case: &Case<'_>, fields: &[Entry]) -> Vec<Issue> {
    let d = case.definition;
    let mut seen: BTreeMap<&str, ()> = d.node.get("id").into_iter().flat_map(names).chain(listed(d.node)).map(|name| (name, ())).collect();
    let mut issues = Vec::new();
    for field in fields {
        let title = field.value.get("title").into_iter().flat_map(names);
        for name in title.chain(listed(&field.value)).collect::<std::collections::BTreeSet<_>>() {
            if seen.insert(name, ()).is_some() {
                let (zh, en) = (format!("表头“{name}”已用于另一字段"), format!("the heading `{name}` stands for another field"));
                issues.push(d.issue_at("heading-twice", field.spot, zh, en).hint("换一个名称", "give it another name"));
            }
        }
    }
    issues
}

fn names(title: &Node) -> Vec<&str> {
    ["zh", "en"].into_iter().filter_map(|lang| title.text_of(lang)).collect()
}

fn listed(node: &Node) -> Vec<&str> {
    node.get("also").map_or(&[][..], Node::elements).iter().filter_map(Node::text).collect()
}

/// The fields of the key, and those a check is about, are there.
fn listed_fields(case: &Case<'_>) -> Vec<Issue> {
    let key = case.definition.node.get("key").map_or(&[][..], Node::elements);
    let checks = case.definition.node.get("checks").map_or(&[][..], Node::entries);
    let unknown = |node: &Node| {
        let name = node.text().filter(|name| !fields(case).iter().any(|field| field.key == *name))?;
        let issue =
            case.definition.issue_at("unknown-field", node.spot, format!("没有字段“{name}”"), format!("there is no field `{name}`"));
        Some(proposed(issue, nearest(name, fields(case).iter().map(|field| field.key.as_str()))))
    };
    let about = checks.iter().flat_map(|check| check.value.get("about").map_or(&[][..], Node::elements));
    key.iter().chain(about).filter_map(unknown).collect()
}
