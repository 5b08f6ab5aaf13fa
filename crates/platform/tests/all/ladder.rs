//! The ladder as scripts see it: worked examples, a recomputation in plain Python, audiences, scenarios, titles.

use crate::wanmu::{Run, file, wanmu};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

const DAY: &str = "2022-09-01";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn ok(run: &Run) {
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
}

/// Every threshold from both sides, at its exact value, and with each input unknown; trap T10; the two little giants of July 2021.
#[test]
fn the_sentences_about_thresholds_come_out_as_written() {
    let run = wanmu(Path::new("unused"), &["pack", "test", root().join("packs/examples-cultivation").to_str().expect("path"), "--json"]);
    ok(&run);
    let counts = run.json();
    assert_eq!((counts["failed"].as_u64(), counts["passed"].as_u64()), (Some(0), Some(15)), "{counts}");
}

#[test]
fn a_sentence_that_does_not_come_out_fails() {
    let temp = tempfile::tempdir().expect("temp");
    let copied = Command::new("cp").arg("-r").arg(root().join("packs/examples-cultivation")).arg(temp.path()).status().expect("cp");
    assert!(copied.success());
    let path = temp.path().join("examples-cultivation/examples/gq.yaml");
    let text = std::fs::read_to_string(&path).expect("examples");
    assert!(text.contains("rd_middle: \"4.21\""));
    std::fs::write(&path, text.replace("rd_middle: \"4.21\"", "rd_middle: \"4.22\"")).expect("write");
    let run = wanmu(Path::new("unused"), &["pack", "test", temp.path().to_str().expect("path"), "--json"]);
    assert_eq!((run.code, run.json()["failed"].as_u64()), (1, Some(1)), "{}", run.err);
}

#[test]
fn rules_whose_text_is_wanted_are_listed() {
    let run = wanmu(Path::new("unused"), &["pack", "check", root().join("packs/cultivation").to_str().expect("path"), "--todo"]);
    for wanted in ["rule xjr.2021", "rule dl.jiaxing", "condition yx.2022.market_share", "points cxsme.2022.specialisation"] {
        assert!(run.out.contains(wanted), "{wanted}: {}", run.out);
    }
}

