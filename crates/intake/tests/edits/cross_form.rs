//! E15–E19, E35, E36: one form against another, and against linked tables.

use crate::world::World;

const OUTPUT: &str = "B204-1 2021-01..06 01";
const REVENUE: &str = "B203 2021-01..06 301";

/// What an edit finds in two values.
fn pair(edit: &str, a: (&str, i64), b: (&str, i64)) -> Vec<String> {
    let lines = [format!("{} {}", a.0, a.1), format!("{} {}", b.0, b.1)];
    World::official().places(edit, &lines.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn e15_output_is_near_revenue() {
    // From 80 to 125 per cent, both included.
    for (output, revenue) in [(80, 100), (100, 100), (125, 100)] {
        assert!(pair("E15", (OUTPUT, output), (REVENUE, revenue)).is_empty(), "{output}");
    }
    for (output, revenue) in [(79, 100), (126, 100)] {
        assert_eq!(pair("E15", (OUTPUT, output), (REVENUE, revenue)), ["1 C"], "{output}");
    }
    let world = World::official();
    let (zh, en) = world.only("E15", &["B204-1 2021-01..06 01 126", "B203 2021-01..06 301 100"]);
    assert_eq!(zh, "01 工业总产值（当年价格）（126）÷ B203 301 营业收入（100）= 126.0%，应在 80% 至 125% 之间");
    assert_eq!(
        en,
        "01 gross industrial output at current prices (126) / B203 301 operating revenue (100) = 126.0%, must be between 80% and 125%"
    );
    // One of them missing, no revenue, or the month's column: nothing is compared.
    world.passes("E15", &["B204-1 2021-01..06 01 126"]);
    world.passes("E15", &["B204-1 2021-01..06 01 126", "B203 2021-01..06 301 0"]);
    world.passes("E15", &["B204-1 2021-06 01 126", "B203 2021-01..06 301 100"]);
}

#[test]
fn either_form_may_come_first() {
    let finance = World::official().with_history(&["B204-1 2021-01..06 01 126"]);
    // The sheet of output is looked at again when finance comes in, and the value of finance is the place.
    assert_eq!(finance.places("E15", &["B203 2021-01..06 301 100"]), ["1 C"]);
    let output = World::official().with_history(&["B203 2021-01..06 301 100"]);
    assert_eq!(output.places("E15", &["B204-1 2021-01..06 01 126"]), ["1 C"]);
    // Finance of another month does not.
    finance.passes("E15", &["B203 2021-01..05 301 100"]);
}

#[test]
fn e16_output_is_revenue_and_what_stock_grew_by() {
    // Revenue 100, finished goods from 10 to 30: 120. From 85 % (102) to 115 % (138).
    let found = |output: i64| {
        let lines = [
            format!("B204-1 2021-01..06 01 {output}"),
            "B203 2021-01..06 301 100".into(),
            "B203 2021-01..06 102 10".into(),
            "B203 2021-01..06 206 30".into(),
        ];
        World::official().places("E16", &lines.iter().map(String::as_str).collect::<Vec<_>>())
    };
    assert!(found(102).is_empty() && found(138).is_empty());
    assert_eq!((found(101), found(139)), (vec!["1 C".to_owned()], vec!["1 C".to_owned()]));
    World::official().passes("E16", &["B204-1 2021-01..06 01 300", "B203 2021-01..06 301 100", "B203 2021-01..06 206 30"]);
}

#[test]
fn e17_exports_are_near_what_customs_declared() {
    // 10 万美元 at 6.5 are 65 万元, 650 千元. From 520 to 780.
    let found = |exports: i64| {
        let lines = [format!("B204-1 2021-01..06 04 {exports}"), "HG-1 2021-01..06 01 10".into(), "HG-1 2021-01..06 02 6.5".into()];
        World::official().places("E17", &lines.iter().map(String::as_str).collect::<Vec<_>>())
    };
    assert!(found(520).is_empty() && found(780).is_empty());
    assert_eq!((found(519), found(781)), (vec!["1 C".to_owned()], vec!["1 C".to_owned()]));
    let world = World::official();
    // Nothing linked, nothing declared, or nothing exported.
    world.passes("E17", &["B204-1 2021-01..06 04 900"]);
    world.passes("E17", &["B204-1 2021-01..06 04 900", "HG-1 2021-01..06 01 0", "HG-1 2021-01..06 02 6.5"]);
    world.passes("E17", &["B204-1 2021-01..06 04 0", "HG-1 2021-01..06 01 10", "HG-1 2021-01..06 02 6.5"]);
    let (zh, _) = world.only("E17", &["B204-1 2021-01..06 04 325", "HG-1 2021-01..06 01 10", "HG-1 2021-01..06 02 6.5"]);
    let values = "04 出口交货值（325）÷ (HG-1 01 出口额（10）× HG-1 02 折算汇率（6.5）) = 50.0%";
    assert_eq!(zh, format!("{values}，应在 80% 至 120% 之间"));
}

#[test]
fn e18_output_and_electricity_grow_alike() {
    // Output 130 over 100 is 30 per cent more; electricity unchanged is exactly 30 points apart.
    let world = World::official();
    let lines = |output: i64| {
        vec![
            format!("B204-1 2021-01..06 01 {output}"),
            "B204-1 2020-01..06 ~01 100".to_owned(),
            "B204-1 2021-01..06 05 50".to_owned(),
            "B204-1 2020-01..06 ~05 50".to_owned(),
        ]
    };
    let places = |output: i64| world.places("E18", &lines(output).iter().map(String::as_str).collect::<Vec<_>>());
    assert!(places(130).is_empty() && places(70).is_empty());
    assert_eq!((places(131), places(69)), (vec!["1 C".to_owned()], vec!["1 C".to_owned()]));
    let said = lines(135);
    let (zh, en) = world.only("E18", &said.iter().map(String::as_str).collect::<Vec<_>>());
    let output = "01 工业总产值（当年价格）同比增速（135 ÷ 100）= 35.0%";
    assert_eq!(zh, format!("{output}，应等于 05 企业用电量同比增速（50 ÷ 50）= 0.0%，相差 35.0 百分点（允许 30 百分点）"));
    let output = "growth of 01 gross industrial output at current prices (135 ÷ 100) = 35.0%";
    let electricity = "growth of 05 electricity used by the enterprise (50 ÷ 50) = 0.0%";
    assert_eq!(en, format!("{output}, must equal {electricity}, off by 35.0 percentage points (30 percentage points allowed)"));
    // Without last year's electricity, or from nothing.
    world.passes("E18", &["B204-1 2021-01..06 01 135", "B204-1 2020-01..06 ~01 100", "B204-1 2021-01..06 05 50"]);
    world
        .passes("E18", &["B204-1 2021-01..06 01 135", "B204-1 2020-01..06 ~01 0", "B204-1 2021-01..06 05 50", "B204-1 2020-01..06 ~05 50"]);
}

#[test]
fn e18_last_year_as_filed_stands_in_for_the_same_period_column() {
    let world = World::official().with_history(&["B204-1 2020-01..06 01 100", "205-1 2020-01..06 9002 10"]);
    let (zh, _) = world.only("E18", &["B204-1 2021-01..06 01 150", "205-1 2021-01..06 9002 11"]);
    let output = "01 工业总产值（当年价格）同比增速（150 ÷ 100）= 50.0%";
    let energy = "205-1 9002 综合能源消费量等价值同比增速（11 ÷ 10）= 10.0%";
    assert_eq!(zh, format!("{output}，应等于 {energy}，相差 40.0 百分点（允许 30 百分点）"));
    // The column of this sheet goes before: 150 over 125 is 20 per cent.
    world.passes("E18", &["B204-1 2021-01..06 01 150", "B204-1 2020-01..06 ~01 125", "205-1 2021-01..06 9002 11"]);
}

#[test]
fn e19_output_per_person_steps_by_the_month() {
    // 10 persons at the end of March hold for May, 20 at the end of June: June's 300 are 15 a person, May's 100 are 10.
    let history = ["202-1 2021-01..03 01 10", "B204-1 2021-05 01 100"];
    let world = World::official().with_history(&history);
    let june = |output: &str| world.places("E19", &[output, "202-1 2021-Q2 01 20"]);
    assert!(june("B204-1 2021-06 01 300").is_empty());
    // 16 a person is 160 %, 4 a person 40 %: both just within.
    assert!(june("B204-1 2021-06 01 320").is_empty() && june("B204-1 2021-06 01 80").is_empty());
    assert_eq!((june("B204-1 2021-06 01 321"), june("B204-1 2021-06 01 79")), (vec!["1 C".to_owned()], vec!["1 C".to_owned()]));
    // The second quarter not filed: March's persons hold on, and 161 of 10 against 100 of 10 is too much.
    assert_eq!(world.places("E19", &["B204-1 2021-06 01 161"]), ["1 C"]);
    // Nobody knows the persons, or the month before is January and February.
    World::official().with_history(&["B204-1 2021-05 01 100"]).passes("E19", &["B204-1 2021-06 01 900"]);
    World::official().with_history(&["202-1 2020-Q4 01 10", "B204-1 2021-02 01 100"]).passes("E19", &["B204-1 2021-03 01 900"]);
}

#[test]
fn e19_where_there_is_output_there_are_persons() {
    let world = World::official();
    let lines = ["B204-1 2021-01..06 01 5", "202-1 2021-Q2 01 0"];
    let (zh, en) = world.only("E19", &lines);
    assert_eq!(zh, "01 工业总产值（当年价格）（5）大于 0 时，202-1 01 从业人员期末人数 2021年二季度（0）应大于 0");
    assert!(en.ends_with("202-1 01 persons employed at the end of the period, quarter 2 of 2021 (0) must be more than 0"), "{en}");
    assert_eq!(world.places("E19", &lines), ["2 A"]);
    world.passes("E19", &["B204-1 2021-01..06 01 0", "202-1 2021-Q2 01 0"]);
    world.passes("E19", &["B204-1 2021-01..06 01 5", "202-1 2021-Q2 01 1"]);
    world.passes("E19", &["B204-1 2021-01..06 01 5"]);
    // A quarter that is over says nothing of the months after it.
    world.passes("E19", &["B204-1 2021-01..05 01 5", "202-1 2021-01..03 01 0"]);
}

#[test]
fn e35_research_is_expensed_or_capitalised() {
    let lines = |intramural: i64| {
        [
            format!("107-2 2020-01..12 11 {intramural}"),
            "107-2 2020-01..12 13 20".into(),
            "B203 2020-01..12 314 80".into(),
            "B203 2020-01..12 301 1000".into(),
        ]
    };
    let places = |intramural: i64| {
        let lines = lines(intramural);
        World::official().places("E35", &lines.iter().map(String::as_str).collect::<Vec<_>>())
    };
    assert!(places(100).is_empty());
    assert_eq!(places(101), ["1 C"]);
    // 301 of 1000 is more than 30 per cent as well; 300 is not.
    assert_eq!(places(301), ["1 C", "1 C"]);
    assert_eq!(places(300), ["1 C"]);
    World::official().passes("E35", &["107-2 2020-01..12 11 301", "107-2 2020-01..12 13 20"]);
}

#[test]
fn e36_emerging_industries_are_part_of_output() {
    let world = World::official();
    let lines = ["B104-4 2020-01..12 01 101", "B204-1 2020-01..12 01 100"];
    let (zh, _) = world.only("E36", &lines);
    assert_eq!(zh, "01 战略性新兴产业总产值（101）应不大于 B204-1 01 工业总产值（当年价格）（100）");
    assert_eq!(world.places("E36", &lines), ["1 A"]);
    world.passes("E36", &["B104-4 2020-01..12 01 100", "B204-1 2020-01..12 01 100"]);
    world.passes("E36", &["B104-4 2020-01..12 01 101"]);
}

#[test]
fn e36_rows_wait_for_the_catalogue_and_are_then_held_against_it() {
    World::official().passes("E36", &["B104-4 2020-01..12 010101 5"]);
    let mut world = World::official();
    let catalogue = world.catalogue.nomenclatures.get_mut("sei_products").expect("catalogue");
    catalogue.source = methodology::catalogue::Source::Document { citation: "目录".into() };
    let (zh, _) = world.only("E36", &["B104-4 2020-01..12 010101 5"]);
    assert_eq!(zh, "行代码 010101 不在 sei_products 中");
}
