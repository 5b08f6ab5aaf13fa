//! A copy of the book as it is at one moment, made while others write, and what the database itself says of its health.

use crate::folder::Folder;
use crate::{Error, Ledger, Result};
use sqlx::Row;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Ledger {
    /// Opens a book that nobody writes, only to read it: nothing is brought up to date, nothing swept, no file made beside it.
    ///
    /// # Errors
    /// [`Error::NotFound`] without a book, or one that cannot be read.
    pub async fn read(dir: impl AsRef<Path>) -> Result<Self> {
        let folder = Folder::new(dir.as_ref())?;
        if !folder.book().is_file() {
            return Err(Error::NotFound(folder.root().to_owned()));
        }
        let options = SqliteConnectOptions::new().filename(folder.book()).read_only(true).immutable(true);
        let pool = SqlitePoolOptions::new().max_connections(2).connect_with(options).await?;
        Ok(Ledger { folder, pool, turn: Arc::default(), queue: Arc::default(), told: None, until: None })
    }

    /// Writes a copy of the book to a file that is not there yet. It is the state of one moment: what is written meanwhile is in it
    /// as a whole or not at all.
    ///
    /// # Errors
    /// [`Error::Exists`] when the file is there, [`Error::Locked`], or a failure of disk or book.
    pub async fn snapshot(&self, to: &Path) -> Result<()> {
        if to.exists() {
            return Err(Error::Exists(to.to_owned()));
        }
        let path = to.display().to_string();
        sqlx::query("VACUUM INTO ?").bind(path).execute(&self.pool).await?;
        Ok(())
    }

    /// What the database finds wrong with itself; nothing where all is well.
    pub async fn integrity(&self) -> Result<Vec<String>> {
        let told: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check").fetch_all(&self.pool).await?;
        let mut wrong: Vec<String> = told.into_iter().filter(|line| line != "ok").collect();
        let dangling = sqlx::query("PRAGMA foreign_key_check").fetch_all(&self.pool).await?;
        for row in dangling {
            wrong.push(format!(
                "{}: row {} points to nothing",
                row.try_get::<String, _>(0)?,
                row.try_get::<Option<i64>, _>(1)?.unwrap_or(0)
            ));
        }
        Ok(wrong)
    }

    /// The files that the book rests on, from the data folder, with their content hashes: sources and files of packs by their
    /// content, those of the columnar copy that are in use.
    pub async fn files(&self) -> Result<Vec<(PathBuf, String)>> {
        let rows = sqlx::query(
            "SELECT 'sources', sha256, sha256 FROM sources
             UNION ALL SELECT 'packs', hash || '/' || path, sha256 FROM pack_files
             UNION ALL SELECT 'columnar', file, sha256 FROM manifest WHERE removed IS NULL
             UNION ALL SELECT 'columnar', file, sha256 FROM register_manifest WHERE removed IS NULL
             ORDER BY 1, 2",
        );
        let mut files = Vec::new();
        for row in rows.fetch_all(&self.pool).await? {
            let (folder, name): (String, String) = (row.try_get(0)?, row.try_get(1)?);
            files.push((Path::new(&folder).join(name), row.try_get(2)?));
        }
        Ok(files)
    }
}
