//! Compaction: the filings of the tail become Parquet files, in the transaction that makes them due.

use crate::chains::{self, Chains, Wanted};
use crate::folder::{Folder, sha256};
use crate::{Ledger, Result, columnar, compact_register};
use sqlx::{Row, SqliteConnection};
use std::fs::File;
use std::path::PathBuf;
use std::time::SystemTime;

/// The tail may hold this many filings before it is compacted. It decides speed, never a figure.
pub const COMPACT_AFTER_FILINGS: i64 = 500;

/// The filings up to this id are in the columnar copy.
pub(crate) async fn high_water(conn: &mut SqliteConnection) -> Result<i64> {
    let mark = sqlx::query_scalar("SELECT coalesce(max(added), 0) FROM manifest WHERE removed IS NULL");
    Ok(mark.fetch_one(conn).await?)
}

/// Compacts when the tail has grown too long; gives the names of the files that were replaced.
pub(crate) async fn compact_if_due(conn: &mut SqliteConnection, folder: &Folder, recorded: i64) -> Result<Vec<String>> {
    let mark = high_water(conn).await?;
    let tail: i64 = sqlx::query_scalar("SELECT count(*) FROM filings WHERE id > ?").bind(mark).fetch_one(&mut *conn).await?;
    let mut replaced = compact_register::compact_if_due(conn, folder, recorded).await?;
    if tail > COMPACT_AFTER_FILINGS {
        replaced.extend(write_years_after(conn, folder, mark, recorded).await?);
    }
    Ok(replaced)
}

/// Writes the files of every form and year that a filing after `mark` touches.
async fn write_years_after(conn: &mut SqliteConnection, folder: &Folder, mark: i64, recorded: i64) -> Result<Vec<String>> {
    let newest: i64 = sqlx::query_scalar("SELECT coalesce(max(id), 0) FROM filings").fetch_one(&mut *conn).await?;
    let touched =
        sqlx::query("SELECT DISTINCT form, year FROM filings WHERE id > ? ORDER BY form, year").bind(mark).fetch_all(&mut *conn).await?;
    let mut replaced = Vec::new();
    for row in touched {
        let (form, year): (String, i64) = (row.try_get(0)?, row.try_get(1)?);
        replaced.extend(live_file(conn, &form, year).await?);
        sqlx::query("UPDATE manifest SET removed = ? WHERE form = ? AND year = ? AND removed IS NULL")
            .bind(recorded)
            .bind(&form)
            .bind(year)
            .execute(&mut *conn)
            .await?;
        let chains = chains::load(conn, Wanted::Year(&form, year)).await?;
        write_file(conn, folder, &Part { form, year, chains, newest, recorded }).await?;
    }
    Ok(replaced)
}

async fn live_file(conn: &mut SqliteConnection, form: &str, year: i64) -> Result<Option<String>> {
    let query = sqlx::query_scalar("SELECT file FROM manifest WHERE form = ? AND year = ? AND removed IS NULL");
    Ok(query.bind(form).bind(year).fetch_optional(conn).await?)
}

/// What goes into one file.
struct Part {
    form: String,
    year: i64,
    chains: Chains,
    newest: i64,
    recorded: i64,
}

/// Writes and syncs a file before its manifest row is inserted.
async fn write_file(conn: &mut SqliteConnection, folder: &Folder, part: &Part) -> Result<()> {
    let rows = columnar::rows(&part.chains, &columnar::items(&part.chains))?;
    let bytes = columnar::parquet(&rows, &["period", "role"])?;
    let id: i64 = sqlx::query_scalar("SELECT coalesce(max(id), 0) + 1 FROM manifest").fetch_one(&mut *conn).await?;
    let file = format!("{}-{}-{id}.parquet", file_safe(&part.form), part.year);
    folder.write(&folder.columnar().join(&file), &bytes)?;
    let periods = || part.chains.keys().map(|k| k.period.as_str());
    let known = || part.chains.values().flat_map(|c| c.wide().into_iter().map(|w| w.revision.known));
    sqlx::query(
        "INSERT INTO manifest (id, file, form, year, rows, sha256, first_period, last_period, min_known, max_known, added, recorded)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(id)
    .bind(file)
    .bind(&part.form)
    .bind(part.year)
    .bind(i64::try_from(rows.num_rows()).unwrap_or(i64::MAX))
    .bind(sha256(&bytes))
    .bind(periods().min().unwrap_or_default())
    .bind(periods().max().unwrap_or_default())
    .bind(known().min().unwrap_or_default())
    .bind(known().max().unwrap_or_default())
    .bind(part.newest)
    .bind(part.recorded)
    .execute(conn)
    .await?;
    Ok(())
}

/// A form's id as part of a file name; the manifest's number keeps the name unique.
fn file_safe(form: &str) -> String {
    form.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).take(40).collect()
}

/// Stamps replaced files with the clock: the sweep keeps them for a while, because a reader may have
/// taken their names from the manifest just before. A failure only shortens that while.
pub(crate) fn mark_replaced(folder: &Folder, files: &[String]) {
    for file in files {
        let path: PathBuf = folder.columnar().join(file);
        if let Ok(open) = File::options().append(true).open(path) {
            let _ = open.set_modified(SystemTime::now());
        }
    }
}

impl Ledger {
    /// Makes the whole columnar copy anew from the book; the tail is empty afterwards.
    ///
    /// # Errors
    /// [`crate::Error::Locked`] while another process writes; disk and book failures.
    pub async fn rebuild(&self) -> Result<()> {
        let mut tx = self.writing().await?;
        let recorded: i64 = sqlx::query_scalar("SELECT coalesce(max(recorded), 0) FROM batches").fetch_one(&mut *tx).await?;
        let mut replaced = write_years_after(&mut tx, &self.folder, 0, recorded).await?;
        replaced.extend(compact_register::write_parts_after(&mut tx, &self.folder, 0, recorded).await?);
        tx.commit().await?;
        mark_replaced(&self.folder, &replaced);
        Ok(())
    }
}
