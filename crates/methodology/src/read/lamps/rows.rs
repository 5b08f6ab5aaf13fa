//! The rows of a lamp.

use super::asked::{Wrong, asked};
use crate::catalogue::{Asked, Lamp, LampInput, LampRow};
use crate::nearest::{nearest, proposed};
use crate::node::{Entry, Node};
use crate::read::Definition;
use crate::read::convert::{title, wording_of};
use figures::Issue;

pub(super) fn rows(d: &Definition<'_>, inputs: &[LampInput], issues: &mut Vec<Issue>) -> Vec<LampRow> {
    let nodes = d.node.get("rows").map_or(&[][..], Node::elements);
    nodes.iter().filter_map(|node| row(d, node, inputs, issues)).collect()
}

fn row(d: &Definition<'_>, node: &Node, inputs: &[LampInput], issues: &mut Vec<Issue>) -> Option<LampRow> {
    let mut when = vec![None; inputs.len()];
    let lamp = Lamp::parse(node.text_of("lamp")?)?;
    for entry in node.get("when").map_or(&[][..], Node::entries) {
        match condition(d, entry, inputs) {
            Ok((_, Asked::Unknown)) if lamp == Lamp::Green => issues.push(green_for_unknown(d, entry)),
            Ok((nth, asked)) => when[nth] = Some(asked),
            // An input with an issue of its own is no unknown input.
            Err(Some(issue)) => issues.push(*issue),
            Err(None) => {}
        }
    }
    Some(LampRow { when, lamp, say: title(node, "say"), escalate: node.get("escalate").map(wording_of) })
}

/// The number of the input and what is asked of it.
fn condition(d: &Definition<'_>, entry: &Entry, inputs: &[LampInput]) -> Result<(usize, Asked), Option<Box<Issue>>> {
    let Some(nth) = inputs.iter().position(|input| input.id == entry.key) else { return Err(unknown_input(d, entry)) };
    let text = entry.value.text().unwrap_or_default();
    let issue = |Wrong(code, reason, hint): Wrong| d.issue_at(code, entry.value.spot, reason.zh, reason.en).hint(hint.zh, hint.en);
    asked(text, &inputs[nth].kind).map(|asked| (nth, asked)).map_err(|wrong| Some(Box::new(issue(wrong))))
}

fn unknown_input(d: &Definition<'_>, entry: &Entry) -> Option<Box<Issue>> {
    let written = d.node.get("inputs").map_or(&[][..], Node::entries);
    if written.iter().any(|input| input.key == entry.key) {
        return None;
    }
    let (zh, en) = (format!("没有输入项“{}”", entry.key), format!("there is no input `{}`", entry.key));
    let issue = d.issue_at("unknown-input", entry.spot, zh, en);
    let near = nearest(&entry.key, written.iter().map(|input| input.key.as_str()));
    Some(Box::new(proposed(issue, near)))
}

fn green_for_unknown(d: &Definition<'_>, entry: &Entry) -> Issue {
    let (zh, en) = (format!("“{}”不明时不能给绿灯", entry.key), format!("what is unknown of `{}` is never green", entry.key));
    d.issue_at("green-for-unknown", entry.value.spot, zh, en)
        .hint("给黄灯或红灯，或由 missing 说明", "give yellow or red, or leave it to `missing`")
}
