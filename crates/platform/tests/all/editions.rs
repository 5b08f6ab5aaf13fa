//! Two editions of industries in one register: parts add up to wholes by either, and a change of edition is no change.

use crate::wanmu::{file, wanmu};
use figures::{CreditCode, Decimal};
use rand::{RngExt, SeedableRng, seq::SliceRandom};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;
use std::path::{Path, PathBuf};

const UNITS: u32 = 60;
const AS_OF: &str = "2021-08-10";
const DIMENSIONS: [&str; 7] = ["industry", "division", "industry@2011", "division@2011", "chips", "older", "firm"];

/// Codes of 2011, each with one of 2017 that it became; of 3969, 3971 and 3490 the pack declares the shares.
const CODES: [(&str, &str); 9] = [
    ("3963", "3973"),
    ("3969", "3975"),
    ("3971", "3983"),
    ("3490", "3499"),
    ("3130", "3391"),
    ("3514", "3737"),
    ("2928", "2929"),
    ("4042", "3587"),
    ("2710", "2710"),
];

fn pack() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packs/editions")
}

/// A unit: its code of 2011, what it is registered as anew from 2021, and its outputs, where it filed.
#[derive(Clone)]
struct Unit {
    old: &'static str,
    anew: Option<&'static str>,
    last_year: Option<i64>,
    this_year: Option<i64>,
}

fn units(seed: u64) -> Vec<Unit> {
    let mut draw = ChaCha8Rng::seed_from_u64(seed);
    let one = |draw: &mut ChaCha8Rng| {
        let (old, new) = CODES[draw.random_range(0..CODES.len())];
        let anew = match draw.random_range(0..4) {
            0 => Some(new),
            1 => Some(CODES[draw.random_range(0..CODES.len())].1),
            _ => None,
        };
        let size: i64 = draw.random_range(100_000..9_999_999);
        let filed = |draw: &mut ChaCha8Rng| draw.random_bool(0.9).then(|| size * draw.random_range(71..131) / 100);
        Unit { old, anew, last_year: filed(draw), this_year: filed(draw) }
    };
    (0..UNITS).map(|_| one(&mut draw)).collect()
}

fn register(units: &[Unit]) -> Vec<String> {
    let mut rows = Vec::new();
    for (number, unit) in (1..).zip(units) {
        let code = CreditCode::fictional(number);
        rows.push(format!("{code},area,editions,2016-01-01,,2016-01-10"));
        rows.push(format!("{code},industry,{},2016-01-01,,2016-01-10", unit.old));
        rows.extend(unit.anew.map(|new| format!("{code},industry,{new},2021-01-01,,2021-01-10")));
    }
    rows
}

fn filings(units: &[Unit]) -> Vec<String> {
    let line = |number: u32, period: &str, value: i64, known: &str| {
        format!("{},B204-1,{period},01,{value},,{known}", CreditCode::fictional(number))
    };
    let of = |(number, unit): (u32, &Unit)| {
        let last = unit.last_year.map(|value| line(number, "2020-06", value, "2020-07-08"));
        [last, unit.this_year.map(|value| line(number, "2021-06", value, "2021-07-08"))]
    };
    (1..).zip(units).flat_map(of).flatten().collect()
}

/// A data folder with these units.
fn office(temp: &Path, register: &[String], filings: &[String]) -> PathBuf {
    let data = temp.join("data");
    let made = wanmu(&data, &["init", data.to_str().expect("path"), "--pack", pack().to_str().expect("path")]);
    assert_eq!(made.code, 0, "{}", made.err);
    let rows = format!("unit,attribute,value,valid_from,valid_to,known_at\n{}\n", register.join("\n"));
    let lines = format!("unit,form,period,item,value,role,known_at\n{}\n", filings.join("\n"));
    let files = [file(temp, "register.csv", &rows), file(temp, "filings.csv", &lines)];
    let taken = wanmu(&data, &["import", &files[0], &files[1]]);
    assert_eq!(taken.code, 0, "{}{}", taken.out, taken.err);
    data
}

fn asked(data: &Path, indicator: &str, more: &[&str]) -> Value {
    let args = [&["figure", indicator, "--period", "2021-06", "--area", "editions", "--as-of", AS_OF, "--json"][..], more].concat();
    let run = wanmu(data, &args);
    assert_eq!(run.code, 0, "{}", run.err);
    run.json()
}

fn amount(value: &Value) -> Option<Decimal> {
    value.as_str().map(|text| text.parse().expect("exact"))
}

fn sum(rows: &[Value], of: impl Fn(&Value) -> Option<Decimal>) -> Decimal {
    rows.iter().filter_map(of).sum()
}

fn rows(of: &Value) -> &[Value] {
    of["figures"].as_array().expect("figures")
}

#[test]
fn the_worked_examples_of_editions_come_out_as_written() {
    let run = wanmu(Path::new("unused"), &["pack", "test", pack().to_str().expect("path"), "--json"]);
    assert_eq!((run.code, run.json()["failed"].as_u64()), (0, Some(0)), "{}{}", run.out, run.err);
    assert!(run.json()["passed"].as_u64().expect("passed") >= 5);
}

#[test]
fn parts_add_up_to_the_whole_by_either_edition() {
    for seed in 0..3 {
        let temp = tempfile::tempdir().expect("temp");
        let all = units(seed);
        let data = office(temp.path(), &register(&all), &filings(&all));
        let filed: i64 = all.iter().filter_map(|u| u.this_year).sum();
        assert_eq!(amount(&asked(&data, "industry.output", &[])["value"]), Some(Decimal::from(filed)));
        for indicator in ["industry.output", "added"] {
            adds_up(&data, indicator, seed);
        }
    }
}

