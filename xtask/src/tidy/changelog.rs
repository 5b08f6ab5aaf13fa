//! Rule: the changelog has an Unreleased section with something under it, sorted by who reads it.

use super::{Finding, Tree};

const PATH: &str = "CHANGELOG.md";
const AUDIENCES: &[&str] = &["Statisticians", "Pack authors", "Operators", "Developers"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let Some(file) = tree.file(PATH) else { return vec![Finding::new(PATH, 0, "missing")] };
    let mut lines = file.text.lines().enumerate().map(|(i, l)| (i + 1, l));
    if !lines.any(|(_, l)| l == "## [Unreleased]") {
        return vec![Finding::new(PATH, 0, "no `## [Unreleased]` section")];
    }
    let headings = lines.filter_map(|(n, l)| Some((n, l.strip_prefix("### ")?)));
    let strange = headings.filter(|(_, h)| !AUDIENCES.contains(h));
    strange.map(|(n, h)| Finding::new(PATH, n, format!("`{h}` is no audience; one of {}", AUDIENCES.join(", ")))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_tidy() {
        super::super::assert_tidy(check);
    }

    #[test]
    fn a_changelog_without_unreleased_is_found() {
        assert_eq!(super::super::says(check, &[(PATH, "# Changelog\n")]).len(), 1);
        assert_eq!(super::super::says(check, &[(PATH, "## [Unreleased]\n### Fixed\n")]).len(), 1);
        assert!(super::super::says(check, &[(PATH, "## [Unreleased]\n### Operators\n- one\n")]).is_empty());
    }
}
