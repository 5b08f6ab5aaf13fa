//! The engine's table: files and tail together say what the book says.

use crate::support::{FORM, all_rows, batch, deliver, filing, ledger, moment, unit};
use datafusion::arrow::datatypes::DataType;
use datafusion::prelude::SessionContext;
use figures::{Filing, Moment, Role};
use ledger::{COMPACT_AFTER_FILINGS, Error, Ledger};
use proptest::prelude::*;
use std::collections::BTreeMap;
use tokio::runtime::Runtime;

#[tokio::test]
async fn an_empty_book_gives_an_empty_table_with_its_columns() {
    let (_dir, ledger) = ledger().await;
    let table = ledger.facts_table(&SessionContext::new(), FORM, &["01"]).await.unwrap();
    let names: Vec<&str> = table.schema().fields().iter().map(|f| f.name().as_str()).collect();
    assert_eq!(names, ["unit", "period", "role", "filing", "revision", "known", "known_to", "recorded", "v_01", "f_01", "u"]);
    assert_eq!(table.count().await.unwrap(), 0);
}

#[tokio::test]
async fn columns_keep_their_types_with_files_and_tail_and_items_that_a_file_lacks() {
    let (_dir, ledger) = ledger().await;
    deliver(&ledger, vec![filing(1, "2020-06", "2020-07-10", &[("01", "7")]), filing(1, "2021-06", "2021-07-10", &[("03", "8")])]).await;
    ledger.rebuild().await.unwrap();
    for tail in [false, true] {
        if tail {
            deliver(&ledger, vec![filing(2, "2021-06", "2021-07-10", &[("04", "9")])]).await;
        }
        let table = ledger.facts_table(&SessionContext::new(), FORM, &["03", "01", "nowhere"]).await.unwrap();
        for batch in table.collect().await.unwrap() {
            let types: Vec<DataType> = batch.schema().fields().iter().map(|f| f.data_type().clone()).collect();
            let word = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
            assert_eq!(&types[..5], [DataType::Utf8, word.clone(), word, DataType::Int64, DataType::Int32]);
            assert_eq!(&types[8..10], [DataType::Decimal128(18, 4), DataType::Int64]);
        }
        let rows = all_rows(&ledger, &["03", "01", "nowhere"]).await;
        let values: Vec<&[String]> = rows.iter().map(|r| &r[8..14]).collect();
        assert_eq!(values[0], ["", "", "7.0000", "1", "", ""]);
        assert_eq!(values[1], ["8.0000", "2", "", "", "", ""]);
        assert_eq!(rows.len(), if tail { 3 } else { 2 });
    }
}

#[tokio::test]
async fn a_folder_with_signs_in_its_name_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let ledger = Ledger::create(dir.path().join("数据 #1 [a]*?%41")).await.unwrap();
    deliver(&ledger, vec![filing(1, "2021-06", "2021-07-10", &[("01", "7")])]).await;
    ledger.rebuild().await.unwrap();
    assert_eq!(all_rows(&ledger, &["01"]).await.len(), 1);
}

#[tokio::test]
async fn a_long_tail_is_compacted_in_its_own_append_and_a_short_one_is_not() {
    let (_dir, ledger) = ledger().await;
    let many = |n: i64| (0..u32::try_from(n).unwrap()).map(|i| filing(i, "2021-06", "2021-07-10", &[("01", "7")])).collect();
    deliver(&ledger, many(COMPACT_AFTER_FILINGS)).await;
    assert_eq!((ledger.counts().await.unwrap().files, ledger.counts().await.unwrap().tail), (0, 500));
    deliver(&ledger, many(COMPACT_AFTER_FILINGS + 1)).await;
    assert_eq!((ledger.counts().await.unwrap().files, ledger.counts().await.unwrap().tail), (1, 0));
    deliver(&ledger, vec![filing(3, "2021-06", "2021-08-10", &[("01", "8")]), filing(9, "2020-06", "2021-08-10", &[("01", "8")])]).await;
    assert_eq!((ledger.counts().await.unwrap().files, ledger.counts().await.unwrap().tail), (1, 2));
    assert_eq!(all_rows(&ledger, &["01"]).await.len(), 503);
}

#[tokio::test]
async fn a_missing_file_of_the_copy_is_said_and_rebuilt() {
    let (dir, ledger) = ledger().await;
    deliver(&ledger, vec![filing(1, "2021-06", "2021-07-10", &[("01", "7")])]).await;
    ledger.rebuild().await.unwrap();
    let before = all_rows(&ledger, &["01"]).await;
    for entry in std::fs::read_dir(dir.path().join("park/columnar")).unwrap() {
        std::fs::remove_file(entry.unwrap().path()).unwrap();
    }
    let error = ledger.facts_table(&SessionContext::new(), FORM, &["01"]).await.unwrap_err();
    assert!(matches!(error, Error::Damaged(_)), "{error}");
    assert!(error.text().en.contains("wanmu rebuild"));
    ledger.rebuild().await.unwrap();
    assert_eq!(all_rows(&ledger, &["01"]).await, before);
}

/// One random filing: unit, period, role, moment, values of the items `01` and `03`.
type Random = (u32, usize, bool, i64, Option<u8>, Option<u8>);

fn random() -> impl Strategy<Value = Vec<Vec<Random>>> {
    let value = || proptest::option::of(0u8..3);
    let one = (0u32..2, 0usize..2, any::<bool>(), 0i64..6, value(), value());
    proptest::collection::vec(proptest::collection::vec(one, 1..6), 3)
}

