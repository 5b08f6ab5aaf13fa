//! Who is meant by a name: exact names, former names, short names, slips, and nobody.

use figures::{Class, CreditCode, Lang, Moment, Place, RegisterRow};
use intake::Registry;
use intake::matching::{Candidate, Match, Matcher};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use proptest::prelude::*;

const DAY: Date = date(2021, 6, 30);
const FORMS: [&str; 4] = ["股份有限公司", "有限公司", "集团", "公司"];

fn code(n: u32) -> CreditCode {
    CreditCode::fictional(n)
}

fn named(n: u32, name: &str, from: Date) -> RegisterRow {
    RegisterRow {
        unit: code(n),
        attribute: "name".into(),
        value: name.into(),
        valid_from: from,
        valid_to: None,
        known: Moment::parse(&from.to_string(), &TimeZone::UTC).expect("date"),
        place: Place::default(),
    }
}

/// 1 and 2 differ by a character; 3 was renamed in April 2021 and 4 in 2020, to what 3 was called before
/// 2020; 5 and 6 bear one name; 7 and 8 differ in brackets.
fn registry() -> Registry {
    let start = date(2019, 1, 1);
    Registry::new([
        named(1, "虚构恒远电子（万亩）有限公司", start),
        named(2, "虚构恒达电子（万亩）有限公司", start),
        named(3, "虚构青桐", start),
        named(3, "虚构青桐材料有限公司", date(2020, 1, 1)),
        named(3, "虚构新桐材料科技股份有限公司", date(2021, 4, 1)),
        named(4, "虚构白榆机械有限公司", start),
        named(4, "虚构青桐", date(2020, 6, 1)),
        named(5, "虚构双子印刷厂", start),
        named(6, "虚构双子印刷厂", start),
        named(7, "虚构澄湖泵业（万亩）有限公司", start),
        named(8, "虚构澄湖泵业（北塘）有限公司", start),
    ])
}

fn find(name: &str) -> Match {
    let registry = registry();
    Matcher::new(&registry, &FORMS.map(String::from)).find(name, DAY)
}

fn candidates(name: &str) -> Vec<Candidate> {
    match find(name) {
        Match::Candidates(all) => all,
        other => panic!("{name}: {other:?}"),
    }
}

/// Numbers of the candidates of a name.
fn numbers(name: &str) -> Vec<u32> {
    let number = |c: &Candidate| (1..9).find(|n| code(*n) == c.unit).expect("of the register");
    candidates(name).iter().map(number).collect()
}

fn exact(name: &str) -> Option<u32> {
    match find(name) {
        Match::Exact(unit) => (1..9).find(|n| code(*n) == unit),
        _ => None,
    }
}

#[test]
fn typing_habits_do_not_hide_a_name() {
    for name in [
        "虚构恒远电子（万亩）有限公司", " 虛構恆遠電子(萬畝)有限公司", "虚构恒远电子【万亩】有限\u{200b}公司",
        "虚构恒远电子 (万亩) 有限公司",
    ] {
        assert_eq!(exact(name), Some(1), "{name}");
    }
}

#[test]
fn the_name_in_force_comes_before_a_former_one_of_another_unit() {
    assert_eq!(exact("虚构青桐"), Some(4));
    let registry = registry();
    let matcher = Matcher::new(&registry, &[]);
    assert_eq!(matcher.find("虚构青桐", date(2019, 6, 30)), Match::Exact(code(3)));
    assert_eq!(matcher.why("虚构青桐", DAY), None);
}

#[test]
fn a_former_name_of_one_unit_alone_is_that_unit_and_says_so() {
    assert_eq!(exact("虚构青桐材料有限公司"), Some(3));
    let registry = registry();
    let matcher = Matcher::new(&registry, &[]);
    let why = matcher.why("虚构青桐材料有限公司", DAY).expect("a former name");
    assert_eq!(why.zh, "曾用名“虚构青桐材料有限公司”，用至 2021-03-31");
    assert_eq!(why.en, "its former name `虚构青桐材料有限公司`, valid until 2021-03-31");
}

#[test]
fn a_name_that_several_bore_is_none_of_them() {
    assert_eq!(numbers("虚构双子印刷厂"), [5, 6]);
    assert!(candidates("虚构双子印刷厂").iter().all(|c| c.confidence == 99 && c.why.zh.contains("不止一个")));
}

#[test]
fn a_short_name_is_a_candidate_and_never_a_unit() {
    assert_eq!(numbers("恒远电子")[0], 1);
    assert_eq!(numbers("恒电子"), [1, 2]);
    assert_eq!(numbers("虚构恒远电子"), [1, 2]);
    assert_eq!(numbers("万亩市虚构恒远电子有限公司第二分厂")[0], 1);
    let all = candidates("虚构恒远电子");
    assert_eq!(all[0].why.zh, "仅括号或公司形式不同");
    assert!(all[0].confidence < 100 && all[0].confidence > all[1].confidence + 10, "{all:?}");
}

