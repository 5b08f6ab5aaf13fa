//! The files of the repository that are or will be tracked, with their text.

use std::path::{Path, PathBuf};
use std::process::Command;

/// One text file.
pub struct TextFile {
    /// From the root, with `/`.
    pub path: String,
    /// Whole text.
    pub text: String,
}

/// All text files, sorted by path.
pub struct Tree {
    /// Sorted by path.
    pub files: Vec<TextFile>,
    /// Every path, also of files that are not text.
    pub paths: Vec<String>,
}

/// The workspace's root: where this package was built from.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

impl Tree {
    /// Reads what git tracks and what it would track; a file deleted but still in the index is skipped.
    pub fn load() -> Result<Tree, String> {
        let root = root();
        let listed = Command::new("git")
            .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
            .current_dir(&root)
            .output()
            .map_err(|e| format!("tidy lists files with git, which did not start: {e}"))?;
        if !listed.status.success() {
            return Err(format!("git ls-files: {}", String::from_utf8_lossy(&listed.stderr)));
        }
        let names = String::from_utf8_lossy(&listed.stdout).into_owned();
        let mut paths: Vec<String> = names.split('\0').filter(|p| !p.is_empty() && root.join(p).is_file()).map(str::to_owned).collect();
        paths.sort();
        paths.dedup();
        let text = |path: &String| {
            let bytes = std::fs::read(root.join(path)).ok()?;
            Some(TextFile { path: path.clone(), text: String::from_utf8(bytes).ok()? })
        };
        let files = paths.iter().filter_map(text).collect();
        Ok(Tree { files, paths })
    }

    /// A made-up tree for the self-tests of rules.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Tree {
        let files: Vec<TextFile> =
            files.iter().map(|(path, text)| TextFile { path: (*path).to_owned(), text: (*text).to_owned() }).collect();
        let paths = files.iter().map(|f| f.path.clone()).collect();
        Tree { files, paths }
    }

    /// One file by its path.
    pub fn file(&self, path: &str) -> Option<&TextFile> {
        self.files.iter().find(|f| f.path == path)
    }

    /// Whether a file or a folder of this path exists.
    pub fn has(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let folder = format!("{path}/");
        self.paths.iter().any(|p| p == path || p.starts_with(&folder))
    }

    /// The Rust files.
    pub fn rust(&self) -> impl Iterator<Item = &TextFile> {
        self.files.iter().filter(|f| f.path.ends_with(".rs"))
    }

    /// The Rust files of the product that are not tests.
    pub fn product(&self) -> impl Iterator<Item = &TextFile> {
        self.rust().filter(|f| is_product(&f.path))
    }
}

fn is_product(path: &str) -> bool {
    let inside = path.starts_with("crates/");
    let test = ["/tests/", "/benches/", "/examples/"].iter().any(|t| path.contains(t));
    let named = ["/tests.rs", "_tests.rs", "/testing.rs"].iter().any(|t| path.ends_with(t));
    inside && !test && !named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_not_product() {
        assert!(is_product("crates/figures/src/period.rs"));
        assert!(!is_product("crates/figures/tests/periods.rs"));
        assert!(!is_product("crates/ledger/src/append/tests.rs"));
        assert!(!is_product("xtask/src/main.rs"));
        assert!(!is_product("sample-park/src/rake.rs"), "a generator of one fictional park may know its numbers");
    }

    #[test]
    fn a_folder_exists_when_a_file_in_it_does() {
        let tree = Tree::of(&[("packs/base/pack.yaml", "")]);
        assert!(tree.has("packs/base/") && tree.has("packs/base/pack.yaml"));
        assert!(!tree.has("packs/bas"));
    }
}
