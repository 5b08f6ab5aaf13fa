//! A form, and the register, as a table of the engine: the compacted files, with the tail in the place of what it changes.

use crate::chains::{self, Chains, OPEN_END, Wanted};
use crate::{Error, Ledger, Result, columnar, compact, compact_register, register};
use datafusion::arrow::array::{ArrayRef, Int32Array, RecordBatch};
use datafusion::arrow::datatypes::Schema;
use datafusion::common::JoinType;
use datafusion::dataframe::DataFrame;
use datafusion::error::DataFusionError;
use datafusion::prelude::{ParquetReadOptions, SessionContext, ident};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// `known_to` of a revision that nothing follows.
pub const OPEN: i64 = OPEN_END;

const KEY: [&str; 3] = ["u", "period", "role"];
const TAIL_KEY: [&str; 3] = ["tail_u", "tail_period", "tail_role"];

/// The column with an item's amount, `v_01`: `Decimal128(18, 4)` in the item's unit.
pub fn value_column(item: &str) -> String {
    format!("v_{item}")
}

/// The column with the id of the fact that an item's amount comes from, `f_01`: `Int64`.
pub fn fact_column(item: &str) -> String {
    format!("f_{item}")
}

impl Ledger {
    /// Every revision of a form with the interval in which it was the newest. Columns, in this order: `unit` (`Utf8`),
    /// `period`, `role` (dictionaries of `Utf8`), `filing` (`Int64`), `revision` (`Int32`, from 1 as the chain became known), `known`, `known_to`,
    /// `recorded` (`Int64`, microseconds), for each item [`value_column`] and [`fact_column`], null where the unit
    /// has never filed the item, and `u` (`Int32`), the unit's number. The state as of T is `known <= T AND known_to > T`;
    /// at most one row of a (unit, period, role) is in it. Rows come in no order.
    ///
    /// # Errors
    /// [`Error::Damaged`] when a file of the columnar copy is missing.
    pub async fn facts_table<S: AsRef<str>>(&self, ctx: &SessionContext, form: &str, items: &[S]) -> Result<DataFrame> {
        Ok(self.facts_in(ctx, form, items, None).await?.0)
    }

    /// The same of the files that may hold some periods only, with how many of them there are and how many rows of the
    /// tail stand in the place of theirs; rows of other periods may still be among them.
    ///
    /// # Errors
    /// [`Error::Damaged`] when a file of the columnar copy is missing.
    pub async fn facts_in<S: AsRef<str>>(
        &self,
        ctx: &SessionContext,
        form: &str,
        items: &[S],
        periods: Option<&[String]>,
    ) -> Result<(DataFrame, Touched)> {
        let (files, tail) = self.files_and_tail(form, periods).await?;
        let touched = Touched { files: files.len(), tail: tail.len() };
        let schema = columnar::schema(items);
        let tail_rows = columnar::rows(&tail, items)?;
        let key = |name: &str| tail_rows.column_by_name(name).cloned();
        let keys = TAIL_KEY.into_iter().zip(KEY.into_iter().filter_map(key));
        let keys = RecordBatch::try_from_iter(keys).map_err(DataFusionError::from)?;
        Ok((with_tail(ctx, &files, &schema, tail_rows, (keys, &KEY, &TAIL_KEY)).await?, touched))
    }

