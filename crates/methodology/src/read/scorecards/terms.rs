//! The tree of terms: what is measured, by what it is divided, how it is made comparable and what it weighs.

use super::formulas::Work;
use super::layers::{Found, Layers, Term};
use super::limits;
use super::words::{normaliser, raw};
use crate::catalogue::{Aggregate, Better, Leaf, MissingScore, Normaliser, Parameter, Scale, ScoreTerm, TermKind};
use crate::node::Node;
use crate::read::convert::{source, wording_of};
use crate::read::parameter;
use crate::score::{Measured, by_zero, is_zero};
use figures::{Measure, Quantity};

/// What a card says of all its terms.
struct Common {
    normalise: Normaliser,
    cap: Option<Parameter>,
    floor: Option<Parameter>,
    negative_is_zero: bool,
    missing: MissingScore,
}

/// The terms, or nothing where one is not sound.
pub(super) fn terms(layers: &Layers<'_>, work: &mut Work<'_>) -> Option<Vec<ScoreTerm>> {
    let common = Common {
        normalise: layers.get("normalise").and_then(|f| normaliser(f.node)).unwrap_or_else(raw),
        cap: layers.get("cap").and_then(|f| number(f.node)),
        floor: layers.get("floor").and_then(|f| number(f.node)),
        negative_is_zero: layers.text("negative") == Some("zero"),
        missing: layers.text("missing").and_then(MissingScore::parse).unwrap_or(MissingScore::Refuse),
    };
    let written = layers.terms();
    let read: Vec<Option<ScoreTerm>> = written.iter().map(|term| one(term, &written, &common, work)).collect();
    limits::terms(layers, &written, &read, work);
    read.into_iter().collect()
}

fn one(term: &Term<'_>, all: &[Term<'_>], common: &Common, work: &mut Work<'_>) -> Option<ScoreTerm> {
    let whole = *term.nodes.first()?;
    let parent = term.get("in").map(|found| (found, found.node.text().unwrap_or_default()));
    if let Some((found, parent)) = parent {
        in_tree(term.id, found, parent, all, work);
    }
    let (title, weight) = (term.get("title"), term.get("weight"));
    if title.is_none() || weight.is_none() {
        let key = if title.is_none() { "title" } else { "weight" };
        missing(whole, term.id, key, work);
        return None;
    }
    ["weight", "cap", "floor"].into_iter().filter_map(|key| Some((key, term.get(key)?))).for_each(|(key, found)| bare(key, found, work));
    let weight = weight.and_then(|found| number(found.node))?;
    let has_parts = all.iter().any(|t| t.text("in") == Some(term.id));
    let kind = if has_parts { group(term, whole, work) } else { leaf(term, whole, common, work) };
    Some(ScoreTerm {
        id: term.id.to_owned(),
        parent: parent.map(|(_, id)| id.to_owned()),
        title: title.map(|found| wording_of(found.node)).unwrap_or_default(),
        source: term.nodes.iter().find(|f| f.node.get("source").is_some()).map(|f| source(f.node)),
        weight,
        kind: kind?,
    })
}

/// That the parent exists and the way up ends.
fn in_tree(id: &str, found: Found<'_>, parent: &str, all: &[Term<'_>], work: &mut Work<'_>) {
    let up = |id: &str| all.iter().find(|t| t.id == id).and_then(|t| t.text("in"));
    let way: Vec<&str> = std::iter::successors(Some(parent), |id| up(id)).take(all.len()).collect();
    // Of those in a circle the first by id tells it.
    let back = way.iter().position(|above| *above == id);
    if back.is_some_and(|back| way[..back].iter().all(|other| id < *other)) {
        let says = (format!("“{id}”绕回到自身"), format!("`{id}` comes back to itself"));
        work.issue(found, "circle", says, ("评分项的上级最后要到第一层".to_owned(), "the way up ends at the first level".to_owned()));
    }
    if !all.iter().any(|t| t.id == parent) {
        let near = crate::nearest::proposal(crate::nearest::nearest(parent, all.iter().map(|t| t.id)));
        work.issue(found, "unknown-term", (format!("没有评分项“{parent}”"), format!("there is no term `{parent}`")), (near.zh, near.en));
    }
}

