//! A growth taken apart: the parts add up to it, groups that overlap are refused, one firm can be left out.

use crate::wanmu::{park, wanmu};
use figures::Decimal;
use serde_json::Value;

const AT: [&str; 5] = ["--period", "2021-H1", "--as-of", "2021-08-10", "--json"];

fn contribution(more: &[&str]) -> Value {
    let args: Vec<&str> = ["contribution", "industry.output"].into_iter().chain(AT).chain(more.iter().copied()).collect();
    let run = wanmu(park(), &args);
    assert_eq!(run.code, 0, "{}", run.err);
    run.json()
}

fn decimal(of: &Value) -> Decimal {
    of.as_str().expect("a number").parse().expect("decimal")
}

fn change(growth: &Value) -> Decimal {
    decimal(&growth["current"]) - decimal(&growth["base"])
}

#[test]
fn the_changes_of_all_members_are_the_change_of_the_whole_to_the_last_digit() {
    for by in ["division", "industry", "street", "firm", "hightech"] {
        for basis in ["comparable", "published", "matched", "restated"] {
            let got = contribution(&["--by", by, "--basis", basis, "--top", "100000"]);
            let members = got["members"].as_array().expect("members");
            let known = |m: &&Value| m["change"]["reason"].is_null();
            let sum: Decimal = members.iter().filter(known).map(|m| decimal(&m["change"]["value"])).sum();
            assert_eq!(sum, change(&got["whole"]), "{by} {basis}");
            let pulls: Decimal = members.iter().filter(known).map(|m| decimal(&m["pull"]["value"])).sum();
            let whole = decimal(&got["whole"]["value"]);
            assert_eq!(figures::round(pulls, 18), figures::round(whole, 18), "{by} {basis}");
        }
    }
}

/// 23 300 950 − 17 664 600 of 19 462 046, over 26 450 419 − 19 462 046: 28.96 points and 80.7 per cent.
#[test]
fn a_pull_is_the_weight_of_the_base_times_the_growth() {
    let got = contribution(&["--by", "hightech"]);
    let high = got["members"].as_array().expect("members").iter().find(|m| m["member"] != "other").expect("the class").clone();
    let share = |a: i64, b: i64| Decimal::from(a) * Decimal::ONE_HUNDRED / Decimal::from(b);
    assert_eq!(figures::round(decimal(&high["pull"]["value"]), 20), figures::round(share(5_636_350, 19_462_046), 20));
    assert_eq!(figures::round(decimal(&high["contribution"]["value"]), 20), figures::round(share(5_636_350, 6_988_373), 20));
    // Without it the growth is that of the rest, which the other figure says by itself.
    let rest = got["members"].as_array().expect("members").iter().find(|m| m["member"] == "other").expect("the rest").clone();
    assert_eq!(figures::round(decimal(&high["without"]["value"]), 15), figures::round(decimal(&rest["growth"]["value"]), 15));
}

#[test]
fn who_stayed_and_came_is_the_same_change_again() {
    for basis in ["comparable", "published"] {
        let got = contribution(&["--by", "division", "--basis", basis]);
        let terms: Decimal = got["terms"].as_array().expect("terms").iter().map(|t| decimal(&t["change"])).sum();
        assert_eq!(terms, change(&got["whole"]), "{basis}");
    }
}

/// Trap T4: the digital core lies within the high-tech list of the sample.
#[test]
fn groups_that_overlap_are_not_added_up_and_the_overlap_is_named() {
    let args: Vec<&str> = ["contribution", "industry.output", "--by", "hightech+digital_core"].into_iter().chain(AT).collect();
    let run = wanmu(park(), &args);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(run.err.contains("have 92 units in common (10602204 in the period)"), "{}", run.err);
    let estimated = wanmu(park(), &[args.as_slice(), &["--impute", "group_growth"]].concat());
    assert_eq!((estimated.code, estimated.out.as_str()), (1, ""), "estimates of late filers overlap no less");
    let listed = contribution(&["--by", "hightech+digital_core", "--overlapping"]);
    assert_eq!((listed["adds_up"].as_bool(), listed["others"].is_null()), (Some(false), true));
    assert_eq!(listed["members"].as_array().map(Vec::len), Some(3));
}

#[test]
fn the_public_sees_no_single_firm_in_it() {
    let got = contribution(&["--by", "firm", "--audience", "public"]);
    assert_eq!(got["members"].as_array().map(Vec::len), Some(0));
    assert!(got["others"]["members"].as_u64().expect("all") > 300);
}

