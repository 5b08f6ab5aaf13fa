//! Who is in a figure, in which part and with which amounts, is who the naive evaluator puts there; and the facts named behind a
//! sum give the sum again.

use crate::agree::{id, members, questions, request};
use crate::book::{Book, moment};
use crate::case::code;
use crate::naive::Naive;
use crate::naive::answer::{Question, frame};
use crate::naive::formula::{Amount, Formula, formula};
use crate::naive::panel::{Row, Scope};
use crate::{EVERY, parks, world};
use figures::{Basis, Decimal, Price, Transform};
use indicators::explain::Member;
use indicators::{Explanation, Telling, Whose};

/// A row as both sides can write it.
fn told(unit: &str, part: &str, amounts: [Option<Decimal>; 3]) -> String {
    format!("{unit} {part} {:?}", amounts.map(|a| a.map(|a| a.normalize().to_string())))
}

fn naive(row: &Row) -> String {
    told(code(row.unit).as_str(), row.part, [row.now, row.base, row.published])
}

fn engine(member: &Member) -> String {
    told(&member.unit, &member.part, [member.current, member.base, member.published])
}

fn sum_of(q: &Question) -> bool {
    let classes = matches!(q.by, Some("kind" | "topic"));
    matches!(formula(q.indicator), Formula::Sum(_)) && !classes && q.price == Price::Current
}

#[tokio::test]
async fn the_members_behind_a_figure_are_those_of_the_naive_panel() {
    let catalogue = world::catalogue();
    let mut rows = 0;
    for case in parks(EVERY) {
        let book = Book::of(&case, &catalogue).await;
        let by_hand = Naive::new(&case);
        for q in questions(&case, 84).iter().filter(|q| sum_of(q)).take(12) {
            let Formula::Sum(linear) = formula(q.indicator) else { continue };
            let scope = Scope { linear: &linear, area: q.area, frame: frame(q), by: q.by, class: None, constant: false, ordered: false };
            let all = by_hand.rows(&scope);
            for member in by_hand.answers(q).keys().take(3) {
                let figure = id(q, member);
                let explanation = book.engine.explain(&figure, moment(q.as_of), &Telling::all()).await.unwrap();
                let shown = |row: &&Row| row.key == *member && (q.basis == Basis::Restated || row.part != "restated_panel");
                let mut expected: Vec<String> = all.iter().filter(shown).map(naive).collect();
                let mut found: Vec<String> = explanation.sections.iter().flat_map(|s| &s.members.told).map(engine).collect();
                if q.transform == figures::Transform::Level {
                    expected.retain(|row| !row.contains("restated_panel"));
                }
                expected.sort();
                found.sort();
                // Of months that can't be told apart nothing is made, though the units are named.
                if explanation.figure.attributes().coverage.expected > 0 {
                    assert_eq!(found, expected, "seed {}: {figure} as of {}", case.seed, q.as_of);
                    rows += found.len();
                }
            }
        }
    }
    println!("{rows} rows of panels are the same");
    assert!(rows > 500);
}

/// Whether it adds up one item as it is filed.
fn of_one_item(q: &Question) -> bool {
    matches!(formula(q.indicator), Formula::Sum(linear) if matches!(linear.as_slice(), [part] if matches!(part.amount, Amount::Item(_))))
}

/// The figure, who is counted, how many rows there are, and the first of each kind.
fn told_first(of: &Explanation, rows: usize) -> String {
    let mut text = format!("{:?} {}", of.figure, of.later.all);
    for section in &of.sections {
        let (members, filings) = (&section.members, &section.filings);
        let (m, f) = (rows.min(members.told.len()), rows.min(filings.told.len()));
        text += &format!("{:?} {} {:?} {} {:?}", section.counts, members.all, &members.told[..m], filings.all, &filings.told[..f]);
    }
    text + &format!("{:?}", &of.later.told[..rows.min(of.later.told.len())])
}

#[tokio::test]
async fn facts_named_behind_a_sum_give_the_sum_again() {
    let catalogue = world::catalogue();
    let mut sums = 0;
    for case in parks(EVERY) {
        let book = Book::of(&case, &catalogue).await;
        for q in questions(&case, 126).iter().filter(|q| q.span.is_cumulative() && sum_of(q) && of_one_item(q)) {
            let figures = book.engine.figures(&request(q)).await.unwrap();
            for figure in figures.iter().filter(|f| f.attributes().coverage.filed > 0).take(3) {
                let current = figure.attributes().growth.as_ref().map_or(figure.outcome().value(), |g| Some(g.published_current));
                let explanation = book.engine.explain(figure.id(), moment(q.as_of), &Telling::all()).await.unwrap();
                let few = Telling { most: Some(2), whose: Whose::Everybody };
                let few = book.engine.explain(figure.id(), moment(q.as_of), &few).await.unwrap();
                assert_eq!(told_first(&few, 2), told_first(&explanation, 2), "seed {}: {}", case.seed, figure.id());
                let lines = explanation.sections.iter().flat_map(|s| &s.filings.told).filter(|l| l.role == "current");
                let known: Vec<_> = lines.collect();
                assert!(known.iter().all(|l| l.fact.known <= moment(q.as_of)));
                let again: Decimal = known.iter().map(|l| l.fact.value).sum();
                if figure.outcome().reason() != Some(figures::Reason::Unknown) {
                    assert_eq!(Some(again), current, "seed {}: {}", case.seed, figure.id());
                    sums += 1;
                }
            }
        }
    }
    println!("{sums} sums made again of their facts");
    assert!(sums > 20);
}

/// The facts of last year behind a growth are those of its base: what was published of who is late, nothing of who came.
#[tokio::test]
async fn facts_named_behind_a_base_give_the_base_again() {
    let catalogue = world::catalogue();
    let mut bases = 0;
    for case in parks(EVERY) {
        let book = Book::of(&case, &catalogue).await;
        let grows = |q: &&Question| q.span.is_cumulative() && sum_of(q) && of_one_item(q) && q.transform == Transform::Growth;
        for q in questions(&case, 126).iter().filter(grows) {
            for figure in book.engine.figures(&request(q)).await.unwrap().iter().take(3) {
                let growth = figure.attributes().growth.as_ref().and_then(|g| g.base);
                let Some(base) = growth.filter(|_| figure.outcome().value().is_some()) else { continue };
                let explanation = book.engine.explain(figure.id(), moment(q.as_of), &Telling::all()).await.unwrap();
                let lines = explanation.sections.iter().flat_map(|s| &s.filings.told);
                let again: Decimal = lines.filter(|l| l.role != "current").map(|l| l.fact.value).sum();
                assert_eq!(again, base, "seed {}: {}", case.seed, figure.id());
                bases += 1;
            }
        }
    }
    println!("{bases} bases made again of their facts");
    assert!(bases > 20);
}

#[tokio::test]
async fn a_call_for_all_members_gives_them_all() {
    let catalogue = world::catalogue();
    for case in parks(EVERY) {
        let book = Book::of(&case, &catalogue).await;
        for q in questions(&case, 30).iter().filter(|q| q.by.is_some()).take(8) {
            let (expected, found) = members(&book, &case, q).await;
            assert_eq!(found, expected, "seed {}: {q:?}", case.seed);
        }
    }
}