#[test]
fn a_parted_unit_counts_once_in_the_whole_and_in_each_class_it_has_a_part_in() {
    let temp = tempfile::tempdir().expect("temp");
    let unit = Unit { old: "3969", anew: None, last_year: Some(400_000), this_year: Some(500_000) };
    let data = office(temp.path(), &register(std::slice::from_ref(&unit)), &filings(&[unit]));
    let filed = |figure: &Value| figure["coverage"]["filed"].as_u64();
    assert_eq!(filed(&asked(&data, "industry.output", &[])), Some(1));
    for (by, members) in [("chips", 3), ("industry", 3), ("division", 1), ("firm", 1)] {
        let of = asked(&data, "industry.output", &["--by", by]);
        let with_part: Vec<_> = rows(&of).iter().filter(|f| f["value"].is_string()).map(filed).collect();
        assert_eq!(with_part, vec![Some(1); members], "{by}");
    }
}

/// Levels, bases, bases as published and the bridges of an indicator, by every dimension.
fn adds_up(data: &Path, indicator: &str, seed: u64) {
    let whole = asked(data, indicator, &[]);
    let grown = format!("{indicator}.growth");
    let growth = asked(data, &grown, &["--basis", "published"]);
    for by in DIMENSIONS {
        let what = format!("{indicator} by {by}, seed {seed}");
        let levels = asked(data, indicator, &["--by", by]);
        assert_eq!(Some(sum(rows(&levels), |f| amount(&f["value"]))), amount(&whole["value"]), "{what}");
        let members = asked(data, &grown, &["--by", by, "--basis", "published"]);
        for key in ["published_base", "published_current", "current"] {
            assert_eq!(Some(sum(rows(&members), |f| amount(&f[key]))), amount(&growth[key]), "{key} of {what}");
        }
        for member in rows(&members) {
            let total = amount(&member["panel"]["bridge_total"]).expect("total");
            let change = amount(&member["published_current"]).zip(amount(&member["published_base"])).map(|(now, then)| now - then);
            assert_eq!(change, Some(total), "bridge of {} in {what}", member["id"]);
        }
        let continuing = |f: &Value, key: &str| amount(&f["panel"]["continuing"][key]);
        for key in ["current", "base"] {
            assert_eq!(Some(sum(rows(&members), |f| continuing(f, key))), continuing(&growth, key), "{key} of {what}");
        }
    }
}

/// Every third unit is registered anew in 2021 by the code of 2017 that is all its old code became.
#[test]
fn a_register_written_anew_in_the_new_edition_gives_the_same_figures() {
    let whole = ["3963", "3130", "3514", "4042", "2710"];
    let stay: Vec<Unit> = units(7).into_iter().map(|u| Unit { anew: None, ..u }).filter(|u| whole.contains(&u.old)).collect();
    let new = |old: &str| CODES.iter().find(|(code, _)| *code == old).map(|(_, new)| *new);
    let anew = |(at, unit): (usize, &Unit)| Unit { anew: new(unit.old).filter(|_| at % 3 == 0), ..unit.clone() };
    let moved: Vec<Unit> = stay.iter().enumerate().map(anew).collect();
    let (here, there) = (tempfile::tempdir().expect("temp"), tempfile::tempdir().expect("temp"));
    let before = office(here.path(), &register(&stay), &filings(&stay));
    let mut shuffled = filings(&moved);
    shuffled.shuffle(&mut ChaCha8Rng::seed_from_u64(11));
    let after = office(there.path(), &register(&moved), &shuffled);
    for by in DIMENSIONS {
        let [one, other] = [&before, &after].map(|data| asked(data, "industry.output.growth", &["--by", by]));
        assert_eq!(rows(&one), rows(&other), "by {by}");
        for member in rows(&other) {
            for part in ["reclassified_in", "reclassified_out"] {
                assert_eq!(member["panel"][part]["units"], 0, "{part} of {}", member["id"]);
            }
        }
    }
}

#[test]
fn a_figure_says_by_which_edition_and_lists_it_stands() {
    let temp = tempfile::tempdir().expect("temp");
    let all = units(1);
    let data = office(temp.path(), &register(&all), &filings(&all));
    let says = |more: &[&str]| {
        let got = asked(&data, "industry.output.growth", more);
        let first = got["figures"].get(0).unwrap_or(&got);
        (first["classified_by"].clone(), first["pack"]["unverified"].as_bool())
    };
    let tables = ["example-shares", "gbt4754-2011-2017"];
    let with = |named: &[&str]| serde_json::json!([named, &tables].concat());
    assert_eq!(says(&[]).0, serde_json::json!([]));
    assert_eq!(says(&["--by", "division"]), (with(&["gbt4754-2017"]), Some(true)));
    assert_eq!(says(&["--by", "division@2011"]).0, with(&["gbt4754-2011"]));
    assert_eq!(says(&["--by", "chips"]).0, with(&["gbt4754-2017", "chips"]));
    let explained = wanmu(&data, &["explain", "industry.output@2021-06,area=editions,by=division@2011:39", "--as-of", AS_OF]);
    assert!(explained.out.contains("classified by gbt4754-2011, example-shares"), "{}", explained.out);
    let unknown = wanmu(&data, &["figure", "industry.output", "--period", "2021-06", "--area", "editions", "--by", "division@2002"]);
    assert_eq!(unknown.code, 5, "{}", unknown.err);
}
