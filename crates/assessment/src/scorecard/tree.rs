//! From a card to the numbers of its tree, and from a score that is missing back to the cause.

use super::fields::Field;
use super::measured::Measured;
use super::model::{After, LeafModel, Mark, Model, NOWHERE, Node, Variant, Work};
use super::normalise::{Choice, Flaw, Way};
use super::number::double;
use super::said::Fault;
use super::settings::{Settings, normal};
use super::why::{Because, Why};
use methodology::catalogue::{Aggregate, Better, Leaf, Scorecard, TermKind};
use std::collections::BTreeMap;

/// The leaves of a card, with the numbers of their terms.
pub fn leaves(card: &Scorecard) -> impl Iterator<Item = (usize, &Leaf)> {
    card.terms.iter().enumerate().filter_map(|(nth, term)| match &term.kind {
        TermKind::Leaf(leaf) => Some((nth, leaf.as_ref())),
        TermKind::Group(_) => None,
    })
}

/// The model of a card with values after all steps.
pub fn model(card: &Scorecard, settings: &Settings, rows: usize, (x, fields): (Vec<Vec<f64>>, Vec<Field>), after: After) -> Model {
    let nodes = nodes(card, settings);
    let mut field_of = vec![NOWHERE; rows];
    for (nth, field) in fields.iter().enumerate() {
        field.rows.iter().for_each(|row| field_of[*row as usize] = nth as u32);
    }
    let leaves = leaves(card).zip(x).map(|((term, leaf), x)| leaf_model(term, leaf, settings, x, &fields)).collect();
    Model { rows, leaves, upward: upward(&nodes), nodes, fields, field_of, after }
}

/// The weights of all terms; NaN where they are lacking, so that nothing is made of them.
pub fn weights(settings: &Settings) -> Vec<f64> {
    settings.weights.iter().map(|weight| weight.map_or(f64::NAN, double)).collect()
}

fn leaf_model(term: usize, leaf: &Leaf, settings: &Settings, x: Vec<f64>, fields: &[Field]) -> LeafModel {
    let of = &settings.leaves[term];
    let choice = Choice::new(normal(&leaf.normalise, of), leaf.better == Better::Lower, &x, fields);
    LeafModel { term, x, choices: vec![choice], cap: of.cap.map(double), floor: of.floor.map(double), missing: leaf.missing }
}

fn nodes(card: &Scorecard, settings: &Settings) -> Vec<Node> {
    let whole = card.terms.len();
    let numbers: BTreeMap<&str, usize> = card.terms.iter().enumerate().map(|(nth, term)| (term.id.as_str(), nth)).collect();
    let parent = |nth: usize| card.terms[nth].parent.as_deref().and_then(|id| numbers.get(id)).copied().unwrap_or(whole);
    let mut leaf = 0..;
    let mut nodes: Vec<Node> = Vec::with_capacity(whole + 1);
    for (nth, term) in card.terms.iter().enumerate() {
        let (aggregate, leaf) = match &term.kind {
            TermKind::Group(aggregate) => (*aggregate, None),
            TermKind::Leaf(_) => (Aggregate::Sum, leaf.next()),
        };
        nodes.push(Node { parent: parent(nth), parts: Vec::new(), leaf, aggregate, wanted: settings.leaf_lacks(nth).is_some() });
    }
    nodes.push(Node { parent: whole, parts: Vec::new(), leaf: None, aggregate: card.aggregate, wanted: false });
    for nth in 0..whole {
        let parent = nodes[nth].parent;
        nodes[parent].parts.push(nth);
        nodes[parent].wanted |= settings.weight_lacks(nth).is_some();
    }
    nodes
}

/// Groups from the lowest up.
fn upward(nodes: &[Node]) -> Vec<usize> {
    let whole = nodes.len() - 1;
    let above = |nth: &usize| Some(nodes[*nth].parent).filter(|parent| *parent != whole);
    // Nobody is farther down than there are nodes, even were there a ring.
    let depth = |nth: usize| if nth == whole { 0 } else { 1 + std::iter::successors(above(&nth), above).take(nodes.len()).count() };
    let mut groups: Vec<usize> = (0..nodes.len()).filter(|nth| nodes[*nth].leaf.is_none()).collect();
    groups.sort_by_key(|nth| (std::cmp::Reverse(depth(*nth)), *nth));
    groups
}

/// How large the parts are that the score of one was summed up from, as if none had cancelled another.
pub fn magnitude(model: &Model, variant: &Variant, work: &Work, row: usize) -> f64 {
    model.after.magnitude(row, below(model, variant, work, (model.whole(), row)) * variant.scale)
}

