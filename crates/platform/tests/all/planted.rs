//! Every planted error is found where it was planted, and nothing else is found in those files; the clean files raise nothing.

use figures::{Class, Filing, Issue, Moment};
use intake::{Asked, Context, History, Reader, Registry};
use jiff::tz::TimeZone;
use methodology::catalogue::Catalogue;
use methodology::{Mapping, PackFile};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

/// The office before June 2021 came in: definitions, register, everything filed up to May.
struct Office {
    catalogue: Catalogue,
    zone: TimeZone,
    registry: Registry,
    history: History,
    mappings: Vec<Mapping>,
}

fn packs(folder: &Path, into: &mut Vec<PackFile>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).expect("packs").map(|e| e.expect("entry").path()).collect();
    entries.sort();
    for path in entries.iter().filter(|p| !p.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'))) {
        match path.is_dir() {
            true => packs(path, into),
            false if path.extension().is_some_and(|e| e == "yaml") => {
                into.push(PackFile { path: path.display().to_string(), text: std::fs::read_to_string(path).expect("text") });
            }
            false => {}
        }
    }
}

fn office() -> &'static Office {
    static OFFICE: OnceLock<Office> = OnceLock::new();
    OFFICE.get_or_init(|| {
        let mut files = Vec::new();
        packs(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs")), &mut files);
        let catalogue = methodology::load(&files).0;
        let (name, text) = sample_park::MAPPING;
        let mapping = methodology::mapping::read(name, text, &catalogue).0.expect("the mapping");
        let zone = TimeZone::get("Asia/Shanghai").expect("zone");
        let mut office = Office { catalogue, zone, registry: Registry::default(), history: History::default(), mappings: vec![mapping] };
        office.fill();
        office
    })
}

impl Office {
    fn fill(&mut self) {
        let files = sample_park::generate(sample_park::SEED).files;
        let (registers, forms): (Vec<_>, Vec<_>) = files.into_iter().partition(|(name, _)| name == "register.csv");
        let register: Vec<_> = registers.iter().flat_map(|(name, text)| self.read(name, text.as_bytes()).0.register).collect();
        self.registry = Registry::new(register);
        let earlier = forms
            .into_iter()
            .filter(|(name, _)| !name.contains("2021-06") && !name.contains("2021-Q2") && !name.starts_with("corrections"));
        let mut filings: Vec<Filing> = earlier.flat_map(|(name, text)| self.read(&name, text.as_bytes()).0.filings).collect();
        let (name, text) = sample_park::applications(sample_park::SEED);
        filings.extend(self.read(&name, text.as_bytes()).0.filings);
        filings.sort_by_key(|f| f.known);
        let rows = filings.into_iter().flat_map(|f| {
            let (unit, period, role, form) = (f.unit, f.period, f.role, f.form);
            f.values.into_iter().map(move |v| (unit.clone(), period, role, form.clone(), v.item, v.value))
        });
        self.history = History::new(rows);
    }

    fn context(&self) -> Context<'_> {
        let moment = |text: &str| Moment::parse(text, &self.zone).expect("moment");
        Context {
            catalogue: &self.catalogue,
            zone: self.zone.clone(),
            default_known: moment("2021-07-15"),
            now: moment("2021-07-15T18:00:00+08:00"),
            registry: &self.registry,
            known_from_sheet: true,
            asked: Asked::default(),
            mappings: &self.mappings,
            history: &self.history,
        }
    }

    fn read(&self, file: &str, bytes: &[u8]) -> (intake::Content, Vec<Issue>) {
        Reader::new(&self.context()).read(file, bytes)
    }

    /// All that reading and checking find in one file.
    fn found(&self, file: &str, bytes: &[u8]) -> Vec<Issue> {
        let (content, mut issues) = self.read(file, bytes);
        issues.extend(intake::check(&content.filings, &self.context()));
        issues
    }
}

fn told(issue: &Issue) -> (String, String) {
    (issue.code.to_string(), issue.place.cell.clone().unwrap_or_default())
}

#[test]
fn every_planted_error_is_found_and_nothing_else() {
    let office = office();
    let planted = sample_park::planted(sample_park::SEED);
    assert!(planted.len() >= 40, "{}", planted.len());
    let mut wrong = Vec::new();
    for error in &planted {
        let found = office.found(&error.file, &error.bytes);
        let expected: BTreeSet<(String, String)> = error.expect.iter().map(|e| (e.code.to_owned(), e.sheet_cell.clone())).collect();
        let all: BTreeSet<(String, String)> = found.iter().map(told).collect();
        let heavy: BTreeSet<(String, String)> = found.iter().filter(|i| i.class < Class::D).map(told).collect();
        let missing: Vec<_> = expected.difference(&all).collect();
        let extra: Vec<_> = heavy.difference(&expected).collect();
        if !missing.is_empty() || !extra.is_empty() {
            wrong.push(format!("{}: missing {missing:?}, not planted {extra:?}", error.file));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn the_clean_files_raise_nothing_that_blocks() {
    let office = office();
    let files = sample_park::workbooks(sample_park::SEED);
    let found: Vec<Issue> = files.iter().flat_map(|(file, bytes)| office.found(file, bytes)).filter(|i| i.class.blocks()).collect();
    assert!(found.is_empty(), "{}", found.iter().map(|i| i.render(figures::Lang::En)).collect::<String>());
}
