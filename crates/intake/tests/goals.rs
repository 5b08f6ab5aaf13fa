//! Targets, milestones and plans of capacity: good lines become goals, and each mistake has its own message and place.

mod common;

use common::{World, d, places, render, unit};
use figures::goal::{Building, Counting, Direction, Fallback, Pace};
use figures::{Goals, Issue, Lang, Measure, Place, Text};
use methodology::catalogue::{Area, Card, Indicator, Source, Thresholds};
use proptest::prelude::*;

const TARGETS: &str = "target,indicator,area,period,value,unit,issuer,pace";
const STEPS: &str = "unit,product,phase,date,capacity,measure";

/// The small world with two areas and two indicators.
fn world() -> World {
    let mut world = World::new();
    for (id, unit) in [("industry.output", "千元"), ("industry.sales_rate", "%")] {
        let measure = Measure::parse(unit).expect(unit);
        let indicator = Indicator {
            id: id.into(),
            title: Text::new("产值", "output"),
            shown: measure.clone(),
            measure,
            decimals: 1,
            owner: "office".into(),
            card: Card::default(),
            frequency: "monthly".into(),
            source: Source::Fictional,
            thresholds: Thresholds::default(),
            deflator: None,
            formulas: Vec::new(),
            place: Place::default(),
            pack: "test".into(),
        };
        world.catalogue.indicators.insert(id.into(), indicator);
    }
    for code in ["district", "park"] {
        let area = Area { code: code.into(), title: Text::new(code, code), parent: None, aliases: Vec::new() };
        world.catalogue.areas.insert(code.into(), area);
    }
    world
}

fn goals(text: &str) -> Goals {
    let (content, issues) = world().read(text);
    assert!(issues.is_empty(), "{}", render(&issues, Lang::En));
    content.goals
}

/// The issues of one line under the required columns of a target.
fn of_line(line: &str) -> Vec<String> {
    places(&world().read(&format!("{TARGETS}\n{line}\n")).1)
}

/// The same with further columns.
fn with(columns: &str, line: &str) -> Vec<String> {
    places(&world().read(&format!("{TARGETS},{columns}\n{line}\n")).1)
}

fn messages(issues: &[Issue]) -> Vec<String> {
    places(issues)
}

#[test]
fn a_target_is_read_with_all_that_is_said_of_it() {
    let text = format!(
        "{TARGETS},direction,fallback,parent,document,scope,known_at,source,note\n\
         output-2021,industry.output,park,2021,５２０,亿元,管委会（虚构）,seasonal,at_least,fewer_years,district-2021,〔2021〕1号,规上,2021-01-20,网站,年初下达\n"
    );
    let target = &goals(&text).targets[0];
    assert_eq!((target.target.as_str(), target.aim, target.measure.name()), ("output-2021", Some(d("520")), "亿元"));
    assert_eq!((target.pace, target.fallback, target.direction), (Pace::Seasonal, Some(Fallback::FewerYears), Direction::AtLeast));
    assert_eq!(
        (target.period.to_string().as_str(), target.area.as_str(), target.parent.as_deref()),
        ("2021", "park", Some("district-2021"))
    );
    assert_eq!(
        (target.document.as_deref(), target.scope.as_deref(), target.note.as_deref()),
        (Some("〔2021〕1号"), Some("规上"), Some("年初下达"))
    );
    assert_eq!((target.place.line, target.place.column, &target.filer), (2, 39, &None));
}

#[test]
fn a_count_without_an_indicator_names_who_files_it() {
    let u = unit(1);
    let text = format!("{TARGETS},filer,counting,status\nstarts,B204-1.01,park,2021-H1,45,千元,管委会,milestones,{u},first_accepted,\n");
    let target = &goals(&text).targets[0];
    assert_eq!((target.filer.as_ref().map(|f| f.as_str().to_owned()), target.counting), (Some(u.clone()), Counting::FirstAccepted));
    assert_eq!(of_line("starts,B204-1.01,park,2021-H1,45,千元,管委会,months"), ["2:0 missing-filer"]);
    assert_eq!(with("filer", &format!("o,industry.output,park,2021,45,千元,管委会,months,{u}")), ["2:46 needless-filer"]);
    assert_eq!(with("counting", "o,industry.output,park,2021,45,千元,管委会,months,first_accepted"), ["2:46 bad-counting"]);
    assert_eq!(with("filer", &format!("starts,B204-1.01,park,2021,45,千元,管委会,months,{}", unit(9))), ["2:45 unknown-unit"]);
}

