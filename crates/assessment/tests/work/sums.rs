//! What must hold of every funnel, chain and plan.

use crate::attraction::{day, funnel};
use crate::chain::chain;
use assessment::attraction::{Lead, counted};
use assessment::chain::{Firm, Known, Placement, Presence, Supply, survey};
use assessment::plan::{Item, Level, Plan, tree};
use figures::{Outcome, Reason};
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn date() -> impl Strategy<Value = Option<Date>> {
    proptest::option::weighted(0.7, (0i64..700).prop_map(|days| day("2020-06-01").saturating_add(days.days())))
}

fn lead() -> impl Strategy<Value = Lead> {
    (proptest::collection::vec(date(), 4), date(), proptest::option::of(-5i64..100)).prop_map(|(stages, lost, amount)| Lead {
        stages,
        lost,
        amount: amount.map(Into::into),
        ..Lead::default()
    })
}

fn placement() -> impl Strategy<Value = Placement> {
    (0usize..6, 0usize..10, any::<bool>(), date()).prop_map(|(unit, segment, weak, checked)| Placement {
        unit: format!("U{unit}"),
        segment: format!("micro.{}", chain().segments[segment].id),
        weak,
        checked,
        ..Placement::default()
    })
}

fn supply() -> impl Strategy<Value = Supply> {
    (0usize..6, 0usize..10, proptest::option::of(0usize..6), any::<bool>(), proptest::option::weighted(0.8, 0i64..1000)).prop_map(
        |(buyer, segment, supplier, named, amount)| Supply {
            buyer: format!("U{buyer}"),
            segment: format!("micro.{}", chain().segments[segment].id),
            supplier: supplier.map(|unit| format!("U{unit}")),
            supplier_name: named.then(|| "somebody".to_owned()),
            amount: amount.map(Into::into),
            ..Supply::default()
        },
    )
}

fn firms(in_park: &[bool]) -> BTreeMap<String, Firm> {
    let of = |(at, in_park): (usize, &bool)| {
        let firm = Firm {
            name: String::new(),
            owner: None,
            industry: Some("3973".to_owned()),
            in_park: *in_park,
            output: Outcome::Missing(Reason::NotFiled),
        };
        (format!("U{at}"), firm)
    };
    in_park.iter().enumerate().map(of).collect()
}

fn item() -> impl Strategy<Value = Item> {
    (0usize..8, proptest::option::of(0usize..9), proptest::option::weighted(0.9, 0usize..3)).prop_map(|(id, parent, level)| Item {
        id: id.to_string(),
        plan: Some("P".to_owned()),
        parent: parent.map(|parent| parent.to_string()),
        level: level.map(|at| [Level::Objective, Level::Measure, Level::Task][at]),
        ..Item::default()
    })
}

proptest! {
    #[test]
    fn those_who_reached_a_stage_went_on_were_lost_or_are_there(leads in proptest::collection::vec(lead(), 0..40), days in 0i64..700) {
        let today = day("2020-06-01").saturating_add(days.days());
        let all: Vec<&Lead> = leads.iter().collect();
        let counted = counted(&funnel(), &all, today);
        prop_assert_eq!(counted.leads as usize + counted.undated.len() + counted.later as usize, leads.len());
        prop_assert_eq!(counted.stages[0].reached, counted.leads);
        prop_assert_eq!(counted.stages.iter().map(|s| s.lost).sum::<u32>(), counted.lost);
        prop_assert_eq!(counted.stages.iter().map(|s| s.here).sum::<u32>(), counted.leads - counted.lost);
        for pair in counted.stages.windows(2) {
            prop_assert_eq!(pair[0].onward, pair[1].reached);
        }
        for stage in &counted.stages {
            prop_assert_eq!(stage.reached, stage.onward + stage.lost + stage.here);
            prop_assert_eq!(stage.ages.days.len(), stage.here as usize);
            prop_assert!(stage.ages.days.iter().all(|days| *days >= 0));
            prop_assert_eq!(stage.here_amount.known + stage.here_amount.unknown, stage.here);
        }
    }

    #[test]
    fn every_gap_is_a_segment_without_a_firm_of_the_park(
        placements in proptest::collection::vec(placement(), 0..20),
        supplies in proptest::collection::vec(supply(), 0..30),
        in_park in proptest::collection::vec(any::<bool>(), 6),
    ) {
        let firms = firms(&in_park);
        let known = Known { firms: &firms, placements: &placements, supplies: &supplies, gaps: &[], candidates: &[], leads: &[] };
        let chain = chain();
        let found = survey(&chain, known, day("2021-08-10"));
        for (segment, story) in chain.segments.iter().zip(&found.segments) {
            let name = format!("micro.{}", segment.id);
            let anybody = placements.iter().any(|p| p.segment == name && firms.get(&p.unit).is_some_and(|firm| firm.in_park));
            prop_assert_eq!(story.presence == Presence::Gap, !anybody);
            prop_assert!(story.staff.proposed.iter().all(|unit| story.staff.placed.iter().all(|firm| firm.unit != *unit)));
            if let Ok((low, high)) = story.supply.bounds() {
                prop_assert!(low <= high);
                prop_assert_eq!(story.supply.ratio().is_ok(), low == high || story.supply.unnamed.is_zero());
            }
        }
        for found in &found.matches {
            prop_assert!(found.supplier != found.buyer && !found.to.is_empty());
            let stands = |unit: &str, at: usize| placements.iter().any(|p| p.unit == unit && p.segment == format!("micro.{}", chain.segments[at].id));
            prop_assert!(stands(&found.supplier, found.segment) && found.to.iter().all(|at| stands(&found.buyer, *at)));
            let linked = |to: usize| chain.links.iter().any(|l| l.from == chain.segments[found.segment].id && l.to == chain.segments[to].id);
            prop_assert!(found.to.iter().all(|at| linked(*at)));
        }
    }

    #[test]
    fn every_item_of_a_plan_has_one_place(items in proptest::collection::vec(item(), 0..12)) {
        let plan = Plan { id: "P".to_owned(), ..Plan::default() };
        let mut ids: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        let tree = tree(&plan, &items);
        prop_assert_eq!(tree.walk().len(), ids.len());
        prop_assert!(tree.walk().iter().all(|(depth, _)| *depth <= 2));
    }
}
