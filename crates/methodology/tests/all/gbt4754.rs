//! GB/T 4754 as the packs hold it, editions of 2017 and 2011: counts, structure, the way from one to the other, and a
//! reference table where one is at hand.

use crate::folder;
use methodology::catalogue::{Catalogue, Nomenclature};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

const ID: &str = "gbt4754-2017";

fn catalogue() -> Catalogue {
    methodology::load(&folder::read(&folder::packs(), &["base", "industry-monthly"])).0
}

/// The edition before it.
const BEFORE: &str = "gbt4754-2011";

fn table(catalogue: &Catalogue) -> &Nomenclature {
    catalogue.nomenclatures.get(ID).expect("nomenclature")
}

fn both(catalogue: &Catalogue) -> [&Nomenclature; 2] {
    [table(catalogue), catalogue.nomenclatures.get(BEFORE).expect("nomenclature")]
}

fn of_level(table: &Nomenclature, level: u8) -> BTreeSet<&str> {
    table.entries.values().filter(|e| e.level == level).map(|e| e.code.as_str()).collect()
}

fn counts(table: &Nomenclature, section: &str) -> [usize; 4] {
    let within = |level| table.entries.values().filter(|e| e.level == level && (section.is_empty() || e.section == section)).count();
    [within(1), within(2), within(3), within(4)]
}

/// 1,381 classes and not 1,380: see the head of the pack file.
#[test]
fn it_has_as_many_codes_as_the_standard() {
    let catalogue = catalogue();
    assert_eq!(counts(table(&catalogue), ""), [20, 97, 473, 1381]);
    assert_eq!(counts(table(&catalogue), "C"), [1, 31, 179, 609]);
}

/// 20 sections, 96 divisions, 432 groups, 1,094 classes; of industry 7, 19, 37 (B), 31, 175, 532 (C), 3, 7, 12 (D).
#[test]
fn the_edition_before_has_as_many_codes_as_the_standard() {
    let catalogue = catalogue();
    let [_, before] = both(&catalogue);
    assert_eq!(counts(before, ""), [20, 96, 432, 1094]);
    let industry = ["B", "C", "D"].map(|section| counts(before, section));
    assert_eq!(industry, [[1, 7, 19, 37], [1, 31, 175, 532], [1, 3, 7, 12]]);
}

/// Codes that a public table of the edition of 2011 numbers so, when it leaves out the classes that are their group's only
/// one: the table is complete between every two of them.
#[test]
fn the_edition_before_counts_as_a_public_table_does() {
    const NUMBERED: [(usize, &str); 24] = [
        (1, "A"),
        (82, "B"),
        (132, "C"),
        (185, "1499"),
        (240, "1789"),
        (311, "24"),
        (394, "2689"),
        (432, "2929"),
        (476, "3099"),
        (543, "3399"),
        (597, "349"),
        (659, "3599"),
        (696, "3799"),
        (736, "3899"),
        (759, "3969"),
        (808, "439"),
        (826, "E"),
        (856, "F"),
        (990, "G"),
        (1090, "J"),
        (1187, "M"),
        (1255, "O"),
        (1340, "R"),
        (1424, "960"),
    ];
    let catalogue = catalogue();
    let [_, before] = both(&catalogue);
    let mut codes: Vec<&str> = before.entries.keys().map(String::as_str).filter(|c| c.len() < 4 || !c.ends_with('0')).collect();
    codes.sort_by_key(|code| (before.entries[*code].section.as_str(), !code.starts_with(char::is_alphabetic), *code));
    assert_eq!(codes.len(), 1424);
    assert_eq!(NUMBERED.map(|(number, _)| codes[number - 1]), NUMBERED.map(|(_, code)| code));
}

#[test]
fn every_code_stands_below_another() {
    let catalogue = catalogue();
    for table in both(&catalogue) {
        for entry in table.entries.values() {
            let parent = if entry.level > 2 { &entry.code[..entry.code.len() - 1] } else { entry.section.as_str() };
            let above = table.entries.get(parent).unwrap_or_else(|| panic!("{} has no {parent}", entry.code));
            assert_eq!(above.section, entry.section, "{}", entry.code);
            assert!(!entry.title.zh.is_empty() && !entry.title.en.is_empty(), "{}", entry.code);
        }
    }
}