#[test]
fn withdrawing_needs_no_amount() {
    let text = format!("{TARGETS},status\no,industry.output,park,2021,,亿元,管委会,months,withdrawn\n");
    assert_eq!(goals(&text).targets[0].aim, None);
    assert_eq!(of_line("o,industry.output,park,2021,,亿元,管委会,months"), ["2:29 missing-field"]);
}

#[test]
fn each_cell_of_a_target_has_its_message() {
    assert_eq!(of_line("out put,industry.output,park,2021,1,亿元,管委会,months"), ["2:1 bad-target-name"]);
    assert_eq!(of_line("o,industry.outputs,park,2021,1,亿元,管委会,months"), ["2:3 unknown-indicator"]);
    assert_eq!(of_line("o,industry.output,parc,2021,1,亿元,管委会,months"), ["2:19 unknown-area"]);
    assert_eq!(of_line("o,industry.output,park,2021-06,1,亿元,管委会,months"), ["2:24 bad-period"]);
    assert_eq!(of_line("o,industry.output,park,2021,520亿元,亿元,管委会,months"), ["2:29 bad-number"]);
    assert_eq!(of_line("o,industry.output,park,2021,1,亿,管委会,months"), ["2:31 unknown-measure"]);
    assert_eq!(of_line("o,industry.output,park,2021,1,亩,管委会,months"), ["2:31 other-dimension"]);
    assert_eq!(of_line("o,industry.output,park,2021,1,亿元,,months"), ["2:34 missing-field"]);
    assert_eq!(of_line("o,industry.output,park,2021,1,亿元,管委会,month"), ["2:38 unknown-word"]);
    assert_eq!(with("parent", "o,industry.output,park,2021,1,亿元,管委会,months,o"), ["2:45 own-parent"]);
    assert_eq!(with("fallback", "o,industry.output,park,2021,1,亿元,管委会,months,days"), ["2:45 needless-fallback"]);
    assert_eq!(with("known_at", "o,industry.output,park,2021,1,亿元,管委会,months,2022-01-01"), ["2:45 known-in-future"]);
}

#[test]
fn a_rate_has_a_level_and_no_pace() {
    assert_eq!(of_line("r,industry.sales_rate,park,2021,98,%,管委会,months"), ["2:42 pace-of-rate"]);
    assert_eq!(of_line("g,industry.output.growth,park,2021,8,百分点,管委会,seasonal"), ["2:46 pace-of-rate"]);
    assert_eq!(goals(&format!("{TARGETS}\ng,industry.output.growth,park,2021,8,%,管委会,level\n")).targets[0].pace, Pace::Level);
}

#[test]
fn all_mistakes_of_a_line_and_of_a_file_come_at_once() {
    let text = format!(
        "{TARGETS}\no u,industry.outptu,parc,2021-06,x,亿,,month\no,industry.output,park,2021,1,亿元,管委会,months\no,industry.output,park,2021,2,亿元,管委会,months\n"
    );
    let expected = [
        "2:1 bad-target-name", "2:5 unknown-indicator", "2:21 unknown-area", "2:26 bad-period", "2:34 bad-number", "2:36 unknown-measure",
        "2:38 missing-field", "2:39 unknown-word", "4:1 duplicate-line",
    ];
    assert_eq!(places(&world().read(&text).1), expected);
}

#[test]
fn a_message_has_reason_and_hint_in_both_languages() {
    let (_, issues) = world().read(&format!("{TARGETS}\no,industry.outputs,park,2021,1,亿元,管委会,months\n"));
    let zh = render(&issues, Lang::Zh);
    assert!(zh.contains("没有指标“industry.outputs”") && zh.contains("提示: 可能是 industry.output"), "{zh}");
    let en = render(&issues, Lang::En);
    assert!(en.contains("there is no indicator `industry.outputs`") && en.contains("hint: perhaps industry.output"), "{en}");
}

