//! The register: who is in the panel on a day, as known at a moment.

use crate::support::{batch, ledger, moment, row, unit};
use figures::RegisterRow;
use ledger::{Ledger, Receipt, UnitState};

async fn register(ledger: &Ledger, rows: Vec<RegisterRow>) -> Receipt {
    ledger.append(vec![batch("register.csv", Vec::new(), rows)]).await.unwrap()
}

async fn state(ledger: &Ledger, n: u32, day: &str, as_of: &str) -> Option<UnitState> {
    let states = ledger.register_at(day.parse().unwrap(), moment(as_of)).await.unwrap();
    states.into_iter().find(|s| s.unit == unit(n).as_str())
}

async fn member(ledger: &Ledger, n: u32, day: &str, as_of: &str) -> bool {
    state(ledger, n, day, as_of).await.is_some_and(|s| s.member)
}

#[tokio::test]
async fn a_reclassification_learned_late_is_seen_only_from_then() {
    let (_dir, ledger) = ledger().await;
    let rows = vec![
        row(1, "industry", "3973", "2019-01-01", None, "2019-01-05"),
        row(1, "status", "above_scale", "2019-01-01", None, "2019-01-05"),
        row(1, "industry", "3562", "2021-01-01", None, "2021-08-01"),
        row(1, "event", "reclassified", "2021-01-01", None, "2021-08-01"),
    ];
    register(&ledger, rows).await;
    let before = state(&ledger, 1, "2021-06-30", "2021-07-15").await.unwrap();
    let after = state(&ledger, 1, "2021-06-30", "2021-08-10").await.unwrap();
    assert_eq!((before.attributes["industry"].as_str(), before.events.len()), ("3973", 0));
    assert_eq!((after.attributes["industry"].as_str(), after.events[0].event.as_str()), ("3562", "reclassified"));
    assert_eq!((after.events[0].file.as_str(), after.events[0].line), ("register.csv", 7));
    assert_eq!(after.grounds["industry"].known, moment("2021-08-01"));
    let last_year = state(&ledger, 1, "2020-06-30", "2021-08-10").await.unwrap();
    assert_eq!((last_year.attributes["industry"].as_str(), last_year.member), ("3973", true));
    assert_eq!(last_year.first_day.to_string(), "2019-01-01");
}

#[tokio::test]
async fn status_decides_where_there_is_one() {
    let (_dir, ledger) = ledger().await;
    let rows = vec![
        row(1, "name", "样例一厂（虚构）", "2015-01-01", None, "2019-01-05"),
        row(1, "status", "above_scale", "2020-11-01", None, "2020-11-05"),
        row(1, "event", "upgraded", "2020-11-01", None, "2020-11-05"),
        row(2, "status", "above_scale", "2019-01-01", Some("2021-03-01"), "2021-03-05"),
        row(3, "status", "below_scale", "2019-01-01", None, "2019-01-05"),
    ];
    register(&ledger, rows).await;
    assert!(!member(&ledger, 1, "2020-10-31", "2021-08-10").await);
    assert!(member(&ledger, 1, "2020-11-01", "2021-08-10").await);
    // Before the status became known the unit had no status row and no entry to come.
    assert!(member(&ledger, 1, "2020-10-31", "2020-10-31").await);
    assert!(member(&ledger, 2, "2021-02-28", "2021-08-10").await);
    assert!(!member(&ledger, 2, "2021-03-01", "2021-08-10").await);
    assert!(!member(&ledger, 3, "2021-03-01", "2021-08-10").await);
    assert_eq!(state(&ledger, 2, "2021-03-01", "2021-03-01").await, None);
}

#[tokio::test]
async fn a_unit_that_left_is_out_though_nobody_closed_its_status() {
    let (_dir, ledger) = ledger().await;
    let rows = vec![
        row(1, "status", "above_scale", "2019-01-01", None, "2019-01-05"),
        row(1, "event", "left", "2021-03-01", None, "2021-03-05"),
        row(2, "status", "above_scale", "2019-01-01", None, "2019-01-05"),
        row(2, "event", "left", "2020-03-01", None, "2020-03-05"),
        row(2, "event", "upgraded", "2021-03-01", None, "2021-03-05"),
    ];
    register(&ledger, rows).await;
    assert!(member(&ledger, 1, "2021-02-28", "2021-08-10").await);
    assert!(!member(&ledger, 1, "2021-03-01", "2021-08-10").await);
    assert!(member(&ledger, 1, "2021-03-01", "2021-03-04").await, "not known yet");
    assert!(!member(&ledger, 2, "2020-06-30", "2021-08-10").await);
    assert!(member(&ledger, 2, "2021-03-01", "2021-08-10").await, "it came in again");
}

