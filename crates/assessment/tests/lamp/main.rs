//! Lamps: which row gives one, what the months show, and whose word counts.

use assessment::lamp::{By, Cause, Decision, Judged, Late, Manual, caught_up, judge, month, standing};
use figures::{Decimal, Period};
use jiff::civil::{Date, date};
use methodology::catalogue::{Given, Lamp, LampTable};
use methodology::{PackFile, load};

const PACK: &str = "pack:\n  id: mine\n  version: \"1\"\n  title: { zh: 甲, en: mine }\n  owner: x\n  fictional: true\nlamps:\n  mine:\n";
const TABLE: &str = r#"    title: { zh: 进度, en: progress }
    source: { state: fictional }
    inputs:
      behind: { title: { zh: 落后, en: behind }, unit: 百分点 }
      excused: { title: { zh: 有原因, en: excused }, kind: flag }
    rows:
      - { when: { behind: "<= 0" }, lamp: green, say: { zh: 按计划, en: on schedule } }
      - { when: { behind: ">= 10 百分点, <= 30 百分点" }, lamp: yellow, say: { zh: 落后, en: behind } }
      - when: { behind: "> 30 百分点", excused: no }
        lamp: red
        say: { zh: 严重落后, en: far behind }
        escalate: { zh: 约谈, en: a talk }
      - { when: { behind: "> 30 百分点", excused: yes }, lamp: yellow, say: { zh: 有原因, en: with a reason } }
    default: { lamp: green, say: { zh: 未说明, en: nothing is said } }
    missing: { lamp: unknown, say: { zh: 不明, en: not known } }
"#;

fn table() -> LampTable {
    table_of(TABLE)
}

fn table_of(text: &str) -> LampTable {
    let file = PackFile { path: "mine/pack.yaml".into(), text: format!("{PACK}{text}") };
    let (catalogue, issues) = load(&[file]);
    assert!(issues.is_empty(), "{issues:?}");
    catalogue.lamps["mine"].clone()
}

fn number(n: i64) -> Option<Given> {
    Some(Given::Number(Decimal::from(n)))
}

fn told(values: [Option<Given>; 2]) -> (Lamp, By, String, Vec<String>) {
    let table = table();
    let judged = judge(&table, values.to_vec());
    let words = judged.values_in_words(&table).iter().map(|text| text.en.clone()).collect();
    (judged.lamp, judged.by, judged.say(&table).en.clone(), words)
}

#[test]
fn a_lamp_says_which_row_gave_it_and_what_it_asks() {
    let flag = |is: bool| Some(Given::Flag(is));
    let words = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
    assert_eq!(
        told([number(35), flag(false)]),
        (Lamp::Red, By::Row(2), "far behind".into(), words("behind 35 percentage points (> 30 percentage points)", "excused no (no)"))
    );
    assert_eq!(
        told([number(5), flag(false)]),
        (Lamp::Green, By::Default, "nothing is said".into(), words("behind 5 percentage points", "excused no"))
    );
    assert_eq!(
        told([number(35), None]),
        (Lamp::Unknown, By::Missing, "not known".into(), words("behind 35 percentage points", "excused unknown"))
    );
    // What is not known does not matter to this row.
    assert_eq!(told([number(30), None]).1, By::Row(1));
    assert_eq!(told([None, flag(true)]).0, Lamp::Unknown);
    let table = table();
    assert_eq!(judge(&table, vec![number(31), flag(false)]).escalate(&table).map(|text| text.zh.as_str()), Some("约谈"));
    assert_eq!(judge(&table, vec![number(30), None]).escalate(&table), None);
}

