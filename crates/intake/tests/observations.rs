//! Observations of panels: good lines keep every digit, and each mistake has its own message and place.

mod common;

use common::{World, d, places, render};
use figures::{Lang, Measure, ObsStatus, Observation, Text};
use methodology::catalogue::{Panel, PanelMeasure, PanelMember, Source};
use proptest::prelude::*;
use std::collections::BTreeMap;

const HEAD: &str = "panel,member,measure,period,value";
const ALL: &str = "panel,member,measure,period,value,status,known_at,source,note";

/// The small world with a panel of two zones, and one that is open to any code.
fn world() -> World {
    let mut world = World::new();
    let title = |text: &str| Text::new(text, text);
    let measure =
        |unit: &str| PanelMeasure { title: title(unit), measure: Measure::parse(unit).expect(unit), source: None, indicator: None };
    let member = |name: &str| PanelMember { title: title(name), area: None, from: None, until: None };
    let zones = BTreeMap::from([("Z01".to_owned(), member("甲")), ("Z02".to_owned(), member("乙"))]);
    for (id, measures, members) in
        [("zones", vec![("rd", "万元"), ("patents", "件")], Some(zones)), ("countries", vec![("schooling", "1")], None)]
    {
        let panel = Panel {
            measures_of: None,
            id: id.into(),
            title: Text::new("开发区", "zones"),
            source: Source::Fictional,
            measures: measures.into_iter().map(|(id, unit)| (id.to_owned(), measure(unit))).collect(),
            members,
        };
        world.catalogue.panels.insert(id.into(), panel);
    }
    world
}

fn read(text: &str) -> Vec<Observation> {
    let (content, issues) = world().read(text);
    assert!(issues.is_empty(), "{}", render(&issues, Lang::En));
    content.observations
}

fn line(line: &str) -> Vec<String> {
    places(&world().read(&format!("{ALL}\n{line}\n")).1)
}

fn only(line: &str) -> String {
    world().only(&format!("{ALL}\n{line}\n"), Lang::En)
}

#[test]
fn a_line_is_read_with_all_that_is_said() {
    let got = &read(&format!("{ALL}\nzones,Z01,rd,2020,－１２３.50,e,2021-03-01,年鉴,初步\n"))[0];
    assert_eq!((got.panel.as_str(), got.member.as_str(), got.measure.as_str()), ("zones", "Z01", "rd"));
    assert_eq!((got.period.to_string().as_str(), got.value, got.status), ("2020", Some(d("-123.50")), ObsStatus::Estimated));
    assert_eq!((got.source.as_deref(), got.note.as_deref(), got.place.line, got.place.column), (Some("年鉴"), Some("初步"), 2, 19));
    assert_eq!(got.known, figures::Moment::parse("2021-03-01", &common::zone()).expect("date"));
}

/// Inputs of the Human Development Index as published, and the longest that is kept.
#[test]
fn every_digit_comes_back() {
    for text in ["7.600118446", "17504.39969", "78.2107", "1234567890.123456789012345678", "-0.10"] {
        let got = read(&format!("{HEAD}\ncountries,CHN,schooling,2021,{text}\n"));
        assert_eq!(got[0].value.map(|v| v.to_string()), Some(text.to_owned()));
    }
    assert!(only("countries,CHN,schooling,2021,12345678901.123456789012345678,,,,").contains("hint: at most 28 digits"));
}

#[test]
fn the_status_is_a_code_of_sdmx() {
    let status = |word: &str| read(&format!("{ALL}\nzones,Z01,rd,2020,1,{word},,,\n"))[0].status;
    assert_eq!(
        [status(""), status("A"), status("P"), status("Ｅ")],
        [ObsStatus::Normal, ObsStatus::Normal, ObsStatus::Provisional, ObsStatus::Estimated]
    );
    let message = only("zones,Z01,rd,2020,1,F,,,");
    assert!(message.contains("2:21: [A] unknown-status: there is no status `F`\n"), "{message}");
    assert!(
        message.contains("hint: A for a normal value, E for an estimated, P for a provisional, M for a missing one; A when left out\n")
    );
}

#[test]
fn what_is_missing_is_said_to_be() {
    let got = read(&format!("{ALL}\nzones,Z01,rd,2020,,M,,,未公布\n"));
    assert_eq!((got[0].value, got[0].status), (None, ObsStatus::Missing));
    let message = only("zones,Z01,rd,2020,,,,,");
    assert!(
        message.contains("2:19: [A] missing-field: `value` is empty\n") && message.contains("hint: a missing value has the status M\n")
    );
    let message = only("zones,Z01,rd,2020,5,M,,,");
    assert!(message.contains("2:19: [A] value-though-missing: the status is M (missing), but there is `5`\n"), "{message}");
}

