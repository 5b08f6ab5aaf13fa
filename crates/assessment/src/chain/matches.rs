//! Who could supply whom in the park: a firm stands on a segment that supplies a segment of another firm, and that one buys there from
//! outside.

use super::supply::from_outside;
use super::{Age, Known, SegmentStory};
use figures::Decimal;
use jiff::civil::Date;
use methodology::catalogue::Chain;
use std::collections::{BTreeMap, BTreeSet};

/// A supplier within the park for what is bought outside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The segment that is bought, by its place in the chain.
    pub segment: usize,
    /// The segments of the buyer that it supplies.
    pub to: BTreeSet<usize>,
    /// Who could supply.
    pub supplier: String,
    /// Who buys.
    pub buyer: String,
    /// What is bought from outside, 万元; nothing where an amount is not known or it is beyond what can be added.
    pub amount: Option<Decimal>,
    /// The purchases, by their place among those given.
    pub purchases: Vec<usize>,
    /// Purchases that the buyer makes of this supplier already.
    pub already: Vec<usize>,
    /// How old the newest check of these purchases is.
    pub age: Age,
}

/// The matches of a chain: the largest amount first, then those whose amount is not known; by segment, supplier and buyer among equals.
pub(super) fn matches(chain: &Chain, stories: &[SegmentStory], known: Known<'_>, day: Date) -> Vec<Match> {
    let on = super::firms::standing(stories.iter().enumerate().map(|(at, story)| (at, &story.staff)));
    let mut out = Vec::new();
    for (at, story) in stories.iter().enumerate() {
        let below: BTreeSet<usize> = downstream(chain, at).collect();
        let mut outside: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for purchase in story.supply.purchases.iter().copied().filter(|purchase| from_outside(known, &known.supplies[*purchase])) {
            outside.entry(&known.supplies[purchase].buyer).or_default().push(purchase);
        }
        for (buyer, purchases) in outside {
            let to: BTreeSet<usize> = on.get(buyer).into_iter().flatten().filter(|segment| below.contains(segment)).copied().collect();
            let age = Age::newest(chain, purchases.iter().map(|at| known.supplies[*at].checked), day);
            let suppliers = story.staff.placed.iter().filter(|firm| firm.unit != buyer && !to.is_empty());
            out.extend(suppliers.map(|firm| Match {
                segment: at,
                to: to.clone(),
                ..of((&firm.unit, buyer), &purchases, story, known, age)
            }));
        }
    }
    out.sort_by(|a, b| {
        let by_amount = b.amount.cmp(&a.amount);
        by_amount.then((a.segment, &a.supplier, &a.buyer).cmp(&(b.segment, &b.supplier, &b.buyer)))
    });
    out
}

/// The segments that a segment supplies, by their place in the chain.
fn downstream(chain: &Chain, at: usize) -> impl Iterator<Item = usize> + '_ {
    let links = chain.links.iter().filter(move |link| chain.segments.get(at).is_some_and(|segment| segment.id == link.from));
    links.filter_map(|link| chain.segments.iter().position(|segment| segment.id == link.to))
}

/// A match but for its segments.
fn of((supplier, buyer): (&str, &str), purchases: &[usize], story: &SegmentStory, known: Known<'_>, age: Age) -> Match {
    let amount = purchases.iter().try_fold(Decimal::ZERO, |sum, at| sum.checked_add(known.supplies[*at].amount?));
    let is_already = |at: &usize| known.supplies[*at].buyer == buyer && known.supplies[*at].supplier.as_deref() == Some(supplier);
    Match {
        segment: 0,
        to: BTreeSet::new(),
        supplier: supplier.to_owned(),
        buyer: buyer.to_owned(),
        amount,
        purchases: purchases.to_vec(),
        already: story.supply.purchases.iter().copied().filter(is_already).collect(),
        age,
    }
}
