//! A rule while it is read: its formulas, with what is wrong in them told where they stand.

use crate::catalogue::{Fact, FactKind};
use crate::formula::Fault;
use crate::formula::parse::parse_relation;
use crate::formula::raw::{Raw, RawKind};
use crate::nearest::{nearest, proposed};
use crate::node::Node;
use crate::read::Definition;
use crate::score::{Builder, Measured, Operand, Scope, Test, Told};
use figures::Issue;

/// Attributes that every register has, beside the facts of packs.
const OF_ALL: [&str; 4] = ["name", "area", "street", "status"];

pub(super) struct Work<'a> {
    pub definition: &'a Definition<'a>,
    pub scope: &'a Scope<'a>,
    operands: Vec<Operand>,
    issues: Vec<Issue>,
}

impl<'a> Work<'a> {
    pub fn new(definition: &'a Definition<'a>, scope: &'a Scope<'a>, operands: Vec<Operand>) -> Self {
        Work { definition, scope, operands, issues: Vec::new() }
    }

    /// The operands named so far, and the issues.
    pub fn done(self) -> (Vec<Operand>, Vec<Issue>) {
        (self.operands, self.issues)
    }

    /// An amount written as a formula.
    pub fn amount(&mut self, node: &Node) -> Option<Measured> {
        self.built(node, |builder, raw| builder.amount(raw))
    }

    /// A condition.
    pub fn test(&mut self, node: &Node) -> Option<Test> {
        self.built(node, |builder, raw| builder.condition(raw))
    }

    /// A condition, with the unit in which it is told.
    pub fn told(&mut self, node: &Node, raw: &Raw) -> Option<Told> {
        self.of_tree(node, raw, |builder, raw| builder.told(raw))
    }

    /// An amount of a tree.
    pub fn measured(&mut self, node: &Node, raw: &Raw) -> Option<Measured> {
        self.of_tree(node, raw, |builder, raw| builder.amount(raw))
    }

    /// The operand with a number.
    pub fn operand(&self, number: usize) -> Option<&Operand> {
        self.operands.get(number)
    }

    /// The number of an operand.
    pub fn number_of(&mut self, operand: Operand) -> usize {
        self.operands.iter().position(|held| *held == operand).unwrap_or_else(|| {
            self.operands.push(operand);
            self.operands.len() - 1
        })
    }

    /// The tree of a formula.
    pub fn raw(&mut self, node: &Node) -> Option<Raw> {
        match parse_relation(node.text().unwrap_or_default()) {
            Ok(raw) => Some(raw),
            Err(fault) => {
                self.faults(node, vec![*fault]);
                None
            }
        }
    }

    /// An issue at a value, with what would be right.
    pub fn fault_at(&mut self, node: &Node, code: &'static str, says: (&str, &str), right: (&str, &str)) {
        let issue = self.definition.issue_at(code, node.spot, says.0, says.1);
        self.issues.push(issue.hint(right.0, right.1));
    }

    /// An issue as it is.
    pub fn say(&mut self, issue: Issue) {
        self.issues.push(issue);
    }

    /// The fact of a name, of which it is said where there is none.
    pub fn fact(&mut self, node: &Node, name: &str, at: usize, width: usize) -> Option<&'a Fact> {
        let facts = &self.scope.names.catalogue.facts;
        if let Some(fact) = facts.get(name) {
            return Some(fact);
        }
        if !self.scope.names.declared.contains(&("fact", name.to_owned())) {
            let spot = self.definition.source.inside(node.spot, node.text().unwrap_or_default(), at, width);
            let issue =
                self.definition.issue_at("unknown-fact", spot, format!("没有声明事实“{name}”"), format!("no fact `{name}` is declared"));
            self.issues.push(proposed(issue, nearest(name, facts.keys().map(String::as_str).chain(OF_ALL))));
        }
        None
    }

    fn built<T>(&mut self, node: &Node, build: impl FnOnce(&mut Builder<'a>, &Raw) -> (Option<T>, Vec<Fault>)) -> Option<T> {
        let raw = self.raw(node)?;
        self.of_tree(node, &raw, build)
    }

    fn of_tree<T>(&mut self, node: &Node, raw: &Raw, build: impl FnOnce(&mut Builder<'a>, &Raw) -> (Option<T>, Vec<Fault>)) -> Option<T> {
        let before = self.issues.len();
        self.attributes(node, raw);
        let mut builder = Builder::new(self.scope, std::mem::take(&mut self.operands));
        let (built, faults) = build(&mut builder, raw);
        self.operands = builder.operands();
        self.faults(node, faults);
        built.filter(|_| self.issues.len() == before)
    }

    /// That attributes are facts that a pack declares, and hold what they may.
    fn attributes(&mut self, node: &Node, raw: &Raw) {
        match &raw.kind {
            RawKind::Compare(a, _, b) => {
                if let (RawKind::Name(name), RawKind::Text(value)) = (&a.kind, &b.kind) {
                    return self.has_word(node, (name, a.span()), (value, b.span()));
                }
            }
            RawKind::Call { verb, arguments, .. } if ["age", "years"].contains(&verb.as_str()) => {
                for of in arguments {
                    if let RawKind::Name(name) = &of.value.kind {
                        self.is_date(node, name, of.value.span());
                    }
                }
                return;
            }
            RawKind::Call { verb, arguments, .. } if verb == "known" => {
                for of in arguments {
                    if let RawKind::Name(name) = &of.value.kind
                        && !name.contains('.')
                        && !OF_ALL.contains(&name.as_str())
                    {
                        self.fact(node, name, of.value.at, of.value.width);
                    }
                }
            }
            _ => {}
        }
        raw.children().into_iter().for_each(|part| self.attributes(node, part));
    }

    fn has_word(&mut self, node: &Node, (name, (at, width)): (&str, (usize, usize)), (value, said): (&str, (usize, usize))) {
        if OF_ALL.contains(&name) {
            return;
        }
        let Some(words) = self.fact(node, name, at, width).and_then(|fact| fact.kind.words()) else { return };
        if !words.contains(&value) {
            let spot = self.definition.source.inside(node.spot, node.text().unwrap_or_default(), said.0, said.1);
            let issue = self.definition.issue_at(
                "unknown-word-of-fact",
                spot,
                format!("“{name}”没有“{value}”这一取值"),
                format!("`{name}` is never `{value}`"),
            );
            let list = words.join("、");
            self.issues.push(issue.hint(format!("可用：{list}"), format!("it is one of {list}")));
        }
    }

    fn is_date(&mut self, node: &Node, name: &str, (at, width): (usize, usize)) {
        let Some(fact) = self.fact(node, name, at, width) else { return };
        if fact.kind != FactKind::Date {
            let spot = self.definition.source.inside(node.spot, node.text().unwrap_or_default(), at, width);
            let issue = self.definition.issue_at("fact-not-a-date", spot, format!("“{name}”不是日期"), format!("`{name}` is no date"));
            self.issues.push(issue.hint("事实的 kind 应为 date", "its fact has to be of the kind `date`"));
        }
    }

    fn faults(&mut self, node: &Node, faults: Vec<Fault>) {
        self.issues.extend(faults.into_iter().map(|fault| self.definition.fault(node, fault)));
    }
}
