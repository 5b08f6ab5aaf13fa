//! That for every case exactly one row of a lamp holds.

use crate::catalogue::{LampTable, Source};
use crate::lamp::{Cell, cover};
use crate::node::Node;
use crate::read::Definition;
use crate::source::Spot;
use figures::Issue;

pub(super) fn check(d: &Definition<'_>, table: &LampTable) -> Vec<Issue> {
    if matches!(table.source, Source::Required { .. }) && table.rows.is_empty() {
        return Vec::new();
    }
    let Some(found) = cover(&table.inputs, &table.rows) else { return vec![too_many(d)] };
    let gap = found.gap.filter(|_| table.default.is_none()).map(|cell| gap(d, table, &cell));
    let overlap = found.overlap.map(|(first, second, cell)| overlap(d, table, (first, second), &cell));
    gap.into_iter().chain(overlap).collect()
}

fn gap(d: &Definition<'_>, table: &LampTable, cell: &Cell) -> Issue {
    let case = cell.words(&table.inputs);
    let (zh, en) = (format!("没有一行适用于：{}", case.zh), format!("no row is for {}", case.en));
    d.issue("lamp-gap", zh, en).hint("加一行，或写 default 说明此时亮什么灯", "add a row, or say with `default` what such cases give")
}

fn overlap(d: &Definition<'_>, table: &LampTable, (first, second): (usize, usize), cell: &Cell) -> Issue {
    let case = cell.words(&table.inputs);
    let (first_line, at) = (row(d, first), row(d, second));
    let zh = format!("与第 {} 行的一行都适用于：{}", first_line.line, case.zh);
    let en = format!("this row and the one on line {} are both for {}", first_line.line, case.en);
    d.issue_at("lamp-overlap", at, zh, en).hint("把其中一行收窄", "narrow one of the two")
}

/// Where the `when` of a row stands.
fn row(d: &Definition<'_>, nth: usize) -> Spot {
    let rows = d.node.get("rows").map_or(&[][..], Node::elements);
    let when = |row: &Node| row.entries().iter().find(|entry| entry.key == "when").map(|entry| entry.spot);
    rows.get(nth).and_then(when).unwrap_or(d.spot)
}

fn too_many(d: &Definition<'_>) -> Issue {
    let (zh, en) = ("情况太多，无法逐一核对", "there are more cases than can be looked at one by one");
    d.issue("lamp-too-large", zh, en).hint("拆成几张表", "make several tables of it")
}
