//! Reads every file into a tree and finds the pack it belongs to.

use crate::PackFile;
use crate::node::{Node, read};
use crate::shape::kinds::FILE;
use crate::shape::{Type, walk::walk};
use crate::source::{Source, Spot};
use figures::{Issue, Place, Text};
use std::collections::BTreeMap;

/// A file as a tree; without a root when it is no YAML or has nothing in it.
pub struct ReadFile {
    /// Its text.
    pub source: Source,
    /// Its tree.
    pub root: Option<Node>,
}

/// Reads all files and reports what is wrong with each alone.
pub fn read_all(files: &[PackFile]) -> (Vec<ReadFile>, Vec<Issue>) {
    let mut issues = Vec::new();
    let mut sorted: Vec<&PackFile> = files.iter().collect();
    sorted.sort_by(|a, b| a.path.cmp(&b.path));
    let read = sorted.into_iter().map(|file| read_one(file, &mut issues)).collect();
    (read, issues)
}

fn read_one(file: &PackFile, issues: &mut Vec<Issue>) -> ReadFile {
    let text = file.text.trim_start_matches('\u{feff}');
    let source = Source::new(&file.path, text);
    let (root, found) = read(&source, text);
    issues.extend(found);
    if let Some(root) = &root {
        let start = Spot { line: 1, column: 1, width: 1, start: 0 };
        issues.extend(walk(&source, start, file_name(&file.path), root, &Type::Of(&FILE)));
    }
    ReadFile { source, root }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The folder of a file, without the last `/`.
fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The pack id of every file that has one: the head in its own folder or the nearest one above.
/// Files without a head are reported.
pub fn packs_of(files: &[ReadFile]) -> (BTreeMap<String, String>, Vec<Issue>) {
    let heads: BTreeMap<&str, &str> = files.iter().filter_map(|f| Some((folder(&f.source.path), head(f)?))).collect();
    let mut owners = BTreeMap::new();
    let mut issues = Vec::new();
    for file in files {
        let path = file.source.path.as_str();
        let owner = std::iter::successors(Some(folder(path)), |f| (!f.is_empty()).then(|| folder(f))).find_map(|f| heads.get(f));
        match owner {
            Some(id) => drop(owners.insert(path.to_owned(), (*id).to_owned())),
            None => issues.push(no_pack(path)),
        }
    }
    (owners, issues)
}

/// The id of the pack that a file is the head of, however it is written.
pub fn head_of(file: &PackFile) -> Option<String> {
    head(&read_one(file, &mut Vec::new())).map(str::to_owned)
}

/// The id of the pack a file is the head of; empty when it can't be read, which is reported there and
/// not once more for every file of the pack.
fn head(file: &ReadFile) -> Option<&str> {
    let head = file.root.as_ref().and_then(|root| root.get("pack"));
    let is_head = head.is_some() || file_name(&file.source.path) == "pack.yaml" && file.root.is_none();
    is_head.then(|| head.and_then(|h| h.text_of("id")).unwrap_or_default())
}

fn no_pack(path: &str) -> Issue {
    let reason = Text::new("这个文件不属于任何方法包", "this file belongs to no pack");
    Issue::blocking("no-pack", Place::file(path), reason)
        .hint("在它的文件夹里放一个 pack.yaml", "put a pack.yaml into its folder or the one above")
}
