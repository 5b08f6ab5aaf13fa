//! A form as a table of the engine: the compacted files, with the tail in the place of what it changes.

use crate::chains::{self, Chains, OPEN_END, Wanted};
use crate::{Error, Ledger, Result, columnar, compact};
use datafusion::arrow::array::RecordBatch;
use datafusion::common::JoinType;
use datafusion::dataframe::DataFrame;
use datafusion::prelude::{ParquetReadOptions, SessionContext, ident};
use sqlx::SqliteConnection;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// `known_to` of a revision that nothing follows.
pub const OPEN: i64 = OPEN_END;

const KEY: [&str; 3] = ["unit", "period", "role"];
const TAIL_KEY: [&str; 3] = ["tail_unit", "tail_period", "tail_role"];

/// The column with an item's amount, `v_01`: `Decimal128(20, 4)` in the item's unit.
pub fn value_column(item: &str) -> String {
    format!("v_{item}")
}

/// The column with the id of the fact that an item's amount comes from, `f_01`: `Int64`.
pub fn fact_column(item: &str) -> String {
    format!("f_{item}")
}

impl Ledger {
    /// Every revision of a form with the interval in which it was the newest. Columns, in this order: `unit`,
    /// `period`, `role` (`Utf8`), `filing` (`Int64`), `revision` (`Int32`, from 1 as the chain became known), `known`, `known_to`, `recorded`
    /// (`Int64`, microseconds), and for each item [`value_column`] and [`fact_column`], null where the unit
    /// has never filed the item. The state as of T is `known <= T AND known_to > T`; at most one row of a
    /// (unit, period, role) is in it.
    ///
    /// # Errors
    /// [`Error::Damaged`] when a file of the columnar copy is missing.
    pub async fn facts_table<S: AsRef<str>>(&self, ctx: &SessionContext, form: &str, items: &[S]) -> Result<DataFrame> {
        let (files, tail) = self.files_and_tail(form).await?;
        let schema = columnar::schema(items);
        let tail_rows = columnar::rows(&tail, items)?;
        if files.is_empty() {
            return Ok(ctx.read_batch(tail_rows)?);
        }
        let urls: Vec<String> = files.iter().map(|f| url(f)).collect();
        let columns: Vec<_> = schema.fields().iter().map(|f| ident(f.name())).collect();
        let files = ctx.read_parquet(urls, ParquetReadOptions::default().schema(&schema)).await?.select(columns)?;
        if tail_rows.num_rows() == 0 {
            return Ok(files);
        }
        let keys = ctx.read_batch(tail_keys(&tail)?)?;
        let untouched = files.join(keys, JoinType::LeftAnti, &KEY, &TAIL_KEY, None)?;
        Ok(untouched.union(ctx.read_batch(tail_rows)?)?)
    }

    /// The form's files and the whole chains touched since they were written, from one state of the book.
    async fn files_and_tail(&self, form: &str) -> Result<(Vec<PathBuf>, Chains)> {
        let mut tx = self.reading().await?;
        let files = self.files(&mut tx, form).await?;
        let mark = compact::high_water(&mut tx).await?;
        let tail = chains::load(&mut tx, Wanted::TouchedAfter(form, mark)).await?;
        Ok((files, tail))
    }

    async fn files(&self, conn: &mut SqliteConnection, form: &str) -> Result<Vec<PathBuf>> {
        let query = sqlx::query_scalar("SELECT file FROM manifest WHERE form = ? AND removed IS NULL ORDER BY year");
        let names: Vec<String> = query.bind(form).fetch_all(conn).await?;
        let paths: Vec<PathBuf> = names.iter().map(|name| self.folder.columnar().join(name)).collect();
        match paths.iter().find(|p| !p.is_file()) {
            Some(missing) => Err(Error::Damaged(missing.clone())),
            None => Ok(paths),
        }
    }
}

/// The keys of the tail under other names, so that the join cannot confuse the sides.
fn tail_keys(tail: &Chains) -> Result<RecordBatch> {
    use datafusion::arrow::array::{ArrayRef, StringArray};
    use datafusion::error::DataFusionError;
    use std::sync::Arc;
    let column = |of: fn(&chains::Key) -> &str| Arc::new(StringArray::from_iter_values(tail.keys().map(of))) as ArrayRef;
    let columns = [column(|k| &k.unit), column(|k| &k.period), column(|k| k.role.word())];
    Ok(RecordBatch::try_from_iter(TAIL_KEY.into_iter().zip(columns)).map_err(DataFusionError::from)?)
}

/// A file's URL. The engine takes `*`, `?` and `[` in a plain path for patterns, so all but the safest
/// characters are escaped.
fn url(path: &Path) -> String {
    let mut url = String::from("file://");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => url.push(char::from(*byte)),
            other => _ = write!(url, "%{other:02X}"),
        }
    }
    url
}
