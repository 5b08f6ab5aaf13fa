//! Editions of a nomenclature side by side: which codes of one became which of the other, and whose codes a register has.

use super::Source;
use figures::{Decimal, Text};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Which codes of one nomenclature correspond to which of another.
#[derive(Debug, Clone, PartialEq)]
pub struct Correspondence {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Source.
    pub source: Source,
    /// The nomenclature it starts from.
    pub from_codes: String,
    /// The nomenclature it leads to.
    pub to_codes: String,
    /// The correspondence whose pairs it gives shares, where it is no table of its own.
    pub refines: Option<String>,
    /// First day it holds.
    pub from: Option<Date>,
    /// First day it no longer holds.
    pub until: Option<Date>,
    /// By code of the first nomenclature, where it went.
    pub forward: BTreeMap<String, Targets>,
    /// By code of the second nomenclature, where it came from; without shares, which are of the way forward.
    pub backward: BTreeMap<String, Targets>,
}

/// The codes that correspond to one code, in the order of the pack.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Targets {
    /// Code and declared share.
    pub codes: Vec<(String, Option<Decimal>)>,
    /// Whether more of it is somewhere that is still wanted.
    pub open: bool,
}

/// Of which edition the register's codes are, by the day from which the register says them.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    /// The register attribute, `industry`.
    pub attribute: String,
    /// Source.
    pub source: Source,
    /// Nomenclatures by first day.
    pub codes: BTreeMap<Date, String>,
}

impl Correspondence {
    /// Whether it is in force on a day.
    pub fn in_force(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

impl Targets {
    /// Where each code's part ends, the whole being one; nothing unless all shares are declared.
    pub fn ends(&self) -> Option<Vec<Decimal>> {
        let mut end = Decimal::ZERO;
        let ends: Option<Vec<Decimal>> = self
            .codes
            .iter()
            .map(|(_, share)| {
                share.map(|s| {
                    end += s;
                    end
                })
            })
            .collect();
        ends.filter(|ends| !self.open && ends.last() == Some(&Decimal::ONE))
    }
}
