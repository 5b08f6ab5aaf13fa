//! What a correction moves, and what it leaves alone.

use crate::wanmu::{copy, file, wanmu};
use serde_json::Value;
use std::path::Path;

const INDICATORS: [&str; 9] = [
    "industry.output", "industry.output.growth", "industry.output.non_hightech", "industry.output.non_hightech.growth",
    "industry.output.hightech", "industry.output.hightech.growth", "industry.output.digital_core", "industry.value_added.digital_core",
    "industry.value_added.digital_core.share",
];
/// Those that depend on a firm outside high technology.
const DEPENDENT: usize = 4;

fn values(data: &Path, at: &str) -> Vec<Value> {
    let one = |id: &&str| wanmu(data, &["figure", id, "--period", "2021-H1", "--as-of", at, "--json"]).json();
    INDICATORS.iter().map(one).collect()
}

#[test]
fn one_changed_value_moves_exactly_what_depends_on_it() {
    let (temp, data) = copy();
    let before = values(&data, "2021-08-10");
    let explained = wanmu(&data, &["explain", "industry.output.non_hightech@2021-H1", "--as-of", "2021-08-10", "--json"]).json();
    let filing = &explained["sections"][0]["filings"][0];
    let (unit, old) = (filing["unit"].as_str().expect("unit"), filing["value"].as_str().expect("value").parse::<i64>().expect("whole"));
    let csv = format!("unit,form,period,item,value,known_at,note\n{unit},B204-1,2021-01..06,01,{},2021-08-12,更正\n", old + 777);
    let run = wanmu(&data, &["import", &file(temp.path(), "correction.csv", &csv), "--json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(run.json()["receipt"]["revisions"], 1);

    let after = values(&data, "2021-08-12");
    for (n, indicator) in INDICATORS.iter().enumerate() {
        let moved = before[n]["value"] != after[n]["value"];
        assert_eq!(moved, n < DEPENDENT, "{indicator}: {} → {}", before[n]["value"], after[n]["value"]);
    }
    let whole = |v: &Value| v["value"].as_str().expect("value").parse::<i64>().expect("whole");
    assert_eq!(whole(&after[0]) - whole(&before[0]), 777);
    assert_eq!(values(&data, "2021-08-10"), before, "as of the day before, nothing has changed");

    let again = wanmu(&data, &["explain", &format!("industry.output@2021-H1,by=firm:{unit}"), "--as-of", "2021-08-12", "--json"]).json();
    let line = &again["sections"][0]["filings"][0];
    assert_eq!(line["replaced_value"].as_str(), Some(old.to_string().as_str()));
    assert_eq!((line["line"].as_u64(), line["person"].as_str()), (Some(2), Some("tester")));
}

#[test]
fn the_same_files_again_change_nothing() {
    let (_temp, data) = copy();
    let sample = data.join("sample");
    let mut files: Vec<String> =
        std::fs::read_dir(&sample).expect("sample").map(|e| e.expect("entry").path().display().to_string()).collect();
    files.sort();
    let mut args = vec!["import", "--json", "--known-at", "sheet"];
    args.extend(files.iter().map(String::as_str));
    let run = wanmu(&data, &args);
    assert_eq!(run.code, 0, "{}", run.err);
    let receipt = &run.json()["receipt"];
    for key in ["filings_new", "revisions", "facts", "register_new"] {
        assert_eq!(receipt[key], 0, "{key}");
    }
    assert!(receipt["unchanged"].as_u64().expect("unchanged") > 1000);
}

#[test]
fn a_dry_run_writes_nothing() {
    let (temp, data) = copy();
    let explained = wanmu(&data, &["explain", "industry.output@2021-H1", "--as-of", "2021-08-10", "--json"]).json();
    let unit = explained["sections"][0]["filings"][0]["unit"].as_str().expect("unit").to_owned();
    let value: i64 = explained["sections"][0]["filings"][0]["value"].as_str().expect("v").parse().expect("whole");
    let csv = format!("unit,form,period,item,value,known_at,note\n{unit},B204-1,2021-01..06,01,{},2021-08-12,更正\n", value + 5);
    let path = file(temp.path(), "x.csv", &csv);
    let run = wanmu(&data, &["import", &path, "--dry-run", "--json"]);
    assert_eq!((run.code, &run.json()["written"], &run.json()["receipt"]["revisions"]), (0, &Value::Bool(false), &Value::from(1)));
    let figure = wanmu(&data, &["figure", "industry.output", "--period", "2021-H1", "--as-of", "2021-08-12", "--json"]).json();
    assert_eq!(figure["value"], explained["figure"]["value"]);
}
