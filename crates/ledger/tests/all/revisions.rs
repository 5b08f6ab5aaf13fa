//! Chains: what is new, what is a revision, what is left out, and the way back from a fact.

use crate::support::{FORM, all_rows, batch, deliver, filing, known_at, ledger, moment, row, unit};
use figures::{Decimal, Filing, Role};
use ledger::Error;

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// The only row's values at a moment.
async fn values(ledger: &ledger::Ledger, items: &[&str], at: &str) -> Vec<String> {
    let rows = known_at(ledger, items, at).await;
    assert!(rows.len() <= 1, "{rows:?}");
    rows.into_iter().next().map(|r| r[3..].to_vec()).unwrap_or_default()
}

#[tokio::test]
async fn trap_t2_the_restated_base_is_seen_only_from_its_moment() {
    let (_dir, ledger) = ledger().await;
    deliver(&ledger, vec![filing(1, "2020-01..06", "2021-07-10", &[("01", "100")])]).await;
    deliver(&ledger, vec![filing(1, "2020-01..06", "2021-09-01", &[("01", "96")])]).await;
    for compacted in [false, true] {
        if compacted {
            ledger.rebuild().await.unwrap();
        }
        assert!(values(&ledger, &["01"], "2021-07-09").await.is_empty());
        assert_eq!(values(&ledger, &["01"], "2021-07-15").await, ["100.0000"]);
        assert_eq!(values(&ledger, &["01"], "2021-09-02").await, ["96.0000"]);
    }
    let later = ledger.known_after(FORM, &["01"], &["2020-01..06".to_owned()], moment("2021-07-15")).await.unwrap();
    assert_eq!(later.len(), 1);
    assert_eq!((later[0].value, later[0].replaced_value, later[0].revision), (d("96"), Some(d("100")), 2));
}

