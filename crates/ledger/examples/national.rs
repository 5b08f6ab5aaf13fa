//! A data folder of national scale: a register through the front door, filings as the files of the columnar copy.
//! `national DIR [UNITS] [SEED]`; DIR is a new data folder of `wanmu init`. The same seed gives the same files.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use datafusion::arrow::array::{ArrayRef, Decimal128Array, DictionaryArray, Int32Array, Int64Array, RecordBatch, StringArray};
use datafusion::arrow::datatypes::Int32Type;
use figures::{CreditCode, Moment, Place, RegisterRow};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use ledger::{Batch, Ledger, OPEN, layout};
use sha2::{Digest, Sha256};
use sqlx::ConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use std::path::Path;
use std::sync::Arc;

const FORM: &str = "B204-1";
const ITEMS: [&str; 5] = ["01", "02", "03", "04", "05"];
const YEARS: [i16; 3] = [2019, 2020, 2021];

/// The n-th number of a seeded sequence.
fn random(seed: u64, n: u64) -> u64 {
    let mut z = seed.wrapping_add(n.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// How a firm comes into the panel.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    Always,
    New,
    Upgraded,
}

/// A firm of the sample.
#[derive(Clone, Copy)]
struct Firm {
    n: u64,
    size: i64,
    exporter: bool,
    entry: Entry,
    /// Months from January 2019 in which it files, from 0.
    months: (i64, i64),
}

fn firm(seed: u64, n: u64) -> Firm {
    let r = random(seed, n * 64);
    let entry = match r % 100 {
        0..8 => Entry::New,
        8..12 => Entry::Upgraded,
        _ => Entry::Always,
    };
    let first = if entry == Entry::Always { 0 } else { 3 + (r >> 8) as i64 % 30 };
    let last = if (r >> 16) % 100 < 6 { (first + 14 + (r >> 24) as i64 % 18).min(36) } else { 36 };
    Firm { n, size: 20_000 << ((r >> 32) % 9), exporter: (r >> 40) % 10 < 3, entry, months: (first, last) }
}

fn day_after(month: i64) -> Date {
    date(2019 + (month / 12) as i16, 1 + (month % 12) as i8, 1)
}

fn moment(day: Date, seconds: u64) -> Moment {
    let zone = TimeZone::get("Asia/Shanghai").unwrap();
    let start = zone.to_timestamp(day.at(0, 0, 0, 0)).unwrap().as_microsecond();
    Moment::from_micros(start + seconds as i64 * 1_000_000)
}

fn row(firm: &Firm, attribute: &str, value: &str, from: Date, known: Moment) -> RegisterRow {
    RegisterRow {
        unit: CreditCode::fictional(firm.n as u32),
        attribute: attribute.to_owned(),
        value: value.to_owned(),
        valid_from: from,
        valid_to: None,
        known,
        place: Place::line("register.csv", firm.n as u32),
    }
}

fn register_of(seed: u64, firm: &Firm) -> Vec<RegisterRow> {
    let r = random(seed, firm.n * 64 + 1);
    let industry = |r: u64| format!("{}{}{}", 13 + r % 31, 1 + (r >> 8) % 9, (r >> 16) % 10);
    let entered = if firm.entry == Entry::Always { date(2018, 1, 1) } else { day_after(firm.months.0) };
    let known = moment(entered, 86_400);
    let area = if r.is_multiple_of(5) { "park" } else { "district_rest" };
    let mut rows = vec![
        row(firm, "industry", &industry(r), entered, known),
        row(firm, "area", area, entered, known),
        row(firm, "status", "above_scale", entered, known),
        row(firm, "class_digital_core", if firm.n.is_multiple_of(2) { "0106" } else { "none" }, entered, known),
    ];
    match firm.entry {
        Entry::New => rows.push(row(firm, "event", "new", entered, known)),
        Entry::Upgraded => rows.push(row(firm, "event", "upgraded", entered, known)),
        Entry::Always => {}
    }
    if firm.months.1 < 36 {
        let left = day_after(firm.months.1);
        rows.push(row(firm, "event", "left", left, moment(left, 86_400 * 3)));
    }
    if (r >> 32).is_multiple_of(100) {
        let day = date(2021, 1, 1);
        rows.push(row(firm, "industry", &industry(r >> 3), day, moment(date(2021, 3, 5), r % 86_400)));
        rows.push(row(firm, "event", "reclassified", day, moment(date(2021, 3, 5), r % 86_400)));
    }
    rows
}

/// Scaled amounts of a firm's items in one month.
fn of_month(seed: u64, firm: &Firm, month: i64) -> [i64; 5] {
    let r = random(seed, firm.n * 64 + 8 + month as u64 % 40);
    let output = firm.size * (880 + (r % 240) as i64 + 4 * month) / 1000;
    let sales = output * (930 + (r >> 8) as i64 % 80) / 1000;
    let exports = if firm.exporter { sales * (100 + (r >> 16) as i64 % 300) / 1000 } else { 0 };
    let power = (firm.size * 40 + (r >> 24) as i64 % 1_000_000) / 7;
    [output * 10_000, output * ((r >> 32) as i64 % 200) / 1000 * 10_000, sales * 10_000, exports * 10_000, power]
}

/// Columns of a file as they grow.
#[derive(Default)]
struct Rows {
    unit: Vec<u32>,
    period: Vec<i32>,
    role: Vec<i32>,
    filing: Vec<i64>,
    revision: Vec<i32>,
    known: Vec<i64>,
    known_to: Vec<i64>,
    values: [Vec<i64>; 5],
    facts: [Vec<i64>; 5],
}

impl Rows {
    #[allow(clippy::too_many_arguments)]
    fn push(
        &mut self,
        firm: &Firm,
        (period, role): (i32, i32),
        revision: i32,
        known: (i64, i64),
        values: [i64; 5],
        facts: [i64; 5],
        filing: i64,
    ) {
        self.unit.push(firm.n as u32);
        self.period.push(period);
        self.role.push(role);
        self.filing.push(filing);
        self.revision.push(revision);
        self.known.push(known.0);
        self.known_to.push(known.1);
        for i in 0..5 {
            self.values[i].push(values[i]);
            self.facts[i].push(facts[i]);
        }
    }

    fn batch(self, periods: &[String], codes: &[String]) -> RecordBatch {
        let schema = layout::schema(&ITEMS);
        let words = |keys: Vec<i32>, words: &[String]| {
            Arc::new(DictionaryArray::<Int32Type>::new(Int32Array::from(keys), Arc::new(StringArray::from_iter_values(words)))) as ArrayRef
        };
        let roles = ["current".to_owned(), "same_period".to_owned()];
        let recorded = self.known.clone();
        let u: Vec<i32> = self.unit.iter().map(|n| *n as i32 + 1).collect();
        let mut columns = vec![
            Arc::new(StringArray::from_iter_values(self.unit.iter().map(|n| codes[*n as usize].as_str()))) as ArrayRef,
            words(self.period, periods),
            words(self.role, &roles),
            Arc::new(Int64Array::from(self.filing)),
            Arc::new(Int32Array::from(self.revision)),
            Arc::new(Int64Array::from(self.known)),
            Arc::new(Int64Array::from(self.known_to)),
            Arc::new(Int64Array::from(recorded)),
        ];
        for (values, facts) in self.values.into_iter().zip(self.facts) {
            let values = Decimal128Array::from_iter_values(values.into_iter().map(i128::from));
            columns.push(Arc::new(values.with_data_type(schema.field(8).data_type().clone())));
            columns.push(Arc::new(Int64Array::from(facts)));
        }
        columns.push(Arc::new(Int32Array::from(u)));
        RecordBatch::try_new(schema, columns).unwrap()
    }
}

/// Ids of filings and facts.
struct Ids(i64);

impl Ids {
    fn next(&mut self) -> (i64, [i64; 5]) {
        self.0 += 1;
        (self.0, std::array::from_fn(|i| self.0 * 5 + i as i64))
    }
}

/// The filings of a year: by period, role and firm, some of them revised.
fn year(seed: u64, firms: &[Firm], year: i16, ids: &mut Ids) -> Rows {
    let mut rows = Rows::default();
    let start = i64::from(year - 2019) * 12;
    let mut reached = vec![[0_i64; 5]; firms.len()];
    for month in 0..12 {
        for (sum, firm) in reached.iter_mut().zip(firms) {
            let files = (firm.months.0..firm.months.1).contains(&(start + month));
            let values = if files || firm.entry == Entry::Upgraded { of_month(seed, firm, start + month) } else { [0; 5] };
            (0..5).for_each(|i| sum[i] += values[i]);
        }
        // January is filed with February.
        if month == 0 {
            continue;
        }
        let period = month as i32 - 1;
        for (sum, firm) in reached.iter().zip(firms).filter(|(_, f)| (f.months.0..f.months.1).contains(&(start + month))) {
            let r = random(seed, firm.n * 64 + 50).wrapping_add(random(seed ^ 7, (start + month) as u64 * 1_000_003 + firm.n));
            if year == 2021 && r % 1000 < 5 {
                continue;
            }
            let known = moment(day_after(start + month + 1), 86_400 * 4 + (r >> 16) % 432_000).micros();
            let (filing, facts) = ids.next();
            if (r >> 40) % 100 >= 4 {
                rows.push(firm, (period, 0), 1, (known, OPEN), *sum, facts, filing);
                continue;
            }
            let later = known + (20 + (r >> 48) as i64 % 120) * 86_400_000_000;
            let (again, mut revised) = ids.next();
            let mut values = *sum;
            values[0] += values[0] / 1_000_000 * 10_000;
            (1..5).for_each(|i| revised[i] = facts[i]);
            rows.push(firm, (period, 0), 1, (known, later), *sum, facts, filing);
            rows.push(firm, (period, 0), 2, (later, OPEN), values, revised, again);
        }
        // The year before is filed by those who came up in the year that follows.
        let came = |f: &Firm| f.entry == Entry::Upgraded && (start + month + 1..=start + month + 12).contains(&f.months.0);
        for (sum, firm) in reached.iter().zip(firms).filter(|(_, f)| came(f) && f.months.1 > start + month + 12) {
            let known = moment(day_after(start + month + 13), 86_400 * 5).micros();
            let (filing, facts) = ids.next();
            rows.push(firm, (period, 1), 1, (known, OPEN), *sum, facts, filing);
        }
    }
    rows
}

async fn adopt(book: &mut SqliteConnection, dir: &Path, year: i16, rows: RecordBatch) {
    let bytes = layout::parquet(&rows, &["period", "role"]).unwrap();
    let file = format!("{FORM}-{year}-national.parquet");
    std::fs::write(dir.join("columnar").join(&file), &bytes).unwrap();
    let sha: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
    let insert = sqlx::query(
        "INSERT INTO manifest (file, form, year, rows, sha256, first_period, last_period, min_known, max_known, added, recorded)
         VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, 0, 0)",
    );
    let insert = insert.bind(file).bind(FORM).bind(i64::from(year)).bind(rows.num_rows() as i64).bind(sha);
    insert.bind(format!("{year}-01..02")).bind(format!("{year}-01..12")).bind(i64::MAX - 1).execute(book).await.unwrap();
    println!("{FORM} {year}: {} rows, {} MiB", rows.num_rows(), bytes.len() >> 20);
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let args: Vec<String> = std::env::args().collect();
    let dir = Path::new(args.get(1).expect("a data folder"));
    let units: u64 = args.get(2).map_or(500_000, |n| n.parse().expect("a number of units"));
    let seed: u64 = args.get(3).map_or(20_210_810, |n| n.parse().expect("a seed"));
    let firms: Vec<Firm> = (0..units).map(|n| firm(seed, n)).collect();
    let ledger = Ledger::open(dir).await.expect("a data folder");
    for some in firms.chunks(16_384) {
        let register: Vec<RegisterRow> = some.iter().flat_map(|f| register_of(seed, f)).collect();
        let bytes = format!("national {seed} {}", some[0].n).into_bytes();
        let (file, person) = ("register.csv".to_owned(), "样例（虚构）".to_owned());
        let (recorded, filings, goals) = (Moment::from_micros(0), Vec::new(), figures::Goals::default());
        let (observations, holdings, entries) = (Vec::new(), Vec::new(), Vec::new());
        let batch = Batch { file, bytes, person, recorded, filings, register, goals, observations, holdings, entries };
        ledger.append(vec![batch]).await.unwrap();
    }
    ledger.close().await;
    println!("register: {units} units");
    let codes: Vec<String> = (0..units).map(|n| CreditCode::fictional(n as u32).as_str().to_owned()).collect();
    let mut book = SqliteConnectOptions::new().filename(dir.join("book.sqlite")).connect().await.unwrap();
    let mut ids = Ids(0);
    for of in YEARS {
        let rows = year(seed, &firms, of, &mut ids);
        check_order(&rows);
        let periods: Vec<String> = (2..=12).map(|to| format!("{of}-01..{to:02}")).collect();
        adopt(&mut book, dir, of, rows.batch(&periods, &codes)).await;
    }
}

/// Rows come by period, then role, then firm.
fn check_order(rows: &Rows) {
    let key = |at: usize| (rows.period[at], rows.role[at], rows.unit[at], rows.known[at]);
    assert!((1..rows.unit.len()).all(|at| key(at - 1) < key(at)), "the files are sorted");
}
