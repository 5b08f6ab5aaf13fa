//! A bulletin's text holds no digit and only slots that are bound; its bound figures exist.

use super::Case;
use crate::nearest::{nearest, proposed};
use crate::node::{Entry, Node};
use figures::{Issue, Measure};

/// Slots every bulletin has.
const GIVEN: [&str; 3] = ["period", "area", "as_of"];

/// What can be said of a bound figure beside its value.
const ASPECTS: [&str; 2] = ["change", "unit"];

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let node = case.definition.node;
    let slots = node.get("figures").map_or(&[][..], Node::entries);
    let mut issues: Vec<Issue> =
        slots.iter().flat_map(|slot| [unknown(case, slot), unit(case, slot), given(case, slot)]).flatten().collect();
    let paragraphs = node.get("paragraphs").map_or(&[][..], Node::elements).iter();
    let texts = node.get("title").into_iter().chain(paragraphs).flat_map(|t| t.entries().iter().map(|e| &e.value));
    issues.extend(texts.flat_map(|text| template(case, text, slots)));
    issues
}

fn given(case: &Case<'_>, slot: &Entry) -> Option<Issue> {
    GIVEN.contains(&slot.key.as_str()).then(|| {
        let (zh, en) = (format!("“{}”是每份公报都有的名称", slot.key), format!("`{}` is a name every bulletin has", slot.key));
        case.definition.issue_at("reserved-id", slot.spot, zh, en).hint("换一个名称", "take another name")
    })
}

fn unknown(case: &Case<'_>, slot: &Entry) -> Option<Issue> {
    let node = slot.value.get("indicator")?;
    let id = node.text().filter(|id| !case.indicator_declared(id))?;
    let issue =
        case.definition.issue_at("unknown-indicator", node.spot, format!("没有指标“{id}”"), format!("there is no indicator `{id}`"));
    Some(proposed(issue, nearest(id, case.ids("indicator"))))
}

fn unit(case: &Case<'_>, slot: &Entry) -> Option<Issue> {
    let node = slot.value.get("shown")?;
    let (shown, indicator) = (node.text()?, case.catalogue.indicator(slot.value.text_of("indicator")?)?);
    if Measure::parse(shown)?.same_dimension(&indicator.measure) {
        return None;
    }
    let unit = &indicator.measure;
    let issue = case.definition.issue_at(
        "wrong-unit",
        node.spot,
        format!("“{unit}”不能换算为“{shown}”"),
        format!("{unit} can't be shown in {shown}"),
    );
    Some(issue.hint("取同一量纲的单位", "take a unit that measures the same thing"))
}

/// Walks a text: digits, braces and slots.
fn template(case: &Case<'_>, node: &Node, slots: &[Entry]) -> Vec<Issue> {
    let text: Vec<char> = node.text().unwrap_or_default().chars().collect();
    let mut issues = Vec::new();
    let mut at = 0;
    while let Some(c) = text.get(at) {
        let end = text[at..].iter().position(|c| *c == '}').map(|n| at + n);
        match (c, end) {
            ('{', Some(end)) => {
                let name: String = text[at + 1..end].iter().collect();
                issues.extend(slot(case, node, (at, end - at + 1), &name, slots));
                at = end;
            }
            ('{' | '}', _) => issues.push(brace(case, node, at)),
            (c, _) if c.is_numeric() && !is_han(*c) => {
                let run = text[at..].iter().take_while(|c| c.is_numeric() && !is_han(**c)).count();
                issues.push(digit(case, node, at, run));
                at += run - 1;
            }
            _ => {}
        }
        at += 1;
    }
    issues
}

/// 一 and the like are words of running text; ２ and 2 and ② are digits.
fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9FFF}').contains(&c) || c == '〇'
}

fn slot(case: &Case<'_>, node: &Node, (at, width): (usize, usize), name: &str, slots: &[Entry]) -> Option<Issue> {
    let (base, aspect) = name.split_once('.').map_or((name, None), |(base, aspect)| (base, Some(aspect)));
    let bound = slots.iter().any(|s| s.key == base);
    let fault = match aspect {
        None if bound || GIVEN.contains(&base) => return None,
        Some(aspect) if bound && ASPECTS.contains(&aspect) => return None,
        Some(aspect) if bound => {
            let (zh, en) = (format!("没有“{aspect}”这一项"), format!("a figure has no `{aspect}`"));
            return Some(spot_issue(case, node, at, width, zh, en).hint("可用：change、unit", "there are `change` and `unit`"));
        }
        _ => spot_issue(case, node, at, width, format!("“{base}”没有绑定数据"), format!("`{base}` is bound to no figure")),
    };
    let names = slots.iter().map(|s| s.key.as_str()).chain(GIVEN);
    Some(match nearest(base, names) {
        Some(near) => fault.hint(format!("是否指 {near}？"), format!("perhaps `{near}`?")),
        None => fault.hint("在 figures 里绑定它", "bind it under `figures`"),
    })
}

fn spot_issue(case: &Case<'_>, node: &Node, at: usize, width: usize, zh: String, en: String) -> Issue {
    let d = case.definition;
    d.issue_at("unknown-slot", d.source.inside(node.spot, node.text().unwrap_or_default(), at, width), zh, en)
}

fn brace(case: &Case<'_>, node: &Node, at: usize) -> Issue {
    let d = case.definition;
    let spot = d.source.inside(node.spot, node.text().unwrap_or_default(), at, 1);
    d.issue_at("unpaired-brace", spot, "花括号不成对", "a brace without its other half").hint("写成 {名称}", "write {name}")
}

fn digit(case: &Case<'_>, node: &Node, at: usize, width: usize) -> Issue {
    let d = case.definition;
    let spot = d.source.inside(node.spot, node.text().unwrap_or_default(), at, width);
    d.issue_at("typed-digit", spot, "公报文字里不能直接写数字", "no digit is typed in the text of a bulletin")
        .hint("绑定数据后写成 {名称}，期间写成 {period}", "bind the figure and write {name}; the period is {period}")
}
