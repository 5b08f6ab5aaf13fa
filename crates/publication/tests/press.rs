//! Press texts with known answers: what must be read in them, what must be found wrong, and nothing else.

use figures::Text;
use intake::article::Article;
use methodology::PackFile;
use methodology::catalogue::{Area, Catalogue};
use publication::claims::{Claim, Found, Gravity, Units, find};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A text, its answers, and what was found.
struct Case {
    name: String,
    text: String,
    answers: Value,
    found: Found,
}

/// An expected claim that was not read, or read otherwise.
#[derive(Debug)]
struct Miss {
    text: String,
    expected: String,
    read: Option<String>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn lexicon() -> Catalogue {
    let read = |path: &str| PackFile { path: path.to_owned(), text: std::fs::read_to_string(root().join(path)).expect(path) };
    methodology::load(&[read("packs/claims/pack.yaml"), read("packs/claims/lexicon.yaml")]).0
}

fn catalogue(home: &Value) -> Catalogue {
    let name = |key: &str| home[key].as_str().map(str::to_owned);
    let area = |code: &str, title: String, parent: Option<&str>| Area {
        code: code.to_owned(),
        title: Text::new(title.clone(), title),
        parent: parent.map(str::to_owned),
        aliases: Vec::new(),
    };
    let district = name("parent").map(|n| area("district", n, None));
    let home = name("name").map(|n| area("home", n, district.as_ref().map(|_| "district")));
    let default_area = home.as_ref().map(|a| a.code.clone());
    let areas = home.into_iter().chain(district).map(|a| (a.code.clone(), a)).collect();
    Catalogue { areas, default_area, ..lexicon() }
}

fn case(path: &Path) -> Case {
    let text = std::fs::read_to_string(path).expect("the text");
    let answers: Value = serde_json::from_slice(&std::fs::read(path.with_extension("json")).expect("the answers")).expect("JSON");
    let catalogue = catalogue(&answers["home"]);
    let found = find(&Article::from_text(&text, &catalogue.lexicon), &catalogue, None, &Units::new());
    Case { name: path.file_stem().expect("name").to_string_lossy().into_owned(), text, answers, found }
}

fn cases(folder: &str) -> Vec<Case> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(root().join(folder)).expect(folder).map(|e| e.expect("entry").path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "md"));
    paths.sort();
    assert!(!paths.is_empty(), "{folder}");
    paths.iter().map(|p| case(p)).collect()
}

/// Where words stand, from a place on, in characters.
fn place(text: &str, words: &str, from: usize) -> (usize, usize) {
    let bytes: usize = text.chars().take(from).map(char::len_utf8).sum();
    let at = text[bytes..].find(words).unwrap_or_else(|| panic!("`{words}` stands in the text")) + bytes;
    let start = text[..at].chars().count();
    (start, start + words.chars().count())
}

fn row(c: &Claim) -> String {
    let value = c.value.map(|v| v.to_string()).unwrap_or_default();
    format!("{value} {} {} {} {}", c.unit, c.period, c.entity, kind(c.transform_word()))
}

/// Bounded amounts are amounts; how many have got a title is a count.
fn kind(word: &str) -> &str {
    if word.starts_with("bound") || word.starts_with("approx") || word == "titles" || word == "exact" { "level" } else { word }
}

fn expected(e: &Value) -> String {
    let of = |key: &str| e[key].as_str().unwrap_or_default();
    format!("{} {} {} {} {}", of("value"), of("unit"), of("period"), of("entity"), kind(of("transform")))
}

/// Titles name several; whom they are is not compared.
fn alike(e: &Value, c: &Claim) -> bool {
    let titles = c.transform_word() == "titles" || e["transform"] == "titles";
    let number =
        c.value.map(|v| v.normalize()) == e["value"].as_str().and_then(|v| v.parse::<figures::Decimal>().ok()).map(|v| v.normalize());
    let rest =
        c.unit == e["unit"] && c.period == e["period"] && kind(c.transform_word()) == kind(e["transform"].as_str().unwrap_or_default());
    number && rest && (titles || c.entity == e["entity"])
}

