//! Edits: each fires where it must, with both values, and is silent where it must not.

mod common;

use common::{World, d, places, render, unit};
use figures::{Class, CreditCode, Issue, Lang, Role};
use intake::{History, accept_good, check, quote};

const HEAD: &str = "unit,form,period,item,value,note\n";

fn issues(world: &World, lines: &[&str]) -> Vec<Issue> {
    let u = unit(1);
    let text: String = lines.iter().map(|l| format!("{u},B204-1,{l}\n")).collect();
    let text = format!("{HEAD}{text}");
    let mut issues = check(&world.filings(&text), &world.context());
    quote(&mut issues, "a.csv", text.as_bytes());
    issues
}

fn with_history(rows: &[(&str, &str, &str)]) -> World {
    let row = |(period, item, value): &(&str, &str, &str)| {
        (CreditCode::fictional(1), period.parse().expect("period"), Role::Current, "B204-1".to_owned(), (*item).to_owned(), d(value))
    };
    World { history: History::new(rows.iter().map(row)), ..World::new() }
}

#[test]
fn e03_sales_cover_exports() {
    let found = issues(&World::new(), &["2021-06,03,80,", "2021-06,04,90,"]);
    assert_eq!(places(&found), ["3:38 sales-below-exports"]);
    let text = render(&found, Lang::Zh);
    assert!(text.contains("03 工业销售产值（80）应不小于 04 出口交货值（90）"), "{text}");
    assert!(text.contains(&format!(" 3 | {},B204-1,2021-06,04,90,\n", unit(1))), "{text}");
    assert!(issues(&World::new(), &["2021-06,03,90,", "2021-06,04,90,"]).is_empty());
}

#[test]
fn e03_sees_the_value_a_revision_leaves_standing() {
    let world = with_history(&[("2021-06", "04", "90")]);
    assert_eq!(places(&issues(&world, &["2021-06,03,80,"])), ["2:38 sales-below-exports"]);
}

#[test]
fn e07_the_cumulative_value_covers_the_month() {
    let found = issues(&World::new(), &["2021-06,01,50,", "2021-01..06,01,40,"]);
    assert_eq!(places(&found), ["3:42 cumulative-below-month"]);
    assert!(found[0].reason.en.contains("40 for 2021-01..06 is less than 50 for 2021-06 alone"));
    let world = with_history(&[("2021-01..06", "01", "40")]);
    assert_eq!(places(&issues(&world, &["2021-06,01,50,"])), ["2:38 cumulative-below-month"]);
}

#[test]
fn e08_passes_with_a_note() {
    let world = with_history(&[("2021-01..05", "01", "50")]);
    let lines = ["2021-06,01,11,", "2021-01..06,01,62,"];
    let found = issues(&world, &lines);
    assert_eq!(places(&found), ["3:42 cumulative-step"]);
    assert_eq!(found[0].class, Class::B);
    assert!(issues(&world, &["2021-06,01,11,", "2021-01..06,01,61,"]).is_empty());
    let noted = issues(&world, &["2021-06,01,11,", "2021-01..06,01,62,五月调整"]);
    assert_eq!(noted[0].class, Class::C);
}

#[test]
fn ten_thousand_typed_for_thousand_is_suspected_with_both_values() {
    // 26 450 千元 is 2 645 万元; a year earlier it was 20 000 千元.
    let world = with_history(&[("2020-01..06", "01", "20000")]);
    let found = issues(&world, &["2021-01..06,01,2645,"]);
    assert_eq!(found[0].class, Class::B);
    let text = render(&found, Lang::Zh);
    assert!(text.starts_with("a.csv:2:42: [B] unit-slip: 01 工业总产值：2645 千元，而 2020-01..06 为 20000 千元，相差约 8 倍\n"), "{text}");
    assert!(text.ends_with("提示: 可能按万元填写，应为 26450 千元；确属如此请在说明列写明\n"), "{text}");
    assert_eq!(issues(&world, &["2021-01..06,01,2645,停产"])[0].class, Class::C);
    assert!(issues(&world, &["2021-01..06,01,26450,"]).is_empty());
}

#[test]
fn without_last_year_the_period_before_is_compared() {
    let world = with_history(&[("2020-12", "01", "5000"), ("2021-01..02", "01", "9000")]);
    assert_eq!(places(&issues(&world, &["2021-02,01,480,"])), ["2:38 unit-slip"]);
    let other_year = with_history(&[("2020-01..12", "01", "5000")]);
    assert!(issues(&other_year, &["2021-01..02,01,480,"]).is_empty());
}

#[test]
fn an_edit_the_packs_leave_out_is_not_made() {
    let mut world = with_history(&[("2020-01..06", "01", "20000")]);
    world.catalogue.edits.clear();
    assert!(issues(&world, &["2021-01..06,01,2645,"]).is_empty());
}

#[test]
fn the_filing_at_an_issue_is_left_out() {
    let world = World::new();
    let u = unit(1);
    let filings = world.filings(&format!("{HEAD}{u},B204-1,2021-06,03,80,\n{u},B204-1,2021-06,04,90,\n{u},B204-1,2021-05,03,80,\n"));
    let found = check(&filings, &world.context());
    let (good, left_out) = accept_good(filings, &found);
    assert_eq!((good.len(), left_out), (1, 1));
}
