//! Lamps of packs: the tables that offices have published, and that the check of a table finds what looking at values finds.

use crate::folder;
use figures::{Decimal, Measure, Text};
use methodology::catalogue::{Asked, Catalogue, Given, InputKind, Interval, Lamp, LampInput, LampRow};
use methodology::lamp::{Cell, Piece, cover};
use methodology::{PackFile, load};
use proptest::prelude::*;
use std::ops::Bound;

fn repository() -> Vec<PackFile> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    folder::read(&root, &["base", "industry-monthly", "park-work"])
}

fn issues(files: &[PackFile]) -> Vec<String> {
    let told = |i: &figures::Issue| format!("{} {}", i.code, i.reason.en);
    load(files).1.iter().filter(|i| i.place.file.contains("park-work")).map(told).collect()
}

/// The pack with a text of its lamps replaced.
fn changed(from: &str, to: &str) -> Vec<PackFile> {
    let mut files = repository();
    let lamps = files.iter_mut().find(|f| f.path.ends_with("park-work/lamps.yaml")).expect("lamps");
    assert!(lamps.text.contains(from), "{from}");
    lamps.text = lamps.text.replace(from, to);
    files
}

fn given(text: &str) -> Option<Given> {
    match text {
        "?" => None,
        "yes" => Some(Given::Flag(true)),
        "no" => Some(Given::Flag(false)),
        number => Some(Given::Number(number.parse().expect(number))),
    }
}

/// The lamp of the row that holds, `default` or `missing`.
fn lamp(catalogue: &Catalogue, table: &str, values: &str) -> String {
    let table = catalogue.lamps.get(table).expect(table);
    let values: Vec<Option<Given>> = values.split_whitespace().map(given).collect();
    assert_eq!(values.len(), table.inputs.len());
    let holding: Vec<&LampRow> = table.rows.iter().filter(|row| row.holds(&values)).collect();
    match holding[..] {
        [row] => row.lamp.word().to_owned(),
        [] if values.iter().all(Option::is_some) => format!("default {}", table.default.as_ref().expect("a default").lamp.word()),
        [] => format!("missing {}", table.missing.lamp.word()),
        _ => panic!("{} rows hold", holding.len()),
    }
}

/// Both sides of every bound that was published, the bound itself, and what is not known (methodology F4).
#[test]
fn the_published_tables_give_their_lamps_at_every_bound() {
    let (catalogue, _) = load(&repository());
    let told = [
        ("yinchuan.start", "yes yes 9 no", "green"),
        ("yinchuan.start", "no no 0 no", "green"),
        ("yinchuan.start", "no yes 0 no", "yellow"),
        ("yinchuan.start", "no yes 2 no", "yellow"),
        ("yinchuan.start", "no yes 3 no", "red"),
        ("yinchuan.start", "no yes 3 yes", "red"),
        ("yinchuan.start", "no yes 2 yes", "default green"),
        ("yinchuan.start", "no yes 2 ?", "missing unknown"),
        ("yinchuan.start", "no yes 3 ?", "red"),
        ("yinchuan.start", "? yes 3 no", "missing unknown"),
        ("yinchuan.progress", "0", "green"),
        ("yinchuan.progress", "-5", "green"),
        ("yinchuan.progress", "0.1", "default green"),
        ("yinchuan.progress", "9.99", "default green"),
        ("yinchuan.progress", "10", "yellow"),
        ("yinchuan.progress", "30", "yellow"),
        ("yinchuan.progress", "30.01", "red"),
        ("yinchuan.progress", "?", "missing unknown"),
        ("yinchuan.entry", "yes 3", "green"),
        ("yinchuan.entry", "no 1", "default green"),
        ("yinchuan.entry", "no 2", "yellow"),
        ("yinchuan.entry", "no 3", "red"),
        ("yinchuan.entry", "no ?", "missing unknown"),
        ("sanya.investment", "0", "green"),
        ("sanya.investment", "0.01", "yellow"),
        ("sanya.investment", "50", "yellow"),
        ("sanya.investment", "50.01", "red"),
        ("sanya.district", "1", "default yellow"),
        ("sanya.district", "2", "red"),
        ("wuhan.schedule", "59.9", "red"),
        ("wuhan.schedule", "60", "yellow"),
        ("wuhan.schedule", "79.9", "yellow"),
        ("wuhan.schedule", "80", "default green"),
        ("tianjin.growth", "5 0 0", "green"),
        ("tianjin.growth", "5 -0.1 1", "yellow"),
        ("tianjin.growth", "5 1 -0.1", "yellow"),
        ("tianjin.growth", "0 0 0", "green"),
        ("tianjin.growth", "0 -1 0", "default yellow"),
        ("tianjin.growth", "-0.1 1 1", "red"),
        ("tianjin.growth", "5 ? 1", "missing unknown"),
        ("tianjin.growth", "5 -1 ?", "yellow"),
        ("xinhuang.month", "80", "green"),
        ("xinhuang.month", "79.9", "yellow"),
        ("xinhuang.month", "60", "yellow"),
        ("xinhuang.month", "59.9", "red"),
    ];
    for (table, values, expected) in told {
        assert_eq!(lamp(&catalogue, table, values), expected, "{table} of {values}");
    }
}

