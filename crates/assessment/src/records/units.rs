//! How many units are behind records, as the gate of publication counts them.

use super::view::{Record, Records};
use methodology::catalogue::{FieldKind, RecordKind};
use std::collections::{BTreeMap, BTreeSet};

/// Distinct units behind records of a kind: those they name or, where their kind has no field for a unit, those named by what they are
/// parts of. All records that name none count as one unit that is not known: they may well be of one, and who counts too few withholds
/// what could be shown, while who counts too many shows what a single unit did. For the same reason the field with the fewest counts
/// where a kind has several, such as buyer and supplier. Records that are of no unit by their kind count each by itself.
pub(super) fn behind(kind: &RecordKind, of: &[&Record], all: &Records, kinds: &BTreeMap<String, RecordKind>) -> u64 {
    let (mut kind, mut whole): (&RecordKind, Vec<Option<&Record>>) = (kind, of.iter().copied().map(Some).collect());
    // Not for ever where kinds are parts of each other.
    for _ in 0..=kinds.len() {
        if let Some(fewest) = fields(kind).map(|field| distinct(&whole, field)).min() {
            return fewest;
        }
        let parent = kind.parent().and_then(|parent| kinds.get(parent));
        let Some((parent, within)) = parent.zip(kind.within.as_deref()) else { break };
        whole = whole.into_iter().map(|part| all.get(&parent.id, part?.text(within)?)).collect();
        kind = parent;
    }
    of.len() as u64
}

/// The fields in which units stand.
fn fields(kind: &RecordKind) -> impl Iterator<Item = &str> {
    kind.fields.iter().filter(|field| field.kind == FieldKind::Unit).map(|field| field.id.as_str())
}

/// What is not known is one more.
fn distinct(of: &[Option<&Record>], field: &str) -> u64 {
    of.iter().map(|record| record.and_then(|record| record.text(field))).collect::<BTreeSet<_>>().len() as u64
}
