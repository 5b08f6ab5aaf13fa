//! `wanmu projects` on a book of four projects worked by hand, and on the sample park.

use crate::wanmu::{Run, file, park, wanmu};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

const LINES: &str = "record,id,field,value,known_at,source,note
project,P1,name,甲厂房,2021-01-10,,
project,P1,signed,2021-01-08,2021-01-10,,
project,P1,started_planned,2021-02-15,2021-01-10,,
project,P2,name,乙车间,2021-01-10,,
project,P2,started_planned,2020-12-01,2021-01-10,,
project,P2,started,2021-01-05,2021-01-10,,
project,P2,library,2021-01-20,2021-01-25,,
project,P2,completed_planned,2021-10-31,2021-01-10,,
project,P2,completed_planned,2021-12-31,2021-05-02,,土方延误
progress,P2-03,project,P2,2021-04-05,,
progress,P2-03,month,2021-03,2021-04-05,,
progress,P2-03,planned_done,40,2021-04-05,,
progress,P2-03,done,5,2021-04-05,,
progress,P2-03,done,35,2021-06-20,,补报
progress,P2-05,project,P2,2021-06-05,,
progress,P2-05,month,2021-05,2021-06-05,,
progress,P2-05,planned_done,60,2021-06-05,,
progress,P2-05,done,45,2021-06-05,,
project,P3,name,丙项目,2021-01-10,,
project,P3,signed,2021-01-08,2021-01-10,,
project,P3,terminated,2021-03-01,2021-03-02,,
";

/// A data folder with these projects and nothing else.
static BOOK: LazyLock<PathBuf> = LazyLock::new(|| {
    let temp = tempfile::tempdir().expect("temp").keep();
    let data = temp.join("data");
    let init = wanmu(&data, &["init", &data.display().to_string()]);
    assert_eq!(init.code, 0, "{}", init.err);
    let csv = file(&temp, "projects.csv", LINES);
    let import = wanmu(&data, &["import", &csv]);
    assert_eq!(import.code, 0, "{}{}", import.out, import.err);
    data
});

fn asked(more: &[&str]) -> Run {
    wanmu(&BOOK, &[&["projects", "--json", "--as-of", "2021-06-30"], more].concat())
}

fn project(id: &str, more: &[&str]) -> Value {
    let all = asked(more).json();
    all["projects"].as_array().expect("projects").iter().find(|one| one["id"] == id).cloned().unwrap_or_else(|| panic!("{id} in {all}"))
}

#[test]
fn every_project_stands_in_the_last_stage_it_reached() {
    let all = asked(&[]).json();
    let count =
        |stage: &str| all["stages"].as_array().expect("stages").iter().find(|one| one["stage"] == stage).map(|one| one["number"].clone());
    assert_eq!((count("signed"), count("building"), count("produced")), (Some(1.into()), Some(1.into()), Some(0.into())));
    assert_eq!(project("P3", &[])["ended"], "2021-03-01");
    assert_eq!(project("P3", &[])["lamp"], Value::Null);
    // Started without a permit, and never signed, approved or supplied with land.
    let p2 = project("P2", &[]);
    assert_eq!(p2["stages"][3]["evidence_wanted"], serde_json::json!(["permit"]));
    assert_eq!(p2["notes"].as_array().map(Vec::len), Some(3));
}

/// Planned for 15 February and not started on 30 June: more than three months, red. 15 of 60 points behind: yellow.
#[test]
fn lamps_say_what_gave_them() {
    let p1 = project("P1", &[]);
    assert_eq!(p1["lamp"]["lamp"], "red");
    let because = p1["lamp"]["causes"][0]["because"].as_str().expect("words").to_owned();
    assert!(because.contains("three months in a row") && because.contains("past the planned start 4"), "{because}");
    let p2 = project("P2", &[]);
    assert_eq!((&p2["lamp"]["lamp"], &p2["lamp"]["causes"][0]["table"]), (&"yellow".into(), &"yinchuan.progress".into()));
    assert_eq!(asked(&["--lamp", "red"]).json()["projects"].as_array().map(Vec::len), Some(1));
    assert_eq!(asked(&["--stage", "building"]).json()["projects"][0]["id"], "P2");
}

