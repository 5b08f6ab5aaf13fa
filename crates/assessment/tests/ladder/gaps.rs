//! Conditions met of all, what fails with its distance and trend, what is wanted, and who is one step away.

use crate::case::{catalogue, catalogue_with, decimal, gap, ids, rung};
use assessment::ladder::{Counts, Measure, Steps};
use assessment::scorecard::name_of;
use jiff::civil::{Date, date};
use methodology::catalogue::Range;

const DAY: Date = date(2022, 6, 1);

/// A high-tech enterprise but for what is added.
const GOOD: &str = "
    age(established) = 400
    core_ip = 是
    hi_tech_field = 是
    incident_year = 否
    year(PY-1.01) = 100
    year(PY-1.02) = 20
    year(PY-1.11) = 240
    year(PY-1.11, 1) = 200
    year(PY-1.11, 2) = 150
    year(PY-1.12) = 240
    year(PY-1.12, 1) = 200
    year(PY-1.12, 2) = 150
    year(PY-1.14) = 5001
    year(PY-1.14, 1) = 5000
    year(PY-1.14, 2) = 4000
    year(PY-1.21) = 4000
    year(PY-1.23) = 5000
    year(PY-1.08) = 150
    year(PY-1.08, 1) = 200
    year(PY-1.08, 2) = 100
    year(PY-1.15) = 1
    year(PY-1.20) = 5
    year(PY-1.20, 1) = 5
    year(PY-1.20, 2) = 5
    year(PY-1.41) = 7
    year(PY-1.42) = 7
    year(PY-1.43) = 7.5
    year(PY-1.44) = 4
    year(PY-1.45) = 0
    year(PY-1.46) = 26
    year(PY-1.51) = 5
    year(PY-1.52) = 5
    year(PY-1.53) = 1
    year(PY-1.54) = 1
    year ago year(PY-1.02) = 8
    year ago year(PY-1.01) = 100
";

fn firm(more: &str) -> String {
    // What is said last counts.
    format!("{GOOD}{more}")
}

fn gq(more: &str) -> assessment::ladder::Board {
    rung(&catalogue(), "gq", DAY, &[("F", &firm(more))], &[])
}

#[test]
fn all_conditions_are_met() {
    let board = gq("");
    let rung = &board.rungs[0];
    assert_eq!(rung.verdicts, [Some(true)]);
    // Nine conditions, of which the tiers of research are one.
    assert_eq!(rung.counts, [Counts { met: 9, failing: 0, unknown: 0 }]);
    assert_eq!(board.gaps(0, 0), []);
}

#[test]
fn a_failing_condition_says_how_far_and_how_it_was() {
    let board = gq("year(PY-1.02) = 9");
    assert_eq!(board.rungs[0].verdicts, [Some(false)]);
    assert_eq!(board.rungs[0].counts, [Counts { met: 8, failing: 1, unknown: 0 }]);
    assert_eq!(ids(&board), ["tech_staff"]);
    let gap = gap(&board, "tech_staff");
    assert_eq!(gap.has, Some(Measure::Amount(decimal("9"))));
    assert_eq!(gap.asks, Some(Measure::Amount(decimal("10"))));
    assert_eq!(gap.distance, Some(decimal("0.1")), "one of ten per cent");
    assert_eq!(gap.before, Some(Measure::Amount(decimal("8"))));
}

#[test]
fn of_the_tiers_only_the_one_that_is_there_is_told() {
    let board = gq("year(PY-1.14) = 5000");
    assert_eq!(ids(&board), ["rd_small"], "5000 exactly is of the five-per-cent tier");
    let there = |id: &str| {
        let leaf = board.rungs[0].conditions.iter().position(|leaf| leaf.id == id).unwrap();
        board.rungs[0].is_there(leaf, 0)
    };
    assert_eq!(["rd_small", "rd_middle", "rd_large", "age"].map(there), [Some(true), Some(false), Some(false), Some(true)]);
    let gap = gap(&board, "rd_small");
    // 590 of 14 000
    let Some(Measure::Amount(has)) = gap.has else { panic!("an amount") };
    assert_eq!(figures::round(has, 20), decimal("4.21428571428571428571"));
    assert_eq!(gap.asks, Some(Measure::Amount(decimal("5"))));
    assert_eq!(board.rungs[0].counts, [Counts { met: 8, failing: 1, unknown: 0 }]);
}

#[test]
fn what_is_unknown_is_wanted_and_fails_nobody() {
    let board = gq("core_ip_of_nobody = 1").rungs[0].verdicts.clone();
    assert_eq!(board, [Some(true)]);
    let text = firm("").lines().filter(|line| !line.contains("core_ip") && !line.contains("PY-1.12, 2")).collect::<Vec<_>>().join("\n");
    let board = rung(&catalogue(), "gq", DAY, &[("F", &text)], &[]);
    assert_eq!(board.rungs[0].verdicts, [None]);
    assert_eq!(board.rungs[0].steps, [Steps { failing: 0, unknown: 2 }]);
    assert_eq!(ids(&board), ["core_ip", "domestic_rd"]);
    let missing: Vec<String> = gap(&board, "domestic_rd").missing.iter().map(|n| name_of(&board.operands[*n])).collect();
    assert_eq!(missing, ["year(PY-1.12, 2)"]);
    assert_eq!(board.one_step(0, 2), [0_usize; 0], "unknown is not a step");
}

