//! Rule: every row of the glossary has its four spellings, and no word stands in two rows.

use super::{Finding, Tree};
use std::collections::BTreeMap;

const PATH: &str = "GLOSSARY.md";
const COLUMNS: usize = 4;

pub fn check(tree: &Tree) -> Vec<Finding> {
    let Some(file) = tree.file(PATH) else { return vec![Finding::new(PATH, 0, "missing")] };
    let mut found = Vec::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (i, line) in file.text.lines().enumerate().filter(|(_, l)| l.starts_with('|')) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        if cells[0] == "zh-Hans" || cells[0].starts_with('-') {
            continue;
        }
        if cells.len() < COLUMNS || cells[..COLUMNS].iter().any(|c| c.is_empty()) {
            found.push(Finding::new(PATH, i + 1, "a row is zh-Hans | zh-Hant | en | code, none of them empty"));
        } else if let Some(first) = seen.insert(cells[0], i + 1) {
            found.push(Finding::new(PATH, i + 1, format!("`{}` stands on line {first} already", cells[0])));
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
    fn a_hole_and_a_double_are_found() {
        let head = "| zh-Hans | zh-Hant | en | code |\n|---|---|---|---|\n";
        let text =
            format!("{head}| 规上 | 規上 | above scale | `above_scale` |\n| 规上 | 規上 | again | `x` |\n| 亩均 | | per mu | `per_mu` |\n");
        assert_eq!(super::super::says(check, &[(PATH, &text)]).len(), 2);
    }
}
