//! A unit's industry in the edition asked for, and which class it is in by it.

use figures::Decimal;
use jiff::civil::{Date, date};
use methodology::Membership::{self, In, Out, Unknown};
use methodology::{Catalogue, Industry, PackFile, Registered, load};
use std::collections::BTreeMap;

/// 2011: tubes 11, devices 12 (split up), balances 13 (moved), lamps 14 (unclear), 15 and 16 (merged).
const TEXT: &str = r#"
pack: { id: t, version: "1", title: { zh: 测试, en: test }, owner: 测试, fictional: true }
nomenclatures:
  old:
    title: { zh: 旧版, en: old }
    source: { state: fictional }
    edition: "2011"
    codes: |
      11|管|tubes
      12|器件|devices
      13|衡器|balances
      14|灯|lamps
      15|甲|a
      16|乙|b
  new:
    title: { zh: 新版, en: new }
    source: { state: fictional }
    edition: "2017"
    codes: |
      21|管|tubes
      22|显示|displays
      23|照明|lighting
      24|其他|others
      33|衡器|balances
      34|灯|lamps
      35|甲乙|a and b
correspondences:
  table:
    title: { zh: 对照, en: pairs }
    source: { state: fictional }
    from_codes: old
    to_codes: new
    rows: |
      11|21
      12|22
      12|23
      12|24
      13|33
      14|34
      14|?
      15|35
      16|35
  shares:
    title: { zh: 比例, en: shares }
    source: { state: fictional }
    from_codes: old
    to_codes: new
    refines: table
    from: 2019-01-01
    rows: |
      12|22|0.5
      12|23|0.3
      12|24|0.2
  later:
    title: { zh: 后来的比例, en: later shares }
    source: { state: fictional }
    from_codes: old
    to_codes: new
    refines: table
    from: 2021-01-01
    rows: |
      12|22|0
      12|23|0.25
      12|24|0.75
editions:
  industry:
    source: { state: fictional }
    codes: { 2012-01-01: old, 2018-01-01: new }
classifications:
  light:
    title: { zh: 光, en: light }
    source: { state: fictional }
    nomenclature: new
    classes:
      shown: { title: { zh: 显示, en: shown }, codes: ["22"] }
      made: { title: { zh: 器件, en: devices }, codes: ["21", "22", "23", "24"] }
      some: { title: { zh: 部分, en: some }, codes: ["34"], partial: ["23"] }
"#;

fn catalogue() -> Catalogue {
    let (catalogue, issues) = load(&[PackFile { path: "pack.yaml".into(), text: TEXT.into() }]);
    assert!(issues.is_empty(), "{issues:?}");
    catalogue
}

fn attributes(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
}

/// Registered before or since the edition of 2017.
const OLD: Date = date(2016, 5, 1);
const NEW: Date = date(2020, 5, 1);

fn codes(industry: &Industry<'_>) -> (Vec<String>, bool) {
    match industry {
        Industry::None => (Vec::new(), false),
        Industry::One(code) => (vec![(*code).to_owned()], false),
        Industry::Several(choice) => (choice.codes.iter().map(|c| (*c).to_owned()).collect(), choice.open),
    }
}

/// The codes of a unit registered with `code` on `since`, asked in a nomenclature.
fn asked(nomenclature: &str, code: &str, since: Date) -> (Vec<String>, bool) {
    let (catalogue, attributes) = (catalogue(), attributes(&[("industry", code)]));
    let unit = Registered { attributes: &attributes, since: Some(since) };
    codes(&catalogue.asked_in(Some(nomenclature), date(2018, 6, 30)).industry(unit, []))
}

fn owned(codes: &[&str], open: bool) -> (Vec<String>, bool) {
    (codes.iter().map(|c| (*c).to_owned()).collect(), open)
}

#[test]
fn a_code_is_of_the_edition_in_force_when_the_register_began_to_say_it() {
    assert_eq!(asked("new", "11", OLD), owned(&["21"], false));
    assert_eq!(asked("new", "21", NEW), owned(&["21"], false));
    assert_eq!(asked("old", "11", OLD), owned(&["11"], false));
    // Before the first day declared, the first edition.
    assert_eq!(asked("new", "13", date(2001, 1, 1)), owned(&["33"], false));
    // A code that is in neither table, and one of the other edition's, correspond to nothing that is known.
    assert_eq!(asked("new", "21", OLD), owned(&[], true));
    assert_eq!(asked("new", "99", OLD), owned(&[], true));
}

#[test]
fn codes_correspond_both_ways() {
    assert_eq!(asked("new", "12", OLD), owned(&["22", "23", "24"], false));
    assert_eq!(asked("new", "14", OLD), owned(&["34"], true));
    assert_eq!(asked("old", "23", NEW), owned(&["12"], false));
    assert_eq!(asked("old", "35", NEW), owned(&["15", "16"], false));
}

#[test]
fn what_the_register_says_outright_needs_no_table() {
    let catalogue = catalogue();
    let attributes = attributes(&[("industry", "35"), ("industry_2011", "16")]);
    let unit = Registered { attributes: &attributes, since: Some(NEW) };
    assert_eq!(catalogue.asked_in(Some("old"), NEW).industry(unit, []), Industry::One("16"));
    assert_eq!(catalogue.asked_in(Some("new"), NEW).industry(unit, []), Industry::One("35"));
    // Codes as they stand, where a list names no nomenclature.
    assert_eq!(catalogue.asked_in(None, NEW).industry(unit, []), Industry::One("35"));
}

