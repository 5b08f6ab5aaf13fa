//! Rule: every path and every test that ARCHITECTURE.md names exists.

use super::{Finding, Tree};

const MAP: &str = "ARCHITECTURE.md";
const ENDINGS: &[&str] = &[".rs", ".md", ".yaml", ".toml", ".csv"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let Some(file) = tree.file(MAP) else { return vec![Finding::new(MAP, 0, "missing")] };
    let mut found = Vec::new();
    let mut fenced = false;
    for (i, line) in file.text.lines().enumerate() {
        fenced ^= line.starts_with("```");
        let named = line.split('`').skip(1).step_by(2).filter(|_| !fenced);
        found.extend(named.filter_map(|name| missing(tree, name)).map(|says| Finding::new(MAP, i + 1, says)));
    }
    found
}

/// What is wrong with a name in backticks: a path, or `path::test` with a test's name.
fn missing(tree: &Tree, name: &str) -> Option<String> {
    if let Some((path, test)) = name.split_once(".rs::") {
        let path = format!("{path}.rs");
        let Some(file) = tree.file(&path) else { return Some(format!("`{path}` does not exist")) };
        return (!file.text.contains(&format!("fn {test}("))).then(|| format!("`{path}` has no `fn {test}`"));
    }
    let is_path = name.contains('/') || ENDINGS.iter().any(|e| name.ends_with(e));
    let is_path = is_path && !name.contains(char::is_whitespace) && !name.contains("//") && !name.starts_with('/');
    (is_path && !tree.has(name)).then(|| format!("`{name}` does not exist"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_tidy() {
        super::super::assert_tidy(check);
    }

    #[test]
    fn a_drifted_map_is_found() {
        let map = "Values in `crates/figures`, kept by `crates/figures/src/a.rs::adds_up` and `crates/figures/src/b.rs`,\n\
                   `crates/figures/src/a.rs::gone`; run `cargo test -p a/b` or `figures::Text`.\n```\n`crates/none`\n```\n";
        let files = [(MAP, map), ("crates/figures/src/a.rs", "fn adds_up() {}")];
        let found = super::super::says(check, &files);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("src/b.rs") && found[1].contains("fn gone"));
    }
}
