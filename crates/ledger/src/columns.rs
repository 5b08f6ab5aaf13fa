//! Columns of typed cells as files that other programs read: an Arrow stream, or Parquet.

use crate::{Error, Result};
use datafusion::arrow::array::{ArrayRef, BooleanArray, Decimal128Array, Int64Array, RecordBatch, StringArray, TimestampMicrosecondArray};
use datafusion::arrow::datatypes::{Field, Schema};
use datafusion::arrow::error::ArrowError;
use datafusion::arrow::ipc::writer::StreamWriter;
use datafusion::error::DataFusionError;
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::parquet::basic::{Compression, ZstdLevel};
use datafusion::parquet::errors::ParquetError;
use datafusion::parquet::file::metadata::KeyValue;
use datafusion::parquet::file::properties::WriterProperties;
use figures::{Decimal, Moment};
use std::collections::HashMap;
use std::sync::Arc;

/// Digits of an amount at most.
const DIGITS: u8 = 38;

/// The cells of a column; an empty one is null.
#[derive(Debug, Clone, PartialEq)]
pub enum Cells {
    /// `Utf8`.
    Text(Vec<Option<String>>),
    /// `Decimal128` with as many decimals as the longest has: exact.
    Amount(Vec<Option<Decimal>>),
    /// `Int64`.
    Whole(Vec<Option<i64>>),
    /// `Timestamp` in microseconds, UTC.
    Moment(Vec<Option<Moment>>),
    /// `Boolean`.
    Flag(Vec<Option<bool>>),
}

/// A table for others, with notes that go along as metadata of its schema.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Columns {
    /// Columns by their names.
    pub named: Vec<(String, Cells)>,
    /// Notes by their names.
    pub notes: Vec<(String, String)>,
}

impl Columns {
    /// As an Arrow stream (IPC).
    ///
    /// # Errors
    /// Where an amount has too many digits beside the decimals of another, or columns are not of one length.
    pub fn arrow_stream(&self) -> Result<Vec<u8>> {
        let rows = self.rows()?;
        let write = || -> std::result::Result<Vec<u8>, ArrowError> {
            let mut writer = StreamWriter::try_new(Vec::new(), &rows.schema())?;
            writer.write(&rows)?;
            writer.finish()?;
            writer.into_inner()
        };
        write().map_err(arrow)
    }

    /// As a Parquet file.
    ///
    /// # Errors
    /// As for [`Columns::arrow_stream`].
    pub fn parquet(&self) -> Result<Vec<u8>> {
        let rows = self.rows()?;
        let notes = self.notes.iter().map(|(name, text)| KeyValue::new(name.clone(), text.clone())).collect();
        let write = || -> std::result::Result<Vec<u8>, ParquetError> {
            let properties = WriterProperties::builder().set_compression(Compression::ZSTD(ZstdLevel::try_new(3)?));
            let properties = properties.set_key_value_metadata(Some(notes)).build();
            let mut bytes = Vec::new();
            let mut writer = ArrowWriter::try_new(&mut bytes, rows.schema(), Some(properties))?;
            writer.write(&rows)?;
            writer.close()?;
            Ok(bytes)
        };
        write().map_err(|error| DataFusionError::from(error).into())
    }

    fn rows(&self) -> Result<RecordBatch> {
        let (mut fields, mut arrays) = (Vec::new(), Vec::new());
        for (name, cells) in &self.named {
            let array = array(cells).map_err(arrow)?;
            fields.push(Field::new(name, array.data_type().clone(), true));
            arrays.push(array);
        }
        let notes: HashMap<String, String> = self.notes.iter().cloned().collect();
        RecordBatch::try_new(Arc::new(Schema::new_with_metadata(fields, notes)), arrays).map_err(arrow)
    }
}

fn arrow(error: ArrowError) -> Error {
    DataFusionError::from(error).into()
}

fn array(cells: &Cells) -> std::result::Result<ArrayRef, ArrowError> {
    Ok(match cells {
        Cells::Text(all) => Arc::new(StringArray::from(all.clone())),
        Cells::Amount(all) => Arc::new(amounts(all)?),
        Cells::Whole(all) => Arc::new(Int64Array::from(all.clone())),
        Cells::Moment(all) => {
            let micros: TimestampMicrosecondArray = all.iter().map(|at| at.map(Moment::micros)).collect();
            Arc::new(micros.with_timezone("UTC"))
        }
        Cells::Flag(all) => Arc::new(BooleanArray::from(all.clone())),
    })
}

