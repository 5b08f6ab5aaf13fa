//! A firm that changes its name, or takes another one over, is the same firm to a comparable growth.

use crate::agree::{answer, id, questions};
use crate::book::{Book, moment};
use crate::case::{Case, Filed, Line, Month, Reach};
use crate::draw::Draw;
use crate::filings::{FINANCE, OUTPUT};
use crate::generate::{ALWAYS, days_after};
use crate::naive::Naive;
use crate::naive::answer::Question;
use crate::{parks, world};
use figures::{Basis, Decimal, Price, Transform};

#[tokio::test]
async fn new_names_move_no_figure() {
    let catalogue = world::catalogue();
    for case in parks(24) {
        let mut renamed = case.clone();
        let mut draw = Draw::new(case.seed);
        for unit in (0..case.units).filter(|n| n % 3 != 0) {
            let since = case.register.iter().filter(|l| l.unit == unit).map(|l| l.from).min().unwrap();
            let from = days_after(since, draw.between(0, 900));
            let known = days_after(from, draw.between(0, 300));
            // The first row of a unit brings it into the register, so a name is no earlier than what is there.
            let first = case.register.iter().filter(|l| l.unit == unit).map(|l| l.known).min().unwrap();
            for (attribute, value) in [("name", format!("虚构{unit}改名厂")), ("event", "renamed".to_owned())] {
                renamed.register.push(Line { unit, attribute, value, from, to: None, known: known.max(first) });
            }
        }
        let (before, after) = (Book::of(&case, &catalogue).await, Book::of(&renamed, &catalogue).await);
        let naive = Naive::new(&case);
        for as_of in &case.moments {
            let asked: Vec<Question> = questions(&case, 42).into_iter().filter(|q| q.as_of == *as_of).collect();
            let ids: Vec<_> = asked.iter().flat_map(|q| naive.answers(q).into_keys().map(|m| id(q, &m)).collect::<Vec<_>>()).collect();
            let of = async |book: &Book| format!("{:#?}", book.engine.figures_of(&ids, moment(*as_of)).await.unwrap());
            let (before, after) = (of(&before).await, of(&after).await);
            let differs = before.lines().zip(after.lines()).find(|(a, b)| a != b);
            assert!(before == after, "seed {} as of {as_of}: {differs:?}", case.seed);
        }
    }
}

/// Two firms of one kind in one place, side by side or as one: from the new year on the first files for both, with the
/// same period of both in its columns, and the second has left.
fn beside(case: &Case, merged: bool) -> Case {
    let mut case = case.clone();
    let (a, b) = (case.units, case.units + 1);
    case.units += 2;
    let mut draw = Draw::new(case.seed);
    let since = days_after(ALWAYS, 9);
    let new_year = Month::new(2021, 1).first_day();
    for unit in [a, b] {
        for (attribute, value) in [("name", "虚构厂"), ("industry", "9101"), ("area", "east"), ("street", "一号路")] {
            case.register.push(Line { unit, attribute, value: value.to_owned(), from: ALWAYS, to: None, known: since });
        }
    }
    if merged {
        for (unit, event) in [(b, "left"), (a, "renamed")] {
            let known = days_after(new_year, 10);
            case.register.push(Line { unit, attribute: "event", value: event.to_owned(), from: new_year, to: None, known });
        }
    }
    let last = case.last;
    for year in [2019, 2020, 2021] {
        for month in (2..=12).map(|m| Month::new(year, m)).filter(|m| *m <= last) {
            for (form, reach) in [(OUTPUT, Reach::Month), (OUTPUT, Reach::Year), (FINANCE, Reach::Year)] {
                let mut values = || {
                    let items: &[&str] = if form == OUTPUT { &["01", "03"] } else { &["301", "202", "327"] };
                    items.iter().map(|item| (*item, Decimal::from(draw.between(100, 9000)))).collect::<Vec<_>>()
                };
                let own = [values(), values()];
                sheets(&mut case, (form, reach, month), own, merged && year == 2021, [a, b]);
            }
        }
    }
    case.filings.sort_by_key(|f| f.known);
    case
}

fn sheets(
    case: &mut Case,
    (form, reach, month): (&'static str, Reach, Month),
    own: [Vec<(&'static str, Decimal)>; 2],
    one: bool,
    units: [usize; 2],
) {
    if reach == Reach::Month && month.month() == 2 {
        return;
    }
    let known = days_after(month.last_day(), 10);
    let sheet = |unit, month, same_period, values| Filed { unit, form, reach, month, same_period, known, values };
    if !one {
        case.filings.extend(own.into_iter().zip(units).map(|(values, unit)| sheet(unit, month, false, values)));
        return;
    }
    let sum =
        |two: &[Vec<(&'static str, Decimal)>]| two[0].iter().zip(&two[1]).map(|((item, a), (_, b))| (*item, a + b)).collect::<Vec<_>>();
    let before = month.plus(-12);
    let last = |unit| case.filings.iter().find(|f| f.chain() == (unit, form, reach, before, false)).unwrap().values.clone();
    let base = sum(&units.map(last));
    case.filings.push(sheet(units[0], before, true, base));
    case.filings.push(sheet(units[0], month, false, sum(&own)));
}

#[tokio::test]
async fn a_firm_that_takes_another_over_moves_no_comparable_growth() {
    let catalogue = world::catalogue();
    let mut compared = 0;
    for case in parks(24) {
        let books = [beside(&case, false), beside(&case, true)];
        let (two, one) = (Book::of(&books[0], &catalogue).await, Book::of(&books[1], &catalogue).await);
        let naive = Naive::new(&books[0]);
        for indicator in ["p.output", "p.output.a", "p.value_added", "p.profit", "p.sales.share", "p.receivables", "p.gap"] {
            // The months of this year: of twelve in a row some would be from before the two were one.
            for (span, by) in crate::agree::spans(&case)[..3].iter().flat_map(|s| [None, Some("division"), Some("area")].map(|by| (*s, by)))
            {
                let (transform, price, as_of) = (Transform::Growth, Price::Current, case.moments[2]);
                let question = Question { indicator, transform, span, area: "whole", by, basis: Basis::Comparable, price, as_of };
                let ids: Vec<_> = naive.answers(&question).into_keys().map(|member| id(&question, &member)).collect();
                let of = async |book: &Book| {
                    let figures = book.engine.figures_of(&ids, moment(as_of)).await.unwrap();
                    let told = |figure: &figures::Figure| {
                        let found = answer(figure);
                        (figure.id().to_string(), found.value, found.growth.map(|g| (g.current, g.base)))
                    };
                    figures.iter().map(|f| told(f.as_ref().unwrap())).collect::<Vec<_>>()
                };
                let (of_two, of_one) = (of(&two).await, of(&one).await);
                assert_eq!(of_two, of_one, "seed {}", case.seed);
                compared += of_one.iter().filter(|(_, value, _)| value.parse::<Decimal>().is_ok()).count();
            }
        }
    }
    println!("{compared} growths the same before and after a firm was taken over");
    assert!(compared > 50);
}
