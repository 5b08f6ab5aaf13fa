//! Pack files: built into the binary, or read from folders.

use crate::failure::Failure;
use include_dir::{Dir, include_dir};
use methodology::PackFile;
use std::path::Path;

/// The packs of this repository, so that one file installs on one offline machine.
static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../packs");

/// What the folders of packs of worked examples begin with.
const EXAMPLES: &str = "examples-";

/// The built-in packs.
pub fn built_in() -> Vec<PackFile> {
    let mut out = Vec::new();
    walk_built_in(&BUILT_IN, &mut out);
    out.sort_by(|a, b| a.path.cmp(&b.path));
    out
}

/// The built-in packs that a data folder is made with: those of worked examples are for tests and readers.
pub fn installed() -> Vec<PackFile> {
    built_in().into_iter().filter(|file| !file.path.starts_with(EXAMPLES)).collect()
}

fn walk_built_in(dir: &Dir<'_>, out: &mut Vec<PackFile>) {
    for file in dir.files().filter(|f| is_pack_file(f.path())) {
        let Some(text) = file.contents_utf8() else { continue };
        out.push(PackFile { path: file.path().to_string_lossy().into_owned(), text: text.to_owned() });
    }
    dir.dirs().filter(|d| !hidden(d.path())).for_each(|d| walk_built_in(d, out));
}

/// All pack files under a folder, paths as a person would type them.
pub fn read_folder(root: &Path) -> Result<Vec<PackFile>, Failure> {
    let mut out = Vec::new();
    walk(root, &mut out)?;
    out.sort_by(|a, b| a.path.cmp(&b.path));
    if out.is_empty() {
        let at = root.display();
        return Err(Failure::new(
            crate::failure::NOT_FOUND,
            format!("{at}：没有方法包文件（*.yaml）"),
            format!("{at}: no pack files (*.yaml)"),
        ));
    }
    Ok(out)
}

fn walk(path: &Path, out: &mut Vec<PackFile>) -> Result<(), Failure> {
    let about = path.display().to_string();
    if path.is_file() {
        let text = std::fs::read_to_string(path).map_err(|e| Failure::io(&about, &e))?;
        out.push(PackFile { path: about, text });
        return Ok(());
    }
    for entry in std::fs::read_dir(path).map_err(|e| Failure::io(&about, &e))? {
        let path = entry.map_err(|e| Failure::io(&about, &e))?.path();
        if (path.is_dir() && !hidden(&path)) || is_pack_file(&path) {
            walk(&path, out)?;
        }
    }
    Ok(())
}

fn is_pack_file(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == "yaml") && !hidden(path)
}

fn hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'))
}

/// The packs a folder's own packs may build on: the built-in ones it does not itself contain.
pub fn with_foundations(own: Vec<PackFile>) -> Vec<PackFile> {
    let ids: Vec<String> = own.iter().filter(|f| f.path.ends_with("pack.yaml")).filter_map(methodology::head_of).collect();
    let mut out: Vec<PackFile> = Vec::new();
    let built_in = built_in();
    for head in built_in.iter().filter(|f| f.path.ends_with("pack.yaml")) {
        let folder = head.path.trim_end_matches("pack.yaml");
        let shadowed = methodology::head_of(head).is_some_and(|id| ids.contains(&id));
        if !shadowed {
            out.extend(built_in.iter().filter(|f| f.path.starts_with(folder)).cloned());
        }
    }
    out.extend(own);
    out
}

/// The same files under paths that do not depend on where they were read from: the pack's id, then
/// the path inside the pack. So are they kept and hashed.
pub fn as_kept(files: &[PackFile]) -> Vec<PackFile> {
    let heads =
        files.iter().filter_map(|f| Some((f.path.strip_suffix("pack.yaml")?, methodology::head_of(f).filter(|id| !id.is_empty())?)));
    let heads: Vec<(&str, String)> = heads.collect();
    let kept = |f: &PackFile| {
        let head = heads.iter().filter(|(folder, _)| f.path.starts_with(folder)).max_by_key(|(folder, _)| folder.len());
        let path = head.map_or_else(|| f.path.clone(), |(folder, id)| format!("{id}/{}", &f.path[folder.len()..]));
        PackFile { path, text: f.text.clone() }
    };
    files.iter().map(kept).collect()
}