fn amounts(all: &[Option<Decimal>]) -> std::result::Result<Decimal128Array, ArrowError> {
    let plain: Vec<Option<Decimal>> = all.iter().map(|value| value.map(|value| value.normalize())).collect();
    let scale = plain.iter().flatten().map(Decimal::scale).max().unwrap_or(0);
    let scaled = plain.iter().map(|value| value.map(|value| digits(value, scale)).transpose());
    let scaled: Vec<Option<i128>> = scaled.collect::<std::result::Result<_, _>>()?;
    let decimals = i8::try_from(scale).map_err(|_| too_long())?;
    let array = Decimal128Array::from(scaled).with_precision_and_scale(DIGITS, decimals)?;
    array.validate_decimal_precision(DIGITS)?;
    Ok(array)
}

/// The digits of an amount with so many decimals.
fn digits(value: Decimal, scale: u32) -> std::result::Result<i128, ArrowError> {
    let factor = 10_i128.checked_pow(scale - value.scale()).ok_or_else(too_long)?;
    value.mantissa().checked_mul(factor).ok_or_else(too_long)
}

fn too_long() -> ArrowError {
    ArrowError::ComputeError("an amount has more digits than a column holds".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use datafusion::arrow::array::{Array, AsArray};
    use datafusion::arrow::datatypes::{DataType, Decimal128Type, TimeUnit, TimestampMicrosecondType};
    use datafusion::arrow::ipc::reader::StreamReader;
    use datafusion::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

    fn table() -> Columns {
        let amounts = ["1.50", "-0.0000000000000000000000000001", "26450000"].map(|text| text.parse::<Decimal>().ok());
        Columns {
            named: vec![
                ("id".to_owned(), Cells::Text(vec![Some("=甲".to_owned()), Some(String::new()), None])),
                ("value".to_owned(), Cells::Amount(amounts.to_vec())),
                ("at".to_owned(), Cells::Moment(vec![Some(Moment::from_micros(-1)), None, Some(Moment::from_micros(7))])),
                ("filed".to_owned(), Cells::Whole(vec![Some(i64::MIN), None, Some(3)])),
                ("late".to_owned(), Cells::Flag(vec![Some(true), Some(false), None])),
            ],
            notes: vec![("wanmu.as_of".to_owned(), "2021-08-10".to_owned())],
        }
    }

    fn held(rows: &RecordBatch) {
        let values = rows.column_by_name("value").expect("value").as_primitive::<Decimal128Type>();
        assert_eq!(values.data_type(), &DataType::Decimal128(38, 28));
        let expected = [15_i128 * 10_i128.pow(27), -1, 26_450_000 * 10_i128.pow(28)];
        assert_eq!(values.values().to_vec(), expected);
        let at = rows.column_by_name("at").expect("at").as_primitive::<TimestampMicrosecondType>();
        assert_eq!((at.value(0), at.is_null(1), at.value(2)), (-1, true, 7));
        assert_eq!(at.data_type(), &DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())));
        let ids = rows.column_by_name("id").expect("id").as_string::<i32>();
        assert_eq!((ids.value(0), ids.value(1), ids.is_null(2)), ("=甲", "", true));
    }

    fn noted(notes: &std::collections::HashMap<String, String>) {
        assert_eq!(notes.get("wanmu.as_of").map(String::as_str), Some("2021-08-10"));
    }

    #[test]
    fn what_was_written_is_read_back() {
        let bytes = table().arrow_stream().expect("a stream");
        let rows = StreamReader::try_new(&bytes[..], None).expect("a reader").next().expect("rows").expect("a batch");
        held(&rows);
        noted(rows.schema().metadata());
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), table().parquet().expect("parquet")).expect("written");
        let builder = ParquetRecordBatchReaderBuilder::try_new(file.reopen().expect("open")).expect("a reader");
        // Of a file the notes are its own; the rows that are read of it have none.
        noted(builder.schema().metadata());
        let reader = builder.build().expect("a reader");
        held(&reader.into_iter().next().expect("rows").expect("a batch"));
    }

    #[test]
    fn an_amount_that_does_not_fit_is_an_error_and_not_another_number() {
        let long = Columns {
            named: vec![("v".to_owned(), Cells::Amount(vec![Some(Decimal::MAX), "0.00000000001".parse().ok()]))],
            notes: Vec::new(),
        };
        assert!(long.arrow_stream().is_err());
        assert!(long.parquet().is_err());
        let none = Columns { named: vec![("v".to_owned(), Cells::Amount(Vec::new()))], notes: Vec::new() };
        assert!(none.parquet().is_ok());
    }
}
