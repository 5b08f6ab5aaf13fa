//! Rule: packages come from the default registry or from this workspace, and the workspace pins every one of them.

use super::packages;
use super::{Finding, Tree};

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = match packages::metadata() {
        Ok(data) => {
            let elsewhere = data.packages.iter().filter(|p| p.source.as_ref().is_some_and(|s| !s.is_crates_io()));
            elsewhere.map(|p| Finding::new("Cargo.lock", 0, format!("{} {} is not from the default registry", p.name, p.version))).collect()
        }
        Err(why) => why,
    };
    found.extend(unshared(tree));
    found
}

/// A version or a path in a package's own manifest: two packages could then want two features of one library.
/// A package that is a workspace of its own (`fuzz`) shares with nobody.
fn unshared(tree: &Tree) -> Vec<Finding> {
    let alone = |text: &str| text.lines().any(|line| line == "[workspace]");
    let manifests = tree.files.iter().filter(|f| f.path.ends_with("/Cargo.toml") && !alone(&f.text));
    let mut found = Vec::new();
    for file in manifests {
        let mut in_dependencies = false;
        for (i, line) in file.text.lines().enumerate() {
            if line.starts_with('[') {
                in_dependencies = line.contains("dependencies");
            } else if in_dependencies && line.contains('=') && !line.trim_start().starts_with('#') && !line.contains("workspace = true") {
                found.push(Finding::new(&file.path, i + 1, "a dependency is declared once, in the workspace: `name.workspace = true`"));
            }
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
    fn a_version_of_its_own_is_found() {
        let own = ("crates/a/Cargo.toml", "[package]\nname = \"a\"\n[dependencies]\nserde = \"1\"\nfigures.workspace = true\n");
        let alone = ("fuzz/Cargo.toml", "[workspace]\n[dependencies]\nserde = \"1\"\n");
        let tree = Tree::of(&[own, alone]);
        assert_eq!(unshared(&tree).len(), 1);
    }
}