fn python(script: &str, args: &[&str]) -> String {
    let python = std::env::var("WANMU_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = root().join("tests/second-opinion-ladder").join(script);
    let run = Command::new(python).arg(script).args(args).output().expect("Python runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).expect("UTF-8")
}

/// Three thousand firms with gaps: every verdict and every forecast is the recomputed one.
#[test]
fn verdicts_and_forecasts_are_those_of_plain_python() {
    if std::env::var_os("WANMU_OUTSIDE").is_none() {
        return;
    }
    let temp = tempfile::tempdir().expect("temp");
    let at = |name: &str| temp.path().join(name).display().to_string();
    python("generate.py", &["7", "3000", &at("made")]);
    let data = temp.path().join("data");
    ok(&wanmu(&data, &["init", &data.display().to_string()]));
    ok(&wanmu(&data, &["import", &at("made/register.csv"), &at("made/filings.csv"), &at("made/records.csv")]));
    ok(&wanmu(&data, &["ladder", "cultivation", "--at", DAY, "--csv", &at("ours.csv")]));
    let forecast = wanmu(&data, &["ladder", "cultivation", "--at", DAY, "--title", "xsg_annual", "--forecast", "--json"]).json();
    let mut ours: BTreeMap<(String, String), String> = BTreeMap::new();
    for row in std::fs::read_to_string(at("ours.csv")).expect("CSV").lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        ours.insert((cells[1].to_owned(), cells[3].to_owned()), cells[6].to_owned());
    }
    for one in forecast["rungs"][0]["forecast"].as_array().expect("forecasts") {
        let month = one["expected"].as_str().or(one["reason"].as_str()).expect("a month or a reason");
        ours.insert((one["unit"].as_str().expect("unit").to_owned(), "forecast".to_owned()), month.to_owned());
    }
    let theirs = python("recompute.py", &[&at("made"), DAY]);
    let theirs: BTreeMap<(String, String), String> = theirs.lines().filter_map(cells).collect();
    assert!(theirs.len() > 34_000, "{}", theirs.len());
    let differ: Vec<_> = theirs.iter().filter(|(key, value)| ours.get(*key) != Some(value)).take(9).collect();
    assert_eq!((ours.len(), &differ), (theirs.len(), &Vec::new()));
    // All three values come up in every rung that has a rule in force.
    for (title, seen) in [("gq", 3), ("zjtx", 3), ("kjsme", 3), ("cxsme", 3), ("xjr", 3), ("dx", 3), ("djs", 3), ("yx", 2), ("dl", 1)] {
        let of: std::collections::BTreeSet<&String> = theirs.iter().filter(|((_, t), _)| t == title).map(|(_, verdict)| verdict).collect();
        assert_eq!(of.len(), seen, "{title}: {of:?}");
    }
}

fn cells(line: &str) -> Option<((String, String), String)> {
    let (unit, rest) = line.split_once(',')?;
    let (title, verdict) = rest.split_once(',')?;
    Some(((unit.to_owned(), title.to_owned()), verdict.to_owned()))
}

/// Two firms: one is a condition away from a high-tech enterprise, the other holds it until November.
fn two() -> (tempfile::TempDir, PathBuf, [String; 2]) {
    let temp = tempfile::tempdir().expect("temp");
    let data = temp.path().join("data");
    ok(&wanmu(&data, &["init", &data.display().to_string()]));
    let codes = [code(6), code(7)];
    let mut register = "unit,attribute,value,valid_from,valid_to,known_at\n".to_owned();
    let mut filings = "unit,form,period,item,value,known_at,note\n".to_owned();
    for (nth, code) in codes.iter().enumerate() {
        let said = [
            ("name", ["甲（虚构）", "乙（虚构）"][nth]),
            ("status", "below_scale"),
            ("established", "2010-01-01"),
            ("core_ip", "是"),
            ("hi_tech_field", "是"),
        ];
        said.iter().for_each(|(name, value)| register += &format!("{code},{name},{value},2010-01-01,,2010-01-02\n"));
        register += &format!("{code},incident_year,否,2010-01-01,,2010-01-02\n");
        for year in 2019..2022 {
            let staff = ["9", "20"][nth];
            let values = [
                ("01", "100"),
                ("02", staff),
                ("08", "100"),
                ("11", "300"),
                ("12", "300"),
                ("14", "5000"),
                ("15", "2"),
                ("20", "6"),
                ("21", "5000"),
                ("23", "5000"),
                ("41", "8"),
                ("42", "8"),
                ("43", "8"),
                ("44", "6"),
                ("45", "0"),
                ("46", "30"),
                ("51", "6"),
                ("52", "6"),
                ("53", "4"),
                ("54", "4"),
            ];
            values.iter().for_each(|(item, value)| filings += &format!("{code},PY-1,{year},{item},{value},{}-03-31,虚构\n", year + 1));
        }
    }
    let records = format!(
        "record,id,field,value,known_at\ntitle,T1,title,gq,2019-12-02\ntitle,T1,holder,{0},2019-12-02\ntitle,T1,batch,2019,2019-12-02\ntitle,T1,awarded,2019-12-02,2019-12-02\n",
        codes[1]
    );
    let files = [file(temp.path(), "r.csv", &register), file(temp.path(), "f.csv", &filings), file(temp.path(), "t.csv", &records)];
    ok(&wanmu(&data, &["import", &files[0], &files[1], &files[2]]));
    (temp, data, codes)
}

/// A fictional credit code by its number.
fn code(nth: u32) -> String {
    figures::CreditCode::fictional(nth).to_string()
}

fn ladder(data: &Path, args: &[&str]) -> Run {
    let all: Vec<&str> = ["ladder", "cultivation", "--at", DAY].iter().chain(args).copied().collect();
    wanmu(data, &all)
}

fn of_gq(run: &Run) -> Value {
    run.json()["rungs"].as_array().expect("rungs").iter().find(|rung| rung["title"] == "gq").cloned().expect("gq")
}

#[test]
fn who_is_one_step_away_sees_from_what_and_what_would_do() {
    let (_temp, data, codes) = two();
    let rung = of_gq(&ladder(&data, &["--title", "gq", "--one-step", "--json"]));
    assert_eq!((rung["counts"]["held"].as_u64(), rung["counts"]["one_step"].as_u64()), (Some(1), Some(1)));
    let firm = &rung["firms"][0];
    assert_eq!((firm["unit"].as_str(), firm["met"].as_u64(), firm["of"].as_u64()), (Some(codes[0].as_str()), Some(8), Some(9)));
    let gap = &firm["gaps"][0];
    assert_eq!((gap["condition"].as_str(), gap["has"].as_str(), gap["asks"].as_str()), (Some("tech_staff"), Some("9"), Some("10")));
    // Nine of a hundred: one more, or ten fewer in all.
    assert_eq!((gap["lever"]["of"].as_str(), gap["lever"]["to"].as_str()), (Some("year(PY-1.01)"), Some("90")));
    let text = ladder(&data, &["--unit", &codes[0], "--title", "gq"]);
    assert!(text.out.contains("9%, asked 10%") && text.out.contains("off by 10.0%"), "{}", text.out);
}

/// Who is of the panel when the register says of nobody that it is or is not: of one, as its status has another vocabulary, it is
/// unknown whether it is above designated size. As soon as anybody stands in the panel, who does not is known not to.
#[test]
fn who_is_not_in_a_panel_that_was_never_loaded_is_unknown() {
    let temp = tempfile::tempdir().expect("temp");
    let data = temp.path().join("data");
    ok(&wanmu(&data, &["init", &data.display().to_string()]));
    let import = |name: &str, rows: &str| {
        let register = file(temp.path(), name, &format!("unit,attribute,value,valid_from,valid_to,known_at\n{rows}"));
        ok(&wanmu(&data, &["import", &register]));
    };
    let held = || {
        let run = ladder(&data, &["--title", "xsg_annual", "--unit", &code(6), "--json"]).json();
        let run = run.to_string();
        ["true", "false", "unknown"].into_iter().find(|held| run.contains(&format!("\"held\":\"{held}\""))).expect("held")
    };
    let unclear = || {
        let card = wanmu(&data, &["scorecard", "per_mu.huaian", "--period", "2021", "--json"]);
        ok(&card);
        card.json()["unclear"].clone()
    };
    import("one.csv", &format!("{0},name,甲（虚构）,2010-01-01,,2010-01-02\n{0},status,存续,2010-01-01,,2010-01-02\n", code(6)));
    assert_eq!((held(), unclear()), ("unknown", serde_json::json!([code(6)])));
    import("two.csv", &format!("{0},name,乙（虚构）,2010-01-01,,2010-01-02\n{0},status,above_scale,2010-01-01,,2010-01-02\n", code(7)));
    assert_eq!((held(), unclear()), ("false", serde_json::json!([])));
}

#[test]
fn a_scenario_needs_a_name_and_everything_made_of_it_is_marked() {
    let (_temp, data, codes) = two();
    let set = format!("{}:PY-1.02=10", codes[0]);
    let run = ladder(&data, &["--set", &set]);
    assert_eq!(run.code, 6, "{}", run.err);
    let run = ladder(&data, &["--unit", &codes[0], "--set", &set, "--scenario", "one more", "--json"]);
    let rung = of_gq(&run);
    assert_eq!((rung["firms"][0]["verdict"].as_str(), run.json()["scenario"].is_string()), (Some("true"), true));
    let marked = ladder(&data, &["--set", &set, "--scenario", "one more"]).out;
    assert!(marked.starts_with("【scenario `one more`"), "{marked}");
    let csv = ladder(&data, &["--set", &set, "--scenario", "one more", "--csv", "-"]).out;
    assert!(csv.lines().skip(1).all(|line| line.starts_with("\"scenario `one more`")), "{csv}");
    assert_eq!(of_gq(&ladder(&data, &["--unit", &codes[0], "--json"]))["firms"][0]["verdict"], "false", "the book is as it was");
    let unknown = ladder(&data, &["--set", &format!("{}:PY-1.99=1", codes[0]), "--scenario", "x"]);
    assert_eq!(unknown.code, 2, "{}", unknown.err);
}

/// What cannot be read is refused with what may be written, in both languages; several words mean yes.
#[test]
fn a_scenario_reads_facts_by_their_kind() {
    let (_temp, data, codes) = two();
    let set = |value: &str, more: &[&str]| {
        let said = format!("{}:{value}", codes[0]);
        let first = ["--unit", codes[0].as_str(), "--set", said.as_str(), "--scenario", "x"];
        ladder(&data, &[&first[..], more].concat())
    };
    for value in ["core_ip=maybe", "ip_acquisition=偷来的", "PY-1.02=many", "holds(gq)=perhaps", "age(established)=-1"] {
        let run = set(value, &[]);
        assert!(run.code == 2 && run.err.contains(value), "{value}: {} {}", run.code, run.err);
    }
    let run = set("core_ip=maybe", &["--lang", "zh"]);
    assert!(run.err.contains("写 是 或 否"), "{}", run.err);
    let leaf = |value: &str| {
        let rung = of_gq(&set(value, &["--title", "gq", "--json"]));
        let conditions = rung["firms"][0]["conditions"].as_array().cloned().unwrap_or_default();
        conditions.iter().find(|leaf| leaf["id"] == "core_ip").map(|leaf| leaf["state"].clone())
    };
    for (value, truth) in [("core_ip=yes", "true"), ("core_ip=有", "true"), ("core_ip=no", "false"), ("core_ip=", "unknown")] {
        assert_eq!(leaf(value), Some(Value::from(truth)), "{value}");
    }
}

#[test]
fn a_firm_sees_itself_and_the_public_counts() {
    let (_temp, data, codes) = two();
    let own = format!("firm:{}", codes[0]);
    let run = ladder(&data, &["--audience", &own]);
    assert!(run.code == 0 && run.out.contains(&codes[0]) && !run.out.contains(&codes[1]) && !run.out.contains("乙"), "{}", run.out);
    assert_eq!(ladder(&data, &["--audience", &own, "--unit", &codes[1]]).code, 5);
    let other = format!("{}:PY-1.02=10", codes[1]);
    assert_eq!(ladder(&data, &["--audience", &own, "--set", &other, "--scenario", "x"]).code, 6);
    let csv = ladder(&data, &["--audience", &own, "--csv", "-"]).out;
    assert!(!csv.contains(&codes[1]), "{csv}");
    for args in [
        &["--audience", "public"][..],
        &["--audience", "public", "--one-step"],
        &["--audience", "public", "--csv", "-"],
        &["--audience", "public", "--forecast"],
    ] {
        assert_eq!(ladder(&data, args).code, 6, "{args:?}");
    }
    assert_eq!(ladder(&data, &["--audience", "public", "--expiring", "12"]).code, 6);
    let counts = ladder(&data, &["--audience", "public", "--titles", "--json"]).json();
    assert_eq!(counts["titles"][0]["given"].as_u64(), Some(1));
    assert_eq!(counts["titles"][0]["holders"].as_array().map(Vec::len), Some(0), "{counts}");
    let counts = ladder(&data, &["--titles", "--json"]).json();
    assert_eq!(counts["titles"][0]["holders"][0].as_str(), Some(codes[1].as_str()));
}

#[test]
fn titles_that_end_are_told_with_what_the_rule_says_today() {
    let (_temp, data, codes) = two();
    let ending = ladder(&data, &["--expiring", "6", "--json"]).json();
    let [one] = &ending["ending"].as_array().expect("endings")[..] else { panic!("{ending}") };
    assert_eq!((one["unit"].as_str(), one["until"].as_str()), (Some(codes[1].as_str()), Some("2022-12-01")));
    assert_eq!((one["rule"].as_str(), one["renewal"].as_str()), (Some("gq.2016"), Some("true")));
    assert_eq!(ladder(&data, &["--expiring", "2", "--json"]).json()["ending"].as_array().map(Vec::len), Some(0));
}

#[test]
fn facts_known_later_do_not_exist_before() {
    let (temp, data, codes) = two();
    let later = format!("unit,form,period,item,value,known_at,note\n{},PY-1,2021,02,10,2022-08-01,更正\n", codes[0]);
    ok(&wanmu(&data, &["import", &file(temp.path(), "later.csv", &later)]));
    let verdict = |as_of: &str| of_gq(&ladder(&data, &["--unit", &codes[0], "--as-of", as_of, "--json"]))["firms"][0]["verdict"].clone();
    assert_eq!(verdict("2022-07-31"), "false");
    assert_eq!(verdict("2022-08-01"), "true");
}

#[test]
fn what_does_not_exist_is_said() {
    let (_temp, data, _) = two();
    assert_eq!(wanmu(&data, &["ladder", "nothing", "--at", DAY]).code, 5);
    assert_eq!(ladder(&data, &["--title", "nothing"]).code, 5);
    assert_eq!(wanmu(&data, &["ladder", "cultivation", "--at", "yesterday"]).code, 2);
    assert_eq!(ladder(&data, &["--unit", "91000000000000000X"]).code, 5);
}

/// Two little giants, one of whom is on the list twice, two model projects, two leading enterprises, four laboratories of which three are
/// institutes; and of the little giants nobody knows whether they fulfil the notice of 2021.
#[test]
fn the_parks_titles_are_two_two_two_and_four() {
    let run = |args: &[&str]| {
        let all: Vec<&str> =
            ["ladder", "cultivation", "--at", "2021-08-10", "--as-of", "2021-08-10", "--json"].iter().chain(args).copied().collect();
        let run = wanmu(crate::wanmu::park(), &all);
        ok(&run);
        run.json()
    };
    let titles = run(&["--titles", "--audience", "public"]);
    let given = |title: &str, batch: &str| {
        let all = titles["titles"].as_array().expect("titles");
        all.iter().find(|one| one["title"] == title && one["batch"] == batch).and_then(|one| one["given"].as_u64())
    };
    assert_eq!(
        [given("xjr", "第三批"), given("wugeyipi", "2021"), given("lingjun", "第四批"), given("city_lab", "2021")],
        [Some(2), Some(2), Some(2), Some(4)]
    );
    let giants = run(&["--title", "xjr"]);
    let rung = &giants["rungs"][0];
    assert_eq!((rung["rule"].as_str(), rung["counts"]["held"].as_u64()), (Some("xjr.2021"), Some(2)));
    assert_eq!(rung["counts"]["true"].as_u64().zip(rung["counts"]["false"].as_u64()), Some((0, 0)), "{}", rung["counts"]);
    // On the first rung one newly built unit may enter and one was registered a month too early.
    let rungs = run(&[]);
    let of = |title: &str| rungs["rungs"].as_array().expect("rungs").iter().find(|rung| rung["title"] == title).cloned().expect("rung");
    assert_eq!((of("xsg_month")["counts"]["one_step"].as_u64(), of("xsg_annual")["counts"]["true"].as_u64() >= Some(1)), (Some(1), true));
    for title in ["gq", "kjsme"] {
        let counts = of(title)["counts"].clone();
        let all = ["held", "true", "false", "unknown", "one_step"].map(|key| counts[key].as_u64().unwrap_or_default());
        assert!(all.iter().all(|count| *count > 0), "{title}: {counts}");
    }
}