#[test]
fn the_header_tells_the_three_files_apart() {
    let wrong = |text: &str| render(&world().read(text).1, Lang::En);
    assert!(wrong("target,indicator,area,period,value,unit,issuer\n1\n").contains("missing: pace"));
    assert!(wrong("target,due,valeu\n1\n").contains("expected target,due,value[,title,status,known_at,source,note]"));
    assert!(wrong("unit,product,date,capacity,measure\n1\n").contains("missing: phase"));
    assert!(wrong("unit,form,period,item\n1\n").contains("expected unit,form,period,item,value["), "a tidy file stays one");
    assert!(wrong("unit,attribute,value\n1\n").contains("missing: valid_from"), "a register stays one");
}

#[test]
fn milestones_are_read() {
    let got = goals("target,due,value,title,status\nstarts,2021-06-30,45,过半,\nstarts,2021-03-31,,,withdrawn\n").milestones;
    assert_eq!((got[0].aim, got[0].title.as_deref(), got[1].aim), (Some(d("45")), Some("过半"), None));
    assert_eq!(places(&world().read("target,due,value\na b,2021-06-31,x\n").1), ["2:1 bad-target-name", "2:5 bad-date", "2:16 bad-number"]);
}

#[test]
fn steps_of_capacity_are_read() {
    let u = unit(1);
    let text = format!("{STEPS},state,output\n{u},封装,一期,2020-12-31,30,亿只,built,\n{u},封装,二期,2022-12-31,60,亿只,,\n");
    let got = goals(&text).capacities;
    assert_eq!((got[0].state, got[0].capacity.amount, got[1].state), (Building::Built, d("30"), Building::Planned));
    let line = |tail: &str| places(&world().read(&format!("{STEPS},state,output\n{u},封装,{tail}\n")).1);
    assert_eq!(line("一期,2022-12-31,-3,亿只,built,"), ["2:26 built-in-future", "2:37 negative"]);
    assert_eq!(line(",2020-13-31,3,亿支,done,"), ["2:23 missing-field", "2:24 bad-date", "2:37 unknown-measure", "2:40 unknown-word"]);
    assert_eq!(line("一期,2020-12-31,3,亿只,,B204-1.01"), ["2:43 other-dimension"]);
    assert_eq!(line("一期,2020-12-31,3,千元,,industry.output"), ["2:43 output-not-item"]);
}

/// Rows that were read, with earlier ones as the book has them.
fn checked(before: &str, new: &str) -> Vec<String> {
    let read = |text: &str| if text.is_empty() { Goals::default() } else { goals(text) };
    messages(&intake::check_goals(&read(new), &read(before)))
}

fn targets(lines: &[&str]) -> String {
    format!("{TARGETS},parent,status,known_at,note\n{}\n", lines.join("\n"))
}

const SET: &str = "o,industry.output,park,2021,480,亿元,管委会,months,,,2021-01-20,";

#[test]
fn a_revision_says_why() {
    let before = targets(&[SET]);
    let revised = |note: &str| targets(&[&format!("o,industry.output,park,2021,520,亿元,管委会,months,,,2021-07-20,{note}")]);
    assert_eq!(checked(&before, &revised("")), ["2:29 revision-without-reason"]);
    assert_eq!(checked(&before, &revised("上级调整")), Vec::<String>::new());
    assert_eq!(checked(&before, &before), Vec::<String>::new(), "the same once more is no revision");
    let both = targets(&["o,industry.output,park,2021,520,亿元,管委会,months,,,2021-07-20,", SET]);
    assert_eq!(checked("", &both), ["2:29 revision-without-reason"], "what was known first comes first, whatever the order of lines");
    assert_eq!(
        checked("", &targets(&["o,industry.output,park,2021,,亿元,管委会,months,,withdrawn,2021-07-20,"])),
        ["2:29 nothing-to-withdraw"]
    );
}

