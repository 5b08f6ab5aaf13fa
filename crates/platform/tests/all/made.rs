//! Generated books: random filings, revisions and register rows of a few units, by the packs of this repository.

use figures::{CreditCode, FiledValue, Filing, Moment, Place, RegisterRow, Role};
use indicators::Engine;
use jiff::tz::TimeZone;
use ledger::{Batch, Ledger};
use methodology::PackFile;
use methodology::catalogue::Catalogue;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// The days on which anything becomes known; few, so that much becomes known at once.
pub const DAYS: [&str; 12] = [
    "2020-07-10", "2020-07-20", "2020-08-02", "2020-09-01", "2021-01-10", "2021-03-01", "2021-07-10", "2021-07-15", "2021-07-28",
    "2021-08-05", "2021-08-10", "2021-09-01",
];
const INDUSTRIES: [&str; 4] = ["3973", "2720", "3831", "1761"];
const EVENTS: [&str; 6] = ["new", "upgraded", "moved_in", "reclassified", "left", "moved_out"];
const YEAR: &str = "2021-01..06";
const LAST: &str = "2020-01..06";

pub fn zone() -> TimeZone {
    TimeZone::get("Asia/Shanghai").expect("zone")
}

pub fn moment(text: &str) -> Moment {
    Moment::parse(text, &zone()).expect("moment")
}

/// All pack files of the repository.
pub fn pack_files() -> Vec<PackFile> {
    let mut out = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs"), "", &mut out);
    out.sort_by(|a, b| a.path.cmp(&b.path));
    out
}

fn walk(at: &Path, below: &str, out: &mut Vec<PackFile>) {
    for entry in std::fs::read_dir(at).expect("packs").map(|e| e.expect("entry").path()) {
        let name = format!("{below}{}", entry.file_name().expect("name").to_string_lossy());
        if entry.is_dir() && !name.starts_with('.') {
            walk(&entry, &format!("{name}/"), out);
        } else if name.ends_with(".yaml") {
            out.push(PackFile { path: name, text: std::fs::read_to_string(&entry).expect("text") });
        }
    }
}

/// The catalogue of the packs of the repository.
pub fn catalogue() -> Arc<Catalogue> {
    static ALL: OnceLock<Arc<Catalogue>> = OnceLock::new();
    ALL.get_or_init(|| Arc::new(methodology::load(&pack_files()).0)).clone()
}

/// A unit's code.
pub fn unit(n: u32) -> CreditCode {
    CreditCode::fictional(n)
}

/// A filing of B204-1 (or of B203 for item 327).
pub fn filing(n: u32, period: &str, role: Role, known: &str, values: &[(&str, i64)]) -> Filing {
    let of =
        |(item, value): &(&str, i64)| FiledValue { item: (*item).to_owned(), value: (*value).into(), place: Place::line("made.csv", 2) };
    let form = if values.iter().any(|(item, _)| *item == "327") { "B203" } else { "B204-1" };
    Filing {
        unit: unit(n),
        form: form.to_owned(),
        period: period.parse().expect("period"),
        role,
        known: moment(known),
        values: values.iter().map(of).collect(),
        source: None,
        note: None,
    }
}

/// A row of the register.
pub fn row(n: u32, attribute: &str, value: &str, from: &str, known: &str) -> RegisterRow {
    RegisterRow {
        unit: unit(n),
        attribute: attribute.to_owned(),
        value: value.to_owned(),
        valid_from: from.parse().expect("date"),
        valid_to: None,
        known: moment(known),
        place: Place::line("register.csv", 2),
    }
}

/// A delivery.
pub fn batch(file: &str, filings: Vec<Filing>, register: Vec<RegisterRow>) -> Batch {
    let bytes = format!("{file}: {filings:?} {register:?}").into_bytes();
    Batch {
        file: file.to_owned(),
        bytes,
        person: "tester".to_owned(),
        recorded: moment("2022-01-01"),
        filings,
        register,
        goals: figures::Goals::default(),
        observations: Vec::new(),
        holdings: Vec::new(),
        entries: Vec::new(),
    }
}

