//! Panels and resources as they are read from packs.

use crate::folder;
use figures::{Lang, Measure};
use methodology::catalogue::{Catalogue, Source};
use methodology::{PackFile, load};

const PACK: &str = "
pack: { id: p, version: '1', title: { zh: 包, en: pack }, owner: 统计部门 }
areas:
  park: { title: { zh: 园区, en: the park } }
panels:
  zones:
    title: { zh: 开发区, en: zones }
    source: { document: 名单 }
    measures:
      rd: { title: { zh: 研发, en: research }, unit: 万元, source: { state: required, note: 口径待定 } }
      patents: { title: { zh: 专利, en: patents }, unit: 件 }
    members:
      Z01: { title: { zh: 甲区, en: zone A }, area: park, from: 2015-01-01, until: 2022-01-01 }
      Z-2.b: { title: { zh: 乙区, en: zone B } }
  countries:
    title: { zh: 国家, en: countries }
    source: { document: 名单 }
    measures:
      schooling: { title: { zh: 年限, en: years }, unit: '1' }
  neighbours:
    title: { zh: 邻区, en: neighbours }
    source: { document: 名单二 }
    measures_of: zones
    measures:
      rent: { title: { zh: 租金, en: rent }, unit: 元/亩 }
resources:
  heat:
    title: { zh: 供热, en: heat }
    source: { document: 办法 }
    unit: 吉焦
    nature: flow
";

fn loaded() -> Catalogue {
    let (catalogue, issues) = load(&[PackFile { path: "p/pack.yaml".to_owned(), text: PACK.to_owned() }]);
    assert!(issues.is_empty(), "{:?}", issues.iter().map(|i| i.render(Lang::En)).collect::<Vec<_>>());
    catalogue
}

#[test]
fn a_panel_is_listed_or_open() {
    let catalogue = loaded();
    let zones = &catalogue.panels["zones"];
    assert_eq!(zones.measures["rd"].measure, Measure::parse("万元").expect("unit"));
    assert_eq!((zones.measures["patents"].source.as_ref(), zones.title.en.as_str()), (None, "zones"));
    let members = zones.members.as_ref().expect("listed");
    assert_eq!(members.keys().collect::<Vec<_>>(), ["Z-2.b", "Z01"]);
    assert_eq!(catalogue.panels["countries"].members, None);
}

#[test]
fn a_member_is_one_from_its_first_day_until_the_day_it_no_longer_is() {
    let catalogue = loaded();
    let members = catalogue.panels["zones"].members.as_ref().expect("listed");
    let on = |code: &str, day: &str| members[code].in_force(day.parse().expect("day"));
    assert_eq!(
        [on("Z01", "2014-12-31"), on("Z01", "2015-01-01"), on("Z01", "2021-12-31"), on("Z01", "2022-01-01")],
        [false, true, true, false]
    );
    assert!(on("Z-2.b", "1999-01-01"));
    assert_eq!(members["Z01"].area.as_deref(), Some("park"));
}

#[test]
fn a_panel_may_have_the_measures_of_another_beside_its_own() {
    let catalogue = loaded();
    let (zones, neighbours) = (&catalogue.panels["zones"], &catalogue.panels["neighbours"]);
    assert_eq!(neighbours.measures.keys().collect::<Vec<_>>(), ["patents", "rd", "rent"]);
    assert_eq!(neighbours.measures["patents"].measure, zones.measures["patents"].measure);
    assert_eq!(neighbours.measures["patents"].source, Some(zones.source.clone()), "where it was defined");
    assert_eq!((neighbours.measures["rent"].source.as_ref(), neighbours.members.as_ref()), (None, None));
    assert_eq!(zones.measures.len(), 2, "the other is as it was");
}

#[test]
fn a_panel_whose_lender_is_wrong_says_nothing_of_its_own() {
    let text = PACK
        .replace("measures_of: zones", "measures_of: zones\n    members: { N1: { title: { zh: 丙, en: c } } }")
        .replace("unit: 件", "unit: 篮");
    let (catalogue, issues) = load(&[PackFile { path: "p/pack.yaml".to_owned(), text }]);
    assert_eq!(issues.len(), 1, "{:?}", issues.iter().map(|i| i.render(Lang::En)).collect::<Vec<_>>());
    assert_eq!(catalogue.panels.keys().collect::<Vec<_>>(), ["countries"]);
}

#[test]
fn what_a_measure_wants_is_listed() {
    let wanted: Vec<(&str, String, String)> = loaded().todo().into_iter().map(|w| (w.kind, w.id, w.note)).collect();
    assert_eq!(wanted, [("measure", "zones.rd".to_owned(), "口径待定".to_owned())]);
}

#[test]
fn land_stands_and_power_flows() {
    let (catalogue, _) = load(&folder::read(&folder::packs(), &["base"]));
    let of = |id: &str| catalogue.resources.get(id).expect(id);
    assert_eq!((of("land").stock, of("land").measure.name()), (true, "亩"));
    assert_eq!((of("electricity").stock, of("electricity").measure.name()), (false, "千瓦时"));
    assert!(of("land").uses.iter().any(|u| u == "民用房"));
    assert!(catalogue.resources.values().all(|r| matches!(r.source, Source::Unverified { .. })), "no official text is at hand");
    assert!(!loaded().resources["heat"].stock);
}
