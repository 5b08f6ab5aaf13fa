//! Mapping rules beside the data: `mappings/<fingerprint>.yaml`, proposed by the program, confirmed by a person.

use super::Read;
use crate::failure::Failure;
use figures::Issue;
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
        let text = std::fs::read_to_string(&path).map_err(|e| Failure::io(&name, &e))?;
        let (mapping, found) = mapping::read(&name, &text, catalogue);
        kept.extend(mapping);
        issues.extend(found);
    }
    Ok((kept, issues))
}

/// Writes proposals that are not there yet, and gives the files that wait for a person.
pub fn propose(data: &Path, read: &Read, catalogue: &Catalogue) -> Result<Vec<String>, Failure> {
    let mut files: Vec<String> = Vec::new();
    for (origin, proposal) in &read.proposals {
        let short: String = proposal.fingerprint.chars().take(12).collect();
        let path = folder(data).join(format!("{short}.yaml"));
        let name = path.display().to_string();
        if !path.exists() {
            std::fs::create_dir_all(folder(data)).map_err(|e| Failure::io(&name, &e))?;
            std::fs::write(&path, mapping::write(proposal, origin, catalogue)).map_err(|e| Failure::io(&name, &e))?;
        }
        if !files.contains(&name) {
            files.push(name);
        }
    }
    Ok(files)
}