#[tokio::test]
async fn another_value_for_the_same_moment_is_known_when_it_is_delivered() {
    let (_dir, ledger) = ledger().await;
    let delivered = |value: &str, recorded: &str| {
        let mut one = batch("june.csv", vec![filing(1, "2021-06", "2021-07-10", &[("01", value)])], Vec::new());
        one.recorded = moment(recorded);
        vec![one]
    };
    ledger.append(delivered("100", "2026-01-05")).await.unwrap();
    ledger.append(delivered("96", "2026-02-05")).await.unwrap();
    assert_eq!(values(&ledger, &["01"], "2021-08-10").await, ["100.0000"], "history is not overwritten");
    assert_eq!(values(&ledger, &["01"], "2026-02-04").await, ["100.0000"]);
    assert_eq!(values(&ledger, &["01"], "2026-02-05").await, ["96.0000"]);
    for (value, day) in [("96", "2026-03-05"), ("100", "2026-04-05")] {
        let again = ledger.append(delivered(value, day)).await.unwrap();
        assert_eq!((again.revisions, again.unchanged), (0, 1), "{value} again");
    }
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing() {
    let (_dir, ledger) = ledger().await;
    // The correction stands before its original, and a value goes there and back.
    let file = || {
        batch(
            "june.csv",
            vec![
                filing(1, "2021-06", "2021-08-01", &[("01", "96")]),
                filing(1, "2021-06", "2021-07-10", &[("01", "100"), ("03", "98")]),
                filing(2, "2021-06", "2021-07-10", &[("01", "5")]),
                filing(2, "2021-06", "2021-07-30", &[("01", "5")]),
                filing(2, "2021-06", "2021-07-20", &[("01", "6")]),
                filing(3, "2021-06", "2021-07-10", &[("01", "1")]),
                filing(3, "2021-06", "2021-07-10", &[("01", "2")]),
            ],
            vec![row(1, "industry", "3973", "2019-01-01", None, "2020-01-01")],
        )
    };
    let (preview, changes) = ledger.preview(&[file()]).await.unwrap();
    assert_eq!(ledger.counts().await.unwrap(), ledger::Counts::default());
    let receipt = ledger.append(vec![file()]).await.unwrap();
    assert_eq!((receipt.filings_new, receipt.revisions, receipt.unchanged, receipt.facts), (3, 3, 1, 7));
    assert_eq!((receipt.register_new, receipt.batches, receipt.batch_ids.len()), (1, 1, 1));
    assert_eq!(preview.filings_new, receipt.filings_new);
    assert_eq!(changes.len(), 7);
    assert!(changes.iter().any(|c| c.before.is_some_and(|before| before != c.after)));
    let (counts, rows) = (ledger.counts().await.unwrap(), all_rows(&ledger, &["01", "03"]).await);
    let again = ledger.append(vec![file()]).await.unwrap();
    assert!(again.is_empty());
    assert_eq!((again.filings_new, again.revisions, again.facts, again.unchanged), (0, 0, 0, 7));
    assert_eq!((again.register_new, again.register_unchanged), (0, 1));
    assert_eq!(ledger.counts().await.unwrap(), counts);
    assert_eq!(all_rows(&ledger, &["01", "03"]).await, rows);
    let of_two = known_at(&ledger, &["01"], "2021-07-31").await;
    assert_eq!(of_two.iter().map(|r| r[3].as_str()).collect::<Vec<_>>(), ["100.0000", "5.0000", "2.0000"]);
}

#[tokio::test]
async fn a_revision_names_only_what_changed_and_carries_the_rest() {
    let (_dir, ledger) = ledger().await;
    deliver(&ledger, vec![filing(1, "2021-06", "2021-07-10", &[("01", "100"), ("03", "98.5")])]).await;
    let receipt = deliver(&ledger, vec![filing(1, "2021-06", "2021-08-01", &[("01", "100"), ("03", "97"), ("04", "40")])]).await;
    assert_eq!((receipt.revisions, receipt.facts), (1, 2));
    assert_eq!(values(&ledger, &["01", "03", "04"], "2021-07-10").await, ["100.0000", "98.5000", ""]);
    assert_eq!(values(&ledger, &["01", "03", "04"], "2021-08-01").await, ["100.0000", "97.0000", "40.0000"]);
    let rows = all_rows(&ledger, &["01", "03"]).await;
    let facts: Vec<i64> = rows.iter().flat_map(|r| [r[9].parse().unwrap(), r[11].parse().unwrap()]).collect();
    assert_eq!(facts[0], facts[2], "01 still comes from the first filing");
    let records = ledger.facts_by_id(&facts).await.unwrap();
    assert_eq!(records.len(), 3);
    let last = records.last().unwrap();
    assert_eq!((last.item.as_str(), last.value, last.replaced_value, last.replaces), ("03", d("97"), Some(d("98.5")), Some(1)));
    assert_eq!((last.file.as_str(), last.line, last.person.as_str()), ("june.csv", 3, "统计员甲"));
    assert_eq!((last.unit.as_str(), last.role, last.known), (unit(1).as_str(), Role::Current, moment("2021-08-01")));
    assert_eq!((records[0].replaces, records[0].replaced_value, records[0].source.as_deref()), (None, None, Some("portal")));
}

#[tokio::test]
async fn a_revision_dated_back_stands_between_its_neighbours() {
    let (_dir, ledger) = ledger().await;
    deliver(&ledger, vec![filing(1, "2021-06", "2021-07-10", &[("01", "100")])]).await;
    deliver(&ledger, vec![filing(1, "2021-06", "2021-09-01", &[("01", "96")])]).await;
    deliver(&ledger, vec![filing(1, "2021-06", "2021-08-01", &[("01", "98"), ("03", "50")])]).await;
    for (at, expected) in [("2021-07-31", ["100.0000", ""]), ("2021-08-31", ["98.0000", "50.0000"]), ("2021-09-01", ["96.0000", "50.0000"])]
    {
        assert_eq!(values(&ledger, &["01", "03"], at).await, expected, "{at}");
    }
    let back = &ledger.facts_by_id(&[3]).await.unwrap()[0];
    assert_eq!((back.revision, back.replaces, back.replaced_value), (3, Some(1), Some(d("100"))));
}

#[tokio::test]
async fn of_two_revisions_of_one_moment_the_later_filing_wins() {
    let (_dir, ledger) = ledger().await;
    for value in ["100", "101"] {
        let filings = vec![filing(1, "2021-06", "2021-07-10", &[("01", value)])];
        let at_once = ledger::Batch { recorded: moment("2021-07-10"), ..batch("june.csv", filings, Vec::new()) };
        ledger.append(vec![at_once]).await.unwrap();
    }
    assert_eq!(values(&ledger, &["01"], "2021-07-10").await, ["101.0000"]);
    let rows = all_rows(&ledger, &["01"]).await;
    assert_eq!(rows[0][5], rows[0][6], "the earlier one has an empty interval");
    assert_eq!(rows[1][6], i64::MAX.to_string());
}

#[tokio::test]
async fn the_same_period_column_is_a_chain_of_its_own() {
    let (_dir, ledger) = ledger().await;
    let mut same = filing(1, "2020-06", "2021-07-10", &[("01", "90")]);
    same.role = Role::SamePeriod;
    deliver(&ledger, vec![filing(1, "2020-06", "2020-07-10", &[("01", "92")]), same]).await;
    let rows = known_at(&ledger, &["01"], "2021-08-01").await;
    let seen: Vec<(&str, &str)> = rows.iter().map(|r| (r[2].as_str(), r[3].as_str())).collect();
    assert_eq!(seen, [("current", "92.0000"), ("same_period", "90.0000")]);
    let history = ledger.history(FORM, moment("2021-08-01")).await.unwrap();
    assert_eq!(history.iter().map(|h| (h.role, h.value)).collect::<Vec<_>>(), [(Role::Current, d("92")), (Role::SamePeriod, d("90"))]);
}

#[tokio::test]
async fn an_amount_that_does_not_fit_is_refused_and_nothing_is_written() {
    let (dir, ledger) = ledger().await;
    for value in ["1.00001", "1000000000000000"] {
        let wrong = vec![filing(1, "2021-06", "2021-07-10", &[("01", "7")]), filing(2, "2021-06", "2021-07-10", &[("01", value)])];
        let error = ledger.append(vec![batch("june.csv", wrong, Vec::new())]).await.unwrap_err();
        assert!(matches!(&error, Error::Amount { place, .. } if place.line == 2), "{error}");
        assert!(error.text().zh.contains("june.csv:2"));
    }
    assert_eq!(ledger.counts().await.unwrap(), ledger::Counts::default());
    assert_eq!(std::fs::read_dir(dir.path().join("park/sources")).unwrap().count(), 0);
    deliver(&ledger, vec![filing(1, "2021-06", "2021-07-10", &[("01", "-26450000.1234")])]).await;
    assert_eq!(values(&ledger, &["01"], "2021-07-10").await, ["-26450000.1234"]);
}

#[tokio::test]
async fn revisions_are_numbered_as_they_became_known_in_whichever_order_they_came() {
    let (_dir, ledger) = ledger().await;
    deliver(&ledger, vec![filing(1, "2021-06", "2021-09-01", &[("01", "96")])]).await;
    deliver(&ledger, vec![filing(1, "2021-06", "2021-07-10", &[("01", "100")])]).await;
    let rows = all_rows(&ledger, &["01"]).await;
    let numbers: Vec<(&str, &str)> = rows.iter().map(|r| (r[4].as_str(), r[8].as_str())).collect();
    assert_eq!(numbers, [("2", "96.0000"), ("1", "100.0000")]);
}

#[tokio::test]
async fn a_sheet_said_again_confirms_itself_where_what_was_reached_before_was_told_anew() {
    let sheet = |period, known, value| filing(1, period, known, &[("01", value)]);
    let first = || vec![sheet("2021-01..05", "2021-06-10", "50"), sheet("2021-01..06", "2021-07-10", "61")];
    let again = || sheet("2021-01..06", "2021-07-20", "61");
    let anew = sheet("2021-01..05", "2021-07-20", "51");
    let by_next_year = Filing { role: Role::SamePeriod, ..anew.clone() };
    // Of one moment the order of the delivery does not matter; nothing new confirms nothing.
    for (delivery, revisions) in [(vec![again()], 0), (vec![again(), anew], 2), (vec![again(), by_next_year], 1)] {
        let (_dir, ledger) = ledger().await;
        deliver(&ledger, first()).await;
        assert_eq!(deliver(&ledger, delivery).await.revisions, revisions);
    }
}
