//! Every indicator of the packs by independent SQL on the tidy files of the sample park, run by DuckDB: sums, numerators
//! and denominators equal to the last digit, quotients equal after the one rounding. The queries are in
//! `tests/second-opinion`. Runs where `WANMU_OUTSIDE` is set: it needs Python with DuckDB.

use crate::wanmu::park;
use figures::{Basis, Decimal, Figure, FigureId, Moment, Period, Price, round};
use indicators::Engine;
use ledger::Ledger;
use methodology::PackFile;
use methodology::catalogue::{Catalogue, Indicator};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

/// Digits to which changes are compared: far more than are printed.
const CHANGE: u32 = 6;

/// Where and when everything is asked: the half-year and its parts, a year, and a moment when the late filing has come.
const SETTINGS: [(&str, &str, &str); 12] = [
    ("2021-01..06", "park", "2021-08-10"),
    ("2021-01..06", "park", "2021-07-15"),
    ("2021-01..06", "park", "2021-08-25"),
    ("2021-01..06", "district", "2021-08-10"),
    ("2021-01..06", "district_rest", "2021-07-15"),
    ("2021-06", "park", "2021-08-10"),
    ("2021-06", "district", "2021-07-15"),
    ("2021-Q2", "park", "2021-08-10"),
    ("2021-Q2", "district", "2021-07-15"),
    ("2020-01..12", "park", "2021-08-10"),
    ("2020-01..12", "district", "2021-02-28"),
    ("2020-01..06", "district", "2021-08-10"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn catalogue() -> Catalogue {
    let mut files = Vec::new();
    below(&root().join("packs"), &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    methodology::load(&files).0
}

fn below(folder: &Path, into: &mut Vec<PackFile>) {
    for path in std::fs::read_dir(folder).expect("folder").map(|e| e.expect("entry").path()) {
        if path.is_dir() {
            below(&path, into);
        } else if path.extension().is_some_and(|e| e == "yaml") {
            into.push(PackFile { path: path.display().to_string(), text: std::fs::read_to_string(&path).expect("text") });
        }
    }
}

/// All but those that show what a formula does in an example.
fn monitored(catalogue: &Catalogue) -> Vec<&Indicator> {
    catalogue.indicators.values().filter(|i| !i.id.starts_with("example.")).collect()
}

#[test]
fn every_indicator_has_a_second_opinion_and_nothing_else_has() {
    let catalogue = catalogue();
    let wanted: BTreeSet<String> = monitored(&catalogue).iter().map(|i| i.id.clone()).collect();
    let queries = std::fs::read_dir(root().join("tests/second-opinion/indicators")).expect("folder");
    let names = queries.map(|e| e.expect("entry").file_name().to_string_lossy().into_owned());
    let written: BTreeSet<String> = names.map(|n| n.strip_suffix(".sql").expect("SQL").to_owned()).collect();
    assert_eq!(written, wanted);
}

/// What the queries give for every setting, as the script prints it.
fn opinions(catalogue: &Catalogue) -> Vec<Value> {
    let temp = tempfile::tempdir().expect("temp");
    for (name, text) in sample_park::generate(sample_park::SEED).files {
        std::fs::write(temp.path().join(name), text).expect("write");
    }
    let settings: Vec<Value> = SETTINGS.iter().map(|s| setting(catalogue, s)).collect();
    let all = monitored(catalogue);
    let decimals: Value = all.iter().map(|i| (i.id.clone(), json!(i.decimals))).collect::<serde_json::Map<_, _>>().into();
    let rates: Value = all.iter().map(|i| (i.id.clone(), json!(i.measure.is_pure()))).collect::<serde_json::Map<_, _>>().into();
    let asked = json!({"decimals": decimals, "rates": rates, "settings": settings});
    let python = std::env::var("WANMU_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = root().join("tests/second-opinion/run.py");
    let mut child =
        Command::new(python).arg(script).arg(temp.path()).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("Python runs");
    child.stdin.take().expect("a pipe").write_all(asked.to_string().as_bytes()).expect("asked");
    let done = child.wait_with_output().expect("ends");
    assert!(done.status.success(), "the script says why above");
    serde_json::from_slice(&done.stdout).expect("JSON")
}

fn setting(catalogue: &Catalogue, (period, area, as_of): &(&str, &str, &str)) -> Value {
    let of: Period = period.parse().expect(period);
    let above = catalogue.areas.get(*area).and_then(|a| a.parent.clone());
    json!({"period": period, "area": area, "above": above, "year": of.year(), "from": of.months().0, "to": of.months().1, "as_of": as_of})
}

fn id(indicator: &str, (period, area, _): &(&str, &str, &str), basis: Basis) -> FigureId {
    FigureId {
        indicator: indicator.to_owned(),
        period: period.parse().expect("period"),
        area: (*area).to_owned(),
        by: None,
        basis,
        price: Price::Current,
        impute: None,
    }
}

fn value(figure: &Figure, decimals: u32) -> Option<String> {
    figure.outcome().value().map(|v| round(v, decimals).to_string())
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn exact(value: Decimal) -> String {
    value.normalize().to_string()
}

/// Level and changes of one indicator in one setting against what the query says; what differs goes on the list.
struct Compared<'a> {
    indicator: &'a Indicator,
    at: &'a (&'static str, &'static str, &'static str),
    opinion: &'a Value,
    wrong: &'a mut Vec<String>,
}

impl Compared<'_> {
    fn differ(&mut self, what: &str, ours: &Option<String>, theirs: &Option<String>) {
        if ours != theirs {
            self.wrong.push(format!("{} {:?} {what}: {ours:?}, by the query {theirs:?}", self.indicator.id, self.at));
        }
    }

    fn level(&mut self, figure: &Figure) {
        let i = self.indicator;
        let shown = figure.clone().shown_in(&i.shown).expect("its own unit");
        self.differ("value", &value(&shown, i.decimals), &text(&self.opinion["value"]));
        let Some(sums) = self.opinion["sums"].as_array() else { return };
        match (figure.attributes().fraction, sums.as_slice()) {
            (Some((over, under)), [a, b]) => {
                self.differ("numerator", &Some(exact(over)), &text(a));
                self.differ("denominator", &Some(exact(under)), &text(b));
            }
            (None, [_, _]) => assert!(figure.outcome().value().is_none(), "{}", i.id),
            (_, [sum]) => self.differ("sum", &figure.outcome().value().map(exact), &text(sum)),
            (_, other) => panic!("{}: {other:?}", i.id),
        }
    }

    fn change(&mut self, figure: &Figure, basis: &str) {
        let of = &self.opinion[basis];
        self.differ(basis, &value(figure, CHANGE), &text(&of["change"]));
        if let (Some(growth), Some([[a, b]])) = (&figure.attributes().growth, one(&of["pairs"])) {
            self.differ(&format!("{basis} current"), &Some(exact(growth.current)), &Some(a));
            self.differ(&format!("{basis} base"), &growth.base.map(exact), &Some(b));
        }
    }
}

/// Both sums of an amount that is one sum.
fn one(pairs: &Value) -> Option<[[String; 2]; 1]> {
    match pairs.as_array()?.as_slice() {
        [pair] => Some([[text(&pair[0])?, text(&pair[1])?]]),
        _ => None,
    }
}

async fn figures(engine: &Engine, catalogue: &Catalogue, at: &(&'static str, &'static str, &'static str)) -> Vec<[Figure; 3]> {
    let as_of = Moment::parse(at.2, engine.zone()).expect("a day");
    let of = |i: &Indicator| {
        let growth = format!("{}.growth", i.id);
        [id(&i.id, at, Basis::Comparable), id(&growth, at, Basis::Comparable), id(&growth, at, Basis::Published)]
    };
    let ids: Vec<FigureId> = monitored(catalogue).into_iter().flat_map(of).collect();
    let found = engine.figures_of(&ids, as_of).await.expect("figures").into_iter().map(|f| f.expect("an answer"));
    let all: Vec<Figure> = found.collect();
    all.chunks(3).map(|three| <[Figure; 3]>::try_from(three.to_vec()).expect("three")).collect()
}

#[test]
fn every_figure_is_what_independent_sql_says() {
    if std::env::var_os("WANMU_OUTSIDE").is_none() {
        eprintln!("skipped: WANMU_OUTSIDE is not set");
        return;
    }
    let catalogue = Arc::new(catalogue());
    let opinions = opinions(&catalogue);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("runtime");
    let (mut wrong, mut values) = (Vec::new(), 0);
    runtime.block_on(async {
        let ledger = Arc::new(Ledger::open(park()).await.expect("the book"));
        let engine = Engine::new(ledger, catalogue.clone());
        for (at, opinion) in SETTINGS.iter().zip(&opinions) {
            for (indicator, [level, comparable, published]) in monitored(&catalogue).into_iter().zip(figures(&engine, &catalogue, at).await)
            {
                values += [&level, &comparable, &published].iter().filter(|f| f.outcome().value().is_some()).count();
                let mut compared = Compared { indicator, at, opinion: &opinion[&indicator.id], wrong: &mut wrong };
                compared.level(&level);
                compared.change(&comparable, "comparable");
                if !opinion[&indicator.id]["published"].is_null() {
                    compared.change(&published, "published");
                }
            }
        }
    });
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
    assert!(values > 2500, "most figures have a value: {values}");
}
