//! Parses and checks the formulas of all indicators, each after those it names.

use super::Definition;
use crate::catalogue::{Catalogue, Formula, Source};
use crate::formula::check::{Nature, Scope, check, in_unit};
use crate::formula::order::{order, references};
use crate::formula::raw::{Raw, RawKind};
use crate::formula::{Fault, parse::parse};
use crate::node::{Entry, Node};
use figures::{Issue, Text};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A formula as written.
struct Written<'a> {
    from: Date,
    text: String,
    node: &'a Node,
    raw: Raw,
}

/// What the formulas are checked with and what comes of it.
struct Work<'a, 'c> {
    catalogue: &'c mut Catalogue,
    declared: BTreeSet<(&'static str, String)>,
    written: BTreeMap<String, (&'a Definition<'a>, Vec<Written<'a>>)>,
    broken: BTreeSet<String>,
    known: BTreeMap<String, Nature>,
    issues: Vec<Issue>,
}

/// Gives the indicators of the catalogue their formulas and units. An indicator with a fault, or that
/// names one with a fault, is left out of the catalogue.
pub fn resolve<'a>(definitions: &'a [Definition<'a>], catalogue: &mut Catalogue) -> Vec<Issue> {
    let declared = definitions.iter().map(|d| (d.kind, d.id.clone())).collect();
    let mut work =
        Work { catalogue, declared, written: BTreeMap::new(), broken: BTreeSet::new(), known: BTreeMap::new(), issues: Vec::new() };
    definitions.iter().filter(|d| d.kind == "indicator" && d.sound).for_each(|d| work.parse(d));
    let edges = work.edges();
    let (sequence, circles) = order(&edges);
    circles.iter().for_each(|(from, to)| work.circle(from, to));
    sequence.iter().for_each(|id| work.check(id));
    work.issues
}

impl<'a> Work<'a, '_> {
    fn parse(&mut self, definition: &'a Definition<'a>) {
        let mut all = Vec::new();
        for entry in definition.node.get("formula").map_or(&[][..], Node::entries) {
            match written(entry) {
                Ok(formula) => all.push(formula),
                Err(fault) => self.fault(definition, &entry.value, *fault),
            }
        }
        all.sort_by_key(|w| w.from);
        self.written.insert(definition.id.clone(), (definition, all));
    }

    fn fault(&mut self, definition: &Definition<'_>, node: &Node, fault: Fault) {
        self.issues.push(definition.fault(node, fault));
        self.broken.insert(definition.id.clone());
    }

    fn edges(&self) -> BTreeMap<String, BTreeSet<String>> {
        let named = |raw: &Raw| references(raw).into_iter().filter_map(|(name, _)| self.target(name)).collect::<Vec<_>>();
        self.written.iter().map(|(id, (_, all))| (id.clone(), all.iter().flat_map(|w| named(&w.raw)).collect())).collect()
    }

    /// The indicator a name means: itself, or the one whose growth it is.
    fn target(&self, name: &str) -> Option<String> {
        [Some(name), name.strip_suffix(".growth")].into_iter().flatten().find(|n| self.written.contains_key(*n)).map(str::to_owned)
    }

    fn circle(&mut self, from: &str, to: &str) {
        let Some((definition, all)) = self.written.get(from) else { return };
        let definition = *definition;
        let found = all.iter().find_map(|w| {
            let names = references(&w.raw);
            names.into_iter().find(|(name, _)| self.target(name).as_deref() == Some(to)).map(|(_, at)| (w.node, at))
        });
        let Some((node, at)) = found else { return };
        let fault =
            Fault::new("circular", at, format!("“{from}”经由“{to}”又用到它自己"), format!("`{from}` comes back to itself through `{to}`"));
        self.fault(definition, node, fault.hint("断开这个圆圈中的一环", "break the circle at one of its links"));
    }

    fn check(&mut self, id: &str) {
        let Some((definition, all)) = self.written.remove(id) else { return };
        if self.broken.contains(id) || !self.check_all(definition, &all) {
            self.broken.insert(id.to_owned());
            self.catalogue.indicators.remove(id);
        }
    }

    /// Whether the indicator may stay.
    fn check_all(&mut self, definition: &Definition<'_>, all: &[Written<'_>]) -> bool {
        let Some(indicator) = self.catalogue.indicators.get(&definition.id) else { return false };
        let declared = indicator.measure.clone();
        let required = matches!(indicator.source, Source::Required { .. });
        let mut formulas = Vec::new();
        let mut nature: Option<Nature> = None;
        if all.is_empty() && required {
            formulas.push(Formula { from: Date::MIN, text: String::new(), expr: None });
        }
        for written in all {
            let target = nature.as_ref().map_or(&declared, |n| &n.measure);
            let Some((formula, found)) = self.check_one(definition, written, target) else { return false };
            if nature.as_ref().is_some_and(|n| n.measure.factor(&found.measure).is_none_or(|(a, b)| a != b)) {
                self.changes_unit(definition, written.node, target.clone(), &found);
                return false;
            }
            formulas.push(formula);
            nature.get_or_insert(found);
        }
        self.keep(definition, formulas, nature.unwrap_or(Nature { measure: declared, change: false }));
        true
    }

