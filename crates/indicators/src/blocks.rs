//! Sums in blocks of units: of a kept sum only the blocks whose units something new touches are made anew.

use crate::accumulate::Groups;
use crate::spread::Units;
use datafusion::error::DataFusionError;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How the units are cut.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cut {
    /// Not at all.
    Whole,
    /// Into some blocks.
    Blocks,
    /// Into blocks of so many numbers, of which only some are wanted.
    Only(u32, BTreeSet<u32>),
}

/// Blocks into which units are cut at most: the more there are, the less is made anew and the more is kept.
const MOST: usize = 16;

impl Cut {
    /// How many numbers are in a block, where all units' numbers are below `width`.
    pub fn each(&self, width: usize) -> u32 {
        match self {
            Cut::Whole => u32::MAX,
            // A power of two stays the same until there are twice as many units.
            Cut::Blocks => u32::try_from(width.div_ceil(MOST).next_power_of_two()).unwrap_or(u32::MAX),
            Cut::Only(each, _) => *each,
        }
    }

    /// Whether a unit is in what is wanted.
    pub fn wants(&self, unit: u32) -> bool {
        if let Cut::Only(each, blocks) = self { blocks.contains(&(unit / each)) } else { true }
    }
}

/// What the units of a block come to, by member and part; and their own values by member, where they are told.
#[derive(Default, Clone)]
pub(crate) struct Block {
    pub groups: Groups,
    pub units: Units,
}

/// The blocks of a sum that have any units, by their places.
pub(crate) type Blocks = BTreeMap<u32, Arc<Block>>;

impl Block {
    /// Adds another.
    pub fn join(&mut self, other: &Block) {
        self.groups.join(&other.groups);
        for (member, units) in &other.units {
            Arc::make_mut(self.units.entry(member.clone()).or_default()).extend(units.iter().cloned());
        }
    }
}

/// All blocks together.
///
/// # Errors
/// When an amount has more digits than are told exactly.
pub(crate) fn together(blocks: impl IntoIterator<Item = Arc<Block>>) -> Result<Block, DataFusionError> {
    let mut all = blocks.into_iter();
    let first = all.next().map(Arc::unwrap_or_clone).unwrap_or_default();
    let Block { groups, units } = all.fold(first, |mut sum, block| {
        sum.join(&block);
        sum
    });
    Ok(Block { groups: groups.checked()?, units })
}
