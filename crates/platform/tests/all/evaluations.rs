//! The sample park's evaluation of 2020 as `wanmu demo` carries it out, and acts on a copy of it.

use crate::wanmu::{Run, copy, file, park, wanmu};
use figures::Decimal;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

const CARD: &str = "sample.per_mu";

fn json_of(data: &Path, args: &[&str]) -> Value {
    let run = wanmu(data, &[args, &["--json"]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    run.json()
}

fn run_of(id: u32) -> Value {
    json_of(park(), &["evaluation", "show", &id.to_string()])
}

/// The units by the part they play in the sample.
fn cast() -> BTreeMap<String, String> {
    sample_park::per_mu(sample_park::SEED).cast
}

fn board(data: &Path, as_of: &str) -> Value {
    json_of(data, &["scorecard", CARD, "--period", "2020", "--as-of", as_of])
}

fn row<'v>(board: &'v Value, code: &str) -> &'v Value {
    let rows = board["results"].as_array().expect("results");
    rows.iter().find(|row| row["subject"] == code).unwrap_or_else(|| panic!("{code} is not judged"))
}

/// Land by hand: a lot of 30 mu shared 1/2, 1/3, 1/6; a chain of leases 100 → 40 → 15.
#[test]
fn a_shared_lot_and_a_chain_of_leases_give_the_land_counted_by_hand() {
    let (board, cast) = (board(park(), "2021-04-12"), cast());
    for (part, land) in [
        ("lot_half", "15"),
        ("lot_third", "10"),
        ("lot_sixth", "5"),
        ("chain_owner", "60"),
        ("chain_middle", "25"),
        ("chain_end", "15"),
        ("in_square_metres", "100.0005"),
    ] {
        let tax = &row(&board, &cast[part])["terms"]["tax"];
        assert_eq!(tax["denominator"], land, "{part}");
    }
}

/// The score of each is what its terms, bonuses and penalties come to, and points are weight times capped ratio.
#[test]
fn every_breakdown_adds_up_to_its_score() {
    let board = board(park(), "2021-04-12");
    let number = |value: &Value| value.as_str().and_then(|text| text.parse::<f64>().ok());
    let mut scored = 0;
    for row in board["results"].as_array().expect("results") {
        let Some(exact) = number(&row["exact"]) else { continue };
        let terms = row["terms"].as_object().expect("terms");
        let points: f64 = terms.values().filter_map(|term| number(&term["points"])).sum();
        let adjusted = row["adjusted"].as_array().expect("adjusted").iter().map(|a| {
            let amount = number(&a["amount"]).expect("an amount");
            if a["rule"]["zh"].as_str().is_some_and(|title| title.contains('扣')) { -amount } else { amount }
        });
        let sum = (points + adjusted.sum::<f64>()).max(0.0);
        assert!((sum - exact).abs() < 1e-9, "{}: {sum} and {exact}", row["subject"]);
        for term in terms.values() {
            let (Some(x), Some(value)) = (number(&term["x"]), number(&term["value"])) else { continue };
            let base = board["terms"].as_array().expect("terms").iter().find(|t| terms[t["id"].as_str().expect("id")] == *term);
            let base = base.and_then(|t| number(&t["base"])).expect("a base");
            assert!((value - (x.max(0.0) / base).min(1.5)).abs() < 1e-9, "{}", row["subject"]);
        }
        scored += 1;
    }
    assert!(scored > 200, "{scored}");
}

/// Shares of classes by hand: of n ranked the first floor(n/5) are A, down to floor(0.8 n) B, to floor(0.95 n) C, before anything decides.
#[test]
fn classes_are_the_declared_shares_of_those_ranked() {
    let board = board(park(), "2021-04-12");
    let ranked: Vec<&Value> = board["results"].as_array().expect("results").iter().filter(|row| !row["rank"].is_null()).collect();
    let n = ranked.len() as u64;
    let cuts = [n / 5, n * 4 / 5, n * 19 / 20];
    for row in ranked {
        let rank = row["rank"].as_u64().expect("rank");
        let wanted = ["A", "B", "C", "D"][cuts.iter().filter(|cut| rank > **cut).count()];
        assert_eq!(row["grade_before"], wanted, "rank {rank}");
    }
}

