//! Targets, milestones and plans of capacity: statements with two times, never overwritten.

use crate::support::{batch, deliver, filing, ledger, moment, target, unit};
use figures::goal::{Building, Fallback, Pace};
use figures::{CapacityStep, Goals, Measure, Milestone, Place, Quantity, Target};
use ledger::{Batch, Ledger, Receipt};

async fn append(ledger: &Ledger, goals: Goals, recorded: &str) -> Receipt {
    let batch = Batch { goals, recorded: moment(recorded), ..batch("targets.csv", Vec::new(), Vec::new()) };
    ledger.append(vec![batch]).await.unwrap()
}

fn targets(targets: Vec<Target>) -> Goals {
    Goals { targets, ..Goals::default() }
}

async fn aims(ledger: &Ledger, as_of: &str) -> Vec<Option<String>> {
    let goals = ledger.goals(moment(as_of), &[]).await.unwrap();
    goals.targets.iter().map(|t| t.aim.map(|a| a.to_string())).collect()
}

pub fn all() -> Goals {
    let seasonal = Target {
        filer: Some(unit(3)),
        pace: Pace::Seasonal,
        fallback: Some(Fallback::Days),
        parent: Some("district".into()),
        document: Some("〔2021〕1号".into()),
        scope: Some("规上".into()),
        source: Some("网站".into()),
        ..target("output", Some("520.25"), "2021-01-20", "年初下达")
    };
    let milestone = Milestone {
        target: "output".into(),
        due: "2021-06-30".parse().unwrap(),
        aim: None,
        title: Some("过半".into()),
        known: moment("2021-01-20"),
        source: None,
        note: Some("取消".into()),
        place: Place::line("targets.csv", 3),
    };
    let step = CapacityStep {
        unit: unit(2),
        product: "封装".into(),
        phase: "一期".into(),
        date: "2020-12-31".parse().unwrap(),
        capacity: Quantity { amount: "30".parse().unwrap(), measure: Measure::parse("亿只").unwrap() },
        state: Building::Built,
        output: Some("X104-3.14".into()),
        known: moment("2021-01-20"),
        source: None,
        note: None,
        place: Place::line("targets.csv", 4),
    };
    Goals { targets: vec![seasonal], milestones: vec![milestone], capacities: vec![step] }
}

#[tokio::test]
async fn goals_read_back_as_they_were_stated() {
    let (_dir, ledger) = ledger().await;
    let receipt = append(&ledger, all(), "2021-09-03").await;
    assert_eq!((receipt.goals_new, receipt.batches), (3, 1));
    let read = ledger.goals(moment("2021-09-03"), &[]).await.unwrap();
    assert_eq!(read, all());
}

