//! Scorecards from their definitions, with their formulas parsed and checked when everything they name is known.

mod classes;
mod formulas;
mod layers;
mod limits;
mod parts;
mod ranges;
mod repeats;
mod terms;
mod words;

use super::Definition;
use super::convert::{source, wording_of};
use crate::catalogue::{Aggregate, Catalogue, Judged, Scorecard};
use crate::check::is_well_sourced;
use crate::formula::check;
use crate::nearest::{nearest, proposed};
use crate::score::Scope;
use figures::{Issue, Measure};
use formulas::Work;
use layers::Layers;
use std::collections::{BTreeMap, BTreeSet};

/// Digits of a shown score where a card doesn't say.
const DECIMALS: u32 = 2;

/// Gives the catalogue its scorecards. A card with a fault is left out.
pub fn resolve<'a>(definitions: &'a [Definition<'a>], catalogue: &mut Catalogue) -> Vec<Issue> {
    let declared: BTreeSet<(&'static str, String)> = definitions.iter().map(|d| (d.kind, d.id.clone())).collect();
    let cards: BTreeMap<&str, &Definition<'_>> =
        definitions.iter().filter(|d| d.kind == "scorecard" && d.sound).map(|d| (d.id.as_str(), d)).collect();
    let mut issues = Vec::new();
    let mut read = Vec::new();
    for definition in cards.values() {
        issues.extend(unknown_card(definition, &cards, &declared));
        let (card, found) = card(definition, &cards, (catalogue, &declared));
        let whole = found.is_empty() && is_well_sourced(definition, definitions, catalogue);
        read.extend(card.filter(|_| whole));
        issues.extend(found);
    }
    catalogue.scorecards = read.into_iter().map(|card: Scorecard| (card.id.clone(), card)).collect();
    issues
}

fn unknown_card(d: &Definition<'_>, cards: &BTreeMap<&str, &Definition<'_>>, declared: &BTreeSet<(&'static str, String)>) -> Option<Issue> {
    let node = d.node.get("refines")?;
    let id = node.text().unwrap_or_default();
    if id == d.id {
        let issue = d.issue_at("refines-itself", node.spot, "评分卡不能以自身为基础", "a card can't refine itself");
        return Some(issue.hint("写另一张评分卡，或去掉 refines", "name another card, or leave `refines` out"));
    }
    if cards.contains_key(id) || declared.contains(&("scorecard", id.to_owned())) {
        return None;
    }
    let issue = d.issue_at("unknown-scorecard", node.spot, format!("没有评分卡“{id}”"), format!("there is no scorecard `{id}`"));
    Some(proposed(issue, nearest(id, cards.keys().copied())))
}

type Names<'c> = (&'c Catalogue, &'c BTreeSet<(&'static str, String)>);

fn card<'a>(
    d: &'a Definition<'a>,
    cards: &BTreeMap<&str, &'a Definition<'a>>,
    (catalogue, declared): Names<'_>,
) -> (Option<Scorecard>, Vec<Issue>) {
    let layers = Layers::of(d, cards);
    // A card that refines one with issues of its own has nothing to stand on: those are reported where they are.
    let broken = layers.0.last().is_some_and(|lowest| lowest.node.get("refines").is_some());
    if broken {
        return (None, circle(d, &layers).into_iter().collect());
    }
    let missing: Vec<&str> = ["title", "owner", "of", "aggregate", "terms"].into_iter().filter(|key| layers.get(key).is_none()).collect();
    if !missing.is_empty() {
        let own = missing.into_iter().filter(|_| layers.0.len() == 1);
        return (None, own.map(|key| missing_key(d, key)).collect());
    }
    let (panel, mut issues) = judged_panel(d, &layers, catalogue, declared);
    if !issues.is_empty() || (panel.is_none() && layers.get("of").is_some_and(|of| of.node.get("panel").is_some())) {
        return (None, issues);
    }
    let known = BTreeMap::new();
    let measures = panel.map(|panel| panel.measures.iter().map(|(id, m)| (id.as_str(), &m.measure)).collect());
    let resources: BTreeMap<&str, &Measure> = catalogue.resources.iter().map(|(id, r)| (id.as_str(), &r.measure)).collect();
    let scope = Scope { names: check::Scope { catalogue, declared, known: &known }, measures, resources, record: None, of_day: false };
    let mut work = Work::new(d, &scope);
    let card = built(&layers, &mut work, panel.map(|p| p.id.clone()));
    let (operands, found) = work.done();
    issues.extend(found);
    (card.map(|card| Scorecard { operands, ..card }), issues)
}

