//! Every line of a nomenclature has a code and both names; a code stands once, below the one it belongs to.
//! The lists are long and read at every start: one pass, and places only for what is wrong.

use super::Case;
use crate::node::Node;
use figures::Issue;
use std::collections::BTreeSet;

/// A line with its number from 0.
struct Line<'t> {
    number: usize,
    text: &'t str,
    code: &'t str,
}

/// What is wrong with a line: the code of the issue, what it is in both languages, and what would mend it.
struct Fault(&'static str, String, String, (&'static str, &'static str));

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let d = case.definition;
    let node = d.node.get("codes");
    let text = node.and_then(Node::text).unwrap_or_default();
    if text.trim().is_empty() {
        return empty(case).into_iter().collect();
    }
    node.map_or_else(Vec::new, |node| lines(case, node, text))
}

fn empty(case: &Case<'_>) -> Option<Issue> {
    let d = case.definition;
    if d.node.get("source").and_then(|s| s.text_of("state")) == Some("required") {
        return None;
    }
    let issue = d.issue("empty-definition", format!("标准分类“{}”没有代码", d.id), format!("nomenclature `{}` has no codes", d.id));
    Some(issue.hint("加上 codes，或把来源写成 state: required", "add `codes`, or make its source state: required"))
}

fn lines(case: &Case<'_>, node: &Node, text: &str) -> Vec<Issue> {
    let lines: Vec<Line<'_>> = split(text).collect();
    let lengths: BTreeSet<usize> = lines.iter().filter(|l| !is_section(l.code)).map(|l| l.code.len()).collect();
    let mut seen = BTreeSet::new();
    let mut issues = Vec::new();
    for line in &lines {
        if let Some(fault) = fault(line, &seen, &lengths) {
            issues.push(issue(case, node, text, line, fault));
        }
        seen.insert(line.code);
    }
    issues
}

fn split(text: &str) -> impl Iterator<Item = Line<'_>> {
    let trimmed = text.lines().map(str::trim).enumerate().filter(|(_, l)| !l.is_empty());
    trimmed.map(|(number, text)| Line { number, text, code: text.split('|').next().unwrap_or_default().trim() })
}

fn is_section(code: &str) -> bool {
    code.starts_with(|c: char| c.is_ascii_alphabetic())
}

fn fault(line: &Line<'_>, seen: &BTreeSet<&str>, lengths: &BTreeSet<usize>) -> Option<Fault> {
    let code = line.code;
    let fields: Vec<&str> = line.text.split('|').map(str::trim).collect();
    if fields.len() != 3 || fields.iter().any(|f| f.is_empty()) {
        return Some(Fault(
            "bad-code-line",
            format!("“{}”不是“代码|中文名|英文名”", line.text),
            format!("`{}` is not code|name in Chinese|name in English", line.text),
            ("例如 3973|集成电路制造|integrated circuits", "such as 3973|集成电路制造|integrated circuits"),
        ));
    }
    if seen.contains(code) {
        let hint = ("一个代码只能有一行", "a code has one line");
        return Some(Fault("duplicate-code", format!("代码 {code} 重复"), format!("the code {code} is there twice"), hint));
    }
    misplaced(code, seen, lengths)
}

fn misplaced(code: &str, seen: &BTreeSet<&str>, lengths: &BTreeSet<usize>) -> Option<Fault> {
    if is_section(code) {
        let hint = ("门类是一个大写字母", "a section is one capital letter");
        let fits = code.len() == 1 && code.bytes().all(|b| b.is_ascii_uppercase());
        return (!fits).then(|| Fault("bad-section", format!("“{code}”不是门类"), format!("`{code}` is no section"), hint));
    }
    let shorter = lengths.range(..code.len()).next_back()?;
    let parent = code.get(..*shorter).unwrap_or_default();
    let hint = ("上级代码在前，下级在后", "a code stands below the one it belongs to");
    let (zh, en) = (format!("{code} 的上级 {parent} 不在它之前"), format!("{parent}, to which {code} belongs, is not above it"));
    (!seen.contains(parent)).then_some(Fault("code-without-parent", zh, en, hint))
}

fn issue(case: &Case<'_>, node: &Node, text: &str, line: &Line<'_>, fault: Fault) -> Issue {
    let Fault(code, zh, en, hint) = fault;
    let above: usize = text.lines().take(line.number).map(|l| l.chars().count() + 1).sum();
    let before = above + text.lines().nth(line.number).map_or(0, |raw| raw.chars().take_while(|c| c.is_whitespace()).count());
    let spot = case.definition.source.inside(node.spot, text, before, line.text.chars().count());
    case.definition.issue_at(code, spot, zh, en).hint(hint.0, hint.1)
}
