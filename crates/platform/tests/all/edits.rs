//! `wanmu edits`: the issues of a period by what they do to the published figure, and what people say of them.

use crate::wanmu::{Run, copy, file, park, wanmu};
use figures::CreditCode;
use serde_json::Value;
use std::path::PathBuf;
use tempfile::TempDir;

/// A book of two firms: A, whose cumulative value of June is 50 too much since that of May was corrected, and B. C with
/// the same error lies outside the park.
struct Two {
    temp: TempDir,
    data: PathBuf,
    a: String,
}

const HEAD: &str = "unit,form,period,role,item,value,known_at,note\n";

fn two() -> Two {
    let temp = tempfile::tempdir().expect("temp");
    let data = temp.path().join("data");
    let [a, b, c] = [1, 2, 3].map(|n| CreditCode::fictional(n).to_string());
    assert_eq!(wanmu(&data, &["init", data.to_str().expect("path")]).code, 0);
    let mut register = "unit,attribute,value,valid_from,known_at\n".to_owned();
    let firms = [(&a, "虚构甲厂", "3974", "park"), (&b, "虚构乙厂", "1411", "park"), (&c, "虚构丙厂", "1411", "district_rest")];
    for (unit, name, industry, area) in firms {
        for (attribute, value) in [("name", name), ("industry", industry), ("area", area), ("status", "above_scale")] {
            register.push_str(&format!("{unit},{attribute},{value},2019-01-01,2019-01-10\n"));
        }
    }
    let line = |unit: &str, period: &str, value: u32, known: &str| format!("{unit},B204-1,{period},,01,{value},{known},\n");
    let filings = [
        line(&a, "2020-01..06", 1000, "2020-07-08"),
        line(&b, "2020-01..06", 1000, "2020-07-08"),
        line(&a, "2021-01..05", 950, "2021-06-07"),
        line(&b, "2021-01..05", 880, "2021-06-07"),
        line(&a, "2021-06", 200, "2021-07-07"),
        line(&a, "2021-01..06", 1150, "2021-07-07"),
        line(&b, "2021-06", 220, "2021-07-07"),
        line(&b, "2021-01..06", 1100, "2021-07-07"),
        line(&c, "2021-01..05", 950, "2021-06-07"),
        line(&c, "2021-06", 200, "2021-07-07"),
        line(&c, "2021-01..06", 1150, "2021-07-07"),
    ];
    let register = file(temp.path(), "register.csv", &register);
    let filings = file(temp.path(), "filings.csv", &format!("{HEAD}{}", filings.concat()));
    // Corrected after June was filed: nothing is wrong with the file itself.
    let may = [&a, &c].map(|unit| line(unit, "2021-01..05", 900, "2021-07-08")).concat();
    let may = file(temp.path(), "may.csv", &format!("{HEAD}{may}"));
    for files in [vec!["import", &register, &filings], vec!["import", &may]] {
        let run = wanmu(&data, &files);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    }
    Two { temp, data, a }
}

impl Two {
    fn run(&self, args: &[&str]) -> Run {
        wanmu(&self.data, args)
    }

    /// The issues as JSON.
    fn issues(&self, as_of: &str) -> Vec<Value> {
        let run = self.run(&["edits", "--period", "2021-06", "--as-of", as_of, "--json"]);
        assert_eq!(run.code, 0, "{}", run.err);
        run.json()["issues"].as_array().expect("issues").clone()
    }

    fn issue(&self, edit: &str, as_of: &str) -> Value {
        self.issues(as_of).into_iter().find(|i| i["edit"] == edit && i["unit"] == self.a.as_str()).unwrap_or_else(|| panic!("no {edit}"))
    }
}