/// Left in March and renamed in April: gone until it comes in again.
#[tokio::test]
async fn a_new_name_does_not_bring_back_one_that_left() {
    let (_dir, ledger) = ledger().await;
    let rows = vec![
        row(1, "name", "甲", "2019-01-01", None, "2019-01-05"),
        row(1, "event", "left", "2021-03-01", None, "2021-03-05"),
        row(1, "event", "renamed", "2021-04-01", None, "2021-04-05"),
        row(1, "event", "moved_in", "2021-06-01", None, "2021-06-05"),
    ];
    register(&ledger, rows).await;
    let mut gone = Vec::new();
    for day in ["2021-02-28", "2021-03-31", "2021-05-31", "2021-06-01"] {
        gone.push(state(&ledger, 1, day, "2021-08-10").await.map(|unit| unit.is_gone()));
    }
    assert_eq!(gone, [Some(false), Some(true), Some(true), Some(false)]);
}

#[tokio::test]
async fn an_open_span_is_ended_by_a_later_row_of_the_same_first_day() {
    let (_dir, ledger) = ledger().await;
    register(&ledger, vec![row(1, "status", "above_scale", "2019-01-01", None, "2019-01-05")]).await;
    register(&ledger, vec![row(1, "status", "above_scale", "2019-01-01", Some("2021-03-01"), "2021-03-20")]).await;
    assert!(member(&ledger, 1, "2021-06-30", "2021-03-19").await);
    assert!(!member(&ledger, 1, "2021-06-30", "2021-03-20").await);
    assert!(member(&ledger, 1, "2021-02-28", "2021-03-20").await);
}

#[tokio::test]
async fn events_decide_for_a_unit_without_status() {
    let (_dir, ledger) = ledger().await;
    let named = |n| row(n, "name", "样例厂（虚构）", "2018-01-01", None, "2019-01-05");
    let event = |n, event, from| row(n, "event", event, from, None, "2021-07-01");
    let rows = vec![
        named(1),
        named(2),
        event(2, "upgraded", "2021-02-01"),
        named(3),
        event(3, "left", "2021-03-01"),
        event(3, "moved_in", "2021-05-01"),
        event(4, "new", "2021-04-01"),
        row(5, "name", "已关闭（虚构）", "2018-01-01", Some("2020-01-01"), "2019-01-05"),
        named(6),
        event(6, "moved_out", "2021-03-01"),
    ];
    register(&ledger, rows).await;
    let known = "2021-08-10";
    let expected = [
        (1, "2018-01-01", true),
        (1, "2017-12-31", false),
        (2, "2021-01-31", false),
        (2, "2021-02-01", true),
        (3, "2021-02-28", true),
        (3, "2021-03-01", false),
        (3, "2021-05-01", true),
        (4, "2021-03-31", false),
        (4, "2021-04-01", true),
        (5, "2019-12-31", true),
        (5, "2020-01-01", false),
        (6, "2021-03-01", false),
    ];
    for (n, day, is_member) in expected {
        assert_eq!(member(&ledger, n, day, known).await, is_member, "unit {n} on {day}");
    }
    let events = state(&ledger, 3, "2021-04-30", known).await.unwrap().events;
    assert_eq!(events.iter().map(|e| e.event.as_str()).collect::<Vec<_>>(), ["left"]);
    assert_eq!(ledger.units().await.unwrap().len(), 6);
}

#[tokio::test]
async fn the_same_rows_again_are_not_written_but_a_return_to_an_old_value_is() {
    let (_dir, ledger) = ledger().await;
    let industry = |code: &str, known: &str| row(1, "industry", code, "2019-01-01", None, known);
    let file = |known: &str| vec![industry("3973", known), row(1, "event", "renamed", "2020-01-01", None, known)];
    assert_eq!(register(&ledger, file("2019-02-01")).await.register_new, 2);
    let again = register(&ledger, file("2019-03-01")).await;
    assert_eq!((again.register_new, again.register_unchanged, again.batches), (0, 2, 0));
    assert_eq!(register(&ledger, vec![industry("3562", "2019-04-01")]).await.register_new, 1);
    assert_eq!(register(&ledger, vec![industry("3973", "2019-05-01")]).await.register_new, 1);
    assert_eq!(register(&ledger, vec![industry("3562", "2019-04-01")]).await.register_new, 0);
    let now = state(&ledger, 1, "2021-06-30", "2021-08-10").await.unwrap();
    assert_eq!(now.attributes["industry"], "3973");
}

#[tokio::test]
async fn several_days_at_once_are_each_what_one_gives() {
    let (_dir, ledger) = ledger().await;
    let rows = vec![
        row(1, "industry", "3973", "2019-01-01", None, "2019-01-05"),
        row(1, "industry", "3562", "2021-01-01", None, "2021-08-01"),
        row(2, "event", "new", "2020-04-01", None, "2020-04-05"),
    ];
    register(&ledger, rows).await;
    let at = [("2021-06-30", "2021-07-15"), ("2018-06-30", "2021-08-10"), ("2021-06-30", "2021-08-10"), ("2019-06-30", "2018-01-01")];
    let at = at.map(|(day, as_of)| (day.parse().unwrap(), moment(as_of)));
    let together = ledger.registers_at(&at).await.unwrap();
    for (&(day, as_of), states) in at.iter().zip(&together) {
        assert_eq!(states, &ledger.register_at(day, as_of).await.unwrap());
    }
    assert_eq!(together.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2, 2, 0]);
    assert!(ledger.registers_at(&[]).await.unwrap().is_empty());
}
