//! Kinds of records and tallies to their types. What their formulas say is resolved when everything else is known.

use super::Definition;
use super::convert::{entries, flag, measure, optional, source, text, title, wording_of, words};
use crate::catalogue::{Catalogue, FieldKind, RecordCheck, RecordField, RecordKind, Register, Tally};
use crate::formula::Fault;
use crate::formula::check;
use crate::formula::parse::parse_relation;
use crate::formula::raw::Raw;
use crate::node::{Entry, Node};
use crate::score::{Amount, Builder, Measured, Operand, Scope, Test};
use figures::{Class, Issue, Measure};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn kind(d: &Definition<'_>) -> RecordKind {
    RecordKind {
        id: d.id.clone(),
        title: title(d.node, "title"),
        source: source(d.node),
        heading: title(d.node, "id"),
        also: words(d.node, "also"),
        key: words(d.node, "key"),
        within: optional(d.node, "within"),
        dated: optional(d.node, "dated"),
        house: flag(d.node, "house"),
        register: d.node.get("register").map(register),
        fields: entries(d.node, "fields").iter().filter_map(field).collect(),
        checks: Vec::new(),
        operands: Vec::new(),
        place: d.place(),
        pack: d.pack.clone(),
    }
}

fn register(node: &Node) -> Register {
    Register { by: text(node, "by"), from: text(node, "from"), until: text(node, "until"), built: flag(node, "built") }
}

fn field(entry: &Entry) -> Option<RecordField> {
    Some(RecordField {
        id: entry.key.clone(),
        title: title(&entry.value, "title"),
        also: words(&entry.value, "also"),
        kind: kind_of(&entry.value)?,
        required: flag(&entry.value, "required"),
    })
}

/// What may stand in a field; nothing where what it needs is not said, which the rules tell.
fn kind_of(node: &Node) -> Option<FieldKind> {
    Some(match node.text_of("kind")? {
        "text" => FieldKind::Text,
        "word" => FieldKind::Word(entries(node, "words").iter().map(|e| (e.key.clone(), wording_of(&e.value))).collect()),
        "date" => FieldKind::Date,
        "month" => FieldKind::Month,
        "amount" => FieldKind::Amount(measure(node, "unit")?),
        "quantity" => FieldKind::Quantity,
        "flag" => FieldKind::Flag,
        "unit" => FieldKind::Unit,
        "record" => FieldKind::Record(optional(node, "of")?),
        "area" => FieldKind::Area,
        _ => return None,
    })
}

pub(super) fn tally(d: &Definition<'_>) -> Tally {
    Tally {
        id: d.id.clone(),
        title: title(d.node, "title"),
        aliases: words(d.node, "aliases"),
        owner: text(d.node, "owner"),
        source: source(d.node),
        of: text(d.node, "of"),
        formula: formula(d),
        when: None,
        sum: None,
        distinct: optional(d.node, "distinct"),
        measure: measure(d.node, "unit").unwrap_or_else(Measure::percent),
        operands: Vec::new(),
        place: d.place(),
        pack: d.pack.clone(),
    }
}

/// What a tally does, as it is written.
fn formula(d: &Definition<'_>) -> String {
    let what = match d.node.text_of("sum") {
        Some(sum) => format!("sum({sum})"),
        None => format!("count({})", text(d.node, "of")),
    };
    d.node.text_of("when").map_or(what.clone(), |when| format!("{what} where {when}"))
}

