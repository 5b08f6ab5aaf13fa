//! What is planted in the evaluation (`data/per-mu/`): who plays which part, who is below scale, who holds what.

use crate::data::{Month, month, number, rows};

const ROLES: &str = include_str!("../../data/per-mu/roles.csv");
const BELOW: &str = include_str!("../../data/per-mu/below.csv");
const HOLDINGS: &str = include_str!("../../data/per-mu/holdings.csv");
const CORRECTIONS: &str = include_str!("../../data/per-mu/corrections.csv");
const OBJECTIONS: &str = include_str!("../../data/per-mu/objections.csv");

/// A part played by a firm of the park, by its place in its group.
#[derive(Debug, Clone, Copy)]
pub(super) struct Role {
    pub(super) role: &'static str,
    pub(super) group: &'static str,
    pub(super) life: &'static str,
    pub(super) rank: usize,
    /// Whether it has the land that is planted and no other.
    pub(super) planted: bool,
}

/// Firms below designated size that are alike.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    /// The part that the one plays, where there is only one.
    pub(super) role: &'static str,
    pub(super) count: usize,
    /// What happened to it, and when.
    pub(super) event: &'static str,
    pub(super) since: Option<Month>,
    /// Between how much land, in tenths of a 亩.
    pub(super) land: (i64, i64),
    /// From whom it rents; nobody where the land is its own.
    pub(super) landlord: &'static str,
    pub(super) used_for: &'static str,
    /// Electricity of the year, 千瓦时, where its meter is planted.
    pub(super) power: Option<i64>,
}

/// A holding that is planted; holders stand as the parts they play.
#[derive(Debug, Clone)]
pub(super) struct Planted {
    pub(super) resource: &'static str,
    pub(super) asset: &'static str,
    pub(super) holder: &'static str,
    pub(super) from: &'static str,
    /// Kind, amount, unit, share, use and days, as they are written.
    pub(super) cells: [&'static str; 7],
    /// When it became known, where an objection brought it.
    pub(super) known: &'static str,
    pub(super) note: &'static str,
}

/// A value that was wrong at first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Correction {
    pub(super) role: &'static str,
    pub(super) item: &'static str,
    /// ‰ of what is right; nothing where nothing was filed.
    pub(super) first: Option<i64>,
    pub(super) known: &'static str,
    pub(super) note: &'static str,
}

pub(super) fn roles() -> Vec<Role> {
    let read = |c: Vec<&'static str>| {
        let [role, group, life, rank, land] = c.try_into().ok()?;
        Some(Role { role, group, life, rank: number(rank)?, planted: land == "planted" })
    };
    rows(ROLES).filter_map(read).collect()
}

pub(super) fn below() -> Vec<Kind> {
    let read = |c: Vec<&'static str>| {
        let [role, count, event, since, low, high, landlord, used_for, power] = c.try_into().ok()?;
        let land = (number(low)?, number(high)?);
        Some(Kind { role, count: number(count)?, event, since: month(since), land, landlord, used_for, power: number(power) })
    };
    rows(BELOW).filter_map(read).collect()
}

pub(super) fn holdings() -> Vec<Planted> {
    let read = |c: Vec<&'static str>| {
        let [resource, asset, holder, kind, from, amount, unit, share, used_for, since, until, known, note] = c.try_into().ok()?;
        let cells = [kind, amount, unit, share, used_for, since, until];
        Some(Planted { resource, asset, holder, from, cells, known, note })
    };
    rows(HOLDINGS).filter_map(read).collect()
}

pub(super) fn corrections() -> Vec<Correction> {
    let read = |c: Vec<&'static str>| {
        let [role, item, first, known, note] = c.try_into().ok()?;
        Some(Correction { role, item, first: number(first), known, note })
    };
    rows(CORRECTIONS).filter_map(read).collect()
}

/// Cells of the objections.
pub(super) fn objections() -> Vec<[&'static str; 10]> {
    rows(OBJECTIONS).filter_map(|cells| cells.try_into().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_is_read() {
        let lines = |text: &str| text.lines().count() - 1;
        let read = [roles().len(), below().len(), holdings().len(), corrections().len(), objections().len()];
        assert_eq!(read, [ROLES, BELOW, HOLDINGS, CORRECTIONS, OBJECTIONS].map(lines));
        assert_eq!(below().iter().map(|kind| kind.count).sum::<usize>(), 40);
    }
}