#[test]
fn what_cannot_be_taken_apart_says_why() {
    let ask = |indicator: &str, by: &str| wanmu(park(), &["contribution", indicator, "--period", "2021-H1", "--by", by]);
    let unknown = ask("industry.output", "colour");
    assert_eq!(unknown.code, 5);
    assert!(unknown.err.contains("dimension `colour` not found"), "{}", unknown.err);
    // A rate has no parts; the amounts it is made of have, and so has what grows.
    let refused = |indicator: &str, lang: &str| {
        let args = ["contribution", indicator, "--period", "2021-H1", "--by", "division", "--lang", lang];
        let run = wanmu(park(), &args);
        assert_eq!((run.code, run.out.as_str()), (5, ""), "{indicator}");
        run.err
    };
    let rate = refused("industry.sales_rate", "en");
    assert!(rate.contains("`industry.sales_rate` is no amount that adds up"), "{rate}");
    assert!(rate.contains("amounts behind it that have: industry.output, industry.sales\n"), "{rate}");
    let growth = refused("industry.output.growth", "en");
    assert!(growth.contains("amounts behind it that have: industry.output\n"), "{growth}");
    assert!(refused("industry.output.growth", "zh").contains("可改问：industry.output\n"));
}

#[test]
fn the_table_says_what_it_is_of() {
    let table = |lang: &str| {
        let args = ["contribution", "industry.output", "--period", "2021-H1", "--as-of", "2021-08-10", "--by", "hightech", "--lang", lang];
        wanmu(park(), &args).out.lines().take(3).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        table("zh"),
        [
            "规上工业总产值同比增速（可比口径） · 万亩科技城（虚构） · 2021年1—6月",
            "本期与基数的单位：千元",
            "名称\t本期\t基数\t增速%\t拉动（百分点）\t贡献率%\t剔除后增速%"
        ]
    );
    assert_eq!(
        table("en"),
        [
            "growth of gross output of industry above designated size (comparable basis) · Wanmu Science City (fictional) · January–June 2021",
            "current and base in thousand yuan",
            "name\tcurrent\tbase\tgrowth %\tpull (points)\tcontribution %\tgrowth without it %"
        ]
    );
}

/// What the interface tells of a growth taken apart is what the command tells, and the bars of its waterfall make up the whole.
#[test]
fn the_interface_takes_a_growth_apart_as_the_command_does() {
    let (_temp, data) = crate::wanmu::copy();
    let server = crate::served::Server::start(&data);
    let statistician = crate::journey::sample(&server, "statistician");
    let asked = |by: &str, more: &str| {
        statistician.get(&format!("/contribution?indicator=industry.output&period=2021-H1&by={by}&asOf=2021-08-10&top=200{more}"))
    };
    for by in ["division", "firm"] {
        let told = asked(by, "").json();
        let run = wanmu(
            &data,
            &["contribution", "industry.output", "--period", "2021-H1", "--by", by, "--top", "200", "--as-of", "2021-08-10", "--json"],
        );
        let (own, command) = (told["members"].as_array().expect("members"), run.json());
        let theirs = command["members"].as_array().expect("members");
        assert_eq!(own.len(), theirs.len(), "{by}");
        for (one, other) in own.iter().zip(theirs) {
            for part in ["pull", "contribution", "without"] {
                assert_eq!(one[part]["value"], other[part]["value"], "{by} {} {part}", one["member"]);
            }
            assert_eq!((&one["member"], &one["title"]), (&other["member"], &other["title"]["zh"]));
        }
        assert_eq!(told["growth"]["value"], command["whole"]["value"]);
        let bars = told["bars"].as_array().expect("bars");
        let number = |bar: &Value, end: &str| bar[end].as_str().expect("a number").parse::<Decimal>().expect("a decimal");
        let (total, parts) = bars.split_last().expect("bars");
        assert!(parts.windows(2).all(|two| two[0]["to"] == two[1]["from"]), "{by}: each begins where the last ended");
        let apart = (number(parts.last().expect("one"), "to") - number(total, "to")).abs();
        assert!(apart < Decimal::new(1, 12), "{by}: {apart}");
    }
    // Groups that overlap are refused, and listed where they are asked for as such.
    let leader = crate::journey::sample(&server, "leader");
    let seen = leader.get("/contribution?indicator=industry.output&period=2021-H1&by=firm&asOf=2021-08-10").json();
    assert!(seen["members"].as_array().expect("members").is_empty(), "a leader sees no single firm: {seen}");
    assert_eq!(asked("nothing", "").status, 404);
}
