//! Tallies: records that are counted, or an amount of theirs that is added up.

use super::Source;
use crate::score::{Amount, Operand, Test};
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
