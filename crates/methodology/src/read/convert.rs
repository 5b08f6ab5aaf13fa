//! Sound nodes to the types of the catalogue. What a shape allows to be left out gets its default here.

use super::Definition;
use super::cards::{card, thresholds};
use crate::catalogue::{
    Approval, Area, ClassDef, Classification, Disclosure, Dominance, Imputation, ImputationMethod, Indicator, Pacing, Pack, Source, Table,
};
use crate::node::{Entry, Node};
use figures::{Decimal, Measure, Period, Quantity, Text};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Decimals shown when a definition doesn't say.
const DECIMALS: u32 = 1;

pub(crate) fn text(node: &Node, key: &str) -> String {
    node.text_of(key).unwrap_or_default().to_owned()
}

pub(super) fn optional(node: &Node, key: &str) -> Option<String> {
    node.text_of(key).map(str::to_owned)
}

pub(super) fn flag(node: &Node, key: &str) -> bool {
    node.text_of(key) == Some("true")
}

pub(super) fn decimal(node: &Node, key: &str) -> Option<Decimal> {
    node.text_of(key)?.parse().ok()
}

pub(super) fn whole(node: &Node, key: &str) -> Option<u32> {
    node.text_of(key)?.parse().ok()
}

pub(super) fn measure(node: &Node, key: &str) -> Option<Measure> {
    Measure::parse(node.text_of(key)?)
}

pub(super) fn day(node: &Node, key: &str) -> Option<Date> {
    node.text_of(key)?.parse().ok()
}

pub(super) fn title(node: &Node, key: &str) -> Text {
    node.get(key).map(wording_of).unwrap_or_default()
}

pub(super) fn wording_of(node: &Node) -> Text {
    Text::new(text(node, "zh"), text(node, "en"))
}

pub(super) fn entries<'a>(node: &'a Node, key: &str) -> &'a [Entry] {
    node.get(key).map_or(&[], Node::entries)
}

pub(super) fn words(node: &Node, key: &str) -> Vec<String> {
    node.get(key).map_or(&[][..], Node::elements).iter().filter_map(Node::text).map(str::to_owned).collect()
}

pub(super) fn source(node: &Node) -> Source {
    let Some(source) = node.get("source") else { return Source::Unverified { note: String::new() } };
    let note = text(source, "note");
    match source.text_of("state") {
        Some("required") => Source::Required { note },
        Some("fictional") => Source::Fictional,
        Some(_) => Source::Unverified { note },
        None => Source::Document { citation: citation(source) },
    }
}

fn citation(source: &Node) -> String {
    ["document", "number", "article"].into_iter().filter_map(|key| source.text_of(key)).collect::<Vec<_>>().join(" ")
}

pub(super) fn pack(d: &Definition<'_>) -> Pack {
    Pack {
        id: d.id.clone(),
        version: text(d.node, "version"),
        title: title(d.node, "title"),
        owner: text(d.node, "owner"),
        fictional: flag(d.node, "fictional"),
        depends_on: words(d.node, "depends_on"),
    }
}

/// A number with its unit where it has one: `0.08`, `1 千元`, `70 %`.
pub(crate) fn amount(text: &str) -> Option<Quantity> {
    let bare = || Some(Quantity { amount: text.parse().ok()?, measure: Measure::parse("1")? });
    bare().or_else(|| Quantity::parse(text))
}

/// An indicator without its formulas, which are checked when everything else is known.
pub(super) fn indicator(d: &Definition<'_>) -> Option<Indicator> {
    let unit = measure(d.node, "unit")?;
    Some(Indicator {
        id: d.id.clone(),
        title: title(d.node, "title"),
        shown: measure(d.node, "shown").unwrap_or_else(|| unit.clone()),
        measure: unit,
        decimals: whole(d.node, "decimals").unwrap_or(DECIMALS),
        owner: text(d.node, "owner"),
        frequency: text(d.node, "frequency"),
        source: source(d.node),
        card: card(d.node),
        thresholds: d.node.get("thresholds").map(thresholds).unwrap_or_default(),
        deflator: optional(d.node, "deflator"),
        formulas: Vec::new(),
        place: d.place(),
        pack: d.pack.clone(),
    })
}