fn missing(at: Found<'_>, id: &str, key: &str, work: &mut Work<'_>) {
    let says = (format!("评分项“{id}”缺少 {key}"), format!("term `{id}` has no `{key}`"));
    let sample = match key {
        "weight" => "weight: 30",
        "unit" => "unit: 万元/亩",
        "value" => "value: MJ-1.01",
        _ => "title: { zh: …, en: … }",
    };
    work.issue(at, "missing-key", says, (format!("例如 {sample}"), format!("such as {sample}")));
}

fn group(term: &Term<'_>, whole: Found<'_>, work: &mut Work<'_>) -> Option<TermKind> {
    if let Some(found) = term.get("value") {
        let says = (format!("“{}”有下级，不能再有 value", term.id), format!("`{}` has parts, so it has no `value`", term.id));
        work.issue(found, "group-with-value", says, ("把它作为一个下级".to_owned(), "make it one of the parts".to_owned()));
    }
    let aggregate = term.text("aggregate").and_then(Aggregate::parse);
    if aggregate.is_none() {
        let says = (format!("“{}”有下级，缺少 aggregate", term.id), format!("`{}` has parts and no `aggregate`", term.id));
        work.issue(whole, "missing-key", says, ("例如 aggregate: arithmetic".to_owned(), "such as aggregate: arithmetic".to_owned()));
    }
    Some(TermKind::Group(aggregate?))
}