impl Case {
    fn misses(&self) -> (usize, Vec<Miss>, Vec<String>) {
        let mut taken = vec![false; self.found.claims.len()];
        let mut misses = Vec::new();
        let all = self.answers["claims"].as_array().expect("claims");
        let mut from = 0;
        for e in all {
            let (start, end) = place(&self.text, e["words"].as_str().expect("words"), from);
            from = start;
            let here = |c: &Claim| c.start < end && c.end > start && c.value.is_some();
            let near: Vec<usize> = (0..taken.len()).filter(|i| !taken[*i] && here(&self.found.claims[*i])).collect();
            let right = near.iter().find(|i| alike(e, &self.found.claims[**i]));
            let value = |i: &&usize| self.found.claims[**i].value.map(|v| v.to_string()).as_deref() == e["value"].as_str();
            match right.or_else(|| near.iter().find(value)).or(near.first()) {
                Some(i) => {
                    taken[*i] = true;
                    if !alike(e, &self.found.claims[*i]) {
                        misses.push(Miss { text: self.name.clone(), expected: expected(e), read: Some(row(&self.found.claims[*i])) });
                    }
                }
                None => misses.push(Miss { text: self.name.clone(), expected: expected(e), read: None }),
            }
        }
        let invented = self.found.claims.iter().zip(taken).filter(|(c, taken)| !taken && c.value.is_some());
        (all.len(), misses, invented.map(|(c, _)| format!("{}: {} [{}]", self.name, row(c), c.text)).collect())
    }

    fn planted(&self) -> Vec<(String, (usize, usize))> {
        let all = self.answers["planted"].as_array().cloned().unwrap_or_default();
        let of = |p: &Value| {
            let words = p["words"].as_str().expect("words");
            (p["kind"].as_str().expect("kind").to_owned(), place(&self.text, words, 0))
        };
        all.iter().map(of).collect()
    }

    /// The stretches a finding speaks of.
    fn touches(&self, claims: &[usize], at: (usize, usize)) -> bool {
        claims.iter().map(|i| &self.found.claims[*i]).any(|c| c.start < at.1 && c.end > at.0)
    }

    fn unfound(&self) -> Vec<String> {
        let found = |kind: &str, at| {
            self.found.findings.iter().any(|f| f.gravity == Gravity::Error && means(kind, f.kind) && self.touches(&f.claims, at))
        };
        self.planted()
            .into_iter()
            .filter(|(kind, at)| !found(kind, *at))
            .map(|(kind, at)| format!("{}: {kind} {at:?}", self.name))
            .collect()
    }

    /// Findings that accuse a sentence in which nothing was planted.
    fn accused(&self) -> Vec<String> {
        let planted = self.planted();
        let just = |claims: &[usize]| planted.iter().any(|(_, at)| self.touches(claims, *at));
        let wrong = self.found.findings.iter().filter(|f| f.gravity == Gravity::Error && !just(&f.claims));
        wrong.map(|f| format!("{}: {} {}", self.name, f.kind, f.message.zh)).collect()
    }
}

/// Which findings are the planted error.
fn means(planted: &str, kind: &str) -> bool {
    match planted {
        "rate-not-quotient" => matches!(kind, "rate-mismatch" | "share-mismatch" | "implied-target"),
        "parts-not-adding" => matches!(kind, "parts-mismatch" | "growth-outside-parts"),
        other => other == kind,
    }
}

/// At least so many in a hundred are read right; every planted error is found, and nothing else is called wrong.
fn examine(folder: &str, least: usize) {
    let (mut all, mut misses, mut invented, mut unfound, mut accused) = (0, Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for case in cases(folder) {
        let (claims, wrong, more) = case.misses();
        println!("{}: {} of {claims}", case.name, claims - wrong.len());
        if std::env::var_os("PRESS_DUMP").is_some_and(|n| n.to_string_lossy() == case.name) {
            for (i, c) in case.found.claims.iter().enumerate() {
                println!("  {i} {} | {:?} {:?} {} s{} among {}", row(c), c.indicator, c.subject, c.text, c.sentence, c.among);
            }
            for f in &case.found.findings {
                println!("  {:?} {} {:?} {}", f.gravity, f.kind, f.claims, f.message.zh);
            }
        }
        all += claims;
        misses.extend(wrong);
        invented.extend(more);
        unfound.extend(case.unfound());
        accused.extend(case.accused());
    }
    let right = all - misses.len();
    for miss in &misses {
        println!("{}: {} | {}", miss.text, miss.expected, miss.read.as_deref().unwrap_or("not read"));
    }
    println!("{folder}: {right} of {all} claims\ninvented: {invented:#?}\nunfound: {unfound:#?}\naccused: {accused:#?}");
    assert!(right * 100 >= all * least, "{right} of {all}");
    assert!(invented.is_empty() && unfound.is_empty() && accused.is_empty());
}

#[test]
fn ten_press_texts_are_read_and_their_planted_errors_found() {
    examine("tests/press", 90);
}

#[test]
fn blind_articles_are_read_and_nothing_is_invented() {
    examine("tests/press/blind", 80);
}
