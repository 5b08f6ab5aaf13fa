//! Rule: a file longer than eight hundred lines is two rooms without a wall; what is generated (`.d.ts`) is nobody's room.

use super::{Finding, Tree};

const MOST: usize = 800;
const KINDS: &[&str] = &[".rs", ".ts", ".tsx", ".css", ".py", ".sh"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let written = tree.files.iter().filter(|f| KINDS.iter().any(|k| f.path.ends_with(k)) && !f.path.ends_with(".d.ts"));
    let long = written.map(|f| (f, f.text.lines().count())).filter(|(_, n)| *n > MOST);
    long.map(|(f, n)| Finding::new(&f.path, MOST, format!("{n} lines; {MOST} is the most"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_tidy() {
        super::super::assert_tidy(check);
    }

    #[test]
    fn a_long_file_is_found() {
        let long = "fn a() {}\n".repeat(MOST + 1);
        assert_eq!(super::super::says(check, &[("crates/a/src/a.rs", &long)]).len(), 1);
    }
}
