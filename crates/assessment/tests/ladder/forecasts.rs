//! When twelve months are expected to reach the line of 20 million.

use crate::case::{catalogue, decimal, rung};
use assessment::ladder::{NoForecast, crossings};
use jiff::civil::{Date, date};

const DAY: Date = date(2022, 6, 15);
/// May 2022, counted from the beginning of the calendar.
const MAY: &str = "newest(PY-2.01) = 24268";

fn when(values: &str) -> Result<(i16, i8), NoForecast> {
    let board = rung(&catalogue(), "xsg_annual", DAY, &[("F", &format!("unit.member = no\n{MAY}\n{values}"))], &[]);
    crossings(&board, 0).pop().unwrap().when
}

#[test]
fn it_goes_on_as_it_went_over_twelve_months() {
    assert_eq!(2022 * 12 + 4, 24268);
    // 300 more in twelve months, 400 to go: sixteen months after May 2022.
    assert_eq!(when("trailing(PY-2.01) = 1600\nyear ago trailing(PY-2.01) = 1300"), Ok((2023, 9)));
    // 1200 more in twelve months, 1 to go: the next month.
    assert_eq!(when("trailing(PY-2.01) = 1999\nyear ago trailing(PY-2.01) = 799"), Ok((2022, 6)));
    // A hundred to go at a hundred a year: twelve months, exactly.
    assert_eq!(when("trailing(PY-2.01) = 1900\nyear ago trailing(PY-2.01) = 1800"), Ok((2023, 5)));
}

#[test]
fn where_there_is_no_month_there_is_a_reason() {
    assert_eq!(when(""), Err(NoForecast::NotFiled));
    assert_eq!(when("trailing(PY-2.01) = 1900"), Err(NoForecast::NoYearBefore));
    assert_eq!(when("trailing(PY-2.01) = 2000\nyear ago trailing(PY-2.01) = 1"), Err(NoForecast::There));
    assert_eq!(when("trailing(PY-2.01) = 1900\nyear ago trailing(PY-2.01) = 1900"), Err(NoForecast::NotGrowing));
    assert_eq!(when("trailing(PY-2.01) = 1900\nyear ago trailing(PY-2.01) = 1901"), Err(NoForecast::NotGrowing));
    // 36 months still count: 300 at 100 a year. One more does not.
    assert_eq!(when("trailing(PY-2.01) = 1700\nyear ago trailing(PY-2.01) = 1600"), Ok((2025, 5)));
    assert_eq!(when("trailing(PY-2.01) = 1699\nyear ago trailing(PY-2.01) = 1599"), Err(NoForecast::Beyond(36)));
}

#[test]
fn members_of_the_panel_are_not_forecast() {
    let board = rung(&catalogue(), "xsg_annual", DAY, &[("F", "unit.member = yes"), ("G", "unit.member = no")], &[]);
    let found = crossings(&board, 0);
    assert_eq!(found.iter().map(|one| one.subject).collect::<Vec<_>>(), [1]);
    assert_eq!(found[0].value, None);
    let _ = decimal("1");
}
