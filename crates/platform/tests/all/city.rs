//! A book of the size of a city: of a correction what holds the corrected filing is made anew, and nothing else is touched; the
//! way back of a figure reads no more than it tells.

use crate::wanmu::wanmu;
use figures::{Basis, CreditCode, Decimal, Figure, FigureId, FiledValue, Filing, Goals, Moment, Place, RegisterRow, Role};
use indicators::{Engine, Explanation, Telling, WholePack, Whose, Work, affects};
use ledger::{Batch, Ledger};
use methodology::PackFile;
use methodology::catalogue::Catalogue;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

const FORM: &str = "B204-1";
const FIRMS: u32 = 5_000;
const YEARS: [i16; 3] = [2019, 2020, 2021];
/// Three read what is filed for June 2021, three do not.
const PERIODS: [&str; 6] = ["2021-H1", "2021-06", "2021-07", "2021-09", "2020-H1", "2020-Q3"];
const AREAS: [&str; 3] = ["park", "district", "district_rest"];

fn moment(day: &str) -> Moment {
    Moment::parse(day, &jiff::tz::TimeZone::UTC).expect("a day")
}

fn batch(file: &str, filings: Vec<Filing>, register: Vec<RegisterRow>) -> Batch {
    let person = "样例（虚构）".to_owned();
    Batch {
        file: file.to_owned(),
        bytes: file.as_bytes().to_vec(),
        person,
        recorded: moment("2022-03-01"),
        filings,
        register,
        goals: Goals::default(),
        observations: Vec::new(),
        holdings: Vec::new(),
        entries: Vec::new(),
    }
}

/// A firm's output from January to a month, in whole thousands.
fn output(n: u32, year: i16, month: i8) -> i64 {
    (100 + i64::from(n % 50)) * i64::from(month) + i64::from(year - 2019) * 7
}

fn filing(n: u32, (year, month): (i16, i8), value: i64, known: &str) -> Filing {
    Filing {
        unit: CreditCode::fictional(n),
        form: FORM.to_owned(),
        period: format!("{year}-01..{month:02}").parse().expect("period"),
        role: Role::Current,
        known: moment(known),
        values: vec![FiledValue { item: "01".to_owned(), value: value.into(), place: Place::line("city.csv", n + 1) }],
        source: None,
        note: None,
    }
}

fn row(n: u32, attribute: &str, value: &str) -> RegisterRow {
    RegisterRow {
        unit: CreditCode::fictional(n),
        attribute: attribute.to_owned(),
        value: value.to_owned(),
        valid_from: jiff::civil::date(2018, 1, 1),
        valid_to: None,
        known: moment("2018-01-05"),
        place: Place::line("register.csv", n + 1),
    }
}

/// Every fifth firm is in the park.
fn register(n: u32) -> Vec<RegisterRow> {
    let area = if n.is_multiple_of(5) { "park" } else { "district_rest" };
    let industry = ["3973", "3562", "2710", "1810"][n as usize % 4];
    vec![row(n, "status", "above_scale"), row(n, "area", area), row(n, "industry", industry)]
}

async fn city(dir: &Path) -> Ledger {
    let ledger = Ledger::open(dir).await.expect("a data folder");
    ledger.append(vec![batch("register", Vec::new(), (0..FIRMS).flat_map(register).collect())]).await.expect("the register");
    for year in YEARS {
        let known = format!("{}-02-10", year + 1);
        let of = |month: i8| (0..FIRMS).map(move |n| (n, month));
        let filings = (2..=12).flat_map(of).map(|(n, month)| filing(n, (year, month), output(n, year, month), &known)).collect();
        ledger.append(vec![batch(&year.to_string(), filings, Vec::new())]).await.expect("filings");
    }
    ledger
}

async fn all(engine: &Engine) -> BTreeMap<String, Figure> {
    let periods = PERIODS.iter().map(|period| period.parse().expect("period")).collect();
    let areas = AREAS.iter().map(|area| Some((*area).to_owned())).collect();
    let of = WholePack { periods, areas, bases: Basis::ALL.to_vec(), as_of: moment("2022-12-31") };
    engine.whole_pack(&of).await.expect("figures").into_iter().map(|f| (f.id().to_string(), f)).collect()
}

fn level(of: &BTreeMap<String, Figure>, period: &str, area: &str) -> Decimal {
    let is = |f: &&Figure| f.id().indicator == "industry.output" && f.id().period == period.parse().expect("period") && f.id().area == area;
    of.values().find(is).and_then(|f| f.outcome().value()).expect("a value")
}