#[test]
fn issues_come_by_their_effect_on_the_growth_of_the_headline() {
    let two = two();
    let issues = two.issues("2021-08-01");
    let edits: Vec<&str> = issues.iter().filter_map(|i| i["edit"].as_str()).collect();
    assert_eq!(edits, ["E08", "E44", "E08", "E44"]);
    // 900 + 200 = 1100: 50 千元 less of a base of 2000, two and a half points; 0.0005 亿元.
    let step = &issues[0];
    let [value, expected] = ["value", "expected"].map(|key| step["suspect"][key].as_str().expect("amount").to_owned());
    assert_eq!((value.as_str(), expected.as_str(), step["class"].as_str()), ("1150", "1100", Some("B")));
    assert_eq!(step["effect"]["indicator"], "industry.output");
    assert_eq!((step["effect"]["amount"].as_str(), step["effect"]["points"].as_str()), (Some("-0.0005"), Some("-2.5")));
    let inputs: Vec<&str> = step["inputs"].as_array().expect("inputs").iter().filter_map(|i| i["value"].as_str()).collect();
    assert_eq!(inputs, ["1150", "900", "200"]);
    assert_eq!((step["file"].as_str().map(|f| f.ends_with("filings.csv")), step["line"].as_u64()), (Some(true), Some(7)));
    // A has 150 of the 250 the total grew by; like B it would have 1100.
    let top = &issues[1];
    assert!(top["reason"]["en"].as_str().expect("reason").contains("alone is 60.0% of the change"), "{top}");
    assert_eq!((top["unit"].as_str(), top["effect"]["points"].as_str()), (Some(two.a.as_str()), Some("-2.5")));
    // What is not in the headline does nothing to it: C comes behind, by its class.
    assert_eq!((issues[2]["name"].as_str(), issues[2]["effect"].as_object()), (Some("虚构丙厂"), None));
    assert_eq!(issues[2]["suspect"]["expected"], "1100");
    // Of the digital core A is all there is: nothing says what it would be like the rest.
    assert_eq!((issues[3]["item"].as_str(), issues[3]["effect"].as_object()), (Some("industry.output.digital_core"), None));
}

#[test]
fn what_was_not_known_yet_raises_nothing() {
    let two = two();
    assert!(two.issues("2021-07-06").is_empty());
    let run = two.run(&["edits", "--period", "2021-06", "--form", "B203"]);
    assert!(run.code == 0 && run.out.contains("open: none; 0 explained") && !run.out.contains("E08"), "{}{}", run.out, run.err);
}

