//! Explanations, exemptions with a second person, and what held at a moment.

use crate::support::{filing, ledger, moment, unit};
use figures::Role;
use ledger::{About, Basis, Error, Held, Said, Verdict};

fn about(edit: &str, period: Option<&str>) -> About {
    let (edit, unit) = (edit.to_owned(), Some(unit(1).as_str().to_owned()));
    About { edit, unit, form: Some("B204-1".to_owned()), period: period.map(str::to_owned), item: None }
}

fn said(text: &str, person: &str, known: &str) -> Said {
    Said { text: text.to_owned(), person: person.to_owned(), known: moment(known), recorded: moment("2021-09-03") }
}

fn value(item: &str, period: &str, value: Option<&str>) -> Held {
    let (form, value) = (Some("B204-1".to_owned()), value.map(|v| v.parse().unwrap()));
    Held { form, item: item.to_owned(), period: period.to_owned(), role: Role::Current, value }
}

/// Output of June.
fn june(amount: &str) -> Basis {
    Basis::new([value("01", "2021-06", Some(amount))])
}

#[tokio::test]
async fn an_explanation_is_kept_with_its_files_and_known_from_its_moment() {
    let (dir, ledger) = ledger().await;
    let files = [("合同.pdf".to_owned(), b"contract".to_vec()), ("again.pdf".to_owned(), b"contract".to_vec())];
    let id =
        ledger.explain(&about("E13", Some("2021-06")), &said("接到大订单", "统计员甲", "2021-07-12"), &june("100"), &files).await.unwrap();
    assert!(ledger.explanations(moment("2021-07-11")).await.unwrap().is_empty());
    let held = ledger.explanations(moment("2021-07-12")).await.unwrap();
    assert_eq!((held.len(), held[0].id, held[0].said.text.as_str()), (1, id, "接到大订单"));
    let names: Vec<&str> = held[0].evidence.iter().map(|e| e.file.as_str()).collect();
    assert_eq!(names, ["合同.pdf", "again.pdf"]);
    // One content is kept once, under its hash.
    assert_eq!(held[0].evidence[0].sha256, held[0].evidence[1].sha256);
    let kept = dir.path().join("park/sources").join(&held[0].evidence[0].sha256);
    assert_eq!(std::fs::read(kept).unwrap(), b"contract");
    assert_eq!(ledger.counts().await.unwrap().sources, 1);
}

#[tokio::test]
async fn an_exemption_holds_from_its_approval_to_its_end() {
    let (_dir, ledger) = ledger().await;
    let until = "2021-10-01".parse().ok();
    let id =
        ledger.ask_exemption(&about("E09", None), &said("执法检查调整", "统计员甲", "2021-07-12"), until, &june("100"), &[]).await.unwrap();
    let state = async |at: &str, day: &str| {
        let held = ledger.exemptions(moment(at)).await.unwrap();
        held.first().map(|e| e.in_force(day.parse().unwrap()).map(|d| d.said.person.clone()))
    };
    assert_eq!(state("2021-07-11", "2021-07-20").await, None);
    assert_eq!(state("2021-07-20", "2021-07-20").await, Some(None), "asked for, not approved");
    ledger.decide(id, Verdict::Approved, &said("", "科长乙", "2021-07-15")).await.unwrap();
    assert_eq!(state("2021-07-14", "2021-07-20").await, Some(None), "what became known later is not seen before");
    assert_eq!(state("2021-07-20", "2021-07-20").await, Some(Some("科长乙".to_owned())));
    assert_eq!(state("2021-10-05", "2021-09-30").await, Some(Some("科长乙".to_owned())));
    assert_eq!(state("2021-10-05", "2021-10-01").await, Some(None), "the first day it no longer holds");
    ledger.decide(id, Verdict::Revoked, &said("已改正", "统计员甲", "2021-08-01")).await.unwrap();
    assert_eq!(state("2021-08-02", "2021-08-02").await, Some(None));
    assert_eq!(state("2021-07-31", "2021-07-31").await, Some(Some("科长乙".to_owned())), "as it was before");
    let all = ledger.exemptions(moment("2021-08-02")).await.unwrap();
    assert_eq!(all[0].decisions.iter().map(|d| d.verdict.word()).collect::<Vec<_>>(), ["approved", "revoked"]);
    assert_eq!(all[0].decisions[1].said.text, "已改正");
}

