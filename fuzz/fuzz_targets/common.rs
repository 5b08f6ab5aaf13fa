//! What the targets share: a hook that lets `open` catch the panics of libraries, an office to read for, and checks of the answer.
#![allow(dead_code)]

use figures::{CreditCode, Lang, Moment, Place, RegisterRow};
use intake::workbook::{decrypted, kind, open};
use intake::{Asked, Context, History, Reader, Registry};
use jiff::tz::TimeZone;
use methodology::{PackFile, catalogue::Catalogue, load};
use std::path::Path;
use std::sync::{Once, OnceLock};

/// Opens a file: a panic of our own code ends the run, as does an answer that is none.
pub fn try_open(name: &str, bytes: &[u8]) {
    quiet();
    let (book, issues) = open(name, bytes);
    assert!(book.is_some() || issues.iter().any(|issue| issue.class.blocks()));
    let (content, issues) = reader().read(name, bytes);
    let issues: Vec<_> = intake::check(&content.filings, context()).into_iter().chain(issues).collect();
    issues.iter().take(3).for_each(|issue| assert!(!issue.render(Lang::Zh).is_empty()));
    let _ = intake::accept_good(content.filings, &issues);
    kind(bytes);
    if bytes.starts_with(&[0xD0, 0xCF]) {
        decrypted(bytes);
    }
}

/// libFuzzer ends at the first panic, caught or not; here only one of our own code may end it.
fn quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        std::panic::set_hook(Box::new(|info| {
            let place = info.location().map(ToString::to_string).unwrap_or_default();
            if place.contains("intake/src") || place.contains("fuzz_targets") {
                eprintln!("{info}");
                std::process::abort();
            }
        }));
    });
}

/// The packs that every park has, and some fictional units.
pub fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| {
        let mut files = Vec::new();
        for pack in ["base", "industry-monthly"] {
            packs(&Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../packs")).join(pack), &mut files);
        }
        load(&files).0
    })
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

fn context() -> &'static Context<'static> {
    static CONTEXT: OnceLock<Context<'static>> = OnceLock::new();
    CONTEXT.get_or_init(|| {
        let zone = TimeZone::get("Asia/Shanghai").expect("zone");
        let moment = |text: &str| Moment::parse(text, &zone).expect("a moment");
        let named = |n: u32| RegisterRow {
            unit: CreditCode::fictional(n),
            attribute: "name".into(),
            value: format!("虚构第{n}厂"),
            valid_from: jiff::civil::date(2019, 1, 1),
            valid_to: None,
            known: moment("2019-01-10"),
            place: Place::default(),
        };
        let registry: &'static Registry = Box::leak(Box::new(Registry::new((1..=12).map(named))));
        Context {
            catalogue: catalogue(),
            default_known: moment("2021-07-12"),
            now: moment("2021-08-10"),
            zone: zone.clone(),
            registry,
            known_from_sheet: true,
            asked: Asked::default(),
            mappings: &[],
            history: Box::leak(Box::new(History::default())),
        }
    })
}

fn reader() -> &'static Reader<'static> {
    static READER: OnceLock<Reader<'static>> = OnceLock::new();
    READER.get_or_init(|| Reader::new(context()))
}
