//! The columnar copy: the wide layout of a form and the layout of the register, record batches, Parquet bytes.

use crate::chains::{Chain, Chains, Key, Wide};
use crate::rectangles::Rectangle;
use crate::table::{fact_column, value_column};
use crate::{Result, amount};
use datafusion::arrow::array::{ArrayRef, Date32Array, Decimal128Array, DictionaryArray, Int32Array, Int64Array, RecordBatch, StringArray};
use datafusion::arrow::datatypes::{DataType, Field, Int32Type, Schema, SchemaRef};
use datafusion::error::DataFusionError;
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::parquet::basic::Compression;
use datafusion::parquet::errors::ParquetError;
use datafusion::parquet::file::properties::WriterProperties;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// Rows of a row group at most.
const ROW_GROUP: usize = 262_144;

/// Rows after which a row group ends where the period and role, or the attribute, changes: a reader that wants some of
/// them skips the other groups, and a small file has few groups.
const FULL_ENOUGH: usize = 4_096;

/// The largest dictionary of a column, so that a whole file's words fit and none is written out in full.
const DICTIONARY: usize = 64 << 20;

/// The columns of a form for some items.
pub fn schema<S: AsRef<str>>(items: &[S]) -> SchemaRef {
    let key = |name: &str, kind: DataType| Field::new(name, kind, false);
    let mut fields = vec![
        key("unit", DataType::Utf8),
        key("period", word_type()),
        key("role", word_type()),
        key("filing", DataType::Int64),
        key("revision", DataType::Int32),
        key("known", DataType::Int64),
        key("known_to", DataType::Int64),
        key("recorded", DataType::Int64),
    ];
    for item in items {
        fields.push(Field::new(value_column(item.as_ref()), amount_type(), true));
        fields.push(Field::new(fact_column(item.as_ref()), DataType::Int64, true));
    }
    fields.push(key("u", DataType::Int32));
    Arc::new(Schema::new(fields))
}

/// The columns of the register.
pub(crate) fn register_schema() -> SchemaRef {
    let of = |name: &str, kind: DataType| Field::new(name, kind, false);
    Arc::new(Schema::new(vec![
        of("attribute", word_type()),
        of("u", DataType::Int32),
        of("value", word_type()),
        of("since", DataType::Date32),
        of("valid_from", DataType::Date32),
        of("valid_to", DataType::Date32),
        of("known", DataType::Int64),
        of("known_to", DataType::Int64),
        of("row", DataType::Int64),
    ]))
}

fn word_type() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
}

fn words<'a>(of: impl Iterator<Item = &'a str>) -> ArrayRef {
    Arc::new(of.collect::<DictionaryArray<Int32Type>>())
}

/// The number of a day since 1970-01-01; of no day, one after all days.
pub(crate) fn day_number(day: Option<Date>) -> i32 {
    let epoch = jiff::civil::date(1970, 1, 1);
    day.map_or(i32::MAX, |day| epoch.until(day).map_or(i32::MAX, |span| span.get_days()))
}

/// Rectangles with the numbers of their units as rows, sorted by (attribute, unit, first day, known).
pub(crate) fn register_rows(mut of: Vec<(i32, Rectangle)>) -> Result<RecordBatch> {
    of.sort_by(|(u, a), (v, b)| (&a.attribute, u, a.from, a.known, a.row).cmp(&(&b.attribute, v, b.from, b.known, b.row)));
    let day = |get: fn(&Rectangle) -> Option<Date>| {
        Arc::new(Date32Array::from_iter_values(of.iter().map(|(_, r)| day_number(get(r))))) as ArrayRef
    };
    let whole = |get: fn(&Rectangle) -> i64| Arc::new(Int64Array::from_iter_values(of.iter().map(|(_, r)| get(r)))) as ArrayRef;
    let columns = vec![
        words(of.iter().map(|(_, r)| r.attribute.as_str())),
        Arc::new(Int32Array::from_iter_values(of.iter().map(|(u, _)| *u))),
        words(of.iter().map(|(_, r)| r.value.as_str())),
        day(|r| Some(r.since)),
        day(|r| Some(r.from)),
        day(|r| r.to),
        whole(|r| r.known),
        whole(|r| r.known_to),
        whole(|r| r.row),
    ];
    Ok(RecordBatch::try_new(register_schema(), columns).map_err(DataFusionError::from)?)
}

