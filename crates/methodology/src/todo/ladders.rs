//! What rules of ladders still want: their texts, single conditions, ways of giving points.

use super::{Wanted, wanted};
use crate::catalogue::{Check, Condition, LadderRule, Points, Way};
use figures::Text;

/// What one rule wants, each as `gq.2016.level`.
pub(super) fn of_rule(rule: &LadderRule) -> Vec<Wanted> {
    let leaves = rule.leaves().into_iter().flat_map(|leaf| of_condition(rule, leaf));
    let scores = rule.scores.iter().flat_map(|score| of_points(rule, &score.points));
    leaves.chain(scores).collect()
}

fn of_condition(rule: &LadderRule, leaf: &Condition) -> Option<Wanted> {
    if let Check::Wanted(note) = &leaf.check {
        return Some(one("condition", rule, &leaf.id, &leaf.title, note));
    }
    let id = format!("{}.{}", rule.id, leaf.id);
    wanted("condition", &id, &leaf.title, leaf.source.as_ref()?, Some(&rule.place))
}

fn of_points(rule: &LadderRule, points: &Points) -> Vec<Wanted> {
    let own = points.wanted.as_ref().map(|note| one("points", rule, &points.title.en, &points.title, note));
    let parts = match &points.way {
        Way::Sum(parts) | Way::Best(parts) => &parts[..],
        _ => &[],
    };
    own.into_iter().chain(parts.iter().flat_map(|part| of_points(rule, part))).collect()
}

fn one(kind: &'static str, rule: &LadderRule, id: &str, title: &Text, note: &str) -> Wanted {
    Wanted { kind, id: format!("{}.{id}", rule.id), title: title.clone(), note: note.to_owned(), place: Some(rule.place.clone()) }
}