#[tokio::test]
async fn a_revision_known_later_is_not_seen_before() {
    let (_dir, ledger) = ledger().await;
    let said = vec![target("output", Some("520"), "2021-07-20", "上级调整"), target("output", Some("480"), "2021-01-20", "")];
    append(&ledger, targets(said), "2021-09-03").await;
    assert_eq!(aims(&ledger, "2021-01-19").await, Vec::<Option<String>>::new());
    assert_eq!(aims(&ledger, "2021-07-19").await, [Some("480".to_owned())]);
    assert_eq!(aims(&ledger, "2021-07-20").await, [Some("480".to_owned()), Some("520".to_owned())], "in the order they became known");
    append(&ledger, targets(vec![target("output", None, "2021-08-01", "撤销")]), "2021-09-03").await;
    assert_eq!(aims(&ledger, "2021-08-01").await.last(), Some(&None));
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing() {
    let (_dir, ledger) = ledger().await;
    append(&ledger, all(), "2021-09-03").await;
    let again = append(&ledger, all(), "2021-09-04").await;
    assert_eq!((again.goals_new, again.goals_unchanged, again.is_empty()), (0, 3, true));
    let later = Target { known: moment("2021-03-01"), ..all().targets[0].clone() };
    assert_eq!(append(&ledger, targets(vec![later]), "2021-09-05").await.goals_new, 0, "said again later it says nothing new");
}

#[tokio::test]
async fn there_and_back_is_three_statements() {
    let (_dir, ledger) = ledger().await;
    for (aim, known, new) in [("480", "2021-01-20", 1), ("520", "2021-03-01", 1), ("480", "2021-05-01", 1), ("480", "2021-06-01", 0)] {
        let receipt = append(&ledger, targets(vec![target("output", Some(aim), known, "调整")]), "2021-09-03").await;
        assert_eq!(receipt.goals_new, new, "{aim} {known}");
    }
}

#[tokio::test]
async fn another_value_for_the_same_moment_is_known_when_it_is_delivered() {
    let (_dir, ledger) = ledger().await;
    append(&ledger, targets(vec![target("output", Some("480"), "2021-01-20", "")]), "2021-02-01").await;
    append(&ledger, targets(vec![target("output", Some("490"), "2021-01-20", "录错")]), "2021-09-03").await;
    assert_eq!(aims(&ledger, "2021-09-02").await, [Some("480".to_owned())]);
    assert_eq!(aims(&ledger, "2021-09-03").await, [Some("480".to_owned()), Some("490".to_owned())]);
    let original = append(&ledger, targets(vec![target("output", Some("480"), "2021-01-20", "")]), "2021-10-01").await;
    assert_eq!(original.goals_new, 0, "the first file once more changes nothing");
}

#[tokio::test]
async fn a_preview_writes_nothing() {
    let (_dir, ledger) = ledger().await;
    let batch = Batch { goals: all(), ..batch("targets.csv", Vec::new(), Vec::new()) };
    assert_eq!(ledger.preview(&[batch]).await.unwrap().0.goals_new, 3);
    assert!(ledger.goals(moment("2021-09-03"), &[]).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_amount_with_too_many_decimals_is_refused() {
    let (_dir, ledger) = ledger().await;
    let batch =
        Batch { goals: targets(vec![target("output", Some("0.00001"), "2021-01-20", "")]), ..batch("targets.csv", Vec::new(), Vec::new()) };
    let error = ledger.append(vec![batch]).await.unwrap_err();
    assert!(error.to_string().contains("at most 4 decimals"), "{error}");
}

#[tokio::test]
async fn a_filed_item_keeps_its_first_and_its_latest_value() {
    let (_dir, ledger) = ledger().await;
    deliver(
        &ledger,
        vec![filing(1, "2021-01..06", "2021-07-05", &[("51", "47")]), filing(1, "2021-01..05", "2021-06-05", &[("51", "39")])],
    )
    .await;
    deliver(&ledger, vec![filing(1, "2021-01..06", "2021-08-20", &[("51", "46")])]).await;
    let filed = async |as_of: &str| {
        let filed = ledger.filed(unit(1).as_str(), crate::support::FORM, "51", moment(as_of)).await.unwrap();
        filed.into_iter().map(|f| format!("{} {} {} {}", f.period, f.first, f.latest, f.revised)).collect::<Vec<_>>()
    };
    assert_eq!(filed("2021-08-19").await, ["2021-01..05 39 39 false", "2021-01..06 47 47 false"]);
    assert_eq!(filed("2021-08-20").await, ["2021-01..05 39 39 false", "2021-01..06 47 46 true"]);
    assert!(filed("2021-06-04").await.is_empty());
}

/// Of two units and two items, each as it is asked for alone; of what nobody filed nothing.
#[tokio::test]
async fn items_of_many_units_are_those_of_each() {
    let (_dir, ledger) = ledger().await;
    let of = |n, values: &[(&str, &str)]| filing(n, "2021-01..06", "2021-07-05", values);
    deliver(&ledger, vec![of(1, &[("51", "47"), ("52", "3")]), of(2, &[("51", "12")])]).await;
    deliver(&ledger, vec![filing(1, "2021-01..06", "2021-08-20", &[("51", "46")])]).await;
    let units = [1, 2, 3].map(|n| unit(n).as_str().to_owned());
    let as_of = moment("2021-09-01");
    let found = ledger.filed_by(&units.clone().into(), crate::support::FORM, &["51", "52"], as_of).await.unwrap();
    let latest: Vec<(&str, &str, String)> =
        found.iter().map(|((unit, item), filed)| (unit.as_str(), item.as_str(), filed[0].latest.to_string())).collect();
    let [first, second, _] = units.each_ref().map(String::as_str);
    assert_eq!(latest, [(first, "51", "46".to_owned()), (first, "52", "3".to_owned()), (second, "51", "12".to_owned())]);
    for ((unit, item), filed) in &found {
        assert_eq!(*filed, ledger.filed(unit, crate::support::FORM, item, as_of).await.unwrap());
    }
}
