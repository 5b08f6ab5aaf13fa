//! Why the sample park's figures changed between two days, and which figures a filing moves, by the command line.

use crate::wanmu::{copy, file, park, wanmu};
use figures::{Decimal, FigureId, Outcome};
use indicators::Engine;
use ledger::Ledger;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

const BETWEEN: [&str; 4] = ["--from", "2021-07-15", "--to", "2021-08-10"];
const HALF: &str = "2021-01..06";

fn diff(id: &str, more: &[&str]) -> Value {
    let run = wanmu(park(), &[&["diff", id], BETWEEN.as_slice(), &["--json"], more].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    run.json()
}

/// The sample's files as tidy CSV: name and text.
fn files() -> Vec<(String, String)> {
    sample_park::generate(sample_park::SEED).files
}

/// Item 01 of a period and role in a file, by unit.
fn output(text: &str, period: &str, role: &str) -> BTreeMap<String, i128> {
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().expect("a head").split(',').collect();
    let at = |name: &str| head.iter().position(|h| *h == name).expect("a column");
    let columns = ["unit", "period", "item", "role", "value"].map(at);
    let cells = |line: &str| columns.map(|c| line.split(',').nth(c).unwrap_or_default().to_owned());
    let ours = lines.map(cells).filter(|[_, p, item, r, _]| p == period && item == "01" && r == role);
    ours.map(|[unit, _, _, _, value]| (unit, value.parse().expect("whole"))).collect()
}

fn text(name: &str) -> String {
    files().into_iter().find(|(n, _)| n == name).expect("a file").1
}

/// By hand from the generator's tables: unit, day and difference of each correction.
fn corrections() -> Vec<(String, String, i128)> {
    let first = output(&text("B204-1-2021-06.csv"), HALF, "current");
    let files = files().into_iter().filter(|(name, _)| name.starts_with("corrections-"));
    let all = files.flat_map(|(name, text)| {
        let day = name.trim_start_matches("corrections-").trim_end_matches(".csv").to_owned();
        output(&text, HALF, "current").into_iter().map(move |(unit, value)| (unit, day.clone(), value))
    });
    all.map(|(unit, day, value)| (unit.clone(), day, value - first[&unit])).collect()
}

/// The comparable base, by hand: same-period values of June's form over the units of the park (of new ones there are none).
fn base() -> i128 {
    let mut area: BTreeMap<String, (String, String)> = BTreeMap::new();
    for line in text("register.csv").lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let held = area.entry(cells[0].to_owned()).or_default();
        if cells[1] == "area" && cells[3] <= "2021-06-30" && *cells[3] >= *held.0 {
            *held = (cells[3].to_owned(), cells[2].to_owned());
        }
    }
    let june = text("B204-1-2021-06.csv");
    let filed = output(&june, HALF, "current");
    let same = output(&june, "2020-01..06", "same_period");
    same.iter().filter(|(unit, _)| filed.contains_key(*unit) && area[*unit].1 == "park").map(|(_, value)| value).sum()
}

#[test]
fn the_three_corrections_are_named_with_their_shares() {
    let expected = corrections();
    assert_eq!(expected.len(), 3);
    let told = diff("industry.output@2021-H1", &[]);
    let causes = told["causes"].as_array().expect("causes");
    assert_eq!(causes.len(), 3, "{told}");
    for (cause, (unit, day, difference)) in causes.iter().zip(&expected) {
        assert_eq!((cause["kind"].as_str(), cause["unit"].as_str()), (Some("filing"), Some(unit.as_str())));
        assert!(cause["at"].as_str().expect("at").starts_with(day), "{cause}");
        assert_eq!(cause["share"].as_str(), Some(difference.to_string().as_str()));
        let value = &cause["values"][0];
        let whole = |key: &str| value[key].as_str().expect(key).parse::<i128>().expect("whole");
        assert_eq!(whole("value") - whole("replaced_value"), *difference);
        assert!(value["file"].as_str().expect("file").ends_with(&format!("corrections-{day}.csv")));
        assert!(value["note"].as_str().expect("note").starts_with("更正"));
    }
    let total: i128 = expected.iter().map(|(_, _, d)| d).sum();
    assert_eq!(told["change"].as_str(), Some(total.to_string().as_str()));
    // Nothing else became known: each correction has the month and the half-year, and the month is not read.
    assert_eq!((&told["without_effect"]["filings"], &told["without_effect"]["register"]), (&3.into(), &0.into()));
}

