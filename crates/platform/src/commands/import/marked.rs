//! The same workbooks back: red cells, notes, and a first sheet that lists the issues.

use super::Read;
use crate::commands::Talk;
use crate::failure::Failure;
use figures::{Class, Issue};
use ledger::Batch;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Writes a marked copy of every workbook with issues that want something done, beside it or into `folder`; gives their
/// names. A copy that cannot be written is said, and stops nothing.
pub fn write(read: &Read, inputs: &[PathBuf], folder: Option<&Path>, talk: Talk) -> Vec<String> {
    let mut written: Vec<PathBuf> = Vec::new();
    for batch in read.batches.iter().filter(|b| !intake::is_lines(&b.bytes)) {
        let issues: Vec<Issue> = read.issues.iter().filter(|i| i.place.file == batch.file).cloned().collect();
        if !issues.iter().any(|i| i.class < Class::D && i.place.cell.is_some()) {
            continue;
        }
        match one(batch, &issues, folder, (inputs, &written), talk) {
            Ok(path) => written.push(path),
            Err(said) => eprint!("{said}"),
        }
    }
    written.iter().map(|p| p.display().to_string()).collect()
}

/// Marks one workbook; what went wrong comes back in words.
fn one(batch: &Batch, issues: &[Issue], folder: Option<&Path>, taken: (&[PathBuf], &[PathBuf]), talk: Talk) -> Result<PathBuf, String> {
    let marked = intake::mark::given_back(&batch.file, &batch.bytes, issues, talk.lang).map_err(|issue| issue.render(talk.lang))?;
    // Names that are no UTF-8 are only shown otherwise; the copy keeps them.
    let input = taken.0.iter().find(|p| p.display().to_string() == batch.file);
    let path = place(input.map_or(Path::new(&batch.file), PathBuf::as_path), folder, taken);
    crate::files::save(&path, &marked).map_err(|e| format!("{}\n", Failure::io(&path.display().to_string(), &e).text.get(talk.lang)))?;
    Ok(path)
}

/// `NAME.审核.xlsx`, beside the workbook or in a folder; numbered where that is another file than a marked copy of ours,
/// one of the files being imported, or one just written.
fn place(path: &Path, folder: Option<&Path>, (inputs, written): (&[PathBuf], &[PathBuf])) -> PathBuf {
    let stem = path.file_stem().unwrap_or_else(|| OsStr::new("workbook"));
    let stem = stem.to_str().and_then(|s| s.strip_suffix(".审核")).map_or(stem, OsStr::new);
    let folder = folder.or(path.parent()).unwrap_or_else(|| Path::new("")).to_owned();
    let named = |ending: String| {
        let mut name = stem.to_os_string();
        name.push(ending);
        folder.join(name)
    };
    let first = || named(".审核.xlsx".to_owned());
    let names = std::iter::once(first()).chain((2..1000).map(|n| named(format!(".审核-{n}.xlsx"))));
    let free = |p: &PathBuf| !inputs.contains(p) && !written.contains(p) && (!p.exists() || is_ours(p));
    names.into_iter().find(free).unwrap_or_else(first)
}

/// Whether a file is a workbook that came back marked.
fn is_ours(path: &Path) -> bool {
    let Ok(bytes) = std::fs::read(path) else { return false };
    let book = intake::workbook::open("", &bytes).0;
    book.is_some_and(|b| b.sheets.first().is_some_and(|s| s.name.starts_with(intake::mark::FINDINGS)))
}
