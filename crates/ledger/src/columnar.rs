//! The wide layout of a form: schema, record batches from chains, Parquet bytes.

use crate::chains::{Chains, Key, Wide};
use crate::table::{fact_column, value_column};
use crate::{Result, amount};
use datafusion::arrow::array::{ArrayRef, Decimal128Array, Int32Array, Int64Array, RecordBatch, StringArray};
use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use datafusion::error::DataFusionError;
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::parquet::basic::Compression;
use datafusion::parquet::file::properties::WriterProperties;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Precision of the amount columns; their scale is [`amount::SCALE`].
const PRECISION: u8 = 20;

/// Rows of a row group.
const ROW_GROUP: usize = 262_144;

/// The columns of a form for some items.
pub(crate) fn schema<S: AsRef<str>>(items: &[S]) -> SchemaRef {
    let key = |name: &str, kind: DataType| Field::new(name, kind, false);
    let mut fields = vec![
        key("unit", DataType::Utf8),
        key("period", DataType::Utf8),
        key("role", DataType::Utf8),
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
    Arc::new(Schema::new(fields))
}

fn amount_type() -> DataType {
    DataType::Decimal128(PRECISION, amount::SCALE.cast_signed() as i8)
}

/// The items that the chains name, in order.
pub(crate) fn items(chains: &Chains) -> Vec<String> {
    let items: BTreeSet<&str> = chains.values().flat_map(|chain| chain.items()).collect();
    items.into_iter().map(str::to_owned).collect()
}

/// The chains as rows sorted by (unit, period, role, known).
pub(crate) fn rows<S: AsRef<str>>(chains: &Chains, items: &[S]) -> Result<RecordBatch> {
    let wide: Vec<(&Key, Wide<'_>)> = chains.iter().flat_map(|(key, chain)| chain.wide().into_iter().map(move |w| (key, w))).collect();
    let text = |of: fn(&Key) -> &str| Arc::new(StringArray::from_iter_values(wide.iter().map(|(k, _)| of(k)))) as ArrayRef;
    let whole = |of: fn(&Wide<'_>) -> i64| Arc::new(Int64Array::from_iter_values(wide.iter().map(|(_, w)| of(w)))) as ArrayRef;
    let revisions = wide.iter().map(|(_, w)| i32::try_from(w.number).unwrap_or(i32::MAX));
    let mut columns = vec![
        text(|k| &k.unit),
        text(|k| &k.period),
        text(|k| k.role.word()),
        whole(|w| w.revision.filing),
        Arc::new(Int32Array::from_iter_values(revisions)),
        whole(|w| w.revision.known),
        whole(|w| w.known_to),
        whole(|w| w.revision.recorded),
    ];
    for item in items {
        let held = |w: &Wide<'_>| w.values.get(item.as_ref()).copied();
        let values = Decimal128Array::from_iter(wide.iter().map(|(_, w)| held(w).map(|h| i128::from(h.value))));
        columns.push(Arc::new(values.with_data_type(amount_type())));
        columns.push(Arc::new(Int64Array::from_iter(wide.iter().map(|(_, w)| held(w).map(|h| h.fact)))));
    }
    Ok(RecordBatch::try_new(schema(items), columns).map_err(DataFusionError::from)?)
}

/// The rows as a Parquet file.
pub(crate) fn parquet(rows: &RecordBatch) -> Result<Vec<u8>> {
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).set_max_row_group_row_count(Some(ROW_GROUP)).build();
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, rows.schema(), Some(properties)).map_err(DataFusionError::from)?;
    writer.write(rows).map_err(DataFusionError::from)?;
    writer.close().map_err(DataFusionError::from)?;
    Ok(bytes)
}
