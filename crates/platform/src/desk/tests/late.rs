//! Who is late: what it filed before, and the figure with it estimated.

use super::park::{JUNE, Park, STATISTICIAN, at, d, firm, note};
use super::way::{accepted, fill, try_submit, wanted};
use crate::desk::{estimate, estimated_by, history, review};
use figures::{FigureId, Outcome, Status};
use indicators::{Request, Telling};
use publication::disclosure::{Audience, Gate};

const GROWTH: &str = "test.output.growth@2021-01..06";

/// Firms 1 and 2 filed 1100 and 600 against 1000 and 500; the third, 300 last year, did not.
async fn two_of_three() -> Park {
    let park = Park::new().await;
    for (n, month, year) in [(1, "220", "1100"), (2, "120", "600")] {
        fill(&park, n, &[("01", "1", month, 0), ("01", "2", year, 0)]).await;
        try_submit(&park, n).await.unwrap();
    }
    assert!(accepted(&park, &[1, 2], at(5)).await.refused.is_empty());
    park
}

async fn growth(park: &Park, id: &str, minute: u32) -> (Option<figures::Decimal>, Status) {
    let figure = park.work.engine.figure(&id.parse::<FigureId>().unwrap(), at(minute)).await.unwrap();
    let value = match figure.outcome() {
        Outcome::Value(value) => Some(figures::round(value, 4)),
        Outcome::Missing(_) => None,
    };
    (value, figure.attributes().status)
}

#[tokio::test]
async fn the_late_are_estimated_once_that_is_decided_and_until_they_file() {
    let park = two_of_three().await;
    let request = |minute| Request::of(&GROWTH.parse().unwrap(), at(minute));
    assert_eq!(estimated_by(&park.work, &request(6)).await.unwrap(), None);
    estimate(&park.work, ("T-1", JUNE), Some("overall_growth"), "丙厂停电未报", (STATISTICIAN, at(7), note())).await.unwrap();
    assert!(estimate(&park.work, ("T-1", JUNE), Some("guesswork"), "无", (STATISTICIAN, at(7), note())).await.is_err());
    assert!(estimate(&park.work, ("T-1", JUNE), Some("overall_growth"), " ", (STATISTICIAN, at(7), note())).await.is_err());
    assert_eq!(estimated_by(&park.work, &request(6)).await.unwrap(), None);
    assert_eq!(estimated_by(&park.work, &request(8)).await.unwrap().as_deref(), Some("overall_growth"));

    // 1700 against 1500 without it; with it at the growth of the others, 300 × 1700 ÷ 1500 = 340: 2040 against 1800.
    assert_eq!(growth(&park, GROWTH, 8).await, (Some(d("13.3333")), Status::Provisional));
    let with = format!("{GROWTH},impute=overall_growth");
    assert_eq!(growth(&park, &with, 8).await, (Some(d("13.3333")), Status::Estimated));
    // As last year, 300 again: 2000 against 1800.
    assert_eq!(growth(&park, &format!("{GROWTH},impute=same_as_base"), 8).await, (Some(d("11.1111")), Status::Estimated));
    let told = park.work.engine.explain(&with.parse().unwrap(), at(8), &Telling::all()).await.unwrap();
    assert_eq!(told.figure.id().impute.as_deref(), Some("overall_growth"));
    assert!(told.steps.iter().any(|step| step.outcome == Outcome::Value(d("340")) && step.label.zh.contains("估算")));

    let office = Gate::new(&park.work.catalogue.disclosure, Audience::Office);
    let page = review((&park.desk, &park.work), ("T-1", JUNE), &wanted(at(8)), &office).await.unwrap();
    let decided = page.estimate.unwrap();
    assert_eq!((decided.decided.reason.as_str(), decided.decided.person.as_str()), ("丙厂停电未报", STATISTICIAN));
    assert_eq!(page.late.iter().map(|late| late.unit.as_str()).collect::<Vec<_>>(), [firm(3).as_str()]);
    assert_eq!(page.late[0].last_year.as_ref().map(|amount| amount.value), Some(d("300")));

    fill(&park, 3, &[("01", "1", "80", 0), ("01", "2", "390", 0)]).await;
    try_submit(&park, 3).await.unwrap();
    accepted(&park, &[3], at(10)).await;
    // 2090 against 1800, nobody estimated.
    assert_eq!(growth(&park, &with, 11).await, (Some(d("16.1111")), Status::Provisional));
    estimate(&park.work, ("T-1", JUNE), None, "都报齐了", (STATISTICIAN, at(12), note())).await.unwrap();
    assert_eq!(estimated_by(&park.work, &request(13)).await.unwrap(), None);
}

#[tokio::test]
async fn what_was_filed_before_stands_beside_a_sheet() {
    let park = two_of_three().await;
    let told = history(&park.work, &park.sheet(1).await, 12, at(9)).await.unwrap();
    // Nothing is filed for January, so a year back from May is eleven periods and the twelfth is June.
    let periods: Vec<String> = told.periods.iter().map(ToString::to_string).collect();
    assert_eq!((periods.len(), periods[1].as_str(), periods[11].as_str()), (12, "2020-06", "2021-05"));
    let output = &told.rows[0];
    // Home sales have a value of last year in this year's sheet.
    assert_eq!(told.rows.iter().map(|row| row.item.as_str()).collect::<Vec<_>>(), ["01", "03"]);
    let of = |column: &str| output.columns.iter().find(|c| c.column == column).unwrap().values[1];
    assert_eq!((of("1"), of("2")), (Some(d("200")), Some(d("1000"))));
    assert!(output.columns.iter().all(|column| column.values[2..].iter().all(Option::is_none)));
}
