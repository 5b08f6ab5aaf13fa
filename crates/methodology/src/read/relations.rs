//! Parses and checks the relations of all edits, when items, units and parameters are known.

use super::Definition;
use super::convert::{optional, words};
use crate::catalogue::{Catalogue, Edit, Form, Span};
use crate::formula::parse::parse_relation;
use crate::formula::raw::Raw;
use crate::formula::{Fault, check};
use crate::node::Node;
use crate::relation::{Builder, Check, Method, Missing, Outlier, Relation, Scope, Side};
use figures::{Issue, Text};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What the checks of one edit are read with.
struct Work<'a> {
    definition: &'a Definition<'a>,
    edit: &'a Edit,
    form: &'a Form,
    catalogue: &'a Catalogue,
    declared: &'a BTreeSet<(&'static str, String)>,
}

/// A check as written, with its trees: what must hold, or what is looked at.
struct Written<'a> {
    node: &'a Node,
    what: (&'a Node, Raw),
    over: Option<(&'a Node, Raw)>,
    when: Option<(&'a Node, Raw)>,
}

/// Days from which and until which the numbers of an edit stay the same.
type Days = (Option<Date>, Option<Date>);

/// A check while it is built: what it looks at, and the rest of it.
type Built<T> = Option<(T, Check)>;

/// Gives the edits of the catalogue their relations and outliers. An edit with a fault is left out of the catalogue.
pub fn resolve(definitions: &[Definition<'_>], catalogue: &mut Catalogue) -> Vec<Issue> {
    let declared = definitions.iter().map(|d| (d.kind, d.id.clone())).collect();
    let mut issues = Vec::new();
    let says = |d: &&Definition<'_>| d.kind == "edit" && d.sound && ["checks", "outliers"].iter().any(|key| d.node.get(key).is_some());
    for definition in definitions.iter().filter(says) {
        let before = issues.len();
        let (checks, outliers) = read(definition, catalogue, &declared, &mut issues);
        match (catalogue.edits.get_mut(&definition.id), issues.len() > before) {
            (Some(edit), false) => (edit.checks, edit.outliers) = (checks, outliers),
            _ => drop(catalogue.edits.remove(&definition.id)),
        }
    }
    issues
}

type Read = (Vec<Check>, Vec<Outlier>);

fn read(d: &Definition<'_>, catalogue: &Catalogue, declared: &BTreeSet<(&'static str, String)>, issues: &mut Vec<Issue>) -> Read {
    let Some(edit) = catalogue.edits.get(&d.id) else { return Read::default() };
    let Some(id) = &edit.form else {
        issues.push(without_form(d));
        return Read::default();
    };
    // A form that doesn't exist is reported by the rule on edits, one with faults where it stands.
    let Some(form) = catalogue.forms.get(id) else { return Read::default() };
    let work = Work { definition: d, edit, form, catalogue, declared };
    let nodes = |key| d.node.get(key).map_or(&[][..], Node::elements);
    let checks = nodes("checks").iter().flat_map(|node| work.check(node, issues)).collect();
    (checks, nodes("outliers").iter().flat_map(|node| work.outlier(node, issues)).collect())
}

fn without_form(d: &Definition<'_>) -> Issue {
    d.issue("missing-key", "有 checks 的审核关系要写 form", "an edit with `checks` needs `form`")
        .hint("例如 form: B204-1", "such as form: B204-1")
}

impl Work<'_> {
    /// The checks a node stands for: one, or one for each of its items, and one for every span of days in which the
    /// numbers of the edit are the same.
    fn check(&self, node: &Node, issues: &mut Vec<Issue>) -> Vec<Check> {
        let before = issues.len();
        issues.extend(self.columns(node));
        let items = self.items(node, issues);
        let Some(written) = self.written(node, "holds", issues) else { return Vec::new() };
        if issues.len() > before {
            return Vec::new();
        }
        // The first item with a fault speaks for the others: what is written is the same for all.
        let mut checks = Vec::new();
        for (item, days) in items.iter().flat_map(|item| self.days().into_iter().map(move |days| (*item, days))) {
            let built = self.built(&written, item, days, |builder| builder.relation(&written.what.1));
            match built {
                Ok(built) => checks.extend(built.map(|(holds, check)| Check { holds, ..check })),
                Err(found) => {
                    issues.extend(found);
                    break;
                }
            }
        }
        checks
    }

    fn outlier(&self, node: &Node, issues: &mut Vec<Issue>) -> Option<Outlier> {
        let before = issues.len();
        issues.extend(self.columns(node));
        let written = self.written(node, "of", issues)?;
        let over = written.over.as_ref().map(|(_, raw)| raw);
        let built = self.built(&written, None, (None, None), |builder| sides(builder, &written.what.1, over));
        match built {
            Ok(built) if issues.len() == before => {
                let ((of, over), check) = built?;
                Some(Outlier { check, of, over, method: Method::parse(node.text_of("method")?)? })
            }
            Ok(_) => None,
            Err(found) => {
                issues.extend(found);
                None
            }
        }
    }

    /// The spans of days in which the numbers of the edit are the same.
    fn days(&self) -> Vec<Days> {
        let dates = self.edit.parameters.values().flat_map(|p| p.values.iter().filter_map(|(from, _)| *from));
        let begins: BTreeSet<Option<Date>> = dates.map(Some).chain([None]).collect();
        let ends = begins.iter().skip(1).copied().chain([None]);
        begins.iter().copied().zip(ends).collect()
    }

    fn written<'n>(&self, node: &'n Node, key: &str, issues: &mut Vec<Issue>) -> Option<Written<'n>> {
        let mut parsed = |key| {
            let node = node.get(key)?;
            match parse_relation(node.text().unwrap_or_default()) {
                Ok(raw) => Some((node, raw)),
                Err(fault) => {
                    issues.push(self.definition.fault(node, *fault));
                    None
                }
            }
        };
        let (what, over, when) = (parsed(key), parsed("over"), parsed("when"));
        Some(Written { node, what: what?, over, when })
    }

    /// The items a check is for, `None` for one that names its own.
    fn items<'n>(&self, node: &'n Node, issues: &mut Vec<Issue>) -> Vec<Option<&'n str>> {
        let Some(list) = node.get("items") else { return vec![None] };
        let unknown = |n: &&Node| n.text().is_none_or(|code| !self.form.items.contains_key(code));
        issues.extend(list.elements().iter().filter(unknown).map(|n| self.unknown_item(n)));
        list.elements().iter().map(Node::text).collect()
    }

    fn unknown_item(&self, node: &Node) -> Issue {
        let (form, code) = (&self.form.id, node.text().unwrap_or_default());
        let known: Vec<&str> = self.form.items.keys().map(String::as_str).collect();
        self.definition
            .issue_at("unknown-item", node.spot, format!("报表 {form} 没有项目 {code}"), format!("form {form} has no item {code}"))
            .hint(format!("已有项目：{}", known.join("、")), format!("its items are {}", known.join(", ")))
    }

    /// Columns the form does not have.
    fn columns(&self, node: &Node) -> Vec<Issue> {
        let list = node.get("columns").map_or(&[][..], Node::elements);
        let missing = list.iter().filter(|n| n.text().and_then(Span::parse).is_some_and(|span| !self.form.has_span(span)));
        missing.map(|n| self.unknown_column(n)).collect()
    }

    fn unknown_column(&self, node: &Node) -> Issue {
        let (form, word) = (&self.form.id, node.text().unwrap_or_default());
        let (zh, en) = (format!("{form} 表没有 {word} 栏"), format!("form {form} has no column of `{word}`"));
        let issue = self.definition.issue_at("unknown-column", node.spot, zh, en);
        issue.hint("按报表的 columns 填写", "take one the `columns` of the form have")
    }

    /// What a check looks at with the rest of it; none when it names a definition with issues of its own.
    fn built<T>(
        &self,
        written: &Written<'_>,
        item: Option<&str>,
        days: Days,
        what: impl Fn(&mut Builder<'_>) -> (Option<T>, Vec<Fault>),
    ) -> Result<Built<T>, Vec<Issue>> {
        let known = BTreeMap::new();
        let names = check::Scope { catalogue: self.catalogue, declared: self.declared, known: &known };
        let scope = Scope { names, form: self.form, parameters: &self.edit.parameters, from: days.0, item };
        let mut builder = Builder::new(&scope);
        let (what, faults) = what(&mut builder);
        let own = builder.operands().len();
        let mut issues = self.faults(written.what.0, faults);
        let when = written.when.as_ref().map(|(node, raw)| {
            let (relation, faults) = builder.relation(raw);
            issues.extend(self.faults(node, faults));
            relation
        });
        if !issues.is_empty() {
            return Err(issues);
        }
        let (Some(what), false) = (what, when == Some(None)) else { return Ok(None) };
        let (operands, wanted, holds) = (builder.operands().to_vec(), builder.wanted().to_vec(), Relation::default());
        Ok(Some((what, Check { operands, own, holds, when: when.flatten(), wanted, from: days.0, until: days.1, ..self.options(written) })))
    }

    /// What a check says beside its relations.
    fn options(&self, written: &Written<'_>) -> Check {
        let missing = |node: &Node| node.text_of("missing").and_then(Missing::parse);
        let hint = written.node.get("hint").map(|h| Text::new(h.text_of("zh").unwrap_or_default(), h.text_of("en").unwrap_or_default()));
        Check {
            text: written.what.0.text().unwrap_or_default().to_owned(),
            class: optional(written.node, "class").unwrap_or_else(|| self.edit.class.clone()),
            columns: words(written.node, "columns").iter().filter_map(|w| Span::parse(w)).collect(),
            missing: missing(written.node).or_else(|| missing(self.definition.node)).unwrap_or_default(),
            hint,
            ..Check::default()
        }
    }

    fn faults(&self, node: &Node, faults: Vec<Fault>) -> Vec<Issue> {
        faults.into_iter().map(|fault| self.definition.fault(node, fault)).collect()
    }
}

/// A value and what it is divided by.
fn sides(builder: &mut Builder<'_>, of: &Raw, over: Option<&Raw>) -> (Option<(Side, Option<Side>)>, Vec<Fault>) {
    let (of, mut faults) = builder.side(of);
    let over = over.map(|raw| {
        let (side, found) = builder.side(raw);
        faults.extend(found);
        side
    });
    // A divisor that could not be built keeps the whole from being built.
    let built = match (of, over) {
        (Some(of), Some(Some(over))) => Some((of, Some(over))),
        (Some(of), None) => Some((of, None)),
        _ => None,
    };
    (built, faults)
}