fn since(before: Work, after: Work) -> Work {
    Work {
        files: after.files - before.files,
        tail: after.tail - before.tail,
        rows: after.rows - before.rows,
        made: after.made - before.made,
        in_part: after.in_part - before.in_part,
        kept: after.kept - before.kept,
        told: after.told - before.told,
    }
}

/// The way back of the growth of all firms' output, with what it took.
async fn way_back(engine: &Engine, as_of: &str, most: Option<usize>, whose: Whose) -> (Explanation, Work) {
    let id = "industry.output.growth@2021-H1,area=district".parse().expect("an id");
    let before = engine.work();
    let told = engine.explain(&id, moment(as_of), &Telling { most, whose }).await.expect("a way back");
    (told, since(before, engine.work()))
}

/// All 5,000 firms filed in both years and rose by 7, so the first by code are told; the largest of 10,000 facts are those of
/// (100 + 49) × 6 + 14.
async fn check_way_back(engine: &Engine) {
    let (all, _) = way_back(engine, "2022-12-31", None, Whose::Everybody).await;
    let (few, read) = way_back(engine, "2022-12-31", Some(12), Whose::Everybody).await;
    let section = &few.sections[0];
    assert_eq!(section.counts, BTreeMap::from([("continuing".to_owned(), 5_000)]));
    assert_eq!((section.members.all, section.members.told.len(), section.members.rest()), (5_000, 12, 4_988));
    assert_eq!((section.filings.all, section.filings.told.len(), few.later.all), (10_000, 12, 0));
    let mut codes: Vec<String> = (0..FIRMS).map(|n| CreditCode::fictional(n).as_str().to_owned()).collect();
    codes.sort();
    assert!(section.members.told.iter().map(|m| &m.unit).eq(&codes[..12]));
    assert!(section.members.told.iter().all(|m| m.current.zip(m.base).is_some_and(|(now, then)| now - then == Decimal::from(7))));
    assert!(section.filings.told.iter().all(|l| l.fact.value == Decimal::from(908) && l.role == "current"));
    assert_eq!(format!("{:?}", few.figure), format!("{:?}", all.figure));
    assert_eq!(format!("{:?}", section.members.told), format!("{:?}", &all.sections[0].members.told[..12]));
    assert_eq!(format!("{:?}", section.filings.told), format!("{:?}", &all.sections[0].filings.told[..12]));
    // The register of twelve firms and twelve facts; the columnar copy of the register and of two years once.
    assert_eq!((read.told, read.files), (24, 3), "{read:?}");

    let (nobody, read) = way_back(engine, "2022-12-31", None, Whose::Nobody).await;
    assert_eq!((nobody.sections[0].counts.clone(), nobody.sections[0].members.all, read.told), (section.counts.clone(), 0, 0));
    let own = Whose::Unit(codes[7].clone());
    let (own, read) = way_back(engine, "2022-12-31", None, own).await;
    assert_eq!((own.sections[0].members.all, own.sections[0].filings.all, read.told), (1, 2, 3));
}

