//! Records from the table to the count: imported, listed with their history, counted, asked by claims.

use crate::wanmu::{Run, demo, file, park, wanmu};
use figures::CreditCode;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn packs(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(name).display().to_string()
}

/// A data folder with the packs of projects and three registered firms.
fn folder() -> (tempfile::TempDir, PathBuf) {
    let temp = tempfile::tempdir().expect("temp");
    let data = temp.path().join("data");
    let named = ["base", "industry-monthly", "park-work"].map(packs);
    let run = wanmu(&data, &["init", &data.display().to_string(), "--pack", &named[0], "--pack", &named[1], "--pack", &named[2]]);
    assert_eq!(run.code, 0, "{}", run.err);
    let rows: String = (1..=3).map(|n| format!("{},name,虚构第{n}厂,2019-01-01,,2019-01-10\n", CreditCode::fictional(n))).collect();
    let register = file(temp.path(), "register.csv", &format!("unit,attribute,value,valid_from,valid_to,known_at\n{rows}"));
    assert_eq!(wanmu(&data, &["import", &register]).code, 0);
    (temp, data)
}

fn import(data: &Path, temp: &Path, name: &str, text: &str) -> Run {
    wanmu(data, &["import", &file(temp, name, text), "--no-marked", "--json"])
}

fn codes(run: &Run) -> Vec<String> {
    let issues = run.json()["issues"].as_array().cloned().unwrap_or_default();
    issues.iter().filter_map(|i| Some(format!("{} {}", i["class"].as_str()?, i["code"].as_str()?))).collect()
}

#[test]
fn a_messy_table_is_taken_with_its_ambiguous_dates_listed() {
    let (temp, data) = folder();
    let text = "编号,项目名称,建设单位,开工时间,施工许可证\nP1,甲,虚构第1厂,2021-03-05,X1\nP2,乙,虚构第2厂,2021年4月6日,X2\nP3,丙,,25/12/2020,X3\nP4,丁,,05/04/2021,\n";
    let run = import(&data, temp.path(), "projects.csv", text);
    assert_eq!((run.code, &run.json()["receipt"]["entries_new"]), (0, &12.into()), "{}", run.err);
    let said = codes(&run);
    assert!(said.contains(&"C ambiguous-date".to_owned()), "{said:?}");
    assert!(said.iter().all(|code| code.starts_with(['C', 'D'])), "{said:?}");
    assert_eq!(import(&data, temp.path(), "projects.csv", text).json()["receipt"]["entries_unchanged"], 12);
    let listed = wanmu(&data, &["records", "project", "--json"]).json();
    let started = |nth: usize| listed["records"][nth]["fields"]["started"]["value"].clone();
    assert_eq!(
        [started(0), started(1), started(2), started(3)],
        ["2021-03-05".into(), "2021-04-06".into(), "2020-12-25".into(), serde_json::Value::Null]
    );
    let place = listed["records"][1]["fields"]["started"]["place"].as_str().map(str::to_owned).unwrap_or_default();
    assert!(place.ends_with("projects.csv:D3"), "{place}");
}

#[test]
fn a_revised_day_keeps_what_was_said_before_and_each_audience_sees_its_own() {
    let (temp, data) = folder();
    let owner = CreditCode::fictional(1);
    let lines = format!(
        "record,id,field,value,known_at,note\nproject,P1,name,甲,2021-03-01,\nproject,P1,owner,{owner},2021-03-01,\nproject,P1,completed_planned,2021-12-31,2021-03-01,\nproject,P1,completed_planned,2022-03-31,2021-06-01,工期调整\nproject,P2,name,乙,2021-03-01,\n"
    );
    assert_eq!(import(&data, temp.path(), "lines.csv", &lines).code, 0);
    let one = |as_of: &str| wanmu(&data, &["records", "project", "--id", "P1", "--json", "--as-of", as_of]).json();
    assert_eq!(one("2021-05-31")["fields"]["completed_planned"]["value"], "2021-12-31");
    let now = one("2021-06-01");
    assert_eq!(now["fields"]["completed_planned"]["value"], "2022-03-31");
    let history = now["history"]["completed_planned"].as_array().cloned().unwrap_or_default();
    assert_eq!(history.iter().map(|h| h["value"].as_str().unwrap_or_default()).collect::<Vec<_>>(), ["2021-12-31", "2022-03-31"]);
    assert_eq!(history[1]["note"], "工期调整");
    let seen = |audience: &str| {
        let all = wanmu(&data, &["records", "project", "--json", "--audience", audience]).json();
        (all["records"].as_array().map_or(0, Vec::len), all["withheld"].as_u64())
    };
    assert_eq!(seen("office"), (2, Some(0)));
    // That there are others is told, and not how few.
    assert_eq!(seen(&format!("firm:{owner}")), (1, None));
    assert_eq!(seen("public"), (0, None));
    let hidden = wanmu(&data, &["records", "project", "--id", "P2", "--audience", &format!("firm:{owner}")]);
    assert_eq!(hidden.code, 5, "{}", hidden.out);
}

