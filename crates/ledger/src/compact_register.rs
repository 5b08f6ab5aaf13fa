//! Compaction of the register: the rows of the tail become Parquet files, one for some thousand units.

use crate::folder::{Folder, sha256};
use crate::rectangles::{Rectangle, rectangles};
use crate::register::{Lines, Of, lines};
use crate::{Result, columnar};
use sqlx::SqliteConnection;
use std::collections::BTreeMap;

/// The tail may hold this many rows before it is compacted. It decides speed, never a figure.
const COMPACT_AFTER_ROWS: i64 = 500;

/// A file holds the units whose numbers agree above this many bits: 65,536 of them.
const PART_BITS: i64 = 16;

/// The rows of the register up to this id are in the columnar copy.
pub(crate) async fn high_water(conn: &mut SqliteConnection) -> Result<i64> {
    let mark = sqlx::query_scalar("SELECT coalesce(max(added), 0) FROM register_manifest WHERE removed IS NULL");
    Ok(mark.fetch_one(conn).await?)
}

/// Compacts when the tail has grown too long; gives the names of the files that were replaced.
pub(crate) async fn compact_if_due(conn: &mut SqliteConnection, folder: &Folder, recorded: i64) -> Result<Vec<String>> {
    let mark = high_water(conn).await?;
    let tail: i64 = sqlx::query_scalar("SELECT count(*) FROM register WHERE id > ?").bind(mark).fetch_one(&mut *conn).await?;
    if tail > COMPACT_AFTER_ROWS { write_parts_after(conn, folder, mark, recorded).await } else { Ok(Vec::new()) }
}

/// Writes the files of every part that a row after `mark` touches.
pub(crate) async fn write_parts_after(conn: &mut SqliteConnection, folder: &Folder, mark: i64, recorded: i64) -> Result<Vec<String>> {
    let newest: i64 = sqlx::query_scalar("SELECT coalesce(max(id), 0) FROM register").fetch_one(&mut *conn).await?;
    let parts = sqlx::query_scalar("SELECT DISTINCT n.u >> ? FROM register r JOIN units n ON n.unit = r.unit WHERE r.id > ? ORDER BY 1");
    let parts: Vec<i64> = parts.bind(PART_BITS).bind(mark).fetch_all(&mut *conn).await?;
    let mut replaced = Vec::new();
    for part in parts {
        let old = sqlx::query_scalar("SELECT file FROM register_manifest WHERE part = ? AND removed IS NULL");
        replaced.extend(old.bind(part).fetch_all(&mut *conn).await?);
        let mark = sqlx::query("UPDATE register_manifest SET removed = ? WHERE part = ? AND removed IS NULL");
        mark.bind(recorded).bind(part).execute(&mut *conn).await?;
        let lines = lines(conn, Of::Numbers(part << PART_BITS, (part + 1) << PART_BITS)).await?;
        let rows = columnar::register_rows(taken_apart(conn, &lines).await?)?;
        let bytes = columnar::parquet(&rows, &["attribute"])?;
        write_file(conn, folder, (part, newest, recorded), (rows.num_rows(), &bytes)).await?;
    }
    Ok(replaced)
}

/// The rectangles of units, with the units' numbers.
pub(crate) async fn taken_apart(conn: &mut SqliteConnection, lines: &Lines) -> Result<Vec<(i32, Rectangle)>> {
    let numbers = numbers(conn, lines).await?;
    let mut out = Vec::new();
    for (unit, lines) in lines {
        let number = numbers.get(unit).copied().unwrap_or_default();
        out.extend(rectangles(unit, lines).into_iter().map(|rectangle| (number, rectangle)));
    }
    Ok(out)
}

async fn numbers(conn: &mut SqliteConnection, lines: &Lines) -> Result<BTreeMap<String, i32>> {
    let units: Vec<&String> = lines.keys().collect();
    let mut numbers = BTreeMap::new();
    for some in units.chunks(1000) {
        let mut query = sqlx::QueryBuilder::<sqlx::Sqlite>::new("SELECT unit, u FROM units WHERE unit IN (");
        let mut list = query.separated(", ");
        some.iter().for_each(|unit| _ = list.push_bind(unit.as_str()));
        let rows: Vec<(String, i32)> = query.push(")").build_query_as().fetch_all(&mut *conn).await?;
        numbers.extend(rows);
    }
    Ok(numbers)
}

/// Writes and syncs a file before its manifest row is inserted.
async fn write_file(
    conn: &mut SqliteConnection,
    folder: &Folder,
    (part, newest, recorded): (i64, i64, i64),
    (rows, bytes): (usize, &[u8]),
) -> Result<()> {
    let id: i64 = sqlx::query_scalar("SELECT coalesce(max(id), 0) + 1 FROM register_manifest").fetch_one(&mut *conn).await?;
    let file = format!("register-{part}-{id}.parquet");
    folder.write(&folder.columnar().join(&file), bytes)?;
    let insert = sqlx::query("INSERT INTO register_manifest (id, file, part, rows, sha256, added, recorded) VALUES (?, ?, ?, ?, ?, ?, ?)");
    let insert = insert.bind(id).bind(file).bind(part).bind(i64::try_from(rows).unwrap_or(i64::MAX)).bind(sha256(bytes));
    insert.bind(newest).bind(recorded).execute(conn).await?;
    Ok(())
}
