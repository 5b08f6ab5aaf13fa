//! Worked examples to their types.

use super::Definition;
use super::convert::{day, decimal, entries, text, whole, words};
use crate::catalogue::{Example, Expectation};
use crate::node::Node;
use std::collections::BTreeMap;

pub(super) fn example(d: &Definition<'_>) -> Example {
    Example {
        name: d.id.clone(),
        place: d.place(),
        pack: d.pack.clone(),
        register: text(d.node, "register"),
        filings: text(d.node, "filings"),
        holdings: text(d.node, "holdings"),
        observations: text(d.node, "observations"),
        records: text(d.node, "records"),
        expect: d.node.get("expect").map_or(&[][..], Node::elements).iter().filter_map(expectation).collect(),
    }
}

fn expectation(node: &Node) -> Option<Expectation> {
    let first = ["figure", "score", "rung", "quantity", "parts", "count"].into_iter().find(|key| node.get(key).is_some())?;
    Some(match first {
        "figure" => figure(node),
        "score" => score(node),
        "rung" => rung(node)?,
        "quantity" => Expectation::Quantity {
            from: text(node, "quantity"),
            to: text(node, "to"),
            decimals: whole(node, "decimals")?,
            shown: text(node, "shown"),
        },
        "parts" => Expectation::Parts {
            parts: words(node, "parts").iter().filter_map(|p| p.parse().ok()).collect(),
            decimals: whole(node, "decimals")?,
            total: text(node, "total"),
            sum_of_shown: text(node, "sum_of_shown"),
        },
        _ => Expectation::Target {
            count: text(node, "count").parse().ok()?,
            percent: text(node, "percent"),
            targets: words(node, "targets").iter().filter_map(|t| t.parse().ok()).collect(),
        },
    })
}

fn figure(node: &Node) -> Expectation {
    let shown = text(node, "shown");
    let bridge: BTreeMap<_, _> =
        entries(node, "bridge").iter().filter_map(|e| Some((e.key.clone(), e.value.text()?.parse().ok()?))).collect();
    Expectation::Figure {
        figure: text(node, "figure"),
        as_of: text(node, "as_of"),
        decimals: whole(node, "decimals").unwrap_or_else(|| decimals_of(&shown)),
        shown,
        unit: node.text_of("unit").map(str::to_owned),
        impute: node.text_of("impute").map(str::to_owned),
        bridge,
        current: decimal(node, "current"),
        base: decimal(node, "base"),
    }
}

fn score(node: &Node) -> Expectation {
    let asked = text(node, "score");
    let (card, period) = asked.split_once('@').unwrap_or((&asked, ""));
    let some = |key| node.text_of(key).map(str::to_owned);
    Expectation::Score {
        card: card.to_owned(),
        period: period.to_owned(),
        of: text(node, "of"),
        shown: text(node, "shown"),
        as_of: some("as_of"),
        definition: some("definition"),
        rank: some("rank"),
        grade: some("grade"),
        values: entries(node, "values").iter().filter_map(|e| Some((e.key.clone(), e.value.text()?.to_owned()))).collect(),
    }
}

fn rung(node: &Node) -> Option<Expectation> {
    let texts = |key| entries(node, key).iter().filter_map(|e| Some((e.key.clone(), e.value.text()?.to_owned())));
    Some(Expectation::Rung {
        title: text(node, "rung"),
        of: text(node, "of"),
        at: day(node, "at")?,
        set: words(node, "set"),
        verdict: truth(node.text_of("verdict")?),
        rule: node.text_of("rule").map(str::to_owned),
        conditions: texts("conditions").map(|(id, word)| (id, truth(&word))).collect(),
        values: texts("values").collect(),
        points: texts("points").collect(),
    })
}

fn truth(word: &str) -> Option<bool> {
    match word {
        "holds" => Some(true),
        "fails" => Some(false),
        _ => None,
    }
}

/// Digits behind the point, as written.
fn decimals_of(shown: &str) -> u32 {
    shown.split_once('.').map_or(0, |(_, digits)| crate::source::number(digits.chars().count()))
}
