//! The same workbooks back: red cells, notes, and a first sheet that lists the issues.

use super::Read;
use crate::commands::Talk;
use crate::failure::Failure;
use figures::{Class, Issue};
use std::path::{Path, PathBuf};

/// Writes a marked copy of every workbook with issues that want something done, beside it or into `folder`;
/// gives their names.
pub fn write(read: &Read, folder: Option<&Path>, talk: Talk) -> Result<Vec<String>, Failure> {
    let mut written = Vec::new();
    for batch in read.batches.iter().filter(|b| !intake::is_lines(&b.bytes)) {
        let issues: Vec<Issue> = read.issues.iter().filter(|i| i.place.file == batch.file).cloned().collect();
        if !issues.iter().any(|i| i.class < Class::D && i.place.cell.is_some()) {
            continue;
        }
        let marked = match intake::mark::given_back(&batch.file, &batch.bytes, &issues, talk.lang) {
            Ok(marked) => marked,
            Err(issue) => {
                eprint!("{}", issue.render(talk.lang));
                continue;
            }
        };
        let path = place(&batch.file, folder);
        let name = path.display().to_string();
        std::fs::write(&path, marked).map_err(|e| Failure::io(&name, &e))?;
        written.push(name);
    }
    Ok(written)
}

/// `NAME.审核.xlsx`, beside the workbook or in a folder.
fn place(file: &str, folder: Option<&Path>) -> PathBuf {
    let path = Path::new(file);
    let stem = path.file_stem().map_or_else(|| "workbook".to_owned(), |s| s.to_string_lossy().into_owned());
    let stem = stem.strip_suffix(".审核").unwrap_or(&stem);
    folder.or(path.parent()).unwrap_or_else(|| Path::new("")).join(format!("{stem}.审核.xlsx"))
}
