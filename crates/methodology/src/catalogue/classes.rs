//! Nomenclatures, classifications, tables over their codes, areas.

use super::Source;
use figures::{Decimal, Measure, Period, Text};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A hierarchical list of codes, such as GB/T 4754-2017.
#[derive(Debug, Clone, PartialEq)]
pub struct Nomenclature {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Source.
    pub source: Source,
    /// The word for this edition among others of the same classification, `2017`.
    pub edition: Option<String>,
    /// Entries by code.
    pub entries: BTreeMap<String, NomenclatureEntry>,
}

/// A code of a nomenclature.
#[derive(Debug, Clone, PartialEq)]
pub struct NomenclatureEntry {
    /// The code without the letter of its section, unless it is that letter.
    pub code: String,
    /// 1 section (门类), 2 division (大类), 3 group (中类), 4 class (小类).
    pub level: u8,
    /// Letter of its section; empty where the nomenclature has none.
    pub section: String,
    /// Name.
    pub title: Text,
}

/// A classification over industry codes.
#[derive(Debug, Clone, PartialEq)]
pub struct Classification {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Source.
    pub source: Source,
    /// The nomenclature its codes are taken from.
    pub nomenclature: Option<String>,
    /// Whether every code is in at most one class, so that shares may be added.
    pub partition: bool,
    /// Whether the register may put a unit into a class, or take it out, against its code.
    pub overridable: bool,
    /// Who approved it, where that was asked for.
    pub approval: Option<Approval>,
    /// First day it holds.
    pub from: Option<Date>,
    /// First day it no longer holds.
    pub until: Option<Date>,
    /// Classes by id.
    pub classes: BTreeMap<String, ClassDef>,
}

/// The approval of a local list.
#[derive(Debug, Clone, PartialEq)]
pub struct Approval {
    /// Who approved it.
    pub by: String,
    /// When.
    pub date: Date,
    /// The document that says so.
    pub document: Option<String>,
}

/// A class: codes, where a trailing `*` stands for every code that begins so.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassDef {
    /// Name.
    pub title: Text,
    /// Codes and prefixes that belong to it as a whole.
    pub codes: Vec<String>,
    /// Codes and prefixes of which only a part belongs to it: of their units the register says which do.
    pub partial: Vec<String>,
}

/// A dated table of numbers by industry code (longest matching prefix wins).
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Unit of the numbers.
    pub measure: Measure,
    /// Source.
    pub source: Source,
    /// By first day of validity: values by code prefix.
    pub values: Vec<(Date, BTreeMap<String, Decimal>)>,
    /// Values that are of one period only, such as price indices (same period of last year = 100), by code prefix.
    pub periods: BTreeMap<Period, BTreeMap<String, Decimal>>,
}

/// An area.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// Code used in the register.
    pub code: String,
    /// Name.
    pub title: Text,
    /// The area it is part of.
    pub parent: Option<String>,
    /// Other names, as articles write them.
    pub aliases: Vec<String>,
}