#[test]
fn five_objections_were_decided_and_the_window_is_kept() {
    let listed = json_of(park(), &["evaluation", "list"]);
    let replies: Vec<&str> =
        listed["objections"].as_array().expect("objections").iter().filter_map(|o| o["answer"]["reply"].as_str()).collect();
    assert_eq!(replies, ["upheld", "upheld", "upheld", "rejected", "withdrawn"]);
    let stages: Vec<&str> = listed["runs"].as_array().expect("runs").iter().filter_map(|r| r["stage"].as_str()).collect();
    assert_eq!(stages, ["trial", "public", "trial", "recognised"]);
    let public = &listed["runs"][1];
    assert_eq!((&public["opens"], &public["closes"]), (&json!("2021-04-20T00:00:00+08:00"), &json!("2021-04-23T12:00:00+08:00")));
}

/// What `compare` names is every row in which the two runs differ, and the values behind it are those that the corrections brought.
#[test]
fn scoring_anew_names_every_rank_that_moved_and_why() {
    let compared = json_of(park(), &["evaluation", "compare", "2", "3"]);
    let results = |run: Value| -> BTreeMap<String, Value> {
        let rows = run["results"].as_array().expect("results").clone();
        rows.into_iter().map(|row| (row["subject"].as_str().expect("code").to_owned(), row)).collect()
    };
    let (before, after) = (results(run_of(2)), results(run_of(3)));
    let mut differ: Vec<&String> = after.iter().filter(|(code, row)| before.get(*code) != Some(row)).map(|(code, _)| code).collect();
    let mut named: Vec<String> =
        compared["moved"].as_array().expect("moved").iter().map(|m| m["subject"].as_str().expect("code").to_owned()).collect();
    named.sort();
    differ.sort();
    assert_eq!(named.iter().collect::<Vec<_>>(), differ);
    let cast = cast();
    let mut changed: Vec<(String, String)> = compared["changed"]
        .as_array()
        .expect("changed")
        .iter()
        .map(|c| (c["subject"].as_str().expect("code").to_owned(), c["name"].as_str().expect("name").to_owned()))
        .collect();
    changed.sort();
    let mut wanted: Vec<(String, String)> =
        [("mistyped", "MJ-1.01"), ("uncounted", "land.used"), ("uncounted_tenant", "land.used"), ("unmeasured", "MJ-1.04")]
            .map(|(part, name)| (cast[part].clone(), name.to_owned()))
            .to_vec();
    wanted.sort();
    // Whether a lease also counts as a tenant is another value of the same cause.
    let tenants = |name: &String| name.starts_with("tenants(");
    assert_eq!(changed.into_iter().filter(|(_, name)| !tenants(name)).collect::<Vec<_>>(), wanted);
}

#[test]
fn every_run_is_scored_again_to_the_byte() {
    for id in 1..=4 {
        assert_eq!(run_of(id)["again"], true, "run {id}");
    }
}

fn code(run: &Run) -> i32 {
    run.code
}

#[test]
fn an_objection_after_the_window_is_none_and_the_acts_are_refused_in_words() {
    let (_temp, data) = copy();
    let act = |args: &[&str]| wanmu(&data, &[&["evaluation"], args].concat());
    let (subject, by) = (cast()["mistyped"].clone(), ["--text", "late", "--by", "a person"]);
    let late = act(&[&["object", "2", "--subject", &subject, "--known-at", "2021-04-24"][..], &by].concat());
    assert!(late.code != 0 && late.err.contains("closed"), "{}", late.err);
    let in_time = act(&[&["object", "2", "--subject", &subject, "--term", "tex", "--known-at", "2021-04-22"][..], &by].concat());
    assert!(in_time.code == 5 && in_time.err.contains("tax"), "{}", in_time.err);
    let again = act(&[&["answer", "1", "rejected"][..], &by].concat());
    assert!(again.code != 0 && again.err.contains("answered"), "{}", again.err);
    assert_eq!(code(&act(&["show", "99"])), 5);
    assert_eq!(code(&act(&["run", CARD, "--period", "2020", "--stage", "final", "--by", "x"])), 2);
    assert_eq!(code(&act(&["run", CARD, "--period", "2020", "--closes", "2021-05-01", "--by", "x"])), 2);
}

