//! Mapping rules: which column of a foreign table is which item of a form. They are proposed by the program,
//! confirmed by a person, and kept beside the data, not in a pack: they speak of one office's own table.

use crate::catalogue::{Catalogue, Form};
use crate::node::{Node, read as read_yaml};
use crate::read::convert::text;
use crate::shape::Type;
use crate::shape::kinds::MAPPING_FILE;
use crate::shape::walk::walk;
use crate::source::{Source, Spot};
use figures::{Issue, Lang, Measure, Place, Text};

/// The rules for tables whose headings have one fingerprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// SHA-256 over the folded headings in their order.
    pub fingerprint: String,
    /// Who confirmed it; empty while it is a proposal.
    pub confirmed: String,
    /// The form its rows are filings of.
    pub form: String,
    /// A column a rule, in the order of the table.
    pub columns: Vec<Rule>,
}

/// What a column is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its heading as folded.
    pub heading: String,
    /// Its meaning.
    pub is: Meaning,
    /// How sure the proposal is, in per cent; only for the reader of the file.
    pub confidence: Option<u8>,
}

/// What stands in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// Credit codes.
    UnitCode,
    /// Names of units.
    UnitName,
    /// Days of filing.
    Reported,
    /// Explanations.
    Note,
    /// Nothing to take.
    Nothing,
    /// An amount.
    Amount {
        /// Item code.
        item: String,
        /// Column id of the form.
        column: String,
        /// Unit the amounts are written in; the item's own when empty.
        measure: Option<Measure>,
    },
}

const WORDS: [(&str, Meaning); 5] = [
    ("unit_code", Meaning::UnitCode),
    ("unit_name", Meaning::UnitName),
    ("reported", Meaning::Reported),
    ("note", Meaning::Note),
    ("nothing", Meaning::Nothing),
];

/// The mapping of a file, and everything that is wrong with it, places included.
pub fn read(path: &str, content: &str, catalogue: &Catalogue) -> (Option<Mapping>, Vec<Issue>) {
    let source = Source::new(path, content);
    let (root, mut issues) = read_yaml(&source, content);
    let Some(root) = root else {
        if issues.is_empty() {
            issues.push(empty(path));
        }
        return (None, issues);
    };
    let start = Spot { line: 1, column: 1, width: 1, start: 0 };
    issues.extend(walk(&source, start, path, &root, &Type::Of(&MAPPING_FILE)));
    let Some(node) = root.get("mapping").filter(|_| issues.is_empty()) else { return (None, issues) };
    let mapping = mapping(node);
    issues.extend(known(&source, node, &mapping, catalogue));
    (issues.is_empty().then_some(mapping), issues)
}

fn empty(path: &str) -> Issue {
    let reason = Text::new("文件中没有对照规则", "the file holds no mapping rules");
    Issue::blocking("no-mapping", Place::file(path), reason)
        .hint("删除该文件，或重新导入以生成规则", "delete it; an import proposes the rules anew")
}

fn mapping(node: &Node) -> Mapping {
    let columns = node.get("columns").map_or(&[][..], Node::elements).iter().map(rule).collect();
    Mapping { fingerprint: text(node, "fingerprint"), confirmed: text(node, "confirmed"), form: text(node, "form"), columns }
}

fn rule(node: &Node) -> Rule {
    let word = node.text_of("is").unwrap_or_default();
    let amount = || Meaning::Amount {
        item: text(node, "item"),
        column: text(node, "column"),
        measure: node.text_of("unit").and_then(Measure::parse),
    };
    let is = WORDS.iter().find(|(name, _)| *name == word).map_or_else(amount, |(_, meaning)| meaning.clone());
    Rule { heading: text(node, "heading"), is, confidence: node.text_of("confidence").and_then(|t| t.parse().ok()) }
}

/// Whether the form, items and columns exist.
fn known(source: &Source, node: &Node, mapping: &Mapping, catalogue: &Catalogue) -> Vec<Issue> {
    let Some(form) = catalogue.forms.get(&mapping.form) else {
        let spot = node.get("form").map_or(node.spot, |n| n.spot);
        let form = &mapping.form;
        let all = catalogue.forms.keys().cloned().collect::<Vec<_>>();
        let issue = source.issue("unknown-form", spot, Text::new(format!("没有报表“{form}”"), format!("there is no form `{form}`")));
        return vec![issue.hint(format!("现有：{}", all.join("、")), format!("there are: {}", all.join(", ")))];
    };
    let rows = node.get("columns").map_or(&[][..], Node::elements);
    let wrong = |(rule, row): (&Rule, &Node)| {
        let Meaning::Amount { item, column, .. } = &rule.is else { return None };
        let fault = |key: &str, zh: String, en: String| {
            let issue = source.issue("unknown-item", row.get(key).map_or(row.spot, |n| n.spot), Text::new(zh, en));
            let (zh, en) = choices(form, key);
            Some(issue.hint(zh, en))
        };
        if catalogue.item(form, item).is_none() {
            return fault("item", format!("报表 {} 没有指标 {item}", form.id), format!("form {} has no item {item}", form.id));
        }
        if !form.columns.iter().any(|c| c.id == *column) {
            return fault("column", format!("报表 {} 没有第 {column} 栏", form.id), format!("form {} has no column {column}", form.id));
        }
        None
    };
    mapping.columns.iter().zip(rows).filter_map(wrong).collect()
}

