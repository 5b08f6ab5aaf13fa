//! Mapping rules beside the data: `mappings/<fingerprint>.yaml`, proposed by the program, confirmed by a person.

use super::Read;
use crate::failure::Failure;
use figures::{Class, Issue, Place, Text};
use methodology::catalogue::Catalogue;
use methodology::mapping::{self, Mapping};
use std::path::{Path, PathBuf};

fn folder(data: &Path) -> PathBuf {
    data.join("mappings")
}

/// The mappings kept, and what is wrong with their files.
pub fn kept(data: &Path, catalogue: &Catalogue) -> Result<(Vec<Mapping>, Vec<Issue>), Failure> {
    let (mut kept, mut issues) = (Vec::new(), Vec::new());
    let Ok(entries) = std::fs::read_dir(folder(data)) else { return Ok((kept, issues)) };
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "yaml"));
    paths.sort();
    for path in paths {
        let name = path.display().to_string();
        let bytes = std::fs::read(&path).map_err(|e| Failure::io(&name, &e))?;
        let (mapping, found) = match std::str::from_utf8(&bytes) {
            Ok(text) => mapping::read(&name, text, catalogue),
            Err(_) => (None, vec![not_utf8(&name)]),
        };
        kept.extend(mapping);
        // Rules that cannot be read leave their own table unknown; the other files of a delivery are not concerned.
        issues.extend(found.into_iter().map(|issue| issue.of_class(Class::C)));
    }
    Ok((kept, issues))
}

fn not_utf8(file: &str) -> Issue {
    let reason = Text::new("对照规则文件不是 UTF-8 编码", "the mapping file is not UTF-8");
    Issue::blocking("not-utf8", Place::file(file), reason).hint("另存为 UTF-8", "save it as UTF-8")
}

/// Writes proposals that are not there yet, and gives the files that wait for a person; a dry run writes nothing beside
/// the data and names what it would.
pub fn propose(data: &Path, read: &Read, catalogue: &Catalogue, dry_run: bool) -> Result<Vec<String>, Failure> {
    let mut files: Vec<String> = Vec::new();
    for (origin, proposal) in &read.proposals {
        let short: String = proposal.fingerprint.chars().take(12).collect();
        let path = folder(data).join(format!("{short}.yaml"));
        let name = path.display().to_string();
        if !path.exists() && !dry_run {
            let text = mapping::write(proposal, origin, catalogue);
            crate::files::save(&path, text.as_bytes()).map_err(|e| Failure::io(&name, &e))?;
        }
        if !files.contains(&name) {
            files.push(name);
        }
    }
    Ok(files)
}