/// A decision on a class is applied from its moment, after the card's own rules, and lifted again.
#[test]
fn a_class_that_people_decided_holds_from_its_moment() {
    let (_temp, data) = copy();
    let board_before = board(&data, "2021-06-01");
    let first = board_before["results"].as_array().expect("rows").iter().find(|row| row["rank"] == 2).expect("a second");
    let code = first["subject"].as_str().expect("code").to_owned();
    let decide = |effect: &str, known: &str| {
        let args = ["evaluation", "class", CARD, "--period", "2020", "--subject", &code, "--effect", effect, "--text", "为何"];
        let run = wanmu(&data, &[&args[..], &["--by", "科长", "--known-at", known]].concat());
        assert_eq!(run.code, 0, "{}", run.err);
    };
    decide("at_best:C", "2021-06-02");
    decide("lifted", "2021-06-05");
    let grade = |as_of: &str| row(&board(&data, as_of), &code)["grade"].as_str().map(str::to_owned);
    assert_eq!(["2021-06-01", "2021-06-03", "2021-06-06"].map(grade), ["A", "C", "A"].map(|g| Some(g.to_owned())));
    let unknown = wanmu(
        &data,
        &["evaluation", "class", CARD, "--period", "2020", "--subject", &code, "--effect", "is:E", "--text", "x", "--by", "x"],
    );
    assert!(unknown.code == 5 && unknown.err.contains("A, B, C, D"), "{}", unknown.err);
}

/// A firm sees itself exactly and nobody else; the public sees classes of what was public, and no scores.
#[test]
fn an_audience_sees_what_is_its_own() {
    let code = cast()["mistyped"].clone();
    let mine = json_of(park(), &["scorecard", CARD, "--period", "2020", "--audience", &format!("firm:{code}")]);
    let rows = mine["results"].as_array().expect("rows");
    assert_eq!((rows.len(), rows[0]["subject"].as_str()), (1, Some(code.as_str())));
    assert!(rows[0]["rank"].is_number());
    let shown = json_of(park(), &["evaluation", "show", "4", "--audience", "public"]);
    assert!(shown["results"].as_array().expect("rows").iter().all(|row| row["score"].is_null() && row["rank"].is_null()));
    assert!(shown["results"].as_array().expect("rows").iter().any(|row| row["grade"] == "A"));
    assert!(shown["results"].as_array().expect("rows").iter().all(|row| row["estimated"].is_null()));
    assert_eq!(wanmu(park(), &["evaluation", "show", "1", "--audience", "public"]).code, 5, "a trial is not public");
    assert_eq!(wanmu(park(), &["evaluation", "compare", "2", "3", "--audience", "public"]).code, 6);
}

/// The way back of a score ends at files and lines: what was filed, and who holds what.
#[test]
fn a_score_says_which_lines_it_rests_on() {
    let cast = cast();
    let asked = |as_of: &str| json_of(park(), &["scorecard", CARD, "--period", "2020", "--as-of", as_of, "--subject", &cast["mistyped"]]);
    let tax = |board: &Value| {
        let grounds = board["grounds"].as_array().expect("grounds").clone();
        let tax = grounds.into_iter().find(|g| g["name"] == "MJ-1.01").expect("the tax");
        (tax["says"].as_str().unwrap_or_default().to_owned(), tax["place"].as_str().unwrap_or_default().to_owned())
    };
    let (before, after) = (tax(&asked("2021-04-20")), tax(&asked("2021-05-20")));
    assert!(before.0.contains("197.4") && before.1.contains("MJ-1-2020.csv:"), "{before:?}");
    assert!(after.0.contains("1974.2") && after.1.contains("MJ-1-2020-corrected-2021-04-28.csv:2"), "{after:?}");
    let chain = json_of(park(), &["scorecard", CARD, "--period", "2020", "--subject", &cast["chain_middle"]]);
    let land = chain["grounds"].as_array().expect("grounds").iter().filter(|g| g["name"] == "land").count();
    assert_eq!(land, 2, "a lease in and a lease out");
    let zone = json_of(park(), &["scorecard", "sample.zone_index", "--period", "2020", "--subject", "wanmu"]);
    let places =
        zone["grounds"].as_array().expect("grounds").iter().filter(|g| g["place"].as_str().is_some_and(|p| p.contains("zones-2020.csv:")));
    assert!(places.count() > 40);
}

/// Every way to ask gives one document that a script can read.
#[test]
fn every_document_can_be_read() {
    let code = cast()["mistyped"].clone();
    let asked: [&[&str]; 6] = [
        &[],
        &["--robust", "--draws", "50"],
        &["--subject", &code],
        &["--subject", &code, "--to", "A"],
        &["--history", "1"],
        &["--subject", &code, "--robust", "--draws", "9"],
    ];
    for more in asked {
        let document = json_of(park(), &[&["scorecard", CARD, "--period", "2020"], more].concat());
        assert_eq!(document["scorecard"], CARD, "{more:?}");
    }
}

