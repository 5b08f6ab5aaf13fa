//! Short ways to write deliveries and to read the table back.

use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::util::display::array_value_to_string;
use datafusion::prelude::{SessionContext, col, lit};
use figures::goal::{Counting, Direction, Pace};
use figures::{CreditCode, FiledValue, Filing, Goals, Measure, Moment, Place, RegisterRow, Role, Target};
use jiff::tz::TimeZone;
use ledger::{Batch, Ledger};
use tempfile::TempDir;

pub const FORM: &str = "B204-1";

/// A day's end, or an instant.
pub fn moment(text: &str) -> Moment {
    Moment::parse(text, &TimeZone::get("Asia/Shanghai").unwrap()).unwrap()
}

pub fn unit(n: u32) -> CreditCode {
    CreditCode::fictional(n)
}

/// An empty ledger; the folder lives as long as the first part.
pub async fn ledger() -> (TempDir, Ledger) {
    let dir = tempfile::tempdir().unwrap();
    let ledger = Ledger::create(dir.path().join("park")).await.unwrap();
    (dir, ledger)
}

/// A filing of unit `n` on the form of these tests; values are on line 2 and following.
pub fn filing(n: u32, period: &str, known: &str, values: &[(&str, &str)]) -> Filing {
    let values = values.iter().zip(2..).map(|((item, value), line)| FiledValue {
        item: (*item).to_owned(),
        value: value.parse().unwrap(),
        place: Place::line("june.csv", line),
    });
    Filing {
        unit: unit(n),
        form: FORM.to_owned(),
        period: period.parse().unwrap(),
        role: Role::Current,
        known: moment(known),
        values: values.collect(),
        source: Some("portal".to_owned()),
        note: None,
    }
}

pub fn row(n: u32, attribute: &str, value: &str, from: &str, to: Option<&str>, known: &str) -> RegisterRow {
    RegisterRow {
        unit: unit(n),
        attribute: attribute.to_owned(),
        value: value.to_owned(),
        valid_from: from.parse().unwrap(),
        valid_to: to.map(|t| t.parse().unwrap()),
        known: moment(known),
        place: Place::line("register.csv", 7),
    }
}

/// A target of the park for 2021 in 亿元.
pub fn target(name: &str, aim: Option<&str>, known: &str, note: &str) -> Target {
    Target {
        target: name.to_owned(),
        indicator: "industry.output".to_owned(),
        filer: None,
        area: "park".to_owned(),
        period: "2021".parse().unwrap(),
        measure: Measure::parse("亿元").unwrap(),
        aim: aim.map(|a| a.parse().unwrap()),
        direction: Direction::AtLeast,
        pace: Pace::Months,
        fallback: None,
        counting: Counting::AsKnown,
        parent: None,
        issuer: "管委会（虚构）".to_owned(),
        document: None,
        scope: None,
        known: moment(known),
        source: None,
        note: Some(note.to_owned()).filter(|n| !n.is_empty()),
        place: Place::line("targets.csv", 2),
    }
}

pub fn batch(file: &str, filings: Vec<Filing>, register: Vec<RegisterRow>) -> Batch {
    let bytes = format!("{file}: {filings:?} {register:?}").into_bytes();
    Batch {
        file: file.to_owned(),
        bytes,
        person: "统计员甲".to_owned(),
        recorded: moment("2021-09-03"),
        filings,
        register,
        goals: Goals::default(),
        observations: Vec::new(),
        holdings: Vec::new(),
        entries: Vec::new(),
    }
}

/// One delivery of filings.
pub async fn deliver(ledger: &Ledger, filings: Vec<Filing>) -> ledger::Receipt {
    ledger.append(vec![batch("june.csv", filings, Vec::new())]).await.unwrap()
}

/// All rows of the table as texts, sorted; a missing value is empty.
pub async fn all_rows(ledger: &Ledger, items: &[&str]) -> Vec<Vec<String>> {
    let ctx = SessionContext::new();
    let table = ledger.facts_table(&ctx, FORM, items).await.unwrap();
    texts(&table.collect().await.unwrap())
}

/// `unit index, period, role, values…` of what was known at a moment, by the engine.
pub async fn known_at(ledger: &Ledger, items: &[&str], at: &str) -> Vec<Vec<String>> {
    let ctx = SessionContext::new();
    let at = moment(at).micros();
    let values: Vec<String> = items.iter().map(|i| ledger::value_column(i)).collect();
    let mut columns = vec!["unit", "period", "role"];
    columns.extend(values.iter().map(String::as_str));
    let table = ledger.facts_table(&ctx, FORM, items).await.unwrap();
    let rows = table.filter(col("known").lt_eq(lit(at)).and(col("known_to").gt(lit(at)))).unwrap();
    texts(&rows.select_columns(&columns).unwrap().collect().await.unwrap())
}

fn texts(batches: &[RecordBatch]) -> Vec<Vec<String>> {
    let cell = |b: &RecordBatch, c: usize, r: usize| array_value_to_string(b.column(c), r).unwrap();
    let mut rows: Vec<Vec<String>> =
        batches.iter().flat_map(|b| (0..b.num_rows()).map(move |r| (0..b.num_columns()).map(|c| cell(b, c, r)).collect())).collect();
    rows.sort();
    rows
}
