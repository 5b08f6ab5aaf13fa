//! Rule: the first line of every Rust file says what the file is for.

use super::{Finding, Tree};

pub fn check(tree: &Tree) -> Vec<Finding> {
    let silent = tree.rust().filter(|f| !says_something(&f.text));
    silent.map(|f| Finding::new(&f.path, 1, "the first line is not `//!` with what the file is for")).collect()
}

/// At least two words: `//! x` tells nobody anything.
fn says_something(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    first.strip_prefix("//! ").is_some_and(|rest| rest.split_whitespace().count() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_tidy() {
        super::super::assert_tidy(check);
    }

    #[test]
    fn a_silent_file_is_found() {
        let files =
            [("crates/a/src/a.rs", "//! Values of a form.\n"), ("crates/a/src/b.rs", "use std::fmt;\n"), ("crates/a/src/c.rs", "//! x\n")];
        assert_eq!(super::super::says(check, &files).len(), 2);
    }
}