const UNITS: &str = r#"    title: { zh: 各单位, en: units }
    source: { state: fictional }
    inputs:
      land: { title: { zh: 用地, en: land }, unit: 亩 }
      tax: { title: { zh: 税收, en: tax }, unit: 万元/亩 }
      spent: { title: { zh: 投资, en: invested }, unit: 万元 }
      done: { title: { zh: 完成, en: done }, unit: "%" }
      behind: { title: { zh: 落后, en: behind }, unit: 百分点 }
      since: { title: { zh: 开工以来, en: since the start }, unit: 个月 }
      silent: { title: { zh: 未报, en: not filed for }, unit: 天 }
      ratio: { title: { zh: 容积率, en: floor area ratio }, unit: "1" }
    rows:
      - when:
          land: ">= 15 亩"
          tax: "< 30 万元/亩"
          spent: "> 100 万元, <= 500 万元"
          done: "< 60 %"
          behind: "> 30 百分点"
          since: "> 2 个月"
          silent: ">= 45 天, < 90 天"
          ratio: "< 0.8"
        lamp: red
        say: { zh: 红, en: red }
    default: { lamp: green, say: { zh: 绿, en: green } }
    missing: { lamp: unknown, say: { zh: 不明, en: not known } }
"#;

#[test]
fn values_are_told_in_the_units_of_the_language() {
    let table = table_of(UNITS);
    let given = |texts: [&str; 8]| texts.map(|text| Some(Given::Number(text.parse().expect(text)))).to_vec();
    let judged = judge(&table, given(["20.50", "12", "100.5", "59.9", "31", "3", "60", "0.7"]));
    assert_eq!(judged.by, By::Row(0));
    let told = judged.values_in_words(&table);
    let zh: Vec<&str> = told.iter().map(|text| text.zh.as_str()).collect();
    let en: Vec<&str> = told.iter().map(|text| text.en.as_str()).collect();
    assert_eq!(
        zh,
        [
            "用地 20.5 亩（≥ 15 亩）", "税收 12 万元/亩（< 30 万元/亩）", "投资 100.5 万元（超过 100 到 500 万元）",
            "完成 59.9 %（< 60 %）", "落后 31 百分点（> 30 百分点）", "开工以来 3 个月（> 2 个月）", "未报 60 天（从 45 到不足 90 天）",
            "容积率 0.7（< 0.8）",
        ]
    );
    assert_eq!(
        en,
        [
            "land 20.5 mu (≥ 15 mu)",
            "tax 12 ten thousand yuan per mu (< 30 ten thousand yuan per mu)",
            "invested 100.5 ten thousand yuan (above 100 to 500 ten thousand yuan)",
            "done 59.9 % (< 60 %)",
            "behind 31 percentage points (> 30 percentage points)",
            "since the start 3 months (> 2 months)",
            "not filed for 60 days (from 45 to below 90 days)",
            "floor area ratio 0.7 (< 0.8)",
        ]
    );
}

/// A table without a row for what is asked, and without values at all, is never green.
#[test]
fn what_is_unknown_is_never_green() {
    let table = table();
    assert_eq!(judge(&table, Vec::new()).lamp, Lamp::Unknown);
    assert_eq!(judge(&table, vec![None, None]).lamp, Lamp::Unknown);
}

#[test]
fn a_red_made_up_for_later_turns_yellow() {
    let june = Period::Month { year: 2021, month: 6 };
    let shown = |then, now| (month(june, then, now).shown, month(june, then, now).is_made_up());
    for now in [Lamp::Green, Lamp::Yellow] {
        assert_eq!(shown(Lamp::Red, now), (Lamp::Yellow, true));
    }
    assert_eq!(shown(Lamp::Red, Lamp::Unknown), (Lamp::Red, false), "what was taken back makes up for nothing");
    assert_eq!(shown(Lamp::Red, Lamp::Red), (Lamp::Red, false));
    assert_eq!(shown(Lamp::Green, Lamp::Red), (Lamp::Red, false));
    assert_eq!(shown(Lamp::Yellow, Lamp::Green), (Lamp::Yellow, false));
    assert_eq!(shown(Lamp::Unknown, Lamp::Green), (Lamp::Green, false));
    assert_eq!(month(june, Lamp::Red, Lamp::Green).note().map(|text| text.zh), Some("当时为红灯，后已补上".to_owned()));
    assert_eq!(month(june, Lamp::Green, Lamp::Green).note(), None);
}

