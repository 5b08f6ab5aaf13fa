//! Bulletins as files: tables, charts, the monthly one, the comparison, and the check before they are written.

use crate::wanmu::{file, park, wanmu};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

fn written(name: &str, args: &[&str]) -> (String, serde_json::Value) {
    let temp = tempfile::tempdir().expect("temp");
    let out = temp.path().join(name);
    let mut all = vec!["--json", "bulletin"];
    all.extend(args);
    all.extend(["--out", out.to_str().expect("path")]);
    let run = wanmu(park(), &all);
    assert_eq!(run.code, 0, "{}", run.err);
    (std::fs::read_to_string(&out).expect("the file"), run.json())
}

/// The half-year bulletin in Chinese, written once.
fn half() -> &'static str {
    static HALF_ZH: OnceLock<String> = OnceLock::new();
    HALF_ZH.get_or_init(|| written("b.md", &[&HALF[..], &["--lang", "zh"]].concat()).0)
}

const HALF: [&str; 5] = ["half-year", "--period", "2021-H1", "--as-of", "2021-08-10"];

#[test]
fn a_page_of_its_own_has_tables_charts_and_links_and_needs_nothing_from_outside() {
    let (page, report) = written("b.html", &[&HALF[..], &["--lang", "zh", "--site", "http://127.0.0.1:8321/"]].concat());
    assert!(page.starts_with("<!doctype html>") && page.contains("@page { size: A4"));
    assert_eq!((page.matches("<svg").count(), page.matches("<table>").count()), (2, 4));
    assert!(page.contains(">264.5亿元</a>") && page.contains("href=\"http://127.0.0.1:8321/f/industry.output%402021-01..06"));
    assert!(page.contains("万亩统计简报") && page.contains("2021年8月10日"));
    for outside in ["<script", "<link", "@import", "url(http"] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(report["figures"].as_u64().expect("figures") > 40, "{report}");
    let claims = |key: &str| report["claims"][key].as_u64().expect("a count");
    assert!(claims("found") >= 6 && claims("holding") >= 6, "{report}");
    assert!(page.contains(&format!("已核对 {} 处", claims("found"))));
}

/// Two divisions of the park have two firms each; not filed is one firm.
#[test]
fn the_public_bulletin_withholds_what_is_of_too_few_firms() {
    let (text, _) = written("b.md", &HALF);
    let row = |name: &str| text.lines().find(|l| l.starts_with(&format!("| {name}"))).unwrap_or_default().to_owned();
    for name in ["Manufacture of food", "Manufacture of furniture"] {
        assert_eq!(row(name).matches("withheld").count(), 3, "{text}");
    }
    assert!(row("not filed, moved out").contains('−'), "{text}");
    let office =
        wanmu(park(), &["figure", "industry.output", "--period", "2021-H1", "--as-of", "2021-08-10", "--by", "division", "--json"]);
    for figure in office.json()["figures"].as_array().expect("figures") {
        if ["14", "21"].contains(&figure["by"]["division"].as_str().expect("division")) {
            assert!(!text.contains(figure["value"].as_str().expect("value")));
        }
    }
}

#[test]
fn the_waterfall_starts_at_last_years_total_and_ends_at_this_one() {
    let text = half();
    for row in ["| 上年公布数 | 199.1 |", "| 本期数 | 264.5 |", "| 新建投产 | +21.9 |", "| 退库 | −7.6 |"] {
        assert!(text.contains(row), "{row}\n{text}");
    }
    assert!(text.contains("计算机、通信和其他电子设备制造业产值最大，占28.4%，同比增长24.2%"), "{text}");
}

#[test]
fn the_comparison_is_with_the_issue_of_a_year_before() {
    let text = half();
    assert!(text.contains("| 指标 | 2020年上半年 | 2021年上半年 | 变动 |"), "{text}");
    assert!(text.contains("增加65.4亿元") && text.contains("提高41.7个百分点"), "{text}");
}

