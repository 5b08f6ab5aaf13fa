//! Commitments of standard land: the lot of Wenling of 2019 and the notice 2023GC07007 (methodology F5).

use crate::book::{Book, board, book};
use assessment::board::{Unclear, Verdict, promises};
use jiff::civil::{Date, date};

/// Verdict, value and distance of all, in the order of their ids.
fn judged(book: &Book, day: Date) -> Vec<(Verdict, String, String)> {
    let number = |number: Option<figures::Decimal>| number.map_or("-".to_owned(), |n| n.normalize().to_string());
    let all = promises(board(), &book.ways(day), book.on(day));
    all.iter().map(|promise| (promise.verdict, number(promise.value), number(promise.distance))).collect()
}

fn commitment(id: &str, metric: &str, op: &str, value: &str, due: &str) -> String {
    ["project,P1", &format!("metric,{metric}"), &format!("op,{op}"), &format!("value,{value}"), &format!("due,{due}")]
        .map(|said| format!("commitment,{id},{said}\n"))
        .concat()
}

/// Wenling, 100.48 亩 sold for 29.95 million: value added at least 116.5 and tax at least 23.08 万元 a mu, R&D at least 3.2 %.
fn wenling(measured: &str) -> Book {
    let promised = [
        commitment("1", "value_added_per_mu", "at_least", "116.5 万元/亩", "full"),
        commitment("2", "tax_per_mu", "at_least", "23.08 万元/亩", "full"),
        commitment("3", "research_share", "at_least", "3.2 %", "full"),
    ];
    book(&format!("project,P1,land,100.48\nproject,P1,completed,2020-12-01\nproject,P1,full,2021-12-31\n{}\n{measured}", promised.concat()))
}

fn measured(id: &str, value: &str) -> String {
    format!("commitment,{id},measured,{value}\ncommitment,{id},measured_on,2022-03-01\n")
}

#[test]
fn nothing_is_due_before_full_production() {
    let all = judged(&wenling(""), date(2021, 12, 30));
    assert!(all.iter().all(|(verdict, ..)| *verdict == Verdict::NotDue), "{all:?}");
}

#[test]
fn what_is_due_and_not_measured_is_unknown() {
    let all = judged(&wenling(""), date(2021, 12, 31));
    assert!(all.iter().all(|(verdict, ..)| *verdict == Verdict::Unknown(Unclear::NoValue)), "{all:?}");
}

/// Exactly at the value is kept; a hundredth below is not.
#[test]
fn the_value_itself_is_kept_and_just_below_is_not() {
    let book = wenling(&[measured("1", "116.5 万元/亩"), measured("2", "23.07 万元/亩"), measured("3", "0.032 1")].concat());
    assert_eq!(
        judged(&book, date(2022, 6, 30)),
        [
            (Verdict::Met, "116.5".into(), "0".into()),
            (Verdict::NotMet, "23.07".into(), "-0.01".into()),
            (Verdict::Met, "3.2".into(), "0".into()),
        ]
    );
    // Measured later than the day asked for: not known yet.
    assert!(judged(&book, date(2022, 2, 28)).iter().all(|(verdict, ..)| *verdict == Verdict::Unknown(Unclear::NoValue)));
}

/// The notice: investment at least 250, output 400, tax 20 万元 a mu; floor area ratio 0.7–1.8, coverage 35–65 %, offices at
/// most 7 % of the land and 15 % of the floor.
fn notice(invested: u32, ratio: &str) -> Book {
    let promised = [
        commitment("1", "investment_intensity", "at_least", "250 万元/亩", "completed"),
        commitment("2", "floor_area_ratio", "at_least", "0.7", "completed"),
        commitment("3", "floor_area_ratio", "at_most", "1.8", "completed"),
        commitment("4", "building_coverage", "at_least", "35 %", "completed"),
        commitment("5", "building_coverage", "at_most", "65 %", "completed"),
        commitment("6", "office_land", "at_most", "7 %", "completed"),
        commitment("7", "office_floor", "at_most", "15 %", "completed"),
        commitment("8", "output_per_mu", "at_least", "400 万元/亩", "full"),
        commitment("9", "tax_per_mu", "at_least", "20 万元/亩", "full"),
    ];
    let measured = [measured("4", "65.1 %"), measured("5", "65.1 %"), measured("6", "7 %"), measured("7", "0.151 1")].concat();
    let mut book = book(&format!(
        "project,P1,land,40\nproject,P1,owner,U1\nproject,P1,parcel,L1\nproject,P1,completed,2022-01-01\nproject,P1,full,2022-05-01
        parcel,L1,ratio,{ratio}
        progress,a,project,P1\nprogress,a,month,2021-12\nprogress,a,invested_total,{invested}\n{}{measured}",
        promised.concat()
    ));
    book.filings.0.push(("U1", Some(date(2021, 6, 1)), Some(150_000)));
    book
}

/// 10 000 万元 on 40 亩 are 250 a mu; 150 000 千元 of output are 15 000 万元, 375 a mu.
#[test]
fn values_follow_from_records_and_filings() {
    let verdicts = |book: &Book| judged(book, date(2022, 6, 30)).into_iter().map(|(verdict, ..)| verdict.code()).collect::<Vec<_>>();
    assert_eq!(verdicts(&notice(10_000, "1.8")), ["met", "met", "met", "met", "not_met", "met", "not_met", "not_met", "unknown"]);
    assert_eq!(verdicts(&notice(9_999, "0.69"))[..3], ["not_met", "not_met", "met"]);
    assert_eq!(verdicts(&notice(10_001, "1.81"))[..3], ["met", "met", "not_met"]);
    let all = judged(&notice(10_000, "1.2"), date(2022, 6, 30));
    assert_eq!((all[0].1.as_str(), all[7].1.as_str(), all[7].2.as_str()), ("250", "375", "-25"));
}

#[test]
fn what_no_pack_knows_and_other_units_are_said() {
    let lines = [
        commitment("1", "jobs", "at_least", "100 人", "completed"),
        commitment("2", "tax_per_mu", "at_least", "20 万元", "completed"),
        commitment("3", "tax_per_mu", "at_least", "many", "completed"),
    ];
    let book = book(&format!("project,P1,completed,2022-01-01\n{}{}", lines.concat(), measured("2", "23 万元/亩")));
    let verdicts: Vec<Verdict> = judged(&book, date(2022, 6, 30)).into_iter().map(|(verdict, ..)| verdict).collect();
    assert_eq!(verdicts, [Unclear::NoMetric, Unclear::OtherUnit, Unclear::NoThreshold].map(Verdict::Unknown));
}