/// What a firm tries must not tell it the scores of others.
#[test]
fn a_firm_tries_its_own_values_and_gets_no_place_by_which_to_find_others() {
    let (mine, other) = (cast()["mistyped"].clone(), cast()["uncounted"].clone());
    let audience = format!("firm:{mine}");
    let asked =
        |more: &[&str]| wanmu(park(), &[&["scorecard", CARD, "--period", "2020", "--audience", &audience, "--json"], more].concat());
    let set = |code: &str, value: &str| format!("{code}:MJ-1.01={value}");
    for change in [["--without", other.as_str()], ["--set", &set(&other, "1")], ["--without", "nobody"], ["--weight", "tax=1"]] {
        let refused = asked(&[&["--scenario", "x"][..], &change].concat());
        assert_eq!((refused.code, refused.out.as_str()), (6, ""), "{change:?}");
    }
    let tried = asked(&["--scenario", "x", "--set", &set(&mine, "1")]).json();
    let row = &tried["results"][0];
    assert!(row["score"].is_string() && row["rank"].is_null() && row["of"] == 0);
    // The cut of a class may be asked for, a place may not: it would be the score of somebody else.
    assert_eq!(asked(&["--subject", &mine, "--to", "rank:3"]).code, 6);
    assert!(asked(&["--subject", &mine, "--to", "A"]).json()["lift"]["distance"].is_null());
}

/// Two who share a lot would read each other's filings off their sums.
#[test]
fn of_firms_judged_as_one_each_sees_the_score_and_no_sums() {
    let code = cast()["lot_half"].clone();
    let asked = ["scorecard", "sample.per_mu.merged", "--period", "2020"];
    let mine = json_of(park(), &[&asked[..], &["--audience", &format!("firm:{code}")]].concat());
    let row = &mine["results"][0];
    assert_eq!(row["together"].as_array().map(Vec::len), Some(3));
    assert!(row["score"].is_string() && row["rank"].is_number());
    for term in row["terms"].as_object().expect("terms").values() {
        assert!(term["numerator"].is_null() && term["value"].is_null() && term["points"].is_null(), "{term}");
    }
}

#[test]
fn a_file_never_takes_the_place_of_the_book() {
    let (_temp, data) = copy();
    let book = data.join("book.sqlite");
    // What the book says, not how long its file is: the engine folds its log back into the file when it likes.
    let said = || json_of(&data, &["evaluation", "list"]);
    let before = said();
    for args in [
        vec!["scorecard", CARD, "--period", "2020", "--csv"],
        vec!["template", "B204-1", "--period", "2021-06", "--out"],
        vec!["bulletin", "half-year", "--period", "2021-H1", "--out"],
    ] {
        let path = if args[0] == "bulletin" { data.join("sources/x.md") } else { book.clone() };
        let run = wanmu(&data, &[&args[..], &[path.to_str().expect("UTF-8")]].concat());
        assert_eq!(run.code, 7, "{}", run.err);
    }
    assert!(std::fs::read(&book).expect("book").starts_with(b"SQLite format 3\0"));
    assert!(!data.join("sources/x.md").exists());
    assert_eq!(said(), before);
}

#[test]
fn ranks_of_earlier_years_stand_beside_this_ones() {
    let asked = json_of(park(), &["scorecard", "sample.zone_index", "--period", "2020", "--history", "2"]);
    let years: Vec<&str> = asked["history"].as_array().expect("years").iter().filter_map(|y| y["period"].as_str()).collect();
    assert_eq!(years, ["2018", "2019", "2020"]);
    for year in asked["history"].as_array().expect("years") {
        let alone = json_of(park(), &["scorecard", "sample.zone_index", "--period", year["period"].as_str().expect("period")]);
        assert_eq!(year["ranks"]["wanmu"]["rank"], row(&alone, "wanmu")["rank"]);
    }
}

/// A second demo in the same folder finds everything done.
#[test]
fn the_evaluation_is_carried_out_once() {
    let (_temp, data) = copy();
    let again = wanmu(&data, &["demo", "--no-serve"]);
    assert_eq!(again.code, 0, "{}", again.err);
    let runs = json_of(&data, &["evaluation", "list"]);
    assert_eq!((runs["runs"].as_array().map(Vec::len), runs["objections"].as_array().map(Vec::len)), (Some(4), Some(5)));
}