/// Gives kinds of records their checks and tallies their formulas. A tally with a fault is left out; so is a kind.
pub fn resolve(definitions: &[Definition<'_>], catalogue: &mut Catalogue) -> Vec<Issue> {
    let declared: BTreeSet<(&'static str, String)> = definitions.iter().map(|d| (d.kind, d.id.clone())).collect();
    let (kinds, known) = (catalogue.records.clone(), BTreeMap::new());
    let mut issues = Vec::new();
    for d in definitions.iter().filter(|d| d.sound && matches!(d.kind, "record" | "tally")) {
        let of = if d.kind == "record" { &d.id } else { d.node.text_of("of").unwrap_or_default() };
        let Some(kind) = kinds.get(of) else { continue };
        let names = check::Scope { catalogue, declared: &declared, known: &known };
        let scope = Scope { names, measures: None, resources: BTreeMap::new(), record: Some(kind), of_day: false };
        let mut written = Written::new(d, &scope);
        let built = if d.kind == "record" { Built::Checks(checks(d, &mut written)) } else { Built::Tally(of_tally(d, &mut written)) };
        let (operands, found) = (written.operands, written.issues);
        take(catalogue, d, (built, operands), found.is_empty());
        issues.extend(found);
    }
    issues
}

enum Built {
    Checks(Vec<RecordCheck>),
    Tally((Option<Test>, Option<Amount>)),
}

fn take(catalogue: &mut Catalogue, d: &Definition<'_>, (built, operands): (Built, Vec<Operand>), whole: bool) {
    match built {
        _ if !whole && d.kind == "record" => drop(catalogue.records.remove(&d.id)),
        _ if !whole => drop(catalogue.tallies.remove(&d.id)),
        Built::Checks(checks) => {
            if let Some(kind) = catalogue.records.get_mut(&d.id) {
                (kind.checks, kind.operands) = (checks, operands);
            }
        }
        Built::Tally((when, sum)) => {
            if let Some(tally) = catalogue.tallies.get_mut(&d.id) {
                tally.sum = sum;
                (tally.when, tally.operands) = (when, operands);
            }
        }
    }
}

/// The formulas of a definition over records while they are read.
pub(super) struct Written<'a, 'd> {
    d: &'a Definition<'d>,
    scope: &'a Scope<'a>,
    pub operands: Vec<Operand>,
    pub issues: Vec<Issue>,
}

impl<'a, 'd> Written<'a, 'd> {
    pub fn new(d: &'a Definition<'d>, scope: &'a Scope<'a>) -> Self {
        Written { d, scope, operands: Vec::new(), issues: Vec::new() }
    }

    /// What is defined, but for definitions that are resolved later.
    pub fn catalogue(&self) -> &'a Catalogue {
        self.scope.names.catalogue
    }

    /// Whether something of this kind and id is written anywhere.
    pub fn is_declared(&self, kind: &'static str, id: &str) -> bool {
        self.scope.names.declared.contains(&(kind, id.to_owned()))
    }

    /// An amount in a unit of its dimension.
    pub fn amount(&mut self, node: &Node, measure: &Measure) -> Option<Amount> {
        let built = self.built(node, |builder, raw| builder.amount(raw))?;
        self.converted(node, built, measure)
    }

    /// A condition.
    pub fn test(&mut self, node: &Node) -> Option<Test> {
        self.built(node, |builder, raw| builder.condition(raw))
    }

    /// What was built, in another unit; a difference of shares is one of points.
    fn converted(&mut self, node: &Node, built: Measured, measure: &Measure) -> Option<Amount> {
        let points = matches!(built.amount, Amount::Sub(..)) && built.measure.is_pure() && measure.same_dimension(&Measure::points());
        let own = if points { Measure::percent() } else { measure.clone() };
        if let Some((over, under)) = built.measure.factor(&own) {
            return Some(built.amount.scaled(over, under));
        }
        let found = built.measure;
        let (zh, en) =
            (format!("公式以 {found} 计，不能换算为 {measure}"), format!("the formula is in {found}, which does not convert to {measure}"));
        let issue = self.d.issue_at("wrong-unit", node.spot, zh, en);
        self.issues.push(issue.hint("改 unit 或公式", "change `unit` or the formula"));
        None
    }

    fn built<T>(&mut self, node: &Node, build: impl FnOnce(&mut Builder<'a>, &Raw) -> (Option<T>, Vec<Fault>)) -> Option<T> {
        let raw = match parse_relation(node.text().unwrap_or_default()) {
            Ok(raw) => raw,
            Err(fault) => {
                self.issues.push(self.d.fault(node, *fault));
                return None;
            }
        };
        let mut builder = Builder::new(self.scope, std::mem::take(&mut self.operands));
        let (built, faults) = build(&mut builder, &raw);
        self.operands = builder.operands();
        self.issues.extend(faults.into_iter().map(|fault| self.d.fault(node, fault)));
        built
    }
}

fn checks(d: &Definition<'_>, written: &mut Written<'_, '_>) -> Vec<RecordCheck> {
    let one = |e: &Entry| {
        let holds = written.test(e.value.get("holds")?)?;
        Some(RecordCheck {
            id: e.key.clone(),
            title: title(&e.value, "title"),
            class: class(&e.value)?,
            holds,
            hint: title(&e.value, "hint"),
            about: words(&e.value, "about"),
            source: e.value.get("source").map(|_| source(&e.value)),
        })
    };
    entries(d.node, "checks").iter().filter_map(one).collect()
}

fn class(node: &Node) -> Option<Class> {
    Class::parse(node.text_of("class")?)
}

fn of_tally(d: &Definition<'_>, written: &mut Written<'_, '_>) -> (Option<Test>, Option<Amount>) {
    let when = d.node.get("when").and_then(|node| written.test(node));
    let unit = measure(d.node, "unit");
    (when, d.node.get("sum").and_then(|node| written.amount(node, &unit?)))
}
