//! `wanmu leads`, `chain`, `plans` and `chronicle` on the sample park: what the generated lines say, counted here once more, and who may see what.

use crate::wanmu::{park, wanmu};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const AT: [&str; 4] = ["--as-of", "2021-08-10", "--audience", "office"];

fn asked(args: &[&str]) -> Value {
    let run = wanmu(park(), &[args, &AT[..], &["--json"]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    run.json()
}

/// Fields of the records of a kind, as their lines say; no line of the files takes anything back.
fn records(kind: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut all: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for line in sample_park::work(sample_park::SEED).iter().flat_map(|(_, text)| text.lines().skip(1)) {
        let cells: Vec<&str> = line.split(',').collect();
        if cells[0] == kind {
            all.entry(cells[1].to_owned()).or_default().insert(cells[2].to_owned(), cells[3].to_owned());
        }
    }
    all
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().expect("a list").iter().filter_map(Value::as_str).collect()
}

/// Leads with a date that reached a stage, whose later dates count too.
fn reached(stages: &[&str]) -> usize {
    records("lead").values().filter(|lead| stages.iter().any(|stage| lead.contains_key(*stage))).count()
}

#[test]
fn the_funnel_counts_what_the_lines_say() {
    let document = asked(&["leads"]);
    let stages = document["funnel"]["stages"].as_array().expect("stages");
    let dates = ["received", "negotiating", "signed", "landed"];
    for (at, stage) in stages.iter().enumerate() {
        assert_eq!(stage["reached"], reached(&dates[at..]), "{}", dates[at]);
        let count = |key: &str| stage[key].as_u64().expect("a count");
        assert_eq!(count("reached"), count("onward") + count("lost") + count("here"));
    }
    assert_eq!((records("lead").len(), strings(&document["undated"])), (40, vec!["ZS-038"]));
    let lost = records("lead").values().filter(|lead| lead.contains_key("lost")).count();
    assert_eq!(document["funnel"]["lost"], lost);
}

#[test]
fn what_was_planted_among_the_leads_is_found() {
    let document = asked(&["leads"]);
    let pairs: Vec<Vec<&str>> = document["duplicates"].as_array().expect("pairs").iter().map(|pair| strings(&pair["leads"])).collect();
    let planted = [["ZS-016", "ZS-017"], ["ZS-023", "ZS-024"], ["ZS-026", "ZS-027"], ["ZS-034", "ZS-035"]];
    assert_eq!(pairs, planted.map(|pair| pair.to_vec()));
    let troubles: Vec<(&str, &str)> = document["projects"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|found| (found["lead"].as_str().unwrap_or_default(), found["trouble"].as_str().unwrap_or_default()))
        .collect();
    let expected = [("ZS-001", "only_project_says"), ("ZS-002", "only_lead_says"), ("ZS-003", "other_day"), ("ZS-033", "without_project")];
    assert_eq!(troubles, expected);
    let lead = asked(&["leads", "--lead", "ZS-039"]);
    assert_eq!(lead["disordered"], true, "negotiated with before it came in");
}

#[test]
fn leads_by_source_come_to_all_of_them() {
    let document = asked(&["leads", "--by", "source"]);
    let groups = document["groups"].as_array().expect("groups");
    let sum: u64 = groups.iter().map(|group| group["funnel"]["leads"].as_u64().expect("a count")).sum();
    assert_eq!(sum, document["funnel"]["leads"].as_u64().expect("a count"));
    let earlier = asked(&["leads", "--received", "2020"]);
    let of_2020 = records("lead").values().filter(|lead| lead.get("received").is_some_and(|day| day.starts_with("2020"))).count();
    assert_eq!(earlier["funnel"]["leads"], of_2020);
}

#[test]
fn gaps_are_the_segments_on_which_nobody_was_placed() {
    for chain in ["microelectronics", "smart_equipment", "biomedicine"] {
        let document = asked(&["chain", chain]);
        let placed: BTreeSet<String> = records("placement").into_values().filter_map(|p| p.get("segment").cloned()).collect();
        for segment in document["segments"].as_array().expect("segments") {
            let name = format!("{chain}.{}", segment["segment"].as_str().expect("id"));
            assert_eq!(segment["presence"] == "gap", !placed.contains(&name), "{name}");
        }
    }
}

/// Of materials in 2020: 4200 and 1500 of firms of the park, 9800, 2600, 3100 and 2900 from outside; 3600 are of 2019.
#[test]
fn the_local_ratio_is_the_one_of_the_lines() {
    let document = asked(&["chain", "microelectronics", "--segment", "materials"]);
    let supply = &document["segments"][0]["supply"];
    assert_eq!((&supply["local"], &supply["outside"], &supply["left_out"]), (&"5700".into(), &"18400".into(), &1.into()));
    assert_eq!((&supply["ratio"]["part"], &supply["ratio"]["whole"]), (&"5700".into(), &"24100".into()));
    let best = &document["matches"][0];
    assert_eq!((&best["segment"], &best["amount"]), (&"materials".into(), &"9800".into()));
}

/// The statement about design is of 2020-06-30, thirteen months and eleven days old: (18 − 14) / 12.
#[test]
fn what_was_checked_long_ago_has_faded() {
    let document = asked(&["chain", "microelectronics", "--segment", "design"]);
    let checked = &document["segments"][0]["checked"];
    assert_eq!(
        (&checked["months"], &checked["stale"], &checked["weight"]["part"], &checked["weight"]["whole"]),
        (&13.into(), &true.into(), &"4".into(), &"12".into())
    );
}

#[test]
fn the_plan_of_the_year_binds_a_measure_in_each_of_its_five_fields() {
    let document = asked(&["plans", "--plan", "XD-2021"]);
    let fields = document["plans"][0]["fields"].as_array().expect("fields");
    let names: Vec<&str> = fields.iter().filter_map(|field| field["field"].as_str()).collect();
    assert_eq!(names, ["attraction", "facilities", "platform", "projects", "team"]);
    for field in fields {
        assert!(field["bound"].as_u64() >= Some(1) && field["without_data"].as_u64() >= Some(1), "{field}");
    }
    let items = document["plans"][0]["items"].as_array().expect("items");
    let of = |id: &str| items.iter().find(|item| item["id"] == id).unwrap_or_else(|| panic!("{id}"));
    // 47 entries of projects against 45.
    assert_eq!((&of("XD-X1")["figure"]["value"], &of("XD-X1")["figure"]["verdict"]), (&"47".into(), &"reached".into()));
    assert_eq!((&of("XD-X3")["bound"], &of("XD-X3")["indicator"]), (&false.into(), &"park.satisfaction".into()));
    assert_eq!((&of("XD-P1b")["state"], &of("XD-P1b")["days"]), (&"late".into(), &16.into()));
    assert_eq!((&of("XD-F1b")["state"], &of("XD-F1b")["days"]), (&"overdue".into(), &10.into()));
}

#[test]
fn the_chronicle_is_in_the_order_of_days() {
    let of = |document: &Value| -> Vec<String> {
        let events = document["events"].as_array().expect("events");
        events.iter().map(|event| event["id"].as_str().expect("id").to_owned()).collect()
    };
    let spring = asked(&["chronicle", "--from", "2021-04-01", "--to", "2021-05-20"]);
    assert_eq!(of(&spring), ["DS-04", "DS-03", "DS-06", "DS-05"]);
    assert_eq!(of(&asked(&["chronicle", "--subject", "恒芯"])), ["DS-07", "DS-08"]);
}

#[test]
fn leads_are_for_the_office_and_chains_for_everybody_as_far_as_they_may_be_seen() {
    let code = |args: &[&str]| wanmu(park(), args).code;
    let leads = |audience: &str| code(&["leads", "--audience", audience]);
    assert_eq!(["office", "leader", "public"].map(leads), [0, 6, 6]);
    let plans = |audience: &str| code(&["plans", "--audience", audience]);
    assert_eq!(["office", "leader", "public"].map(plans), [0, 0, 6]);
    assert_eq!(["leader", "public"].map(|audience| code(&["chronicle", "--audience", audience])), [0, 6]);
    assert_eq!(code(&["chain", "microelectronics", "--matches", "--audience", "public"]), 6);
    let public = wanmu(park(), &["chain", "microelectronics", "--as-of", "2021-08-10", "--audience", "public", "--json"]);
    let document = public.json();
    assert!(document["matches"].is_null());
    for segment in document["segments"].as_array().expect("segments") {
        let firms = segment["firms"].as_u64();
        assert!(firms.is_none_or(|n| n == 0 || n >= 3), "{segment}");
        assert!(segment["placed"].as_array().is_some_and(Vec::is_empty) && segment["stated"].is_null(), "{segment}");
    }
    assert!(!public.out.contains("虚构"), "no firm, candidate or lead is named");
}

#[test]
fn a_firm_sees_its_own_placements() {
    let placed = records("placement");
    let unit = &placed["HJ-08"]["unit"];
    let run = wanmu(park(), &["chain", "microelectronics", "--as-of", "2021-08-10", "--audience", &format!("firm:{unit}"), "--json"]);
    let document = run.json();
    let named: Vec<(&str, &str)> = document["segments"]
        .as_array()
        .expect("segments")
        .iter()
        .flat_map(|segment| segment["placed"].as_array().expect("firms").iter().map(move |firm| (segment, firm)))
        .map(|(segment, firm)| (segment["segment"].as_str().expect("id"), firm["unit"].as_str().expect("code")))
        .collect();
    assert_eq!(named, [("discrete", unit.as_str())]);
}

#[test]
fn tables_are_written_as_csv_and_what_is_not_there_is_said() {
    let csv = wanmu(park(), &["leads", "--as-of", "2021-08-10", "--csv", "-"]);
    assert_eq!((csv.code, csv.out.lines().count()), (0, 41));
    let gaps = wanmu(park(), &["chain", "biomedicine", "--as-of", "2021-08-10", "--gaps", "--csv", "-"]);
    assert!(gaps.out.starts_with("segment,name,state,weight"), "{}", gaps.out);
    let missing =
        [vec!["leads", "--lead", "X"], vec!["chain", "x"], vec!["chain", "biomedicine", "--segment", "x"], vec!["plans", "--plan", "x"]];
    assert!(missing.iter().all(|args| wanmu(park(), args).code == 5));
    assert_eq!(wanmu(park(), &["chronicle", "--from", "spring"]).code, 2);
    assert_eq!(asked(&["chain"])["chains"].as_array().map(Vec::len), Some(3));
}

/// A lead signed on 2021-06-30 was not yet signed as known on 06-29, though it is looked at on a later day.
#[test]
fn what_was_not_known_yet_is_not_counted() {
    let of = |as_of: &str| {
        let run = wanmu(park(), &["leads", "--lead", "ZS-033", "--at", "2021-08-10", "--as-of", as_of, "--json"]);
        run.json()["stage"].as_str().map(str::to_owned)
    };
    assert_eq!((of("2021-06-29"), of("2021-06-30")), (Some("negotiating".to_owned()), Some("signed".to_owned())));
}