#[test]
fn edits_of_records_refuse_or_ask_and_references_are_looked_up() {
    let (temp, data) = folder();
    let blocked = import(
        &data,
        temp.path(),
        "a.csv",
        "record,id,field,value\nproject,P1,name,甲\nproject,P1,started,2021-03-05\nproject,P1,permit,X\nproject,P1,completed,2021-03-01\n",
    );
    assert_eq!((blocked.code, codes(&blocked)), (3, vec!["A E40".to_owned()]));
    let asked = import(&data, temp.path(), "b.csv", "record,id,field,value\nproject,P1,started,2021-03-05\nproject,P1,parcel,K9\n");
    let mut said = codes(&asked);
    said.sort();
    assert_eq!((asked.code, said), (0, ["C E40-permit", "C missing-in-record", "C unknown-id"].map(str::to_owned).to_vec()));
    let later = import(&data, temp.path(), "c.csv", "record,id,field,value\nproject,P1,completed,2021-03-01\n");
    assert_eq!(later.code, 3, "against what the book holds already: {}", later.err);
    let csv = wanmu(&data, &["records", "project", "--csv", "-"]);
    assert_eq!(csv.out.lines().count(), 2);
    let again = import(&data, temp.path(), "again.csv", &csv.out);
    assert_eq!((again.code, &again.json()["receipt"]["entries_new"]), (0, &0.into()), "what is written can be read back: {}", again.err);
}

/// What the sample says of its projects, by another way: the last value of each field in its files.
fn sample() -> BTreeMap<(String, String), String> {
    let files = sample_park::projects(sample_park::SEED);
    let lines = files.iter().filter(|(name, _)| name == "projects.csv").flat_map(|(_, text)| text.lines().skip(1));
    let cells = lines.map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    cells.map(|c| ((c[1].clone(), c[2].clone()), c[3].clone())).collect()
}

#[test]
fn the_sample_counts_what_its_article_says() {
    let said = sample();
    let within = |id: &str, field: &str| {
        said.get(&(id.to_owned(), field.to_owned())).is_some_and(|day| ("2021-01-01"..="2021-06-30").contains(&day.as_str()))
    };
    let ids: std::collections::BTreeSet<&str> = said.keys().map(|(id, _)| id.as_str()).collect();
    let industrial = |id: &str| said.get(&(id.to_owned(), "type".to_owned())).is_some_and(|t| t == "industrial");
    let has = |id: &str, field: &str| said.contains_key(&(id.to_owned(), field.to_owned()));
    let count = |test: &dyn Fn(&str) -> bool| ids.iter().filter(|id| test(id)).count();
    let by_hand = [
        count(&|id| within(id, "library")),
        count(&|id| within(id, "completed") && has(id, "produced")),
        count(&|id| within(id, "land_supplied") && industrial(id)),
        count(&|id| within(id, "land_supplied") && industrial(id) && has(id, "started")),
    ];
    assert_eq!(by_hand, [47, 15, 32, 24]);
    let entered: std::collections::BTreeSet<&str> = ids.iter().copied().filter(|id| within(id, "library")).collect();
    let supplied = ids.iter().filter(|id| within(id, "land_supplied") && industrial(id) && has(id, "started"));
    assert!(supplied.clone().any(|id| entered.contains(id)) && supplied.clone().any(|id| !entered.contains(id)), "another population");
    let data = park();
    let run = wanmu(data, &["tallies", "--period", "2021-H1", "--as-of", "2021-08-10", "--json"]).json();
    let value = |id: &str| {
        let all = run["tallies"].as_array().cloned().unwrap_or_default();
        all.iter().find(|t| t["id"].as_str().is_some_and(|i| i.starts_with(&format!("{id}@")))).map(|t| t["value"].clone())
    };
    let ids = ["project.library", "project.completed_and_produced", "project.land_supplied", "project.land_supplied.started"];
    assert_eq!(ids.map(value), ["47", "15", "32", "24"].map(|n| Some(n.into())));
    let targets = wanmu(data, &["targets", "--year", "2021", "--as-of", "2021-08-10", "--json"]).json();
    let rows = targets["targets"].as_array().cloned().unwrap_or_default();
    let row = rows.iter().find(|t| t["target"] == "project-starts-2021-h1").cloned().unwrap_or_default();
    assert_eq!((row["actual"].as_str(), row["aim"].as_str()), (Some("47"), Some("45")), "{row}");
    let percent = row["completion"]["percent"].as_str().unwrap_or_default();
    assert!(percent.starts_with("104.44"), "{percent}");
}