/// In March 35 points behind were known, red; the report put right in June makes it five, and March is yellow with a note.
#[test]
fn a_month_made_up_for_later_turns_yellow() {
    let strip = project("P2", &["--history"])["history"].clone();
    let march = strip.as_array().expect("months").iter().find(|month| month["month"] == "2021-03").cloned().expect("March");
    // The report of March came in April: at the end of March there was none for 85 days, which is late, and yellow stays yellow.
    assert_eq!((&march["then"], &march["now"], &march["shown"]), (&"yellow".into(), &"green".into(), &"yellow".into()));
    let april = strip.as_array().expect("months").iter().find(|month| month["month"] == "2021-04").cloned().expect("April");
    assert_eq!((&april["then"], &april["now"], &april["shown"]), (&"red".into(), &"green".into(), &"yellow".into()));
    assert_eq!(april["note"], "red at the time, made up later");
    let then = wanmu(&BOOK, &["projects", "--json", "--as-of", "2021-05-31", "--at", "2021-04-30"]).json();
    assert_eq!(then["projects"][1]["lamp"]["lamp"], "red");
}

#[test]
fn dates_that_were_moved_are_told_with_both_times() {
    let said = project("P2", &[])["stages"][5]["planned_said"].clone();
    let told: Vec<(&str, Option<&str>)> =
        said.as_array().expect("entries").iter().map(|one| (one["value"].as_str().expect("day"), one["note"].as_str())).collect();
    assert_eq!(told, [("2021-10-31", None), ("2021-12-31", Some("土方延误"))]);
    let words = wanmu(&BOOK, &["projects", "--as-of", "2021-06-30", "--project", "P2"]).out;
    assert!(words.contains("2021-10-31") && words.contains("土方延误"), "{words}");
    let before = wanmu(&BOOK, &["projects", "--json", "--as-of", "2021-05-01"]).json();
    assert_eq!(before["projects"][1]["stages"][5]["planned"], "2021-10-31");
}

#[test]
fn the_public_sees_counts_and_no_project() {
    let all = asked(&["--audience", "public"]).json();
    assert_eq!((all["projects"].as_array().map(Vec::len), &all["withheld"]), (Some(0), &3.into()));
    // One is signed, one is built and one was given up: none of these counts is of enough to be told, and zero is.
    let numbers =
        |all: &Value| -> Vec<Value> { all["stages"].as_array().expect("stages").iter().map(|one| one["number"].clone()).collect() };
    let told = numbers(&all);
    assert_eq!(told.iter().filter(|number| number["reason"] == "suppressed").count(), 3, "{told:?}");
    assert!(told.iter().all(|number| number["reason"] == "suppressed" || *number == 0), "{told:?}");
    assert_eq!(numbers(&asked(&[]).json()).iter().filter(|number| **number == 1).count(), 3);
    let words = wanmu(&BOOK, &["projects", "--as-of", "2021-06-30", "--audience", "public"]).out;
    assert!(words.contains("-- (×)") && !words.contains(" 1 "), "{words}");
    assert_eq!(asked(&["--audience", "public", "--project", "P1"]).code, 5);
    assert_eq!(asked(&["--audience", "public", "--oc4ids", "nowhere"]).code, 6);
}

#[test]
fn what_is_not_there_is_said() {
    assert_eq!(asked(&["--stage", "nonsense"]).code, 5);
    assert_eq!(asked(&["--board", "nonsense"]).code, 5);
    assert_eq!(asked(&["--at", "yesterday"]).code, 2);
}

