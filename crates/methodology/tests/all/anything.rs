//! Whatever is typed, loading answers with issues and never panics.

use methodology::{PackFile, load};
use proptest::prelude::*;

const HEAD: &str = "pack:\n  id: p\n  version: \"1\"\n  title: { zh: 包, en: pack }\n  owner: o\n";

fn file(text: String) -> [PackFile; 1] {
    [PackFile { path: "p/pack.yaml".to_owned(), text }]
}

fn with_formula(formula: &str) -> String {
    let quoted: String = formula.chars().filter(|c| !c.is_control()).collect::<String>().replace('\'', "''");
    format!(
        "{HEAD}forms:\n  B204-1:\n    title: {{ zh: 表, en: form }}\n    source: {{ document: d }}\n    items:\n      \"01\": {{ title: {{ zh: 项, en: item }}, unit: 千元 }}\n\
         indicators:\n  a.b:\n    title: {{ zh: 甲, en: a }}\n    unit: 千元\n    owner: o\n    frequency: monthly\n    source: {{ document: d }}\n    formula:\n      2018-01-01: '{quoted}'\n"
    )
}

/// Pieces of formulas, so that the parser gets far more often than with random letters.
fn pieces() -> impl Strategy<Value = String> {
    let words = [
        "sum(", "count(", "ratio(", "share(", "growth(", "cumulative(", "table(", ")", "B204-1.01", "B204-1", "202-1", "a.b", "a.b.growth",
        "industry", "in", "where", "and", "or", "not", "of:", ",", "+", "-", "*", "/", "<=", "=", "2000 万元", "3亩", "0", "\"A\"", "\"",
        "（", "parent_area", "1e9", "99999999999999999999999999999999", "\u{1F600}",
    ];
    proptest::collection::vec(proptest::sample::select(words.to_vec()), 0..14).prop_map(|w| w.join(" "))
}

/// Lines of packs, cut and put together anyhow.
fn lines() -> impl Strategy<Value = String> {
    let lines = [
        "pack:", "  id: p", "  title: { zh: 包, en: pack }", "forms:", "  B204-1:", "    items: {", "indicators:", "  a.b:",
        "    unit: 千元", "    formula:", "      2018-01-01: sum(B204-1.01)", "- x", "? y", "&a b", "*a", "!t v", "---", "...", "\t",
        "  - [", "'", "\"", "|", ">-", "examples:", "  - name: n", "    register: |", "      unit,attribute", "bulletins:",
        "  b: { paragraphs: [{zh: '{', en: '1'}] }", "areas:", "  park: { parent: park }", "classifications: {a: {classes: {}}}",
    ];
    proptest::collection::vec(proptest::sample::select(lines.to_vec()), 0..24).prop_map(|l| l.join("\n"))
}

proptest! {
    #[test]
    fn any_text_as_a_formula(formula in ".{0,60}") {
        let _ = load(&file(with_formula(&formula)));
    }

    #[test]
    fn any_pieces_as_a_formula(formula in pieces()) {
        let (catalogue, issues) = load(&file(with_formula(&formula)));
        prop_assert!(catalogue.indicator("a.b").is_some() != figures::issue::blocked(&issues));
    }

    #[test]
    fn any_text_as_a_pack(text in "(?s).{0,200}") {
        let _ = load(&file(text));
    }

    #[test]
    fn any_lines_as_a_pack(text in lines()) {
        let (_, issues) = load(&file(text));
        issues.iter().for_each(|i| drop(i.render(figures::Lang::Zh)));
    }
}

#[test]
fn deep_nesting_is_refused_and_does_not_exhaust_the_stack() {
    let deep = |open: &str| open.repeat(50_000);
    assert!(!load(&file(deep("["))).1.is_empty());
    assert!(!load(&file(deep("- "))).1.is_empty());
    assert!(!load(&file(with_formula(&deep("(")))).1.is_empty());
    assert!(!load(&file(with_formula(&deep("not ")))).1.is_empty());
    assert!(!load(&file(with_formula(&deep("sum(")))).1.is_empty());
}