#[test]
fn the_monthly_one_is_cumulative_and_has_the_month_beside_it() {
    let (text, _) = written("m.md", &["monthly", "--period", "2021-06", "--as-of", "2021-07-20", "--lang", "zh"]);
    assert!(text.contains("2021年1—6月") && text.contains("6月当月，规模以上工业总产值51.0亿元"), "{text}");
    assert!(text.contains("2021年　第6期") && text.contains("| 指标 | 2021年1—5月 | 2021年1—6月 | 变动 |"), "{text}");
    let (february, _) = written("m.md", &["monthly", "--period", "2021-02", "--as-of", "2021-03-20"]);
    assert!(february.contains("January–December 2020"), "January has no issue: {february}");
}

#[test]
fn an_issue_that_does_not_exist_is_refused() {
    let run = |args: &[&str]| wanmu(park(), &[&["bulletin"], args, &["--out", "unwritten.md"]].concat());
    let january = run(&["monthly", "--period", "2021-01"]);
    assert!(january.code == 5 && january.err.contains("no issue for January 2021"), "{}", january.err);
    let month = run(&["half-year", "--period", "2021-05"]);
    assert!(month.code == 2 && month.err.contains("2021-H1"), "{}", month.err);
    assert_eq!(run(&["weekly", "--period", "2021-05"]).code, 5);
    assert_eq!(wanmu(park(), &[&["bulletin"], &HALF[..], &["--out", "b.docx"]].concat()).code, 2);
}

/// An office whose bulletin says output and shows that of the high-tech industries.
fn office(temp: &Path) -> PathBuf {
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let copied = std::process::Command::new("cp").arg("-r").arg(packs).arg(temp).status().expect("cp");
    assert!(copied.success());
    let folder = temp.join("packs/sample-park");
    let text = std::fs::read_to_string(folder.join("bulletins.yaml")).expect("bulletins");
    let wrong = text.replace("      output: { indicator: industry.output,", "      output: { indicator: industry.output.hightech,");
    assert_ne!(text, wrong);
    file(
        &folder,
        "bulletins.yaml",
        &wrong
            .replace(" output_growth: { indicator: industry.output.growth", " output_growth: { indicator: industry.output.hightech.growth"),
    );
    let data = temp.join("data");
    let init = wanmu(&data, &["init", data.to_str().expect("path"), "--pack", temp.join("packs").to_str().expect("path")]);
    assert_eq!(init.code, 0, "{}", init.err);
    let sample = park().join("sample");
    let files: Vec<String> = ["register.csv", "B204-1-2020-05.csv", "B204-1-2021-02.csv", "B204-1-2021-05.csv"]
        .iter()
        .map(|f| sample.join(f).display().to_string())
        .collect();
    let taken = wanmu(&data, &[&["import"], &files.iter().map(String::as_str).collect::<Vec<_>>()[..]].concat());
    assert_eq!(taken.code, 0, "{}", taken.err);
    data
}

#[test]
fn a_bulletin_that_its_own_ledger_contradicts_is_not_written() {
    let temp = tempfile::tempdir().expect("temp");
    let data = office(temp.path());
    let out = temp.path().join("b.md");
    let args = ["bulletin", "monthly", "--period", "2021-05", "--as-of", "2021-08-10", "--out", out.to_str().expect("path")];
    let run = wanmu(&data, &args);
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    assert!(run.err.contains("nothing was written") && run.err.contains("our figure is"), "{}", run.err);
    assert!(!out.exists());
}

#[test]
fn an_issue_of_which_nothing_is_filed_is_refused() {
    let temp = tempfile::tempdir().expect("temp");
    let to = temp.path().join("b.md").display().to_string();
    let run = wanmu(park(), &["bulletin", "half-year", "--period", "2030-H1", "--out", &to]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("nothing was written") && !std::path::Path::new(&to).exists(), "{}", run.err);
}
