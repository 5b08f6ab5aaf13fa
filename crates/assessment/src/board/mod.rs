//! Boards: how far records have come, what their lamps are, what they were committed to and what came of it.
//!
//! `way` finds the stage of each, `causes` what its lamps come from, `steps` gives forecasts their history, `promises` judges
//! commitments, `delivered` holds what is filed against what was promised.

mod causes;
mod delivered;
mod promises;
mod steps;
mod way;

pub use causes::{causes, decisions};
pub use delivered::{Delivered, Undelivered, delivered, operands as delivered_operands};
pub use promises::{Promise, Unclear, Verdict, promises};
pub use steps::steps;
pub use way::{Odd, Reach, Way, ways};

use crate::records::{Asked, Filings, Record, Records};
use figures::Decimal;
use methodology::catalogue::{Board, Catalogue, RecordKind};

/// What a board is looked at with.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// Definitions.
    pub catalogue: &'a Catalogue,
    /// Records as known at a moment.
    pub records: &'a Records,
    /// What units filed.
    pub filings: &'a dyn Filings,
    /// The day.
    pub asked: Asked,
}

impl<'a> World<'a> {
    /// The kind of records a board is of.
    pub fn kind(&self, board: &Board) -> Option<&'a RecordKind> {
        self.catalogue.records.get(&board.of)
    }

    /// The records of a board, in order.
    pub fn of(&self, board: &Board) -> Vec<&'a Record> {
        self.records.kind(&board.of).collect()
    }
}

/// The unit of an amount field.
fn measure_of<'k>(kind: &'k RecordKind, field: &str) -> Option<&'k figures::Measure> {
    match &kind.field(field)?.kind {
        methodology::catalogue::FieldKind::Amount(measure) => Some(measure),
        _ => None,
    }
}

/// A share in per cent; nothing of nothing.
fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    if whole <= Decimal::ZERO { None } else { part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole) }
}
