//! E26–E30 and E34: finance, employment and capacity within their bounds.

use crate::world::World;

fn places(world: &World, edit: &str, lines: &[String]) -> Vec<String> {
    world.places(edit, &lines.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Lines of one form and period.
fn sheet(head: &str, values: &[(&str, &str)]) -> Vec<String> {
    values.iter().map(|(item, value)| format!("{head} {item} {value}")).collect()
}

fn finance(edit: &str, values: &[(&str, &str)]) -> Vec<String> {
    places(&World::official(), edit, &sheet("B203 2021-01..06", values))
}

#[test]
fn e26_liabilities_in_relation_to_assets() {
    for sound in ["1", "100"] {
        assert!(finance("E26", &[("217", sound), ("213", "100")]).is_empty(), "{sound}");
    }
    for odd in ["0", "101"] {
        assert_eq!(finance("E26", &[("217", odd), ("213", "100")]), ["1 C"], "{odd}");
    }
    assert!(finance("E26", &[("217", "101")]).is_empty());
    assert!(finance("E26", &[("217", "101"), ("213", "0")]).is_empty());
}

/// Wages of a place, as an office would set them.
const WAGES: &str = "  E27: { parameters: { min_wage: { 2021-01-01: 2000 元/人 }, mean_wage: 7000 元/人 }, source: { document: d } }\n";

#[test]
fn e27_pay_lies_between_the_minimum_and_ten_times_the_mean() {
    let world = World::official().with_tolerances(WAGES);
    // 100 persons over six months: 2 000 元 are 1 200 千元 in all, 70 000 元 are 42 000 千元.
    let pay = |amount: &str| places(&world, "E27", &sheet("B203 2021-01..06", &[("401", amount), ("606", "100")]));
    assert!(pay("1200").is_empty() && pay("42000").is_empty());
    assert_eq!((pay("1199"), pay("42001")), (vec!["1 C".to_owned()], vec!["1 C".to_owned()]));
    let (zh, _) = world.only("E27", &["B203 2021-01..06 401 600", "B203 2021-01..06 606 100"]);
    let names = "401 应付职工薪酬（本年贷方累计发生额）（600）÷ 606 平均用工人数（100）÷ 月份";
    assert_eq!(zh, format!("{names} = 1000，应不小于 2000 元/人"));
    assert!(places(&world, "E27", &sheet("B203 2021-01..06", &[("401", "600")])).is_empty());
    // The number holds from its day on.
    assert!(places(&world, "E27", &sheet("B203 2020-01..06", &[("401", "600"), ("606", "100")])).is_empty());
}

#[test]
fn e27_is_skipped_while_its_numbers_are_wanted() {
    assert!(finance("E27", &[("401", "1"), ("606", "100")]).is_empty());
    let wanted: Vec<String> = World::official().catalogue.todo().into_iter().map(|w| w.id).collect();
    assert!(["E27.min_wage", "E27.mean_wage"].iter().all(|id| wanted.iter().any(|w| w == id)), "{wanted:?}");
}

#[test]
fn e28_value_added_tax_in_relation_to_revenue() {
    assert!(finance("E28", &[("402", "13"), ("301", "100")]).is_empty());
    assert_eq!(finance("E28", &[("402", "14"), ("301", "100")]), ["1 C"]);
    assert!(finance("E28", &[("402", "-3"), ("301", "100")]).is_empty());
    assert_eq!(finance("E28", &[("402", "-4"), ("301", "100")]), ["1 C"]);
    assert!(finance("E28", &[("402", "14")]).is_empty());
    // An exporter is refunded.
    let exporter = World::official().with_history(&["B204-1 2021-01..06 04 5"]);
    exporter.passes("E28", &["B203 2021-01..06 402 -4", "B203 2021-01..06 301 100"]);
    let none = World::official().with_history(&["B204-1 2021-01..06 04 0"]);
    assert_eq!(none.places("E28", &["B203 2021-01..06 402 -4", "B203 2021-01..06 301 100"]), ["1 C"]);
}

#[test]
fn e29_taxes_are_near_the_receipts() {
    let taxes = |receipts: &str| {
        let mut lines = sheet("B203 2021-01..06", &[("309", "10"), ("402", "60"), ("328", "20")]);
        lines.push(format!("SW-1 2021-01..06 01 {receipts}"));
        places(&World::official(), "E29", &lines)
    };
    // 90 of 100 is just enough, 90 of 101 is not; 99 of 90 is just enough.
    assert!(taxes("100").is_empty());
    assert_eq!(taxes("101"), ["1 C"]);
    assert_eq!(taxes("81"), ["1 C"]);
    assert!(taxes("82").is_empty());
    assert!(finance("E29", &[("309", "10"), ("402", "60"), ("328", "20")]).is_empty());
    assert!(places(&World::official(), "E29", &["SW-1 2021-01..06 01 5".to_owned(), "B203 2021-01..06 309 10".to_owned()]).is_empty());
}

#[test]
fn e30_the_average_lies_between_the_ends_of_two_quarters() {
    // 100 at the end of March, 120 at the end of June: from 90 to 132.
    let world = World::official().with_history(&["202-1 2021-01..03 01 100"]);
    let quarter = |mean: &str| places(&world, "E30", &sheet("202-1 2021-Q2", &[("02", mean), ("01", "120")]));
    assert!(quarter("90").is_empty() && quarter("132").is_empty());
    assert_eq!((quarter("89"), quarter("133")), (vec!["1 C".to_owned()], vec!["1 C".to_owned()]));
    let (zh, en) = world.only("E30", &["202-1 2021-Q2 02 133", "202-1 2021-Q2 01 120"]);
    let smaller = "01 从业人员期末人数 2021年1—3月（100）与 01 从业人员期末人数（120）中较小者";
    assert!(zh.starts_with(&format!("02 从业人员平均人数（133）应在 90% × {smaller}")), "{zh}");
    assert!(en.contains("110% × the larger of 01 persons employed at the end of the period, January–March 2021 (100) and"), "{en}");
    // The quarter before the first is the last of the year before.
    let turn = World::official().with_history(&["202-1 2020-Q4 01 100"]);
    assert_eq!(places(&turn, "E30", &sheet("202-1 2021-01..03", &[("02", "50"), ("01", "100")])), ["1 C"]);
    World::official().passes("E30", &["202-1 2021-Q2 02 133", "202-1 2021-Q2 01 120"]);
}

#[test]
fn e30_persons_and_payroll_go_together_and_are_not_negative() {
    let world = World::official();
    assert_eq!(places(&world, "E30", &sheet("202-1 2021-Q2", &[("02", "5"), ("03", "0")])), ["2 C"]);
    assert_eq!(places(&world, "E30", &sheet("202-1 2021-Q2", &[("02", "0"), ("03", "5")])), ["1 C"]);
    assert!(places(&world, "E30", &sheet("202-1 2021-Q2", &[("02", "0"), ("03", "0")])).is_empty());
    assert!(places(&world, "E30", &sheet("202-1 2021-Q2", &[("02", "5"), ("03", "5")])).is_empty());
    assert!(places(&world, "E30", &sheet("202-1 2021-Q2", &[("02", "5")])).is_empty());
    assert_eq!(places(&world, "E30", &sheet("202-1 2021-Q2", &[("01", "-1")])), ["1 A"]);
}

#[test]
fn e34_utilisation_has_bounds() {
    let world = World::official();
    let used = |output: &str| places(&world, "E34", &sheet("CN-1 2021-Q2", &[("02", output), ("01", "100")]));
    assert!(used("1").is_empty() && used("100").is_empty());
    // Above all of it a question, above 130 % the other one; nothing at all is none.
    for odd in ["101", "130", "131", "0"] {
        assert_eq!(used(odd), ["1 C"], "{odd}");
    }
    assert!(places(&world, "E34", &sheet("CN-1 2021-Q2", &[("02", "131")])).is_empty());
    assert!(places(&world, "E34", &sheet("CN-1 2021-Q2", &[("02", "131"), ("01", "0")])).is_empty());
}

#[test]
fn e34_utilisation_jumps_by_points_and_capacity_by_a_share() {
    // 60 % in the quarter before: from 40 % to 80 %.
    let world = World::official().with_history(&["CN-1 2021-01..03 01 100", "CN-1 2021-01..03 02 60"]);
    let used = |output: &str| places(&world, "E34", &sheet("CN-1 2021-Q2", &[("02", output), ("01", "100")]));
    assert!(used("40").is_empty() && used("80").is_empty());
    assert_eq!((used("39"), used("81")), (vec!["1 C".to_owned()], vec!["1 C".to_owned()]));
    let (zh, _) = world.only("E34", &["CN-1 2021-Q2 02 81", "CN-1 2021-Q2 01 100"]);
    assert!(zh.ends_with("，相差 21.0 百分点（允许 20 百分点）"), "{zh}");
    // Capacity of 100 before: from 70 to 130; utilisation stays at 60 %.
    let capacity = |output: &str, capacity: &str| places(&world, "E34", &sheet("CN-1 2021-Q2", &[("02", output), ("01", capacity)]));
    assert!(capacity("42", "70").is_empty() && capacity("78", "130").is_empty());
    assert_eq!(capacity("79", "131"), ["2 C"]);
    let hint = world.found("E34", &["CN-1 2021-Q2 02 79", "CN-1 2021-Q2 01 131"]).remove(0).hint.expect("hint");
    assert_eq!(hint.zh, "写明对应的项目（项目代码）");
}
