//! The smallest change of one thing that makes a failing condition hold.

use crate::case::{catalogue, catalogue_with, decimal, gap, rung};
use assessment::ladder::{Board, Held, Lever};
use assessment::scorecard::name_of;
use jiff::civil::{Date, date};

const DAY: Date = date(2022, 6, 1);

/// A title with one condition.
fn of(test: &str, values: &str) -> Board {
    with_titles(test, values, &[])
}

/// The same, where the book has records of titles.
fn with_titles(test: &str, values: &str, records: &[Held]) -> Board {
    let rule = format!(
        "
titles:
  t: {{ title: {{ zh: 称号, en: title }}, kind: rung, register: complete, source: {{ state: fictional }} }}
rules:
  t.rule:
    of: t
    title: {{ zh: 规则, en: rule }}
    from: 2000-01-01
    source: {{ state: fictional }}
    conditions:
      all:
        - {{ id: a, title: {{ zh: 甲, en: a }}, test: '{test}' }}
"
    );
    rung(&catalogue_with(&rule), "t", DAY, &[("F", values)], records)
}

fn lever(test: &str, values: &str) -> Option<(String, String)> {
    told(&of(test, values))
}

fn told(board: &Board) -> Option<(String, String)> {
    match gap(board, "a").lever? {
        Lever::Amount { operand, to, .. } => Some((name_of(&board.operands[operand]), to.to_string())),
        Lever::Word { operand, to } => Some((name_of(&board.operands[operand]), to)),
        Lever::Title(title) => Some(("title".to_owned(), title)),
        Lever::Wait(day) => Some(("wait".to_owned(), day.to_string())),
    }
}

fn said(name: &str, value: &str) -> Option<(String, String)> {
    Some((name.to_owned(), value.to_owned()))
}

#[test]
fn a_quotient_takes_more_above_or_less_below() {
    // 40 of 1000 are asked to be 5 %: 50 above is a quarter more, 800 below a fifth less.
    assert_eq!(lever("year(PY-1.11) / year(PY-1.05) >= 5 %", "year(PY-1.11) = 40\nyear(PY-1.05) = 1000"), said("year(PY-1.05)", "800"));
    // 750 of 1000 are asked to be 70 % at most: 700 is a fifteenth less, 1071.43 a fourteenth more.
    assert_eq!(lever("year(PY-1.07) / year(PY-1.06) <= 70 %", "year(PY-1.07) = 750\nyear(PY-1.06) = 1000"), said("year(PY-1.07)", "700"));
}

#[test]
fn the_years_of_a_sum_are_tried_each() {
    // 590 of 14 000: 110 more are needed; on 240 that is less than on 200 or 150. Sales would have to fall by 2200 of 5000.
    let values = "year(PY-1.11) = 240\nyear(PY-1.11, 1) = 200\nyear(PY-1.11, 2) = 150\nyear(PY-1.14) = 5000\nyear(PY-1.14, 1) = 5000\nyear(PY-1.14, 2) = 4000";
    let test = "(year(PY-1.11) + year(PY-1.11, 1) + year(PY-1.11, 2)) / (year(PY-1.14) + year(PY-1.14, 1) + year(PY-1.14, 2)) >= 5 %";
    let (name, to) = lever(test, values).unwrap();
    assert_eq!((name.as_str(), to.as_str()), ("year(PY-1.14)", "2800"), "44 % less beats 45.8 % more");
    let values = values.replace("year(PY-1.11) = 240", "year(PY-1.11) = 300");
    // 650 of 14 000: 50 more on 300 are a sixth, sales would have to fall by a fifth.
    assert_eq!(lever(test, &values), said("year(PY-1.11)", "350"));
}

#[test]
fn a_growth_is_turned_into_an_amount() {
    // (y3/y2 + y2/y1)/2 − 1 ≥ 5 % with 100, 100: y3 = 110
    let test = "(year(PY-1.04) / year(PY-1.04, 1) + year(PY-1.04, 1) / year(PY-1.04, 2)) / 2 - 1 >= 5 %";
    let values = "year(PY-1.04) = 104\nyear(PY-1.04, 1) = 100\nyear(PY-1.04, 2) = 100";
    // y1 of 94.3396 would be less of a change (5.66 % against 5.77 %): 104/100 + 100/y1 = 2.1
    assert_eq!(lever(test, values), said("year(PY-1.04, 2)", "94.33"));
}

