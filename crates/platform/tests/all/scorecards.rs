//! Scorecards as scripts see them: an index of published shape against a recomputation in plain Python, and what is refused.

use crate::wanmu::{Run, file, wanmu};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// How far a cell may be from the recomputed one: of itself, or of one where it is less.
const CLOSE: f64 = 1e-9;
/// Cells that are compared at least: 40 members × 36 leaves and what they are part of, in most of 47 cards.
const CELLS: usize = 70_000;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn python(script: &str, args: &[&str]) -> String {
    let python = std::env::var("WANMU_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = root().join("tests/second-opinion-scorecards").join(script);
    let run = Command::new(python).arg(script).args(args).output().expect("Python runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).expect("UTF-8")
}

/// A folder with an index that nobody publishes: its data folder, cards and observations.
struct Index {
    _temp: tempfile::TempDir,
    data: PathBuf,
    observations: String,
    cards: String,
}

fn index(seed: &str) -> Index {
    let temp = tempfile::tempdir().expect("temp");
    let at = |name: &str| temp.path().join(name).display().to_string();
    python("generate.py", &[seed, &at("")]);
    let (data, pack, base) = (temp.path().join("data"), at("pack"), root().join("packs/base").display().to_string());
    ok(&wanmu(&data, &["init", &data.display().to_string(), "--pack", &base, "--pack", &pack]));
    ok(&wanmu(&data, &["import", &at("observations.csv")]));
    Index { observations: at("observations.csv"), cards: at("pack/cards.yaml"), data, _temp: temp }
}

fn ok(run: &Run) {
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
}

/// A cell of ours, by member and term; a reason where there is no value.
fn ours(row: &Value, term: &str) -> Result<f64, String> {
    let value = if term == "score" { &row["exact"] } else { &row["terms"][term]["value"] };
    let reason = if term == "score" { &row["reason"]["code"] } else { &row["terms"][term]["reason"]["code"] };
    // What a policy puts in the place of a gap shows in what the leaf is part of; of itself it has the reason.
    let gap = term != "score" && row["terms"][term]["policy"].is_string();
    match value.as_str().filter(|_| !gap) {
        Some(number) => Ok(number.parse().expect("a number")),
        None => Err(reason.as_str().unwrap_or_default().to_owned()),
    }
}

/// Whether both have the same: values as close as is asked; where neither has one, the same reason of a leaf.
fn agree(ours: &Result<f64, String>, theirs: &Value, leaf: bool) -> bool {
    match (ours, theirs.as_f64(), theirs.as_str()) {
        (Ok(ours), Some(theirs), _) => (ours - theirs).abs() <= CLOSE * theirs.abs().max(1.0),
        (Err(reason), _, Some(theirs)) => !leaf || reason == theirs,
        _ => false,
    }
}

#[test]
fn every_cell_of_every_level_is_what_plain_python_says() {
    if std::env::var_os("WANMU_OUTSIDE").is_none() {
        return;
    }
    let index = index("2021");
    let said: Value = serde_json::from_str(&python("recompute.py", &[&index.observations, &index.cards, "2021"])).expect("JSON");
    let (mut cells, mut wrong) = (0, Vec::new());
    for (card, terms) in said.as_object().expect("cards") {
        let run = wanmu(&index.data, &["scorecard", card, "--period", "2021", "--json"]);
        ok(&run);
        let ours_all = run.json();
        let rows = ours_all["results"].as_array().expect("results");
        for (term, members) in terms.as_object().expect("terms") {
            for (member, theirs) in members.as_object().expect("members") {
                cells += 1;
                let Some(row) = rows.iter().find(|row| row["subject"] == *member) else {
                    wrong.push(format!("{card}: {member} is not there"));
                    continue;
                };
                let leaf = ours_all["terms"].as_array().is_some_and(|all| all.iter().any(|t| t["id"] == *term && !t["unit"].is_null()));
                let ours = ours(row, term);
                if !agree(&ours, theirs, leaf) {
                    wrong.push(format!("{card} {term} {member}: {ours:?} and {theirs}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {cells}\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
    assert!(cells >= CELLS, "{cells}");
}

const PACK: &str = "pack: { id: small, version: '1', title: { zh: 小, en: small }, owner: x, fictional: true, depends_on: [base] }
panels:
  three:
    title: { zh: 三, en: three }
    source: { state: fictional }
    measures:
      a: { title: { zh: 甲, en: a }, unit: '1' }
      b: { title: { zh: 乙, en: b }, unit: '1' }
scorecards:
  small.mean:
    title: { zh: 均, en: mean }
    owner: x
    source: { state: fictional }
    of: { panel: three }
    aggregate: arithmetic
    normalise: { by: min_max }
    missing: reweight
    decimals: 4
    terms:
      a: { title: { zh: 甲, en: a }, weight: 1, value: a, unit: '1' }
      b: { title: { zh: 乙, en: b }, weight: 1, value: b, unit: '1' }
";

const OBSERVED: &str = "panel,member,measure,period,value,known_at
three,X,a,2021,90,2022-01-10
three,X,b,2021,10,2022-01-10
three,Y,a,2021,60,2022-01-10
three,Y,b,2021,60,2022-01-10
three,Z,a,2021,100,2022-01-10
three,Z,b,2021,0,2022-01-10
three,W,a,2021,80,2022-01-10
three,W,b,2021,30,2022-01-10
";

fn small() -> (tempfile::TempDir, PathBuf) {
    let temp = tempfile::tempdir().expect("temp");
    let data = temp.path().join("data");
    let pack = file(temp.path(), "pack.yaml", PACK);
    let base = root().join("packs/base").display().to_string();
    ok(&wanmu(&data, &["init", &data.display().to_string(), "--pack", &base, "--pack", &pack]));
    let observed = file(temp.path(), "observed.csv", OBSERVED);
    ok(&wanmu(&data, &["import", &observed]));
    (temp, data)
}

#[test]
fn nobody_is_left_out_of_a_score_but_of_a_scenario_that_says_so() {
    let (_temp, data) = small();
    let asked = ["scorecard", "small.mean", "--period", "2021", "--json"];
    let with = |more: &[&str]| wanmu(&data, &[&asked[..], more].concat());
    let whole = with(&[]).json();
    assert_eq!(whole["judged"], 4);
    assert_eq!(whole["scenario"], Value::Null);
    for change in [["--without", "Z"], ["--set", "X:a=99"], ["--weight", "a=3"]] {
        let refused = with(&change);
        assert_eq!((refused.code, refused.out.as_str()), (6, ""), "{change:?}");
        assert!(refused.err.contains("--scenario"), "{}", refused.err);
    }
    let scenario = with(&["--without", "Z", "--scenario", "what if"]).json();
    assert_eq!(scenario["judged"], 3);
    assert!(scenario["scenario"]["en"].as_str().is_some_and(|mark| mark.contains("`what if`") && mark.contains("no result")));
    assert!(scenario["results"].as_array().expect("rows").iter().all(|row| row["scenario"] == true));
    // Least and greatest of those who are left: a of X is 30 of 30, of Y none.
    let x = &scenario["results"].as_array().expect("rows")[1];
    assert_eq!((&x["subject"], &x["terms"]["a"]["value"]), (&json!("X"), &json!("1")));
    assert_eq!(with(&["--without", "Q", "--scenario", "s"]).code, 5);
    assert_eq!(with(&["--set", "X:a=99", "--scenario", "s"]).json()["results"][1]["terms"]["a"]["numerator"], json!("99"));
}

#[test]
fn a_mark_of_a_scenario_is_on_every_line_of_its_files() {
    let (temp, data) = small();
    let path = temp.path().join("out.csv").display().to_string();
    ok(&wanmu(&data, &["scorecard", "small.mean", "--period", "2021", "--without", "Z", "--scenario", "s", "--csv", &path]));
    let text = std::fs::read_to_string(path).expect("file");
    assert!(text.lines().count() > 6);
    let marked = |line: &str| line.starts_with("scenario `s`") || line.starts_with("\"scenario `s`");
    assert!(text.lines().skip(1).all(marked), "{text}");
    let tables = temp.path().join("tables");
    let folder = tables.display().to_string();
    ok(&wanmu(&data, &["scorecard", "small.mean", "--period", "2021", "--without", "Z", "--scenario", "s", "--tables", &folder]));
    let files: Vec<PathBuf> = std::fs::read_dir(&tables).expect("folder").map(|e| e.expect("entry").path()).collect();
    assert_eq!(files.len(), 3);
    for table in files {
        let text = std::fs::read_to_string(&table).expect("table");
        assert!(text.lines().count() == 4 && text.lines().skip(1).all(marked), "{}: {text}", table.display());
    }
}

#[test]
fn single_scores_are_for_those_who_may_see_single_units() {
    let (_temp, data) = small();
    let asked = |audience: &str| wanmu(&data, &["scorecard", "small.mean", "--period", "2021", "--audience", audience]).code;
    assert_eq!((asked("office"), asked("public")), (0, 6));
}

#[test]
fn what_is_asked_wrongly_is_answered_with_what_there_is() {
    let (_temp, data) = small();
    let wrong = |args: &[&str]| {
        let run = wanmu(&data, &[&["scorecard"], args].concat());
        (run.code, run.err)
    };
    let (code, said) = wrong(&["small.meen", "--period", "2021"]);
    assert!(code == 5 && said.contains("small.mean"), "{said}");
    let (code, said) = wrong(&["small.mean", "--period", "20x1"]);
    assert!(code == 2 && said.contains("20x1"), "{said}");
    let (code, said) = wrong(&["small.mean", "--period", "2021", "--subject", "nobody"]);
    assert!(code == 5 && said.contains("nobody"), "{said}");
    let (code, said) = wrong(&["small.mean", "--period", "2021", "--weight", "c=1", "--scenario", "s"]);
    assert!(code == 2 && said.contains("a, b"), "{said}");
    // A year of which nothing was observed: everybody is there, nobody has a score, and it is said why.
    let empty = wanmu(&data, &["scorecard", "small.mean", "--period", "2019", "--json"]).json();
    assert_eq!(empty["results"].as_array().map(Vec::len), Some(4));
    assert!(empty["results"].as_array().expect("rows").iter().all(|row| row["score"].is_null() && !row["reason"].is_null()));
}