/// C23 and C24: our zone among the first five of the index, and among the first ten by tax per mu.
#[test]
fn our_zone_is_among_the_first_five_and_its_tax_per_mu_among_the_first_ten() {
    let rank = |card: &str, year: &str| {
        let board = json_of(park(), &["scorecard", card, "--period", year]);
        assert_eq!(board["judged"], 21);
        row(&board, "wanmu")["rank"].as_u64().expect("a rank")
    };
    for year in ["2018", "2019", "2020"] {
        assert!(rank("sample.zone_index", year) <= 5, "{year}");
    }
    assert!(rank("sample.zone_per_mu", "2020") <= 10);
}

/// A zone with gaps has an estimated rank with a band; one without has none in the words.
#[test]
fn a_zone_with_missing_data_carries_an_estimated_rank_with_its_band() {
    let board = json_of(park(), &["scorecard", "sample.zone_index", "--period", "2020"]);
    for gap in ["Z07", "Z13"] {
        assert_eq!(row(&board, gap)["estimated"], true);
        let band = &board["robustness"]["bands"][gap];
        let (low, high) = (band["low"].as_u64().expect("low"), band["high"].as_u64().expect("high"));
        let rank = row(&board, gap)["rank"].as_u64().expect("rank");
        assert!(low <= rank && rank <= high && low < high, "{gap}: {rank} in {low}–{high}");
    }
    assert_eq!(row(&board, "Z01")["estimated"], false);
    let again = json_of(park(), &["scorecard", "sample.zone_index", "--period", "2020"]);
    assert_eq!(board["robustness"], again["robustness"], "a seed gives the same bytes");
}

/// The levers of a firm, tried: with the numerator that is said to be needed it has the place, with a little less it has not.
#[test]
fn a_lever_does_what_it_says() {
    let (_temp, data) = copy();
    let board_now = board(&data, "2021-06-01");
    let third = board_now["results"].as_array().expect("rows").iter().find(|row| row["rank"] == 9).expect("a ninth");
    let code = third["subject"].as_str().expect("code").to_owned();
    let asked = ["scorecard", CARD, "--period", "2020", "--as-of", "2021-06-01", "--subject", &code, "--to", "rank:5"];
    let lift = json_of(&data, &asked)["lift"].clone();
    let levers = lift["lift"]["levers"].as_array().expect("levers");
    let lever = levers.iter().find(|l| !l["change"].is_null()).expect("one that does");
    let needed: Decimal = lever["change"]["amount"].as_str().expect("amount").parse().expect("a decimal");
    let term = lever["term"].as_str().expect("term");
    let operand = board_now["terms"].as_array().expect("terms").iter().find(|t| t["id"] == term).expect("the term")["value"].clone();
    let operand = operand.as_str().expect("formula");
    let rank_with = |amount: Decimal| {
        let set = format!("{code}:{operand}={amount}");
        let asked = ["scorecard", CARD, "--period", "2020", "--as-of", "2021-06-01", "--set", &set, "--scenario", "a lever"];
        row(&json_of(&data, &asked), &code)["rank"].as_u64().expect("rank")
    };
    assert!(rank_with(needed) <= 5, "{operand} {needed}");
    // Value added moves four terms at once, so only a lever of one term alone falls short just below.
    if operand != "MJ-1.02" {
        assert!(rank_with(needed - Decimal::ONE) > 5);
    }
}

/// A decision counts from after what kept runs knew, and is about somebody who is judged in a year that is over.
#[test]
fn a_decision_on_a_class_is_refused_in_words() {
    let (_temp, data) = copy();
    let code = cast()["mistyped"].clone();
    let decide = |card: &str, period: &str, more: &[&str]| {
        let args = ["evaluation", "class", card, "--period", period, "--effect", "at_best:C", "--text", "为何", "--by", "科长"];
        let run = wanmu(&data, &[&args[..], more].concat());
        (run.code, run.err)
    };
    let refused = |(code, err): (i32, String), wanted: i32, words: &str| {
        assert!(code == wanted && err.contains(words) && !err.contains("SQL") && !err.contains("FOREIGN"), "{code} {err}");
    };
    refused(decide(CARD, "2020", &["--subject", &code, "--known-at", "2021-05-20"]), 7, "run 4 was kept without this decision");
    refused(decide(CARD, "2020", &["--subject", "nobody"]), 5, "nobody is not judged by sample.per_mu in 2020");
    refused(decide(CARD, "2999", &["--subject", &code]), 2, "2999 is not over");
    refused(decide(CARD, "2020", &["--subject", &code, "--objection", "99"]), 5, "there is no objection 99");
    refused(decide("sample.zone_index", "2020", &["--subject", "Z01"]), 2, "has no classes");
}