#[test]
fn a_bound_that_is_not_enough_takes_one_step_more() {
    assert_eq!(lever("year(PY-1.05) > 100 万元", "year(PY-1.05) = 90"), said("year(PY-1.05)", "100.01"));
    assert_eq!(lever("year(PY-1.15) > 1 件", "year(PY-1.15) = 1"), said("year(PY-1.15)", "2"), "pieces are whole");
    assert_eq!(lever("year(PY-1.01) / year(PY-1.15) <= 10 人/件", "year(PY-1.01) = 95\nyear(PY-1.15) = 9"), said("year(PY-1.01)", "90"));
}

#[test]
fn what_no_amount_does_has_no_lever() {
    assert_eq!(lever("year(PY-1.05) / year(PY-1.06) < 0", "year(PY-1.05) = 90\nyear(PY-1.06) = 90"), None, "nothing filed is below zero");
    assert_eq!(lever("year(PY-1.05) * year(PY-1.05) >= 100 万元 * 1 万元", "year(PY-1.05) = 9"), None, "no straight line");
}

#[test]
fn words_titles_and_ages() {
    assert_eq!(lever("core_ip = \"是\"", "core_ip = 否"), said("core_ip", "是"));
    assert_eq!(
        lever("credit_rating = \"AA\" or credit_rating = \"A\"", "credit_rating = BBB"),
        said("credit_rating", "AA / A"),
        "any of them will do"
    );
    let (title, holder, batch) = ("zjtx".to_owned(), "another".to_owned(), String::new());
    let listed = Held { title, holder, batch, awarded: date(2022, 1, 1), expires: None, revoked: None };
    assert_eq!(told(&with_titles("holds(zjtx)", "", &[listed])), said("title", "zjtx"));
    assert_eq!(lever("holds(zjtx)", ""), None, "without a list it is unknown");
    let values = "years(niche_since) = 2.5\ndate niche_since = 2019-12-01";
    assert_eq!(lever("years(niche_since) >= 3 年", values), said("wait", "2022-12-01"));
    let values = "age(established) = 300\ndate established = 2021-08-05";
    assert_eq!(lever("age(established) >= 365 天", values), said("wait", "2022-08-05"));
    assert_eq!(
        lever("years(established) <= 10 年", "years(established) = 11\ndate established = 2011-06-01"),
        None,
        "nobody grows younger"
    );
}

/// 20 + 10 + 24 = 54 of 60 points: six more come of research at 3 % (ten points), or of a class I right (six points).
#[test]
fn of_a_score_the_cheapest_band_is_found() {
    let values = "
        domestic = 是\nrestricted = 否\nincident = 否\nblacklisted = 否
        year(PY-1.01) = 100\nyear(PY-1.02) = 30\nyear(PY-1.06) = 1000\nyear(PY-1.11) = 28\nyear(PY-1.13) = 10000\nyear(PY-1.14) = 1000
        year(PY-1.15) = 0\nyear(PY-1.16) = 4";
    let board = rung(&catalogue(), "kjsme", DAY, &[("F", values)], &[]);
    let Some(Lever::Amount { operand, from, to, relative }) = gap(&board, "total").lever else { panic!("a lever") };
    // 28 to 30 is a fourteenth more; sales of 933.33 instead of 1000 a fifteenth less.
    assert_eq!((name_of(&board.operands[operand]).as_str(), from, to), ("year(PY-1.14)", decimal("1000"), decimal("933.33")));
    assert!(relative.unwrap() < decimal("-0.066") && relative.unwrap() > decimal("-0.067"));
}

/// 0 + 0 + 6 of 60: no single band gives 54 points.
#[test]
fn of_a_score_too_far_away_no_band_is_enough() {
    let values = "
        domestic = 是\nrestricted = 否\nincident = 否\nblacklisted = 否
        year(PY-1.01) = 100\nyear(PY-1.02) = 3\nyear(PY-1.06) = 1000\nyear(PY-1.11) = 1\nyear(PY-1.13) = 10000\nyear(PY-1.14) = 1000
        year(PY-1.15) = 0\nyear(PY-1.16) = 1";
    let board = rung(&catalogue(), "kjsme", DAY, &[("F", values)], &[]);
    assert_eq!(gap(&board, "total").lever, None);
    assert!(gap(&board, "staff_points").lever.is_some(), "technical staff of ten");
}