#[test]
fn a_value_is_a_plain_number() {
    let hint = |value: &str| {
        let message = only(&format!("zones,Z01,rd,2020,{value},,,,"));
        assert!(message.contains("2:19: [A] bad-number: "), "{message}");
        message.rsplit("hint: ").next().unwrap_or_default().trim_end().to_owned()
    };
    assert_eq!(hint("\"17,504.4\""), "without separators: 17504.4");
    assert_eq!(hint("264.5万元"), "the number alone, without `万元`; the panel says its unit");
    assert_eq!(hint("12%"), "the number alone, without `%`; the panel says its unit");
    for junk in ["#DIV/0!", "#N/A", "-", "—", "n/a", "..", "1.", "NaN"] {
        assert_eq!(hint(junk), "where there is no value, leave it empty and write the status M", "{junk}");
    }
}

#[test]
fn names_that_are_none_come_with_the_nearest() {
    let near = |text: &str, place: &str, hint: &str| {
        let message = only(text);
        assert!(message.contains(place) && message.contains(hint), "{message}");
    };
    near("zone,Z01,rd,2020,1,,,,", "2:1: [A] unknown-panel: there is no panel `zone`\n", "hint: perhaps zones\n");
    near("zones,Z03,rd,2020,1,,,,", "2:7: [A] unknown-member: there is no member `Z03`\n", "hint: perhaps Z01\n");
    near("zones,330400,rd,2020,1,,,,", "there is no member `330400`\n", "hint: there are: Z01, Z02\n");
    near("zones,Z01,patent,2020,1,,,,", "2:11: [A] unknown-measure: there is no measure of zones `patent`\n", "hint: perhaps patents\n");
    near("countries,中国,schooling,2020,1,,,,", "2:11: [A] bad-member: the code `中国` may have", "hint: such as CHN, 330400\n");
    let (_, issues) = World::new().read(&format!("{HEAD}\nzones,Z01,rd,2020,1\n"));
    assert!(render(&issues, Lang::Zh).contains("提示: 启用的方法包没有 panels"), "{}", render(&issues, Lang::Zh));
}

#[test]
fn a_period_had_begun_when_its_value_became_known() {
    assert_eq!(line("zones,Z01,rd,2021-13,1,,,,"), ["2:14 bad-period"]);
    assert_eq!(line("zones,Z01,rd,2021,1,,2020-12-31,,"), ["2:14 future-period"]);
    assert_eq!(line("zones,Z01,rd,2021,1,,2021-01-01,,"), Vec::<String>::new());
    for period in ["2021-Q2", "2021-H1", "2021-06", "2021-01..06", "2020-07..2021-06"] {
        assert_eq!(read(&format!("{HEAD}\nzones,Z01,rd,{period},1\n"))[0].period.to_string(), period);
    }
    assert_eq!(line("zones,Z01,rd,2020,1,,2021/3/1,,"), ["2:22 bad-known-at"]);
}

#[test]
fn vintages_differ_by_the_moment_and_a_line_is_not_said_twice() {
    let text = format!("{ALL}\nzones,Z01,rd,2020,1,P,2021-03-01,,\nzones,Z01,rd,2020,2,,2021-06-01,,\nzones,Z01,rd,2020,3,,2021-06-01,,\n");
    let (content, issues) = world().read(&text);
    assert_eq!(places(&issues), ["4:1 duplicate-line"]);
    assert_eq!(content.observations.iter().map(|o| o.value).collect::<Vec<_>>(), [Some(d("1")), Some(d("2"))]);
}

#[test]
fn all_mistakes_of_a_line_come_at_once() {
    let expected =
        ["2:7 unknown-member", "2:15 unknown-measure", "2:19 bad-period", "2:27 bad-number", "2:35 unknown-status", "2:37 bad-known-at"];
    assert_eq!(line("zones,elsewhr,rdx,2020-99,#DIV/0!,F,x,,"), expected);
    assert_eq!(line("zones,Z01,rd,2020,,F,,,"), ["2:20 unknown-status"], "an empty value may be meant");
    assert_eq!(line("zoness,Z01,rd,2020,1,,,,"), ["2:1 unknown-panel"]);
}

#[test]
fn the_header_tells_observations_from_other_files() {
    let wrong = |text: &str| render(&world().read(text).1, Lang::En);
    assert!(
        wrong("panel,member,measure,period,valeu\n1\n")
            .contains("expected panel,member,measure,period,value[,status,known_at,source,note]")
    );
    assert!(intake::is_lines(format!("{HEAD}\n").as_bytes()));
}

proptest! {
    #[test]
    fn any_lines_are_read_without_panic(cells in prop::collection::vec("[0-9A-Za-z,＿亿.%#/!-]{0,12}", 5..30), open in any::<bool>()) {
        let lines: Vec<String> = cells.chunks(5).map(|row| row.join(",")).collect();
        let start = if open { "countries,CHN,schooling,2021," } else { "" };
        let _ = world().read(&format!("{ALL}\n{start}{}\n", lines.join("\n")));
        let _ = world().read(&format!("{HEAD}\n{start}{}\n", lines.join("\n")));
    }

    #[test]
    fn any_bytes_are_read_without_panic(body in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = intake::read("a.csv", &[HEAD.as_bytes(), b"\nzones,Z01,rd,2020,", &body].concat(), &world().context());
    }
}
