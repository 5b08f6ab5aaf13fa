//! What has to add up adds up, to the last digit: bridges to the published difference, the parts of a change and the
//! members of every dimension to the whole.

use crate::agree::{questions, request};
use crate::book::{Book, moment, period};
use crate::case::Case;
use crate::naive::answer::Question;
use crate::{EVERY, parks, world};
use figures::{Basis, Decimal, Figure, Price, Reason, Transform};
use indicators::Request;
use indicators::contribution::{Contribution, Part};
use std::collections::BTreeMap;

/// Dimensions whose members have no unit in common, each with the one above it of which its members are parts.
const LEVELS: [&str; 6] = ["firm", "industry", "division", "area", "street", "kind"];
const SUMS: [&str; 6] = ["p.output", "p.output.a", "p.value_added", "p.profit", "p.receivables.mean", "p.gap"];

fn amounts(figure: &Figure) -> [Decimal; 3] {
    let growth = figure.attributes().growth.as_ref().unwrap();
    [growth.published_current, growth.published_base, Decimal::from(figure.attributes().coverage.filed)]
}

#[tokio::test]
async fn a_bridge_adds_up_to_the_published_difference() {
    let catalogue = world::catalogue();
    let mut bridges = 0;
    for case in parks(EVERY) {
        let book = Book::of(&case, &catalogue).await;
        let changes = questions(&case, 42).into_iter().filter(|q| q.transform != Transform::Level);
        for question in changes {
            for figure in book.engine.figures(&request(&question)).await.unwrap() {
                let Some(growth) = &figure.attributes().growth else { continue };
                let difference = growth.published_current - growth.published_base;
                assert_eq!(growth.panel.bridge_total(), difference, "seed {}: {} as of {}", case.seed, figure.id(), question.as_of);
                bridges += usize::from(growth.panel.parts().iter().filter(|(_, p)| p.units > 0).count() > 1);
            }
        }
    }
    println!("{bridges} bridges of more than one part");
    assert!(bridges > 100);
}

/// The growth of a sum by a dimension or whole, on a basis.
fn growth(case: &Case, indicator: &str, by: Option<&str>, basis: Basis) -> Request {
    let span = crate::agree::spans(case)[1];
    Request {
        indicator: indicator.to_owned(),
        period: period(&span.to_string()),
        area: Some("whole".to_owned()),
        by: by.map(str::to_owned),
        basis,
        price: Price::Current,
        impute: None,
        definition: None,
        as_of: moment(case.moments[2]),
        top: None,
        base_share: true,
    }
}

/// Whether last year it was told of every unit to which member it belonged: a class of which it was not told has no member.
fn told_then(case: &Case, by: &str) -> bool {
    by != "kind" || case.tidy
}

/// What the members' changes leave of the whole's.
fn rest(found: &Contribution) -> Option<Decimal> {
    let whole = found.whole.attributes().growth.as_ref()?;
    let parts: Decimal = found.members.iter().filter_map(|m| m.change.value()).sum();
    Some(whole.current - whole.base? - parts)
}

#[tokio::test]
async fn the_parts_of_a_change_add_up_to_the_change_of_the_whole() {
    let catalogue = world::catalogue();
    let (mut told, mut came_or_left) = (0, 0);
    for case in parks(12) {
        let book = Book::of(&case, &catalogue).await;
        for (n, by) in LEVELS.iter().enumerate() {
            let basis = Basis::ALL[(n + usize::try_from(case.seed).unwrap()) % 4];
            for indicator in SUMS {
                let found = book.engine.contribution(&growth(&case, indicator, Some(by), basis)).await.unwrap();
                let unknown = found.members.iter().any(|m| m.growth.outcome().reason() == Some(Reason::Unknown));
                let Some(rest) = rest(&found).filter(|_| !unknown && told_then(&case, by)) else { continue };
                let of = format!("seed {}: {} by {by}", case.seed, found.whole.id());
                assert_eq!(rest, Decimal::ZERO, "{of}");
                assert!(found.overlaps.is_empty(), "{of}");
                let changed: Vec<&Part> = found.members.iter().filter(|m| m.change.value().is_some()).collect();
                told += changed.len();
                came_or_left += changed.iter().filter(|m| m.growth.outcome().value().is_none()).count();
                let Some(whole) = found.whole.outcome().value() else { continue };
                let pulls: Decimal = found.members.iter().filter_map(|m| m.pull.outcome().value()).sum();
                assert_eq!(figures::round(pulls, 12), figures::round(whole, 12), "{of}");
                let parts: Decimal = found.members.iter().filter_map(|m| m.contribution.outcome().value()).sum();
                let changed = !whole.is_zero();
                assert!(!changed || figures::round(parts - Decimal::ONE_HUNDRED, 12).is_zero(), "{of}: {parts}");
            }
        }
    }
    println!("{told} parts of changes, {came_or_left} of them without a growth of their own");
    assert!(told > 500 && came_or_left > 50);
}

