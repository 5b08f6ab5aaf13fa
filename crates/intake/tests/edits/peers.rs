//! Outliers among peers, and the value to be expected in the place of one in doubt.

use crate::world::World;
use figures::{Class, CreditCode};

/// Output of June by unit over May's 1000 of each.
fn june(values: &[&str]) -> Vec<String> {
    let lines = |(n, value): (usize, &&str)| [format!("B204-1 2021-06 01 {value} #{n}"), format!("B204-1 2021-05 01 1000 #{n}")];
    (1..).zip(values).flat_map(lines).collect()
}

fn said(lines: &[String]) -> Vec<&str> {
    lines.iter().map(String::as_str).collect()
}

/// Nine units of one division.
fn nine() -> World {
    World::official().with_units(9, "3974")
}

#[test]
fn hidiroglou_berthelot_finds_the_leap() {
    // Ratios 0.8 … 1.25 of units alike in size, and one of 4. Effects, weighted alike but for the last: the quartiles
    // of 0.8 0.9 0.95 1 1 1 1.05 1.1 and 4 are those of the 3rd and the 7th.
    let lines = june(&["800", "900", "950", "1000", "1000", "1000", "1050", "1100", "4000"]);
    let found = nine().reviewed("E-outlier-month", &said(&lines));
    let units: Vec<_> = found.iter().map(|f| f.unit.clone()).collect();
    assert_eq!(units, [CreditCode::fictional(9)]);
    let finding = &found[0];
    assert_eq!((finding.issue.class, finding.period.to_string()), (Class::D, "2021-06".to_owned()));
    let spread = finding.spread.as_ref().expect("spread");
    assert_eq!((spread.units, spread.median.to_string(), spread.value.to_string()), (9, "1".to_owned(), "4".to_owned()));
    // Effects of the 3rd, 5th and 7th: −0.0526…, 0, 0.05 times the root of 1.05 (sizes over their median 1000).
    // 10 × 0.05123 = 0.5123; over the root of 4 it is 0.2562: up to 1.2562 of a unit four times as large.
    let high = spread.bounds[1].expect("bound").round_dp(4).to_string();
    assert_eq!(high, "1.2562");
    assert!(finding.issue.reason.zh.ends_with("（Hidiroglou–Berthelot 法）"), "{}", finding.issue.reason.zh);
    assert!(finding.issue.reason.zh.contains("：400.0%；行业大类 39 共 9 家，中位数 100.0%，界限 "), "{}", finding.issue.reason.zh);
    // As the others: May's 1000 times the median change.
    assert_eq!(nine().expected("E-outlier-month", &said(&lines)), ["01 4000 -> 1000"]);
}

#[test]
fn a_small_group_and_a_quiet_one_are_not_judged() {
    let lines = june(&["800", "900", "950", "1000", "1050", "1100", "4000"]);
    assert!(World::official().with_units(7, "3974").reviewed("E-outlier-month", &said(&lines)).is_empty());
    // Two divisions of five and four.
    let two = World::official().with_units(9, "3974").with_units(5, "2710");
    let lines = june(&["800", "900", "950", "1000", "1000", "1000", "1050", "1100", "4000"]);
    assert!(two.reviewed("E-outlier-month", &said(&lines)).is_empty());
    let alike = june(&["1000"; 9]);
    assert!(nine().reviewed("E-outlier-month", &said(&alike)).is_empty());
}

#[test]
fn an_outlier_is_no_business_of_a_file_that_comes_in() {
    let lines = june(&["800", "900", "950", "1000", "1000", "1000", "1050", "1100", "4000"]);
    nine().passes("E-outlier-month", &said(&lines));
}

#[test]
fn the_rate_of_sales_by_the_median_absolute_deviation() {
    // 96 … 104 of 100, and one of x: median 100, deviations 4 3 2 1 0 1 2 3 and the last: their median is 2.
    // 5 × 1.4826 × 2 % = 14.826 %: up to 114.826 %.
    let found = |last: &str| {
        let sales = ["96", "97", "98", "99", "100", "101", "102", "103", last];
        let lines = |(n, value): (usize, &str)| [format!("B204-1 2021-01..06 03 {value} #{n}"), format!("B204-1 2021-01..06 01 100 #{n}")];
        let lines: Vec<String> = (1..).zip(sales).flat_map(lines).collect();
        nine().reviewed("E-outlier-sales", &said(&lines)).len()
    };
    assert_eq!((found("114.8"), found("114.9")), (0, 1));
    // With the last below, the median is 99 and its deviations' median 2 again: from 84.174 %.
    assert_eq!((found("84.2"), found("84.1")), (0, 1));
}

