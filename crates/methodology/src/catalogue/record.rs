//! Kinds of records: what an office keeps of projects, leads, titles and the like, field by field.

use super::Source;
use crate::score::{Operand, Test};
use figures::{Class, Measure, Place, Text};

/// A kind of record.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordKind {
    /// Id.
    pub id: String,
    /// Name of one.
    pub title: Text,
    /// Source.
    pub source: Source,
    /// What the id is called in tables.
    pub heading: Text,
    /// What else it is called.
    pub also: Vec<String>,
    /// The fields whose values name a record in tables that give it no id.
    pub key: Vec<String>,
    /// The field that names the record of which it is a part.
    pub within: Option<String>,
    /// The field by which the parts of one record are in order: a date or a month.
    pub dated: Option<String>,
    /// Whether it is of the park's own work, which its leaders see.
    pub house: bool,
    /// How those that hold on a day are counted, where the kind is a register.
    pub register: Option<Register>,
    /// Its fields, in the order they are written.
    pub fields: Vec<RecordField>,
    /// What has to hold of one.
    pub checks: Vec<RecordCheck>,
    /// What the checks name.
    pub operands: Vec<Operand>,
    /// Where it is defined.
    pub place: Place,
    /// Its pack.
    pub pack: String,
}

/// How the records of a register that hold on a day are counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    /// The field they are counted by.
    pub by: String,
    /// The day in this field is the first on which one holds.
    pub from: String,
    /// The day in this field is the last on which one holds.
    pub until: String,
    /// Whether it is of what is built, which is not there before its first day is known.
    pub built: bool,
}

/// A field of a kind of record.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordField {
    /// Its key.
    pub id: String,
    /// What it is called in tables and on pages.
    pub title: Text,
    /// What else it is called.
    pub also: Vec<String>,
    /// What may stand in it.
    pub kind: FieldKind,
    /// Whether a record without it is not whole.
    pub required: bool,
}

/// What may stand in a field.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldKind {
    /// Any text.
    Text,
    /// One of these words, by key.
    Word(Vec<(String, Text)>),
    /// A day.
    Date,
    /// A month.
    Month,
    /// A number in this unit.
    Amount(Measure),
    /// A number with its unit.
    Quantity,
    /// Yes or no.
    Flag,
    /// A unit of the register.
    Unit,
    /// A record of this kind.
    Record(String),
    /// An area.
    Area,
}

/// What has to hold of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordCheck {
    /// Id, such as E37.
    pub id: String,
    /// Name.
    pub title: Text,
    /// How much weight it has.
    pub class: Class,
    /// What has to hold; what is unknown is let pass.
    pub holds: Test,
    /// How it is put right.
    pub hint: Text,
    /// The fields it is about, of which the first is pointed at.
    pub about: Vec<String>,
    /// Where it comes from, where not from the kind's source.
    pub source: Option<Source>,
}

impl RecordKind {
    /// A field by its key.
    pub fn field(&self, id: &str) -> Option<&RecordField> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// The kind of which it is a part.
    pub fn parent(&self) -> Option<&str> {
        match &self.field(self.within.as_deref()?)?.kind {
            FieldKind::Record(kind) => Some(kind),
            _ => None,
        }
    }
}

impl FieldKind {
    /// Its word in packs.
    pub fn word(&self) -> &'static str {
        match self {
            FieldKind::Text => "text",
            FieldKind::Word(_) => "word",
            FieldKind::Date => "date",
            FieldKind::Month => "month",
            FieldKind::Amount(_) => "amount",
            FieldKind::Quantity => "quantity",
            FieldKind::Flag => "flag",
            FieldKind::Unit => "unit",
            FieldKind::Record(_) => "record",
            FieldKind::Area => "area",
        }
    }
}
