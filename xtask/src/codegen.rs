//! Generated files that are kept in the repository: the JSON Schemas by which editors complete pack keys.

use std::path::Path;

const FOLDER: &str = "packs/.schema";

/// Writes what differs; says what was written.
pub fn write(root: &Path) -> Result<String, String> {
    let folder = root.join(FOLDER);
    std::fs::create_dir_all(&folder).map_err(|e| format!("{FOLDER}: {e}"))?;
    let stale = stale(root);
    for (name, text) in &stale {
        std::fs::write(folder.join(name), text).map_err(|e| format!("{FOLDER}/{name}: {e}"))?;
    }
    Ok(format!("{FOLDER}: {} written", stale.len()))
}

/// Refuses when a generated file differs from what would be generated.
pub fn check(root: &Path) -> Result<String, String> {
    let names: Vec<String> = stale(root).into_iter().map(|(name, _)| format!("{FOLDER}/{name}")).collect();
    if names.is_empty() { Ok(format!("{FOLDER}: fresh")) } else { Err(format!("stale, `make codegen` writes them: {}", names.join(", "))) }
}

fn stale(root: &Path) -> Vec<(String, String)> {
    let kept = |name: &str| std::fs::read_to_string(root.join(FOLDER).join(name)).unwrap_or_default();
    methodology::schema::schemas().into_iter().filter(|(name, text)| kept(name) != *text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generated_files_are_fresh() {
        assert_eq!(check(&crate::tidy::root()).err(), None);
    }

    #[test]
    fn a_missing_file_is_stale() {
        let nowhere = Path::new("no-such-folder");
        assert_eq!(stale(nowhere).len(), methodology::schema::schemas().len());
    }
}
