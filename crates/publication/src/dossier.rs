//! What the gate lets through of records: everything to those who may see single units, to a firm what names it.

use crate::disclosure::Gate;
use assessment::records::{Record, Records};
use methodology::catalogue::{FieldKind, RecordKind};

/// Records of a kind that an audience may see.
#[derive(Debug, Clone)]
pub struct Dossier<'a> {
    /// Their kind.
    pub kind: &'a RecordKind,
    records: Vec<&'a Record>,
    withheld: usize,
}

impl Gate {
    /// The only way to records that may be shown.
    pub fn dossier<'a>(&self, kind: &'a RecordKind, all: &'a Records) -> Dossier<'a> {
        let (records, hidden): (Vec<&Record>, Vec<&Record>) = all.kind(&kind.id).partition(|record| self.may_see(kind, record));
        Dossier { kind, records, withheld: hidden.len() }
    }

    /// Whether a record is the audience's: it names the firm in one of its fields for units.
    fn may_see(&self, kind: &RecordKind, record: &Record) -> bool {
        let units = kind.fields.iter().filter(|field| field.kind == FieldKind::Unit);
        self.microdata("") || units.filter_map(|field| record.text(&field.id)).any(|unit| self.microdata(unit))
    }
}

impl<'a> Dossier<'a> {
    /// Those that may be seen, in the order of their ids.
    pub fn records(&self) -> &[&'a Record] {
        &self.records
    }

    /// How many there are beside them.
    pub fn withheld(&self) -> usize {
        self.withheld
    }
}
