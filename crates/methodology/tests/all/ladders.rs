//! Titles, ladders and rules of packs: what is read of them.

use crate::folder;
use jiff::civil::date;
use methodology::catalogue::{Catalogue, Check, LadderRule, Node, Range};
use methodology::{PackFile, load};

const HEAD: &str =
    "pack:\n  id: mine\n  version: \"1\"\n  title: { zh: 甲, en: mine }\n  owner: x\n  fictional: true\n  depends_on: [cultivation]\n";

fn with(text: &str) -> (Catalogue, Vec<String>) {
    let mut files = folder::read(&folder::packs(), &["base", "industry-monthly", "cultivation"]);
    files.push(PackFile { path: "mine/pack.yaml".to_owned(), text: format!("{HEAD}{text}") });
    let (catalogue, issues) = load(&files);
    (catalogue, issues.iter().map(|i| format!("{}:{} {} {}", i.place.file, i.place.line, i.code, i.reason.en)).collect())
}

fn in_force(catalogue: &Catalogue, title: &str, day: jiff::civil::Date) -> Vec<String> {
    catalogue.rules.values().filter(|rule| rule.of == title && rule.in_force(day)).map(|rule| rule.id.clone()).collect()
}

fn rule(catalogue: &Catalogue, id: &str) -> LadderRule {
    catalogue.rules.get(id).cloned().expect("the rule")
}

#[test]
fn the_repositorys_rules_are_sound() {
    let (catalogue, issues) = with("");
    assert_eq!(issues, Vec::<String>::new());
    assert_eq!(catalogue.ladders["cultivation"].rungs.len(), 11);
    assert_eq!(catalogue.titles.values().filter(|title| title.award).count(), 3);
    for rung in &catalogue.ladders["cultivation"].rungs {
        assert!(catalogue.rules.values().any(|rule| rule.of == *rung), "{rung} has a rule");
    }
}

#[test]
fn the_rule_goes_by_the_day_of_decision() {
    let (catalogue, _) = with("");
    assert_eq!(in_force(&catalogue, "xjr", date(2021, 7, 19)), ["xjr.2021"]);
    assert_eq!(in_force(&catalogue, "xjr", date(2022, 7, 31)), ["xjr.2021"]);
    assert_eq!(in_force(&catalogue, "xjr", date(2022, 8, 1)), ["xjr.2022"]);
    assert_eq!(in_force(&catalogue, "zjtx", date(2022, 7, 31)), Vec::<String>::new(), "nothing is guessed before");
    assert!(rule(&catalogue, "xjr.2021").is_wanted());
    assert!(rule(&catalogue, "dl.jiaxing").is_wanted());
}

#[test]
fn what_is_wanted_is_listed() {
    let (catalogue, _) = with("");
    let todo: Vec<String> = catalogue.todo().into_iter().map(|w| format!("{} {}", w.kind, w.id)).collect();
    for wanted in [
        "rule xjr.2021", "rule dl.jiaxing", "condition yx.2022.market_share", "condition dl.seed.base_rest",
        "points cxsme.2022.specialisation", "points zjtx.2022.points by thirteen indicators", "title wugeyipi", "title lingjun",
        "title city_lab",
    ] {
        assert!(todo.iter().any(|found| found == wanted), "{wanted} in {todo:#?}");
    }
}

#[test]
fn points_are_ranges_and_bands_include_their_lower_bound() {
    assert_eq!(Range::parse("9-10").map(|r| (r.low.to_string(), r.high.to_string())), Some(("9".to_owned(), "10".to_owned())));
    assert_eq!(Range::parse("20").map(|r| r.is_exact()), Some(true));
    assert_eq!(Range::parse("10-9"), None);
    let (catalogue, _) = with("");
    let asked: Vec<bool> = rule(&catalogue, "gq.2016").leaves().iter().map(|leaf| matches!(leaf.check, Check::Points { .. })).collect();
    assert_eq!(asked.iter().filter(|points| **points).count(), 1);
    let Some(Node::All(all)) = rule(&catalogue, "gq.2016").conditions else { panic!("conditions") };
    assert_eq!(all.parts.len(), 9, "nine conditions of which one has three tiers");
}

#[test]
fn facts_are_declared_and_hold_their_words() {
    let conditions = |test: &str| {
        with(&format!(
            "rules:\n  mine.rule:\n    of: djs\n    title: {{ zh: 甲, en: mine }}\n    from: 1990-01-01\n    until: 1991-01-01\n    source: {{ state: fictional }}\n    conditions:\n      all:\n        - {{ id: a, title: {{ zh: 甲, en: a }}, test: '{test}' }}\n"
        ))
        .1
    };
    assert_eq!(conditions("listed = \"否\""), Vec::<String>::new());
    assert_eq!(conditions("years(established) >= 2 年"), Vec::<String>::new());
    for (test, code) in [
        ("lisetd = \"否\"", "unknown-fact"),
        ("listed = \"不\"", "unknown-word-of-fact"),
        ("years(listed) >= 2 年", "fact-not-a-date"),
        ("holds(gqq)", "unknown-title"),
        ("PY-1.05 >= 2 万元", "item-without-year"),
        ("year(PY-1.05, 12) >= 2 万元", "wrong-arguments"),
        ("year(PY-1.05) >= 2 人", "mixed-units"),
        ("score.nothing >= 2", "unknown-score"),
    ] {
        let found = conditions(test);
        assert_eq!(found.len(), 1, "{test}: {found:?}");
        assert!(found[0].contains(code), "{test}: {found:?}");
    }
}
