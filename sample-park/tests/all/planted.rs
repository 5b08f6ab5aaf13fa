//! The planted errors: all there, the same each time, and each where it says.

use crate::sheets::{Rows, lines, sheets};
use figures::CreditCode;
use figures::place::column_letters;
use sample_park::{Planted, planted};
use std::collections::BTreeSet;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../data/planted.csv");

static ALL: LazyLock<Vec<Planted>> = LazyLock::new(|| planted(sample_park::SEED));

/// Rows of the sheet a cell is on.
fn rows(file: &Planted, sheet: Option<&str>) -> Rows {
    match sheet {
        Some(name) => sheets(&file.bytes).into_iter().find(|(held, _)| held == name).expect(name).1,
        None => lines(&file.bytes),
    }
}

/// What stands at `Sheet!C7` of a file.
fn cell(file: &Planted, at: &str) -> String {
    let (sheet, address) = at.rsplit_once('!').map_or((None, at), |(sheet, address)| (Some(sheet), address));
    let split = address.find(|c: char| c.is_ascii_digit()).expect("a row");
    let row: usize = address[split..].parse().expect("a number");
    let column = (1..=50).find(|n| column_letters(*n) == address[..split]).expect("a column");
    rows(file, sheet)[row - 1][column as usize - 1].clone()
}

fn named(id: &str) -> &'static Planted {
    ALL.iter().find(|file| file.file.starts_with(&format!("{id}-"))).expect(id)
}

#[test]
fn every_line_of_the_table_is_a_file() {
    let ids: BTreeSet<&str> = TABLE.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(ids.len(), TABLE.lines().count() - 1);
    assert_eq!(ALL.len(), ids.len());
    assert!((40..=60).contains(&ALL.len()), "{}", ALL.len());
    for edit in (1..=16).chain(19..=28).chain([30]) {
        assert!(ids.iter().any(|id| id.split('-').next() == Some(&format!("E{edit:02}"))), "E{edit:02}");
    }
    for word in ["official", "firms", "street", "wan", "association", "B203", "202-1"] {
        assert!(TABLE.lines().any(|line| line.split(',').any(|cell| cell == word)), "{word}");
    }
}

#[test]
fn every_expectation_points_at_a_cell_that_holds_something() {
    for file in ALL.iter() {
        assert!(!file.expect.is_empty(), "{}", file.file);
        for expect in &file.expect {
            assert!(!cell(file, &expect.sheet_cell).is_empty(), "{} {}", file.file, expect.sheet_cell);
            let unit = expect.unit.as_ref().expect("a firm");
            assert!(CreditCode::parse(unit, &[]).is_ok(), "{unit}");
            let edit = expect.code.starts_with('E') && (expect.code.len() == 3 || expect.code == "E-unit-slip");
            assert!(edit || expect.code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", expect.code);
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_files_and_other_seeds_give_all_of_them() {
    assert_eq!(*ALL, planted(sample_park::SEED));
    for seed in [1, 7] {
        let other = planted(seed);
        assert_eq!(other.len(), ALL.len(), "seed {seed}");
        assert_ne!(other, *ALL);
    }
}

#[test]
fn an_application_says_what_the_same_period_column_says() {
    let (name, text) = sample_park::applications(sample_park::SEED);
    assert_eq!((name.as_str(), text.lines().count()), ("RK-1-2021-01.csv", 1 + 25 * 4));
    let wanted = &named("E10").expect[0];
    let unit = wanted.unit.as_ref().expect("a firm");
    let line = text.lines().find(|line| line.starts_with(&format!("{unit},RK-1,2020-06,01,"))).expect("its June");
    let value: i64 = line.split(',').nth(4).expect("a value").parse().expect("a number");
    assert_eq!(cell(named("E10"), &wanted.sheet_cell), (value + 600).to_string());
}

#[test]
fn what_the_table_says_is_in_the_files() {
    let at = |id: &str, number: usize| cell(named(id), &named(id).expect[number].sheet_cell);
    let spoiled = at("E01", 0);
    assert!(CreditCode::parse(&spoiled, &[]).is_err() && spoiled.len() == 18, "{spoiled}");
    assert!(CreditCode::parse(&at("E02-stranger", 0), &[]).is_ok());
    assert_eq!((at("E02-january", 0), at("future", 0), at("number", 0)), ("2021年1月".into(), "2021年12月".into(), "1l93.5".into()));
    assert_eq!((at("fault", 0), at("date", 0), at("item", 0)), ("#REF!".into(), "7/8/21".into(), "09".into()));
    assert!(at("E04", 0).ends_with(".5") && at("E04-negative", 0).starts_with('-') && at("negative", 0).starts_with('-'));
    assert!(at("fraction", 0).ends_with("5") && at("fraction", 0).split_once('.').is_some_and(|(_, part)| part.len() == 2));
    assert!(at("units-mixed", 0).contains("万元"));
}

#[test]
fn the_planted_relation_is_broken_in_the_file_itself() {
    let number = |id: &str, at: usize| cell(named(id), &named(id).expect[at].sheet_cell).parse::<i64>().expect("a number");
    assert_eq!(number("E06", 0), 6510);
    let finance = sheets(&named("E20").bytes).remove(0).1;
    let of = |code: &str| finance.iter().find(|row| row[2] == code).expect(code)[3].parse::<i64>().expect("a number");
    assert_eq!(of("213") + 50, of("217") + of("218"));
    assert_eq!(of("327"), of("323") + of("325") - of("326"));
    let costs: i64 = ["307", "309", "312", "313", "314", "315", "316", "317"].into_iter().map(of).sum();
    assert_eq!(of("323"), of("301") - costs + of("318") + of("319") + of("321") + of("322"));
    assert!(of("213") >= of("201") && of("201") >= of("202") + of("205") && of("205") >= of("206"));
    assert!(of("209") >= of("210") && of("210") >= of("211") && of("301") >= of("302") && of("307") >= of("308"));
    let finance = sheets(&named("E26").bytes).remove(0).1;
    let of = |code: &str| finance.iter().find(|row| row[2] == code).expect(code)[3].parse::<i64>().expect("a number");
    assert!(of("217") > of("213") && of("213") == of("217") + of("218"));
    // Revenue of the finance sheet is less than four fifths of the output on the sheet behind it.
    let books = sheets(&named("E15").bytes);
    let value = |sheet: usize, code: &str, column: usize| {
        books[sheet].1.iter().find(|row| row[2] == code).expect(code)[column].parse::<i64>().expect("a number")
    };
    assert!(value(0, "301", 3) * 125 < value(1, "01", 4) * 100, "{books:?}");
}
