//! Rule: decisions are numbered from one without a gap, and each begins with its number, status and date.

use super::{Finding, Tree};

const FOLDER: &str = "docs/decisions/";

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let files = tree.files.iter().filter(|f| f.path.starts_with(FOLDER));
    for (i, file) in files.enumerate() {
        let number = format!("{:04}", i + 1);
        let name = &file.path[FOLDER.len()..];
        if !name.starts_with(&format!("{number}-")) || !name.ends_with(".md") {
            found.push(Finding::new(&file.path, 0, format!("decision {number} is next; a file is `{number}-what-was-decided.md`")));
        } else if !file.text.starts_with(&format!("# {number}: ")) {
            found.push(Finding::new(&file.path, 1, format!("the first line is `# {number}: What was decided`")));
        } else if !file.text.lines().any(|l| l.starts_with("Status: ")) {
            found.push(Finding::new(&file.path, 0, "no `Status: ` line"));
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
    fn a_gap_is_found() {
        let first = ("docs/decisions/0001-a.md", "# 0001: A\n\nStatus: accepted\n");
        let third = ("docs/decisions/0003-c.md", "# 0003: C\n\nStatus: accepted\n");
        assert!(super::super::says(check, &[first]).is_empty());
        assert_eq!(super::super::says(check, &[first, third]).len(), 1);
        assert_eq!(super::super::says(check, &[("docs/decisions/0001-a.md", "# A\n")]).len(), 1);
    }
}
