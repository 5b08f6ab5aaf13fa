//! Observations of panels and holdings of land and meters: statements with two times, never overwritten.

use crate::support::{batch, ledger, moment, unit};
use figures::{Fraction, Holding, ObsStatus, Observation, Party, Place, Quantity, Tenure, holding, observation};
use ledger::{Batch, Ledger, Receipt};

pub fn observed(member: &str, period: &str, value: Option<&str>, known: &str) -> Observation {
    Observation {
        panel: "zones".into(),
        member: member.into(),
        measure: "rd".into(),
        period: period.parse().unwrap(),
        value: value.map(|v| v.parse().unwrap()),
        status: if value.is_some() { ObsStatus::Normal } else { ObsStatus::Missing },
        known: moment(known),
        source: Some("年鉴".into()),
        note: None,
        place: Place::line("panel.csv", 2),
    }
}

/// What unit `n` has of lot 7 from 2021 on.
pub fn held(n: u32, amount: Option<&str>, share: Option<&str>, known: &str) -> Holding {
    Holding {
        resource: "land".into(),
        asset: "G〔2019〕7".into(),
        holder: Party::Unit(unit(n)),
        tenure: if share.is_some() { Tenure::Shared } else { Tenure::Own },
        from: None,
        amount: amount.and_then(Quantity::parse),
        share: share.and_then(Fraction::parse),
        used_for: None,
        valid_from: "2021-01-01".parse().unwrap(),
        valid_to: None,
        known: moment(known),
        source: None,
        note: None,
        place: Place::line("land.csv", 2),
    }
}

fn lease(n: u32, from: Party, amount: &str) -> Holding {
    let days = ("2021-03-01".parse().unwrap(), Some("2022-03-01".parse().unwrap()));
    Holding {
        tenure: Tenure::Lease,
        from: Some(from),
        used_for: Some("小微园".into()),
        valid_from: days.0,
        valid_to: days.1,
        source: Some("合同".into()),
        note: Some("转租".into()),
        ..held(n, Some(amount), None, "2021-04-01")
    }
}

async fn observe(ledger: &Ledger, observations: Vec<Observation>, recorded: &str) -> Receipt {
    let batch = Batch { observations, recorded: moment(recorded), ..batch("panel.csv", Vec::new(), Vec::new()) };
    ledger.append(vec![batch]).await.unwrap()
}

async fn hold(ledger: &Ledger, holdings: Vec<Holding>, recorded: &str) -> Receipt {
    let batch = Batch { holdings, recorded: moment(recorded), ..batch("land.csv", Vec::new(), Vec::new()) };
    ledger.append(vec![batch]).await.unwrap()
}

async fn values(ledger: &Ledger, as_of: &str) -> Vec<String> {
    let all = ledger.observations("zones", moment(as_of)).await.unwrap();
    all.iter().map(|o| format!("{} {} {}", o.member, o.period, o.value.map_or("M".to_owned(), |v| v.to_string()))).collect()
}

#[tokio::test]
async fn observations_read_back_digit_for_digit() {
    let (_dir, ledger) = ledger().await;
    let values = ["7.600118446", "17504.39969", "-0.50", "9999999999999999999999999999", "0.0000000000000000000000000001"];
    let all: Vec<Observation> =
        (2001..).zip(values).map(|(year, value)| observed("CHN", &format!("{year}"), Some(value), "2021-05-01")).collect();
    let missing = Observation { note: Some("未公布".into()), ..observed("NOR", "2021-Q1", None, "2021-05-01") };
    let estimated = Observation { status: ObsStatus::Estimated, source: None, ..observed("NOR", "2021-01..06", Some("3"), "2021-07-01") };
    let all = [all, vec![missing, estimated]].concat();
    let receipt = observe(&ledger, all.clone(), "2021-09-03").await;
    assert_eq!((receipt.observations_new, receipt.goals_new, receipt.batches), (7, 0, 1));
    let read = ledger.observations("zones", moment("2021-09-03")).await.unwrap();
    assert_eq!(read, all);
    let digits: Vec<String> = read.iter().filter_map(|o| o.value).map(|v| v.to_string()).collect();
    assert_eq!(digits[..5], values, "zeros at the end too");
    assert!(ledger.observations("countries", moment("2021-09-03")).await.unwrap().is_empty());
}

#[tokio::test]
async fn vintages_stay_and_come_in_the_order_they_became_known() {
    let (_dir, ledger) = ledger().await;
    observe(
        &ledger,
        vec![observed("Z01", "2020", Some("5"), "2021-06-01"), observed("Z01", "2020", Some("4"), "2021-03-01")],
        "2021-09-03",
    )
    .await;
    observe(&ledger, vec![observed("Z02", "2020", Some("7"), "2021-04-01")], "2021-09-04").await;
    assert_eq!(values(&ledger, "2021-02-28").await, Vec::<String>::new());
    assert_eq!(values(&ledger, "2021-05-31").await, ["Z01 2020 4", "Z02 2020 7"]);
    assert_eq!(values(&ledger, "2021-06-01").await, ["Z01 2020 4", "Z02 2020 7", "Z01 2020 5"]);
    let all = ledger.observations("zones", moment("2021-06-01")).await.unwrap();
    let newest: Vec<_> = observation::latest(&all).into_values().map(|o| (o.member.as_str(), o.value)).collect();
    assert_eq!(newest, [("Z01", Some(5.into())), ("Z02", Some(7.into()))]);
}

