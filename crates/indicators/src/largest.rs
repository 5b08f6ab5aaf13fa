//! The members of a breakdown with the largest change or value, found before the sums of the others are kept.

use crate::accumulate::Groups;
use crate::evaluate::{Cell, Cells, level, part};
use crate::tally::{HERE, Sums, Tally};
use figures::{Basis, Decimal};
use std::cmp::Reverse;

/// How many members are wanted, and of what they are the largest.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Most {
    /// So many.
    pub number: usize,
    /// The basis of the change, or the level.
    pub basis: Option<Basis>,
}

impl Most {
    /// The largest of all, in that order; of equal ones the first by name. Those without a size come last.
    pub fn of(self, cells: Cells) -> Vec<(String, Cell)> {
        let mut all: Vec<_> = cells.into_iter().map(|(member, cell)| (Reverse(self.size_of(&cell)), member, cell)).collect();
        all.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
        all.into_iter().take(self.number).map(|(_, member, cell)| (member, cell)).collect()
    }

    fn size_of(self, cell: &Cell) -> Option<Decimal> {
        let size = match self.basis {
            Some(basis) => cell.part(basis).or_else(|_| cell.pair(basis)).ok().map(|(now, then)| now - then),
            None => cell.level().value(),
        };
        size.map(|size| size.abs())
    }

    fn size(self, tally: &Tally) -> Option<Decimal> {
        let size = match self.basis {
            Some(basis) => part(tally, basis).ok().map(|(now, then)| now - then),
            None => level(tally).value(),
        };
        size.map(|size| size.abs())
    }

    /// Whether this year's units alone tell the sizes.
    pub fn of_this_year(self) -> bool {
        matches!(self.basis, None | Some(Basis::Comparable | Basis::Matched))
    }

    /// The numbers of the units with the largest sums, with more than are wanted where some are equal.
    pub fn units(self, groups: &Groups) -> Vec<Sized> {
        let mut sizes = Vec::new();
        for (unit, parts) in groups.units() {
            let size = match groups.sole(unit).filter(|_| self.of_this_year()) {
                Some(sole) => self.size_of_sole(sole),
                None => self.size_of_parts(parts),
            };
            sizes.push(Sized { size, unit });
        }
        self.cut(sizes)
    }

    fn size_of_parts<'a>(self, parts: impl Iterator<Item = (&'a str, Sums)>) -> Option<Decimal> {
        let mut tally = Tally::empty();
        parts.for_each(|(part, sums)| tally.add(part, &sums));
        self.size(&tally)
    }

    /// The same of a unit with one part, on a basis of this year's units.
    fn size_of_sole(self, (part, amount, base): (&str, Decimal, Option<Decimal>)) -> Option<Decimal> {
        let size = match self.basis {
            _ if !HERE.contains(&part) => None,
            None => Some(amount),
            Some(Basis::Matched) if part == "new" => None,
            Some(_) => base.map(|base| amount - base),
        };
        size.map(|size| size.abs())
    }

    /// The largest of all, with those that equal the last of them.
    pub fn cut(self, mut sizes: Vec<Sized>) -> Vec<Sized> {
        let Some(last) = self.number.checked_sub(1).filter(|last| *last < sizes.len()) else { return sizes };
        let (_, least, _) = sizes.select_nth_unstable_by_key(last, |sized| Reverse(sized.size));
        let least = least.size;
        sizes.retain(|sized| sized.size >= least);
        sizes
    }
}

/// A unit's number, with the size of its change or value where it has one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sized {
    pub size: Option<Decimal>,
    pub unit: u32,
}
