//! The definitions the panels are computed by: areas, classes, rates, price indices and indicators, all made up.

use crate::case::{Month, Span};
use figures::Decimal;
use methodology::{Catalogue, PackFile, load};
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

/// Industries: three of division 91, two of 92, two of 93, and one of 94 that belongs to a class only in part.
pub const CODES: [&str; 8] = ["9101", "9102", "9110", "9201", "9202", "9301", "9302", "9401"];
pub const STREETS: [&str; 3] = ["一号路", "二号路", "三号路"];

/// Rates of value added in ten-thousandths, from 2018 on and from 2021 on, by the codes' beginnings.
const RATES: [(&str, i64, i64); 5] = [("91", 2515, 2600), ("9102", 3105, 2990), ("92", 1999, 2001), ("93", 1500, 1750), ("94", 4000, 3333)];

/// The rate of an industry in a year: of two beginnings the longer.
pub fn rate(code: &str, year: i32) -> Option<Decimal> {
    let found = RATES.iter().filter(|(beginning, ..)| code.starts_with(beginning)).max_by_key(|(beginning, ..)| beginning.len());
    found.map(|(_, old, new)| Decimal::new(if year >= 2021 { *new } else { *old }, 4))
}

/// The rates as a table: the beginnings of codes, the years they hold from.
pub fn rates() -> String {
    let row = |(beginning, old, new): &(&str, i64, i64)| {
        format!("{beginning},2018,{}\n{beginning},2021,{}\n", Decimal::new(*old, 4), Decimal::new(*new, 4))
    };
    format!("beginning,year,rate\n{}", RATES.iter().map(row).collect::<String>())
}

/// The price index of an industry for a period; there are none for months in a row across years, nor for halves.
pub fn index(code: &str, span: Span) -> Option<Decimal> {
    let (first, length) = (span.from.month(), span.length());
    let known = span.from.year() == span.to.year() && (length == 1 || first == 1 || (length == 3 && first % 3 == 1));
    let division: i64 = code.get(..2)?.parse().unwrap();
    let tenths = 850 + (division * 37 + i64::from(span.to.0) * 11 + i64::from(length) * 53) % 371;
    (known && (2019..=2021).contains(&span.from.year())).then(|| Decimal::new(tenths, 1))
}

/// The tables as a file of the pack.
fn tables() -> String {
    let mut text = String::from("tables:\n  panel_rate:\n    title: { zh: 增加值率（虚构）, en: rate of value added (fictional) }\n");
    text.push_str("    unit: \"1\"\n    source: { state: fictional }\n    values:\n");
    for (from, year) in [("2018-01-01", 2018), ("2021-01-01", 2021)] {
        let of = |(code, old, new): &(&str, i64, i64)| format!("\"{code}\": {}", Decimal::new(if year == 2021 { *new } else { *old }, 4));
        let all: Vec<String> = RATES.iter().map(of).collect();
        writeln!(text, "      {from}: {{ {} }}", all.join(", ")).unwrap();
    }
    text.push_str("  panel_prices:\n    title: { zh: 价格指数（虚构）, en: price index (fictional) }\n");
    text.push_str("    unit: \"1\"\n    source: { state: fictional }\n    periods:\n");
    for span in spans_with_index() {
        let all: Vec<String> = ["91", "92", "93", "94"].iter().map(|d| format!("\"{d}\": {}", index(d, span).unwrap())).collect();
        writeln!(text, "      {span}: {{ {} }}", all.join(", ")).unwrap();
    }
    text
}

fn spans_with_index() -> Vec<Span> {
    let mut spans = Vec::new();
    for to in (Month::new(2019, 1).0..=Month::new(2021, 12).0).map(Month) {
        let from = |months: i32| Span { from: to.plus(1 - months), to };
        spans.push(from(1));
        if to.month() > 1 {
            spans.push(from(to.month()));
        }
        if to.month() % 3 == 0 && to.month() > 3 {
            spans.push(from(3));
        }
    }
    spans
}

fn read(dir: &Path, into: &mut Vec<PackFile>) {
    let mut entries: Vec<_> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            read(&path, into);
        } else if path.extension().is_some_and(|e| e == "yaml") {
            into.push(PackFile { path: path.display().to_string(), text: std::fs::read_to_string(&path).unwrap() });
        }
    }
}

/// The catalogue of the panels; a pack with mistakes stops the tests.
pub fn catalogue() -> Arc<Catalogue> {
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let mut files = Vec::new();
    for pack in ["base", "industry-monthly"] {
        read(&packs.join(pack), &mut files);
    }
    files.push(PackFile { path: "panels/pack.yaml".into(), text: include_str!("pack.yaml").into() });
    files.push(PackFile { path: "panels/tables.yaml".into(), text: tables() });
    let (catalogue, issues) = load(&files);
    let ours: Vec<_> = issues.iter().filter(|i| i.place.file.starts_with("panels/")).collect();
    assert!(ours.is_empty(), "{ours:#?}");
    Arc::new(catalogue)
}