#[test]
fn shares_of_a_growth_are_points_and_add_up() {
    let base = Decimal::from(base());
    let told = diff("industry.output.growth@2021-H1", &[]);
    assert_eq!(told["unit"], "百分点");
    let mut sum = Decimal::ZERO;
    for (cause, (_, _, difference)) in told["causes"].as_array().expect("causes").iter().zip(corrections()) {
        let share: Decimal = cause["share"].as_str().expect("share").parse().expect("exact");
        let by_hand = Decimal::from(difference) * Decimal::ONE_HUNDRED / base;
        assert!((share - by_hand).abs() < "0.00000000000000000001".parse().expect("small"), "{share} {by_hand}");
        sum += share;
    }
    let value = |end: &str| told[end]["value"].as_str().expect("value").parse::<Decimal>().expect("exact");
    assert_eq!(sum, value("to") - value("from"));
    assert_eq!(told["to"]["shown"]["value"], "35.9");
}

#[test]
fn a_figure_that_no_correction_touches_did_not_change() {
    let told = diff("industry.output@2021-01..05", &[]);
    assert_eq!((told["change"].as_str(), told["causes"].as_array().map(Vec::len)), (Some("0"), Some(0)));
    assert_eq!(told["without_effect"]["filings"], 6, "the three corrections, month and half-year");
}

#[test]
fn small_causes_are_told_together_and_add_up() {
    let told = diff("industry.output@2021-H1", &["--top", "1"]);
    let share = |v: &Value| v["share"].as_str().expect("share").parse::<i128>().expect("whole");
    let (listed, others) = (&told["causes"][0], &told["together"][0]);
    assert_eq!(
        (told["causes"].as_array().map(Vec::len), others["causes"].as_u64(), others["why"].as_str()),
        (Some(1), Some(2), Some("small"))
    );
    let largest = corrections().into_iter().map(|(_, _, d)| d).max_by_key(|d| d.abs()).expect("one");
    assert_eq!(share(listed), largest);
    assert_eq!((share(listed) + share(others)).to_string(), told["change"].as_str().expect("change"));
}

#[test]
fn people_read_a_table_that_adds_up() {
    for (lang, total) in [("zh", "合计"), ("en", "total")] {
        for id in ["industry.output@2021-H1", "industry.output.growth@2021-H1"] {
            let run = wanmu(park(), &[&["diff", id, "--lang", lang], BETWEEN.as_slice()].concat());
            let shares: Vec<Decimal> = run.out.lines().filter_map(|l| l.trim().split("  ").next()?.parse().ok()).collect();
            let (sum, rows) = shares.split_last().expect("rows");
            assert!(rows.len() >= 3 && run.out.contains(total), "{}", run.out);
            assert_eq!(rows.iter().sum::<Decimal>(), *sum, "{}", run.out);
        }
    }
}

#[test]
fn others_see_what_the_units_did_together() {
    let told = diff("industry.output@2021-H1", &["--audience", "public"]);
    assert_eq!(told["causes"].as_array().map(Vec::len), Some(0));
    assert_eq!((told["together"][0]["why"].as_str(), &told["together"][0]["share"]), (Some("withheld"), &told["change"]));
    let unit = &corrections()[0].0;
    assert!(!told.to_string().contains(unit));
    let own = diff("industry.output@2021-H1", &["--audience", &format!("firm:{unit}")]);
    assert_eq!((own["causes"].as_array().map(Vec::len), own["causes"][0]["unit"].as_str()), (Some(1), Some(unit.as_str())));
    assert_eq!((own["together"][0]["causes"].as_u64(), own["causes"][0]["after"]["reason"].as_str()), (Some(2), Some("suppressed")));
    let firm = format!("industry.output@2021-H1,by=firm:{unit}");
    let run = wanmu(park(), &[&["diff", &firm, "--audience", "public", "--json"], BETWEEN.as_slice()].concat());
    assert_eq!((run.code, &run.json()["change"]), (6, &Value::Null));
    assert!(run.json()["together"].as_array().expect("rows").is_empty());
}