    /// The register as rectangles of days and moments. Columns, in this order: `attribute` (dictionary of `Utf8`),
    /// `u` (`Int32`), `value` (dictionary of `Utf8`), `since`, `valid_from`, `valid_to` (`Date32`), `known`, `known_to` (`Int64`,
    /// microseconds), `row` (`Int64`). What holds on a day as known at T is `valid_from <= day AND valid_to > day AND
    /// known <= T AND known_to > T`; at most one row of a (unit, attribute) is in it, except of `event`, of which there is
    /// one for each event up to the day, in the order of (`valid_from`, `known`, `row`). `since` is the first day
    /// of the row it rests on and `row`, of an event, the id of its row. [`crate::MEMBER`] is there where the unit belongs to the panel,
    /// [`crate::UNIT`] has its code. Rows come in no order.
    ///
    /// # Errors
    /// [`Error::Damaged`] when a file of the columnar copy is missing.
    pub async fn register_table(&self, ctx: &SessionContext) -> Result<(DataFrame, Touched)> {
        let mut tx = self.reading().await?;
        let query = sqlx::query_scalar("SELECT file FROM register_manifest WHERE removed IS NULL ORDER BY part");
        let files = self.there(query.fetch_all(&mut *tx).await?)?;
        let mark = compact_register::high_water(&mut tx).await?;
        let lines = register::lines(&mut tx, register::Of::TouchedAfter(mark)).await?;
        let touched = Touched { files: files.len(), tail: lines.len() };
        let tail = compact_register::taken_apart(&mut tx, &lines).await?;
        let units: BTreeSet<i32> = tail.iter().map(|(u, _)| *u).collect();
        let units = Arc::new(Int32Array::from_iter_values(units)) as ArrayRef;
        let keys = RecordBatch::try_from_iter([("tail_u", units)]).map_err(DataFusionError::from)?;
        let rows = columnar::register_rows(tail)?;
        Ok((with_tail(ctx, &files, &columnar::register_schema(), rows, (keys, &["u"], &["tail_u"])).await?, touched))
    }

    /// The form's files and the whole chains touched since they were written, from one state of the book.
    async fn files_and_tail(&self, form: &str, periods: Option<&[String]>) -> Result<(Vec<PathBuf>, Chains)> {
        let mut tx = self.reading().await?;
        let rows = sqlx::query_as("SELECT file, first_period, last_period FROM manifest WHERE form = ? AND removed IS NULL ORDER BY year");
        let rows: Vec<(String, String, String)> = rows.bind(form).fetch_all(&mut *tx).await?;
        let holds = |(_, first, last): &(String, String, String)| periods.is_none_or(|all| all.iter().any(|p| first <= p && p <= last));
        let files = self.there(rows.into_iter().filter(holds).map(|(name, ..)| name).collect())?;
        let mark = compact::high_water(&mut tx).await?;
        let tail = chains::load(&mut tx, Wanted::TouchedAfter(form, mark, periods)).await?;
        Ok((files, tail))
    }

    /// The paths of files of the columnar copy.
    fn there(&self, names: Vec<String>) -> Result<Vec<PathBuf>> {
        let paths: Vec<PathBuf> = names.iter().map(|name| self.folder.columnar().join(name)).collect();
        match paths.iter().find(|p| !p.is_file()) {
            Some(missing) => Err(Error::Damaged(missing.clone())),
            None => Ok(paths),
        }
    }
}

/// What a table is put together from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Touched {
    /// Files of the columnar copy.
    pub files: usize,
    /// Chains or units of the tail.
    pub tail: usize,
}

/// The files without what the tail has keys of, and the tail. The keys have other names in the tail, so that the join
/// cannot confuse the sides.
async fn with_tail(
    ctx: &SessionContext,
    files: &[PathBuf],
    schema: &Schema,
    tail: RecordBatch,
    (keys, ours, theirs): (RecordBatch, &[&str], &[&str]),
) -> Result<DataFrame> {
    if files.is_empty() {
        return Ok(ctx.read_batch(tail)?);
    }
    let urls: Vec<String> = files.iter().map(|f| url(f)).collect();
    let columns: Vec<_> = schema.fields().iter().map(|f| ident(f.name())).collect();
    let files = ctx.read_parquet(urls, ParquetReadOptions::default().schema(schema)).await?.select(columns)?;
    if tail.num_rows() == 0 {
        return Ok(files);
    }
    let untouched = files.join(ctx.read_batch(keys)?, JoinType::LeftAnti, ours, theirs, None)?;
    Ok(untouched.union(ctx.read_batch(tail)?)?)
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
