//! The history that forecasts rest on.

use crate::book::{board, book};
use assessment::board::steps;
use jiff::civil::date;

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