fn amount_type() -> DataType {
    DataType::Decimal128(amount::PRECISION, amount::SCALE.cast_signed() as i8)
}

/// The items that the chains name, in order.
pub(crate) fn items(chains: &Chains) -> Vec<String> {
    let items: BTreeSet<&str> = chains.values().flat_map(|chain| chain.items()).collect();
    items.into_iter().map(str::to_owned).collect()
}

/// A revision with the chain and the key it belongs to.
type Row<'a> = (&'a Key, &'a Chain, Wide<'a>);

/// The chains as rows sorted by (period, role, unit's number, known): what is read of a period lies together.
pub(crate) fn rows<S: AsRef<str>>(chains: &Chains, items: &[S]) -> Result<RecordBatch> {
    let mut wide: Vec<Row<'_>> = chains.iter().flat_map(|(key, chain)| chain.wide().into_iter().map(move |w| (key, chain, w))).collect();
    wide.sort_by_key(|(key, chain, _)| (&key.period, key.role.word(), chain.number));
    let whole = |of: fn(&Wide<'_>) -> i64| Arc::new(Int64Array::from_iter_values(wide.iter().map(|(_, _, w)| of(w)))) as ArrayRef;
    let revisions = wide.iter().map(|(_, _, w)| i32::try_from(w.nth).unwrap_or(i32::MAX));
    let mut columns = vec![
        Arc::new(StringArray::from_iter_values(wide.iter().map(|(k, ..)| &k.unit))) as ArrayRef,
        words(wide.iter().map(|(k, ..)| k.period.as_str())),
        words(wide.iter().map(|(k, ..)| k.role.word())),
        whole(|w| w.revision.filing),
        Arc::new(Int32Array::from_iter_values(revisions)),
        whole(|w| w.revision.known),
        whole(|w| w.known_to),
        whole(|w| w.revision.recorded),
    ];
    for item in items {
        let held = |w: &Wide<'_>| w.values.get(item.as_ref()).copied();
        let values = Decimal128Array::from_iter(wide.iter().map(|(_, _, w)| held(w).map(|h| i128::from(h.value))));
        columns.push(Arc::new(values.with_data_type(amount_type())));
        columns.push(Arc::new(Int64Array::from_iter(wide.iter().map(|(_, _, w)| held(w).map(|h| h.fact)))));
    }
    columns.push(Arc::new(Int32Array::from_iter_values(wide.iter().map(|(_, chain, _)| chain.number))));
    Ok(RecordBatch::try_new(schema(items), columns).map_err(DataFusionError::from)?)
}

/// The rows as a Parquet file, its row groups ending where one of some columns changes.
pub fn parquet(rows: &RecordBatch, together: &[&str]) -> Result<Vec<u8>> {
    Ok(written(rows, together).map_err(DataFusionError::from)?)
}

fn written(rows: &RecordBatch, together: &[&str]) -> Result<Vec<u8>, ParquetError> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_max_row_group_row_count(Some(ROW_GROUP))
        .set_dictionary_page_size_limit(DICTIONARY)
        .build();
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, rows.schema(), Some(properties))?;
    for run in runs(rows, together) {
        writer.write(&rows.slice(run.start, run.len()))?;
        if writer.in_progress_rows() >= FULL_ENOUGH {
            writer.flush()?;
        }
    }
    writer.close()?;
    Ok(bytes)
}

/// The stretches of rows over which some columns stay the same.
fn runs(rows: &RecordBatch, together: &[&str]) -> Vec<Range<usize>> {
    let columns: Vec<ArrayRef> = together.iter().filter_map(|name| rows.column_by_name(name).cloned()).collect();
    let parts = datafusion::arrow::compute::partition(&columns);
    parts.map_or_else(|_| std::iter::once(0..rows.num_rows()).collect(), |parts| parts.ranges())
}
