//! Records against what packs ask of them.

use super::columns::{Asked, Filings, columns};
use super::view::{Record, Records};
use crate::scorecard::truths;
use methodology::catalogue::{RecordCheck, RecordKind};
use std::collections::BTreeMap;

/// A check that does not hold of a record.
#[derive(Debug, Clone, Copy)]
pub struct Broken<'a> {
    /// The record.
    pub record: &'a Record,
    /// The check.
    pub check: &'a RecordCheck,
}

/// The checks of a kind that do not hold, record by record. What is unknown is let pass.
pub fn broken<'a>(
    kind: &'a RecordKind,
    world: (&'a Records, &dyn Filings),
    kinds: &BTreeMap<String, RecordKind>,
    asked: Asked,
) -> Vec<Broken<'a>> {
    let of: Vec<&Record> = world.0.kind(&kind.id).collect();
    let columns = columns(kind, &of, &kind.operands, world, kinds, asked);
    let mut found: Vec<(usize, Broken<'_>)> = Vec::new();
    for check in &kind.checks {
        let holds = truths(&check.holds, &columns, of.len());
        let failing = holds.into_iter().enumerate().filter(|(_, holds)| *holds == Some(false));
        found.extend(failing.map(|(row, _)| (row, Broken { record: of[row], check })));
    }
    found.sort_by_key(|(row, _)| *row);
    found.into_iter().map(|(_, broken)| broken).collect()
}
