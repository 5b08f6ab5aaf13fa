//! Which class a unit is in, and when nobody can tell.

use crate::folder;
use methodology::Membership::{self, In, Out, Unknown};
use methodology::catalogue::Classification;
use methodology::{PackFile, load};

const TEXT: &str = r#"
pack: { id: t, version: "1", title: { zh: 测试, en: test }, owner: 测试, fictional: true }
classifications:
  digital:
    title: { zh: 数字, en: digital }
    source: { state: fictional }
    partition: true
    classes:
      "01": { title: { zh: 计算机, en: computers }, codes: ["391*", "40"] }
      "06": { title: { zh: 其他, en: other }, codes: ["3832"], partial: ["2462", "3831", "3493"] }
      "07": { title: { zh: 三维, en: printing }, partial: ["3493"] }
  local:
    title: { zh: 主导产业, en: leading }
    source: { state: fictional }
    overridable: true
    approval: { by: 管委会, date: 2020-01-01 }
    from: 2020-01-01
    until: 2022-01-01
    classes:
      chips: { title: { zh: 芯片, en: chips }, codes: ["397*"] }
      drugs: { title: { zh: 医药, en: drugs }, codes: ["27*"] }
  fields:
    title: { zh: 战新, en: emerging }
    source: { state: required, note: the codes }
    classes: { "1": { title: { zh: 信息, en: information } } }
"#;

fn classification(id: &str) -> Classification {
    let (catalogue, issues) = load(&[PackFile { path: "pack.yaml".into(), text: TEXT.into() }]);
    assert!(issues.is_empty(), "{issues:?}");
    catalogue.classifications.get(id).cloned().expect("classification")
}

fn in_digital(class: &str, code: &str, declared: Option<&str>) -> Membership {
    classification("digital").membership(class, Some(code), declared)
}

#[test]
fn a_code_that_belongs_as_a_whole_needs_no_word_of_the_register() {
    for declared in [None, Some("06"), Some("none"), Some("?")] {
        assert_eq!(in_digital("01", "3911", declared), In);
        assert_eq!(in_digital("06", "3911", declared), Out);
        assert_eq!(in_digital("01", "4011", declared), In);
    }
}

#[test]
fn a_code_that_belongs_in_part_is_unknown_until_the_register_says() {
    for (declared, expected) in [(None, Unknown), (Some("06"), In), (Some("none"), Out), (Some("07"), Out), (Some("01"), Out)] {
        assert_eq!(in_digital("06", "2462", declared), expected, "{declared:?}");
    }
    assert_eq!((in_digital("06", "3831", None), in_digital("06", "3832", None)), (Unknown, In));
    assert_eq!(in_digital("01", "2462", None), Out);
}

#[test]
fn a_word_that_names_no_class_decides_nothing() {
    for declared in ["", "6", "none 06", "06 x", "06 07"] {
        assert_eq!(in_digital("06", "3493", Some(declared)), Unknown, "{declared}");
    }
    assert_eq!((in_digital("06", "3493", Some("07")), in_digital("07", "3493", Some("07"))), (Out, In));
}

#[test]
fn without_a_code_nothing_is_known() {
    let digital = classification("digital");
    assert_eq!(digital.membership("01", None, None), Unknown);
    assert_eq!(digital.membership("06", None, Some("06")), Unknown);
    assert_eq!(digital.membership("09", Some("3911"), None), Out);
}

#[test]
fn an_override_decides_against_the_code() {
    let local = classification("local");
    let both = |code, declared| (local.membership("chips", code, declared), local.membership("drugs", code, declared));
    assert_eq!(both(Some("3973"), None), (In, Out));
    assert_eq!(both(Some("3973"), Some("none")), (Out, Out));
    assert_eq!(both(Some("3442"), Some("chips")), (In, Out));
    assert_eq!(both(Some("3973"), Some("drugs")), (Out, In));
    // Local lists may overlap.
    assert_eq!(both(None, Some("chips drugs")), (In, In));
    assert_eq!(both(Some("3973"), Some("chip")), (Unknown, Unknown));
}

#[test]
fn a_class_whose_codes_are_wanted_is_the_register_s_alone() {
    let fields = classification("fields");
    assert_eq!(fields.membership("1", Some("3973"), None), Unknown);
    assert_eq!(fields.membership("1", Some("3973"), Some("1")), In);
    assert_eq!(fields.membership("1", Some("3973"), Some("none")), Out);
}

#[test]
fn a_list_holds_between_its_days() {
    let local = classification("local");
    let holds = |day: &str| local.in_force(day.parse().expect("date"));
    assert_eq!(["2019-12-31", "2020-01-01", "2021-12-31", "2022-01-01"].map(holds), [false, true, true, false]);
    assert_eq!(local.attribute(), "class_local");
    assert!(local.approval.is_some_and(|a| a.by == "管委会" && a.document.is_none()));
}

#[test]
fn only_what_needs_the_register_asks_for_it() {
    let (catalogue, _) = load(&folder::read(&folder::packs(), &["."]));
    let declared: Vec<&str> = catalogue.classifications.values().filter(|c| c.is_declared()).map(|c| c.id.as_str()).collect();
    assert_eq!(declared, ["digital_core", "leading", "strategic_emerging", "wenling_groups"]);
    let digital = &catalogue.classifications["digital_core"];
    let of = |code, said| digital.membership("0106", Some(code), said);
    assert_eq!([of("3831", None), of("3831", Some("none")), of("2462", Some("0106")), of("3832", None)], [Unknown, Out, In, In]);
}
