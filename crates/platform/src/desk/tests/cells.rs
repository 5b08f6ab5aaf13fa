//! What people type into cells.

use super::park::{Park, d};
use crate::desk::cell::{hint, read};
use methodology::catalogue::{Catalogue, Item};
use proptest::prelude::*;
use std::sync::OnceLock;

fn catalogue() -> &'static Catalogue {
    static HELD: OnceLock<Catalogue> = OnceLock::new();
    HELD.get_or_init(|| {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async { Park::new().await.work.catalogue.as_ref().clone() })
    })
}

fn item(code: &str) -> &'static Item {
    &catalogue().forms["T-1"].items[code]
}

fn value(text: &str, code: &str) -> Result<Option<String>, String> {
    read(text, item(code), catalogue()).map(|value| value.map(|v| v.to_string())).map_err(|issue| issue.code.to_string())
}

#[test]
fn habits_of_typing_are_read() {
    for (text, code, expected) in [
        ("12345", "01", "12345"),
        ("12,345", "01", "12345"),
        ("1，234，567", "01", "1234567"),
        (" １２３４５ ", "01", "12345"),
        ("12 345", "01", "12345"),
        ("1,2345,6789", "01", "123456789"),
        ("¥12,345", "01", "12345"),
        ("(1,200)", "05", "-1200"),
        ("（1,200.5）", "05", "-1200.5"),
        ("△1200", "05", "-1200"),
        ("−1200", "05", "-1200"),
        ("-1200", "05", "-1200"),
        ("100.0", "01", "100"),
        ("85.5%", "04", "85.5"),
        ("85.5％", "04", "85.5"),
        ("85.5", "04", "85.5"),
    ] {
        assert_eq!(value(text, code), Ok(Some(expected.to_owned())), "{text}");
    }
}

#[test]
fn what_says_that_there_is_nothing_is_nothing() {
    for text in ["", "  ", "—", "-", "无", "n/a"] {
        assert_eq!(value(text, "01"), Ok(None), "{text}");
    }
}

#[test]
fn what_is_no_amount_of_the_item_is_refused_with_its_reason() {
    for (text, code, expected) in [
        ("未上报", "01", "bad-number"),
        ("12,34", "01", "bad-number"),
        ("1.2.3", "01", "bad-number"),
        ("85%", "01", "mixed-units"),
        ("100.5", "01", "not-integer"),
        ("-3", "01", "negative"),
        ("26450万元", "01", "mixed-units"),
        ("999999999999999", "01", "bad-number"),
        ("0.12345", "05", "bad-number"),
    ] {
        assert_eq!(value(text, code), Err(expected.to_owned()), "{text}");
    }
    let issue = read("-3", item("01"), catalogue()).unwrap_err();
    assert_eq!(
        (issue.reason.zh.as_str(), issue.reason.en.as_str()),
        ("01 产值不得为负，此处为 -3", "01 output may not be negative, here -3")
    );
}

#[test]
fn another_unit_of_money_is_asked_for_where_it_would_fit() {
    let may = "2021-05".parse().unwrap();
    let asked = |value: &str, usual: &str| hint(d(value), &[(may, d(usual))], item("01"), catalogue()).map(|text| text.zh);
    // A tenth: typed in 万元. A thousand times: in 元. A thousandth: in 百万元.
    assert_eq!(asked("12300", "125000").unwrap(), "是否误填为万元？按万元应为 123000 千元（2021年5月 为 125000）");
    assert!(asked("125000000", "125000").unwrap().contains("误填为元？按元应为 125000 千元"));
    assert!(asked("125", "125000").unwrap().contains("误填为百万元"));
    // Near to what is usual, and far from it in every unit: 12500 × 1.25 = 15625 is the last that is asked.
    assert_eq!(asked("120000", "125000"), None);
    assert_eq!(asked("60000", "125000"), None);
    assert!(asked("15625", "125000").is_some());
    assert_eq!(asked("15626", "125000"), None);
    // No money, nothing to compare with.
    assert_eq!(hint(d("8"), &[(may, d("80"))], item("04"), catalogue()), None);
    assert_eq!(hint(d("8"), &[], item("01"), catalogue()), None);
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in ".{0,40}", code in prop::sample::select(vec!["01", "04", "05"])) {
        if let Ok(Some(read)) = read(&text, item(code), catalogue()) {
            prop_assert!(hint(read, &[("2021-05".parse().unwrap(), d("125000"))], item(code), catalogue()).is_none_or(|t| !t.en.is_empty()));
        }
    }

    #[test]
    fn what_looks_like_numbers_is_read_without_panic(text in "[0-9０-９,，.()（）%△¥ -]{0,40}") {
        if let Ok(Some(read)) = read(&text, item("05"), catalogue()) {
            prop_assert!(read.scale() <= 4);
        }
    }
}
