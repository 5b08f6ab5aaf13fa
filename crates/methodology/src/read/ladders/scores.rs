//! The scores of a rule: sums, the best of several, bands, words, and points that people give.

use super::conditions::{NOTE, unknown};
use super::work::Work;
use crate::catalogue::{Band, Points, Range, RuleScore, Way};
use crate::formula::ast::Ordering;
use crate::formula::raw::{Argument, Raw, RawKind};
use crate::node::{Entry, Node};
use crate::read::convert::{decimal, measure, optional, text, wording_of};
use crate::score::{Amount, Operand, Shown};
use std::collections::BTreeMap;

/// The scores that are sound, in the order they are written.
pub(super) fn scores(work: &mut Work<'_>) -> Vec<RuleScore> {
    let entries = work.definition.node.get("scores").map_or(&[][..], Node::entries);
    let mut read: Vec<RuleScore> = Vec::new();
    for Entry { key, value, .. } in entries {
        if let Some(points) = points(value, &read, work) {
            read.push(RuleScore { id: key.clone(), points });
        }
    }
    read
}

fn points(node: &Node, before: &[RuleScore], work: &mut Work<'_>) -> Option<Points> {
    if let Some(score) = node.get("score") {
        return referred(score, before, work);
    }
    let way = way(node, before, work);
    let filed = match node.get("filed") {
        None => Ok(None),
        Some(item) => filed(item, work).map(Some).ok_or(()),
    };
    if let Some(state) = node.get("state").filter(|_| node.get("note").is_none()) {
        work.fault_at(state, "source-without-note", ("待补的得分要写 note", "points that are wanted need a note"), NOTE);
    }
    Some(Points {
        title: node.get("title").map(wording_of).unwrap_or_default(),
        way: way?,
        filed: filed.ok()?,
        at_most: decimal(node, "at_most"),
        wanted: node.get("state").and_then(|_| optional(node, "note")),
    })
}

fn way(node: &Node, before: &[RuleScore], work: &mut Work<'_>) -> Option<Way> {
    let mut parts = |key: &str| {
        let read: Vec<Option<Points>> =
            node.get(key).map_or(&[][..], Node::elements).iter().map(|part| points(part, before, work)).collect();
        read.into_iter().collect::<Option<Vec<_>>>()
    };
    if node.get("sum").is_some() {
        return parts("sum").map(Way::Sum);
    }
    if node.get("best_of").is_some() {
        return parts("best_of").map(Way::Best);
    }
    if let Some(bands) = node.get("bands") {
        return by_band(node, bands, work);
    }
    if let Some(word) = node.get("word") {
        return by_word(node, word, work);
    }
    range(node.get("points")?, work).map(Way::Given)
}

fn referred(node: &Node, before: &[RuleScore], work: &mut Work<'_>) -> Option<Points> {
    let id = node.text().unwrap_or_default();
    let Some(at) = before.iter().position(|score| score.id == id) else {
        unknown(node, id, before, work);
        return None;
    };
    Some(Points { title: before[at].points.title.clone(), way: Way::Of(at), filed: None, at_most: None, wanted: None })
}

/// The item under which points are filed: those of the last year that was over.
fn filed(node: &Node, work: &mut Work<'_>) -> Option<usize> {
    let item = work.raw(node)?;
    let (at, width) = item.span();
    let arguments = vec![Argument { of: false, value: item }];
    let raw = Raw { at, width, kind: RawKind::Call { verb: "year".to_owned(), arguments, filter: None } };
    match work.measured(node, &raw)?.amount {
        Amount::Value(operand) => Some(operand),
        _ => None,
    }
}

fn by_band(node: &Node, bands: &Node, work: &mut Work<'_>) -> Option<Way> {
    let value = node.get("value")?;
    let made = work.amount(value)?;
    let unit = measure(node, "unit")?;
    let Some((over, under)) = made.measure.factor(&unit) else {
        let says =
            (format!("公式以“{}”计，不能换算为“{unit}”", made.measure), format!("the formula is in {}, not in {unit}", made.measure));
        work.fault_at(value, "mixed-units", (&says.0, &says.1), ("unit 要与公式同一量纲", "`unit` measures the same thing as the formula"));
        return None;
    };
    let read: Vec<Option<Band>> = bands.elements().iter().map(|node| band(node, work)).collect();
    let bands: Vec<Band> = read.into_iter().collect::<Option<_>>()?;
    if bands.last().is_none_or(|last| last.reach.is_some()) || bands.iter().rev().skip(1).any(|band| band.reach.is_none()) {
        let says = ("最后一档不写界限，其余各档都要写", "the last band has no bound and all others have one");
        let right = ("例如 bands: [{ from: 10, points: 5 }, { points: 0 }]", "such as bands: [{ from: 10, points: 5 }, { points: 0 }]");
        work.fault_at(node.get("bands")?, "bands-not-whole", says, right);
        return None;
    }
    Some(Way::Bands { value: made.amount, shown: Shown { measure: unit, over, under }, bands })
}

fn band(node: &Node, work: &mut Work<'_>) -> Option<Band> {
    let bounds = [("from", Ordering::AtLeast), ("above", Ordering::Greater), ("upto", Ordering::AtMost), ("below", Ordering::Less)];
    let reach = bounds.into_iter().find_map(|(key, ordering)| Some((ordering, decimal(node, key)?)));
    Some(Band { reach, points: range(node.get("points")?, work)? })
}

fn range(node: &Node, work: &mut Work<'_>) -> Option<Range> {
    let read = Range::parse(node.text().unwrap_or_default());
    if read.is_none() {
        let says = ("分值应为一个数，或从低到高的两个数", "points are a number, or two from low to high");
        work.fault_at(node, "bad-points", says, ("例如 20 或 9-10", "such as 20, or 9-10"));
    }
    read
}

fn by_word(node: &Node, word: &Node, work: &mut Work<'_>) -> Option<Way> {
    let name = word.text().unwrap_or_default();
    let fact = work.fact(word, name, 0, name.chars().count())?;
    let mut words = BTreeMap::new();
    for case in node.get("cases").map_or(&[][..], Node::elements) {
        let is = text(case, "is");
        if let Some(words) = fact.kind.words().filter(|words| !words.contains(&is.as_str())) {
            let says = (format!("“{name}”没有“{is}”这一取值"), format!("`{name}` is never `{is}`"));
            let words = words.join("、");
            let right = (format!("可用：{words}"), format!("it is one of {words}"));
            work.fault_at(case.get("is")?, "unknown-word-of-fact", (&says.0, &says.1), (&right.0, &right.1));
        }
        words.insert(is, range(case.get("points")?, work)?);
    }
    Some(Way::Words { operand: work.number_of(Operand::Attribute(name.to_owned())), words })
}