/// The light-table extra of methodology §2: the rule says nothing of 0–10 points behind.
#[test]
fn yinchuan_is_refused_without_a_word_on_its_gap() {
    assert_eq!(issues(&repository()), Vec::<String>::new());
    let default = "    default: { lamp: green, say: { zh: 落后不足 10 个百分点，原规则未说明, en: \"less than 10 points behind, of which the rule says nothing\" } }\n";
    assert_eq!(issues(&changed(default, "")), ["lamp-gap no row is for behind between 0 and 10 percentage points"]);
}

#[test]
fn a_row_that_reaches_into_another_is_refused() {
    let files = changed("behind: \"> 30 百分点\"", "behind: \">= 30 百分点\"");
    let found = issues(&files);
    assert!(found[0].starts_with("lamp-overlap ") && found[0].ends_with("both for behind = 30 percentage points"), "{found:?}");
}

const NUMBERS: [i64; 4] = [0, 1, 2, 3];

fn input(nth: usize, flag: bool) -> LampInput {
    let kind = if flag { InputKind::Flag } else { InputKind::Number(Measure::parse("天").expect("unit")) };
    LampInput { id: format!("i{nth}"), title: Text::default(), kind, from: None, text: None }
}

fn bound() -> impl Strategy<Value = Bound<Decimal>> {
    let number = prop::sample::select(&NUMBERS[..]).prop_map(Decimal::from);
    prop_oneof![Just(Bound::Unbounded), number.clone().prop_map(Bound::Included), number.prop_map(Bound::Excluded)]
}

fn asked(flag: bool) -> BoxedStrategy<Option<Asked>> {
    let interval = (bound(), bound()).prop_map(|(low, high)| Interval { low, high }).prop_filter("empty", |i| !i.is_empty());
    let value = if flag { any::<bool>().prop_map(Asked::Is).boxed() } else { interval.prop_map(Asked::Within).boxed() };
    prop_oneof![2 => Just(None), 5 => value.prop_map(Some), 1 => Just(Some(Asked::Unknown))].boxed()
}

fn table() -> impl Strategy<Value = (Vec<LampInput>, Vec<LampRow>)> {
    prop::collection::vec(any::<bool>(), 1..4).prop_flat_map(|flags| {
        let when: Vec<_> = flags.iter().map(|flag| asked(*flag)).collect();
        let row = when.prop_map(|when| LampRow { when, lamp: Lamp::Red, say: Text::default(), escalate: None });
        let inputs: Vec<LampInput> = flags.iter().enumerate().map(|(nth, flag)| input(nth, *flag)).collect();
        (Just(inputs), prop::collection::vec(row, 0..7))
    })
}

/// Every value that can make a difference: the numbers, and halves between and beyond them.
fn values(input: &LampInput) -> Vec<Option<Given>> {
    match input.kind {
        InputKind::Flag => vec![Some(Given::Flag(true)), Some(Given::Flag(false)), None],
        InputKind::Number(_) => (-1..8).map(|n| Some(Given::Number(Decimal::new(n * 5, 1)))).chain([None]).collect(),
    }
}

fn product(inputs: &[LampInput]) -> Vec<Vec<Option<Given>>> {
    let longer = |so_far: Vec<Vec<Option<Given>>>, input: &LampInput| {
        let all = values(input);
        so_far
            .into_iter()
            .flat_map(|case| all.iter().map(move |v| case.iter().copied().chain([*v]).collect()).collect::<Vec<_>>())
            .collect()
    };
    inputs.iter().fold(vec![Vec::new()], longer)
}