#[test]
fn pay_by_standard_deviations() {
    // Eighteen units: nine of 9, eight of 11 and one of x, in 千元 a person.
    let world = World::official().with_units(18, "3974");
    let found = |last: &str| {
        let pay = [["9"; 9].as_slice(), ["11"; 8].as_slice(), [last].as_slice()].concat();
        let lines = |(n, value): (usize, &str)| [format!("B203 2021-01..06 401 {value} #{n}"), format!("B203 2021-01..06 606 1 #{n}")];
        let lines: Vec<String> = (1..).zip(pay).flat_map(lines).collect();
        world.reviewed("E-outlier-pay", &said(&lines)).len()
    };
    // With 16: mean 185/18 = 10.278, squares 14.694 + 4.173 + 32.744 = 51.611, deviation √(51.611/17) = 1.742;
    // (16 − 10.278) ÷ 1.742 = 3.284. With 14: mean 10.167, squares 32.5, deviation 1.383; 3.833 ÷ 1.383 = 2.772.
    assert_eq!((found("16"), found("14")), (1, 0));
}

#[test]
fn the_other_side_of_an_equation_is_expected() {
    let world = World::official().with_history(&["B204-1 2021-01..05 01 50"]);
    assert_eq!(world.expected("E08", &["B204-1 2021-01..06 01 62", "B204-1 2021-06 01 11"]), ["01 62 -> 61"]);
    let sheet = ["B203 2021-01..06 213 100", "B203 2021-01..06 217 60", "B203 2021-01..06 218 30"];
    assert_eq!(World::official().expected("E20", &sheet), ["213 100 -> 90"]);
    // Where the one at fault is the first of a sum: 100 + 900 − 50 − 700 should leave 270.
    let fuel = ["0101 100", "0102 900", "0107 50", "0104 700", "0108 270"].map(|l| format!("205-1 2021-01..06 {l}"));
    assert_eq!(World::official().expected("E31", &said(&fuel)), ["0101 100 -> 120"]);
    let slip = World::official().with_history(&["B204-1 2020-06 01 1000"]);
    assert_eq!(slip.expected("E-unit-slip", &["B204-1 2021-06 01 100"]), ["01 100 -> 1000"]);
    assert_eq!(World::official().expected("E03", &["B204-1 2021-06 03 80", "B204-1 2021-06 04 90"]), ["03 80 -> 90"]);
}

#[test]
fn within_bounds_the_median_of_the_peers_is_expected() {
    // Output of June over May's: 3 for unit 1, of the six others 0.9 once and 2.2 five times. Their median is 2.2, and
    // 30 000 × 2.2 = 66 000.
    let world = World::official().with_units(7, "3974");
    let mut lines = vec!["B204-1 2021-06 01 90000 #1".to_owned(), "B204-1 2021-05 01 30000 #1".to_owned()];
    let others = [(9_000, 10_000), (44_000, 20_000), (44_000, 20_000), (44_000, 20_000), (44_000, 20_000), (44_000, 20_000)];
    let two = |(n, (june, may)): (u32, (u32, u32))| [format!("B204-1 2021-06 01 {june} #{n}"), format!("B204-1 2021-05 01 {may} #{n}")];
    lines.extend((2..).zip(others).flat_map(two));
    let found = world.expected("E13", &said(&lines));
    assert_eq!(found[0], "01 90000 -> 66000");
    // A group of fewer than five looks at all others.
    let alone = World::official().with_units(7, "2710").with_row("industry", "3974", "2020-01-01");
    assert_eq!(alone.expected("E13", &said(&lines))[0], "01 90000 -> 66000");
    // Nobody else, nothing expected.
    assert_eq!(World::official().expected("E13", &said(&lines[..2])), ["nothing"]);
}

#[test]
fn what_is_no_amount_of_one_value_is_not_expected() {
    let world = World::official().with_history(&["B204-1 2021-05 01 12345"]);
    assert_eq!(world.expected("E14", &["B204-1 2021-06 01 12345"]), ["nothing"]);
}