#[tokio::test]
async fn whoever_asks_does_not_decide() {
    let (_dir, ledger) = ledger().await;
    let id = ledger.ask_exemption(&about("E09", None), &said("x", "Zhang San", "2021-07-12"), None, &june("100"), &[]).await.unwrap();
    for person in ["Zhang San", " zhang  san", "ZHANGSAN"] {
        let error = ledger.decide(id, Verdict::Approved, &said("", person, "2021-07-13")).await.unwrap_err();
        assert!(matches!(error, Error::SamePerson(_)), "{person}: {error}");
        assert_eq!(error.code(), "same-person");
    }
    assert!(ledger.exemptions(moment("2021-08-01")).await.unwrap()[0].decisions.is_empty());
    ledger.decide(id, Verdict::Approved, &said("", "Li Si", "2021-07-13")).await.unwrap();
}

#[tokio::test]
async fn a_decision_follows_from_the_one_before() {
    let (_dir, ledger) = ledger().await;
    let decide = async |id, verdict, known| ledger.decide(id, verdict, &said("", "科长乙", known)).await;
    assert!(matches!(decide(7, Verdict::Approved, "2021-07-13").await, Err(Error::NoExemption(7))));
    let id = ledger.ask_exemption(&about("E09", None), &said("x", "甲", "2021-07-12"), None, &june("100"), &[]).await.unwrap();
    for (verdict, known) in [(Verdict::Revoked, "2021-07-13"), (Verdict::Approved, "2021-07-11")] {
        assert!(matches!(decide(id, verdict, known).await, Err(Error::Decided { state: "asked", .. })), "{verdict:?} {known}");
    }
    decide(id, Verdict::Refused, "2021-07-13").await.unwrap();
    let again = decide(id, Verdict::Approved, "2021-07-14").await.unwrap_err();
    assert!(matches!(again, Error::Decided { state: "refused", .. }));
    assert!(again.text().zh.contains("已驳回"), "{}", again.text().zh);
}

#[tokio::test]
async fn what_is_said_is_kept_with_the_values_it_was_said_for() {
    let (_dir, ledger) = ledger().await;
    // Of a figure too, which has more digits than an amount of the book; and of a value that is missing.
    let figure = Held { form: None, ..value("industry.value_added", "2021-01..06", Some("22.180000123456789")) };
    let missing = value("03", "2021-06", None);
    let basis = Basis::new([value("01", "2021-06", Some("100.00")), figure.clone(), missing.clone()]);
    ledger.explain(&about("E13", Some("2021-06")), &said("x", "甲", "2021-07-12"), &basis, &[]).await.unwrap();
    ledger.ask_exemption(&about("E09", Some("2021-06")), &said("x", "甲", "2021-07-12"), None, &june("7"), &[]).await.unwrap();
    let explained = ledger.explanations(moment("2021-08-01")).await.unwrap().remove(0).basis;
    let exempted = ledger.exemptions(moment("2021-08-01")).await.unwrap().remove(0).basis;
    assert_eq!((&explained, &exempted), (&basis, &june("7")));
    let now = |amount| value("01", "2021-06", amount);
    assert!(explained.bears(&[now(Some("100")), missing.clone()]) && explained.bears(&[figure]));
    for changed in [now(Some("101")), now(None), value("03", "2021-06", Some("1")), value("01", "2021-05", Some("100"))] {
        assert!(!explained.bears(&[missing.clone(), changed.clone()]), "{changed:?}");
    }
    assert!(!explained.bears(&[]), "of no values nothing was said");
    let after = [now(Some("101")), value("04", "2021-06", Some("1"))];
    assert_eq!(explained.changed(&after), [(&after[0], Some(&now(Some("100")))), (&after[1], None)]);
}

