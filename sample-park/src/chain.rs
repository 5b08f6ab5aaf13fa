//! What is known of three industrial chains: who stands where, who buys from whom, what is missing, who could come.

use crate::drawn;
use crate::tabled::{Firms, file};

/// Kind of record, file and table.
const TABLES: [(&str, &str, &str); 4] = [
    ("placement", "chain-firms.csv", include_str!("../data/chain/placement.csv")),
    ("supply", "chain-supplies.csv", include_str!("../data/chain/supply.csv")),
    ("gap", "chain-gaps.csv", include_str!("../data/chain/gap.csv")),
    ("candidate", "chain-candidates.csv", include_str!("../data/chain/candidate.csv")),
];

/// The files of a seed, in the order of import.
pub(crate) fn files(seed: u64) -> Vec<(String, String)> {
    let firms = Firms::of(&drawn(seed).units);
    TABLES.map(|(kind, name, table)| (name.to_owned(), file(kind, table, &firms))).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_firm_of_the_tables_is_in_the_park_of_the_demo() {
        let firms = Firms::of(&drawn(crate::SEED).units);
        for (kind, _, table) in TABLES.iter().filter(|(kind, ..)| ["placement", "supply"].contains(kind)) {
            for line in table.lines().skip(1) {
                let named = line.split(',').filter(|cell| cell.contains('#') || ["CHIPS", "PLANT", "COMPRESSOR"].contains(cell));
                for cell in named {
                    assert!(!firms.cell(cell).is_empty(), "{kind}: {cell} in {line}");
                }
            }
        }
    }
}
