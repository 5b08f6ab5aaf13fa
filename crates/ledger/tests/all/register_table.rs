//! The register as a table of the engine: its rectangles say on every day and at every moment what the book says.

use crate::support::{batch, ledger, moment, row, unit};
use datafusion::arrow::array::{AsArray, RecordBatch};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::{DataType, Date32Type, Int32Type, Int64Type};
use datafusion::prelude::SessionContext;
use figures::{Moment, RegisterRow};
use jiff::civil::{Date, date};
use ledger::{Ledger, MEMBER, UNIT, UnitState};
use proptest::prelude::*;
use std::collections::BTreeMap;
use tokio::runtime::Runtime;

/// One row of the table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Rectangle {
    attribute: String,
    u: i32,
    value: String,
    since: i32,
    days: (i32, i32),
    known: (i64, i64),
    row: i64,
}

async fn table(ledger: &Ledger) -> Vec<Rectangle> {
    let (table, _) = ledger.register_table(&SessionContext::new()).await.unwrap();
    let mut all: Vec<Rectangle> = table.collect().await.unwrap().iter().flat_map(rectangles).collect();
    all.sort();
    all
}

fn rectangles(batch: &RecordBatch) -> Vec<Rectangle> {
    let word =
        |name: &str, at: usize| cast(batch.column_by_name(name).unwrap(), &DataType::Utf8).unwrap().as_string::<i32>().value(at).to_owned();
    let day = |name: &str, at: usize| batch.column_by_name(name).unwrap().as_primitive::<Date32Type>().value(at);
    let whole = |name: &str, at: usize| batch.column_by_name(name).unwrap().as_primitive::<Int64Type>().value(at);
    let of = |at: usize| Rectangle {
        attribute: word("attribute", at),
        u: batch.column_by_name("u").unwrap().as_primitive::<Int32Type>().value(at),
        value: word("value", at),
        since: day("since", at),
        days: (day("valid_from", at), day("valid_to", at)),
        known: (whole("known", at), whole("known_to", at)),
        row: whole("row", at),
    };
    (0..batch.num_rows()).map(of).collect()
}

fn number(day: Date) -> i32 {
    date(1970, 1, 1).until(day).unwrap().get_days()
}

/// What the table says of every unit: attributes with the first day of their row, events, membership.
type Said = (BTreeMap<String, (String, i32)>, Vec<(String, i32)>, Option<String>);

fn said(all: &[Rectangle], day: Date, at: Moment) -> BTreeMap<String, Said> {
    let (day, at) = (number(day), at.micros());
    let within = |r: &&Rectangle| r.days.0 <= day && r.days.1 > day && r.known.0 <= at && r.known.1 > at;
    let mut events: Vec<&Rectangle> = all.iter().filter(within).collect();
    events.sort_by_key(|r| (r.days.0, r.known.0, r.row));
    let mut units: BTreeMap<i32, (String, Said)> = BTreeMap::new();
    for r in events {
        let (code, (attributes, events, member)) = units.entry(r.u).or_default();
        match r.attribute.as_str() {
            UNIT => *code = r.value.clone(),
            MEMBER => assert!(member.replace(r.value.clone()).is_none(), "one row is in force"),
            "event" => events.push((r.value.clone(), r.since)),
            other => assert!(attributes.insert(other.to_owned(), (r.value.clone(), r.since)).is_none(), "one row is in force"),
        }
    }
    units.into_values().collect()
}

fn of_book(states: Vec<UnitState>) -> BTreeMap<String, Said> {
    let of = |s: UnitState| {
        let since = |name: &str| number(s.grounds[name].valid_from);
        let attributes = s.attributes.iter().map(|(name, value)| (name.clone(), (value.clone(), since(name)))).collect();
        let events = s.events.iter().map(|e| (e.event.clone(), number(e.valid_from))).collect();
        let panel = if s.member { Some("") } else { Some("office").filter(|_| s.is_office()) };
        (s.unit.clone(), (attributes, events, panel.map(str::to_owned)))
    };
    states.into_iter().map(of).collect()
}

/// A row by small numbers: unit, attribute and value, first day, length, moment.
type Random = (u32, usize, i8, i8, u8);

const SAYINGS: [(&str, &str); 13] = [
    ("status", "above_scale"),
    ("status", "office"),
    ("status", "below_scale"),
    ("industry", "3973"),
    ("industry", "3562"),
    ("area", "park"),
    ("event", "new"),
    ("event", "left"),
    ("event", "upgraded"),
    ("event", "moved_out"),
    ("event", "moved_in"),
    ("event", "reclassified"),
    ("name", "样例厂（虚构）"),
];

fn built(&(n, saying, from, length, known): &Random) -> RegisterRow {
    let day = |n: i8| format!("2021-{n:02}-01");
    let (attribute, value) = SAYINGS[saying];
    let to = (length > 0 && attribute != "event").then(|| day((from + length).min(12)));
    row(n, attribute, value, &day(from), to.as_deref().filter(|to| **to > *day(from)), &format!("2021-{known:02}-15"))
}

async fn check(deliveries: Vec<Vec<Random>>) {
    let (_dir, ledger) = ledger().await;
    for (nth, delivery) in deliveries.iter().enumerate() {
        let rows: Vec<RegisterRow> = delivery.iter().map(built).collect();
        ledger.append(vec![batch("register.csv", Vec::new(), rows)]).await.unwrap();
        let all = table(&ledger).await;
        for (day, month) in (1..=12).flat_map(|month| [1, 20].map(|day| (day, month))) {
            for known in [1, 3, 5, 7, 9] {
                let (day, at) = (date(2021, month, day), moment(&format!("2021-{known:02}-15")));
                assert_eq!(said(&all, day, at), of_book(ledger.register_at(day, at).await.unwrap()), "{day} as known {known}");
            }
        }
        if nth != 1 {
            ledger.rebuild().await.unwrap();
            assert_eq!(table(&ledger).await, all, "files and tail agree");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rectangles_say_what_the_book_says(
        deliveries in prop::collection::vec(prop::collection::vec((0..4u32, 0..SAYINGS.len(), 1..11i8, 0..8i8, 1..9u8), 1..12), 1..4),
    ) {
        Runtime::new().unwrap().block_on(check(deliveries));
    }
}

#[tokio::test]
async fn a_unit_keeps_its_number_and_a_change_touches_one_unit() {
    let (_dir, ledger) = ledger().await;
    let industry = |n, known| row(n, "industry", "3973", "2019-01-01", None, known);
    let deliver = async |rows| ledger.append(vec![batch("register.csv", Vec::new(), rows)]).await.unwrap();
    deliver((0..40).map(|n| industry(n, "2019-01-05")).collect()).await;
    ledger.rebuild().await.unwrap();
    let before = table(&ledger).await;
    deliver(vec![row(7, "industry", "3562", "2019-01-01", None, "2020-01-05"), industry(41, "2020-01-05")]).await;
    let (_, touched) = ledger.register_table(&SessionContext::new()).await.unwrap();
    assert_eq!((touched.files, touched.tail), (1, 2));
    let after = table(&ledger).await;
    let code = |all: &[Rectangle], n| all.iter().find(|r| r.attribute == UNIT && r.value == unit(n).as_str()).map(|r| r.u);
    assert_eq!((1..40).filter(|n| code(&before, *n) == code(&after, *n)).count(), 39);
    assert_eq!(code(&after, 41), Some(41));
    let changed: Vec<&Rectangle> = after.iter().filter(|r| !before.contains(r)).collect();
    assert!(changed.iter().all(|r| Some(r.u) == code(&after, 7) || r.u == 41), "{changed:?}");
}
