//! What a board does with its records.

use super::fields::Names;
use crate::catalogue::{Delivering, Forecasting, Lamp, Packaging, Progressing, Reports};
use crate::node::Node;
use crate::read::convert::{amount, entries, optional, text, title, whole, words};
use crate::read::records::Written;
use figures::{Decimal, Measure};

pub(super) fn reports(names: &Names<'_, '_>, node: &Node, written: &mut Written<'_, '_>) -> Option<Reports> {
    names.part(node, "of", &[], written);
    ["from", "until"].into_iter().for_each(|key| names.stage(node, key, written));
    Some(Reports {
        of: text(node, "of"),
        allowed: whole_number(names, node, "allowed", "天", written)?,
        from: text(node, "from"),
        until: text(node, "until"),
        lamp: Lamp::parse(node.text_of("lamp")?)?,
    })
}

pub(super) fn forecast(names: &Names<'_, '_>, node: &Node, written: &mut Written<'_, '_>) -> Option<Forecasting> {
    for stage in node.get("stages").map_or(&[][..], Node::elements) {
        names.one_of_at(stage, names.stages, ("unknown-stage", "阶段", "stage"), written);
    }
    names.field(node, "alike", "", written);
    let band = in_unit(names, node, "band", "1", written)?;
    if band <= Decimal::ZERO || band >= Decimal::ONE {
        let spot = node.get("band").map_or(names.d.spot, |band| band.spot);
        let issue = names.d.issue_at("band", spot, "区间要大于 0、小于 1", "the band is above nothing and below the whole");
        written.issues.push(issue.hint("例如 0.8", "such as 0.8"));
    }
    let at_least = whole(node, "at_least").and_then(|n| usize::try_from(n).ok())?;
    Some(Forecasting { stages: words(node, "stages"), at_least, band, alike: optional(node, "alike") })
}

pub(super) fn delivered(names: &Names<'_, '_>, node: &Node, written: &mut Written<'_, '_>) -> Option<Delivering> {
    names.field(node, "unit", "unit", written);
    names.field(node, "promised", "amount", written);
    names.stage(node, "from", written);
    let named = node.get("item")?;
    let found = named.text().and_then(|text| text.split_once('.'));
    let forms = &written.catalogue().forms;
    let Some((form, item)) = found.filter(|(form, item)| forms.get(*form).is_some_and(|form| form.items.contains_key(*item))) else {
        let id = named.text().unwrap_or_default();
        let issue = names.d.issue_at("unknown-item", named.spot, format!("没有报表项目“{id}”"), format!("there is no item `{id}`"));
        written.issues.push(issue.hint("例如 B204-1.01", "such as B204-1.01"));
        return None;
    };
    Some(Delivering {
        unit: text(node, "unit"),
        form: form.to_owned(),
        item: item.to_owned(),
        promised: text(node, "promised"),
        from: text(node, "from"),
        silent: whole_number(names, node, "silent", "个月", written)?,
    })
}

pub(super) fn package(names: &Names<'_, '_>, node: &Node, written: &mut Written<'_, '_>) -> Packaging {
    for (key, of) in [("total", "amount"), ("nature", "word"), ("sector", "word"), ("parcel", "record")] {
        names.field(node, key, of, written);
    }
    ["approved", "begins", "completed"].into_iter().for_each(|key| names.stage(node, key, written));
    let pairs = |key: &str| entries(node, key).iter().filter_map(|e| Some((e.key.clone(), e.value.text()?.to_owned()))).collect();
    Packaging {
        prefix: text(node, "prefix"),
        publisher: title(node, "publisher"),
        uri: text(node, "uri"),
        total: optional(node, "total"),
        nature: optional(node, "nature"),
        types: pairs("types"),
        sector: optional(node, "sector"),
        sectors: pairs("sectors"),
        approved: optional(node, "approved"),
        begins: optional(node, "begins"),
        completed: optional(node, "completed"),
        parcel: optional(node, "parcel"),
        progress: node.get("progress").map(|node| progress(names, node, written)),
    }
}

fn progress(names: &Names<'_, '_>, node: &Node, written: &mut Written<'_, '_>) -> Progressing {
    let reports = names.d.node.get("reports").and_then(|reports| reports.text_of("of"));
    let kind = reports.and_then(|of| written.catalogue().records.get(of));
    let fields: Vec<&str> =
        kind.map(|kind| kind.fields.iter().filter(|f| f.kind.word() == "amount").map(|f| f.id.as_str()).collect()).unwrap_or_default();
    for key in ["planned", "done", "invested"] {
        names.one_of(node, key, &fields, ("unknown-field", "字段", "amount field of the reports"), written);
    }
    Progressing { planned: text(node, "planned"), done: text(node, "done"), invested: text(node, "invested") }
}

fn whole_number(names: &Names<'_, '_>, node: &Node, key: &str, unit: &str, written: &mut Written<'_, '_>) -> Option<i64> {
    let number = in_unit(names, node, key, unit, written)?;
    i64::try_from(number.trunc()).ok()
}

/// An amount in a unit.
fn in_unit(names: &Names<'_, '_>, node: &Node, key: &str, unit: &str, written: &mut Written<'_, '_>) -> Option<Decimal> {
    let (named, measure) = (node.get(key)?, Measure::parse(unit)?);
    let converted = named.text().and_then(amount).and_then(|found| found.convert(&measure));
    if converted.is_none() {
        let (zh, en) = (format!("“{key}”应以 {unit} 计"), format!("`{key}` is in {unit}"));
        let issue = names.d.issue_at("wrong-unit", named.spot, zh, en);
        written.issues.push(issue.hint(format!("例如 1 {unit}"), format!("such as 1 {unit}")));
    }
    converted.map(|found| found.amount)
}
