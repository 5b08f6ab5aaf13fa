//! E02, E10, E11: against the register and the entry application; E01 and E04 are found while reading.

use crate::world::World;

#[test]
fn e01_and_e04_name_the_messages_of_the_readers() {
    let edits = World::new().catalogue.edits;
    assert_eq!(edits["E01"].reported_as, ["bad-credit-code"]);
    assert_eq!(edits["E04"].reported_as, ["negative", "not-integer"]);
    assert!(edits["E01"].checks.is_empty() && edits["E04"].checks.is_empty());
}

#[test]
fn e02_the_unit_is_in_the_panel_at_the_end_of_the_period() {
    let world = World::new().with_event("left", "2021-06-15");
    world.passes("E02", &["B204-1 2021-05 01 5"]);
    let lines = ["B204-1 2021-06 03 5", "B204-1 2021-06 01 5"];
    let (zh, en) = world.only("E02", &lines);
    assert_eq!(zh, "2021-06 期末（2021-06-30），单位不在 B204-1 表的调查范围（above_scale）内");
    assert_eq!(en, "at the end of 2021-06 (2021-06-30) the unit is not in the panel of form B204-1 (above_scale)");
    assert_eq!(world.places("E02", &lines), ["1 A"]);
    // A same-period value speaks of a year in which the unit need not have been in the panel.
    world.passes("E02", &["B204-1 2021-06 ~01 5"]);
    world.passes("E02", &["B203 2021-06 301 5"]);
}

#[test]
fn e10_the_same_period_month_is_that_of_the_application() {
    let history = ["RK-1 2020-06 01 1000"];
    let world = World::new().with_event("upgraded", "2021-03-01").with_history(&history);
    world.passes("E10", &["B204-1 2020-06 ~01 1000"]);
    let (zh, en) = world.only("E10", &["B204-1 2020-06 ~01 900"]);
    let application = "RK-1 01 工业总产值（当年价格）2020年6月上报数（1000）";
    assert_eq!(zh, format!("单位 2021 年升规时，01 工业总产值 2020年6月同期数（900）应等于 {application}，相差 100"));
    let application = "RK-1 01 gross industrial output at current prices, June 2020 as filed (1000)";
    let same_period = "01 gross output, June 2020 in the same-period column (900)";
    assert_eq!(en, format!("where the unit is upgraded in 2021, {same_period} must equal {application}, off by 100"));
    assert_eq!(world.places("E10", &["B204-1 2020-06 ~01 900 说明"]), ["1 A"]);
    // Not upgraded in this year, or no application at hand.
    World::new().with_history(&history).passes("E10", &["B204-1 2020-06 ~01 900"]);
    World::new().with_event("upgraded", "2021-03-01").passes("E10", &["B204-1 2020-06 ~01 900"]);
}

#[test]
fn e11_a_new_unit_has_no_same_period_value() {
    let world = World::new().with_event("new", "2021-03-01");
    let lines = ["B204-1 2021-06 01 70", "B204-1 2020-06 ~01 50"];
    let (zh, en) = world.only("E11", &lines);
    assert_eq!(zh, "单位 2021 年新建投产时，01 工业总产值 2020年6月同期数（50）应等于 0");
    assert_eq!(en, "where the unit is newly producing in 2021, 01 gross output, June 2020 in the same-period column (50) must equal 0");
    assert_eq!(world.places("E11", &lines), ["2 A"]);
    world.passes("E11", &["B204-1 2021-06 01 70", "B204-1 2020-06 ~01 0"]);
}

#[test]
fn e11_a_unit_without_a_same_period_value_should_be_new() {
    let world = World::new();
    let lines = ["B204-1 2021-06 01 70", "B204-1 2020-06 ~01 0"];
    let (zh, en) = world.only("E11", &lines);
    let when = "01 工业总产值 2020年6月同期数（0）等于 0 且 01 工业总产值（70）大于 0 时，";
    assert_eq!(zh, format!("{when}名录库应有该单位 2020年6月以后新建投产的记录"));
    let when = "where 01 gross output, June 2020 in the same-period column (0) equals 0 and 01 gross output (70) is more than 0, ";
    assert_eq!(en, format!("{when}the register must have the unit as newly producing after June 2020"));
    assert_eq!(world.places("E11", &lines), ["1 C"]);
    World::new().with_event("new", "2021-03-01").passes("E11", &lines);
    // Production began after the same period of last year, on the day after it and on its last day.
    World::new().with_event("new", "2020-07-01").passes("E11", &lines);
    assert_eq!(World::new().with_event("new", "2020-06-30").places("E11", &lines), ["1 C"]);
    world.passes("E11", &["B204-1 2021-06 01 70", "B204-1 2020-06 ~01 1"]);
    world.passes("E11", &["B204-1 2021-06 01 0", "B204-1 2020-06 ~01 0"]);
    world.passes("E11", &["B204-1 2021-06 01 70"]);
}