#[test]
fn without_the_last_year_the_tier_is_unknown_and_its_sales_are_wanted() {
    let text = firm("").replace("year(PY-1.14) = 5001", "");
    let board = rung(&catalogue(), "gq", DAY, &[("F", &text)], &[]);
    assert_eq!(board.rungs[0].verdicts, [None]);
    let missing: Vec<String> = board.gaps(0, 0).iter().flat_map(|gap| gap.missing.clone()).map(|n| name_of(&board.operands[n])).collect();
    assert!(missing.iter().all(|name| name == "year(PY-1.14)"), "{missing:?}");
}

#[test]
fn points_tell_what_is_possible_and_which_inputs_would_settle_it() {
    let text = firm("").replace("year(PY-1.46) = 26", "").replace("year(PY-1.20, 1) = 5", "");
    let board = rung(&catalogue(), "gq", DAY, &[("F", &text)], &[]);
    let gap = gap(&board, "innovation");
    // 25.5 of rights, 12 of organisation, 9 to 10 of net assets (37.5 %), 3 to 4 of sales (12.51 %), none to 30 of results.
    assert_eq!(gap.has, Some(Measure::Points(Range { low: decimal("49.5"), high: decimal("81.5") })));
    let missing: Vec<String> = gap.missing.iter().map(|n| name_of(&board.operands[*n])).collect();
    for wanted in ["year(PY-1.20, 1)", "year(PY-1.46)", "year(PY-1.55)", "year(PY-1.56)"] {
        assert!(missing.iter().any(|name| name == wanted), "{wanted} in {missing:?}");
    }
}

#[test]
fn points_outside_of_what_is_possible_are_a_finding_and_not_used() {
    let board = gq("year(PY-1.55) = 3");
    let rung = &board.rungs[0];
    let [finding] = &rung.findings[..] else { panic!("{:?}", rung.findings) };
    assert_eq!((name_of(&board.operands[finding.operand]), finding.filed), ("year(PY-1.55)".to_owned(), decimal("3")));
    assert_eq!((finding.range.low, finding.range.high), (decimal("9"), decimal("10")));
    assert_eq!(rung.verdicts, [Some(true)]);
}

/// Net assets of three years, and the points of their growth; 0 to 10 is all that is possible, so it is unknown.
#[test]
fn net_assets_below_zero_are_no_base_of_a_rate() {
    let points = |first: &str, second: &str, last: &str| {
        let board = gq(&format!("year(PY-1.08, 2) = {first}\nyear(PY-1.08, 1) = {second}\nyear(PY-1.08) = {last}"));
        let scores = &board.rungs[0].rule.as_ref().unwrap().scores;
        let range = board.rungs[0].points(scores.iter().position(|score| score.id == "asset_growth").unwrap(), 0).unwrap();
        format!("{}-{}", range.low, range.high)
    };
    // Losses that grow are no growth: -100, -200, -400 would be twice as much each year.
    for [first, second, last] in [["-100", "-200", "-400"], ["-100", "100", "200"], ["100", "-1", "500"], ["0", "-100", "-200"]] {
        assert_eq!(points(first, second, last), "0-10", "{first} {second} {last}");
    }
    // (200/100 + -1/200)/2 - 1 is below zero; 200/100 alone is 100 %.
    assert_eq!(points("100", "200", "-1"), "0-0");
    assert_eq!(points("0", "100", "200"), "9-10");
    assert_eq!(points("-5", "0", "200"), "0-0", "without a second year it is none");
}

/// Any of three ratings will do, not the first alone; of amounts the nearest alternative is told.
#[test]
fn of_alternatives_in_one_condition_all_words_or_the_nearest_are_told() {
    let credit = |rating: &str| {
        let board = rung(&catalogue(), "yx", date(2022, 9, 1), &[("F", rating)], &[]);
        let gap = gap(&board, "credit");
        (gap.truth, gap.has, gap.asks)
    };
    let asks = Some(Measure::Word("AAA / AA / A".to_owned()));
    assert_eq!(credit("credit_rating = BBB"), (Some(false), Some(Measure::Word("BBB".to_owned())), asks.clone()));
    assert_eq!(credit(""), (None, None, asks));
    let told = |values: &str| {
        let rule = RULE.replace("year(PY-1.05) >= 100 万元 }", "year(PY-1.05) >= 100 万元 or year(PY-1.06) >= 10 万元 }");
        let gap = gap(&rung(&catalogue_with(&rule), "t", DAY, &[("F", values)], &[]), "a");
        (gap.truth, gap.has, gap.asks)
    };
    let amount = |text: &str| Some(Measure::Amount(decimal(text)));
    // 50 % off the first; 10 % off the second.
    assert_eq!(told("year(PY-1.05) = 50\nyear(PY-1.06) = 9"), (Some(false), amount("9"), amount("10")));
    assert_eq!(told("year(PY-1.05) = 95\nyear(PY-1.06) = 1"), (Some(false), amount("95"), amount("100")));
    // One that is unknown may still hold.
    assert_eq!(told("year(PY-1.05) = 95"), (None, None, amount("10")));
}