#[test]
fn a_revision_stays_with_its_indicator_area_and_period() {
    let before = targets(&[SET]);
    for other in [
        "industry.sales_rate,park,2021,98,%,管委会,level", "industry.output,district,2021,480,亿元,管委会,months",
        "industry.output,park,2021-H1,480,亿元,管委会,months",
    ] {
        let got = checked(&before, &targets(&[&format!("o,{other},,,2021-07-20,改")]));
        assert!(got.len() == 1 && got[0].ends_with("another-target"), "{got:?}");
    }
}

#[test]
fn a_part_fits_its_whole() {
    let whole = "all,industry.output,district,2021,700,亿元,管委会,months,,,2021-01-20,";
    let part = |tail: &str| checked(&targets(&[whole]), &targets(&[&format!("p,{tail},2021-01-20,")]));
    assert_eq!(part("industry.output,park,2021,5200000,万元,管委会,months,all,"), Vec::<String>::new());
    assert_eq!(part("industry.output,park,2021-H1,520,亿元,管委会,months,all,"), ["2:32 other-period"]);
    assert_eq!(part("industry.sales_rate,park,2021,98,%,管委会,level,all,"), ["2:33 other-dimension"]);
    assert_eq!(part("industry.output,park,2021,520,亿元,管委会,months,al,"), ["2:29 unknown-parent"]);
    let circle = targets(&[
        "a,industry.output,park,2021,1,亿元,管委会,months,b,,2021-01-20,",
        "b,industry.output,park,2021,1,亿元,管委会,months,a,,2021-01-20,",
        "c,industry.output,park,2021,1,亿元,管委会,months,b,,2021-01-20,",
    ]);
    assert_eq!(checked("", &circle), ["2:29 circle-of-parents", "3:29 circle-of-parents", "4:29 circle-of-parents"]);
}

#[test]
fn milestones_belong_to_a_target_and_lie_in_its_period() {
    let before = targets(&["o,industry.output,park,2021-H1,480,亿元,管委会,milestones,,,2021-01-20,"]);
    let milestone = |line: &str| checked(&before, &format!("target,due,value\n{line}\n"));
    assert_eq!(milestone("o,2021-06-30,480"), Vec::<String>::new());
    assert_eq!(milestone("o,2021-07-01,480"), ["2:14 due-outside"]);
    assert_eq!(milestone("oo,2021-06-30,480"), ["2:15 unknown-target"]);
    assert_eq!(checked("", &before), ["2:32 no-milestones"]);
}

#[test]
fn steps_of_a_product_are_in_units_that_convert_and_say_why_they_change() {
    let u = unit(1);
    let step = |line: &str| format!("{STEPS},known_at,note\n{u},封装,{line}\n");
    let before = step("一期,2020-12-31,30,亿只,2021-01-20,");
    assert_eq!(checked(&before, &step("二期,2022-12-31,600000,万只,2021-01-20,")), Vec::<String>::new());
    assert_eq!(checked(&before, &step("二期,2022-12-31,60,吨,2021-01-20,")), ["2:37 other-dimension"]);
    assert_eq!(checked(&before, &step("一期,2021-03-31,30,亿只,2021-02-20,")), ["2:37 revision-without-reason"]);
    assert_eq!(checked(&before, &step("一期,2021-03-31,30,亿只,2021-02-20,设备到货推迟")), Vec::<String>::new());
}

proptest! {
    #[test]
    fn any_lines_are_read_and_checked_without_panic(head in 0usize..3, cells in prop::collection::vec("[0-9A-Za-z,＿亿.%-]{0,12}", 3..24)) {
        let head = [format!("{TARGETS},status,known_at,note"), "target,due,value,status".to_owned(), STEPS.to_owned()][head].clone();
        let columns = head.split(',').count();
        let lines: Vec<String> = cells.chunks(columns).map(|row| row.join(",")).collect();
        let (content, _) = world().read(&format!("{head}\n{}\n", lines.join("\n")));
        let _ = intake::check_goals(&content.goals, &content.goals);
    }
}