fn missing_key(d: &Definition<'_>, key: &str) -> Issue {
    let issue = d.issue("missing-key", format!("评分卡缺少 {key}"), format!("the scorecard has no `{key}`"));
    issue.hint("写上它，或用 refines 指出以哪张评分卡为基础", "write it, or say with `refines` which card it rests on")
}

/// Cards that refine each other; told once, at the first of them by id.
fn circle(d: &Definition<'_>, layers: &Layers<'_>) -> Option<Issue> {
    let next = layers.0.last().and_then(|lowest| lowest.node.text_of("refines"))?;
    let node = d.node.get("refines")?;
    let first = layers.0.len() > 1 && layers.0.iter().all(|layer| d.id <= layer.id);
    (first && d.id == next).then(|| {
        let issue = d.issue_at("circle", node.spot, "几张评分卡互为基础", "the cards refine one another in a circle");
        issue.hint("最下面一张要自成一体", "the lowest card stands on its own")
    })
}

type Panel<'c> = Option<&'c crate::catalogue::Panel>;

/// The panel whose members are judged, where it is one.
fn judged_panel<'c>(
    d: &Definition<'_>,
    layers: &Layers<'_>,
    catalogue: &'c Catalogue,
    declared: &BTreeSet<(&'static str, String)>,
) -> (Panel<'c>, Vec<Issue>) {
    let Some((of, node)) = layers.get("of").and_then(|of| Some((of, of.node.get("panel")?))) else { return (None, Vec::new()) };
    let id = node.text().unwrap_or_default();
    if let Some(panel) = catalogue.panels.get(id) {
        return (Some(panel), Vec::new());
    }
    if !of.own || declared.contains(&("panel", id.to_owned())) {
        return (None, Vec::new());
    }
    let issue = d.issue_at("unknown-panel", node.spot, format!("没有对比面板“{id}”"), format!("there is no panel `{id}`"));
    (None, vec![proposed(issue, nearest(id, catalogue.panels.keys().map(String::as_str)))])
}

fn built(layers: &Layers<'_>, work: &mut Work<'_>, panel: Option<String>) -> Option<Scorecard> {
    let d = work.definition;
    let terms = terms::terms(layers, work);
    limits::card(layers, work);
    repeats::lists(layers, work);
    let classes = layers.get("classes").and_then(|found| parts::classes(found, work));
    Some(Scorecard {
        id: d.id.clone(),
        title: layers.get("title").map(|f| wording_of(f.node)).unwrap_or_default(),
        meaning: layers.get("meaning").map(|f| wording_of(f.node)),
        owner: layers.text("owner").unwrap_or_default().to_owned(),
        source: source(d.node),
        refines: layers.0.get(1).map(|lower| lower.id.clone()),
        of: match panel {
            Some(panel) => Judged::Panel(panel),
            None => Judged::Units(parts::units(layers, work)),
        },
        operands: Vec::new(),
        prepare: parts::steps(layers, work),
        groups: parts::groups(layers, work),
        exclusions: layers.elements("exclude").into_iter().filter_map(|f| parts::rule(f, work)).collect(),
        merge: parts::merge(layers, work),
        coefficient: layers.get("coefficient").and_then(|f| parts::adjustment(f, work)),
        bonuses: layers.elements("bonus").into_iter().filter_map(|f| parts::adjustment(f, work)).collect(),
        penalties: layers.elements("penalty").into_iter().filter_map(|f| parts::adjustment(f, work)).collect(),
        bounds: layers.get("score").map(|f| parts::bounds(f.node)).unwrap_or_default(),
        decimals: layers.text("decimals").and_then(|t| t.parse().ok()).unwrap_or(DECIMALS),
        compare_shown: layers.text("compare") == Some("shown"),
        overrides: layers.elements("overrides").into_iter().filter_map(|f| parts::overriding(f, classes.as_ref(), work)).collect(),
        inherit: parts::inherit(layers, work),
        policies: layers.get("policies").map(|f| parts::policies(f, classes.as_ref(), work)).unwrap_or_default(),
        publicity: layers.get("publicity").map(|f| parts::publicity(f.node)),
        robustness: layers.get("robustness").map(|f| parts::robustness(f.node)),
        classes,
        pack: d.pack.clone(),
        place: d.place(),
        // Last, so that what is wrong with the rest is told too.
        terms: terms?,
        aggregate: layers.text("aggregate").and_then(Aggregate::parse)?,
    })
}
