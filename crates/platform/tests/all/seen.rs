//! What of records passes the gate: a firm that came later, parts of a whole, the park's own work, amounts added up, small counts.

use crate::wanmu::{Run, file, park, wanmu};
use figures::CreditCode;
use serde_json::Value;
use std::path::PathBuf;
use std::sync::LazyLock;

fn firm(n: u32) -> String {
    format!("firm:{}", CreditCode::fictional(n))
}

/// A project that the first firm had and the second took over on 10 May, on a lot of the first; a plan and an event.
fn lines() -> String {
    let [first, second] = [1, 2].map(CreditCode::fictional);
    format!(
        "record,id,field,value,known_at,source,note
parcel,D1,holder,{first},2021-01-10,,
parcel,D1,location,东一路,2021-01-10,,
project,Z1,name,甲项目,2021-01-10,,
project,Z1,owner,{first},2021-01-10,旧业主来函,首任业主
project,Z1,parcel,D1,2021-01-10,,
project,Z1,total,5000,2021-01-10,旧业主来函,旧业主测算
project,Z1,started_planned,2021-02-15,2021-01-10,,
project,Z1,completed_planned,2021-10-31,2021-02-01,,旧业主推迟
project,Z1,owner,{second},2021-05-10,,转让
project,Z1,completed_planned,2021-12-31,2021-06-01,,工期调整
progress,Z1-02,project,Z1,2021-03-05,,
progress,Z1-02,month,2021-02,2021-03-05,,
progress,Z1-02,done,10,2021-03-05,,旧业主补报
lamp_decision,R1,project,Z1,2021-06-20,,
lamp_decision,R1,on,2021-06-20,2021-06-20,,
lamp_decision,R1,lamp,red,2021-06-20,,
lamp_decision,R1,by,专员,2021-06-20,,
lamp_decision,R1,reason,现场停工,2021-06-20,,
plan,J1,title,计划一,2021-01-10,,
plan_item,J1-1,plan,J1,2021-01-10,,
plan_item,J1-1,level,task,2021-01-10,,
plan_item,J1-1,title,任务一,2021-01-10,,
event,S1,subject,园区,2021-01-10,,
event,S1,what,揭牌,2021-01-10,,
event,S1,on,2021-01-08,2021-01-10,,
"
    )
}

/// A data folder with two firms and these records.
fn book(lines: &str) -> PathBuf {
    let temp = tempfile::tempdir().expect("temp").keep();
    let data = temp.join("data");
    let init = wanmu(&data, &["init", &data.display().to_string()]);
    assert_eq!(init.code, 0, "{}", init.err);
    let rows: String = (1..=2).map(|n| format!("{},name,虚构第{n}厂,2019-01-01,,2019-01-10\n", CreditCode::fictional(n))).collect();
    let register = file(&temp, "register.csv", &format!("unit,attribute,value,valid_from,valid_to,known_at\n{rows}"));
    assert_eq!(wanmu(&data, &["import", &register]).code, 0);
    let import = wanmu(&data, &["import", &file(&temp, "lines.csv", lines)]);
    assert_eq!(import.code, 0, "{}{}", import.out, import.err);
    data
}

static BOOK: LazyLock<PathBuf> = LazyLock::new(|| book(&lines()));

fn asked(args: &[&str], audience: &str) -> Run {
    wanmu(&BOOK, &[args, &["--as-of", "2021-06-30", "--audience", audience]].concat())
}

/// Ids of the records of a kind that an audience sees.
fn seen(kind: &str, audience: &str) -> Vec<String> {
    let all = asked(&["records", kind, "--json"], audience).json();
    let id = |one: &Value| one["id"].as_str().expect("id").to_owned();
    all["records"].as_array().expect("records").iter().map(id).collect()
}

/// What was said while the first firm had it: its code, its notes, who wrote.
fn speaks_of_the_first(text: &str) -> bool {
    [CreditCode::fictional(1).as_str(), "旧业主", "首任业主", "2021-10-31"].iter().any(|said| text.contains(said))
}

#[test]
fn a_new_owner_sees_nothing_of_what_was_said_before_it() {
    for args in [
        &["records", "project", "--id", "Z1"][..],
        &["records", "project", "--id", "Z1", "--json"],
        &["records", "project", "--json"],
        &["records", "progress", "--id", "Z1-02"],
        &["records", "progress", "--json"],
        &["projects", "--project", "Z1"],
        &["projects", "--project", "Z1", "--json"],
    ] {
        let (own, office) = (asked(args, &firm(2)), asked(args, "office"));
        assert_eq!((own.code, office.code), (0, 0), "{args:?} {}{}", own.err, office.err);
        assert!(!speaks_of_the_first(&own.out), "{args:?} {}", own.out);
        assert!(speaks_of_the_first(&office.out), "{args:?} {}", office.out);
    }
    // What stands is shown, and what was said since.
    let one = asked(&["records", "project", "--id", "Z1"], &firm(2)).out;
    assert!(["5000", "2021-12-31", "工期调整", "转让"].iter().all(|said| one.contains(said)), "{one}");
    let said = asked(&["projects", "--project", "Z1", "--json"], &firm(2)).json()["projects"][0]["stages"][5]["planned_said"].clone();
    assert_eq!(said.as_array().map(|all| all.iter().map(|one| one["value"].clone()).collect::<Vec<_>>()), Some(vec!["2021-12-31".into()]));
}

