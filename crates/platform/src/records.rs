//! Records of the book: of the kinds that a command asks for, each read once.
//!
//! `filed` has what the units in them filed, `tallied` counts them.

mod filed;
mod tallied;

pub use filed::Filed;
pub use tallied::Tallied;

use crate::failure::Failure;
use crate::workspace::Workspace;
use assessment::records::Records;
use figures::{Entry, Moment};
use methodology::catalogue::{Catalogue, FieldKind};
use methodology::score::{Day, OfRecord, Operand};
use std::collections::BTreeSet;

/// Every entry about records of some kinds, as known at a moment; of a kind that no pack defines nothing.
pub async fn entries(work: &Workspace, kinds: &BTreeSet<&str>, as_of: Moment) -> Result<Vec<Entry>, Failure> {
    let mut all = Vec::new();
    for kind in kinds.iter().filter(|kind| work.catalogue.records.contains_key(**kind)) {
        all.extend(work.ledger.entries(kind, as_of).await?);
    }
    Ok(all)
}

/// The records of some kinds, as known at a moment.
pub async fn records(work: &Workspace, kinds: &BTreeSet<&str>, as_of: Moment) -> Result<Records, Failure> {
    Ok(Records::of(&entries(work, kinds, as_of).await?))
}

/// These kinds and all that they refer to.
pub fn reach<'c>(catalogue: &'c Catalogue, kinds: impl IntoIterator<Item = &'c str>) -> BTreeSet<&'c str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = kinds.into_iter().collect();
    while let Some(id) = open.pop() {
        let Some(kind) = catalogue.records.get(id).filter(|_| found.insert(id)) else { continue };
        let named = |of: &'c FieldKind| if let FieldKind::Record(other) = of { Some(other.as_str()) } else { None };
        open.extend(kind.fields.iter().filter_map(|field| named(&field.kind)));
    }
    found
}

/// The kinds of parts that formulas name.
pub fn parts<'o>(operands: impl IntoIterator<Item = &'o Operand>) -> impl Iterator<Item = &'o str> {
    operands.into_iter().flat_map(|operand| match operand {
        Operand::OfRecord(OfRecord::Parts { kind, .. } | OfRecord::Said { kind, .. } | OfRecord::Count { kind, .. }) => vec![kind.as_str()],
        Operand::OfRecord(OfRecord::By(day) | OfRecord::Within(day) | OfRecord::Dated(day)) => newest(day).into_iter().collect(),
        Operand::OfRecord(OfRecord::Span { from, to, .. }) => newest(from).into_iter().chain(newest(to)).collect(),
        _ => Vec::new(),
    })
}

fn newest(day: &Day) -> Option<&str> {
    if let Day::Newest { kind, .. } = day { Some(kind) } else { None }
}

/// Whether an area is another or lies in it.
pub fn lies_in(work: &Workspace, code: &str, area: &str) -> bool {
    let areas = &work.catalogue.areas;
    let up = std::iter::successors(Some(code), |at| areas.get(*at)?.parent.as_deref());
    up.take(areas.len() + 1).any(|at| at == area)
}
