//! Records counted, or an amount of theirs added up.

use super::columns::{Asked, Filings, columns};
use super::units;
use super::view::{Record, Records};
use crate::scorecard::{formula, truths};
use figures::{
    Attributes, Basis, Coverage, Decimal, FactSet, Figure, FigureId, Flags, Lineage, Moment, Outcome, PackRef, Period, Price, Reason,
    Status,
};
use methodology::catalogue::{RecordKind, Source, Tally};
use std::collections::{BTreeMap, BTreeSet};

/// A tally with what it is made of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Counted<'a> {
    /// The number, in the tally's unit.
    pub value: Decimal,
    /// The records that count, in order.
    pub records: Vec<&'a Record>,
    /// How many units these are of: records of one unit count once, and all that name none as one.
    pub units: u64,
    /// Records of which it is not known whether they count, or whose amount is not known.
    pub unclear: Vec<&'a Record>,
}

/// Counts; nothing where the sum has more digits than are kept.
pub fn counted<'a>(
    tally: &Tally,
    kind: &RecordKind,
    world: (&'a Records, &dyn Filings),
    kinds: &BTreeMap<String, RecordKind>,
    asked: Asked,
) -> Option<Counted<'a>> {
    let of: Vec<&Record> = world.0.kind(&kind.id).collect();
    let columns = columns(kind, &of, &tally.operands, world, kinds, asked);
    let when = tally.when.as_ref().map_or_else(|| vec![Some(true); of.len()], |test| truths(test, &columns, of.len()));
    let amounts: Vec<Option<Decimal>> = match &tally.sum {
        None => vec![Some(Decimal::ONE); of.len()],
        Some(sum) => formula::amounts(sum, &columns, of.len()).into_iter().map(Result::ok).collect(),
    };
    let mut out = Counted::default();
    let mut seen = BTreeSet::new();
    for ((record, counts), amount) in of.into_iter().zip(when).zip(amounts) {
        match (counts, amount) {
            (Some(false), _) => {}
            (Some(true), Some(amount)) => {
                if is_new(tally, record, &mut seen) {
                    out.value = out.value.checked_add(amount)?;
                    out.records.push(record);
                }
            }
            _ => out.unclear.push(record),
        }
    }
    out.units = units::behind(kind, &out.records, world.0, kinds);
    Some(out)
}

/// Whether none before was equal in the field by which records are counted once; one that says nothing there is like no other.
fn is_new(tally: &Tally, record: &Record, seen: &mut BTreeSet<String>) -> bool {
    let Some(value) = tally.distinct.as_deref().and_then(|field| record.text(field)) else { return true };
    seen.insert(value.to_owned())
}

/// A tally as a figure of an area: what it counts, of how many records and units, and by which definition.
pub fn figure(tally: &Tally, counted: Option<&Counted<'_>>, known: u64, about: (Period, &str, Moment), packs: &str) -> Figure {
    let (period, area, as_of) = about;
    let outcome = match counted {
        None => Outcome::Missing(Reason::NotApplicable),
        Some(_) if known == 0 => Outcome::Missing(Reason::NotFiled),
        Some(counted) => Outcome::Value(counted.value),
    };
    let found = counted.map_or(0, |counted| counted.records.len() as u64);
    let id = FigureId {
        indicator: tally.id.clone(),
        period,
        area: area.to_owned(),
        by: None,
        basis: Basis::default(),
        price: Price::default(),
        impute: None,
    };
    let unclear = counted.map_or(0, |counted| counted.unclear.len() as u64);
    let attributes = Attributes {
        status: Status::Provisional,
        coverage: Coverage { filed: known - unclear.min(known), expected: known, base_share: None },
        as_of,
        pack: PackRef {
            id: tally.pack.clone(),
            version: String::new(),
            hash: packs.to_owned(),
            unverified: matches!(tally.source, Source::Unverified { .. }),
        },
        growth: None,
        fraction: None,
        contributors: counted.map_or(0, |counted| counted.units),
        flags: Flags::default(),
    };
    let facts = FactSet { form: tally.of.clone(), items: Vec::new(), period, as_of, filings: found };
    Figure::new(id, outcome, tally.measure.clone(), attributes, Lineage::new(tally.id.clone(), facts, []))
}