#[test]
fn every_group_has_classes_and_a_single_one_ends_in_zero() {
    let catalogue = catalogue();
    for table in both(&catalogue) {
        let classes = of_level(table, 4);
        for group in of_level(table, 3) {
            let own: Vec<&str> = classes.iter().filter(|c| c.starts_with(group)).copied().collect();
            assert!(!own.is_empty(), "{group}");
            assert_eq!(own.len() == 1, own[0] == format!("{group}0"), "{group}: {own:?}");
            assert!(own.len() > 1 || table.entries[own[0]].title == table.entries[group].title, "{group}");
        }
    }
}

/// Some pairs of the table of correspondences in the standard of 2017, one of each kind.
#[test]
fn the_editions_correspond_as_the_standard_says() {
    let catalogue = catalogue();
    let table = &catalogue.correspondences["gbt4754-2011-2017"];
    let to = |code: &str| table.forward[code].codes.iter().map(|(c, _)| c.as_str()).collect::<Vec<_>>();
    let from = |code: &str| table.backward[code].codes.iter().map(|(c, _)| c.as_str()).collect::<Vec<_>>();
    assert_eq!((to("3911"), to("3963"), to("3130")), (vec!["3911"], vec!["3973"], vec!["3391"]));
    assert_eq!(to("3969"), ["3974", "3975", "3976", "3979"]);
    assert_eq!(to("3599"), ["3491", "3492", "3599", "3964"]);
    assert_eq!((from("2831"), from("3973"), from("5153")), (vec!["2811", "2812"], vec!["3963"], vec!["5151", "5152"]));
    let open: Vec<&str> = table.forward.iter().filter(|(_, t)| t.open).map(|(code, _)| code.as_str()).collect();
    assert_eq!(open, ["3855", "3859", "7010", "7040"]);
    assert!(table.forward.values().all(|t| t.ends().is_none()), "no share is official");
}

#[test]
fn rows_of_a_form_are_industrial_classes_only() {
    let catalogue = catalogue();
    let form = catalogue.forms.get("B204-1").expect("form");
    let row = |code: &str| catalogue.item(form, code).map(|item| item.measure.name().to_owned());
    assert_eq!(row("3973").as_deref(), Some("千元"));
    for other in ["397", "0111", "4710", "9999"] {
        assert_eq!(row(other), None, "{other}");
    }
    assert_eq!(catalogue.family_row(form, "4610").and_then(|(family, _)| family.part_of.as_deref()), Some("01"));
}

/// The reference's rows by code: sections, divisions, groups with several classes, classes.
fn reference() -> Option<BTreeMap<String, String>> {
    let folder = std::env::var_os("WANMU_REFERENCE_DATA").map(PathBuf::from);
    let text = folder.and_then(|f| std::fs::read_to_string(f.join("gbt4754-2017.csv")).ok())?;
    let rows = text.lines().skip(1).filter_map(|line| {
        let cells: Vec<&str> = line.trim_start_matches('\u{feff}').split(',').collect();
        let code = cells.get(..4)?.iter().rev().find(|c| !c.is_empty())?;
        Some(((*code).to_owned(), (*cells.get(5)?).to_owned()))
    });
    Some(rows.fold(BTreeMap::new(), |mut all, (code, name)| {
        // Group 374 is there twice: its second row is class 3741.
        let code = if all.contains_key(&code) { format!("{code}1") } else { code };
        all.insert(code, name);
        all
    }))
}

#[test]
fn it_agrees_with_the_reference_where_one_is_at_hand() {
    let Some(mut reference) = reference() else {
        return println!("skipped: WANMU_REFERENCE_DATA names no folder with {ID}.csv");
    };
    let catalogue = catalogue();
    let table = table(&catalogue);
    let single = |code: &str| code.len() == 4 && code.ends_with('0');
    let missing: Vec<(String, String)> =
        reference.iter().filter(|(code, _)| single(code)).map(|(c, n)| (c[..3].to_owned(), n.clone())).collect();
    for (group, name) in missing {
        reference.entry(group).or_insert(name);
    }
    let ours: BTreeMap<String, String> = table.entries.values().map(|e| (e.code.clone(), e.title.zh.clone())).collect();
    let differing: Vec<_> = reference.iter().filter(|(code, name)| ours.get(*code) != Some(name)).collect();
    assert!(differing.is_empty(), "{differing:?}");
    let more: Vec<&String> = ours.keys().filter(|code| !reference.contains_key(*code)).collect();
    assert!(more.is_empty(), "{more:?}");
}
