//! `wanmu targets` on the sample park, against sums over the generated CSV and numbers worked by hand.

use crate::wanmu::{copy, file, park, wanmu};
use figures::{Decimal, round};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const AT: &str = "2021-08-10";

fn listing(more: &[&str]) -> Value {
    let run = wanmu(park(), &[&["targets", "--year", "2021", "--json"], more].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    run.json()
}

fn target(name: &str, more: &[&str]) -> Value {
    let all = listing(more);
    let found = all["targets"].as_array().expect("targets").iter().find(|t| t["target"] == name).cloned();
    found.unwrap_or_else(|| panic!("{name} in {all}"))
}

fn d(text: &str) -> Decimal {
    text.parse().expect(text)
}

/// A decimal of the document, rounded.
fn rounded(value: &Value, decimals: u32) -> String {
    round(d(value.as_str().expect("a decimal")), decimals).to_string()
}

/// Gross output in 千元 of the firms of an area, January to a month, read off the generated CSV: no code is shared with
/// the engine. A firm counts that the register has as above scale in the area on the month's last day.
struct Sums {
    register: Vec<[String; 6]>,
    output: BTreeMap<(String, String), i64>,
}

static SUMS: LazyLock<Sums> = LazyLock::new(|| {
    let (mut register, mut lines) = (Vec::new(), Vec::new());
    for (file, text) in sample_park::generate(sample_park::SEED).files {
        let cells = text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
        for c in cells {
            match file.as_str() {
                "register.csv" => register.push(c.try_into().expect("six columns")),
                _ if c[1] == "B204-1" && c[3] == "01" && c[5] == "current" && c[6].as_str() <= AT => lines.push(c),
                _ => {}
            }
        }
    }
    lines.sort_by(|a, b| a[6].cmp(&b[6]));
    Sums { register, output: lines.into_iter().map(|c| ((c[0].clone(), c[2].clone()), c[4].parse().expect("whole"))).collect() }
});

impl Sums {
    /// The value of an attribute on a day: of rows with one first day the last known, of those that cover the day the last known.
    fn on(&self, day: &str, attribute: &str) -> BTreeMap<&str, &str> {
        let mut stated: BTreeMap<(&str, &str), &[String; 6]> = BTreeMap::new();
        for row in self.register.iter().filter(|r| r[1] == attribute && r[5].as_str() <= AT) {
            let kept = stated.entry((&row[0], &row[3])).or_insert(row);
            if row[5] >= kept[5] {
                *kept = row;
            }
        }
        let mut covering: Vec<&[String; 6]> =
            stated.into_values().filter(|r| r[3].as_str() <= day && (r[4].is_empty() || r[4].as_str() > day)).collect();
        covering.sort_by_key(|r| (r[5].clone(), r[3].clone()));
        covering.into_iter().map(|r| (r[0].as_str(), r[2].as_str())).collect()
    }

    fn of(&self, area: &str, year: i32, month: u32) -> i64 {
        let day = format!("{year}-{month:02}-{}", if month == 6 { 30 } else { 31 });
        let (status, areas) = (self.on(&day, "status"), self.on(&day, "area"));
        let period = format!("{year}-01..{month:02}");
        let here = |unit: &&str| area == "district" || areas.get(*unit) == Some(&area);
        let units = status.iter().filter(|(_, s)| **s == "above_scale").map(|(unit, _)| *unit).filter(|u| here(u));
        units.filter_map(|unit| self.output.get(&(unit.to_owned(), period.clone()))).sum()
    }
}

/// In per cent or in the unit of a target, from whole numbers.
fn quotient(over: i64, under: i64, times: i64) -> String {
    (Decimal::from(over) * Decimal::from(times) / Decimal::from(under)).to_string()
}

#[test]
fn output_targets_stand_as_the_csv_says() {
    for (name, area, aim) in [("output-2021", "park", 52_000_000_i64), ("district-output-2021", "district", 61_500_000)] {
        let got = target(name, &["--as-of", AT]);
        let [now, june_19, june_20] = [2021, 2019, 2020].map(|year| SUMS.of(area, year, 6));
        let [year_19, year_20] = [2019, 2020].map(|year| SUMS.of(area, year, 12));
        let (part, whole) = (june_19 + june_20, year_19 + year_20);
        assert_eq!(d(got["actual"].as_str().expect("value")) * Decimal::from(100_000), Decimal::from(now), "{name}");
        assert_eq!(rounded(&got["completion"]["percent"], 6), round(d(&quotient(now, aim, 100)), 6).to_string());
        assert_eq!(rounded(&got["due"]["percent"], 6), round(d(&quotient(part, whole, 100)), 6).to_string());
        assert_eq!(
            (&got["due"]["by"], &got["due"]["years"], &got["due"]["missing_years"]),
            (&"seasonal".into(), &vec![2019, 2020].into(), &vec![2018].into())
        );
        // Completion above what is due, and half of the year is gone with more than half of the task.
        assert_eq!((got["verdict"].as_str(), got["half_and_half"].as_bool()), (Some("on_pace"), Some(true)));
        let ends = [(year_19, june_19), (year_20, june_20)]
            .map(|(whole, part)| Decimal::from(now) * Decimal::from(whole) / Decimal::from(part) / Decimal::from(100_000));
        let point = Decimal::from(now) * Decimal::from(whole) / Decimal::from(part) / Decimal::from(100_000);
        let expected = [ends[0].min(ends[1]), point, ends[0].max(ends[1])].map(|v| round(v, 6).to_string());
        assert_eq!(["low", "point", "high"].map(|key| rounded(&got["forecast"][key], 6)), expected);
        assert_eq!(rounded(&got["needed"]["per_month"], 6), round(Decimal::from(aim - now) / Decimal::from(600_000), 6).to_string());
        assert_eq!(
            rounded(&got["needed"]["last_year"], 6),
            round(Decimal::from(year_20 - june_20) / Decimal::from(600_000), 6).to_string()
        );
    }
}

/// What the table prints of the park, once as numbers: 264.5 of 520 is 50.9 per cent; 255.5 over six months 42.6.
#[test]
fn the_table_prints_them_rounded_once() {
    let run = wanmu(park(), &["targets", "--year", "2021", "--as-of", AT, "--area", "park", "--lang", "zh"]);
    let line = run.out.lines().find(|l| l.starts_with("output-2021")).expect("the target");
    for cell in ["≥ 520 亿元", "264.5 亿元（2021-06）", "50.9%", "46.7%", "达到进度", "42.6 亿元", "566.5 亿元（547.8–586.4）"]
    {
        assert!(line.contains(cell), "{cell} in {line}");
    }
    for note in [
        "调整 2021-07-20 480 亿元 → 520 亿元（+8.3%）：随全区目标上调（虚构）",
        "按原目标完成率 55.1%",
        "缺 2018 年数据",
        "时间过半，任务过半",
        "未报齐：已报 309/310",
    ] {
        assert!(run.out.contains(note), "{note} in {}", run.out);
    }
    let en = wanmu(park(), &["targets", "--year", "2021", "--as-of", AT, "--area", "park"]);
    assert!(en.out.contains("56.65 billion yuan (54.78–58.64)") && en.out.contains("no figures for 2018"), "{}", en.out);
    assert!(!en.out.contains("district-output-2021"), "only the area asked for");
}

#[test]
fn a_revision_is_not_seen_before_it_became_known() {
    let aim = |day: &str| target("output-2021", &["--as-of", day])["aim"].as_str().map(str::to_owned);
    assert_eq!((aim("2021-07-19"), aim("2021-07-20")), (Some("480".into()), Some("520".into())));
    let before = target("output-2021", &["--as-of", "2021-07-19"]);
    assert!(before["completion_of_first"].is_null() && before["revisions"].as_array().is_some_and(|r| r.len() == 1));
    assert!(listing(&["--as-of", "2021-01-19"])["targets"].as_array().is_some_and(Vec::is_empty));
}

/// 480 and 100 are 580 亿元; after the revisions 520 and 100 are 620, five more than 615.
#[test]
fn parts_are_held_against_the_whole() {
    let parts = |day: &str| target("district-output-2021", &["--as-of", day])["parts"].clone();
    let (early, late) = (parts("2021-07-15"), parts(AT));
    assert_eq!((early["sum"].as_str(), early["balance"].as_str()), (Some("580"), Some("even")));
    assert_eq!(
        (late["sum"].as_str(), late["difference"].as_str(), late["balance"].as_str()),
        (Some("620"), Some("5"), Some("over_allocated"))
    );
    assert_eq!(late["missing"], Value::Array(Vec::new()));
}

/// Claim C15: 47 starts are 104 per cent of 45. Of the year's 90 they are 52.2, and 45 were due by the milestone of June.
#[test]
fn forty_seven_starts_of_forty_five() {
    let half = target("starts-2021-h1", &["--as-of", AT]);
    assert_eq!((half["actual"].as_str(), rounded(&half["completion"]["percent"], 0).as_str()), (Some("47"), "104"));
    assert_eq!((half["verdict"].as_str(), half["needed"]["reason"].as_str()), (Some("reached"), Some("over")));
    let year = target("starts-2021", &["--as-of", AT]);
    assert_eq!((rounded(&year["completion"]["percent"], 1).as_str(), rounded(&year["due"]["percent"], 0).as_str()), ("52.2", "50"));
    assert_eq!((year["behind"].as_str(), year["due"]["by"].as_str()), (Some("-2"), Some("milestones")));
    // 47·77/35 = 103.4, 47·84/40 = 98.7, 47·83/36 = 108.36; pooled 47·244/111 = 103.32.
    assert_eq!(["low", "point", "high"].map(|key| rounded(&year["forecast"][key], 2)), ["98.70", "103.32", "108.36"]);
    // 43 over six months; 47 over six; last year 47 more from July on.
    assert_eq!(["per_month", "so_far", "last_year"].map(|key| rounded(&year["needed"][key], 3)), ["7.167", "7.833", "7.833"]);
}

/// The office put 46 in the place of 47 on 20 August; the target counts what was first accepted.
#[test]
fn a_count_by_first_acceptance_stays() {
    assert_eq!(target("starts-2021", &["--as-of", "2021-09-01"])["actual"], "47");
    let (temp, data) = copy();
    let lines = std::fs::read_to_string(park().join("sample/targets-2021.csv")).expect("the file");
    let line = lines.lines().find(|l| l.starts_with("starts-2021,")).expect("the target");
    let as_known = line.replace("starts-2021,", "starts-known,").replace("first_accepted", "as_known").replace("milestones", "months");
    let path = file(temp.path(), "known.csv", &format!("{}\n{as_known}\n", lines.lines().next().expect("head")));
    assert_eq!(wanmu(&data, &["import", &path]).code, 0);
    let got = wanmu(&data, &["targets", "--year", "2021", "--as-of", "2021-09-01", "--json"]).json();
    let actual = |name: &str| got["targets"].as_array().expect("targets").iter().find(|t| t["target"] == name).map(|t| t["actual"].clone());
    assert_eq!((actual("starts-known"), actual("starts-2021")), (Some("46".into()), Some("47".into())));
}

/// 131 200 of 250 000 are 52.48 per cent of the allowance when 50 were due; 2018 has no figures, so months tell, as declared.
#[test]
fn an_allowance_is_used_ahead_of_pace() {
    let got = target("energy-2021", &["--as-of", AT]);
    assert_eq!(
        (got["verdict"].as_str(), got["due"]["by"].as_str(), &got["due"]["missing_years"]),
        (Some("ahead"), Some("months"), &vec![2018].into())
    );
    assert_eq!(
        (got["completion"]["percent"].as_str(), got["left"].as_str(), got["behind"].as_str()),
        (Some("52.48"), Some("118800"), Some("-6200"))
    );
    // 131 200·231/112 = 270 600 and 131 200·238/101 = 309 164.36.
    assert_eq!(["low", "high"].map(|key| rounded(&got["forecast"][key], 2)), ["270600.00", "309164.36"]);
}

#[test]
fn a_growth_rate_is_a_level_without_pace_or_completion() {
    let got = target("output-growth-2021", &["--as-of", AT]);
    assert_eq!(
        (got["verdict"].as_str(), got["completion"]["reason"].as_str(), got["forecast"]["reason"].as_str()),
        (Some("reached"), Some("level"), Some("level"))
    );
    assert_eq!(rounded(&got["actual"], 1), "35.9");
}

/// Claim C12: 30 to 60 to 100 亿只 a year. From March to June ten could be made, and 8.3 were.
#[test]
fn a_plan_of_capacity_has_steps_and_is_no_output() {
    let all = listing(&["--as-of", AT]);
    let plan = &all["capacity"][0];
    let steps = plan["steps"].as_array().expect("steps");
    let growth: Vec<String> = steps.iter().skip(1).map(|s| rounded(&s["growth"], 1)).collect();
    assert_eq!((steps[0]["growth"].is_null(), growth), (true, vec!["100.0".to_owned(), "66.7".to_owned()]));
    assert_eq!(
        (plan["made"]["output"].as_str(), plan["made"]["possible"].as_str(), plan["made"]["utilisation"]["percent"].as_str()),
        (Some("8.3"), Some("10"), Some("83"))
    );
    assert!(listing(&["--as-of", "2021-03-09"])["capacity"].as_array().is_some_and(Vec::is_empty), "not known yet");
    let late = listing(&["--as-of", "2023-01-01"]);
    assert_eq!(late["capacity"][0]["steps"][1]["overdue"], true, "nobody said that the second phase was built");
}

/// What an office counts is no firm's; a firm's plan is.
#[test]
fn single_units_are_not_shown_to_the_public() {
    for audience in ["public", "leader"] {
        let all = listing(&["--as-of", AT, "--audience", audience]);
        let values = all["targets"].as_array().expect("targets").iter().filter(|t| t["actual"].is_string()).count();
        assert_eq!((values, all["withheld"].as_u64(), all["capacity"].as_array().map(Vec::len)), (8, Some(1), Some(0)), "{audience}");
    }
    let firm = listing(&["--as-of", AT])["capacity"][0]["unit"].as_str().expect("unit").to_owned();
    let own = listing(&["--as-of", AT, "--audience", &format!("firm:{firm}")]);
    assert_eq!((own["withheld"].as_u64(), own["capacity"][0]["made"]["output"].as_str()), (Some(0), Some("8.3")));
}

/// A target for what one firm files is that firm's own.
#[test]
fn a_target_of_a_firm_is_its_own() {
    let (temp, data) = copy();
    let firm = listing(&["--as-of", AT])["capacity"][0]["unit"].as_str().expect("unit").to_owned();
    let line = format!("firm-2021,B204-1.01,{firm},park,2021,9,亿元,本企业,months,2021-03-10\n");
    let path = file(temp.path(), "firm.csv", &format!("target,indicator,filer,area,period,value,unit,issuer,pace,known_at\n{line}"));
    assert_eq!(wanmu(&data, &["import", &path]).code, 0);
    let seen = |audience: &str| {
        let got = wanmu(&data, &["targets", "--year", "2021", "--as-of", AT, "--json", "--audience", audience]).json();
        got["targets"].as_array().expect("targets").iter().find(|t| t["target"] == "firm-2021").map(|t| t["actual"].is_string())
    };
    assert_eq!([seen("office"), seen(&format!("firm:{firm}")), seen("public")], [Some(true), Some(true), None]);
}

/// The second half-year is the year less its first half.
#[test]
fn a_half_year_begins_where_it_begins_and_a_stock_has_its_quarter() {
    let (temp, data) = copy();
    let head = "target,indicator,area,period,value,unit,issuer,pace,known_at";
    let lines = "h2,industry.output,park,2020-H2,240,亿元,管委会（虚构）,days,2020-07-01\npersons,industry.employment,park,2021,60000,人,管委会（虚构）,level,2021-01-20\n";
    assert_eq!(wanmu(&data, &["import", &file(temp.path(), "more.csv", &format!("{head}\n{lines}"))]).code, 0);
    let of = |year: &str, name: &str| {
        let got = wanmu(&data, &["targets", "--year", year, "--as-of", AT, "--json"]).json();
        got["targets"].as_array().expect("targets").iter().find(|t| t["target"] == name).cloned().expect("the target")
    };
    let h2 = of("2020", "h2");
    let output = Decimal::from(SUMS.of("park", 2020, 12) - SUMS.of("park", 2020, 6)) / Decimal::from(100_000);
    assert_eq!((d(h2["actual"].as_str().expect("value")), h2["through"].as_str()), (output, Some("2020-12")));
    assert_eq!(h2["verdict"], if output >= Decimal::from(240) { "reached" } else { "missed" });
    // By an own sum over the files of the sample: 51585 of 306 firms in the quarter's file, and 927, 418 and 2846 of three others.
    let persons = of("2021", "persons");
    assert_eq!(
        (persons["actual"].as_str(), persons["verdict"].as_str(), persons["through"].as_str()),
        (Some("55776"), Some("short"), Some("2021-06"))
    );
    assert_eq!(persons["completion"]["percent"].as_str().map(|p| rounded(&p.into(), 2)), Some("92.96".to_owned()));
}

/// June 2025 is due on 7 July at noon (packs/industry-monthly/forms/b204-1.yaml): before, the forms of one of two firms are not June.
#[test]
fn what_is_not_complete_counts_once_it_was_due() {
    let temp = tempfile::tempdir().expect("temp");
    let data = temp.path().join("own");
    assert_eq!(wanmu(&data, &["init", data.to_str().expect("path")]).code, 0);
    let [a, b] = [1, 2].map(|n| figures::CreditCode::fictional(n).to_string());
    let mut register = "unit,attribute,value,valid_from,valid_to,known_at\n".to_owned();
    for unit in [&a, &b] {
        for (attribute, value) in
            [("name", format!("虚构厂{unit}")), ("industry", "3972".into()), ("area", "park".into()), ("status", "above_scale".into())]
        {
            register.push_str(&format!("{unit},{attribute},{value},2019-01-01,,2019-01-10\n"));
        }
    }
    let filings = format!(
        "unit,form,period,item,value,known_at\n{a},B204-1,2025-01..05,01,5000,2025-06-06\n{b},B204-1,2025-01..05,01,5000,2025-06-06\n\
         {a},B204-1,2025-01..06,01,6000,2025-07-05\n"
    );
    let target = "target,indicator,area,period,value,unit,issuer,pace,known_at\no,industry.output,park,2025,2400,万元,管委会（虚构）,months,2025-01-20\n";
    let files =
        [file(temp.path(), "register.csv", &register), file(temp.path(), "filings.csv", &filings), file(temp.path(), "t.csv", target)];
    let run = wanmu(&data, &["import", &files[0], &files[1], &files[2]]);
    assert_eq!(run.code, 0, "{}", run.err);
    let at = |moment: &str| {
        let got = wanmu(&data, &["targets", "--year", "2025", "--as-of", moment, "--json"]).json();
        let t = &got["targets"][0];
        (t["through"].as_str().map(str::to_owned), t["actual"].as_str().map(str::to_owned), t["verdict"].as_str().map(str::to_owned))
    };
    let said = |through: &str, actual: &str, verdict: &str| (Some(through.to_owned()), Some(actual.to_owned()), Some(verdict.to_owned()));
    // 1000 万元 of 2400 with 5 months of 12 gone are exactly on pace.
    assert_eq!(at("2025-07-07T11:59:00+08:00"), said("2025-05", "1000", "on_pace"));
    assert_eq!(at("2025-07-07T12:00:00+08:00"), said("2025-06", "600", "behind"));
}

#[test]
fn the_month_can_be_chosen_and_a_period_must_have_begun() {
    let may = target("starts-2021", &["--as-of", AT, "--through", "2021-05"]);
    assert_eq!((may["through"].as_str(), may["actual"].as_str(), may["due"]["part"].as_str()), (Some("2021-05"), Some("38"), Some("20")));
    let early = target("output-2021", &["--as-of", "2021-01-22"]);
    assert_eq!((early["verdict"]["reason"].as_str(), early["through"].as_str()), (Some("not_begun"), None));
    assert_eq!(wanmu(park(), &["targets", "--year", "2021", "--through", "2020-05"]).code, 2);
    assert_eq!(wanmu(park(), &["targets", "--year", "2021", "--area", "nowhere"]).code, 5);
    let none = wanmu(park(), &["targets", "--year", "2019"]);
    assert!(none.code == 0 && none.out.contains("No targets are set."), "{}", none.out);
}

#[test]
fn the_same_files_change_nothing_and_wrong_ones_write_nothing() {
    let (temp, data) = copy();
    for name in ["targets-2021.csv", "milestones-2021.csv", "capacity-2021.csv"] {
        let again = wanmu(&data, &["import", park().join("sample").join(name).to_str().expect("path"), "--json"]);
        assert_eq!((again.code, again.json()["receipt"]["goals_new"].as_u64()), (0, Some(0)), "{}", again.err);
    }
    let head = "target,indicator,area,period,value,unit,issuer,pace,parent,note";
    let bad = format!(
        "{head}\noutput-2021,industry.output,park,2021,500,亿元,万亩区（虚构）,months,,\nnew,industry.output,park,2021,5,亩,万亩区（虚构）,months,outptu-2021,\n\
         part,industry.output,park,2021-H1,5,亿元,万亩区（虚构）,months,output-2021,\n"
    );
    let run = wanmu(&data, &["import", &file(temp.path(), "bad.csv", &bad)]);
    assert_eq!(run.code, 3, "{}", run.err);
    for said in [
        "bad.csv:2:39: [A] revision-without-reason", "bad.csv:3:33: [A] other-dimension", "bad.csv:4:35: [A] other-period", "= hint:",
        " 2 | output-2021,",
    ] {
        assert!(run.err.contains(said), "{said} in\n{}", run.err);
    }
    let good = wanmu(&data, &["targets", "--year", "2021", "--as-of", AT, "--json"]).json();
    assert_eq!(good["targets"].as_array().map(Vec::len), Some(8), "nothing was written");
}

/// What the interface tells of targets is what the command tells the same audience.
#[test]
fn the_interface_judges_as_the_command_does() {
    let (_temp, data) = crate::wanmu::copy();
    let server = crate::served::Server::start(&data);
    let leader = crate::journey::sample(&server, "leader");
    let told = leader.get("/targets?year=2021&asOf=2021-08-10").json();
    let run = wanmu(&data, &["targets", "--year", "2021", "--as-of", "2021-08-10", "--audience", "leader", "--json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let command = run.json();
    let (own, theirs) = (told["items"].as_array().expect("items"), command["targets"].as_array().expect("targets"));
    assert!(own.len() > 3 && own.len() == theirs.len(), "{} {}", own.len(), theirs.len());
    for (one, other) in own.iter().zip(theirs) {
        assert_eq!((&one["target"], &one["figure"]), (&other["target"], &other["figure"]));
        assert_eq!(one["completion"]["value"], other["completion"]["percent"], "{one}");
        assert_eq!(one["bars"]["time"], other["time"]["percent"], "{one}");
        let verdict = other["verdict"].as_str().map_or(Value::Null, |word| word.into());
        assert_eq!(one["verdict"], verdict, "{one}");
        if let Some(actual) = other["actual"].as_str() {
            assert_eq!(one["done"]["value"], actual, "{one}");
        }
    }
    assert_eq!(told["withheld"], command["withheld"]);
    assert_eq!(leader.get("/targets?year=2021&area=nowhere").status, 404);
    assert_eq!(crate::journey::sample(&server, "auditor").get("/targets?year=2021").status, 403);
}