/// What there is to choose from, for a rule that names none of it.
fn choices(form: &Form, key: &str) -> (String, String) {
    let all: Vec<(&str, &Text)> = match key {
        "column" => form.columns.iter().map(|c| (c.id.as_str(), &c.title)).collect(),
        _ => form.items.values().map(|i| (i.code.as_str(), &i.title)).collect(),
    };
    let list = |lang: Lang| all.iter().take(12).map(|(id, title)| format!("{id} {}", title.get(lang))).collect::<Vec<_>>();
    let more = if all.len() > 12 { " …" } else { "" };
    (format!("现有：{}{more}", list(Lang::Zh).join("、")), format!("there are: {}{more}", list(Lang::En).join(", ")))
}

/// A mapping as the text of its file, with words for the person who is to confirm it. `titles` names the
/// items and columns.
pub fn write(mapping: &Mapping, origin: &str, catalogue: &Catalogue) -> String {
    let origin: String = origin.chars().filter(|c| !c.is_control()).collect();
    let confirmed = match mapping.confirmed.as_str() {
        "" => "  # confirmed: 姓名 日期\n".to_owned(),
        by => format!("  confirmed: {}\n", quoted(by)),
    };
    let mut out = format!(
        "# 对照规则（建议）：{origin} 的各栏是报表的哪些指标。请逐栏核对，改正后去掉 confirmed 前的 #，写上姓名和日期。\n\
         # Mapping rules (a proposal): which item each column is. Look at every line, mend it, take the # before\n\
         # `confirmed` away and write name and day. `is: nothing` leaves a column out; `unit` is the unit the amounts are written in.\n\
         mapping:\n  fingerprint: {}\n  form: {}\n{confirmed}  columns:\n",
        mapping.fingerprint, mapping.form
    );
    mapping.columns.iter().for_each(|rule| out.push_str(&line(rule, &mapping.form, catalogue)));
    out
}

fn line(rule: &Rule, form: &str, catalogue: &Catalogue) -> String {
    let sure = rule.confidence.map(|c| format!(", confidence: {c}")).unwrap_or_default();
    let Meaning::Amount { item, column, measure } = &rule.is else {
        let word = WORDS.iter().find(|(_, meaning)| *meaning == rule.is).map_or("nothing", |(word, _)| word);
        return format!("    - {{ heading: {}, is: {word}{sure} }}\n", quoted(&rule.heading));
    };
    let unit = measure.as_ref().map(|m| format!(", unit: {}", quoted(m.name()))).unwrap_or_default();
    let title = catalogue.forms.get(form).and_then(|f| {
        let heading = &f.columns.iter().find(|c| c.id == *column)?.title.zh;
        Some(format!("  # {} {heading}", f.items.get(item)?.title.zh))
    });
    let heading = quoted(&rule.heading);
    format!("    - {{ heading: {heading}, is: amount, item: \"{item}\", column: \"{column}\"{unit}{sure} }}{}\n", title.unwrap_or_default())
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "mapping:\n  fingerprint: ab12\n  confirmed: \"王五 2021-07-09\"\n  form: B204-1\n  columns:\n    - { heading: \"企业全称\", is: unit_name }\n    - { heading: \"产值\", is: amount, item: \"01\", column: \"1\", unit: \"万元\", confidence: 80 }\n";

    #[test]
    fn a_file_without_its_form_says_where() {
        let (none, issues) = read("m.yaml", TEXT, &Catalogue::default());
        assert!(none.is_none());
        assert_eq!((issues[0].code.as_ref(), issues[0].place.line), ("unknown-form", 4));
    }

    #[test]
    fn what_is_written_is_read_again() {
        let columns = vec![
            Rule { heading: "企业\"全称\"".into(), is: Meaning::UnitName, confidence: None },
            Rule {
                heading: "产值".into(),
                is: Meaning::Amount { item: "01".into(), column: "1".into(), measure: Measure::parse("万元") },
                confidence: Some(80),
            },
        ];
        let mapping = Mapping { fingerprint: "ab12".into(), confirmed: String::new(), form: "B204-1".into(), columns };
        let text = write(&mapping, "a.xlsx", &Catalogue::default());
        let source = Source::new("m.yaml", &text);
        let root = read_yaml(&source, &text).0.expect("yaml");
        assert_eq!(super::mapping(root.get("mapping").expect("mapping")), mapping);
    }
}
