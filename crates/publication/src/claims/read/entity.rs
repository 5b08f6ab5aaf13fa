//! Whom an article speaks of.

use methodology::catalogue::Area;
use std::collections::BTreeMap;

/// Firms of the register: the name as registered, and the cell of a breakdown that holds the firm
/// alone, as dimension and member.
pub type Units = BTreeMap<String, (String, String)>;

/// What is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// An area, with its code where the packs know it.
    Area(Option<String>),
    /// A firm, with its cell where the register knows it.
    Firm(Option<(String, String)>),
}

/// Somebody named in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entity {
    /// As written most fully, in simplified script.
    pub name: String,
    /// Area or firm.
    pub kind: Kind,
    /// Every way it is written.
    pub forms: Vec<Vec<char>>,
}

impl Entity {
    /// An area of the packs, by its title.
    pub fn of_area(area: &Area) -> Self {
        Entity { name: area.title.zh.clone(), kind: Kind::Area(Some(area.code.clone())), forms: Vec::new() }
    }

    /// A firm or area as found in the text.
    pub fn named(name: &[char], kind: Kind) -> Self {
        Entity { name: name.iter().collect(), kind, forms: vec![name.to_vec()] }
    }

    /// Whether it is a firm.
    pub fn is_firm(&self) -> bool {
        matches!(self.kind, Kind::Firm(_))
    }
}