/// Three conditions and alternatives.
const RULE: &str = "
titles:
  t: { title: { zh: 称号, en: title }, kind: rung, register: complete, source: { state: fictional } }
rules:
  t.rule:
    of: t
    title: { zh: 规则, en: rule }
    from: 2000-01-01
    source: { state: fictional }
    conditions:
      all:
        - { id: a, title: { zh: 甲, en: a }, test: year(PY-1.05) >= 100 万元 }
        - { id: b, title: { zh: 乙, en: b }, test: year(PY-1.06) >= 100 万元 }
        - any:
            - { id: c, title: { zh: 丙, en: c }, test: year(PY-1.07) >= 100 万元 }
            - all:
                - { id: d, title: { zh: 丁, en: d }, test: year(PY-1.13) >= 100 万元 }
                - { id: e, title: { zh: 戊, en: e }, test: year(PY-1.24) >= 100 万元 }
";

fn of_rule(firms: &[(&str, &str)]) -> assessment::ladder::Board {
    rung(&catalogue_with(RULE), "t", DAY, firms, &[])
}

#[test]
fn one_step_is_one_condition_or_one_alternative_and_the_nearest_comes_first() {
    let values = |a: &str, b: &str, c: &str, d: &str, e: &str| {
        let all = [("05", a), ("06", b), ("07", c), ("13", d), ("24", e)].into_iter().filter(|(_, value)| !value.is_empty());
        all.map(|(item, value)| format!("year(PY-1.{item}) = {value}\n")).collect::<String>()
    };
    let firms = [
        ("far", values("50", "100", "100", "", "")),
        ("near", values("99", "100", "100", "", "")),
        ("two", values("50", "50", "100", "", "")),
        ("alternative", values("100", "100", "40", "100", "80")),
        ("both alternatives", values("100", "100", "90", "0", "0")),
        ("unknown too", values("70", "", "100", "", "")),
        ("fulfils", values("100", "100", "0", "100", "100")),
    ];
    let firms: Vec<(&str, &str)> = firms.iter().map(|(code, text)| (*code, text.as_str())).collect();
    let board = of_rule(&firms);
    let names = |rows: Vec<usize>| rows.into_iter().map(|row| firms[row].0).collect::<Vec<_>>();
    // 1 %, then 10 % of the first alternative, 20 % of the second, 50 %.
    assert_eq!(names(board.one_step(0, 0)), ["near", "both alternatives", "alternative", "far"]);
    assert_eq!(names(board.one_step(0, 1)), ["near", "both alternatives", "alternative", "unknown too", "far"]);
    assert_eq!(board.rungs[0].verdicts[6], Some(true));
}

#[test]
fn the_nearest_alternative_is_taken() {
    let board = of_rule(&[("F", "year(PY-1.05) = 100\nyear(PY-1.06) = 100\nyear(PY-1.07) = 0\nyear(PY-1.13) = 0\nyear(PY-1.24) = 0")]);
    assert_eq!(ids(&board), ["c"], "one condition of the first, two of the second");
    let board = of_rule(&[("F", "year(PY-1.05) = 100\nyear(PY-1.06) = 100\nyear(PY-1.07) = 0\nyear(PY-1.13) = 100")]);
    assert_eq!(
        (board.rungs[0].verdicts[0], ids(&board)),
        (None, vec!["e".to_owned()]),
        "one that may still hold goes before one that fails"
    );
}

#[test]
fn nobody_is_one_step_away_from_what_it_holds() {
    let held = assessment::ladder::Held {
        title: "t".to_owned(),
        holder: "F".to_owned(),
        batch: String::new(),
        awarded: date(2021, 1, 1),
        expires: None,
        revoked: None,
    };
    let board = rung(&catalogue_with(RULE), "t", DAY, &[("F", "year(PY-1.05) = 99\nyear(PY-1.06) = 100\nyear(PY-1.07) = 100")], &[held]);
    assert_eq!((board.rungs[0].held[0], board.one_step(0, 0).len()), (Some(true), 0));
}

#[test]
fn a_rule_that_is_wanted_gives_nobody_a_verdict() {
    let catalogue = catalogue();
    for (title, day) in [("xjr", date(2021, 7, 19)), ("dl", DAY), ("zjtx", date(2022, 7, 31))] {
        let board = rung(&catalogue, title, day, &[("F", "")], &[]);
        assert_eq!(board.rungs[0].verdicts, [None]);
        assert!(board.rungs[0].without_rule().is_some());
        assert_eq!((board.gaps(0, 0).len(), board.one_step(0, 9).len()), (0, 0));
    }
}