#[test]
fn what_the_article_says_of_projects_and_capacity_is_judged() {
    let claims = demo()["claims"]["claims"].as_array().cloned().unwrap_or_default();
    let verdict = |words: &str| {
        let found = claims.iter().find(|c| c["text"].as_str().is_some_and(|text| text.contains(words)));
        found.map(|c| (c["verdict"].as_str().unwrap_or_default().to_owned(), c["ours"].as_str().unwrap_or_default().to_owned()))
    };
    let is = |verdict: &str, ours: &str| Some((verdict.to_owned(), ours.to_owned()));
    assert_eq!(verdict("竣工投产项目15个"), is("match", "15"));
    assert_eq!(verdict("新开工项目入库数47个"), is("match", "47"));
    assert_eq!(verdict("供地产业项目32个"), is("match", "32"));
    assert_eq!(verdict("已开工项目24个"), is("match", "24"));
    assert_eq!(verdict("完成下达目标的104%").map(|(v, _)| v), Some("match_by_rounding".to_owned()));
    assert_eq!(verdict("示范项目"), is("match", "2"));
    assert_eq!(verdict("天澜精密上榜"), is("match", "1"));
    for (words, ours) in [("年產30億只", "30"), ("年產60億只", "60"), ("年產100億只", "100")] {
        assert_eq!(verdict(words), is("match", ours), "{words}");
    }
}

/// Two projects entered the library up to June. The office filed three, and in August two: until then both numbers are named.
#[test]
fn a_count_that_an_office_filed_otherwise_is_to_be_explained() {
    let (temp, data) = folder();
    let office = CreditCode::fictional(9);
    let register = format!(
        "unit,attribute,value,valid_from,valid_to,known_at\n{office},name,统计办公室（虚构）,2019-01-01,,2019-01-10\n{office},status,office,2019-01-01,,2019-01-10\n{office},area,park,2019-01-01,,2019-01-10\n"
    );
    let lines = "record,id,field,value,known_at\nproject,P1,name,甲,2021-03-01\nproject,P1,library,2021-03-10,2021-03-12\nproject,P2,name,乙,2021-03-01\nproject,P2,library,2021-06-30,2021-07-01\nproject,P3,name,丙,2021-03-01\nproject,P3,library,2021-07-01,2021-07-02\n";
    let filings = format!(
        "unit,form,period,item,value,known_at\n{office},Q101-1,2021-01..06,51,3,2021-07-06\n{office},Q101-1,2021-01..06,51,2,2021-08-20\n"
    );
    for (name, text) in [("office.csv", register.as_str()), ("lines.csv", lines), ("filings.csv", &filings)] {
        let run = import(&data, temp.path(), name, text);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    }
    let asked = |as_of: &str, more: &[&str]| wanmu(&data, &[&["tallies", "--period", "2021-H1", "--as-of", as_of], more].concat());
    let found = asked("2021-08-10", &["project.library", "--json"]).json();
    let issues = found["issues"].as_array().cloned().expect("issues");
    assert_eq!((found["tallies"][0]["value"].as_str(), issues.len()), (Some("2"), 1), "{found}");
    assert_eq!((&issues[0]["class"], &issues[0]["code"]), (&"C".into(), &"filed-otherwise".into()));
    let reason = &issues[0]["reason"];
    assert_eq!(reason["zh"], "新开工项目入库数：台账计 2 个，统计办公室（虚构）填报“新开工项目入库数”（Q101-1.51）3 个");
    assert!(reason["en"].as_str().is_some_and(|en| en.contains("2 pieces by the records") && en.contains("filed 3 pieces")), "{reason}");
    // Of all tallies it is the only one that an office filed, too.
    let words = asked("2021-08-10", &[]).out;
    assert_eq!(words.matches("[C] filed-otherwise").count(), 1, "{words}");
    assert_eq!(asked("2021-08-21", &["--json"]).json()["issues"], serde_json::json!([]));
    // So few are not told, and neither is how far they are from what was filed.
    assert_eq!(asked("2021-08-10", &["--json", "--audience", "public"]).json()["issues"], serde_json::json!([]));
}

/// The office took one of 47 starts back on 20 August; the records still have all of them.
#[test]
fn the_sample_park_counts_a_start_more_than_its_office_filed_in_the_end() {
    let found = |as_of: &str| {
        let run = wanmu(park(), &["tallies", "--period", "2021-H1", "--as-of", as_of, "--json"]);
        assert_eq!(run.code, 0, "{}", run.err);
        let issues = run.json()["issues"].as_array().cloned().expect("issues");
        issues.iter().map(|issue| issue["reason"]["en"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("2021-08-10"), Vec::<String>::new());
    let later = found("2021-08-21");
    assert!(later.len() == 1 && later[0].contains("47 pieces by the records") && later[0].contains("filed 46 pieces"), "{later:?}");
}