pub(super) fn imputation(d: &Definition<'_>) -> Imputation {
    let same = d.node.text_of("method") == Some("same_as_base");
    Imputation {
        id: d.id.clone(),
        title: title(d.node, "title"),
        source: source(d.node),
        method: if same { ImputationMethod::SameAsBase } else { ImputationMethod::MatchedGrowth },
        by: optional(d.node, "by"),
        min_units: whole(d.node, "min_units").map_or(1, u64::from),
    }
}

pub(super) fn classification(d: &Definition<'_>) -> Classification {
    let class = |e: &Entry| {
        let (codes, partial) = (words(&e.value, "codes"), words(&e.value, "partial"));
        ClassDef { title: title(&e.value, "title"), codes, partial }
    };
    Classification {
        id: d.id.clone(),
        title: title(d.node, "title"),
        source: source(d.node),
        nomenclature: optional(d.node, "nomenclature"),
        partition: flag(d.node, "partition"),
        overridable: flag(d.node, "overridable"),
        approval: d.node.get("approval").and_then(approval),
        from: day(d.node, "from"),
        until: day(d.node, "until"),
        classes: entries(d.node, "classes").iter().map(|e| (e.key.clone(), class(e))).collect(),
    }
}

fn approval(node: &Node) -> Option<Approval> {
    Some(Approval { by: text(node, "by"), date: day(node, "date")?, document: optional(node, "document") })
}

pub(super) fn table(d: &Definition<'_>) -> Option<Table> {
    let mut values: Vec<(Date, BTreeMap<String, Decimal>)> = entries(d.node, "values").iter().filter_map(dated).collect();
    values.sort_by_key(|(from, _)| *from);
    let of_period = |e: &Entry| Some((e.key.parse::<Period>().ok()?.as_filed(), by_prefix(e)));
    Some(Table {
        id: d.id.clone(),
        title: title(d.node, "title"),
        measure: measure(d.node, "unit")?,
        source: source(d.node),
        values,
        periods: entries(d.node, "periods").iter().filter_map(of_period).collect(),
    })
}

fn dated(entry: &Entry) -> Option<(Date, BTreeMap<String, Decimal>)> {
    Some((entry.key.parse().ok()?, by_prefix(entry)))
}

fn by_prefix(entry: &Entry) -> BTreeMap<String, Decimal> {
    let prefix = |code: &str| code.trim_end_matches('*').to_owned();
    entry.value.entries().iter().filter_map(|e| Some((prefix(&e.key), e.value.text()?.parse().ok()?))).collect()
}

pub(super) fn area(d: &Definition<'_>) -> Area {
    Area { code: d.id.clone(), title: title(d.node, "title"), parent: optional(d.node, "parent"), aliases: words(d.node, "aliases") }
}

pub(super) fn disclosure(d: &Definition<'_>) -> Disclosure {
    let min_units = d.node.text_of("min_units").and_then(|t| t.parse().ok()).unwrap_or_default();
    let dominance = d.node.get("dominance").and_then(|rule| {
        let n = whole(rule, "n").and_then(|n| usize::try_from(n).ok())?;
        Some(Dominance { n, k: decimal(rule, "k")? })
    });
    Disclosure { min_units, dominance, owner: optional(d.node, "owner"), trusted: words(d.node, "trusted") }
}

pub(super) fn pacing(d: &Definition<'_>) -> Pacing {
    let stated = !matches!(source(d.node), Source::Required { .. });
    Pacing { seasonal_years: whole(d.node, "seasonal_years").filter(|_| stated).unwrap_or_default() }
}