fn sample(more: &[&str]) -> Value {
    let run = wanmu(park(), &[&["projects", "--json", "--as-of", "2021-08-10", "--at", "2021-06-30"], more].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    run.json()
}

/// The bands of eight in ten hold about as often as they say: within three deviations of a binomial of so many. How far the medians
/// miss is said beside both simple guesses, whichever is better.
#[test]
fn forecasts_of_the_sample_are_scored_on_held_out_projects() {
    let all = sample(&["--forecast"]);
    let stages = all["forecasts"].as_array().expect("forecasts");
    assert_eq!(stages.len(), 3);
    let number = |of: &Value, key: &str| of["held_out"][key].as_f64().unwrap_or_else(|| panic!("{key} in {}", of["held_out"]));
    let started = &stages[0];
    assert!(number(started, "scored") >= 20.0, "{}", started["held_out"]);
    for stage in stages.iter().filter(|stage| stage["held_out"]["scored"].as_f64() >= Some(10.0)) {
        let (covered, scored) = (number(stage, "covered"), number(stage, "scored"));
        let deviation = (0.8 * 0.2 / scored).sqrt();
        assert!((covered / scored - 0.8).abs() <= 3.0 * deviation, "{} {}", stage["stage"], stage["held_out"]);
        assert!(["median_error_days", "always_on_time_days", "mean_delay_days"].iter().all(|key| !stage["held_out"][key].is_null()));
    }
}

#[test]
fn delivery_names_projects_that_produce_and_file_nothing() {
    let all = sample(&["--delivered"]);
    let reasons: Vec<&str> =
        all["projects"].as_array().expect("projects").iter().filter_map(|one| one["delivered"]["reason"].as_str()).collect();
    assert!(reasons.contains(&"no_output") && reasons.contains(&"not_producing"), "{reasons:?}");
    assert!(all["projects"].as_array().expect("projects").iter().any(|one| one["delivered"]["share_percent"].is_string()));
}

fn python() -> String {
    std::env::var("WANMU_PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

/// What the validator of the standard's publishers finds.
fn validated(package: &Path) -> Value {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/second-opinion-oc4ids/check.py");
    let out = Command::new(python()).arg(script).arg(package).output().expect("python");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).expect("JSON")
}

#[test]
fn the_package_has_no_errors_and_no_field_of_its_own() {
    let temp = tempfile::tempdir().expect("temp");
    let folder = temp.path().join("package");
    let run = wanmu(park(), &["projects", "--as-of", "2021-08-10", "--oc4ids", &folder.display().to_string()]);
    assert_eq!(run.code, 0, "{}", run.err);
    let package = folder.join("oc4ids.json");
    let text = std::fs::read_to_string(&package).expect("the package");
    let document: Value = serde_json::from_str(&text).expect("JSON");
    let projects = document["projects"].as_array().expect("projects").len();
    assert!(projects >= 100, "{projects}");
    for name in ["land.csv", "commitments.csv"] {
        assert!(std::fs::read_to_string(folder.join(name)).expect(name).lines().count() > 20, "{name}");
    }
    if std::env::var_os("WANMU_OUTSIDE").is_none() {
        return;
    }
    let empty = serde_json::json!([]);
    let found = validated(&package);
    assert_eq!(found["projects"], projects);
    for key in ["errors", "additional_fields", "closed_codes", "conformance", "quality"] {
        assert_eq!(found[key], empty, "{key}");
    }
    // The validator finds what is spoilt: a field of one's own, a code that is none, a day without a time, an id without a prefix.
    let spoilt = text.replacen("\"title\"", "\"titel\"", 1).replacen("\"status\": \"", "\"status\": \"x", 1);
    let spoilt = spoilt.replacen("T00:00:00+08:00", "", 1).replacen("oc4ids-000000-", "", 1);
    std::fs::write(&package, spoilt).expect("write");
    let found = validated(&package);
    for key in ["errors", "additional_fields", "closed_codes", "conformance"] {
        assert_ne!(found[key], empty, "{key}");
    }
}
