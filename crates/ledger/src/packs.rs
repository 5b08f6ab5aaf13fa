//! Packs: every version of the definitions that was ever active, by hash.

use crate::folder::sha256;
use crate::{Error, Ledger, Result};
use figures::Moment;
use sqlx::{Row, SqliteConnection};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Definitions as they were activated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPack {
    /// Hash over all files, by which figures name them.
    pub hash: String,
    /// Path and text of every file, by path.
    pub files: Vec<(String, String)>,
    /// When they were last activated.
    pub activated: Moment,
}

impl Ledger {
    /// Keeps the files of these packs (id, version) under their hash and makes them the active ones. When
    /// they are active already nothing is written.
    ///
    /// # Errors
    /// [`Error::PackPath`] for a path that leads out of the pack; failures of disk or book.
    pub async fn activate_pack(&self, hash: &str, packs: &[(String, String)], files: &[(String, String)], recorded: Moment) -> Result<()> {
        let mut tx = self.writing().await?;
        if newest(&mut tx).await?.is_some_and(|(active, _)| active == hash) {
            return Ok(());
        }
        for (path, text) in files {
            let kept = sqlx::query("INSERT INTO pack_files (hash, path, sha256) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
            kept.bind(hash).bind(path).bind(sha256(text.as_bytes())).execute(&mut *tx).await?;
            self.folder.write(&self.pack_path(hash, path)?, text.as_bytes())?;
        }
        for (id, version) in packs {
            let kept = sqlx::query("INSERT INTO packs (hash, id, version) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
            kept.bind(hash).bind(id).bind(version).execute(&mut *tx).await?;
        }
        let active = sqlx::query("INSERT INTO activations (hash, recorded) VALUES (?, ?)");
        active.bind(hash).bind(recorded.micros()).execute(&mut *tx).await?;
        tx.commit().await
    }

    /// The active packs, if any were activated.
    ///
    /// # Errors
    /// [`Error::Damaged`] when a file is missing or not what it was.
    pub async fn active_pack(&self) -> Result<Option<StoredPack>> {
        let mut tx = self.reading().await?;
        match newest(&mut tx).await? {
            Some((hash, activated)) => self.stored(&mut tx, hash, activated).await.map(Some),
            None => Ok(None),
        }
    }

    /// The packs of this hash, if they were ever active.
    ///
    /// # Errors
    /// [`Error::Damaged`] when a file is missing or not what it was.
    pub async fn pack(&self, hash: &str) -> Result<Option<StoredPack>> {
        let mut tx = self.reading().await?;
        let activated: Option<i64> =
            sqlx::query_scalar("SELECT max(recorded) FROM activations WHERE hash = ?").bind(hash).fetch_one(&mut *tx).await?;
        match activated {
            Some(moment) => self.stored(&mut tx, hash.to_owned(), moment).await.map(Some),
            None => Ok(None),
        }
    }

    async fn stored(&self, conn: &mut SqliteConnection, hash: String, activated: i64) -> Result<StoredPack> {
        let rows = sqlx::query("SELECT path, sha256 FROM pack_files WHERE hash = ? ORDER BY path").bind(&hash).fetch_all(conn).await?;
        let mut files = Vec::with_capacity(rows.len());
        for row in rows {
            let (path, digest): (String, String) = (row.try_get(0)?, row.try_get(1)?);
            let at = self.pack_path(&hash, &path)?;
            let text = fs::read_to_string(&at).map_err(|_| Error::Damaged(at.clone()))?;
            if sha256(text.as_bytes()) != digest {
                return Err(Error::Damaged(at));
            }
            files.push((path, text));
        }
        Ok(StoredPack { hash, files, activated: Moment::from_micros(activated) })
    }

    fn pack_path(&self, hash: &str, path: &str) -> Result<PathBuf> {
        let inside = |text: &str| !text.is_empty() && Path::new(text).components().all(|c| matches!(c, Component::Normal(_)));
        if !inside(hash) || !inside(path) {
            return Err(Error::PackPath(path.to_owned()));
        }
        Ok(self.folder.packs().join(hash).join(path))
    }
}

async fn newest(conn: &mut SqliteConnection) -> Result<Option<(String, i64)>> {
    let row = sqlx::query("SELECT hash, recorded FROM activations ORDER BY id DESC LIMIT 1").fetch_optional(conn).await?;
    row.map(|r| Ok((r.try_get(0)?, r.try_get(1)?))).transpose()
}
