//! The book refuses changes, and a start cleans up what a crash left.

use crate::support::{batch, deliver, filing, ledger, moment, row, unit};
use ledger::{Error, Ledger};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions};
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// The book by another program.
pub async fn raw(dir: &Path) -> SqliteConnection {
    SqliteConnectOptions::new().filename(dir.join("book.sqlite")).connect().await.unwrap()
}

#[tokio::test]
async fn a_fact_is_never_updated_or_deleted() {
    let (dir, ledger) = ledger().await;
    let one = batch(
        "all.csv",
        vec![filing(1, "2021-06", "2021-07-10", &[("01", "7")])],
        vec![row(1, "name", "样例", "2019-01-01", None, "2019-01-05")],
    );
    let goals = crate::goals::all();
    let observations = vec![crate::panels::observed("Z01", "2020", Some("4"), "2021-03-01")];
    let holdings = vec![crate::panels::held(1, Some("30 亩"), None, "2021-02-01")];
    let entries = vec![crate::entries::said("P1", "started", Some("2021-03-05"), "2021-03-08")];
    ledger.append(vec![ledger::Batch { goals, observations, holdings, entries, ..one }]).await.unwrap();
    ledger.rebuild().await.unwrap();
    let about = ledger::About { edit: "E09".to_owned(), unit: Some(unit(1).as_str().to_owned()), ..ledger::About::default() };
    let said = |person: &str| ledger::Said {
        text: "x".to_owned(),
        person: person.to_owned(),
        known: moment("2021-07-10"),
        recorded: moment("2021-07-10"),
    };
    let held = ledger::Held {
        form: None,
        item: "industry.output".to_owned(),
        period: "2021-06".to_owned(),
        role: figures::Role::Current,
        value: None,
    };
    let basis = ledger::Basis::new([held]);
    ledger.explain(&about, &said("甲"), &basis, &[("a.pdf".to_owned(), b"a".to_vec())]).await.unwrap();
    let asked = ledger.ask_exemption(&about, &said("甲"), None, &basis, &[]).await.unwrap();
    ledger.decide(asked, ledger::Verdict::Approved, &said("乙")).await.unwrap();
    let mut conn = raw(&dir.path().join("park")).await;
    let changes = [
        "filings SET known = 0", "facts SET value = 0", "register SET value = ''", "batches SET person = ''", "sources SET file = ''",
        "manifest SET rows = 0", "targets SET value = 0", "milestones SET value = 0", "capacities SET capacity = 0",
        "observations SET value = 0", "holdings SET amount = 0", "entries SET value = ''", "explanations SET text = ''",
        "exemptions SET reason = ''", "decisions SET decision = 'refused'", "evidence SET file = ''", "held_values SET value = '1'",
    ];
    for change in changes {
        let table = change.split(' ').next().unwrap();
        for statement in [format!("UPDATE {change}"), format!("DELETE FROM {table}")] {
            let error = sqlx::query(AssertSqlSafe(statement.clone())).execute(&mut conn).await.unwrap_err().to_string();
            assert!(error.contains("append-only") || error.contains("only ever marked"), "{statement}: {error}");
        }
    }
    // Nor does another program let whoever asked decide.
    let by_oneself = "INSERT INTO decisions (exemption, decision, person, known, recorded) VALUES (1, 'approved', ' 甲 ', 0, 0)";
    let error = sqlx::query(by_oneself).execute(&mut conn).await.unwrap_err().to_string();
    assert!(error.contains("second person"), "{error}");
}

