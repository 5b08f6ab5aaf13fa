//! What is known of chains out of records.

use super::{Candidate, Gap, Interest, Placement, Supply};
use crate::attraction::{Lead, Standing};
use crate::records::{Record, Records};
use jiff::civil::Date;

fn text(record: &Record, field: &str) -> Option<String> {
    record.text(field).map(str::to_owned)
}

/// Which firms were placed where.
pub fn placements(records: &Records) -> Vec<Placement> {
    let read = |record: &Record| Placement {
        id: record.id.clone(),
        unit: text(record, "unit").unwrap_or_default(),
        segment: text(record, "segment").unwrap_or_default(),
        product: text(record, "product"),
        weak: record.text("strength") == Some("weak"),
        share: record.amount("output_share"),
        checked: record.date("checked"),
    };
    records.kind("placement").map(read).collect()
}

/// Who buys what of whom.
pub fn supplies(records: &Records) -> Vec<Supply> {
    let read = |record: &Record| Supply {
        id: record.id.clone(),
        buyer: text(record, "buyer").unwrap_or_default(),
        supplier: text(record, "supplier"),
        supplier_name: text(record, "supplier_name"),
        segment: text(record, "segment").unwrap_or_default(),
        amount: record.amount("amount"),
        year: text(record, "year"),
        checked: record.date("checked"),
    };
    records.kind("supply").map(read).collect()
}

/// What was stated to be missing or a bottleneck.
pub fn gaps(records: &Records) -> Vec<Gap> {
    let read = |record: &Record| Gap {
        id: record.id.clone(),
        segment: text(record, "segment").unwrap_or_default(),
        bottleneck: record.text("sort") == Some("bottleneck"),
        reason: text(record, "reason"),
        checked: record.date("checked"),
        checked_by: text(record, "checked_by"),
    };
    records.kind("gap").map(read).collect()
}

/// Who could come.
pub fn candidates(records: &Records) -> Vec<Candidate> {
    let read = |record: &Record| Candidate {
        id: record.id.clone(),
        segment: text(record, "segment").unwrap_or_default(),
        name: text(record, "name").unwrap_or_default(),
        region: text(record, "region"),
        contact: text(record, "contact"),
        note: text(record, "note"),
        checked: record.date("checked"),
    };
    records.kind("candidate").map(read).collect()
}

/// Leads for a segment that are neither lost nor landed on a day, of a funnel with so many stages.
pub fn interests(leads: &[Lead], stages: usize, day: Date) -> Vec<Interest> {
    let open = |lead: &Lead| match lead.standing(day) {
        Standing::In(stage, _) if stage + 1 < stages => Some(Interest { lead: lead.id.clone(), segment: lead.segment.clone()?, stage }),
        _ => None,
    };
    leads.iter().filter_map(open).collect()
}
