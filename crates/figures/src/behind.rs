//! Who is behind a figure, for the disclosure gate: amounts by owner in the tables of which it is a cell.

use crate::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Amounts by owner, without regard to sign. A unit that nobody is named the owner of is its own.
pub type Owned = BTreeMap<Arc<str>, Decimal>;

/// The cells of a table; every unit is in one of them at most, so that they add up to the whole.
pub type Cells = BTreeMap<String, Owned>;

/// What a figure is of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Of {
    /// The sum of some of its cells.
    Cells(BTreeSet<String>),
    /// A sum from which, with others that are shown, every cell would follow.
    Every,
}

/// A table of which a figure is a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stake {
    /// The table.
    pub table: Arc<Cells>,
    /// Which part.
    pub of: Of,
    /// The coarser table that it stands beneath, where there is one.
    pub above: Option<Arc<Above>>,
}

/// A coarser table over the same units: each of its cells is the sum of some of a finer one's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Above {
    /// Its cells.
    pub cells: Cells,
    /// Of every cell of the finer table that of the coarser one in which it is.
    pub of: BTreeMap<String, String>,
}

/// All that the gate has to know of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// The tables of which it, or a sum that it is made of, is a part.
    pub stakes: Vec<Stake>,
    /// Whether these are all there are: a combination is not, where nobody has shown which others it can be set against.
    pub proven: bool,
    /// The owners of the units that have one, by the units' codes.
    pub owners: Arc<BTreeMap<String, Arc<str>>>,
}

impl Behind {
    /// A whole, which is no part of anything else.
    pub fn whole(owned: Owned) -> Self {
        let table = Arc::new(Cells::from([(String::new(), owned)]));
        let of = Of::Cells(BTreeSet::from([String::new()]));
        Behind { stakes: vec![Stake { table, of, above: None }], proven: true, owners: Arc::default() }
    }

    /// By whom a unit is owned.
    pub fn owner<'a>(&'a self, unit: &'a str) -> &'a str {
        self.owners.get(unit).map_or(unit, |owner| owner)
    }
}