    fn keep(&mut self, definition: &Definition<'_>, formulas: Vec<Formula>, nature: Nature) {
        if let Some(indicator) = self.catalogue.indicators.get_mut(&definition.id) {
            indicator.measure = nature.measure.clone();
            indicator.formulas = formulas;
        }
        self.known.insert(definition.id.clone(), nature);
    }

    fn check_one(&mut self, definition: &Definition<'_>, written: &Written<'_>, target: &figures::Measure) -> Option<(Formula, Nature)> {
        let formula = |expr| Formula { from: written.from, text: written.text.clone(), expr };
        if self.wanting(&written.raw) {
            return Some((formula(None), Nature { measure: target.clone(), change: false }));
        }
        let scope = Scope { catalogue: self.catalogue, declared: &self.declared, known: &self.known };
        let (checked, faults) = check(&written.raw, &scope);
        faults.into_iter().for_each(|f| self.fault(definition, written.node, f));
        let (expr, nature) = checked?;
        if !nature.measure.same_dimension(target) {
            self.fault(definition, written.node, wrong_unit(&written.raw, &nature.measure, target));
            return None;
        }
        let (expr, measure) = in_unit(expr, &nature, target);
        Some((formula(Some(expr)), Nature { measure, change: nature.change }))
    }

    /// Whether a formula uses a classification or table that is itself still wanted.
    fn wanting(&self, raw: &Raw) -> bool {
        let wanted = |s: &Source| matches!(s, Source::Required { .. });
        let here = match &raw.kind {
            RawKind::Name(name) => {
                let id = name.split('.').next().unwrap_or_default();
                self.catalogue.classifications.get(id).is_some_and(|c| wanted(&c.source))
                    || self.catalogue.tables.get(id).is_some_and(|t| wanted(&t.source))
            }
            _ => false,
        };
        here || raw.children().into_iter().any(|child| self.wanting(child))
    }

    fn changes_unit(&mut self, definition: &Definition<'_>, node: &Node, was: figures::Measure, now: &Nature) {
        let reason = Text::new(
            format!("这个公式以“{}”计，前一个以“{was}”计，无法在公式内换算", now.measure),
            format!("this formula gives {}, the one before it {was}, and it can't be converted inside the formula", now.measure),
        );
        let issue = definition.source.issue("unit-not-aligned", node.spot, reason);
        self.issues.push(issue.hint("让两个公式给出同一单位", "let both formulas give the same unit"));
    }
}

fn written(entry: &Entry) -> Result<Written<'_>, Box<Fault>> {
    let text = entry.value.text().unwrap_or_default().to_owned();
    let raw = parse(&text)?;
    Ok(Written { from: entry.key.parse().unwrap_or(Date::MIN), text, node: &entry.value, raw })
}

fn wrong_unit(raw: &Raw, found: &figures::Measure, declared: &figures::Measure) -> Fault {
    let fault = Fault::new(
        "wrong-unit",
        raw.span(),
        format!("公式的单位是“{found}”，指标声明的是“{declared}”"),
        format!("the formula gives {found}, but the indicator declares {declared}"),
    );
    fault.hint(format!("改 unit 为 {found}，或改公式"), format!("change `unit` to {found}, or the formula"))
}
