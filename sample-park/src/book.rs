//! The generated files read again, for those that put the same values on sheets or look for firms to plant
//! an error on.

use std::collections::BTreeMap;

/// A line of a tidy file.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) unit: String,
    pub(crate) period: String,
    pub(crate) item: String,
    pub(crate) value: i64,
    pub(crate) same_period: bool,
    pub(crate) known: String,
    pub(crate) note: String,
}

/// A unit on the last day of June 2021.
#[derive(Debug, Clone, Default)]
pub(crate) struct Profile {
    pub(crate) name: String,
    /// The name before, where it had another.
    pub(crate) former: Option<String>,
    pub(crate) street: String,
    /// Events with their day.
    pub(crate) events: Vec<(String, String)>,
}

/// Lines and units.
#[derive(Debug, Clone)]
pub(crate) struct Book {
    /// Lines by file and unit.
    files: BTreeMap<String, BTreeMap<String, Vec<Line>>>,
    pub(crate) profiles: BTreeMap<String, Profile>,
}

/// The last day of the month the sheets are of.
const DAY: &str = "2021-06-30";

impl Book {
    /// Reads what `generate` makes of a seed.
    pub(crate) fn read(seed: u64) -> Self {
        let mut book = Book { files: BTreeMap::new(), profiles: BTreeMap::new() };
        for (file, text) in crate::generate(seed).files {
            for cells in text.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>()) {
                match file.as_str() {
                    "register.csv" => book.register(&cells),
                    _ => line(&cells).into_iter().for_each(|line| book.take(&file, line)),
                }
            }
        }
        book
    }

    fn take(&mut self, file: &str, line: Line) {
        self.files.entry(file.to_owned()).or_default().entry(line.unit.clone()).or_default().push(line);
    }

    /// The lines of a file by unit.
    pub(crate) fn lines(&self, file: &str) -> impl Iterator<Item = &Line> {
        self.files.get(file).into_iter().flat_map(|units| units.values().flatten())
    }

    /// The rows of a unit come in the order of their first day.
    fn register(&mut self, cells: &[&str]) {
        let [unit, attribute, value, from, ..] = cells else { return };
        if *from > DAY {
            return;
        }
        let profile = self.profiles.entry((*unit).to_owned()).or_default();
        match *attribute {
            "name" => {
                let before = std::mem::replace(&mut profile.name, (*value).to_owned());
                profile.former = Some(before).filter(|name| !name.is_empty());
            }
            "street" => (*value).clone_into(&mut profile.street),
            "event" => profile.events.push(((*value).to_owned(), (*from).to_owned())),
            _ => {}
        }
    }

    /// What a file says of a unit for a period, by item.
    pub(crate) fn values(&self, file: &str, unit: &str, period: &str, same_period: bool) -> BTreeMap<&str, i64> {
        let lines = self.files.get(file).and_then(|units| units.get(unit)).into_iter().flatten();
        let fits = |l: &&Line| l.period == period && l.same_period == same_period;
        lines.filter(fits).map(|l| (l.item.as_str(), l.value)).collect()
    }
}

fn line(cells: &[&str]) -> Option<Line> {
    let [unit, _, period, item, value, role, known, _, note] = cells else { return None };
    let own = |text: &&str| (*text).to_owned();
    Some(Line {
        unit: own(unit),
        period: own(period),
        item: own(item),
        value: value.parse().ok()?,
        same_period: *role == "same_period",
        known: own(known),
        note: own(note),
    })
}