/// An engine over a book with these deliveries, each taken by itself.
pub async fn engine(dir: &Path, batches: Vec<Batch>) -> Engine {
    let ledger = Ledger::create(dir.join("book")).await.expect("a book");
    for batch in batches {
        ledger.append(vec![batch]).await.expect("appended");
    }
    Engine::new(Arc::new(ledger), catalogue())
}

/// The deliveries of a random book: each unit's filings of a day in a file of their own, as is its register.
pub fn deliveries(seed: u64) -> Vec<Batch> {
    let mut draw = ChaCha8Rng::seed_from_u64(seed);
    let mut out = Vec::new();
    for n in 1..=draw.random_range(3..8) {
        register(&mut draw, n, &mut out);
        filings(&mut draw, n, &mut out);
    }
    out
}

fn day(draw: &mut ChaCha8Rng) -> &'static str {
    DAYS[draw.random_range(0..DAYS.len())]
}

fn register(draw: &mut ChaCha8Rng, n: u32, out: &mut Vec<Batch>) {
    let known = ["2019-01-10", "2019-01-10", day(draw)][draw.random_range(0..3)];
    let area = ["park", "park", "park", "district_rest"][draw.random_range(0..4)];
    let mut rows = vec![
        row(n, "area", area, "2019-01-01", known),
        row(n, "industry", INDUSTRIES[draw.random_range(0..4)], "2019-01-01", known),
        row(n, "name", &format!("虚构{n}"), "2019-01-01", known),
    ];
    if draw.random_bool(0.5) {
        rows.push(row(n, "status", "above_scale", ["2019-01-01", "2021-01-01"][draw.random_range(0..2)], known));
    }
    out.push(batch(&format!("register-{n}.csv"), Vec::new(), rows));
    for more in 0..draw.random_range(0..4) {
        let (from, known) = (["2020-03-01", "2021-01-01", "2021-05-01"][draw.random_range(0..3)], day(draw));
        let said = match draw.random_range(0..4) {
            0 => row(n, "industry", INDUSTRIES[draw.random_range(0..4)], from, known),
            1 => row(n, "area", ["park", "district_rest"][draw.random_range(0..2)], from, known),
            2 => row(n, "status", ["above_scale", "below_scale"][draw.random_range(0..2)], from, known),
            _ => row(n, "event", EVENTS[draw.random_range(0..EVENTS.len())], from, known),
        };
        let mut rows = vec![said];
        if draw.random_bool(0.3) {
            rows.push(row(n, "class_digital_core", "none", "2019-01-01", known));
        }
        out.push(batch(&format!("register-{n}-{more}.csv"), Vec::new(), rows));
    }
}

/// One filing of a chain a day: two of one moment would be what the second says.
fn filings(draw: &mut ChaCha8Rng, n: u32, out: &mut Vec<Batch>) {
    let mut told = BTreeSet::new();
    for more in 0..draw.random_range(2..9) {
        let known = day(draw);
        let mut sheet = Vec::new();
        for (period, role, chance) in
            [(YEAR, Role::Current, 0.6), (LAST, Role::SamePeriod, 0.4), (LAST, Role::Current, 0.5), ("2021-06", Role::Current, 0.3)]
        {
            let early = period == YEAR && known < "2021-07-01";
            if !early && draw.random_bool(chance) {
                sheet.push(values(draw, n, (period, role, known)));
            }
        }
        sheet.retain(|f| told.insert((known, f.form.clone(), f.period, f.role)));
        if !sheet.is_empty() {
            out.push(batch(&format!("filings-{n}-{more}.csv"), sheet, Vec::new()));
        }
    }
}

fn values(draw: &mut ChaCha8Rng, n: u32, (period, role, known): (&str, Role, &str)) -> Filing {
    if draw.random_bool(0.25) {
        return filing(n, period, role, known, &[("327", draw.random_range(-50..60))]);
    }
    let output = if draw.random_bool(0.1) { 0 } else { draw.random_range(1..2000) };
    let mut items = vec![("01", output)];
    if draw.random_bool(0.7) {
        items.push(("03", draw.random_range(0..=output)));
        items.push(("04", draw.random_range(0..=items[1].1)));
    }
    if draw.random_bool(0.1) {
        items.remove(0);
    }
    if items.is_empty() { filing(n, period, role, known, &[("02", 7)]) } else { filing(n, period, role, known, &items) }
}
