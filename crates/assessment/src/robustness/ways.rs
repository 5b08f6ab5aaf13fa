//! Other ways of normalising, beside each leaf's own.

use crate::scorecard::Board;
use crate::scorecard::model::Model;
use crate::scorecard::normalise::{Choice, Normal};
use crate::scorecard::settings::{LeafSettings, normal};
use methodology::catalogue::{Better, Normaliser, Scale};

/// The model of a board in which every leaf has these ways after its own, in this order.
///
/// They take the base and the posts of the leaf, least to greatest those of whoever is ranked. A leaf without the base that a way
/// takes keeps its own in those runs.
pub fn with_others(board: &Board, others: &[Normaliser]) -> Model {
    let mut model = board.model.clone();
    let leaves = crate::scorecard::tree::leaves(&board.card);
    for (of, (term, leaf)) in model.leaves.iter_mut().zip(leaves) {
        for other in others {
            let way = other_way(&leaf.normalise, &board.settings.leaves[term], other);
            let own = of.choices.first().cloned();
            let choice = way.map(|way| Choice::other(way, leaf.better == Better::Lower, &of.x, &board.model.fields));
            of.choices.extend(choice.or(own));
        }
    }
    model
}

fn other_way(own: &Normaliser, settings: &LeafSettings, other: &Normaliser) -> Option<Normal> {
    let posts = match other.by {
        Scale::MinMax => LeafSettings { low: None, high: None, ..*settings },
        _ => *settings,
    };
    let needs_base = matches!(other.by, Scale::Ratio | Scale::Distance);
    (!needs_base || settings.base.is_some()).then(|| Normal { log: own.log && other.by != Scale::Ratio, ..normal(other, &posts) })
}