/// Two red months, then yellow, green, red, yellow: the first two were caught up with, the red after the last green was not.
#[test]
fn a_red_month_caught_up_with_turns_yellow_and_not_green() {
    let lamps = [Lamp::Red, Lamp::Red, Lamp::Yellow, Lamp::Green, Lamp::Red, Lamp::Yellow];
    let months = (1..).zip(lamps).map(|(number, lamp)| month(Period::Month { year: 2021, month: number }, lamp, lamp)).collect();
    let strip = caught_up(months);
    let shown: Vec<(Lamp, bool)> = strip.iter().map(|month| (month.shown, month.is_made_up())).collect();
    let yellow = (Lamp::Yellow, true);
    assert_eq!(shown, [yellow, yellow, (Lamp::Yellow, false), (Lamp::Green, false), (Lamp::Red, false), (Lamp::Yellow, false)]);
}

const DAY: Date = date(2021, 6, 30);

fn cause(lamp: Lamp) -> Cause {
    Cause::Table("mine".into(), Judged { lamp, by: By::Row(0), values: Vec::new() })
}

fn decision(lamp: Lamp, signed: Option<&str>) -> Decision {
    let signed = signed.map(str::to_owned);
    Decision { lamp, on: date(2021, 6, 1), until: None, by: "项目办".into(), signed, reason: "停工".into() }
}

#[test]
fn the_worst_of_all_is_shown() {
    let late = Cause::Late(Late { newest: Some(date(2021, 3, 31)), days: 91, allowed: 45, lamp: Lamp::Yellow });
    let found = standing(vec![cause(Lamp::Green), late.clone(), cause(Lamp::Unknown)], &[], DAY);
    assert_eq!((found.lamp, found.causes[0].clone()), (Lamp::Yellow, late));
    assert_eq!(standing(vec![cause(Lamp::Green), cause(Lamp::Unknown)], &[], DAY).lamp, Lamp::Unknown);
    assert_eq!(standing(Vec::new(), &[], DAY).lamp, Lamp::Unknown);
}

#[test]
fn a_hand_may_make_it_worse_and_better_only_with_a_signature() {
    let shown = |computed, decisions: &[Decision]| {
        let found = standing(vec![cause(computed)], decisions, DAY);
        (found.lamp, found.computed, matches!(found.manual, Some(Manual::Unsigned(_))))
    };
    assert_eq!(shown(Lamp::Green, &[decision(Lamp::Red, None)]), (Lamp::Red, Lamp::Green, false));
    assert_eq!(shown(Lamp::Red, &[decision(Lamp::Green, None)]), (Lamp::Red, Lamp::Red, true));
    assert_eq!(shown(Lamp::Red, &[decision(Lamp::Green, Some("主任"))]), (Lamp::Green, Lamp::Red, false));
    assert_eq!(shown(Lamp::Unknown, &[decision(Lamp::Green, None)]), (Lamp::Unknown, Lamp::Unknown, true));
    // The newest in force counts; one that has ended does not.
    let ended = Decision { until: Some(DAY), ..decision(Lamp::Red, None) };
    assert_eq!(shown(Lamp::Green, &[ended]).0, Lamp::Green);
    let later = Decision { on: date(2021, 6, 20), ..decision(Lamp::Yellow, None) };
    assert_eq!(shown(Lamp::Green, &[later, decision(Lamp::Red, None)]).0, Lamp::Yellow);
    let coming = Decision { on: date(2021, 7, 1), ..decision(Lamp::Red, None) };
    assert_eq!(shown(Lamp::Green, &[coming]).0, Lamp::Green);
}
