//! Which numbers of a card are held to which range: weights, caps, bases, posts, cuts, steps, adjustments and what is varied.

use super::formulas::Work;
use super::layers::{Found, Layers, Term};
use super::ranges::{Held, Order, Range, days, from, on, ordered, own, within};
use super::terms::number;
use super::words::normaliser;
use crate::catalogue::{Better, Leaf, Parameter, Scale, ScoreTerm, TermKind};
use crate::node::Node;
use jiff::civil::Time;

const WEIGHT: Held = ("weight", Range::From, "30");
const CAP: Held = ("cap", Range::Above, "1.5");
const BASE: Held = ("base", Range::Above, "20");
/// Posts of which logarithms are taken.
const LOGGED: [Held; 2] = [("low", Range::Above, "100"), ("high", Range::Above, "75000")];
const CUT: Held = ("upto", Range::Share, "0.2");
const STEP: Held = ("screen", Range::Share, "0.65");
const WINSORISED: [Held; 2] = [("skew", Range::Above, "2"), ("kurtosis", Range::Above, "3.5")];
const CLIPPED: [Held; 2] = [("low", Range::Quantile, "0.05"), ("high", Range::Quantile, "0.95")];
const VARIED: [Held; 3] = [("weights", Range::Part, "0.2"), ("bounds", Range::Part, "0.1"), ("band", Range::Share, "0.9")];

/// Those of the terms; of one that could not be read, the ones that stand for themselves.
pub(super) fn terms(layers: &Layers<'_>, written: &[Term<'_>], read: &[Option<ScoreTerm>], work: &mut Work<'_>) {
    for term in written {
        under(term.get("weight"), WEIGHT, work);
        under(term.get("cap"), CAP, work);
        term.get("normalise").into_iter().for_each(|found| ends(found, work));
    }
    levels(written, work);
    for (term, read) in written.iter().zip(read) {
        if let Some(TermKind::Leaf(of)) = read.as_ref().map(|read| &read.kind) {
            leaf(term, of, layers, work);
        }
    }
}

fn under(found: Option<Found<'_>>, held: Held, work: &mut Work<'_>) {
    found.into_iter().for_each(|found| within(found, held, &[], work));
}

/// Several keys of one mapping.
fn each(found: Found<'_>, held: &[Held], work: &mut Work<'_>) {
    held.iter().for_each(|held| under(found.under(held.0), *held, work));
}

/// What a leaf has from its term and, where that is silent, from the card.
fn leaf(term: &Term<'_>, leaf: &Leaf, layers: &Layers<'_>, work: &mut Work<'_>) {
    let said = |key: &str| term.get(key).or_else(|| layers.get(key));
    if ["cap", "floor"].iter().any(|key| term.get(key).is_some()) {
        ordered(("floor", Order::Below, "cap"), [leaf.floor.as_ref(), leaf.cap.as_ref()], &[said("floor"), said("cap")], work);
    }
    let n = &leaf.normalise;
    let because = [term.get("log"), said("normalise")];
    // A target may be anything, a ratio and a logarithm take what is above zero.
    if n.by != Scale::Distance || n.log {
        term.get("base").into_iter().for_each(|base| within(base, BASE, &because, work));
    }
    for held in LOGGED.into_iter().filter(|_| n.log) {
        term.get(held.0).into_iter().for_each(|post| within(post, held, &because, work));
    }
    let mut pair = |low: &'static str, high: &'static str, of: [&Option<Parameter>; 2]| {
        let said = [term.get(low), term.get(high), term.get("better"), said("normalise")];
        ordered((low, Order::Below, high), of.map(Option::as_ref), &said, work);
    };
    pair("low", "high", [&n.low, &n.high]);
    match (n.by, leaf.better) {
        (Scale::Distance, Better::Higher) => pair("low", "base", [&n.low, &n.base]),
        (Scale::Distance, Better::Lower) => pair("base", "high", [&n.base, &n.high]),
        _ => {}
    }
}