#[test]
fn what_cannot_be_asked_says_so() {
    let code = |args: &[&str]| wanmu(park(), args).code;
    assert_eq!(code(&["diff", "industry.output@2021-H1", "--from", "2021-08-10", "--to", "2021-07-15"]), 2);
    assert_eq!(code(&["diff", "industry.output@2021-H1", "--from", "soon"]), 2);
    assert_eq!(code(&["diff", "no.such@2021-H1", "--from", "2021-07-15"]), 5);
    assert_eq!(code(&["diff", "industry.output@2021-H1,by=division:00", "--from", "2021-07-15"]), 5);
    assert_eq!(code(&["affects", "91330000", "B204-1", HALF]), 2);
    let unit = corrections()[0].0.clone();
    assert_eq!(code(&["affects", &unit, "B999", HALF]), 5);
    assert_eq!(code(&["affects", &unit, "B204-1", HALF, "99"]), 5);
    assert_eq!(code(&["affects", &unit, "B204-1", HALF, "--audience", "public"]), 6);
}

#[test]
fn the_triangle_of_the_half_year_has_its_corrections() {
    let run = wanmu(park(), &["revisions", "industry.output@2021-H1", "--from", "2021-07-15", "--as-of", "2021-08-10", "--json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let told = run.json();
    let days: Vec<&str> = told["moments"].as_array().expect("moments").iter().map(|m| &m.as_str().expect("text")[..10]).collect();
    assert_eq!(days, ["2021-07-15", "2021-07-20", "2021-07-28", "2021-08-05"]);
    let rows = told["rows"].as_array().expect("rows");
    let periods: Vec<&str> = rows.iter().map(|r| r["period"].as_str().expect("period")).collect();
    assert_eq!(periods, ["2021-01..02", "2021-01..03", "2021-01..04", "2021-01..05", "2021-01..06"]);
    assert!(rows[..4].iter().all(|r| r["last_less_first"] == "0"));
    let values: Vec<i128> =
        rows[4]["values"].as_array().expect("values").iter().map(|v| v["value"].as_str().expect("v").parse().expect("whole")).collect();
    let steps: Vec<i128> = values.windows(2).map(|w| w[1] - w[0]).collect();
    assert_eq!(steps, corrections().into_iter().map(|(_, _, d)| d).collect::<Vec<_>>());
    assert_eq!(rows[4]["last_less_first"].as_str(), Some((values[3] - values[0]).to_string().as_str()));
    let text = wanmu(park(), &["revisions", "industry.output@2021-H1", "--as-of", "2021-08-10", "--limit", "3"]).out;
    assert!(text.contains("2021-08-05") && text.contains("2021-01..06") && text.contains("264.5"), "{text}");
}

/// The ids that `affects` gives, but for those that move a year later.
fn affected(args: &[&str]) -> BTreeSet<String> {
    let run = wanmu(park(), &[&["affects"], args, &["--as-of", "2021-08-10", "--json"]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    let all = run.json()["figures"].as_array().expect("figures").clone();
    all.iter().filter(|f| f["a_year_later"] == false).map(|f| f["id"].as_str().expect("id").to_owned()).collect()
}

/// Two persons exempt a same-period value that is not what was filed last year (E09).
fn let_through(data: &Path, unit: &str, path: &str) {
    let ask = ["edits", "exempt", "E09", "--unit", unit, "--period", HALF, "--file", path, "--reason", "核实", "--by", "甲"];
    for args in [ask.as_slice(), &["edits", "approve", "1", "--by", "乙"]] {
        let run = wanmu(data, args);
        assert_eq!(run.code, 0, "{}", run.err);
    }
}

/// Of all figures that the filing might move, those that do move are among those named, and of those named all move
/// whose value rests on the item alone.
#[test]
fn what_a_filing_moves_is_what_was_said() {
    let (temp, data) = copy();
    let unit = corrections()[2].0.clone();
    for (period, role, value) in [(HALF, "", 9_123_457), ("2020-01..06", "same_period", 1_234_577)] {
        let flag: &[&str] = if role.is_empty() { &[] } else { &["--same-period"] };
        let named = affected(&[&[unit.as_str(), "B204-1", period, "01"], flag].concat());
        let ids = every_figure(&unit);
        let before = values(&data, &ids);
        let csv = format!("unit,form,period,item,value,role,known_at,note\n{unit},B204-1,{period},01,{value},{role},2021-08-12,核实\n");
        let path = file(temp.path(), "change.csv", &csv);
        if !role.is_empty() {
            let_through(&data, &unit, &path);
        }
        let run = wanmu(&data, &["import", &path]);
        assert_eq!(run.code, 0, "{}", run.err);
        let after = values(&data, &ids);
        let moved: BTreeSet<String> = ids.iter().filter(|id| before[*id] != after[*id]).cloned().collect();
        assert!(moved.len() > 5, "{moved:?}");
        assert!(moved.is_subset(&named), "moved without being named: {:?}", moved.difference(&named).collect::<Vec<_>>());
        let still: Vec<&String> = named.iter().filter(|id| before.contains_key(*id) && !moved.contains(*id)).collect();
        assert!(still.iter().all(|id| before[*id].starts_with('-')), "named and still, though it has a value: {still:?} {before:?}");
    }
}

/// The half-year and its parts, what goes on after it or is told against it, and a year of months that ends with it.
const PERIODS: [&str; 7] = [HALF, "2021-06", "2021-Q2", "2021-01..05", "2020-01..06", "2020-07..2021-06", "2020-Q2"];

/// Some indicators of output in three areas and two years: value, growth on every basis, average of two years, change on the
/// period before on the bases that are known now, and a firm's own part in the change of what adds up.
fn every_figure(unit: &str) -> Vec<String> {
    let mut out = Vec::new();
    for indicator in
        ["industry.output", "industry.output.hightech", "industry.output.non_hightech", "industry.value_added.digital_core.share"]
    {
        for (period, area) in PERIODS.iter().flat_map(|p| ["park", "district", "district_rest"].map(|a| (p, a))) {
            out.push(format!("{indicator}@{period},area={area},basis=comparable,price=current"));
            let of =
                |ending: &str, by: &str, basis: &str| format!("{indicator}.{ending}@{period},area={area}{by},basis={basis},price=current");
            let firm = format!(",by=firm:{unit}");
            for basis in ["published", "restated", "comparable", "matched"] {
                out.extend([of("growth", "", basis), of("two_year_average", "", basis)]);
                out.extend((basis != "published").then(|| of("on_previous", "", basis)));
                let adds_up = !indicator.ends_with("share") && area != "district_rest";
                out.extend(["pull", "contribution"].iter().filter(|_| adds_up).map(|part| of(part, &firm, basis)));
            }
        }
    }
    out
}

/// The value of each, or `-` and the reason, as of the day of the change.
fn values(data: &std::path::Path, ids: &[String]) -> BTreeMap<String, String> {
    let wanted: Vec<FigureId> = ids.iter().map(|id| id.parse().expect("an id")).collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("runtime");
    let figures = runtime.block_on(async {
        let ledger = Ledger::open(data).await.expect("the book");
        let engine = Engine::new(Arc::new(ledger), crate::made::catalogue());
        engine.figures_of(&wanted, crate::made::moment("2021-08-12")).await.expect("figures")
    });
    let value = |outcome: Outcome| outcome.value().map_or_else(|| format!("-{:?}", outcome.reason()), |v| v.to_string());
    let of = |figure: Result<figures::Figure, _>| figure.map_or_else(|_| "-".to_owned(), |f| value(f.outcome()));
    ids.iter().cloned().zip(figures.into_iter().map(of)).collect()
}
