//! Stages: the last one reached, what shows it, how late it is, what is out of order.

use crate::book::{board, book};
use assessment::board::Odd;
use jiff::civil::date;

fn stage(nth: Option<usize>) -> &'static str {
    nth.map_or("-", |nth| board().stages[nth].id.as_str())
}

const P: &str = "
    project,P1,signed,2021-01-10
    project,P1,agreement_no,X-1
    project,P1,approved,2021-02-10
    project,P1,land_supplied,2021-03-10
    project,P1,started_planned,2021-05-01
    project,P1,started,2021-06-10
    progress,P1-06,project,P1
    progress,P1-06,month,2021-06
    progress,P1-06,done,5
";

#[test]
fn the_last_stage_reached_counts_and_building_begins_with_progress() {
    let book = book(P);
    let at = |day| stage(book.way("P1", day).current);
    assert_eq!(at(date(2021, 1, 9)), "-");
    assert_eq!(at(date(2021, 1, 10)), "signed");
    assert_eq!(at(date(2021, 3, 10)), "land_supplied");
    // The report of June is dated by its month, and a project that has not started isn't built.
    assert_eq!(at(date(2021, 6, 9)), "land_supplied");
    assert_eq!(at(date(2021, 6, 10)), "building");
}

#[test]
fn a_plan_that_has_passed_is_late_by_the_day() {
    let book = book(P);
    let slip = |day| book.way("P1", day).stages[3].slip;
    assert_eq!(slip(date(2021, 5, 1)), None);
    assert_eq!(slip(date(2021, 5, 4)), Some(3));
    // Started on 10 June: 30 days of May and ten of June after 1 May.
    assert_eq!(slip(date(2021, 12, 31)), Some(40));
}

#[test]
fn what_should_show_a_stage_is_wanted_once_it_is_reached() {
    let book = book(P);
    let wanted: Vec<Vec<String>> = book.way("P1", date(2021, 6, 30)).stages.into_iter().map(|stage| stage.wanted).collect();
    let expected: [&[&str]; 8] = [&[], &["approval_code"], &["land_contract"], &["permit"], &[], &[], &[], &[]];
    assert_eq!(wanted, expected.map(|fields| fields.iter().map(|f| (*f).to_owned()).collect::<Vec<_>>()));
}

#[test]
fn what_is_skipped_out_of_order_or_ahead_is_said() {
    let book = book(
        "
        project,P2,signed,2021-03-01
        project,P2,land_supplied,2021-02-01
        project,P2,started,2021-08-01
        project,P3,signed,2021-01-01
        project,P3,terminated,2021-04-01
    ",
    );
    let way = book.way("P2", date(2021, 6, 30));
    assert_eq!((stage(way.current), way.odd), ("land_supplied", vec![Odd::Skipped(1), Odd::OutOfOrder(0, 2), Odd::Ahead(3)]));
    assert_eq!(Odd::OutOfOrder(0, 2).words(board()).zh, "供地早于签约");
    assert_eq!(book.way("P3", date(2021, 3, 31)).ended, None);
    assert_eq!(book.way("P3", date(2021, 4, 1)).ended, Some(date(2021, 4, 1)));
}
