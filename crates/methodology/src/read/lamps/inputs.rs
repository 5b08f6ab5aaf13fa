//! What a lamp looks at.

use crate::catalogue::{InputFormula, InputKind, LampInput};
use crate::node::{Entry, Node};
use crate::read::Definition;
use crate::read::convert::{measure, optional, title};
use crate::read::records::Written;
use crate::score::Scope;
use figures::Issue;

pub(super) fn inputs(d: &Definition<'_>, scope: &Scope<'_>, written: &mut Written<'_, '_>) -> Vec<LampInput> {
    let entries = d.node.get("inputs").map_or(&[][..], Node::entries);
    entries.iter().filter_map(|entry| input(d, entry, scope, written)).collect()
}

fn input(d: &Definition<'_>, entry: &Entry, scope: &Scope<'_>, written: &mut Written<'_, '_>) -> Option<LampInput> {
    let node = &entry.value;
    let kind = match (node.text_of("kind") == Some("flag"), measure(node, "unit")) {
        (true, None) => InputKind::Flag,
        (false, Some(measure)) => InputKind::Number(measure),
        (flag, _) => {
            written.issues.push(kind_or_unit(d, entry, flag));
            return None;
        }
    };
    let from = node.get("formula").filter(|_| scope.record.is_some()).and_then(|formula| match &kind {
        InputKind::Flag => written.test(formula).map(InputFormula::Test),
        InputKind::Number(measure) => written.amount(formula, measure).map(InputFormula::Amount),
    });
    Some(LampInput { id: entry.key.clone(), title: title(node, "title"), kind, from, text: optional(node, "formula") })
}

fn kind_or_unit(d: &Definition<'_>, entry: &Entry, flag: bool) -> Issue {
    let id = &entry.key;
    if flag {
        let (zh, en) = (format!("是否项“{id}”没有单位"), format!("the flag `{id}` has no unit"));
        d.issue_at("unit-of-a-flag", entry.spot, zh, en).hint("去掉 unit，或去掉 kind: flag", "remove `unit`, or `kind: flag`")
    } else {
        let (zh, en) = (format!("“{id}”没有单位"), format!("`{id}` has no unit"));
        d.issue_at("missing-key", entry.spot, zh, en).hint(
            "写 unit: 天；无单位的数写 unit: \"1\"；是否项写 kind: flag",
            "write `unit: 天`, `unit: \"1\"` for a bare number, or `kind: flag`",
        )
    }
}
