//! Why a figure changed: the shares of the causes add up to the change to the last digit, and after each cause the figure is
//! what the naive evaluator makes of that day's rows alone.

use crate::agree::{id, outcome, questions};
use crate::book::{Book, moment};
use crate::case::{Case, Filed, Line, Month, Reach};
use crate::filings::FINANCE;
use crate::naive::Naive;
use crate::naive::answer::Question;
use crate::naive::formula::{Formula, formula};
use crate::{parks, world};
use figures::{Decimal, FigureId, Measure, Moment, Outcome, Transform};
use indicators::diff::{Cause, Diff, Exact};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;

/// Questions to each park, and members of each.
const QUESTIONS: usize = 20;
const MEMBERS: usize = 3;

/// Whether it is a sum of the units or a quotient of such, or the change of one: what one cause does to it can be told.
fn has_causes(q: &Question) -> bool {
    let adds_up = !matches!(formula(q.indicator), Formula::Place(..));
    adds_up && matches!(q.transform, Transform::Level | Transform::Growth | Transform::OnPrevious)
}

/// What the naive evaluator says as of a day; nobody stands behind a member that is not there.
fn naive(case: &Case, q: &Question, member: &str, as_of: Date) -> String {
    let answers = Naive::new(case).answers(&Question { as_of, ..q.clone() });
    answers.get(member).map_or_else(|| "no_population".to_owned(), |answer| answer.value.clone())
}

/// A value on the way, shares in per cent.
fn told(value: Outcome, own: &Measure) -> String {
    let shown = value.value().and_then(|v| own.convert(v, &Measure::percent()));
    outcome(shown.map_or(value, Outcome::Value))
}

fn day(at: Moment) -> Date {
    at.day(&TimeZone::get("Asia/Shanghai").unwrap())
}

/// The days on which something was told, each once.
fn days(diff: &Diff) -> BTreeSet<Date> {
    diff.causes.iter().map(|step| day(step.at)).collect()
}

/// Holds a way against the rows of each of its days; how many days there were.
fn hold(case: &Case, q: &Question, member: &str, (from, to): (Date, Date), diff: &Diff) -> usize {
    let of = format!("seed {}: {} from {from} to {to}", case.seed, diff.to.id());
    let own = diff.to.measure();
    assert_eq!(told(diff.from.outcome(), diff.from.measure()), naive(case, q, member, from), "{of}");
    assert_eq!(told(diff.to.outcome(), own), naive(case, q, member, to), "{of}");
    assert!(diff.causes.iter().all(|step| step.cause != Cause::Passage), "{of}: {diff:#?}");
    if let Some(change) = diff.change {
        let sum = diff.causes.iter().filter_map(|step| step.share).fold(Exact::ZERO, Exact::plus);
        assert_eq!(sum.to_string(), change.to_string(), "{of}");
    }
    let days = days(diff);
    for on in &days {
        let after = diff.causes.iter().rev().find(|step| day(step.at) <= *on).unwrap().after;
        assert_eq!(told(after, own), naive(case, q, member, *on), "{of}, on {on}");
    }
    days.len()
}

/// The members that a question has at the end.
fn members(case: &Case, q: &Question) -> Vec<(FigureId, String)> {
    Naive::new(case).answers(q).into_keys().take(MEMBERS).map(|member| (id(q, &member), member)).collect()
}

#[tokio::test]
async fn the_shares_of_causes_add_up_and_every_day_is_what_its_rows_say() {
    let catalogue = world::catalogue();
    let (mut changes, mut days) = (0, 0);
    for case in parks(40) {
        let (editions, _folder) = Book::of(&case, &catalogue).await.editions();
        let (from, to) = (case.moments[1], case.moments[3]);
        let asked = questions(&case, 84).into_iter().filter(has_causes).map(|q| Question { as_of: to, ..q });
        for q in asked.take(QUESTIONS) {
            for (figure, member) in members(&case, &q) {
                let Ok(diff) = editions.diff(&figure, moment(from), moment(to)).await else {
                    let nobody = [from, to].map(|on| naive(&case, &q, &member, on));
                    assert_eq!(nobody, ["no_population", "no_population"], "seed {}: {figure}", case.seed);
                    continue;
                };
                days += hold(&case, &q, &member, (from, to), &diff);
                changes += usize::from(diff.change.is_some() && diff.causes.len() > 1);
            }
        }
    }
    println!("{changes} changes of several causes added up, {days} days on the way made again");
    assert!(changes > 15 && days > 100);
}

/// One firm's balances of August: 100 in 2020 and 150 in 2021. September of 2020 was filed in November only.
fn late_september() -> Case {
    let always = Date::constant(2019, 1, 1);
    let area = Line { unit: 0, attribute: "area", value: "east".to_owned(), from: always, to: None, known: always };
    let sheet = |month, known, balance: i64| {
        let values = vec![("202", Decimal::from(balance))];
        Filed { unit: 0, form: FINANCE, reach: Reach::Year, month, same_period: false, known, values }
    };
    let (last, day) = (Month::new(2021, 9), Date::constant);
    let filings = vec![
        sheet(Month::new(2020, 8), day(2020, 9, 10), 100),
        sheet(Month::new(2020, 9), day(2020, 11, 20), 110),
        sheet(Month::new(2021, 8), day(2021, 9, 10), 150),
        sheet(last, day(2021, 10, 10), 160),
    ];
    Case { seed: 0, units: 1, register: vec![area], filings, tidy: true, last, moments: vec![day(2021, 10, 25), day(2021, 12, 4)] }
}

/// Whoever had not filed was not published, though the balance before was known: the late sheet is the cause.
#[tokio::test]
async fn a_sheet_that_shows_that_a_firm_filed_is_a_cause() {
    let case = late_september();
    let (editions, _folder) = Book::of(&case, &world::catalogue()).await.editions();
    let figure = "p.receivables.opening.growth@2021-09,area=whole,basis=published".parse::<FigureId>().unwrap();
    let diff = editions.diff(&figure, moment(case.moments[0]), moment(case.moments[1])).await.unwrap();
    assert_eq!((outcome(diff.from.outcome()), outcome(diff.to.outcome())), ("no_base".to_owned(), "50".to_owned()));
    let causes: Vec<_> = diff.causes.iter().map(|step| (step.cause.kind(), day(step.at))).collect();
    assert_eq!(causes, [("filing", Date::constant(2021, 11, 20))]);
}
