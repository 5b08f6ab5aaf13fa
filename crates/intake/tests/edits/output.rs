//! E03, E05, E06, E07, E12: within one sheet of B204-1.

use crate::world::World;

const JUNE: [&str; 2] = ["B204-1 2021-06 03 80", "B204-1 2021-06 04 90"];

#[test]
fn e03_sales_cover_exports() {
    let world = World::new();
    let (zh, en) = world.only("E03", &JUNE);
    assert_eq!(zh, "03 工业销售产值（80）应不小于 04 出口交货值（90）");
    assert_eq!(en, "03 sales output (80) must be at least 04 exports (90)");
    assert_eq!(world.places("E03", &JUNE), ["1 A"]);
    let issue = world.found("E03", &JUNE).remove(0);
    assert_eq!(issue.hint.expect("hint").zh, "两项可能填反，或其中一项多一位、少一位");
    world.passes("E03", &["B204-1 2021-06 03 90", "B204-1 2021-06 04 90"]);
}

#[test]
fn e03_exports_are_at_least_zero_and_no_note_mends_it() {
    let world = World::new();
    let lines = ["B204-1 2021-06 03 80 说明", "B204-1 2021-06 04 -1 说明"];
    let (zh, en) = world.only("E03", &lines);
    assert_eq!((zh.as_str(), en.as_str()), ("04 出口交货值（-1）应不小于 0", "04 exports (-1) must be at least 0"));
    assert_eq!(world.places("E03", &lines), ["2 A"]);
    // False whatever the sales are.
    assert_eq!(world.places("E03", &["B204-1 2021-06 04 -1"]), ["1 A"]);
    world.passes("E03", &["B204-1 2021-06 04 1"]);
}

#[test]
fn e03_sees_the_value_a_revision_leaves_standing() {
    let world = World::new().with_history(&["B204-1 2021-06 04 90"]);
    assert_eq!(world.places("E03", &["B204-1 2021-06 03 80"]), ["1 A"]);
    // Nothing of this file takes part in it.
    let world = World::new().with_history(&JUNE);
    world.passes("E03", &["B204-1 2021-06 01 100"]);
}

#[test]
fn of_two_deliveries_in_one_file_the_later_is_judged() {
    let lines = ["B204-1 2021-06 04 90 @2021-07-09", "B204-1 2021-06 03 80 @2021-07-09", "B204-1 2021-06 04 70 @2021-07-12"];
    World::new().passes("E03", &lines);
}

#[test]
fn e05_rows_by_industry_add_up() {
    let world = World::new();
    let rows = ["B204-1 2021-06 01 100", "B204-1 2021-06 3974 60", "B204-1 2021-06 3985 30"];
    let (zh, en) = world.only("E05", &rows);
    assert_eq!(zh, "01 工业总产值：2021年6月（100）应等于 2021年6月 各行合计（90），相差 10");
    assert_eq!(en, "01 gross output: June 2021 (100) must equal June 2021 summed over its rows (90), off by 10");
    assert_eq!(world.places("E05", &rows), ["1 A"]);
    world.passes("E05", &["B204-1 2021-06 01 90", "B204-1 2021-06 3974 60", "B204-1 2021-06 3985 30"]);
    world.passes("E05", &["B204-1 2021-06 01 100"]);
}

#[test]
fn e05_holds_for_the_cumulative_column_and_for_rows_left_standing() {
    let world = World::new().with_history(&["B204-1 2021-01..06 01 500", "B204-1 2021-01..06 3974 300", "B204-1 2021-01..06 3985 200"]);
    world.passes("E05", &["B204-1 2021-01..06 3985 200"]);
    assert_eq!(world.places("E05", &["B204-1 2021-01..06 3985 150"]), ["1 A"]);
}