/// Three projects of the second firm. The first has it since 10 May, when it took it over; the second was nobody's until 20 April; the
/// third was the second firm's from the beginning, and from 20 April to 20 May the first's.
const HANDED_ON: &str = "record,id,field,value,known_at
project,Z1,name,甲项目,2021-01-10
project,Z1,started_planned,2021-02-15,2021-01-10
project,Z1,owner,FIRST,2021-01-10
project,Z1,owner,SECOND,2021-05-10
project,Z2,name,乙项目,2021-03-10
project,Z2,started_planned,2021-02-15,2021-03-10
project,Z2,owner,SECOND,2021-04-20
project,Z3,name,丙项目,2021-03-10
project,Z3,started_planned,2021-02-15,2021-03-10
project,Z3,owner,SECOND,2021-03-10
project,Z3,owner,FIRST,2021-04-20
project,Z3,owner,SECOND,2021-05-20
";

#[test]
fn a_new_owner_sees_no_lamps_of_months_before_it() {
    let [first, second] = [1, 2].map(|n| CreditCode::fictional(n).to_string());
    let data = book(&HANDED_ON.replace("FIRST", &first).replace("SECOND", &second));
    let strip = |audience: &str, more: &[&str]| {
        let run = wanmu(&data, &[&["projects", "--history", "--as-of", "2021-06-30", "--audience", audience], more].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        run
    };
    let (office, own) = (strip("office", &["--json"]).json(), strip(&firm(2), &["--json"]).json());
    // By the end of each month: what it may see of the three, month by month.
    let may_see = |nth: usize, month: &str| match nth {
        0 => month >= "2021-05",
        1 => month >= "2021-04",
        _ => month != "2021-04",
    };
    for nth in 0..3 {
        let of = |all: &Value| all["projects"][nth]["history"].as_array().cloned().expect("months");
        let (office, own) = (of(&office), of(&own));
        assert!(office.len() >= 4 && office.len() == own.len(), "{office:?}");
        for (all, month) in office.iter().zip(&own) {
            assert!(all["shown"].is_string() && all["reason"].is_null(), "{all}");
            if may_see(nth, all["month"].as_str().expect("month")) {
                assert_eq!(all, month);
            } else {
                let none = serde_json::json!({ "month": all["month"], "then": null, "now": null, "shown": null, "reason": "not_its",
                    "note": "the project was not that firm's in the month, and the lamp is not shown to it" });
                assert_eq!(*month, none);
            }
        }
    }
    let [words, whole] = [firm(2), "office".to_owned()].map(|audience| strip(&audience, &["--project", "Z3"]).out);
    assert!(words.contains(" - ") && words.contains("not that firm's in the month"), "{words}");
    assert!(!whole.contains(" - ") && !whole.contains("not that firm's in the month"), "{whole}");
}

#[test]
fn parts_are_seen_by_whom_the_whole_is_seen() {
    for kind in ["progress", "lamp_decision", "project"] {
        let count = |audience: &str| seen(kind, audience).len();
        assert_eq!([count("office"), count(&firm(2)), count(&firm(1)), count("leader"), count("public")], [1, 1, 0, 0, 0], "{kind}");
    }
    assert_eq!(asked(&["records", "project", "--id", "Z1"], &firm(1)).code, 5);
}

#[test]
fn leaders_see_records_of_the_parks_own_work() {
    for kind in ["plan", "plan_item", "event"] {
        assert_eq!(["office", "leader", "public"].map(|audience| seen(kind, audience).len()), [1, 1, 0], "{kind}");
    }
}

#[test]
fn a_lot_of_somebody_else_is_in_no_package() {
    let temp = tempfile::tempdir().expect("temp");
    let land = |audience: &str| {
        let folder = temp.path().join(audience.replace(':', "-"));
        assert_eq!(asked(&["projects", "--oc4ids", &folder.display().to_string()], audience).code, 0);
        std::fs::read_to_string(folder.join("land.csv")).expect("land.csv")
    };
    let (office, own) = (land("office"), land(&firm(2)));
    assert!(office.contains("东一路") && office.lines().count() == 2, "{office}");
    assert!(!own.contains("东一路") && own.lines().count() == 1, "{own}");
}

/// From sums of overlapping periods the amount of one lead would follow, so they are for the office; counts of enough are for all.
#[test]
fn amounts_added_up_are_for_those_who_may_see_single_ones() {
    let of = |id: &str, audience: &str| {
        let run = wanmu(park(), &["tallies", "--period", "2021-H1", id, "--as-of", "2021-08-10", "--json", "--audience", audience]);
        assert_eq!(run.code, 0, "{}", run.err);
        let figure = run.json()["tallies"][0].clone();
        (figure["value"].is_string(), figure["reason"].as_str().map(str::to_owned))
    };
    let hidden = (false, Some("suppressed".to_owned()));
    for audience in ["leader", "public", &firm(1)] {
        assert_eq!(of("lead.signed.amount", audience), hidden, "{audience}");
        assert_eq!(of("lead.signed", audience), (true, None), "{audience}");
        let way =
            wanmu(park(), &["explain", "lead.signed.amount@2021-H1", "--as-of", "2021-08-10", "--json", "--audience", audience]).json();
        assert_eq!((&way["figure"]["value"], &way["records"]), (&Value::Null, &serde_json::json!([])), "{audience}");
    }
    assert_eq!(of("lead.signed.amount", "office"), (true, None));
}
