//! Folders of packs as the product's files.

use methodology::PackFile;
use std::path::{Path, PathBuf};

/// The project's packs.
pub fn packs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs")
}

/// Whether golden files are to be written anew.
pub fn bless() -> bool {
    std::env::var_os("WANMU_BLESS").is_some()
}

/// Every YAML file below these folders, with paths from `root`.
pub fn read(root: &Path, folders: &[&str]) -> Vec<PackFile> {
    let mut files = Vec::new();
    folders.iter().for_each(|folder| below(root, &root.join(folder), &mut files));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn below(root: &Path, folder: &Path, into: &mut Vec<PackFile>) {
    for entry in std::fs::read_dir(folder).expect("folder").map(|e| e.expect("entry").path()) {
        if entry.is_dir() {
            below(root, &entry, into);
        } else if entry.extension().is_some_and(|e| e == "yaml") {
            let path = entry.strip_prefix(root).expect("below root").to_string_lossy().replace('\\', "/");
            into.push(PackFile { path, text: std::fs::read_to_string(&entry).expect("text") });
        }
    }
}
