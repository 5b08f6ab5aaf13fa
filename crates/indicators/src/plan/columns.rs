//! A table for the engine, column by column.

use datafusion::arrow::array::{ArrayRef, AsArray, BooleanArray, Decimal128Array, Int8Array, StringArray};
use datafusion::arrow::datatypes::{DataType, Field, Schema};
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::error::DataFusionError;
use figures::Decimal;
use std::sync::Arc;

/// Digits after the point of a rate table.
const RATE_SCALE: i8 = 6;

/// The columns so far; all may hold nulls.
#[derive(Default, Clone)]
pub struct Columns {
    fields: Vec<Field>,
    arrays: Vec<ArrayRef>,
}

impl Columns {
    /// A column that is there already.
    pub fn push(&mut self, name: &str, array: ArrayRef) {
        self.fields.push(Field::new(name, array.data_type().clone(), true));
        self.arrays.push(array);
    }

    /// Other columns of the same rows.
    pub fn join(&mut self, others: Columns) {
        self.fields.extend(others.fields);
        self.arrays.extend(others.arrays);
    }

    /// The words of a column; what has none has this one.
    pub fn filled(&mut self, from: &str, name: &str, word: &str) {
        let place = self.fields.iter().position(|field| field.name() == from);
        let words = place.and_then(|at| self.arrays.get(at)?.as_string_opt::<i32>()).cloned();
        if let Some(words) = words {
            self.push(name, Arc::new(words.iter().map(|w| Some(w.unwrap_or(word))).collect::<StringArray>()));
        }
    }

    /// Words.
    pub fn text<S: AsRef<str>>(&mut self, name: &str, values: impl Iterator<Item = Option<S>>) {
        self.push(name, Arc::new(values.collect::<StringArray>()));
    }

    /// Yes, no or unknown.
    pub fn answer(&mut self, name: &str, values: impl Iterator<Item = Option<bool>>) {
        self.push(name, Arc::new(values.collect::<BooleanArray>()));
    }

    /// Yes or no, of every row.
    pub fn told(&mut self, name: &str, values: impl Iterator<Item = bool>) {
        self.fields.push(Field::new(name, DataType::Boolean, false));
        self.arrays.push(Arc::new(values.map(Some).collect::<BooleanArray>()));
    }

    /// Places in a list.
    pub fn place(&mut self, name: &str, values: impl Iterator<Item = Option<i8>>) {
        self.push(name, Arc::new(values.collect::<Int8Array>()));
    }

    /// Values of a rate table.
    pub fn number(&mut self, name: &str, values: impl Iterator<Item = Option<Decimal>>) {
        let scaled = values.map(|v| {
            v.map(|mut d| {
                d.rescale(RATE_SCALE as u32);
                d.mantissa()
            })
        });
        let kind = DataType::Decimal128(12, RATE_SCALE);
        self.push(name, Arc::new(scaled.collect::<Decimal128Array>().with_data_type(kind)));
    }

    /// The unit of every row.
    pub fn units(&self) -> StringArray {
        let place = self.fields.iter().position(|f| f.name() == "unit");
        let array = place.and_then(|at| self.arrays.get(at)?.as_any().downcast_ref::<StringArray>());
        array.cloned().unwrap_or_else(|| StringArray::new_null(0))
    }

    /// The table.
    pub fn batch(self) -> Result<RecordBatch, DataFusionError> {
        Ok(RecordBatch::try_new(Arc::new(Schema::new(self.fields)), self.arrays)?)
    }
}
