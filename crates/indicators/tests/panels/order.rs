//! The order in which things are delivered, and what becomes known later, change nothing of a figure as of a moment.

use crate::agree::{id, questions};
use crate::book::{Book, Delivery, moment};
use crate::case::{Case, Chain, Filed};
use crate::draw::Draw;
use crate::naive::Naive;
use crate::{parks, world};
use figures::FigureId;
use indicators::{Explanation, Telling};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Everything that is published of a park as of a moment: figures with all they say, and the way back of some, without
/// the numbers under which the book keeps facts and files.
async fn published(book: &Book, ids: &[FigureId], as_of: Date) -> String {
    let mut text = String::new();
    for figure in book.engine.figures_of(ids, moment(as_of)).await.unwrap() {
        writeln!(text, "{figure:?}").unwrap();
    }
    for id in ids.iter().step_by(ids.len().div_ceil(6).max(1)) {
        let explanation = book.engine.explain(id, moment(as_of), &Telling::all()).await.unwrap();
        writeln!(text, "{}", way_back(&explanation)).unwrap();
    }
    text
}

fn way_back(e: &Explanation) -> String {
    let mut text = format!("{} {} {:?} {:?}\n", e.title.en, e.area.en, e.shown, e.steps);
    for section in &e.sections {
        writeln!(text, "{} {} {:?}", section.area, section.items, section.members.told).unwrap();
        let of = |line: &indicators::FilingLine| {
            let f = &line.fact;
            format!("{} {} {} {} {:?} {} {} {}", line.role, f.unit, f.form, f.period, f.role, f.item, f.value, f.known)
        };
        let mut lines: Vec<String> = section.filings.told.iter().map(of).collect();
        lines.sort();
        writeln!(text, "{}", lines.join("\n")).unwrap();
    }
    text
}

/// The figures of some questions of a moment, all their members.
pub fn asked(case: &Case, as_of: Date) -> Vec<FigureId> {
    let naive = Naive::new(case);
    let mut questions = questions(case, 42);
    questions.iter_mut().for_each(|q| q.as_of = as_of);
    let members = |q| naive.answers(q).into_keys().map(|member| id(q, &member)).collect::<Vec<_>>();
    questions.iter().flat_map(members).collect()
}

#[tokio::test]
async fn deliveries_in_any_order_publish_the_same_bytes() {
    let catalogue = world::catalogue();
    for case in parks(40) {
        let as_of = case.moments[3];
        let ids = asked(&case, as_of);
        let expected = published(&Book::of(&case, &catalogue).await, &ids, as_of).await;
        let mut draw = Draw::new(case.seed);
        for deliveries in [at_once(&case, &mut draw), in_pieces(&case, &mut draw)] {
            let count = deliveries.len();
            let found = published(&Book::from(deliveries, &catalogue).await, &ids, as_of).await;
            let differs = expected.lines().zip(found.lines()).find(|(a, b)| a != b);
            assert!(expected == found, "seed {} in {count} deliveries:\n{differs:#?}", case.seed);
        }
    }
}

/// All of it in one delivery, in no order.
fn at_once(case: &Case, draw: &mut Draw) -> Vec<Delivery> {
    let mut delivery = Delivery { register: case.register.clone(), filings: case.filings.clone() };
    draw.shuffle(&mut delivery.register);
    draw.shuffle(&mut delivery.filings);
    vec![delivery]
}

/// In several deliveries, what became known late among the first. What only says again what was said comes last: before
/// the value between, the book has nothing to keep of it.
pub fn in_pieces(case: &Case, draw: &mut Draw) -> Vec<Delivery> {
    let (again, mut new): (Vec<Filed>, Vec<Filed>) = {
        let again = said_again(case);
        let all = case.filings.iter().cloned().enumerate();
        let (a, n): (Vec<_>, Vec<_>) = all.partition(|(at, _)| again.contains(at));
        (a.into_iter().map(|(_, f)| f).collect(), n.into_iter().map(|(_, f)| f).collect())
    };
    draw.shuffle(&mut new);
    let mut register = case.register.clone();
    draw.shuffle(&mut register);
    let pieces = 4;
    let mut deliveries: Vec<Delivery> = (0..pieces).map(|_| Delivery::default()).collect();
    for filed in new {
        deliveries[usize::try_from(draw.below(pieces)).unwrap()].filings.push(filed);
    }
    for line in register {
        deliveries[usize::try_from(draw.below(pieces)).unwrap()].register.push(line);
    }
    deliveries.push(Delivery { register: Vec::new(), filings: again });
    deliveries
}

/// The places of filings that give an item a value it had before in its chain.
fn said_again(case: &Case) -> Vec<usize> {
    let mut said: BTreeMap<(Chain, &str), Vec<figures::Decimal>> = BTreeMap::new();
    let mut again = Vec::new();
    for (at, filed) in case.filings.iter().enumerate() {
        let mut old = false;
        for (item, value) in &filed.values {
            let values = said.entry((filed.chain(), item)).or_default();
            old |= values.contains(value);
            values.push(*value);
        }
        if old {
            again.push(at);
        }
    }
    again
}

#[tokio::test]
async fn what_became_known_later_is_not_in_a_figure_as_of_before() {
    let catalogue = world::catalogue();
    for case in parks(40) {
        let full = Book::of(&case, &catalogue).await;
        for as_of in &case.moments[..3] {
            let mut then = case.clone();
            then.register.retain(|l| l.known <= *as_of);
            then.filings.retain(|f| f.known <= *as_of);
            let ids = asked(&case, *as_of);
            let (late, early) = (published(&full, &ids, *as_of).await, published(&Book::of(&then, &catalogue).await, &ids, *as_of).await);
            let differs = late.lines().zip(early.lines()).find(|(a, b)| a != b);
            assert!(late == early, "seed {} as of {as_of}:\n{differs:#?}", case.seed);
        }
    }
}
