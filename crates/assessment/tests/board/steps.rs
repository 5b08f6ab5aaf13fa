//! The history that forecasts rest on.

use crate::book::{Book, board, book};
use assessment::board::steps;
use assessment::slippage::{Settings, Step, Why, forecast, score};
use figures::Moment;
use jiff::civil::{Date, date};

#[test]
fn plans_are_those_first_stated_and_the_step_before_says_since_when() {
    let book = book(
        "
        project,P1,nature,new
        project,P1,started,2021-03-01
        project,P1,completed_planned,2021-12-31,2021-03-01
        project,P1,completed_planned,2022-06-30,2021-11-01
        project,P1,completed,2022-05-01
        project,P2,started,2021-04-01
        project,P2,completed_planned,2022-01-31
        project,P2,terminated,2021-09-01
    ",
    );
    let found = steps(board(), "completed", &book.entries, book.on(date(2021, 12, 1)));
    let [one, two] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((one.planned, one.ready, one.taken), (Some(date(2021, 12, 31)), Some(date(2021, 3, 1)), None));
    assert_eq!((one.alike.as_deref(), one.given_up), (Some("new"), None));
    assert_eq!((two.planned, two.given_up), (Some(date(2022, 1, 31)), Some(date(2021, 9, 1))));
    let later = steps(board(), "completed", &book.entries, book.on(date(2022, 12, 1)));
    assert_eq!(later[0].taken, Some(date(2022, 5, 1)));
    // What comes before production is completion, and before a start the supply of land.
    assert_eq!(steps(board(), "produced", &book.entries, book.on(date(2022, 12, 1)))[0].ready, Some(date(2022, 5, 1)));
    assert_eq!(steps(board(), "started", &book.entries, book.on(date(2022, 12, 1)))[0].ready, None);
}

/// P1 was completed on 1 May, two months before the day that is told as its plan.
fn told_on(day: &str) -> Book {
    book(&format!(
        "
        project,P1,started,2021-03-01
        project,P1,completed_planned,2022-07-01,{day}
        project,P1,completed,2022-05-01,2022-05-20
    "
    ))
}

fn completed(book: &Book, day: Date) -> Step {
    steps(board(), "completed", &book.entries, book.on(day)).remove(0)
}

/// On the day itself, and after it, who tells the plan may know what came of it.
#[test]
fn a_plan_known_only_when_the_step_was_taken_is_none() {
    let planned = |known: &str| completed(&told_on(known), date(2022, 6, 1)).planned;
    assert_eq!(planned("2021-03-01"), Some(date(2022, 7, 1)));
    // After the step before it was taken it's still ahead.
    assert_eq!(planned("2022-04-30"), Some(date(2022, 7, 1)));
    assert_eq!(planned("2022-05-01"), None);
    assert_eq!(planned("2022-05-02"), None);
    assert_eq!(planned("2022-05-20"), None);
}

/// 30 April 23:30 and 1 May 00:30 in the park are both 30 April in Greenwich.
#[test]
fn days_end_in_the_zone_of_the_calendar() {
    let planned = |instant: &str| {
        let mut book = told_on("2021-03-01");
        let plan = book.entries.iter_mut().find(|entry| entry.field == "completed_planned").expect("a plan");
        plan.known = Moment::parse(instant, &jiff::tz::TimeZone::UTC).expect(instant);
        completed(&book, date(2022, 6, 1)).planned
    };
    assert_eq!(planned("2022-04-30T15:30:00Z"), Some(date(2022, 7, 1)));
    assert_eq!(planned("2022-04-30T16:30:00Z"), None);
}

/// Before the step is taken a plan counts whenever it was told, and one told after it doesn't stand in for an earlier one.
#[test]
fn a_later_plan_changes_nothing_of_the_first() {
    let open = completed(&told_on("2022-04-25"), date(2022, 4, 30));
    assert_eq!((open.planned, open.taken), (Some(date(2022, 7, 1)), None));
    let book = book(
        "
        project,P1,started,2021-03-01
        project,P1,completed_planned,2022-02-01,2021-03-01
        project,P1,completed_planned,2022-05-01,2022-05-20
        project,P1,completed,2022-05-01,2022-05-20
    ",
    );
    assert_eq!(completed(&book, date(2022, 6, 1)).planned, Some(date(2022, 2, 1)));
}

/// P1 … P3 were ten days late by plans of before. P4 was entered whole, with a plan that was met to the day: no delay of zero is among
/// the history, nothing is said of P4, and it is not held out.
#[test]
fn without_a_plan_a_step_is_left_out_of_delays() {
    let late = |n: u8| {
        format!(
            "project,P{n},started,2021-03-01\nproject,P{n},completed_planned,2022-02-01,2021-03-01\nproject,P{n},completed,2022-02-11\n"
        )
    };
    let lines: String = (1..=3).map(late).collect();
    let whole =
        "project,P4,started,2021-03-01\nproject,P4,completed_planned,2022-02-01,2022-06-01\nproject,P4,completed,2022-02-01,2022-06-01\n";
    let open = "project,P5,started,2022-03-01\nproject,P5,completed_planned,2022-12-01,2022-03-01";
    let book = book(&format!("{lines}{whole}{open}"));
    let (day, settings) = (date(2022, 6, 30), Settings { at_least: 3, band: 0.8 });
    let history = steps(board(), "completed", &book.entries, book.on(day));
    assert_eq!((history[3].planned, history[3].taken), (None, Some(date(2022, 2, 1))));
    let made = forecast(&history[4], &history, day, settings).expect("a forecast");
    assert_eq!((made.number, made.taken, made.low), (3, 3, Some(date(2022, 12, 11))));
    assert_eq!(forecast(&history[3], &history, day, settings), Err(Why::NoPlan));
    let held_out = score(&history, Settings { at_least: 1, band: 0.8 });
    assert_eq!(held_out.scored.len() + held_out.skipped, 3);
}
