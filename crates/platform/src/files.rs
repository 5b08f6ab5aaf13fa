//! Files given out: whole or not at all, and never into a data folder.

use crate::failure::{CONFLICT, Failure};
use std::io::{BufWriter, Write};
use std::path::Path;

/// Writes a file that somebody asked for. What is in a data folder is the program's own: a file there would take the place of the
/// book or of a source.
pub fn give(path: &Path, bytes: &[u8], data: &Path) -> Result<(), Failure> {
    give_line_by_line(path, data, |out| out.write_all(bytes))
}

/// The same of what is not to lie in memory as a whole.
pub fn give_line_by_line(path: &Path, data: &Path, write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<(), Failure> {
    let about = path.display().to_string();
    if lies_in(path, data) {
        return Err(Failure::new(
            CONFLICT,
            format!("{about} 在数据目录内，那里只放台账自己的文件；请写到别处"),
            format!("{about} is inside the data folder, where only the book's own files are; another place is needed"),
        ));
    }
    whole(path, write).map_err(|e| Failure::io(&about, &e))
}

/// Whether a path leads into a folder, links followed.
fn lies_in(path: &Path, folder: &Path) -> bool {
    let Ok(folder) = folder.canonicalize() else { return false };
    let there = path.ancestors().map(|p| if p.as_os_str().is_empty() { Path::new(".") } else { p });
    there.filter_map(|p| p.canonicalize().ok()).next().is_some_and(|found| found.starts_with(&folder))
}

/// Whole or not at all: a person may be working in the copy of last time.
pub fn save(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    whole(path, |out| out.write_all(bytes))
}

fn whole(path: &Path, write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> std::io::Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut new = tempfile::Builder::new();
    // As any other file: the umask decides who may read it.
    #[cfg(unix)]
    new.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = BufWriter::new(new.tempfile_in(folder)?);
    write(&mut file)?;
    let file = file.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    file.persist(path).map_err(|e| e.error)?;
    Ok(())
}