/// The same of a node.
fn below(model: &Model, variant: &Variant, work: &Work, (node, row): (usize, usize)) -> f64 {
    let of = &model.nodes[node];
    let how = variant.aggregate.unwrap_or(of.aggregate);
    if of.leaf.is_some() || !adds(how) {
        return work.values[node * model.rows + row].abs();
    }
    let (mut sum, mut weight, mut whole) = (0.0, 0.0, 0.0);
    for part in &of.parts {
        whole += variant.weights[*part];
        if matches!(work.marks[part * model.rows + row], Mark::Has | Mark::Filled) {
            sum += variant.weights[*part].abs() * below(model, variant, work, (*part, row));
            weight += variant.weights[*part];
        }
    }
    sum / weight * if how == Aggregate::Sum { whole } else { 1.0 }
}

/// Whether parts are summed up, so that they may cancel one another.
pub fn adds(how: Aggregate) -> bool {
    matches!(how, Aggregate::Sum | Aggregate::Arithmetic)
}

/// Terms that give nothing to a whole ranking group. Such of which a setting is lacking are told elsewhere.
pub fn flaws(model: &Model, work: &Work) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (group, field) in model.fields.iter().enumerate().filter(|(_, field)| !field.rows.is_empty()) {
        for leaf in model.leaves.iter().filter(|leaf| !model.nodes[leaf.term].wanted) {
            match leaf.choices[0].way(group, super::normalise::Shift::default()) {
                Way::Flawed(flaw) if flaw != Flaw::Nobody => faults.push(Fault::Flawed { term: leaf.term, group, flaw }),
                _ => {}
            }
        }
        let alone = |node: &usize| field.rows.iter().any(|row| is_alone(model, work, *node, *row as usize));
        let terms = model.upward.iter().copied().filter(alone);
        faults.extend(terms.map(|term| Fault::Flawed { term, group, flaw: Flaw::Alone }));
    }
    faults
}

/// Whether one would have a place among others, were there such.
fn is_alone(model: &Model, work: &Work, node: usize, row: usize) -> bool {
    let mark = |node: usize| work.marks[node * model.rows + row];
    let of = &model.nodes[node];
    of.aggregate == Aggregate::Outranking && !of.wanted && mark(node) == Mark::None && of.parts.iter().all(|part| mark(*part) != Mark::None)
}

/// Why a node has no value for one who is judged: the first part of it that hasn't, and so on down to the cause.
pub fn because(settings: &Settings, measured: &[Measured], model: &Model, work: &Work, node: usize, row: usize) -> Because {
    let of = &model.nodes[node];
    let mark = |node: usize| work.marks[node * model.rows + row];
    if let Some(leaf) = of.leaf {
        return Because::of(node, leaf_lacks(settings, measured, model, leaf, row));
    }
    if let Some((part, why)) = of.parts.iter().find_map(|part| Some((*part, settings.weight_lacks(*part)?))) {
        return Because::of(part, why);
    }
    if let Some(part) = of.parts.iter().find(|part| mark(**part) == Mark::None) {
        return because(settings, measured, model, work, *part, row);
    }
    let term = (node != model.whole()).then_some(node);
    if mark(node) == Mark::Left || of.parts.iter().all(|part| mark(*part) == Mark::Left) {
        return Because { term, why: Why::NothingLeft };
    }
    let refused = |part: &&usize| mark(**part) != Mark::Left && work.values[**part * model.rows + row] <= 0.0;
    match of.parts.iter().find(refused) {
        _ if of.aggregate == Aggregate::Outranking => Because { term, why: Why::Flawed(Flaw::Alone) },
        Some(part) if super::aggregate::refuses(of.aggregate) => Because::of(*part, Why::Refused),
        _ => Because { term, why: Why::NoWeight },
    }
}

/// Why a leaf has no value of its own.
pub fn leaf_lacks(settings: &Settings, measured: &[Measured], model: &Model, leaf: usize, row: usize) -> Why {
    let of = &model.leaves[leaf];
    if let Some(why) = settings.leaf_lacks(of.term) {
        return why;
    }
    let field = model.field_of[row];
    if field == NOWHERE {
        return Why::NoGroup;
    }
    match (of.choices[0].way(field as usize, super::normalise::Shift::default()), of.x[row].is_nan()) {
        (Way::Flawed(flaw), false) => Why::Flawed(flaw),
        (Way::Flawed(flaw), true) if flaw != Flaw::Nobody => Why::Flawed(flaw),
        (_, false) => Why::NotAboveZero,
        // A value that is measured and gone was lost by a treatment.
        (_, true) => measured[leaf].number(row).err().unwrap_or(Why::NotAboveZero),
    }
}