#[tokio::test]
async fn parts_of_classes_that_overlap_are_named() {
    let catalogue = world::catalogue();
    for case in parks(6) {
        let book = Book::of(&case, &catalogue).await;
        let request = growth(&case, "p.output", Some("topic"), Basis::Published);
        let found = book.engine.contribution(&request).await.unwrap();
        let naive = crate::naive::Naive::new(&case);
        let question = Question {
            indicator: "p.output",
            transform: Transform::Level,
            span: crate::agree::spans(&case)[1],
            area: "whole",
            by: Some("industry"),
            basis: Basis::Published,
            price: Price::Current,
            as_of: case.moments[2],
        };
        // x and y have industry 9201 in common.
        let both = naive.answers(&question).get("9201").map_or(0, |a| a.filed);
        let named: u64 = found.overlaps.iter().map(|o| o.units as u64).sum();
        assert_eq!(named, both, "seed {}", case.seed);
    }
}

#[tokio::test]
async fn the_members_of_every_dimension_add_up_to_the_whole() {
    let catalogue = world::catalogue();
    let mut sums = 0;
    for case in parks(EVERY) {
        let book = Book::of(&case, &catalogue).await;
        for indicator in ["p.output", "p.revenue", "p.profit"] {
            let growth_of = format!("{indicator}.growth");
            let whole = book.engine.figures(&growth(&case, &growth_of, None, Basis::Comparable)).await.unwrap().pop().unwrap();
            for by in LEVELS {
                let members = book.engine.figures(&growth(&case, &growth_of, Some(by), Basis::Comparable)).await.unwrap();
                if members.iter().any(|m| m.outcome().reason() == Some(Reason::Unknown)) || !told_then(&case, by) {
                    continue;
                }
                let mut total = [Decimal::ZERO; 3];
                for member in &members {
                    total.iter_mut().zip(amounts(member)).for_each(|(sum, one)| *sum += one);
                }
                assert_eq!(total, amounts(&whole), "seed {}: {indicator} by {by}", case.seed);
                sums += 1;
            }
            let by_industry = book.engine.figures(&growth(&case, &growth_of, Some("industry"), Basis::Comparable)).await.unwrap();
            let divisions = book.engine.figures(&growth(&case, &growth_of, Some("division"), Basis::Comparable)).await.unwrap();
            assert_eq!(by_beginning(&by_industry), by_beginning(&divisions), "seed {}: {indicator}", case.seed);
        }
    }
    println!("{sums} dimensions added up");
    assert!(sums > 50);
}

/// This year's amounts and units by the first two digits of the member. What was published last year is left out: a
/// unit that changes its industry within a division goes out of one and comes into the other.
fn by_beginning(members: &[Figure]) -> BTreeMap<String, (Decimal, u64)> {
    let mut all = BTreeMap::new();
    for member in members {
        let name = member.id().by.as_ref().unwrap().1.clone();
        let beginning = if name == "unknown" { name } else { name[..2].to_owned() };
        let sum: &mut (Decimal, u64) = all.entry(beginning).or_default();
        sum.0 += amounts(member)[0];
        sum.1 += member.attributes().coverage.expected;
    }
    all
}
