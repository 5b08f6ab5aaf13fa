//! A sheet that gives no value to a figure may still show that a unit filed last year: it is told of, and so is what it moves.

use crate::book::{Book, Delivery, moment, period};
use crate::case::{Filed, Line, Month, Reach, code};
use crate::filings::OUTPUT;
use crate::world;
use figures::{Basis, Decimal, FigureId, Role};
use indicators::affects::Filing;
use indicators::{Telling, Whose};
use jiff::civil::{Date, date};

fn sheet(reach: Reach, year: i32, known: Date, value: i64) -> Filed {
    let month = Month::new(year, 6);
    Filed { unit: 0, form: OUTPUT, reach, month, same_period: false, known, values: vec![("01", Decimal::from(value))] }
}

/// One unit that filed January to June of 2021 in time, and June of 2020, the month alone, in September of 2021.
async fn park(more: Vec<Filed>) -> Book {
    let from = date(2019, 1, 1);
    let line = Line { unit: 0, attribute: "area", value: "east".to_owned(), from, to: None, known: from };
    let mut filings = vec![sheet(Reach::Year, 2021, date(2021, 7, 8), 120), sheet(Reach::Month, 2020, date(2021, 9, 1), 10)];
    filings.extend(more);
    Book::from(vec![Delivery { register: vec![line], filings }], &world::catalogue()).await
}

fn id(text: &str) -> FigureId {
    text.parse().unwrap()
}

#[tokio::test]
async fn it_is_told_as_known_later_of_a_growth_and_not_of_a_level() {
    let book = park(Vec::new()).await;
    let before = moment(date(2021, 8, 10));
    let told = |id: FigureId, as_of| {
        let engine = &book.engine;
        async move { engine.explain(&id, as_of, &Telling { most: Some(5), whose: Whose::Everybody }).await.unwrap().later }
    };
    let growth = id("p.output.growth@2021-01..06,area=whole");
    let later = told(growth.clone(), before).await;
    assert_eq!((later.all, later.told[0].fact.value), (1, Decimal::from(10)));
    assert_eq!(told(growth.clone(), moment(date(2021, 9, 1))).await.all, 0);
    assert_eq!(told(id("p.output@2021-01..06,area=whole"), before).await.all, 0);
    let together = book.engine.known_later(&growth, before).await.unwrap();
    assert_eq!(together.len(), 1);
}

/// The bases on which the growth of January to June of 2021 moves if June of 2020 is filed anew, and whether a year later.
async fn moved(book: &Book) -> Vec<(Basis, bool)> {
    let (unit, form) = (code(0).as_str().to_owned(), OUTPUT.to_owned());
    let filing = Filing { unit, form, period: period("2020-06"), role: Role::Current, item: None };
    let all = book.engine.affects(&filing, moment(date(2021, 8, 10))).await.unwrap();
    let ours = |id: &FigureId| id.indicator == "p.output.growth" && id.area == "whole" && id.period == period("2021-01..06");
    all.into_iter().filter(|a| ours(&a.id)).map(|a| (a.id.basis, a.a_year_later)).collect()
}

#[tokio::test]
async fn it_moves_the_bridge_a_year_later_where_nothing_else_shows_it() {
    let mut bases = moved(&park(Vec::new()).await).await;
    bases.sort();
    let mut all = Basis::ALL.map(|basis| (basis, true));
    all.sort();
    assert_eq!(bases, all);
    // January to June of 2020 shows it already.
    let shown = park(vec![sheet(Reach::Year, 2020, date(2020, 7, 8), 100)]).await;
    assert_eq!(moved(&shown).await, []);
}
