//! What the gate lets through of records: everything to those who may see single units, to a firm what names it, to leaders the park's
//! own work. Parts are seen by whom the whole is seen.

use crate::charted::Shown;
use crate::disclosure::{Audience, Gate};
use assessment::records::{Record, Records, Said};
use figures::{Entry, Moment};
use methodology::catalogue::{FieldKind, RecordKind};
use std::collections::BTreeMap;

/// Kinds of records by id.
pub type Kinds = BTreeMap<String, RecordKind>;

/// How far up the whole of a part is looked for.
const DEPTH: usize = 8;

/// Records of a kind that an audience may see.
#[derive(Debug, Clone)]
pub struct Dossier<'a> {
    /// Their kind.
    pub kind: &'a RecordKind,
    gate: Gate,
    kinds: &'a Kinds,
    all: &'a Records,
    records: Vec<&'a Record>,
    withheld: usize,
}

/// What an audience may see of the history of a record.
#[derive(Debug, Clone)]
pub struct History<'e> {
    entries: Vec<&'e Entry>,
    since: Option<Moment>,
}

impl Gate {
    /// The only way to records that may be shown.
    pub fn dossier<'a>(&self, kinds: &'a Kinds, kind: &'a RecordKind, all: &'a Records) -> Dossier<'a> {
        let seen = |record: &&Record| self.may_see(&lineage(kinds, all, kind, record));
        let (records, hidden): (Vec<&Record>, Vec<&Record>) = all.kind(&kind.id).partition(seen);
        Dossier { kind, gate: self.clone(), kinds, all, records, withheld: hidden.len() }
    }

    /// Whether a record is the audience's: it, or that of which it is a part, names the firm in one of its fields for units.
    fn may_see(&self, lineage: &[(&RecordKind, &Record)]) -> bool {
        let leads = |kind: &RecordKind| kind.house && *self.audience() == Audience::Leader;
        let own = |(kind, record): &(&RecordKind, &Record)| {
            leads(kind) || units(kind).any(|id| record.text(id).is_some_and(|unit| self.microdata(unit)))
        };
        self.microdata("") || lineage.iter().any(own)
    }
}

/// A record, that of which it is a part, and so on.
fn lineage<'r>(kinds: &'r Kinds, all: &'r Records, kind: &'r RecordKind, record: &'r Record) -> Vec<(&'r RecordKind, &'r Record)> {
    let whole = |(kind, record): &(&'r RecordKind, &'r Record)| {
        let parent = kinds.get(kind.parent()?)?;
        Some((parent, all.get(&parent.id, record.text(kind.within.as_deref()?)?)?))
    };
    std::iter::successors(Some((kind, record)), whole).take(DEPTH).collect()
}

/// The fields of a kind in which units stand.
fn units(kind: &RecordKind) -> impl Iterator<Item = &str> {
    kind.fields.iter().filter(|field| field.kind == FieldKind::Unit).map(|field| field.id.as_str())
}

impl<'a> Dossier<'a> {
    /// Those that may be seen, in the order of their ids.
    pub fn records(&self) -> &[&'a Record] {
        &self.records
    }

    /// How many there are beside them: none, or enough to be told.
    pub fn withheld(&self) -> Shown<u64> {
        self.gate.count(self.withheld)
    }

    /// For whom they are.
    pub fn gate(&self) -> &Gate {
        &self.gate
    }

    /// What was said of a record: to a firm what became known since the record, or that of which it is a part, first named it.
    pub fn history<'e>(&self, record: &Record, entries: &'e [Entry]) -> History<'e> {
        let since = self.since(record, entries);
        let about = |entry: &&Entry| entry.kind == self.kind.id && entry.id == record.id && since.is_none_or(|since| entry.known >= since);
        History { entries: entries.iter().filter(about).collect(), since }
    }

    /// Since when a record has named the firm; nothing for those who see all of it.
    fn since(&self, record: &Record, entries: &[Entry]) -> Option<Moment> {
        let Audience::Firm(code) = self.gate.audience() else { return None };
        if self.gate.microdata("") {
            return None;
        }
        let lineage = lineage(self.kinds, self.all, self.kind, record);
        let names = |entry: &&Entry| {
            let of = lineage.iter().find(|(kind, record)| entry.kind == kind.id && entry.id == record.id);
            entry.value.as_deref() == Some(code.as_str()) && of.is_some_and(|(kind, _)| units(kind).any(|id| id == entry.field))
        };
        entries.iter().filter(names).map(|entry| entry.known).min()
    }
}

impl<'e> History<'e> {
    /// What was said of a field, the oldest first.
    pub fn of(&self, field: &str) -> Vec<&'e Entry> {
        self.entries.iter().copied().filter(|entry| entry.field == field).collect()
    }

    /// Why a value that stands was said, and by whom; not where that was before the audience was named.
    pub fn remarks<'s>(&self, said: &'s Said) -> (Option<&'s str>, Option<&'s str>) {
        match self.since.is_none_or(|since| said.known >= since) {
            true => (said.note.as_deref(), said.source.as_deref()),
            false => (None, None),
        }
    }
}
