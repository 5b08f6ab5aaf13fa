//! Who is behind a figure, held against what each firm has and a walk from owner to owner in plain loops.

use crate::book::{Book, moment, period};
use crate::case::{Case, Line, code};
use crate::generate::ALWAYS;
use crate::{EVERY, parks, world};
use figures::behind::{Cells, Of, Owned};
use figures::{Basis, Decimal, Figure, Price};
use indicators::Request;
use std::collections::BTreeMap;

/// A park some of whose firms belong to groups, some to a firm of the park, and two to each other.
fn owned_park(case: &Case) -> (Case, BTreeMap<String, String>) {
    let (mut case, mut owners) = (case.clone(), BTreeMap::new());
    for unit in 0..case.units {
        let owner = match unit % 8 {
            0 | 3 => format!("集团{}", unit % 3),
            5 => code(unit - 1).as_str().to_owned(),
            4 if unit % 16 == 4 => code(unit + 1).as_str().to_owned(),
            _ => continue,
        };
        let Some(known) = case.register.iter().filter(|l| l.unit == unit).map(|l| l.known).min() else { continue };
        case.register.push(Line { unit, attribute: "owner", value: owner.clone(), from: ALWAYS, to: None, known });
        owners.insert(code(unit).as_str().to_owned(), owner);
    }
    (case, owners)
}

/// The last owner; of two that own each other the first by code.
fn last(owners: &BTreeMap<String, String>, unit: &str) -> String {
    let mut way = vec![unit.to_owned()];
    while let Some(owner) = owners.get(way.last().unwrap()) {
        if way.contains(owner) {
            return way.last().unwrap().min(owner).clone();
        }
        way.push(owner.clone());
    }
    way.pop().unwrap()
}

fn request(case: &Case, indicator: &str, area: &str, by: Option<&str>) -> Request {
    Request {
        indicator: indicator.to_owned(),
        period: period(&crate::agree::spans(case)[1].to_string()),
        area: Some(area.to_owned()),
        by: by.map(str::to_owned),
        basis: Basis::default(),
        price: Price::Current,
        impute: None,
        definition: None,
        top: None,
        base_share: true,
        as_of: moment(case.moments[2]),
    }
}

async fn weighed(book: &Book, request: &Request) -> Vec<Figure> {
    let figures = book.engine.figures(request).await.unwrap();
    book.engine.weigh(figures, None).await.unwrap()
}

/// The first table of a figure.
fn table(figure: &Figure) -> &Cells {
    &figure.behind().unwrap().stakes[0].table
}

fn all(cells: &Cells) -> Owned {
    let mut all = Owned::new();
    for (owner, amount) in cells.values().flatten() {
        *all.entry(owner.clone()).or_default() += *amount;
    }
    all
}

#[tokio::test]
async fn what_owners_have_is_what_their_firms_have() {
    let catalogue = world::catalogue();
    let mut groups = 0;
    for case in parks(EVERY) {
        let (case, owners) = owned_park(&case);
        let book = Book::of(&case, &catalogue).await;
        for indicator in ["p.output", "p.profit", "p.value_added"] {
            let mut wanted: BTreeMap<String, Decimal> = BTreeMap::new();
            for figure in book.engine.figures(&request(&case, indicator, "whole", Some("firm"))).await.unwrap() {
                let Some(value) = figure.outcome().value() else { continue };
                *wanted.entry(last(&owners, &figure.id().by.as_ref().unwrap().1)).or_default() += value.abs();
            }
            groups += wanted.keys().filter(|owner| owner.starts_with("集团")).count();
            let told = |cells: &Cells| all(cells).into_iter().map(|(o, a)| (o.to_string(), a.normalize())).collect::<BTreeMap<_, _>>();
            let whole = &weighed(&book, &request(&case, indicator, "whole", None)).await[0];
            let wanted: BTreeMap<String, Decimal> = wanted.into_iter().map(|(o, a)| (o, a.normalize())).collect();
            if whole.outcome().value().is_some() {
                assert_eq!(told(table(whole)), wanted, "seed {} {indicator}", case.seed);
            }
            for by in ["street", "area", "kind"] {
                for figure in weighed(&book, &request(&case, indicator, "whole", Some(by))).await.iter().take(1) {
                    if figure.behind().unwrap().proven && case.tidy {
                        assert_eq!(told(table(figure)), wanted, "seed {} {indicator} by {by}", case.seed);
                    }
                }
            }
        }
    }
    assert!(groups > 3, "{groups} groups");
}

#[tokio::test]
async fn what_is_no_part_of_a_proven_table_says_so() {
    let catalogue = world::catalogue();
    for case in parks(2) {
        let book = Book::of(&case, &catalogue).await;
        let proven = async |indicator: &str, area: &str, by: Option<&str>| {
            let all = weighed(&book, &request(&case, indicator, area, by)).await;
            all.iter().map(|figure| figure.behind().unwrap().proven).collect::<Vec<_>>()
        };
        for (indicator, area, by) in [("p.output", "whole", None), ("p.output", "whole", Some("division")), ("p.output", "east", None)] {
            assert!(proven(indicator, area, by).await.into_iter().all(|proven| proven), "{indicator} {area} {by:?}");
        }
        for (indicator, area, by) in
            [("p.output.a", "whole", Some("division")), ("p.output", "east", Some("street")), ("p.output.a", "east", None)]
        {
            assert!(proven(indicator, area, by).await.into_iter().all(|proven| !proven), "{indicator} {area} {by:?}");
        }
        // A condition is a part of everybody, and where it names classes of a list, the sum of these.
        let part = &weighed(&book, &request(&case, "p.output.a", "whole", None)).await[0];
        let of: Vec<&Of> = part.behind().unwrap().stakes.iter().map(|stake| &stake.of).collect();
        assert!(of.iter().all(|of| matches!(of, Of::Cells(cells) if cells.len() == 1)), "{of:?}");
        // A mixed sum is judged term by term and as a whole; a growth on this period, its base and last year.
        let mixed = &weighed(&book, &request(&case, "p.output.mixed", "whole", None)).await[0];
        assert!(mixed.behind().unwrap().stakes.len() >= 3);
        let growth = &weighed(&book, &request(&case, "p.output.growth", "whole", None)).await[0];
        assert_eq!(growth.behind().unwrap().stakes.len(), 3);
    }
}