fn leaf(term: &Term<'_>, whole: Found<'_>, common: &Common, work: &mut Work<'_>) -> Option<TermKind> {
    let (value, over) = (term.get("value"), term.get("over"));
    if value.is_none() && !is_wanted(term) {
        missing(whole, term.id, "value", work);
    }
    let unit = term.text("unit").and_then(Measure::parse);
    if unit.is_none() && value.is_some() {
        missing(whole, term.id, "unit", work);
    }
    let (said, measure) = (unit.is_some(), unit.or_else(|| Measure::parse("1"))?);
    let amount = value.map(|found| (found, work.amount(found)));
    let divisor = over.map(|found| (found, work.amount(found)));
    if let Some((found, _)) = divisor.as_ref().filter(|(_, made)| made.as_ref().is_some_and(is_zero)) {
        let (reason, hint) = by_zero();
        work.issue(*found, "divided-by-zero", (reason.zh, reason.en), (hint.zh, hint.en));
    }
    let made = |pair: &Option<(Found<'_>, Option<Measured>)>| pair.as_ref().is_none_or(|(_, made)| made.is_some());
    let sound = made(&amount) && made(&divisor);
    let (value, over) = (amount.and_then(|(found, made)| Some((found, made?))), divisor.and_then(|(_, made)| made));
    let mut leaf = Leaf {
        value: None,
        over: None,
        text: (term.text("value").unwrap_or_default().to_owned(), term.text("over").map(str::to_owned)),
        measure,
        better: term.text("better").and_then(Better::parse).unwrap_or(Better::Higher),
        normalise: term.get("normalise").and_then(|f| normaliser(f.node)).unwrap_or_else(|| common.normalise.clone()),
        cap: term.get("cap").map_or_else(|| common.cap.clone(), |f| number(f.node)),
        floor: term.get("floor").map_or_else(|| common.floor.clone(), |f| number(f.node)),
        negative_is_zero: term.text("negative").map_or(common.negative_is_zero, |word| word == "zero"),
        missing: term.text("missing").and_then(MissingScore::parse).unwrap_or(common.missing),
        provider: term.text("provider").map(str::to_owned),
    };
    bounds(term, whole, &mut leaf, work);
    if let Some((found, value)) = value.filter(|_| sound && said) {
        in_unit(found, value, over, &mut leaf, work);
    }
    sound.then(|| TermKind::Leaf(Box::new(leaf)))
}

/// Whether its source, the uppermost that is said, is still wanted.
fn is_wanted(term: &Term<'_>) -> bool {
    term.get("source").is_some_and(|found| found.node.text_of("state") == Some("required"))
}

/// The value, or the quotient, brought to the unit of the term.
fn in_unit(found: Found<'_>, value: Measured, over: Option<Measured>, leaf: &mut Leaf, work: &mut Work<'_>) {
    let own = over.as_ref().map_or_else(|| value.measure.clone(), |over| value.measure.per(&over.measure));
    let Some((by, under)) = own.factor(&leaf.measure) else {
        let says = (format!("公式以“{own}”计，不能换算为“{}”", leaf.measure), format!("the formula is in {own}, not in {}", leaf.measure));
        return work.issue(
            found,
            "mixed-units",
            says,
            ("unit 要与公式同一量纲".to_owned(), "`unit` measures the same thing as the formula".to_owned()),
        );
    };
    leaf.value = Some(value.amount.scaled(by, under));
    leaf.over = over.map(|over| over.amount);
}

/// Base and posts in the unit of the term; those that its method needs.
fn bounds(term: &Term<'_>, whole: Found<'_>, leaf: &mut Leaf, work: &mut Work<'_>) {
    let measure = leaf.measure.clone();
    leaf.normalise.base = bound(term, "base", &measure, work);
    leaf.normalise.low = bound(term, "low", &measure, work);
    leaf.normalise.high = bound(term, "high", &measure, work);
    leaf.normalise.log = term.text("log") == Some("true");
    let n = &leaf.normalise;
    let needs: &[(&str, bool)] = match n.by {
        Scale::Ratio | Scale::Distance => &[("base", n.base.is_none())],
        Scale::GoalPosts | Scale::Efficacy => &[("low", n.low.is_none()), ("high", n.high.is_none())],
        _ => &[],
    };
    for (key, _) in needs.iter().filter(|(key, absent)| *absent && !is_wanted(term) && term.get(key).is_none()) {
        let says = (format!("“{}”的标准化方法要有 {key}", term.id), format!("`{}` is normalised by a method that takes `{key}`", term.id));
        work.issue(
            whole,
            "missing-key",
            says,
            (
                format!("写上 {key}，不掌握时写 {{ state: required, … }}"),
                format!("give `{key}`, or `{{ state: required, … }}` where it is not at hand"),
            ),
        );
    }
}

/// A dated amount in a unit; a bare number is in that unit.
fn bound(term: &Term<'_>, key: &str, measure: &Measure, work: &mut Work<'_>) -> Option<Parameter> {
    let found = term.get(key)?;
    let read = parameter(found.node)?;
    let one = |q: &Quantity| match q.measure.name() {
        "1" => Some(Quantity { amount: q.amount, measure: measure.clone() }),
        _ => q.convert(measure),
    };
    let values: Option<Vec<_>> = read.values.iter().map(|(from, q)| Some((*from, one(q)?))).collect();
    let Some(values) = values else {
        let says = (format!("{key} 的单位与“{measure}”不是同一量纲"), format!("`{key}` does not measure the same thing as {measure}"));
        work.issue(found, "mixed-units", says, (format!("以 {measure} 计"), format!("give it in {measure}")));
        return None;
    };
    Some(Parameter { measure: measure.clone(), values, wanted: read.wanted })
}

/// That a number is one, or a share, and no amount of something.
pub(super) fn bare(key: &str, found: Found<'_>, work: &mut Work<'_>) {
    let read = parameter(found.node);
    if let Some((_, amount)) = read.iter().flat_map(|p| &p.values).find(|(_, amount)| !amount.measure.is_pure()) {
        let says = (format!("{key} 应为数，不能以“{}”计", amount.measure), format!("`{key}` is a number, not in {}", amount.measure));
        work.issue(found, "mixed-units", says, ("例如 30 或 0.2".to_owned(), "such as 30, or 0.2".to_owned()));
    }
}

/// A dated number; a share of `20 %` is 0.2.
pub(super) fn number(node: &Node) -> Option<Parameter> {
    let read = parameter(node)?;
    let one = Measure::parse("1")?;
    let values = read.values.iter().map(|(from, q)| (*from, q.convert(&one).unwrap_or_else(|| q.clone()))).collect();
    Some(Parameter { measure: one, values, wanted: read.wanted })
}
