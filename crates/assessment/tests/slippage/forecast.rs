//! Ten projects that were 0, 10 … 90 days late, and others forecast from them.

use assessment::slippage::{Settings, Step, Why, forecast, score};
use jiff::ToSpan;
use jiff::civil::{Date, date};

const SETTINGS: Settings = Settings { at_least: 5, band: 0.8 };
const PLANNED: Date = date(2020, 1, 1);

fn step(id: &str, late: Option<i32>) -> Step {
    let taken = late.map(|days| PLANNED + days.days());
    Step { id: id.into(), alike: None, ready: Some(date(2019, 6, 1)), planned: Some(PLANNED), taken, given_up: None }
}

fn ten() -> Vec<Step> {
    (0..10).map(|nth| step(&format!("P{nth}"), Some(nth * 10))).collect()
}

fn open(planned: Date) -> Step {
    Step { planned: Some(planned), ready: Some(date(2021, 1, 1)), ..step("open", None) }
}

/// Of ten delays, the one by which half have come is 40, a tenth 0, nine tenths 80.
#[test]
fn a_project_not_yet_late_is_as_late_as_others() {
    let made = forecast(&open(date(2021, 6, 1)), &ten(), date(2021, 2, 1), SETTINGS).expect("a forecast");
    let days = [made.low, made.median, made.high].map(|day| day.expect("a day"));
    assert_eq!(days, [date(2021, 6, 1), date(2021, 6, 1) + 40.days(), date(2021, 6, 1) + 80.days()]);
    assert_eq!((made.number, made.taken, made.alike), (10, 10, None));
}

/// 45 days late: of the delays 50 … 90 the middle is 70, a tenth is reached at 50, nine tenths at 90.
#[test]
fn a_project_that_is_late_is_compared_with_those_that_were_later() {
    let made = forecast(&open(date(2021, 6, 1)), &ten(), date(2021, 6, 1) + 45.days(), SETTINGS).expect("a forecast");
    assert_eq!(made.median, Some(date(2021, 6, 1) + 70.days()));
    assert_eq!((made.low, made.high), (Some(date(2021, 6, 1) + 50.days()), Some(date(2021, 6, 1) + 90.days())));
}

#[test]
fn where_nothing_can_be_said_there_is_a_reason() {
    let asked = |of: &Step, history: &[Step], day: Date| forecast(of, history, day, SETTINGS).expect_err("a reason");
    let day = date(2021, 2, 1);
    assert_eq!(asked(&Step { planned: None, ..open(day) }, &ten(), day), Why::NoPlan);
    assert_eq!(asked(&open(day), &ten()[..4], day), Why::TooLittle { have: 4, need: 5 });
    assert_eq!(asked(&open(date(2020, 6, 1)), &ten(), day), Why::Beyond);
    // Of ten only those that had come by a day are known on it.
    assert_eq!(asked(&open(day), &ten(), PLANNED + 25.days()), Why::TooLittle { have: 3, need: 5 });
}

#[test]
fn the_like_count_where_there_are_enough_of_them() {
    let mut history = ten();
    history.extend((0..5).map(|nth| Step { alike: Some("new".into()), ..step(&format!("N{nth}"), Some(100 + nth)) }));
    let new = Step { alike: Some("new".into()), ..open(date(2021, 6, 1)) };
    let made = forecast(&new, &history, date(2021, 2, 1), SETTINGS).expect("a forecast");
    assert_eq!((made.alike.as_deref(), made.number, made.median), (Some("new"), 5, Some(date(2021, 6, 1) + 102.days())));
    let rare = Step { alike: Some("moved".into()), ..open(date(2021, 6, 1)) };
    assert_eq!(forecast(&rare, &history, date(2021, 2, 1), SETTINGS).expect("a forecast").number, 15);
}

/// Those who still wait are at least as late as they are: without them half come by 40, with ten who waited 50 days by 70.
#[test]
fn those_who_still_wait_make_the_forecast_later() {
    let mut history = ten();
    history.extend((0..10).map(|nth| Step { given_up: Some(PLANNED + 50.days()), ..step(&format!("W{nth}"), None) }));
    let made = forecast(&open(date(2021, 6, 1)), &history, date(2021, 2, 1), SETTINGS).expect("a forecast");
    // 15/20 wait after 40, of 15 at risk at 50 one comes: 0.7; then of 4: 0.525, 0.35.
    assert_eq!((made.number, made.taken, made.median), (20, 10, Some(date(2021, 6, 1) + 70.days())));
}

/// A held-out project sees only what was known on the day from which it was waited for.
#[test]
fn held_out_projects_see_only_what_was_known_on_their_day() {
    let mut steps = ten();
    let late = |id: &str, ready: Date, days: i32| Step {
        ready: Some(ready),
        planned: Some(date(2021, 6, 1)),
        taken: Some(date(2021, 6, 1) + days.days()),
        ..step(id, None)
    };
    steps.push(late("A", date(2021, 1, 1), 45));
    steps.push(late("B", date(2021, 1, 1), 95));
    steps.push(late("C", PLANNED, 45));
    let made = score(&steps, SETTINGS);
    let told: Vec<_> = made.scored.iter().map(|one| (one.id.as_str(), one.covered, one.missed, one.on_time, one.mean_delay)).collect();
    // A and B see ten delays and each other, C and the ten see none that had come: half by 40, nine tenths by 80.
    assert_eq!(told, [("A", true, Some(5), 45, 0), ("B", false, Some(55), 95, 50)]);
    assert_eq!((made.skipped, made.coverage()), (11, (1, 2)));
    let missed = made.missed().expect("medians");
    assert_eq!((missed.forecast, missed.on_time, missed.mean_delay), (30.0, 70.0, 25.0));
}