#[test]
fn a_slip_of_one_character_is_a_candidate() {
    assert_eq!(numbers("虚构恒远电了（万亩）有限公司")[0], 1);
    assert_eq!(numbers("虚构恒电远子有限公司")[0], 1);
    assert_eq!(numbers("虚构新桐科技有限公司"), [3]);
    assert_eq!(candidates("虚构青铜材料有限公司")[0].why.zh, "曾用名“虚构青桐材料有限公司”，用至 2021-03-31；相差 1 个字");
}

#[test]
fn two_units_equally_near_are_both_named_in_the_order_of_their_codes() {
    let both = candidates("虚构澄湖泵业有限公司");
    let mut units: Vec<CreditCode> = both.iter().map(|c| c.unit.clone()).collect();
    assert_eq!(both[0].confidence, both[1].confidence);
    units.sort();
    assert_eq!(units, both.iter().map(|c| c.unit.clone()).collect::<Vec<_>>());
}

#[test]
fn what_is_near_nobody_is_nobody() {
    for name in ["", "  ", "（）", "合计", "丙丁戊己", "有限公司", "电"] {
        assert_eq!(find(name), Match::None, "{name}");
    }
}

#[test]
fn at_most_five_are_named() {
    let rows = (1..40).map(|n| named(n, &format!("虚构同名{n}号厂"), date(2019, 1, 1)));
    let registry = Registry::new(rows);
    let Match::Candidates(all) = Matcher::new(&registry, &[]).find("虚构同名号厂", DAY) else { panic!("candidates") };
    assert_eq!(all.len(), 5);
    assert!(all.windows(2).all(|w| (w[1].confidence, &w[0].unit) < (w[0].confidence, &w[1].unit) || w[0].confidence > w[1].confidence));
}

#[test]
fn an_unknown_firm_blocks_and_names_candidates() {
    let registry = registry();
    let matcher = Matcher::new(&registry, &FORMS.map(String::from));
    let issue = |name: &str| matcher.issue(&matcher.find(name, DAY), name, DAY, Place::cell("a.xlsx", "表", 5, 2));
    let near = issue("恒远电子");
    assert_eq!((near.code.as_ref(), near.class), ("unknown-firm", Class::A));
    let first = code(1);
    assert_eq!(
        near.render(Lang::Zh),
        format!(
            "a.xlsx:表!B5: [A] unknown-firm: 名录库中没有名称为“恒远电子”的单位\n   = 提示: 可能是 \
            虚构恒远电子（万亩）有限公司（{first}，74%）；单位以统一社会信用代码为准，请填写代码\n"
        )
    );
    assert!(issue("合计").hint.expect("hint").zh.starts_with("请填写统一社会信用代码"));
}

#[test]
fn a_firm_taken_by_its_name_is_said() {
    let registry = registry();
    let matcher = Matcher::new(&registry, &[]);
    let name = "虚构青桐材料有限公司";
    let issue = matcher.issue(&matcher.find(name, DAY), name, DAY, Place::file("a.xlsx"));
    assert_eq!((issue.code.as_ref(), issue.class), ("firm-by-name", Class::D));
    assert!(issue.reason.zh.contains(code(3).as_str()) && issue.reason.zh.contains("曾用名"), "{}", issue.reason.zh);
}

#[test]
fn a_code_beside_the_name_of_another_unit_is_found() {
    let registry = registry();
    let matcher = Matcher::new(&registry, &FORMS.map(String::from));
    let check = |n: u32, name: &str| matcher.mismatch(&code(n), name, DAY, Place::file("a.xlsx"));
    for own in ["虚构恒远电子（万亩）有限公司", "恒远电子", "虚构恒远电了有限公司", ""] {
        assert_eq!(check(1, own), None, "{own}");
    }
    assert_eq!(check(3, "虚构青桐材料有限公司"), None);
    assert_eq!(check(7, "虚构澄湖泵业"), None);
    let shifted = check(1, "虚构恒达电子（万亩）有限公司").expect("another's name");
    assert_eq!((shifted.code.as_ref(), shifted.class), ("code-name-mismatch", Class::A));
    let nearer = check(1, "虚构恒达电子").expect("nearer to another's name");
    assert_eq!((nearer.code.as_ref(), nearer.class), ("code-name-mismatch", Class::C));
    assert!(shifted.reason.zh.contains("虚构恒远电子（万亩）") && shifted.reason.zh.contains(code(2).as_str()));
    assert!(check(1, "虚构无人知").expect("nobody's name").reason.zh.contains("没有这个名称"));
    assert_eq!(matcher.mismatch(&code(99), "虚构无人知", DAY, Place::default()), None);
}

proptest! {
    #[test]
    fn any_text_is_asked_without_panic(text in ".{0,12}") {
        let registry = registry();
        let matcher = Matcher::new(&registry, &FORMS.map(String::from));
        let found = matcher.find(&text, DAY);
        let _ = (matcher.issue(&found, &text, DAY, Place::default()), matcher.mismatch(&code(1), &text, DAY, Place::default()));
    }
}
