//! Each bad input has its own message with place and hint, and nothing is half-written.

use crate::wanmu::{Run, copy, file, park, wanmu};
use std::path::Path;

fn a_unit(data: &Path) -> (String, i64) {
    let explained = wanmu(data, &["explain", "industry.output@2021-H1", "--as-of", "2021-08-10", "--json"]).json();
    let filing = &explained["sections"][0]["filings"][0];
    (filing["unit"].as_str().expect("unit").to_owned(), filing["value"].as_str().expect("value").parse().expect("whole"))
}

fn refused(run: &Run, place: &str, words: &[&str]) {
    assert_eq!(run.code, 3, "{}{}", run.out, run.err);
    assert!(run.err.contains(place), "{place} in\n{}", run.err);
    assert!(run.err.contains("= hint:"), "{}", run.err);
    for word in words {
        assert!(run.err.contains(word), "{word} in\n{}", run.err);
    }
}

#[test]
fn bad_files_are_refused_with_place_and_hint_and_nothing_is_written() {
    let (temp, data) = copy();
    let (unit, value) = a_unit(&data);
    let before = wanmu(&data, &["figure", "industry.output", "--period", "2021-H1", "--json"]).out;
    let head = "unit,form,period,item,value";
    let good = format!("{unit},B204-1,2021-01..06,03,{value}\n");
    let import = |name: &str, text: &str| wanmu(&data, &["import", &file(temp.path(), name, text)]);

    refused(&import("header.csv", &format!("unit,form,periode,item,value\n{good}")), "header.csv:1", &["period"]);
    refused(
        &import("firm.csv", &format!("{head}\n913502000728319549,B204-1,2021-01..06,01,5\n{good}")),
        "firm.csv:2",
        &["913502000728319549"],
    );
    refused(&import("future.csv", &format!("{head}\n{good}{unit},B204-1,2199-01..06,01,{value}\n")), "future.csv:3", &["2199"]);
    refused(
        &import("slip.csv", &format!("{head},known_at\n{unit},B204-1,2021-01..06,01,{},2021-08-15\n", value / 10)),
        "slip.csv:2",
        &["ten thousand yuan may have been typed for thousand yuan"],
    );
    refused(&import("twice.csv", &format!("{head}\n{good}{good}")), "twice.csv:3", &["2"]);
    refused(&import("cut.csv", &format!("{head}\n{good}{unit},B204-1,2021-01..0")), "cut.csv:3", &[]);
    refused(&import("code.csv", &format!("{head}\n91350200072831954X,B204-1,2021-01..06,01,5\n")), "code.csv:2", &["9"]);
    refused(&import("number.csv", &format!("{head}\n{unit},B204-1,2021-01..06,01,abc\n")), "number.csv:2", &["abc"]);

    let after = wanmu(&data, &["figure", "industry.output", "--period", "2021-H1", "--json"]).out;
    let strip = |text: &str| text.lines().filter(|l| !l.contains("as_of")).collect::<String>();
    assert_eq!(strip(&before), strip(&after));
}

#[test]
fn all_mistakes_of_a_file_are_named_at_once() {
    let (temp, data) = copy();
    let (unit, _) = a_unit(&data);
    let lines: String = (1..=10).map(|n| format!("{unit},B204-1,2021-{n:02}x,01,1\n")).collect();
    let run = wanmu(&data, &["import", &file(temp.path(), "ten.csv", &format!("unit,form,period,item,value\n{lines}")), "--json"]);
    assert_eq!(run.code, 3);
    assert_eq!(run.json()["issues"].as_array().expect("issues").iter().filter(|i| i["class"] == "A").count(), 10);
}

#[test]
fn the_clean_filings_are_taken_when_asked() {
    let (temp, data) = copy();
    let (unit, value) = a_unit(&data);
    let csv = format!(
        "unit,form,period,item,value,known_at,note\n{unit},B204-1,2021-01..06,01,{},2021-08-12,更正\n{unit},B204-1,2021-13,01,1,2021-08-12,\n",
        value + 1
    );
    let run = wanmu(&data, &["import", &file(temp.path(), "half.csv", &csv), "--accept-good", "--json"]);
    assert_eq!(run.code, 8, "{}", run.err);
    assert_eq!(run.json()["receipt"]["revisions"], 1);
}

#[test]
fn questions_without_an_answer_have_their_exit_codes() {
    let code = |args: &[&str]| wanmu(park(), args).code;
    assert_eq!(code(&["figure", "industry.nothing", "--period", "2021-H1"]), 5);
    assert_eq!(code(&["figure", "industry.output", "--period", "2021-H1", "--area", "moon"]), 5);
    assert_eq!(code(&["figure", "industry.output", "--period", "2021-H9"]), 2);
    assert_eq!(code(&["figure", "industry.output", "--period", "2021-H1", "--unit", "亩"]), 2);
    assert_eq!(code(&["explain", "industry.output@2021-H1,by=firm:nobody"]), 5);
    assert_eq!(code(&["explain", "nonsense"]), 2);
    assert_eq!(code(&["revisions", "industry.output@2021-H1", "--from", "2021-09-15", "--as-of", "2021-08-10"]), 2);
    assert_eq!(code(&["figure", "--all", "--period", "2021-H1", "--impute", "group_growth"]), 2);
    assert_eq!(code(&["figure", "industry.output", "--period", "2021-H1", "--audience", "everyone"]), 2);
    assert_eq!(code(&["claims", "/nowhere.txt"]), 5);
    assert_eq!(wanmu(Path::new("/nowhere/at/all"), &["figure", "industry.output", "--period", "2021-H1"]).code, 5);
}

/// The last character of a fictional code is that of its check; another one is said to be wrong, as by the import.
#[test]
fn a_wrong_check_character_is_named_wherever_a_code_is_typed() {
    let right = figures::CreditCode::fictional(1).to_string();
    let last = right.chars().last().expect("18");
    let typed = format!("{}{}", &right[..17], if last == 'A' { 'B' } else { 'A' });
    let firm = format!("firm:{typed}");
    for args in [
        vec!["edits", "explain", "E08", "--unit", &typed, "--period", "2021-01..06", "--text", "x", "--by", "甲"],
        vec!["affects", &typed, "B204-1", "2021-06", "01"],
        vec!["figure", "industry.output", "--period", "2021-H1", "--audience", &firm],
        vec!["template", "B204-1", "--period", "2021-07", "--unit", &typed, "--out", "/nowhere/x.xlsx"],
    ] {
        let run = wanmu(park(), &args);
        assert!(
            run.code == 2 && run.err.contains(&format!("the other characters give the check character `{last}`")),
            "{args:?} {}",
            run.err
        );
    }
}

#[test]
fn a_figure_without_an_area_is_named_without_one() {
    let run = wanmu(park(), &["explain", "industry.output@2021-H1,by=firm:nobody"]);
    assert!(run.err.contains("industry.output@2021-01..06,by=firm:nobody") && !run.err.contains("area="), "{}", run.err);
}

#[test]
fn a_period_nobody_filed_has_a_reason_instead_of_a_value() {
    // January alone is filed by nobody: it comes with February.
    for (period, reason) in [("2022-06", "not_filed"), ("2021-01", "not_separable")] {
        let got = wanmu(park(), &["figure", "industry.output", "--period", period, "--json"]).json();
        assert!(got["value"].is_null());
        assert_eq!(got["reason"], reason);
    }
}
