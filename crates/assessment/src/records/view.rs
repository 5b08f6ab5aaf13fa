//! Records put together from their entries: of each field the newest.

use figures::{Decimal, Entry, Moment, Period, Place, entry};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Records of all kinds, as known at a moment.
#[derive(Debug, Clone, Default)]
pub struct Records {
    kinds: BTreeMap<String, BTreeMap<String, Record>>,
}

/// What is said of one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// Its id among those of its kind.
    pub id: String,
    /// What is said, by field; nothing of what was taken back.
    pub fields: BTreeMap<String, Said>,
}

/// What is said of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// As fields are written.
    pub value: String,
    /// When it became known.
    pub known: Moment,
    /// Who or what delivered it.
    pub source: Option<String>,
    /// Why it was said or changed.
    pub note: Option<String>,
    /// Where it was written.
    pub place: Place,
}

impl Records {
    /// The records of these entries. One of which everything was taken back is none.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut kinds: BTreeMap<String, BTreeMap<String, Record>> = BTreeMap::new();
        for (about, said) in entry::latest(entries) {
            let (kind, id, field) = about;
            let Some(value) = &said.value else { continue };
            let records = kinds.entry(kind.to_owned()).or_default();
            let record = records.entry(id.to_owned()).or_insert_with(|| Record { id: id.to_owned(), fields: BTreeMap::new() });
            let (source, note, place) = (said.source.clone(), said.note.clone(), said.place.clone());
            record.fields.insert(field.to_owned(), Said { value: value.clone(), known: said.known, source, note, place });
        }
        Records { kinds }
    }

    /// Those of a kind, in the order of their ids.
    pub fn kind(&self, kind: &str) -> impl Iterator<Item = &Record> {
        self.kinds.get(kind).into_iter().flat_map(BTreeMap::values)
    }

    /// The same with only some of a kind.
    #[must_use]
    pub fn only(mut self, kind: &str, keep: impl Fn(&Record) -> bool) -> Self {
        if let Some(of) = self.kinds.get_mut(kind) {
            of.retain(|_, record| keep(record));
        }
        self
    }

    /// One of a kind.
    pub fn get(&self, kind: &str, id: &str) -> Option<&Record> {
        self.kinds.get(kind)?.get(id)
    }
}

impl Record {
    /// What a field says, as it is written.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.fields.get(field).map(|said| said.value.as_str())
    }

    /// A day; of a month its first.
    pub fn date(&self, field: &str) -> Option<Date> {
        let text = self.text(field)?;
        text.parse().ok().or_else(|| text.parse::<Period>().ok().map(|month| month.first_day()))
    }

    /// A number in the unit of its field.
    pub fn amount(&self, field: &str) -> Option<Decimal> {
        self.text(field)?.parse().ok()
    }

    /// A month.
    pub fn month(&self, field: &str) -> Option<Period> {
        self.text(field)?.parse().ok()
    }

    /// Yes or no.
    pub fn flag(&self, field: &str) -> Option<bool> {
        match self.text(field)? {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }

    /// A number with its unit.
    pub fn quantity(&self, field: &str) -> Option<figures::Quantity> {
        figures::Quantity::parse(self.text(field)?)
    }
}
