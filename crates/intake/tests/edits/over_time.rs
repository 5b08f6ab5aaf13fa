//! E08, E09, E13, E14: against other periods of B204-1.

use crate::world::World;

#[test]
fn e08_cumulative_values_step_by_the_month() {
    let world = World::new().with_history(&["B204-1 2021-01..05 01 50"]);
    let lines = ["B204-1 2021-06 01 11", "B204-1 2021-01..06 01 62"];
    let (zh, en) = world.only("E08", &lines);
    assert_eq!(zh, "01 工业总产值：2021年1—6月（62）应等于 2021年1—5月（50）+ 2021年6月（11）= 61，相差 1");
    assert_eq!(en, "01 gross output: January–June 2021 (62) must equal January–May 2021 (50) + June 2021 (11) = 61, off by 1");
    assert_eq!(world.places("E08", &lines), ["2 B"]);
    assert_eq!(world.places("E08", &["B204-1 2021-06 01 11", "B204-1 2021-01..06 01 62 五月补报"]), ["2 C"], "a restatement declared");
    world.passes("E08", &["B204-1 2021-06 01 11", "B204-1 2021-01..06 01 61"]);
    World::new().passes("E08", &lines);
}

#[test]
fn e08_trap_t5_a_restatement_before_the_next_filing_moves_the_month() {
    // YTD5 = 50, restated to 51 before YTD6 = 61 was filed: June is 10, not 11.
    let lines = [
        "B204-1 2021-01..05 01 50 @2021-06-07", "B204-1 2021-01..05 01 51 @2021-06-20", "B204-1 2021-06 01 10 @2021-07-07",
        "B204-1 2021-01..06 01 61 @2021-07-07",
    ];
    let world = World::new();
    world.passes("E08", &lines);
    let naive = ["B204-1 2021-06 01 11", "B204-1 2021-01..06 01 61"];
    assert_eq!(World::new().with_history(&["B204-1 2021-01..05 01 51"]).places("E08", &naive), ["2 B"]);
}

#[test]
fn e08_in_february_has_nothing_before_it_and_march_follows_february() {
    let world = World::new();
    world.passes("E08", &["B204-1 2021-01..02 01 20", "B204-1 2021-02 01 20", "B204-1 2020-01..12 01 90"]);
    let march = ["B204-1 2021-01..02 01 20", "B204-1 2021-03 01 10", "B204-1 2021-01..03 01 31"];
    assert_eq!(world.places("E08", &march), ["3 B"]);
}

#[test]
fn e09_the_same_period_value_is_what_was_filed_last_year() {
    let world = World::new().with_history(&["B204-1 2020-01..06 01 48"]);
    let lines = ["B204-1 2021-01..06 01 60", "B204-1 2020-01..06 ~01 50"];
    let (zh, en) = world.only("E09", &lines);
    assert_eq!(zh, "01 工业总产值：2020年1—6月同期数（50）应等于 2020年1—6月上报数（48），相差 2");
    let as_filed = "January–June 2020 in the same-period column (50) must equal January–June 2020 as filed (48), off by 2";
    assert_eq!(en, format!("01 gross output: {as_filed}"));
    assert_eq!(world.places("E09", &lines), ["2 A"]);
    world.passes("E09", &["B204-1 2020-01..06 ~01 48"]);
    World::new().passes("E09", &lines);
}

#[test]
fn e09_a_restatement_corrects_last_years_own_filing() {
    let world = World::new().with_history(&["B204-1 2020-06 03 48"]);
    assert_eq!(world.places("E09", &["B204-1 2020-06 ~03 50 执法检查调整"]), ["1 A"], "a note alone says nothing");
    world.passes("E09", &["B204-1 2020-06 ~03 50", "B204-1 2020-06 03 50 执法检查调整"]);
}

#[test]
fn e09_units_that_entered_are_held_against_the_monitored_values() {
    let world = World::new().with_event("upgraded", "2021-01-01").with_history(&["RK-2 2020-06 01 40", "B204-1 2020-06 01 0"]);
    world.passes("E09", &["B204-1 2020-06 ~01 40"]);
    let (zh, en) = world.only("E09", &["B204-1 2020-06 ~01 41"]);
    let monitored = "RK-2 01 工业总产值（当年价格）2020年6月上报数（40）";
    assert_eq!(zh, format!("单位 2021 年升规时，01 工业总产值 2020年6月同期数（41）应等于 {monitored}，相差 1"));
    assert!(
        en.starts_with("where the unit is upgraded in 2021, 01 gross output, June 2020 in the same-period column (41) must equal"),
        "{en}"
    );
}

