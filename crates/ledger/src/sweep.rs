//! Sweeping at start: what a crashed process wrote and never committed, and files long replaced.

use crate::{Error, Ledger, Result};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, Row, SqliteConnection};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// How long a replaced file of the columnar copy is kept for readers that have its name.
const KEPT: Duration = Duration::from_secs(60 * 60);

/// Removes what the book does not name. Files are written under the write lock and before their rows are
/// committed, so under that lock every unnamed file is an orphan. While another process holds the lock
/// nothing is swept: the next start does it.
pub(crate) async fn sweep(ledger: &Ledger) -> Result<()> {
    let options = Ledger::options(&ledger.folder).busy_timeout(Duration::ZERO);
    match locked_sweep(ledger, &options).await {
        Err(Error::Locked) => Ok(()),
        other => other,
    }
}

async fn locked_sweep(ledger: &Ledger, options: &SqliteConnectOptions) -> Result<()> {
    let mut conn = options.connect().await?;
    let mut tx = conn.begin_with("BEGIN IMMEDIATE").await?;
    under_lock(ledger, &mut tx).await?;
    tx.rollback().await?;
    Ok(conn.close().await?)
}

async fn under_lock(ledger: &Ledger, conn: &mut SqliteConnection) -> Result<()> {
    let folder = &ledger.folder;
    each(&folder.temporary(), |_| true)?;
    let sources = names(conn, "SELECT sha256 FROM sources").await?;
    each(&folder.sources(), |name| !sources.contains(name))?;
    let packs = names(conn, "SELECT DISTINCT hash FROM activations").await?;
    each(&folder.packs(), |name| !packs.contains(name))?;
    let rows =
        sqlx::query("SELECT file, removed IS NOT NULL FROM manifest UNION ALL SELECT file, removed IS NOT NULL FROM register_manifest")
            .fetch_all(conn)
            .await?;
    let files = rows.iter().map(|r| Ok((r.try_get(0)?, r.try_get(1)?))).collect::<Result<BTreeMap<String, bool>>>()?;
    let columnar = folder.columnar();
    each(&columnar, |name| match files.get(name) {
        Some(true) => is_old(&columnar.join(name)),
        Some(false) => false,
        None => true,
    })
}

async fn names(conn: &mut SqliteConnection, query: &'static str) -> Result<BTreeSet<String>> {
    let names: Vec<String> = sqlx::query_scalar(query).fetch_all(conn).await?;
    Ok(names.into_iter().collect())
}

/// Removes the entries of a folder that are rubbish.
fn each(dir: &Path, is_rubbish: impl Fn(&str) -> bool) -> Result<()> {
    for entry in fs::read_dir(dir).map_err(Error::io(dir))? {
        let entry = entry.map_err(Error::io(dir))?;
        let path = entry.path();
        if !is_rubbish(&entry.file_name().to_string_lossy()) {
            continue;
        }
        let removed = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        removed.map_err(Error::io(&path))?;
    }
    Ok(())
}

fn is_old(path: &Path) -> bool {
    let modified = fs::metadata(path).and_then(|m| m.modified());
    modified.is_ok_and(|m| SystemTime::now().duration_since(m).is_ok_and(|age| age > KEPT))
}