/// Books of before: an explanation without values, of which only the moment is known.
#[tokio::test]
async fn what_an_older_book_says_holds_for_what_it_held_then() {
    let (dir, ledger) = ledger().await;
    let rows = vec![filing(1, "2021-06", "2021-07-10", &[("01", "100")]), filing(2, "2021-06", "2021-07-10", &[("01", "5")])];
    crate::support::deliver(&ledger, rows).await;
    crate::support::deliver(&ledger, vec![filing(1, "2021-06", "2021-08-10", &[("01", "99"), ("03", "80")])]).await;
    let mut conn = crate::durability::raw(&dir.path().join("park")).await;
    for table in ["explanations (edit, unit, text, person, known, recorded)", "exemptions (edit, unit, reason, person, known, recorded)"] {
        let insert = sqlx::query(sqlx::AssertSqlSafe(format!("INSERT INTO {table} VALUES ('E13', ?, 'x', '甲', ?, ?)")));
        let at = moment("2021-07-12").micros();
        insert.bind(unit(1).as_str()).bind(at).bind(at).execute(&mut conn).await.unwrap();
    }
    let explained = ledger.explanations(moment("2021-09-01")).await.unwrap().remove(0).basis;
    let exempted = ledger.exemptions(moment("2021-09-01")).await.unwrap().remove(0).basis;
    for basis in [explained, exempted] {
        let now = |item, amount| value(item, "2021-06", amount);
        assert!(basis.bears(&[now("01", Some("100")), now("03", None)]));
        assert!(!basis.bears(&[now("01", Some("99"))]) && !basis.bears(&[now("03", Some("80"))]) && !basis.bears(&[now("01", Some("5"))]));
        assert_eq!(basis.values().count(), 0);
    }
}

#[test]
fn what_is_left_empty_is_meant_for_all() {
    let issue = About { period: Some("2021-06".into()), item: Some("01".into()), ..about("E13", None) };
    assert!(about("E13", None).covers(&issue));
    assert!(about("E13", Some("2021-06")).covers(&issue));
    assert!(!about("E13", Some("2021-05")).covers(&issue) && !about("E12", None).covers(&issue));
    assert!(!About { item: Some("03".into()), ..about("E13", None) }.covers(&issue));
    assert!(!About { unit: Some(unit(2).as_str().to_owned()), ..about("E13", None) }.covers(&issue));
}

#[tokio::test]
async fn the_facts_that_stood_at_a_moment_come_with_their_origin() {
    let (_dir, ledger) = ledger().await;
    let mut same = filing(1, "2020-06", "2021-07-10", &[("01", "90")]);
    same.role = Role::SamePeriod;
    let june = filing(1, "2021-06", "2021-07-10", &[("01", "100"), ("03", "80")]);
    crate::support::deliver(&ledger, vec![june, same]).await;
    crate::support::deliver(
        &ledger,
        vec![filing(1, "2021-06", "2021-08-10", &[("01", "99")]), filing(1, "2021-05", "2021-08-10", &[("01", "5")])],
    )
    .await;
    let periods = ["2021-06".to_owned(), "2020-06".to_owned()];
    let standing = async |at: &str| -> Vec<String> {
        let facts = ledger.standing(&periods, moment(at)).await.unwrap();
        facts.iter().map(|f| format!("{} {} {} {} r{}", f.period, f.role.word(), f.item, f.value, f.revision)).collect()
    };
    let first = ["2020-06 same_period 01 90 r1", "2021-06 current 01 100 r1", "2021-06 current 03 80 r1"];
    assert_eq!(standing("2021-08-09").await, first);
    assert_eq!(standing("2021-08-10").await, ["2020-06 same_period 01 90 r1", "2021-06 current 03 80 r1", "2021-06 current 01 99 r2"]);
    assert!(standing("2021-07-09").await.is_empty());
    let history = ledger.history("B204-1", moment("2021-08-09")).await.unwrap();
    assert_eq!(history.len(), 3);
}
