//! Dated definitions: a figure uses the one valid for its period unless asked otherwise, and says which.

use crate::wanmu::{copy, file, wanmu};
use ledger::Ledger;
use methodology::PackFile;
use serde_json::Value;
use std::path::{Path, PathBuf};

const PACK: &str = "pack:
  id: dated
  version: 0.1.0
  title: { zh: 定义变更算例（虚构）, en: a definition that changes (fictional) }
  owner: 统计部门
  fictional: true
  depends_on: [base, industry-monthly]
";
/// Output until 2020, sales from 2021 on.
const DEFINITIONS: &str = "areas:
  here:
    title: { zh: 算例园区（虚构）, en: the park of the example (fictional) }
indicators:
  dated.output:
    title: { zh: 产值（虚构）, en: output (fictional) }
    unit: 千元
    owner: 统计部门
    frequency: monthly
    source: { state: fictional }
    formula:
      2018-01-01: sum(B204-1.01)
      2021-01-01: sum(B204-1.03)
";
const UNIT: &str = "91000000000000019G";

/// Output 100 and sales 80 in the half-year of 2020; 120 and 90 in that of 2021.
fn made() -> (tempfile::TempDir, PathBuf) {
    let temp = tempfile::tempdir().expect("temp");
    let pack = temp.path().join("pack");
    std::fs::create_dir(&pack).expect("folder");
    file(&pack, "pack.yaml", PACK);
    file(&pack, "definitions.yaml", DEFINITIONS);
    let data = temp.path().join("data");
    let run = wanmu(&data, &["init", &data.display().to_string(), "--pack", &pack.display().to_string()]);
    assert_eq!(run.code, 0, "{}", run.err);
    let register = format!("unit,attribute,value,valid_from,valid_to,known_at\n{UNIT},area,here,2019-01-01,,2019-01-10\n");
    let line = |period: &str, item: &str, value: u32, known: &str| format!("{UNIT},B204-1,{period},{item},{value},{known}\n");
    let filings = "unit,form,period,item,value,known_at\n".to_owned()
        + &line("2020-01..06", "01", 100, "2020-07-08")
        + &line("2020-01..06", "03", 80, "2020-07-08")
        + &line("2021-01..06", "01", 120, "2021-07-08")
        + &line("2021-01..06", "03", 90, "2021-07-08");
    let paths = [file(temp.path(), "register.csv", &register), file(temp.path(), "filings.csv", &filings)];
    let run = wanmu(&data, &["import", &paths[0], &paths[1]]);
    assert_eq!(run.code, 0, "{}", run.err);
    (temp, data)
}

