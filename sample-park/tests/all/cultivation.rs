//! The ladder of the sample: who holds titles, who hands in what.

use std::collections::{BTreeMap, BTreeSet};

fn file(name: &str) -> Vec<Vec<String>> {
    let files = sample_park::cultivation(sample_park::SEED);
    let (_, text) = files.iter().find(|(own, _)| own == name).expect("the file");
    text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// Holders of each title and batch, each code once.
fn holders() -> BTreeMap<(String, String), BTreeSet<String>> {
    let mut records: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for row in file("titles.csv") {
        records.entry(row[1].clone()).or_default().insert(row[2].clone(), row[3].clone());
    }
    let mut out: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for record in records.values() {
        out.entry((record["title"].clone(), record["batch"].clone())).or_default().insert(record["holder"].clone());
    }
    out
}

/// Two little giants of the third batch, one of whom was renamed and is listed twice; two of the model projects, two leading
/// enterprises of the fourth batch, four key laboratories of which three are institutes.
#[test]
fn two_two_two_and_four_are_given() {
    let holders = holders();
    let count = |title: &str, batch: &str| holders[&(title.to_owned(), batch.to_owned())].len();
    assert_eq!([count("xjr", "第三批"), count("wugeyipi", "2021"), count("lingjun", "第四批"), count("city_lab", "2021")], [2, 2, 2, 4]);
    let lines = file("titles.csv").into_iter().filter(|row| row[2] == "batch" && row[3] == "第三批").count();
    assert_eq!(lines, 3, "the list has three lines");
    let institutes: BTreeSet<String> = file("cultivation-register.csv")
        .into_iter()
        .filter(|row| row[1] == "status" && row[2] == "institute")
        .map(|row| row[0].clone())
        .collect();
    let labs = &holders[&("city_lab".to_owned(), "2021".to_owned())];
    assert_eq!((institutes.len(), labs.intersection(&institutes).count()), (3, 3));
}

#[test]
fn every_rung_has_holders() {
    let given: BTreeSet<String> = holders().into_keys().map(|(title, _)| title).collect();
    for title in ["kjsme", "cxsme", "gq", "zjtx", "xjr", "yx", "dl", "dx", "djs"] {
        assert!(given.contains(title), "{title}");
    }
}

#[test]
fn all_firms_of_the_table_file_and_say_that_they_are_invented() {
    let filers: BTreeSet<String> = file("PY-1.csv").into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(filers.len(), 36);
    let named: Vec<String> =
        file("cultivation-register.csv").into_iter().filter(|row| row[1] == "name").map(|row| row[2].clone()).collect();
    assert_eq!(named.len(), 12 + 3);
    assert!(named.iter().all(|name| name.contains("虚构")), "{named:?}");
    let monthly: BTreeSet<String> = file("PY-2.csv").into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(monthly.len(), 11, "one of those below designated size files nothing by the month");
}
