//! Every line of a nomenclature has a code and both names; a code stands once, below the one it belongs to.
//! The lists are long and read at every start: one pass, and places only for what is wrong.

use super::Case;
use super::lines::{Fault, Line, split};
use crate::node::Node;
use crate::read::Definition;
use figures::Issue;
use std::collections::BTreeSet;

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let d = case.definition;
    let node = d.node.get("codes");
    let text = node.and_then(Node::text).unwrap_or_default();
    if text.trim().is_empty() {
        return empty(case).into_iter().chain(taken(case)).collect();
    }
    node.map_or_else(Vec::new, |node| lines(case, node, text)).into_iter().chain(taken(case)).collect()
}

/// Another nomenclature has the same word for its edition, so that `industry_2017` would say two things.
fn taken(case: &Case<'_>) -> Option<Issue> {
    let d = case.definition;
    let node = d.node.get("edition")?;
    let word = node.text()?;
    let same = |other: &&Definition<'_>| other.kind == d.kind && other.id < d.id && other.node.text_of("edition") == Some(word);
    let other = case.all.iter().find(same)?.id.as_str();
    let (zh, en) = (format!("版本“{word}”已用于“{other}”"), format!("the edition `{word}` is that of `{other}`"));
    let issue = d.issue_at("duplicate-edition", node.spot, zh, en);
    Some(issue.hint("一个版本只属于一个标准分类", "an edition belongs to one nomenclature"))
}

fn empty(case: &Case<'_>) -> Option<Issue> {
    let d = case.definition;
    if case.is_wanted() {
        return None;
    }
    let issue = d.issue("empty-definition", format!("标准分类“{}”没有代码", d.id), format!("nomenclature `{}` has no codes", d.id));
    Some(issue.hint("加上 codes，或把来源写成 state: required", "add `codes`, or make its source state: required"))
}

fn lines(case: &Case<'_>, node: &Node, text: &str) -> Vec<Issue> {
    let lines: Vec<Line<'_>> = split(text).collect();
    let lengths: BTreeSet<usize> = lines.iter().map(code).filter(|code| !is_section(code)).map(str::len).collect();
    let mut seen = BTreeSet::new();
    let mut issues = Vec::new();
    for line in &lines {
        issues.extend(fault(line, &seen, &lengths).map(|fault| line.issue(case, node, fault)));
        seen.insert(code(line));
    }
    issues
}

fn code<'t>(line: &Line<'t>) -> &'t str {
    line.text.split('|').next().unwrap_or_default().trim()
}

fn is_section(code: &str) -> bool {
    code.starts_with(|c: char| c.is_ascii_alphabetic())
}

fn fault(line: &Line<'_>, seen: &BTreeSet<&str>, lengths: &BTreeSet<usize>) -> Option<Fault> {
    let (code, fields) = (code(line), line.fields());
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