#[test]
fn an_explanation_with_evidence_takes_an_issue_off_the_list() {
    let two = two();
    let contract = file(two.temp.path(), "合同.txt", "a contract");
    let explain = ["edits", "explain", "E08", "--unit", &two.a, "--period", "2021-01..06", "--item", "01"];
    let words = ["--text", "五月补报", "--evidence", &contract, "--by", "统计员甲", "--known-at", "2021-07-20"];
    let run = two.run(&[explain.as_slice(), words.as_slice()].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(two.issue("E08", "2021-07-19")["state"]["word"], "open");
    let state = two.issue("E08", "2021-07-21")["state"].clone();
    assert_eq!((state["word"].as_str(), state["of"]["said"]["text"].as_str()), (Some("explained"), Some("五月补报")));
    let hash = state["of"]["evidence"][0]["sha256"].as_str().expect("hash").to_owned();
    assert_eq!(std::fs::read_to_string(two.data.join("sources").join(hash)).expect("kept"), "a contract");
    let list = |all: &[&str]| two.run(&[["edits", "--period", "2021-06", "--as-of", "2021-07-21"].as_slice(), all].concat()).out;
    let shown = format!("E08 --unit {}", two.a);
    assert!(
        !list(&[]).contains(&shown) && list(&["--all"]).contains(&shown) && list(&["--all"]).contains("explained: 五月补报; 统计员甲"),
        "{}",
        list(&["--all"])
    );
    assert!(list(&[]).contains("1 explained"), "{}", list(&[]));
}

#[test]
fn only_an_issue_that_there_is_is_explained() {
    let two = two();
    let explain = |args: &[&str], text: &str, by: &str| {
        let period: &[&str] = if args.contains(&"--period") { &[] } else { &["--period", "2021-01..06"] };
        two.run(&[&["edits", "explain"], args, period, &["--text", text, "--by", by]].concat())
    };
    // Another period, another item, before it was known; what there is is named.
    let may = explain(&["E08", "--unit", &two.a, "--period", "2021-01..05"], "x", "甲");
    assert!(may.code == 5 && may.err.contains("no issue of E08 for 2021-01..05"), "{}", may.err);
    let other = explain(&["E08", "--unit", &two.a, "--item", "03"], "x", "甲");
    assert!(other.code == 5 && other.err.contains("there is: --form B204-1 --period 2021-01..06 --item 01"), "{}", other.err);
    assert_eq!(explain(&["E08", "--unit", &two.a, "--known-at", "2021-07-07"], "x", "甲").code, 5);
    // Without a period nothing tells which value is meant.
    let bare = two.run(&["edits", "explain", "E08", "--unit", &two.a, "--text", "x", "--by", "甲"]);
    assert!(bare.code == 2 && bare.err.contains("--period"), "{}", bare.err);
    let group = two.run(&["edits", "explain", "E43", "--item", "hightech.hightech", "--text", "x", "--by", "甲"]);
    assert!(group.code == 2 && group.err.contains("--period"), "{}", group.err);
    // Nothing said, nobody named, no such edit, unit, form or file.
    assert_eq!(explain(&["E08", "--unit", &two.a], " ", "甲").code, 2);
    assert_eq!(explain(&["E08", "--unit", &two.a], "x", " ").code, 2);
    assert_eq!(explain(&["E08"], "x", "甲").code, 2);
    assert_eq!(explain(&["E99", "--unit", &two.a], "x", "甲").code, 5);
    assert_eq!(explain(&["E08", "--unit", CreditCode::fictional(9).as_str()], "x", "甲").code, 5);
    assert_eq!(explain(&["E08", "--unit", &two.a, "--form", "X"], "x", "甲").code, 5);
    assert_eq!(explain(&["E08", "--unit", &two.a, "--file", "none.csv"], "x", "甲").code, 5);
    assert_eq!(explain(&["E03", "--unit", &two.a], "x", "甲").code, 6);
    assert!(two.issues("2999-01-01").iter().all(|i| i["state"]["word"] == "open"));
}

#[test]
fn an_explanation_holds_for_the_value_it_was_given_for() {
    let two = two();
    let june = |name: &str, value: u32| file(two.temp.path(), name, &format!("{HEAD}{},B204-1,2021-01..06,,01,{value},,\n", two.a));
    let (first, second) = (june("1160.csv", 1160), june("1170.csv", 1170));
    let step = |run: &Run| run.json()["issues"].as_array().expect("issues").iter().find(|i| i["code"] == "E08").expect("E08").clone();
    // Blocked: 900 + 200 is not 1160. The issue is nowhere but in the file, and is explained there.
    assert_eq!(two.run(&["import", "--dry-run", &first]).code, 3);
    let explain = ["edits", "explain", "E08", "--unit", &two.a, "--period", "2021-01..06", "--file", &first, "--text", "五月补报"];
    let run = two.run(&[explain.as_slice(), &["--by", "统计员甲"]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    // That of the book is not meant, nor another file's.
    let lapsed = two.issue("E08", "2999-01-01")["state"].clone();
    assert_eq!((lapsed["word"].as_str(), lapsed["of"]["lapsed"]["said"]["text"].as_str()), (Some("open"), Some("五月补报")));
    let other = two.run(&["import", "--dry-run", "--json", &second]);
    assert_eq!((other.code, step(&other)["class"].as_str()), (3, Some("B")));
    let reason = step(&other)["reason"].clone();
    let (en, zh) = ("was for other values and holds no longer: B204-1.01 2021-01..06 was 1160, now 1170", "当时为 1160，现为 1170");
    assert!(reason["en"].as_str().expect("en").contains(en) && reason["zh"].as_str().expect("zh").contains(zh), "{reason}");
    // The file itself passes, and is explained in the book.
    let passed = two.run(&["import", "--json", &first]);
    assert_eq!((passed.code, step(&passed)["class"].as_str()), (0, Some("C")), "{}", passed.err);
    let issue = two.issue("E08", "2999-01-01");
    assert_eq!((issue["suspect"]["value"].as_str(), issue["state"]["word"].as_str()), (Some("1160"), Some("explained")));
    assert_eq!(issue["state"]["of"]["values"].as_array().expect("values").len(), 3);
    // A value beside it is corrected: 905 + 200. The issue is another one, and open.
    let may = file(two.temp.path(), "905.csv", &format!("{HEAD}{},B204-1,2021-01..05,,01,905,,\n", two.a));
    assert_eq!(two.run(&["import", &may]).code, 0);
    assert_eq!(two.issue("E08", "2999-01-01")["state"]["word"], "open");
    let list = |lang: &str| two.run(&["--lang", lang, "edits", "--period", "2021-06"]).out;
    assert!(list("en").contains("an explanation (统计员甲: 五月补报) was for other values"), "{}", list("en"));
    assert!(list("en").contains("B204-1.01 2021-01..05 was 900, now 905"), "{}", list("en"));
    assert!(list("zh").contains("曾有说明（统计员甲：五月补报），但数值已变：B204-1.01 2021-01..05当时为 900，现为 905"), "{}", list("zh"));
    // Corrected back it is the same issue again.
    let back = file(two.temp.path(), "900.csv", &format!("{HEAD}{},B204-1,2021-01..05,,01,900,,\n", two.a));
    assert_eq!(two.run(&["import", &back]).code, 0);
    assert_eq!(two.issue("E08", "2999-01-01")["state"]["word"], "explained");
}

#[test]
fn an_exemption_needs_a_second_person_and_lets_the_import_pass_by_name() {
    let two = two();
    // The same-period value is not what was filed last year: class A, which blocks.
    let same =
        |name: &str, value: u32| file(two.temp.path(), name, &format!("{HEAD}{},B204-1,2020-01..06,same_period,01,{value},,\n", two.a));
    let (again, other) = (same("same.csv", 990), same("same-2.csv", 980));
    let import = |path: &str| two.run(&["import", "--dry-run", path]);
    assert_eq!(import(&again).code, 3);
    let exempt = ["edits", "exempt", "E09", "--unit", &two.a, "--period", "2021-01..06", "--reason", "执法检查调整"];
    let ask = |more: &[&str]| two.run(&[exempt.as_slice(), &["--until", "2999-01-01", "--by", "统计员甲", "--json"], more].concat());
    assert_eq!(ask(&[]).code, 5, "the book has no such issue");
    let asked = ask(&["--file", &again]);
    assert_eq!((asked.code, asked.json()["id"].as_i64()), (0, Some(1)), "{}", asked.err);
    assert_eq!(import(&again).code, 3, "asked for is not approved");
    let waiting = two.run(&["edits", "--period", "2021-06"]).out;
    assert!(waiting.contains("exemption 1 waits for approval: E09"), "{waiting}");
    assert!(waiting.contains("for B204-1.01 2020-01..06 1000, B204-1.01 2020-01..06 (same period) 990"), "{waiting}");
    let own = two.run(&["edits", "approve", "1", "--by", "统计员甲"]);
    assert!(own.code == 6 && own.err.contains("another person decides"), "{}", own.err);
    assert_eq!(two.run(&["edits", "approve", "1", "--by", "科长乙"]).code, 0);
    let passed = two.run(&["import", "--json", &again]);
    assert_eq!(passed.code, 0, "{}{}", passed.out, passed.err);
    let issues = passed.json()["issues"].as_array().expect("issues").clone();
    let named = issues.iter().find(|i| i["code"] == "E09").expect("named");
    assert_eq!(named["class"], "D");
    let reason = named["reason"]["en"].as_str().expect("reason");
    assert!(reason.contains("exempted by 1: 执法检查调整; asked by 统计员甲, approved by 科长乙, before 2999-01-01"), "{reason}");
    let row = || two.issue("E09", "2998-01-01");
    assert_eq!((row()["class"].as_str(), row()["state"]["word"].as_str()), (Some("A"), Some("exempted")));
    // 1000 filed last year in the place of 990: 2250 over 2000 is 12.5 %, over 1990 it was more by 0.5654 points.
    assert_eq!(row()["suspect"]["expected"], "1000");
    assert!(row()["effect"]["points"].as_str().expect("points").starts_with("-0.5653"), "{}", row()["effect"]);
    assert!(two.run(&["edits", "--period", "2021-06"]).out.contains("1 exempted"));
    // Another value is not exempted, and the import says that there was an exemption.
    let refused = two.run(&["import", "--dry-run", &other]);
    let lapsed = "an exemption (统计员甲: 执法检查调整) was for other values and holds no longer: B204-1.01 2020-01..06 (same period) was 990, now 980";
    assert!(refused.code == 3 && refused.err.contains(lapsed), "{}{}", refused.out, refused.err);
    // Nor is the same value once last year's own filing says something else.
    let year_ago = file(two.temp.path(), "2020.csv", &format!("{HEAD}{},B204-1,2020-01..06,,01,995,,\n", two.a));
    assert_eq!(two.run(&["import", &year_ago]).code, 0);
    assert_eq!((row()["state"]["word"].as_str(), row()["state"]["of"]["lapsed"]["id"].as_i64()), (Some("open"), Some(1)));
    assert_eq!(two.run(&["edits", "revoke", "1", "--by", "统计员甲"]).code, 0);
    assert_eq!(two.run(&["edits", "approve", "1", "--by", "科长乙"]).code, 7);
    assert_eq!(two.run(&["edits", "approve", "9", "--by", "科长乙"]).code, 5);
    assert_eq!(row()["state"]["of"]["lapsed"], Value::Null, "what was revoked is not spoken of");
}

#[test]
fn what_the_pack_does_not_let_go_is_not_exempted() {
    let two = two();
    let exempt =
        |edit: &str| two.run(&["edits", "exempt", edit, "--unit", &two.a, "--period", "2021-01..06", "--reason", "x", "--by", "甲"]);
    for edit in ["E03", "E13"] {
        assert_eq!(exempt(edit).code, 6, "{edit}: {}", exempt(edit).err);
    }
    assert_eq!(exempt("E10").code, 5, "it may be exempted, but there is no such issue");
    assert_eq!(exempt("E08").code, 0);
    let hint = ["edits", "explain", "E44", "--period", "2021-01..06", "--item", "industry.output", "--text", "x", "--by", "甲"];
    assert_eq!(two.run(&hint).code, 6);
    assert_eq!(two.run(&["edits"]).code, 2);
    assert_eq!(two.run(&["edits", "--period", "2021-13"]).code, 2);
}

/// A question about figures is explained for their amounts of that moment; a correction moves them.
#[test]
fn an_explanation_of_a_figure_holds_for_its_amounts() {
    let (temp, data) = copy();
    let words = ["--text", "两家新厂投产", "--by", "甲", "--known-at", "2021-08-10"];
    let group = ["edits", "explain", "E43", "--period", "2021-01..06", "--item", "hightech.hightech"];
    let run = wanmu(&data, &[group.as_slice(), words.as_slice()].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    let state = |as_of: &str| {
        let list = wanmu(&data, &["edits", "--period", "2021-06", "--as-of", as_of, "--json"]).json();
        let issues = list["issues"].as_array().expect("issues").clone();
        issues.into_iter().find(|i| i["edit"] == "E43" && i["item"] == "hightech.hightech").map(|i| i["state"].clone())
    };
    let word = |as_of: &str| state(as_of).map(|s| s["word"].as_str().expect("word").to_owned());
    assert_eq!((word("2021-08-09").as_deref(), word("2021-08-10").as_deref()), (Some("open"), Some("explained")));
    // A firm outside the class adds 1 to its half-year, known two days later.
    let filed = wanmu(&data, &["explain", "industry.output.non_hightech@2021-H1", "--as-of", "2021-08-10", "--json"]).json();
    let filing = &filed["sections"][0]["filings"][0];
    let (unit, value) = (filing["unit"].as_str().expect("unit"), filing["value"].as_str().expect("value").parse::<i64>().expect("whole"));
    let line = format!("{unit},B204-1,2021-01..06,,01,{},2021-08-12,更正\n", value + 1);
    let taken = wanmu(&data, &["import", &file(temp.path(), "one.csv", &format!("{HEAD}{line}"))]);
    assert_eq!(taken.code, 0, "{}{}", taken.out, taken.err);
    assert_eq!((word("2021-08-11").as_deref(), word("2021-08-12").as_deref()), (Some("explained"), Some("open")));
    assert_eq!(state("2021-08-12").expect("E43")["of"]["lapsed"]["said"]["text"], "两家新厂投产");
}

#[test]
fn the_rest_of_the_sample_park_grows_by_three_quarters_and_is_asked_about() {
    let listing = wanmu(park(), &["edits", "--period", "2021-06", "--as-of", "2021-08-10", "--json"]).json();
    let issues = listing["issues"].as_array().expect("issues");
    let rest = issues.iter().find(|i| i["edit"] == "E43" && i["item"] == "hightech.hightech").expect("E43");
    // The same from an indicator of its own.
    let own =
        wanmu(park(), &["figure", "industry.output.non_hightech.growth", "--period", "2021-H1", "--as-of", "2021-08-10", "--json"]).json();
    let rate: f64 = own["value"].as_str().expect("rate").parse().expect("number");
    assert!((73.0..78.0).contains(&rate), "{rate}");
    let said = rest["reason"]["en"].as_str().expect("reason");
    assert!(said.contains(&format!("what `high-tech industries (fictional list)` leaves grows by {rate:.1}%")), "{said}");
    let points: Vec<f64> =
        issues.iter().map_while(|i| i["effect"]["points"].as_str()).map(|p| p.parse::<f64>().expect("number").abs()).collect();
    assert!(points.len() > 3 && points.windows(2).all(|two| two[0] >= two[1]), "{points:?}");
    let skipped: Vec<&str> = listing["skipped"].as_array().expect("skipped").iter().filter_map(|s| s["edit"].as_str()).collect();
    assert!(skipped.contains(&"E32") && !skipped.contains(&"E27"), "the sample's office has set the wages: {skipped:?}");
}

#[test]
fn the_list_is_the_same_every_time_and_the_clean_park_blocks_nothing() {
    let list = || wanmu(park(), &["edits", "--period", "2021-06", "--as-of", "2021-08-10"]).out;
    let text = list();
    assert_eq!(text, list());
    assert!(!text.lines().any(|l| l.starts_with("[A]") || l.starts_with("[B]")), "{text}");
}
