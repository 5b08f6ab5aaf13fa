//! Rule: every outside library that a package names has its reason in the table of decision 0004, and no other is there.

use super::packages::{self, Edge};
use super::{Finding, Tree};
use std::collections::BTreeSet;

const TABLE: &str = "docs/decisions/0004-dependencies.md";

pub fn check(tree: &Tree) -> Vec<Finding> {
    let Some(file) = tree.file(TABLE) else { return vec![Finding::new(TABLE, 0, "missing")] };
    match packages::metadata() {
        Ok(data) => judge(&file.text, &packages::members(data), &packages::edges(data, true)),
        Err(why) => why,
    }
}

fn judge(text: &str, members: &[String], edges: &[Edge]) -> Vec<Finding> {
    let named: BTreeSet<&str> = edges.iter().map(|e| e.to.as_str()).filter(|to| !members.iter().any(|m| m == to)).collect();
    let reasoned: BTreeSet<&str> = text.lines().filter_map(first_cell).flat_map(|c| c.split(", ")).collect();
    let without = named.difference(&reasoned).map(|n| format!("`{n}` is used and has no reason"));
    let unused = reasoned.difference(&named).map(|n| format!("`{n}` has a reason and is not used"));
    without.chain(unused).map(|says| Finding::new(TABLE, 0, says)).collect()
}

/// The first cell of a row, without head and rule.
fn first_cell(line: &str) -> Option<&str> {
    let cell = line.strip_prefix("| ")?.split(" |").next()?;
    (cell != "dependency").then_some(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_tidy() {
        super::super::assert_tidy(check);
    }

    #[test]
    fn a_library_without_a_reason_is_found() {
        let table = "| dependency | for |\n|---|---|\n| csv, sha2 | files |\n";
        let edges = [Edge::new("intake", "csv"), Edge::new("intake", "regex"), Edge::new("intake", "figures")];
        let found: Vec<String> = judge(table, &["figures".to_owned()], &edges).into_iter().map(|f| f.says).collect();
        assert_eq!(found, ["`regex` is used and has no reason", "`sha2` has a reason and is not used"]);
    }
}
