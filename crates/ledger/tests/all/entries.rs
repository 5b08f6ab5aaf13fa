//! Entries about records: one field at a time, with two times, never overwritten.

use crate::support::{batch, ledger, moment};
use figures::{Entry, Place, entry};
use ledger::{Batch, Ledger, Receipt};

pub fn said(id: &str, field: &str, value: Option<&str>, known: &str) -> Entry {
    Entry {
        kind: "project".into(),
        id: id.into(),
        field: field.into(),
        value: value.map(str::to_owned),
        known: moment(known),
        source: Some("台账".into()),
        note: None,
        place: Place::line("projects.csv", 2),
    }
}

async fn deliver(ledger: &Ledger, entries: Vec<Entry>, recorded: &str) -> Receipt {
    let batch = Batch { entries, recorded: moment(recorded), ..batch("projects.csv", Vec::new(), Vec::new()) };
    ledger.append(vec![batch]).await.unwrap()
}

async fn started(ledger: &Ledger, as_of: &str) -> Option<String> {
    let all = ledger.entries("project", moment(as_of)).await.unwrap();
    entry::latest(&all).get(&("project", "P1", "started")).and_then(|said| said.value.clone())
}

#[tokio::test]
async fn entries_read_back_with_note_source_and_cell() {
    let (_dir, ledger) = ledger().await;
    let plain = said("P1", "name", Some("甲项目，\"一期\""), "2021-03-01");
    let from_sheet = Entry {
        note: Some("更正".into()),
        source: None,
        place: Place::cell("projects.csv", "台账", 7, 3),
        ..said("P1", "started", Some("2021-03-05"), "2021-03-02")
    };
    let taken_back = said("P2", "started", None, "2021-03-03");
    let all = vec![plain, from_sheet, taken_back];
    let receipt = deliver(&ledger, all.clone(), "2021-03-04").await;
    assert_eq!((receipt.entries_new, receipt.entries_unchanged, receipt.batches), (3, 0, 1));
    assert_eq!(ledger.entries("project", moment("2021-03-04")).await.unwrap(), all);
    assert!(ledger.entries("lead", moment("2021-03-04")).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_later_entry_revises_and_the_earlier_stays_for_its_time() {
    let (_dir, ledger) = ledger().await;
    deliver(&ledger, vec![said("P1", "started", Some("2021-03-05"), "2021-03-08")], "2021-03-08").await;
    deliver(&ledger, vec![said("P1", "started", Some("2021-04-02"), "2021-04-10")], "2021-04-10").await;
    deliver(&ledger, vec![said("P1", "started", None, "2021-05-01")], "2021-05-01").await;
    let at = |day: &'static str| started(&ledger, day);
    assert_eq!(at("2021-03-07").await, None);
    assert_eq!(at("2021-03-08").await.as_deref(), Some("2021-03-05"));
    assert_eq!(at("2021-04-30").await.as_deref(), Some("2021-04-02"));
    assert_eq!(at("2021-05-01").await, None, "taken back");
    assert_eq!(ledger.entries("project", moment("2021-05-01")).await.unwrap().len(), 3);
}

#[tokio::test]
async fn the_same_again_is_no_news_and_another_value_of_one_moment_is_known_when_delivered() {
    let (_dir, ledger) = ledger().await;
    let first = said("P1", "started", Some("2021-03-05"), "2021-03-08");
    deliver(&ledger, vec![first.clone()], "2021-03-08").await;
    let again = deliver(&ledger, vec![first], "2021-03-09").await;
    assert_eq!((again.entries_new, again.entries_unchanged, again.is_empty()), (0, 1, true));
    deliver(&ledger, vec![said("P1", "started", Some("2021-03-15"), "2021-03-08")], "2021-06-01").await;
    assert_eq!(started(&ledger, "2021-05-31").await.as_deref(), Some("2021-03-05"), "as it was known then");
    assert_eq!(started(&ledger, "2021-06-01").await.as_deref(), Some("2021-03-15"));
}