fn build(random: &Random) -> Option<Filing> {
    let (n, period, same, known, first, second) = random;
    let items = [("01", first), ("03", second)];
    let texts: Vec<(&str, String)> = items.iter().filter_map(|(i, v)| v.map(|v| (*i, v.to_string()))).collect();
    let values: Vec<(&str, &str)> = texts.iter().map(|(i, v)| (*i, v.as_str())).collect();
    let mut filing = filing(*n, ["2020-12", "2021-01"][*period], "2021-07-10", &values);
    filing.known = Moment::from_micros(*known);
    filing.role = if *same { Role::SamePeriod } else { Role::Current };
    (!values.is_empty()).then_some(filing)
}

/// What was said of (unit, period, role, item), when, in the order of saying.
#[derive(Default)]
struct Model(Vec<(Subject, i64, String)>);

/// Unit, period, role, item.
type Subject = (String, String, &'static str, String);

impl Model {
    fn value(&self, key: &Subject, at: i64) -> Option<&str> {
        let said = self.0.iter().enumerate().filter(|(_, (k, known, _))| k == key && *known <= at);
        said.max_by_key(|(i, (_, known, _))| (*known, *i)).map(|(_, (_, _, value))| value.as_str())
    }

    /// The deliveries of the test keep the order of moments and name an item once for a moment.
    fn say(&mut self, filing: &Filing) {
        for filed in &filing.values {
            let key = (filing.unit.as_str().to_owned(), filing.period.to_string(), filing.role.word(), filed.item.clone());
            let value = format!("{}.0000", filed.value);
            if self.value(&key, filing.known.micros()) != Some(value.as_str()) {
                self.0.push((key, filing.known.micros(), value));
            }
        }
    }

    /// (unit, period, role) with both values, as known at a moment.
    fn at(&self, at: i64) -> BTreeMap<(String, String, String), [String; 2]> {
        let mut out = BTreeMap::new();
        for (key, known, _) in &self.0 {
            if *known <= at {
                let of =
                    |item: &str| self.value(&(key.0.clone(), key.1.clone(), key.2, item.to_owned()), at).unwrap_or_default().to_owned();
                out.insert((key.0.clone(), key.1.clone(), key.2.to_owned()), [of("01"), of("03")]);
            }
        }
        out
    }
}

fn selected(rows: &[Vec<String>], at: i64) -> BTreeMap<(String, String, String), [String; 2]> {
    let number = |text: &str| text.parse::<i64>().unwrap();
    let seen: Vec<_> = rows.iter().filter(|r| number(&r[5]) <= at && number(&r[6]) > at).collect();
    let out: BTreeMap<_, _> = seen.iter().map(|r| ((r[0].clone(), r[1].clone(), r[2].clone()), [r[8].clone(), r[10].clone()])).collect();
    assert_eq!(out.len(), seen.len(), "one row of a key is in force");
    out
}

async fn check(deliveries: Vec<Vec<Random>>) {
    let (_dir, ledger) = ledger().await;
    let mut model = Model::default();
    for (i, delivery) in deliveries.iter().enumerate() {
        let mut filings: Vec<Filing> = delivery.iter().filter_map(build).collect();
        filings.sort_by_key(|f| f.known);
        let mut seen = std::collections::BTreeSet::new();
        filings.retain(|f| seen.insert((unit_of(f), f.period, f.role, f.known)));
        filings.iter().for_each(|f| model.say(f));
        let again = filings.clone();
        // Delivered before every moment, so that none of them is dated by the clock.
        let at_once = |filings| ledger::Batch { recorded: figures::Moment::from_micros(0), ..batch("random.csv", filings, Vec::new()) };
        ledger.append(vec![at_once(filings)]).await.unwrap();
        assert!(ledger.preview(&[at_once(again)]).await.unwrap().0.is_empty());
        let rows = all_rows(&ledger, &["01", "03"]).await;
        (0..7).for_each(|at| assert_eq!(selected(&rows, at), model.at(at), "as of {at}"));
        if i != 1 {
            ledger.rebuild().await.unwrap();
            assert_eq!(all_rows(&ledger, &["01", "03"]).await, rows, "files and tail agree");
        }
    }
}

fn unit_of(filing: &Filing) -> String {
    filing.unit.as_str().to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tail_and_files_agree_with_each_other_and_with_a_plain_fold(deliveries in random()) {
        Runtime::new().unwrap().block_on(check(deliveries));
    }
}

#[tokio::test]
async fn the_filter_of_a_caller_meets_files_and_tail() {
    let (_dir, ledger) = ledger().await;
    deliver(&ledger, vec![filing(1, "2021-06", "2021-07-10", &[("01", "7")]), filing(2, "2021-06", "2021-07-10", &[("01", "9")])]).await;
    ledger.rebuild().await.unwrap();
    deliver(&ledger, vec![filing(1, "2021-06", "2021-08-10", &[("01", "8")])]).await;
    let at = |day| crate::support::known_at(&ledger, &["01"], day);
    let value = |rows: Vec<Vec<String>>| rows.into_iter().map(|r| (r[0].clone(), r[3].clone())).collect::<Vec<_>>();
    let (one, two) = (unit(1).as_str().to_owned(), unit(2).as_str().to_owned());
    assert_eq!(value(at("2021-07-15").await), [(one.clone(), "7.0000".to_owned()), (two.clone(), "9.0000".to_owned())]);
    assert_eq!(value(at("2021-08-15").await), [(one, "8.0000".to_owned()), (two, "9.0000".to_owned())]);
    assert!(at("2021-07-01").await.is_empty());
    assert!(ledger.history("B203", moment("2021-09-01")).await.unwrap().is_empty());
    assert_eq!(moment("2021-07-10"), ledger.facts_by_id(&[1]).await.unwrap()[0].known);
}
