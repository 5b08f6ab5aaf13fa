//! Register CSV: rows with their days, and each bad input with its own message and place.

mod common;

use common::{World, unit};
use figures::{Lang, RegisterRow};
use intake::Content;

const HEAD: &str = "unit,attribute,value,valid_from,valid_to,known_at\n";

fn rows(text: &str) -> Vec<RegisterRow> {
    match World::new().read(text) {
        (Content { register, .. }, issues) if issues.is_empty() => register,
        (content, issues) => panic!("{content:?}\n{}", common::render(&issues, Lang::En)),
    }
}

fn places(tail: &str) -> Vec<String> {
    World::new().places(&format!("{HEAD}{},{tail}\n", unit(9)))
}

#[test]
fn a_unit_new_to_the_register_is_read() {
    let u = unit(9);
    let rows = rows(&format!(
        "{HEAD}{u},industry,C3973,2021-03-01,,\n{u},event,new,2021-03-01,2021-03-02,2021-03-05\n{u},wharf,east,2021-03-01,,\n"
    ));
    let read: Vec<_> = rows.iter().map(|r| (r.attribute.as_str(), r.value.as_str(), r.valid_to.is_some())).collect();
    assert_eq!(read, [("industry", "3973", false), ("event", "new", true), ("wharf", "east", false)]);
    assert_eq!((rows[1].place.line, rows[1].place.column), (3, 26));
}

#[test]
fn each_mistake_has_its_place() {
    assert_eq!(places("event,movedin,2021-03-01,,"), ["2:26 unknown-event"]);
    assert_eq!(places("industry,397,2021-03-01,,"), ["2:29 bad-industry"]);
    assert_eq!(places("name,甲,2021-02-30,,"), ["2:27 bad-date"]);
    assert_eq!(places("name,甲,2021-03-01,2021-03-01,"), ["2:38 bad-interval"]);
    assert_eq!(places("name,,2021-03-01,,2022-01-01"), ["2:25 missing-field", "2:38 known-in-future"]);
    assert_eq!(places("name,甲,,,"), ["2:27 missing-field"]);
}

#[test]
fn a_slip_in_an_attribute_is_only_a_hint() {
    let (content, issues) = World::new().read(&format!("{HEAD}{},industy,3973,2021-03-01,,\n", unit(9)));
    assert_eq!(content.register.len(), 1);
    assert!(!figures::issue::blocked(&issues));
    assert!(common::render(&issues, Lang::En).contains("2:20: [D] unfamiliar-attribute: the attribute `industy` is unfamiliar"));
}

/// Facts that rules name are read by their kind; what cannot be read is kept as it stands and said, so that it is unknown.
#[test]
fn facts_are_read_by_their_kind() {
    let pack = methodology::PackFile { path: "p/pack.yaml".to_owned(), text: FACTS.to_owned() };
    let (facts, issues) = methodology::load(&[pack]);
    assert!(issues.is_empty(), "{}", common::render(&issues, Lang::En));
    let mut world = World::new();
    world.catalogue.facts = facts.facts;
    let u = unit(9);
    let read = |world: &World, tail: &str| {
        let (content, issues) = world.read(&format!("{HEAD}{u},{tail},2021-03-01,,\n"));
        (content.register.first().map(|row| row.value.clone()), issues)
    };
    for (tail, value) in [
        ("owns,yes", "是"),
        ("owns,√", "是"),
        ("owns,无", "否"),
        ("rating,aa", "AA"),
        ("founded,2019年6月1日", "2019-06-01"),
        ("remark,maybe", "maybe"),
    ] {
        let (read, issues) = read(&world, tail);
        assert!(issues.is_empty(), "{tail}: {}", common::render(&issues, Lang::En));
        assert_eq!(read.as_deref(), Some(value), "{tail}");
    }
    for (tail, hint) in
        [("owns,大概", "write 是 (yes) or 否 (no)"), ("rating,偷来的", "it is one of AAA、AA"), ("founded,去年", "write 2021-03-05")]
    {
        let (read, issues) = read(&world, tail);
        assert_eq!(read.as_deref(), tail.split_once(',').map(|(_, value)| value), "{tail}");
        let [issue] = &issues[..] else { panic!("{tail}: {}", common::render(&issues, Lang::En)) };
        assert_eq!((issue.code.as_ref(), issue.class, issue.place.line), ("unread-fact", figures::Class::C, 2));
        assert_eq!(issue.hint.as_ref().map(|text| text.en.as_str()), Some(hint));
    }
    // An empty value is said once, as of any attribute.
    assert_eq!(world.places(&format!("{HEAD}{u},owns,,2021-03-01,,\n")), ["2:25 missing-field"]);
}

const FACTS: &str = "
pack: { id: p, version: '1', title: { zh: 包, en: pack }, owner: 统计部门 }
facts:
  owns: { title: { zh: 拥有, en: owns }, kind: flag }
  rating: { title: { zh: 评级, en: rating }, kind: word, words: [AAA, AA] }
  founded: { title: { zh: 成立, en: founded }, kind: date }
  remark: { title: { zh: 说明, en: remark }, kind: text }
";

#[test]
fn an_event_that_is_none_names_the_nearest() {
    let (_, issues) = World::new().read(&format!("{HEAD}{},event,moved-in,2021-03-01,,\n", unit(9)));
    assert!(common::render(&issues, Lang::Zh).ends_with("提示: 可能是 moved_in\n"));
}

#[test]
fn what_a_scorecard_asks_for_is_an_event() {
    let pack = |text: &str| methodology::PackFile { path: "p/pack.yaml".to_owned(), text: text.to_owned() };
    let (cards, issues) = methodology::load(&[pack(CARD)]);
    assert!(issues.is_empty(), "{}", common::render(&issues, Lang::En));
    let mut world = World::new();
    let line = format!("{HEAD}{},event,granted,2021-03-01,,\n", unit(9));
    assert_eq!(world.places(&line), ["2:26 unknown-event"]);
    world.catalogue.scorecards = cards.scorecards;
    let (content, issues) = world.read(&line);
    assert!(issues.is_empty(), "{}", common::render(&issues, Lang::En));
    assert_eq!(content.register[0].value, "granted");
}

/// Who has been granted land a short while ago isn't ranked.
const CARD: &str = "
pack: { id: p, version: '1', title: { zh: 包, en: pack }, owner: 统计部门 }
forms:
  MJ-1:
    title: { zh: 数据, en: data }
    source: { document: 制度 }
    columns: [{ id: '1', title: { zh: 本年, en: year }, span: report }]
    items: { '01': { title: { zh: 税收, en: taxes }, unit: 万元 } }
scorecards:
  a.card:
    title: { zh: 卡, en: card }
    owner: 统计部门
    source: { document: 办法 }
    of: { units: all }
    aggregate: sum
    exclude: [{ id: land, title: { zh: 新供地, en: new land }, when: since(granted) < 1095 天 }]
    terms: { tax: { title: { zh: 税, en: tax }, weight: 1, value: MJ-1.01, unit: 万元 } }
";
