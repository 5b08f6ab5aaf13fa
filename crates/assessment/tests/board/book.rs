//! A book of lines `kind,id,field,value[,known]`, and what is asked of it.

use assessment::board::{Way, World, ways};
use assessment::records::{Asked, Filings, Records};
use figures::{Decimal, Entry, Moment, Period, Place};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use methodology::catalogue::{Board, Catalogue};
use methodology::score::Over;
use methodology::{PackFile, load};
use std::path::Path;
use std::sync::LazyLock;

/// The definitions of the repository.
pub static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let mut files = Vec::new();
    ["base", "industry-monthly", "park-work"].iter().for_each(|pack| read(&root.join(pack), pack, &mut files));
    let (catalogue, issues) = load(&files);
    let issues: Vec<String> = issues.iter().map(|issue| format!("{} {} {}", issue.place, issue.code, issue.reason.en)).collect();
    assert_eq!(issues, Vec::<String>::new());
    catalogue
});

fn read(folder: &Path, name: &str, into: &mut Vec<PackFile>) {
    let mut all: Vec<_> = std::fs::read_dir(folder).expect("folder").map(|entry| entry.expect("entry").path()).collect();
    all.sort();
    for path in all {
        let name = format!("{name}/{}", path.file_name().expect("name").to_string_lossy());
        if path.is_dir() {
            read(&path, &name, into);
        } else if name.ends_with(".yaml") {
            into.push(PackFile { path: name, text: std::fs::read_to_string(&path).expect("text") });
        }
    }
}

/// What was said, and when.
pub struct Book {
    pub entries: Vec<Entry>,
    pub records: Records,
    pub filings: Filings1,
}

/// Filings by unit: first month, trailing and last year of gross output in 千元.
#[derive(Default)]
pub struct Filings1(pub Vec<(&'static str, Option<Date>, Option<i64>)>);

impl Filings for Filings1 {
    fn amount(&self, unit: &str, form: &str, item: &str, over: Over) -> Option<Decimal> {
        let found = self.0.iter().find(|(code, ..)| *code == unit && form == "B204-1" && item == "01")?;
        found.2.filter(|_| over == Over::Trailing).map(Decimal::from)
    }

    /// The first month is that of the unit's list that ends on the day or after it.
    fn first(&self, unit: &str, form: &str, item: &str, since: Option<Date>) -> Option<Date> {
        let of_unit = self.0.iter().filter(|(code, ..)| *code == unit && form == "B204-1" && item == "01");
        of_unit.filter_map(|(_, first, _)| *first).find(|first| since.is_none_or(|since| first.last_of_month() >= since))
    }
}

/// The moment at the end of a day.
pub fn known(day: &str) -> Moment {
    Moment::parse(day, &TimeZone::get(&CATALOGUE.zone).expect("zone")).expect(day)
}

/// A book; what says no day became known on the first of 2020.
pub fn book(lines: &str) -> Book {
    let entry = |line: &str| {
        let cells: Vec<&str> = line.trim().split(',').collect();
        Entry {
            kind: cells[0].into(),
            id: cells[1].into(),
            field: cells[2].into(),
            value: Some(cells[3].to_owned()).filter(|value| !value.is_empty()),
            known: known(cells.get(4).unwrap_or(&"2020-01-01")),
            source: None,
            note: None,
            place: Place::default(),
        }
    };
    let entries: Vec<Entry> = lines.lines().filter(|line| !line.trim().is_empty()).map(entry).collect();
    let records = Records::of(&entries);
    Book { entries, records, filings: Filings1::default() }
}

/// The board of projects.
pub fn board() -> &'static Board {
    &CATALOGUE.boards["project"]
}

impl Book {
    /// The book on a day.
    pub fn on(&self, day: Date) -> World<'_> {
        let asked = Asked { day, period: Period::Year { year: day.year() } };
        World { catalogue: &CATALOGUE, records: &self.records, filings: &self.filings, asked }
    }

    /// The way of one.
    pub fn way(&self, id: &str, day: Date) -> Way {
        let world = self.on(day);
        let at = world.of(board()).iter().position(|record| record.id == id).expect(id);
        ways(board(), world)[at].clone()
    }

    /// All ways.
    pub fn ways(&self, day: Date) -> Vec<Way> {
        ways(board(), self.on(day))
    }
}