fn figure(data: &Path, indicator: &str, period: &str, more: &[&str]) -> Value {
    let run =
        wanmu(data, &[&["figure", indicator, "--period", period, "--area", "here", "--as-of", "2021-08-10", "--json"], more].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    run.json()
}

#[test]
fn a_figure_uses_the_definition_valid_for_its_period_unless_asked_otherwise() {
    let (_temp, data) = made();
    let value = |period: &str, more: &[&str]| {
        let found = figure(&data, "dated.output", period, more);
        (found["value"].as_str().expect("a value").to_owned(), found["definition"]["from"].as_str().expect("a day").to_owned())
    };
    let told = |value: &str, from: &str| (value.to_owned(), from.to_owned());
    assert_eq!(value("2020-H1", &[]), told("100", "2018-01-01"));
    assert_eq!(value("2021-H1", &[]), told("90", "2021-01-01"));
    assert_eq!(value("2021-H1", &["--definition", "2020-12-31"]), told("120", "2018-01-01"));
    assert_eq!(value("2020-H1", &["--definition", "2021-01-01"]), told("80", "2021-01-01"));
    let before = figure(&data, "dated.output", "2021-H1", &["--definition", "2017-12-31"]);
    assert_eq!(before["reason"], "not_in_force");
    assert_eq!(wanmu(&data, &["figure", "dated.output", "--period", "2021-H1", "--definition", "old"]).code, 2);
}

/// 90 on 80 is 12.5 %: not 90 on 100, and by the old definition 120 on 100.
#[test]
fn a_growth_over_a_change_uses_one_definition_on_both_sides_and_says_so() {
    let (_temp, data) = made();
    let shown = |more: &[&str]| figure(&data, "dated.output.growth", "2021-H1", more)["value"].as_str().expect("a value").to_owned();
    for basis in ["published", "restated", "comparable", "matched"] {
        assert_eq!(shown(&["--basis", basis]), "12.5", "{basis}");
        assert_eq!(shown(&["--basis", basis, "--definition", "2020-01-01"]), "20", "{basis}");
    }
    let explain =
        |more: &[&str]| wanmu(&data, &[&["explain", "dated.output.growth@2021-H1,area=here", "--as-of", "2021-08-10"], more].concat());
    let told = explain(&["--json"]).json();
    assert_eq!((told["definition"]["from"].as_str(), &told["definition"]["both_years"]), (Some("2021-01-01"), &Value::Bool(true)));
    assert_eq!(told["definition"]["last_year_not_used"]["formula"], "sum(B204-1.01)");
    let text = explain(&[]).out;
    assert!(text.contains("holds since 2021-01-01, both years by this period's formula"), "{text}");
    assert!(text.contains("not used, the formula of last year's period (since 2018-01-01): sum(B204-1.01)"), "{text}");
}

#[test]
fn all_versions_stand_side_by_side() {
    let (_temp, data) = made();
    let all = figure(&data, "dated.output", "2021-H1", &["--definition", "all"]);
    let versions = all["versions"].as_array().expect("versions");
    let told: Vec<_> = versions
        .iter()
        .map(|v| {
            (
                v["from"].as_str().expect("a day"),
                v["valid_for_period"].as_bool().expect("a word"),
                v["figures"][0]["value"].as_str().expect("a value"),
            )
        })
        .collect();
    assert_eq!(told, [("2018-01-01", false, "120"), ("2021-01-01", true, "90")]);
    let text = wanmu(&data, &["figure", "dated.output", "--period", "2021-H1", "--area", "here", "--definition", "all"]).out;
    assert!(text.contains("definition 2018-01-01\n") && text.contains("definition 2021-01-01 (valid for the period)\n"), "{text}");
}

/// Other packs become active: what they define otherwise is a cause, the rest is not.
#[test]
fn packs_that_became_active_are_causes() {
    let (_temp, data) = copy();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("runtime");
    let from = runtime.block_on(async {
        let ledger = Ledger::open(&data).await.expect("the book");
        let pack = ledger.active_pack().await.expect("packs").expect("active packs");
        let changed = |(path, text): (String, String)| {
            let text =
                if path == "industry-monthly/indicators/output.yaml" { text.replace("sum(B204-1.01)", "sum(B204-1.03)") } else { text };
            PackFile { path, text }
        };
        let files: Vec<PackFile> = pack.files.into_iter().map(changed).collect();
        let hash = methodology::load(&files).0.hash;
        let files: Vec<(String, String)> = files.into_iter().map(|f| (f.path, f.text)).collect();
        let next = figures::Moment::from_micros(pack.activated.micros() + 1);
        ledger.activate_pack(&hash, &[("industry-monthly".to_owned(), "0.2.0".to_owned())], &files, next).await.expect("activated");
        pack.activated.to_string()
    });
    let diff = |id: &str| {
        let run = wanmu(&data, &["diff", id, "--from", &from, "--json"]);
        assert_eq!(run.code, 0, "{}", run.err);
        run.json()
    };
    let output = diff("industry.output@2021-H1");
    let causes = output["causes"].as_array().expect("causes");
    assert_eq!((causes.len(), causes[0]["kind"].as_str(), &causes[0]["share"]), (1, Some("definition"), &output["change"]));
    let sales = wanmu(&data, &["figure", "industry.sales", "--period", "2021-H1", "--json"]).json();
    assert_eq!(output["to"]["value"], sales["value"]);
    assert_ne!(output["from"]["pack"]["hash"], output["to"]["pack"]["hash"]);
    let other = diff("industry.sales@2021-H1");
    assert_eq!((other["causes"].as_array().map(Vec::len), &other["without_effect"]["definitions"]), (Some(0), &Value::from(1)));
}