#[test]
fn e06_row_codes_are_industrial_and_exist() {
    let world = World::new();
    let (zh, en) = world.only("E06", &["B204-1 2021-06 3999 5"]);
    assert_eq!((zh.as_str(), en.as_str()), ("行代码 3999 不在 gb4754 中", "the row code 3999 is not in gb4754"));
    let (zh, _) = world.only("E06", &["B204-1 2021-06 5137 5"]);
    assert_eq!(zh, "行代码 5137 属于门类 F，应属 B、C、D");
    let (_, en) = world.only("E06", &["B204-1 2021-06 39 5"]);
    assert_eq!(en, "the row code 39 should have 4 characters");
    assert_eq!(world.places("E06", &["B204-1 2021-06 01 5", "B204-1 2021-06 39 5"]), ["2 A"]);
    world.passes("E06", &["B204-1 2021-06 01 5", "B204-1 2021-06 3974 5"]);
}

#[test]
fn e07_the_cumulative_value_covers_the_month() {
    let world = World::new();
    let lines = ["B204-1 2021-06 01 50", "B204-1 2021-01..06 01 40"];
    let (zh, en) = world.only("E07", &lines);
    assert_eq!(zh, "01 工业总产值：2021年1—6月（40）应不小于 2021年6月（50）");
    assert_eq!(en, "01 gross output: January–June 2021 (40) must be at least June 2021 (50)");
    assert_eq!(world.places("E07", &lines), ["2 A"]);
    world.passes("E07", &["B204-1 2021-06 01 50", "B204-1 2021-01..06 01 50"]);
    let standing = World::new().with_history(&["B204-1 2021-01..06 01 40"]);
    assert_eq!(standing.places("E07", &["B204-1 2021-06 01 50"]), ["1 A"]);
}

#[test]
fn e07_the_month_of_february_is_empty_or_the_cumulative_value() {
    let world = World::new();
    let lines = ["B204-1 2021-02 03 8", "B204-1 2021-01..02 03 20"];
    let (zh, en) = world.only("E07", &lines);
    assert_eq!(zh, "03 工业销售产值：2021年2月（8）应等于 2021年1—2月（20），相差 12");
    assert_eq!(en, "03 sales output: February 2021 (8) must equal January–February 2021 (20), off by 12");
    assert_eq!(world.places("E07", &lines), ["1 A"]);
    world.passes("E07", &["B204-1 2021-02 03 20", "B204-1 2021-01..02 03 20"]);
    world.passes("E07", &["B204-1 2021-01..02 03 20"]);
}

#[test]
fn e12_the_rate_of_sales_has_bounds_for_month_and_cumulative() {
    let world = World::new();
    let (zh, en) = world.only("E12", &["B204-1 2021-06 03 65", "B204-1 2021-06 01 100"]);
    assert_eq!(zh, "03 工业销售产值（65）÷ 01 工业总产值（100）= 65.0%，应在 70% 至 130% 之间");
    assert_eq!(en, "03 sales output (65) / 01 gross output (100) = 65.0%, must be between 70% and 130%");
    let found = world.places("E12", &["B204-1 2021-01..06 01 100", "B204-1 2021-01..06 03 111"]);
    assert_eq!(found, ["2 C"]);
    for (month, cumulative) in [("70", "85"), ("130", "110")] {
        let (month, cumulative) = (format!("B204-1 2021-06 03 {month}"), format!("B204-1 2021-01..06 03 {cumulative}"));
        world.passes("E12", &["B204-1 2021-06 01 100", &month, "B204-1 2021-01..06 01 100", &cumulative]);
    }
    // Nothing is sold of nothing: no rate, no question.
    world.passes("E12", &["B204-1 2021-06 01 0", "B204-1 2021-06 03 5"]);
}

#[test]
fn a_rate_just_outside_its_bound_shows_that_it_is() {
    let (zh, _) = World::new().only("E12", &["B204-1 2021-06 03 69990", "B204-1 2021-06 01 100000"]);
    assert!(zh.contains("= 69.99%，"), "{zh}");
}

#[test]
fn e12_asks_for_an_explanation_by_default() {
    let issue = World::new().found("E12", &["B204-1 2021-06 03 65", "B204-1 2021-06 01 100"]).remove(0);
    assert_eq!(issue.hint.expect("hint").en, "if it is true, the note says why");
}
