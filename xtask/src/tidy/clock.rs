//! Rule: only `platform` reads the clock; every other crate is told what time it is, so that any answer can be had again.

use super::rust_source;
use super::{Finding, Tree};

const READINGS: &[&str] = &["Timestamp::now(", "Zoned::now(", "ZonedDateTime::now(", "SystemTime::now(", "Instant::now("];
/// The age of files that may be swept is no time of any fact.
const HOUSEKEEPING: &[&str] = &["crates/ledger/src/sweep.rs", "crates/ledger/src/compact.rs"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let told = |path: &str| !path.starts_with("crates/platform/") && !HOUSEKEEPING.contains(&path);
    for file in tree.product().filter(|f| told(&f.path)) {
        for (line, code) in rust_source::read(&file.text).code {
            let read = READINGS.iter().filter(|r| code.contains(**r));
            found.extend(read.map(|r| Finding::new(&file.path, line, format!("`{r}…)`: only `platform` reads the clock"))));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_tidy() {
        super::super::assert_tidy(check);
    }

    #[test]
    fn a_glance_at_the_clock_is_found() {
        let code = "//! Pace of targets.\nfn pace() { let now = jiff::Timestamp::now(); }\n";
        assert_eq!(super::super::says(check, &[("crates/assessment/src/pace.rs", code)]).len(), 1);
        assert!(super::super::says(check, &[("crates/platform/src/workspace.rs", code)]).is_empty());
    }
}
