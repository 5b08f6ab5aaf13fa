//! Batches of projects that have come equally far.

use crate::data::rows;
use jiff::civil::Date;

const BATCHES: &str = include_str!("../../data/projects.csv");

/// A line of the table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Batch {
    pub(crate) batch: &'static str,
    pub(crate) count: usize,
    pub(crate) nature: &'static str,
    pub(crate) kind: &'static str,
    /// `parcel`: a recorded lot; `now`: one supplied within the half-year; `old`: land without a lot; `none`.
    pub(crate) land: &'static str,
    /// The day that is drawn, from which the others follow.
    pub(crate) anchor: &'static str,
    pub(crate) first: Date,
    pub(crate) last: Date,
    /// The last stage reached.
    pub(crate) stage: &'static str,
    pub(crate) library: bool,
}

impl Batch {
    pub(crate) fn has_lot(&self) -> bool {
        matches!(self.land, "parcel" | "now")
    }
}

pub(crate) fn batches() -> Vec<Batch> {
    let read = |cells: Vec<&'static str>| {
        let [batch, count, nature, kind, land, anchor, first, last, stage, library] = *cells.as_slice() else { return None };
        let (count, first, last) = (count.parse().ok()?, first.parse().ok()?, last.parse().ok()?);
        Some(Batch { batch, count, nature, kind, land, anchor, first, last, stage, library: library == "yes" })
    };
    rows(BATCHES).filter_map(read).collect()
}