fn lies_in(cell: &Cell, case: &[Option<Given>]) -> bool {
    cell.0.iter().zip(case).all(|(piece, value)| match (piece, value) {
        (Piece::Numbers(interval), Some(Given::Number(n))) => interval.holds(*n),
        (Piece::Is(is), Some(Given::Flag(found))) => is == found,
        (Piece::Unknown, None) => true,
        (Piece::Any, found) => found.is_some(),
        _ => false,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// The check says what trying all values says, and the case it names is one of those.
    #[test]
    fn the_check_finds_what_trying_every_value_finds((inputs, rows) in table()) {
        let holding = |case: &[Option<Given>]| -> Vec<usize> {
            rows.iter().enumerate().filter(|(_, row)| row.holds(case)).map(|(nth, _)| nth).collect()
        };
        let cases = product(&inputs);
        let gaps: Vec<&Vec<_>> = cases.iter().filter(|c| c.iter().all(Option::is_some) && holding(c).is_empty()).collect();
        let overlaps: Vec<&Vec<_>> = cases.iter().filter(|c| holding(c).len() > 1).collect();
        let found = cover(&inputs, &rows).expect("few cases");
        prop_assert_eq!(found.gap.is_some(), !gaps.is_empty());
        prop_assert_eq!(found.overlap.is_some(), !overlaps.is_empty());
        if let Some(cell) = found.gap {
            let inside: Vec<&Vec<_>> = cases.iter().filter(|case| lies_in(&cell, case)).collect();
            prop_assert!(!inside.is_empty() && inside.iter().all(|case| holding(case).is_empty()));
        }
        if let Some((first, second, cell)) = found.overlap {
            let inside: Vec<&Vec<_>> = cases.iter().filter(|case| lies_in(&cell, case)).collect();
            prop_assert!(!inside.is_empty());
            prop_assert!(inside.iter().all(|case| holding(case).contains(&first) && holding(case).contains(&second)));
        }
    }
}

/// What a row asks of an input, in both languages.
fn words(catalogue: &Catalogue, table: &str, row: usize, input: &str) -> (String, String) {
    let table = catalogue.lamps.get(table).expect(table);
    let nth = table.inputs.iter().position(|of| of.id == input).expect(input);
    let said = table.rows[row].when[nth].as_ref().expect("asked").words(&table.inputs[nth].unit());
    (said.zh, said.en)
}

#[test]
fn what_is_asked_is_told_in_the_units_of_the_language() {
    let (catalogue, _) = load(&repository());
    let said = |table, row, input| words(&catalogue, table, row, input);
    let both = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
    assert_eq!(said("yinchuan.start", 2, "overdue"), both("< 3 个月", "< 3 months"));
    assert_eq!(said("yinchuan.entry", 1, "since"), both("超过 1 到 2 个月", "above 1 to 2 months"));
    assert_eq!(said("yinchuan.progress", 1, "behind"), both("从 10 到 30 百分点", "from 10 to 30 percentage points"));
    assert_eq!(said("wuhan.schedule", 1, "reached"), both("从 60 到不足 80 %", "from 60 to below 80 %"));
    assert_eq!(said("yinchuan.start", 2, "excused"), both("否", "no"));
}

#[test]
fn cases_are_told_in_the_units_of_the_language() {
    let units = [("land", "亩"), ("spent", "万元"), ("done", "%"), ("silent", "天"), ("ratio", "1")];
    let number = |(id, unit): (&str, &str)| {
        let kind = InputKind::Number(Measure::parse(unit).expect(unit));
        LampInput { id: id.to_owned(), title: Text::default(), kind, from: None, text: None }
    };
    let above = |n: i64| Piece::Numbers(Interval { low: Bound::Excluded(Decimal::from(n)), high: Bound::Unbounded });
    let between = Piece::Numbers(Interval { low: Bound::Excluded(Decimal::ZERO), high: Bound::Excluded(Decimal::TEN) });
    let cell = Cell(vec![above(5), between, above(50), Piece::Unknown, above(2)]);
    let said = cell.words(&units.map(number));
    assert_eq!(said.zh, "land > 5 亩、spent 在 0 与 10 万元 之间、done > 50 %、silent 不明、ratio > 2");
    assert_eq!(said.en, "land > 5 mu, spent between 0 and 10 ten thousand yuan, done > 50 %, silent is unknown, ratio > 2");
}

#[test]
fn a_table_without_inputs_has_one_case() {
    assert_eq!(cover(&[], &[]).expect("one").gap, Some(Cell(Vec::new())));
    assert_eq!(Cell(Vec::new()).words(&[]).en, "any case");
}
