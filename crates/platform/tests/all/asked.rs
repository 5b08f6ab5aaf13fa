//! What is asked for is what is printed, and what cannot be asked says so in one language.

use crate::wanmu::{command, copy, file, park, wanmu};

const AT: [&str; 4] = ["--period", "2021-H1", "--as-of", "2021-08-10"];

fn figure(more: &[&str]) -> crate::wanmu::Run {
    wanmu(park(), &[&["figure", "industry.output"], AT.as_slice(), more].concat())
}

#[test]
fn an_amount_is_printed_in_the_unit_asked_for() {
    let run = figure(&["--unit", "万元"]);
    assert!(run.out.contains("\t2645041.9 ten thousand yuan\t"), "{}", run.out);
    let zh = figure(&["--unit", "万元", "--lang", "zh"]);
    assert!(zh.out.contains("\t2645041.9 万元\t") && zh.out.ends_with("\t修订数\n"), "{}", zh.out);
    let json = figure(&["--unit", "万元", "--json"]).json();
    assert_eq!((json["value"].as_str(), json["shown"]["unit"].as_str()), (Some("2645041.9"), Some("万元")));
}

/// What the packs name is in both languages; names and notes of firms, persons and files are what they are.
#[test]
fn what_is_read_of_figures_keeps_to_one_language() {
    let chinese = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let all = [
        vec!["figure", "--all", "--period", "2021-H1", "--as-of", "2021-08-10"],
        vec!["explain", "industry.output.growth@2021-H1", "--as-of", "2021-08-10", "--limit", "0"],
        vec!["explain", "industry.value_added.digital_core.share@2021-H1", "--as-of", "2021-08-10", "--limit", "0"],
        vec!["contribution", "industry.output", "--period", "2021-H1", "--as-of", "2021-08-10", "--by", "hightech"],
        vec!["revisions", "industry.output@2021-H1", "--as-of", "2021-08-10"],
    ];
    for args in all {
        let run = wanmu(park(), &args);
        assert!(run.code == 0 && run.out.lines().count() > 3, "{args:?} {}", run.err);
        let lines: Vec<&str> = run.out.lines().filter(|line| line.contains(chinese)).collect();
        assert!(lines.is_empty(), "{args:?}\n{}", lines.join("\n"));
    }
}

#[test]
fn messages_keep_to_one_language() {
    for more in [["--unit", "亩"], ["--basis", "nominal"], ["--as-of", "yesterday"]] {
        let args = [&["figure", "industry.output", "--period", "2021-H1"], more.as_slice()].concat();
        let zh = command(park()).env("WANMU_LANG", "zh").args(&args).output().expect("runs");
        let zh = String::from_utf8(zh.stderr).expect("UTF-8");
        assert!(!zh.contains("expected") && !zh.contains("dimension") && !zh.contains("time") && !zh.contains("口径 basis"), "{zh}");
        let en = wanmu(park(), &args);
        assert!(en.code == 2 && !en.err.contains('的') && !en.err.contains("口径") && !en.err.contains("时间"), "{}", en.err);
    }
}

#[test]
fn the_flags_of_an_import_are_checked_before_its_lines() {
    let (temp, data) = copy();
    let explained = wanmu(&data, &["explain", "industry.output@2021-H1", "--as-of", "2021-08-10", "--json"]).json();
    let filing = &explained["sections"][0]["filings"][0];
    let (unit, value) = (filing["unit"].as_str().expect("unit"), filing["value"].as_str().expect("value"));
    let path = file(temp.path(), "same.csv", &format!("unit,form,period,item,value\n{unit},B204-1,2021-01..06,01,{value}\n"));
    let code = |more: &[&str]| wanmu(&data, &[&["import", &path], more].concat()).code;
    assert_eq!(code(&["--period", "2021-H1"]), 0, "the half-year of a flow is its cumulative period");
    assert_eq!(code(&["--period", "2021-06"]), 3);
    assert_eq!(code(&["--period", "garbage"]), 2);
    assert_eq!(code(&["--form", "garbage"]), 5);
    assert_eq!(code(&["--known-at", "2199-01-01"]), 2, "nothing is known before its day");
    assert_eq!(wanmu(&data, &["init", data.to_str().expect("path")]).code, 7);
}

#[test]
fn a_formula_without_a_value_has_no_rounding() {
    let run = wanmu(park(), &["explain", "industry.output@2021-01"]);
    assert!(run.code == 0 && !run.out.contains("round("), "{}", run.out);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let mut child = command(park())
        .args([&["figure", "industry.output", "--by", "firm"], AT.as_slice()].concat())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("runs");
    drop(child.stdout.take());
    let done = child.wait_with_output().expect("ends");
    assert_eq!((done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned()), (Some(0), String::new()));
}
