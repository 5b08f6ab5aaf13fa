//! Walks a text of a bulletin: digits, braces and the names in them.

use super::super::Case;
use super::names::Names;
use super::slots::is_growth;
use crate::nearest::nearest;
use crate::node::Node;
use figures::Issue;

pub(super) fn check(case: &Case<'_>, node: &Node, names: &Names<'_>) -> Vec<Issue> {
    let text: Vec<char> = node.text().unwrap_or_default().chars().collect();
    let mut issues = Vec::new();
    let mut at = 0;
    while let Some(c) = text.get(at) {
        let end = text[at..].iter().position(|c| *c == '}').map(|n| at + n);
        match (c, end) {
            ('{', Some(end)) => {
                let name: String = text[at + 1..end].iter().collect();
                issues.extend(slot(case, node, (at, end - at + 1), name.trim(), names));
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

fn slot(case: &Case<'_>, node: &Node, at: (usize, usize), name: &str, names: &Names<'_>) -> Option<Issue> {
    let (base, aspect) = name.split_once('.').map_or((name, None), |(base, aspect)| (base, Some(aspect)));
    match (names.aspects(base), aspect) {
        (None, _) => Some(unbound(case, node, at, base, names)),
        (Some(_), None) => None,
        (Some(aspects), Some(aspect)) if aspects.contains(&aspect) => no_growth(case, node, at, (base, aspect), names),
        (Some(aspects), Some(aspect)) => Some(no_aspect(case, node, at, aspect, aspects)),
    }
}

fn unbound(case: &Case<'_>, node: &Node, at: (usize, usize), base: &str, names: &Names<'_>) -> Issue {
    let fault = spot_issue(case, node, "unknown-slot", at, format!("“{base}”没有绑定数据"), format!("`{base}` is bound to no figure"));
    match nearest(base, names.all()) {
        Some(near) => fault.hint(format!("是否指 {near}？"), format!("perhaps `{near}`?")),
        None if names.slots.is_empty() => {
            let all: Vec<&str> = names.all().collect();
            fault.hint(format!("这里可用：{}", all.join("、")), format!("there are {} here", all.join(", ")))
        }
        None => fault.hint("在 figures 里绑定它", "bind it under `figures`"),
    }
}

fn no_aspect(case: &Case<'_>, node: &Node, at: (usize, usize), aspect: &str, aspects: &[&str]) -> Issue {
    let (zh, en) = (format!("没有“{aspect}”这一项"), format!("a figure has no `{aspect}`"));
    let issue = spot_issue(case, node, "unknown-slot", at, zh, en);
    if aspects.is_empty() {
        return issue.hint("只写名称", "write the name alone");
    }
    let named: Vec<String> = aspects.iter().map(|a| format!("`{a}`")).collect();
    issue.hint(format!("可用：{}", aspects.join("、")), format!("there are {}", named.join(" and ")))
}

/// `.change` is of growth rates.
fn no_growth(case: &Case<'_>, node: &Node, at: (usize, usize), (base, aspect): (&str, &str), names: &Names<'_>) -> Option<Issue> {
    let slot = names.slots.iter().find(|s| s.key == base).filter(|slot| aspect == "change" && !is_growth(slot))?;
    let (zh, en) = (format!("“{}”不是增速，不能写 .change", slot.key), format!("`{}` is no growth, so it has no `change`", slot.key));
    let issue = spot_issue(case, node, "not-a-growth", at, zh, en);
    Some(issue.hint("绑定 <指标>.growth 后再写", "bind its <indicator>.growth and write that"))
}

fn spot_issue(case: &Case<'_>, node: &Node, code: &'static str, (at, width): (usize, usize), zh: String, en: String) -> Issue {
    let d = case.definition;
    d.issue_at(code, d.source.inside(node.spot, node.text().unwrap_or_default(), at, width), zh, en)
}

fn brace(case: &Case<'_>, node: &Node, at: usize) -> Issue {
    let (zh, en) = ("花括号不成对".to_owned(), "a brace without its other half".to_owned());
    spot_issue(case, node, "unpaired-brace", (at, 1), zh, en).hint("写成 {名称}", "write {name}")
}

fn digit(case: &Case<'_>, node: &Node, at: usize, width: usize) -> Issue {
    let (zh, en) = ("公报文字里不能直接写数字".to_owned(), "no digit is typed in the text of a bulletin".to_owned());
    spot_issue(case, node, "typed-digit", (at, width), zh, en)
        .hint("绑定数据后写成 {名称}，期间写成 {period}", "bind the figure and write {name}; the period is {period}")
}
