//! What is no relation: the suspected unit, and which filings are left out. The relations of the packs are tested
//! in `edits`.

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
fn ten_thousand_typed_for_thousand_is_suspected_with_both_values() {
    // 26 450 千元 is 2 645 万元; a year earlier it was 20 000 千元.
    let world = with_history(&[("2020-01..06", "01", "20000")]);
    let found = issues(&world, &["2021-01..06,01,2645,"]);
    assert_eq!(found[0].class, Class::B);
    let text = render(&found, Lang::Zh);
    assert!(
        text.starts_with("a.csv:2:42: [B] E-unit-slip: 01 工业总产值：2645 千元，而 2020-01..06 为 20000 千元，相差约 8 倍\n"),
        "{text}"
    );
    assert!(text.ends_with("提示: 可能按万元填写，应为 26450 千元；确属如此请在说明列写明\n"), "{text}");
    assert_eq!(issues(&world, &["2021-01..06,01,2645,停产"])[0].class, Class::C);
    assert!(issues(&world, &["2021-01..06,01,26450,"]).is_empty());
}

#[test]
fn without_last_year_the_period_before_is_compared() {
    let world = with_history(&[("2020-12", "01", "5000"), ("2021-01..02", "01", "9000")]);
    assert_eq!(places(&issues(&world, &["2021-02,01,480,"])), ["2:38 E-unit-slip"]);
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
    let world = with_history(&[("2020-06", "03", "1000")]);
    let u = unit(1);
    let filings = world.filings(&format!("{HEAD}{u},B204-1,2021-06,03,100,\n{u},B204-1,2021-06,04,90,\n{u},B204-1,2021-05,03,900,\n"));
    let found = check(&filings, &world.context());
    let (good, left_out) = accept_good(filings, &found);
    assert_eq!((good.len(), left_out), (1, 1));
}
