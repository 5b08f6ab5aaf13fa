//! What became known between two moments, and a unit by a part of its rows.

use crate::support::{FORM, batch, deliver, filing, ledger, moment, row, unit};

#[tokio::test]
async fn the_earlier_moment_is_left_out_and_the_later_is_in() {
    let (_dir, ledger) = ledger().await;
    for (day, value) in [("2021-07-10", "100"), ("2021-07-15", "101"), ("2021-08-10", "102"), ("2021-08-11", "103")] {
        deliver(&ledger, vec![filing(1, "2021-06", day, &[("01", value), ("03", value)]), filing(2, "2021-05", day, &[("01", value)])])
            .await;
    }
    let (from, to) = (moment("2021-07-15"), moment("2021-08-10"));
    let found = ledger.filings_between(FORM, &["2021-06".to_owned()], from, to).await.unwrap();
    let told: Vec<_> = found.iter().map(|f| (f.unit.as_str(), f.period.as_str(), f.revision, f.known)).collect();
    assert_eq!(told, [(unit(1).as_str(), "2021-06", 3, to)]);
    let both = ledger.filings_between(FORM, &["2021-05".to_owned(), "2021-06".to_owned()], from, to).await.unwrap();
    // Of one moment the earlier period is taken first.
    assert_eq!(both.iter().map(|f| f.id).collect::<Vec<_>>(), [found[0].id - 1, found[0].id]);
    assert!(ledger.filings_between("B203", &["2021-06".to_owned()], from, to).await.unwrap().is_empty());
    assert_eq!(ledger.counted_between(from, to).await.unwrap(), (2, 0));
    let facts = ledger.facts_of(&[found[0].id]).await.unwrap();
    let values: Vec<_> = facts.iter().map(|f| (f.item.as_str(), f.value.to_string(), f.replaced_value.map(|v| v.to_string()))).collect();
    let told = |item| (item, "102".to_owned(), Some("101".to_owned()));
    assert_eq!(values, [told("01"), told("03")]);
}

#[tokio::test]
async fn what_a_value_replaced_is_what_was_known_before_it_however_late_that_was_delivered() {
    let (_dir, ledger) = ledger().await;
    deliver(&ledger, vec![filing(1, "2021-06", "2021-09-01", &[("01", "96")])]).await;
    deliver(&ledger, vec![filing(1, "2021-06", "2021-07-10", &[("01", "100")])]).await;
    let found = ledger.filings_between(FORM, &["2021-06".to_owned()], moment("2021-07-01"), moment("2021-09-01")).await.unwrap();
    let ids: Vec<i64> = found.iter().map(|f| f.id).collect();
    assert_eq!(ids, [2, 1], "in the order they became known");
    let facts = ledger.facts_of(&ids).await.unwrap();
    let replaced: Vec<_> = facts.iter().map(|f| (f.filing, f.replaced_value.map(|v| v.to_string()))).collect();
    assert_eq!(replaced, [(1, Some("100".to_owned())), (2, None)]);
}

#[tokio::test]
async fn a_unit_is_told_by_the_rows_that_count() {
    let (_dir, ledger) = ledger().await;
    let rows = vec![
        row(1, "industry", "3973", "2019-01-01", None, "2019-01-05"),
        row(1, "industry", "3562", "2021-01-01", None, "2021-08-01"),
        row(1, "event", "left", "2021-03-01", None, "2021-08-02"),
    ];
    ledger.append(vec![batch("register.csv", Vec::new(), rows)]).await.unwrap();
    let found = ledger.register_between(moment("2021-07-31"), moment("2021-08-02")).await.unwrap();
    let told: Vec<_> = found.iter().map(|r| (r.attribute.as_str(), r.value.as_str(), r.valid_from.to_string(), r.line)).collect();
    assert_eq!(told, [("industry", "3562", "2021-01-01".to_owned(), 7), ("event", "left", "2021-03-01".to_owned(), 7)]);
    assert_eq!(ledger.counted_between(moment("2021-07-31"), moment("2021-08-01")).await.unwrap(), (0, 1));

    let all = ledger.register_known(moment("2021-08-02")).await.unwrap();
    let day = "2021-06-30".parse().unwrap();
    let with =
        |ids: &[i64]| all.state(unit(1).as_str(), day, |id, _| ids.contains(&id)).map(|s| (s.attributes["industry"].clone(), s.member));
    let (first, second, third) = (1, found[0].id, found[1].id);
    assert_eq!(with(&[first]), Some(("3973".to_owned(), true)));
    assert_eq!(with(&[first, second]), Some(("3562".to_owned(), true)));
    assert_eq!(with(&[first, third]), Some(("3973".to_owned(), false)));
    assert_eq!(with(&[]), None);
    let now = ledger.register_at(day, moment("2021-08-02")).await.unwrap();
    assert_eq!(all.state(unit(1).as_str(), day, |_, _| true), Some(now[0].clone()));
}

#[tokio::test]
async fn every_activation_of_definitions_is_told_in_its_order() {
    let (_dir, ledger) = ledger().await;
    let packs = [("one".to_owned(), "1".to_owned())];
    for (hash, day) in [("aa", "2021-01-01"), ("bb", "2021-02-01"), ("aa", "2021-03-01")] {
        let files = [("one/pack.yaml".to_owned(), format!("id: one # {hash}"))];
        ledger.activate_pack(hash, &packs, &files, moment(day)).await.unwrap();
    }
    let told: Vec<_> = ledger.activations().await.unwrap();
    let expected = [("aa", "2021-01-01"), ("bb", "2021-02-01"), ("aa", "2021-03-01")].map(|(hash, day)| (hash.to_owned(), moment(day)));
    assert_eq!(told, expected);
}
