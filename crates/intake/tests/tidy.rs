//! Tidy CSV: good files become filings, and each bad input has its own message and place.

mod common;

use common::{World, d, unit};
use figures::{Lang, Period, Role};
use intake::{Content, accept_good, read};
use proptest::prelude::*;

const HEAD: &str = "unit,form,period,item,value\n";

fn one(line: &str) -> String {
    format!("{HEAD}{line}\n")
}

#[test]
fn lines_are_grouped_to_filings_with_the_place_of_every_value() {
    let u = unit(1);
    let text = format!(
        "\u{feff}item,value,unit,form,period,role,known_at,note\r\n01,120,{u},B204-1,2021-H1,,,ok\r\n03,９０,{u},B204-1,2021-01..06,current,,\r\n01,100,{u},B204-1,2020-01..06,same_period,2021-07-10,\r\n"
    );
    let filings = World::new().filings(&text);
    assert_eq!(filings.len(), 2);
    let own = &filings[1];
    assert_eq!((own.period, own.role), (Period::Cumulative { year: 2021, to: 6 }, Role::Current));
    let values: Vec<_> = own.values.iter().map(|v| (v.item.as_str(), v.value, v.place.line, v.place.column)).collect();
    assert_eq!(values, [("01", d("120"), 2, 4), ("03", d("90"), 3, 4)]);
    assert_eq!(own.note.as_deref(), Some("ok"));
    assert_eq!((filings[0].period.year(), filings[0].role), (2020, Role::SamePeriod));
    assert!(filings[0].known < own.known);
}

#[test]
fn a_wrong_header_names_what_was_expected_and_found() {
    let message = World::new().only("unit,form,period,item,valeu\n", Lang::En);
    assert_eq!(
        message,
        "a.csv:1:23: [A] wrong-header: wrong header: expected unit,form,period,item,value[,role,known_at,source,note]; missing: value; not known: valeu\n 1 | unit,form,period,item,valeu\n   |                       ^^^^^\n   = hint: perhaps: valeu → value\n"
    );
    let semicolons = World::new().only("unit;form;period;item;value\n", Lang::Zh);
    assert!(semicolons.ends_with("提示: 列之间似乎用“;”分隔，应为半角逗号\n"), "{semicolons}");
    assert_eq!(World::new().places("unit,form,period,item,value,unit\n1\n"), ["1:29 wrong-header"]);
}

#[test]
fn an_unknown_unit_says_which_and_what_is_near() {
    let u = unit(1001);
    let message = World::new().only(&one(&format!("{u},B204-1,2021-06,01,5")), Lang::Zh);
    assert!(message.starts_with(&format!("a.csv:2:1: [A] unknown-unit: 名录库中没有单位 {u}\n")), "{message}");
}

#[test]
fn a_wrong_check_character_names_the_right_one() {
    // The published sample of GB 32100 with its last character changed.
    let message = World::new().only(&one("913502000728319548,B204-1,2021-06,01,5"), Lang::En);
    let expected = "a.csv:2:1: [A] bad-credit-code: the credit code `913502000728319548` ends in `8`; the other characters give the check character `9`\n";
    assert!(message.starts_with(expected), "{message}");
    let short = World::new().only(&one("9135,B204-1,2021-06,01,5"), Lang::En);
    assert!(short.contains("has 4 characters instead of 18"), "{short}");
}

#[test]
fn periods_not_over_exempt_or_not_understood_are_refused() {
    let u = unit(1);
    let w = World::new();
    let future = w.only(&one(&format!("{u},B204-1,2021-07,01,5")), Lang::En);
    assert!(future.contains("2:27: [A] future-period: the period 2021-07 was not over on 2021-07-12\n"), "{future}");
    assert_eq!(w.places(&one(&format!("{u},B204-1,2021-01,01,5"))), ["2:27 exempt-month"]);
    assert_eq!(w.places(&one(&format!("{u},B204-1,2021-01..01,01,5"))), ["2:27 exempt-month"]);
    assert_eq!(w.places(&one(&format!("{u},B204-1,2021/06,01,5"))), ["2:27 bad-period"]);
}

#[test]
fn forms_items_roles_and_moments_have_their_own_messages() {
    let u = unit(1);
    let w = World::new();
    let form = w.only(&one(&format!("{u},B2041,2021-06,01,5")), Lang::En);
    assert!(form.contains("2:20: [A] unknown-form: there is no form `B2041`\n") && form.contains("hint: perhaps B204-1\n"), "{form}");
    let item = w.only(&one(&format!("{u},B204-1,2021-06,1,5")), Lang::Zh);
    assert!(item.contains("2:35: [A] unknown-item: 没有B204-1 表的指标 “1”\n") && item.contains("提示: 可能是 01\n"), "{item}");
    let head = "unit,form,period,item,value,role,known_at\n";
    let line = |tail: &str| format!("{head}{u},B204-1,2021-06,01,5,{tail}\n");
    assert_eq!(w.places(&line("same-period,")), ["2:40 bad-role"]);
    assert_eq!(w.places(&line(",2021/07/10")), ["2:41 bad-known-at"]);
    assert_eq!(w.places(&line(",2021-08-11")), ["2:41 known-in-future"]);
    assert!(w.places(&line(",2021-08-10")).is_empty());
}

