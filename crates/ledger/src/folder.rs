//! The data folder: where things lie, and writing a file so that it survives a crash.

use crate::{Error, Result};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The paths of a data folder.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The folder at `root`, which is made absolute.
    pub(crate) fn new(root: &Path) -> Result<Self> {
        Ok(Folder { root: std::path::absolute(root).map_err(Error::io(root))? })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn book(&self) -> PathBuf {
        self.root.join("book.sqlite")
    }

    pub(crate) fn sources(&self) -> PathBuf {
        self.root.join("sources")
    }

    pub(crate) fn packs(&self) -> PathBuf {
        self.root.join("packs")
    }

    pub(crate) fn columnar(&self) -> PathBuf {
        self.root.join("columnar")
    }

    /// Files being written; whatever is here after a crash is rubbish.
    pub(crate) fn temporary(&self) -> PathBuf {
        self.root.join("tmp")
    }

    /// Makes the folders that are missing.
    pub(crate) fn make(&self) -> Result<()> {
        for dir in [self.root.clone(), self.sources(), self.packs(), self.columnar(), self.temporary()] {
            fs::create_dir_all(&dir).map_err(Error::io(&dir))?;
        }
        sync_dir(&self.root)
    }

    /// Writes `bytes` to `path` inside this folder: first under another name, synced, then renamed, and the
    /// folder synced, so that after a crash the file is whole or not there.
    pub(crate) fn write(&self, path: &Path, bytes: &[u8]) -> Result<()> {
        let temporary = self.temporary().join(format!("{}-{}", std::process::id(), sha256(bytes)));
        let mut file = File::create(&temporary).map_err(Error::io(&temporary))?;
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(Error::io(&temporary))?;
        let dir = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(dir).map_err(Error::io(dir))?;
        fs::rename(&temporary, path).map_err(Error::io(path))?;
        sync_dir(dir)
    }
}

impl Folder {
    /// Writes many files into one folder under their names, as [`Folder::write`] does one: all contents are on the disk
    /// before any has its name, and all names before this returns. The syncs wait side by side.
    pub(crate) fn write_all(&self, dir: &Path, files: &[(&str, &[u8])]) -> Result<()> {
        if files.is_empty() {
            return Ok(());
        }
        fs::create_dir_all(dir).map_err(Error::io(dir))?;
        let temporary = |name: &str| self.temporary().join(format!("{}-{name}", std::process::id()));
        for (name, bytes) in files {
            fs::write(temporary(name), bytes).map_err(Error::io(&temporary(name)))?;
        }
        let sync = |(name, _): &(&str, &[u8])| {
            let path = temporary(name);
            File::open(&path).and_then(|f| f.sync_all()).map_err(Error::io(&path))
        };
        files.par_iter().map(sync).collect::<Result<()>>()?;
        for (name, _) in files {
            let path = dir.join(name);
            fs::rename(temporary(name), &path).map_err(Error::io(&path))?;
        }
        sync_dir(dir)
    }
}

/// Syncs a folder's own entries.
pub(crate) fn sync_dir(dir: &Path) -> Result<()> {
    File::open(dir).and_then(|d| d.sync_all()).map_err(Error::io(dir))
}

/// SHA-256 as lower-case hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}