#[test]
fn e13_output_falls_by_more_than_half_and_more_than_ten_million() {
    // 1 000 万元 are 10 000 千元. 30 000 to 14 000: 46.7 %, 16 000 less.
    let world = World::new().with_history(&["B204-1 2021-05 01 30000"]);
    let (zh, en) = world.only("E13", &["B204-1 2021-06 01 14000"]);
    assert_eq!(zh, "01 工业总产值：2021年6月（14000）÷ 2021年5月（30000）= 46.7%，应在 50% 至 150% 之间");
    assert_eq!(en, "01 gross output: June 2021 (14000) / May 2021 (30000) = 46.7%, must be between 50% and 150%");
    assert_eq!(world.places("E13", &["B204-1 2021-06 01 14000"]), ["1 C"]);
    // Exactly half, and exactly half as much again.
    world.passes("E13", &["B204-1 2021-06 01 15000"]);
    world.passes("E13", &["B204-1 2021-06 01 45000"]);
    assert_eq!(world.places("E13", &["B204-1 2021-06 01 45001"]), ["1 C"]);
    // Exactly ten million less is not more than that.
    let small = World::new().with_history(&["B204-1 2021-05 01 15000"]);
    small.passes("E13", &["B204-1 2021-06 01 5000"]);
    assert_eq!(small.places("E13", &["B204-1 2021-06 01 4999"]), ["1 C"]);
}

#[test]
fn e13_march_is_not_compared_with_january_and_february() {
    let world = World::new().with_history(&["B204-1 2021-02 01 90000"]);
    world.passes("E13", &["B204-1 2021-03 01 30000"]);
}

#[test]
fn e13_output_more_than_doubles_on_the_year() {
    let world = World::new();
    let (zh, _) = world.only("E13", &["B204-1 2021-01..06 01 201", "B204-1 2020-01..06 ~01 100"]);
    assert_eq!(zh, "01 工业总产值：2021年1—6月（201）÷ 2020年1—6月同期数（100）= 201.0%，应在 0% 至 200% 之间");
    world.passes("E13", &["B204-1 2021-01..06 01 200", "B204-1 2020-01..06 ~01 100"]);
    // Without a same-period column what was filed last year is compared.
    let filed = World::new().with_history(&["B204-1 2020-01..06 01 100"]);
    assert_eq!(filed.places("E13", &["B204-1 2021-01..06 01 201"]), ["1 C"]);
    filed.passes("E13", &["B204-1 2021-01..06 01 201", "B204-1 2020-01..06 ~01 150"]);
}

#[test]
fn e14_the_same_value_again_is_a_hint() {
    let world = World::new().with_history(&["B204-1 2021-05 01 12345", "B204-1 2020-06 01 12346"]);
    let (zh, en) = world.only("E14", &["B204-1 2021-06 01 12345"]);
    assert_eq!(zh, "01 工业总产值：2021年6月（12345）与 2021年5月（12345）相同");
    assert_eq!(en, "01 gross output: June 2021 (12345) is the same as May 2021 (12345)");
    assert_eq!(world.places("E14", &["B204-1 2021-06 01 12345"]), ["1 D"]);
    let (zh, _) = world.only("E14", &["B204-1 2021-06 01 12346"]);
    assert!(zh.contains("2020年6月上报数（12346）"), "{zh}");
    world.passes("E14", &["B204-1 2021-06 01 12347"]);
}

#[test]
fn e14_a_round_number_is_a_hint() {
    let world = World::new();
    let (zh, en) = world.only("E14", &["B204-1 2021-06 01 120000"]);
    assert_eq!(zh, "01 工业总产值（120000）是 10000 千元的整倍数");
    assert_eq!(en, "01 gross output (120000) is a whole multiple of 10000 thousand yuan");
    world.passes("E14", &["B204-1 2021-06 01 121000"]);
    world.passes("E14", &["B204-1 2021-06 01 0"]);
}
