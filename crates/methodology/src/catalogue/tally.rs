//! Tallies: records that are counted, or an amount of theirs that is added up.

use super::Source;
use crate::score::{Amount, Day, OfRecord, Operand, Path, Test};
use figures::{Measure, Place, Text};

/// A count or sum of records.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// What texts call it.
    pub aliases: Vec<String>,
    /// Which department it belongs to.
    pub owner: String,
    /// Source.
    pub source: Source,
    /// The kind of record.
    pub of: String,
    /// What is said of them, as it is written.
    pub formula: String,
    /// Which of them; all where nothing is said.
    pub when: Option<Test>,
    /// What is added up; the records themselves where nothing is said.
    pub sum: Option<Amount>,
    /// Records that are equal in this field are counted once.
    pub distinct: Option<String>,
    /// Unit of the number.
    pub measure: Measure,
    /// What the formulas name.
    pub operands: Vec<Operand>,
    /// Where it is defined.
    pub place: Place,
    /// Its pack.
    pub pack: String,
}

impl Tally {
    /// The fields of its records that its formulas name, each once, in the order they are named.
    pub fn fields(&self) -> Vec<&str> {
        let mut fields: Vec<&str> = Vec::new();
        for path in self.operands.iter().flat_map(paths) {
            let field = path.via.as_deref().unwrap_or(&path.field);
            if !fields.contains(&field) {
                fields.push(field);
            }
        }
        fields
    }
}

fn paths(operand: &Operand) -> Vec<&Path> {
    let Operand::OfRecord(of) = operand else { return Vec::new() };
    match of {
        OfRecord::Amount(path) | OfRecord::Text(path) | OfRecord::Flag(path) | OfRecord::Filed { unit: path, .. } => vec![path],
        OfRecord::Span { from, to, .. } => day(from).into_iter().chain(day(to)).collect(),
        OfRecord::By(at) | OfRecord::Within(at) | OfRecord::Dated(at) => day(at).into_iter().collect(),
        OfRecord::Parts { .. } | OfRecord::Said { .. } | OfRecord::Count { .. } => Vec::new(),
    }
}

fn day(day: &Day) -> Option<&Path> {
    match day {
        Day::Field(path) => Some(path),
        Day::First(first) => Some(&first.unit),
        Day::Today | Day::Newest { .. } => None,
    }
}
