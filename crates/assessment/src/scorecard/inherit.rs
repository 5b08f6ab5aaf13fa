//! Tenants without land of their own take the class of the one whose land they are on.

use super::inputs::Lease;
use super::overrides::Deciding;
use super::said::{Note, Noted};
use figures::Decimal;
use methodology::catalogue::Inherit;
use std::collections::BTreeMap;

/// Whose class one takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Above {
    /// Its own.
    Own,
    /// That of another subject.
    Of(usize),
}

/// Gives tenants the classes of their landlords, from the top of each chain down. Where leases go in a ring, those in it keep
/// their own class.
pub fn inherit(rule: &Inherit, leases: &[Vec<Lease>], subjects: &[String], deciding: &mut Deciding<'_>, notes: &mut Vec<Noted>) {
    let numbers: BTreeMap<&str, usize> = subjects.iter().enumerate().map(|(nth, code)| (code.as_str(), nth)).collect();
    let mut above: Vec<Above> = leases.iter().enumerate().map(|(nth, of)| landlord(rule, nth, of, &numbers, notes)).collect();
    above.resize(subjects.len(), Above::Own);
    for tenant in rings(&above) {
        above[tenant] = Above::Own;
        notes.push(Noted::new(tenant as u32, Note::Ring));
    }
    for tenant in downward(&above) {
        let Above::Of(landlord) = above[tenant] else { continue };
        match deciding.now[landlord] {
            Some(class) => deciding.follow(tenant, class, landlord as u32),
            None => notes.push(Noted::new(tenant as u32, Note::LandlordUnclassed(landlord as u32))),
        }
    }
}

/// The landlord of the largest area, of equals the first by code; not where all that is leased of it is for an excepted use.
fn landlord(rule: &Inherit, tenant: usize, leases: &[Lease], numbers: &BTreeMap<&str, usize>, notes: &mut Vec<Noted>) -> Above {
    let mut areas: BTreeMap<&str, Decimal> = BTreeMap::new();
    for lease in leases {
        let area = areas.entry(lease.landlord.as_str()).or_default();
        *area = area.saturating_add(lease.area);
    }
    let largest = areas.iter().rev().max_by_key(|(_, area)| **area).map(|(landlord, _)| *landlord);
    let Some(code) = largest else { return Above::Own };
    let mut uses = leases.iter().filter(|lease| lease.landlord == code).map(|lease| lease.usage.as_ref());
    let excepted = |usage: &Option<&String>| usage.is_some_and(|usage| rule.except.contains(usage));
    let note = match (uses.find(|usage| !excepted(usage)), numbers.get(code)) {
        (Some(_), Some(landlord)) => return Above::Of(*landlord),
        (Some(_), None) => Note::LandlordElsewhere(code.to_owned()),
        (None, _) => Note::UseExcepted(leases.iter().filter(|l| l.landlord == code).find_map(|l| l.usage.clone()).unwrap_or_default()),
    };
    notes.push(Noted::new(tenant as u32, note));
    Above::Own
}

/// Who comes back to himself on the way up.
fn rings(above: &[Above]) -> Vec<usize> {
    let mut seen = vec![0; above.len()];
    let mut found = Vec::new();
    for start in 0..above.len() {
        let (mut at, walk) = (start, start + 1);
        while seen[at] == 0 {
            seen[at] = walk;
            let Above::Of(next) = above[at] else { break };
            at = next;
        }
        // What was reached on this very walk closes a ring.
        if seen[at] == walk && matches!(above[at], Above::Of(_)) {
            let first = at;
            loop {
                found.push(at);
                let Above::Of(next) = above[at] else { break };
                at = next;
                if at == first {
                    break;
                }
            }
        }
    }
    found.sort_unstable();
    found
}

/// Everybody, landlords before their tenants.
fn downward(above: &[Above]) -> Vec<usize> {
    let mut depth: Vec<Option<usize>> = above.iter().map(|a| (*a == Above::Own).then_some(0)).collect();
    for start in 0..above.len() {
        let mut way = Vec::new();
        let mut at = start;
        while let (None, Above::Of(next)) = (depth[at], above[at]) {
            way.push(at);
            at = next;
        }
        let top = depth[at].unwrap_or_default();
        way.iter().rev().enumerate().for_each(|(nth, tenant)| depth[*tenant] = Some(top + nth + 1));
    }
    let mut order: Vec<usize> = (0..above.len()).collect();
    order.sort_by_key(|nth| depth[*nth]);
    order
}
