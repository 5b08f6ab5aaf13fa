//! Sound nodes to bulletins.

use super::Definition;
use super::convert::{entries, flag, measure, optional, text, title, whole, wording_of, words};
use crate::catalogue::{
    Breakdown, Bulletin, ChartDef, ChartKind, Compare, Every, Last, Masthead, RowDef, Shown, Slot, TableColumn, TableDef, TableRows,
};
use crate::node::Node;
use figures::Text;

pub(super) fn bulletin(d: &Definition<'_>) -> Bulletin {
    let node = d.node;
    let all = |key: &str| node.get(key).map_or(&[][..], Node::elements).iter();
    Bulletin {
        id: d.id.clone(),
        every: named(&Every::ALL, node, "every"),
        months_without: words(node, "months_without").iter().filter_map(|m| m.parse().ok()).collect(),
        masthead: node.get("masthead").map(masthead),
        title: title(node, "title"),
        figures: entries(node, "figures").iter().map(|e| (e.key.clone(), slot(&e.value))).collect(),
        paragraphs: all("paragraphs").map(wording_of).collect(),
        breakdowns: entries(node, "breakdowns").iter().map(|e| (e.key.clone(), breakdown(&e.value))).collect(),
        tables: all("tables").map(table).collect(),
        charts: all("charts").map(chart).collect(),
        compare: node.get("compare").and_then(compare),
        audience: text(node, "audience"),
    }
}

/// What a word of a pack stands for.
fn named<T: Copy>(all: &[(&str, T)], node: &Node, key: &str) -> Option<T> {
    let word = node.text_of(key)?;
    all.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

fn masthead(node: &Node) -> Masthead {
    let of = |key| title(node, key);
    Masthead { name: of("name"), office: of("office"), number: of("number"), date: of("date") }
}

fn slot(node: &Node) -> Slot {
    let shown = match node.text_of("shown") {
        Some("auto") => Shown::Auto,
        _ => measure(node, "shown").map_or(Shown::Own, Shown::In),
    };
    let name = node.get("name").map(wording_of);
    Slot { name, indicator: text(node, "indicator"), shown, decimals: whole(node, "decimals"), of_month: flag(node, "of_month") }
}

fn breakdown(node: &Node) -> Breakdown {
    Breakdown {
        by: text(node, "by"),
        of: text(node, "of"),
        growth: optional(node, "growth"),
        first: whole(node, "first").unwrap_or(1),
        others: title(node, "others"),
    }
}

fn table(node: &Node) -> TableDef {
    let rows = node.get("rows").map_or(&[][..], Node::elements).iter();
    TableDef {
        title: title(node, "title"),
        stub: title(node, "stub"),
        rows: match optional(node, "breakdown") {
            Some(breakdown) => TableRows::Breakdown(breakdown),
            None => TableRows::Slots(rows.map(row).collect()),
        },
        columns: columns(node),
    }
}

fn row(node: &Node) -> RowDef {
    let name = node.get("name").map(wording_of);
    RowDef { name, value: optional(node, "value"), growth: optional(node, "growth") }
}

fn columns(node: &Node) -> Vec<(TableColumn, Text)> {
    let column = |key: &str| TableColumn::ALL.iter().find(|(name, _)| *name == key).map(|(_, column)| *column);
    entries(node, "columns").iter().filter_map(|e| Some((column(&e.key)?, wording_of(&e.value)))).collect()
}

fn chart(node: &Node) -> ChartDef {
    let kind = match optional(node, "bars") {
        Some(breakdown) => ChartKind::Bars { breakdown, columns: columns(node) },
        None => ChartKind::Bridge { growth: text(node, "bridge"), level: text(node, "level") },
    };
    ChartDef { title: title(node, "title"), finding: title(node, "finding"), stub: title(node, "stub"), kind }
}

fn compare(node: &Node) -> Option<Compare> {
    Some(Compare {
        with: named(&Last::ALL, node, "with")?,
        as_then_known: node.text_of("known") == Some("then"),
        title: title(node, "title"),
        stub: title(node, "stub"),
        change: title(node, "change"),
        figures: words(node, "figures"),
        restated: title(node, "restated"),
    })
}