#[tokio::test]
async fn an_identical_import_changes_nothing_and_zeros_at_the_end_are_no_news() {
    let (_dir, ledger) = ledger().await;
    let file = vec![observed("Z01", "2020", Some("7.60"), "2021-03-01"), observed("Z02", "2020", None, "2021-03-01")];
    observe(&ledger, file.clone(), "2021-09-03").await;
    let again = observe(&ledger, file, "2021-09-04").await;
    assert_eq!((again.observations_new, again.observations_unchanged, again.is_empty()), (0, 2, true));
    let same = observe(&ledger, vec![observed("Z01", "2020", Some("7.6"), "2021-05-01")], "2021-09-05").await;
    assert_eq!((same.observations_new, same.observations_unchanged), (0, 1));
    let final_one = Observation { status: ObsStatus::Provisional, ..observed("Z01", "2020", Some("7.6"), "2021-06-01") };
    assert_eq!(observe(&ledger, vec![final_one], "2021-09-06").await.observations_new, 1, "another status is another statement");
}

#[tokio::test]
async fn another_value_for_the_same_moment_is_known_when_it_is_delivered() {
    let (_dir, ledger) = ledger().await;
    observe(&ledger, vec![observed("Z01", "2020", Some("4"), "2021-03-01")], "2021-03-02").await;
    observe(&ledger, vec![observed("Z01", "2020", Some("5"), "2021-03-01")], "2021-09-03").await;
    assert_eq!(values(&ledger, "2021-09-02").await, ["Z01 2020 4"]);
    assert_eq!(values(&ledger, "2021-09-03").await, ["Z01 2020 4", "Z01 2020 5"]);
    let original = observe(&ledger, vec![observed("Z01", "2020", Some("4"), "2021-03-01")], "2021-10-01").await;
    assert_eq!(original.observations_new, 0, "the first file once more changes nothing");
}

#[tokio::test]
async fn panels_are_kept_apart() {
    let (_dir, ledger) = ledger().await;
    let here = observed("Z01", "2020", Some("4"), "2021-03-01");
    let there = Observation { panel: "countries".into(), ..here.clone() };
    let receipt = observe(&ledger, vec![here, there.clone()], "2021-09-03").await;
    assert_eq!(receipt.observations_new, 2);
    assert_eq!(ledger.observations("countries", moment("2021-09-03")).await.unwrap(), [there]);
}

#[tokio::test]
async fn holdings_read_back_as_they_were_stated() {
    let (_dir, ledger) = ledger().await;
    let all = vec![
        held(1, Some("20000 m²"), Some("2/6"), "2021-02-01"),
        held(2, Some("100.0005 亩"), None, "2021-02-01"),
        held(3, None, None, "2021-02-01"),
        lease(2, Party::Unit(unit(1)), "5 亩"),
        lease(3, Party::Outside, "6 亩"),
    ];
    let receipt = hold(&ledger, all.clone(), "2021-09-03").await;
    assert_eq!((receipt.holdings_new, receipt.batches), (5, 1));
    assert_eq!(ledger.holdings("land", moment("2021-09-03"), &[]).await.unwrap(), all);
    assert!(ledger.holdings("electricity", moment("2021-09-03"), &[]).await.unwrap().is_empty());
    let again = hold(&ledger, all, "2021-09-04").await;
    assert_eq!((again.holdings_new, again.holdings_unchanged, again.is_empty()), (0, 5, true));
}

#[tokio::test]
async fn a_correction_and_a_withdrawal_are_not_seen_before() {
    let (_dir, ledger) = ledger().await;
    hold(&ledger, vec![held(1, Some("30 亩"), None, "2021-02-01")], "2021-02-01").await;
    hold(&ledger, vec![held(1, Some("28 亩"), None, "2021-06-01"), held(1, None, None, "2021-08-01")], "2021-09-03").await;
    let amounts = async |as_of: &str| {
        let all = ledger.holdings("land", moment(as_of), &[]).await.unwrap();
        holding::latest(&all).into_iter().filter_map(|at| all[at].amount.as_ref().map(|q| q.amount.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(amounts("2021-05-31").await, ["30"]);
    assert_eq!(amounts("2021-06-01").await, ["28"]);
    assert_eq!(amounts("2021-08-01").await, Vec::<String>::new());
}

#[tokio::test]
async fn an_amount_of_more_decimals_than_the_book_keeps_is_refused() {
    let (_dir, ledger) = ledger().await;
    let holdings = vec![held(1, Some("0.00001 亩"), None, "2021-02-01")];
    let error = ledger.append(vec![Batch { holdings, ..batch("land.csv", Vec::new(), Vec::new()) }]).await.unwrap_err();
    assert!(error.to_string().contains("at most 4 decimals"), "{error}");
}