/// What decided over a class is named where its score is what it was.
#[test]
fn a_class_that_moved_by_a_decision_names_it() {
    let (_temp, data) = copy();
    let first = run_of(4)["results"].as_array().expect("rows").iter().find(|row| row["rank"] == 2).expect("a second").clone();
    let code = first["subject"].as_str().expect("code");
    let done = |args: &[&str]| {
        let run = wanmu(&data, &[&["evaluation"], args].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        run.out
    };
    done(&["class", CARD, "--period", "2020", "--subject", code, "--effect", "at_best:C", "--text", "事故", "--by", "科长"]);
    done(&["run", CARD, "--period", "2020", "--by", "科员"]);
    let compared = json_of(&data, &["evaluation", "compare", "4", "5"]);
    let cause = compared["causes"].as_array().expect("causes").iter().find(|cause| cause["subject"] == code).expect("it moved").clone();
    assert_eq!(cause["before"], json!([]));
    assert_eq!((&cause["after"][0]["from"], &cause["after"][0]["to"]), (&json!("A"), &json!("C")));
    assert!(cause["after"][0]["by"]["zh"].as_str().is_some_and(|words| words.contains("事故")), "{cause}");
    assert!(compared["changed"].as_array().is_some_and(|all| all.iter().all(|c| c["subject"] != code)));
    let early = wanmu(&data, &["evaluation", "compare", "4", "5", "--as-of", "2021-06-01"]);
    assert!(early.code == 5 && early.err.contains("no run 5"), "{}", early.err);
    assert!(done(&["compare", "4", "5"]).contains("classes that moved for another reason"));
    assert!(done(&["compare", "4", "4"]).ends_with("values changed: 0\n"));
}

/// An objection that was made in time and is typed in later says why, and keeps the result from being recognised.
#[test]
fn a_late_entry_says_why_and_is_one_objection() {
    let (_temp, data) = copy();
    let code = cast()["mistyped"].clone();
    let args = ["evaluation", "object", "2", "--subject", &code, "--text", "漏报", "--by", "企业", "--known-at", "2021-04-22"];
    let refused = wanmu(&data, &args);
    assert!(refused.code != 0 && refused.err.contains("--late-entry"), "{}", refused.err);
    let taken = wanmu(&data, &[&args[..], &["--late-entry", "来函滞后"]].concat());
    assert_eq!(taken.code, 0, "{}", taken.err);
    let listed = json_of(&data, &["evaluation", "list"]);
    let late: Vec<&str> = listed["objections"].as_array().expect("objections").iter().filter_map(|o| o["entered_late"].as_str()).collect();
    assert_eq!(late, ["样例补录（虚构）"; 5].into_iter().chain(["来函滞后"]).collect::<Vec<_>>());
    let early = ["evaluation", "run", CARD, "--period", "2020", "--stage", "recognised", "--by", "x"];
    let open = wanmu(&data, &early);
    assert!(open.code != 0 && open.err.contains("1 objection is not answered"), "{}", open.err);
}

/// What is recorded later as known before a run changes what it scores again, and the run says so.
#[test]
fn a_run_that_backdated_facts_change_says_so() {
    let (temp, data) = copy();
    let shown = |args: &[&str]| {
        let run = wanmu(&data, &[&["evaluation", "show", "2"], args].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        run.out
    };
    let before = shown(&[]);
    assert!(before.contains("the same bytes") && before.contains("rank  code") && !before.contains("·  ·"), "{before}");
    let code = cast()["mistyped"].clone();
    let text = format!("unit,form,period,item,value,known_at\n{code},MJ-1,2020,01,1,2021-04-18\n");
    let taken = wanmu(&data, &["import", &file(temp.path(), "late.csv", &text)]);
    assert_eq!(taken.code, 0, "{} {}", taken.out, taken.err);
    let after = json_of(&data, &["evaluation", "show", "2"]);
    assert_eq!((&after["again"], &after["backdated"]), (&json!(false), &json!(1)));
    assert!(shown(&[]).contains("recorded since with an earlier known-at: 1"));
}
