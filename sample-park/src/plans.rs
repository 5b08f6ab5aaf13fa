//! Action plans, the chronicle, and the registers of talent, facilities and team.

use crate::drawn;
use crate::tabled::{Firms, file};

/// Kind of record, file and table.
const TABLES: [(&str, &str, &str); 6] = [
    ("plan", "plans.csv", include_str!("../data/plans/plan.csv")),
    ("plan_item", "plan-items.csv", include_str!("../data/plans/plan_item.csv")),
    ("event", "events.csv", include_str!("../data/plans/event.csv")),
    ("talent", "talent.csv", include_str!("../data/plans/talent.csv")),
    ("facility", "facilities.csv", include_str!("../data/plans/facility.csv")),
    ("member", "team.csv", include_str!("../data/plans/member.csv")),
];

/// The files of a seed, in the order of import.
pub(crate) fn files(seed: u64) -> Vec<(String, String)> {
    let firms = Firms::of(&drawn(seed).units);
    TABLES.map(|(kind, name, table)| (name.to_owned(), file(kind, table, &firms))).to_vec()
}