#[test]
fn what_a_unit_is_at_other_times_narrows_the_choice() {
    let catalogue = catalogue();
    let of = |code: &str| attributes(&[("industry", code)]);
    let (before, after, elsewhere) = (of("12"), of("23"), of("33"));
    let old = Registered { attributes: &before, since: Some(OLD) };
    let new = Registered { attributes: &after, since: Some(NEW) };
    let other = Registered { attributes: &elsewhere, since: Some(NEW) };
    let asked = catalogue.asked_in(Some("new"), NEW);
    assert_eq!(asked.industry(old, [new]), Industry::One("23"));
    // What it became since is no part of what it was: the choice is open as before.
    assert_eq!(codes(&asked.industry(old, [other])).0.len(), 3);
    let (merged, second) = (of("35"), of("16"));
    let now = Registered { attributes: &merged, since: Some(NEW) };
    let then = Registered { attributes: &second, since: Some(OLD) };
    assert_eq!(catalogue.asked_in(Some("old"), NEW).industry(now, [then]), Industry::One("16"));
}

#[test]
fn shares_part_a_unit_from_the_day_they_hold() {
    let catalogue = catalogue();
    let attributes = attributes(&[("industry", "12")]);
    let unit = Registered { attributes: &attributes, since: Some(OLD) };
    let cuts = |day| catalogue.asked_in(Some("new"), day).industry(unit, []).cuts().to_vec();
    let tenths = |n| Decimal::new(n, 1);
    assert!(cuts(date(2018, 12, 31)).is_empty());
    assert_eq!(cuts(date(2019, 1, 1)), [tenths(5), tenths(8)]);
    assert_eq!(cuts(date(2021, 1, 1)), [Decimal::ZERO, Decimal::new(25, 2)]);
    let industry = catalogue.asked_in(Some("new"), date(2019, 6, 30)).industry(unit, []);
    let at = [0, 4, 5, 7, 8, 9].map(|n| industry.at(tenths(n)));
    assert_eq!(at, [Some("22"), Some("22"), Some("23"), Some("23"), Some("24"), Some("24")]);
}

/// The class of a unit of old code 12 on a day, at a point, with what the register says of it.
fn class(class: &str, day: Date, point: i64, declared: Option<&str>) -> Membership {
    let (catalogue, attributes) = (catalogue(), attributes(&[("industry", "12")]));
    let unit = Registered { attributes: &attributes, since: Some(OLD) };
    let industry = catalogue.asked_in(Some("new"), day).industry(unit, []);
    catalogue.classifications["light"].membership_of(class, &industry, Decimal::new(point, 1), declared)
}

#[test]
fn all_codes_then_the_register_then_the_share_decide_and_else_nothing_does() {
    let (before, since) = (date(2018, 6, 30), date(2019, 6, 30));
    // All of 22, 23 and 24 are in it.
    assert_eq!((class("made", before, 0, None), class("made", since, 9, Some("none"))), (In, In));
    // Only 22 is: unknown without shares, and never out.
    assert_eq!(class("shown", before, 0, None), Unknown);
    assert_eq!((class("shown", since, 4, None), class("shown", since, 5, None)), (In, Out));
    for day in [before, since] {
        assert_eq!((class("shown", day, 9, Some("shown")), class("shown", day, 0, Some("none"))), (In, Out));
        assert_eq!(class("shown", day, 9, Some("?")), if day == before { Unknown } else { Out });
    }
    // 23 is in it in part: that part of the unit is unknown.
    assert_eq!((class("some", since, 5, None), class("some", since, 4, None)), (Unknown, Out));
}

#[test]
fn a_code_whose_way_is_wanted_in_part_is_unknown() {
    let (catalogue, attributes) = (catalogue(), attributes(&[("industry", "14")]));
    let unit = Registered { attributes: &attributes, since: Some(OLD) };
    let industry = catalogue.asked_in(Some("new"), NEW).industry(unit, []);
    let light = &catalogue.classifications["light"];
    assert_eq!(light.membership_of("some", &industry, Decimal::ZERO, None), Unknown);
    assert_eq!(light.membership_of("some", &industry, Decimal::ZERO, Some("some")), In);
    assert_eq!(industry.agreed(|code| Some(code.len())), None);
}

#[test]
fn an_edition_is_named_or_that_of_the_day() {
    let catalogue = catalogue();
    let on = |y| catalogue.edition_on(date(y, 1, 1)).map(|n| n.id.as_str());
    assert_eq!([2010, 2012, 2017, 2018, 2030].map(on), [Some("old"), Some("old"), Some("old"), Some("new"), Some("new")]);
    let of = |dimension| catalogue.edition_of(dimension, NEW).map(|n| n.id.as_str());
    assert_eq!([of("division"), of("industry@2011"), of("division@2019"), of("street")], [Some("new"), Some("old"), None, None]);
}

#[test]
fn without_declared_editions_codes_are_of_the_newest() {
    let text = TEXT.split("editions:").next().expect("head").to_owned();
    let (catalogue, issues) = load(&[PackFile { path: "pack.yaml".into(), text }]);
    assert!(issues.is_empty(), "{issues:?}");
    let attributes = attributes(&[("industry", "35")]);
    let unit = Registered { attributes: &attributes, since: Some(OLD) };
    assert_eq!(catalogue.asked_in(Some("new"), OLD).industry(unit, []), Industry::One("35"));
    assert_eq!(codes(&catalogue.asked_in(Some("old"), OLD).industry(unit, [])).0, ["15", "16"]);
}
