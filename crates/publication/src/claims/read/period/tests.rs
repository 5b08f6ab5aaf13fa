//! Tests of spoken periods.

use super::*;
use proptest::prelude::*;

const CLOCK: Clock = Clock { published: Some(Date::constant(2021, 8, 10)), reported: None };

fn read(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    scan(&chars, 0, chars.len(), CLOCK, &[]).into_iter().map(|s| s.period).collect()
}

#[test]
fn spoken_periods_count_from_the_day_of_publication() {
    let cases = [
        ("今年上半年", "2021-01..06"),
        ("上半年", "2021-01..06"),
        ("2020年上半年", "2020-01..06"),
        ("前三季度", "2020-01..09"),
        ("1—6月", "2021-01..06"),
        ("今年前5个月", "2021-01..05"),
        ("2021年1月至6月份", "2021-01..06"),
        ("二季度", "2021-Q2"),
        ("5月", "2021-05"),
        ("十一月份", "2020-11"),
        ("5月12日", "2021-05-12"),
        ("自今年3月投产以来", "2021-03.."),
        ("今年以来", "2021-01.."),
        ("目前", "2021-08-10"),
        ("截至6月底", "2021-06"),
        ("明年", "2022"),
        ("2023年", "2023"),
        ("今年初", "2021-01"),
        ("从年初开始", "2021-01.."),
        ("截至2020年底", "2020-12"),
        ("三季度末", "2020-09"),
        ("二〇二一年上半年", "2021-01..06"),
        ("最近", "2021-08-10"),
    ];
    for (text, period) in cases {
        assert_eq!(read(text), [period], "{text}");
    }
}

#[test]
fn an_open_period_without_a_month_takes_it_from_before() {
    assert_eq!(read("自今年3月投产以来很好，自今年投产以来更好"), ["2021-03..", "2021-03.."]);
    assert_eq!(read("自今年投产以来"), ["2021.."]);
}

#[test]
fn a_base_of_comparison_is_no_period() {
    let chars: Vec<char> = "今年上半年比2019年增长，好于去年同期，上年同期为5亿元".chars().collect();
    let found = scan(&chars, 0, chars.len(), CLOCK, &[]);
    let found: Vec<(&str, Role)> = found.iter().map(|s| (s.period.as_str(), s.role)).collect();
    assert_eq!(
        found,
        [("2021-01..06", Role::Plain), ("2019-01..06", Role::Base), ("2020-01..06", Role::Base), ("2020-01..06", Role::Base)]
    );
    assert_eq!(read("264.5亿元、1个、三大、第四批"), Vec::<String>::new());
}

#[test]
fn nothing_is_guessed_without_a_day_of_publication() {
    let chars: Vec<char> = "今年上半年、目前、2020年5月".chars().collect();
    let periods: Vec<String> = scan(&chars, 0, chars.len(), Clock::default(), &[]).into_iter().map(|s| s.period).collect();
    assert_eq!(periods, ["2020-05"]);
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in "[0-9年月日今去明自从以来截至上下半前季度一三十-]{0,24}") {
        for period in read(&text) {
            prop_assert!(period.len() >= 4, "{period}");
        }
    }
}