async fn check(dir: &Path) {
    let ledger = Arc::new(city(dir).await);
    let pack = ledger.active_pack().await.expect("packs").expect("active packs");
    let files: Vec<PackFile> = pack.files.into_iter().map(|(path, text)| PackFile { path, text }).collect();
    let catalogue: Arc<Catalogue> = Arc::new(methodology::load(&files).0);
    let engine = || Engine::new(ledger.clone(), catalogue.clone());
    let city = engine();
    check_way_back(&engine()).await;
    let before = all(&city).await;
    let first = city.work();
    let again = all(&city).await;
    let second = since(first, city.work());
    assert_eq!((second.made, second.rows, second.kept), (0, 0, first.made + first.kept), "nothing is made twice");
    assert_eq!(format!("{before:?}"), format!("{again:?}"));

    let dependent = dependents(&engine(), &before).await;
    // A firm of the park files June anew: 1,000 more.
    let corrected = filing(10, (2021, 6), output(10, 2021, 6) + 1_000, "2022-06-01");
    let start = city.work();
    ledger.append(vec![batch("correction", vec![corrected], Vec::new())]).await.expect("the correction");
    let right = city.figures_of(&dependent, moment("2022-12-31")).await.expect("figures");
    let touched = since(start, city.work());
    let after = all(&engine()).await;
    assert_eq!(format!("{after:?}"), format!("{:?}", all(&city).await), "what was kept and what is made anew agree");
    for figure in right.into_iter().flatten() {
        assert_eq!(format!("{figure:?}"), format!("{:?}", after[&figure.id().to_string()]));
    }
    let moved = before.iter().filter(|(id, figure)| figure.outcome() != after[*id].outcome()).map(|(_, figure)| figure.id().clone());
    let moved: BTreeSet<FigureId> = moved.collect();
    assert!(
        moved.len() > 100 && moved.is_subset(&dependent.iter().cloned().collect()),
        "{:?}",
        moved.difference(&dependent.iter().cloned().collect())
    );
    // July waits until it is filed again, for what came before it was restated: without the firm's 110 of a month.
    for (period, change) in [("2021-01..06", 1_000), ("2021-06", 1_000), ("2021-07", -110), ("2021-09", 0), ("2020-01..06", 0)] {
        for (area, here) in [("park", 1), ("district", 1), ("district_rest", 0)] {
            assert_eq!(level(&after, period, area) - level(&before, period, area), Decimal::from(change * here), "{period} {area}");
        }
    }
    let (told, read) = way_back(&engine(), "2022-03-31", Some(12), Whose::Everybody).await;
    assert_eq!((told.later.all, told.later.told[0].fact.value, read.told), (1, Decimal::from(output(10, 2021, 6) + 1_000), 25));
    // One pass over the register's file and the form's two years, with one chain in the tail.
    assert_eq!((touched.files, touched.tail), (3, 1), "{touched:?}");
    assert_eq!(touched.in_part, touched.made, "of each sum only the block of units that holds the firm is made");
    // Three of six periods and two of three areas hold it, and all but the sums of shares of a larger area.
    assert!(touched.made * 3 <= first.made && touched.kept < touched.made, "{touched:?} of {first:?}");
    // Three rows of the register a firm and its membership; of the form June, May and July of two years.
    let firms = u64::from(FIRMS);
    assert!(touched.rows <= (4 + 2 * 6) * firms + 1_000, "{touched:?}");
    corrected_again(dir, &ledger, &city, &dependent).await;
}

fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}

/// Firms of the same area and industry correct June one after the other, as `bench/city.sh` has it measured: how long after each
/// the figures it moves are right.
async fn corrected_again(dir: &Path, ledger: &Ledger, city: &Engine, dependent: &[FigureId]) {
    let mut took = Vec::new();
    for n in (1..=11).map(|nth| 10 + 20 * nth) {
        let corrected = filing(n, (2021, 6), output(n, 2021, 6) + 1_000, "2022-06-01");
        ledger.append(vec![batch(&format!("correction {n}"), vec![corrected], Vec::new())]).await.expect("the correction");
        let (start, began) = (city.work(), Instant::now());
        let figures = city.figures_of(dependent, moment("2022-12-31")).await.expect("figures");
        took.push(began.elapsed().as_secs_f64());
        assert_eq!((figures.len(), since(start, city.work()).files), (dependent.len(), 3));
    }
    let id = "industry.output.growth@2021-H1,area=district";
    let explained = (0..took.len()).map(|_| {
        let began = Instant::now();
        assert_eq!(wanmu(dir, &["explain", id, "--as-of", "2022-12-31"]).code, 0);
        began.elapsed().as_secs_f64()
    });
    let explained = median(explained.collect());
    let (sums, bytes) = city.kept();
    let filings = u32::try_from(11 * YEARS.len()).unwrap_or_default() * FIRMS;
    println!(
        "measured | {FIRMS} firms, {filings} filings | {} | {:.3} s | {sums} sums, {bytes} bytes | {explained:.3} s |",
        dependent.len(),
        median(took)
    );
}

/// Those of some figures that a correction of a firm's June moves.
async fn dependents(engine: &Engine, of: &BTreeMap<String, Figure>) -> Vec<FigureId> {
    let unit = CreditCode::fictional(10).to_string();
    let period = "2021-01..06".parse().expect("period");
    let filing = affects::Filing { unit, form: FORM.to_owned(), period, role: Role::Current, item: None };
    let moved = engine.affects(&filing, moment("2022-12-31")).await.expect("figures");
    moved.into_iter().filter(|a| !a.a_year_later && of.contains_key(&a.id.to_string())).map(|a| a.id).collect()
}

#[test]
fn a_correction_touches_only_what_holds_it() {
    let temp = tempfile::tempdir().expect("a folder");
    let dir = temp.path().join("city");
    let run = wanmu(&dir, &["init", dir.to_str().expect("a path")]);
    assert_eq!(run.code, 0, "{}", run.err);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("runtime");
    runtime.block_on(check(&dir));
}