#[tokio::test]
async fn a_start_sweeps_what_the_book_does_not_name() {
    let (dir, ledger) = ledger().await;
    let park = dir.path().join("park");
    deliver(&ledger, vec![filing(1, "2021-06", "2021-07-10", &[("01", "7")])]).await;
    ledger.rebuild().await.unwrap();
    ledger.rebuild().await.unwrap();
    ledger
        .activate_pack(
            "abc",
            &[("base".to_owned(), "1".to_owned())],
            &[("base/pack.yaml".to_owned(), "pack:".to_owned())],
            moment("2021-01-01"),
        )
        .await
        .unwrap();
    ledger.close().await;
    for orphan in ["columnar/B204-1-2021-99.parquet", "tmp/1-x", "sources/feed", "packs/dead/pack.yaml"] {
        fs::create_dir_all(park.join(orphan).parent().unwrap()).unwrap();
        fs::write(park.join(orphan), "half").unwrap();
    }
    let names = |sub: &str| {
        let mut names: Vec<String> =
            fs::read_dir(park.join(sub)).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    Ledger::open(&park).await.unwrap().close().await;
    assert_eq!(names("columnar"), ["B204-1-2021-1.parquet", "B204-1-2021-2.parquet"], "a file just replaced is kept");
    assert_eq!((names("tmp").len(), names("sources").len(), names("packs")), (0, 1, vec!["abc".to_owned()]));
    let old = fs::File::options().append(true).open(park.join("columnar/B204-1-2021-1.parquet")).unwrap();
    old.set_modified(SystemTime::now() - Duration::from_secs(2 * 60 * 60)).unwrap();
    let ledger = Ledger::open(&park).await.unwrap();
    assert_eq!(names("columnar"), ["B204-1-2021-2.parquet"]);
    assert_eq!(crate::support::all_rows(&ledger, &["01"]).await.len(), 1);
}

#[tokio::test]
async fn nothing_is_swept_while_another_process_writes() {
    let (dir, ledger) = ledger().await;
    let park = dir.path().join("park");
    fs::write(park.join("sources/being-written"), "half").unwrap();
    let mut other = raw(&park).await;
    sqlx::query("BEGIN IMMEDIATE").execute(&mut other).await.unwrap();
    Ledger::open(&park).await.unwrap().close().await;
    assert!(park.join("sources/being-written").exists());
    sqlx::query("ROLLBACK").execute(&mut other).await.unwrap();
    Ledger::open(&park).await.unwrap().close().await;
    assert!(!park.join("sources/being-written").exists());
    ledger.close().await;
}

#[tokio::test]
async fn two_writers_take_turns() {
    let (_dir, ledger) = ledger().await;
    let deliveries = (1..=6).map(|n| {
        let ledger = ledger.clone();
        tokio::spawn(async move { deliver(&ledger, vec![filing(n, "2021-06", "2021-07-10", &[("01", "7")])]).await })
    });
    for delivery in deliveries.collect::<Vec<_>>() {
        assert_eq!(delivery.await.unwrap().filings_new, 1);
    }
    assert_eq!(ledger.counts().await.unwrap().filings, 6);
}

#[tokio::test]
async fn folders_that_are_there_or_not_are_told_apart() {
    let dir = tempfile::tempdir().unwrap();
    let error = Ledger::open(dir.path()).await.unwrap_err();
    assert!(matches!(error, Error::NotFound(_)));
    assert_eq!(error.code(), "no-data-folder");
    assert!(!dir.path().join("sources").exists(), "nothing is made where there is no book");
    Ledger::create(dir.path()).await.unwrap();
    assert!(matches!(Ledger::create(dir.path()).await.unwrap_err(), Error::Exists(_)));
}

#[tokio::test]
async fn packs_are_kept_by_hash_and_read_back_as_activated() {
    let (dir, ledger) = ledger().await;
    assert_eq!(ledger.active_pack().await.unwrap(), None);
    let files = |text: &str| vec![("base/pack.yaml".to_owned(), text.to_owned()), ("base/forms.yaml".to_owned(), "forms:".to_owned())];
    let ids = [("base".to_owned(), "1.0".to_owned())];
    ledger.activate_pack("aa", &ids, &files("pack: base"), moment("2021-01-01")).await.unwrap();
    ledger.activate_pack("bb", &ids, &files("pack: base # 2"), moment("2021-02-01")).await.unwrap();
    let active = ledger.active_pack().await.unwrap().unwrap();
    assert_eq!((active.hash.as_str(), active.activated), ("bb", moment("2021-02-01")));
    let mut kept = files("pack: base");
    kept.sort();
    assert_eq!(ledger.pack("aa").await.unwrap().unwrap().files, kept);
    assert_eq!(ledger.pack("cc").await.unwrap(), None);
    ledger.activate_pack("aa", &ids, &files("pack: base"), moment("2021-03-01")).await.unwrap();
    assert_eq!(ledger.active_pack().await.unwrap().unwrap().hash, "aa");
    let outside = ledger.activate_pack("dd", &ids, &[("../x".to_owned(), String::new())], moment("2021-03-01")).await;
    assert!(matches!(outside, Err(Error::PackPath(_))));
    fs::write(dir.path().join("park/packs/aa/base/pack.yaml"), "pack: other").unwrap();
    assert!(matches!(ledger.active_pack().await, Err(Error::Damaged(_))));
}