/// That something weighs on every level, on every day on which all its weights are known.
fn levels(written: &[Term<'_>], work: &mut Work<'_>) {
    let mut parents: Vec<Option<&str>> = Vec::new();
    for parent in written.iter().map(|term| term.text("in")) {
        if !parents.contains(&parent) {
            parents.push(parent);
        }
    }
    for parent in parents {
        let level: Vec<&Term<'_>> = written.iter().filter(|term| term.text("in") == parent).collect();
        weightless(&level, work);
    }
}

fn weightless(level: &[&Term<'_>], work: &mut Work<'_>) {
    let found: Vec<Option<Found<'_>>> = level.iter().map(|term| term.get("weight")).collect();
    let weights: Vec<Parameter> = found.iter().flatten().filter_map(|found| number(found.node)).collect();
    let nothing = |day| weights.iter().all(|weight| on(weight, day).is_some_and(|weight| weight.is_zero()));
    let whole = weights.len() == level.len();
    let first = days(&weights.iter().collect::<Vec<_>>()).into_iter().find(|day| whole && nothing(*day));
    let places: Vec<Option<Found<'_>>> = found.into_iter().chain(level.iter().map(|term| term.get("in"))).collect();
    if let (Some(day), Some(at)) = (first, own(&places)) {
        let (zh, en) = from(day);
        let says = (format!("这一层的权重全为 0{zh}"), format!("all weights of this level are 0{en}"));
        work.issue(at, "no-weight", says, ("至少一项的权重大于 0".to_owned(), "at least one of them is above 0".to_owned()));
    }
}

/// Those of the card beside its terms.
pub(super) fn card(layers: &Layers<'_>, work: &mut Work<'_>) {
    under(layers.get("cap"), CAP, work);
    two(("floor", Order::Below, "cap"), [layers.get("floor"), layers.get("cap")], work);
    layers.get("normalise").into_iter().for_each(|found| ends(found, work));
    layers.elements("prepare").into_iter().for_each(|found| step(found, work));
    let adjusted = ["bonus", "penalty"].into_iter().flat_map(|key| layers.elements(key));
    for found in layers.get("coefficient").into_iter().chain(adjusted).chain(layers.get("score")) {
        two(("at_least", Order::UpTo, "at_most"), ["at_least", "at_most"].map(|key| found.under(key)), work);
    }
    if let Some(grades) = layers.get("classes").and_then(|classes| classes.under("grades")) {
        grades.node.elements().iter().for_each(|grade| each(Found::element(grade, grades.own), &[CUT], work));
    }
    layers.get("publicity").and_then(|found| found.under("until")).into_iter().for_each(|found| hour(found, work));
    layers.get("robustness").into_iter().for_each(|found| robustness(found, work));
}

/// Two numbers that stand for themselves.
fn two(order: (&str, Order, &str), found: [Option<Found<'_>>; 2], work: &mut Work<'_>) {
    let [low, high] = found.map(|found| found.and_then(|found| number(found.node)));
    ordered(order, [low.as_ref(), high.as_ref()], &found, work);
}

/// That the two ends of a way of normalising are apart.
fn ends(found: Found<'_>, work: &mut Work<'_>) {
    let Some((low, high)) = normaliser(found.node).map(|read| read.to) else { return };
    if low == high {
        let at = found.under("to").or_else(|| found.under("from")).unwrap_or(found);
        let says = (format!("from 与 to 都是 {low}"), format!("`from` and `to` are both {low}"));
        work.issue(
            at,
            "same-ends",
            says,
            ("写两个不同的数，例如 from: 0, to: 100".to_owned(), "two that differ, such as from: 0, to: 100".to_owned()),
        );
    }
}

fn step(found: Found<'_>, work: &mut Work<'_>) {
    each(found, &[STEP], work);
    let Some(treat) = found.under("treat") else { return };
    match treat.node.text_of("by") {
        Some("winsorise") => each(treat, &WINSORISED, work),
        Some("clip") => {
            each(treat, &CLIPPED, work);
            two(("low", Order::Below, "high"), ["low", "high"].map(|key| treat.under(key)), work);
        }
        _ => {}
    }
}

/// That it is an hour of the day.
fn hour(found: Found<'_>, work: &mut Work<'_>) {
    let text = found.node.text().unwrap_or_default();
    if !(text.len() == 5 && text.get(2..3) == Some(":") && text.parse::<Time>().is_ok()) {
        let says = (format!("until 应为时刻，写的是“{text}”"), format!("`until` should be an hour, but is `{text}`"));
        work.issue(found, "bad-time", says, ("例如 until: \"12:00\"".to_owned(), "such as until: \"12:00\"".to_owned()));
    }
}

fn robustness(found: Found<'_>, work: &mut Work<'_>) {
    each(found, &VARIED, work);
    let others = found.node.get("normalise").map_or(&[][..], Node::elements);
    others.iter().for_each(|node| ends(Found::element(node, found.own), work));
}