#[test]
fn a_value_is_a_plain_whole_number() {
    let u = unit(1);
    let w = World::new();
    let with = |value: &str| w.only(&one(&format!("{u},B204-1,2021-06,01,{value}")), Lang::En);
    assert!(with("\"26,450\"").contains("2:38: [A] bad-number: `26,450` is no number"));
    assert!(with("\"26,450\"").contains("hint: without separators: 26450\n"));
    assert!(with("26.45万元").contains("hint: the number alone, without `万元`; the unit is thousand yuan\n"));
    assert!(with("26.45").contains("2:38: [A] not-integer: 01 gross output is filed in whole thousand yuan, here 26.45\n"));
    assert!(with("-5").contains("2:38: [A] negative: 01 gross output may not be negative, here -5\n"));
    assert!(with("").contains("2:38: [A] missing-field: `value` is empty\n"));
    assert!(with("26,450").contains("2: [A] wrong-field-count: 6 fields instead of 5\n"));
}

#[test]
fn a_duplicate_names_both_lines() {
    let u = unit(1);
    let text = format!("{HEAD}{u},B204-1,2021-06,01,5\n{u},B204-1,2021-06,03,5\n{u},B204-1,2021-06,01,6\n");
    let message = World::new().only(&text, Lang::En);
    assert!(
        message.starts_with(
            "a.csv:4:35: [A] duplicate-line: repeats line 2 (same unit, form, period, role, moment and item), with another value\n"
        ),
        "{message}"
    );
}

#[test]
fn a_truncated_file_is_noticed() {
    let u = unit(1);
    let w = World::new();
    let whole = format!("{HEAD}{u},B204-1,2021-06,01,5\n");
    assert_eq!(w.places(&format!("{whole}{u},B204-1,20")), ["3:0 truncated-file"]);
    assert_eq!(w.places(&format!("{whole}{u},B204-1,2021-06,03,\"5")), ["3:38 truncated-file"]);
    let (_, issues) = w.read(whole.trim_end());
    assert_eq!(common::places(&issues), ["2:0 no-final-newline"]);
    assert!(!figures::issue::blocked(&issues));
    assert_eq!(w.places(HEAD), ["0:0 no-rows"]);
    assert_eq!(w.places(" \n"), ["0:0 empty-file"]);
}

#[test]
fn another_encoding_is_suspected_by_name() {
    // 企业 in GB18030, on line 2.
    let bytes = [HEAD.as_bytes(), b"\xC6\xF3\xD2\xB5,B204-1\n"].concat();
    let (_, issues) = read("a.csv", &bytes, &World::new().context());
    assert_eq!(common::render(&issues, Lang::En).lines().next(), Some("a.csv:2: [A] not-utf8: not UTF-8: it looks like GB18030 (GBK)"));
}

#[test]
fn ten_mistakes_in_one_file_are_ten_issues() {
    let (a, b) = (unit(1), unit(2));
    let text = format!(
        "unit,form,period,item,value,role\n\
         9135,B204-1,2021-06,01,5,\n\
         {a},B2041,2021-06,01,5,\n\
         {a},B204-1,2021-6,01,5,\n\
         {a},B204-1,2021-06,99,x,\n\
         {a},B204-1,2021-06,01,\"5,\n\
         {b},B204-1,2021-06,01,5,same\n\
         {b},B204-1,2021-06,01,5,\n\
         {b},B204-1,2021-06,01,5,\n\
         {b},B204-1,2021-07,03,-5,\n"
    );
    let expected = [
        "2:1 bad-credit-code", "3:20 unknown-form", "4:27 bad-period", "5:35 unknown-item", "5:38 bad-number", "6:38 open-quote",
        "7:40 bad-role", "9:35 duplicate-line", "10:27 future-period", "10:38 negative",
    ];
    assert_eq!(World::new().places(&text), expected);
}

#[test]
fn the_good_filings_are_whole_ones() {
    let (a, b) = (unit(1), unit(2));
    let text = format!("{HEAD}{a},B204-1,2021-06,01,5\n{a},B204-1,2021-06,03,five\n{b},B204-1,2021-06,01,7\n");
    let (Content { filings, .. }, issues) = World::new().read(&text);
    assert_eq!(common::places(&issues), ["3:38 bad-number"]);
    let (good, left_out) = accept_good(filings, &issues);
    assert_eq!((good.len(), left_out), (1, 1));
    assert_eq!(good[0].unit.as_str(), b);
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(head in 0usize..3, body in prop::collection::vec(any::<u8>(), 0..200)) {
        let head: &[u8] = [b"".as_slice(), HEAD.as_bytes(), b"unit,attribute,value,valid_from\n"][head];
        let _ = read("a.csv", &[head, &body].concat(), &World::new().context());
    }

    #[test]
    fn any_cells_are_read_without_panic(cells in prop::collection::vec("[0-9A-Za-z,\"\n＿亿.-]{0,20}", 1..12)) {
        let text = format!("{HEAD}{}", cells.join(","));
        let world = World::new();
        let (content, issues) = world.read(&text);
        let filings = content.filings;
        {
            let _ = intake::check(&filings, &world.context());
            prop_assert!(accept_good(filings, &issues).0.is_empty());
        }
    }
}
