//! From a data folder that is in use to one file.

use super::{BOOK, LAYOUT, LIST, List, WHOLE, copied};
use crate::failure::{FAILED, Failure};
use crate::workspace::{Workspace, now};
use indicatif::ProgressBar;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What was packed.
#[derive(Debug, Clone, Copy)]
pub struct Packed {
    /// Files, the book among them.
    pub files: usize,
    /// Bytes of the backup.
    pub bytes: u64,
    /// Filings that the book holds.
    pub filings: u64,
}

/// Writes a backup; the file is whole or not there. Others may go on working meanwhile.
pub async fn pack(work: &Workspace, to: &Path, bar: &ProgressBar) -> Result<Packed, Failure> {
    let about = to.display().to_string();
    let failed = |error: io::Error| Failure::io(&about, &error);
    let folder = tempfile::tempdir_in(parent(to)).map_err(failed)?;
    let book = folder.path().join(BOOK);
    work.ledger.snapshot(&book).await?;
    let (list, sources) = listed(work, folder.path(), &book).await?;
    bar.set_length(sources.len() as u64);
    let whole = folder.path().join("backup.zip");
    let (files, filings) = (sources.len(), list.filings);
    let (zip, shown) = (whole.clone(), bar.clone());
    // Compressing holds a processor for long: others go on meanwhile.
    let written = tokio::task::spawn_blocking(move || write(&zip, list, &sources, &shown)).await;
    written.map_err(io::Error::other).flatten().map_err(failed)?;
    std::fs::rename(&whole, to).map_err(failed)?;
    let bytes = std::fs::metadata(to).map_err(failed)?.len();
    Ok(Packed { files, bytes, filings })
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// Files by their name in the backup, and what the list says but their hashes.
async fn listed(work: &Workspace, folder: &Path, book: &Path) -> Result<(List, BTreeMap<String, PathBuf>), Failure> {
    // What the copy of the book names, not what the book has come to name since.
    let copy = ledger::Ledger::read(folder).await?;
    let (counts, trail) = (copy.counts().await?, copy.verify_trail(None).await?);
    let named = copy.files().await?;
    copy.close().await;
    if let Some(broken) = trail.broken {
        return Err(Failure::new(
            FAILED,
            format!("审计链在第 {} 行断裂，未备份", broken.row),
            format!("the audit chain is broken at row {}; nothing was backed up", broken.row),
        ));
    }
    let mut files = BTreeMap::from([(BOOK.to_owned(), book.to_owned())]);
    files.extend(named.into_iter().map(|(path, _)| (name(&path), work.dir.join(path))));
    for folder in WHOLE {
        beneath(&work.dir, Path::new(folder), &mut files).map_err(|error| Failure::io(folder, &error))?;
    }
    let (program, made) = (env!("CARGO_PKG_VERSION").to_owned(), now().rfc3339(work.zone()));
    let list =
        List { layout: LAYOUT, program, made, filings: counts.filings, facts: counts.facts, trail: trail.rows, files: BTreeMap::new() };
    Ok((list, files))
}

/// A path as names in a backup are written.
fn name(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn beneath(root: &Path, folder: &Path, files: &mut BTreeMap<String, PathBuf>) -> io::Result<()> {
    let there = root.join(folder);
    if !there.is_dir() {
        return Ok(());
    }
    for entry in std::fs::read_dir(there)? {
        let (path, kind) = {
            let entry = entry?;
            (folder.join(entry.file_name()), entry.file_type()?)
        };
        if kind.is_dir() {
            beneath(root, &path, files)?;
        } else if kind.is_file() {
            files.insert(name(&path), root.join(&path));
        }
    }
    Ok(())
}

/// The list comes last, when all hashes are known; what a reader looks for first is found by its name.
fn write(to: &Path, mut list: List, files: &BTreeMap<String, PathBuf>, bar: &ProgressBar) -> io::Result<()> {
    // For whoever keeps the park and nobody else: everything is in it.
    let file = File::options().write(true).create_new(true).mode(0o600).open(to)?;
    let mut zip = ZipWriter::new(BufWriter::new(file));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(true);
    for (name, path) in files {
        // Somebody waits no more.
        if bar.is_finished() {
            return Err(io::ErrorKind::Interrupted.into());
        }
        zip.start_file(name, options)?;
        let digest = copied(&mut BufReader::new(File::open(path)?), &mut zip)?;
        list.files.insert(name.clone(), digest);
        bar.inc(1);
    }
    zip.start_file(LIST, options)?;
    zip.write_all(&serde_json::to_vec_pretty(&list)?)?;
    let file = zip.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()
}
