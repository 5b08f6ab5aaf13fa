//! Workbooks made by outside programs: every value is found where it stands, and every odd file has its own message.
//!
//! `workbooks/expected.csv` was written by the script that made the files, from the numbers it put into them.

mod common;

use common::{d, zone};
use figures::{Filing, Issue, Lang, Moment, Role};
use intake::{Asked, Content, Context, History, Reader, Registry};
use methodology::catalogue::Catalogue;
use methodology::mapping::Mapping;
use methodology::{PackFile, load};
use std::collections::BTreeMap;
use std::path::Path;

/// A line of the table; its columns are those of the file.
#[derive(Debug, Clone)]
struct Line {
    form: String,
    period: String,
    unit: String,
    item: String,
    column: String,
    value: String,
    cell: String,
    issue: String,
    issue_cell: String,
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/workbooks"))
}

/// The lines of the table by file.
fn table() -> BTreeMap<String, Vec<Line>> {
    let mut reader = csv::Reader::from_path(folder().join("expected.csv")).expect("the table");
    let mut files: BTreeMap<String, Vec<Line>> = BTreeMap::new();
    for record in reader.records().map(|r| r.expect("a line")) {
        let at = |n: usize| record.get(n).unwrap_or_default().to_owned();
        let line = Line {
            form: at(3),
            period: at(4),
            unit: at(5),
            item: at(6),
            column: at(7),
            value: at(8),
            cell: at(9),
            issue: at(10),
            issue_cell: at(11),
        };
        files.entry(at(0)).or_default().push(line);
    }
    files
}

fn packs(folder: &Path, into: &mut Vec<PackFile>) {
    for entry in std::fs::read_dir(folder).expect("packs").map(|e| e.expect("entry").path()) {
        if entry.is_dir() {
            packs(&entry, into);
        } else if entry.extension().is_some_and(|e| e == "yaml") {
            into.push(PackFile { path: entry.display().to_string(), text: std::fs::read_to_string(&entry).expect("text") });
        }
    }
}

struct Office {
    catalogue: Catalogue,
    registry: Registry,
    history: History,
}

impl Office {
    fn new() -> Self {
        let mut files = Vec::new();
        for pack in ["base", "industry-monthly"] {
            packs(&Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs")).join(pack), &mut files);
        }
        let mut office = Office { catalogue: load(&files).0, registry: Registry::default(), history: History::default() };
        let text = std::fs::read(folder().join("register.csv")).expect("register");
        let (content, issues) = office.read("register.csv", &text, Asked::default(), &[]);
        assert!(issues.iter().all(|i| !i.class.blocks()), "{issues:?}");
        office.registry = Registry::new(content.register);
        office
    }

    fn read(&self, file: &str, bytes: &[u8], asked: Asked, mappings: &[Mapping]) -> (Content, Vec<Issue>) {
        let ctx = Context {
            catalogue: &self.catalogue,
            zone: zone(),
            default_known: Moment::parse("2021-07-12", &zone()).expect("date"),
            now: Moment::parse("2021-08-10T10:00:00+08:00", &zone()).expect("instant"),
            registry: &self.registry,
            known_from_sheet: true,
            asked,
            mappings,
            history: &self.history,
        };
        Reader::new(&ctx).read(file, bytes)
    }
}

/// What of the lines does not hold.
fn wrong(lines: &[Line], content: &Content, issues: &[Issue]) -> Vec<String> {
    let mut wrong: Vec<String> = lines.iter().filter(|l| l.issue.is_empty()).filter_map(|l| amiss(l, content)).collect();
    for line in lines.iter().filter(|l| !l.issue.is_empty()) {
        let cell = |i: &Issue| i.place.cell.clone().unwrap_or_default();
        if !issues.iter().any(|i| i.code == line.issue && (line.issue_cell.is_empty() || cell(i) == line.issue_cell)) {
            wrong.push(format!("no {} at {}", line.issue, line.issue_cell));
        }
    }
    let told: Vec<&str> = lines.iter().map(|l| l.issue.as_str()).collect();
    let extra = issues.iter().filter(|i| i.class.blocks() && !told.contains(&i.code.as_ref()));
    wrong.extend(extra.take(3).map(|i| format!("not expected: {}", i.render(Lang::Zh).trim())));
    wrong
}

fn amiss(line: &Line, content: &Content) -> Option<String> {
    if line.form == "register" {
        let row = content.register.iter().find(|r| r.unit.as_str() == line.unit && r.attribute == line.item && r.value == line.value);
        return row.is_none().then(|| format!("no register row {} {}", line.item, line.value));
    }
    let of_unit = |f: &&Filing| f.unit.as_str() == line.unit && f.form == line.form;
    if line.item == "reported" {
        let day = |f: &Filing| f.known.day(&zone()).to_string();
        let known = content.filings.iter().filter(of_unit).map(day).find(|d| *d == line.value);
        return known.is_none().then(|| format!("{} not known on {}", line.unit, line.value));
    }
    let role = if line.column == "same_period" { Role::SamePeriod } else { Role::Current };
    let period = line.period.parse::<figures::Period>().expect("period").as_filed();
    let mut filings = content.filings.iter().filter(of_unit).filter(|f| f.period == period && f.role == role);
    let found = filings.find_map(|f| f.values.iter().find(|v| v.item == line.item));
    match found {
        Some(v) if v.value == d(&line.value) && v.place.cell.as_deref() == Some(line.cell.as_str()) => None,
        other => Some(format!("{} {} {} = {} at {}: found {other:?}", line.period, line.column, line.item, line.value, line.cell)),
    }
}

#[test]
fn every_workbook_gives_what_was_put_into_it() {
    let office = Office::new();
    let table = table();
    assert!(table.len() >= 60, "{}", table.len());
    let mut all = Vec::new();
    for (file, lines) in &table {
        let bytes = std::fs::read(folder().join(file)).expect(file);
        let foreign = lines.iter().any(|l| l.issue == "unknown-layout");
        let asked = Asked {
            form: foreign.then(|| "B204-1".to_owned()),
            period: lines.iter().find(|l| l.issue == "wrong-year").and_then(|l| l.period.parse().ok()),
        };
        let (content, issues) = office.read(file, &bytes, asked.clone(), &[]);
        let mut found = if foreign { Vec::new() } else { wrong(lines, &content, &issues) };
        if foreign {
            let mut confirmed = content.proposals.clone();
            confirmed.iter_mut().for_each(|m| m.confirmed = "虚构".to_owned());
            let (mapped, rest) = office.read(file, &bytes, asked, &confirmed);
            let values: Vec<Line> = lines.iter().filter(|l| l.issue.is_empty()).cloned().collect();
            found.extend(wrong(&values, &mapped, &rest));
            found.extend(issues.iter().all(|i| i.code != "unknown-layout").then(|| "no unknown-layout".to_owned()));
        }
        all.extend(found.into_iter().map(|w| format!("{file}: {w}")));
    }
    assert!(all.is_empty(), "{} of {}\n{}\n", all.len(), table.len(), all.join("\n"));
}
